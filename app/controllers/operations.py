"""The operations log: recording what was done, and reading it."""

from __future__ import annotations

import json
import time
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from sqlite3 import Connection

from app.controllers import settings
from app.models import Operation
from app.models.database import Progress, back_up, reading, select, silent
from app.models.erasure import Erased


class Kind(StrEnum):
    """What was done."""

    IMPORT = "import"
    UNSUBSCRIBE = "unsubscribe"
    RESUBSCRIBE = "resubscribe"
    ANSWERS = "answers"
    MAILING = "mailing"  # made elsewhere
    SEND = "send"
    TEST = "test"
    DECIDE = "decide"  # what became of messages of which it is not known
    UNDO = "undo"
    DELETE_BATCH = "delete_batch"
    DELETE_CUSTOMER = "delete_customer"
    ERASE = "erase"  # a customer, of whom a keyed hash of the address stays
    RESTORE = "restore"  # a backup, without what must never be forgotten


UNDOABLE = (Kind.UNSUBSCRIBE, Kind.RESUBSCRIBE, Kind.ANSWERS, Kind.MAILING)


class Source(StrEnum):
    """The screen an operation was asked from."""

    CUSTOMERS = "customers"
    CUSTOMER_PAGE = "customer_page"
    HISTORY = "history"
    IMPORT = "import"
    INVITATION_PREVIEW = "invitation_preview"
    REMINDER_PREVIEW = "reminder_preview"
    SENDING = "sending"
    UNSUBSCRIBED = "unsubscribed"
    INSIGHTS = "insights"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the log. `at` is in UTC seconds; `undone` says whether a later undo took it back.

    Of an undo, `undoes` and `undid` are the id and the kind of what it took back.
    """

    id: int
    kind: Kind
    at: int
    operator: str
    source: Source
    detail: str
    batch_id: int | None
    reason: str | None
    undoes: int | None
    undid: Kind | None
    counts: Mapping[str, int]
    undone: bool

    @property
    def undoable(self) -> bool:
        """Whether `undoing.undo` would take it back."""
        return self.kind in UNDOABLE and not self.undone


@dataclass(frozen=True, slots=True)
class Item:
    """One line an operation was given, and what it made of it."""

    position: int
    line: int
    address: str
    key: str
    outcome: str


# A bulk act on more rows than this is preceded by a backup.
LARGE = 100


def secure(kind: Kind, changes: int, progress: Progress = silent) -> None:
    """Back the database up before a bulk act that changes this many rows, if that is many.

    Raises the refusals of `back_up`, and Cancelled from `progress`.
    """
    if changes > LARGE:
        back_up(f"before-{kind}", progress)


# Of this thread alone: what is done on the others happens now.
_moment: ContextVar[int | None] = ContextVar("moment", default=None)


def now() -> int:
    """This moment in UTC seconds, or the one that `at` says it is."""
    moment = _moment.get()
    return int(time.time()) if moment is None else moment


@contextmanager
def at(moment: int) -> Iterator[None]:
    """Have what this thread does meanwhile be done at that moment (UTC seconds), for facts of the past."""
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)


def record(
    kind: Kind,
    source: Source,
    *,
    counts: Mapping[str, int],
    detail: str = "",
    batch_id: int | None = None,
    reason: str | None = None,
    undoes: int | None = None,
) -> int:
    """Add a row to the log, in the caller's transaction; returns its id."""
    return Operation.create(
        kind=kind,
        at=now(),
        operator=settings.operator(),
        source=source,
        detail=detail,
        batch_id=batch_id,
        reason=reason,
        undoes=undoes,
        counts=json.dumps(dict(counts)),
    ).id


def record_items(
    connection: Connection,
    operation_id: int,
    items: Iterable[tuple[int, int, str, str, str]],
    *,
    as_given: bool = False,
) -> None:
    """Keep what an operation was given: (position, line, address, key, outcome) for each.

    Of an address that was erased, no more is kept than is known of it already; `as_given` says that it is.
    """
    erased = Erased(connection)
    if erased and not as_given:
        items = (
            (position, line, "", form, outcome)
            if (form := erased.form(key))
            else (position, line, address, key, outcome)
            for position, line, address, key, outcome in items
        )
    # By way of a temporary table: the indexes are then opened once, not for every row.
    connection.execute("CREATE TEMP TABLE given (position, line, address, key, outcome)")
    connection.executemany("INSERT INTO given VALUES (?, ?, ?, ?, ?)", items)
    connection.execute(
        """
        INSERT INTO operation_item (operation_id, position, line, address, key, outcome)
        SELECT ?, position, line, address, key, outcome FROM given
        """,
        (operation_id,),
    )
    connection.execute("DROP TABLE temp.given")


def get(operation_id: int) -> Entry:
    """One row of the log. Raises LookupError."""
    (entry,) = _entries([operation_id])
    if entry is None:
        raise LookupError(operation_id)
    return entry


def ids(descending: bool = True, limit: int | None = None) -> array[int]:
    """All operations by time."""
    direction = "DESC" if descending else "ASC"
    cursor = select(
        f"SELECT id FROM operation ORDER BY id {direction} LIMIT ?", (-1 if limit is None else limit,)
    )
    return array("q", (id for (id,) in cursor))


def rows(ids: Sequence[int]) -> list[Entry | None]:
    """The rows with these ids, in this order; None for one that is not there."""
    with reading():
        return _entries(ids)


def last_undoable() -> Entry | None:
    """The newest operation that can still be undone."""
    marks = ", ".join("?" * len(UNDOABLE))
    newest = select(
        f"""SELECT max(id) FROM operation o WHERE kind IN ({marks})
        AND NOT EXISTS (SELECT 1 FROM operation u WHERE u.undoes = o.id)""",
        UNDOABLE,
    ).fetchone()[0]
    return newest and get(newest)


def items(operation_id: int, outcomes: Sequence[str] = ()) -> tuple[Item, ...]:
    """What an operation was given, only these outcomes if any are named."""
    marks = ", ".join("?" * len(outcomes))
    cursor = select(
        f"""SELECT position, line, address, key, outcome FROM operation_item
        WHERE operation_id = ? {f"AND outcome IN ({marks})" if outcomes else ""} ORDER BY position""",
        (operation_id, *outcomes),
    )
    return tuple(Item(*row) for row in cursor)


def _entries(ids: Sequence[int]) -> list[Entry | None]:
    cursor = select(
        # An import comes before its batch, which therefore names the import and not the other way round.
        """SELECT o.id, o.kind, o.at, o.operator, o.source, o.detail, coalesce(o.batch_id, b.id), o.reason,
            o.undoes, undid.kind, o.counts, u.id
        FROM operation o
        LEFT JOIN operation u ON u.undoes = o.id
        LEFT JOIN operation undid ON undid.id = o.undoes
        LEFT JOIN batch b ON b.operation_id = o.id
        WHERE o.id IN (SELECT value FROM json_each(?))""",
        (json.dumps(list(ids)),),
    )
    found = {}
    for id, kind, at, operator, source, detail, batch_id, reason, undoes, undid, counts, undo in cursor:
        found[id] = Entry(
            id=id,
            kind=Kind(kind),
            at=at,
            operator=operator,
            source=Source(source),
            detail=detail,
            batch_id=batch_id,
            reason=reason,
            undoes=undoes,
            undid=undid and Kind(undid),
            counts=json.loads(counts),
            undone=undo is not None,
        )
    return [found.get(id) for id in ids]
