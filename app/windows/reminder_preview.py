"""The reminder preview: who would be reminded, who not and why, and what they would read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QSplitter, QWidget

from app.controllers import history, operations, reminders
from app.controllers.history import BatchGone
from app.controllers.operations import Entry, Source
from app.controllers.reminders import Overview
from app.errors import Refusal
from app.widgets.counts import CountBar, Part
from app.widgets.icons import icon
from app.widgets.preferences import Preferences
from app.widgets.tasks import Progress, Tasks
from app.widgets.words import isolate
from app.windows import audience_wording
from app.windows.audience_list import AudienceList
from app.windows.mailed_dialog import MailedDialog
from app.windows.message_editor import MessageEditor
from app.windows.message_preview import MessagePreview
from app.windows.page import Page
from app.windows.places import CustomerPlace, HistoryPlace, SettingsPlace, Unsubscription
from app.windows.survey_dialog import SurveyDialog

_PARTS = (
    Part("invited"),
    Part("answered", "−"),
    Part("unsubscribed", "−"),
    Part("recent", "−"),
    Part("exhausted", "−"),
    Part("invalid", "−"),
    Part("recipients", "="),
)


class ReminderPreview(Page):
    """One batch's next reminder."""

    shows = frozenset({"customer", "suppression", "transaction", "message", "answer", "batch", "setting"})

    def __init__(self, tasks: Tasks, preferences: Preferences, batch_id: int) -> None:
        super().__init__("reminderPreview", self.tr("Reminder preview"), tasks, preferences)
        self._batch_id = batch_id
        self._overview: Overview | None = None
        self._gone = False

        self._export = QPushButton(icon("file-down", "highlighted"), self.tr("Export the recipients…"))
        self._export.setObjectName("exportRecipientsButton")
        self._export.setProperty("primary", True)
        self._export.setToolTip(self.tr("A CSV file with which another program can mail them"))
        self._reminded = QPushButton(icon("mail-check"), self.tr("Mark as reminded elsewhere…"))
        self._reminded.setObjectName("markRemindedButton")
        self._reminded.setToolTip(self.tr("So that Relance knows of reminders that another program sent"))
        self._counts = CountBar(_PARTS, "audience", "equation")
        self._counts.setObjectName("recipientCount")
        self._unsubscribe = QPushButton(icon("user-x", "link"), self.tr("Bulk unsubscribe…"))
        self._unsubscribe.setObjectName("reminderBulkUnsubscribeButton")
        self._unsubscribe.setProperty("flatLink", True)
        self._unsubscribe.setCursor(Qt.CursorShape.PointingHandCursor)
        self._people = AudienceList(tasks, preferences, batch_id)
        self._editor = MessageEditor(tasks, batch_id)
        self._preview = MessagePreview(tasks, batch_id)

        self.buttons.addWidget(self._reminded)
        self.buttons.addWidget(self._export)
        self._counts.put_beside("recipients", self._unsubscribe)
        message = self._splitter("reminderMessage", Qt.Orientation.Vertical, self._editor, self._preview)
        both = self._splitter(
            "reminderPreview", Qt.Orientation.Horizontal, self._people, message, sizes=(1_150, 850)
        )
        self.body.addWidget(self._counts)
        self.body.addWidget(both, 1)

        self._counts.opened.connect(self._people.open)
        self._unsubscribe.clicked.connect(self._on_unsubscribe)
        self._people.customerWanted.connect(lambda key: self.went.emit(CustomerPlace(key)))
        self._people.recipientChosen.connect(self._preview.show_recipient)
        self._people.invitationWanted.connect(self._on_invited)
        self._people.settingsWanted.connect(lambda: self.went.emit(SettingsPlace()))
        self._export.clicked.connect(self._on_export)
        self._reminded.clicked.connect(self._on_reminded)
        self._editor.edited.connect(self._on_edited)
        self._editor.refused.connect(self.show_refusal)
        self._preview.surveyWanted.connect(self._on_survey)

        self._counts.set_open(self._people.opened)
        self._enable()

    def refresh(self) -> None:
        if self._gone:
            return
        batch_id = self._batch_id
        self.tasks.read(
            self,
            lambda _: reminders.overview(batch_id),
            self._show,
            topic="overview",
            label=self.tr("Counting the recipients"),
        )
        self._people.refresh()

    def show_refusal(self, refusal: Refusal) -> None:
        if self._gone:
            return
        if isinstance(refusal, BatchGone):
            self._gone = True
            self._editor.give_up()
            self.went.emit(HistoryPlace())
        super().show_refusal(refusal)

    def _splitter(
        self, name: str, orientation: Qt.Orientation, *parts: QWidget, sizes: tuple[int, int] = (1_000, 1_000)
    ) -> QSplitter:
        """Parts of equal rank whose sizes are remembered; in the proportion of `sizes` to begin with."""
        splitter = QSplitter(orientation)
        splitter.setObjectName(f"{name}Splitter")
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        for place, part in enumerate(parts):
            splitter.addWidget(part)
            splitter.setStretchFactor(place, 1)
        # Sizes in another proportion than the room are shared out in theirs.
        splitter.setSizes(self.preferences.value(f"splitters/{name}", list(sizes)))
        splitter.splitterMoved.connect(
            lambda: self.preferences.set_value(f"splitters/{name}", splitter.sizes())
        )
        return splitter

    def _show(self, overview: Overview) -> None:
        first, self._overview = self._overview is None, overview
        name = isolate(overview.batch.name)
        self.heading.setText(self.tr("Reminder preview — ‘{batch}’").format(batch=name))
        audience = overview.audience
        labels = audience_wording.labels(audience)
        self._counts.set_counts(
            {part.name: (getattr(audience, part.name), labels[part.name]) for part in _PARTS}
        )
        self._people.show_audience(audience)
        self._counts.set_open(self._people.opened)
        self._enable()
        self._editor.show_batch(overview.batch, overview.fields)
        if first:
            self._on_edited()
            self._people.take_focus()  # rather than the first button, which would do something
        self._preview.show_recipients(overview.recipients)

    def _enable(self) -> None:
        recipients = len(self._overview.recipients) if self._overview else 0
        self._export.setEnabled(recipients > 0)
        self._reminded.setEnabled(recipients > 0)

    def _on_edited(self) -> None:
        self._preview.show_message(self._editor.subject, self._editor.body)

    def _on_unsubscribe(self) -> None:
        detail = self._overview.batch.name if self._overview else ""
        self.unsubscriptionWanted.emit(Unsubscription(Source.REMINDER_PREVIEW, detail, self._batch_id))

    def _on_survey(self) -> None:
        if self._overview:
            SurveyDialog(self, self.tasks, self._overview.batch).open()

    def _on_invited(self) -> None:
        dialog = MailedDialog(
            self,
            self.tr("Mark as invited elsewhere"),
            self.tr("All customers of this batch are recorded as invited on that day; nothing is mailed."),
            self.tr("Mark as invited"),
        )
        batch_id = self._batch_id
        dialog.chosen.connect(
            lambda day: self._record(
                lambda: history.mark_invited(batch_id, day, Source.REMINDER_PREVIEW), self._say_invited
            )
        )
        dialog.open()

    def _on_reminded(self) -> None:
        if self._overview is None:
            return
        # Those who are counted in the question, whatever happens while it is open.
        batch_id, recipients = self._batch_id, self._overview.recipients
        dialog = MailedDialog(
            self,
            self.tr("Mark as reminded elsewhere"),
            self.tr(
                "The %Ln recipient(s) shown here are recorded as reminded on that day; nothing is mailed.",
                "",
                len(recipients),
            ),
            self.tr("Mark %Ln as reminded", "customers", len(recipients)),
        )
        dialog.chosen.connect(
            lambda day: self._record(
                lambda: reminders.mark_reminded(batch_id, recipients, day), self._say_reminded
            )
        )
        dialog.open()

    def _record(self, work: Callable[[], int], then: Callable[[Entry], None]) -> None:
        """Do what returns an operation's id, and say what that operation did."""
        self.tasks.write(
            self,
            lambda _: operations.get(work()),
            then,
            changes={"message", "operation"},
            label=self.tr("Recording the mailing"),
        )

    def _say_invited(self, entry: Entry) -> None:
        self.say(self.tr("%Ln customer(s) marked as invited.", "", entry.counts["invited"]), undo=entry.id)

    def _say_reminded(self, entry: Entry) -> None:
        self.say(self.tr("%Ln customer(s) marked as reminded.", "", entry.counts["reminded"]), undo=entry.id)

    def _on_export(self) -> None:
        if self._overview is None:
            return
        folder = self.preferences.value("folders/export", "")
        chooser = QFileDialog(self, self.tr("Export the recipients"), folder, self.tr("CSV files (*.csv)"))
        chooser.setObjectName("exportChooser")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("csv")
        name = self.tr("{batch} recipients", "a file name").format(batch=self._overview.batch.name)
        chooser.selectFile(re.sub(r'[\\/:*?"<>|]', "-", name) + ".csv")
        chooser.fileSelected.connect(lambda path: self._export_to(Path(path)))
        chooser.open()

    def _export_to(self, path: Path) -> None:
        self.preferences.set_value("folders/export", str(path.parent))
        header = [self.tr("E-mail"), self.tr("First name"), self.tr("Last name"), self.tr("Survey link")]
        # What a spreadsheet expects where numbers are written with a decimal comma.
        delimiter = ";" if QLocale().decimalPoint() == "," else ","
        batch_id = self._batch_id

        def work(progress: Progress) -> int:
            return reminders.export(batch_id, path, header, progress, delimiter=delimiter)

        def say(count: int) -> None:
            text = self.tr("%Ln recipient(s) written to ‘{file}’.", "", count)
            self.say(text.format(file=isolate(path.name)))

        self.tasks.read(self, work, say, topic="export", label=self.tr("Exporting the recipients"))
