"""Each of the guards against mail to the unsubscribed alone, with all the others taken away (Q1)."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.controllers import audiences, sending
from app.controllers.audiences import Mail
from app.controllers.operations import Source
from app.delivery import outbox
from app.delivery.outbox import Claimed
from app.models.database import writing
from tests.builders import UNSUBSCRIBE, Recount, a_mailable_batch, an_account, queued, suppress
from tests.delivery.loop import send_all
from tests.delivery.servers import Server

PEOPLE = [f"{name}@example.com" for name in ("ann", "bob", "carol")]
BOB = PEOPLE[1]


@pytest.fixture
def batch(connected: None, server: Server, tmp_path: Path) -> int:
    """Three people who can be invited through the server."""
    an_account(server.port)
    return a_mailable_batch(tmp_path, *PEOPLE)


def without_triggers() -> None:
    with writing() as connection:
        connection.execute("DROP TRIGGER message_is_not_queued_for_the_suppressed")
        connection.execute("DROP TRIGGER message_is_not_sent_to_the_suppressed")


def without_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    """The claim finds nobody suppressed."""
    blind = outbox._NEXT.replace("s.id IS NOT NULL", "0")
    assert blind != outbox._NEXT
    monkeypatch.setattr(outbox, "_NEXT", blind)


def without_wire_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    """The guard at RCPT lets everybody pass."""

    @contextmanager
    def open_door(_: Claimed) -> Iterator[int]:
        yield 0

    monkeypatch.setattr(outbox, "guard", open_door)


def named(server: Server) -> list[str]:
    return [recipient for _, recipient in server.named]


def test_Q1_the_audience_alone(batch: int, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    without_triggers()
    without_claim(monkeypatch)
    without_wire_guard(monkeypatch)
    suppress(BOB)
    queued(batch)
    send_all()
    assert named(server) == [PEOPLE[0], PEOPLE[2]]


def test_Q1_the_claim_alone(batch: int, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    without_triggers()
    without_wire_guard(monkeypatch)
    queued(batch)
    suppress(BOB)
    send_all()
    assert named(server) == [PEOPLE[0], PEOPLE[2]]


def test_Q1_the_guard_at_the_wire_alone(
    batch: int, server: Server, monkeypatch: pytest.MonkeyPatch, recount: Recount
) -> None:
    without_triggers()
    without_claim(monkeypatch)
    queued(batch)
    suppress(BOB)
    send_all()
    assert named(server) == [PEOPLE[0], PEOPLE[2]]
    assert recount.column("SELECT state FROM message WHERE key = ?", BOB) == ["suppressed"]


def test_Q1_the_database_alone(
    batch: int, server: Server, monkeypatch: pytest.MonkeyPatch, recount: Recount
) -> None:
    """It stops everything: that somebody gets as far as this is a bug, which is not passed over."""
    without_claim(monkeypatch)
    without_wire_guard(monkeypatch)
    queued(batch)
    suppress(BOB)
    with pytest.raises(sqlite3.IntegrityError, match="unsubscribed"):
        send_all()
    assert named(server) == [PEOPLE[0]]
    assert recount.column("SELECT state FROM message WHERE key = ?", BOB) == ["queued"]
    assert recount.rows("SELECT state, why FROM mailing") == [("paused", "failure")]


def test_Q1_the_database_alone_when_queueing(
    batch: int, monkeypatch: pytest.MonkeyPatch, recount: Recount
) -> None:
    prepared = sending.prepare(batch, Mail.INVITATION, UNSUBSCRIBE)
    suppress(BOB)
    monkeypatch.setattr(audiences, "ids", lambda *_: prepared.recipients)
    with pytest.raises(Exception, match="unsubscribed"):
        sending.send(prepared, Source.INVITATION_PREVIEW)
    assert recount("SELECT count(*) FROM message") == 0
