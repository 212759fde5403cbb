"""Restoring a backup without forgetting what must never be forgotten, also in a damaged database's place.

What comes back and what stays is said in `app.models.merging`. Into a sound database a backup is restored in
one transaction, which is checked before it is committed, so that a crash or a full disk at any moment leaves
either the one or the other, and whoever else has it open just sees the change. In the place of a damaged one
a new file is made, checked, and only then given its name.
"""

from __future__ import annotations

import glob
import json
import logging
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from app import address
from app.address import RULE
from app.controllers import erasing, exports, operations, settings
from app.controllers.customers import Status
from app.errors import QT_TRANSLATE_NOOP, Refusal
from app.models import backups, database, erasure, merging, salvaging
from app.models.damaged import put_in_place
from app.models.damaged import reading as read_damaged
from app.models.database import DamagedDatabase, Progress, silent
from app.models.merging import Merged

__all__ = ["Merged", "Receipt", "Salvaged", "foresee", "rebuild", "restore", "salvage"]

_logger = logging.getLogger(__name__)


class BackupGone(Refusal):
    """Somebody has removed the file, or the rotation has."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "The backup ‘{name}’ is not there any more.")


class BackupDamaged(Refusal):
    """SQLite cannot read the backup, or finds it malformed."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "The backup ‘{name}’ is damaged. Nothing was changed: choose another one."
    )


