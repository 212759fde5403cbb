"""Recording who answered a batch's survey: by pasting addresses, tokens or links that carry a token."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from sqlite3 import Connection

from app.controllers import operations, pasting
from app.controllers.history import TOKEN_BYTES, BatchGone
from app.controllers.operations import Kind, Source
from app.controllers.pasting import Unreadable
from app.errors import QT_TRANSLATE_NOOP, Refusal
from app.models import Batch
from app.models.database import Progress, reading, silent, writing

_TOKEN = re.compile(rf"(?<![0-9A-Za-z])[0-9a-fA-F]{{{2 * TOKEN_BYTES}}}(?![0-9A-Za-z])")


class Outcome(StrEnum):
    """What happens to an address or token of a paste; each has exactly one."""

    RECORDED = "recorded"
    ALREADY = "already"
    NOT_IN_BATCH = "not_in_batch"
    DUPLICATE = "duplicate"
    UNREADABLE = pasting.UNREADABLE  # a line with neither address nor token


class NothingToRecord(Refusal):
    """The paste names no recipient of the batch who has not answered yet."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "Nobody here is a recipient of this batch whose answer is not recorded yet."
    )


@dataclass(frozen=True, slots=True)
class Item:
    """An address or token found in a paste, with what happens to it."""

    line: int
    address: str
    key: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Counts:
    """Of addresses and tokens: found = recorded + already + not_in_batch + duplicate.

    Of lines: unreadable.
    """

    found: int
    recorded: int
    already: int
    not_in_batch: int
    duplicate: int
    unreadable: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What recording a paste would do; `apply` acts on exactly these items."""

    batch_id: int
    items: tuple[Item, ...]
    unreadable: tuple[Unreadable, ...]
    headers: tuple[int, ...]
    blanks: tuple[int, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was done. `moved` says that the database had changed since the preview."""

    operation_id: int
    counts: Counts
    moved: bool = False


def preview(batch_id: int, text: str, progress: Progress = silent) -> Preview:
    """Read a paste and say for each address and token what recording would do. Changes nothing."""
    found = pasting.read(text, progress)
    named = [(item.line, item.address, item.key) for item in found.found]
    unreadable = []
    for line in found.unreadable:
        tokens = _TOKEN.findall(line.text)
        named += [(line.line, token, token.lower()) for token in tokens]
        if not tokens:
            unreadable.append(line)
    named.sort(key=lambda item: item[0])
    with reading(lambda: progress(found.lines, found.lines)) as connection:
        items = _judge(connection, batch_id, named)
    return Preview(
        batch_id, items, tuple(unreadable), found.headers, found.blanks, _count(items, len(unreadable))
    )


def apply(preview: Preview, source: Source = Source.HISTORY, progress: Progress = silent) -> Receipt:
    """Record the answers of a preview, all or none; afterwards it is on the disk.

    Raises NothingToRecord, BatchGone, Cancelled, and the refusals of `writing()`.
    """
    operations.secure(Kind.ANSWERS, preview.counts.recorded, progress)
    with writing(lambda: progress(0, 0)) as connection:
        batch = Batch.get_or_none(Batch.id == preview.batch_id)
        if batch is None:
            raise BatchGone()
        items = _judge(connection, batch.id, [(item.line, item.address, item.key) for item in preview.items])
        counts = _count(items, len(preview.unreadable))
        if not counts.recorded:
            raise NothingToRecord()
        operation_id = operations.record(
            Kind.ANSWERS,
            source,
            counts=asdict(counts),
            detail=batch.name,
            batch_id=batch.id,
        )
        operations.record_items(connection, operation_id, pasting.logged(items, preview.unreadable))
        connection.execute(
            f"""
            INSERT INTO answer (transaction_id, at, operation_id)
            SELECT DISTINCT n.transaction_id, {operations.now():d}, {operation_id:d}
            FROM named n LEFT JOIN answer a ON a.transaction_id = n.transaction_id
            WHERE n.transaction_id IS NOT NULL AND a.transaction_id IS NULL
            """
        )
    return Receipt(operation_id, counts, moved=items != preview.items)


def undo(connection: Connection, operation_id: int) -> Mapping[str, int]:
    """Forget the answers that only this operation recorded; part of the caller's transaction.

    One that a later operation named again becomes that one's. Returns `removed` and `kept`.
    """
    kept = connection.execute(
        """
        UPDATE answer SET operation_id = later.id, at = later.at FROM (
            SELECT a.transaction_id, min(o.id) AS id, o.at
            FROM answer a
            JOIN "transaction" t ON t.id = a.transaction_id
            JOIN customer c ON c.id = t.customer_id
            JOIN operation_item i ON i.key IN (c.key, t.token) AND i.outcome = 'already'
            JOIN operation o ON o.id = i.operation_id AND o.kind = 'answers' AND o.batch_id = t.batch_id
            WHERE a.operation_id = :undone AND o.id > :undone
                AND NOT EXISTS (SELECT 1 FROM operation u WHERE u.undoes = o.id)
            GROUP BY a.transaction_id
        ) AS later
        WHERE answer.transaction_id = later.transaction_id
        """,
        {"undone": operation_id},
    ).rowcount
    removed = connection.execute("DELETE FROM answer WHERE operation_id = ?", (operation_id,)).rowcount
    return {"removed": removed, "kept": kept}


def _judge(connection: Connection, batch_id: int, named: Sequence[tuple[int, str, str]]) -> tuple[Item, ...]:
    """The outcome of each address or token, in order, as the database is now."""
    connection.execute("DROP TABLE IF EXISTS temp.named")
    connection.execute("CREATE TEMP TABLE named (key TEXT PRIMARY KEY, transaction_id INTEGER) WITHOUT ROWID")
    connection.executemany(
        "INSERT OR IGNORE INTO named (key) VALUES (?)", sorted((key,) for _, _, key in named)
    )
    connection.execute(
        """
        UPDATE named SET transaction_id = coalesce(
            (SELECT t.id FROM customer c CROSS JOIN "transaction" t ON t.customer_id = c.id
             WHERE c.key = named.key AND t.batch_id = :batch),
            (SELECT t.id FROM "transaction" t WHERE t.token = named.key AND t.batch_id = :batch))
        """,
        {"batch": batch_id},
    )
    place = {
        key: (transaction_id, bool(answered))
        for key, transaction_id, answered in connection.execute(
            """SELECT n.key, n.transaction_id, a.transaction_id IS NOT NULL
            FROM named n LEFT JOIN answer a ON a.transaction_id = n.transaction_id"""
        )
    }
    seen: set[str | int] = set()
    items = []
    for line, address, key in named:
        transaction_id, answered = place[key]
        who = transaction_id or key  # an address and a token may mean the same recipient
        if who in seen:
            outcome = Outcome.DUPLICATE
        elif transaction_id is None:
            outcome = Outcome.NOT_IN_BATCH
        else:
            outcome = Outcome.ALREADY if answered else Outcome.RECORDED
        seen.add(who)
        items.append(Item(line, address, key, outcome))
    return tuple(items)


def _count(items: Sequence[Item], unreadable: int) -> Counts:
    tally = Counter(item.outcome for item in items)
    return Counts(
        found=len(items),
        recorded=tally[Outcome.RECORDED],
        already=tally[Outcome.ALREADY],
        not_in_batch=tally[Outcome.NOT_IN_BATCH],
        duplicate=tally[Outcome.DUPLICATE],
        unreadable=unreadable,
    )
