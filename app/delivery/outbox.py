"""The outbox: each message from queued to its end, in steps that are on the disk before the next one.

A message is claimed, sent and settled. The claim of the next one and the outcome of the last one share a
transaction, so that a message costs one flush. A crash at any moment leaves at most one message of which it
is not known whether it was sent: it is `uncertain` from the next start on, for a person to decide.

Nobody is mailed who is suppressed: the claim looks (first line), `guard` looks again and keeps every
unsubscription waiting while the recipient is named to the server (second), and a trigger of the database
refuses the state `sending` (third).
"""

import json
import os
import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.delivery.letters import Draft, Frame, Recipient
from app.delivery.message import Sender
from app.delivery.smtp import Fate, Halt, Phase, Result, Suppressed
from app.delivery.template import field_name
from app.log import scrub
from app.models import erasure
from app.models.database import path, reading, writing


class State(StrEnum):
    """Where a message is; the last seven are where it ends."""

    QUEUED = "queued"
    SENDING = "sending"
    RETRY = "retry"  # refused for the moment
    ELSEWHERE = "elsewhere"
    SENT = "sent"
    REFUSED = "refused"
    EXPIRED = "expired"  # refused for the moment, too often
    UNCERTAIN = "uncertain"
    SUPPRESSED = "suppressed"
    CANCELLED = "cancelled"


class Why(StrEnum):
    """What else than the server decided over a message."""

    GONE = "gone"  # the customer or the batch was deleted
    CHANGED = "changed"  # the customer has another address now
    ANSWERED = "answered"  # there is nothing left to ask
    PERSON = "person"  # somebody said so


# s between two attempts at one message, and of the pauses of a mailing that goes on by itself.
BACK_OFF = (5 * 60, 15 * 60, 60 * 60, 240 * 60)
_JITTER = 0.1  # of it, either way, so that not all come back at once
_STARTED = int(time.time())  # whatever began before was begun by a process that is no more
_DROPPED_AT_ONCE = 500  # messages that need no sending, before others get the write lock


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message that this process is about to send, and all that is in it."""

    id: int
    mailing_id: int
    address: str
    message_id: str
    attempts: int
    recipient: Recipient


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a claimed message; `refused` is a code for why it could not even be written."""

    claimed: Claimed
    result: Result | None
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Frozen:
    """What is the same in all messages of a mailing."""

    id: int
    test: bool
    frame: Frame
    sender: Sender


def freeze(draft: Draft, sender: Sender, made: dict[str, str], survey_address: str) -> dict[str, str]:
    """The columns of a mailing that `frozen` reads."""
    kept = {
        "name": sender.name,
        "address": sender.address,
        "reply_to": sender.reply_to,
        "endpoint": sender.endpoint,
        "made": made,
    }
    return {
        "subject": draft.subject,
        "text": draft.text,
        "html": draft.html,
        "survey_address": survey_address,
        "sender": json.dumps(kept, ensure_ascii=False),
    }


def frozen(mailing_id: int) -> Frozen:
    """What a mailing's messages have in common, as it was when they were queued. Raises LookupError."""
    with reading() as connection:
        row = connection.execute(
            """SELECT m.kind, m.subject, m.text, m.html, m.survey_address, m.sender, coalesce(b.columns, '[]')
            FROM mailing m LEFT JOIN batch b ON b.id = m.batch_id WHERE m.id = ?""",
            (mailing_id,),
        ).fetchone()
    if row is None:
        raise LookupError(mailing_id)
    kind, subject, text, html, survey_address, kept, columns = row
    sender = json.loads(kept)
    made = sender.pop("made")
    frame = Frame(Draft(subject, text, html), [*map(field_name, json.loads(columns))], survey_address, made)
    return Frozen(mailing_id, kind == "test", frame, Sender(**sender))


