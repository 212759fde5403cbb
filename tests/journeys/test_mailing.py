"""From the file to the mailboxes and back: invitations, answers, objections, reminders, person by person."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from app.controllers.mailings import PARTS
from tests.builders import Recount, sound, write_csv
from tests.delivery.servers import Received, Server, serving
from tests.journeys.account import OPERATOR, check_the_connection, set_up_the_account
from tests.journeys.conftest import SitDown
from tests.journeys.person import AUDIENCE, CUSTOMERS, HISTORY, Person

PEOPLE = {
    f"{first.lower()}@example.com": first
    for first in ("Ann", "Bob", "Carol", "Dora", "Emil", "Fay", "Gus", "Hugo")
}
ADDRESSES = list(PEOPLE)
ANSWERING = ADDRESSES[:2]
LEAVING = ADDRESSES[2:5]
REMINDED = ADDRESSES[5:]


@pytest.fixture
def server() -> Iterator[Server]:
    """The mail provider."""
    with serving() as running:
        yield running


class Mailbox:
    """What arrived for one person."""

    def __init__(self, server: Server, address: str) -> None:
        self.mails = [_parsed(mail) for mail in server.received if mail.recipient == address]

    @property
    def subjects(self) -> list[str]:
        return [str(mail["Subject"]) for mail in self.mails]

    def text(self, place: int) -> str:
        part = self.mails[place].get_body(("plain",))
        assert part is not None
        content = part.get_content()
        assert isinstance(content, str)
        return content.replace("\r\n", "\n").strip()

    def link(self, place: int) -> str:
        """The person's own way to the survey, the same in the text and in the HTML."""
        (link,) = re.findall(r"https://survey\.example/\S+", self.text(place))
        html = self.mails[place].get_body(("html",))
        assert html is not None
        assert f'href="{link}"' in html.get_content()
        return str(link)


def _parsed(mail: Received) -> EmailMessage:
    parsed = message_from_bytes(mail.content, policy=policy.default)
    assert isinstance(parsed, EmailMessage)
    assert str(parsed["To"]) == mail.recipient
    return parsed


def wait_for_the_end(person: Person, total: int) -> None:
    """On the Sending page, which follows by itself."""
    assert person.sees("sendingPage")
    person.until(lambda: person.count("mailingCounts", "sent") == total, f"{total} are sent")
    person.until(lambda: person.sees("proofText"))
    person.settle()
    assert person.counts("mailingCounts", PARTS) == {**dict.fromkeys(PARTS, 0), "sent": total}
    assert person.count("proofText", "sent") == total
    assert person.count("proofText", "violations") == 0


def send(person: Person, button: str, number: int) -> None:
    """Confirm with the number on the button; only then anything leaves."""
    person.click(button)
    assert person.front.objectName() == "sendDialog"
    assert str(number) in person.button("confirmSendButton")
    person.click("confirmSendButton")
    assert person.front is person.window


@pytest.mark.parametrize("language", ["en", "fr"])
def test_from_the_file_to_the_mailboxes_and_back(
    language: str, sit_down: SitDown, recount: Recount, server: Server, tmp_path: Path
) -> None:
    rows = [[address, name, "", "2026-11-02", f"Lamp {name}"] for address, name in PEOPLE.items()]
    spring = write_csv(tmp_path, rows)
    person = sit_down(language)
    set_up_the_account(person, server)
    check_the_connection(person)
    person.click("closeButton")
    person.import_chosen(spring)

    # The invitations: the message of the program's own, with a survey to go to.
    person.open_tab("batchTabs", 0)
    person.click("surveyAddressButton")
    person.type("surveyAddressEdit", "https://survey.example/spring")
    person.click("storeSurveyButton")
    person.click("sendInvitationsButton")
    assert person.counts("recipientCount", ("customers", "recipients")) == {"customers": 8, "recipients": 8}
    shown = person.see(QPlainTextEdit, "messagePreview").toPlainText()
    person.click("sendTestButton")
    person.until(lambda: len(server.received) == 1)
    (test,) = Mailbox(server, OPERATOR).mails
    assert str(test["Subject"]).startswith("[Test]")
    send(person, "sendInvitationsButton", 8)
    wait_for_the_end(person, 8)
    invitations = {address: Mailbox(server, address) for address in ADDRESSES}
    for address, mailbox in invitations.items():
        assert len(mailbox.mails) == 1
        assert PEOPLE[address] in mailbox.text(0)
        (token,) = recount.column(
            """SELECT token FROM "transaction" t JOIN customer c ON c.id = t.customer_id WHERE c.key = ?""",
            address,
        )
        assert mailbox.link(0) == f"https://survey.example/spring?t={token}"
    assert invitations[ADDRESSES[0]].text(0) in shown
    assert len({str(mailbox.mails[0]["Message-ID"]) for mailbox in invitations.values()}) == 8

    # Two answer, by the links that they got; three want no more, one of them by the reply that is offered.
    person.go(HISTORY)
    person.follow("historyTable", "name", "Spring")
    person.click("recordAnswersButton")
    person.paste("answersEdit", "\n".join(invitations[address].link(0) for address in ANSWERING))
    assert person.count("answerOutcomeCounts", "recorded") == 2
    person.click("recordAnswersButton")
    person.go(HISTORY)
    row = person.column("historyTable", "name").index("Spring")
    person.click_cell("historyTable", row, "reminder")
    assert person.counts("recipientCount", AUDIENCE) == {
        "invited": 8, "answered": 2, "unsubscribed": 0, "recent": 0, "exhausted": 0, "invalid": 0,
        "recipients": 6,
    }  # fmt: skip
    assert "mailto:anne@example.net" in str(invitations[LEAVING[0]].mails[0]["List-Unsubscribe"])
    announced = person.unsubscribe("reminderBulkUnsubscribeButton", "\n".join(LEAVING))
    assert announced["unsubscribed"] == 3
    assert person.count("recipientCount", "recipients") == len(REMINDED)

    # The reminders.
    send(person, "sendRemindersButton", len(REMINDED))
    wait_for_the_end(person, len(REMINDED))
    for address in ADDRESSES:
        mailbox = Mailbox(server, address)
        assert len(mailbox.mails) == (2 if address in REMINDED else 1), address
        if address in REMINDED:
            assert mailbox.link(1) == mailbox.link(0)
            assert mailbox.subjects[0] != mailbox.subjects[1]
    assert len(server.received) == 1 + 8 + len(REMINDED)

    # And every screen has followed.
    person.go(HISTORY)
    row = person.column("historyTable", "name").index("Spring")
    names = ("customers", "invited", "answered", "unsubscribed", "reminders")
    assert [person.column("historyTable", name)[row] for name in names] == ["8", "8", "2", "3", "3"]
    person.click_cell("historyTable", row, "reminder")
    assert person.count("recipientCount", "recipients") == len(REMINDED)  # the next, of three at most
    person.open_customer(REMINDED[0])
    assert person.status() == "Active"
    assert len(person.column("customerTimeline", "what")) == 3
    person.go(CUSTOMERS)
    assert person.counts("customerCounts", ("total", "active", "unsubscribed")) == {
        "total": 8, "active": 5, "unsubscribed": 3,
    }  # fmt: skip
    assert sound(recount.path)
