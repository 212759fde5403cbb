"""The least that sqlite3 and Python need for the same durable result: no cleaning, no checks, no counts.

The tables, their indexes and the pragmas are the program's. Data is staged as the program stages it: in a
temporary table, then in the order of the key, because that is the quickest way known to fill the indexes.
"""

import csv
import os
import re
import sqlite3
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PRAGMAS = ("journal_mode = wal", "synchronous = full", "foreign_keys = 1", "trusted_schema = 0")

Found = list[tuple[int, int, str, str, str]]
"""Position, line, address, key, outcome."""


@contextmanager
def connected(path: Path) -> Iterator[sqlite3.Connection]:
    """The database with the program's pragmas; closed afterwards, which checkpoints."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        yield connection
    finally:
        connection.close()


def import_rows(connection: sqlite3.Connection, file: Path) -> None:
    """The rows of the CSV as customers and transactions of a batch, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(
        """CREATE TEMP TABLE loaded (key TEXT, line INTEGER, outcome TEXT, reason TEXT, email TEXT,
        first_name TEXT, last_name TEXT, folded TEXT, date TEXT, data TEXT)"""
    )
    connection.executemany("INSERT INTO loaded VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _rows(file))
    connection.execute("CREATE TEMP TABLE staged AS SELECT * FROM loaded ORDER BY key")
    connection.execute("DROP TABLE temp.loaded")
    operation = _operation(connection, "import")
    batch = connection.execute(
        "INSERT INTO batch (name, file_name, operation_id, imported_at) VALUES ('bare', 'bare', ?, 0)",
        (operation,),
    ).lastrowid
    connection.execute(
        """INSERT INTO customer (key, email, first_name, last_name, folded, sendable, created_at)
        SELECT key, email, first_name, last_name, folded, 1, 0 FROM staged WHERE true
        ON CONFLICT (key) DO NOTHING"""
    )
    connection.execute(
        """INSERT INTO "transaction" (batch_id, customer_id, line, is_new, date, data)
        SELECT ?, c.id, s.line, 1, s.date, s.data
        FROM staged s CROSS JOIN customer c ON c.key = s.key ORDER BY s.rowid""",
        (batch,),
    )
    connection.execute("DROP TABLE temp.staged")
    connection.execute("COMMIT")


def _rows(file: Path) -> Iterator[tuple[object, ...]]:
    with file.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream)
        next(reader)
        for line, (email, first, last, date, product) in enumerate(reader, 2):
            yield (
                email.lower(), line, None, "", email, first, last, f"{last}\x1f{first}\x1f{email}".lower(),
                date, f'["{date}","{product}"]',
            )  # fmt: skip


_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


def preview(connection: sqlite3.Connection, text: str) -> Found:
    """The addresses that a regular expression finds, and what a join with the tables says of them."""
    found = [
        (line, address, address.lower())
        for line, content in enumerate(text.splitlines(), 1)
        for address in _ADDRESS.findall(content)
    ]
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS pasted (key TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.execute("DELETE FROM pasted")
    connection.executemany("INSERT OR IGNORE INTO pasted VALUES (?)", sorted((key,) for _, _, key in found))
    outcomes = dict(
        connection.execute(
            """SELECT p.key, iif(s.id, 'already', iif(c.id, 'unsubscribed', 'unknown')) FROM pasted p
            LEFT JOIN customer c ON c.key = p.key LEFT JOIN suppression s ON s.key = p.key"""
        )
    )
    return [
        (position, line, address, key, outcomes.pop(key, "duplicate"))
        for position, (line, address, key) in enumerate(found)
    ]


def apply(connection: sqlite3.Connection, found: Found) -> None:
    """The log of each address found and the new suppressions, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    operation = _operation(connection, "unsubscribe")
    connection.execute("CREATE TEMP TABLE staged (position, line, address, key, outcome)")
    connection.executemany("INSERT INTO staged VALUES (?, ?, ?, ?, ?)", found)
    connection.execute("INSERT INTO operation_item SELECT ?, * FROM staged", (operation,))
    connection.execute("DROP TABLE temp.staged")
    connection.execute(
        """INSERT INTO suppression (key, address, since, reason, operation_id)
        SELECT key, address, 0, 'asked', operation_id FROM operation_item
        WHERE operation_id = ? AND outcome IN ('unsubscribed', 'unknown') ORDER BY key""",
        (operation,),
    )
    connection.execute("COMMIT")


def queue(connection: sqlite3.Connection, batch: int) -> None:
    """A message for each customer of a batch, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    operation = _operation(connection, "send")
    connection.execute(
        """INSERT INTO message
            (batch_id, customer_id, key, kind, rank, state, at, operation_id, transaction_id, address)
        SELECT t.batch_id, c.id, c.key, 'invitation', 0, 'queued', 0, ?, t.id, c.email
        FROM "transaction" t JOIN customer c ON c.id = t.customer_id WHERE t.batch_id = ? ORDER BY c.id""",
        (operation, batch),
    )
    connection.execute("COMMIT")


def back_up(connection: sqlite3.Connection, copy: Path) -> None:
    """A copy on the disk, by the backup API; not verified."""
    target = sqlite3.connect(copy, isolation_level=None)
    try:
        target.execute("PRAGMA synchronous = off")
        connection.backup(target)
    finally:
        target.close()
    descriptor = os.open(copy, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def ids(connection: sqlite3.Connection, condition: str, order: str) -> "array[int]":
    """The ids of customers in an order."""
    cursor = connection.execute(f"SELECT c.id FROM customer c {condition} ORDER BY {order}")
    return array("q", (id for (id,) in cursor))


def _operation(connection: sqlite3.Connection, kind: str) -> int:
    cursor = connection.execute(
        """INSERT INTO operation (kind, at, operator, source, reason)
        VALUES (?, 0, 'bare', 'customers', 'asked')""",
        (kind,),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid
