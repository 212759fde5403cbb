"""Putting the facts of a damaged database, as far as they can be read, together with those of a backup."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence

from app.models import merging, plausible
from app.models.damaged import Damaged
from app.models.erasure import is_erased
from app.models.suppressions import STANDS

_CHECKED_EVERY = 1_000  # rows


def gather_log(
    source: Damaged | None, connection: sqlite3.Connection, check: Callable[[], None], *, keep_secret: bool
) -> bool:
    """Fill the new log with what is newer than the backup's; whether they are of one database.

    With `keep_secret` the backup was made when there was a secret, which has never changed since: it is
    sound, and a single wrong bit in the damaged file's would have those who were erased be mailed again.
    """
    if source is not None and not _pour_log(source, connection):
        return False
    if keep_secret:
        _fill(connection, "hash_key")
    if source is not None:
        _pour(source, connection, "operation_item", check)
        _pour(source, connection, "hash_key", check)
        if connection.execute("SELECT 1 FROM main.hash_key").fetchone() is None:
            source.complete = False  # nobody can tell any more who was erased
    _fill(connection, "hash_key")
    return True


def _pour_log(source: Damaged, connection: sqlite3.Connection) -> bool:
    known = {
        id: known for id, *known in connection.execute("SELECT id, kind, at, counts FROM backup.operation")
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
        elif plausible.sense_of("operation", values):
            others += 1
        else:
            source.complete = False
    return others <= same


def erased_since(source: Damaged | None, connection: sqlite3.Connection) -> frozenset[str]:
    """What stays of the addresses erased since the backup, also where their erasure cannot be read."""
    found = merging.erased_since(connection)
    if source is None:
        return found
    now = _forms(source, "suppression")
    ever = frozenset().union(*(_forms(source, table) for table in ("operation_item", "lift", "message")))
    then = connection.execute(
        """SELECT key FROM backup.suppression UNION SELECT key FROM backup.operation_item
        UNION SELECT key FROM backup.lift UNION SELECT key FROM backup.message"""
    )
    return found | now | ever.difference(key for (key,) in then)


def _forms(source: Damaged, table: str) -> frozenset[str]:
    found = (key for (key,) in source.rows(table, ["key"]))
    return frozenset(key for key in found if isinstance(key, str) and is_erased(key))


def gather_facts(source: Damaged | None, connection: sqlite3.Connection, check: Callable[[], None]) -> None:
    """Fill all else that is kept.

    What has changed since comes from the damaged file first. What never changes, but that a person in it is
    erased, comes from the backup, which is sound, and where that person is erased too.
    """
    for table in merging.KEPT:
        if source is not None and table not in ("operation", "operation_item", "hash_key"):
            _pour(source, connection, table, check)
        if table == "suppression":
            _fill(
                connection,
                table,
                """WHERE NOT EXISTS (SELECT 1 FROM main.lift l WHERE l.key = was.key
                AND l.operation_id > (SELECT coalesce(max(id), 0) FROM backup.operation))""",
            )
        else:
            _fill(connection, table, otherwise="REPLACE" if table in ("operation_item", "lift") else "IGNORE")
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
    known = {name.strip('"') for name in _columns(connection, table)}
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
        except sqlite3.IntegrityError:  # what was read makes no sense
            source.complete = False


def _fill(
    connection: sqlite3.Connection, table: str, condition: str = "", *, otherwise: str = "IGNORE"
) -> None:
    columns = ", ".join(_columns(connection, table))
    connection.execute(
        f"""INSERT OR {otherwise} INTO main."{table}" ({columns})
        SELECT {columns} FROM backup."{table}" was {condition} ORDER BY 1"""
    )


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns to fill: a suppression is known by its key, and by no number that another one may have."""
    found = merging.columns_of(connection, table)
    return [name for name in found if (table, name) != ("suppression", '"id"')]


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
    connection.execute(  # or they would wait for ever
        """UPDATE main.message SET state = 'cancelled', why = 'gone'
        WHERE mailing_id IS NULL AND state IN ('queued', 'retry')"""
    )


def _suppress_what_the_log_says(connection: sqlite3.Connection) -> None:
    """A suppression that is lost is made anew of what it came from."""
    connection.execute(
        f"""
        INSERT OR IGNORE INTO main.suppression (key, address, since, reason, operation_id)
        SELECT i.key, i.address, o.at, coalesce(o.reason, 'asked'), o.id
        FROM main.operation o JOIN main.operation_item i ON i.operation_id = o.id
        WHERE {STANDS} AND i.outcome <> 'duplicate' AND i.key <> ''
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
