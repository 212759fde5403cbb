"""Before mail leaves: one confirmation with the numbers, and exactly that is done."""

from __future__ import annotations

import threading
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDateTimeEdit, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.controllers import audiences, drafts, history, sending, settings
from app.controllers.audiences import Mail
from app.controllers.drafts import Draft
from app.controllers.operations import Source
from app.widgets.tasks import Progress, Tasks
from app.windows.send_dialog import SendDialog
from tests.builders import (
    DRAFT,
    UNSUBSCRIBE,
    Recount,
    a_mailable_batch,
    an_account,
    queued,
    suppress,
)

PEOPLE = [f"{name}@example.com" for name in ("ann", "bob", "carol", "dora")]
SOURCE = Source.INVITATION_PREVIEW

pytestmark = pytest.mark.usefixtures("connected")


class Dialog:
    """The confirmation of a batch's mail, with somebody in front of it."""

    def __init__(self, window: QWidget, qtbot: QtBot, tasks: Tasks) -> None:
        self._window = window
        self._tasks = tasks
        self._qtbot = qtbot

    def open(self, batch: int, mail: Mail = Mail.INVITATION) -> Dialog:
        plan = sending.prepare(batch, mail, UNSUBSCRIBE)
        self.dialog = SendDialog(self._window, self._tasks, plan, SOURCE, UNSUBSCRIBE)
        self.queued: list[int] = []
        self.settings: list[bool] = []
        self.topics: list[str] = []
        self.closed: list[int] = []
        self.dialog.queued.connect(self.queued.append)
        self.dialog.settingsWanted.connect(lambda: self.settings.append(True))
        self.dialog.helpWanted.connect(self.topics.append)
        self.dialog.finished.connect(self.closed.append)
        self.dialog.open()
        return self

    def settle(self) -> None:
        self._qtbot.waitUntil(lambda: self._tasks.idle)

    def find(self, name: str) -> QWidget:
        found = self.dialog.findChild(QWidget, name)
        assert found is not None, name
        return found

    def says(self, name: str) -> str:
        label = self.find(name)
        assert isinstance(label, QLabel)
        assert label.isVisible(), name
        return label.text()

    def button(self, name: str = "confirmSendButton") -> QPushButton:
        found = self.find(name)
        assert isinstance(found, QPushButton)
        return found

    def click(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QAbstractButton)
        assert button.isVisible(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    @property
    def recipients(self) -> object:
        return self.find("sendRecipients").property("recipients")


@pytest.fixture
def batch(connected: None, tmp_path: Path) -> int:
    """Four people who can be invited."""
    an_account(2525, per_second=2)
    return a_mailable_batch(tmp_path, *PEOPLE)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What the dialog is opened over."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def somebody(window: QWidget, qtbot: QtBot, tasks: Tasks) -> Dialog:
    return Dialog(window, qtbot, tasks)


def messages(recount: Recount) -> int:
    return recount("SELECT count(*) FROM message")


def test_it_says_to_whom_from_whom_and_how_long_it_takes(somebody: Dialog, batch: int) -> None:
    drafts.save(batch, Mail.INVITATION, Draft("<b>Hello</b> {{first_name}}", DRAFT.text))
    suppress(PEOPLE[0])
    dialog = somebody.open(batch)
    assert dialog.recipients == len(PEOPLE) - 1
    assert "3" in dialog.says("sendRecipients")
    assert "‘Spring’" in dialog.says("sendTitle")
    assert dialog.says("sendSender") == "Anne Morel <anne@example.net>"
    assert dialog.says("sendSubject") == "<b>Hello</b> {{first_name}}"
    assert "2 s" in dialog.says("sendDuration")  # three at two a second
    assert "3" in dialog.button().text()
    assert "invitation" in dialog.button().text()
    assert not dialog.find("gmailWarning").isVisible()


def test_Q4_exactly_those_are_queued(somebody: Dialog, batch: int, recount: Recount) -> None:
    dialog = somebody.open(batch)
    dialog.click("confirmSendButton")
    dialog.settle()
    assert recount.column("SELECT address FROM message WHERE state = 'queued' ORDER BY id") == PEOPLE
    assert dialog.queued == recount.column("SELECT id FROM mailing WHERE state = 'running'")
    assert recount.column("SELECT source FROM operation WHERE kind = 'send'") == [SOURCE]
    assert dialog.closed == [1]


def test_Q5_a_double_click_sends_once(somebody: Dialog, batch: int, recount: Recount) -> None:
    dialog = somebody.open(batch)
    button = dialog.button()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog.settle()
    assert messages(recount) == len(PEOPLE)
    assert len(dialog.queued) == recount("SELECT count(*) FROM mailing") == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_sends_nothing(somebody: Dialog, batch: int, recount: Recount, key: Qt.Key) -> None:
    dialog = somebody.open(batch)
    QTest.keyClick(dialog.dialog, key)
    dialog.settle()
    assert dialog.closed == [0]
    assert messages(recount) == 0


def test_Q4_what_has_moved_is_shown_anew_and_not_sent(somebody: Dialog, batch: int, recount: Recount) -> None:
    dialog = somebody.open(batch)
    suppress(PEOPLE[2])
    dialog.click("confirmSendButton")
    dialog.settle()
    assert messages(recount) == 0
    assert dialog.closed == []
    assert "nothing was sent" in dialog.says("bannerText")
    assert dialog.recipients == len(PEOPLE) - 1
    assert "3" in dialog.button().text()
    dialog.click("confirmSendButton")
    dialog.settle()
    assert recount.column("SELECT address FROM message ORDER BY id") == [PEOPLE[0], PEOPLE[1], PEOPLE[3]]
    assert dialog.closed == [1]


def test_when_nobody_is_left_there_is_nothing_to_confirm(
    somebody: Dialog, batch: int, recount: Recount
) -> None:
    dialog = somebody.open(batch)
    queued(batch)
    dialog.click("confirmSendButton")
    dialog.settle()
    assert dialog.says("bannerText") == audiences.NoRecipients.sentence
    assert not dialog.button().isEnabled()
    assert messages(recount) == len(PEOPLE)


def test_an_account_that_is_gone_is_entered_in_the_settings(
    somebody: Dialog, batch: int, recount: Recount
) -> None:
    dialog = somebody.open(batch)
    settings.change(settings.SMTP_HOST, "")
    suppress(PEOPLE[0])
    dialog.click("confirmSendButton")
    dialog.settle()
    assert "mail server" in dialog.says("bannerText")
    dialog.click("bannerAction")
    assert dialog.settings == [True]
    assert dialog.closed == [0]
    assert messages(recount) == 0


def test_it_can_be_scheduled(somebody: Dialog, batch: int, recount: Recount) -> None:
    dialog = somebody.open(batch)
    edit = dialog.find("scheduleEdit")
    assert isinstance(edit, QDateTimeEdit)
    assert not edit.isEnabled()
    dialog.click("sendLater")
    assert edit.isEnabled()
    edit.setDateTime(QDateTime.fromString("2031-03-02 14:05", "yyyy-MM-dd HH:mm"))
    for part in ("2 March 2031", "14:05"):
        assert part in dialog.button().text()
    dialog.click("confirmSendButton")
    dialog.settle()
    assert recount.column("SELECT state FROM mailing") == ["scheduled"]
    assert time.strftime("%Y-%m-%d %H:%M", time.localtime(recount("SELECT due FROM mailing"))) == (
        "2031-03-02 14:05"
    )
    assert messages(recount) == 0
    assert dialog.queued == recount.column("SELECT id FROM mailing")


def test_the_past_cannot_be_chosen(somebody: Dialog, batch: int) -> None:
    dialog = somebody.open(batch)
    dialog.click("sendLater")
    edit = dialog.find("scheduleEdit")
    assert isinstance(edit, QDateTimeEdit)
    assert edit.dateTime() > QDateTime.currentDateTime()
    edit.setDateTime(QDateTime.currentDateTime().addDays(-1))
    assert edit.dateTime() > QDateTime.currentDateTime()


def test_many_at_gmail_are_warned_about(
    somebody: Dialog, batch: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "GMAIL_A_DAY", 3)
    at_gmail = [f"p{number}@gmail.com" for number in range(3)]
    dialog = somebody.open(a_mailable_batch(tmp_path, *at_gmail, *PEOPLE, name="Summer.csv"))
    assert "3" in dialog.says("gmailWarning")
    dialog.click("gmailHelpButton")
    assert dialog.topics == ["gmail"]
    assert dialog.closed == []


def test_closing_while_the_messages_are_queued_takes_that_back(
    somebody: Dialog, batch: int, recount: Recount, tasks: Tasks, qtbot: QtBot, window: QWidget
) -> None:
    dialog = somebody.open(batch)
    let_through = threading.Event()

    def other(progress: Progress) -> None:
        while not let_through.wait(0.005):
            progress(0, 0)

    tasks.write(window, other, lambda _: None, changes=(), label="")
    try:
        dialog.click("confirmSendButton")
        assert not dialog.button().isEnabled()
        dialog.click("cancelButton")
        qtbot.waitUntil(lambda: dialog.closed == [0])
    finally:
        let_through.set()
    dialog.settle()
    assert messages(recount) == 0
    assert dialog.queued == []


def test_reminders_are_called_so(somebody: Dialog, batch: int, recount: Recount) -> None:
    history.mark_invited(batch, date.today() - timedelta(30))
    dialog = somebody.open(batch, Mail.REMINDER)
    assert "reminder" in dialog.button().text()
    dialog.click("confirmSendButton")
    dialog.settle()
    assert recount("SELECT count(*) FROM message WHERE kind = 'reminder' AND state = 'queued'") == 4
