"""The filter field: it asks once the typing pauses, and Esc empties it."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.filter_edit import FilterEdit


class Window(QWidget):
    """With a filter, counting what it asks for and the Esc that come through."""

    def __init__(self) -> None:
        super().__init__()
        self.edit = FilterEdit("Name or address", "nameFilter")
        QVBoxLayout(self).addWidget(self.edit)
        self.asked: list[str] = []
        self.escaped = 0
        self.edit.filtered.connect(lambda: self.asked.append(self.edit.text()))

    def keyPressEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        self.escaped += event.key() == Qt.Key.Key_Escape


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    return made


def paused(window: Window) -> bool:
    return not any(timer.isActive() for timer in window.edit.findChildren(QTimer) if timer.isSingleShot())


def test_it_asks_once_for_what_was_typed(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.edit, "anna")
    assert window.asked == []
    qtbot.waitUntil(lambda: paused(window))
    assert window.asked == ["anna"]


def test_escape_empties_it_and_only_then_is_for_others(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.edit, "anna")
    qtbot.keyClick(window.edit, Qt.Key.Key_Escape)
    assert (window.edit.text(), window.escaped) == ("", 0)
    qtbot.waitUntil(lambda: paused(window))
    assert window.asked == [""]
    qtbot.keyClick(window.edit, Qt.Key.Key_Escape)
    assert window.escaped == 1


def test_it_is_named_for_scripts_and_screen_readers(window: Window) -> None:
    assert window.edit.objectName() == "nameFilter"
    assert window.edit.accessibleName() == "Name or address"
    assert window.edit.placeholderText() == "Name or address…"
