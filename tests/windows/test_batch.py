"""One batch: counts that open their recipients, its report, and everything that can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDateEdit,
    QDialog,
    QLineEdit,
    QPushButton,
    QTabWidget,
)
from pytestqt.qtbot import QtBot

from app.controllers import answers, history, imports, unsubscribing
from app.controllers.operations import Source
from app.models.database import database, select
from app.widgets.counts import CountBar
from app.widgets.labels import PlainLabel
from app.widgets.preferences import Preferences
from app.widgets.table import Table
from app.widgets.tasks import Tasks
from app.windows.batch_page import BatchPage
from app.windows.import_report import ImportReport
from app.windows.page import Message
from app.windows.places import CustomerPlace, HistoryPlace, InvitationPlace, ReminderPlace
from tests.builders import suppress

DATA = Path(__file__).parent.parent / "data"
Open = Callable[..., BatchPage]
Press = Callable[[BatchPage, str], QDialog]


@pytest.fixture
def said() -> list[Message]:
    return []


@pytest.fixture
def went() -> list[object]:
    return []


@pytest.fixture
def batch(connected: None) -> int:
    return imports.run(imports.propose(DATA / "utf8-bom.csv")).batch_id


@pytest.fixture
def open_page(
    qtbot: QtBot, tasks: Tasks, preferences: Preferences, said: list[Message], went: list[object]
) -> Open:
    def open_page(batch_id: int, report: bool = False) -> BatchPage:
        page = BatchPage(tasks, preferences, batch_id, report)
        qtbot.addWidget(page)
        page.said.connect(said.append)
        page.went.connect(went.append)
        page.resize(1100, 700)
        page.show()
        qtbot.waitUntil(lambda: tasks.idle)
        return page

    return open_page


@pytest.fixture
def press(qtbot: QtBot) -> Press:
    """Press the button that opens a dialog, and give the dialog."""

    def press(page: BatchPage, name: str) -> QDialog:
        qtbot.mouseClick(page.findChild(QAbstractButton, name), Qt.MouseButton.LeftButton)
        return next(
            widget
            for widget in QApplication.topLevelWidgets()
            if isinstance(widget, QDialog) and widget.isVisible()
        )

    return press


def counts_of(page: BatchPage) -> dict[str, int]:
    bar = page.findChild(CountBar, "batchCounts")
    return {
        name: bar.property(name) for name in ("customers", "invited", "answered", "unsubscribed", "reminders")
    }


def emails(page: BatchPage) -> list[str]:
    model = page.findChild(Table, "batchRecipientTable").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def states(page: BatchPage) -> dict[str, str]:
    model = page.findChild(Table, "batchRecipientTable").model()
    return {model.index(row, 0).data(): model.index(row, 4).data() for row in range(model.rowCount())}


def test_recipients_are_listed_with_their_state_and_the_batchs_own_columns(
    batch: int, open_page: Open
) -> None:
    history.mark_invited(batch, date.today())
    answers.apply(answers.preview(batch, "anna@example.com"))
    unsubscribing.apply(unsubscribing.preview("bob+survey@example.com"), Source.CUSTOMERS)
    page = open_page(batch)
    assert states(page) == {
        "anna@example.com": "Answered",
        "bob+survey@example.com": "Unsubscribed",
        "carla@example.org": "Invited",
    }
    model = page.findChild(Table, "batchRecipientTable").model()
    titles = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert titles[-2:] == ["Product", "Comment"]
    assert [model.index(0, len(titles) - 2).data(), titles.count("Transaction Date")] == ["Lamp", 0]


def test_C1_every_count_opens_as_many_recipients(
    batch: int, open_page: Open, tasks: Tasks, qtbot: QtBot
) -> None:
    history.mark_invited(batch, date.today())
    answers.apply(answers.preview(batch, "anna@example.com"))
    unsubscribing.apply(unsubscribing.preview("bob+survey@example.com\nanna@example.com"), Source.CUSTOMERS)
    page = open_page(batch)
    assert counts_of(page) == {"customers": 3, "invited": 3, "answered": 1, "unsubscribed": 2, "reminders": 0}
    expected = {"Answered": 1, "Unsubscribed": 2, "Invited": 3}
    for name, count in expected.items():
        button = page.findChild(QPushButton, f"batchCounts{name}")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda count=count: tasks.idle and len(emails(page)) == count)
        assert button.isChecked()
    qtbot.mouseClick(page.findChild(QPushButton, "batchCountsAnswered"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tasks.idle and emails(page) == ["anna@example.com"])
    qtbot.mouseClick(page.findChild(QPushButton, "batchCountsAnswered"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tasks.idle and len(emails(page)) == 3)


def test_the_filter_and_the_link_of_a_recipient(
    batch: int, open_page: Open, tasks: Tasks, went: list[object], qtbot: QtBot
) -> None:
    page = open_page(batch)
    qtbot.keyClicks(page.findChild(QLineEdit, "recipientFilter"), "diaz")
    qtbot.waitUntil(lambda: tasks.idle and emails(page) == ["carla@example.org"])
    table = page.findChild(Table, "batchRecipientTable")
    where = table.visualRect(table.model().index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert went == [CustomerPlace("carla@example.org")]


def test_after_an_import_the_report_is_shown(batch: int, open_page: Open) -> None:
    page = open_page(batch, report=True)
    report = page.findChild(ImportReport, "importReport")
    assert report.isVisible()
    assert {name: report.property(name) for name in asdict(imports.report(batch).counts)} == {
        "rows": 4, "new": 3, "known": 0, "ignored": 0, "duplicate": 1, "invalid": 0, "blank": 0,
    }  # fmt: skip
    page.findChild(QTabWidget, "batchTabs").setCurrentIndex(0)
    assert len(emails(page)) == 3


def test_marking_as_invited_elsewhere_and_taking_it_back(
    batch: int, open_page: Open, press: Press, tasks: Tasks, said: list[Message], qtbot: QtBot
) -> None:
    page = open_page(batch)
    dialog = press(page, "markInvitedButton")
    day = date.today() - timedelta(days=9)
    edit = dialog.findChild(QDateEdit, "mailingDate")
    edit.setDate(QDate.currentDate().addDays(3))
    assert edit.date() <= QDate.currentDate()
    edit.setDate(QDate(day.year, day.month, day.day))
    qtbot.mouseClick(dialog.findChild(QPushButton, "recordMailingButton"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tasks.idle and counts_of(page)["invited"] == 3)
    days = {datetime.fromtimestamp(at).date() for (at,) in select("SELECT at FROM message")}
    assert days == {day}
    (operation,) = select("SELECT id FROM operation WHERE kind = 'mailing'").fetchone()
    assert said[-1].undo == operation
    assert not page.findChild(QPushButton, "markInvitedButton").isVisible()


def test_the_survey_address_shows_a_link_and_refuses_in_the_dialog(
    batch: int, open_page: Open, press: Press, tasks: Tasks, qtbot: QtBot
) -> None:
    page = open_page(batch)
    dialog = press(page, "surveyAddressButton")
    edit = dialog.findChild(QLineEdit, "surveyAddressEdit")
    example = dialog.findChild(PlainLabel, "surveyLinkExample")
    qtbot.keyClicks(edit, "https://example.com/s?p={{product}}")
    qtbot.waitUntil(lambda: example.text() == "https://example.com/s?p=Lamp")
    edit.setText("https://example.com/s?p={{nothing}}")
    save = dialog.findChild(QPushButton, "storeSurveyButton")
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tasks.idle and "nothing" in dialog.findChild(PlainLabel, "bannerText").text())
    assert edit.text() == "https://example.com/s?p={{nothing}}"
    edit.setText("https://example.com/s")
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tasks.idle and history.details(batch).survey_address == "https://example.com/s")
    qtbot.waitUntil(lambda: page.findChild(PlainLabel, "surveyAddress").text() == "https://example.com/s")
    assert select('SELECT count(DISTINCT token) FROM "transaction"').fetchone() == (3,)


def test_renaming(batch: int, open_page: Open, press: Press, tasks: Tasks, qtbot: QtBot) -> None:
    page = open_page(batch)
    dialog = press(page, "renameButton")
    edit = dialog.findChild(QLineEdit, "batchNameEdit")
    edit.clear()
    assert not dialog.findChild(QPushButton, "renameBatchButton").isEnabled()
    qtbot.keyClicks(edit, "Spring <b>&")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tasks.idle and page.heading.text() == "Spring <b>&")


def test_the_reminder_is_one_press_away(
    batch: int, open_page: Open, went: list[object], qtbot: QtBot
) -> None:
    page = open_page(batch)
    qtbot.mouseClick(page.findChild(QPushButton, "sendReminderButton"), Qt.MouseButton.LeftButton)
    assert went == [ReminderPlace(batch)]


def test_deleting_leaves_for_the_history_and_says_so(
    batch: int,
    open_page: Open,
    press: Press,
    tasks: Tasks,
    said: list[Message],
    went: list[object],
    qtbot: QtBot,
) -> None:
    page = open_page(batch)
    dialog = press(page, "deleteBatchButton")
    assert dialog.findChild(QPushButton, "cancelButton").isDefault()
    qtbot.mouseClick(dialog.findChild(QPushButton, "acceptButton"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tasks.idle and bool(said))
    assert went == [HistoryPlace()]
    assert [message.tone for message in said] == ["good"]
    assert select("SELECT count(*) FROM batch").fetchone() == (0,)
    assert select("SELECT count(*) FROM customer").fetchone() == (3,)


def test_a_batch_that_is_gone_is_refused_in_words(
    batch: int, open_page: Open, said: list[Message], went: list[object], qtbot: QtBot
) -> None:
    history.delete(batch)
    open_page(batch)
    qtbot.waitUntil(lambda: went == [HistoryPlace()])
    assert [(message.text, message.tone) for message in said] == [("This batch has been deleted.", "error")]


def test_the_invitations_come_first_and_then_the_reminder(
    batch: int, open_page: Open, tasks: Tasks, went: list[object], qtbot: QtBot
) -> None:
    page = open_page(batch)
    invite, remind = (
        page.findChild(QPushButton, name) for name in ("sendInvitationsButton", "sendReminderButton")
    )
    assert (invite.isVisible(), remind.property("primary")) == (True, False)
    assert page.findChild(PlainLabel, "notInvited").text().startswith("3 ")
    qtbot.mouseClick(invite, Qt.MouseButton.LeftButton)
    assert went == [InvitationPlace(batch)]

    def write(work: Callable[[], object], table: str) -> None:
        tasks.write(page, lambda _: work(), lambda _: None, changes={table}, label="")
        qtbot.waitUntil(lambda: tasks.idle)

    write(lambda: suppress("anna@example.com"), "suppression")
    assert page.findChild(PlainLabel, "notInvited").text().startswith("2 ")
    write(lambda: history.mark_invited(batch, date.today()), "message")
    assert (invite.isVisible(), remind.property("primary")) == (False, True)


def test_whoever_waits_was_refused_or_is_uncertain_is_told_in_the_list(
    batch: int, open_page: Open, tasks: Tasks
) -> None:
    for address, state in (
        ("anna@example.com", "retry"),
        ("bob+survey@example.com", "expired"),
        ("carla@example.org", "uncertain"),
    ):
        database.execute_sql(
            """INSERT INTO message (batch_id, customer_id, key, kind, rank, state, at, operation_id)
            SELECT ?, id, key, 'invitation', 0, ?, 0, 1 FROM customer WHERE key = ?""",
            (batch, state, address),
        )
    page = open_page(batch)
    assert states(page) == {
        "anna@example.com": "Waiting",
        "bob+survey@example.com": "Refused",
        "carla@example.org": "Uncertain",
    }
    assert counts_of(page)["invited"] == 1
    # One of three can be invited: not who waits, nor who has perhaps been reached.
    assert page.findChild(PlainLabel, "notInvited").text().startswith("1 ")
