"""A database in a folder that is synchronised: said once, and for as long as one looks for it."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel

from app.widgets.storage import Risk
from app.windows import storage_notice
from tests.journeys.person import SETTINGS, Person
from tests.windows.running import running


def warned(person: Person) -> bool:
    return person.sees("banner") and "Dropbox" in person.says("bannerText")


def notes(person: Person) -> list[str]:
    return [label.text() for label in person.all(QLabel) if "synchronises" in label.text()]


def has_looked(person: Person) -> None:
    """Wait until the program has looked where its database is, which it does a little after the start."""
    person.until(lambda: "_storage" in vars(person.window), "a look at the place of the database")
    person.settle()


def test_it_is_said_once_with_the_help_that_explains_it(qapp: QApplication, tmp_path: Path) -> None:
    database = str(tmp_path / "Dropbox" / "relance.db")
    with running("--database", database, "--language", "en") as person:
        person.until(lambda: warned(person), "the warning")
        person.click("bannerAction")
        (help_,) = [each for each in qapp.topLevelWidgets() if each.objectName() == "helpDialog"]
        assert help_.isVisible()
        help_.close()
        person.go(SETTINGS)
        assert len(notes(person)) == 1
    with running("--database", database, "--language", "en") as person:
        has_looked(person)
        assert not warned(person)
        person.go(SETTINGS)
        assert len(notes(person)) == 1


def test_nothing_is_said_of_a_disk(qapp: QApplication, tmp_path: Path) -> None:
    with running("--database", str(tmp_path / "relance.db"), "--language", "en") as person:
        has_looked(person)
        person.go(SETTINGS)
        assert notes(person) == []
        assert not person.sees("banner")


def test_a_network_is_named() -> None:
    assert "network drive (nfs4)" in storage_notice.sentence(Risk("network", "nfs4"))
