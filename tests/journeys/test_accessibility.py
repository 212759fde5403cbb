"""Everything that can be used is heard, seen whole and reached by the keyboard, on every screen."""

import json
import os
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QTableWidget,
    QWidget,
)

from tests.builders import write_csv
from tests.journeys.conftest import SitDown
from tests.journeys.ears import is_part, name_of, unheard
from tests.journeys.eyes import SMALLEST, cut
from tests.journeys.person import Person
from tests.journeys.screens import every_screen

ADDRESSES = [f"person{number}@example.com" for number in range(6)]
_KINDS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QAbstractItemView)
_MOST_STOPS = 60  # of the Tab key: more than any screen has


def usable(person: Person) -> list[QWidget]:
    """What can be clicked or typed into, without what Qt makes such widgets of."""
    return [widget for widget in person.all(QWidget) if isinstance(widget, _KINDS) and not is_part(widget)]


def unnamed(person: Person) -> list[str]:
    found = []
    for widget in usable(person):
        what = f"{type(widget).__name__} {widget.objectName()!r}"
        if not widget.objectName():
            found.append(f"{what} ({getattr(widget, 'text', str)()}) has no object name")
        if not name_of(widget):
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
    """What the Tab key does not come to, or comes to after what is below it."""
    front = person.front
    front.activateWindow()
    person.until(front.isActiveWindow)
    wanted = {widget for widget in usable(person) if widget.isEnabled() and not _is_reached_otherwise(widget)}
    stops: list[QWidget] = []
    for _ in range(_MOST_STOPS):
        if not wanted.difference(stops):
            break
        QTest.keyClick(front.focusWidget() or front, Qt.Key.Key_Tab)
        if focused := QApplication.focusWidget():
            stops.append(focused)
    return [
        *(f"Tab does not reach {_named(widget)}" for widget in wanted.difference(stops)),
        *(
            f"Tab goes up from {_named(before)} to {_named(after)}"
            for before, after in pairwise(dict.fromkeys(stops))
            if _is_up(before, after)
        ),
    ]


def _named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()!r}"


def _is_up(before: QWidget, after: QWidget) -> bool:
    """Whether it is above and not in a column further to the right, nor where the walk begins anew."""
    one, other = (QRect(each.mapToGlobal(QPoint(0, 0)), each.size()) for each in (before, after))
    up = other.bottom() <= one.top() and other.left() < one.right()
    # What is scrolled away is brought into view before the keyboard is there.
    return up and not _begins(after) and not _scrolls(after) and before.objectName() != "stopButton"


def _scrolls(widget: QWidget) -> bool:
    place = widget.parentWidget()
    while place is not None and not isinstance(place, QScrollArea):
        place = place.parentWidget()
    return place is not None


def _begins(widget: QWidget) -> bool:
    """Whether the keyboard comes to it after the last one of its window."""
    first: QWidget | None = widget.window().nextInFocusChain()
    while first is not None and not (first.isVisible() and first.focusPolicy() & Qt.FocusPolicy.TabFocus):
        first = first.nextInFocusChain()
    return first is widget


def _is_reached_otherwise(widget: QWidget) -> bool:
    """A table of choosers, by these; the other ones of a group of radio buttons, by the arrow keys."""
    if isinstance(widget, QRadioButton):
        return not widget.isChecked()
    return isinstance(widget, QTableWidget) and bool(widget.findChildren(QComboBox))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_is_heard_seen_whole_and_reached_by_the_keyboard(
    language: str, sit_down: SitDown, tmp_path: Path
) -> None:
    rows = [[address, "Ann", "Lee", "2026-11-02", "Lamp"] for address in ADDRESSES]
    batch = write_csv(tmp_path, rows)
    person = sit_down(language)
    person.window.resize(SMALLEST)
    problems: dict[str, str] = {}  # each with the first screen it is on
    for screen in every_screen(person, batch, ADDRESSES):
        checks = (unnamed, unheard, twice, out_of_reach, cut)
        for problem in (problem for check in checks for problem in check(person)):
            problems.setdefault(problem, screen)
    assert not problems, "\n".join(f"{screen}: {problem}" for problem, screen in problems.items())


@pytest.mark.skipif("QT_SCALE_FACTOR" in os.environ, reason="this is the walk at that scale")
def test_the_same_holds_at_twice_the_size(tmp_path: Path) -> None:
    """In French, whose words are longer; the scale is read when Qt starts, hence a process of its own."""
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    size = {"width": SMALLEST.width() * 2, "height": SMALLEST.height() * 2}
    screen = tmp_path / "screen.json"
    screen.write_text(json.dumps({"screens": [{"name": "large", "x": 0, "y": 0, **size, **dots}]}))
    walk = f"{__file__}::test_everything_is_heard_seen_whole_and_reached_by_the_keyboard[fr]"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-o", "addopts=", walk],
        env={**os.environ, "QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": f"offscreen:configfile={screen}"},
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line for line in done.stdout.splitlines() if line.startswith("E ")]
    assert done.returncode == 0, "\n".join(said) or done.stdout
