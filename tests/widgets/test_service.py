"""Work that goes on by itself, and how windows keep up with it."""

import sqlite3
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from app.errors import Refusal
from app.widgets import service as service_module
from app.widgets.now_and_then import NowAndThen
from app.widgets.service import Service
from app.widgets.steady import Steady
from app.widgets.tasks import Progress, Tasks

PATIENCE = 10.0  # s


class Connections:
    """In-memory databases, and the threads that opened and closed them."""

    def __init__(self) -> None:
        self.opened: list[threading.Thread] = []
        self.closed: list[threading.Thread] = []

    def connect(self) -> sqlite3.Connection:
        self.opened.append(threading.current_thread())
        return sqlite3.connect(":memory:", check_same_thread=False)

    def close(self) -> None:
        self.closed.append(threading.current_thread())


@pytest.fixture
def connections() -> Connections:
    return Connections()


@pytest.fixture
def tasks(qapp: object, connections: Connections) -> Iterator[Tasks]:
    tasks = Tasks(connections.connect, connections.close)
    yield tasks
    tasks.stop()


@pytest.fixture
def owner(qapp: object) -> QObject:
    return QObject()


class Work:
    """Says what it did and waits, again and again, until it is to end."""

    def __init__(self, tables: tuple[str, ...] = ()) -> None:
        self.turns = 0
        self.thread: threading.Thread | None = None
        self.ended = threading.Event()
        self._tables = tables

    def __call__(self, service: Service) -> None:
        self.thread = threading.current_thread()
        while not service.stopping():
            self.turns += 1
            service.changed(*self._tables)
            service.wait(PATIENCE)
        self.ended.set()


class DiskIsFull(Refusal):
    sentence = "The disk is full."


