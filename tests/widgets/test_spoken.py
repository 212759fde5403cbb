"""What is said to screen readers, and what stays as the person has put it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLabel, QSplitter
from pytestqt.qtbot import QtBot

from app.widgets import spoken
from app.widgets.banner import Banner
from app.widgets.keys import tell_keys
from app.widgets.preferences import Preferences
from app.widgets.splitters import remember


def test_a_chooser_says_what_is_chosen_there_wherever_qt_says_only_its_value(qtbot: QtBot) -> None:
    chooser = QComboBox()
    qtbot.addWidget(chooser)
    chooser.addItem("All")
    spoken.name_chooser(chooser, "Status")
    told = QAccessible.queryAccessibleInterface(chooser)
    said = [told.text(what) for what in (QAccessible.Text.Name, QAccessible.Text.Description)]
    assert "Status" in said


@pytest.mark.parametrize(("tone", "urgent"), [("good", False), ("error", True)])
def test_a_message_is_announced_and_a_refusal_at_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tone: str, urgent: bool
) -> None:
    said: list[tuple[str, bool]] = []

    def hear(event: object) -> None:
        assert event.type() == QAccessible.Event.Announcement  # type: ignore[attr-defined]
        politeness = event.politeness()  # type: ignore[attr-defined]
        said.append((event.message(), politeness == QAccessible.AnnouncementPoliteness.Assertive))  # type: ignore[attr-defined]

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_message("Done.", tone)  # type: ignore[arg-type]
    assert said == [("Done.", urgent)]


def test_a_tooltip_says_the_keys(qtbot: QtBot) -> None:
    label = QLabel("x")
    qtbot.addWidget(label)
    tell_keys(label, "Ctrl+O", "Import")
    assert label.toolTip() == "Import (Ctrl+O)"


def test_a_splitter_keeps_its_sizes(qtbot: QtBot, tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "relance.ini")

    def build() -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        qtbot.addWidget(splitter)
        for _ in range(2):
            splitter.addWidget(QLabel("part"))
        remember(splitter, "here", preferences, [100, 300])
        splitter.resize(405, 100)
        splitter.show()
        return splitter

    first = build()
    assert first.sizes()[0] < first.sizes()[1]
    first.moveSplitter(300, 1)
    kept = first.sizes()
    assert kept[0] > kept[1]
    assert build().sizes() == kept
