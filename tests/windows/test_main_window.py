"""The main window: ways through the pages, the banner and Undo, shortcuts, drops, and how it closes."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from app.controllers import undoing
from app.controllers.operations import Source
from app.controllers.unsubscribing import Outcome
from app.windows.places import CustomerPlace
from tests.builders import Recount, add_customers, opened, suppress
from tests.journeys.person import Person
from tests.windows.running import running

DATA = Path(__file__).parent.parent / "data"
PAGES = ("customersPage", "historyPage", "unsubscribedPage", "sendingPage", "insightsPage", "settingsPage")


@pytest.fixture
def database_path(tmp_path: Path) -> Path:
    """With two customers, one of whom is unsubscribed."""
    path = tmp_path / "relance.db"
    with opened(path):
        add_customers("anna@example.com", "bruno@example.com")
        suppress("bruno@example.com")
    return path


@pytest.fixture
def recount(database_path: Path) -> Recount:
    return Recount(database_path)


@pytest.fixture
def person(qapp: QApplication, database_path: Path) -> Iterator[Person]:
    with running("--database", str(database_path), "--language", "en") as somebody:
        yield somebody


def shown_page(person: Person) -> str:
    (name,) = (name for name in (*PAGES, "customerPage", "batchPage") if person.sees(name))
    return name


@pytest.mark.parametrize("keys", [f"Ctrl+{number}" for number in range(1, 7)])
def test_ctrl_and_a_number_go_to_a_page(person: Person, keys: str) -> None:
    person.press("Ctrl+4" if keys == "Ctrl+1" else "Ctrl+1")
    person.press(keys)
    place = int(keys[-1]) - 1
    assert shown_page(person) == PAGES[place]
    assert person.see(QListWidget, "navigation").currentRow() == place


def test_ctrl_comma_goes_to_the_settings(person: Person) -> None:
    person.press("Ctrl+,")
    assert shown_page(person) == "settingsPage"


def test_back_leads_to_where_one_was(person: Person) -> None:
    assert not person.sees("backButton")
    person.press("Ctrl+3")
    person.follow("suppressionTable", "address", "bruno@example.com")
    assert shown_page(person) == "customerPage"
    person.click("backButton")
    assert shown_page(person) == "unsubscribedPage"
    person.press("Alt+Left")
    assert shown_page(person) == "customersPage"
    person.press("Alt+Left")
    assert shown_page(person) == "customersPage"


def test_a_page_that_is_left_is_gone(person: Person) -> None:
    for _ in range(3):
        person.open_customer("anna@example.com")
        person.click("backButton")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(person.window.findChildren(QWidget, "customerPage")) == 0


def test_the_keyboard_is_where_one_works(person: Person) -> None:
    person.window.activateWindow()
    person.press("Ctrl+1")
    assert person.window.focusWidget() is person.table("customerTable")
    person.press("Ctrl+3")
    person.press("Ctrl+1")
    assert person.window.focusWidget() is person.table("customerTable")
    navigation = person.see(QListWidget, "navigation")
    navigation.setFocus()
    QTest.keyClick(navigation, Qt.Key.Key_Down)
    person.settle()
    assert shown_page(person) == "historyPage"
    assert person.window.focusWidget() is navigation


def test_ctrl_f_finds_the_filter_of_the_page_or_of_the_customers(person: Person) -> None:
    person.press("Ctrl+3")
    person.press("Ctrl+F")
    assert person.window.focusWidget() is person.see(QLineEdit, "suppressionFilter")
    person.press("Ctrl+,")
    person.press("Ctrl+F")
    edit = person.see(QLineEdit, "customerFilter")
    assert person.window.focusWidget() is edit
    QTest.keyClicks(edit, "anna")
    person.settle()
    assert person.column("customerTable", "email") == ["anna@example.com"]
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    person.settle()
    assert person.table("customerTable").row_count == 2


def test_f5_shows_what_another_program_changed(person: Person, recount: Recount) -> None:
    with closing(sqlite3.connect(recount.path)) as connection, connection:
        connection.execute("UPDATE customer SET first_name = 'Anne' WHERE key = 'anna@example.com'")
    person.press("F5")
    assert person.column("customerTable", "first_name")[0] == "Anne"


def test_a_file_that_is_dropped_opens_the_import_dialog(person: Person) -> None:
    person.drop(DATA / "utf8-bom.csv")
    assert person.front.objectName() == "importDialog"
    assert person.count("importCounts", "rows") == 4


def test_several_files_are_imported_one_after_the_other(person: Person, recount: Recount) -> None:
    person.window.show_imports([DATA / "utf8-bom.csv", DATA / "no-header.csv", DATA / "workbook.xlsx"])
    person.settle()
    person.click("startImportButton")
    assert person.says("importFile") == "no-header.csv"
    assert recount.column("SELECT name FROM batch") == ["utf8-bom"]
    person.press("Escape")
    assert person.says("importFile") == "workbook.xlsx"
    person.run_import()
    assert recount.column("SELECT name FROM batch ORDER BY id") == ["utf8-bom", "workbook"]


def test_ctrl_o_asks_for_a_file_and_imports_it(person: Person, recount: Recount) -> None:
    report = person.import_chosen(DATA / "utf8-bom.csv")
    assert report["new"] == 3 - 1  # anna@example.com is known
    assert shown_page(person) == "batchPage"
    assert "‘utf8-bom’" in person.says("bannerText")
    assert recount("SELECT count(*) FROM batch") == 1


def test_B6_the_receipt_tells_names_the_unknown_and_can_be_undone(person: Person, recount: Recount) -> None:
    before = recount.rows("SELECT key, since, reason, operation_id FROM suppression")
    person.unsubscribe(
        "bulkUnsubscribeButton", "anna@example.com\nbruno@example.com\nstranger@nowhere.example"
    )
    said = person.says("bannerText")
    assert "already unsubscribed" in said
    assert "blocked" in said
    person.click("bannerAction")
    assert person.front.objectName() == "operationDialog"
    assert person.column("operationItems", "address") == ["stranger@nowhere.example"]
    assert recount.column("SELECT address FROM operation_item WHERE outcome = ?", Outcome.UNKNOWN.value) == [
        "stranger@nowhere.example"
    ]
    person.front.close()
    person.click("undoButton")
    assert recount.rows("SELECT key, since, reason, operation_id FROM suppression") == before
    assert "may be mailed again" in person.says("bannerText")
    assert person.count("customerCounts", "unsubscribed") == 1
    assert not person.sees("undoButton")


def test_one_person_is_unsubscribed_and_that_undone_from_the_banner(person: Person) -> None:
    person.open_customer("anna@example.com")
    person.click("unsubscribeCustomerButton")
    assert person.status() == "Unsubscribed"
    person.click("undoButton")
    assert person.status() == "Active"


def test_ctrl_z_undoes_the_newest_then_the_one_before_then_says_there_is_nothing(
    person: Person, recount: Recount
) -> None:
    person.unsubscribe("bulkUnsubscribeButton", "anna@example.com")
    person.press("Ctrl+Z")
    assert recount.suppressed() == {"bruno@example.com"}
    person.press("Ctrl+Z")
    assert recount.suppressed() == set()
    person.press("Ctrl+Z")
    assert "nothing to undo" in person.says("bannerText")


@pytest.mark.parametrize("keys", ["Alt+Left", "Ctrl+1", "Ctrl+2"])
def test_a_message_goes_with_its_page_unless_it_offers_undo(person: Person, keys: str) -> None:
    person.open_customer("anna@example.com")
    person.click("editCustomerButton")
    person.type("firstNameEdit", "Anna")
    person.click("storeCustomerButton")
    assert person.says("bannerText") == "The customer is saved."
    person.press(keys)
    assert not person.sees("banner")
    person.press("Ctrl+1")
    person.unsubscribe("bulkUnsubscribeButton", "anna@example.com")
    person.press("Ctrl+2")
    assert person.sees("undoButton")
    person.click("closeBannerButton")
    assert not person.sees("banner")


def test_a_message_about_a_new_page_arrives_with_it(person: Person) -> None:
    person.open_customer("anna@example.com")
    person.click("editCustomerButton")
    person.type("emailEdit", "anna@new.example")
    person.click("storeCustomerButton")
    assert person.says("customerPageHeading") == "anna@new.example"
    assert person.says("bannerText") == "The customer is saved."
    person.click("deleteCustomerButton")
    person.click("acceptButton")
    assert shown_page(person) == "customersPage"
    assert person.says("bannerText") == "The customer is deleted."


def test_B4_the_bulk_dialog_opens_on_the_selected_customers(person: Person) -> None:
    table = person.table("customerTable")
    table.selectAll()
    (action,) = (each for each in table.actions() if each.text().startswith("Unsubscribe"))
    action.trigger()
    person.settle()
    assert person.front.objectName() == "bulkUnsubscribeDialog"
    text = person.see(QPlainTextEdit, "addressesEdit").toPlainText()
    assert text == "anna@example.com\nbruno@example.com"
    assert person.count("outcomeCounts", "unsubscribed") == 1
    assert person.count("outcomeCounts", "already") == 1


def test_a_refusal_without_a_dialog_is_said_in_the_banner(person: Person, recount: Recount) -> None:
    person.go("3")
    person.open_tab("unsubscribedTabs", 1)
    person.table("operationTable").selectRow(0)
    undo = person.see(QPushButton, "undoOperationButton")
    assert undo.isEnabled()
    with opened(recount.path):
        undoing.undo(1, Source.UNSUBSCRIBED)
    person.click_on(undo)
    assert person.says("bannerText") == "This was undone already."


def test_the_place_of_the_window_is_remembered(database_path: Path, qapp: QApplication) -> None:
    with running("--database", str(database_path)) as person:
        person.window.setGeometry(QRect(30, 40, 900, 600))
    with running("--database", str(database_path)) as person:
        assert person.window.height() == 600  # the width is that of the screen, which is small


def test_closing_ends_the_threads_and_keeps_what_was_being_typed(
    database_path: Path, recount: Recount, qapp: QApplication
) -> None:
    before = set(threading.enumerate())
    with running("--database", str(database_path)) as person:
        assert set(threading.enumerate()) - before
        person.press("Ctrl+,")
        QTest.keyClicks(person.see(QLineEdit, "operatorSetting"), "Anne")
        person.window.close()
        assert set(threading.enumerate()) - before == set()
    assert recount.column("SELECT value FROM setting WHERE name = 'operator'") == ['"Anne"']


def test_a_place_that_is_shown_already_is_not_visited_twice(person: Person) -> None:
    for _ in range(2):
        person.window.go(CustomerPlace("anna@example.com"))
    person.settle()
    person.click("backButton")
    assert shown_page(person) == "customersPage"
