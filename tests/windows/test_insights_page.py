"""Insights: each figure opens a list of its length, charts are saved, what was chosen is remembered."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QPushButton, QScrollArea, QToolButton
from pytestqt.qtbot import QtBot

from app.controllers import answers, audiences, history, operations, recipients
from app.controllers.audiences import Mail
from app.controllers.customers import Status
from app.controllers.operations import Source
from app.controllers.recipients import Group
from app.controllers.unsubscribing import Reason
from app.models.database import database
from app.widgets.charts.chart import Chart
from app.widgets.preferences import Preferences
from app.widgets.table import Table
from app.widgets.tasks import Tasks
from app.windows.batch_chooser import MOST, BatchChooser
from app.windows.insights_page import InsightsPage
from app.windows.page import Message
from app.windows.places import BatchPlace, CustomersPlace, InsightsPlace, UnsubscribedPlace
from tests.builders import Recount, a_batch, customer_id, suppress
from tests.journeys.person import CUSTOMERS, INSIGHTS, Person
from tests.windows.running import running
from tests.windows.seeing import Settle, click, click_cell, click_header, column, dialog_in_front

TODAY = date.today()


def moment(days_ago: int) -> int:
    return int(datetime.combine(TODAY - timedelta(days_ago), time(9)).timestamp())


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def story(connected: None, tmp_path: Path) -> tuple[int, int]:
    """Two batches of thirty and one of two; people answered and left now and then. The large ones' ids."""
    names = [f"p{number:02}@example.com" for number in range(60)]
    spring = a_batch(tmp_path, *names[:30]).batch_id
    summer = a_batch(tmp_path, *names[30:], name="Summer <b>&.csv").batch_id
    small = a_batch(tmp_path, names[0], names[30], name="Fair.csv").batch_id
    for batch, days_ago in ((spring, 40), (summer, 20), (small, 5)):
        history.mark_invited(batch, TODAY - timedelta(days_ago))
    with operations.at(moment(35)):
        answers.apply(answers.preview(spring, "\n".join(names[:6])))
    audiences.mark_elsewhere(
        spring, Mail.REMINDER, recipients.ids(spring, "", "email", False)[6:], TODAY - timedelta(30)
    )
    with operations.at(moment(28)):
        answers.apply(answers.preview(spring, "\n".join(names[6:10])))
        suppress(*names[10:13])
    with operations.at(moment(9)):
        answers.apply(answers.preview(summer, names[30]))
        suppress(names[31], "stranger@example.com", reason=Reason.BOUNCED, source=Source.REMINDER_PREVIEW)
    answers.apply(answers.preview(small, names[0]))
    database.execute_sql("UPDATE customer SET sendable = 0 WHERE id = ?", (customer_id(names[40]),))
    return spring, summer


@pytest.fixture
def said() -> list[Message]:
    return []


@pytest.fixture
def went() -> list[object]:
    return []


@pytest.fixture
def page(
    qtbot: QtBot,
    tasks: Tasks,
    preferences: Preferences,
    said: list[Message],
    went: list[object],
    settle: Settle,
) -> InsightsPage:
    made = InsightsPage(tasks, preferences)
    qtbot.addWidget(made)
    made.said.connect(said.append)
    made.went.connect(went.append)
    made.resize(1100, 900)
    made.show()
    settle()
    return made


def chart(page: InsightsPage, name: str) -> Chart:
    return page.findChild(Chart, name)


def choose(page: InsightsPage, name: str, index: int) -> None:
    box = page.findChild(QComboBox, name)
    box.setCurrentIndex(index)
    box.activated.emit(index)


def sentence(page: InsightsPage, card: str) -> str:
    return " ".join(label.text() for label in page.findChild(type(page._ranking), card).findChildren(QLabel))


def test_an_empty_program_says_what_will_be_here_and_imports(page: InsightsPage, qtbot: QtBot) -> None:
    wanted: list[object] = []
    page.importWanted.connect(wanted.append)
    assert not page.findChild(QScrollArea, "insightsScroll").isVisible()
    click(page.findChild(QPushButton, "firstImportButton"))
    assert wanted == [None]
    page.demoWanted.connect(lambda: wanted.append("demo"))
    click(page.findChild(QPushButton, "sampleDataButton"))
    assert wanted == [None, "demo"]


