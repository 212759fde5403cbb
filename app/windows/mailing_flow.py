"""Sending, across windows: confirming it, testing it, following it, and what waits for a person."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.controllers import account, mailings
from app.controllers.account import DemoSendsNothing, NoAccount
from app.controllers.mailings import Attention, Mailing, State
from app.controllers.operations import Source
from app.errors import Refusal
from app.widgets import words
from app.widgets.palette import Tone
from app.widgets.service import Service
from app.widgets.status_link import StatusLink
from app.widgets.steady import Steady
from app.widgets.tasks import Progress, Tasks
from app.windows import sending_wording
from app.windows.mailing_notices import MailingNotices
from app.windows.message_tests import MessageTests
from app.windows.page import Message
from app.windows.places import Sending, SendingPlace, SettingsPlace, TestMessage

# What sends, and the dialogs, are imported when they are needed, the first by the thread that sends.

_WATCHED = frozenset({"mailing", "message", "suppression"})
# What the status bar tells of, the first of these that there is.
_IN_LINE: tuple[tuple[State, str, Tone], ...] = (
    (State.RUNNING, "send", "link"),
    (State.PAUSED, "pause", "warning"),
    (State.MISSED, "calendar", "warning"),
)
_MARGIN = 60  # s for which an end is looked for again: its time was taken before it was written


class MailingFlow(QObject):
    """Knows which mailings go on, shows so in the status bar, and says what a person has to know."""

    went = Signal(object)
    """A Place to go to."""
    helpWanted = Signal(str)  # noqa: N815 - beside Qt's own names
    """Show this topic of the help."""
    said = Signal(object)
    """A Message for the banner."""

    def __init__(self, window: QWidget, tasks: Tasks, line: StatusLink) -> None:
        """Dialogs open over `window`, which has a show_refusal; `line` is in its status bar."""
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._line = line
        self._attention: Attention | None = None
        self._open: tuple[Mailing, ...] = ()
        self._password_missing: bool | None = None  # until it is asked
        self._in_line: int | None = None
        self._looked = int(time.time())
        self._closing = False
        self._question = Steady(tasks, self._on_seen, self)
        self._notices = MailingNotices(self._looked, self, self)
        self._tests = MessageTests(tasks, self)

        line.clicked.connect(self._on_line)
        self._tests.said.connect(self.said)
        self._tests.settingsWanted.connect(self.show_settings)
        tasks.changed.connect(self._on_changed)
        tasks.went_on.connect(self._on_changed)

    @property
    def running(self) -> tuple[Mailing, ...]:
        """The mailings that are being sent, as far as known."""
        return tuple(each for each in self._open if each.state is State.RUNNING)

    def start(self) -> None:
        """Begin to send what is queued, and to follow it."""
        self._tasks.serve(_serve)
        self._look()

    def confirm(self, wish: Sending, source: Source) -> None:
        """Count what sending would do now, and ask whether to do it."""
        unsubscribe = sending_wording.how_to_unsubscribe()

        def work(_progress: Progress) -> object:
            from app.controllers import sending

            return sending.prepare(wish.batch_id, wish.mail, unsubscribe)

        def ask(plan: object) -> None:
            from app.controllers.sending import Plan
            from app.windows.send_dialog import SendDialog

            assert isinstance(plan, Plan)
            dialog = SendDialog(self._window, self._tasks, plan, source, unsubscribe)
            dialog.queued.connect(self.show)
            dialog.settingsWanted.connect(self.show_settings)
            dialog.helpWanted.connect(self.helpWanted)
            dialog.open()

        self._tasks.read(
            self,
            work,
            ask,
            topic="plan",
            label=self.tr("Counting the recipients"),
            failed=lambda refusal: self._refuse(refusal, lambda: self.confirm(wish, source)),
        )

    def send_test(self, wish: TestMessage, source: Source) -> None:
        """Send a message to the operator; the banner says what becomes of it."""
        unsubscribe = sending_wording.how_to_unsubscribe()
        self._tests.send(
            wish,
            unsubscribe,
            source,
            lambda refusal: self._refuse(refusal, lambda: self.send_test(wish, source)),
        )

    def pause_all(self, then: Callable[[], None]) -> None:
        """Stop whatever is being sent, for the program is to close, and call `then`."""
        self._closing = True

        def work(_progress: Progress) -> None:
            from app.controllers import sending

            sending.pause_all()

        def refused(refusal: Refusal) -> None:
            self._closing = False
            self._show_refusal(refusal)

        self._tasks.write(
            self, work, lambda _: then(), changes={"mailing"}, label=self.tr("Pausing"), failed=refused
        )

    # What the banner's buttons do

    def show(self, mailing_id: int) -> None:
        """Open a mailing."""
        self.went.emit(SendingPlace(mailing_id))

    def resume(self, mailing: Mailing) -> None:
        """Go on with a paused mailing, and show it."""
        from app.windows.mailing_acts import MailingActs

        MailingActs(self._tasks, self._window).resume(mailing)
        self.show(mailing.id)

    def enter_password(self) -> None:
        """Ask for the password, and go on with what waits for nothing else."""
        self._ask_password(self._on_password)

    def show_settings(self) -> None:
        """Show where the account is set."""
        self.went.emit(SettingsPlace())

    def _look(self) -> None:
        since, self._looked = self._looked - _MARGIN, int(time.time())
        self._question.ask(lambda _: mailings.attention(since))

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & _WATCHED:
            self._look()

    def _on_seen(self, attention: Attention) -> None:
        if self._closing:
            return
        self._attention = attention
        self._open = tuple(each for each in attention.open if each.kind != "test")
        self._show_line()
        self._tests.see(attention)
        self._notice()
        if self._open and self._password_missing is None:
            self._password_missing = False
            self._tasks.read(self, lambda _: _is_password_missing(), self._on_password_seen, topic="password")

    def _on_password_seen(self, missing: bool) -> None:
        self._password_missing = missing
        self._notice()

    def _notice(self) -> None:
        """Say what has not been said yet."""
        if self._attention is None:
            return
        if message := self._notices.see(self._attention, bool(self._password_missing)):
            self.said.emit(message)

    def _show_line(self) -> None:
        """Say in the status bar what is being sent, or else what stands still."""
        self._in_line = None
        for state, symbol, tone in _IN_LINE:
            if mailing := next((each for each in self._open if each.state is state), None):
                self._in_line = mailing.id
                self._line.show_text(sending_wording.in_line(mailing), symbol, tone)
                return
        self._line.clear()

    def _on_line(self) -> None:
        if self._in_line is not None:
            self.show(self._in_line)

    def _refuse(self, refusal: Refusal, again: Callable[[], None]) -> None:
        """Say why not, or have it put right and try `again`."""
        if type(refusal).__name__ in sending_wording.WANTS_PASSWORD:
            self._ask_password(again)
        elif isinstance(refusal, NoAccount):
            settings = (self.tr("Settings"), self.show_settings)
            self.said.emit(Message(words.sentence(refusal), "error", [settings]))
        elif isinstance(refusal, DemoSendsNothing):
            self.said.emit(Message(words.sentence(refusal), "info"))
        else:
            self._show_refusal(refusal)

    def _show_refusal(self, refusal: Refusal) -> None:
        self.said.emit(Message(words.sentence(refusal), "error"))

    def _ask_password(self, then: Callable[[], None]) -> None:
        from app.windows.password_dialog import PasswordDialog

        dialog = PasswordDialog(self._window, self._tasks)
        dialog.given.connect(then)
        dialog.open()

    def _on_password(self) -> None:
        self._password_missing = False
        waiting = [each.id for each in self._open if each.why in sending_wording.WANTS_PASSWORD]

        def work(_progress: Progress) -> None:
            from app.controllers import sending

            for mailing_id in waiting:
                sending.resume(mailing_id)

        def go_on(_: None) -> None:
            self.said.emit(Message(self.tr("The password is known now: mail can be sent.")))
            self._notices.remind()

        self._tasks.write(
            self,
            work,
            go_on,
            changes={"mailing"},
            label=self.tr("Resuming"),
            failed=self._show_refusal,
        )


def _serve(service: Service) -> None:
    from app.controllers import sending

    sending.serve(service)


def _is_password_missing() -> bool:
    """Whether nobody has told the password yet; a key store is asked when it is needed."""
    return not account.has_key_store() and account.needs_password()
