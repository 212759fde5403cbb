"""What one page changes all others follow by themselves, and nothing is done by half when one hurries."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QSpinBox

from tests.builders import Recount, sound, write_csv
from tests.journeys.conftest import SitDown
from tests.journeys.person import CUSTOMERS, HISTORY, UNSUBSCRIBED, Person

PEOPLE = [f"person{number}@example.com" for number in range(10)]


@pytest.fixture
def person(sit_down: SitDown, tmp_path: Path) -> Person:
    """With a batch of ten that was invited last year, on its page, after a look at every list."""
    person = sit_down("en", write_csv(tmp_path, [[one, "", "", "2026-11-02", ""] for one in PEOPLE]))
    person.run_import()
    person.click("markInvitedButton")
    person.a_year_back("mailingDate")
    person.click("recordMailingButton")
    for page in (CUSTOMERS, UNSUBSCRIBED, HISTORY):
        person.go(page)
    person.follow("historyTable", "name", "Spring")
    return person


def test_all_pages_follow_an_unsubscription(person: Person, recount: Recount) -> None:
    person.click("sendReminderButton")
    person.press("Ctrl+U")
    person.paste("addressesEdit", "\n".join([*PEOPLE[:3], "stranger@example.com"]))
    person.click("unsubscribeButton")
    assert person.count("recipientCount", "unsubscribed") == 3
    assert person.column("recipientTable", "email") == PEOPLE[3:]
    person.go(HISTORY)
    assert person.column("historyTable", "unsubscribed") == ["3"]
    person.go(CUSTOMERS)
    assert person.count("customerCounts", "unsubscribed") == 3
    person.choose("customerStatusFilter", "Unsubscribed")
    assert person.column("customerTable", "email") == PEOPLE[:3]
    person.go(UNSUBSCRIBED)
    assert person.count("suppressionCounts", "total") == 4
    assert set(person.column("suppressionTable", "address")) == recount.suppressed()


def test_a_customer_page_follows_an_unsubscription_and_its_undo(person: Person) -> None:
    person.open_customer(PEOPLE[0])
    person.press("Ctrl+U")
    person.paste("addressesEdit", PEOPLE[0].upper())
    person.click("unsubscribeButton")
    assert person.status() == "Unsubscribed"
    person.press("Ctrl+Z")
    assert person.status() == "Active"
    assert len(person.column("customerTimeline", "what")) >= 3


def test_history_and_preview_follow_answers(person: Person) -> None:
    person.click("recordAnswersButton")
    person.paste("answersEdit", "\n".join(PEOPLE[:4]))
    person.click("recordAnswersButton")
    person.go(HISTORY)
    assert person.column("historyTable", "answered") == ["4"]
    person.click_cell("historyTable", 0, "reminder")
    assert person.count("recipientCount", "answered") == 4
    person.press("Ctrl+Z")
    assert person.count("recipientCount", "answered") == 0
    assert person.count("recipientCount", "recipients") == 10


def test_the_preview_follows_the_limits(person: Person) -> None:
    person.click("sendReminderButton")
    person.pick("moreButton", "markElsewhereAction")
    person.click("recordMailingButton")
    assert person.count("recipientCount", "recent") == 10
    person.click("reminderSettingsButton")
    days = person.see(QSpinBox, "minimum_daysSetting")
    days.setFocus()
    days.selectAll()
    QTest.keyClicks(days, "0")
    QTest.keyClick(days, Qt.Key.Key_Tab)
    person.settle()
    person.press("Alt+Left")
    assert person.count("recipientCount", "recent") == 0
    assert person.count("recipientCount", "recipients") == 10


def test_a_deleted_customer_is_gone_from_every_page_and_stays_unsubscribed(
    person: Person, recount: Recount
) -> None:
    person.open_customer(PEOPLE[0])
    person.click("unsubscribeCustomerButton")
    person.click("deleteCustomerButton")
    person.click("acceptButton")
    assert person.count("customerCounts", "total") == 9
    person.go(HISTORY)
    assert person.column("historyTable", "customers") == ["9"]
    person.go(UNSUBSCRIBED)
    assert person.column("suppressionTable", "address") == [PEOPLE[0]]
    assert person.count("suppressionCounts", "others") == 1
    assert recount.suppressed() == {PEOPLE[0]}


def test_back_to_a_batch_that_is_deleted_leads_to_the_history(person: Person) -> None:
    person.open_customer(PEOPLE[0])
    person.go(HISTORY)
    person.follow("historyTable", "name", "Spring")
    person.click("deleteBatchButton")
    person.click("acceptButton")
    assert person.sees("historyPage")
    assert person.count("historyCounts", "total") == 0
    person.press("Alt+Left")
    assert person.sees("historyPage") or person.sees("customerPage")


def test_a_double_click_unsubscribes_once(person: Person, recount: Recount) -> None:
    person.go(CUSTOMERS)
    person.click("bulkUnsubscribeButton")
    person.paste("addressesEdit", PEOPLE[0])
    button = person.see(QAbstractButton, "unsubscribeButton")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    person.settle()
    assert recount("SELECT count(*) FROM operation WHERE kind = 'unsubscribe'") == 1


def test_I2_closing_the_window_during_an_import_leaves_all_or_nothing(
    sit_down: SitDown, recount: Recount, tmp_path: Path
) -> None:
    rows = ([f"someone{number}@example.com", "", "", "2026-11-02", ""] for number in range(60_000))
    person = sit_down("en", write_csv(tmp_path, rows, "Large.csv"))
    QTest.mouseClick(person.see(QAbstractButton, "startImportButton"), Qt.MouseButton.LeftButton)
    person.until(lambda: any("%" in label.text() for label in person.all(QLabel, "importProgress")))
    person.window.close()
    stored = [recount(f'SELECT count(*) FROM "{table}"') for table in ("customer", "transaction")]
    assert stored in ([0, 0], [60_000, 60_000])
    assert sound(recount.path)


def test_after_a_refusal_the_keyboard_is_back_in_the_field(person: Person) -> None:
    person.go(CUSTOMERS)
    person.click("addCustomerButton")
    person.type("emailEdit", "nobody")
    person.click("storeCustomerButton")
    person.front.activateWindow()
    assert person.front.focusWidget() is person.see(QLineEdit, "emailEdit")
