"""The database: one SQLite file, opened once by the program and connected to once by each thread.

Nothing connects by itself: a query on a thread that was not given a connection raises. Two context
managers frame all work: `reading()`, a snapshot, and `writing()`, one transaction that takes the write
lock at once and either commits to the disk or changes nothing.
"""

import errno
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from peewee import DatabaseError, Model, OperationalError, SqliteDatabase

from app.errors import QT_TRANSLATE_NOOP, Cancelled, Refusal
from app.models import backups
from app.models.migrations import Step, migrate, steps

APPLICATION_ID = 0x52654C61  # "ReLa", in the header of every database of ours

_BUSY_FOR = 10.0  # s to wait for another program that writes
# Durable at COMMIT: with synchronous=normal a power cut loses transactions that were acknowledged.
_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "full",
    "foreign_keys": 1,
    "busy_timeout": round(_BUSY_FOR * 1_000),
    "trusted_schema": 0,
}
# One writer at a time among the threads of this process; it may write inside of what it writes.
_turn = threading.RLock()
# One backup at a time: what another one has not finished would be taken for what a killed program left.
_backing_up = threading.Lock()
# What a thread works on in the place of the program's database.
_place = threading.local()
# How often a running statement asks whether it is still wanted: about every 5 ms.
_OPCODES_BETWEEN_QUESTIONS = 100_000


class _Database(SqliteDatabase):
    @property
    def database(self) -> str:
        """What a thread connects to: the program's database, or what `elsewhere` names for this thread."""
        return getattr(_place, "path", self._database)

    @database.setter
    def database(self, path: str) -> None:
        self._database = path

    def rollback(self) -> None:
        """SQLite rolls back by itself when a disk is full or fails, and when a write is interrupted."""
        if _connection().in_transaction:
            super().rollback()


# Deferred transactions that read and then write fail at once under WAL when another process writes.
database = _Database(None, autoconnect=False, lock_type="IMMEDIATE", pragmas=_PRAGMAS)

Progress = Callable[[int, int], None]
"""Told how much is done of how much; raises Cancelled when the person stops it."""

Check = Callable[[], None]
"""Raises Cancelled when the work is no longer wanted."""


def silent(done: int, total: int) -> None:
    """The progress of work that nobody watches."""


class Table(Model):
    """The base of all models; a model's table is named after it."""

    class Meta:
        database = database


class NotADatabase(Refusal):
    """The file is something else."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "‘{name}’ is not a database of Relance. It was left as it is.")


class NewerDatabase(Refusal):
    """The schema is of a later version of the program."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "‘{name}’ was last used by a newer version of Relance. Install that one, or open another database.",
    )


class DamagedDatabase(Refusal):
    """SQLite finds the file malformed."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "The database is damaged. Restore one of its backups; they are in ‘{folder}’."
    )
    is_damage = True


class DiskFull(Refusal):
    """There was no room for the change."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "The disk is full. Nothing was changed: make room and try again.")


class NotWritable(Refusal):
    """The file or its folder may not be written."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "‘{name}’ cannot be written to. Nothing was changed: check the rights of the file and its folder.",
    )


class DiskFailure(Refusal):
    """Reading or writing failed."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "The disk reported an error. Nothing was changed: check the disk and try again."
    )


