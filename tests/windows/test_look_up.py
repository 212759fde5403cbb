"""Typing an address into the customers' filter, also one that no customer has."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.controllers import customers
from app.widgets.filter_edit import FilterEdit
from app.widgets.preferences import Preferences
from app.widgets.table import Table
from app.widgets.tasks import Tasks
from app.windows.customers_page import CustomersPage
from app.windows.places import CustomerPlace


@pytest.fixture
def page(qtbot: QtBot, tasks: Tasks, preferences: Preferences, connected: None) -> CustomersPage:
    customers.add("user@münchen.example", "Ute", "Vogel")
    customers.add("jean@exemple.fr", "Jean", "Dupont")
    page = CustomersPage(tasks, preferences)
    qtbot.addWidget(page)
    page.show()
    return page


def typed(qtbot: QtBot, page: CustomersPage, text: str, rows: int) -> None:
    page.findChild(FilterEdit, "customerFilter").setText(text)
    qtbot.waitUntil(lambda: page.tasks.idle and page.findChild(Table, "customerTable").row_count == rows)


@pytest.mark.parametrize(
    "text", ["USER@xn--mnchen-3ya.example", "mailto:jean@exemple.fr", '"Dupont, J." <jean@exemple.fr>']
)
def test_A1_any_spelling_of_an_address_finds_its_customer(
    qtbot: QtBot, page: CustomersPage, text: str
) -> None:
    typed(qtbot, page, text, rows=1)


def test_L2_an_address_of_no_customer_can_be_looked_up(qtbot: QtBot, page: CustomersPage) -> None:
    places: list[object] = []
    page.went.connect(places.append)
    typed(qtbot, page, "Nobody@Exemple.fr", rows=0)
    button = page.findChild(QPushButton, "lookUpAddressButton")
    qtbot.waitUntil(button.isVisible)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert places == [CustomerPlace("nobody@exemple.fr")]


def test_no_address_no_look_up(qtbot: QtBot, page: CustomersPage) -> None:
    typed(qtbot, page, "nobody", rows=0)
    clear = page.findChild(QPushButton, "clearCustomerFilterButton")
    qtbot.waitUntil(clear.isVisible)
    assert not page.findChild(QPushButton, "lookUpAddressButton").isVisible()
