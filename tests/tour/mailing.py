"""The part of the tour in which mail leaves, to a server here that refuses some and hangs up once."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QRadioButton, QWidget

from tests.delivery.servers import CLOSE, Server, serving
from tests.journeys.account import check_the_connection, set_up_the_account
from tests.journeys.person import HISTORY, SENDING, SETTINGS, Person

if TYPE_CHECKING:
    from tests.tour.walk import Tour


def mail(tour: "Tour") -> None:
    """From the settings to the proof."""
    person = tour.person
    with serving() as server:
        _account(tour, server)
        _invitations(tour, server)
        _scheduled(tour)
        person.go(SENDING)
        person.settle()


def _account(tour: "Tour", server: Server) -> None:
    person = tour.person
    person.go(SETTINGS)
    tour.picture("settings-before")
    person.click("checkConnectionButton")
    tour.picture("check-without-account")
    person.click("closeButton")
    set_up_the_account(person, server)
    check_the_connection(person)
    tour.picture("check-passed")
    person.click("closeButton")
    server.answer = lambda _, step: "550 5.7.1 Sender not allowed" if step == "mail" else None
    person.click("checkConnectionButton")
    person.until(lambda: person.sees("serverReply"))
    tour.picture("check-failed")
    person.click("closeButton")
    server.answer = lambda _, step: None
    tour.picture("settings-account")


def _invitations(tour: "Tour", server: Server) -> None:
    """The third batch: interrupted, with refusals, and one of which nobody knows."""
    person = tour.person
    _open_next_mail(person, tour.batches[2])
    person.click("sendTestButton")
    person.until(lambda: len(server.received) == 1)
    person.settle()
    tour.picture("test-sent")
    person.click("sendInvitationsButton")
    tour.picture("send-invitations")
    person.click_on(person.see(QRadioButton, "sendLater"))
    tour.picture("send-later")
    person.click_on(person.see(QRadioButton, "sendNow"))
    refused = [one.email.lower() for one in tour.buyers[1500:1950:40]]
    taken = 0

    def answer(recipient: str, step: str) -> str | None:
        nonlocal taken
        if step == "rcpt" and recipient.lower() in refused:
            return "550 5.1.1 No such mailbox here"
        if step == "dot":
            taken += 1
            if taken == 200:
                return CLOSE
        return None

    server.answer = answer
    tour.press_only("confirmSendButton")
    person.until(lambda: person.sees("mailingCounts"))
    person.until(lambda: taken >= 40)
    person.until(lambda: person.count("mailingCounts", "sent") > 20)
    tour.picture("sending-running")
    tour.press_only("pauseButton")
    person.until(lambda: person.sees("resumeButton"))
    person.settle()
    tour.picture("sending-paused")
    waiting = [one.email for one in tour.buyers[1900:1912]]
    person.click("sendingBulkUnsubscribeButton")
    person.paste("addressesEdit", "\n".join(waiting))
    person.click("unsubscribeButton")
    tour.picture("sending-unsubscribed-meanwhile")
    tour.press_only("resumeButton")
    person.until(lambda: _state(person) != "paused")
    person.until(lambda: _state(person) == "paused")
    person.settle()
    tour.picture("sending-lost")
    tour.press_only("resumeButton")
    person.until(lambda: _state(person) == "finished" and person.sees("proofText"))
    person.settle()
    tour.picture("sending-finished")
    for part in ("Refused", "Suppressed", "Uncertain"):
        person.click(f"mailing{part}")
        tour.picture(f"sending-{part.lower()}")
    person.click("sendAgainButton")
    tour.picture("send-again")
    person.click("cancelButton")


def _state(person: Person) -> object:
    return person.see(QWidget, "mailingState").property("state")


def _scheduled(tour: "Tour") -> None:
    """A reminder that is for later."""
    person = tour.person
    _open_next_mail(person, tour.batches[2])
    person.click("sendRemindersButton")
    person.click_on(person.see(QRadioButton, "sendLater"))
    person.click("confirmSendButton")
    tour.picture("scheduled")
    person.click("rescheduleButton")
    tour.picture("reschedule")
    person.click("cancelButton")


def _open_next_mail(person: Person, batch: Path) -> None:
    person.go(HISTORY)
    row = person.column("historyTable", "name").index(batch.stem)
    person.click_cell("historyTable", row, "reminder")
