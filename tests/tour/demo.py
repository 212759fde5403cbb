"""The part of the tour in the demo, which has a window of its own: what is there to try, and the way out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QScrollArea

from app.controllers import demo_people
from app.windows.main_window import MainWindow
from tests.journeys.person import CUSTOMERS, HISTORY, INSIGHTS, SENDING, UNSUBSCRIBED, Person
from tests.tour.paper import printed_list

if TYPE_CHECKING:
    from tests.tour.walk import Tour


def demonstration(tour: "Tour") -> None:
    """The story in the demo, page by page, and what only its data shows."""
    tour.person = person = load_demo(tour.person)
    person.go(CUSTOMERS)
    tour.picture("demo")
    for page, name in ((HISTORY, "history"), (UNSUBSCRIBED, "unsubscribed"), (SENDING, "sending")):
        person.go(page)
        tour.picture(f"demo-{name}")
    person.go(CUSTOMERS)
    person.press("Ctrl+P")
    tour.picture("print-dialog")
    person.front.close()
    person.settle()
    printed_list(tour, "customerTable")
    person.press("Ctrl+E")
    person.choose_file(tour.home / "list.csv", "listChooser")
    tour.picture("list-exported")
    person.click("demoGuideButton")
    tour.picture("demo-guide")
    person.click("closeButton")
    _near_misses(tour)
    _typed_number(tour)
    try_in_the_demo(person, "tryReminderButton")
    tour.picture("demo-reminder")
    person.click("sendRemindersButton")
    tour.picture("demo-sends-nothing")
    if person.front is not person.window:
        person.click("cancelButton")
    try_in_the_demo(person, "tryCustomerButton")
    tour.picture("demo-customer")
    person.go(INSIGHTS)
    tour.picture("insights")
    bar = person.see(QScrollArea, "insightsScroll").verticalScrollBar()
    bar.setValue(bar.maximum())
    tour.picture("insights-batches")
    tour.person = leave_demo(person)
    tour.picture("demo-left")


def _near_misses(tour: "Tour") -> None:
    person = tour.person
    try_in_the_demo(person, "tryPasteButton")
    person.until(lambda: person.sees("offerStrip"))
    tour.picture("near-misses")
    person.click("takeOfferButton")
    tour.picture("near-misses-review")
    person.click("cancelButton")
    person.paste("addressesEdit", slip_of(demo_people.people()[0].email))
    person.until(lambda: person.sees("offerStrip"))
    tour.picture("near-miss")
    person.click("takeOfferButton")
    tour.picture("near-miss-taken")
    person.click("cancelButton")


def slip_of(address: str) -> str:
    """The address with two letters of its domain exchanged."""
    local, _, domain = address.partition("@")
    return f"{local}@{domain[:2]}{domain[3]}{domain[2]}{domain[4:]}"


def _typed_number(tour: "Tour") -> None:
    """A paste of so many customers that their number is asked for."""
    person = tour.person
    person.go(CUSTOMERS)
    person.click("bulkUnsubscribeButton")
    person.paste("addressesEdit", "\n".join(each.email for each in demo_people.people()[:150]))
    person.click("unsubscribeButton")
    tour.picture("typed-number")
    person.type("typedNumberEdit", "12")
    tour.picture("typed-number-wrong")
    person.click("cancelButton")
    person.click("cancelButton")


def try_in_the_demo(person: Person, button: str) -> None:
    """Begin one of the things that the demo proposes."""
    person.click("demoGuideButton")
    person.until(lambda: person.see(QPushButton, button).isEnabled())
    person.click(button)


def load_demo(person: Person) -> Person:
    """Load the sample data as the menu does; returns the person in front of the demo's window."""
    before = person.window
    size = before.size()
    before.show_demo()
    return _in_the_next(person, before, size)


def leave_demo(person: Person) -> Person:
    """Leave the demo by its strip; returns the person in front of their own data."""
    before = person.window
    size = before.size()
    QTest.mouseClick(person.see(QAbstractButton, "leaveDemoButton"), Qt.MouseButton.LeftButton)
    return _in_the_next(person, before, size)


def _in_the_next(person: Person, before: MainWindow, size: QSize) -> Person:
    person.until(lambda: bool(_others(before)), "another window")
    [window] = _others(before)
    window.resize(size)
    return Person(window)


def _others(before: MainWindow) -> list[MainWindow]:
    shown = QApplication.topLevelWidgets()
    return [
        each for each in shown if isinstance(each, MainWindow) and each.isVisible() and each is not before
    ]
