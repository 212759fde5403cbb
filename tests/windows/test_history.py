"""The history: every batch with its counts, and a reminder button in every row that is in sight."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.controllers import answers, history, imports, unsubscribing
from app.controllers.operations import Source
from app.models import database
from app.models.database import select, writing
from app.widgets.preferences import Preferences
from app.widgets.table import Table
from app.widgets.tasks import Tasks
from app.windows.history_page import HistoryPage
from app.windows.places import BatchPlace, InvitationPlace, ReminderPlace

DATA = Path(__file__).parent.parent / "data"


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def went() -> list[object]:
    return []


@pytest.fixture
def page(
    qtbot: QtBot, tasks: Tasks, preferences: Preferences, said: list[str], went: list[object]
) -> HistoryPage:
    made = HistoryPage(tasks, preferences)
    qtbot.addWidget(made)
    made.said.connect(lambda message: said.append(message.text))
    made.went.connect(went.append)
    made.resize(1100, 500)
    made.show()
    qtbot.waitUntil(lambda: tasks.idle)
    return made


@pytest.fixture
def batch(connected: None) -> int:
    """Of 3 customers: all invited, one answered, one unsubscribed."""
    batch_id = imports.run(imports.propose(DATA / "utf8-bom.csv")).batch_id
    history.mark_invited(batch_id, date.today() - timedelta(days=20))
    answers.apply(answers.preview(batch_id, "anna@example.com"))
    unsubscribing.apply(unsubscribing.preview("bob+survey@example.com"), Source.CUSTOMERS)
    return batch_id


def table_of(page: HistoryPage) -> Table:
    return page.findChild(Table, "historyTable")


def cells(table: Table, row: int) -> list[str]:
    model = table.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def reminder_buttons(page: HistoryPage) -> list[QPushButton]:
    return [button for button in page.findChildren(QPushButton, "sendReminderButton") if button.isVisible()]


def top_dialog() -> QDialog:
    return next(
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QDialog) and widget.isVisible()
    )


def add_batches(count: int) -> None:
    with writing() as connection:
        connection.execute(
            "INSERT INTO operation (kind, at, operator, source) VALUES ('import', 0, 'Anne', 'import')"
        )
        connection.executemany(
            "INSERT INTO batch (name, file_name, operation_id, imported_at) VALUES (?, 'f.csv', 1, ?)",
            ((f"Batch {number}", number) for number in range(count)),
        )


def test_an_empty_history_says_what_it_is_for_and_imports(page: HistoryPage, qtbot: QtBot) -> None:
    wanted: list[object] = []
    page.importWanted.connect(wanted.append)
    button = page.findChild(QPushButton, "firstImportButton")
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert wanted == [None]


def test_C3_the_counts_of_a_row_equal_a_recount(batch: int, page: HistoryPage) -> None:
    (customers,) = select('SELECT count(*) FROM "transaction" WHERE batch_id = ?', (batch,)).fetchone()
    (invited,) = select("SELECT count(*) FROM message WHERE kind = 'invitation'").fetchone()
    (answered,) = select("SELECT count(*) FROM answer").fetchone()
    (unsubscribed,) = select("SELECT count(*) FROM suppression").fetchone()
    row = cells(table_of(page), 0)
    assert row[0] == "utf8-bom"
    assert row[3:8] == [str(count) for count in (customers, invited, answered, unsubscribed, 0)]
    assert (customers, invited, answered, unsubscribed) == (3, 3, 1, 1)


def test_an_unsubscription_elsewhere_changes_the_count_at_once(
    batch: int, page: HistoryPage, tasks: Tasks, qtbot: QtBot
) -> None:
    tasks.write(
        page,
        lambda _: unsubscribing.apply(unsubscribing.preview("carla@example.org"), Source.CUSTOMERS),
        lambda _: None,
        changes={"suppression"},
        label="",
    )
    qtbot.waitUntil(lambda: tasks.idle and cells(table_of(page), 0)[6] == "2")


def test_the_name_opens_the_batch(batch: int, page: HistoryPage, went: list[object], qtbot: QtBot) -> None:
    table = table_of(page)
    where = table.visualRect(table.model().index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert went == [BatchPlace(batch)]


def test_the_button_of_a_row_goes_to_its_reminder(
    batch: int, page: HistoryPage, went: list[object], qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(reminder_buttons(page)) == 1)
    (button,) = reminder_buttons(page)
    assert "utf8-bom" in button.accessibleName()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert went == [ReminderPlace(batch)]


def test_ten_thousand_batches_need_few_buttons_and_each_is_of_its_row(
    connected: None, page: HistoryPage, tasks: Tasks, went: list[object], qtbot: QtBot
) -> None:
    add_batches(10_000)
    page.refresh()
    table = table_of(page)

    def settled() -> bool:
        in_sight = {table.rowAt(button.geometry().center().y()) for button in reminder_buttons(page)}
        wanted = set(range(table.rowAt(1), table.rowAt(table.viewport().height() - 1) + 1))
        return tasks.idle and bool(wanted) and in_sight == wanted

    qtbot.waitUntil(lambda: table.row_count == 10_000 and settled())
    for row in (5_000, 9_000, 0):
        table.scrollTo(table.model().index(row, 0))
        qtbot.waitUntil(settled)
        assert len(reminder_buttons(page)) < 30
        for button in reminder_buttons(page):
            place = table.rowAt(button.geometry().center().y())
            assert button.property("batch") == table.ids[place]
    page.resize(1100, 900)
    qtbot.waitUntil(settled)
    qtbot.mouseClick(reminder_buttons(page)[0], Qt.MouseButton.LeftButton)
    assert went


def test_a_sort_moves_the_buttons_with_their_batches(
    connected: None, page: HistoryPage, tasks: Tasks, qtbot: QtBot
) -> None:
    add_batches(3)
    page.refresh()
    table = table_of(page)
    qtbot.waitUntil(lambda: tasks.idle and len(reminder_buttons(page)) == 3)
    before = list(table.ids)
    table.horizontalHeader().sortIndicatorChanged.emit(2, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: tasks.idle and list(table.ids) == before[::-1])
    qtbot.waitUntil(lambda: len(reminder_buttons(page)) == 3)
    shown = {
        table.rowAt(each.geometry().center().y()): each.property("batch") for each in reminder_buttons(page)
    }
    assert [shown[row] for row in range(3)] == before[::-1]


@pytest.fixture
def ask_to_delete(page: HistoryPage, qtbot: QtBot) -> Callable[[], QDialog]:
    def ask() -> QDialog:
        table = table_of(page)
        table.setCurrentIndex(table.model().index(0, 0))
        next(action for action in table.actions() if action.objectName() == "deleteBatchAction").trigger()
        qtbot.waitUntil(lambda: any(isinstance(each, QDialog) for each in QApplication.topLevelWidgets()))
        return top_dialog()

    return ask


def test_enter_does_not_delete(
    batch: int, ask_to_delete: Callable[[], QDialog], tasks: Tasks, qtbot: QtBot
) -> None:
    qtbot.keyClick(ask_to_delete(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tasks.idle)
    assert select("SELECT count(*) FROM batch").fetchone() == (1,)


def test_S5_deleting_a_batch_keeps_customers_suppressions_and_contacts(
    batch: int,
    ask_to_delete: Callable[[], QDialog],
    page: HistoryPage,
    tasks: Tasks,
    said: list[str],
    qtbot: QtBot,
) -> None:
    kept = """SELECT (SELECT count(*) FROM customer), (SELECT count(*) FROM suppression),
        (SELECT count(*) FROM message)"""
    before = select(kept).fetchone()
    accept = ask_to_delete().findChild(QPushButton, "acceptButton")
    qtbot.mouseClick(accept, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tasks.idle and bool(said))
    assert "utf8-bom" in said[0]
    database.close()
    database.connect()
    assert select("SELECT count(*) FROM batch").fetchone() == (0,)
    assert select(kept).fetchone() == before
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "firstImportButton").isVisible())


def test_before_anybody_is_invited_the_button_goes_to_the_invitations(
    connected: None, page: HistoryPage, tasks: Tasks, went: list[object], qtbot: QtBot
) -> None:
    batch_id = imports.run(imports.propose(DATA / "utf8-bom.csv")).batch_id
    page.refresh()

    def buttons(name: str) -> list[QPushButton]:
        return [button for button in page.findChildren(QPushButton, name) if button.isVisible()]

    qtbot.waitUntil(lambda: tasks.idle and len(buttons("sendInvitationsRowButton")) == 1)
    assert buttons("sendReminderButton") == []
    (button,) = buttons("sendInvitationsRowButton")
    assert "utf8-bom" in button.accessibleName()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert went == [InvitationPlace(batch_id)]
    tasks.write(
        page,
        lambda _: history.mark_invited(batch_id, date.today()),
        lambda _: None,
        changes={"message"},
        label="",
    )
    qtbot.waitUntil(lambda: tasks.idle and len(buttons("sendReminderButton")) == 1)
    assert buttons("sendInvitationsRowButton") == []
    qtbot.mouseClick(buttons("sendReminderButton")[0], Qt.MouseButton.LeftButton)
    assert went[1:] == [ReminderPlace(batch_id)]


def test_the_menu_of_a_row_has_both(batch: int, page: HistoryPage, went: list[object]) -> None:
    table = table_of(page)
    table.setCurrentIndex(table.model().index(0, 0))
    for name, place in (
        ("sendInvitationsAction", InvitationPlace(batch)),
        ("sendReminderAction", ReminderPlace(batch)),
    ):
        next(action for action in table.actions() if action.objectName() == name).trigger()
        assert went[-1] == place
