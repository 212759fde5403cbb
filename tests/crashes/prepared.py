"""Databases to be interrupted in, the acts that are, and what there is before and after each of them."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from app.models import backups, database
from app.models.migrations import migrate, steps
from tests.builders import (
    Recount,
    a_mailable_batch,
    an_account,
    contents,
    opened,
    queued,
    suppress,
    write_csv,
)
from tests.crashes.acts import Act, stored

# How much an act must say it has done, counted by the test before and after.
_DONE = {
    "import": 'SELECT count(*) FROM "transaction"',
    "unsubscribe": "SELECT count(*) FROM suppression",
    "undo": "SELECT count(*) FROM suppression",
    "queue": "SELECT count(*) FROM message",
    "claim": "SELECT sum(attempts) FROM message",
    "settle": "SELECT sum(attempts) FROM message",
    "erase": "SELECT count(*) FROM suppression WHERE key GLOB 'erased:*'",
}


def prepare(folder: Path, people: int) -> Callable[[str], Act]:
    """Databases with so many customers; the act of a name is done once to know how it ends."""
    path = folder / "prepared.db"
    with opened(path):
        an_account(25)
        batch = a_mailable_batch(folder, *_of_people(range(people)))
        suppress(*_of_people(range(0, 2 * people, 40)))  # also some who are no customers yet
        backup = database.back_up("kept")
        operation = suppress(*_of_people(range(10, people, 2)))
    sending, claimed = folder / "sending.db", folder / "claimed.db"
    shutil.copyfile(path, sending)
    with opened(sending):
        mailing = queued(batch)
    shutil.copyfile(sending, claimed)
    with closing(sqlite3.connect(claimed)) as connection, connection:
        connection.execute(
            "UPDATE message SET state = 'sending', attempts = 1 WHERE id = (SELECT min(id) FROM message)"
        )
    old = folder / "old.db"
    _write_old(old, people)
    rows = [
        [typed, "Ann", "Archer", "2026-11-02", "x" * 40]
        for typed in _of_people(range(people // 2, 2 * people))
    ]
    paste = folder / "paste.txt"
    paste.write_text("\n".join(_of_people(range(5, 2 * people, 3))), encoding="utf-8")
    planned = {
        "import": (path, str(write_csv(folder, rows, name="Summer.csv"))),
        "unsubscribe": (path, str(paste)),
        "undo": (path, str(operation)),
        "queue": (path, str(batch)),
        "claim": (sending, str(mailing)),
        "settle": (claimed, str(mailing)),
        "erase": (path, _of_people(range(1, 2))[0]),
        "backup": (path, ""),
        "restore": (path, str(backup)),
        "migrate": (old, ""),
    }
    known: dict[str, Act] = {}

    def act(name: str) -> Act:
        if name not in known:
            source, given = planned[name]
            before = stored(source)
            copied, ended = Act(name, given, source, before, before).run(folder / f"whole-{name}")
            assert ended.closed, ended.errors
            assert ended.acknowledged is not None, ended
            after = stored(copied)
            assert (after == before) == (name == "backup")
            assert ended.acknowledged == _done(name, source, copied)
            between = _versions(source, folder) if name == "migrate" else ()
            known[name] = Act(name, given, source, before, after, between)
        return known[name]

    return act


def _of_people(numbers: range) -> list[str]:
    return [f"person{number:05}@example.com" for number in numbers]


def _done(name: str, before: Path, after: Path) -> int:
    """What a receipt must say."""
    if name == "restore":
        return Recount(after)("SELECT count(*) FROM customer")
    if name == "backup":
        return len(backups.existing(after))
    if name == "migrate":
        return steps()[-1].version
    return abs(Recount(after)(_DONE[name]) - Recount(before)(_DONE[name]))


def _versions(old: Path, folder: Path) -> list[dict[str, list[tuple[object, ...]]]]:
    """What there is after each migration but the last."""
    found = []
    copy = folder / "version.db"
    shutil.copyfile(old, copy)
    for step in steps()[:-1]:
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            migrate(connection, [step])
        found.append(dict(contents(copy)))
    return found


def _write_old(path: Path, people: int) -> None:
    """A database of the first version with facts in it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA application_id = {database.APPLICATION_ID}")
        connection.execute("PRAGMA journal_mode = wal")
        migrate(connection, steps()[:1])
        connection.execute("BEGIN")
        connection.execute(
            "INSERT INTO operation (kind, at, operator, source) VALUES ('import', 1, 'Anne', 'import')"
        )
        connection.execute(
            """INSERT INTO batch (name, file_name, operation_id, imported_at, subject, body)
            VALUES ('Spring', 'Spring.csv', 1, 1, 'How was it?', 'Tell us.')"""
        )
        for number, typed in enumerate(_of_people(range(people)), 1):
            connection.execute(
                """INSERT INTO customer (key, email, folded, sendable, created_at) VALUES (?, ?, ?, 1, 1)""",
                (typed, typed, typed),
            )
            connection.execute(
                """INSERT INTO "transaction" (batch_id, customer_id, line, is_new) VALUES (1, ?, ?, 1)""",
                (number, number + 1),
            )
            connection.execute(
                """INSERT INTO message (batch_id, customer_id, key, kind, rank, state, at, operation_id)
                VALUES (1, ?, ?, 'invitation', 0, 'elsewhere', 1, 1)""",
                (number, typed),
            )
            if number % 3 == 0:
                connection.execute(
                    """INSERT INTO operation_item VALUES (1, ?, ?, ?, ?, 'unsubscribed')""",
                    (number, number, typed, typed),
                )
        connection.execute("COMMIT")
