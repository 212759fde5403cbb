"""The customer list: counts, filters, sorting, and the ways from a row to a page or to the bulk dialog."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.controllers import customers, history, unsubscribing
from app.controllers.operations import Source
from app.widgets.filter_edit import FilterEdit
from app.widgets.preferences import Preferences
from app.widgets.table import Table
from app.widgets.tasks import Tasks
from app.windows.customers_page import CustomersPage
from app.windows.places import CustomerPlace, Unsubscription
from tests.builders import Recount, a_batch, add_customers, suppress
from tests.windows.seeing import Settle, click, click_cell, click_header, column, dialog_in_front

PEOPLE = [
    ("anna@example.com", "Anna", "Zimmer"),
    ("bruno@example.com", "Bruno", "Garçon"),
    ("carla@example.org", "Carla", "Diaz"),
    ("zoe@exemple.fr", "Zoé", "Lefèvre"),
]
ALL = [email for email, _, _ in PEOPLE]


@pytest.fixture
def people(connected: None, tmp_path: Path) -> None:
    """Four customers: Bruno bought twice and was invited, Carla once, and Carla is unsubscribed."""
    for person in PEOPLE:
        customers.add(*person)
    first = a_batch(tmp_path, "bruno@example.com", "carla@example.org")
    a_batch(tmp_path, rows=[("bruno@example.com", "", "", "2026-12-24", "Desk")], name="Autumn.csv")
    history.mark_invited(first.batch_id, date(2026, 11, 5))
    suppress("carla@example.org")


@pytest.fixture
def page(qtbot: QtBot, tasks: Tasks, preferences: Preferences, settle: Settle) -> CustomersPage:
    return opened(qtbot, tasks, preferences, settle)


def opened(qtbot: QtBot, tasks: Tasks, preferences: Preferences, settle: Settle) -> CustomersPage:
    made = CustomersPage(tasks, preferences)
    qtbot.addWidget(made)
    made.resize(1100, 500)
    made.show()
    settle()
    return made


def table_of(page: CustomersPage) -> Table:
    return page.findChild(Table, "customerTable")


def emails(page: CustomersPage) -> list[str]:
    return column(table_of(page), "email")


def search(page: CustomersPage, text: str, settle: Settle) -> list[str]:
    edit = page.findChild(FilterEdit, "customerFilter")
    edit.clear()
    QTest.keyClicks(edit, text)
    settle()
    return emails(page)


def show_status(page: CustomersPage, status: customers.Status | None, settle: Settle) -> list[str]:
    chooser = page.findChild(QComboBox, "customerStatusFilter")
    chooser.setCurrentIndex(chooser.findData(status))
    settle()
    return emails(page)


def test_C3_the_counts_equal_a_recount_and_follow_what_happens_elsewhere(
    people: None, page: CustomersPage, tasks: Tasks, database_path: Path, settle: Settle
) -> None:
    recount = Recount(database_path)
    label = page.findChild(QLabel, "customerCounts")
    shown = {name: label.property(name) for name in ("total", "active", "unsubscribed")}
    assert shown == {
        "total": recount("SELECT count(*) FROM customer"),
        "active": recount("SELECT count(*) FROM customer WHERE key NOT IN (SELECT key FROM suppression)"),
        "unsubscribed": recount("SELECT count(*) FROM customer WHERE key IN (SELECT key FROM suppression)"),
    }
    assert shown == {"total": 4, "active": 3, "unsubscribed": 1}
    tasks.write(
        page,
        lambda _: unsubscribing.apply(unsubscribing.preview("zoe@exemple.fr"), Source.HISTORY),
        lambda _: None,
        changes={"suppression"},
        label="",
    )
    settle()
    assert label.property("unsubscribed") == 2
    assert column(table_of(page), "status") == ["Active", "Active", "Unsubscribed", "Unsubscribed"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("LEFEVRE", ["zoe@exemple.fr"]),
        ("garcon", ["bruno@example.com"]),
        ("GARÇON bru", ["bruno@example.com"]),
        ("example a", ["anna@example.com", "bruno@example.com", "carla@example.org"]),
        ("anna zoe", []),
        ("%", []),
    ],
)
def test_each_word_is_part_of_name_or_address_whatever_its_accents_and_case(
    people: None, page: CustomersPage, settle: Settle, typed: str, found: list[str]
) -> None:
    assert search(page, typed, settle) == found


def test_the_status_filter_filters(people: None, page: CustomersPage, settle: Settle) -> None:
    assert show_status(page, customers.Status.UNSUBSCRIBED, settle) == ["carla@example.org"]
    assert search(page, "bruno", settle) == []
    assert show_status(page, customers.Status.ACTIVE, settle) == ["bruno@example.com"]
    assert show_status(page, None, settle) == ["bruno@example.com"]


@pytest.mark.parametrize(
    ("by", "order"),
    [
        ("email", [3, 2, 1, 0]),
        ("first_name", [0, 1, 2, 3]),
        ("last_name", [2, 1, 3, 0]),
        ("status", [0, 1, 3, 2]),
        ("last_transaction", [0, 3, 2, 1]),
        ("last_contact", [0, 3, 1, 2]),
        ("batches", [0, 3, 2, 1]),
    ],
)
def test_every_column_sorts(
    people: None, page: CustomersPage, settle: Settle, by: str, order: list[int]
) -> None:
    click_header(table_of(page), by)
    settle()
    assert emails(page) == [ALL[place] for place in order]


def test_columns_and_their_sort_are_remembered(
    people: None, qtbot: QtBot, tasks: Tasks, preferences: Preferences, page: CustomersPage, settle: Settle
) -> None:
    header = table_of(page).horizontalHeader()
    header.resizeSection(0, 333)
    header.moveSection(1, 3)
    header.set_hidden("batches", True)
    click_header(table_of(page), "last_name")
    page.close()
    again = table_of(opened(qtbot, tasks, preferences, settle))
    assert again.horizontalHeader().sectionSize(0) == 333
    assert again.horizontalHeader().visualIndex(1) == 3
    assert again.isColumnHidden(6)
    assert again.sort == ("last_name", False)
    assert column(again, "last_name")[0] == "Diaz"


def test_selected_rows_are_copied_as_a_spreadsheet_takes_them(
    people: None, page: CustomersPage, settle: Settle
) -> None:
    table = table_of(page)
    table.select_rows([0, 3])
    table.copy_selection()
    settle()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[:4] for line in lines] == [
        ["E-mail", "First name", "Last name", "Status"],
        ["anna@example.com", "Anna", "Zimmer", "Active"],
        ["zoe@exemple.fr", "Zoé", "Lefèvre", "Active"],
    ]


def test_without_customers_it_says_how_to_begin(page: CustomersPage) -> None:
    wanted: list[object] = []
    page.importWanted.connect(wanted.append)
    assert not page.findChild(FilterEdit, "customerFilter").isVisible()
    click(page.findChild(QPushButton, "firstImportButton"))
    assert wanted == [None]


def test_when_nothing_matches_it_says_why_and_leads_back(
    people: None, page: CustomersPage, settle: Settle
) -> None:
    clear = page.findChild(QPushButton, "clearCustomerFilterButton")
    show_status(page, customers.Status.UNSUBSCRIBED, settle)
    search(page, "anna", settle)
    assert "No name or address contains all these words." in texts(page)
    click(clear)
    settle()
    assert emails(page) == ALL
    assert not clear.isVisible()


def test_when_nobody_has_the_status_it_says_that(
    connected: None, page: CustomersPage, settle: Settle
) -> None:
    add_customers("anna@example.com")
    page.refresh()
    show_status(page, customers.Status.UNSUBSCRIBED, settle)
    assert "No customer has this status." in texts(page)


def texts(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_the_address_opens_the_customers_page_and_so_does_enter(
    people: None, page: CustomersPage, qtbot: QtBot
) -> None:
    went: list[object] = []
    page.went.connect(went.append)
    click_cell(table_of(page), 3, "email")
    table_of(page).selectRow(0)
    qtbot.keyClick(table_of(page), Qt.Key.Key_Return)
    assert went == [CustomerPlace("zoe@exemple.fr"), CustomerPlace("anna@example.com")]


def test_a_customer_who_is_added_is_shown(
    connected: None, page: CustomersPage, settle: Settle, qtbot: QtBot
) -> None:
    went: list[object] = []
    page.went.connect(went.append)
    click(page.findChild(QPushButton, "addCustomerButton"))
    dialog = dialog_in_front("customerDialog")
    qtbot.keyClicks(dialog.findChild(QLineEdit, "emailEdit"), "Anna@Example.com")
    click(dialog.findChild(QPushButton, "storeCustomerButton"))
    settle()
    assert went == [CustomerPlace("anna@example.com")]
    assert emails(page) == ["Anna@Example.com"]


def test_B4_the_selected_are_taken_to_the_bulk_dialog_and_nobody_who_joins_them_later(
    people: None, page: CustomersPage, settle: Settle
) -> None:
    wanted: list[Unsubscription] = []
    page.unsubscriptionWanted.connect(wanted.append)
    table = table_of(page)
    table.select_rows([0, 3])
    menu = table.context_menu(table.model().index(0, 0))
    (action,) = (each for each in menu.actions() if each.text().startswith("Unsubscribe"))
    assert action.text() == "Unsubscribe the selected 2…"
    action.trigger()
    table.clearSelection()
    settle()
    assert wanted == [Unsubscription(Source.CUSTOMERS, text="anna@example.com\nzoe@exemple.fr")]
    assert not action.isEnabled()


def test_ten_thousand_can_be_selected_for_it_and_not_one_more(
    connected: None, page: CustomersPage, settle: Settle, tmp_path: Path
) -> None:
    a_batch(tmp_path, *(f"person{number}@example.com" for number in range(10_001)))
    page.refresh()
    settle()
    wanted: list[Unsubscription] = []
    page.unsubscriptionWanted.connect(wanted.append)
    table = table_of(page)
    (action,) = (each for each in table.actions() if each.text().startswith("Unsubscribe"))
    table.selectAll()
    assert not action.isEnabled()
    table.select_rows(range(1, 10_001))
    assert action.isEnabled()
    action.trigger()
    settle()
    assert len(set(wanted[0].text.split("\n"))) == 10_000
