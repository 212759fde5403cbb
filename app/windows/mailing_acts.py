"""What can be done with a mailing: stop it and go on, give it another time, decide what is uncertain."""

from __future__ import annotations

from array import array
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.controllers import audiences, mailings, sending
from app.controllers.audiences import Mail, NoRecipients
from app.controllers.mailings import Mailing
from app.controllers.operations import Source
from app.widgets.dialog import question
from app.widgets.tasks import Progress, Tasks
from app.windows import sending_wording
from app.windows.schedule_dialog import ScheduleDialog

_CHANGES = frozenset({"mailing", "message", "operation"})


class MailingActs(QObject):
    """Each is a write of its own, after a question where mail leaves twice or not at all.

    A refusal is shown by the nearest window around the owner.
    """

    def __init__(self, tasks: Tasks, owner: QWidget) -> None:
        super().__init__(owner)
        self._tasks = tasks
        self._owner = owner

    def pause(self, mailing: Mailing) -> None:
        """Stop before the next message."""
        self._do(lambda: sending.pause(mailing.id), self.tr("Pausing"))

    def stay_paused(self, mailing: Mailing) -> None:
        """Do not go on by itself."""
        self._do(lambda: sending.stay_paused(mailing.id), self.tr("Pausing"))

    def resume(self, mailing: Mailing) -> None:
        """Go on with a paused mailing."""
        self._do(lambda: sending.resume(mailing.id), self.tr("Resuming"))

    def begin(self, mailing: Mailing) -> None:
        """Begin now what was to begin at a time, after a question with the number as of now."""
        if (batch_id := mailing.batch_id) is None:
            return
        mail = Mail(mailing.kind)

        def count(_progress: Progress) -> int:
            recipients = audiences.audience(batch_id, mail).recipients
            if not recipients:
                raise NoRecipients()
            return recipients

        self._tasks.read(
            self._owner,
            count,
            lambda count: self._ask_to_begin(mailing, count),
            topic="recipients",
        )

    def reschedule(self, mailing: Mailing) -> None:
        """Ask for another time."""
        ScheduleDialog(self._owner, self._tasks, mailing).open()

    def cancel(self, mailing: Mailing) -> None:
        """Send no more of a mailing, after a question with the number."""
        waiting = mailing.counts.waiting
        parts = [
            self.tr("%Ln message(s) that are waiting will not be sent.", "", waiting),
            self.tr("They can be sent later from the batch, as a mailing of their own."),
        ]
        if mailing.counts.sent:
            parts.append(self.tr("What was sent stays sent."))
        question(
            self._owner,
            self.tr("Cancel the mailing of ‘{batch}’?").format(batch=sending_wording.batch(mailing)),
            " ".join(parts),
            self.tr("Cancel %Ln message(s)", "", waiting),
            danger=True,
            then=lambda: self._do(lambda: sending.cancel(mailing.id), self.tr("Cancelling the mailing")),
        ).cancel_button.setText(self.tr("Keep it"))

    def remove_schedule(self, mailing: Mailing) -> None:
        """Have a mailing not begin at all, after a question."""
        question(
            self._owner,
            self.tr("Remove the schedule of ‘{batch}’?").format(batch=sending_wording.batch(mailing)),
            self.tr("Nothing was sent, and nothing will be. The message stays with the batch."),
            self.tr("Remove the schedule"),
            danger=True,
            then=lambda: self._do(lambda: sending.cancel(mailing.id), self.tr("Removing the schedule")),
        ).cancel_button.setText(self.tr("Keep it"))

    def send_again(self, mailing: Mailing) -> None:
        """Send what may have been sent, after a question that says what that means."""
        self._tasks.read(
            self._owner, lambda _: _uncertain(mailing.id), self._ask_to_send_again, topic="uncertain"
        )

    def take_as_sent(self, mailing: Mailing) -> None:
        """Count what may have been sent as sent."""
        self._decide(lambda: _uncertain(mailing.id), again=False)

    def _ask_to_begin(self, mailing: Mailing, count: int) -> None:
        if mailing.kind == Mail.REMINDER:
            title, accept = (
                self.tr("Send %Ln reminder(s) of ‘{batch}’ now?", "", count),
                self.tr("Send %Ln reminder(s)", "", count),
            )
        else:
            title, accept = (
                self.tr("Send %Ln invitation(s) of ‘{batch}’ now?", "", count),
                self.tr("Send %Ln invitation(s)", "", count),
            )
        question(
            self._owner,
            title.format(batch=sending_wording.batch(mailing)),
            self.tr("Who gets it was counted anew: nobody who has unsubscribed since is among them."),
            accept,
            then=lambda: self._do(
                lambda: sending.begin(mailing.id, count), self.tr("Preparing the messages")
            ),
        )

    def _ask_to_send_again(self, chosen: array[int]) -> None:
        # Those who are counted in the question, whatever happens while it is open.
        question(
            self._owner,
            self.tr("Send %Ln message(s) again?", "", len(chosen)),
            self.tr(
                "The server may have delivered them already, and only its answer was lost. Whoever has the "
                "message may receive it twice."
            ),
            self.tr("Send %Ln again", "messages", len(chosen)),
            danger=True,
            then=lambda: self._decide(lambda: chosen, again=True),
        )

    def _decide(self, chosen: Callable[[], array[int]], *, again: bool) -> None:
        self._do(lambda: sending.decide(chosen(), again, Source.SENDING), self.tr("Recording the decision"))

    def _do(self, work: Callable[[], object], label: str) -> None:
        self._tasks.write(self._owner, lambda _: work(), lambda _: None, changes=_CHANGES, label=label)


def _uncertain(mailing_id: int) -> array[int]:
    return mailings.message_ids(mailing_id, "uncertain", "", "at", False)
