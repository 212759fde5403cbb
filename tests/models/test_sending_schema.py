"""The step to the schema that sends: what the database before it held is there, and the triggers hold."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.models import migrations
from app.models.database import open_database
from tests.builders import Recount, sound


@pytest.fixture
def old(database_path: Path) -> Path:
    """As the version before left it: two people, invited and reminded elsewhere, one unsubscribed."""
    open_database(database_path, migrations.steps()[:1])
    with closing(sqlite3.connect(database_path)) as connection, connection:
        connection.executescript(
            """
            INSERT INTO operation (id, kind, at, operator, source) VALUES
                (1, 'import', 10, 'Anne', 'import'), (2, 'mailing', 20, 'Anne', 'history'),
                (3, 'unsubscribe', 30, 'Anne', 'customers');
            INSERT INTO customer (id, key, email, folded, sendable, created_at) VALUES
                (1, 'a@b.fr', 'A@b.fr', 'a@b.fr', 1, 10), (2, 'c@d.fr', 'c@d.fr', 'c@d.fr', 1, 10);
            INSERT INTO batch (id, name, file_name, operation_id, imported_at, survey_address, subject, body)
            VALUES (1, 'Spring', 's.csv', 1, 10, 'https://s.example', 'Hello', 'Text {{survey_link}}'),
                (2, 'Bare', 'b.csv', 1, 10, '', '', '');
            INSERT INTO "transaction" (id, batch_id, customer_id, line, is_new) VALUES
                (1, 1, 1, 2, 1), (2, 1, 2, 3, 1);
            INSERT INTO message (id, batch_id, customer_id, key, kind, rank, state, at, operation_id) VALUES
                (5, 1, 1, 'a@b.fr', 'invitation', 0, 'elsewhere', 20, 2),
                (6, 1, 2, 'c@d.fr', 'invitation', 0, 'elsewhere', 20, 2),
                (7, 1, 1, 'a@b.fr', 'reminder', 1, 'elsewhere', 25, 2),
                (8, NULL, NULL, 'gone@b.fr', 'reminder', 1, 'elsewhere', 15, 2);
            INSERT INTO suppression (key, address, since, reason, operation_id)
            VALUES ('c@d.fr', 'c@d.fr', 30, 'asked', 3);
            """
        )
    return database_path


def test_messages_and_the_text_being_written_are_there_after_the_step(old: Path) -> None:
    columns = "id, batch_id, customer_id, key, kind, rank, state, at, operation_id"
    before = Recount(old).rows(f"SELECT {columns} FROM message ORDER BY id")
    open_database(old)
    recount = Recount(old)
    assert recount.rows(f"SELECT {columns} FROM message ORDER BY id") == before
    assert recount.rows("SELECT * FROM draft") == [(1, "reminder", "Hello", "Text {{survey_link}}", "")]
    assert recount.column("SELECT key FROM suppression") == ["c@d.fr"]
    assert sound(old)


@pytest.fixture
def connection(old: Path) -> Iterator[sqlite3.Connection]:
    """A connection of the test's own to a database after the step, with a mailing that is running."""
    open_database(old)
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = 1")
        connection.execute(
            """INSERT INTO mailing (id, batch_id, kind, state, subject, text, html, survey_address)
            VALUES (1, 1, 'reminder', 'running', '', '', '', '')"""
        )
        yield connection


_QUEUE = """INSERT INTO message
    (batch_id, customer_id, key, kind, rank, state, at, operation_id, mailing_id, message_id)
    VALUES (1, ?, ?, 'reminder', ?, 'queued', 40, 3, 1, ?)"""


def test_Q1_the_database_itself_queues_nothing_for_a_suppressed_address(
    connection: sqlite3.Connection,
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="unsubscribed"):
        connection.execute(_QUEUE, (2, "c@d.fr", 1, "x@y"))
    connection.execute(_QUEUE, (1, "a@b.fr", 2, "x@y"))


def test_Q1_the_database_itself_lets_nothing_be_sent_to_a_suppressed_address(
    connection: sqlite3.Connection,
) -> None:
    connection.execute(_QUEUE, (1, "a@b.fr", 2, "x@y"))
    connection.execute(
        """INSERT INTO suppression (key, address, since, reason, operation_id)
        VALUES ('a@b.fr', '', 50, 'asked', 3)"""
    )
    with pytest.raises(sqlite3.IntegrityError, match="unsubscribed"):
        connection.execute("UPDATE message SET state = 'sending' WHERE message_id = 'x@y'")
    connection.execute("UPDATE message SET state = 'suppressed' WHERE message_id = 'x@y'")


def test_Q5_the_database_itself_keeps_a_person_from_getting_the_same_mail_twice(
    connection: sqlite3.Connection,
) -> None:
    connection.execute(_QUEUE, (1, "a@b.fr", 2, "x@y"))
    for rank in (1, 2):  # the first was sent elsewhere
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            connection.execute(_QUEUE, (1, "a@b.fr", rank, f"{rank}@y"))
    connection.execute("UPDATE message SET state = 'cancelled' WHERE message_id = 'x@y'")
    connection.execute(_QUEUE, (1, "a@b.fr", 2, "again@y"))


def test_Q8_what_was_sent_stays_sent_and_no_message_is_forgotten(connection: sqlite3.Connection) -> None:
    connection.execute(_QUEUE, (1, "a@b.fr", 2, "x@y"))
    connection.execute("UPDATE message SET state = 'sent' WHERE message_id = 'x@y'")
    for act in (
        "UPDATE message SET state = 'queued' WHERE message_id = 'x@y'",
        "UPDATE message SET key = 'c@d.fr' WHERE message_id = 'x@y'",
        "DELETE FROM message WHERE message_id = 'x@y'",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(act)
    connection.execute("DELETE FROM message WHERE state = 'elsewhere'")


def test_only_what_may_have_reached_somebody_is_a_contact(connection: sqlite3.Connection) -> None:
    states = (
        "queued",
        "sending",
        "sent",
        "retry",
        "refused",
        "expired",
        "uncertain",
        "suppressed",
        "cancelled",
    )
    connection.execute("DELETE FROM message WHERE state = 'elsewhere'")
    for number, state in enumerate(states):
        connection.execute(_QUEUE, (1, "a@b.fr", number, f"{number}@y"))
        connection.execute("UPDATE message SET state = ? WHERE message_id = ?", (state, f"{number}@y"))
    contacts = connection.execute("SELECT state FROM contact").fetchall()
    assert {state for (state,) in contacts} == {"sending", "sent", "uncertain"}
    pending = connection.execute("SELECT state FROM pending").fetchall()
    assert {state for (state,) in pending} == {"queued", "retry"}
