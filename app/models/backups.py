"""Verified copies of the database, in a folder beside it: the newest ones, and one a day for a week."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

NEWEST_KEPT = 5
DAYS_KEPT = 7
_PAGES_AT_ONCE = 4_096


class BackupNotVerified(Exception):
    """The copy does not pass SQLite's own check; it was removed."""


def folder(database: Path) -> Path:
    """Where the backups of a database are."""
    return database.with_name(f"{database.stem}-backups")


def make(
    connection: sqlite3.Connection,
    database: Path,
    label: str,
    progress: Callable[[int, int], None] | None = None,
) -> Path:
    """Copy the database that `connection` has open, check the copy, and only then give it its name.

    The label becomes part of the file's name. `progress` is told pages and may raise Cancelled.
    Raises OSError or sqlite3.Error when the copy cannot be written, BackupNotVerified when it is unsound.
    """
    directory = folder(database)
    directory.mkdir(mode=0o700, exist_ok=True)
    for left in directory.glob("*.unfinished*"):  # of a program that was killed meanwhile
        left.unlink()
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    copy = directory / f"{moment}-{label}.db"
    unfinished = copy.with_suffix(".unfinished")
    try:
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as target:
            target.execute("PRAGMA synchronous = off")  # fsync once, below
            # One snapshot throughout: the copy would begin anew at each write of another connection.
            connection.execute("BEGIN")
            try:
                connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
                connection.backup(
                    target,
                    pages=_PAGES_AT_ONCE,
                    progress=None if progress is None else lambda _, left, all_: progress(all_ - left, all_),
                )
            finally:
                connection.execute("COMMIT")
            target.execute("PRAGMA journal_mode = delete")  # one file, complete in itself
            (verdict,) = target.execute("PRAGMA integrity_check(1)").fetchone()
        if verdict != "ok":
            raise BackupNotVerified(verdict)
        _flush(unfinished)
        unfinished.rename(copy)
        _flush(directory)
    finally:
        unfinished.unlink(missing_ok=True)
    _rotate(directory)
    return copy


def existing(database: Path) -> list[Path]:
    """The backups of a database, newest first."""
    return sorted(folder(database).glob("*.db"), reverse=True)


def _rotate(directory: Path) -> None:
    """Keep the newest ones, and of each of the last days the newest."""
    copies = sorted(directory.glob("*.db"), reverse=True)
    kept = set(copies[:NEWEST_KEPT])
    newest_of_day: dict[str, Path] = {}
    for copy in copies:
        newest_of_day.setdefault(copy.name[:8], copy)
    kept.update(newest_of_day[day] for day in sorted(newest_of_day, reverse=True)[:DAYS_KEPT])
    for copy in copies:
        if copy not in kept:
            copy.unlink()


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
