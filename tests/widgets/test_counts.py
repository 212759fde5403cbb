"""Counts: read as plain integers, opened by a press, wrapped when narrow."""

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.counts import CountBar, Part

PARTS = [Part("invited"), Part("already_answered", "−"), Part("invalid", "−"), Part("recipients", "=")]


@pytest.fixture
def bar(qtbot: QtBot) -> CountBar:
    made = CountBar(PARTS, "recipient", "equation")
    qtbot.addWidget(made)
    made.set_counts(
        {
            "invited": (1_500, "invited"),
            "already_answered": (120, "answered"),
            "invalid": (0, "invalid"),
            "recipients": (1_380, "recipients"),
        }
    )
    made.show()
    return made


def button(bar: CountBar, name: str) -> QPushButton:
    found = bar.findChild(QPushButton, name)
    assert found
    return found


def test_C1_the_integers_are_properties(bar: CountBar) -> None:
    assert [bar.property(part.name) for part in PARTS] == [1_500, 120, 0, 1_380]


def test_each_part_is_a_named_button(bar: CountBar) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    bar.set_counts({"invited": (1_501, "invited")})
    QLocale.setDefault(before)
    assert button(bar, "recipientInvited").accessibleName() == "1,501 invited"
    assert button(bar, "recipientAlreadyAnswered").accessibleName() == "120 answered"


def test_a_press_opens_its_list_and_shows_which_is_open(qtbot: QtBot, bar: CountBar) -> None:
    opened: list[str] = []
    bar.opened.connect(opened.append)
    qtbot.mouseClick(button(bar, "recipientAlreadyAnswered"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(button(bar, "recipientInvited"), Qt.Key.Key_Space)
    qtbot.keyClick(button(bar, "recipientInvited"), Qt.Key.Key_Space)
    assert opened == ["already_answered", "invited", "invited"]
    assert button(bar, "recipientInvited").isChecked()
    assert not button(bar, "recipientAlreadyAnswered").isChecked()
    bar.set_open(None)
    assert not button(bar, "recipientInvited").isChecked()


def test_nothing_to_open_is_no_button_to_press(qtbot: QtBot, bar: CountBar) -> None:
    assert not button(bar, "recipientInvalid").isEnabled()
    bar.set_counts({"invalid": (2, "invalid")})
    assert button(bar, "recipientInvalid").isEnabled()


def test_a_count_that_is_no_part_is_a_bug(bar: CountBar) -> None:
    with pytest.raises(KeyError):
        bar.set_counts({"unknown": (1, "unknown")})


def test_a_narrow_bar_goes_on_below_and_hides_nothing(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    bar = CountBar(PARTS, "recipient", "equation")
    bar.set_counts({part.name: (123_456, "with a rather long label") for part in PARTS})
    column.addWidget(bar)
    column.addStretch()
    window.resize(1_400, 300)
    window.show()
    qtbot.waitUntil(lambda: bar.width() > 1_000)
    flat = bar.height()
    window.resize(300, 600)
    qtbot.waitUntil(lambda: bar.height() > 2 * flat)
    for each in bar.findChildren(QPushButton):
        corner = each.mapTo(bar, each.rect().bottomRight())
        assert bar.rect().contains(corner)


def test_a_number_is_copied_with_what_it_counts(bar: CountBar) -> None:
    bar.set_counts({"invited": (12, "invited")})
    counted = button(bar, "recipientInvited")
    QTest.keySequence(counted, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == "12 invited"
    QGuiApplication.clipboard().clear()
    at = QPoint(2, 2)
    by = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(counted, QContextMenuEvent(by, at, counted.mapToGlobal(at)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == "12 invited"


def test_the_numbers_are_told_in_one_sentence_without_the_zeros(bar: CountBar) -> None:
    zeros = {name: (0, name) for name in ("already_answered", "recipients")}
    bar.set_counts({"invited": (2, "invited"), **zeros})
    assert bar.spoken == "2 invited"
    assert bar.open_label == ""
    bar.set_open("invited")
    assert bar.open_label == "2 invited"
