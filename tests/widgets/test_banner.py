"""The message bar: what it says, its buttons, and how it goes away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.banner import Banner


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    shown = Banner()
    layout.addWidget(shown)
    layout.addStretch()
    window.resize(600, 300)
    window.show()
    shown.window_kept = window  # type: ignore[attr-defined]
    return shown


def undo_button(banner: Banner) -> QPushButton:
    button = banner.findChild(QPushButton, "undoButton")
    assert button
    return button


def test_it_says_the_whole_text_and_offers_undo_only_when_there_is_one(banner: Banner) -> None:
    assert not banner.isVisible()
    banner.show_message("3 addresses unsubscribed. 1 was <b>not</b> found.")
    text = banner.findChild(QLabel, "bannerText")
    assert text
    assert text.text() == "3 addresses unsubscribed. 1 was <b>not</b> found."
    assert text.textFormat() == Qt.TextFormat.PlainText
    assert banner.accessibleName() == text.text()
    assert banner.isVisible()
    assert not undo_button(banner).isVisible()
    banner.show_message("Done.", undo=lambda: None)
    assert undo_button(banner).isVisible()


def test_it_goes_with_the_page_it_was_about_unless_it_offers_undo(banner: Banner) -> None:
    banner.show_message("Saved.")
    banner.leave()
    assert not banner.isVisible()
    banner.show_message("Unsubscribed.", undo=lambda: None)
    banner.leave()
    assert banner.isVisible()


def test_undo_can_be_pressed_once(qtbot: QtBot, banner: Banner) -> None:
    undone = []
    banner.show_message("Done.", undo=lambda: undone.append(1))
    qtbot.mouseClick(undo_button(banner), Qt.MouseButton.LeftButton)
    undo_button(banner).click()
    assert undone == [1]
    assert not banner.isVisible()


def test_undo_may_show_the_next_message(qtbot: QtBot, banner: Banner) -> None:
    banner.show_message("Done.", undo=lambda: banner.show_message("Undone."))
    undo_button(banner).click()
    assert banner.isVisible()
    assert not undo_button(banner).isVisible()


def test_actions_are_those_of_the_last_message(qtbot: QtBot, banner: Banner) -> None:
    pressed = []
    banner.show_message("One.", actions=[("Show the 12", lambda: pressed.append("12"))])
    banner.show_message("Two.", actions=[("Show the 13", lambda: pressed.append("13"))])
    (action,) = (button for button in banner.findChildren(QPushButton, "bannerAction") if button.isVisible())
    action.click()
    assert (action.text(), pressed) == ("Show the 13", ["13"])


def test_it_closes_by_button_and_by_escape(qtbot: QtBot, banner: Banner) -> None:
    banner.show_refusal("Nothing was imported.")
    assert banner.property("tone") == "error"
    close = banner.findChild(QToolButton, "closeBannerButton")
    assert close
    assert close.toolTip() == close.accessibleName() != ""
    close.click()
    assert not banner.isVisible()
    banner.show_refusal("Nothing was imported.")
    qtbot.keyClick(close, Qt.Key.Key_Escape)
    assert not banner.isVisible()


def test_long_text_wraps_instead_of_widening_the_window(qtbot: QtBot, banner: Banner) -> None:
    banner.show_message("Short.")
    qtbot.waitUntil(lambda: banner.height() > 0)
    before = banner.height()
    banner.show_message("x" * 2_000)
    qtbot.waitUntil(lambda: banner.height() > before)
    assert banner.window().width() == 600
