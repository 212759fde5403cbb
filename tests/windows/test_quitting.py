"""Quitting while something is being written, or sent."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.controllers import mailings, sending
from app.controllers.audiences import Mail
from app.controllers.operations import Source
from app.models import Setting
from app.models.database import writing
from app.widgets.preferences import Preferences
from app.widgets.tasks import Progress, Tasks
from app.windows.main_window import MainWindow
from tests.builders import UNSUBSCRIBE, Recount, a_mailable_batch, an_account, opened, queued
from tests.delivery.servers import Server, serving
from tests.journeys.person import PATIENCE, Person
from tests.windows.running import running

PEOPLE = [f"p{number}@example.com" for number in range(5)]


class Writing:
    """A write that goes on, in one transaction, until it is told to end or no longer wanted."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.ended = threading.Event()

    def __call__(self, progress: Progress) -> None:
        with writing():
            Setting.create(name="half", value="1")
            self.begun.set()
            while not self.ended.wait(0.01):
                progress(0, 0)


@pytest.fixture
def work() -> Iterator[Writing]:
    work = Writing()
    yield work
    work.ended.set()


@pytest.fixture
def window(qtbot: QtBot, tasks: Tasks, preferences: Preferences, database_path: Path) -> MainWindow:
    window = MainWindow(tasks, preferences, database_path, database_path.parent)
    qtbot.addWidget(window)
    window.show()
    return window


def begin(qtbot: QtBot, window: MainWindow, tasks: Tasks, work: Writing) -> QDialog:
    """Start the write, try to quit, and return the question that comes."""
    tasks.write(window, work, lambda _: None, changes=(), label="Importing")
    qtbot.waitUntil(lambda: work.begun.is_set() and bool(tasks.long_write))
    assert not window.close()
    question = window.findChild(QDialog, "questionDialog")
    assert question is not None
    return question


def test_I2_quitting_in_the_middle_asks_and_leaves_nothing_behind(
    qtbot: QtBot, window: MainWindow, tasks: Tasks, work: Writing, recount: Recount
) -> None:
    question = begin(qtbot, window, tasks, work)
    qtbot.mouseClick(question.findChild(QPushButton, "acceptButton"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert not work.ended.is_set()
    assert recount("SELECT count(*) FROM setting WHERE name = 'half'") == 0


def test_staying_lets_it_end(
    qtbot: QtBot, window: MainWindow, tasks: Tasks, work: Writing, recount: Recount
) -> None:
    question = begin(qtbot, window, tasks, work)
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    work.ended.set()
    qtbot.waitUntil(lambda: tasks.idle)
    assert window.isVisible()
    assert recount("SELECT count(*) FROM setting WHERE name = 'half'") == 1


class Slow:
    """A server that takes two messages and lets the third one wait."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.let_go = threading.Event()

    def __call__(self, recipient: str, step: str) -> None:
        if step == "dot" and recipient == PEOPLE[2]:
            self.reached.set()
            self.let_go.wait(PATIENCE)


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def server(slow: Slow) -> Iterator[Server]:
    with serving(answer=slow) as running_server:
        yield running_server


@pytest.fixture
def person(
    qapp: QApplication, server: Server, slow: Slow, database_path: Path, tmp_path: Path
) -> Iterator[Person]:
    """In front of the program, which is sending the third of five messages."""
    with opened(database_path):
        an_account(server.port)
        queued(a_mailable_batch(tmp_path, *PEOPLE))
    with running("--database", str(database_path), "--language", "en") as somebody:
        somebody.until(slow.reached.is_set)
        status = somebody.window.findChild(QPushButton, "sendingStatus")
        somebody.until(lambda: "2 of 5" in status.text())
        yield somebody
        slow.let_go.set()


def test_Q11_quitting_while_mail_is_sent_pauses_it_after_the_message_on_its_way(
    person: Person, slow: Slow, server: Server, database_path: Path, recount: Recount
) -> None:
    assert not person.window.close()
    assert person.front.objectName() == "questionDialog"
    assert person.see(QPushButton, "acceptButton").text() == "Pause and quit"
    assert any("3 message" in label.text() for label in person.all(QLabel))

    def let_go_once_paused() -> None:
        while recount.column("SELECT state FROM mailing") != ["paused"]:
            slow.let_go.wait(0.01)
        slow.let_go.set()

    # Elsewhere: the window waits for the message while it closes.
    threading.Thread(target=let_go_once_paused).start()
    QTest.mouseClick(person.see(QPushButton, "acceptButton"), Qt.MouseButton.LeftButton)
    person.until(lambda: not person.window.isVisible())
    assert [mail.recipient for mail in server.received] == PEOPLE[:3]
    assert recount.column("SELECT state FROM message ORDER BY id") == ["sent"] * 3 + ["queued"] * 2
    assert recount.rows("SELECT state, why FROM mailing") == [("paused", "closed")]


def test_staying_keeps_it_going(person: Person, slow: Slow, server: Server, recount: Recount) -> None:
    assert not person.window.close()
    assert person.see(QPushButton, "cancelButton").text() == "Keep sending"
    person.click("cancelButton")
    assert person.window.isVisible()
    slow.let_go.set()
    person.until(lambda: recount.column("SELECT state FROM mailing") == ["finished"])
    assert [mail.recipient for mail in server.received] == PEOPLE
    person.until(lambda: not person.sees("sendingStatus"))
    assert person.window.close()


def test_nothing_is_asked_while_nothing_is_sent(
    qapp: QApplication, database_path: Path, tmp_path: Path, recount: Recount
) -> None:
    with opened(database_path):
        an_account(2525)
        first, second = (a_mailable_batch(tmp_path, *PEOPLE, name=name) for name in ("A.csv", "B.csv"))
        sending.pause(queued(first))
        plan = sending.prepare(second, Mail.INVITATION, UNSUBSCRIBE)
        sending.send(plan, Source.INVITATION_PREVIEW, due=int(time.time()) + 86_400)
    with running("--database", str(database_path)) as person:
        person.until(lambda: person.sees("sendingStatus"))
        assert person.window.close()
    with opened(database_path):
        assert {each.state for each in mailings.attention().open} == {"paused", "scheduled"}
