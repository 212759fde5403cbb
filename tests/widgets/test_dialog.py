"""Dialogs: refusals inside, a size that is remembered, Cancel as the safe way out."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.errors import Refusal
from app.widgets.dialog import Dialog, question
from app.widgets.empty import EmptyState
from app.widgets.preferences import Preferences


class Refused(Refusal):
    sentence = "Line {line} cannot be read. Save the file again as CSV and import that one."


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_refusal_is_said_in_the_dialog_which_makes_room_for_it(qtbot: QtBot, window: QWidget) -> None:
    dialog = Dialog(window, "testDialog", "Import", size=QSize(320, 90))
    dialog.open()
    before = dialog.height()
    dialog.show_refusal(Refused(line=7))
    text = dialog.findChild(QLabel, "bannerText")
    assert text
    assert text.text().startswith("Line 7 cannot be read.")
    qtbot.waitUntil(lambda: dialog.height() > before)
    qtbot.waitUntil(lambda: text.height() >= text.heightForWidth(text.width()))
    assert dialog.isVisible()


def test_the_size_is_remembered(window: QWidget, tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "settings.ini")
    first = Dialog(window, "testDialog", "Import", size=QSize(400, 300), preferences=preferences)
    first.open()
    assert first.size() == QSize(400, 300)
    first.resize(512, 345)
    first.reject()
    second = Dialog(window, "testDialog", "Import", size=QSize(400, 300), preferences=preferences)
    assert second.size() == QSize(512, 345)


def test_a_size_that_a_small_screen_left_is_not_remembered(window: QWidget, tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "settings.ini")
    large = window.screen().availableSize() * 2
    preferences.set_value("sizes/testDialog", [large.width(), large.height()])
    dialog = Dialog(window, "testDialog", "Import", size=QSize(400, 300), preferences=preferences)
    dialog.open()
    assert dialog.size() == window.screen().availableSize()
    dialog.reject()
    assert preferences.value("sizes/testDialog", [0, 0]) == [large.width(), large.height()]


def test_a_dialog_is_never_run_in_a_loop_of_its_own(window: QWidget) -> None:
    with pytest.raises(NotImplementedError):
        Dialog(window, "testDialog", "Import").exec()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_cancel_a_question(qtbot: QtBot, window: QWidget, key: Qt.Key) -> None:
    answers: list[str] = []
    dialog = question(
        window, "Delete?", "The batch goes.", "Delete", danger=True, then=partial(answers.append, "yes")
    )
    closed: list[int] = []
    dialog.finished.connect(closed.append)
    qtbot.keyClick(dialog, key)
    assert (closed, answers) == ([0], [])


def test_a_question_is_answered_by_its_own_button(qtbot: QtBot, window: QWidget) -> None:
    answers: list[str] = []
    dialog = question(
        window, "Delete?", "The batch goes.", "Delete the batch", then=partial(answers.append, "yes")
    )
    accept = dialog.findChild(QPushButton, "acceptButton")
    assert accept
    assert accept.text() == "Delete the batch"
    accept.click()
    assert answers == ["yes"]


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot, window: QWidget) -> None:
    answers: list[str] = []
    dialog = question(window, "Delete?", "The batch goes.", "Delete", then=partial(answers.append, "yes"))
    accept = dialog.findChild(QPushButton, "acceptButton")
    assert accept
    assert dialog.cancel_button.isDefault()
    dialog.activateWindow()
    accept.setFocus()
    qtbot.keyClick(accept, Qt.Key.Key_Return)
    assert answers == ["yes"]


def test_an_empty_state_explains_itself(qtbot: QtBot) -> None:
    button = QPushButton("Import…")
    empty = EmptyState("users", "No customers yet", "Import a file.", [button])
    qtbot.addWidget(empty)
    empty.resize(600, 400)
    empty.show()
    assert {label.text() for label in empty.findChildren(QLabel)} == {"No customers yet", "Import a file."}
    assert button.isVisible()
    empty.set_text("No match", "No customer has “zz” in the name or address.")
    assert "No match" in {label.text() for label in empty.findChildren(QLabel)}
