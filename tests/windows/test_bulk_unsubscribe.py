"""Bulk unsubscribe: each line's outcome before, exactly that afterwards, nothing at all after a refusal."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.controllers import customers, suppressions, unsubscribing
from app.controllers.operations import Source
from app.controllers.unsubscribing import Reason, Receipt
from app.models.database import select
from app.widgets.counts import CountBar
from app.widgets.outcome_view import OutcomeView
from app.widgets.paste_edit import PasteEdit
from app.widgets.preferences import Preferences
from app.widgets.tasks import Tasks
from app.windows.bulk_unsubscribe_dialog import BulkUnsubscribeDialog
from app.windows.places import Unsubscription
from tests.builders import Recount, add_customers, suppress
from tests.windows.seeing import Settle, click, drop

DATA = Path(__file__).parent.parent / "data"
PARTS = ("found", "unsubscribed", "already", "unknown", "duplicate", "unreadable")
MESSY = (DATA / "paste-messy.txt").read_text(encoding="utf-8")
EXPECTED = json.loads((DATA / "expected.json").read_text(encoding="utf-8"))["paste-messy.txt"]

Open = Callable[..., BulkUnsubscribeDialog]


@pytest.fixture
def people(connected: None) -> None:
    """The customers that the messy paste names, one of whom is unsubscribed."""
    add_customers(*EXPECTED["customers"])
    suppress(*EXPECTED["already_unsubscribed"])


@pytest.fixture
def recount(database_path: Path) -> Recount:
    return Recount(database_path)


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
def open_dialog(
    window: QWidget, tasks: Tasks, preferences: Preferences, receipts: list[Receipt], settle: Settle
) -> Open:
    def open_one(**wish: object) -> BulkUnsubscribeDialog:
        made = BulkUnsubscribeDialog(
            window,
            tasks,
            preferences,
            Unsubscription(Source.CUSTOMERS, **wish),  # type: ignore[arg-type]
        )
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # to be looked at after it is closed
        made.unsubscribed.connect(receipts.append)
        made.open()
        settle()
        return made

    return open_one


@pytest.fixture
def dialog(people: None, open_dialog: Open) -> BulkUnsubscribeDialog:
    return open_dialog()


def edit_of(dialog: BulkUnsubscribeDialog) -> PasteEdit:
    return dialog.findChild(PasteEdit, "addressesEdit")


def button_of(dialog: BulkUnsubscribeDialog) -> QPushButton:
    return dialog.findChild(QPushButton, "unsubscribeButton")


def counts_of(dialog: BulkUnsubscribeDialog) -> dict[str, int]:
    bar = dialog.findChild(CountBar, "outcomeCounts")
    return {name: bar.property(name) for name in PARTS}


def paste(dialog: BulkUnsubscribeDialog, text: str, settle: Settle) -> None:
    edit_of(dialog).setPlainText(text)
    settle()


def busy(dialog: BulkUnsubscribeDialog) -> bool:
    return dialog.findChild(QProgressBar, "pasteProgress").isVisible()


@contextmanager
def another_writer(path: Path) -> Iterator[None]:
    """Another program is in the middle of a change."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


def be_impatient(tasks: Tasks, owner: QWidget) -> None:
    """Wait for other writers for a moment only, where the program waits ten seconds."""
    tasks.write(
        owner, lambda _: select("PRAGMA busy_timeout = 20").fetchall(), lambda _: None, changes=(), label=""
    )


def test_C1_a_messy_paste_has_the_outcomes_counted_by_hand(
    dialog: BulkUnsubscribeDialog, settle: Settle
) -> None:
    paste(dialog, MESSY, settle)
    counts = counts_of(dialog)
    assert counts == {
        "found": EXPECTED["addresses_found"],
        **{name: EXPECTED[name] for name in PARTS[1:5]},
        "unreadable": len(EXPECTED["unreadable_lines"]),
    }
    assert counts["found"] == sum(counts[name] for name in PARTS[1:5])
    symbols = {line: mark.symbol for line in range(1, 12) if (mark := edit_of(dialog).mark_at(line))}
    assert symbols == {2: "✓", 3: "✓", 4: "″", 5: "=", 6: "?", 8: "✗", 9: "✗", 10: "″"}
    assert button_of(dialog).text() == "Unsubscribe 3, block 1"


