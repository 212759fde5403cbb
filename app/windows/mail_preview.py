"""The invitation and the reminder preview: who would be mailed, who not and why, and what they would read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSplitter, QWidget

from app.controllers import audiences, history, operations
from app.controllers.audiences import PARTS, Mail, Overview
from app.controllers.history import BatchGone
from app.controllers.operations import Entry, Source
from app.errors import Refusal
from app.widgets import words
from app.widgets.counts import CountBar, Part
from app.widgets.icons import icon
from app.widgets.labels import Hint
from app.widgets.preferences import Preferences
from app.widgets.splitters import remember
from app.widgets.tasks import Tasks
from app.widgets.theme import restyle
from app.windows import audience_wording
from app.windows.audience_list import AudienceList
from app.windows.mailed_dialog import MailedDialog
from app.windows.message_editor import MessageEditor
from app.windows.message_preview import MessagePreview
from app.windows.other_means import OtherMeansButton
from app.windows.page import Page
from app.windows.places import (
    CustomerPlace,
    HistoryPlace,
    InvitationPlace,
    ReminderPlace,
    Sending,
    SettingsPlace,
    TestMessage,
    Unsubscription,
)
from app.windows.survey_dialog import SurveyDialog


class MailPreview(Page):
    """One batch's invitation, or its next reminder."""

    shows = frozenset({"customer", "suppression", "transaction", "message", "answer", "batch", "setting"})

    def __init__(self, tasks: Tasks, preferences: Preferences, batch_id: int, mail: Mail) -> None:
        name = f"{mail}Preview"
        super().__init__(name, audience_wording.title(mail), tasks, preferences)
        self._batch_id = batch_id
        self._mail = mail
        self._overview: Overview | None = None
        self._asking = False  # until what is to be sent is stored
        self._gone = False

        self._hint = Hint(elide="right")
        self._hint.setObjectName("sendingHint")
        self._more = OtherMeansButton(tasks, preferences, batch_id, mail)
        self._test = QPushButton(icon("mail"), self.tr("Send test to myself"))
        self._test.setObjectName("sendTestButton")
        self._send = QPushButton(icon("send", "highlighted"), audience_wording.send(mail, 0))
        self._send.setObjectName(
            "sendInvitationsButton" if mail is Mail.INVITATION else "sendRemindersButton"
        )
        self._send.setProperty("primary", True)
        first, *others, last = PARTS[mail]
        self._counts = CountBar(
            [Part(first), *(Part(part, "−") for part in others), Part(last, "=")], "audience", "equation"
        )
        self._counts.setObjectName("recipientCount")
        self._unsubscribe = QPushButton(icon("user-x", "link"), self.tr("Bulk unsubscribe…"))
        self._unsubscribe.setObjectName(f"{mail}BulkUnsubscribeButton")
        self._unsubscribe.setProperty("flatLink", True)
        self._unsubscribe.setCursor(Qt.CursorShape.PointingHandCursor)
        self._people = AudienceList(tasks, preferences, batch_id, mail)
        self._editor = MessageEditor(tasks, batch_id, mail, preferences)
        self._preview = MessagePreview(tasks, batch_id, mail)

        self.below_heading.addWidget(self._hint)
        self._more.setMinimumHeight(self._send.sizeHint().height())  # which has an icon
        for button in (self._more, self._test, self._send):
            self.buttons.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        self._counts.put_beside("recipients", self._unsubscribe)
        message = self._splitter(
            f"{mail}Message", Qt.Orientation.Vertical, self._editor, self._preview, sizes=(920, 1_080)
        )
        both = self._splitter(name, Qt.Orientation.Horizontal, self._people, message, sizes=(1_150, 850))
        self.body.addWidget(self._counts)
        self.body.addWidget(both, 1)

        self._counts.opened.connect(self._people.open)
        self._unsubscribe.clicked.connect(self._on_unsubscribe)
        self._people.customerWanted.connect(lambda key: self.went.emit(CustomerPlace(key)))
        self._people.recipientChosen.connect(self._preview.show_recipient)
        self._people.invitationWanted.connect(self._on_invited)
        self._people.otherMailWanted.connect(self._on_other_mail)
        self._people.settingsWanted.connect(lambda: self.went.emit(SettingsPlace("minimum_days")))
        self._more.said.connect(self.said)
        self._test.clicked.connect(self._on_test)
        self._send.clicked.connect(self._on_send)
        self._editor.loaded.connect(self._on_edited)
        self._editor.edited.connect(self._on_edited)
        self._editor.refused.connect(self.show_refusal)
        self._preview.surveyWanted.connect(self._on_survey)

        self._counts.set_open(self._people.opened)
        self._judge()

    def refresh(self) -> None:
        if self._gone:
            return
        batch_id, mail = self._batch_id, self._mail
        self.tasks.read(
            self,
            lambda _: audiences.overview(batch_id, mail),
            self._show,
            topic="overview",
            label=self.tr("Counting the recipients"),
        )
        self._people.refresh()

    def keep(self) -> None:
        self._editor.save()

    def show_refusal(self, refusal: Refusal) -> None:
        self._asking = False
        if self._gone:
            return
        if isinstance(refusal, BatchGone):
            self._gone = True
            self._editor.give_up()
            self.went.emit(HistoryPlace())
        else:
            self._judge()
        super().show_refusal(refusal)

    def _splitter(
        self, name: str, orientation: Qt.Orientation, *parts: QWidget, sizes: tuple[int, int]
    ) -> QSplitter:
        """Parts of equal rank whose sizes are remembered; in the proportion of `sizes` to begin with."""
        splitter = QSplitter(orientation)
        splitter.setObjectName(f"{name}Splitter")
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        for place, part in enumerate(parts):
            splitter.addWidget(part)
            splitter.setStretchFactor(place, 1)
        remember(splitter, name, self.preferences, sizes)
        return splitter

    def _show(self, overview: Overview) -> None:
        first, self._overview = self._overview is None, overview
        self.heading.setText(audience_wording.title_of(self._mail, overview.batch.name))
        audience = overview.audience
        labels = audience_wording.labels(audience)
        self._counts.set_counts({part: (getattr(audience, part), labels[part]) for part in PARTS[self._mail]})
        self._people.show_audience(audience)
        self._counts.set_open(self._people.opened)
        self._more.show_overview(overview)
        self._send.setText(audience_wording.send(self._mail, audience.recipients))
        self._editor.show_fields(overview.fields)
        if first:
            self._people.take_focus()  # rather than the first button, which would do something
        self._preview.show_recipients(overview.recipients)
        self._judge()

    def _judge(self) -> None:
        """Let the message be sent if it can be, and say why if it cannot."""
        overview, why, warn = self._overview, "", False
        ready = overview is not None and self._editor.isEnabled()
        if overview is not None and not overview.recipients:
            why = audience_wording.why_nobody(overview.audience)[0]
        elif overview is not None and ready:
            objection = audiences.objection(overview.batch, self._editor.draft)
            why, warn = words.sentence(objection) if objection else "", objection is not None
        for button in (self._send, self._test):
            button.setEnabled(ready and not why and not self._asking)
            button.setToolTip(words.tooltip(why))
        self._hint.setText(why or self.tr("Nothing leaves before you confirm it."))
        self._hint.setProperty("tone", "warning" if warn else "")
        restyle(self._hint)

    def _on_edited(self) -> None:
        self._preview.show_draft(self._editor.draft)
        self._judge()

    def _on_send(self) -> None:
        wish = Sending(self._batch_id, self._mail)
        self._ask(lambda: self.sendWanted.emit(wish))

    def _on_test(self) -> None:
        if (transaction_id := self._preview.recipient) is not None:
            wish = TestMessage(self._batch_id, self._mail, transaction_id)
            self._ask(lambda: self.testWanted.emit(wish))

    def _ask(self, wish: Callable[[], None]) -> None:
        """Store the message as it is to be read now, and only then have it sent."""

        def stored() -> None:
            self._asking = False
            self._judge()
            wish()

        self._asking = True
        self._judge()
        self._editor.keep(stored)

    def _on_unsubscribe(self) -> None:
        detail = self._overview.batch.name if self._overview else ""
        self.unsubscriptionWanted.emit(Unsubscription(self._source, detail, self._batch_id))

    @property
    def _source(self) -> Source:
        return Source.INVITATION_PREVIEW if self._mail is Mail.INVITATION else Source.REMINDER_PREVIEW

    def _on_other_mail(self) -> None:
        other = ReminderPlace if self._mail is Mail.INVITATION else InvitationPlace
        self.went.emit(other(self._batch_id))

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
        dialog.chosen.connect(self._mark_invited)
        dialog.open()

    def _mark_invited(self, day: date) -> None:
        batch_id, source = self._batch_id, self._source
        self.tasks.write(
            self,
            lambda _: operations.get(history.mark_invited(batch_id, day, source)),
            self._say_invited,
            changes={"message", "operation"},
            label=self.tr("Recording the mailing"),
        )

    def _say_invited(self, entry: Entry) -> None:
        self.say(self.tr("%Ln customer(s) marked as invited.", "", entry.counts["invited"]), undo=entry.id)
