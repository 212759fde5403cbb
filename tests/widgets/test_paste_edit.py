"""The paste field: what comes in is what text() says, at any size, and nothing freezes."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from app.widgets.paste_edit import LIMIT, Mark, PasteEdit


@pytest.fixture
def edit(qtbot: QtBot) -> PasteEdit:
    made = PasteEdit()
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show()
    return made


def paste(edit: PasteEdit, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    edit.insertFromMimeData(data)


def test_every_line_break_is_one_line_of_text_and_gutter(edit: PasteEdit) -> None:
    paste(edit, "a\r\nb\rc\u2028d\u2029e\x0bf\x85g\x00h\nlast")
    assert edit.text() == "a\nb\nc\nd\ne\nf\ngh\nlast"
    assert edit.blockCount() == len(edit.text().split("\n"))


def test_shift_enter_is_a_line_too(qtbot: QtBot, edit: PasteEdit) -> None:
    qtbot.keyClicks(edit, "a")
    qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(edit, "b")
    assert (edit.text(), edit.blockCount()) == ("a\nb", 2)


def test_the_clipboard_is_pasted_by_key_and_can_be_undone(qtbot: QtBot, edit: PasteEdit) -> None:
    QGuiApplication.clipboard().setText("a@b.fr\r\nc@d.fr")
    qtbot.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == "a@b.fr\nc@d.fr"
    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == ""


def test_a_long_text_is_kept_aside_whole_and_can_be_cleared(qtbot: QtBot, edit: PasteEdit) -> None:
    edit.setPlainText("before 😀\nafter")
    cursor = edit.textCursor()
    cursor.setPosition(len("before 😀".encode("utf-16-le")) // 2)
    edit.setTextCursor(cursor)
    long = "someone@example.org\n" * 20_000
    paste(edit, long)
    assert edit.is_aside()
    assert edit.text() == "before 😀" + long + "\nafter"
    assert edit.isReadOnly()
    summary = edit.findChild(QLabel, "pasteSummary")
    assert summary
    assert summary.isVisible()
    assert "20002" in "".join(letter for letter in summary.text() if letter.isalnum())
    clear = edit.findChild(QPushButton, "clearPasteButton")
    assert clear
    clear.click()
    assert (edit.text(), edit.is_aside(), edit.isReadOnly()) == ("", False, False)
    assert not summary.isVisible()


def test_set_plain_text_keeps_long_texts_aside_and_comes_back(edit: PasteEdit) -> None:
    edit.setPlainText("x" * (LIMIT + 1))
    assert edit.is_aside()
    assert len(edit.text()) == LIMIT + 1
    edit.setPlainText("short\r\ntext")
    assert (edit.text(), edit.is_aside()) == ("short\ntext", False)


@pytest.mark.parametrize(
    "text", ["a@b.fr, " * 625_000, "someone@example.org\r\n" * 250_000], ids=["line", "lines"]
)
def test_five_megabytes_do_not_freeze(edit: PasteEdit, text: str) -> None:
    start = time.perf_counter()
    paste(edit, text)
    edit.repaint()
    assert time.perf_counter() - start < 1.0
    assert len(edit.text()) == len(text.replace("\r", ""))


def test_edits_are_told_once_they_settle(qtbot: QtBot, edit: PasteEdit) -> None:
    told: list[str] = []
    edit.textEdited.connect(lambda: told.append(edit.text()))
    qtbot.keyClicks(edit, "abc")
    assert told == []
    qtbot.waitUntil(lambda: told == ["abc"])
    edit.setPlainText("y" * (LIMIT + 1))
    qtbot.waitUntil(lambda: len(told) == 2)


def drop(edit: PasteEdit, data: QMimeData) -> QDropEvent:
    event = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ShiftModifier,  # asks for a move, which would have the file deleted
    )
    edit.dropEvent(event)
    return event


@pytest.mark.parametrize("aside", [False, True])
def test_a_dropped_file_is_handed_on_and_not_inserted(edit: PasteEdit, tmp_path: Path, aside: bool) -> None:
    before = "z" * (LIMIT + 1) if aside else "typed"
    edit.setPlainText(before)
    files: list[Path] = []
    edit.fileDropped.connect(files.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "été 1.csv"))])
    event = drop(edit, data)
    assert files == [tmp_path / "été 1.csv"]
    assert edit.text() == before
    assert event.dropAction() == Qt.DropAction.CopyAction


def test_marks_stand_beside_their_lines(qtbot: QtBot, edit: PasteEdit) -> None:
    edit.setPlainText("\n".join(f"line{number}@example.org" for number in range(1, 5_001)))
    good = Mark("✓", "good", "Will be <b>unsubscribed</b>")
    edit.set_marks({1: good, 3: Mark("✕", "error", "Unreadable")})
    assert edit.mark_at(1) == good
    assert edit.mark_at(2) is None
    assert edit.accessibleDescription() == "Will be <b>unsubscribed</b>"
    edit.moveCursor(edit.textCursor().MoveOperation.Down)
    assert edit.accessibleDescription() == ""
    edit.set_marks([None, good])
    assert edit.accessibleDescription() == "Will be <b>unsubscribed</b>"
    edit.show_mark_tip(QPoint(5, edit.cursorRect().center().y()), edit.mapToGlobal(QPoint(5, 5)))
    qtbot.waitUntil(lambda: "&lt;b&gt;" in QToolTip.text())
    QToolTip.hideText()


def test_only_lines_in_sight_are_painted(edit: PasteEdit) -> None:
    edit.setPlainText("\n".join(["one@example.org"] * 5_000))
    assert len(edit.visible_lines(edit.viewport().rect())) < 40
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    lines = edit.visible_lines(edit.viewport().rect())
    assert 0 < len(lines) < 40
    assert lines[-1][0] == 5_000
    assert not edit.grab().isNull()