class Busy(Refusal):
    """Another program holds the write lock."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "Another program is writing to the database. Nothing was changed: try again in a moment."
    )


def open_database(path: Path, migrations: Sequence[Step] | None = None) -> None:
    """Make `path` the program's database, once it is `prepared`; each thread then connects with `connect()`.

    No thread may be connected to another one any more. Raises the Refusals of `prepare`.
    """
    prepare(path, migrations)
    database.init(str(path))


def prepare(path: Path, migrations: Sequence[Step] | None = None) -> None:
    """Check a database, back it up if it must be migrated, and migrate it; it need not be the program's.

    A file that does not exist is created. Raises a Refusal when the file is foreign, newer, damaged or cannot
    be written.
    """
    wanted = steps() if migrations is None else migrations
    with in_words(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            _prepare(connection, path, wanted)


def prepare_copy(path: Path, original: Path) -> None:
    """Check and migrate a copy that nobody else has open and that need not outlive a crash."""
    wanted = steps()
    with in_words(original), closing(sqlite3.connect(path, isolation_level=None)) as connection:
        is_empty, _ = _recognise(connection, original, wanted)
        if is_empty:
            raise DamagedDatabase(folder=str(backups.folder(original)))
        for pragma in ("synchronous = off", "foreign_keys = 1", "trusted_schema = 0"):
            connection.execute(f"PRAGMA {pragma}")
        migrate(connection, wanted)


def _prepare(connection: sqlite3.Connection, path: Path, wanted: Sequence[Step]) -> None:
    is_new, version = _recognise(connection, path, wanted)
    if not os.access(path, os.W_OK):  # SQLite would only say so at the first change
        raise NotWritable(name=path.name)
    for name, value in _PRAGMAS.items():  # only now: the journal's mode is written into the file
        connection.execute(f"PRAGMA {name} = {value}")
    if is_new:
        path.chmod(0o600)  # its journals are made with the same rights
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    elif version < wanted[-1].version:
        backups.make(connection, path, "before-migration")
    migrate(connection, wanted)


def _recognise(connection: sqlite3.Connection, path: Path, wanted: Sequence[Step]) -> tuple[bool, int]:
    """Whether it is an empty file, and the version of its schema; raises a Refusal for what is not ours."""
    (identity,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    is_new = tables == 0 and version == 0 and identity in (0, APPLICATION_ID)
    if identity != APPLICATION_ID and not is_new:
        raise NotADatabase(name=path.name)
    if version > wanted[-1].version:
        raise NewerDatabase(name=path.name)
    return is_new, version


def connect() -> sqlite3.Connection:
    """Connect this thread to the program's database; returns what may be interrupted from any thread.

    Raises a Refusal when the disk is full or fails: the first connection writes files beside the database.
    """
    with _refusals():
        database.connect()
        return _connection()


def close() -> None:
    """Close this thread's connection."""
    database.close()


@contextmanager
def elsewhere(path: Path) -> Iterator[None]:
    """Connect this thread, which is not connected, to another database than the program's, for a while.

    What this thread does meanwhile it does there, and no other thread does. Raises the Refusals of `prepare`.
    """
    prepare(path)
    _place.path = str(path)
    try:
        connect()
        try:
            yield
        finally:
            close()
    finally:
        del _place.path


def replace(path: Path, other: Path) -> None:
    """Have a database hold what the other one does, in one transaction, whoever has it open.

    Raises the Refusals of `prepare`, and Busy.
    """
    prepare(path)
    end = time.monotonic() + _BUSY_FOR

    def give_up(status: int, _left: int, _all: int) -> None:
        """Python itself would try for ever."""
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > end:
            raise Busy

    with (
        _turn,
        _refusals(path),
        closing(sqlite3.connect(other, timeout=0.1)) as source,
        closing(sqlite3.connect(path, timeout=0.1)) as target,
    ):
        source.backup(target, progress=give_up)


def select(sql: str, values: Sequence[object] | Mapping[str, object] = ()) -> sqlite3.Cursor:
    """Ask this thread's connection; the rows come as they are taken from the cursor."""
    return _connection().execute(sql, values)


def path() -> Path:
    """Where the program's database is."""
    return Path(database.database)


def back_up(label: str, progress: Progress = silent) -> Path:
    """Make a verified copy of the database, as it is now, in its folder of backups.

    Raises a Refusal when there is no room for it, and then what it was to precede must not be done.
    """
    with _backing_up, in_words(path()):
        return backups.make(_connection(), path(), label, progress)


@contextmanager
def attached(path: Path, name: str) -> Iterator[sqlite3.Connection]:
    """Have this thread see another database beside its own, and no foreign keys enforced meanwhile."""
    connection = _connection()
    with _refusals():
        connection.execute(f"ATTACH ? AS {name}", (str(path),))
        connection.execute("PRAGMA foreign_keys = 0")
    try:
        yield connection
    finally:
        connection.execute("PRAGMA foreign_keys = 1")
        connection.execute(f"DETACH {name}")


@contextmanager
def erasing() -> Iterator[sqlite3.Connection]:
    """As `writing()`, and what is deleted or overwritten inside is overwritten with zeros in the file too."""
    connection = _connection()
    (before,) = connection.execute("PRAGMA secure_delete").fetchone()  # some systems' SQLite always does it
    connection.execute("PRAGMA secure_delete = ON")
    try:
        with writing():
            yield connection
    finally:
        connection.execute(f"PRAGMA secure_delete = {before:d}")


