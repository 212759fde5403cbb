"""Settings: stored with their types as soon as they are changed, and used from then on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPalette, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox
from pytestqt.qtbot import QtBot

from app.controllers import history, reminders, settings
from app.widgets import theme
from app.widgets.preferences import Preferences
from app.widgets.tasks import Tasks
from app.windows.page import Message
from app.windows.settings_page import SettingsPage
from tests.builders import Recount, a_batch, suppress
from tests.windows.seeing import Settle


@pytest.fixture
def said() -> list[Message]:
    return []


@pytest.fixture
def page(
    qtbot: QtBot,
    connected: None,
    tasks: Tasks,
    preferences: Preferences,
    database_path: Path,
    said: list[Message],
    settle: Settle,
) -> SettingsPage:
    made = SettingsPage(tasks, preferences, str(database_path), str(database_path.parent / "backups"))
    qtbot.addWidget(made)
    made.said.connect(said.append)
    made.resize(800, 500)
    made.show()
    settle()
    return made


@pytest.fixture
def look(qapp: QApplication) -> Iterator[QApplication]:
    """The application, whose colours are put back."""
    yield qapp
    theme.apply(qapp, "light")


def choose(page: SettingsPage, name: str, data: str) -> None:
    """As a person does: a program that sets the index does not activate it."""
    chooser = page.findChild(QComboBox, name)
    chooser.setFocus()
    QTest.keyClick(chooser, Qt.Key.Key_Home)
    for _ in range(chooser.findData(data)):
        QTest.keyClick(chooser, Qt.Key.Key_Down)
    assert chooser.currentData() == data


def test_each_setting_is_stored_with_its_type(page: SettingsPage, settle: Settle, qtbot: QtBot) -> None:
    operator = page.findChild(QLineEdit, "operatorSetting")
    qtbot.keyClicks(operator, "Anne")
    page.findChild(QSpinBox, "minimum_daysSetting").setValue(14)
    page.findChild(QSpinBox, "maximum_remindersSetting").setValue(1)
    page.findChild(QPlainTextEdit, "unsubscribe_textSetting").setPlainText("Write to us.\nThat is all.")
    settle()
    assert settings.values() == {
        "operator": "Anne",
        "minimum_days": 14,
        "maximum_reminders": 1,
        "unsubscribe_text": "Write to us.\nThat is all.",
    }
    assert operator.text() == "Anne"


def test_what_is_stored_is_shown_also_in_the_field_that_has_the_focus(
    page: SettingsPage, settle: Settle
) -> None:
    operator = page.findChild(QLineEdit, "operatorSetting")
    operator.setFocus()
    settings.change(settings.OPERATOR, "Anne")
    settings.change(settings.MINIMUM_DAYS, 30)
    page.refresh()
    settle()
    assert operator.text() == "Anne"
    assert page.findChild(QSpinBox, "minimum_daysSetting").value() == 30


def test_typing_is_not_disturbed_by_storing_it(page: SettingsPage, settle: Settle, qtbot: QtBot) -> None:
    operator = page.findChild(QLineEdit, "operatorSetting")
    qtbot.keyClicks(operator, "Ane")
    settle()
    operator.setCursorPosition(1)
    settle()
    qtbot.keyClicks(operator, "n")
    settle()
    assert (settings.operator(), operator.cursorPosition()) == ("Anne", 2)


def test_the_limits_change_the_audience(
    page: SettingsPage, settle: Settle, connected: None, tmp_path: Path
) -> None:
    batch = a_batch(tmp_path, "anna@example.com").batch_id
    history.mark_invited(batch, date.today() - timedelta(days=10))
    assert reminders.overview(batch).audience.recipients == 1
    page.findChild(QSpinBox, "minimum_daysSetting").setValue(30)
    settle()
    assert reminders.overview(batch).audience.recent == 1


def test_L1_the_name_is_written_beside_what_is_done(
    page: SettingsPage, settle: Settle, qtbot: QtBot, database_path: Path
) -> None:
    qtbot.keyClicks(page.findChild(QLineEdit, "operatorSetting"), "Anne")
    settle()
    suppress("stranger@nowhere.example")
    assert Recount(database_path).column("SELECT operator FROM operation") == ["Anne"]


def test_what_was_typed_a_moment_ago_is_stored_when_the_page_is_left(
    page: SettingsPage, tasks: Tasks, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.findChild(QLineEdit, "operatorSetting"), "Anne")
    page.hide()
    qtbot.waitUntil(lambda: tasks.idle)
    assert settings.operator() == "Anne"


def test_scrolling_past_a_field_changes_nothing(page: SettingsPage, settle: Settle) -> None:
    days = page.findChild(QSpinBox, "minimum_daysSetting")
    turn_the_wheel(days)
    turn_the_wheel(page.findChild(QComboBox, "languageChoice"))
    settle()
    assert days.value() == settings.get(settings.MINIMUM_DAYS) == 7
    days.setFocus()
    turn_the_wheel(days)
    assert days.value() == 6


def turn_the_wheel(field: QSpinBox | QComboBox) -> None:
    middle = QPointF(field.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(field.mapToGlobal(field.rect().center())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier(0),
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, event)


def test_the_colours_change_at_once_and_are_remembered(
    page: SettingsPage, look: QApplication, preferences: Preferences
) -> None:
    theme.apply(look, "light")
    light = look.palette().color(QPalette.ColorRole.Window)
    choose(page, "appearanceChoice", "dark")
    assert look.palette().color(QPalette.ColorRole.Window) != light
    assert theme.is_dark(look.palette())
    assert preferences.value("theme", "") == "dark"


def test_the_language_is_remembered_and_it_says_from_when_on(
    page: SettingsPage, preferences: Preferences, said: list[Message]
) -> None:
    choose(page, "languageChoice", "fr")
    assert preferences.value("language", "") == "fr"
    assert "next start" in said[-1].text
