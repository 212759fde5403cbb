"""What the program is made of: each part with its version and its licence, as it is installed here."""

import functools
import platform
import re
import sqlite3
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from app import __version__, paths

PACKAGES = (
    "PySide6-Essentials",
    "peewee",
    "email-validator",
    "idna",
    "python-calamine",
    "platformdirs",
    "keyring",
    "nh3",
)
"""The packages that the program itself imports, as in pyproject.toml; theirs are found from there."""

_NAME = re.compile(r"[A-Za-z0-9._-]+")
# What only older versions of Python need, in the words of a requirement.
_OLDER_PYTHON = re.compile(r"""python_(?:full_)?version\s*<\s*["'](\d+(?:\.\d+)*)""")
# How the files are called in which a package keeps its licence.
_LICENCE_FILE = re.compile(r"(?:.*/)?(?:LICEN[CS]E|COPYING|NOTICE)[^/]*", re.IGNORECASE)
# The packages of Qt name their licences and leave the texts to whoever passes them on.
_NAMED_ONLY = {"LGPL-3.0-only": ("LGPL-3.0.txt", "GPL-3.0.txt")}
# When no licence is named in the fields for it, the classifiers may.
_CLASSIFIER = "License :: OSI Approved :: "


@dataclass(frozen=True, slots=True)
class Part:
    """Something that is passed on with the program, or that it cannot do without."""

    name: str
    version: str
    """Empty where the part comes with the system's libraries."""
    licence: str
    """Its short name, as an SPDX expression where the part says so; empty when only the text tells."""
    files: tuple[Path, ...]
    """The texts of its licence."""

    def text(self) -> str:
        """The texts in full, one after the other; empty when the part has none with it."""
        texts = (file.read_text(encoding="utf-8", errors="replace").strip() for file in self.files)
        return "\n\n\n".join(texts)


def versions() -> dict[str, str]:
    """The versions that matter when something goes wrong, in the order in which they are told."""
    qt = package_version("PySide6-Essentials")
    return {
        "Relance": __version__,
        "Python": platform.python_version(),
        "PySide6": qt,
        "SQLite": sqlite3.sqlite_version,
        "Peewee": package_version("peewee"),
    }


def package_version(name: str) -> str:
    """The version of an installed package, or a question mark where its description was left out."""
    try:
        return distribution(name).version
    except PackageNotFoundError:
        return "?"


@functools.cache
def parts() -> tuple[Part, ...]:
    """Everything that is passed on, Relance and what it is built on first. Reads files."""
    return (
        Part("Relance", __version__, "MIT", _existing(*_own_licence())),
        Part("Lucide", "", "ISC", _existing(paths.resources() / "icons" / "LICENSE")),
        Part("Python", platform.python_version(), "PSF-2.0", _existing(*_python_licence())),
        Part("SQLite", sqlite3.sqlite_version, "blessing", ()),
        *(_part(package) for package in _packages()),
        *_libraries(),
    )


def _own_licence() -> Iterator[Path]:
    """In a package that is frozen, in a checkout, or beside the installed program."""
    yield paths.resources() / "licences" / "Relance.txt"
    yield paths.resources().parent / "LICENSE"
    try:
        yield from _licence_files(distribution("relance"))
    except PackageNotFoundError:
        return


def _python_licence() -> Iterator[Path]:
    yield paths.resources() / "licences" / "Python.txt"
    yield Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"


def _packages() -> list[Distribution]:
    """The packages and what they need in turn, as far as it is installed: what is needed elsewhere is not."""
    found: dict[str, Distribution] = {}
    waiting = list(PACKAGES)
    while waiting:
        name = waiting.pop()
        key = re.sub("[-_.]+", "-", name).lower()
        if key in found:
            continue
        try:
            found[key] = distribution(name)
        except PackageNotFoundError:
            continue
        waiting += (_NAME.match(each)[0] for each in _needed(found[key]))  # type: ignore[index]
    return [found[key] for key in sorted(found)]


def _needed(package: Distribution) -> Iterator[str]:
    """What it asks for with this Python, without its extras."""
    for needed in package.requires or ():
        before = _OLDER_PYTHON.search(needed)
        if before and sys.version_info >= tuple(int(number) for number in before[1].split(".")):
            continue
        if "extra ==" not in needed:
            yield needed


def _part(package: Distribution) -> Part:
    licence = _licence(package)
    files = _existing(*_licence_files(package))
    if not files:
        named = next((texts for name, texts in _NAMED_ONLY.items() if name in licence), ())
        files = _existing(*(paths.resources() / "licences" / name for name in named))
    return Part(package.metadata["Name"], package.version, licence, files)


def _licence(package: Distribution) -> str:
    """The short name, from the field for it, the older one, or the classifiers."""
    about = package.metadata
    for named in (*(about.get_all("License-Expression") or ()), *(about.get_all("License") or ())):
        if named and "\n" not in named:  # some have the whole text there
            return str(named)
    classifiers = about.get_all("Classifier") or ()
    found = [each.removeprefix(_CLASSIFIER) for each in classifiers if each.startswith(_CLASSIFIER)]
    return ", ".join(found)


def _licence_files(package: Distribution) -> Iterator[Path]:
    for file in package.files or ():
        if ".dist-info" in file.parts[0] and _LICENCE_FILE.fullmatch(file.as_posix()):
            yield Path(str(package.locate_file(file)))


def _libraries() -> Iterator[Part]:
    """What the packed program brings of the system it was packed on: packaging/relance.spec puts it there."""
    for file in sorted((paths.resources() / "licences" / "libraries").glob("*.txt")):
        yield Part(file.stem, "", "", (file,))


def _existing(*files: Path) -> tuple[Path, ...]:
    """Those that are there, each once."""
    return tuple(dict.fromkeys(file.resolve() for file in files if file.is_file()))
