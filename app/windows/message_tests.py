"""Tests of a message to oneself: sent, and told what became of them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.controllers import mailings
from app.controllers.mailings import Attention, Mailing, Sent, State
from app.controllers.operations import Source
from app.errors import Refusal
from app.widgets.banner import BannerTone
from app.widgets.tasks import Progress, Tasks
from app.widgets.words import isolate
from app.windows import message_wording, sending_wording
from app.windows.page import Message
from app.windows.places import TestMessage

_CHANGES = frozenset({"message", "mailing", "operation"})


@dataclass(frozen=True, slots=True)
class _Test:
    """A test as it is now: a mailing of one message."""

    mailing: Mailing
    message: Sent


class MessageTests(QObject):
    """A test that cannot leave now does not leave later: one is told why, and sends another."""

    said = Signal(object)
    """A Message for the banner."""
    settingsWanted = Signal()  # noqa: N815 - beside Qt's own names
    """Show where the account is set."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._open: dict[int, str] = {}  # what was said last of each that is not at its end
        self._given_up: set[int] = set()

    def send(
        self, wish: TestMessage, unsubscribe: str, source: Source, failed: Callable[[Refusal], None]
    ) -> None:
        """Queue a test; `failed` is given what forbids it."""

        def work(_progress: Progress) -> _Test:
            from app.controllers import sending

            mailing_id = sending.send_test(wish.batch_id, wish.mail, wish.transaction_id, unsubscribe, source)
            return _read(mailing_id)

        self._tasks.write(
            self, work, self._on_queued, changes=_CHANGES, label=self.tr("Preparing the test"), failed=failed
        )

    def see(self, attention: Attention) -> None:
        """Look what became of the tests, now that some mailing has changed."""
        for mailing in attention.open:
            # Left from when the program ended; nobody waits for it.
            if mailing.kind == "test" and mailing.state is State.PAUSED and mailing.id not in self._open:
                self._give_up(mailing.id)
        if ids := tuple(self._open):
            self._tasks.read(self, lambda _: _read_all(ids), self._on_seen, topic="tests", quick=True)

    def _on_queued(self, test: _Test) -> None:
        self._open[test.mailing.id] = ""
        sentence = self.tr("A test is on its way to {address}.")
        self.said.emit(Message(sentence.format(address=isolate(test.message.address)), "info"))

    def _on_seen(self, tests: Collection[_Test]) -> None:
        for test in tests:
            text, tone = self._outcome(test)
            if text and self._open.get(test.mailing.id) not in (None, text):
                self._open[test.mailing.id] = text
                self.said.emit(Message(text, tone, self._actions(test.mailing)))
            if test.mailing.state is State.PAUSED:
                self._give_up(test.mailing.id)
            if test.mailing.state is not State.RUNNING:
                self._open.pop(test.mailing.id, None)

    def _actions(self, mailing: Mailing) -> list[tuple[str, Callable[[], None]]]:
        if mailing.why in sending_wording.WANTS_SETTINGS:
            return [(self.tr("Settings"), self.settingsWanted.emit)]
        return []

    def _outcome(self, test: _Test) -> tuple[str, BannerTone]:
        mailing, message = test.mailing, test.message
        address = isolate(message.address)
        if mailing.state is State.PAUSED:
            sentence = self.tr("The test was not sent. {why}")
            return sentence.format(why=sending_wording.why(mailing.why)), "error"
        match message.state:
            case "sent":
                return self.tr("The test was sent to {address}.").format(address=address), "good"
            case "refused":
                sentence = self.tr("The test to {address} was refused. {why}")
                why = message_wording.why(message)
                return sentence.format(address=address, why=why), "error"
            case "uncertain":
                sentence = self.tr(
                    "The server’s answer to the test never came: look whether it has arrived at {address}."
                )
                return sentence.format(address=address), "warning"
            case "retry":
                sentence = self.tr("The server has not taken the test to {address} yet. {why}")
                why = message_wording.why(message)
                return sentence.format(address=address, why=why), "warning"
            case "queued" | "sending":
                return "", "info"
            case _:
                sentence = self.tr("The test to {address} was not sent. {why}")
                why = message_wording.why(message)
                return sentence.format(address=address, why=why), "warning"

    def _give_up(self, mailing_id: int) -> None:
        if mailing_id in self._given_up:
            return
        self._given_up.add(mailing_id)

        def work(_progress: Progress) -> None:
            from app.controllers import sending

            sending.cancel(mailing_id)

        self._tasks.write(
            self,
            work,
            lambda _: None,
            changes=_CHANGES,
            label=self.tr("Cancelling the test"),
            failed=lambda _: None,  # it has come to an end meanwhile
        )


def _read(mailing_id: int) -> _Test:
    (message,) = mailings.message_rows(mailings.message_ids(mailing_id, None, "", "at", False))
    assert message is not None
    return _Test(mailings.get(mailing_id), message)


def _read_all(ids: Collection[int]) -> list[_Test]:
    return [_read(id) for id in ids]
