"""Verified copies of the database, in a folder beside it: the newest ones, and one a day for a week."""

import glob
import os
import re
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

NEWEST_KEPT = 5
DAYS_KEPT = 7
DAILY = "daily"
"""The label of the backup that is made without an occasion."""
BY_HAND = "by-hand"
"""The label of the backup that a person has asked for."""
RESTORED = "restored"
"""The label of the backup of what a restore has made."""

_PAGES_AT_ONCE = 4_096
_NAME = re.compile(r"(\d{8}-\d{6}-\d{6})-(.+)")
_MOMENT = "%Y%m%d-%H%M%S-%f"
_OF_PROCESS = re.compile(r"\.(\d+)\.unfinished")
_FORGOTTEN = 24 * 60 * 60  # s after which nobody is still at work on a file


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
    clear(directory)
    copy = directory / f"{datetime.now(UTC).strftime(_MOMENT)}-{label}.db"
    unfinished = unfinished_file(directory, copy.stem)
    try:
        write_copy(connection, unfinished, progress)
        flush(unfinished)
        unfinished.rename(copy)
        flush(directory)
    finally:
        remove(unfinished)
    _rotate(directory)
    return copy


def write_copy(
    connection: sqlite3.Connection, copy: Path, progress: Callable[[int, int], None] | None = None
) -> None:
    """Write what `connection` has open, as it is now, into a new file, and check that; it is not flushed.

    Raises as `make` does.
    """
    with closing(sqlite3.connect(copy, isolation_level=None)) as target:
        target.execute("PRAGMA synchronous = off")  # whoever wants it to stay flushes it once
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


def opened(file: Path, *, unchanging: bool = False) -> sqlite3.Connection:
    """A connection that only reads a database, and makes no journal beside it if it is `unchanging`."""
    ending = "&immutable=1" if unchanging else ""
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro{ending}", uri=True)


def existing(database: Path) -> list[Path]:
    """The backups of a database, newest first; none where there cannot be such a folder."""
    try:
        return sorted(folder(database).glob("*.db"), reverse=True)
    except OSError:  # its name would be too long
        return []


def moment(backup: Path) -> float:
    """When a backup was made, in UTC seconds. Raises OSError when that has to be looked up and it is gone."""
    named = _NAME.fullmatch(backup.stem)
    if named:
        try:
            return datetime.strptime(named[1], _MOMENT).replace(tzinfo=UTC).timestamp()
        except ValueError:
            pass
    return backup.stat().st_mtime


def label(backup: Path) -> str:
    """What a backup was made for, as it was given to `make`; empty for a file that somebody put there."""
    named = _NAME.fullmatch(backup.stem)
    return named[2] if named else ""


def unfinished_file(directory: Path, stem: str) -> Path:
    """Where this process may write what is to be found whole or not at all; `clear` removes what it left."""
    return directory / f"{stem}.{os.getpid()}.unfinished"


def clear(directory: Path) -> None:
    """Remove what processes left that were killed while they wrote; another one may be writing just now."""
    for left in directory.glob("*.unfinished*"):
        named = _OF_PROCESS.search(left.name)
        try:
            if named and _is_alive(int(named[1])) and time.time() - left.stat().st_mtime < _FORGOTTEN:
                continue
            left.unlink()
        except (FileNotFoundError, PermissionError):  # gone by now; open in another process, on Windows
            continue


def remove(unfinished: Path) -> None:
    """Remove what was written there, and the journals beside it."""
    for left in unfinished.parent.glob(f"{glob.escape(unfinished.name)}*"):
        left.unlink(missing_ok=True)


def flush(path: Path) -> None:
    """Have a file, or the names in a folder, be on the disk before anything else is done."""
    if os.name == "nt" and path.is_dir():  # which cannot be opened there, and need not be
        return
    descriptor = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


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
            copy.unlink(missing_ok=True)  # another process may rotate them as well


def _is_alive(process: int) -> bool:
    if os.name == "nt":  # where a file that is open cannot be removed, and signal 0 is none
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