def rewrite() -> bool:
    """Write the whole file anew, and empty its journal: nothing is left of what was overwritten before.

    Takes seconds for a million customers, and room for a second file. False when it could not be done now:
    the database is as it was then, and as good.
    """
    with _turn:
        connection = _connection()
        try:
            connection.execute("VACUUM")
            (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.OperationalError:
            return False
    return not busy


@contextmanager
def reading(check: Check | None = None) -> Iterator[sqlite3.Connection]:
    """A snapshot: all that is read inside is of one moment."""
    with _refusals(), database.atomic("DEFERRED"), _cancellable(check) as connection:
        yield connection


@contextmanager
def writing(check: Check | None = None) -> Iterator[sqlite3.Connection]:
    """One transaction, with the write lock from its start; on any error, nothing was changed.

    Raises a Refusal for what a full or failing disk, missing rights or another writer prevent.
    """
    # Whoever waits for this lock gets it next; SQLite's own they would have to ask for again and again, and
    # a thread that writes all the time, such as the sending one, would mostly have it.
    with _turn, _refusals(), database.atomic(), _cancellable(check) as connection:
        yield connection


def _connection() -> sqlite3.Connection:
    connection: sqlite3.Connection = database.connection()  # type: ignore[no-untyped-call]
    return connection


@contextmanager
def _cancellable(check: Check | None) -> Iterator[sqlite3.Connection]:
    """Ask while a statement runs whether it is still wanted, and stop it when it is not."""
    connection = _connection()
    if check is None:
        yield connection
        return
    cancelled: list[Cancelled] = []

    def stop() -> int:
        try:
            check()
        except Cancelled as error:
            cancelled.append(error)
        return len(cancelled)

    connection.set_progress_handler(stop, _OPCODES_BETWEEN_QUESTIONS)
    try:
        yield connection
    except (OperationalError, sqlite3.OperationalError) as error:
        if cancelled:
            raise cancelled[0] from error
        raise
    finally:
        connection.set_progress_handler(None, 0)


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Raise a Refusal for what goes wrong with this file, which need not be the program's database."""
    try:
        with _refusals(path):
            yield
    except OSError as error:
        raise _refusal_of_os_error(error, path) from error
    except backups.BackupNotVerified as error:  # page by page it is what was copied
        raise DamagedDatabase(folder=str(backups.folder(path))) from error


def explained(error: BaseException) -> Refusal | None:
    """The Refusal for an error that SQLite has raised about the program's database; None for any other."""
    if not isinstance(error, DatabaseError | sqlite3.DatabaseError):
        return None
    try:
        with _refusals():
            raise error
    except Refusal as refusal:
        return refusal
    except (DatabaseError, sqlite3.DatabaseError):
        return None


@contextmanager
def _refusals(opening: Path | None = None) -> Iterator[None]:
    """Say in words what SQLite reports of the disk; let everything else pass as the bug it is.

    It is about the program's database, or the one that is being opened.
    """
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        path_of_it = opening or path()
        code = _first_code(error) & 0xFF
        if code == sqlite3.SQLITE_FULL:
            raise DiskFull() from error
        if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
            raise NotWritable(name=path_of_it.name) from error
        if code == sqlite3.SQLITE_IOERR:
            raise DiskFailure() from error
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise Busy() from error
        if code == sqlite3.SQLITE_NOTADB:
            raise NotADatabase(name=path_of_it.name) from error
        if code == sqlite3.SQLITE_CORRUPT:
            raise DamagedDatabase(folder=str(backups.folder(path_of_it))) from error
        raise


def _first_code(error: BaseException) -> int:
    """What SQLite said first: once it has rolled back, going back to a savepoint fails as well."""
    code = 0
    cause: BaseException | None = error
    while cause is not None:
        code = getattr(cause, "sqlite_errorcode", code)
        cause = cause.__context__
    return code


def _refusal_of_os_error(error: OSError, path: Path) -> Refusal:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull()
    if error.errno == errno.EIO:
        return DiskFailure()
    return NotWritable(name=os.path.basename(error.filename or path))
