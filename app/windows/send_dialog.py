"""Before mail leaves: to whom, from whom, how long it takes, now or later, with the number on the button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QRadioButton, QWidget

from app.controllers import sending
from app.controllers.account import NoAccount
from app.controllers.audiences import Mail
from app.controllers.operations import Source
from app.controllers.sending import Moved, Plan
from app.errors import Refusal
from app.widgets import words
from app.widgets.dialog import Dialog
from app.widgets.form import Form
from app.widgets.icons import IconView
from app.widgets.labels import Heading, Hint, PlainLabel
from app.widgets.moment_edit import MomentEdit
from app.widgets.tasks import Progress, Task, Tasks
from app.widgets.words import isolate
from app.windows import sending_wording, wording

CHANGES = frozenset({"message", "mailing", "operation"})


class SendDialog(Dialog):
    """Asks whether to do what a Plan says, and has it done; then `queued` carries the mailing's id.

    When something has moved since the numbers were counted, nothing is sent and they are shown anew.
    """

    queued = Signal(int)
    settingsWanted = Signal()  # noqa: N815 - beside Qt's own names
    """Show where the sender and the server are entered."""
    helpWanted = Signal(str)  # noqa: N815
    """Show this topic of the help."""

    def __init__(self, parent: QWidget, tasks: Tasks, plan: Plan, source: Source, unsubscribe: str) -> None:
        """`unsubscribe` is as with sending.prepare; `source` is the screen it was asked from."""
        reminders = plan.mail is Mail.REMINDER
        title = self.tr("Send reminders") if reminders else self.tr("Send invitations")
        super().__init__(parent, "sendDialog", title)
        self._tasks = tasks
        self._source = source
        self._unsubscribe = unsubscribe
        self._plan = plan
        self._task: Task | None = None

        self._title = Heading(level=2)
        self._title.setObjectName("sendTitle")
        self._recipients = PlainLabel()
        self._recipients.setObjectName("sendRecipients")
        self._sender = PlainLabel(elide="right", selectable=True)
        self._sender.setObjectName("sendSender")
        self._subject = PlainLabel(elide="right", selectable=True)
        self._subject.setObjectName("sendSubject")
        self._duration = PlainLabel()
        self._duration.setObjectName("sendDuration")
        self._gmail = PlainLabel(wrap=True)
        self._gmail.setObjectName("gmailWarning")
        self._help = QPushButton(self.tr("Why this matters"))
        self._help.setObjectName("gmailHelpButton")
        self._help.setAccessibleName(self.tr("Why many messages to Gmail matter"))
        self._help.setProperty("flatLink", True)
        self._now = QRadioButton(self.tr("Now"))
        self._now.setObjectName("sendNow")
        self._later = QRadioButton(self.tr("At a date and time"))
        self._later.setObjectName("sendLater")
        self._moment = MomentEdit("scheduleEdit")
        self._moment.setAccessibleName(self.tr("Date and time to begin at"))
        self._hint = Hint()
        self._hint.setObjectName("sendHint")
        self._confirm = self.add_accept_button("", "confirmSendButton")

        em = self.fontMetrics().height()
        form = Form()
        form.add(self.tr("To"), self._recipients)
        form.add(self.tr("From"), self._sender)
        form.add(self.tr("Subject"), self._subject)
        form.add(self.tr("Takes"), self._duration)
        self._warning = QFrame()
        self._warning.setProperty("card", True)
        warning = QHBoxLayout(self._warning)
        warning.setContentsMargins(em, round(em * 0.6), em, round(em * 0.6))
        warning.setSpacing(round(em * 0.8))
        warning.addWidget(IconView("triangle-alert", "warning", side=1.4))
        warning.addWidget(self._gmail, 1)
        warning.addWidget(self._help)
        when = QHBoxLayout()
        when.setSpacing(em)
        when.addWidget(self._now)
        when.addWidget(self._later)
        when.addWidget(self._moment)
        when.addStretch(1)
        self.body.addWidget(self._title)
        self.body.addLayout(form)
        self.body.addWidget(self._warning)
        self.body.addSpacing(round(em * 0.4))
        self.body.addLayout(when)
        self.body.addWidget(self._hint)
        self.body.addStretch(1)
        self._hint.setMinimumWidth(self.fontMetrics().averageCharWidth() * 84)

        group = QButtonGroup(self)
        group.addButton(self._now)
        group.addButton(self._later)
        self._now.toggled.connect(self._show_state)
        self._moment.dateTimeChanged.connect(self._show_state)
        self._help.clicked.connect(lambda: self.helpWanted.emit("gmail"))

        self._now.setChecked(True)
        self._show_plan(plan)
        self.prefer_cancel()

    def show_refusal(self, refusal: Refusal) -> None:
        """Say it; what has moved is counted again, what the settings lack can be entered there."""
        self._task = None
        self._show_state()
        text = words.sentence(refusal)
        if isinstance(refusal, NoAccount):
            settings = (self.tr("Settings"), self._on_settings)
            self.banner.show_message(text, "error", actions=[settings])
        else:
            self.banner.show_refusal(text)
        self._moment.keep_to_come()
        if isinstance(refusal, Moved):
            batch_id, mail, unsubscribe = self._plan.batch_id, self._plan.mail, self._unsubscribe
            self._confirm.setEnabled(False)
            self._tasks.read(
                self,
                lambda _: sending.prepare(batch_id, mail, unsubscribe),
                self._show_plan,
                failed=self._on_nothing_left,
            )

    def _on_nothing_left(self, refusal: Refusal) -> None:
        """What was counted again cannot be sent at all: there is nothing to confirm."""
        self.show_refusal(refusal)
        self._confirm.setEnabled(False)

    def _on_settings(self) -> None:
        self.reject()
        self.settingsWanted.emit()

    def _show_plan(self, plan: Plan) -> None:
        self._plan = plan
        count, batch = len(plan.recipients), isolate(plan.batch)
        if plan.mail is Mail.REMINDER:
            title = self.tr("Send %Ln reminder(s) of ‘{batch}’?", "", count)
        else:
            title = self.tr("Send %Ln invitation(s) of ‘{batch}’?", "", count)
        self._title.setText(title.format(batch=batch))
        recipients = self.tr("%Ln recipient(s) of ‘{batch}’, one message each", "", count)
        self._recipients.setText(recipients.format(batch=batch))
        self._recipients.setProperty("recipients", count)
        sender = plan.sender
        self._sender.setText(f"{sender.name} <{sender.address}>" if sender.name else sender.address)
        self._subject.setText(plan.draft.subject)
        if plan.seconds >= 1:
            duration = self.tr("{duration} or more, at the pace of the settings")
            self._duration.setText(duration.format(duration=sending_wording.duration(plan.seconds)))
        else:
            self._duration.setText(self.tr("As long as the server needs"))
        self._show_gmail(plan)
        self._show_state()

    def _show_gmail(self, plan: Plan) -> None:
        self._warning.setVisible(plan.gmail_warning)
        said = [self.tr("%Ln of them have an address at Gmail.", "recipients", plan.gmail)]
        if plan.gmail_today:
            said.append(self.tr("%Ln more were mailed there in the last 24 hours.", "", plan.gmail_today))
        limit = self.tr("From about {limit} a day on, Gmail expects a sender to meet rules for bulk mail.")
        said.append(limit.format(limit=wording.number(sending.GMAIL_A_DAY)))
        self._gmail.setText(" ".join(said))

    def _show_state(self) -> None:
        """Have the button say what it does."""
        count, now = len(self._plan.recipients), self._now.isChecked()
        self._moment.setEnabled(not now)
        if not now:
            moment = sending_wording.date_and_time(self._moment.moment)
            self._confirm.setText(self.tr("Schedule for {moment}").format(moment=moment))
            self._hint.setText(
                self.tr(
                    "Who gets it is decided at that moment: whoever unsubscribes or answers before is left "
                    "out. The message stays as it is now. Relance must be open then; if it is not, it asks "
                    "when it is next opened."
                )
            )
        else:
            if self._plan.mail is Mail.REMINDER:
                self._confirm.setText(self.tr("Send %Ln reminder(s)", "", count))
            else:
                self._confirm.setText(self.tr("Send %Ln invitation(s)", "", count))
            self._hint.setText(
                self.tr(
                    "Nobody who has unsubscribed is among them, and whoever unsubscribes before their "
                    "message leaves is left out. You can pause at any time."
                )
            )
        for widget in (self._now, self._later, self._confirm):
            widget.setEnabled(self._task is None)

    def _on_queued(self, mailing_id: int) -> None:
        self._task = None
        super().accept()
        self.queued.emit(mailing_id)

    def _on_stopped(self) -> None:
        self._task = None
        super().reject()

    # Qt

    def accept(self) -> None:
        """Send, once however often it is clicked; the dialog closes when the messages are queued."""
        if self._task is not None or not self._confirm.isEnabled():
            return
        plan, source = self._plan, self._source
        due = None if self._now.isChecked() else self._moment.moment

        def work(progress: Progress) -> int:
            return sending.send(plan, source, due=due, progress=progress)

        self.banner.hide()
        self._task = self._tasks.write(
            self,
            work,
            self._on_queued,
            changes=CHANGES,
            label=self.tr("Preparing the messages"),
            cancelled=self._on_stopped,
        )
        self._show_state()

    def reject(self) -> None:
        """Close; while the messages are being queued, have that taken back first."""
        if self._task is not None:
            self._task.cancel()
        else:
            super().reject()
