"""Going anywhere by a part of its name, by keyboard and mouse; and nothing of it is remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.controllers import customers
from app.widgets.result_list import Result, ResultList
from app.widgets.table import Table
from app.widgets.tasks import Tasks
from app.windows.finder import Finder
from app.windows.places import BatchPlace, CustomerPlace, CustomersPlace, HistoryPlace, UnsubscribedPlace
from tests.builders import a_batch, add_customers, suppress
from tests.journeys.person import CUSTOMERS
from tests.windows.running import running
from tests.windows.seeing import Settle, dialog_in_front

SECTIONS = {CustomersPlace(): "Customers", HistoryPlace(): "History", UnsubscribedPlace(): "Unsubscribed"}
Type = Callable[[str], None]


@pytest.fixture
def went() -> list[object]:
    return []


@pytest.fixture
def finder(
    connected: None, qtbot: QtBot, tasks: Tasks, went: list[object], settle: Settle
) -> Iterator[Finder]:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    made = Finder(parent, tasks, SECTIONS)
    made.went.connect(went.append)
    made.open()
    settle()
    yield made
    parent.close()


@pytest.fixture
def type_in(finder: Finder, settle: Settle) -> Type:
    def type_one(text: str) -> None:
        field(finder).clear()
        QTest.keyClicks(field(finder), text)
        settle()

    return type_one


def field(finder: Finder) -> QLineEdit:
    return finder.findChild(QLineEdit, "finderEdit")


def results(finder: Finder) -> ResultList:
    return finder.findChild(ResultList, "finderResults")


def lines(finder: Finder) -> list[str]:
    """What the list shows, with a # before the title of a group."""
    shown = results(finder)
    found = []
    for row in range(shown.count()):
        item = shown.item(row)
        said = item.data(Qt.ItemDataRole.AccessibleTextRole)
        found.append(f"# {item.text()}" if said is None else said)
    return found


def current(finder: Finder) -> Result:
    found = results(finder).current
    assert found is not None
    return found


def test_it_begins_with_the_pages(finder: Finder, went: list[object]) -> None:
    assert lines(finder) == ["# Pages", "Customers, Pages", "History, Pages", "Unsubscribed, Pages"]
    assert field(finder).hasFocus() or field(finder) is finder.focusWidget()
    QTest.keyClick(field(finder), Qt.Key.Key_Down)
    QTest.keyClick(field(finder), Qt.Key.Key_Return)
    assert went == [HistoryPlace()]
    assert not finder.isVisible()


def test_everything_that_has_the_words_in_groups(finder: Finder, type_in: Type, tmp_path: Path) -> None:
    customers.add("anna@example.com", "Anna", "Summer")
    batch = a_batch(tmp_path, "anna@example.com", name="Summer.csv").batch_id
    operation = suppress("anna@example.com", detail="Summer")
    type_in("summer")
    values = [item for item in lines(finder) if not item.startswith("#")]
    assert [title for title in lines(finder) if title.startswith("#")] == [
        "# Customers", "# Batches", "# Operations",
    ]  # fmt: skip
    assert values[0] == "anna@example.com, Anna Summer · Unsubscribed, Customers"
    assert values[1].startswith("Summer, ")
    assert values[2].startswith(f"Unsubscription no. {operation} · Summer")
    assert current(finder).value == CustomerPlace("anna@example.com")
    QTest.keyClick(field(finder), Qt.Key.Key_Down)
    assert current(finder).value == BatchPlace(batch)
    QTest.keyClick(field(finder), Qt.Key.Key_Down)
    assert current(finder).value == UnsubscribedPlace(operation_id=operation)
    for _ in range(9):
        QTest.keyClick(field(finder), Qt.Key.Key_Up)
    assert current(finder).value == CustomerPlace("anna@example.com"), "it stops at the end"


