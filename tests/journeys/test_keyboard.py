"""The keys: said in the menus, in tooltips and in the help, and the way through a list without a mouse."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QMenu, QWidget

from app.paths import resources
from tests.builders import write_csv
from tests.journeys.conftest import SitDown
from tests.journeys.person import CUSTOMERS, Person

ROWS = [[f"person{number}@example.com", "Ann", "Lee", "2026-11-02", "Lamp"] for number in range(3)]


def keys_of_the_menus(person: Person) -> set[str]:
    actions = [action for menu in person.window.menuBar().findChildren(QMenu) for action in menu.actions()]
    return {keys.toString() for action in actions for keys in action.shortcuts()}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_all_keys_of_the_menus_are_in_the_help(sit_down: SitDown, language: str) -> None:
    page = (resources() / "help" / language / "keyboard.md").read_text(encoding="utf-8")
    written = {"Alt+Left": "Alt+←", **{f"Ctrl+{number}": "Ctrl+1` … `Ctrl+6" for number in range(1, 7)}}
    keys = keys_of_the_menus(sit_down("en"))
    assert len(keys) > 12
    assert {key for key in keys if written.get(key, key) not in page} == set()


def test_the_keyboard_topic_has_keys_of_its_own(sit_down: SitDown) -> None:
    person = sit_down("en")
    person.press("Ctrl+?")
    dialog = next(each for each in QApplication.topLevelWidgets() if each.objectName() == "helpDialog")
    topics = dialog.findChild(QListWidget, "helpTopics")
    assert topics.currentItem().text() == "Keyboard"
    dialog.close()


def test_the_way_through_a_list_without_a_mouse(sit_down: SitDown, tmp_path: Path) -> None:
    person = sit_down("en")
    person.import_dropped(write_csv(tmp_path, ROWS))
    person.press("Ctrl+1")
    person.press("Ctrl+F")
    QTest.keyClicks(QApplication.focusWidget(), "person")
    person.settle()
    table = person.table("customerTable")
    for _ in range(2):  # over the chooser of the status
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is table
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down):
        QTest.keyClick(table, key)
    assert table.current_row.email == "person1@example.com"
    QTest.keySequence(table, QKeySequence("Ctrl+C"))
    person.settle()
    assert "person1@example.com" in QApplication.clipboard().text()
    QTest.keyClick(table, Qt.Key.Key_Return)
    person.settle()
    assert person.sees("customerPage")
    person.press("Alt+Left")
    assert person.sees("customersPage")


def test_buttons_say_the_keys_that_do_the_same(sit_down: SitDown, tmp_path: Path) -> None:
    person = sit_down("en")
    person.import_dropped(write_csv(tmp_path, ROWS))
    assert person.see(QWidget, "backButton").toolTip() == "Back (Alt+Left)"
    person.go(CUSTOMERS)
    said = {
        name: person.see(QWidget, name).toolTip()
        for name in ("importButton", "bulkUnsubscribeButton", "customerFilter")
    }
    assert said == {
        "importButton": "Import transactions (Ctrl+O)",
        "bulkUnsubscribeButton": "Bulk unsubscribe (Ctrl+U)",
        "customerFilter": "Name or address (Ctrl+F)",
    }
    pages = person.see(QListWidget, "navigation")
    assert [pages.item(row).toolTip() for row in range(2)] == ["Customers (Ctrl+1)", "History (Ctrl+2)"]


def test_every_menu_entry_has_a_letter(sit_down: SitDown) -> None:
    """So that menus are walked by the keyboard; pages are gone to by their number."""
    person = sit_down("en")
    bar = person.window.menuBar()
    entries = [action for top in bar.actions() for action in top.menu().actions() if action.text()]
    unmarked = [action.text() for action in [*bar.actions(), *entries] if "&" not in action.text()]
    assert unmarked == list(person.window._navigation.sections.values())
    for top in bar.actions():
        letters = [_letter(action) for action in top.menu().actions() if "&" in action.text()]
        assert len(letters) == len(set(letters)), f"{top.text()}: {letters}"


def _letter(action: QAction) -> str:
    return action.text().partition("&")[2][:1].lower()
