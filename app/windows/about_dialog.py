"""What this program is, which versions it is made of, and where it keeps things."""

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.controllers import parts
from app.paths import data_folder, log_folder
from app.widgets.dialog import Dialog
from app.widgets.form import Form
from app.widgets.icons import icon, program_icon
from app.widgets.labels import Heading, Hint, PlainLabel


class AboutDialog(Dialog):
    """Name, versions, folders, licence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "aboutDialog", "")
        self.setWindowTitle(self.tr("About Relance"))
        symbol = QLabel()
        symbol.setPixmap(program_icon().pixmap(64, 64))
        versions = parts.versions()
        rows = [
            (self.tr("Version"), versions["Relance"]),
            ("Python", versions["Python"]),
            ("Qt", qVersion()),
            ("PySide6", versions["PySide6"]),
            ("SQLite", versions["SQLite"]),
            ("Peewee", versions["Peewee"]),
            (self.tr("Data folder"), str(data_folder())),
            (self.tr("Log"), str(log_folder())),
        ]
        self._text = "\n".join(["Relance", *(f"{name}: {value}" for name, value in rows)])
        copy = QPushButton(icon("copy"), self.tr("Copy"))
        copy.setObjectName("copyVersionsButton")
        copy.setToolTip(self.tr("Copy the versions and folders, for whoever is to help"))
        copy.setAutoDefault(False)
        licences = QPushButton(icon("scroll-text"), self.tr("Licences…"))
        licences.setObjectName("licencesButton")
        licences.setAutoDefault(False)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 70)
        self.only_close()
        self.buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.addButton(licences, QDialogButtonBox.ButtonRole.ActionRole)

        beside = QVBoxLayout()
        beside.addWidget(Heading("Relance"))
        beside.addWidget(
            Hint(self.tr("Mail satisfaction surveys, and never to anyone who asked to be left alone."))
        )
        top = QHBoxLayout()
        top.setSpacing(self.fontMetrics().height())
        top.addWidget(symbol)
        top.addLayout(beside, 1)
        self.body.addLayout(top)
        self.body.addSpacing(round(self.fontMetrics().height() * 0.5))
        form = Form()
        for name, value in rows:
            form.add(name, PlainLabel(value, elide="middle", selectable=True))
        self.body.addLayout(form)
        self.body.addStretch(1)
        self.body.addWidget(
            Hint(self.tr("Free software under the MIT licence. Icons: Lucide, ISC licence. Qt: LGPL."))
        )

        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._text))
        licences.clicked.connect(self._show_licences)

        self.cancel_button.setFocus()

    def _show_licences(self) -> None:
        from app.windows.licences_dialog import LicencesDialog

        LicencesDialog(self).open()
