"""Importing transactions: a plan of how a file is read, a dry run, the import, and its report.

An import adds customers and transactions. It never touches a suppression: rows whose address is
suppressed are left out, counted and listed.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import compress
from json.encoder import encode_basestring
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from app import address
from app.controllers import columns, files, operations
from app.controllers.columns import DateOrder, Role
from app.controllers.files import Layout
from app.controllers.operations import Kind, Source
from app.errors import QT_TRANSLATE_NOOP, Refusal
from app.models import Batch
from app.models.customers import fold_customer
from app.models.database import Progress, back_up, reading, select, silent, writing

SAMPLE_ROWS = 50


class Outcome(StrEnum):
    """What becomes of a row; each has exactly one."""

    NEW = "new"
    KNOWN = "known"
    IGNORED = "ignored"  # the address is suppressed
    DUPLICATE = "duplicate"  # the customer is further up in the file
    INVALID = "invalid"
    BLANK = "blank"


class Fault(StrEnum):
    """Why a row is invalid."""

    NO_ADDRESS = "no_address"
    NOT_AN_ADDRESS = "not_an_address"
    SEVERAL_ADDRESSES = "several_addresses"
    NOT_MAILABLE = "not_mailable"


class NoEmailColumn(Refusal):
    """Without addresses there are no customers."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "Choose the column that holds the e-mail addresses.")


class ColumnTwice(Refusal):
    """Two columns were given a role that only one can have."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "Two columns are read as the same thing: columns {first} and {second}. Change one of them."
    )


class NoBatchName(Refusal):
    """A batch is found by its name."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "Give the batch a name.")


class NothingToImport(Refusal):
    """The file has no row that would become a transaction."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "No row of this file can be imported. The counts say why.")


@dataclass(frozen=True, slots=True)
class Plan:
    """How a file is read; `titles` and `roles` are by column, `sample` has its first rows by line."""

    path: Path
    layout: Layout
    titles: tuple[str, ...]
    roles: tuple[Role, ...]
    date_order: DateOrder
    name: str
    sample: tuple[tuple[int, tuple[str, ...]], ...]

    @property
    def fields(self) -> tuple[int, ...]:
        """The columns that are kept with each transaction as the batch's own."""
        return self._columns(Role.FIELD, Role.DATE)

    @property
    def subscription_columns(self) -> tuple[int, ...]:
        """The columns that say who is subscribed: recognised, and not read."""
        return self._columns(Role.SUBSCRIPTION)

    def _columns(self, *roles: Role) -> tuple[int, ...]:
        return tuple(index for index, role in enumerate(self.roles) if role in roles)


@dataclass(frozen=True, slots=True)
class Counts:
    """Of rows: rows = new + known + ignored + duplicate + invalid + blank."""

    rows: int
    new: int
    known: int
    ignored: int
    duplicate: int
    invalid: int
    blank: int

    @property
    def imported(self) -> int:
        """How many rows become transactions."""
        return self.new + self.known


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did, kept with its batch. `subscription_columns` were recognised and not read."""

    batch_id: int
    operation_id: int
    name: str
    file_name: str
    imported_at: int
    counts: Counts
    subscription_columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row of the file, with its physical line and why it has its outcome."""

    line: int
    address: str
    outcome: Outcome
    reason: str


def propose(path: Path, layout: Layout | None = None, default_order: DateOrder = DateOrder.DAY_FIRST) -> Plan:
    """How a file would be read, for the person to change. Raises the refusals of `files`."""
    layout = layout or files.detect(path)
    sample = tuple((line, tuple(cells)) for line, cells in files.sample(path, layout, SAMPLE_ROWS))
    width = max((len(cells) for _, cells in sample), default=0)
    titles = [address.clean(title).strip() for title in files.header(path, layout)]
    titles += [""] * (width - len(titles))
    rows = [cells for _, cells in sample]
    roles = columns.propose(titles, rows)
    dates = [
        row[roles.index(Role.DATE)]
        for row in rows
        if Role.DATE in roles and len(row) > roles.index(Role.DATE)
    ]
    return Plan(
        path=path,
        layout=layout,
        titles=tuple(titles),
        roles=roles,
        date_order=columns.date_order(dates, default_order),
        name=path.stem,
        sample=sample,
    )


def check(plan: Plan) -> None:
    """Raise NoEmailColumn or ColumnTwice when the roles cannot be meant."""
    if Role.EMAIL not in plan.roles:
        raise NoEmailColumn()
    for role in (Role.EMAIL, Role.FIRST_NAME, Role.LAST_NAME, Role.DATE):
        places = [index + 1 for index, other in enumerate(plan.roles) if other is role]
        if len(places) > 1:
            raise ColumnTwice(first=places[0], second=places[1])


def examine(plan: Plan, progress: Progress = silent) -> Counts:
    """The dry run: what `run` would count, now. Changes nothing."""
    check(plan)
    stage = _Stage(progress)
    with reading(stage.check) as connection:
        _load(connection, plan, stage)
        _judge(connection)
        return _count(connection)


def run(plan: Plan, progress: Progress = silent) -> Report:
    """Import a file as one batch, all of it or nothing; afterwards it is on the disk.

    Raises NoBatchName, NothingToImport, the refusals of `check`, `files` and `writing`, and Cancelled.
    """
    check(plan)
    plan = replace(plan, name=" ".join(address.clean(plan.name).split()))
    if not plan.name:
        raise NoBatchName()
    if operations.ids(limit=1):  # a database in which nothing was done yet has nothing to lose
        back_up("before-import", progress)
    stage = _Stage(progress)
    with reading(stage.check) as connection:  # the write lock is not needed yet
        _load(connection, plan, stage)
    with writing(stage.check) as connection:
        _judge(connection)
        counts = _count(connection)
        if not counts.imported:
            raise NothingToImport()
        columns.remember(plan.titles, plan.roles)
        operation_id = operations.record(Kind.IMPORT, Source.IMPORT, counts=_plain(counts), detail=plan.name)
        batch = Batch.create(
            name=plan.name,
            file_name=plan.path.name,
            operation=operation_id,
            imported_at=operations.now(),
            columns=_titles(plan, plan.fields),
            not_read=_titles(plan, plan.subscription_columns),
        )
        _insert(connection, batch.id, stage)
        connection.execute("DROP TABLE temp.staged")
    return _report(batch, counts)


def report(batch_id: int) -> Report:
    """The report of the import that brought a batch. Raises Batch.DoesNotExist."""
    with reading():
        return _report(Batch.get_by_id(batch_id), _recount(batch_id))


def report_lines(batch_id: int, outcome: Outcome | None, descending: bool = False) -> array[int]:
    """The lines of the file with this outcome, or of all rows, in order."""
    direction = "DESC" if descending else "ASC"
    cursor = select(
        f"""
        SELECT line FROM "transaction" WHERE batch_id = :batch
            AND (:outcome IS NULL OR :outcome = CASE WHEN is_new THEN 'new' ELSE 'known' END)
        UNION ALL
        SELECT line FROM import_row WHERE batch_id = :batch AND (:outcome IS NULL OR outcome = :outcome)
        ORDER BY line {direction}
        """,
        {"batch": batch_id, "outcome": outcome},
    )
    return array("q", (line for (line,) in cursor))


def report_rows(batch_id: int, lines: Sequence[int]) -> list[ReportRow | None]:
    """The rows at these lines, in this order; None where the file had none."""
    marks = ", ".join("?" * len(lines))
    cursor = select(
        f"""
        SELECT t.line, coalesce(c.email, ''), CASE WHEN t.is_new THEN 'new' ELSE 'known' END, ''
        FROM "transaction" t LEFT JOIN customer c ON c.id = t.customer_id
        WHERE t.batch_id = ? AND t.line IN ({marks})
        UNION ALL
        SELECT line, address, outcome, reason FROM import_row
        WHERE batch_id = ? AND outcome IN ('ignored', 'duplicate', 'invalid', 'blank') AND line IN ({marks})
        """,
        (batch_id, *lines, batch_id, *lines),
    )
    found = {
        line: ReportRow(line, email, Outcome(outcome), reason) for line, email, outcome, reason in cursor
    }
    return [found.get(line) for line in lines]


