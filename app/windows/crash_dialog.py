"""The one dialog for a bug: what happened, for whoever can mend it, without anyone's address."""

import traceback
from types import TracebackType

from PySide6.QtCore import QSize, Signal, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QPushButton, QWidget

from app.controllers import parts
from app.log import scrub
from app.paths import log_folder
from app.widgets.dialog import Dialog
from app.widgets.icons import icon
from app.widgets.labels import Heading, PlainLabel


class CrashDialog(Dialog):
    """Shows a traceback with *Copy details*, and offers to go on or to begin anew."""

    restartWanted = Signal()  # noqa: N815 - beside Qt's own names

    def __init__(
        self,
        parent: QWidget | None,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        super().__init__(parent, "crashDialog", "", size=QSize(720, 460))
        self.setWindowTitle(self.tr("Something went wrong in Relance"))
        details = "".join(traceback.format_exception(kind, error, trace))
        versions = [f"{name} {version}" for name, version in parts.versions().items()]
        self._details = scrub(f"{', '.join(versions)}, Qt {qVersion()}\n{details}")
        text = QPlainTextEdit(self._details)
        text.setObjectName("crashDetails")
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        text.setAccessibleName(self.tr("Details"))
        copy = QPushButton(icon("copy"), self.tr("Copy details"))
        copy.setObjectName("copyDetailsButton")
        copy.setAutoDefault(False)
        explanation = self.tr(
            "This is a fault of the program, not yours. What was being done was not done, and nothing that "
            "was saved is lost. The details, without any address, are also in the log: {folder}"
        )
        advice = self.tr(
            "You can go on. If something looks wrong now, restart: the same database opens again."
        )
        self.cancel_button.setText(self.tr("Go on"))
        restart = self.add_accept_button(self.tr("Restart Relance"), "restartButton")
        self.buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)

        self.body.addWidget(Heading(self.tr("Something went wrong in Relance"), level=2))
        self.body.addWidget(PlainLabel(explanation.format(folder=log_folder()), wrap=True))
        self.body.addWidget(PlainLabel(advice, wrap=True))
        self.body.addWidget(text, 1)

        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._details))
        self.accepted.connect(self.restartWanted)

        restart.setFocus()
