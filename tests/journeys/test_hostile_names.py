"""Names that are not only names: nothing a file brings is ever markup, and no screen asks the network."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as Rich
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QTextEdit, QWidget

from tests.builders import write_csv
from tests.journeys.conftest import SitDown
from tests.journeys.person import SETTINGS, Person
from tests.journeys.screens import every_screen
from tests.web import listening

ADDRESSES = [f"person{number}@example.com" for number in range(6)]
_OUR_TOOLTIP = re.compile(r"<p style='white-space: pre-wrap'>[^<]*</p>")
_OVERRIDES = re.compile("[\u202a-\u202e]")


@pytest.fixture
def requests() -> Iterator[tuple[str, list[str]]]:
    """The address of a web server on this machine, and what it is asked for."""
    with listening() as server:
        yield server


def rich(person: Person) -> list[str]:
    """What is on the screen that Qt would take for markup, or that turns the text around it."""
    found = []
    for label in person.all(QLabel):
        if label.text() and label.textFormat() is not Qt.TextFormat.PlainText:
            found.append(f"{label.objectName() or type(label).__name__}: {label.text()[:60]}")
        if _OVERRIDES.search(QLabel.text(label)):
            found.append(f"{label.objectName()}: direction {label.text()[:60]!r}")
    for widget in [person.front, *person.all(QWidget)]:
        tip = widget.toolTip()
        if Rich.mightBeRichText(tip) and not _OUR_TOOLTIP.fullmatch(tip):
            found.append(f"tooltip of {widget.objectName()}: {tip[:60]}")
    # These take HTML, and anything inserted into them might be.
    found += [f"rich field {edit.objectName()}" for edit in person.all(QTextEdit)]
    return found


@pytest.mark.parametrize("language", ["en", "fr"])
def test_U1_U2_nothing_is_markup_and_nothing_is_fetched(
    language: str, sit_down: SitDown, requests: tuple[str, list[str]], tmp_path: Path
) -> None:
    server, asked = requests
    names = (
        f'<img src="{server}/pixel.png">',
        f"<a href='{server}'>click</a>",
        "\u202egnp.exe &amp; <b>bold</b>",
        "A" * 10_000,
        "<script>alert(1)</script>",
        "محمد <i>עברית</i>",
    )
    header = ("email", "first name", "last name", "date", f'<img src="{server}/title.png">')
    rows = [
        [address, name, name, "2026-11-02", f"<img src={server}/cell.png>"]
        for address, name in zip(ADDRESSES, names, strict=True)
    ]
    batch = write_csv(tmp_path, rows, "<b>Spring<b> <img src=x>.csv", header)
    person = sit_down(language)
    person.go(SETTINGS)
    person.type("operatorSetting", f"<img src={server}/operator.png>")
    problems = []
    for screen in every_screen(person, batch, ADDRESSES):
        QApplication.processEvents()
        assert not isinstance(person.front, QFileDialog)
        person.front.grab()
        problems += [f"{screen}: {problem}" for problem in rich(person)]
        if screen == "active customer":
            assert "<img src=" in person.says("customerName")
    assert problems == []
    assert asked == []