class Lease:
    """The right to send from this database, which one process has at a time.

    The lock is SQLite's on a file of its own: the system takes it back however the process ends.
    """

    def __init__(self) -> None:
        database = path().resolve()  # the same file, by whatever name it was opened
        self._file: Path = database.with_name(f"{database.name}-sending")
        self._connection: sqlite3.Connection | None = None

    def take(self) -> bool:
        """Whether this process has it now."""
        if self._connection is not None:
            return True
        if self._file.exists() and not os.access(self._file, os.W_OK):
            return False  # SQLite would read it, and lock nothing
        connection = sqlite3.connect(self._file, timeout=0, isolation_level=None)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            connection.close()
            if not isinstance(error, sqlite3.OperationalError):
                self._file.unlink()  # it is something else, and in the way
            return False
        self._connection = connection
        return True

    def release(self) -> None:
        """Let another process send."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def recover() -> int:
    """Make uncertain what a process was sending when it ended, and pause its mailings; returns how many.

    Only for whoever has the lease, before its first claim. What this process has queued by then goes ahead.
    """
    with writing() as connection:
        uncertain = connection.execute(
            "UPDATE message SET state = 'uncertain', at = ? WHERE state = 'sending'", (_now(),)
        ).rowcount
        connection.execute(
            """UPDATE mailing SET state = 'paused', resume_at = NULL, reply = '',
                why = iif(state = 'running', 'interrupted', 'closed')
            WHERE (state = 'running' OR state = 'paused' AND resume_at IS NOT NULL) AND began_at < ?""",
            (_STARTED,),
        )
    return uncertain


def next_mailing(moment: int) -> int | None:
    """What has something to be sent now: a test, else the oldest mailing; one whose pause is over goes on."""
    with reading() as connection:
        found = connection.execute(
            """SELECT id, state FROM mailing WHERE state IN ('running', 'paused')
            AND (state = 'running' OR resume_at <= ?) ORDER BY kind <> 'test', id""",
            (moment,),
        ).fetchall()
        for mailing_id, state in found:
            if state == "paused" or _has_work(connection, mailing_id, moment):
                break
        else:
            return None
    if state == "paused":
        with writing() as connection:
            connection.execute(
                """UPDATE mailing SET state = 'running', resume_at = NULL, why = '', reply = ''
                WHERE id = ? AND state = 'paused' AND resume_at <= ?""",
                (mailing_id, moment),
            )
    return int(mailing_id)


def next_moment() -> int | None:
    """When, in UTC seconds, something is to be sent or begun next without anybody's doing."""
    with reading() as connection:
        moments = connection.execute(
            """SELECT min(due) FROM mailing WHERE state = 'scheduled'
            UNION ALL SELECT min(resume_at) FROM mailing WHERE state = 'paused'"""
        ).fetchall()
        running = connection.execute("SELECT id FROM mailing WHERE state = 'running'").fetchall()
        found = [moment for (moment,) in moments] + [_first_due(connection, id) for (id,) in running]
    return min((moment for moment in found if moment is not None), default=None)


def step(done: Done | None, mailing_id: int | None, moment: int) -> Claimed | None:
    """Settle what came of the last message and claim the next one that is due, in one transaction.

    None when there is none now: the mailing is paused, cancelled or finished, or what is left waits.
    """
    with writing() as connection:
        if done is not None:
            _settle(connection, done, moment)
        return None if mailing_id is None else _claim(connection, mailing_id, moment)


def settle(done: Done | None, moment: int) -> None:
    """Settle what came of the last message."""
    if done is not None:
        step(done, None, moment)


@contextmanager
def guard(claimed: Claimed) -> Iterator[int]:
    """Hold the write lock while the recipient is named to the server; gives the newest operation's id.

    An unsubscription is thus on the disk before, and this raises Suppressed, or waits until the server has
    been told.
    """
    with writing() as connection:
        key, seen = connection.execute(
            "SELECT key, (SELECT max(id) FROM operation) FROM message WHERE id = ?", (claimed.id,)
        ).fetchone()
        if erasure.must_not_be_mailed(connection, key):
            raise Suppressed()
        yield seen


