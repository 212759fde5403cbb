"""Putting a backup into a database, and what of the database stays: the SQL of a restore.

The connection has the database as `main` and a copy of the backup, at the same version of the schema, as
`backup`. What comes back is the backup's: customers, batches with their transactions, reports and answers,
messages as they are written, templates, settings. What stays is the database's: the log, who is unsubscribed
and who was erased and why, what was sent to whom. Whoever was unsubscribed in the backup is so again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from sqlite3 import Connection

from app.models.settings import REWRITE_DUE

BROUGHT_BACK = (
    "customer",
    "batch",
    "transaction",
    "import_row",
    "answer",
    "draft",
    "template",
    "setting",
    "column_mapping",
)
"""The tables that are the backup's after a restore; in this order each finds what it refers to."""

KEPT = ("hash_key", "operation", "operation_item", "lift", "mailing", "message", "suppression")
"""The tables that are the database's; in this order each finds what it refers to."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a restore brings back, keeps and gives up, in numbers.

    Back come `customers`, `batches` and `answers`. Kept are the `suppressions` and the `messages` (those that
    reached somebody, or may have) that the backup does not know of. Given up are the customers, batches and
    answers that came since: `newer_customers`, `newer_batches`, `newer_answers`. `again` are the addresses
    that are unsubscribed in the backup and were taken back since: they are unsubscribed again. `cancelled`
    are the messages that were about to leave and whose customer or batch is no more, `stopped` the mailings
    that had not ended, and which now wait for a person. `operation_id` is its place in the log, once done.
    """

    customers: int
    batches: int
    answers: int
    suppressions: int
    messages: int
    newer_customers: int
    newer_batches: int
    newer_answers: int
    again: int
    cancelled: int
    stopped: int
    operation_id: int | None = None


def is_of_this_database(connection: Connection, *, has_secret: bool) -> bool:
    """Whether the log of the backup is how the log of the database begins.

    An empty one is how each begins; then the secret tells, if there was one when the backup was made
    (`has_secret`): it is made with the database.
    """
    found = connection.execute(
        """SELECT 1 FROM backup.operation was LEFT JOIN main.operation o ON o.id = was.id
        WHERE o.id IS NULL OR o.kind <> was.kind OR o.at <> was.at OR o.counts <> was.counts
        UNION ALL
        SELECT 1 FROM backup.hash_key was JOIN main.hash_key k ON k.rule = was.rule
        WHERE ? AND k.secret <> was.secret AND NOT EXISTS (SELECT 1 FROM backup.operation)
        LIMIT 1""",
        (has_secret,),
    )
    return found.fetchone() is None


def erased_since(connection: Connection) -> frozenset[str]:
    """What stays of the addresses that were erased since the backup was made, and of those that are so now.

    Who had come back by the time of the backup is erased again where an older one was restored since.
    """
    found = connection.execute(
        """SELECT i.key FROM main.operation o JOIN main.operation_item i ON i.operation_id = o.id
        WHERE o.kind = 'erase' AND o.id > (SELECT coalesce(max(id), 0) FROM backup.operation)
        UNION SELECT key FROM main.suppression WHERE key GLOB 'erased:*'"""
    )
    return frozenset(form for (form,) in found)


def plan(connection: Connection, erased: Mapping[str, str]) -> Merged:
    """Count what a restore would do, in the caller's transaction; changes nothing but the copy.

    `erased` are the keys that were erased in the copy, and what stays of them there.
    """
    tidy(connection)
    for key, form in erased.items():  # who came back and objected anew is suppressed under the address
        connection.execute(
            """DELETE FROM backup.suppression
            WHERE key = ? AND EXISTS (SELECT 1 FROM main.suppression WHERE key = ?)""",
            (form, key),
        )
    connection.execute(_MAILINGS)
    connection.execute(_MESSAGES)
    connection.execute(_TRANSACTIONS)
    connection.execute(_WHO_WAITS_IN_VAIN)
    connection.execute(_NOBODY_TWICE)
    connection.execute(_AGAIN)

    def count(sql: str) -> int:
        ((number,),) = connection.execute(f"SELECT count(*) FROM {sql}")
        return int(number)

    return Merged(
        customers=count("backup.customer"),
        batches=count("backup.batch"),
        answers=count("backup.answer"),
        suppressions=count("main.suppression WHERE key NOT IN (SELECT key FROM backup.suppression)"),
        messages=count(
            """main.contact m WHERE NOT EXISTS (SELECT 1 FROM backup.contact was
                WHERE was.id = m.id AND was.operation_id = m.operation_id)"""
        ),
        newer_customers=count("main.customer WHERE id NOT IN (SELECT id FROM backup.customer)"),
        newer_batches=count("main.batch WHERE id NOT IN (SELECT id FROM backup.batch)"),
        newer_answers=count(
            """main.answer a WHERE NOT EXISTS (SELECT 1 FROM backup.answer was
                WHERE was.transaction_id = a.transaction_id AND was.operation_id = a.operation_id)"""
        ),
        again=count("temp.merged_again"),
        cancelled=count("temp.merged_message WHERE in_vain"),
        stopped=count(f"main.mailing WHERE state IN ({_OPEN})"),
    )


