"""What can be done with the recipients of a mail when another program mails them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QMenu, QPushButton

from app.controllers import audiences, operations
from app.controllers.audiences import Mail, Overview
from app.controllers.operations import Entry
from app.widgets.icons import icon
from app.widgets.preferences import Preferences
from app.widgets.tasks import Progress, Tasks
from app.widgets.words import isolate
from app.windows.mailed_dialog import MailedDialog
from app.windows.page import Message
from app.windows.saving import as_file_name, ask_where


class OtherMeansButton(QPushButton):
    """A menu: write the recipients to a file, and record that they were mailed."""

    said = Signal(object)
    """A Message that says what was done."""

    def __init__(self, tasks: Tasks, preferences: Preferences, batch_id: int, mail: Mail) -> None:
        super().__init__(self.tr("More"))
        self._tasks = tasks
        self._preferences = preferences
        self._batch_id = batch_id
        self._mail = mail
        self._overview: Overview | None = None
        self.setObjectName("moreButton")
        self.setToolTip(self.tr("For when another program mails them"))
        menu = QMenu(self)
        menu.setObjectName("moreMenu")
        self._export = menu.addAction(icon("file-down"), self.tr("Export the recipients…"))
        self._export.setObjectName("exportRecipientsAction")
        self._mark = menu.addAction(
            icon("mail-check"),
            self.tr("Mark as reminded elsewhere…")
            if mail is Mail.REMINDER
            else self.tr("Mark as invited elsewhere…"),
        )
        self._mark.setObjectName("markElsewhereAction")
        self.setMenu(menu)

        self._export.triggered.connect(self._on_export)
        self._mark.triggered.connect(self._on_mark)

        self._enable()

    def show_overview(self, overview: Overview) -> None:
        """It is about these recipients from now on."""
        self._overview = overview
        self._enable()

    def _enable(self) -> None:
        for action in (self._export, self._mark):
            action.setEnabled(bool(self._overview and self._overview.recipients))

    def _on_mark(self) -> None:
        if self._overview is None:
            return
        # Those who are counted in the question, whatever happens while it is open.
        recipients = self._overview.recipients
        count = len(recipients)
        if self._mail is Mail.REMINDER:
            dialog = MailedDialog(
                self.window(),
                self.tr("Mark as reminded elsewhere"),
                self.tr(
                    "The %Ln recipient(s) shown are recorded as reminded on that day. Nothing is mailed.",
                    "",
                    count,
                ),
                self.tr("Mark %Ln as reminded", "customers", count),
            )
        else:
            dialog = MailedDialog(
                self.window(),
                self.tr("Mark as invited elsewhere"),
                self.tr(
                    "The %Ln recipient(s) shown are recorded as invited on that day. Nothing is mailed.",
                    "",
                    count,
                ),
                self.tr("Mark %Ln as invited", "customers", count),
            )
        batch_id, mail = self._batch_id, self._mail
        dialog.chosen.connect(
            lambda day: self._tasks.write(
                self,
                lambda _: operations.get(audiences.mark_elsewhere(batch_id, mail, recipients, day)),
                self._say_marked,
                changes={"message", "operation"},
                label=self.tr("Recording the mailing"),
            )
        )
        dialog.open()

    def _say_marked(self, entry: Entry) -> None:
        if self._mail is Mail.REMINDER:
            text = self.tr("%Ln customer(s) marked as reminded.", "", entry.counts["reminded"])
        else:
            text = self.tr("%Ln customer(s) marked as invited.", "", entry.counts["invited"])
        self.said.emit(Message(text, undo=entry.id))

    def _on_export(self) -> None:
        if self._overview is None:
            return
        folder = self._preferences.value("folders/export", "")
        title = self.tr("Export the recipients")
        name = self.tr("{batch} recipients", "a file name").format(batch=self._overview.batch.name)
        ask_where(
            self.window(),
            title,
            self.tr("CSV files (*.csv)"),
            f"{as_file_name(name)}.csv",
            self._export_to,
            chooser="exportChooser",
            folder=folder,
        )

    def _export_to(self, path: Path) -> None:
        self._preferences.set_value("folders/export", str(path.parent))
        header = [self.tr("E-mail"), self.tr("First name"), self.tr("Last name"), self.tr("Survey link")]
        # What a spreadsheet expects where numbers are written with a decimal comma.
        delimiter = ";" if QLocale().decimalPoint() == "," else ","
        batch_id, mail = self._batch_id, self._mail

        def work(progress: Progress) -> int:
            return audiences.export(batch_id, mail, path, header, progress, delimiter=delimiter)

        def say(count: int) -> None:
            text = self.tr("%Ln recipient(s) written to ‘{file}’.", "", count)
            self.said.emit(Message(text.format(file=isolate(path.name))))

        self._tasks.read(self, work, say, topic="export", label=self.tr("Exporting the recipients"))
