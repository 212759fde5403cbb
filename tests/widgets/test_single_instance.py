"""One process for each database: who has it, who is asked, and what a dead one leaves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from app.widgets import single_instance
from app.widgets.single_instance import (
    Claim,
    LockInTheWay,
    NotAnswering,
    OpenElsewhere,
    OpenInAnotherWindow,
    SingleInstance,
    _server_name,
)

ROOT = Path(__file__).resolve().parent.parent.parent

# Has the database, says so, and then reacts to what is asked; or to nothing, when told to be deaf.
HOLDER = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.widgets.single_instance import SingleInstance
app = QCoreApplication([])
instance = SingleInstance()
instance.hold(instance.claim(Path(sys.argv[1])))
instance.asked.connect(lambda files: print("asked", *[file.name for file in files], flush=True))
print("held", flush=True)
if sys.argv[2] == "deaf":
    time.sleep(60)
app.exec()
"""


@contextmanager
def holder(database: Path, manner: str = "listening") -> Iterator[subprocess.Popen[str]]:
    """Another process that has the database."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(database), manner], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "relance.db"


@pytest.fixture
def instance(qtbot: QtBot) -> Iterator[SingleInstance]:
    made = SingleInstance()
    yield made
    made.release()


def test_D6_a_second_process_asks_the_first_one(
    database: Path, instance: SingleInstance, tmp_path: Path
) -> None:
    with holder(database) as first:
        with pytest.raises(OpenInAnotherWindow):
            instance.claim(database, [tmp_path / "Spring.csv", tmp_path / "l’été.csv"])
        assert first.stdout is not None
        assert first.stdout.readline() == "asked Spring.csv l’été.csv\n"
        with pytest.raises(OpenInAnotherWindow):
            instance.claim(database)
        assert first.stdout.readline() == "asked\n"


def test_D6_the_same_file_by_another_name_is_the_same_database(
    database: Path, instance: SingleInstance
) -> None:
    database.touch()
    link = database.with_name("link.db")
    link.symlink_to(database)
    with holder(database), pytest.raises(OpenInAnotherWindow):
        instance.claim(link)


def test_another_database_is_nobodys(database: Path, instance: SingleInstance) -> None:
    with holder(database):
        instance.hold(instance.claim(database.with_name("other.db")))
        assert database.with_name("other.db.lock").exists()


def test_what_a_killed_process_had_is_free(database: Path, instance: SingleInstance) -> None:
    with holder(database) as first:
        os.kill(first.pid, signal.SIGKILL)
        first.wait()
        assert database.with_name("relance.db.lock").exists()
        instance.hold(instance.claim(database, patience=0.1))


def test_a_window_that_does_not_answer_is_said_to(database: Path, instance: SingleInstance) -> None:
    with holder(database, "deaf"), pytest.raises(NotAnswering):
        instance.claim(database, patience=0.2)


def test_a_process_that_just_ends_is_waited_for(database: Path, instance: SingleInstance) -> None:
    with holder(database, "deaf") as first:
        # Its parent is this test, which has to take note of its end for it to be over.
        end = threading.Timer(0.2, lambda: (first.kill(), first.wait()))
        end.start()
        instance.hold(instance.claim(database, patience=10))
        end.join()


@pytest.mark.parametrize("content", [b"", b"\0" * 40, b"nonsense"])
def test_a_lock_that_names_nobody_keeps_nobody_out(
    content: bytes, database: Path, instance: SingleInstance
) -> None:
    """A power cut leaves one, or a full disk."""
    lock = Claim(database).file
    lock.parent.mkdir(parents=True, exist_ok=True)
    lock.write_bytes(content)
    instance.hold(instance.claim(database, patience=0.1))


def test_a_lock_that_names_nobody_and_is_held_keeps_others_out(
    database: Path, instance: SingleInstance
) -> None:
    with holder(database, "deaf"):
        with Claim(database).file.open("r+b") as file:
            file.truncate(0)
        with pytest.raises(NotAnswering):
            instance.claim(database, patience=0.2)


def test_another_computer_is_named_and_can_be_passed_over(database: Path, instance: SingleInstance) -> None:
    lock = database.with_name("relance.db.lock")
    lock.write_text(f"{os.getpid()}\npython3\nofficepc\n0123456789abcdef0123456789abcdef\nboot\n")
    with pytest.raises(OpenElsewhere, match="officepc"):
        instance.claim(database)
    assert lock.exists()
    Claim(database).take_over()
    instance.hold(instance.claim(database))


def test_what_is_held_is_held_on_and_then_let_go(database: Path, instance: SingleInstance) -> None:
    first = instance.claim(database)
    instance.hold(first)
    assert instance.claim(database) is first
    instance.let_go(first)
    assert first.file.exists()
    other = instance.claim(database.with_name("other.db"))
    instance.let_go(other)
    assert not other.file.exists()
    instance.hold(instance.claim(database.with_name("third.db")))
    assert not first.file.exists()
    instance.release()
    assert not database.with_name("third.db.lock").exists()


def test_where_no_lock_can_be_written_the_database_itself_is_left_to_refuse(
    tmp_path: Path, instance: SingleInstance
) -> None:
    (tmp_path / "file").touch()
    assert instance.claim(tmp_path / "file" / "relance.db") is not None


def test_a_folder_that_has_the_name_of_the_lock_is_named(database: Path, instance: SingleInstance) -> None:
    database.with_name("relance.db.lock").mkdir()
    with pytest.raises(LockInTheWay) as refused:
        instance.claim(database)
    assert "‘relance.db.lock’" in str(refused.value)


def test_nonsense_that_is_sent_is_not_obeyed(
    database: Path, instance: SingleInstance, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "_LONGEST_MESSAGE", 1_000)
    from PySide6.QtNetwork import QLocalSocket

    asked: list[object] = []
    instance.asked.connect(asked.append)
    instance.hold(instance.claim(database))
    instance._listen()
    for message in (b"\xff\xfe\n", b'{"a": 1}\n', b"[1, null]\n", b"x" * 5_000):
        socket = QLocalSocket()
        socket.connectToServer(_server_name(database))
        socket.write(message)
        socket.flush()
        qtbot.waitUntil(
            lambda socket=socket: (
                socket.bytesAvailable() > 0
                or socket.state() == QLocalSocket.LocalSocketState.UnconnectedState
            ),
            timeout=20_000,
        )
        socket.abort()
    QCoreApplication.processEvents()
    assert asked == [[], [], []]
