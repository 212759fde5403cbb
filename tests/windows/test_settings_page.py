"""Settings: stored with their types as soon as they are changed, and used from then on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPalette, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from app.controllers import audiences, history, settings
from app.controllers.audiences import Mail
from app.widgets import theme
from app.widgets.preferences import Preferences
from app.widgets.tasks import Tasks
from app.windows.page import Message
from app.windows.places import SettingsPlace
from app.windows.setting_fields import Note
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
    page.findChild(QComboBox, "smtp_securitySetting").setCurrentIndex(0)
    page.findChild(QSpinBox, "per_hourSetting").setValue(400)
    settle()
    defaults = {setting.name: setting.default for setting in settings.ALL}
    assert settings.values() == defaults | {
        "operator": "Anne",
        "minimum_days": 14,
        "maximum_reminders": 1,
        "unsubscribe_text": "Write to us.\nThat is all.",
        "smtp_security": "implicit",
        "smtp_port": 465,
        "per_hour": 400,
    }
    assert operator.text() == "Anne"


def test_each_setting_has_one_field(page: SettingsPage) -> None:
    for setting in settings.ALL:
        (field,) = page.findChildren(QWidget, f"{setting.name}Setting")
        assert field.accessibleName()


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


def test_words_can_be_typed_with_a_pause_between_them(
    page: SettingsPage, settle: Settle, qtbot: QtBot
) -> None:
    name = page.findChild(QLineEdit, "sender_nameSetting")
    name.setFocus()
    qtbot.keyClicks(name, "Lampes ")
    settle()
    assert name.text() == "Lampes "
    qtbot.keyClicks(name, "Morel ")
    settle()
    page.refresh()
    settle()
    assert name.text() == "Lampes Morel "
    page.findChild(QLineEdit, "operatorSetting").setFocus()
    assert name.text() == settings.get(settings.SENDER_NAME) == "Lampes Morel"


def test_an_address_that_is_being_typed_is_not_complained_of_until_the_field_is_left(
    page: SettingsPage, settle: Settle, qtbot: QtBot
) -> None:
    field = page.findChild(QLineEdit, "sender_addressSetting")
    field.setFocus()
    qtbot.keyClicks(field, "anne@exam")
    settle()
    assert not complaint(field)
    page.refresh()
    settle()
    assert field.text() == "anne@exam"
    page.findChild(QLineEdit, "operatorSetting").setFocus()
    settle()
    assert "anne@exam" in complaint(field)
    assert "anne@exam" in field.accessibleDescription()
    page.refresh()
    settle()
    assert field.text() == "anne@exam"
    assert settings.get(settings.SENDER_ADDRESS) == ""
    field.setFocus()
    qtbot.keyClicks(field, "ple.com")
    assert not complaint(field)
    settle()
    assert settings.get(settings.SENDER_ADDRESS) == "anne@example.com"


def complaint(field: QWidget) -> str:
    """What is said in red below the field."""
    notes = [each for each in field.parentWidget().findChildren(Note) if each.field is field]
    (note,) = notes
    return note.text() if note.isVisible() and note.property("tone") == "error" else ""


def test_enter_stores_and_complains_at_once(page: SettingsPage, settle: Settle, qtbot: QtBot) -> None:
    host = page.findChild(QLineEdit, "smtp_hostSetting")
    host.setFocus()
    qtbot.keyClicks(host, "smtp.example.com:587")
    qtbot.keyClick(host, Qt.Key.Key_Return)
    settle()
    assert "smtp.example.com:587" in complaint(host)
    host.clear()
    qtbot.keyClicks(host, "SMTP.Example.com")
    qtbot.keyClick(host, Qt.Key.Key_Return)
    settle()
    assert (host.text(), complaint(host)) == ("smtp.example.com", "")


def test_what_cannot_be_stored_does_not_keep_the_program_from_ending(
    page: SettingsPage, tasks: Tasks, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.findChild(QLineEdit, "sender_addressSetting"), "anne@exam")
    qtbot.keyClicks(page.findChild(QLineEdit, "sender_nameSetting"), "Anne")
    page.keep()
    tasks.stop()  # an error of a write would be raised by it
    assert settings.values()["sender_name"] == "Anne"
    assert settings.values()["sender_address"] == ""


def test_U4_the_chooser_goes_back_from_no_encryption_and_says_why(
    page: SettingsPage, settle: Settle, qtbot: QtBot
) -> None:
    host = page.findChild(QLineEdit, "smtp_hostSetting")
    qtbot.keyClicks(host, "smtp.example.com")
    settle()
    choose(page, "smtp_securitySetting", "clear")
    settle()
    chooser = page.findChild(QComboBox, "smtp_securitySetting")
    assert chooser.currentData() == settings.get(settings.SMTP_SECURITY) == "starttls"
    assert "smtp.example.com" in complaint(chooser)
    assert page.findChild(QSpinBox, "smtp_portSetting").value() == 587
    choose(page, "smtp_securitySetting", "implicit")
    settle()
    assert not complaint(chooser)
    assert page.findChild(QSpinBox, "smtp_portSetting").value() == 465


def test_U4_a_server_that_was_refused_is_stored_once_it_is_to_be_encrypted(
    page: SettingsPage, settle: Settle, qtbot: QtBot
) -> None:
    choose(page, "smtp_securitySetting", "clear")
    settle()
    host = page.findChild(QLineEdit, "smtp_hostSetting")
    host.setFocus()
    qtbot.keyClicks(host, "smtp.example.com")
    qtbot.keyClick(host, Qt.Key.Key_Return)
    settle()
    assert "must be encrypted" in complaint(host)
    assert settings.get(settings.SMTP_HOST) == ""
    choose(page, "smtp_securitySetting", "implicit")
    settle()
    assert not complaint(host)
    assert settings.get(settings.SMTP_HOST) == "smtp.example.com"


def test_zero_is_called_no_limit(page: SettingsPage) -> None:
    assert page.findChild(QSpinBox, "per_daySetting").text() == "no limit"
    assert page.findChild(QSpinBox, "per_secondSetting").text() == "5"


def test_a_zero_that_is_typed_is_called_no_limit_once_the_field_is_left(page: SettingsPage) -> None:
    field = page.findChild(QSpinBox, "per_secondSetting")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "0")
    assert field.text() == "0"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), field.value()) == ("no limit", 0)


def test_the_limits_change_the_audience(
    page: SettingsPage, settle: Settle, connected: None, tmp_path: Path
) -> None:
    batch = a_batch(tmp_path, "anna@example.com").batch_id
    history.mark_invited(batch, date.today() - timedelta(days=10))
    assert audiences.overview(batch, Mail.REMINDER).audience.recipients == 1
    page.findChild(QSpinBox, "minimum_daysSetting").setValue(30)
    settle()
    assert audiences.overview(batch, Mail.REMINDER).audience.recent == 1


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


def test_a_place_that_names_a_setting_brings_it_into_sight(page: SettingsPage, settle: Settle) -> None:
    field = page.findChild(QSpinBox, "minimum_daysSetting")
    assert field.visibleRegion().isEmpty()
    page.show_place(SettingsPlace("minimum_days"))
    page.take_focus()
    settle()
    assert field.hasFocus()
    assert not field.visibleRegion().isEmpty()


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
    wanted: list[object] = []
    page.openWanted.connect(wanted.append)
    ((name, use_it_now),) = said[-1].actions
    assert name == "Use it now"
    use_it_now()
    assert wanted == [None]  # this database, anew
