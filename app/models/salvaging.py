"""Reading what can be read of a damaged database, and putting its facts together with those of a backup.

A page that is lost takes the rows on it along, and an index that is wrong the way to others. So tables are
read by their row numbers, and where reading fails, from both sides of the hole.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from app.models import backups, merging, plausible

_BLOCK = 4_096  # bytes, as much as a disk loses at once
_MOST_FAILURES = 2_000  # of reading, in one table
_LAST = 2**31  # a row number beyond all others, where the last one cannot be found
_CHECKED_EVERY = 1_000  # rows
# What reading fails with; SQLite's words for it name what it has read, which need not be text.
_FAILURES = (sqlite3.DatabaseError, UnicodeDecodeError)


class Damaged:
    """A damaged database that is read; `complete` says whether nothing was found missing so far."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.complete = True

    def columns(self, table: str) -> Sequence[str]:
        """The names of a table's columns; none if nothing is known of it."""
        try:
            found = self._connection.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchall()
        except _FAILURES:
            found = []
        if not found:
            self.complete = False
        return [name for (name,) in found]

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[tuple[object, ...]]:
        """What can be read of these columns, in no order; operation_item may tell a row twice."""
        wanted = ", ".join(f'"{column}"' for column in columns)
        if not columns:
            return
        if table == "operation_item":  # which has no row numbers
            yield from self._items(wanted)
            return
        first, last = 0, _LAST
        try:
            first, last = self._connection.execute(
                f'SELECT coalesce(min(rowid), 0), coalesce(max(rowid), 0) FROM "{table}"'
            ).fetchone()
        except _FAILURES as error:
            self.complete = False
            code = getattr(error, "sqlite_errorcode", 0)
            if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR):
                return  # there is no such table any more, or no database
        yield from self._between(
            f'SELECT rowid, {wanted} FROM "{table}" NOT INDEXED WHERE rowid BETWEEN ? AND ? ORDER BY rowid',
            first,
            last,
        )

    def _items(self, wanted: str) -> Iterator[tuple[object, ...]]:
        try:
            yield from self._connection.execute(f"SELECT {wanted} FROM operation_item")
            return
        except _FAILURES:
            self.complete = False
        for (operation,) in list(self.rows("operation", ["id"])):
            yield from self._between(
                f"""SELECT position, {wanted} FROM operation_item
                WHERE operation_id = {operation} AND position BETWEEN ? AND ? ORDER BY position""",
                0,
                _LAST,
            )

    def _between(self, sql: str, first: int, last: int) -> Iterator[tuple[object, ...]]:
        """The rows with these numbers, which come first in each.

        Where it fails it goes on from the other end; what lies between two holes is looked for by halves.
        """
        failures, backwards = 0, False
        ranges = deque([(first, last)])
        while ranges and failures < _MOST_FAILURES:
            first, last = ranges.popleft()
            try:
                for number, *row in self._connection.execute(
                    f"{sql} DESC" if backwards else sql, (first, last)
                ):
                    first, last = (first, number - 1) if backwards else (number + 1, last)
                    yield tuple(row)
            except _FAILURES:
                self.complete = False
                failures += 1
                backwards = failures == 1
                if backwards:
                    ranges.append((first, last))
                elif first < last:
                    middle = (first + last) // 2
                    ranges += [(first, middle), (middle + 1, last)]


@contextmanager
def reading(damaged: Path) -> Iterator[Damaged]:
    """Read a damaged file by way of a copy, since SQLite would write to what it opens. Raises OSError."""
    directory = backups.folder(damaged)
    directory.mkdir(mode=0o700, exist_ok=True)
    backups.clear(directory)
    copy = backups.unfinished_file(directory, f"{damaged.stem}-damaged")
    try:
        _copy_readable(damaged, copy)
        log = damaged.with_name(f"{damaged.name}-wal")
        if log.exists():
            _copy_readable(log, copy.with_name(f"{copy.name}-wal"))
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.text_factory = lambda data: data.decode("utf-8", "replace")
            try:
                connection.execute("PRAGMA trusted_schema = 0")
                connection.execute("PRAGMA cell_size_check = 1")
                # What is left is read although the schema is damaged, or the end of the file is missing.
                connection.execute("PRAGMA writable_schema = 1")
            except _FAILURES:  # it is no database at all any more
                pass
            yield Damaged(connection)
    finally:
        backups.remove(copy)