def carry_out(connection: Connection, planned: Merged, name: str, operator: str, at: int) -> Merged:
    """Do what `plan` has counted in the same transaction, without foreign keys being enforced.

    `name` is the backup's, `operator` and `at` (UTC seconds) are for the log.
    """
    _carry_tokens_over(connection)
    connection.execute(  # what is due of this file is so whatever comes back
        "INSERT OR IGNORE INTO backup.setting SELECT name, value FROM main.setting WHERE name = ?",
        (REWRITE_DUE,),
    )
    for table in reversed(BROUGHT_BACK):
        connection.execute(f'DELETE FROM main."{table}"')
    for table in BROUGHT_BACK:
        columns = ", ".join(columns_of(connection, table))
        connection.execute(f'INSERT INTO main."{table}" ({columns}) SELECT {columns} FROM backup."{table}"')
    _point_messages(connection, at)
    _stop_mailings(connection, at)
    counts = {
        "customers": planned.customers,
        "batches": planned.batches,
        "suppressions_kept": planned.suppressions,
        "messages_kept": planned.messages,
        "unsubscribed_again": planned.again,
    }
    operation_id = _record(connection, "restore", operator, at, name, None, counts)
    _suppress_again(connection, operator, at, name)
    return replace(planned, operation_id=operation_id)


def tidy(connection: Connection) -> None:
    """Remove what `plan` had to note down."""
    for name in ("merged_message", "merged_mailing", "merged_again"):
        connection.execute(f"DROP TABLE IF EXISTS temp.{name}")


def columns_of(connection: Connection, table: str) -> list[str]:
    """The names of a table's columns, quoted."""
    found = connection.execute("SELECT name FROM pragma_table_info(?, 'main')", (table,))
    return [f'"{name}"' for (name,) in found]


_OPEN = "'scheduled', 'missed', 'running', 'paused'"
_WAITING = "'queued', 'retry'"

# The batch of a mailing m: as the backup knows it, as it is still there, as the log names it.
_MAILINGS = """
    CREATE TEMP TABLE merged_mailing AS
    SELECT m.id, CASE WHEN was.id IS NOT NULL THEN was.batch_id ELSE coalesce(
        (SELECT b.id FROM backup.batch b WHERE b.id = m.batch_id),
        (SELECT b.id FROM main.operation o JOIN backup.batch b ON b.id = o.batch_id
         WHERE o.id = m.operation_id)) END AS batch_id
    FROM main.mailing m LEFT JOIN backup.mailing was ON was.id = m.id
"""

# The same of a message m, and its customer: as the backup knows it, as it is still there, by the address.
# Ids of customers and batches are never given twice, so that the same number is the same one.
_MESSAGES = """
    CREATE TEMP TABLE merged_message (
        id INTEGER PRIMARY KEY, known INTEGER, batch_id INTEGER, customer_id INTEGER, transaction_id INTEGER,
        in_vain INTEGER NOT NULL DEFAULT 0
    )
"""
_TRANSACTIONS = """
    INSERT INTO temp.merged_message (id, known, batch_id, customer_id, transaction_id)
    SELECT found.id, found.known, found.batch_id, found.customer_id,
        CASE WHEN found.known THEN found.transaction_id ELSE (
            SELECT t.id FROM backup."transaction" t
            WHERE t.batch_id = found.batch_id AND t.customer_id = found.customer_id) END
    FROM (
        SELECT m.id, was.id IS NOT NULL AS known, was.transaction_id,
            CASE WHEN was.id IS NOT NULL THEN was.batch_id ELSE coalesce(
                (SELECT b.id FROM backup.batch b WHERE b.id = m.batch_id),
                (SELECT b.id FROM main.operation o JOIN backup.batch b ON b.id = o.batch_id
                 WHERE o.id = m.operation_id)) END AS batch_id,
            CASE WHEN was.id IS NOT NULL THEN was.customer_id WHEN m.kind <> 'test' THEN coalesce(
                (SELECT c.id FROM backup.customer c WHERE c.id = m.customer_id),
                (SELECT c.id FROM backup.customer c WHERE c.key = m.key)) END AS customer_id
        FROM main.message m LEFT JOIN backup.message was
            ON was.id = m.id AND was.operation_id = m.operation_id AND was.key = m.key
    ) found
"""
_WHO_WAITS_IN_VAIN = f"""
    UPDATE temp.merged_message SET in_vain = 1 WHERE id IN (
        SELECT r.id FROM main.message m JOIN temp.merged_message r ON r.id = m.id
        WHERE m.state IN ({_WAITING}) AND (r.batch_id IS NULL OR r.transaction_id IS NULL
            OR m.kind <> 'test' AND r.customer_id IS NULL))
"""
# What cannot be two facts about one customer stays a fact about the address.
_NOBODY_TWICE = """
    UPDATE temp.merged_message SET customer_id = NULL WHERE id IN (
        SELECT id FROM (
            SELECT r.id, row_number() OVER (
                PARTITION BY r.batch_id, m.kind, m.rank, r.customer_id
                ORDER BY m.state <> 'sent', m.state <> 'uncertain', m.id) AS place
            FROM temp.merged_message r JOIN main.message m ON m.id = r.id
            WHERE m.kind <> 'test' AND NOT r.in_vain AND r.batch_id IS NOT NULL AND r.customer_id IS NOT NULL
                AND m.state IN ('elsewhere', 'queued', 'sending', 'sent', 'retry', 'uncertain'))
        WHERE place > 1)
"""
_AGAIN = """
    CREATE TEMP TABLE merged_again AS
    SELECT was.key, was.address, was.reason FROM backup.suppression was
    WHERE was.key NOT IN (SELECT key FROM main.suppression)
    ORDER BY was.id
"""


