"""The backups there are, one made by hand, and the daily one that is made without anybody's doing."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from app.controllers import settings
from app.errors import Cancelled, Refusal
from app.models import backups, database
from app.models.database import Progress, reading, silent
from app.models.migrations import steps

__all__ = ["CHANGED", "Backup", "State", "back_up_now", "folder", "listed", "made_at", "serve"]

_logger = logging.getLogger(__name__)

CHANGED = "backup"
"""What the daily backup says has changed: there is a new one."""

_LOOK = 600.0  # s between two looks at the calendar
_AFTER_FAILURE = 3_600.0  # s


class State(StrEnum):
    """Whether a backup can be restored."""

    SOUND = "sound"
    DAMAGED = "damaged"
    NEWER = "newer"  # of a later version of the program
    FOREIGN = "foreign"  # no database of this program


@dataclass(frozen=True, slots=True)
class Backup:
    """A file in the folder of backups: when it was made (UTC seconds), for what, its size in bytes.

    `occasion` is what it was made before or for, in code; empty for a file that somebody put there.
    `customers`, `batches` and `suppressions` say how many are in it; None when that cannot be read.
    """

    path: Path
    at: float
    occasion: str
    size: int
    state: State
    customers: int | None
    batches: int | None
    suppressions: int | None


class Control(Protocol):
    """What the daily backup asks whoever runs it."""

    def stopping(self) -> bool:
        """Whether to come to an end."""

    def wait(self, seconds: float) -> None:
        """Wait that long, or until something has changed or is to end."""

    def changed(self, *tables: str) -> None:
        """Say that there is something new of these names."""


def folder() -> Path:
    """Where the backups of the program's database are."""
    return backups.folder(database.path())


def listed(path: Path | None = None, progress: Progress = silent, *, thorough: bool = False) -> list[Backup]:
    """The backups of a database, by default the program's, newest first.

    Each was checked when it was made; `thorough` checks each again, which reads it all.
    """
    found = []
    files = backups.existing(path or database.path())
    for number, file in enumerate(files):
        progress(number, len(files))
        with suppress(FileNotFoundError):  # the rotation was quicker
            status = file.stat()
            found.append(_looked_at(file, status.st_mtime_ns, status.st_size, thorough))
    return sorted(found, key=lambda each: each.at, reverse=True)


def made_at(name: str) -> float | None:
    """When the backup of this file name was made, in UTC seconds; None if the name does not tell."""
    file = Path(name)
    with suppress(OSError, ValueError):
        if file.suffix == ".db" and backups.label(file):
            return backups.moment(file)
    return None


def back_up_now(progress: Progress = silent) -> Path:
    """Make a verified backup because a person wants one. Raises the refusals of `back_up`."""
    return database.back_up(backups.BY_HAND, progress)


def serve(control: Control, failed: Callable[[Refusal], None]) -> None:
    """Make a backup each day on which something has changed, until told to stop; on a thread of its own.

    Before that, what an erasure could not do, or was killed before, is done. `failed` is told why something
    could not be done, once for each reason until it could.
    """
    told: type[Refusal] | None = None
    look = time.monotonic()
    while not control.stopping():
        if (left := look - time.monotonic()) > 0:
            control.wait(left)  # somebody may have written something, which is no reason to look
            continue
        look = time.monotonic() + _LOOK
        try:
            _finish_erasing()
            if _is_due():
                made = database.back_up(backups.DAILY, lambda _done, _all: _stop_if_told(control))
                _logger.info("daily backup made: %s", made.name)
                control.changed(CHANGED)
            told = None
        except Cancelled:
            return
        except Refusal as refusal:
            _logger.info("no daily backup: %s", type(refusal).__name__)
            look = time.monotonic() + _AFTER_FAILURE
            if told is not type(refusal):
                told = type(refusal)
                failed(refusal)


def _finish_erasing() -> None:
    """Write the file anew if that is due since somebody was erased; if it cannot be now, it stays due."""
    with reading():
        is_due = settings.is_rewrite_due()
    if is_due:
        from app.controllers import erasing

        with database.in_words(database.path()):
            _logger.info("written anew since somebody was erased: %s", erasing.finish())


def _stop_if_told(control: Control) -> None:
    if control.stopping():
        raise Cancelled()


def _is_due() -> bool:
    """Whether something has changed since the last backup, which is not of today."""
    with reading():
        if settings.is_demo():
            return False
    path = database.path()
    newest = next(iter(backups.existing(path)), None)
    try:
        made = backups.moment(newest) if newest else None
    except FileNotFoundError:
        made = None
    if made is None:
        return _is_anything_there()
    today = _day(time.time())
    return _day(made) < today and _last_change(path) > made and _is_anything_there()


def _day(moment: float) -> date:
    return datetime.fromtimestamp(moment).date()


def _last_change(path: Path) -> float:
    """When the database's file or its journal was last written to."""
    changes = [0.0]
    path = path.resolve()  # the journal is beside the file itself
    for file in (path, path.with_name(f"{path.name}-wal")):
        with suppress(FileNotFoundError):
            status = file.stat()
            if status.st_size:  # an empty journal is made by looking
                changes.append(status.st_mtime)
    return max(changes)


def _is_anything_there() -> bool:
    with reading() as connection:
        found = connection.execute(
            "SELECT EXISTS (SELECT 1 FROM operation) OR EXISTS (SELECT 1 FROM customer)"
        ).fetchone()
    return bool(found[0])


@lru_cache(maxsize=64)
def _looked_at(file: Path, changed: int, size: int, thorough: bool) -> Backup:
    """What is in a backup's file, which never changes; if it did, `changed` and `size` tell."""
    state, customers, batches, suppressions = State.SOUND, None, None, None
    try:
        with closing(backups.opened(file, unchanging=True)) as connection:
            if connection.execute("PRAGMA application_id").fetchone() != (database.APPLICATION_ID,):
                state = State.FOREIGN if size else State.DAMAGED
            elif connection.execute("PRAGMA user_version").fetchone()[0] > steps()[-1].version:
                state = State.NEWER
            else:
                (customers,) = connection.execute("SELECT count(*) FROM customer").fetchone()
                (batches,) = connection.execute("SELECT count(*) FROM batch").fetchone()
                (suppressions,) = connection.execute("SELECT count(*) FROM suppression").fetchone()
                if thorough and connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                    state = State.DAMAGED
    except sqlite3.DatabaseError:
        state = State.DAMAGED
    counts = customers, batches, suppressions
    return Backup(file, backups.moment(file), backups.label(file), size, state, *counts)
