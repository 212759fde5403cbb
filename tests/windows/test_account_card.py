"""The card of the mail server: a password is kept by its own button, and where it is, is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.controllers import account, settings
from app.controllers.account import Kept
from app.widgets.preferences import Preferences
from app.widgets.tasks import Tasks
from app.windows.settings_page import SettingsPage
from tests.keystores import Vault, trusted, vault
from tests.windows.seeing import Settle, click, dialog_in_front, no_dialog

__all__ = ["trusted", "vault"]

pytestmark = pytest.mark.usefixtures("vault")

HOST, USER, SECRET = "smtp.example.com", "anne@example.com", "sesame"


@pytest.fixture
def page(
    qtbot: QtBot, connected: None, tasks: Tasks, preferences: Preferences, database_path: Path, settle: Settle
) -> SettingsPage:
    settings.change(settings.SMTP_HOST, HOST)
    settings.change(settings.SMTP_USER, USER)
    made = SettingsPage(tasks, preferences, str(database_path), str(database_path.parent / "backups"))
    qtbot.addWidget(made)
    made.resize(900, 2400)  # all of it is to be seen
    return made


def show(page: SettingsPage, settle: Settle) -> QLineEdit:
    """The page, and the field of the password."""
    page.show()
    settle()
    return page.findChild(QLineEdit, "passwordEdit")


def said(page: SettingsPage) -> str:
    """Below the password."""
    return page.findChild(QLabel, "passwordState").text()


def button(page: SettingsPage, name: str) -> QPushButton:
    return page.findChild(QPushButton, name)


def test_a_password_goes_into_the_key_store_and_out_of_it(
    page: SettingsPage, trusted: Vault, settle: Settle, qtbot: QtBot
) -> None:
    field = show(page, settle)
    assert "Not set" in said(page)
    assert "key store" in said(page)
    assert not button(page, "savePasswordButton").isEnabled()
    assert not button(page, "removePasswordButton").isVisible()
    qtbot.keyClicks(field, SECRET)
    click(button(page, "savePasswordButton"))
    settle()
    assert list(trusted.kept.values()) == [SECRET]
    assert field.text() == ""
    assert said(page) == "Kept in the key store of this system."
    click(button(page, "removePasswordButton"))
    settle()
    assert trusted.kept == {}
    assert "Not set" in said(page)
    assert not button(page, "removePasswordButton").isVisible()


def test_without_a_key_store_it_is_said_that_it_is_in_memory(
    page: SettingsPage, settle: Settle, qtbot: QtBot
) -> None:
    field = show(page, settle)
    assert "has no key store" in said(page)
    qtbot.keyClicks(field, SECRET)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert account.access().kept is Kept.MEMORY
    assert "Kept in memory until Relance closes" in said(page)


def test_U3_the_password_cannot_be_read_or_copied_off_the_screen(
    page: SettingsPage, settle: Settle, qtbot: QtBot
) -> None:
    field = show(page, settle)
    assert field.echoMode() is QLineEdit.EchoMode.Password
    qtbot.keyClicks(field, SECRET)
    assert SECRET not in field.displayText()
    click(button(page, "savePasswordButton"))
    settle()
    for edit in page.findChildren(QLineEdit):
        assert SECRET not in (edit.text() + edit.placeholderText())


def test_it_is_kept_for_the_user_that_is_to_be_seen(page: SettingsPage, settle: Settle, qtbot: QtBot) -> None:
    field = show(page, settle)
    user = page.findChild(QLineEdit, "smtp_userSetting")
    user.clear()
    qtbot.keyClicks(user, "luc@example.com")
    qtbot.keyClicks(field, SECRET)
    qtbot.keyClick(field, Qt.Key.Key_Return)  # before the pause after which the user's name is stored
    settle()
    assert account.access() == account.Access(HOST, 587, "luc@example.com", Kept.MEMORY, False)


def test_another_server_has_another_password(page: SettingsPage, settle: Settle, qtbot: QtBot) -> None:
    account.set_password(SECRET)
    show(page, settle)
    assert "Kept in memory" in said(page)
    host = page.findChild(QLineEdit, "smtp_hostSetting")
    host.clear()
    qtbot.keyClicks(host, "mail.example.com")
    settle()
    assert "Not set" in said(page)


def test_the_key_store_is_not_asked_for_what_it_has_told(
    page: SettingsPage, trusted: Vault, settle: Settle, qtbot: QtBot
) -> None:
    show(page, settle)
    asked = trusted.asked
    assert asked
    qtbot.keyClicks(page.findChild(QLineEdit, "sender_nameSetting"), "Anne")
    settle()
    page.refresh()
    settle()
    assert trusted.asked == asked


def test_without_a_user_there_is_nothing_to_keep(page: SettingsPage, settle: Settle, qtbot: QtBot) -> None:
    settings.change(settings.SMTP_USER, "")
    field = show(page, settle)
    assert "none is needed" in said(page)
    qtbot.keyClicks(field, SECRET)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert "user name" in said(page)
    assert field.text() == SECRET
    assert button(page, "savePasswordButton").isEnabled()


def test_a_locked_key_store_is_told_below_the_password(
    page: SettingsPage, trusted: Vault, settle: Settle, qtbot: QtBot
) -> None:
    trusted.locked = True
    field = show(page, settle)
    assert "did not give the password" in said(page)
    qtbot.keyClicks(field, SECRET)
    click(button(page, "savePasswordButton"))
    settle()
    assert "did not take the password" in said(page)
    assert "in memory" in said(page)
    assert account.access().kept is Kept.MEMORY
    assert field.text() == ""
    click(button(page, "removePasswordButton"))
    settle()
    assert "did not delete the password" in said(page)


def test_a_password_that_is_typed_is_kept_before_the_connection_is_checked(
    page: SettingsPage, settle: Settle, qtbot: QtBot
) -> None:
    settings.change(settings.SMTP_HOST, "localhost")
    settings.change(settings.SMTP_PORT, 1)  # nobody's
    settings.change(settings.SENDER_ADDRESS, "anne@example.com")
    field = show(page, settle)
    qtbot.keyClicks(field, SECRET)
    click(button(page, "checkConnectionButton"))
    settle()
    assert account.account().password == SECRET
    check = dialog_in_front("connectionCheck")
    QTest.keyClick(check, Qt.Key.Key_Escape)
    assert no_dialog()
