"""A database that cannot be opened: why, in words, and the other ways there are."""

from __future__ import annotations

import logging
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget

from app import application, paths
from app.models import database
from app.widgets.preferences import Preferences
from tests.windows.running import as_before

PATIENCE = 20.0  # seconds
GIVEN_UP = 99

Step = Callable[[], bool]


@pytest.fixture(autouse=True)
def hook() -> Iterator[None]:
    before = sys.excepthook
    yield
    sys.excepthook = before
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shown(name: str) -> QWidget | None:
    """The visible window of that name."""
    windows = (each for each in QApplication.topLevelWidgets() if each.isVisible())
    return next((each for each in windows if each.objectName() == name), None)


@contextmanager
def somebody(*steps: Step) -> Iterator[list[Step]]:
    """Tries the first step until it was possible, then the next one."""
    left = list(steps)
    end = time.monotonic() + PATIENCE

    def go_on() -> None:
        if time.monotonic() > end:
            look.stop()
            QApplication.exit(GIVEN_UP)
        elif left and left[0]():
            left.pop(0)

    look = QTimer(interval=10)
    look.timeout.connect(go_on)
    look.start()
    with as_before():
        yield left
    look.stop()


def press(window: str, button: str) -> Step:
    def try_it() -> bool:
        over = shown(window)
        found = over.findChild(QPushButton, button) if over else None
        if found is None or not found.isVisible() or not found.isEnabled():
            return False
        found.click()
        return True

    return try_it


def close(window: str) -> Step:
    def try_it() -> bool:
        found = shown(window)
        return found is not None and found.close()

    return try_it


def says(*texts: str) -> Step:
    def try_it() -> bool:
        window = shown("startRefusal")
        if window is None:
            return False
        said = " ".join(label.text() for label in window.findChildren(QLabel))
        assert all(text in said for text in texts), said
        return True

    return try_it


def choose(path: Path) -> Step:
    def try_it() -> bool:
        chooser = next(
            (each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog)), None
        )
        if chooser is None or not chooser.isVisible():
            return False
        chooser.findChild(QLineEdit, "fileNameEdit").setText(str(path))
        chooser.accept()
        return True

    return try_it


def run(path: Path, *more: str) -> int:
    return application.run(["relance", "--database", str(path), "--language", "en", *more])


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A database of a later version."""
    path = tmp_path / "newer.db"
    database.open_database(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")
    return path


def test_D5_a_newer_database_is_refused_and_can_be_left(
    qapp: QApplication, newer: Path, logged_warnings: list[logging.LogRecord]
) -> None:
    before = newer.read_bytes()
    with somebody(
        says("‘newer.db’ cannot be opened", "a newer version of Relance", str(newer)),
        press("startRefusal", "quitButton"),
    ) as left:
        assert run(newer) == 1
    assert left == []
    assert newer.read_bytes() == before
    assert not newer.with_name("newer.db.lock").exists()
    logged_warnings.clear()


def test_another_database_can_be_opened_instead(
    qapp: QApplication, newer: Path, tmp_path: Path, logged_warnings: list[logging.LogRecord]
) -> None:
    other = tmp_path / "other.db"
    with somebody(
        press("startRefusal", "openOtherButton"),
        choose(other),
        lambda: shown("mainWindow") is not None and shown("startRefusal") is None,
        lambda: other.with_name("other.db.lock").exists() and not newer.with_name("newer.db.lock").exists(),
        close("mainWindow"),
    ) as left:
        assert run(newer) == 0
    assert left == []
    assert Preferences(paths.config_folder() / "relance.ini").value("database", "") == str(other)
    logged_warnings.clear()


def test_a_second_refusal_takes_the_place_of_the_first(
    qapp: QApplication, newer: Path, tmp_path: Path, logged_warnings: list[logging.LogRecord]
) -> None:
    letters = tmp_path / "letters.db"
    letters.write_bytes(b"not ours" * 1000)
    with somebody(
        press("startRefusal", "openOtherButton"),
        choose(letters),
        lambda: (
            shown("startRefusal") is not None
            and "letters.db" in shown("startRefusal").findChild(QLabel, "startRefusalText").text()
        ),  # type: ignore[union-attr]
        press("startRefusal", "quitButton"),
    ) as left:
        assert run(newer) == 1
    assert left == []
    logged_warnings.clear()


def test_what_cannot_be_written_is_named(
    qapp: QApplication, tmp_path: Path, logged_warnings: list[logging.LogRecord]
) -> None:
    folder = tmp_path / "folder.db"
    folder.mkdir()
    with somebody(says("‘folder.db’ cannot be written to"), press("startRefusal", "quitButton")) as left:
        assert run(folder) == 1
    assert left == []
    logged_warnings.clear()


def test_a_database_open_on_another_computer_is_opened_only_on_request(
    qapp: QApplication, tmp_path: Path, logged_warnings: list[logging.LogRecord]
) -> None:
    path = tmp_path / "relance.db"
    path.with_name("relance.db.lock").write_text(f"{os.getpid()}\npython3\nofficepc\n{'0' * 32}\nboot\n")
    with somebody(
        says("open on the computer ‘officepc’"),
        press("startRefusal", "takeOverButton"),
        lambda: shown("mainWindow") is not None,
        close("mainWindow"),
    ) as left:
        assert run(path) == 0
    assert left == []
    logged_warnings.clear()


def test_files_are_imported_into_the_database_that_is_opened_in_the_end(
    qapp: QApplication, newer: Path, tmp_path: Path, logged_warnings: list[logging.LogRecord]
) -> None:
    file = tmp_path / "Spring.csv"
    file.write_text("email\nanna@example.com\n")
    with somebody(
        press("startRefusal", "openOtherButton"),
        choose(tmp_path / "other.db"),
        close("importDialog"),
        lambda: shown("importDialog") is None,
        close("mainWindow"),
    ) as left:
        assert run(newer, str(file)) == 0
    assert left == []
    logged_warnings.clear()
