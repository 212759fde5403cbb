"""One batch: its counts, its recipients, its import report, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTabWidget, QToolButton, QVBoxLayout, QWidget

from app.controllers import audiences, columns, history, operations
from app.controllers.answers import Receipt
from app.controllers.audiences import Audience, Mail
from app.controllers.columns import Role
from app.controllers.history import BatchGone, Details, Row
from app.controllers.operations import Entry
from app.controllers.recipients import Group
from app.errors import Refusal
from app.widgets.counts import CountBar, Part
from app.widgets.icons import IconView, icon
from app.widgets.labels import Hint, PlainLabel
from app.widgets.preferences import Preferences
from app.widgets.tasks import Tasks
from app.widgets.theme import restyle
from app.widgets.words import isolate
from app.windows import wording
from app.windows.answers_dialog import AnswersDialog
from app.windows.batch_deletion import ask_to_delete
from app.windows.batch_recipients import BatchRecipients
from app.windows.import_report import ImportReport
from app.windows.mailed_dialog import MailedDialog
from app.windows.page import Page
from app.windows.places import CustomerPlace, HistoryPlace, InvitationPlace, ReminderPlace
from app.windows.rename_dialog import RenameDialog
from app.windows.survey_dialog import SurveyDialog


@dataclass(frozen=True, slots=True)
class _Found:
    """What a reading thread knows of the batch; `titles` are its own columns that are worth one here."""

    row: Row
    details: Details
    titles: Sequence[str]


class BatchPage(Page):
    """A batch, with its recipients or, at first, its import report."""

    shows = frozenset({"batch", "transaction", "customer", "message", "answer", "suppression"})

    def __init__(
        self,
        tasks: Tasks,
        preferences: Preferences,
        batch_id: int,
        report: bool = False,
        group: Group | None = None,
        before: int | None = None,
        since_invitation: bool = False,
    ) -> None:
        """`group`, `before` and `since_invitation` narrow the recipients at first."""
        super().__init__("batchPage", "", tasks, preferences)
        self._batch_id = batch_id
        self._batch: Row | None = None
        self._details: Details | None = None
        self._group = group
        self._before = before
        self._since_invitation = since_invitation
        self._gone = False
        self._recipients: BatchRecipients | None = None  # its columns are known with the details
        self._origin = Hint(elide="middle")
        self._origin.setObjectName("batchOrigin")
        self._rename = QToolButton()
        self._rename.setObjectName("renameButton")
        self._rename.setIcon(icon("pencil", "dim"))
        self._rename.setToolTip(self.tr("Rename the batch"))
        self._rename.setAccessibleName(self.tr("Rename the batch"))
        self._survey = Hint(elide="middle")
        self._survey.setObjectName("surveyAddress")
        self._set_survey = QPushButton(self.tr("Survey address…"))
        self._set_survey.setObjectName("surveyAddressButton")
        self._set_survey.setProperty("flatLink", True)
        self._delete = QPushButton(icon("trash-2", "error"), self.tr("Delete the batch…"))
        self._delete.setObjectName("deleteBatchButton")
        self._delete.setProperty("danger", True)
        self._record = QPushButton(icon("mail-check"), self.tr("Record answers…"))
        self._record.setObjectName("recordAnswersButton")
        self._remind = QPushButton(icon("bell"), self.tr("Send reminder…"))
        self._remind.setObjectName("sendReminderButton")
        self._not_invited = PlainLabel(wrap=True)
        self._not_invited.setObjectName("notInvited")
        self._mark_invited = QPushButton(icon("calendar"), self.tr("Mark as invited elsewhere…"))
        self._mark_invited.setObjectName("markInvitedButton")
        self._invite = QPushButton(icon("send", "highlighted"), self.tr("Send invitations…"))
        self._invite.setObjectName("sendInvitationsButton")
        self._invite.setProperty("primary", True)
        self._counts = CountBar(
            [
                Part("customers"),
                *(Part(group, "·") for group in (Group.INVITED, Group.ANSWERED)),
                *(Part(group, "·") for group in (Group.UNSUBSCRIBED, Group.REMINDED)),
            ],
            "batchCounts",
        )
        self._counts.setObjectName("batchCounts")
        self._report = ImportReport(tasks, preferences)
        self._tabs = QTabWidget()
        self._tabs.setObjectName("batchTabs")
        self._tabs.setDocumentMode(True)

        em = self.fontMetrics().height()
        named = QHBoxLayout()  # takes the heading over, so that the pencil is beside it
        named.addWidget(self.heading)
        named.addWidget(self._rename)
        named.addStretch(1)
        survey = QHBoxLayout()
        survey.setSpacing(round(em * 0.6))
        survey.addWidget(self._set_survey)
        survey.addWidget(self._survey, 1)
        self.below_heading.addLayout(named)
        self.below_heading.addWidget(self._origin)
        self.below_heading.addLayout(survey)
        for button in (self._delete, self._record, self._remind):
            self.buttons.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        self._card = QFrame()
        self._card.setProperty("card", True)
        row = QHBoxLayout(self._card)
        row.setContentsMargins(em, round(em * 0.6), em, round(em * 0.6))
        row.setSpacing(round(em * 0.8))
        row.addWidget(IconView("info", "link", side=1.4))
        row.addWidget(self._not_invited, 1)
        row.addWidget(self._mark_invited)
        row.addWidget(self._invite)
        self._card.hide()
        self.body.addWidget(self._card)
        self.body.addWidget(self._counts)
        self.body.addWidget(self._tabs, 1)
        below_tab = QWidget()
        inside = QVBoxLayout(below_tab)
        inside.setContentsMargins(0, round(em * 0.7), 0, 0)
        inside.addWidget(self._report)
        self._tabs.addTab(below_tab, self.tr("Import report"))
        self._report_first = report

        self._rename.clicked.connect(self._on_rename)
        self._set_survey.clicked.connect(self._on_survey)
        self._delete.clicked.connect(self._on_delete)
        self._record.clicked.connect(self._on_record)
        self._remind.clicked.connect(lambda: self.went.emit(ReminderPlace(self._batch_id)))
        self._mark_invited.clicked.connect(self._on_mark_invited)
        self._invite.clicked.connect(lambda: self.went.emit(InvitationPlace(self._batch_id)))
        self._counts.opened.connect(self._on_count)
        self._report.customerWanted.connect(lambda key: self.went.emit(CustomerPlace(key)))

    def refresh(self) -> None:
        if self._gone:
            return
        batch_id = self._batch_id
        self.tasks.read(self, lambda _: _read(batch_id), self._show, topic="batch")
        # Apart: of a million this takes seconds, for which the rest need not wait.
        self.tasks.read(
            self,
            lambda _: audiences.audience(batch_id, Mail.INVITATION),
            self._show_invitable,
            topic="invitable",
        )
        self._report.refresh()
        if self._recipients:
            self._recipients.refresh()

    def _show(self, found: _Found) -> None:
        self._batch, self._details = row, details = found.row, found.details
        self.heading.setText(row.name)
        origin = self.tr("{file} · imported on {day}")
        self._origin.setText(origin.format(file=isolate(row.file_name), day=wording.day_of(row.imported_at)))
        if details.survey_address:
            self._survey.setText(details.survey_address)
        else:
            self._survey.setText(self.tr("none yet", "survey address"))
        self._counts.set_counts(
            {
                "customers": (row.customers, self.tr("customer(s)", "of a batch", row.customers)),
                Group.INVITED: (row.invited, self.tr("invited", "customers", row.invited)),
                Group.ANSWERED: (row.answered, self.tr("answered", "customers", row.answered)),
                Group.UNSUBSCRIBED: (
                    row.unsubscribed,
                    self.tr("unsubscribed", "customers", row.unsubscribed),
                ),
                Group.REMINDED: (row.reminders, self.tr("reminder(s)", "", row.reminders)),
            }
        )
        if self._recipients is None:
            self._add_recipients(found.titles)

    def _show_invitable(self, audience: Audience) -> None:
        """What comes next are the invitations for as long as somebody can get one, and then the reminder."""
        count = audience.recipients
        self._card.setVisible(count > 0)
        self._not_invited.setText(
            self.tr(
                "%Ln recipient(s) not invited yet. Send the invitations; if another program has mailed them, "
                "say on which day. Reminders can follow.",
                "",
                count,
            )
        )
        self._remind.setProperty("primary", not count)
        self._remind.setIcon(icon("bell", "text" if count else "highlighted"))
        restyle(self._remind)

    def _add_recipients(self, titles: Sequence[str]) -> None:
        self._recipients = BatchRecipients(self.tasks, self.preferences, self._batch_id, titles)
        self._recipients.customerWanted.connect(lambda key: self.went.emit(CustomerPlace(key)))
        self._recipients.everyoneWanted.connect(lambda: self._on_count("customers"))
        self._tabs.insertTab(0, self._recipients, self.tr("Recipients"))
        self._report.show_batch(self._batch_id)
        self._tabs.setCurrentIndex(1 if self._report_first else 0)
        if self._group is not None:
            self._counts.set_open(self._group)
            self._recipients.show_group(self._group, self._before, self._since_invitation)

    def _on_count(self, name: str) -> None:
        """Show those who are counted; everyone when they are shown already."""
        chosen = None if name == "customers" else Group(name)
        some = self._recipients is not None and self._recipients.is_part_of_group
        self._group = None if chosen is self._group and not some else chosen
        self._counts.set_open(self._group)
        if self._recipients:
            self._tabs.setCurrentWidget(self._recipients)
            self._recipients.show_group(self._group)

    def _on_rename(self) -> None:
        if self._batch:
            RenameDialog(self, self.tasks, self._batch_id, self._batch.name).open()

    def _on_survey(self) -> None:
        if self._details:
            dialog = SurveyDialog(self, self.tasks, self._details)
            dialog.accepted.connect(lambda: self.say(self.tr("The survey address is saved.")))
            dialog.open()

    def _on_mark_invited(self) -> None:
        dialog = MailedDialog(
            self,
            self.tr("Mark as invited elsewhere"),
            self.tr(
                "Everyone of this batch who has no invitation yet is recorded as invited on this day, by "
                "other means than Relance. Nothing is sent. It counts as a contact: reminders can follow "
                "once the days between contacts have passed."
            ),
            self.tr("Mark as invited"),
        )
        dialog.chosen.connect(self._mark)
        dialog.open()

    def _mark(self, day: date) -> None:
        batch_id = self._batch_id
        self.tasks.write(
            self,
            lambda _: operations.get(history.mark_invited(batch_id, day)),
            self._on_marked,
            changes={"message", "operation"},
            label=self.tr("Recording invitations"),
        )

    def _on_marked(self, entry: Entry) -> None:
        said = self.tr("%Ln invitation(s) recorded as sent elsewhere.", "", entry.counts["invited"])
        self.say(said, undo=entry.id)

    def _on_record(self) -> None:
        if self._batch:
            dialog = AnswersDialog(self, self.tasks, self.preferences, self._batch_id, self._batch.name)
            dialog.recorded.connect(self._on_recorded)
            dialog.open()

    def _on_recorded(self, receipt: Receipt) -> None:
        said = [self.tr("%Ln answer(s) recorded.", "", receipt.counts.recorded)]
        if receipt.moved:
            said.append(self.tr("The batch had changed since the preview: this is what was done."))
        self.say(" ".join(said), undo=receipt.operation_id)

    def _on_delete(self) -> None:
        if self._batch:
            ask_to_delete(self, self._batch, self._leave)

    def _leave(self) -> None:
        self._gone = True
        self.went.emit(HistoryPlace())

    def show_refusal(self, refusal: Refusal) -> None:
        """Say it; a batch that somebody else deleted has no page any more."""
        if self._gone:
            return
        if isinstance(refusal, BatchGone):
            self._leave()
        super().show_refusal(refusal)


def _read(batch_id: int) -> _Found:
    details = history.details(batch_id)
    roles = columns.propose(details.columns, ())
    # Every recipient has a date of its own, written as the person writes dates.
    titles = ["" if role is Role.DATE else title for title, role in zip(details.columns, roles, strict=True)]
    return _Found(history.row(batch_id), details, titles)
