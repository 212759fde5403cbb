"""What every test of a window needs: a database of its own, threads on it, and remembered nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.models import database
from app.widgets.preferences import Preferences
from app.widgets.tasks import Tasks
from tests.builders import recount

__all__ = ["recount"]


@pytest.fixture
def database_path(tmp_path: Path) -> Path:
    """A new database, opened as the program's."""
    path = tmp_path / "relance.db"
    database.open_database(path)
    return path


@pytest.fixture
def tasks(qtbot: QtBot, database_path: Path) -> Iterator[Tasks]:
    """The program's threads on that database."""
    tasks = Tasks(database.connect, database.close)
    yield tasks
    tasks.stop()


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """A settings file in which nothing is remembered yet."""
    return Preferences(tmp_path / "relance.ini")


@pytest.fixture
def connected(database_path: Path) -> Iterator[None]:
    """A connection for the test's own thread, to arrange and to recount."""
    database.connect()
    yield
    database.close()


@pytest.fixture
def settle(qtbot: QtBot, tasks: Tasks) -> Callable[[], None]:
    """Waits until nothing is asked of the database any more, nor about to be."""

    def pausing(widget: QWidget) -> bool:
        # A timer that fires once and soon is a pause in typing.
        timers = widget.findChildren(QTimer)
        return any(timer.isActive() and timer.isSingleShot() and timer.interval() < 1000 for timer in timers)

    def settled() -> bool:
        QApplication.processEvents()
        return tasks.idle and not any(pausing(widget) for widget in QApplication.topLevelWidgets())

    return lambda: qtbot.waitUntil(lambda: settled() and settled())
