"""Figures for the charts: who can be mailed, when people unsubscribed, and what a batch's messages led to.

Each figure counts the rows of a list that the program shows; what narrows that list comes with it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.controllers import customers, history, recipients
from app.controllers.operations import Source
from app.controllers.unsubscribing import Reason
from app.models.database import reading, select

FEW = 20
"""Rates of batches with fewer people invited than this are left out of comparisons: chance makes them."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Customers: all = mailable + unsubscribed + unmailable (active, of an address that cannot be mailed)."""

    mailable: int
    unsubscribed: int
    unmailable: int


class By(StrEnum):
    """What tells unsubscriptions apart."""

    REASON = "reason"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Week:
    """The unsubscriptions of seven days, by reason or source; those of today's list that began in them.

    `since` and `before` are the moments in UTC seconds between which it lies.
    """

    first: date
    since: int
    before: int
    counts: Mapping[Reason | Source, int]

    @property
    def last(self) -> date:
        return self.first + timedelta(days=6)

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Stage:
    """How a batch stood before its next message left, or stands now.

    `began` is when this stage's message began to leave, `before` when the next one did, in UTC seconds.
    `answered` counts everyone up to then, `unsubscribed` those who left between their invitation and then.
    """

    began: int
    before: int | None
    answered: int
    unsubscribed: int


@dataclass(frozen=True, slots=True)
class Course:
    """What came of a batch that was invited: a stage for the invitation, then one for each reminder.

    `unsubscribed` are those invited who left since. History counts all who are unsubscribed, of whom some
    were so before.
    """

    id: int
    name: str
    imported_at: int
    invited: int
    answered: int
    unsubscribed: int
    stages: Sequence[Stage]

    @property
    def is_small(self) -> bool:
        """Whether its rates say little."""
        return self.invited < FEW

    def share(self, count: int) -> float:
        """A number of its people as a part of those invited, 1 at most: some may answer uninvited."""
        return count / max(self.invited, count, 1)


def reach() -> Reach:
    """How many customers can be mailed."""
    with reading() as connection:
        counts = customers.counts()
        (unmailable,) = connection.execute(
            """SELECT count(*) FROM customer c WHERE NOT sendable
            AND NOT EXISTS (SELECT 1 FROM suppression s WHERE s.key = c.key)"""
        ).fetchone()
    return Reach(counts.active - unmailable, counts.unsubscribed, unmailable)


def weeks(number: int, first_day: int, by: By, today: date | None = None) -> tuple[Week, ...]:
    """The last weeks, this one included and last; they begin on `first_day`, 1 for Monday to 7 for Sunday."""
    today = today or date.today()
    start = today - timedelta(days=(today.isoweekday() - first_day) % 7)
    days = [start + timedelta(weeks=week) for week in range(1 - number, 2)]
    bounds = [history.midnight(day) for day in days]
    counts: list[Counter[Reason | Source]] = [Counter() for _ in range(number)]
    cursor = select(
        """SELECT s.reason, o.source, s.since, count(*)
        FROM suppression s JOIN operation o ON o.id = s.operation_id
        WHERE s.since >= ? AND s.since < ? GROUP BY s.reason, o.source, s.since""",
        (bounds[0], bounds[-1]),
    )
    for reason, source, since, count in cursor:
        kind = Reason(reason) if by is By.REASON else Source(source)
        counts[bisect_right(bounds, since) - 1][kind] += count
    return tuple(
        Week(day, since, before, tally)
        for day, since, before, tally in zip(days, bounds, bounds[1:], counts, strict=False)
    )


