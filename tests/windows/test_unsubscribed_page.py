"""The suppression list with its evidence and its export, and the operations with Undo."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QPushButton, QTabWidget
from pytestqt.qtbot import QtBot

from app.controllers import customers, operations, undoing
from app.controllers.operations import Source
from app.controllers.unsubscribing import Reason
from app.widgets.filter_edit import FilterEdit
from app.widgets.preferences import Preferences
from app.widgets.table import Table
from app.widgets.tasks import Tasks
from app.windows.page import Message
from app.windows.places import BatchPlace, CustomerPlace, Unsubscription
from app.windows.unsubscribed_page import UnsubscribedPage
from tests.builders import Recount, a_batch, add_customers, suppress
from tests.windows.seeing import (
    Settle,
    click,
    click_cell,
    click_header,
    column,
    dialog_in_front,
    double_click_cell,
    no_dialog,
)


@pytest.fixture
def said() -> list[Message]:
    return []


@pytest.fixture
def went() -> list[object]:
    return []


@pytest.fixture
def undone() -> list[int]:
    return []


@pytest.fixture
def suppressed(connected: None) -> None:
    """Anna asked on Customers, Bruno bounced, and of Spring a stranger complained."""
    add_customers("anna@example.com", "bruno@example.com", "carla@example.com")
    suppress("Anna@example.com")
    suppress("bruno@example.com", reason=Reason.BOUNCED)
    suppress(
        "=stranger@nowhere.example",
        reason=Reason.COMPLAINED,
        source=Source.REMINDER_PREVIEW,
        detail="Spring",
    )


@pytest.fixture
def page(
    qtbot: QtBot,
    tasks: Tasks,
    preferences: Preferences,
    said: list[Message],
    went: list[object],
    undone: list[int],
    settle: Settle,
) -> UnsubscribedPage:
    made = UnsubscribedPage(tasks, preferences)
    qtbot.addWidget(made)
    made.said.connect(said.append)
    made.went.connect(went.append)
    made.undoWanted.connect(undone.append)
    made.resize(1100, 600)
    made.show()
    settle()
    return made


def addresses(page: UnsubscribedPage) -> list[str]:
    return column(page.findChild(Table, "suppressionTable"), "address")


def log_of(page: UnsubscribedPage) -> Table:
    page.findChild(QTabWidget, "unsubscribedTabs").setCurrentIndex(1)
    return page.findChild(Table, "operationTable")


def undo_button(page: UnsubscribedPage) -> QPushButton:
    return page.findChild(QPushButton, "undoOperationButton")


def texts(page: UnsubscribedPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_C3_the_counts_equal_a_recount(suppressed: None, page: UnsubscribedPage, database_path: Path) -> None:
    recount = Recount(database_path)
    label = page.findChild(QLabel, "suppressionCounts")
    assert label.property("total") == recount("SELECT count(*) FROM suppression") == 3
    assert label.property("customers") == 2
    assert label.property("others") == 1


def test_L1_each_address_has_its_evidence(suppressed: None, page: UnsubscribedPage) -> None:
    table = page.findChild(Table, "suppressionTable")
    click_header(table, "address")
    rows = zip(*(column(table, name) for name in ("address", "reason", "source", "customer")), strict=True)
    assert sorted(rows) == [
        ("=stranger@nowhere.example", "Complained", "Reminder preview · Spring", "No, blocked"),
        ("Anna@example.com", "Asked", "Customers", "Yes"),
        ("bruno@example.com", "Bounced", "Customers", "Yes"),
    ]
    assert all(column(table, "since"))
    assert all(column(table, "operator"))


@pytest.mark.parametrize(
    ("by", "first"),
    [
        ("address", "=stranger@nowhere.example"),
        ("reason", "Anna@example.com"),
        ("source", "Anna@example.com"),
        ("customer", "Anna@example.com"),
    ],
)
def test_its_columns_sort(
    suppressed: None, page: UnsubscribedPage, settle: Settle, by: str, first: str
) -> None:
    click_header(page.findChild(Table, "suppressionTable"), by)
    settle()
    assert addresses(page)[0] == first


def test_the_filters(suppressed: None, page: UnsubscribedPage, settle: Settle, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.findChild(FilterEdit, "suppressionFilter"), "ANNA")
    settle()
    assert addresses(page) == ["Anna@example.com"]
    reasons = page.findChild(QComboBox, "reasonFilter")
    reasons.setCurrentIndex(reasons.findData(Reason.BOUNCED))
    settle()
    assert addresses(page) == []
    assert "No address matches" in texts(page)
    page.findChild(FilterEdit, "suppressionFilter").clear()
    settle()
    assert addresses(page) == ["bruno@example.com"]


def test_an_empty_list_says_what_will_be_here(page: UnsubscribedPage) -> None:
    assert "Nobody has unsubscribed yet" in texts(page)
    assert not page.findChild(FilterEdit, "suppressionFilter").isVisible()
    assert not page.findChild(QPushButton, "exportSuppressionsButton").isEnabled()


def test_an_address_leads_to_its_page_and_the_button_to_the_bulk_dialog(
    suppressed: None, page: UnsubscribedPage, went: list[object]
) -> None:
    wanted: list[Unsubscription] = []
    page.unsubscriptionWanted.connect(wanted.append)
    row = addresses(page).index("Anna@example.com")
    click_cell(page.findChild(Table, "suppressionTable"), row, "address")
    assert went == [CustomerPlace("anna@example.com")]
    click(page.findChild(QPushButton, "bulkUnsubscribeButtonOfUnsubscribed"))
    assert wanted == [Unsubscription(Source.UNSUBSCRIBED)]


def test_U6_the_list_is_exported_with_its_evidence_and_no_formula(
    suppressed: None, page: UnsubscribedPage, said: list[Message], settle: Settle, tmp_path: Path
) -> None:
    path = tmp_path / "out.csv"
    click(page.findChild(QPushButton, "exportSuppressionsButton"))
    chooser = dialog_in_front("exportChooser")
    assert isinstance(chooser, QFileDialog)
    chooser.selectFile(str(path))
    chooser.accept()
    settle()
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file, delimiter=";")
    assert header[0] == "Address"
    evidence = [(row[0], row[2], row[3], row[4], row[7]) for row in rows]
    assert evidence == [
        ("Anna@example.com", "asked", "customers", "", "yes"),
        ("bruno@example.com", "bounced", "customers", "", "yes"),
        ("'=stranger@nowhere.example", "complained", "reminder_preview", "Spring", "no"),
    ]
    assert all(row[1].endswith("+00:00") for row in rows)
    assert "out.csv" in said[-1].text


def test_an_export_that_cannot_be_written_is_refused(
    suppressed: None, page: UnsubscribedPage, said: list[Message], settle: Settle, tmp_path: Path
) -> None:
    click(page.findChild(QPushButton, "exportSuppressionsButton"))
    chooser = dialog_in_front("exportChooser")
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(tmp_path / "missing" / "out.csv"))
    chooser.close()
    settle()
    assert [message.tone for message in said] == ["error"]


def test_a_selected_operation_can_be_undone_once(
    suppressed: None,
    page: UnsubscribedPage,
    undone: list[int],
    tasks: Tasks,
    settle: Settle,
    database_path: Path,
) -> None:
    log = log_of(page)
    assert not undo_button(page).isEnabled()
    assert "Choose an operation to undo it." in texts(page)
    log.selectRow(0)
    click(undo_button(page))
    newest = Recount(database_path)("SELECT max(id) FROM operation")
    assert undone == [newest]
    tasks.write(
        page,
        lambda _: undoing.undo(newest, Source.UNSUBSCRIBED),
        lambda _: None,
        changes={"suppression", "operation"},
        label="",
    )
    settle()
    assert column(log, "undone")[:2] == ["", "Undone"]
    assert sorted(addresses(page)) == ["Anna@example.com", "bruno@example.com"]
    log.selectRow(1)
    assert not undo_button(page).isEnabled()
    assert "This operation was undone already." in texts(page)


def test_of_several_selected_operations_none_is_undone(suppressed: None, page: UnsubscribedPage) -> None:
    log_of(page).selectRow(0)
    assert undo_button(page).isEnabled()
    log_of(page).selectAll()
    assert not undo_button(page).isEnabled()


def test_an_import_is_not_undone_and_opens_its_report(
    connected: None, page: UnsubscribedPage, went: list[object], settle: Settle, tmp_path: Path
) -> None:
    batch = a_batch(tmp_path, "anna@example.com").batch_id
    page.refresh()
    settle()
    log = log_of(page)
    log.selectRow(0)
    assert not undo_button(page).isEnabled()
    assert "An import is taken back by deleting its batch in History." in texts(page)
    double_click_cell(log, 0, "kind")
    assert went == [BatchPlace(batch, report=True)]


def test_B3_an_unsubscription_opens_what_it_was_given_line_by_line(
    connected: None, page: UnsubscribedPage, went: list[object], settle: Settle
) -> None:
    add_customers("anna@example.com")
    suppress("anna@example.com", "ANNA@example.com", "who [at] example.com", "stranger@nowhere.example")
    page.refresh()
    settle()
    double_click_cell(log_of(page), 0, "kind")
    dialog = dialog_in_front("operationDialog")
    settle()
    items = dialog.findChild(Table, "operationItems")
    lines = zip(*(column(items, name) for name in ("line", "address", "outcome")), strict=True)
    assert sorted(lines) == [
        ("1", "anna@example.com", "Customer: unsubscribed"),
        ("2", "ANNA@example.com", "Duplicate: named further up"),
        ("3", "", "Unreadable: ‘who [at] example.com’"),
        ("4", "stranger@nowhere.example", "Not a customer: blocked for the future"),
    ]
    click_cell(items, column(items, "line").index("3"), "address")
    assert went == []
    click_cell(items, column(items, "line").index("4"), "address")
    assert went == [CustomerPlace("stranger@nowhere.example")]
    assert no_dialog()


def test_the_lists_follow_what_happens_elsewhere(
    suppressed: None, page: UnsubscribedPage, tasks: Tasks, settle: Settle
) -> None:
    tasks.write(
        page,
        lambda _: suppress("carla@example.com"),
        lambda _: None,
        changes={"suppression", "operation"},
        label="",
    )
    settle()
    assert "carla@example.com" in addresses(page)
    assert len(column(log_of(page), "kind")) == len(operations.ids()) == 4
    assert customers.counts().unsubscribed == 3
