"""Hostile text in labels and sentences: shown as it is, within its bounds."""

import datetime

import pytest
from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.errors import QT_TRANSLATE_NOOP, Refusal
from app.widgets import words
from app.widgets.labels import Heading, Hint, PlainLabel

HOSTILE = ['<img src="http://127.0.0.1/x.png">', "<b>bold</b>", "A & B", "abc\u202egnp.exe", "x" * 10_000]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("elide", ["none", "middle", "right"])
def test_U1_a_label_shows_its_text_as_it_is(qtbot: QtBot, text: str, elide: str) -> None:
    label = PlainLabel(text, elide=elide)  # type: ignore[arg-type]
    qtbot.addWidget(label)
    label.resize(200, 30)
    label.show()
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == text
    assert "<img" not in label.toolTip()
    assert "<b>" not in label.toolTip()


@pytest.mark.parametrize("label", [PlainLabel, Heading, Hint])
def test_long_text_never_widens_a_window(qtbot: QtBot, label: type[PlainLabel]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.addWidget(label("x" * 10_000))
    assert window.minimumSizeHint().width() < 500
    assert window.sizeHint().width() < 1_000


def test_the_whole_text_is_in_the_tooltip_only_while_it_is_cut(qtbot: QtBot) -> None:
    label = PlainLabel("a <very> long name " * 10, elide="middle", selectable=True)
    qtbot.addWidget(label)
    label.resize(100, 30)
    label.show()
    assert label.isElided()
    assert "a &lt;very&gt; long name" in label.toolTip()
    label.setFocus()
    qtbot.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == label.text()
    label.resize(10_000, 30)
    assert not label.isElided()
    assert label.toolTip() == ""
    label.setText("short")
    label.resize(QSize(300, 30))
    assert label.toolTip() == ""


def test_right_to_left_text_keeps_to_itself() -> None:
    assert words.isolate("Émile") == "Émile"
    assert words.isolate("abc\u202egnp.exe\u2069") == "abcgnp.exe"
    assert words.isolate("שלום") == "\u2068שלום\u2069"


def test_a_refusal_is_said_with_its_values() -> None:
    class TooMany(Refusal):
        sentence = QT_TRANSLATE_NOOP("Refusal", "{file} has {rows} rows since {day}.")

    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    try:
        said = words.sentence(TooMany(file="<b>{0}\u202e.csv", rows=1_234_567, day=datetime.date(2026, 3, 9)))
    finally:
        QLocale.setDefault(before)
    assert said == "<b>{0}.csv has 1,234,567 rows since 3/9/26."
