"""The Tab key goes in the order in which one reads."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.banner import Banner
from app.widgets.dialog import Dialog
from app.widgets.tab_order import follow, in_order


def walk(window: QWidget, qtbot: QtBot, stops: int) -> list[str]:
    """The names of what the Tab key comes to."""
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    names = []
    for _ in range(stops):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        names.append(QApplication.focusWidget().objectName())
    return names


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for name in "abcd":
        button = QPushButton(name)
        button.setObjectName(name)
        column.addWidget(button)
    return window


def of(window: QWidget, name: str) -> QPushButton:
    found = window.findChild(QPushButton, name)
    assert found
    return found


def test_widgets_follow_another(window: QWidget, qtbot: QtBot) -> None:
    follow(of(window, "d"), of(window, "b"))
    of(window, "a").setFocus()
    assert walk(window, qtbot, 4) == ["c", "d", "b", "a"]


def test_what_cannot_have_the_keyboard_is_no_place_to_begin_from(window: QWidget, qtbot: QtBot) -> None:
    label = QLabel("text")
    window.layout().addWidget(label)
    follow(label, of(window, "a"), of(window, "b"))
    of(window, "c").setFocus()
    assert walk(window, qtbot, 4) == ["d", "a", "b", "c"]


def test_some_in_an_order(window: QWidget, qtbot: QtBot) -> None:
    in_order([of(window, name) for name in "dcba"])
    of(window, "d").setFocus()
    assert walk(window, qtbot, 4) == ["c", "b", "a", "d"]


def test_the_buttons_of_a_dialog_come_last_although_they_are_made_first(qtbot: QtBot) -> None:
    dialog = Dialog(None, "question", "Question")
    qtbot.addWidget(dialog)
    field = QLineEdit()
    field.setObjectName("field")
    dialog.body.addWidget(field)
    dialog.body.addWidget(QLabel("text"))
    dialog.add_accept_button("Do it", "acceptButton")
    field.setFocus()
    first, second, again = walk(dialog, qtbot, 3)
    assert {first, second} == {"acceptButton", "cancelButton"}
    assert again == "field"
    assert dialog.findChild(QPushButton, first).x() < dialog.findChild(QPushButton, second).x()


def test_the_actions_of_a_banner_come_before_its_end(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    banner, below = Banner(), QPushButton("below")
    below.setObjectName("below")
    column.addWidget(banner)
    column.addWidget(below)
    banner.show_message("Done.", actions=[("One", bool), ("Two", bool)], undo=bool)
    below.setFocus()
    stops = walk(window, qtbot, 5)
    assert stops == ["bannerAction", "bannerAction", "undoButton", "closeBannerButton", "below"]
