"""Whether the program may close now, and what is asked while something is still to be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.widgets.dialog import question
from app.widgets.tasks import Tasks

if TYPE_CHECKING:
    from app.controllers.mailings import Mailing
    from app.windows.mailing_flow import MailingFlow


class Quitting(QObject):
    """Asks one question after the other, and closes the window once each is answered with quitting."""

    stayed = Signal()
    """A question was answered with not quitting."""

    def __init__(self, window: QWidget, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._giving_up = False
        self._paused = False

    def may_close(self, flow: MailingFlow) -> bool:
        """Whether nothing is to be asked any more; if something is, it is asked."""
        if (write := self._tasks.long_write) and not self._giving_up:
            self._ask_to_give_up(write)
            return False
        if (mailings := flow.running) and not self._paused:
            self._ask_to_pause(mailings, flow)
            return False
        return True

    def _ask_to_give_up(self, running: str) -> None:
        """Something is being written: finish it, or take it back."""

        def quit_now() -> None:
            self._giving_up = True
            self._tasks.cancel_writes()
            self._window.close()

        dialog = question(
            self._window,
            self.tr("‘{work}’ is still running").format(work=running),
            self.tr("If you quit now, it is stopped and leaves nothing behind."),
            self.tr("Stop it and quit"),
            danger=True,
            then=quit_now,
        )
        dialog.rejected.connect(self.stayed)

    def _ask_to_pause(self, mailings: Sequence[Mailing], flow: MailingFlow) -> None:
        """Mail is being sent: go on, or stop after the message that is on its way."""
        from app.windows import sending_wording

        def quit_now() -> None:
            self._paused = True
            QTimer.singleShot(0, self._window, self._window.close)  # not while the tasks are telling this

        waiting = sum(mailing.counts.waiting for mailing in mailings)
        dialog = question(
            self._window,
            self.tr("‘{batch}’ is still being sent").format(batch=sending_wording.batch(mailings[0])),
            self.tr(
                "%Ln message(s) are not sent yet. If you quit, the one on its way is finished first; the "
                "others wait until you resume the mailing.",
                "",
                waiting,
            ),
            self.tr("Pause and quit"),
            then=lambda: flow.pause_all(quit_now),
        )
        dialog.cancel_button.setText(self.tr("Keep sending"))
        dialog.rejected.connect(self.stayed)