def test_customers_alone_are_shown_and_the_rest_says_why_it_is_empty(
    connected: None, tmp_path: Path, page: InsightsPage, settle: Settle
) -> None:
    a_batch(tmp_path, "a@example.com")
    page.refresh()
    settle()
    assert [mark.figure.count for mark in chart(page, "reachChart").marks] == [1]
    assert chart(page, "weeksChart").describe() == "Nobody has unsubscribed in these weeks."
    assert chart(page, "coursesChart").describe() == "No batch has been invited yet."
    assert not page.findChild(BatchChooser).isEnabled()
    assert not page.findChild(Table, "rankingTable").isVisible()


def test_C1_the_ring_is_all_customers(
    story: tuple[int, int], page: InsightsPage, database_path: Path
) -> None:
    recount = Recount(database_path)
    counts = {mark.title: mark.figure.count for mark in chart(page, "reachChart").marks}
    assert counts == {"Can be mailed": 55, "Unsubscribed": 4, "Invalid address": 1}
    assert sum(counts.values()) == recount("SELECT count(*) FROM customer")


def test_C3_every_figure_of_every_chart_opens_a_list_of_its_length(
    story: tuple[int, int], database_path: Path
) -> None:
    """In the whole program: the place is gone to, and the table that is seen there is counted."""
    seen = 0
    early_leaver()
    with running("--database", str(database_path)) as person:
        for name, by, table in (
            ("reachChart", 0, "customerTable"),
            ("weeksChart", 0, "suppressionTable"),
            ("weeksChart", 1, "suppressionTable"),
            ("coursesChart", 0, "batchRecipientTable"),
        ):
            person.go(INSIGHTS)
            page = person.window.page
            assert isinstance(page, InsightsPage)
            choose(page, "weeksBy", by)
            person.settle()
            for figure in [mark.figure for mark in chart(page, name).marks]:
                chart(page, name).chosen.emit(figure.target)
                person.settle()
                rows = person.table(table).row_count if figure.count else 0
                assert rows == figure.count, (name, figure)
                person.go(INSIGHTS)
                seen += 1
    assert seen > 10


def early_leaver() -> None:
    """One of Spring and one of Summer had unsubscribed before they were invited."""
    with operations.at(moment(50)):
        suppress("p20@example.com", "p45@example.com")


def test_who_left_before_being_invited_is_in_no_figure_but_in_history(
    story: tuple[int, int], database_path: Path
) -> None:
    """Chart, table and the lists they open say the same; all of a batch's unsubscribed are a click away."""
    early_leaver()
    with running("--database", str(database_path)) as person:
        person.go(INSIGHTS)
        figures = {
            mark.title: mark.figure
            for mark in chart_of(person, "coursesChart").marks
            if isinstance(mark.figure.target, BatchPlace)
            and mark.figure.target.group is Group.UNSUBSCRIBED
            and "Spring" in mark.title
        }
        assert [figure.count for figure in figures.values()] == [0, 3]
        table = person.table("rankingTable")
        assert column(table, "name")[0] == "Spring"
        assert column(table, "unsubscribed")[0] == "3"
        assert column(table, "unsubscription_rate")[0] == "10%"
        click_cell(table, 0, "unsubscribed")
        person.settle()
        assert person.table("batchRecipientTable").row_count == 3
        chip = person.see(QPushButton, "recipientMomentFilter")
        assert chip.accessibleName().startswith("Only since the invitation")
        person.click("batchCountsUnsubscribed")  # of which only some were shown: all
        assert person.table("batchRecipientTable").row_count == 4
        assert not person.sees("recipientMomentFilter")
        person.go(INSIGHTS)
        person.window.page.went.emit(next(iter(figures.values())).target)
        person.settle()
        assert not person.sees("batchRecipientTable")  # nobody: it says so instead
        chip = person.see(QPushButton, "recipientMomentFilter")
        assert "since the invitation and before" in chip.accessibleName()
        person.click("recipientMomentFilter")
        assert person.table("batchRecipientTable").row_count == 4


