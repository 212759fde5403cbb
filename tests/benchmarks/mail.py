"""Measuring how mail leaves: queueing a mailing, and sending it to a server here, beside smtplib."""

import shutil
import smtplib
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from app.controllers import audiences, mailings, sending
from app.controllers.audiences import Mail
from app.controllers.operations import Source
from app.delivery.outbox import frozen
from app.models import database
from tests.benchmarks import data, floors, screen
from tests.benchmarks.figures import Figure
from tests.builders import UNSUBSCRIBE, a_mailable_batch, an_account, queued
from tests.delivery import servers, sink
from tests.delivery.loop import send_all

_ROUNDS = 3

Server = Callable[[], AbstractContextManager[int]]
"""Starts a mail server and gives its port."""


def measure(folder: Path, to_queue: int, to_send: int) -> Iterator[Figure]:
    """The figures for a mailing of so many messages queued, and for one of so many sent."""
    yield _queueing(folder, to_queue)
    found = sink.find()
    server: Server = servers.running if isinstance(found, str) else found.running
    yield from _sending(folder, to_send, server)
    yield _looking_on(folder, to_send, server)


def _queueing(folder: Path, messages: int) -> Figure:
    """Each round on a fresh copy. The backup that comes first is left out: it grows with the database."""
    prepared, copy = folder / "prepared.db", folder / "copy.db"
    with data.program(prepared):
        an_account(25)
        batch = a_mailable_batch(folder, *(f"person{number}@example.com" for number in range(messages)))
    ours, floor = [], []
    for _ in range(_ROUNDS):
        shutil.copy(prepared, copy)
        with data.program(copy), data.timed_backup() as backing_up:
            plan = sending.prepare(batch, Mail.INVITATION, UNSUBSCRIBE)
            total = data.seconds(lambda plan=plan: sending.send(plan, Source.HISTORY))
            ours.append(total - sum(backing_up))
        data.delete(copy)
        shutil.copy(prepared, copy)
        with floors.connected(copy) as connection:
            floor.append(data.seconds(lambda connection=connection: floors.queue(connection, batch)))
        data.delete(copy)
    data.delete(prepared)
    return Figure("queue a mailing", messages, min(ours), floor=min(floor), most=messages / 20_000)


def _sending(folder: Path, messages: int, server: Server) -> Iterator[Figure]:
    path = folder / "send.db"
    people = [f"person{number}@example.com" for number in range(messages)]
    ours, writing, written, recorded = [], [], [], []
    with data.program(path), server() as port:
        an_account(port)
        for round_ in range(_ROUNDS):
            batch = a_mailable_batch(folder, *people, name=f"Batch {round_}.csv")
            mailing = sending.send(sending.prepare(batch, Mail.INVITATION, UNSUBSCRIBE), Source.HISTORY)
            letters = _letters(mailing, batch)
            started = time.perf_counter()
            send_all()
            ours.append(messages / (time.perf_counter() - started))
            assert mailings.get(mailing).counts.sent == messages
            with smtplib.SMTP("127.0.0.1", port) as client:
                writing.append(_rate(messages, lambda: _write_and_send(client, letters)))  # noqa: B023
                ready = [_written(letter).as_bytes() for letter in letters]
                written.append(_rate(messages, lambda: _send(client, people, ready)))  # noqa: B023
                with floors.connected(folder / f"record{round_}.db") as log:
                    recorded.append(_rate(messages, lambda: _send_and_record(client, people, ready, log)))  # noqa: B023
    data.delete(path)
    one = "messages/s"
    best = max(ours)
    yield Figure("send: a loop that writes each message", messages, best, one, max(writing), least=0.7)
    yield Figure("send: a loop over messages written before", messages, best, one, max(written))
    yield Figure("send: the same, each recorded durably", messages, best, one, max(recorded))


def _looking_on(folder: Path, messages: int, server: Server) -> Figure:
    """How long the window does not answer at most, while the program sends and its page is looked at."""
    path = folder / "watched.db"
    with server() as port:
        with data.program(path):
            an_account(port)
            people = (f"person{number}@example.com" for number in range(messages))
            mailing = queued(a_mailable_batch(folder, *people))
            sending.pause(mailing)
        found = screen.process("program", folder, "send", str(path))
    data.delete(path)
    return Figure("longest gap: send", messages, found["send gap"] * 1000, "ms", most=screen.LONGEST_GAP)


def _letters(mailing: int, batch: int) -> list[tuple[str, str, str, str]]:
    """What each recipient is to read: to, subject, text, HTML."""
    frame = frozen(mailing).frame
    with database.reading() as connection:
        rows = connection.execute(
            """SELECT c.email, c.first_name, c.last_name, t.data, t.token
            FROM "transaction" t JOIN customer c ON c.id = t.customer_id WHERE t.batch_id = ?""",
            (batch,),
        ).fetchall()
    found = [frame.letter(audiences._recipient(*row)) for row in rows]
    return [(letter.to, letter.subject, letter.text, letter.html) for letter in found]


def _written(letter: tuple[str, str, str, str]) -> EmailMessage:
    """A message as the standard library's documentation has it written."""
    to, subject, text, html = letter
    message = EmailMessage()
    message["From"] = "Anne Morel <anne@example.net>"
    message["To"] = to
    message["Subject"] = subject
    message["Date"] = format_datetime(datetime.now(UTC))
    message.set_content(text)
    message.add_alternative(html, subtype="html")
    return message


def _write_and_send(client: smtplib.SMTP, letters: list[tuple[str, str, str, str]]) -> None:
    for letter in letters:
        client.sendmail("anne@example.net", [letter[0]], _written(letter).as_bytes())


def _send(client: smtplib.SMTP, people: list[str], ready: list[bytes]) -> None:
    for person, content in zip(people, ready, strict=True):
        client.sendmail("anne@example.net", [person], content)


def _send_and_record(
    client: smtplib.SMTP, people: list[str], ready: list[bytes], log: sqlite3.Connection
) -> None:
    """With the least that could be recorded: one row in one table, flushed."""
    log.execute("CREATE TABLE sent (person TEXT PRIMARY KEY) WITHOUT ROWID")
    for person, content in zip(people, ready, strict=True):
        log.execute("INSERT INTO sent VALUES (?)", (person,))
        client.sendmail("anne@example.net", [person], content)


def _rate(messages: int, work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return messages / (time.perf_counter() - started)
