"""The suppression list as it is shown and exported."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app import address
from app.controllers import exports
from app.controllers.operations import Source
from app.controllers.unsubscribing import Reason
from app.models import erasure
from app.models.database import Progress, reading, select, silent

_FROM = """
    FROM suppression s JOIN operation o ON o.id = s.operation_id
    LEFT JOIN customer c ON c.key = s.key
"""
_ORDER = {
    "address": "s.key",
    "since": "s.since",
    "reason": "s.reason",
    "source": "o.source",
    "operator": "o.operator",
    "customer": "c.id IS NULL",
}


@dataclass(frozen=True, slots=True)
class Row:
    """An address that must never be mailed, with its evidence; `since` is in UTC seconds.

    Of one that was `erased`, `address` is empty and `key` what stays of it.
    """

    id: int
    key: str
    address: str
    since: int
    reason: Reason
    source: Source
    detail: str
    operator: str
    operation_id: int
    is_customer: bool

    @property
    def erased(self) -> bool:
        """Whether nobody can tell any more which address it is."""
        return erasure.is_erased(self.key)


@dataclass(frozen=True, slots=True)
class Span:
    """Only what began from `since` on and before `before`, in UTC seconds; from one screen if it is given."""

    since: int
    before: int
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """total = customers + others: the addresses that customers have and those that nobody has."""

    total: int
    customers: int
    others: int


def counts() -> Counts:
    """How many addresses are suppressed."""
    with reading() as connection:
        total, customers = connection.execute(
            "SELECT count(*), count(c.id) FROM suppression s LEFT JOIN customer c ON c.key = s.key"
        ).fetchone()
    return Counts(total, customers, total - customers)


def ids(
    text: str,
    reason: Reason | None,
    sort: str,
    descending: bool,
    limit: int | None = None,
    *,
    span: Span | None = None,
) -> array[int]:
    """The suppressions for this reason, or any, whose address holds each word of `text`."""
    text = address.clean(text)
    values = [word for word in text.casefold().split() for _ in range(2)]
    filtered = (
        " AND ".join(["(instr(s.key, ?) > 0 OR instr(s.address, ?) > 0)"] * (len(values) // 2)) or "true"
    )
    with reading() as connection:
        if len(found := address.find(text)) == 1:  # the same mailbox, however either of them is written
            key = address.key(found[0])
            filtered += " OR s.key IN (?, ?)"
            values += [key, erasure.form_of(connection, key)]
        direction = "DESC" if descending else "ASC"
        cursor = connection.execute(
            f"""SELECT s.id {_FROM} WHERE (? IS NULL OR s.reason = ?) AND ({filtered}) AND {_within(span)}
            ORDER BY {_ORDER[sort]} {direction}, s.id {direction} LIMIT ?""",
            (reason, reason, *values, -1 if limit is None else limit),
        )
        return array("q", (id for (id,) in cursor))


def rows(ids: Sequence[int]) -> list[Row | None]:
    """The rows with these ids, in this order; None for a suppression that was lifted."""
    marks = ", ".join("?" * len(ids))
    cursor = select(
        f"""SELECT s.id, s.key, s.address, s.since, s.reason, o.source, o.detail, o.operator, o.id,
            c.id IS NOT NULL
        {_FROM} WHERE s.id IN ({marks})""",
        list(ids),
    )
    found = {
        id: Row(
            id, key, typed, since, Reason(reason), Source(source), detail, operator, operation, bool(customer)
        )
        for id, key, typed, since, reason, source, detail, operator, operation, customer in cursor
    }
    return [found.get(id) for id in ids]


def export(path: Path, header: Sequence[str], progress: Progress = silent) -> int:
    """Write the whole list with its evidence as CSV, times in UTC; returns how many rows.

    `header` names address (“erased” for one of which no more is known), since, reason, source, batch or
    file, operator, operation, customer (yes or no).
    """

    def lines() -> Iterator[tuple[object, ...]]:
        cursor = select(
            f"""SELECT iif(s.key GLOB 'erased:*', 'erased', s.address), s.since, s.reason, o.source, o.detail,
                o.operator, o.id, c.id IS NOT NULL
            {_FROM} ORDER BY s.since, s.id"""
        )
        for typed, since, *evidence, operation, customer in cursor:
            moment = datetime.fromtimestamp(since, UTC).isoformat(timespec="seconds")
            yield typed, moment, *evidence, operation, "yes" if customer else "no"

    with reading(lambda: progress(0, 0)):
        return exports.write_csv(path, header, lines(), progress)


def _within(span: Span | None) -> str:
    if span is None:
        return "true"
    source = f"AND o.source = '{span.source}'" if span.source else ""
    return f"s.since >= {span.since:d} AND s.since < {span.before:d} {source}"