def test_a_screen_reader_is_told_what_enter_would_choose(finder: Finder, type_in: Type) -> None:
    add_customers("anna@example.com", "annabel@example.com")
    type_in("ann")
    assert field(finder).accessibleDescription() == "anna@example.com, Active"
    QTest.keyClick(field(finder), Qt.Key.Key_Down)
    assert field(finder).accessibleDescription() == "annabel@example.com, Active"
    assert results(finder).accessibleName()


@pytest.mark.parametrize("typed", ["nobody@nowhere.example", " Nobody@Nowhere.Example"])
def test_L2_any_address_leads_to_what_is_known_of_it(
    finder: Finder, type_in: Type, went: list[object], typed: str
) -> None:
    type_in(typed)
    assert current(finder).text.casefold() == "what is known of nobody@nowhere.example"
    QTest.keyClick(field(finder), Qt.Key.Key_Return)
    assert went == [CustomerPlace("nobody@nowhere.example")]


def test_nothing_is_said_to_be_nothing(finder: Finder, type_in: Type, went: list[object]) -> None:
    type_in("zzzz")
    assert any(
        label.isVisible() and label.text() == "Nothing is called that"
        for label in finder.findChildren(QLabel)
    )
    QTest.keyClick(field(finder), Qt.Key.Key_Return)
    assert went == []
    type_in("")
    assert results(finder).isVisible()


def test_enter_before_the_answer_waits_for_it(finder: Finder, went: list[object], settle: Settle) -> None:
    add_customers("anna@example.com")
    QTest.keyClicks(field(finder), "anna")
    QTest.keyClick(field(finder), Qt.Key.Key_Return)
    assert went == [], "what is current belongs to another text"
    settle()
    assert went == [CustomerPlace("anna@example.com")]


def test_a_click_goes_there_and_one_on_a_title_nowhere(finder: Finder, went: list[object]) -> None:
    shown = results(finder)
    for row in (0, 3):
        place = shown.visualItemRect(shown.item(row)).center()
        QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), QPoint(place))
    assert went == [UnsubscribedPlace()]


def test_escape_closes_whatever_was_typed(finder: Finder, type_in: Type, went: list[object]) -> None:
    type_in("anna")
    QTest.keyClick(field(finder), Qt.Key.Key_Escape)
    assert not finder.isVisible()
    assert went == []


def test_hostile_names_are_shown_as_they_are(finder: Finder, type_in: Type) -> None:
    customers.add("anna@example.com", "<b>&amp;</b>", "\u05d0\u05d1" + "x" * 3000)
    type_in("anna")
    assert "<b>&amp;</b>" in current(finder).detail
    assert results(finder).grab().width() > 0
    assert "&lt;b&gt;" in results(finder).currentItem().toolTip()


def test_ctrl_k_in_the_real_program_leads_to_an_operation(qtbot: QtBot, database_path: Path) -> None:
    with running("--database", str(database_path)) as person:
        person.press(f"Ctrl+{CUSTOMERS}")
        for number in range(3):
            person.window.show_finder()
            finder = dialog_in_front("finder")
            assert isinstance(finder, Finder)
            assert field(finder).text() == "", "nothing is remembered"
            QTest.keyClicks(field(finder), ("history", "settings", "unsub")[number])
            QTest.keyClick(field(finder), Qt.Key.Key_Return)
            person.settle()
        assert person.window.page.objectName() == "unsubscribedPage"


def test_an_operation_is_the_current_one_of_the_log(
    connected: None, qtbot: QtBot, database_path: Path
) -> None:
    first = suppress("anna@example.com")
    suppress("bob@example.com")
    with running("--database", str(database_path)) as person:
        for wanted in (first, first + 1, first):
            person.window.go(UnsubscribedPlace(operation_id=wanted))
            person.settle()
            table = person.table("operationTable")
            assert isinstance(table, Table)
            assert table.current_row.id == wanted
            assert list(table.selected_ids()) == [wanted]
            person.press(f"Ctrl+{CUSTOMERS}")
    QApplication.processEvents()
