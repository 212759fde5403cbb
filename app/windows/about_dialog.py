"""What this program is, which versions it is made of, and where it keeps things."""

import platform
import sqlite3
from importlib.metadata import version

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QLabel, QWidget

from app import __version__
from app.paths import data_folder, log_folder
from app.widgets.dialog import Dialog
from app.widgets.form import Form
from app.widgets.labels import Heading, Hint, PlainLabel
from app.widgets.theme import program_icon


class AboutDialog(Dialog):
    """Name, versions, folders, licence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "aboutDialog", "")
        self.setWindowTitle(self.tr("About Relance"))
        symbol = QLabel()
        symbol.setPixmap(program_icon().pixmap(64, 64))
        rows = [
            (self.tr("Version"), __version__),
            ("Python", platform.python_version()),
            ("Qt", f"{qVersion()} (PySide6 {version('PySide6_Essentials')})"),
            ("SQLite", f"{sqlite3.sqlite_version} (Peewee {version('peewee')})"),
            (self.tr("Data"), str(data_folder())),
            (self.tr("Log"), str(log_folder())),
        ]
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 70)
        self.only_close()

        self.body.addWidget(symbol)
        self.body.addWidget(Heading("Relance"))
        self.body.addWidget(
            Hint(self.tr("Mail satisfaction surveys, and never to anyone who asked to be left alone."))
        )
        form = Form()
        for name, value in rows:
            form.add(name, PlainLabel(value, elide="middle", selectable=True))
        self.body.addLayout(form)
        self.body.addWidget(
            Hint(self.tr("Free software under the MIT licence. Icons: Lucide, ISC licence. Qt: LGPL."))
        )