def pause(mailing_id: int, why: str, reply: str = "", *, goes_on: bool = False) -> None:
    """Stop a running mailing before its next message; `goes_on` has it try again by itself after a while."""
    with writing() as connection:
        _pause(connection, mailing_id, why, reply, goes_on)


def _pause(connection: sqlite3.Connection, mailing_id: int, why: str, reply: str, goes_on: bool) -> None:
    found = connection.execute("SELECT pauses FROM mailing WHERE id = ?", (mailing_id,)).fetchone()
    pauses = found[0] if found else 0
    resume_at = _now() + back_off(pauses) if goes_on else None
    connection.execute(
        """UPDATE mailing SET state = 'paused', why = ?, reply = ?, resume_at = ?, pauses = ?
        WHERE id = ? AND state = 'running'""",
        (why, reply, resume_at, pauses + 1 if goes_on else 0, mailing_id),
    )


def back_off(times: int) -> int:
    """How many seconds to wait after so many times before this one."""
    wait = BACK_OFF[min(times, len(BACK_OFF) - 1)]
    return round(wait * random.uniform(1 - _JITTER, 1 + _JITTER))


_NEXT = """
    SELECT m.id, m.address, m.message_id, m.attempts, m.kind = 'test', m.customer_id IS c.id, m.key IS c.key,
        s.id IS NOT NULL, m.key, a.transaction_id IS NOT NULL,
        c.email, c.first_name, c.last_name, t.data, t.token
    FROM message m
    LEFT JOIN "transaction" t ON t.id = m.transaction_id
    LEFT JOIN customer c ON c.id = t.customer_id
    LEFT JOIN suppression s ON s.key = m.key
    LEFT JOIN answer a ON a.transaction_id = t.id
    WHERE m.mailing_id = ? AND m.state = ? AND m.due <= ? ORDER BY m.due, m.id LIMIT 1
"""


def _claim(connection: sqlite3.Connection, mailing_id: int, moment: int) -> Claimed | None:
    """Take the next message, passing over those that are not to be sent any more."""
    state = connection.execute("SELECT state FROM mailing WHERE id = ?", (mailing_id,)).fetchone()
    if state != ("running",):
        return None
    for _ in range(_DROPPED_AT_ONCE):
        row = (
            connection.execute(_NEXT, (mailing_id, State.QUEUED, moment)).fetchone()
            or connection.execute(_NEXT, (mailing_id, State.RETRY, moment)).fetchone()
        )
        if row is None:
            _finish(connection, mailing_id, moment)
            return None
        id, address, message_id, attempts, test, same_person, same_key, suppressed, key, *of_row = row
        answered, email, first_name, last_name, data, token = of_row
        if suppressed or erasure.is_suppressed(connection, key):
            _end(connection, id, State.SUPPRESSED, "", moment)
        elif email is None or not (test or same_person):
            _end(connection, id, State.CANCELLED, Why.GONE, moment)
        elif not (test or same_key):
            _end(connection, id, State.CANCELLED, Why.CHANGED, moment)
        elif answered and not test:
            _end(connection, id, State.CANCELLED, Why.ANSWERED, moment)
        else:
            connection.execute(
                """UPDATE message SET state = 'sending', attempts = attempts + 1,
                seen = (SELECT max(id) FROM operation) WHERE id = ?""",
                (id,),
            )
            recipient = Recipient(email, first_name, last_name, json.loads(data), token or "")
            return Claimed(id, mailing_id, address, message_id, attempts + 1, recipient)
    return None


def _is_cancelled(connection: sqlite3.Connection, mailing_id: int) -> bool:
    state = connection.execute("SELECT state FROM mailing WHERE id = ?", (mailing_id,)).fetchone()
    return bool(state == ("cancelled",))


