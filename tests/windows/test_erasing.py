"""Erasing a person on the screen: what is said before, what is shown afterwards, here and in the lists."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.controllers import (
    customers,
    erasing,
    imports,
    mailings,
    operations,
    suppressions,
    unsubscribing,
)
from app.controllers.operations import Source
from app.widgets.preferences import Preferences
from app.widgets.table import Table
from app.widgets.tasks import Tasks
from app.windows import wording
from app.windows.customer_dialog import CustomerDialog
from app.windows.customer_page import CustomerPage
from app.windows.message_list import MessageList
from app.windows.operation_dialog import OperationDialog
from app.windows.page import Message
from app.windows.places import CustomerPlace
from app.windows.unsubscribed_page import UnsubscribedPage
from tests.builders import Recount, a_mailable_batch, add_customers, an_account, queued, suppress, work_off
from tests.windows.seeing import (
    Settle,
    click,
    click_cell,
    column,
    dialog_in_front,
    double_click_cell,
    no_dialog,
)

OpenPage = Callable[[str], CustomerPage]
ANNA = "anna@example.com"


@pytest.fixture
def said() -> list[Message]:
    return []


@pytest.fixture
def open_page(
    connected: None,
    qtbot: QtBot,
    tasks: Tasks,
    preferences: Preferences,
    said: list[Message],
    settle: Settle,
) -> OpenPage:
    def open_one(key: str) -> CustomerPage:
        made = CustomerPage(tasks, preferences, key)
        qtbot.addWidget(made)
        made.said.connect(said.append)
        made.resize(900, 600)
        made.show()
        settle()
        return made

    return open_one


def button(page: QWidget, name: str) -> QPushButton:
    return page.findChild(QPushButton, name)


def test_a_person_is_erased_after_a_question_and_the_page_says_so(
    open_page: OpenPage, said: list[Message], settle: Settle, database_path: Path
) -> None:
    customers.add(ANNA, "Anna", "Smith")
    recount = Recount(database_path)
    page = open_page(ANNA)
    click(button(page, "eraseCustomerButton"))
    dialog = dialog_in_front("eraseDialog")
    texts = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for part in (f"‘{ANNA}’", "cannot be undone", "will not leave", "no mail will be sent", "Backups"):
        assert part in texts, part
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle()
    assert no_dialog()
    assert recount("SELECT count(*) FROM customer") == 1, "Enter cancels"
    click(button(page, "eraseCustomerButton"))
    click(button(dialog_in_front("eraseDialog"), "eraseButton"))
    settle()
    assert no_dialog()
    assert recount("SELECT count(*) FROM customer") == 0
    (message,) = said
    assert (message.tone, message.undo) == ("good", None)
    label = page.findChild(QLabel, "customerStatus")
    assert label.property("status") == "Unsubscribed"
    assert label.text().startswith("Erased on ")
    assert "no mail will be sent to this address" in label.text()
    assert page.heading.text() == ANNA
    assert column(page.findChild(Table, "customerTimeline"), "what") == ["Erased, as they asked"]
    shown = {
        name
        for name in ("editCustomerButton", "deleteCustomerButton", "eraseCustomerButton",
                     "unsubscribeCustomerButton", "resubscribeCustomerButton", "exportEvidenceButton")
        if button(page, name).isVisible()
    }  # fmt: skip
    assert shown == {"resubscribeCustomerButton", "exportEvidenceButton"}


def test_damaged_files_that_a_recovery_kept_are_named(
    open_page: OpenPage, settle: Settle, database_path: Path
) -> None:
    add_customers(ANNA)
    page = open_page(ANNA)
    click(button(page, "eraseCustomerButton"))
    settle()
    assert not dialog_in_front("eraseDialog").findChild(QLabel, "damagedFiles").isVisible()
    click(button(dialog_in_front("eraseDialog"), "cancelButton"))
    name = "relance-damaged-20260101-000000.db"
    for each in (name, f"{name}-wal", "relance-damaged.txt"):
        database_path.with_name(each).touch()
    click(button(page, "eraseCustomerButton"))
    settle()
    label = dialog_in_front("eraseDialog").findChild(QLabel, "damagedFiles")
    assert label.isVisible()
    assert label.text().endswith(f"until you delete them: {name}.")


def test_an_address_that_is_no_customer_is_erased_if_anything_is_known_of_it(
    open_page: OpenPage, settle: Settle
) -> None:
    suppress("stranger@nowhere.example")
    assert button(open_page("stranger@nowhere.example"), "eraseCustomerButton").isVisible()
    click(button(open_page("nobody@nowhere.example"), "eraseCustomerButton"))
    dialog = dialog_in_front("eraseDialog")
    click(button(dialog, "eraseButton"))
    settle()
    assert dialog.findChild(QLabel, "bannerText").text().startswith("Nothing is known of ")


def test_somebody_else_was_quicker(open_page: OpenPage, settle: Settle) -> None:
    add_customers(ANNA)
    page = open_page(ANNA)
    click(button(page, "eraseCustomerButton"))
    erasing.erase(ANNA, Source.CUSTOMER_PAGE)
    dialog = dialog_in_front("eraseDialog")
    click(button(dialog, "eraseButton"))
    settle()
    assert dialog.findChild(QLabel, "bannerText").text() == "This address has been erased already."
    assert button(dialog, "eraseButton").isEnabled()


def test_a_file_that_could_not_be_rewritten_is_said(
    open_page: OpenPage, said: list[Message], settle: Settle
) -> None:
    add_customers(ANNA)
    page = open_page(ANNA)
    page._on_erased(erasing.Receipt(1, 1, 0, rewritten=False))
    (message,) = said
    assert message.tone == "warning"
    assert "traces may be left" in message.text


def test_with_a_new_consent_the_erased_person_comes_back_and_that_is_not_undone(
    open_page: OpenPage, said: list[Message], settle: Settle
) -> None:
    add_customers(ANNA)
    erasing.erase(ANNA, Source.CUSTOMER_PAGE)
    page = open_page(ANNA)
    click(button(page, "resubscribeCustomerButton"))
    dialog = dialog_in_front("resubscribeDialog")
    QTest.keyClicks(dialog.focusWidget(), "Letter 12")
    click(button(dialog, "resubscribeButton"))
    settle()
    assert page.findChild(QLabel, "customerStatus").property("status") == "Active"
    assert said[-1].undo is None


def test_adding_an_erased_customer_says_since_when_and_what_to_do(
    connected: None, qtbot: QtBot, tasks: Tasks, settle: Settle
) -> None:
    add_customers(ANNA)
    erasing.erase(ANNA, Source.CUSTOMER_PAGE)
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = CustomerDialog(parent, tasks)
    dialog.open()
    QTest.keyClicks(dialog.focusWidget(), "Anna@Example.com")
    click(button(dialog, "storeCustomerButton"))
    settle()
    text = dialog.findChild(QLabel, "bannerText").text()
    assert "was erased on" in text
    assert "Resubscribe" in text
    dialog.close()


def test_the_lists_show_it_as_erased_and_it_leads_nowhere(
    connected: None, qtbot: QtBot, tasks: Tasks, preferences: Preferences, settle: Settle
) -> None:
    add_customers(ANNA, "bob@example.com")
    suppress("bob@example.com", ANNA)
    erasing.erase(ANNA, Source.CUSTOMER_PAGE)
    page = UnsubscribedPage(tasks, preferences)
    qtbot.addWidget(page)
    went: list[object] = []
    page.went.connect(went.append)
    page.resize(1000, 600)
    page.show()
    settle()
    table = page.findChild(Table, "suppressionTable")
    shown = column(table, "address")
    assert sorted(shown) == ["bob@example.com", "erased"]
    erased = shown.index("erased")
    click_cell(table, erased, "address")
    double_click_cell(table, erased, "since")
    assert went == []
    menu = table.context_menu(table.model().index(erased, 0))
    assert not any("erased" in action.text() for action in menu.actions())
    click_cell(table, shown.index("bob@example.com"), "address")
    assert went == [CustomerPlace("bob@example.com")]

    (operation,) = (id for id in operations.ids(False) if operations.get(id).kind == "unsubscribe")
    dialog = OperationDialog(page, tasks, preferences, operation)
    dialog.open()
    settle()
    items = dialog.findChild(Table, "operationItems")
    assert column(items, "address") == ["bob@example.com", "erased"]
    assert column(items, "outcome") == ["Customer: unsubscribed"] * 2
    dialog.close()


def test_the_log_says_how_many_messages_stay_without_a_name(connected: None, qtbot: QtBot) -> None:
    add_customers(ANNA)
    receipt = erasing.erase(ANNA, Source.CUSTOMER_PAGE)
    entry = operations.get(receipt.operation_id)
    assert wording.kind(entry.kind) == "Customer erased"
    assert "kept without the address" in wording.result(entry)
    assert unsubscribing.preview(ANNA).counts.already == 1


def test_an_import_says_why_nothing_of_a_row_was_kept(qtbot: QtBot) -> None:
    said = wording.row_reason(imports.Outcome.IGNORED, imports.ERASED)
    assert said == "The person asked to be erased: nothing of this row was kept"
    assert wording.row_reason(imports.Outcome.IGNORED, "") != said


def test_the_messages_of_a_mailing_name_nobody_who_was_erased(
    connected: None,
    qtbot: QtBot,
    tasks: Tasks,
    preferences: Preferences,
    settle: Settle,
    tmp_path: Path,
) -> None:
    an_account(2525)
    mailing = queued(a_mailable_batch(tmp_path, ANNA, "bob@example.com"))
    work_off(mailing)
    erasing.erase(ANNA, Source.CUSTOMER_PAGE)
    messages = MessageList(tasks, preferences)
    qtbot.addWidget(messages)
    wanted: list[str] = []
    messages.customerWanted.connect(wanted.append)
    messages.resize(900, 400)
    messages.show_mailing(mailings.get(mailing))
    messages.show()
    settle()
    table = messages.findChild(Table, "messageTable")
    shown = column(table, "address")
    assert sorted(shown) == ["bob@example.com", "erased"]
    double_click_cell(table, shown.index("erased"), "state")
    click_cell(table, shown.index("erased"), "address")
    assert wanted == []


def test_what_stays_has_a_page_too_which_names_nobody(open_page: OpenPage, connected: None) -> None:
    add_customers(ANNA)
    erasing.erase(ANNA, Source.CUSTOMER_PAGE)
    (row,) = suppressions.rows(suppressions.ids("", None, "since", False))
    assert row is not None
    page = open_page(row.key)
    assert page.heading.text() == "erased"
    assert page.findChild(QLabel, "customerStatus").text().startswith("Erased on ")
    assert not button(page, "eraseCustomerButton").isVisible()