def _carry_tokens_over(connection: Connection) -> None:
    """What stands in a link that was sent since goes on to stand for the recipient."""
    connection.execute(
        """UPDATE backup."transaction" SET token = now.token FROM main."transaction" now
        WHERE now.batch_id = backup."transaction".batch_id AND now.token IS NOT NULL
            AND now.customer_id = backup."transaction".customer_id AND backup."transaction".token IS NULL"""
    )


def _point_messages(connection: Connection, at: int) -> None:
    """Have the messages refer to what is there now, in two steps: on the way some would be there twice."""
    connection.execute(
        """UPDATE main.message SET customer_id = NULL FROM temp.merged_message r
        WHERE r.id = message.id AND (r.customer_id IS NOT message.customer_id
            OR r.batch_id IS NOT message.batch_id)"""
    )
    connection.execute(
        """UPDATE main.message SET state = 'cancelled', why = 'gone', at = ?
        FROM temp.merged_message r WHERE r.id = message.id AND r.in_vain""",
        (at,),
    )
    connection.execute(
        """UPDATE main.message SET batch_id = r.batch_id, customer_id = r.customer_id,
            transaction_id = r.transaction_id
        FROM temp.merged_message r WHERE r.id = message.id AND (r.batch_id IS NOT message.batch_id
            OR r.customer_id IS NOT message.customer_id OR r.transaction_id IS NOT message.transaction_id)"""
    )


def _stop_mailings(connection: Connection, at: int) -> None:
    """Nothing leaves by itself after a restore: a person looks first."""
    connection.execute(
        """UPDATE main.mailing SET batch_id = r.batch_id FROM temp.merged_mailing r WHERE r.id = mailing.id"""
    )
    connection.execute(
        """UPDATE main.mailing SET state = 'cancelled', why = 'gone', ended_at = ?, resume_at = NULL
        WHERE state IN ('scheduled', 'missed') AND batch_id IS NULL""",
        (at,),
    )
    connection.execute(
        """UPDATE main.mailing SET state = 'missed', why = 'restored'
        WHERE state IN ('scheduled', 'missed')"""
    )
    connection.execute(
        """UPDATE main.mailing SET state = 'paused', why = 'restored', reply = '', resume_at = NULL
        WHERE state IN ('running', 'paused')"""
    )


def _suppress_again(connection: Connection, operator: str, at: int, name: str) -> None:
    """Unsubscribe anew, as operations like any other, those whose unsubscription was taken back since."""
    reasons = connection.execute("SELECT reason, count(*) FROM temp.merged_again GROUP BY reason").fetchall()
    for reason, found in reasons:
        (customers,) = connection.execute(
            """SELECT count(*) FROM temp.merged_again a JOIN main.customer c ON c.key = a.key
            WHERE a.reason = ?""",
            (reason,),
        ).fetchone()
        counts = {"found": found, "unsubscribed": customers, "already": 0, "unknown": found - customers}
        counts |= {"duplicate": 0, "unreadable": 0}
        operation_id = _record(connection, "unsubscribe", operator, at, name, reason, counts)
        connection.execute(
            """INSERT INTO main.operation_item (operation_id, position, line, address, key, outcome)
            SELECT ?, row_number() OVER () - 1, row_number() OVER (), a.address, a.key,
                iif(c.id IS NULL, 'unknown', 'unsubscribed')
            FROM temp.merged_again a LEFT JOIN main.customer c ON c.key = a.key WHERE a.reason = ?""",
            (operation_id, reason),
        )
        connection.execute(
            """INSERT INTO main.suppression (key, address, since, reason, operation_id)
            SELECT key, address, ?, reason, ? FROM temp.merged_again WHERE reason = ?""",
            (at, operation_id, reason),
        )


def _record(
    connection: Connection,
    kind: str,
    operator: str,
    at: int,
    detail: str,
    reason: str | None,
    counts: dict[str, int],
) -> int:
    cursor = connection.execute(
        """INSERT INTO main.operation (kind, at, operator, source, detail, reason, counts)
        VALUES (?, ?, ?, 'settings', ?, ?, ?)""",
        (kind, at, operator, detail, reason, json.dumps(counts)),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid
