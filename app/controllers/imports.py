"""Importing transactions by a plan of how the file is read: a dry run, the import, and its report.

An import adds customers and transactions. It never touches a suppression: rows whose address is
suppressed are left out, counted and listed.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from app import address
from app.controllers import columns, operations, staging
from app.controllers.operations import Kind, Source
from app.controllers.plans import ColumnTwice, NoEmailColumn, Plan, check, propose
from app.controllers.staging import ERASED, Fault, Note, Outcome
from app.errors import QT_TRANSLATE_NOOP, Refusal
from app.models import Batch
from app.models.database import Progress, back_up, reading, select, silent, writing

__all__ = [
    "ERASED",
    "MOST_FORESEEN",
    "ColumnTwice",
    "Counts",
    "Fault",
    "NoBatchName",
    "NoEmailColumn",
    "Note",
    "NothingToImport",
    "Outcome",
    "Plan",
    "Report",
    "ReportRow",
    "check",
    "earlier",
    "examine",
    "foresee",
    "propose",
    "report",
    "report_lines",
    "report_rows",
    "run",
]


MOST_FORESEEN = 10_000
"""More rows of a dry run than this are not listed."""


class NoBatchName(Refusal):
    """A batch is found by its name."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "Give the batch a name.")


class NothingToImport(Refusal):
    """The file has no row that would become a transaction."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "No row of this file can be imported. The counts say why.")


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


def examine(plan: Plan, progress: Progress = silent) -> Counts:
    """The dry run: what `run` would count, now. Changes nothing."""
    check(plan)
    stage = staging.Stage(progress)
    with reading(stage.check) as connection:
        staging.load(connection, plan, stage)
        staging.judge(connection)
        return _sum(staging.tally(connection))


def earlier(plan: Plan, counts: Counts) -> tuple[str, int] | None:
    """The name and the time of the newest batch that came, it seems, from this very file.

    That is one of the same name and as many rows: what became of them may have changed since.
    """
    found: tuple[str, int] | None = select(
        """SELECT b.name, b.imported_at FROM batch b JOIN operation o ON o.id = b.operation_id
        WHERE b.file_name = ? AND json_extract(o.counts, '$.rows') = ?
        ORDER BY b.imported_at DESC, b.id DESC LIMIT 1""",
        (plan.path.name, counts.rows),
    ).fetchone()
    return found


def foresee(plan: Plan, outcome: Outcome | None, progress: Progress = silent) -> tuple[ReportRow, ...]:
    """The rows to which a dry run gives this outcome, or any; the first MOST_FORESEEN of them."""
    check(plan)
    stage = staging.Stage(progress)
    with reading(stage.check) as connection:
        staging.load(connection, plan, stage)
        staging.judge(connection)
        rows = staging.foreseen(connection, outcome, MOST_FORESEEN)
        return tuple(ReportRow(line, email, Outcome(of), reason) for line, email, of, reason in rows)


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
    stage = staging.Stage(progress)
    with reading(stage.check) as connection:  # the write lock is not needed yet
        staging.load(connection, plan, stage)
    with writing(stage.check) as connection:
        staging.judge(connection)
        counts = _sum(staging.tally(connection))
        if not counts.imported:
            raise NothingToImport()
        columns.remember(plan.titles, plan.roles)
        operation_id = operations.record(Kind.IMPORT, Source.IMPORT, counts=asdict(counts), detail=plan.name)
        batch = Batch.create(
            name=plan.name,
            file_name=plan.path.name,
            operation=operation_id,
            imported_at=operations.now(),
            columns=_titles(plan, plan.fields),
            not_read=_titles(plan, plan.subscription_columns),
        )
        staging.insert(connection, batch.id, stage)
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
        SELECT t.line, coalesce(c.email, ''), CASE WHEN t.is_new THEN 'new' ELSE 'known' END, t.note
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


def _sum(tally: Mapping[str, int]) -> Counts:
    parts = {outcome: tally.get(outcome, 0) for outcome in Outcome}
    return Counts(rows=sum(parts.values()), **parts)
