"""About Relance, and the licences of what it is made of."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPlainTextEdit

from app import __version__, paths
from app.controllers import parts
from tests.journeys.person import Person
from tests.windows.running import running


@pytest.fixture
def person(qapp: QApplication, tmp_path: Path) -> Iterator[Person]:
    with running("--database", str(tmp_path / "relance.db"), "--language", "en") as somebody:
        somebody.window.show_about()
        somebody.settle()
        assert somebody.front.objectName() == "aboutDialog"
        yield somebody


def test_it_tells_versions_and_folders(person: Person) -> None:
    told = {label.text() for label in person.front.findChildren(QLabel)}
    assert told >= {__version__, qVersion(), *parts.versions().values()}
    assert told >= {str(paths.data_folder()), str(paths.log_folder())}


def test_they_are_copied_for_whoever_is_to_help(person: Person) -> None:
    person.click("copyVersionsButton")
    copied = QApplication.clipboard().text().splitlines()
    assert copied[:2] == ["Relance", f"Version: {__version__}"]
    assert f"Data folder: {paths.data_folder()}" in copied
    assert len(copied) == 9


def test_every_part_can_be_chosen_and_shows_its_licence(person: Person) -> None:
    person.click("licencesButton")
    assert person.front.objectName() == "licencesDialog"
    shown, text = person.see(QListWidget, "partList"), person.see(QPlainTextEdit, "licenceText")
    assert [shown.item(row).text() for row in range(shown.count())] == [part.name for part in parts.parts()]
    assert text.toPlainText().startswith("MIT License")  # our own comes first
    for row, part in enumerate(parts.parts()):
        shown.setCurrentRow(row)
        headings = {label.text() for label in person.front.findChildren(QLabel)}
        assert f"{part.name} {part.version}".strip() in headings
        assert text.toPlainText()
    person.press("Esc")
    assert person.front.objectName() == "aboutDialog"


def test_what_is_in_the_public_domain_says_so(person: Person) -> None:
    person.click("licencesButton")
    names = [part.name for part in parts.parts()]
    person.see(QListWidget, "partList").setCurrentRow(names.index("SQLite"))
    assert "public domain" in person.see(QPlainTextEdit, "licenceText").toPlainText()
