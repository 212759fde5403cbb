"""Work off the GUI thread, against real SQLite files: what is answered, when, and what is not."""

import gc
import sqlite3
import sys
import threading
import traceback
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.errors import Refusal
from app.widgets.tasks import Activity, Progress, Tasks

# Counts to a number that no machine reaches before a test's patience ends.
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
PATIENCE = 10_000  # ms


class NotNow(Refusal):
    sentence = "Not now."


class Database:
    """A SQLite file to which each thread connects for itself."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._threads = threading.local()
        self.connected: list[str] = []
        self.closed: list[str] = []
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT)")
        connection.close()

    def connect(self) -> sqlite3.Connection:
        # As Peewee does: threads share none, but interrupt() comes from another.
        self._threads.connection = sqlite3.connect(self._path, check_same_thread=False, isolation_level=None)
        self.connected.append(threading.current_thread().name)
        return self._threads.connection

    def close(self) -> None:
        self._threads.connection.close()
        self.closed.append(threading.current_thread().name)

    def ask(self, sql: str, *values: object) -> list[tuple]:
        return self._threads.connection.execute(sql, values).fetchall()

    def words(self) -> list[str]:
        connection = sqlite3.connect(self._path)
        found = [text for (text,) in connection.execute("SELECT text FROM word ORDER BY id")]
        connection.close()
        return found


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(tmp_path / "words.db")


@pytest.fixture
def tasks(database: Database, qapp: object) -> Iterator[Tasks]:
    tasks = Tasks(database.connect, database.close)
    yield tasks
    tasks.stop()


@pytest.fixture
def owner(qapp: object) -> QObject:
    return QObject()


@pytest.fixture
def settle(qtbot: QtBot, tasks: Tasks) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: tasks.idle, timeout=PATIENCE)


class Gate:
    """A work that stands still, without SQL, until it is let through."""

    def __init__(self, answer: str = "") -> None:
        self.answer = answer
        self.reached = threading.Event()
        self.opened = threading.Event()

    def __call__(self, progress: Progress) -> str:
        self.reached.set()
        assert self.opened.wait(PATIENCE / 1000)
        progress(1, 1)
        return self.answer


class TestRead:
    def test_the_work_runs_elsewhere_and_its_answer_comes_here(self, tasks, owner, database, settle) -> None:
        where = []

        def work(_progress: Progress) -> int:
            where.append(threading.current_thread())
            return database.ask("SELECT 6 * 7")[0][0]

        def then(answer: int) -> None:
            where.append(threading.current_thread())
            assert answer == 42

        assert tasks.idle
        tasks.read(owner, work, then)
        assert not tasks.idle
        settle()
        assert where[0] is not threading.main_thread()
        assert where[1:] == [threading.main_thread()]

    def test_only_the_newest_question_of_a_topic_is_answered(self, tasks, owner, settle) -> None:
        running, answers = Gate("running"), []
        tasks.read(owner, running, answers.append, topic="t")
        assert running.reached.wait(10)
        tasks.read(owner, lambda progress: "waiting", answers.append, topic="t")
        tasks.read(owner, lambda progress: "newest", answers.append, topic="t")
        running.opened.set()
        settle()
        assert answers == ["newest"]

    def test_an_answer_on_its_way_is_dropped_when_a_newer_question_comes(self, tasks, owner, settle) -> None:
        answers, worked = [], threading.Event()
        tasks.read(owner, lambda progress: "old", answers.append, topic="t", quick=True)
        # The reading threads do one thing after the other: when the next is done, "old" lies ready.
        tasks.read(owner, lambda progress: worked.set(), lambda _: None, topic="other", quick=True)
        assert worked.wait(10)
        tasks.read(owner, lambda progress: "new", answers.append, topic="t")
        settle()
        assert answers == ["new"]

    def test_other_topics_and_other_owners_are_answered_too(self, tasks, owner, settle) -> None:
        answers, other = [], QObject()
        tasks.read(owner, lambda progress: 1, answers.append, topic="a")
        tasks.read(owner, lambda progress: 2, answers.append, topic="b")
        tasks.read(other, lambda progress: 3, answers.append, topic="a")
        settle()
        assert answers == [1, 2, 3]

    def test_a_stale_query_is_interrupted(self, tasks, owner, database, settle) -> None:
        begun, answers = threading.Event(), []

        def endless(_progress: Progress) -> object:
            begun.set()  # the interrupt may come before the query begins, so it has to be repeated
            return database.ask(ENDLESS)

        for question in range(20):
            begun.clear()
            tasks.read(owner, endless, answers.append, topic="t")
            assert begun.wait(10)
            tasks.read(
                owner, lambda progress, n=question: (n, database.ask("SELECT 1")), answers.append, topic="t"
            )
            settle()
        assert answers == [(question, [(1,)]) for question in range(20)]

    def test_an_interrupt_never_hits_the_next_question(self, tasks, owner, database, settle) -> None:
        """A statement left unfinished keeps SQLite interrupting whatever comes next on its connection."""
        kept, begun, go = [], threading.Event(), threading.Event()

        def unfinished(_progress: Progress) -> None:
            cursor = tasks_connection(database).execute("SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3")
            kept.append(cursor)
            next(cursor)
            begun.set()
            assert go.wait(10)

        answers = []
        tasks.read(owner, unfinished, answers.append, topic="t")
        assert begun.wait(10)
        tasks.read(owner, lambda progress: database.ask("SELECT 4"), answers.append, topic="t")
        go.set()
        settle()
        assert answers == [[(4,)]]

    def test_cancelling_stops_the_query_and_nothing_is_answered(self, tasks, owner, database, settle) -> None:
        answers = []
        task = tasks.read(owner, lambda progress: database.ask(ENDLESS), answers.append)
        task.cancel()
        settle()
        task.cancel()  # too late, harmless
        assert answers == []

    def test_a_quick_question_does_not_wait_for_a_long_one(self, tasks, owner, qtbot, settle) -> None:
        long, answers = Gate("long"), []
        tasks.read(owner, long, answers.append, topic="sort")
        tasks.read(owner, lambda progress: "page", answers.append, topic="page", quick=True)
        qtbot.waitUntil(lambda: answers == ["page"], timeout=PATIENCE)
        long.opened.set()
        settle()
        assert answers == ["page", "long"]

    def test_a_window_that_is_gone_is_not_answered_and_its_query_ends(self, tasks, database, settle) -> None:
        answers, begun, window = [], threading.Event(), QObject()

        def endless(_progress: Progress) -> object:
            begun.set()
            return database.ask(ENDLESS)

        tasks.read(window, endless, answers.append)
        assert begun.wait(10)
        delete(window)
        settle()
        assert answers == []

    def test_nothing_keeps_a_closed_window_alive(self, tasks, settle) -> None:
        class Window(QWidget):
            def work(self, _progress: Progress) -> int:
                return 1

            def then(self, _answer: int) -> None: ...

        window = Window()
        task = tasks.read(window, window.work, window.then)
        settle()
        alive = weakref.ref(window)
        del window
        assert alive() is None
        task.cancel()  # by somebody who still has it, harmless

    def test_only_the_gui_thread_asks(self, tasks, owner) -> None:
        errors = []

        def elsewhere() -> None:
            try:
                tasks.read(owner, lambda progress: None, lambda answer: None)
            except RuntimeError as error:
                errors.append(error)

        thread = threading.Thread(target=elsewhere)
        thread.start()
        thread.join()
        assert len(errors) == 1
        assert tasks.idle


class TestErrors:
    def test_a_bug_reaches_the_crash_dialog_with_its_own_traceback(self, tasks, owner, qtbot, settle) -> None:
        def buggy(_progress: Progress) -> None:
            raise ZeroDivisionError("here")

        with qtbot.capture_exceptions() as caught:
            tasks.read(owner, buggy, lambda answer: None)
            settle()
        [(kind, _, trace)] = caught
        assert kind is ZeroDivisionError
        assert "buggy" in [frame.name for frame in traceback.extract_tb(trace)]

    def test_an_interrupt_that_nobody_asked_for_is_a_bug(self, tasks, owner, database, qtbot, settle) -> None:
        def interrupted(_progress: Progress) -> None:
            connection = tasks_connection(database)
            connection.set_progress_handler(lambda: 1, 1)
            try:
                database.ask("SELECT 1")
            finally:
                connection.set_progress_handler(None, 0)

        with qtbot.capture_exceptions() as caught:
            tasks.read(owner, interrupted, lambda answer: None)
            settle()
        assert [str(error) for _, error, _ in caught] == ["interrupted"]

    def test_a_stale_question_keeps_its_errors_to_itself(self, tasks, owner, settle) -> None:
        gate, answers = Gate(), []

        def late_error(progress: Progress) -> None:
            gate.reached.set()
            assert gate.opened.wait(10)
            raise ZeroDivisionError

        tasks.read(owner, late_error, answers.append, topic="t")
        assert gate.reached.wait(10)
        tasks.read(owner, lambda progress: "newer", answers.append, topic="t")
        gate.opened.set()
        settle()  # qtbot fails the test on an exception
        assert answers == ["newer"]

    def test_a_refusal_goes_to_who_wants_it_or_to_the_window_around(self, tasks, owner, settle) -> None:
        class Window(QWidget):
            refusals: list[Refusal]

            def show_refusal(self, refusal: Refusal) -> None:
                self.refusals.append(refusal)

        window, own = Window(), []
        window.refusals = []
        inner = QWidget(window)
        tasks.read(inner, refuse, lambda answer: None, topic="a")
        tasks.read(inner, refuse, lambda answer: None, topic="b", failed=own.append)
        tasks.write(inner, refuse, lambda answer: None, changes=["word"], label="")
        settle()
        assert [type(refusal) for refusal in window.refusals] == [NotNow, NotNow]
        assert [type(refusal) for refusal in own] == [NotNow]

    def test_a_refusal_that_nobody_can_show_is_not_swallowed(self, tasks, owner, qtbot, settle) -> None:
        with qtbot.capture_exceptions() as caught:
            tasks.read(owner, refuse, lambda answer: None)
            settle()
        assert [kind for kind, _, _ in caught] == [NotNow]

    def test_a_refused_write_of_a_window_that_is_gone_is_not_swallowed(self, tasks, qtbot, settle) -> None:
        window, gate = QObject(), Gate()

        def late_refusal(progress: Progress) -> None:
            gate(progress)
            raise NotNow

        with qtbot.capture_exceptions() as caught:
            tasks.write(window, late_refusal, lambda answer: None, changes=["word"], label="")
            delete(window)
            gate.opened.set()
            settle()
        assert [kind for kind, _, _ in caught] == [NotNow]

    def test_a_database_that_does_not_open_is_told_and_tried_again(self, owner, qtbot, database) -> None:
        failures = [OSError("no database")]

        def connect() -> sqlite3.Connection:
            if failures:
                raise failures.pop()
            return database.connect()

        tasks, answers = Tasks(connect, database.close), []
        with qtbot.capture_exceptions() as caught:
            tasks.read(owner, lambda progress: 1, answers.append, topic="a")
            tasks.read(owner, lambda progress: 2, answers.append, topic="b")
            qtbot.waitUntil(lambda: tasks.idle, timeout=PATIENCE)
        tasks.stop()
        assert [kind for kind, _, _ in caught] == [OSError]
        assert answers == [2]


class TestWrite:
    def test_writes_are_done_in_order_and_told_after_their_answer(
        self, tasks, owner, database, settle
    ) -> None:
        told: list[object] = []
        tasks.changed.connect(told.append)
        for word in ("one", "two", "three"):
            tasks.write(owner, writes(database, word), told.append, changes=["word", "count"], label="")
        settle()
        changes = frozenset({"word", "count"})
        assert told == ["one", changes, "two", changes, "three", changes]
        assert database.words() == ["one", "two", "three"]

    def test_writes_of_one_owner_do_not_replace_each_other_nor_its_reads(self, tasks, owner, settle) -> None:
        gate, answers = Gate("read"), []
        tasks.read(owner, gate, answers.append)
        tasks.write(owner, lambda progress: "write", answers.append, changes=["word"], label="")
        gate.opened.set()
        settle()
        assert sorted(answers) == ["read", "write"]

    def test_a_cancelled_write_rolls_back(self, tasks, owner, database, qtbot, settle) -> None:
        events: list[object] = []
        tasks.changed.connect(events.append)
        inserted = threading.Event()

        def work(progress: Progress) -> None:
            connection = tasks_connection(database)
            connection.execute("BEGIN IMMEDIATE")
            with connection:
                connection.execute("INSERT INTO word (text) VALUES ('half')")
                inserted.set()
                while True:
                    progress(1, 2)

        task = tasks.write(
            owner,
            work,
            events.append,
            changes=["word"],
            label="",
            cancelled=lambda: events.append("cancelled"),
        )
        assert inserted.wait(10)
        task.cancel()
        settle()
        assert events == ["cancelled"]
        assert database.words() == []

    def test_a_cancelled_write_that_waits_answers_at_once(
        self, tasks, owner, database, qtbot, settle
    ) -> None:
        gate, events = Gate(), []
        tasks.write(owner, gate, lambda answer: None, changes=["word"], label="")
        task = tasks.write(
            owner,
            writes(database, "never"),
            events.append,
            changes=["word"],
            label="",
            cancelled=lambda: events.append("cancelled"),
        )
        task.cancel()
        qtbot.waitUntil(lambda: events == ["cancelled"], timeout=PATIENCE)
        gate.opened.set()
        settle()
        assert database.words() == []

    def test_a_write_that_was_done_before_the_cancel_is_done(self, tasks, owner, database, settle) -> None:
        """What is committed is told as such, whatever was pressed meanwhile."""
        committed, go, told = threading.Event(), threading.Event(), []
        tasks.changed.connect(told.append)

        def work(progress: Progress) -> str:
            word = writes(database, "done")(progress)
            committed.set()
            assert go.wait(10)
            return word

        task = tasks.write(owner, work, told.append, changes=["word"], label="")
        assert committed.wait(10)
        task.cancel()
        go.set()
        settle()
        assert told == ["done", frozenset({"word"})]

    def test_a_write_is_done_and_told_when_its_window_is_gone(self, tasks, database, settle) -> None:
        told, gate, window = [], Gate(), QObject()
        tasks.changed.connect(told.append)
        tasks.write(window, gate, told.append, changes=["first"], label="")
        tasks.write(window, writes(database, "kept"), told.append, changes=["word"], label="")
        delete(window)
        gate.opened.set()
        settle()
        assert told == [frozenset({"first"}), frozenset({"word"})]
        assert database.words() == ["kept"]

    def test_windows_hear_of_a_change_even_if_its_answer_crashes(self, tasks, owner, qtbot, settle) -> None:
        told = []
        tasks.changed.connect(told.append)
        with qtbot.capture_exceptions() as caught:
            tasks.write(owner, lambda progress: 1, lambda answer: 1 / 0, changes=["word"], label="")
            settle()
        assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
        assert told == [frozenset({"word"})]


class TestActivity:
    def test_it_is_told_at_most_ten_times_a_second_and_then_taken_away(
        self, tasks, owner, qtbot, settle
    ) -> None:
        told: list[Activity | None] = []
        tasks.activity.connect(told.append)
        enough, calls = threading.Event(), []

        def work(progress: Progress) -> None:
            while not enough.is_set():
                calls.append(1)
                progress(len(calls), 1_000_000_000)

        tasks.write(owner, work, lambda answer: None, changes=["word"], label="Counting")
        qtbot.waitUntil(lambda: len(told) >= 3, timeout=PATIENCE)
        seen = len(told)
        enough.set()
        settle()
        qtbot.waitUntil(lambda: told[-1] is None, timeout=PATIENCE)
        assert len(calls) > 1000 * seen
        assert all(now.label == "Counting" and now.total == 1_000_000_000 for now in told[:3])
        assert told[0].done < told[1].done < told[2].done

    def test_the_remaining_time_follows_from_the_rate(self, tasks, owner, qtbot, settle) -> None:
        told: list[Activity | None] = []
        tasks.activity.connect(told.append)
        enough, paced = threading.Event(), threading.Event()

        def work(progress: Progress) -> None:
            done = 0
            while not enough.is_set() and done < 999:
                progress(done, 1000)
                done += 1
                paced.wait(0.01)  # 100 a second at most

        tasks.read(owner, work, lambda answer: None, label="Reading")
        qtbot.waitUntil(lambda: bool(told) and told[-1].seconds_left is not None, timeout=PATIENCE)
        enough.set()
        now = told[-1]
        settle()
        assert told[0].seconds_left is None
        assert now.seconds_left >= (1000 - now.done) / 100

    def test_stop_in_the_status_bar_cancels_it(self, tasks, owner, qtbot, settle) -> None:
        events: list[object] = []

        def endless(progress: Progress) -> None:
            while True:
                progress(0, 0)

        tasks.activity.connect(lambda activity: activity and activity.cancel())
        tasks.write(
            owner,
            endless,
            events.append,
            changes=["word"],
            label="Working",
            cancelled=lambda: events.append("cancelled"),
        )
        settle()
        assert events == ["cancelled"]

    def test_work_without_a_label_is_nobodys_business(self, tasks, owner, qtbot, settle) -> None:
        told, gate = [], Gate()
        tasks.activity.connect(told.append)
        tasks.read(owner, gate, lambda answer: None)
        ticks: list[int] = []
        clock = QTimer(interval=150)
        clock.timeout.connect(lambda: ticks.append(1))
        clock.start()
        qtbot.waitUntil(lambda: len(ticks) == 2, timeout=PATIENCE)
        gate.opened.set()
        settle()
        assert told == []


class TestStop:
    def test_reads_are_given_up_and_writes_are_finished(self, tasks, owner, database) -> None:
        answers, gate = [], Gate()
        tasks.read(owner, lambda progress: database.ask(ENDLESS), answers.append)
        tasks.write(owner, gate, answers.append, changes=["word"], label="")
        tasks.write(owner, writes(database, "last"), answers.append, changes=["word"], label="")
        assert gate.reached.wait(10)
        gate.opened.set()
        tasks.stop()
        assert database.words() == ["last"]
        assert tasks.idle
        assert sorted(database.closed) == sorted(database.connected)
        assert not {thread.name for thread in threading.enumerate()} & {"reading", "reading pages", "writing"}

    def test_after_it_reads_are_ignored_and_writes_are_an_error(self, tasks, owner, settle) -> None:
        tasks.stop()
        answers = []
        tasks.read(owner, lambda progress: 1, answers.append)
        settle()
        assert answers == []
        with pytest.raises(RuntimeError):
            tasks.write(owner, lambda progress: 1, answers.append, changes=["word"], label="")

    def test_the_error_of_the_last_write_is_not_swallowed(self, tasks, owner, qtbot) -> None:
        gate = Gate()

        def fail(progress: Progress) -> None:
            gate(progress)
            raise ZeroDivisionError

        with qtbot.capture_exceptions() as caught:
            tasks.write(owner, fail, lambda answer: None, changes=["word"], label="")
            gate.opened.set()
            tasks.stop()
        assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_a_model_in_a_cycle_dies_on_the_gui_thread(tasks, owner, qtbot, settle) -> None:
    died: list[threading.Thread] = []

    class Model(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.itself = self
            self.destroyed.connect(
                lambda: died.append(threading.current_thread()), Qt.ConnectionType.DirectConnection
            )

    def allocate(_progress: Progress) -> None:
        for _ in range(200):
            [[] for _ in range(2_000)]

    Model()
    tasks.read(owner, allocate, lambda answer: None)
    settle()
    assert died == []
    # Enough for a collection to be due here, as after a while of ordinary work.
    kept = [[] for _ in range(gc.get_threshold()[0] * 2)]
    qtbot.waitUntil(lambda: bool(died), timeout=PATIENCE)
    assert died == [threading.main_thread()]
    assert len(kept)


def test_what_it_changes_in_python_is_put_back(database: Database, qapp: object) -> None:
    before = gc.isenabled(), sys.getswitchinterval()
    tasks = Tasks(database.connect, database.close)
    assert not gc.isenabled()
    tasks.stop()
    assert (gc.isenabled(), sys.getswitchinterval()) == before


def refuse(_progress: Progress) -> None:
    raise NotNow


def tasks_connection(database: Database) -> sqlite3.Connection:
    """The connection of the calling thread."""
    return database._threads.connection


def writes(database: Database, word: str) -> Callable[[Progress], str]:
    def work(_progress: Progress) -> str:
        database.ask("INSERT INTO word (text) VALUES (?)", word)
        return word

    return work