def test_what_a_chart_narrowed_a_list_to_goes_when_one_comes_another_way(
    story: tuple[int, int], database_path: Path
) -> None:
    with running("--database", str(database_path)) as person:
        person.go(INSIGHTS)
        click_mark(person, "weeksChart", 0)
        assert person.table("suppressionTable").row_count == 3
        assert person.see(QComboBox, "reasonFilter").currentText() == "Asked"
        assert "Only " in person.see(QPushButton, "spanFilter").accessibleName()
        person.click("spanFilter")
        assert not person.sees("spanFilter")
        assert person.table("suppressionTable").row_count == 5
        person.go(INSIGHTS)
        click_mark(person, "reachChart", 2)
        assert person.table("customerTable").row_count == 1
        assert person.see(QComboBox, "customerStatusFilter").currentText() == "Active, invalid address"
        person.follow("customerTable", "email", "p40@example.com")
        person.press("Alt+Left")
        assert person.table("customerTable").row_count == 1
        person.go(INSIGHTS)
        person.go(CUSTOMERS)
        assert person.table("customerTable").row_count == 60


def test_a_moment_of_a_batch_can_be_taken_back(story: tuple[int, int], database_path: Path) -> None:
    spring, _ = story
    with running("--database", str(database_path)) as person:
        person.go(INSIGHTS)
        page = person.window.page
        (before,) = {
            mark.figure.target.before
            for mark in chart_of(person, "coursesChart").marks
            if isinstance(mark.figure.target, BatchPlace) and mark.figure.target.before
        }
        page.went.emit(BatchPlace(spring, group=Group.ANSWERED, before=before))
        person.settle()
        assert person.table("batchRecipientTable").row_count == 6
        person.click("recipientMomentFilter")
        assert person.table("batchRecipientTable").row_count == 10
        person.click("batchCountsAnswered")  # which were those shown: everyone
        assert person.table("batchRecipientTable").row_count == 30


def chart_of(person: Person, name: str) -> Chart:
    return person.see(Chart, name)


def click_mark(person: Person, name: str, number: int) -> None:
    """A click in the middle of a figure of a chart."""
    shown = chart_of(person, name)
    mark = shown.marks[number]
    place = mark.path.boundingRect().center()
    if not mark.reach.contains(place):
        place = mark.anchor
    assert mark.reach.contains(place)
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=place.toPoint())
    person.settle()


def test_weeks_and_what_tells_them_apart_are_remembered(
    story: tuple[int, int],
    page: InsightsPage,
    tasks: Tasks,
    preferences: Preferences,
    qtbot: QtBot,
    settle: Settle,
) -> None:
    choose(page, "weeksBy", 1)
    choose(page, "weeksNumber", 2)
    settle()
    assert len(page._weeks.figures()[1]) == 52
    assert {"Customers", "Reminder preview"} <= set(page._weeks.figures()[0])
    again = InsightsPage(tasks, preferences)
    qtbot.addWidget(again)
    assert again.findChild(QComboBox, "weeksBy").currentIndex() == 1
    assert again.findChild(QComboBox, "weeksNumber").currentIndex() == 2


def test_a_week_is_told_in_words(story: tuple[int, int], page: InsightsPage) -> None:
    mark = chart(page, "weeksChart").marks[-1]
    assert mark.figure.text.splitlines()[0] == "Bounced: 2"
    assert isinstance(mark.figure.target, UnsubscribedPlace)
    assert str(TODAY.year) in mark.title or str(TODAY.year - 1) in mark.title


def test_the_newest_telling_batches_are_compared_and_others_can_be(
    story: tuple[int, int], page: InsightsPage
) -> None:
    chooser = page.findChild(BatchChooser)
    assert chooser.chosen == set(story)
    names = [action.text() for action in chooser.menu().actions()]
    assert names == ["Fair", "Summer <b>&&", "Spring"]
    before = len(chart(page, "coursesChart").marks)
    fair = chooser.menu().actions()[0]
    fair.trigger()
    assert fair.isChecked()
    assert len(chooser.chosen) == 3
    assert len(chart(page, "coursesChart").marks) == before + 2
    fair.trigger()
    assert chooser.chosen == set(story)
    for action in chooser.menu().actions()[1:]:
        action.trigger()
    assert chart(page, "coursesChart").describe() == "Choose the batches to compare."