def test_B3_the_preview_is_the_receipt_is_the_difference_in_the_database(
    dialog: BulkUnsubscribeDialog, receipts: list[Receipt], settle: Settle, recount: Recount
) -> None:
    before = recount.suppressed()
    paste(dialog, MESSY, settle)
    preview = counts_of(dialog)
    click(button_of(dialog))
    settle()
    (receipt,) = receipts
    assert {name: getattr(receipt.counts, name) for name in PARTS} == preview
    assert not receipt.moved
    assert recount.suppressed() - before == {
        "a@example.com", "b@example.com", "c@example.com", "stranger@nowhere.example",
    }  # fmt: skip
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("text", "says", "enabled"),
    [
        ("a@example.com\nb@example.com", "Unsubscribe 2", True),
        ("x@nowhere.example", "Block 1", True),
        ("a@example.com x@nowhere.example y@nowhere.example", "Unsubscribe 1, block 2", True),
        ("d@example.com", "Unsubscribe 0", False),
        ("no address", "Unsubscribe 0", False),
        ("", "Unsubscribe 0", False),
    ],
)
def test_the_button_says_what_it_will_do_and_does_not_do_nothing(
    dialog: BulkUnsubscribeDialog, settle: Settle, text: str, says: str, enabled: bool
) -> None:
    paste(dialog, text, settle)
    assert (button_of(dialog).text(), button_of(dialog).isEnabled()) == (says, enabled)


def test_B4_while_the_preview_is_of_an_older_text_nothing_can_be_confirmed(
    dialog: BulkUnsubscribeDialog, settle: Settle, qtbot: QtBot
) -> None:
    paste(dialog, "a@example.com", settle)
    qtbot.keyClicks(edit_of(dialog), "b@example.com")
    qtbot.keyClick(edit_of(dialog), Qt.Key.Key_Return)
    assert not button_of(dialog).isEnabled()
    settle()
    assert button_of(dialog).isEnabled()
    assert button_of(dialog).text() == "Unsubscribe 2"


def test_enter_cancels_unless_it_is_the_button_that_has_the_focus(
    dialog: BulkUnsubscribeDialog, receipts: list[Receipt], settle: Settle, qtbot: QtBot
) -> None:
    paste(dialog, "a@example.com", settle)
    assert dialog.findChild(QPushButton, "cancelButton").isDefault()
    qtbot.keyClick(dialog.findChild(QComboBox, "reasonChoice"), Qt.Key.Key_Return)
    settle()
    assert (dialog.isVisible(), receipts) == (False, [])


def test_enter_on_the_button_unsubscribes(
    dialog: BulkUnsubscribeDialog, receipts: list[Receipt], settle: Settle, qtbot: QtBot
) -> None:
    paste(dialog, "a@example.com", settle)
    dialog.activateWindow()
    button_of(dialog).setFocus()
    qtbot.keyClick(button_of(dialog), Qt.Key.Key_Return)
    settle()
    assert len(receipts) == 1


@pytest.mark.parametrize("reason", list(Reason))
def test_L1_the_reason_chosen_is_kept_as_evidence(
    dialog: BulkUnsubscribeDialog, settle: Settle, reason: Reason
) -> None:
    paste(dialog, "a@example.com", settle)
    chooser = dialog.findChild(QComboBox, "reasonChoice")
    chooser.setCurrentIndex(chooser.findData(reason))
    click(button_of(dialog))
    settle()
    evidence = customers.page("a@example.com").evidence
    assert evidence is not None
    assert (evidence.reason, evidence.source) == (reason, Source.CUSTOMERS)


def test_B1_after_a_refusal_nothing_has_changed_and_the_text_is_still_there(
    dialog: BulkUnsubscribeDialog,
    receipts: list[Receipt],
    settle: Settle,
    recount: Recount,
    tasks: Tasks,
) -> None:
    before = recount.contents()
    paste(dialog, MESSY, settle)
    text = edit_of(dialog).text()
    be_impatient(tasks, dialog)
    with another_writer(recount.path):
        click(button_of(dialog))
        settle()
        assert dialog.isVisible()
        said = dialog.findChild(QLabel, "bannerText")
        assert said.isVisible()
        assert "Nothing was changed" in said.text()
        assert edit_of(dialog).text() == text
    assert recount.contents() == before
    click(button_of(dialog))
    settle()
    assert [receipt.counts.unsubscribed for receipt in receipts] == [3]


