"""The sending loop: takes message after message from the outbox to the server, at the pace that was set."""

import logging
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Protocol

from app.delivery import message, outbox, smtp
from app.delivery.outbox import Claimed, Done, Frozen
from app.delivery.pace import DAY, Pace, Pacer
from app.delivery.smtp import Account, Envelope, Fate, Halt, Phase, Result, Session, Trouble
from app.errors import Refusal
from app.models.database import reading

_logger = logging.getLogger(__name__)

_IDLE = 10.0  # s after which a connection is closed rather than used again: servers hang up on the silent
_GLANCE = 5.0  # s between two looks at what nobody announced: another process, the clock
_PACE_KNOWN = 1.0  # s for which the settings of the pace are believed
_TURN = 2.0  # s for one mailing before a test, or a schedule, has its turn
_POLICY = (
    5  # refusals for reasons of policy (5.7.x, RFC 3463) in a row, after which it is the sender's matter
)

_TABLES = ("message", "mailing")


class Control(Protocol):
    """What the loop asks whoever runs it, and tells."""

    def stopping(self) -> bool:
        """Whether to come to an end before the next message."""

    def wait(self, seconds: float) -> None:
        """Wait that long, or until something has changed or is to end."""

    def changed(self, *tables: str) -> None:
        """Say that rows of these tables have changed."""

    def failed(self, error: Exception) -> None:
        """Tell of a bug that has stopped one mailing."""

    def may_break_off(self, break_off: Callable[[], None] | None) -> None:
        """Say what ends, from another thread, a wait for the server; None when nothing does any more."""


@dataclass(frozen=True, slots=True)
class Means:
    """What the loop needs to know of the settings, asked again whenever it matters.

    `account` raises a Refusal when there is none to send with; `begin` queues the scheduled mailings that are
    due at a moment, `at_start` those that came due while nothing ran.
    """

    account: Callable[[], Account]
    pace: Callable[[], Pace]
    begin: Callable[[int, bool], None]
    open: Callable[[Account], Session] = smtp.Session.open


def run(control: Control, means: Means) -> None:
    """Send what the outbox holds until told to stop; only one process does for a database, others wait."""
    lease = outbox.Lease()
    try:
        while not lease.take():
            if control.stopping():
                return
            control.wait(_GLANCE)
        _Dispatcher(control, means).run()
    finally:
        lease.release()