def test_it_connects_as_soon_as_it_can(
    qtbot: QtBot, connections: Connections, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full or fails when the program starts is no bug, and may have room in a moment."""
    monkeypatch.setattr(service_module, "_BETWEEN_CONNECTIONS", 0.001)
    refused = 0

    def connect() -> sqlite3.Connection:
        nonlocal refused
        refused += 1
        if refused < 3:
            raise DiskIsFull()
        return connections.connect()

    work = Work()
    service = Service(connect, connections.close, work)
    qtbot.waitUntil(lambda: work.turns == 1)
    service.stop()
    assert refused == 3
    assert len(connections.closed) == 1
    assert service.error is None


def test_it_ends_while_it_cannot_connect(connections: Connections) -> None:
    def connect() -> sqlite3.Connection:
        raise DiskIsFull()

    work = Work()
    service = Service(connect, connections.close, work)
    service.stop()
    assert not work.turns
    assert not service._thread.is_alive()


def test_it_runs_on_a_thread_with_a_connection_until_the_end(
    qtbot: QtBot, tasks: Tasks, connections: Connections
) -> None:
    work = Work()
    tasks.serve(work)
    qtbot.waitUntil(lambda: work.turns == 1)
    assert work.thread is not threading.main_thread()
    assert connections.opened == [work.thread]
    tasks.stop()
    assert work.ended.is_set()
    assert connections.closed == [work.thread]
    assert work.thread is not None
    assert not work.thread.is_alive()


def test_what_it_changes_is_told_here_in_one_for_many(qtbot: QtBot, tasks: Tasks) -> None:
    told: list[tuple[frozenset[str], threading.Thread]] = []
    tasks.went_on.connect(lambda tables: told.append((tables, threading.current_thread())))
    tasks.changed.connect(lambda _: pytest.fail("nobody wrote"))

    def work(service: Service) -> None:
        for _ in range(50):
            service.changed("message")
        service.changed("mailing")
        while not service.stopping():
            service.wait(PATIENCE)

    tasks.serve(work)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(frozenset({"message", "mailing"}), threading.main_thread())]


def test_a_write_wakes_it_and_a_read_does_not(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    work = Work()
    tasks.serve(work)
    qtbot.waitUntil(lambda: work.turns == 1)
    tasks.read(owner, lambda _: None, lambda _: None)
    qtbot.waitUntil(lambda: tasks.idle)
    assert work.turns == 1
    tasks.write(owner, lambda _: None, lambda _: None, changes={"message"}, label="")
    qtbot.waitUntil(lambda: work.turns == 2)


def test_what_is_done_while_it_works_is_not_slept_through(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    begun, go_on, woken = threading.Event(), threading.Event(), threading.Event()

    def work(service: Service) -> None:
        begun.set()
        assert go_on.wait(PATIENCE)
        service.wait(PATIENCE)
        woken.set()

    tasks.serve(work)
    qtbot.waitUntil(begun.is_set)
    tasks.write(owner, lambda _: None, lambda _: None, changes={"message"}, label="")
    qtbot.waitUntil(lambda: tasks.idle)
    go_on.set()
    qtbot.waitUntil(woken.is_set, timeout=2_000)


def test_a_bug_in_it_is_raised_here(qtbot: QtBot, tasks: Tasks) -> None:
    def work(_service: Service) -> None:
        raise RuntimeError("made for this")

    with qtbot.capture_exceptions() as raised:
        tasks.serve(work)
        qtbot.waitUntil(lambda: bool(raised))
    assert str(raised[0][1]) == "made for this"
    with qtbot.capture_exceptions():
        tasks.stop()


def test_what_waits_for_somebody_else_is_broken_off_at_the_end(
    qtbot: QtBot, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service_module, "_PATIENCE", 0.1)
    begun, answered, ended = threading.Event(), threading.Event(), threading.Event()

    def work(service: Service) -> None:
        service.may_break_off(answered.set)
        begun.set()
        answered.wait(PATIENCE)
        ended.set()

    tasks.serve(work)
    qtbot.waitUntil(begun.is_set)
    tasks.stop()
    assert ended.is_set()


def test_nothing_begins_after_the_end(qtbot: QtBot, tasks: Tasks, connections: Connections) -> None:
    tasks.stop()
    tasks.serve(Work())
    assert connections.opened == []


class Gate:
    """A work that stands still until it is let through."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.opened = threading.Event()

    def __call__(self, _progress: Progress) -> None:
        self.reached.set()
        assert self.opened.wait(PATIENCE)


class TestSteady:
    def test_every_question_that_is_asked_is_answered_and_the_last_one_is(
        self, qtbot: QtBot, tasks: Tasks, owner: QObject
    ) -> None:
        gate = Gate()
        answers: list[int] = []
        steady = Steady(tasks, answers.append, owner)

        def first(progress: Progress) -> int:
            gate(progress)
            return 0

        def later(number: int) -> Callable[[Progress], int]:
            return lambda _: number

        steady.ask(first)
        qtbot.waitUntil(gate.reached.is_set)
        for number in (1, 2, 3):
            steady.ask(later(number))
        gate.opened.set()
        qtbot.waitUntil(lambda: answers[-1:] == [3])
        assert answers == [0, 3]

    def test_a_refusal_does_not_end_it(self, qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
        class NotNow(Refusal):
            sentence = "Not now."

        def refused(_progress: Progress) -> int:
            raise NotNow

        answers: list[int] = []
        steady = Steady(tasks, answers.append, owner)
        steady.ask(refused)
        qtbot.waitUntil(lambda: tasks.idle)
        steady.ask(lambda _: 1)
        qtbot.waitUntil(lambda: answers == [1])


class TestNowAndThen:
    def test_it_is_done_once_however_often_it_is_wanted(
        self, qtbot: QtBot, tasks: Tasks, owner: QObject
    ) -> None:
        done: list[int] = []
        now_and_then = NowAndThen(tasks, lambda: done.append(1), 20, owner)
        for _ in range(10):
            now_and_then.want()
        assert done == []
        qtbot.waitUntil(lambda: bool(done))
        timer = owner.findChild(QTimer)
        assert timer is not None
        assert not timer.isActive()
        now_and_then.want()
        qtbot.waitUntil(lambda: len(done) == 2)

    def test_it_waits_for_the_question_before_and_for_nothing_else(
        self, qtbot: QtBot, tasks: Tasks, owner: QObject
    ) -> None:
        gate, writing, other = Gate(), Gate(), QObject()
        tasks.write(owner, writing, lambda _: None, changes=(), label="")
        part = QObject(owner)
        tasks.read(part, gate, lambda _: None)
        qtbot.waitUntil(gate.reached.is_set)
        done: list[int] = []
        timeouts: list[int] = []
        now_and_then = NowAndThen(tasks, lambda: done.append(1), 5, owner)
        timer = owner.findChild(QTimer)
        assert timer is not None
        timer.timeout.connect(lambda: timeouts.append(1))
        now_and_then.want()
        qtbot.waitUntil(lambda: len(timeouts) >= 3)
        assert done == []
        gate.opened.set()
        tasks.read(other, writing, lambda _: None)
        qtbot.waitUntil(lambda: done == [1])
        writing.opened.set()