def test_B1_escape_while_it_is_being_done_takes_everything_back(
    dialog: BulkUnsubscribeDialog, receipts: list[Receipt], settle: Settle, recount: Recount, qtbot: QtBot
) -> None:
    before = recount.contents()
    text = "\n".join(f"person{number}@example.com" for number in range(30_000))
    paste(dialog, text, settle)
    with another_writer(recount.path):
        click(button_of(dialog))
        assert busy(dialog)
        assert not button_of(dialog).isEnabled()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        dialog.close()
        assert dialog.isVisible()
    qtbot.waitUntil(lambda: not busy(dialog))
    settle()
    assert receipts == []
    assert recount.contents() == before
    assert edit_of(dialog).text() == text
    assert button_of(dialog).isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("name", "found"), [("paste-messy.txt", 7), ("utf8-bom.csv", 4), ("workbook.xlsx", 2)]
)
def test_a_dropped_file_is_read_below_what_is_there(
    dialog: BulkUnsubscribeDialog, settle: Settle, name: str, found: int
) -> None:
    paste(dialog, "someone@else.example", settle)
    drop(dialog.findChild(OutcomeView), DATA / name)
    settle()
    assert counts_of(dialog)["found"] == found + 1
    assert edit_of(dialog).text().startswith("someone@else.example\n")


def test_several_files_dropped_together_are_all_read(dialog: BulkUnsubscribeDialog, settle: Settle) -> None:
    drop(dialog.findChild(OutcomeView), DATA / "utf8-bom.csv", DATA / "workbook.xlsx")
    settle()
    assert counts_of(dialog)["found"] == 4 + 2


def test_a_file_that_cannot_be_read_is_refused_in_the_dialog(
    dialog: BulkUnsubscribeDialog, settle: Settle, tmp_path: Path
) -> None:
    paste(dialog, "a@example.com", settle)
    dialog.findChild(OutcomeView).fileWanted.emit(tmp_path / "missing.txt")
    settle()
    assert dialog.findChild(QLabel, "bannerText").isVisible()
    assert edit_of(dialog).text() == "a@example.com"
    assert button_of(dialog).isEnabled()


def test_a_hundred_thousand_lines_are_summed_up_and_unsubscribed(
    dialog: BulkUnsubscribeDialog,
    receipts: list[Receipt],
    settle: Settle,
    recount: Recount,
    qtbot: QtBot,
) -> None:
    text = "a@example.com\n" + "\n".join(f"person{number}@example.net" for number in range(99_999))
    edit_of(dialog).setPlainText(text)
    qtbot.waitUntil(button_of(dialog).isEnabled, timeout=20_000)
    assert counts_of(dialog) == {
        "found": 100_000, "unsubscribed": 1, "already": 0, "unknown": 99_999, "duplicate": 0, "unreadable": 0,
    }  # fmt: skip
    summary = dialog.findChild(QLabel, "pasteSummary")
    assert summary.isVisible()
    assert summary.text().startswith(QLocale().toString(100_000))
    assert edit_of(dialog).toPlainText() == ""
    click(button_of(dialog))
    qtbot.waitUntil(lambda: bool(receipts), timeout=30_000)
    assert recount("SELECT count(*) FROM suppression") == 100_001


def test_B3_the_preview_follows_what_happens_elsewhere(
    dialog: BulkUnsubscribeDialog, settle: Settle, tasks: Tasks, window: QWidget
) -> None:
    paste(dialog, "a@example.com\nnew@example.com", settle)
    assert button_of(dialog).text() == "Unsubscribe 1, block 1"
    tasks.write(
        window,
        lambda _: customers.add("new@example.com", "", ""),
        lambda _: None,
        changes={"customer"},
        label="",
    )
    settle()
    assert button_of(dialog).text() == "Unsubscribe 2"


def test_B3_what_another_program_changed_in_between_is_in_the_receipt(
    dialog: BulkUnsubscribeDialog, receipts: list[Receipt], settle: Settle
) -> None:
    paste(dialog, "a@example.com\nb@example.com", settle)
    suppress("a@example.com")
    click(button_of(dialog))
    settle()
    (receipt,) = receipts
    assert receipt.moved
    assert (receipt.counts.unsubscribed, receipt.counts.already) == (1, 1)


def test_B1_when_nothing_is_left_to_do_it_says_so_and_shows_why(
    dialog: BulkUnsubscribeDialog, receipts: list[Receipt], settle: Settle
) -> None:
    paste(dialog, "a@example.com\na@example.com", settle)
    suppress("a@example.com")
    unsubscribing.apply(unsubscribing.preview("b@example.com"), Source.HISTORY)
    before = suppressions.counts()
    paste(dialog, "b@example.com", settle)
    assert not button_of(dialog).isEnabled()
    assert counts_of(dialog)["already"] == 1
    assert receipts == []
    assert suppressions.counts() == before


def test_it_can_begin_with_addresses(people: None, open_dialog: Open) -> None:
    dialog = open_dialog(text="a@example.com\nb@example.com")
    assert button_of(dialog).text() == "Unsubscribe 2"
    assert button_of(dialog).isEnabled()
