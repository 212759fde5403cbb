"""The status bar: it shows what takes long, how far it is, and stops it."""

import sqlite3
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from app.widgets.activity_bar import ActivityBar
from app.widgets.tasks import Activity, Progress, Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    connections: list[sqlite3.Connection] = []

    def connect() -> sqlite3.Connection:
        connections.append(sqlite3.connect(":memory:", check_same_thread=False))
        return connections[-1]

    tasks = Tasks(connect, lambda: None)
    yield tasks
    tasks.stop()
    for connection in connections:
        connection.close()


@pytest.fixture
def done(tasks: Tasks) -> Iterator[threading.Event]:
    """Ends the work of a test, at the latest with the test."""
    event = threading.Event()
    yield event
    event.set()


@pytest.fixture
def bar(qtbot: QtBot, tasks: Tasks) -> ActivityBar:
    made = ActivityBar(tasks)
    qtbot.addWidget(made)
    made.resize(700, made.height())
    made.show()
    return made


def label(bar: ActivityBar) -> str:
    return bar.findChild(QLabel, "activityLabel").text()


def stop_button(bar: ActivityBar) -> QPushButton:
    return bar.findChild(QPushButton, "stopButton")


def half_done(until: threading.Event) -> Callable[[Progress], None]:
    """Work that is at 50 of 100 until that event, and can be stopped."""

    def work(progress: Progress) -> None:
        while not until.wait(0.005):
            progress(50, 100)

    return work


def test_it_is_there_but_empty_while_nothing_takes_long(bar: ActivityBar, tasks: Tasks, qtbot: QtBot) -> None:
    height = bar.height()
    tasks.write(bar, lambda _: None, lambda _: None, changes=(), label="Saving")
    qtbot.waitUntil(lambda: tasks.idle)
    assert label(bar) == ""
    assert not stop_button(bar).isVisible()
    assert bar.height() == height


def test_it_shows_what_runs_and_how_far_it_is(
    bar: ActivityBar, tasks: Tasks, done: threading.Event, qtbot: QtBot
) -> None:
    tasks.write(bar, half_done(done), lambda _: None, changes=(), label="Importing")
    qtbot.waitUntil(stop_button(bar).isVisible)
    assert label(bar) == "Importing"
    progress = bar.findChild(QProgressBar, "activityProgress")
    qtbot.waitUntil(lambda: progress.value() == 50)
    assert progress.maximum() == 100
    done.set()
    qtbot.waitUntil(lambda: not stop_button(bar).isVisible())
    assert label(bar) == ""
    assert not progress.isVisible()


def test_stop_stops_it(bar: ActivityBar, tasks: Tasks, done: threading.Event, qtbot: QtBot) -> None:
    stopped: list[bool] = []
    tasks.write(
        bar,
        half_done(done),
        lambda _: None,
        changes=(),
        label="Importing",
        cancelled=lambda: stopped.append(True),
    )
    qtbot.waitUntil(stop_button(bar).isVisible)
    stop_button(bar).click()
    qtbot.waitUntil(lambda: stopped == [True])
    qtbot.waitUntil(lambda: not stop_button(bar).isVisible())


def test_the_time_that_is_left_is_counted_up_to_a_second(bar: ActivityBar, tasks: Tasks) -> None:
    tasks.activity.emit(Activity("Importing", 10, 20, 12.4, lambda: None))
    assert label(bar).startswith("Importing · 12 second")
    tasks.activity.emit(Activity("Importing", 19, 20, 0.2, lambda: None))
    assert label(bar).startswith("Importing · 1 second")