class _Dispatcher:
    def __init__(self, control: Control, means: Means) -> None:
        self._control = control
        self._means = means
        self._session: Session | None = None
        self._used = 0.0
        self._frozen: Frozen | None = None
        self._pace, self._pace_read = Pace(), 0.0
        self._pacer = Pacer(())
        self._refused_for_policy = 0

    def run(self) -> None:
        started = False
        try:
            while not self._control.stopping():
                if started:
                    self._turn()
                else:
                    started = self._start()
        finally:
            self._hang_up()

    def _start(self) -> bool:
        """Take stock of what the process before this one left; false when the database cannot be written."""
        try:
            if uncertain := outbox.recover():
                _logger.info("%d message(s) were being sent when the program ended", uncertain)
            self._pacer = Pacer(_sent_lately())
            self._means.begin(_now(), True)
        except Refusal as refusal:
            _logger.info("nothing is sent yet: %s", type(refusal).__name__)
            self._control.wait(_GLANCE)
            return False
        self._control.changed(*_TABLES)
        return True

    def _turn(self) -> None:
        """Send what is due of one mailing, or wait for something to do."""
        try:
            self._means.begin(_now(), False)
        except Refusal as refusal:  # of the backup before it, for instance; others can be sent all the same
            _logger.info("a scheduled mailing cannot begin: %s", type(refusal).__name__)
        try:
            mailing_id = outbox.next_mailing(_now())
            if mailing_id is not None:
                self._work_on(mailing_id)
                self._control.changed(*_TABLES)
                return
            moment = outbox.next_moment()
        except Refusal as refusal:  # another program writes for long, or the disk is full
            _logger.info("nothing is sent for the moment: %s", type(refusal).__name__)
            moment = None
        self._hang_up()
        self._control.wait(_GLANCE if moment is None else min(max(moment - time.time(), 0.05), _GLANCE))

    def _work_on(self, mailing_id: int) -> None:
        try:
            self._send(mailing_id)
        except Refusal:
            raise
        except Exception as error:  # noqa: BLE001 - a bug, which `failed` has told; others are sent all the same
            outbox.pause(mailing_id, "failure")
            self._hang_up()
            self._control.failed(error)

    def _send(self, mailing_id: int) -> None:
        """Send message after message until none is due, the mailing is stopped, or it is others' turn."""
        if self._frozen is None or self._frozen.id != mailing_id:
            self._frozen = outbox.frozen(mailing_id)
        done: Done | None = None
        try:
            end = time.monotonic() + _TURN
            while time.monotonic() < end:
                if self._control.stopping():
                    return
                if (wait := self._pacer.wait(self._current_pace(), time.time())) > 0:
                    outbox.settle(done, _now())
                    done = None
                    self._control.changed(*_TABLES)
                    if wait > _IDLE:
                        self._hang_up()
                    if not self._wait(mailing_id, wait):
                        return
                    continue
                if not self._is_connected():
                    outbox.settle(done, _now())  # a server may take minutes to answer
                    done = None
                    if not self._connect(mailing_id) or self._control.stopping():
                        return
                claimed = outbox.step(done, mailing_id, _now())
                if done is not None:
                    self._control.changed(*_TABLES)
                done = None
                if claimed is None:
                    return
                done = self._deliver(claimed)
                if self._is_policy(done.result):
                    outbox.settle(done, _now())
                    reply = done.result.reply if done.result else None
                    done = None
                    outbox.pause(mailing_id, "policy", reply.text if reply else "")
                    return
        finally:
            self._keep(done)

    def _wait(self, mailing_id: int, seconds: float) -> bool:
        """Wait for the pace's sake; False when the mailing is not to be sent from any more."""
        self._control.wait(min(seconds, _PACE_KNOWN))
        return not self._control.stopping() and outbox.next_mailing(_now()) == mailing_id

    def _keep(self, done: Done | None) -> None:
        """Settle the last message however long the database cannot be written: it was sent, perhaps."""
        while True:
            try:
                outbox.settle(done, _now())
                return
            except Refusal as refusal:
                _logger.info("what was sent cannot be recorded yet: %s", type(refusal).__name__)
                if self._control.stopping():  # it is uncertain then
                    return
                self._control.wait(_GLANCE)

    def _current_pace(self) -> Pace:
        moment = time.monotonic()
        if moment - self._pace_read > _PACE_KNOWN:
            self._pace, self._pace_read = self._means.pace(), moment
        return self._pace

    def _is_connected(self) -> bool:
        idle = time.monotonic() - self._used
        return self._session is not None and idle < _IDLE and self._session.alive

    def _connect(self, mailing_id: int) -> bool:
        """Open a connection to the server, or pause the mailing and say why there is none."""
        self._hang_up()
        try:
            self._session = self._means.open(self._means.account())
        except Trouble as trouble:
            reply = trouble.reply.text if trouble.reply else ""
            _logger.info("no connection to the mail server: %s at %s", trouble.reason, trouble.phase)
            outbox.pause(mailing_id, trouble.reason, reply, goes_on=trouble.passing)
            return False
        except Refusal as refusal:
            outbox.pause(mailing_id, type(refusal).__name__)
            return False
        self._control.may_break_off(self._session.abort)
        self._used = time.monotonic()
        return True

    def _deliver(self, claimed: Claimed) -> Done:
        """The one way by which mail leaves: a message of the outbox, claimed, to its one recipient."""
        assert self._session is not None
        assert self._frozen is not None
        try:
            letter = self._frozen.frame.letter(claimed.recipient, to=claimed.address, test=self._frozen.test)
            built = message.build(
                self._frozen.sender, letter, claimed.message_id, datetime.now(UTC).astimezone()
            )
        except message.Unsendable as fault:
            return Done(claimed, None, fault.why)
        except Refusal:  # of the template, which was accepted once
            return Done(claimed, None, "template")
        except Exception:
            outbox.settle(Done(claimed, Result(Fate.UNTRIED, Phase.SENDER, None)), _now())
            raise
        envelope = Envelope(claimed.id, built.sender, built.recipient, built.content, built.smtputf8)
        guard: Callable[[], AbstractContextManager[int]] = partial(outbox.guard, claimed)
        try:
            result = self._session.send(envelope, guard)
        except Refusal:  # the guard could not look, so nobody was named to the server
            result = Result(Fate.UNTRIED, Phase.RECIPIENT, None)
        except ValueError:
            _logger.warning("a message could not be put into an envelope", exc_info=True)
            return Done(claimed, None, "header")
        self._used = time.monotonic()
        if result.halt is Halt.SENDER_REFUSED and _is_of_the_message(result):
            result = replace(result, fate=Fate.REFUSED, halt=None)
        if result.fate is not Fate.SUPPRESSED:
            self._pacer.count(time.time())
        return Done(claimed, result)

    def _is_policy(self, result: Result | None) -> bool:
        """Whether the server has now refused several in a row for a reason that is the sender's."""
        if result is None or result.fate is Fate.SUPPRESSED:
            return False
        reply = result.reply if result.fate is Fate.REFUSED else None
        policy = reply is not None and reply.enhanced.startswith("5.7.")
        self._refused_for_policy = self._refused_for_policy + 1 if policy else 0
        if self._refused_for_policy < _POLICY:
            return False
        self._refused_for_policy = 0
        return True

    def _hang_up(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            self._control.may_break_off(None)
            session.close()


def _is_of_the_message(result: Result) -> bool:
    """Whether the server refused the sender for the size or the alphabet of this one message (RFC 3463)."""
    reply = result.reply
    return reply is not None and (reply.code in (552, 555) or reply.enhanced in ("5.3.4", "5.6.7"))


def _sent_lately() -> list[float]:
    with reading() as connection:
        return [
            float(at)
            for (at,) in connection.execute(
                "SELECT at FROM message WHERE state IN ('sent', 'uncertain') AND at > ? ORDER BY at",
                (_now() - DAY,),
            )
        ]


def _now() -> int:
    return int(time.time())
