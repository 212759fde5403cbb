"""Adding a customer: what is refused is said in the dialog, and what was typed is still there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.controllers import customers
from app.widgets.tasks import Tasks
from app.windows.customer_dialog import CustomerDialog
from tests.builders import Recount, add_customers, suppress
from tests.windows.seeing import Settle


@pytest.fixture
def stored() -> list[str]:
    return []


@pytest.fixture
def dialog(qtbot: QtBot, connected: None, tasks: Tasks, stored: list[str]) -> CustomerDialog:
    window = QWidget()
    qtbot.addWidget(window)
    made = CustomerDialog(window, tasks)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # to be looked at after it is closed
    made.stored.connect(stored.append)
    made.window_kept = window  # type: ignore[attr-defined]
    made.open()
    return made


def fill_in(dialog: CustomerDialog, email: str, first: str = "", last: str = "") -> None:
    for name, text in (("emailEdit", email), ("firstNameEdit", first), ("lastNameEdit", last)):
        dialog.findChild(QLineEdit, name).setText(text)


def add_button(dialog: CustomerDialog) -> QPushButton:
    return dialog.findChild(QPushButton, "storeCustomerButton")


def test_enter_adds(
    dialog: CustomerDialog, stored: list[str], qtbot: QtBot, settle: Settle, database_path: Path
) -> None:
    assert not add_button(dialog).isEnabled()
    fill_in(dialog, " Anna <Anna@Example.com> ", "Anna ", "de  la Tour")
    qtbot.keyClick(dialog.findChild(QLineEdit, "lastNameEdit"), Qt.Key.Key_Return)
    settle()
    assert stored == ["anna@example.com"]
    assert Recount(database_path).rows("SELECT email, first_name, last_name FROM customer") == [
        ("Anna@Example.com", "Anna", "de la Tour")
    ]
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("anna", "‘anna’ is not an e-mail address that can be mailed."),
        ("a@b.example c@d.example", "is not an e-mail address that can be mailed."),
        ("BRUNO@example.com", "There is a customer with the address ‘BRUNO@example.com’ already."),
    ],
)
def test_what_cannot_be_added_is_refused_and_stays(
    dialog: CustomerDialog, stored: list[str], settle: Settle, database_path: Path, typed: str, says: str
) -> None:
    add_customers("bruno@example.com")
    fill_in(dialog, typed, "Anna", "Smith")
    add_button(dialog).click()
    settle()
    banner = dialog.findChild(QLabel, "bannerText")
    assert banner.isVisible()
    assert says in banner.text()
    assert [dialog.findChild(QLineEdit, name).text() for name in ("emailEdit", "firstNameEdit")] == [
        typed, "Anna",
    ]  # fmt: skip
    assert (stored, Recount(database_path)("SELECT count(*) FROM customer")) == ([], 1)
    fill_in(dialog, "anna@example.com", "Anna", "Smith")
    add_button(dialog).click()
    settle()
    assert stored == ["anna@example.com"]


def test_S4_a_suppressed_address_that_is_added_is_unsubscribed(
    dialog: CustomerDialog, stored: list[str], settle: Settle
) -> None:
    suppress("anna@example.com")
    fill_in(dialog, "Anna@example.com")
    add_button(dialog).click()
    settle()
    assert customers.page(stored[0]).status is customers.Status.UNSUBSCRIBED
