"""After a bug: starting again in a new process, with the same database, however the program was installed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app import application
from app.widgets.tasks import Tasks
from app.windows import restarting
from tests.journeys.person import Person
from tests.windows.running import running

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 30.0  # s

# A bug as soon as the window is there, and a click on Restart as soon as it is offered.
CRASHING = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from app import application

app = QApplication(["relance"])
look = QTimer(interval=10)

def act():
    windows = [each for each in app.topLevelWidgets() if each.isVisible()]
    for window in windows:
        if window.objectName() == "crashDialog":
            look.stop()
            window.findChild(QPushButton, "restartButton").click()
            return
    if windows:
        raise RuntimeError("a bug")

look.timeout.connect(act)
look.start()
sys.exit(application.run(["relance", "--language", "fr", "--database", sys.argv[1]]))
"""


def holder(database: Path) -> int:
    """The process that has the database open, as its lock says; 0 if none has."""
    try:
        return int((database.with_name(f"{database.name}.lock")).read_text().splitlines()[0])
    except (OSError, IndexError, ValueError):
        return 0


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="the new process is found by /proc")
def test_the_button_ends_this_process_and_starts_another_one_on_the_same_database(tmp_path: Path) -> None:
    database = tmp_path / "customers of mine.db"
    first = subprocess.Popen(
        [sys.executable, "-c", CRASHING, str(database)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert first.wait(timeout=PATIENCE) == 0
    finally:
        first.kill()
    end = time.monotonic() + PATIENCE
    while (second := holder(database)) in (0, first.pid):
        assert time.monotonic() < end, "no other process came"
        QTest.qWait(10)
    try:
        told = Path(f"/proc/{second}/cmdline").read_bytes().decode().split("\0")
        assert told[1:-1] == ["-m", "app", "--database", str(database), "--language", "fr"]
        assert Path(f"/proc/{second}/cwd").resolve() == ROOT
    finally:
        os.kill(second, signal.SIGKILL)


def test_a_packed_program_starts_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/usr/lib/relance/relance")
    command = restarting.command(tmp_path / "x.db")
    assert command == ["/usr/lib/relance/relance", "--database", str(tmp_path / "x.db")]


def test_one_that_cannot_be_started_is_logged(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, logged_warnings: list[object]
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "not there"))
    assert not restarting.restart(tmp_path / "x.db")
    assert len(logged_warnings) == 1
    logged_warnings.clear()


@pytest.fixture
def person(qapp: QApplication, tmp_path: Path) -> Iterator[Person]:
    with running("--database", str(tmp_path / "relance.db"), "--language", "en") as somebody:
        yield somebody


class Still:
    """A write that goes on until it is told to end, or given up."""

    def __init__(self, person: Person) -> None:
        self.ended = threading.Event()
        tasks = person.window.findChild(Tasks)
        tasks.write(person.window, self._work, lambda _: None, changes=(), label="Importing")
        person.until(lambda: bool(tasks.long_write), "the write")

    def _work(self, progress: object) -> None:
        while not self.ended.wait(0.01):
            progress(0, 0)  # type: ignore[operator]


def crash(person: Person, logged_warnings: list[object]) -> None:
    """A bug, and a click on Restart."""
    try:
        raise RuntimeError("a bug")
    except RuntimeError as error:
        application._on_bug(type(error), error, error.__traceback__)
    logged_warnings.clear()
    push(person, "restartButton")


def push(person: Person, name: str) -> None:
    """Click without waiting for the end of what is still running."""
    person.see(QPushButton, name).click()
    QApplication.processEvents()


def again(person: Person, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The databases with which new processes would be started now."""
    started: list[Path] = []
    monkeypatch.setattr(restarting, "restart", lambda database, language: started.append(database))
    for program in QApplication.instance().findChildren(application.Program):
        if program._window is person.window:
            program.begin_anew()
    return started


def test_nothing_is_started_when_the_window_is_just_closed(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.window.close()
    assert again(person, monkeypatch) == []


def test_what_still_runs_is_asked_about_and_given_up(
    person: Person, monkeypatch: pytest.MonkeyPatch, logged_warnings: list[object], tmp_path: Path
) -> None:
    Still(person)
    crash(person, logged_warnings)
    push(person, "acceptButton")
    assert not person.window.isVisible()
    assert again(person, monkeypatch) == [tmp_path / "relance.db"]


def test_what_still_runs_can_go_on_and_nothing_is_started_later(
    person: Person, monkeypatch: pytest.MonkeyPatch, logged_warnings: list[object]
) -> None:
    still = Still(person)
    crash(person, logged_warnings)
    push(person, "cancelButton")
    assert person.window.isVisible()
    still.ended.set()
    person.settle()
    person.window.close()
    assert again(person, monkeypatch) == []


def test_going_on_leaves_everything_as_it_was(person: Person, logged_warnings: list[object]) -> None:
    try:
        raise RuntimeError("a bug")
    except RuntimeError as error:
        application._on_bug(type(error), error, error.__traceback__)
    logged_warnings.clear()
    person.click("cancelButton")
    assert person.window.isVisible()
    assert person.front is person.window
