"""Quitting while something is being written."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.models import Setting
from app.models.database import writing
from app.widgets.preferences import Preferences
from app.widgets.tasks import Progress, Tasks
from app.windows.main_window import MainWindow
from tests.builders import Recount


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
