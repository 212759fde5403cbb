"""A data-protection question to its end: find the person, export what is on record, erase them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit

from tests.builders import Recount, a_batch, opened, suppress
from tests.journeys.conftest import SitDown
from tests.journeys.person import CUSTOMERS, UNSUBSCRIBED, Person

ANNA = "anna@example.com"


def find(person: Person, text: str) -> None:
    """Ctrl+K, type, Enter."""
    person.press("Ctrl+K")
    person.type("finderEdit", text)
    QTest.keyClick(person.see(QLineEdit, "finderEdit"), Qt.Key.Key_Return)
    person.settle()


def save_as(person: Person, path: Path) -> None:
    """Answer the file chooser; not by keys, for which its list of completions may be in the way."""
    chooser = person.front
    assert isinstance(chooser, QFileDialog)
    person.see(QLineEdit, "fileNameEdit").setText(str(path))
    chooser.accept()
    person.settle()


def status(person: Person) -> str:
    """In code, which is the same in every language."""
    return str(person.see(QLabel, "customerStatus").property("status"))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_L2_one_person_is_found_explained_and_erased(
    sit_down: SitDown, tmp_path: Path, database_path: Path, recount: Recount, language: str
) -> None:
    with opened(database_path):
        a_batch(tmp_path, ANNA, "bob@example.com")
        suppress("stranger@nowhere.example")
    person = sit_down(language)

    find(person, "ann")
    assert person.window.page.objectName() == "customerPage"
    person.click("exportEvidenceButton")
    save_as(person, tmp_path / "evidence.pdf")
    assert (tmp_path / "evidence.pdf").read_bytes().startswith(b"%PDF-")
    assert ANNA in (tmp_path / "evidence.csv").read_text(encoding="utf-8-sig")
    assert "evidence.csv" in person.says("bannerText")

    person.click("eraseCustomerButton")
    person.click("eraseButton")
    assert status(person) == "Unsubscribed"
    assert recount.column("SELECT key FROM customer") == ["bob@example.com"]

    person.press(f"Ctrl+{CUSTOMERS}")
    assert person.count("customerCounts", "total") == 1
    person.press(f"Ctrl+{UNSUBSCRIBED}")
    assert person.count("suppressionCounts", "total") == 2
    assert ANNA not in person.column("suppressionTable", "address")

    # Whoever has the address is still told; an import of it is ignored.
    find(person, ANNA)
    assert status(person) == "Unsubscribed"
    with opened(database_path):
        report = a_batch(tmp_path, ANNA, "carol@example.com", name="Summer.csv")
    assert (report.counts.new, report.counts.ignored) == (1, 1)
    person.click("exportEvidenceButton")
    save_as(person, tmp_path / "later.pdf")
    assert (tmp_path / "later.csv").exists()
