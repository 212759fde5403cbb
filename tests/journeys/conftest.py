"""Sitting down at the real program: its main window on a database of the test's own, in a language."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication

from app import application
from tests.builders import Recount
from tests.journeys.person import Person

DATA = Path(__file__).parent.parent / "data"

SitDown = Callable[..., Person]


@pytest.fixture(scope="session")
def expected() -> dict[str, dict[str, object]]:
    """What the sample files hold, counted by hand."""
    return json.loads((DATA / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture
def database_path(tmp_path: Path) -> Path:
    return tmp_path / "relance.db"


@pytest.fixture
def sit_down(qapp: QApplication, database_path: Path) -> Iterator[SitDown]:
    """Start the program on the test's database: `sit_down("fr", file, …)`; it is closed at the end."""
    locale = QLocale()
    persons: list[Person] = []

    def start(language: str = "en", *files: Path) -> Person:
        arguments = ["relance", "--database", str(database_path), "--language", language]
        persons.append(Person(application.start([*arguments, *map(str, files)])))
        return persons[-1]

    yield start
    for person in persons:
        if dialog := QApplication.activeModalWidget():
            dialog.close()
        person.window.close()
        person.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    application.speak(qapp, "en")
    QLocale.setDefault(locale)


@pytest.fixture
def recount(database_path: Path) -> Recount:
    """The test's own SQL on the database that the program has open."""
    return Recount(database_path)