class AnotherDatabase(Refusal):
    """The backup's log is not how the log of the database begins."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "‘{name}’ is a backup of another database, so nothing was restored. To work with what is in it, open "
        "it as a database.",
    )


class MailIsSent(Refusal):
    """While messages leave, nobody can tell which of them are to be kept in mind."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "A mailing is being sent. Pause it first, or wait until it is finished; then restore."
    )


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was rebuilt; `complete` says whether all that is newer than the backup could be read.

    `aside` is where the damaged file is now, if there was one.
    """

    merged: Merged
    complete: bool
    aside: Path | None


@dataclass(frozen=True, slots=True)
class Salvaged:
    """How many customers and suppressions could be read, and the `files` that they are in, in this order.

    `complete` if nothing seems to be missing.
    """

    customers: int
    suppressions: int
    complete: bool
    files: tuple[Path, Path]


def foresee(backup: Path, progress: Progress = silent) -> Merged:
    """What restoring a backup would do now. Changes nothing.

    Raises BackupGone, BackupDamaged, AnotherDatabase, MailIsSent, the refusals of a database that is foreign
    or newer, and those of the disk.
    """
    with (
        _comparable_copy(backup, progress) as (copy, _, forms),
        database.attached(copy, "backup"),
        database.reading(lambda: progress(0, 0)) as connection,
    ):
        _refuse_while_sending(connection)
        planned = merging.plan(connection, forms)
        merging.tidy(connection)
    return planned


def restore(backup: Path, progress: Progress = silent) -> Merged:
    """Restore a backup into the program's database, between a backup of that and one of the outcome.

    Raises the refusals of `foresee`, and Cancelled from `progress`.
    """
    # The copy comes first: the rotation may remove the backup.
    with _comparable_copy(backup, progress) as (copy, erased, forms):
        database.back_up("before-restore", progress)
        with database.attached(copy, "backup"), database.writing(lambda: progress(0, 0)) as connection:
            _refuse_while_sending(connection)
            if merging.erased_since(connection) != erased:  # by another program, a moment ago
                raise database.Busy()
            planned, operator = merging.plan(connection, forms), settings.operator()
            merged = merging.carry_out(connection, planned, backup.name, operator, operations.now())
            merging.tidy(connection)
            _check(connection, database.path())
    _back_up_restored()
    return merged


def _back_up_restored() -> None:
    """Have the newest backup hold what the person chose, and not what they gave up for it.

    It is done by now, so that it is neither stopped nor refused.
    """
    try:
        database.back_up(backups.RESTORED)
    except Refusal as refusal:  # which the daily backup says as well, if it lasts
        _logger.info("no backup of what was restored: %s", type(refusal).__name__)


def rebuild(
    backup: Path, damaged: Path | None, target: Path, progress: Progress = silent, *, operator: str = ""
) -> Receipt:
    """Make the database at `target` anew from a backup and what can be read of a damaged file.

    Nobody may have `target` open. What is there, such as the damaged file itself, is kept beside it under
    another name. `operator` is for the log, by default whom the backup's settings name. Raises as `foresee`,
    but for MailIsSent: what was on its way is uncertain then.
    """
    directory = backups.folder(target)
    target = target.resolve()  # the journal is beside the file itself, and a link to it stays one
    working = backups.unfinished_file(target.parent, f"{target.stem}-rebuilt")
    with database.in_words(target):
        for left in target.parent.glob(f"{glob.escape(target.stem)}-rebuilt.*.unfinished*"):
            left.unlink()
        try:
            with _usable_copy(backup, directory, progress) as copy:
                merged, complete = _build(working, copy, backup, damaged, target, progress, operator)
            aside = put_in_place(working, damaged, target)
        finally:
            backups.remove(working)
    return Receipt(merged, complete, aside)


def salvage(
    damaged: Path,
    folder: Path,
    progress: Progress = silent,
    *,
    customers: Sequence[str] = ("email", "first name", "last name", "status"),
    unsubscribed: Sequence[str] = ("address", "since", "reason"),
    statuses: Mapping[Status, str] | None = None,
) -> Salvaged:
    """Write what can be read of a damaged database into customers.csv and unsubscribed.csv of a folder.

    Where there is a file of either name, both get a number. `customers` and `unsubscribed` are the titles of
    the columns, `statuses` the words for each status. Nobody is said to be active unless all suppressions
    could be read. Raises the refusals of `exports`, and those of the disk.
    """
    words = statuses or {status: status.value for status in Status}
    people_file, blocked_file = _free_names(folder)
    keys: set[object] = set()

    def suppressions() -> Iterator[Sequence[str]]:
        for key, *row in source.rows("suppression", ("key", "address", "since", "reason")):
            keys.add(key)
            typed, since, reason = row
            is_erased = isinstance(key, str) and erasure.is_erased(key)
            yield "erased" if is_erased else _text(typed), _moment(since), _text(reason)

    def people() -> Iterator[Sequence[str]]:
        otherwise = words[Status.ACTIVE] if source.complete else ""
        for key, *row in source.rows("customer", ("key", "email", "first_name", "last_name")):
            yield *map(_text, row), words[Status.UNSUBSCRIBED] if key in keys else otherwise

    with database.in_words(damaged), read_damaged(damaged) as source:
        blocked = exports.write_csv(blocked_file, unsubscribed, suppressions(), progress)
        found = exports.write_csv(people_file, customers, people(), progress)
        return Salvaged(found, blocked, source.complete, (people_file, blocked_file))


@contextmanager
def _comparable_copy(
    backup: Path, progress: Progress
) -> Iterator[tuple[Path, frozenset[str], Mapping[str, str]]]:
    """A copy of a backup of the program's database, without whoever was erased since, and who that is.

    They come as what stays of all of them, and of those in the copy by their keys.
    """
    with _usable_copy(backup, backups.folder(database.path()), progress) as copy:
        with database.attached(copy, "backup"), database.reading() as connection:
            if not merging.is_of_this_database(connection, has_secret=_has_secret(backup)):
                raise AnotherDatabase(name=backup.name)
            erased, secret = merging.erased_since(connection), erasure.secret_of(connection)
        yield copy, erased, _forget(copy, erased, secret)


@contextmanager
def _usable_copy(backup: Path, directory: Path, progress: Progress) -> Iterator[Path]:
    """A sound copy of a backup, at today's version of the schema, for as long as it is needed."""
    if not backup.is_file():
        raise BackupGone(name=backup.name)
    copy = backups.unfinished_file(directory, f"restored-{backup.stem}")
    try:
        with database.in_words(backup):
            directory.mkdir(mode=0o700, exist_ok=True)
            backups.clear(directory)
            with closing(backups.opened(backup)) as source:
                source.isolation_level = None
                backups.write_copy(source, copy, progress)
        database.prepare_copy(copy, backup)
    except DamagedDatabase as error:
        backups.remove(copy)
        raise BackupDamaged(name=backup.name) from error
    except BaseException:
        backups.remove(copy)
        raise
    try:
        yield copy
    finally:
        backups.remove(copy)


def _forget(copy: Path, erased: frozenset[str], secret: bytes) -> Mapping[str, str]:
    """Erase in a copy those of whom only these forms must be left; returns their keys with the forms."""
    if not erased:
        return {}
    with database.in_words(copy), closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = 1")
        connection.execute("BEGIN")
        triggers = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for (trigger,) in triggers:
            connection.execute(f"DROP TRIGGER {trigger}")
        known = connection.execute(
            """SELECT key FROM customer UNION SELECT key FROM suppression UNION SELECT key FROM operation_item
            UNION SELECT key FROM lift UNION SELECT key FROM message"""
        )
        keys = {key for (key,) in known}
        # A row that names two addresses brought neither of them in.
        reported = connection.execute("SELECT DISTINCT address FROM import_row WHERE address <> ''")
        keys.update(address.key(found) for (cell,) in reported for found in address.find(cell))
        forms = {key: erasure.erased_form(key, secret) for key in keys if "@" in key}
        forms = {key: form for key, form in forms.items() if form in erased}
        erasing.forget(connection, forms)
        connection.execute("COMMIT")
    return forms


