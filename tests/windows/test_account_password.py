"""The question for the password: once, and with a word on where it is kept."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.controllers import account, settings
from app.controllers.account import Kept
from app.widgets.banner import Banner
from app.widgets.labels import PlainLabel
from app.widgets.tasks import Tasks
from app.windows.password_dialog import PasswordDialog
from tests.keystores import Vault, trusted, vault
from tests.windows.seeing import Settle, click

__all__ = ["trusted", "vault"]

pytestmark = pytest.mark.usefixtures("connected", "vault")

SECRET = "sesame"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    settings.change(settings.SMTP_HOST, "smtp.example.com")
    settings.change(settings.SMTP_USER, "anne@example.com")
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


@pytest.fixture
def given() -> list[bool]:
    return []


def opened(window: QWidget, tasks: Tasks, settle: Settle, given: list[bool]) -> PasswordDialog:
    dialog = PasswordDialog(window, tasks)
    dialog.given.connect(lambda: given.append(True))
    dialog.open()
    settle()
    return dialog


def note(dialog: PasswordDialog) -> str:
    return dialog.findChild(QLabel, "passwordNote").text()


def test_it_is_kept_in_the_key_store(
    window: QWidget, tasks: Tasks, settle: Settle, given: list[bool], trusted: Vault, qtbot: QtBot
) -> None:
    dialog = opened(window, tasks, settle, given)
    question = dialog.findChild(QLabel, "passwordQuestion").text()
    assert "anne@example.com" in question
    assert "smtp.example.com" in question
    accept = dialog.findChild(QPushButton, "usePasswordButton")
    assert not accept.isEnabled()
    assert dialog.findChild(QCheckBox, "rememberPassword").isChecked()
    qtbot.keyClicks(dialog.findChild(QLineEdit, "passwordEdit"), SECRET)
    click(accept)
    settle()
    assert given == [True]
    assert list(trusted.kept.values()) == [SECRET]
    assert not account.needs_password()


def test_it_need_not_be_remembered(
    window: QWidget, tasks: Tasks, settle: Settle, given: list[bool], trusted: Vault, qtbot: QtBot
) -> None:
    dialog = opened(window, tasks, settle, given)
    remember = dialog.findChild(QCheckBox, "rememberPassword")
    before = note(dialog)
    remember.click()
    assert note(dialog) != before
    assert "in memory" in note(dialog)
    qtbot.keyClicks(dialog.findChild(QLineEdit, "passwordEdit"), SECRET)
    click(dialog.findChild(QPushButton, "usePasswordButton"))
    settle()
    assert given == [True]
    assert trusted.kept == {}
    assert account.access().kept is Kept.MEMORY


def test_without_a_key_store_it_says_so_and_offers_none(
    window: QWidget, tasks: Tasks, settle: Settle, given: list[bool], qtbot: QtBot
) -> None:
    dialog = opened(window, tasks, settle, given)
    assert not dialog.findChild(QCheckBox, "rememberPassword").isVisible()
    assert "no key store" in note(dialog)
    assert "asked for again" in note(dialog)
    qtbot.keyClicks(dialog.findChild(QLineEdit, "passwordEdit"), SECRET)
    click(dialog.findChild(QPushButton, "usePasswordButton"))
    settle()
    assert given == [True]
    assert account.access().kept is Kept.MEMORY


def test_a_key_store_that_refuses_is_told_and_memory_is_offered(
    window: QWidget, tasks: Tasks, settle: Settle, given: list[bool], trusted: Vault, qtbot: QtBot
) -> None:
    trusted.locked = True
    dialog = opened(window, tasks, settle, given)
    field = dialog.findChild(QLineEdit, "passwordEdit")
    qtbot.keyClicks(field, SECRET)
    click(dialog.findChild(QPushButton, "usePasswordButton"))
    settle()
    assert given == []
    told = dialog.findChild(Banner).findChild(PlainLabel, "bannerText").text()
    assert "did not take the password" in told
    assert field.text() == SECRET
    assert not dialog.findChild(QCheckBox, "rememberPassword").isChecked()
    click(dialog.findChild(QPushButton, "usePasswordButton"))
    settle()
    assert given == [True]
    assert account.access().kept is Kept.MEMORY


def test_cancelling_changes_nothing(
    window: QWidget, tasks: Tasks, settle: Settle, given: list[bool], qtbot: QtBot
) -> None:
    dialog = opened(window, tasks, settle, given)
    qtbot.keyClicks(dialog.findChild(QLineEdit, "passwordEdit"), SECRET)
    click(dialog.findChild(QPushButton, "cancelButton"))
    settle()
    assert given == []
    assert account.needs_password()
