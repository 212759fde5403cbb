"""Recording answers: every line's outcome before, exactly that afterwards, nothing after a refusal."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.controllers import answers, history, imports
from app.controllers.answers import Receipt
from app.models.database import select
from app.widgets.counts import CountBar
from app.widgets.outcome_view import OutcomeView
from app.widgets.paste_edit import PasteEdit
from app.widgets.preferences import Preferences
from app.widgets.table import Table
from app.widgets.tasks import Tasks
from app.windows.answers_dialog import AnswersDialog

DATA = Path(__file__).parent.parent / "data"
PARTS = ("found", "recorded", "already", "not_in_batch", "duplicate", "unreadable")


@pytest.fixture
def batch(connected: None) -> int:
    """Of 3 customers, one of whom has answered."""
    batch_id = imports.run(imports.propose(DATA / "utf8-bom.csv")).batch_id
    history.mark_invited(batch_id, date.today())
    history.set_survey_address(batch_id, "https://example.com/s")
    answers.apply(answers.preview(batch_id, "anna@example.com"))
    return batch_id


@pytest.fixture
def receipts() -> list[Receipt]:
    return []


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What the dialog is opened over."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(
    qtbot: QtBot,
    window: QWidget,
    tasks: Tasks,
    preferences: Preferences,
    batch: int,
    receipts: list[Receipt],
) -> AnswersDialog:
    made = AnswersDialog(window, tasks, preferences, batch, "Spring")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # to be looked at after it is closed
    made.recorded.connect(receipts.append)
    made.open()
    qtbot.waitUntil(lambda: tasks.idle)
    return made


def edit_of(dialog: AnswersDialog) -> PasteEdit:
    return dialog.findChild(PasteEdit, "answersEdit")


def record_button(dialog: AnswersDialog) -> QPushButton:
    return dialog.findChild(QPushButton, "recordAnswersButton")


def counts_of(dialog: AnswersDialog) -> dict[str, int]:
    bar = dialog.findChild(CountBar, "answerOutcomeCounts")
    return {name: bar.property(name) for name in PARTS}


def lines(dialog: AnswersDialog) -> list[tuple[str, str]]:
    model = dialog.findChild(Table, "outcomeTable").model()
    return [(model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())]


def paste(dialog: AnswersDialog, text: str, tasks: Tasks, qtbot: QtBot) -> None:
    edit_of(dialog).setPlainText(text)
    qtbot.waitUntil(lambda: tasks.idle and record_button(dialog).text() != "Record answers")


MESSY = """Email
anna@example.com
Carla <carla@example.org>, carla@example.org

