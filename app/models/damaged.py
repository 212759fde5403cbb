"""A damaged database: reading what can be read of it, and putting a whole one in its place.

A page that is lost takes the rows on it along, and an index that is wrong the way to others. So tables are
read by their row numbers, and where reading fails, from both sides of the hole.
"""

from __future__ import annotations

import errno
import glob
import os
import shutil
import sqlite3
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from app.models import backups

_BLOCK = 4_096  # bytes, as much as a disk loses at once
_MOST_FAILURES = 2_000  # of reading, in one table
_LAST = 2**31  # a row number beyond all others, where the last one cannot be found
# What reading fails with; SQLite's words for it name what it has read, which need not be text.
_FAILURES = (sqlite3.DatabaseError, UnicodeDecodeError)
_HEADER, _PAGE = 100, 4_096  # bytes; the header tells whose file it is, and nothing of what is in it


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
        real = damaged.resolve()  # the journal is beside the file itself
        log = real.with_name(f"{real.name}-wal")
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


def put_in_place(working: Path, damaged: Path | None, target: Path) -> Path | None:
    """Give the new file its name; returns where what had that name is now, or else the damaged one.

    At each step what is at `target` is damaged or whole: a journal never meets a file that it is not of.
    """
    backups.flush(working)
    aside = damaged
    if target.exists():
        moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
        aside = target.with_name(f"{target.stem}-damaged-{moment}{target.suffix}")
        try:
            os.link(target, aside)
        except OSError:  # not on every file system
            shutil.copyfile(target, aside)
        stub = working.with_name(f"{working.name}-stub")
        stub.write_bytes(working.read_bytes()[:_HEADER].ljust(_PAGE, b"\0"))
        os.replace(stub, target)
        log = target.with_name(f"{target.name}-wal")
        if log.exists():
            os.replace(log, aside.with_name(f"{aside.name}-wal"))
        target.with_name(f"{target.name}-shm").unlink(missing_ok=True)
    os.replace(working, target)
    backups.flush(target.parent)
    return aside


def kept_aside(database: Path) -> Sequence[Path]:
    """The damaged files that `put_in_place` has kept beside a database, oldest first."""
    database = database.resolve()
    named = f"{glob.escape(database.stem)}-damaged-*{glob.escape(database.suffix)}"
    return sorted(database.parent.glob(named))


def _copy_readable(source: Path, copy: Path) -> None:
    """Copy a file; what the disk cannot read of it any more becomes zeros."""
    try:
        shutil.copyfile(source, copy)
        return
    except OSError as error:
        if error.errno != errno.EIO:
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
