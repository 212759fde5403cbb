"""The part of the tour in which somebody is looked for, shown the evidence of, and erased."""

from typing import TYPE_CHECKING

from app import address
from tests.journeys.person import CUSTOMERS, UNSUBSCRIBED
from tests.tour.paper import evidence_page

if TYPE_CHECKING:
    from tests.tour.walk import Tour


def finding(tour: "Tour") -> None:
    """By Ctrl+K, from anywhere."""
    person = tour.person
    person.press("Ctrl+K")
    tour.picture("finder-empty")
    for text, name in (
        (tour.batches[0].stem[:4], "some"),
        ("zoe", "customers"),
        ("nobody@example.net", "address"),
        ("no such thing", "nothing"),
    ):
        person.type("finderEdit", text)
        tour.picture(f"finder-{name}")
    person.press("Esc")
    _evidence(tour)
    _erasing(tour)


def _evidence(tour: "Tour") -> None:
    person = tour.person
    buyer = tour.buyers[1501]
    person.open_customer(buyer.email)
    person.click("unsubscribeCustomerButton")
    person.click("exportEvidenceButton")
    person.choose_file(tour.home / "evidence.pdf", "evidenceChooser")
    person.until((tour.home / "evidence.csv").exists, "the evidence is written")
    person.until((tour.home / "evidence.pdf").exists, "its page, too")
    person.settle()
    tour.picture("evidence-written")
    evidence_page(tour, address.key(buyer.email))


def _erasing(tour: "Tour") -> None:
    person = tour.person
    buyer = tour.buyers[1502]
    person.open_customer(buyer.email)
    person.click("eraseCustomerButton")
    tour.picture("erase")
    person.click("eraseButton")
    tour.picture("erased")
    person.press("Ctrl+K")
    person.type("finderEdit", buyer.email)
    person.press("Return")
    tour.picture("erased-looked-up")
    person.go(CUSTOMERS)
    person.click("addCustomerButton")
    person.type("emailEdit", buyer.email)
    person.click("storeCustomerButton")
    tour.picture("erased-refused")
    person.click("cancelButton")
    person.go(UNSUBSCRIBED)
    person.open_tab("unsubscribedTabs", 0)
    person.type("suppressionFilter", buyer.email)
    tour.picture("erased-unsubscribed")
    person.type("suppressionFilter", "")