class _Stage:
    """Progress of an import in per cent, over its phases; asks while SQL runs whether to go on."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._done = 0

    def __call__(self, done: int, total: int) -> None:
        """Reading the file is the first half."""
        self.reach(50 * done // total if total else 0)

    def reach(self, percent: int) -> None:
        self._done = percent
        self.check()

    def check(self) -> None:
        self._progress(self._done, 100)


def _load(connection: Connection, plan: Plan, stage: _Stage) -> None:
    """Read the whole file into a temporary table of this connection, in the order of the key.

    Every later step then walks the rows from one end to the other, and appends to what it fills.
    """
    connection.execute("DROP TABLE IF EXISTS temp.loaded")
    connection.execute("DROP TABLE IF EXISTS temp.staged")
    connection.execute(
        """
        CREATE TEMP TABLE loaded (
            key TEXT, line INTEGER, outcome TEXT, reason TEXT, email TEXT,
            first_name TEXT, last_name TEXT, folded TEXT, date TEXT, data TEXT
        )
        """
    )
    connection.executemany("INSERT INTO loaded VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _read(plan, stage))
    # Of one key, the rows that are not invalid come first: null is the least.
    connection.execute("CREATE TEMP TABLE staged AS SELECT * FROM loaded ORDER BY key, outcome, line")
    connection.execute("DROP TABLE temp.loaded")


def _judge(connection: Connection) -> None:
    """Give an outcome to each loaded row that becomes no transaction."""
    connection.execute(
        """
        UPDATE staged SET outcome = 'duplicate', reason = first FROM (
            SELECT below.key, min(above.line) AS first
            FROM staged above CROSS JOIN staged below ON below.rowid = above.rowid + 1
            WHERE below.key = above.key AND below.outcome IS NULL GROUP BY below.key
        ) AS repeated
        WHERE staged.key = repeated.key AND staged.line > first AND staged.outcome IS NULL
        """
    )
    connection.execute(
        """
        UPDATE staged SET outcome = 'ignored', reason = ''
        WHERE (outcome IS NULL OR outcome = 'invalid') AND key IN (SELECT key FROM suppression)
        """
    )


def _read(plan: Plan, progress: Progress) -> Iterator[tuple[object, ...]]:
    """The rows of the file for the temporary table, cleaned. Runs a million times: nothing here is spare."""
    place = {role: index for index, role in enumerate(plan.roles)}
    email_at = place[Role.EMAIL]
    first_at, last_at, date_at = (
        place.get(role, -1) for role in (Role.FIRST_NAME, Role.LAST_NAME, Role.DATE)
    )
    width = len(plan.roles)
    kept = [index in plan.fields for index in range(width)]
    order = plan.date_order
    clean, plain_key, read_date = address.clean, address.plain_key, columns.read_date
    quoted = encode_basestring
    missing = [""] * width
    for line, raw in files.records(plan.path, plan.layout, progress):
        cells = list(map(str.strip, raw if "".join(raw).isprintable() else map(clean, raw)))
        if len(cells) < width:
            cells += missing[len(cells) :]
        email = cells[email_at]
        key = plain_key(email)
        fault = None
        if key is None:
            if not any(cells):
                yield "", line, Outcome.BLANK, "", "", "", "", "", None, ""
                continue
            email, key, fault = _look_closely(email)
        first = cells[first_at] if first_at >= 0 else ""
        last = cells[last_at] if last_at >= 0 else ""
        yield (
            key,
            line,
            fault and Outcome.INVALID,
            fault or "",
            email,
            first,
            last,
            fold_customer(last, first, email),
            read_date(cells[date_at], order) if date_at >= 0 else None,
            f"[{','.join(map(quoted, compress(cells, kept)))}]",  # JSON
        )


def _look_closely(cell: str) -> tuple[str, str, Fault | None]:
    """The address of a cell, its key, or "" if it has none, and what is wrong with it."""
    if not cell:
        return cell, "", Fault.NO_ADDRESS
    found = address.find(cell)
    if not found:
        return cell, "", Fault.NOT_AN_ADDRESS
    key = address.key(found[0])
    if any(address.key(other) != key for other in found[1:]):
        return cell, "", Fault.SEVERAL_ADDRESSES
    return found[0], key, None if address.is_sendable(found[0]) else Fault.NOT_MAILABLE


_TO_IMPORT = "FROM staged s WHERE s.outcome IS NULL"


def _count(connection: Connection) -> Counts:
    tally = dict(
        connection.execute("SELECT outcome, count(*) FROM staged WHERE outcome IS NOT NULL GROUP BY outcome")
    )
    imported, known = connection.execute(
        f"""
        SELECT count(*), count(*) FILTER (WHERE EXISTS (SELECT 1 FROM customer c WHERE c.key = s.key))
        {_TO_IMPORT}
        """
    ).fetchone()
    return _sum({**tally, Outcome.NEW: imported - known, Outcome.KNOWN: known})


def _insert(connection: Connection, batch_id: int, stage: _Stage) -> None:
    """Customers, then their transactions, both in the order of the key: appended, not scattered."""
    (last_id,) = connection.execute("SELECT coalesce(max(id), 0) FROM customer").fetchone()
    stage.reach(60)
    connection.execute(
        f"""
        INSERT INTO customer (key, email, first_name, last_name, folded, sendable, created_at)
        SELECT s.key, s.email, s.first_name, s.last_name, s.folded, 1, {operations.now():d} {_TO_IMPORT}
        ORDER BY s.rowid
        ON CONFLICT (key) DO UPDATE SET
            first_name = iif(excluded.first_name = '', first_name, excluded.first_name),
            last_name = iif(excluded.last_name = '', last_name, excluded.last_name),
            folded = fold_customer(
                iif(excluded.last_name = '', last_name, excluded.last_name),
                iif(excluded.first_name = '', first_name, excluded.first_name),
                email
            )
        WHERE excluded.first_name NOT IN ('', first_name) OR excluded.last_name NOT IN ('', last_name)
        """
    )
    stage.reach(75)
    connection.execute(
        """
        UPDATE OR IGNORE message SET customer_id = (SELECT c.id FROM customer c WHERE c.key = message.key)
        WHERE customer_id IS NULL
        """
    )
    connection.execute(
        f"""
        INSERT INTO "transaction" (batch_id, customer_id, line, is_new, date, data)
        SELECT {batch_id:d}, c.id, s.line, c.id > {last_id:d}, s.date, s.data
        FROM staged s CROSS JOIN customer c ON c.key = s.key WHERE s.outcome IS NULL
        ORDER BY s.rowid
        """
    )
    stage.reach(95)
    connection.execute(
        f"""
        INSERT INTO import_row (batch_id, outcome, line, address, reason)
        SELECT {batch_id:d}, outcome, line, email, reason FROM staged WHERE outcome IS NOT NULL
        ORDER BY outcome, line
        """
    )


def _titles(plan: Plan, places: Sequence[int]) -> str:
    return json.dumps([plan.titles[place] for place in places], ensure_ascii=False)


def _report(batch: Any, counts: Counts) -> Report:
    return Report(
        batch_id=batch.id,
        operation_id=batch.operation_id,
        name=batch.name,
        file_name=batch.file_name,
        imported_at=batch.imported_at,
        counts=counts,
        subscription_columns=tuple(json.loads(batch.not_read)),
    )


def _recount(batch_id: int) -> Counts:
    """The counts from the rows that are stored."""
    tally = dict(
        select("SELECT outcome, count(*) FROM import_row WHERE batch_id = ? GROUP BY outcome", (batch_id,))
    )
    imported, new = select(
        """SELECT count(*), coalesce(sum(is_new), 0) FROM "transaction" WHERE batch_id = ?""", (batch_id,)
    ).fetchone()
    return _sum({**tally, Outcome.NEW: new, Outcome.KNOWN: imported - new})


def _sum(tally: Mapping[str | None, int]) -> Counts:
    parts = {outcome: tally.get(outcome, 0) for outcome in Outcome}
    return Counts(rows=sum(parts.values()), **parts)


def _plain(counts: Counts) -> dict[str, int]:
    return {name: getattr(counts, name) for name in Counts.__dataclass_fields__}
