"""One customer: the status in words and in code, the evidence, and each thing that can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QDateEdit, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.controllers import customers, history, undoing
from app.controllers.operations import Source
from app.controllers.unsubscribing import Reason
from app.widgets.preferences import Preferences
from app.widgets.table import Table
from app.widgets.tasks import Tasks
from app.windows.customer_page import CustomerPage
from app.windows.page import Message
from app.windows.places import BatchPlace, CustomerPlace, CustomersPlace
from tests.builders import Recount, a_batch, suppress
from tests.windows.seeing import Settle, click, column, dialog_in_front, double_click_cell, no_dialog

OpenPage = Callable[[str], CustomerPage]


@pytest.fixture
def said() -> list[Message]:
    return []


@pytest.fixture
def went() -> list[object]:
    return []


@pytest.fixture
def open_page(
    connected: None,
    qtbot: QtBot,
    tasks: Tasks,
    preferences: Preferences,
    said: list[Message],
    went: list[object],
    settle: Settle,
) -> OpenPage:
    def open_one(key: str) -> CustomerPage:
        made = CustomerPage(tasks, preferences, key)
        qtbot.addWidget(made)
        made.said.connect(said.append)
        made.went.connect(went.append)
        made.resize(900, 600)
        made.show()
        settle()
        return made

    return open_one


@pytest.fixture
def anna(connected: None) -> None:
    customers.add("Anna@example.com", "Anna", "Smith")


def status(page: CustomerPage) -> tuple[str, str]:
    label = page.findChild(QLabel, "customerStatus")
    return label.property("status"), label.text()


def button(page: QWidget, name: str) -> QPushButton:
    return page.findChild(QPushButton, name)


def timeline(page: CustomerPage) -> list[str]:
    return column(page.findChild(Table, "customerTimeline"), "what")


def type_into(dialog: QDialog, name: str, text: str) -> None:
    dialog.findChild(QLineEdit, name).setText(text)


def test_an_active_customer(anna: None, open_page: OpenPage) -> None:
    page = open_page("anna@example.com")
    assert page.heading.text() == "Anna@example.com"
    assert page.findChild(QLabel, "customerName").text() == "Anna Smith"
    assert status(page)[0] == "Active"
    assert button(page, "unsubscribeCustomerButton").isVisible()
    assert not button(page, "resubscribeCustomerButton").isVisible()
    assert timeline(page) == ["Added to the customers"]


def test_L1_an_unsubscribed_customer_with_the_evidence(
    anna: None, open_page: OpenPage, database_path: Path
) -> None:
    suppress("anna@example.com", source=Source.REMINDER_PREVIEW, detail="Spring")
    code, text = status(open_page("anna@example.com"))
    (operator,) = Recount(database_path).column("SELECT operator FROM operation")
    assert code == "Unsubscribed"
    for evidence in (str(operator), "‘Spring’", "asked", str(date.today().year), "no mail will be sent"):
        assert evidence in text


def test_an_address_that_no_customer_has(open_page: OpenPage) -> None:
    suppress("stranger@nowhere.example", reason=Reason.BOUNCED)
    page = open_page("stranger@nowhere.example")
    assert status(page)[0] == "Unsubscribed"
    assert page.findChild(QLabel, "customerName").text() == "Not a customer"
    assert not button(page, "editCustomerButton").isVisible()
    assert not button(page, "deleteCustomerButton").isVisible()
    assert button(page, "resubscribeCustomerButton").isVisible()


def test_the_timeline_tells_what_happened_and_leads_to_the_batches(
    open_page: OpenPage, went: list[object], tmp_path: Path
) -> None:
    batch = a_batch(tmp_path, "anna@example.com").batch_id
    history.mark_invited(batch, date.today())
    suppress("anna@example.com")
    page = open_page("anna@example.com")
    assert sorted(timeline(page)) == [
        "Imported with ‘Spring’", "Invited elsewhere to ‘Spring’", "Unsubscribed (asked)",
    ]  # fmt: skip
    double_click_cell(
        page.findChild(Table, "customerTimeline"), timeline(page).index("Imported with ‘Spring’"), "what"
    )
    assert went == [BatchPlace(batch)]


def test_one_person_is_unsubscribed_and_it_can_be_undone(
    anna: None, open_page: OpenPage, said: list[Message], tasks: Tasks, settle: Settle
) -> None:
    page = open_page("anna@example.com")
    click(button(page, "unsubscribeCustomerButton"))
    settle()
    assert status(page)[0] == "Unsubscribed"
    evidence = customers.page("anna@example.com").evidence
    assert evidence is not None
    assert (evidence.source, evidence.reason) == (Source.CUSTOMER_PAGE, Reason.ASKED)
    (message,) = said
    assert "Anna@example.com" in message.text
    assert message.undo == evidence.operation_id
    tasks.write(
        page,
        lambda _: undoing.undo(evidence.operation_id, Source.CUSTOMER_PAGE),
        lambda _: None,
        changes={"suppression"},
        label="",
    )
    settle()
    assert status(page)[0] == "Active"
    assert button(page, "unsubscribeCustomerButton").isEnabled()


def test_B5_when_somebody_else_was_quicker_their_evidence_stays(
    anna: None, open_page: OpenPage, settle: Settle
) -> None:
    page = open_page("anna@example.com")
    first = suppress("anna@example.com", source=Source.HISTORY)
    click(button(page, "unsubscribeCustomerButton"))
    settle()
    assert status(page)[0] == "Unsubscribed"
    evidence = customers.page("anna@example.com").evidence
    assert evidence is not None
    assert (evidence.operation_id, evidence.source) == (first, Source.HISTORY)


def test_S3_resubscribing_takes_date_and_reference_of_the_consent(
    anna: None, open_page: OpenPage, said: list[Message], settle: Settle, database_path: Path
) -> None:
    suppress("anna@example.com")
    page = open_page("anna@example.com")
    click(button(page, "resubscribeCustomerButton"))
    dialog = dialog_in_front("resubscribeDialog")
    click(button(dialog, "resubscribeButton"))
    settle()
    assert dialog.findChild(QLabel, "bannerText").isVisible()
    assert status(page)[0] == "Unsubscribed"
    type_into(dialog, "consentReference", "Letter 12")
    dialog.findChild(QDateEdit, "consentDate").setDate(QDate(2026, 3, 1))
    click(button(dialog, "resubscribeButton"))
    settle()
    assert no_dialog()
    assert status(page)[0] == "Active"
    assert Recount(database_path).rows("SELECT consent_date, consent_reference FROM lift") == [
        ("2026-03-01", "Letter 12")
    ]
    assert said[-1].undo is not None
    assert timeline(page)[0] == "Resubscribed: Letter 12"


def test_a_customer_is_renamed(
    anna: None, open_page: OpenPage, said: list[Message], went: list[object], settle: Settle
) -> None:
    page = open_page("anna@example.com")
    click(button(page, "editCustomerButton"))
    dialog = dialog_in_front("customerDialog")
    assert dialog.findChild(QLineEdit, "emailEdit").text() == "Anna@example.com"
    type_into(dialog, "lastNameEdit", "  Dupont ")
    click(button(dialog, "storeCustomerButton"))
    settle()
    assert page.findChild(QLabel, "customerName").text() == "Anna Dupont"
    assert [message.text for message in said] == ["The customer is saved."]
    assert went == []


@pytest.mark.parametrize(
    ("reason", "offered"), [(Reason.ASKED, True), (Reason.OPERATOR, True), (Reason.BOUNCED, False)]
)
def test_S6_a_new_address_leaves_the_old_one_suppressed_and_is_offered_to_be_too(
    anna: None,
    open_page: OpenPage,
    went: list[object],
    settle: Settle,
    database_path: Path,
    reason: Reason,
    offered: bool,
) -> None:
    suppress("anna@example.com", reason=reason)
    page = open_page("anna@example.com")
    click(button(page, "editCustomerButton"))
    dialog = dialog_in_front("customerDialog")
    offer = dialog.findChild(QCheckBox, "unsubscribeNewAddress")
    assert not offer.isVisible()
    type_into(dialog, "emailEdit", "anna@new.example")
    assert offer.isVisible()
    assert offer.isChecked() == offered
    click(button(dialog, "storeCustomerButton"))
    settle()
    new = {"anna@new.example"} if offered else set()
    assert Recount(database_path).suppressed() == {"anna@example.com", *new}
    assert went == [CustomerPlace("anna@new.example")]


def test_the_address_of_an_active_customer_changes_without_an_offer(
    anna: None, open_page: OpenPage, settle: Settle, database_path: Path
) -> None:
    page = open_page("anna@example.com")
    click(button(page, "editCustomerButton"))
    dialog = dialog_in_front("customerDialog")
    type_into(dialog, "emailEdit", "anna@new.example")
    assert not dialog.findChild(QCheckBox, "unsubscribeNewAddress").isVisible()
    click(button(dialog, "storeCustomerButton"))
    settle()
    assert Recount(database_path).suppressed() == set()


def test_S5_a_customer_is_deleted_after_a_question_and_the_suppression_stays(
    anna: None,
    open_page: OpenPage,
    said: list[Message],
    went: list[object],
    settle: Settle,
    database_path: Path,
) -> None:
    suppress("anna@example.com")
    recount = Recount(database_path)
    page = open_page("anna@example.com")
    click(button(page, "deleteCustomerButton"))
    question = dialog_in_front("questionDialog")
    click(button(question, "cancelButton"))
    settle()
    assert recount("SELECT count(*) FROM customer") == 1
    click(button(page, "deleteCustomerButton"))
    click(button(dialog_in_front("questionDialog"), "acceptButton"))
    settle()
    assert recount("SELECT count(*) FROM customer") == 0
    assert recount.suppressed() == {"anna@example.com"}
    assert went == [CustomersPlace()]
    assert [message.text for message in said] == ["The customer is deleted."]


def test_a_customer_whom_somebody_else_deleted(
    anna: None, open_page: OpenPage, said: list[Message], settle: Settle
) -> None:
    page = open_page("anna@example.com")
    customer = customers.page("anna@example.com").id
    assert customer is not None
    customers.delete(customer)
    click(button(page, "deleteCustomerButton"))
    click(button(dialog_in_front("questionDialog"), "acceptButton"))
    settle()
    assert [message.text for message in said] == ["This customer has been deleted."]