def gather_log(source: Damaged | None, connection: sqlite3.Connection, check: Callable[[], None]) -> bool:
    """Fill the new database's log from the backup and the damaged file; whether they are of one database.

    The backup's rows are known to be sound; the other's come in where it has none.
    """
    _fill(connection, "operation")
    if source is not None and not _pour_log(source, connection):
        return False
    if source is not None:
        _pour(source, connection, "operation_item", check)
        _pour(source, connection, "hash_key", check)
    _fill(connection, "hash_key")
    return True


def _pour_log(source: Damaged, connection: sqlite3.Connection) -> bool:
    known = {
        id: known for id, *known in connection.execute("SELECT id, kind, at, counts FROM main.operation")
    }
    same = others = 0
    columns = _common(source, connection, "operation")
    for row in source.rows("operation", columns):
        values = dict(zip(columns, row, strict=True))
        before = known.get(values.get("id"))
        if before is None:
            _add(source, connection, "operation", columns, row)
        elif before == [values.get("kind"), values.get("at"), values.get("counts")]:
            same += 1
        else:
            others += 1
    return others <= same


def gather_facts(source: Damaged | None, connection: sqlite3.Connection, check: Callable[[], None]) -> None:
    """Fill all else that is kept: from the damaged file first, which is newer, then from the backup."""
    for table in merging.KEPT:
        if source is not None and table not in ("operation", "operation_item", "hash_key"):
            _pour(source, connection, table, check)
        if table == "suppression":
            _fill(
                connection,
                table,
                """WHERE NOT EXISTS (SELECT 1 FROM main.lift l
                WHERE l.key = was.key AND l.suppressed_by = was.operation_id)""",
            )
        else:
            _fill(connection, table)
    _stand_in_for_what_is_lost(connection)
    _suppress_what_the_log_says(connection)
    connection.execute("UPDATE main.message SET state = 'uncertain' WHERE state = 'sending'")
    _never_give_a_number_twice(source, connection)


def _pour(source: Damaged, connection: sqlite3.Connection, table: str, check: Callable[[], None]) -> None:
    columns = _common(source, connection, table)
    for number, row in enumerate(source.rows(table, columns)):
        if number % _CHECKED_EVERY == 0:
            check()
        _add(source, connection, table, columns, row)


