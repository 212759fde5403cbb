"""Another front end, without a screen: what it takes is in the docstring of app.controllers, and no more."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.controllers import (
    account,
    answers,
    audiences,
    customers,
    drafts,
    history,
    imports,
    mailings,
    plans,
    sending,
    settings,
    undoing,
    unsubscribing,
)
from app.controllers.audiences import Mail
from app.controllers.operations import Source
from app.errors import Cancelled, Refusal
from app.models import database
from tests.builders import write_csv
from tests.delivery.loop import send_all
from tests.delivery.servers import Server, serving

PEOPLE = [f"person{number}@example.com" for number in range(8)]
UNSUBSCRIBE = "Reply with the word STOP"


@pytest.fixture
def program(tmp_path: Path) -> Iterator[None]:
    """Opened as a front end does."""
    database.open_database(tmp_path / "relance.db")
    database.connect()
    yield
    database.close()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def import_file(folder: Path, name: str) -> imports.Report:
    file = write_csv(folder, [[one, "Ann", "Lee", "2026-11-02", "Lamp"] for one in PEOPLE], name=name)
    plan = plans.propose(file)
    foreseen = imports.examine(plan)
    report = imports.run(plan)
    assert report.counts == foreseen
    return report


def set_up(server: Server) -> None:
    for setting, value in (
        (settings.SENDER_ADDRESS, "survey@example.com"),
        (settings.SMTP_HOST, "localhost"),
        (settings.SMTP_SECURITY, "clear"),
        (settings.SMTP_PORT, server.port),
        (settings.PER_SECOND, 0),
        (settings.MINIMUM_DAYS, 0),
    ):
        settings.change(setting, value)
    assert account.account().port == server.port


def mail(batch: int, kind: Mail) -> mailings.Mailing:
    """Prepare, send, and wait until all has left."""
    history.set_survey_address(batch, "https://survey.example/s")
    drafts.save(batch, kind, drafts.begin(batch, kind, "en"))
    plan = sending.prepare(batch, kind, UNSUBSCRIBE)
    mailing = sending.send(plan, Source.HISTORY)
    send_all()
    return mailings.get(mailing)


def test_the_whole_workflow(program: None, server: Server, tmp_path: Path) -> None:
    batch = import_file(tmp_path, "Spring.csv").batch_id
    assert customers.counts() == customers.Counts(total=8, active=8, unsubscribed=0)
    set_up(server)

    invited = mail(batch, Mail.INVITATION)
    assert (invited.counts.sent, mailings.proof(invited.id).violations) == (8, 0)

    answers.apply(answers.preview(batch, "\n".join(PEOPLE[:2])))
    preview = unsubscribing.preview(f"{PEOPLE[2]}, {PEOPLE[3].upper()}\nstranger@example.org\nnobody")
    receipt = unsubscribing.apply(preview, Source.REMINDER_PREVIEW)
    assert receipt.counts == preview.counts
    assert (receipt.counts.unsubscribed, receipt.counts.unknown, receipt.counts.unreadable) == (2, 1, 1)

    audience = audiences.audience(batch, Mail.REMINDER)
    assert (audience.invited, audience.answered, audience.unsubscribed, audience.recipients) == (8, 2, 2, 4)
    mail(batch, Mail.REMINDER)
    assert [one.recipient for one in server.received[8:]] == PEOPLE[4:]

    again = import_file(tmp_path, "Summer.csv")
    assert (again.counts.ignored, again.counts.known) == (2, 6)
    assert undoing.undo(receipt.operation_id, Source.UNSUBSCRIBED).counts["lifted"] == 3
    shown = customers.rows(customers.ids(customers.Filter(), "email", False))
    assert [row.email for row in shown if row] == PEOPLE


def test_a_refusal_says_why_in_a_sentence(program: None) -> None:
    with pytest.raises(Refusal) as refused:
        customers.add("nobody", "", "")
    assert "nobody" in str(refused.value)


def test_what_is_stopped_has_changed_nothing(program: None, tmp_path: Path) -> None:
    file = write_csv(tmp_path, [[one, "", "", "", ""] for one in PEOPLE])

    def stop(_done: int, _total: int) -> None:
        raise Cancelled()

    with pytest.raises(Cancelled):
        imports.run(plans.propose(file), stop)
    assert customers.counts().total == 0