def test_the_menu_of_batches_stays_open_while_one_ticks(story: tuple[int, int], page: InsightsPage) -> None:
    menu = page.findChild(BatchChooser).menu()
    menu.popup(page.mapToGlobal(page.rect().center()))
    fair = menu.actions()[0]
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(fair).center())
    assert fair.isChecked()
    assert menu.isVisible()
    menu.setActiveAction(fair)
    QTest.keyClick(menu, Qt.Key.Key_Space)
    assert not fair.isChecked()
    assert menu.isVisible()
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()


def test_no_more_batches_are_compared_than_can_be_told_apart(
    connected: None, tmp_path: Path, page: InsightsPage, settle: Settle, said: list[Message]
) -> None:
    for number in range(MOST + 2):
        batch = a_batch(tmp_path, f"p{number}@example.com", name=f"Batch {number}.csv").batch_id
        history.mark_invited(batch, TODAY)
    page.refresh()
    settle()
    chooser = page.findChild(BatchChooser)
    table = page.findChild(Table, "rankingTable")
    compare = page.findChild(QAction, "compareBatchAction")
    for row in range(MOST + 2):
        table.selectRow(row)
        compare.trigger()
    assert len(chooser.chosen) == MOST
    assert [action.isEnabled() for action in chooser.menu().actions()].count(False) == 2
    assert said
    assert all(message.tone == "info" for message in said)


class TestRanking:
    def test_best_comes_first_and_the_small_last_whichever_way(
        self, story: tuple[int, int], page: InsightsPage, settle: Settle
    ) -> None:
        table = page.findChild(Table, "rankingTable")
        assert column(table, "name") == ["Spring", "Summer <b>&", "Fair"]
        assert column(table, "answer_rate") == ["33%", "3.3%", "50%"]
        click_header(table, "answer_rate")
        settle()
        assert column(table, "name") == ["Summer <b>&", "Spring", "Fair"]
        click_header(table, "unsubscription_rate")
        settle()
        assert column(table, "name")[2] == "Fair"
        click_header(table, "invited")
        settle()
        assert "Fair" in (column(table, "name")[0], column(table, "name")[2])

    def test_it_says_which_and_from_what_size_on(self, story: tuple[int, int], page: InsightsPage) -> None:
        said = sentence(page, "rankingCard")
        assert "Most answers: ‘Spring’, 33%." in said
        assert "Most unsubscriptions: ‘Spring’, 10%." in said
        assert "Fewer than 20" in said

    def test_its_figures_open_their_lists(
        self, story: tuple[int, int], page: InsightsPage, went: list[object]
    ) -> None:
        spring, _ = story
        table = page.findChild(Table, "rankingTable")
        for name in ("name", "invited", "answered", "unsubscribed"):
            click_cell(table, 0, name)
        assert went == [
            BatchPlace(spring, group=group, since_invitation=group is Group.UNSUBSCRIBED)
            for group in (None, Group.INVITED, Group.ANSWERED, Group.UNSUBSCRIBED)
        ]
        for place in went[1:]:
            assert isinstance(place, BatchPlace)
            listed = len(
                recipients.ids(
                    spring, "", "email", False, group=place.group, since_invitation=place.since_invitation
                )
            )
            assert column(table, str(place.group))[0] == str(listed)


def save(page: InsightsPage, action: str, path: Path, settle: Settle) -> None:
    page.findChild(QAction, action).trigger()
    chooser = dialog_in_front("chartFileChooser")
    assert isinstance(chooser, QFileDialog)
    chooser.selectFile(str(path))
    chooser.accept()
    settle()


