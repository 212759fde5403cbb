"""Sitting down at the real program: its main window on a database of the test's own, in a language."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.builders import Recount
from tests.journeys.person import Person
from tests.windows.running import running

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
    with ExitStack() as persons:

        def start(language: str = "en", *files: Path) -> Person:
            arguments = ["--database", str(database_path), "--language", language, *map(str, files)]
            return persons.enter_context(running(*arguments))

        yield start


@pytest.fixture
def recount(database_path: Path) -> Recount:
    """The test's own SQL on the database that the program has open."""
    return Recount(database_path)
