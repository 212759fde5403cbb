"""Lists with nothing in them say what belongs there, and offer what fills them."""

import time
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from app.controllers import customers, sending
from app.controllers.audiences import Mail
from app.controllers.operations import Source
from app.widgets.empty import EmptyState
from app.widgets.labels import PlainLabel
from app.windows.places import CustomerPlace
from tests.builders import UNSUBSCRIBE, a_batch, a_mailable_batch, an_account, customer_id, opened
from tests.journeys.person import HISTORY, SENDING, Person
from tests.windows.running import running


def told(person: Person) -> str:
    """What the empty state that is to be seen says."""
    (state,) = person.all(EmptyState)
    return " ".join(label.text() for label in state.findChildren(PlainLabel))


def test_a_mailing_that_never_began_says_so(database_path: Path, tmp_path: Path) -> None:
    with opened(database_path):
        an_account(1)
        batch_id = a_mailable_batch(tmp_path, "anna@example.com")
        plan = sending.prepare(batch_id, Mail.INVITATION, UNSUBSCRIBE)
        sending.cancel(sending.send(plan, Source.INVITATION_PREVIEW, due=int(time.time()) + 86_400))
    with running("--database", str(database_path), "--language", "en") as person:
        person.go(SENDING)
        assert "never began" in told(person)
        assert not person.sees("messageFilter")


def test_a_batch_without_customers_says_why(database_path: Path, tmp_path: Path) -> None:
    with opened(database_path):
        a_batch(tmp_path, "anna@example.com")
        customers.delete(customer_id("anna@example.com"))
    with running("--database", str(database_path), "--language", "en") as person:
        person.go(HISTORY)
        person.follow("historyTable", "name", "Spring")
        assert "have been deleted" in told(person)
        assert not person.all(QPushButton, "everyRecipientButton")


def test_a_filter_that_nobody_passes_is_cleared_in_a_batch(database_path: Path, tmp_path: Path) -> None:
    with opened(database_path):
        a_batch(tmp_path, "anna@example.com")
    with running("--database", str(database_path), "--language", "en") as person:
        person.go(HISTORY)
        person.follow("historyTable", "name", "Spring")
        person.type("recipientFilter", "bruno")
        assert "Nobody matches" in told(person)
        person.click("everyRecipientButton")
        assert person.column("batchRecipientTable", "email") == ["anna@example.com"]


def test_an_address_of_which_nothing_is_known_says_so(database_path: Path) -> None:
    with opened(database_path):
        pass
    with running("--database", str(database_path), "--language", "en") as person:
        person.window.go(CustomerPlace("nobody@example.com"))
        person.settle()
        assert "Nothing happened so far" in told(person)
        person.click("unsubscribeCustomerButton")
        assert person.column("customerTimeline", "what")
