"""Everything that can be used has a name for screen readers and scripts, and is reached by the keyboard."""

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTableWidget,
    QToolButton,
    QWidget,
)

from tests.builders import write_csv
from tests.journeys.conftest import SitDown
from tests.journeys.person import Person
from tests.journeys.screens import every_screen

ADDRESSES = [f"person{number}@example.com" for number in range(6)]
_KINDS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QAbstractItemView)
_MOST_STOPS = 60  # of the Tab key: more than any screen has


def usable(person: Person) -> list[QWidget]:
    """What can be clicked or typed into, without what Qt makes such widgets of."""
    return [widget for widget in person.all(QWidget) if isinstance(widget, _KINDS) and not _is_part(widget)]


def _is_part(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return (
        isinstance(widget, QHeaderView)
        or isinstance(parent, QAbstractSpinBox | QComboBox | QLineEdit | QAbstractItemView)
        or widget.objectName().startswith("qt_")
        or type(widget).__name__ == "QCalendarView"
        or (isinstance(widget, QToolButton) and type(parent).__name__ == "QTabBar")
    )


def named(widget: QWidget) -> bool:
    interface = QAccessible.queryAccessibleInterface(widget)
    return bool(interface and interface.text(QAccessible.Text.Name).strip())


def unnamed(person: Person) -> list[str]:
    found = []
    for widget in usable(person):
        what = f"{type(widget).__name__} {widget.objectName()!r}"
        if not widget.objectName():
            found.append(f"{what} ({getattr(widget, 'text', str)()}) has no object name")
        if not named(widget):
            found.append(f"{what} has no accessible name")
        if isinstance(widget, QAbstractButton) and not (
            widget.text() or widget.icon().isNull() or widget.toolTip()
        ):
            found.append(f"{what} is only an icon and has no tooltip")
    return found


def twice(person: Person) -> list[str]:
    """Keys that two enabled actions of the window have."""
    keys = Counter(
        shortcut.toString()
        for action in person.window.findChildren(QAction)
        if action.isEnabled() and action.shortcutContext() is not Qt.ShortcutContext.WidgetShortcut
        for shortcut in action.shortcuts()
    )
    return [f"{key} is the key of {count} actions" for key, count in keys.items() if count > 1]


def out_of_reach(person: Person) -> list[str]:
    """What the Tab key does not come to."""
    front = person.front
    front.activateWindow()
    person.until(front.isActiveWindow)
    wanted = {widget for widget in usable(person) if widget.isEnabled() and not _is_reached_otherwise(widget)}
    reached: set[QWidget] = set()
    for _ in range(_MOST_STOPS):
        if not wanted - reached:
            break
        QTest.keyClick(front.focusWidget() or front, Qt.Key.Key_Tab)
        if focused := QApplication.focusWidget():
            reached.add(focused)
    return [
        f"Tab does not reach {type(widget).__name__} {widget.objectName()!r}" for widget in wanted - reached
    ]


def _is_reached_otherwise(widget: QWidget) -> bool:
    """A table of choosers, by these; the other ones of a group of radio buttons, by the arrow keys."""
    if isinstance(widget, QRadioButton):
        return not widget.isChecked()
    return isinstance(widget, QTableWidget) and bool(widget.findChildren(QComboBox))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_is_named_and_reached_by_the_keyboard(
    language: str, sit_down: SitDown, tmp_path: Path
) -> None:
    rows = [[address, "Ann", "Lee", "2026-11-02", "Lamp"] for address in ADDRESSES]
    batch = write_csv(tmp_path, rows)
    person = sit_down(language)
    problems: dict[str, str] = {}  # each with the first screen it is on
    for screen in every_screen(person, batch, ADDRESSES):
        for problem in (*unnamed(person), *twice(person), *out_of_reach(person)):
            problems.setdefault(problem, screen)
    assert not problems, "\n".join(f"{screen}: {problem}" for problem, screen in problems.items())
