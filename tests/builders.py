"""Small facts to start a test from, made by the real controllers, and a way of one's own to recount them."""

import csv
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app import address
from app.controllers import customers, drafts, history, imports, sending, settings, unsubscribing
from app.controllers.audiences import Mail
from app.controllers.drafts import Draft
from app.controllers.imports import Report
from app.controllers.operations import Source
from app.controllers.unsubscribing import Reason
from app.delivery import outbox
from app.delivery.outbox import Done
from app.delivery.smtp import Fate, Phase, Reply, Result
from app.models import database

HEADER = ("email", "first name", "last name", "date", "product")

# What differs between two runs of the same acts.
_MOMENTS = {"at", "since", "created_at", "imported_at", "began_at", "message_id"}


class Recount:
    """Counts what is stored with SQL of the test's own, over a connection of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self, sql: str, *values: object) -> int:
        """The one number that the query gives."""
        ((number,),) = self.rows(sql, *values)
        return int(number)

    def rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.path)) as connection:
            return connection.execute(sql, values).fetchall()

    def column(self, sql: str, *values: object) -> list[object]:
        """The first column of the rows."""
        return [row[0] for row in self.rows(sql, *values)]

    def suppressed(self) -> set[object]:
        """The keys that stand suppressed."""
        return set(self.column("SELECT key FROM suppression"))

    def contents(self) -> Mapping[str, list[tuple[object, ...]]]:
        """Every row of every table, without the moments: what all or nothing is judged by."""
        return contents(self.path)


def contents(path: Path) -> Mapping[str, list[tuple[object, ...]]]:
    """Every row of every table of a database, without what differs between two runs."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        ]
        found = {}
        for table in sorted(tables):
            cursor = connection.execute(f'SELECT * FROM "{table}"')
            kept = [index for index, (name, *_) in enumerate(cursor.description) if name not in _MOMENTS]
            found[table] = sorted((tuple(row[index] for index in kept) for row in cursor), key=repr)
        return found


def sound(path: Path) -> bool:
    """Whether SQLite finds nothing wrong with a database, neither in its pages nor in its references."""
    with closing(sqlite3.connect(path)) as connection:
        intact = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return intact and not connection.execute("PRAGMA foreign_key_check").fetchall()


@contextmanager
def opened(path: Path) -> Iterator[None]:
    """The program's database at `path`, with a connection for this thread."""
    database.open_database(path)
    database.connect()
    try:
        yield
    finally:
        database.close()


@pytest.fixture
def database_path(tmp_path: Path) -> Path:
    """Where the database of the test is."""
    return tmp_path / "relance.db"


@pytest.fixture
def connected(database_path: Path) -> Iterator[None]:
    """The program's database, new, with a connection for this thread."""
    with opened(database_path):
        yield


@pytest.fixture
def recount(connected: None, database_path: Path) -> Recount:
    """Counting with the test's own SQL (C3): a controller that miscounts must not confirm itself."""
    return Recount(database_path)


def write_csv(
    folder: Path, rows: Iterable[Sequence[str]], name: str = "Spring.csv", header: Sequence[str] = HEADER
) -> Path:
    """A file of transactions as a person would bring it."""
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
    return path


def a_batch(
    folder: Path, *addresses: str, name: str = "Spring.csv", rows: Iterable[Sequence[str]] = ()
) -> Report:
    """Import a batch of these addresses, or of these rows."""
    lines = [[typed, "", "", "2026-11-02", "Lamp"] for typed in addresses] + [list(row) for row in rows]
    return imports.run(imports.propose(write_csv(folder, lines, name)))


def add_customers(*addresses: str) -> list[int]:
    """Customers with these addresses and no names; returns their ids."""
    for typed in addresses:
        customers.add(typed, "", "")
    return [customer_id(typed) for typed in addresses]


def customer_id(typed: str) -> int:
    """The id of the customer with this address, however it is spelled."""
    found = customers.page(address.key(typed)).id
    assert found is not None
    return found


def suppress(
    *addresses: str, reason: Reason = Reason.ASKED, source: Source = Source.CUSTOMERS, detail: str = ""
) -> int:
    """Unsubscribe these addresses as a paste; returns the operation's id."""
    preview = unsubscribing.preview("\n".join(addresses))
    return unsubscribing.apply(preview, source, reason=reason, detail=detail).operation_id


DRAFT = Draft("How was it, {{first_name}}?", "Hello {{first_name}}\n\n{{survey_link}}\n\n{{unsubscribe}}\n")

UNSUBSCRIBE = "Answer with UNSUBSCRIBE to hear no more from us."


def an_account(port: int, *, per_second: int = 0) -> None:
    """Send by a server on this machine, in clear text and without a login, as fast as it goes."""
    settings.change(settings.SENDER_NAME, "Anne Morel")
    settings.change(settings.SENDER_ADDRESS, "anne@example.net")
    settings.change(settings.SMTP_HOST, "127.0.0.1")
    settings.change(settings.SMTP_SECURITY, "clear")
    settings.change(settings.SMTP_PORT, port)
    settings.change(settings.PER_SECOND, per_second)


def a_mailable_batch(folder: Path, *addresses: str, name: str = "Spring.csv", draft: Draft = DRAFT) -> int:
    """Import a batch whose survey has an address and whose messages are written; returns its id."""
    batch_id = a_batch(folder, *addresses, name=name).batch_id
    history.set_survey_address(batch_id, "https://survey.example/s")
    for mail in Mail:
        drafts.save(batch_id, mail, draft)
    return batch_id


def queued(batch_id: int, mail: Mail = Mail.INVITATION) -> int:
    """Queue a batch's invitations or reminders; returns the mailing's id."""
    return sending.send(sending.prepare(batch_id, mail, UNSUBSCRIBE), Source.INVITATION_PREVIEW)


def work_off(mailing: int, fate: Fate = Fate.SENT, most: int = 1_000, *, reply: str = "Ok") -> list[str]:
    """Have the messages of a mailing come to this end, as if a server had said so; returns the recipients."""
    named: list[str] = []
    while len(named) < most and (found := outbox.step(None, mailing, int(time.time()))) is not None:
        with outbox.guard(found):
            named.append(found.address)
        outbox.settle(Done(found, Result(fate, Phase.END, Reply(250, reply))), int(time.time()))
    return named