def press_copy(drawn: Chart) -> None:
    drawn.window().activateWindow()
    assert QTest.qWaitForWindowActive(drawn.window())
    drawn.setFocus()
    QTest.keyClick(drawn, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("card", ["reachCard", "weeksCard", "coursesCard"])
class TestTakingAway:
    def test_as_pictures(
        self,
        card: str,
        story: tuple[int, int],
        page: InsightsPage,
        tmp_path: Path,
        settle: Settle,
        said: list[Message],
    ) -> None:
        save(page, f"{card}Png", tmp_path / "chart.png", settle)
        save(page, f"{card}Svg", tmp_path / "chart.svg", settle)
        assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")
        assert b"<svg" in (tmp_path / "chart.svg").read_bytes()
        assert ["chart.png" in said[0].text, "chart.svg" in said[1].text] == [True, True]
        drawn = chart(page, card.replace("Card", "Chart"))
        for copies in (page.findChild(QAction, f"{card}Copy").trigger, lambda: press_copy(drawn)):
            QGuiApplication.clipboard().clear()
            copies()
            assert not QGuiApplication.clipboard().image().isNull()

    def test_as_figures(
        self, card: str, story: tuple[int, int], page: InsightsPage, tmp_path: Path, settle: Settle
    ) -> None:
        save(page, f"{card}Csv", tmp_path / "chart.csv", settle)
        with (tmp_path / "chart.csv").open(encoding="utf-8-sig", newline="") as file:
            header, *rows = csv.reader(file)
        assert all(header)
        assert all(len(row) == len(header) for row in rows)
        if card == "reachCard":
            assert rows == [["Can be mailed", "55"], ["Unsubscribed", "4"], ["Invalid address", "1"]]
        elif card == "weeksCard":
            assert header == ["Week from", "Asked", "Bounced"]
            assert sum(int(cell) for row in rows for cell in row[1:]) == 5
        else:
            assert ["Spring", "Invitation", "30", "6", "0"] in rows
            assert ["Spring", "Reminder 1", "30", "10", "3"] in rows

    def test_a_folder_that_is_not_there_is_refused(
        self,
        card: str,
        story: tuple[int, int],
        page: InsightsPage,
        tmp_path: Path,
        settle: Settle,
        said: list[Message],
    ) -> None:
        for suffix in ("png", "svg", "csv"):
            page.findChild(type(page._reach).__base__, card).write(tmp_path / "missing" / f"x.{suffix}")
            settle()
        assert [message.tone for message in said] == ["error"] * 3

    def test_the_menu_and_the_context_menu_are_the_same(
        self, card: str, story: tuple[int, int], page: InsightsPage
    ) -> None:
        button = page.findChild(QToolButton, f"{card}More")
        drawn = chart(page, card.replace("Card", "Chart"))
        assert button.menu().actions() == drawn.actions()
        assert len(drawn.actions()) == 4
        assert drawn.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu


def test_an_unsubscription_elsewhere_changes_the_figures_at_once(
    story: tuple[int, int], page: InsightsPage, tasks: Tasks, settle: Callable[[], None]
) -> None:
    tasks.write(
        page,
        lambda _: suppress("p50@example.com"),
        lambda _: None,
        changes={"suppression", "operation"},
        label="",
    )
    settle()
    counts = {mark.title: mark.figure.count for mark in chart(page, "reachChart").marks}
    assert counts["Unsubscribed"] == 5


def test_the_places_are_the_ones_of_the_ring(
    story: tuple[int, int], page: InsightsPage, went: list[object]
) -> None:
    drawn = chart(page, "reachChart")
    drawn.clearFocus()
    drawn.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in drawn.marks:
        QTest.keyClick(drawn, Qt.Key.Key_Return)
        QTest.keyClick(drawn, Qt.Key.Key_Right)
    assert went == [
        CustomersPlace(Status.ACTIVE, True),
        CustomersPlace(Status.UNSUBSCRIBED),
        CustomersPlace(Status.ACTIVE, False),
    ]


def test_hostile_names_stay_plain(story: tuple[int, int], page: InsightsPage) -> None:
    assert "Summer <b>&" in chart(page, "coursesChart").describe()
    assert all(
        label.textFormat() is Qt.TextFormat.PlainText for label in page.findChildren(QLabel) if label.text()
    )


def test_it_is_a_place_of_its_own(story: tuple[int, int], database_path: Path) -> None:
    with running("--database", str(database_path)) as person:
        person.window.go(InsightsPlace())
        person.settle()
        assert person.window.focusWidget() is person.see(Chart, "reachChart")