def _has_secret(backup: Path) -> bool:
    """Whether it was made by a version that erases, and not given a secret when its copy was migrated."""
    with closing(backups.opened(backup)) as connection:
        found = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'hash_key'").fetchone()
    return found is not None


def _newest_secret(connection: sqlite3.Connection, target: Path) -> bytes | None:
    """The secret as the newest backup tells that has one and is of the same database; None if none does.

    It never changes, and in a backup it is sound.
    """
    logged = "SELECT id, kind, at, counts FROM operation"
    log = set(connection.execute(logged.replace("FROM ", "FROM backup.")))
    for file in backups.existing(target):
        with (
            suppress(sqlite3.Error, OSError, ValueError),
            closing(backups.opened(file, unchanging=True)) as other,
        ):
            if log.issubset(other.execute(logged)):
                return erasure.secret_of(other)
    return None


def _refuse_while_sending(connection: sqlite3.Connection) -> None:
    if connection.execute(
        """SELECT 1 FROM main.mailing WHERE state = 'running'
        UNION ALL SELECT 1 FROM main.message WHERE state = 'sending' LIMIT 1"""
    ).fetchone():
        raise MailIsSent()


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Look over the whole before it is committed."""
    (verdict,) = connection.execute("PRAGMA main.integrity_check(1)").fetchone()
    if verdict != "ok":
        raise DamagedDatabase(folder=str(backups.folder(path)))
    dangling = connection.execute("PRAGMA main.foreign_key_check").fetchall()
    if dangling:
        raise RuntimeError(f"a restore left references to nothing: {dangling[:3]}")


def _build(
    working: Path,
    copy: Path,
    backup: Path,
    damaged: Path | None,
    target: Path,
    progress: Progress,
    operator: str,
) -> tuple[Merged, bool]:
    """Make the new file; whether all of the damaged one could be read."""

    def check() -> None:
        progress(0, 0)

    database.prepare(working)
    with ExitStack() as stack:
        source = stack.enter_context(read_damaged(damaged)) if damaged is not None else None
        connection = stack.enter_context(closing(sqlite3.connect(working, isolation_level=None)))
        connection.execute("PRAGMA journal_mode = delete")
        connection.execute("PRAGMA synchronous = off")  # it is flushed once, when it is complete
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("ATTACH ? AS backup", (str(copy),))
        connection.execute("DELETE FROM main.hash_key")
        connection.execute("BEGIN")
        keep_secret = _has_secret(backup)
        if not keep_secret and (secret := _newest_secret(connection, target)) is not None:
            connection.execute("INSERT INTO main.hash_key (rule, secret) VALUES (?, ?)", (RULE, secret))
        if not salvaging.gather_log(source, connection, check, keep_secret=keep_secret):
            raise AnotherDatabase(name=backup.name)
        connection.execute("COMMIT")
        erased, secret = salvaging.erased_since(source, connection), erasure.secret_of(connection)
        connection.execute("DETACH backup")
        forms = _forget(copy, erased, secret)
        connection.execute("ATTACH ? AS backup", (str(copy),))
        connection.execute("BEGIN")
        salvaging.gather_facts(source, connection, check)
        planned = merging.plan(connection, forms)
        operator = operator or _operator(connection)
        merged = merging.carry_out(connection, planned, backup.name, operator, operations.now())
        merging.tidy(connection)
        _check(connection, working)
        connection.execute("COMMIT")
        return merged, source is None or source.complete


def _operator(connection: sqlite3.Connection) -> str:
    """Who is at work, as the settings of the backup say; there is no other database to ask."""
    found = connection.execute("SELECT value FROM backup.setting WHERE name = 'operator'").fetchone()
    return (json.loads(found[0]) if found else "") or settings.user_of_this_computer()


def _free_names(folder: Path) -> tuple[Path, Path]:
    """Where the two lists of a salvage go: nothing of the person's is replaced."""
    for number in count(1):
        ending = "" if number == 1 else f" ({number})"
        files = folder / f"customers{ending}.csv", folder / f"unsubscribed{ending}.csv"
        if not any(map(os.path.lexists, files)):
            return files
    raise AssertionError


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)


def _moment(since: object) -> str:
    if not isinstance(since, int):
        return ""
    return datetime.fromtimestamp(since, UTC).isoformat(timespec="seconds")