def _common(source: Damaged, connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns that both have: the damaged file may be of an earlier version."""
    known = {name.strip('"') for name in merging.columns_of(connection, table)}
    return [name for name in source.columns(table) if name in known]


def _add(
    source: Damaged,
    connection: sqlite3.Connection,
    table: str,
    columns: Sequence[str],
    row: Sequence[object],
) -> None:
    was = dict(zip(columns, row, strict=True))
    meant = plausible.sense_of(table, was)
    if meant != [was]:
        source.complete = False
    names, marks = ", ".join(f'"{each}"' for each in columns), ", ".join("?" * len(columns))
    for values in meant:
        try:
            connection.execute(
                f'INSERT OR IGNORE INTO main."{table}" ({names}) VALUES ({marks})', list(values.values())
            )
        except sqlite3.DatabaseError:  # what was read makes no sense
            source.complete = False


def _fill(connection: sqlite3.Connection, table: str, condition: str = "") -> None:
    columns = ", ".join(merging.columns_of(connection, table))
    connection.execute(
        f"""INSERT OR IGNORE INTO main."{table}" ({columns})
        SELECT {columns} FROM backup."{table}" was {condition}"""
    )


# What refers to an operation that cannot be read, and what that must have been.
_REFERENCES = """
    SELECT operation_id AS id, 'unsubscribe' AS kind, since AS at, reason FROM suppression
    UNION ALL SELECT suppressed_by, 'unsubscribe', since, reason FROM lift
    UNION ALL SELECT operation_id, iif(consent_date IS NULL, 'undo', 'resubscribe'), since, NULL FROM lift
    UNION ALL SELECT operation_id, iif(state = 'elsewhere', 'mailing', 'send'), at, NULL FROM message
    UNION ALL SELECT operation_id, 'send', began_at, NULL FROM mailing WHERE operation_id IS NOT NULL
    UNION ALL SELECT undoes, 'unsubscribe', at, 'asked' FROM operation WHERE undoes IS NOT NULL
    UNION ALL SELECT operation_id, CASE WHEN outcome = 'resubscribed' THEN 'resubscribe'
        WHEN outcome IN ('unsubscribed', 'unknown', 'already') THEN 'unsubscribe' ELSE 'answers' END, NULL,
        iif(outcome IN ('unsubscribed', 'unknown', 'already'), 'asked', NULL) FROM operation_item
"""

_COUNTS = {
    "unsubscribe": dict.fromkeys(
        ("found", "unsubscribed", "already", "unknown", "duplicate", "unreadable"), 0
    ),
    "answers": {"recorded": 0},
    "mailing": {"invited": 0},
    "send": {"invitations": 0},
}


def _stand_in_for_what_is_lost(connection: sqlite3.Connection) -> None:
    """Operations that are referred to and cannot be read have others stand in for them."""
    lost = connection.execute(
        f"""SELECT id, kind, coalesce(min(at), 0), max(reason) FROM ({_REFERENCES})
        WHERE id NOT IN (SELECT id FROM main.operation) GROUP BY id"""
    ).fetchall()
    connection.executemany(
        """INSERT INTO main.operation (id, kind, at, operator, source, reason, counts)
        VALUES (?, ?, ?, '', 'settings', ?, ?)""",
        [(id, kind, at, reason, json.dumps(_COUNTS.get(kind, {}))) for id, kind, at, reason in lost],
    )
    connection.execute(
        "UPDATE main.message SET mailing_id = NULL WHERE mailing_id NOT IN (SELECT id FROM main.mailing)"
    )


def _suppress_what_the_log_says(connection: sqlite3.Connection) -> None:
    """Where a suppression is lost and its operation is not, it is made anew: see `unsubscribing.settle`."""
    connection.execute(
        """
        INSERT OR IGNORE INTO main.suppression (key, address, since, reason, operation_id)
        SELECT i.key, i.address, o.at, coalesce(o.reason, 'asked'), o.id
        FROM main.operation o JOIN main.operation_item i ON i.operation_id = o.id
        WHERE o.kind IN ('unsubscribe', 'erase') AND i.outcome IN ('unsubscribed', 'unknown') AND i.key <> ''
            AND NOT EXISTS (SELECT 1 FROM main.operation u WHERE u.undoes = o.id)
            AND NOT EXISTS (SELECT 1 FROM main.lift l WHERE l.key = i.key AND l.operation_id > o.id)
        ORDER BY o.id
        """
    )


def _never_give_a_number_twice(source: Damaged | None, connection: sqlite3.Connection) -> None:
    """The numbers of what was deleted, or given up now, stay theirs: the log names batches by them."""
    given: list[tuple[object, ...]] = []
    if source is not None:
        given += source.rows("sqlite_sequence", ["name", "seq"])
    given += connection.execute("SELECT name, seq FROM backup.sqlite_sequence")
    given += connection.execute("SELECT 'batch', max(batch_id) FROM main.operation")
    highest: dict[str, int] = {}
    for name, number in given:
        if isinstance(name, str) and isinstance(number, int):
            highest[name] = max(highest.get(name, 0), number)
    for name, number in highest.items():
        if not connection.execute(
            "UPDATE main.sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (number, name)
        ).rowcount:
            connection.execute("INSERT INTO main.sqlite_sequence (name, seq) VALUES (?, ?)", (name, number))


def _copy_readable(source: Path, copy: Path) -> None:
    """Copy a file; what the disk cannot read of it any more becomes zeros."""
    try:
        shutil.copyfile(source, copy)
        return
    except OSError as error:
        if error.errno != 5:  # EIO
            raise
    with source.open("rb", buffering=0) as old, copy.open("wb") as new:
        size = source.stat().st_size
        for place in range(0, size, _BLOCK):
            try:
                old.seek(place)
                block = old.read(_BLOCK)
            except OSError:
                block = b""
            new.write(block.ljust(min(_BLOCK, size - place), b"\0"))