nobody@example.net
no address
"""


def test_C1_the_outcomes_of_a_paste_are_marked_counted_and_listed(
    dialog: AnswersDialog, tasks: Tasks, qtbot: QtBot
) -> None:
    paste(dialog, MESSY, tasks, qtbot)
    counts = counts_of(dialog)
    assert counts == {
        "found": 4, "recorded": 1, "already": 1, "not_in_batch": 1, "duplicate": 1, "unreadable": 1,
    }  # fmt: skip
    assert counts["found"] == sum(counts[name] for name in PARTS[1:-1])
    marks = {line: mark.symbol for line in range(1, 7) if (mark := edit_of(dialog).mark_at(line))}
    assert marks == {2: "=", 3: "✓", 5: "?", 6: "✗"}
    for name in PARTS:
        title = "".join(word.capitalize() for word in name.split("_"))
        button = dialog.findChild(QPushButton, f"answerOutcomeCounts{title}")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda name=name: tasks.idle and len(lines(dialog)) == counts[name])
    assert lines(dialog) == [("6", "no address")]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tasks.idle and len(lines(dialog)) == 5)


def test_B3_what_was_shown_is_what_is_recorded(
    dialog: AnswersDialog, tasks: Tasks, receipts: list[Receipt], qtbot: QtBot
) -> None:
    assert not record_button(dialog).isEnabled()
    paste(dialog, MESSY, tasks, qtbot)
    shown = counts_of(dialog)
    qtbot.mouseClick(record_button(dialog), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tasks.idle and bool(receipts))
    assert {name: getattr(receipts[0].counts, name) for name in PARTS} == shown
    assert select("SELECT count(*) FROM answer").fetchone() == (2,)
    assert not dialog.isVisible()


def test_a_token_or_a_link_names_its_recipient(dialog: AnswersDialog, tasks: Tasks, qtbot: QtBot) -> None:
    (token,) = select(
        """SELECT token FROM "transaction" t JOIN customer c ON c.id = t.customer_id
        WHERE c.email = 'carla@example.org'"""
    ).fetchone()
    paste(dialog, f"https://example.com/s?t={token}", tasks, qtbot)
    assert counts_of(dialog)["recorded"] == 1


def test_what_is_being_changed_cannot_be_recorded(dialog: AnswersDialog, tasks: Tasks, qtbot: QtBot) -> None:
    paste(dialog, "carla@example.org", tasks, qtbot)
    assert record_button(dialog).isEnabled()
    qtbot.keyClicks(edit_of(dialog), "x")
    assert not record_button(dialog).isEnabled()


def test_B1_a_refusal_records_nothing_and_keeps_the_text(
    dialog: AnswersDialog, batch: int, tasks: Tasks, receipts: list[Receipt], qtbot: QtBot
) -> None:
    paste(dialog, "carla@example.org", tasks, qtbot)
    history.delete(batch)
    qtbot.mouseClick(record_button(dialog), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tasks.idle and dialog.banner.isVisible())
    assert edit_of(dialog).text() == "carla@example.org"
    assert dialog.isVisible()
    assert not receipts
    assert select("SELECT count(*) FROM answer").fetchone() == (0,)


def test_answers_that_came_meanwhile_are_told(
    dialog: AnswersDialog, batch: int, tasks: Tasks, receipts: list[Receipt], qtbot: QtBot
) -> None:
    paste(dialog, "carla@example.org\nbob+survey@example.com", tasks, qtbot)
    answers.apply(answers.preview(batch, "carla@example.org"))
    qtbot.mouseClick(record_button(dialog), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tasks.idle and bool(receipts))
    assert receipts[0].moved
    assert (receipts[0].counts.recorded, receipts[0].counts.already) == (1, 1)


def test_enter_and_escape_record_nothing(
    dialog: AnswersDialog, tasks: Tasks, receipts: list[Receipt], qtbot: QtBot
) -> None:
    paste(dialog, "carla@example.org", tasks, qtbot)
    assert dialog.cancel_button.isDefault()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: tasks.idle and not dialog.isVisible())
    assert not receipts


def test_a_file_is_added_below_what_is_there(
    dialog: AnswersDialog, tasks: Tasks, tmp_path: Path, qtbot: QtBot
) -> None:
    paste(dialog, "anna@example.com\ncarla@example.org", tasks, qtbot)
    path = tmp_path / "answered.csv"
    path.write_text("bob+survey@example.com\n", encoding="utf-8")
    dialog.findChild(OutcomeView).fileWanted.emit(path)
    qtbot.waitUntil(lambda: tasks.idle and counts_of(dialog)["recorded"] == 2)
    assert lines(dialog)[-1] == ("3", "bob+survey@example.com")


def test_a_hundred_thousand_lines_are_listed(dialog: AnswersDialog, tasks: Tasks, qtbot: QtBot) -> None:
    edit_of(dialog).setPlainText("".join(f"somebody{number}@example.com\n" for number in range(100_000)))
    qtbot.waitUntil(lambda: tasks.idle and counts_of(dialog)["not_in_batch"] == 100_000, timeout=20_000)
    qtbot.waitUntil(lambda: tasks.idle and dialog.findChild(Table, "outcomeTable").row_count == 100_000)
