"""What the program is made of: every part is named, with its licence."""

import re
import tomllib
from pathlib import Path

import pytest

from app import __version__, paths
from app.controllers import parts
from app.controllers.parts import Part

ROOT = Path(__file__).resolve().parents[2]
ABOUT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def afresh() -> None:
    parts.parts.cache_clear()


def test_the_packages_are_those_that_the_program_asks_for() -> None:
    wanted = {re.match(r"[\w-]+", each)[0] for each in ABOUT["project"]["dependencies"]}
    assert set(parts.PACKAGES) == wanted


def test_every_part_has_a_licence_and_those_with_obligations_its_text() -> None:
    found = {part.name: part for part in parts.parts()}
    assert all(part.licence or part.text() for part in found.values())
    without = {name for name, part in found.items() if not part.text()}
    # The first is in the public domain; not every system keeps the other's text beside it.
    assert without <= {"SQLite", "Python"}
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in found["PySide6_Essentials"].text()
    assert "GNU GENERAL PUBLIC LICENSE" in found["PySide6_Essentials"].text()  # which the other refers to
    assert found["Relance"].text().startswith("MIT License")
    assert "Lucide" in found["Lucide"].text()


def test_what_a_package_needs_in_turn_is_passed_on_as_well_and_tools_are_not() -> None:
    names = {part.name for part in parts.parts()}
    assert {"dnspython", "cryptography", "SecretStorage", "shiboken6"} <= names
    assert not names & {"pytest", "ruff", "mypy", "hypothesis", "pyinstaller", "setuptools"}


def test_what_only_older_pythons_need_is_not_taken_for_a_part() -> None:
    class Package:
        requires = (
            'old; python_version < "3.11"',
            'very-old; python_full_version < "3.8.1"',
            "kept>=1",
            'also-kept; python_version < "3.99"',
            'extra; extra == "test"',
        )

    needed = [each.split(";")[0] for each in parts._needed(Package())]  # type: ignore[arg-type]
    assert needed == ["kept>=1", "also-kept"]


def test_libraries_that_are_packed_along_are_parts_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "licences" / "libraries"
    folder.mkdir(parents=True)
    (folder / "libssl3.txt").write_text("Apache, at length", encoding="utf-8")
    (tmp_path / "licences" / "Relance.txt").write_text("Ours", encoding="utf-8")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    found = {part.name: part for part in parts.parts()}
    assert found["libssl3"] == Part("libssl3", "", "", ((folder / "libssl3.txt").resolve(),))
    assert found["libssl3"].text() == "Apache, at length"
    assert found["Relance"].text() == "Ours"


def test_the_versions_begin_with_our_own() -> None:
    told = parts.versions()
    assert list(told) == ["Relance", "Python", "PySide6", "SQLite", "Peewee"]
    assert told["Relance"] == __version__
    assert all(re.match(r"\d+\.\d+", version) for version in told.values())
    assert parts.package_version("no-such-package") == "?"