def courses() -> tuple[Course, ...]:
    """All batches that were invited, the newest first."""
    with reading():
        batches = select(
            "SELECT id, name, imported_at FROM batch ORDER BY imported_at DESC, id DESC"
        ).fetchall()
        began = _began()
        answered = _moments(
            """SELECT t.batch_id, a.at, count(*)
            FROM answer a JOIN "transaction" t ON t.id = a.transaction_id
            WHERE t.customer_id IS NOT NULL GROUP BY t.batch_id, a.at"""
        )
        unsubscribed = _moments(
            f"""SELECT t.batch_id, s.since, count(*)
            FROM suppression s CROSS JOIN customer c ON c.key = s.key
            CROSS JOIN "transaction" t ON t.customer_id = c.id
            CROSS JOIN contact i ON i.batch_id = t.batch_id AND i.kind = 'invitation' AND i.rank = 0
                AND i.customer_id = t.customer_id
            WHERE {recipients.SINCE_INVITATION} GROUP BY t.batch_id, s.since"""
        )
        found = []
        for id, name, imported_at in batches:
            if id in began and (invited := _invited(id)):
                stages = _stages(began[id], answered.get(id, {}), unsubscribed.get(id, {}))
                last = stages[-1]
                found.append(Course(id, name, imported_at, invited, last.answered, last.unsubscribed, stages))
    return tuple(found)


def _stages(
    began: Sequence[int], answered: Mapping[int, int], unsubscribed: Mapping[int, int]
) -> tuple[Stage, ...]:
    ends: list[int | None] = [*began[1:], None]
    return tuple(
        Stage(start, end, _until(end, answered), _until(end, unsubscribed))
        for start, end in zip(began, ends, strict=True)
    )


def _until(end: int | None, moments: Mapping[int, int]) -> int:
    return sum(count for at, count in moments.items() if end is None or at < end)


def _moments(sql: str) -> dict[int, dict[int, int]]:
    """How many things happened in each batch at each moment. They come by the paste, so moments are few."""
    found: dict[int, dict[int, int]] = {}
    for batch_id, at, count in select(sql):
        found.setdefault(batch_id, {})[at] = count
    return found


def _began() -> dict[int, list[int]]:
    """When each batch's invitation began to leave, and then each of its reminders: one of a day is one.

    What was mailed elsewhere is known by its day, which it is taken to begin with.
    """
    invitations: dict[int, int] = {}
    reminders: dict[int, dict[date, int]] = {}
    for batch_id, kind, state, at in select(
        """
        SELECT m.batch_id, m.kind, m.state, m.at
        FROM operation o JOIN message m ON m.id = (
            SELECT min(id) FROM contact WHERE operation_id = o.id)
        WHERE o.kind IN ('mailing', 'send') AND m.batch_id IS NOT NULL
        """
    ):
        day = datetime.fromtimestamp(at).date()
        moment = history.midnight(day) if state == "elsewhere" else at
        if kind == "invitation":
            invitations[batch_id] = min(moment, invitations.get(batch_id, moment))
        else:
            days = reminders.setdefault(batch_id, {})
            days[day] = min(moment, days.get(day, moment))
    return {
        batch_id: [first, *_after(first, reminders.get(batch_id, {}).values())]
        for batch_id, first in invitations.items()
    }


def _after(first: int, moments: Iterable[int]) -> list[int]:
    return sorted(moment for moment in moments if moment > first)


def _invited(batch_id: int) -> int:
    """How many of its recipients have an invitation."""
    # Only of a batch with a deleted customer can somebody have been invited who is no recipient any more.
    (deleted,) = select(
        'SELECT EXISTS (SELECT 1 FROM "transaction" WHERE batch_id = ? AND customer_id IS NULL)', (batch_id,)
    ).fetchone()
    (count,) = select(_INVITED_STILL_THERE if deleted else _INVITED, {"batch": batch_id}).fetchone()
    return int(count)


_INVITED_STILL_THERE = """
    SELECT count(*) FROM contact m WHERE batch_id = :batch AND kind = 'invitation' AND rank = 0
        AND EXISTS (
            SELECT 1 FROM "transaction" t WHERE t.batch_id = m.batch_id AND t.customer_id = m.customer_id)
"""
# By an index alone, which has those who wait as well: a third of the time that looking at each state takes.
_INVITED = """
    SELECT (
        SELECT count(*) FROM message INDEXED BY message_once
        WHERE batch_id = :batch AND kind = 'invitation' AND rank = 0 AND kind <> 'test'
            AND state IN ('elsewhere', 'queued', 'sending', 'sent', 'retry', 'uncertain')
    ) - (
        SELECT count(*) FROM message INDEXED BY message_waiting
        WHERE state IN ('queued', 'retry') AND batch_id = :batch AND kind = 'invitation' AND rank = 0
    )
"""