def _has_work(connection: sqlite3.Connection, mailing_id: int, moment: int) -> bool:
    """Whether a message is due, or nothing is left so that the mailing is to be finished."""
    first = _first_due(connection, mailing_id)
    if first is not None:
        return first <= moment
    sending = "SELECT 1 FROM message WHERE mailing_id = ? AND state = 'sending'"
    return connection.execute(sending, (mailing_id,)).fetchone() is None


def _first_due(connection: sqlite3.Connection, mailing_id: int) -> int | None:
    """When the first of a mailing's waiting messages is to be sent, in UTC seconds."""
    (first,) = connection.execute(
        """SELECT min(due) FROM (
            SELECT min(due) AS due FROM message WHERE mailing_id = :mailing AND state = 'queued'
            UNION ALL SELECT min(due) FROM message WHERE mailing_id = :mailing AND state = 'retry')""",
        {"mailing": mailing_id},
    ).fetchone()
    return None if first is None else int(first)


def _finish(connection: sqlite3.Connection, mailing_id: int, moment: int) -> None:
    """Close a mailing of which nothing is queued, being sent or waiting to be tried again."""
    connection.execute(
        """UPDATE mailing SET state = 'finished', ended_at = ? WHERE id = ? AND state = 'running'
        AND NOT EXISTS (SELECT 1 FROM message WHERE mailing_id = mailing.id
            AND state IN ('queued', 'sending', 'retry'))""",
        (moment, mailing_id),
    )


def _end(connection: sqlite3.Connection, id: int, state: State, why: str, moment: int) -> None:
    connection.execute("UPDATE message SET state = ?, why = ?, at = ? WHERE id = ?", (state, why, moment, id))


_AFTER = {
    Fate.SENT: State.SENT,
    Fate.REFUSED: State.REFUSED,
    Fate.UNCERTAIN: State.UNCERTAIN,
    Fate.SUPPRESSED: State.SUPPRESSED,
    Fate.UNTRIED: State.QUEUED,
    Fate.LATER: State.RETRY,
}


def _settle(connection: sqlite3.Connection, done: Done, moment: int) -> None:
    claimed, result = done.claimed, done.result
    if result is None:
        _end(connection, claimed.id, State.REFUSED, done.refused, moment)
        return
    state, attempts, due = _AFTER[result.fate], claimed.attempts, 0
    if state is State.QUEUED and result.why and result.phase is not Phase.SENDER:
        if attempts > 1:  # the second time that the connection does not outlive this one, others come first
            state = State.RETRY
    elif state is State.QUEUED:
        attempts -= 1  # it was no attempt at this message
    if state is State.RETRY:
        due = moment + back_off(attempts - 1)
        state = State.RETRY if attempts <= len(BACK_OFF) else State.EXPIRED
    reply = result.reply
    said = reply.text if reply else ""
    (key,) = connection.execute("SELECT key FROM message WHERE id = ?", (claimed.id,)).fetchone()
    if erasure.is_erased(key):  # while it was under way
        said = scrub(said)
    why = result.why
    if state in (State.QUEUED, State.RETRY) and _is_cancelled(connection, claimed.mailing_id):
        state, why = State.CANCELLED, Why.PERSON  # while it was under way
    connection.execute(
        """UPDATE message SET state = ?, at = ?, attempts = ?, due = ?, code = ?, reply = ?, why = ?,
        seen = coalesce(?, seen) WHERE id = ? AND state IN ('sending', 'uncertain')""",
        (
            state,
            moment,
            attempts,
            due,
            reply.code if reply else None,
            said,
            why,
            result.seen,
            claimed.id,
        ),
    )
    if result.halt is not None and _first_due(connection, claimed.mailing_id) is not None:
        goes_on = result.halt is not Halt.SENDER_REFUSED
        _pause(connection, claimed.mailing_id, result.halt, said, goes_on)
    elif state is State.SENT:
        connection.execute("UPDATE mailing SET pauses = 0 WHERE id = ? AND pauses > 0", (claimed.mailing_id,))


def _now() -> int:
    return int(time.time())
