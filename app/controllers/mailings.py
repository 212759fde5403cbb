"""Mailings and their messages, as they are: how far each one is, what became of whom, and the proof of it."""

from __future__ import annotations

import json
import time
from array import array
from collections.abc import Mapping as Dict
from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import StrEnum

from app import address
from app.controllers import account
from app.delivery.pace import DAY
from app.errors import QT_TRANSLATE_NOOP, Refusal
from app.models.customers import fold
from app.models.database import reading, select


class State(StrEnum):
    """Where a mailing is."""

    SCHEDULED = "scheduled"
    MISSED = "missed"  # it was to begin while the program was closed
    RUNNING = "running"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    FINISHED = "finished"


class MailingGone(Refusal):
    """The mailing is no more."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "This mailing is not there any more.")


@dataclass(frozen=True, slots=True)
class Counts:
    """total = the sum of all others. `waiting` has the one being sent; who unsubscribed is not waiting."""

    sent: int = 0
    refused: int = 0
    expired: int = 0
    suppressed: int = 0
    uncertain: int = 0
    cancelled: int = 0
    waiting: int = 0

    @property
    def total(self) -> int:
        """How many messages the mailing has."""
        return sum(getattr(self, part.name) for part in fields(self))

    @property
    def done(self) -> int:
        """How many messages are at their end."""
        return self.total - self.waiting


PARTS = tuple(part.name for part in fields(Counts))
"""What the total is the sum of; each opens its messages."""


@dataclass(frozen=True, slots=True)
class Mailing:
    """One send of a batch's invitations or reminders, or of a test.

    Times are UTC seconds. `why` says in code what paused it and `reply` is what the server said then;
    `resume_at` is when it goes on by itself. While it is sent, `tried_at` is when the next message is due, if
    that is not now. `batch_id` is None when the batch was deleted.
    """

    id: int
    kind: str
    batch_id: int | None
    batch: str
    state: State
    why: str
    reply: str
    due: int | None
    resume_at: int | None
    began_at: int | None
    ended_at: int | None
    operation_id: int | None
    counts: Counts
    tried_at: int | None
    seconds_left: float | None


@dataclass(frozen=True, slots=True)
class Sent:
    """One message of a mailing; `at` is when it came to its state, `due` when it is tried again (UTC s).

    `why` is in code what else than the server's `reply` decided.
    """

    id: int
    key: str
    address: str
    first_name: str
    last_name: str
    state: str
    at: int
    attempts: int
    due: int
    code: int | None
    reply: str
    why: str


@dataclass(frozen=True, slots=True)
class Proof:
    """How many messages the server took, how many of those sent went to an address that was unsubscribed
    then (`violations`), and how many people were left out because they had unsubscribed."""

    sent: int
    violations: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Attention:
    """What goes on, and what waits for a person.

    `open` are the mailings that are not at their end, tests too, in the order they are sent in; `ended` those
    that came to it lately, with their proof. `uncertain` messages may have been sent; `uncertain_in` are the
    mailings they are in, the newest first.
    """

    open: tuple[Mailing, ...]
    ended: tuple[tuple[Mailing, Proof], ...]
    uncertain: int
    uncertain_in: tuple[int, ...]

    @property
    def interrupted(self) -> tuple[Mailing, ...]:
        """The mailings that stopped when the program ended."""
        return tuple(each for each in self.open if each.state is State.PAUSED and each.why in STOPPED)

    @property
    def missed(self) -> tuple[Mailing, ...]:
        """The mailings that were to begin while the program was closed."""
        return tuple(each for each in self.open if each.state is State.MISSED)


STOPPED = ("closed", "interrupted")
"""Why a mailing is paused that was being sent when the program ended."""

RESTORED = "restored"
"""Why a mailing waits that had not ended when a backup was restored."""

_OPEN = "('scheduled', 'missed', 'running', 'paused')"
_RATE_OVER = 60  # s of the past by which the future is judged

# A message m that is not at its end, of somebody who has unsubscribed since.
_LEFT_OUT = "m.state IN ('queued', 'retry') AND EXISTS (SELECT 1 FROM suppression s WHERE s.key = m.key)"
# A message m that went to an address which was unsubscribed when its recipient was named to the server.
# A suppression that began before stood then, unless a lift had ended it that was not undone before either.
_VIOLATION = """m.state IN ('sent', 'uncertain') AND EXISTS (
    SELECT 1 FROM (
        SELECT key, operation_id AS began FROM suppression
        UNION ALL SELECT key, suppressed_by FROM lift WHERE lift.operation_id > m.seen) stood
    WHERE stood.key = m.key AND stood.began <= m.seen AND NOT EXISTS (
        SELECT 1 FROM lift l LEFT JOIN operation u ON u.undoes = l.operation_id
        WHERE l.key = m.key AND l.suppressed_by = stood.began AND l.operation_id <= m.seen
            AND (u.id IS NULL OR u.id > m.seen)))"""
_IN_PART = {
    "violations": _VIOLATION,
    "waiting": "m.state IN ('queued', 'retry', 'sending') AND NOT (" + _LEFT_OUT + ")",
    "suppressed": "(m.state = 'suppressed' OR " + _LEFT_OUT + ")",
    **{part: f"m.state = '{part}'" for part in PARTS if part not in ("waiting", "suppressed")},
}
_ORDER = {"address": "m.key", "last_name": "c.folded", "state": "m.state", "at": "m.at", "reply": "m.reply"}


def ids(sort: str, descending: bool, limit: int | None = None) -> array[int]:
    """All mailings, those that are not at their end first, then by time; tests are not among them."""
    direction = "DESC" if descending else "ASC"
    cursor = select(
        f"""SELECT id FROM mailing WHERE kind <> 'test'
        ORDER BY state NOT IN {_OPEN}, id {direction} LIMIT ?""",
        (-1 if limit is None else limit,),
    )
    return array("q", (id for (id,) in cursor))


def rows(ids: Sequence[int]) -> list[Mailing | None]:
    """The mailings with these ids, in this order; None for one that is not there."""
    with reading():
        return [_mailing(id) for id in ids]


def get(mailing_id: int) -> Mailing:
    """One mailing, as it is now. Raises MailingGone."""
    with reading():
        found = _mailing(mailing_id)
    if found is None:
        raise MailingGone()
    return found


def attention(since: int | None = None) -> Attention:
    """What goes on, what waits for a person, and what came to its end since a moment (UTC seconds)."""
    with reading():
        now_open = select(f"SELECT id FROM mailing WHERE state IN {_OPEN} ORDER BY id").fetchall()
        ended = select("SELECT id FROM mailing WHERE ended_at >= ? ORDER BY id", (since,)).fetchall()
        uncertain = select(
            # Mailing by mailing: an index has their messages by state, and hardly one is uncertain.
            """SELECT g.id, count(*) FROM mailing g CROSS JOIN message m
                ON m.mailing_id = g.id AND m.state = 'uncertain'
            WHERE g.kind <> 'test' GROUP BY g.id ORDER BY g.id DESC"""
        ).fetchall()
        return Attention(
            open=tuple(filter(None, [_mailing(id) for (id,) in now_open])),
            ended=tuple((each, proof(each.id)) for each in filter(None, [_mailing(id) for (id,) in ended])),
            uncertain=sum(count for _, count in uncertain),
            uncertain_in=tuple(id for id, _ in uncertain),
        )


def message_ids(
    mailing_id: int, part: str | None, text: str, sort: str, descending: bool, limit: int | None = None
) -> array[int]:
    """The messages of a mailing, of one part of its counts or all, whose name or address holds `text`."""
    words = fold(address.clean(text)).split()
    condition = f" AND {_IN_PART[part]}" if part else ""
    condition += " AND (instr(coalesce(c.folded, ''), ?) > 0 OR instr(m.key, ?) > 0)" * len(words)
    direction = "DESC" if descending else "ASC"
    cursor = select(
        f"""SELECT m.id FROM message m LEFT JOIN customer c ON c.id = m.customer_id
        WHERE m.mailing_id = ? {condition} ORDER BY {_ORDER[sort]} {direction}, m.id LIMIT ?""",
        (mailing_id, *(word for word in words for _ in range(2)), -1 if limit is None else limit),
    )
    return array("q", (id for (id,) in cursor))


def message_rows(ids: Sequence[int]) -> list[Sent | None]:
    """The messages with these ids, in this order."""
    cursor = select(
        f"""SELECT m.id, m.key, m.address, coalesce(c.first_name, ''), coalesce(c.last_name, ''),
            iif({_LEFT_OUT}, 'suppressed', m.state), m.at, m.attempts, m.due, m.code, m.reply, m.why
        FROM message m LEFT JOIN customer c ON c.id = m.customer_id
        WHERE m.id IN (SELECT value FROM json_each(?))""",
        (json.dumps(list(ids)),),
    )
    found = {row[0]: Sent(*row) for row in cursor}
    return [found.get(id) for id in ids]


def proof(mailing_id: int) -> Proof:
    """What was sent, and to nobody who had unsubscribed: asked of the facts, not of the sending's own counts.

    Each message has the newest operation of the moment at which its recipient was named to the server, each
    suppression the operation that made it, each lift the one that ended it.
    """
    with reading() as connection:
        (violations,) = connection.execute(
            f"SELECT count(*) FROM message m WHERE m.mailing_id = ? AND {_VIOLATION}", (mailing_id,)
        ).fetchone()
        counts = _counts(mailing_id)
    return Proof(counts.sent, violations, counts.suppressed)


def _mailing(mailing_id: int) -> Mailing | None:
    row = select(
        """SELECT m.kind, m.batch_id, coalesce(b.name, o.detail, ''), m.state, m.why, m.reply, m.due,
            m.resume_at, m.began_at, m.ended_at, m.operation_id
        FROM mailing m LEFT JOIN batch b ON b.id = m.batch_id LEFT JOIN operation o ON o.id = m.operation_id
        WHERE m.id = ?""",
        (mailing_id,),
    ).fetchone()
    if row is None:
        return None
    kind, batch_id, batch, state, why, reply, due, resume_at, began_at, ended_at, operation_id = row
    counts = _counts(mailing_id)
    tried_at = left = None
    if state == State.RUNNING:
        tried_at = _tried_at(mailing_id)
        left = None if tried_at else _seconds_left(mailing_id, counts.waiting, began_at)
    return Mailing(
        id=mailing_id,
        kind=kind,
        batch_id=batch_id,
        batch=batch,
        state=State(state),
        why=why,
        reply=reply,
        due=due,
        resume_at=resume_at,
        began_at=began_at,
        ended_at=ended_at,
        operation_id=operation_id,
        counts=counts,
        tried_at=tried_at,
        seconds_left=left,
    )


def _counts(mailing_id: int) -> Counts:
    tally: dict[str, int] = dict(
        select("SELECT state, count(*) FROM message WHERE mailing_id = ? GROUP BY state", (mailing_id,))
    )
    waiting = sum(tally.pop(state, 0) for state in ("queued", "retry", "sending"))
    (left_out,) = (
        select(
            # By those who are suppressed: of a large mailing far fewer than those who wait.
            """SELECT count(*) FROM suppression s
            CROSS JOIN message m INDEXED BY message_waiting ON m.key = s.key
            WHERE m.mailing_id = ? AND m.state IN ('queued', 'retry')""",
            (mailing_id,),
        ).fetchone()
        if waiting
        else (0,)
    )
    parts: Dict[str, int] = {**tally, "suppressed": tally.get("suppressed", 0) + left_out}
    return Counts(**parts, waiting=waiting - left_out)


def _tried_at(mailing_id: int) -> int | None:
    """When the next message is due, if that is not now."""
    (due,) = select(
        "SELECT min(due) FROM message WHERE mailing_id = ? AND state IN ('queued', 'retry')", (mailing_id,)
    ).fetchone()
    return due if due is not None and due > time.time() else None


def _seconds_left(mailing_id: int, waiting: int, began_at: int | None) -> float | None:
    """At the speed of the last minute, and never faster than the pace that is set."""
    now = time.time()
    since = max(now - _RATE_OVER, began_at or 0)
    (lately,) = select(
        """SELECT count(*) FROM message
        WHERE state IN ('sent', 'uncertain') AND at >= ? AND mailing_id = ?""",
        (int(since), mailing_id),
    ).fetchone()
    if not lately:
        return None
    at_this_speed: float = waiting * max(now - since, 1.0) / lately
    return max(at_this_speed, at_the_pace(waiting))


def at_the_pace(messages: int) -> float:
    """How many seconds so many messages take at the least, at the pace that is set, after what has left."""
    now = time.time()
    sent = select(
        "SELECT at FROM message WHERE state IN ('sent', 'uncertain') AND at > ? ORDER BY at",
        (int(now) - DAY,),
    )
    return account.pace().seconds_for(messages, [at for (at,) in sent], now)
