"""Another database in the same window's place, and the same one anew."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app import paths
from app.widgets.preferences import Preferences
from app.windows.main_window import MainWindow
from tests.builders import add_customers, opened
from tests.journeys.person import Person
from tests.windows.running import running


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A second database, with one customer."""
    path = tmp_path / "other.db"
    with opened(path):
        add_customers("olga@example.com")
    return path


def move(person: Person) -> None:
    """Go on at the window that took the place of the one before."""
    before = person.window
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    (window,) = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow) and each.isVisible()
    ]
    assert window is not before
    person.sit_at(window)


def test_another_database_takes_the_place_of_the_one_that_was_open(
    qapp: QApplication, tmp_path: Path, other: Path
) -> None:
    with running("--database", str(tmp_path / "first.db"), "--language", "en") as person:
        assert person.count("customerCounts", "total") == 0
        person.window.open_database(other)
        move(person)
        assert person.count("customerCounts", "total") == 1
        assert Preferences(paths.config_folder() / "relance.ini").value("database", "") == str(other)


def test_it_is_opened_again_at_the_next_start(qapp: QApplication, other: Path) -> None:
    with running("--database", str(other)):
        pass
    with running() as person:
        assert person.window.database == other
    other.unlink()
    with running() as person:
        assert person.window.database == paths.default_database()


def test_the_demo_is_not_what_the_next_start_opens(qapp: QApplication) -> None:
    with running("--database", str(paths.demo_database())) as person:
        assert person.window.is_demo
    with running() as person:
        assert person.window.database == paths.default_database()


def test_a_file_that_is_no_database_is_refused_and_the_open_one_stays(
    qapp: QApplication, tmp_path: Path
) -> None:
    foreign = tmp_path / "letter.db"
    foreign.write_text("Dear all,\n" * 500)
    with running("--database", str(tmp_path / "first.db"), "--language", "en") as person:
        person.window.open_database(foreign)
        person.settle()
        assert "letter.db" in person.says("bannerText")
        assert person.count("customerCounts", "total") == 0
    assert foreign.read_text().startswith("Dear all")
