"""Tables over a real SQLite file of 100,000 rows: paging, sorting, refreshing, copying, remembering."""

import sqlite3
import threading
import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QHelpEvent, QKeySequence, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QStyleOptionViewItem, QToolButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from app.errors import Refusal
from app.widgets.copying import MOST_ROWS, TooManyToCopy
from app.widgets.listing import Output
from app.widgets.paged_model import PAGE, Column, ListSource, PagedModel
from app.widgets.preferences import Preferences
from app.widgets.table import Table
from app.widgets.tasks import Tasks
from app.widgets.theme import tone_colour

ROWS = 100_000
PATIENCE = 10_000  # ms


class Person(NamedTuple):
    id: int
    email: str
    name: str
    visits: int


COLUMNS: list[Column[Person]] = [
    Column("email", "E-mail", lambda person: person.email, sort="email", link=True, width=30),
    Column("name", "Name", lambda person: person.name, sort="name"),
    Column("visits", "Visits", lambda person: str(person.visits), sort="visits", right=True),
    Column("note", "Note", lambda person: "often" if person.visits > 5 else "", tone=lambda person: "good"),
]


class People:
    """The people in a SQLite file, for the reading threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.threads = threading.local()
        self.asked: list[Sequence[int]] = []
        """The ids of each question for rows."""

    def connect(self) -> sqlite3.Connection:
        self.threads.connection = sqlite3.connect(self.path, check_same_thread=False)
        return self.threads.connection

    def close(self) -> None:
        self.threads.connection.close()

    def ids(self, sort: str, descending: bool, limit: int | None) -> "array[int]":
        order = f"{sort} DESC, id" if descending else f"{sort}, id"
        cursor = self.threads.connection.execute(
            f"SELECT id FROM person ORDER BY {order} LIMIT ?", [-1 if limit is None else limit]
        )
        return array("q", (id_ for (id_,) in cursor))

    def rows(self, ids: Sequence[int]) -> list[Person | None]:
        self.asked.append(ids)
        marks = ", ".join("?" * len(ids))
        cursor = self.threads.connection.execute(f"SELECT * FROM person WHERE id IN ({marks})", list(ids))
        found = {row[0]: Person(*row) for row in cursor}
        return [found.get(id_) for id_ in ids]

    def change(self, sql: str, *values: object) -> None:
        connection = sqlite3.connect(self.path)
        with connection:
            connection.execute(sql, values)
        connection.close()


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("crowd") / "people.db"
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, email TEXT, name TEXT, visits INT)")
        connection.executemany(
            "INSERT INTO person VALUES (?, ?, ?, ?)",
            (
                (n, f"person{n:06}@example.org", f"Name {n * 7919 % ROWS:06}", n % 11)
                for n in range(1, ROWS + 1)
            ),
        )
        connection.execute("CREATE INDEX person_email ON person (email)")
    connection.close()
    return path


@pytest.fixture
def people(crowd: Path, tmp_path: Path) -> People:
    copy = tmp_path / "people.db"
    copy.write_bytes(crowd.read_bytes())
    return People(copy)


@pytest.fixture
def tasks(people: People, qapp: QApplication) -> Iterator[Tasks]:
    tasks = Tasks(people.connect, people.close)
    yield tasks
    tasks.stop()


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "preferences.ini")


@pytest.fixture
def settle(qtbot: QtBot, tasks: Tasks) -> Callable[[], None]:
    def settle() -> None:
        # A paint may ask for more, so the paint comes first.
        QApplication.processEvents()
        qtbot.waitUntil(lambda: tasks.idle, timeout=PATIENCE)

    return settle


class Window(QWidget):
    """Shows refusals, as windows do."""

    def __init__(self) -> None:
        super().__init__()
        self.refusals: list[Refusal] = []

    def show_refusal(self, refusal: Refusal) -> None:
        self.refusals.append(refusal)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def build(qtbot: QtBot, tasks: Tasks, preferences: Preferences, window: Window) -> Callable[[], Table]:
    def build() -> Table:
        table = Table(
            tasks,
            COLUMNS,
            name="people",
            preferences=preferences,
            sort="email",
            accessible_name="People",
            parent=window,
        )
        table.resize(900, 400)
        window.resize(900, 400)
        window.show()
        qtbot.waitExposed(window)
        return table

    return build


@pytest.fixture
def table(build: Callable[[], Table], people: People, settle: Callable[[], None]) -> Table:
    table = build()
    table.show_source(people)
    settle()
    return table


def cell(table: Table, row: int, name: str = "email") -> str:
    place = [column.name for column in COLUMNS].index(name)
    return table.model().index(row, place).data() or ""


def centre(table: Table, row: int, column: int) -> QPoint:
    return table.visualRect(table.model().index(row, column)).center()


def click_header(table: Table, column: int) -> None:
    header = table.horizontalHeader()
    where = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)


class TestPages:
    def test_the_first_rows_show_before_all_ids_are_read(self, build, people, qtbot, settle) -> None:
        let_through = threading.Event()

        class Slow(People):
            def ids(self, sort: str, descending: bool, limit: int | None) -> "array[int]":
                if limit is None:
                    assert let_through.wait(10)
                return super().ids(sort, descending, limit)

        slow, table = Slow(people.path), build()
        slow.threads = people.threads
        loaded: list[int] = []
        table.loaded.connect(loaded.append)
        table.show_source(slow)
        qtbot.waitUntil(lambda: table.row_count > 0, timeout=PATIENCE)
        assert cell(table, 0) == "person000001@example.org"
        assert loaded == []
        table.selectRow(3)
        let_through.set()
        settle()
        assert loaded == [ROWS]
        assert table.row_count == ROWS
        assert table.selected_ranges() == [range(3, 4)]

        let_through.clear()
        table.show_source(slow)
        qtbot.waitUntil(lambda: 0 < table.row_count < ROWS, timeout=PATIENCE)
        table.selectAll()
        let_through.set()
        settle()
        assert table.all_selected
        assert len(table.selected_ids()) == ROWS

    def test_a_page_is_read_when_it_comes_into_view(self, table, people, settle) -> None:
        people.asked.clear()
        table.scrollToBottom()
        settle()
        assert cell(table, ROWS - 1) == f"person{ROWS:06}@example.org"
        assert people.asked == [table.ids[-PAGE:]]

    def test_a_cell_is_empty_until_its_page_is_there(self, table, qtbot, settle) -> None:
        changed = []
        table.model().dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
        assert table.model().index(50_123, 0).data() is None
        settle()
        assert changed == [(50_000, 50_199)]
        assert cell(table, 50_123) == "person050124@example.org"

    def test_dragging_through_all_pages_reads_few_and_the_last(self, table, people, settle) -> None:
        people.asked.clear()
        for row in range(0, ROWS, PAGE):
            table.model().index(row, 0).data()
        settle()
        assert cell(table, ROWS - PAGE) != ""
        assert sum(len(ids) for ids in people.asked) <= 6 * PAGE

    def test_only_fifty_pages_are_kept(self, table, people, settle) -> None:
        for page in range(60):
            table.model().index(page * PAGE, 0).data()
            settle()
        people.asked.clear()
        assert cell(table, 59 * PAGE) != ""
        assert cell(table, 12 * PAGE) != ""
        assert people.asked == []
        assert cell(table, 5 * PAGE) == ""
        settle()
        assert cell(table, 5 * PAGE) != ""

    def test_a_row_that_is_gone_is_empty(self, table, people, settle) -> None:
        people.change("DELETE FROM person WHERE id = 69999")
        cell(table, 69_998)
        settle()
        assert cell(table, 69_998) == ""
        assert cell(table, 69_999) == "person070000@example.org"

    def test_rows_in_memory(self, build, settle) -> None:
        table = build()
        rows = [Person(0, "b@x.fr", "B", 2), Person(1, "a@x.fr", "A", 1), Person(2, "a@x.fr", "C", 3)]
        table.show_source(ListSource(rows, {"email": lambda person: person.email}))
        settle()
        assert [cell(table, row, "name") for row in range(3)] == ["A", "C", "B"]
        table.show_source(ListSource([]))
        settle()
        assert table.row_count == 0
        assert table.current_row is None
        QTest.keyClick(table, Qt.Key.Key_End)
        QTest.keyClick(table, Qt.Key.Key_Return)
        table.selectAll()
        table.refresh()
        settle()
        assert table.selected_ranges() == []


class TestSort:
    def test_a_click_on_the_header_sorts_and_a_second_one_turns_it_round(self, table, settle) -> None:
        click_header(table, 1)
        settle()
        assert table.sort == ("name", False)
        assert cell(table, 0, "name") == "Name 000000"
        click_header(table, 1)
        settle()
        assert table.sort == ("name", True)
        assert cell(table, 0, "name") == "Name 099999"
        assert table.row_count == ROWS
        assert table.selected_ranges() == []

    def test_a_column_that_does_not_sort_leaves_everything(self, table, settle) -> None:
        click_header(table, 3)
        settle()
        assert table.sort == ("email", False)
        assert table.horizontalHeader().sortIndicatorSection() == 0
        assert table.selected_ranges() == []
        assert table.horizontalHeader().sortIndicatorOrder() == Qt.SortOrder.AscendingOrder

    def test_two_quick_clicks_end_as_the_last_says(self, table, settle) -> None:
        click_header(table, 2)
        click_header(table, 1)
        settle()
        assert table.sort == ("name", False)
        assert cell(table, 0, "name") == "Name 000000"


class TestRefresh:
    def test_changed_rows_are_renewed_without_an_empty_moment(self, table, people, settle) -> None:
        cell(table, 299)
        settle()
        seen = set()
        table.model().dataChanged.connect(lambda *_: seen.add(cell(table, 2, "name")))
        people.change("UPDATE person SET name = 'New' WHERE id IN (3, 300)")
        table.refresh()
        settle()
        assert seen == {"New"}
        assert cell(table, 299, "name") != ""  # the old one, and asked again
        settle()
        assert cell(table, 299, "name") == "New"

    def test_place_current_row_and_selection_stay_when_rows_come_and_go(self, table, people, settle) -> None:
        bar = table.verticalScrollBar()
        bar.setValue(50_000 * table.rowHeight(0) + 7)
        settle()
        table.setCurrentIndex(table.model().index(50_003, 1))
        for row in (50_004, 50_006, 60_000):
            table.selectionModel().select(
                table.model().index(row, 0),
                table.selectionModel().SelectionFlag.Select | table.selectionModel().SelectionFlag.Rows,
            )
        before, top = table.selected_ids(), table.ids[table.rowAt(0)]
        people.change("DELETE FROM person WHERE id <= 1000 OR id = 50005")
        emptied = []
        table.model().modelReset.connect(lambda: emptied.append(cell(table, 49_002)))
        table.refresh()
        settle()
        assert table.row_count == ROWS - 1001
        assert table.current_row.id == 50_004
        assert table.currentIndex().column() == 1
        assert list(table.selected_ids()) == [id_ for id_ in before if id_ != 50_005]
        assert table.ids[table.rowAt(0)] == top
        assert bar.value() % table.rowHeight(0) == 7
        assert emptied == ["person050003@example.org"]

    def test_the_last_row_stays_in_place_when_many_come_above(self, table, people, settle) -> None:
        table.scrollToBottom()
        settle()
        people.change("INSERT INTO person SELECT id + 200000, 'a' || email, name, 0 FROM person LIMIT 5000")
        table.refresh()
        settle()
        assert table.row_count == ROWS + 5000
        assert table.verticalScrollBar().value() == table.verticalScrollBar().maximum()
        assert cell(table, ROWS + 4999) == f"person{ROWS:06}@example.org"

    def test_new_rows_above_are_seen_by_who_is_at_the_top(self, table, people, settle) -> None:
        people.change("INSERT INTO person VALUES (?, 'aaa@example.org', 'First', 1)", ROWS + 1)
        table.refresh()
        settle()
        assert table.verticalScrollBar().value() == 0
        assert cell(table, 0) == "aaa@example.org"

    def test_all_stays_all(self, table, people, settle) -> None:
        table.selectAll()
        people.change("DELETE FROM person WHERE id < 10")
        table.refresh()
        settle()
        assert table.selected_ranges() == [range(ROWS - 9)]

    def test_everything_may_go(self, table, people, settle) -> None:
        table.scrollToBottom()
        table.selectRow(ROWS - 1)
        settle()
        people.change("DELETE FROM person")
        table.refresh()
        settle()
        assert table.row_count == 0
        assert table.current_row is None


class TestSelection:
    def test_select_all_is_instant_at_a_million(self, build, settle) -> None:
        table = build()
        table.show_source(ListSource(range(1_000_000)))
        table.model()._columns = [Column("n", "Number", str)] * 4  # type: ignore[attr-defined]
        settle()
        assert table.row_count == 1_000_000
        before = time.perf_counter()
        QTest.keySequence(table, "Ctrl+A")
        table.repaint()
        table.horizontalHeader().repaint()
        ids = table.selected_ids()
        took = time.perf_counter() - before
        assert len(ids) == 1_000_000
        assert took < 1  # Qt's own takes more than 4 s, and its header 8

    def test_home_end_and_shift(self, table, settle) -> None:
        table.setCurrentIndex(table.model().index(5, 1))
        QTest.keyClick(table, Qt.Key.Key_End)
        settle()
        assert table.current_row.id == ROWS
        QTest.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
        assert table.selected_ranges() == [range(ROWS)]
        QTest.keyClick(table, Qt.Key.Key_End)
        assert table.selected_ranges() == [range(ROWS - 1, ROWS)]

    def test_selected_ranges_are_in_order_and_joined(self, table) -> None:
        flags = table.selectionModel().SelectionFlag
        for row in (9, 3, 4, 8, 20):
            table.selectionModel().select(table.model().index(row, 0), flags.Select | flags.Rows)
        assert table.selected_ranges() == [range(3, 5), range(8, 10), range(20, 21)]
        assert list(table.selected_ids()) == [4, 5, 9, 10, 21]

    def test_letters_do_not_search(self, table) -> None:
        table.setCurrentIndex(table.model().index(0, 1))
        QTest.keyClicks(table, "Name 099")
        assert table.currentIndex().row() == 0


class TestLinks:
    @pytest.fixture
    def events(self, table: Table) -> list[tuple]:
        events: list[tuple] = []
        table.linkActivated.connect(lambda row, name: events.append(("link", row.id, name)))
        table.activatedRow.connect(lambda row: events.append(("row", row.id)))
        return events

    def test_a_click_opens_a_link_and_only_a_link(self, table, events) -> None:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=centre(table, 2, 0))
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=centre(table, 3, 1))
        assert events == [("link", 3, "email")]

    def test_a_slot_for_the_row_alone_will_do(self, table) -> None:
        opened: list[Person] = []

        def open_person(person: Person) -> None:
            opened.append(person)

        table.linkActivated.connect(open_person)
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=centre(table, 2, 0))
        assert [person.id for person in opened] == [3]

    def test_a_double_click_opens_a_row(self, table, events) -> None:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=centre(table, 3, 1))
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=centre(table, 3, 1))
        assert events == [("row", 4)]

    def test_enter_opens_what_is_current(self, table, events) -> None:
        table.setCurrentIndex(table.model().index(4, 0))
        QTest.keyClick(table, Qt.Key.Key_Return)
        table.setCurrentIndex(table.model().index(5, 1))
        QTest.keyClick(table, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
        assert events == [("link", 5, "email"), ("row", 6)]

    def test_the_hand_is_shown_over_links(self, table) -> None:
        QTest.mouseMove(table.viewport(), centre(table, 1, 1))
        QTest.mouseMove(table.viewport(), centre(table, 1, 0))
        assert table.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
        QTest.mouseMove(table.viewport(), centre(table, 1, 1))
        assert table.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


class TestCopy:
    ROWS = (
        Person(0, "=a@x.fr", "<b>Anne & Co</b>", 1),
        Person(1, "b@x.fr", "two\r\nlines\tand a tab", 12),
        Person(2, "c@x.fr", "\u2068דוד\u2069", 3),
    )

    @pytest.fixture
    def few(self, build, settle) -> Table:
        table = build()
        table.show_source(ListSource(self.ROWS))
        settle()
        QGuiApplication.clipboard().clear()
        return table

    def test_text_and_html_as_seen(self, few, settle) -> None:
        few.horizontalHeader().moveSection(2, 0)
        few.horizontalHeader().set_hidden("note", True)
        few.selectAll()
        QTest.keySequence(few, "Ctrl+C")
        settle()
        data = QGuiApplication.clipboard().mimeData()
        assert data.text() == (
            "Visits\tE-mail\tName\n"
            "1\t=a@x.fr\t<b>Anne & Co</b>\n"
            "12\tb@x.fr\ttwo lines and a tab\n"
            "3\tc@x.fr\tדוד\n"
        )
        assert data.html() == (
            '<meta charset="utf-8"><table>\n'
            "<tr><th>Visits</th><th>E-mail</th><th>Name</th></tr>\n"
            "<tr><td>1</td><td>=a@x.fr</td><td>&lt;b&gt;Anne &amp; Co&lt;/b&gt;</td></tr>\n"
            "<tr><td>12</td><td>b@x.fr</td><td>two lines and a tab</td></tr>\n"
            "<tr><td>3</td><td>c@x.fr</td><td>דוד</td></tr>\n"
            "</table>"
        )

    def test_rows_far_apart_that_were_never_in_view(self, table, settle) -> None:
        flags = table.selectionModel().SelectionFlag
        for row in (99_999, 40_000):
            table.selectionModel().select(table.model().index(row, 0), flags.Select | flags.Rows)
        table.copy_selection()
        settle()
        lines = QGuiApplication.clipboard().text().splitlines()
        assert [line.split("\t")[0] for line in lines[1:]] == [
            "person040001@example.org",
            "person100000@example.org",
        ]

    def test_nothing_selected_leaves_the_clipboard(self, few, settle) -> None:
        QGuiApplication.clipboard().setText("before")
        few.copy_selection()
        settle()
        assert QGuiApplication.clipboard().text() == "before"

    def test_too_many_are_refused(self, build, window, settle) -> None:
        table = build()
        table.show_source(ListSource([self.ROWS[0]] * (MOST_ROWS + 1)))
        settle()
        QGuiApplication.clipboard().setText("before")
        table.selectAll()
        table.copy_selection()
        settle()
        [refusal] = window.refusals
        assert isinstance(refusal, TooManyToCopy)
        assert refusal.values == {"count": MOST_ROWS + 1, "most": MOST_ROWS}
        assert QGuiApplication.clipboard().text() == "before"

    def test_the_menu_copies_a_link_and_has_the_actions_of_the_table(self, few) -> None:
        extra = QAction("Unsubscribe", few)
        few.addAction(extra)
        menu = few.context_menu(few.model().index(0, 2))
        actions = [action for action in menu.actions() if not action.isSeparator()]
        titles = [action.text() for action in actions]
        assert titles == ["&Copy", "Copy ‘=a@x.fr’", "Unsubscribe", "&Sort by", "C&olumns"]
        actions[1].trigger()
        assert QGuiApplication.clipboard().text() == "=a@x.fr"


class TestMenu:
    """What the menu of the rows offers to whoever has no mouse."""

    @staticmethod
    def entries(menu: QMenu, title: str) -> dict[str, QAction]:
        [under] = [action.menu() for action in menu.actions() if action.text() == title]
        return {action.text(): action for action in under.actions() if not action.isSeparator()}

    def test_it_sorts(self, table, settle) -> None:
        sort = self.entries(table.context_menu(table.model().index(0, 0)), "&Sort by")
        assert list(sort) == ["E-mail", "Name", "Visits", "Ascending", "Descending"]
        assert [text for text, action in sort.items() if action.isChecked()] == ["E-mail", "Ascending"]
        sort["Descending"].trigger()
        settle()
        assert table.sort == ("email", True)
        assert table.current_row is None
        assert table.model().row(0).email == f"person{ROWS:06}@example.org"
        sort["Name"].trigger()
        settle()
        assert table.sort == ("name", True)

    def test_it_has_the_columns(self, table) -> None:
        columns = self.entries(table.context_menu(table.model().index(0, 0)), "C&olumns")
        columns["Name"].trigger()
        assert table.isColumnHidden(1)
        columns["Reset columns"].trigger()
        assert not table.isColumnHidden(1)

    def test_the_menu_key_is_about_the_current_row(self, table, settle, qtbot, window) -> None:
        window.activateWindow()
        table.setCurrentIndex(table.model().index(4, 0))
        where = QPoint(5, table.height() - 5)  # where the mouse is
        by = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(table, QContextMenuEvent(by, where, table.mapToGlobal(where)))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert "Copy ‘person000005@example.org’" in [action.text() for action in menu.actions()]
        below = table.viewport().mapToGlobal(table.visualRect(table.currentIndex()).center())
        assert menu.pos() == below
        menu.close()

    def test_it_offers_paper_and_files_where_a_window_takes_them(self, table, window) -> None:
        taken = []
        window.output_list = lambda output, table: taken.append((output, table))
        for action in table.context_menu(table.model().index(0, 0)).actions()[-3:]:
            action.trigger()
        assert taken == [(output, table) for output in (Output.PRINT, Output.PDF, Output.CSV)]
        QTest.keySequence(table, QKeySequence(QKeySequence.StandardKey.Print))
        assert taken[3:] == [(Output.PRINT, table)]


class TestColumnButton:
    def test_it_is_the_next_stop_of_the_tab_key_and_opens_the_columns(self, table, qtbot, window) -> None:
        window.activateWindow()
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Tab)
        button = QApplication.focusWidget()
        assert isinstance(button, QToolButton)
        assert button.objectName() == "peopleColumns"
        QTest.keyClick(button, Qt.Key.Key_Space)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        QTest.keyClick(menu, Qt.Key.Key_Down)  # from the first to the second
        QTest.keyClick(menu, Qt.Key.Key_Return)
        assert table.isColumnHidden(1)

    def test_it_hides_no_title_and_the_numbers_stay_below_theirs(self, build, settle) -> None:
        table = build()
        table.show_source(ListSource([Person(1, "a@x.fr", "Ann", 1)]))
        settle()
        header, button = table.horizontalHeader(), table.findChild(QToolButton, "peopleColumns")
        header.set_hidden("note", True)  # the numbers are last
        settle()
        assert header.sectionSize(2) >= header.fontMetrics().horizontalAdvance("Visits") + header.reserved
        option = QStyleOptionViewItem()
        option.rect = table.visualRect(table.model().index(0, 2))
        table.itemDelegate().initStyleOption(option, table.model().index(0, 2))
        left = table.viewport().mapFromGlobal(button.mapToGlobal(QPoint(0, 0))).x()
        assert option.rect.right() < left


class TestColumns:
    def test_they_are_remembered(self, build, table, settle) -> None:
        header = table.horizontalHeader()
        header.resizeSection(1, 222)
        header.moveSection(1, 0)
        header.set_hidden("visits", True)
        click_header(table, 1)
        settle()
        again = build().horizontalHeader()
        assert [column.name for column in again.columns_shown()] == ["name", "email", "note"]
        assert again.sectionSize(1) == 222
        assert (again.sort, again.descending) == ("name", False)
        again.set_hidden("visits", False)
        assert again.sectionSize(2) == header.fontMetrics().horizontalAdvance("0") * 14

    def test_the_menu_hides_shows_and_resets(self, build, table, people, settle) -> None:
        header = table.horizontalHeader()
        first = header.sectionSize(0)
        header.resizeSection(0, 333)
        header.moveSection(3, 0)
        header.menu().actions()[1].trigger()
        assert [column.name for column in header.columns_shown()] == ["note", "email", "visits"]
        header.menu().actions()[1].trigger()
        header.menu().actions()[-1].trigger()
        assert [column.name for column in header.columns_shown()] == ["email", "name", "visits", "note"]
        assert header.sectionSize(0) == first
        again = build()
        again.show_source(people)
        again.show()  # which gives it its width
        settle()
        assert again.horizontalHeader().sectionSize(0) == first

    def test_room_to_spare_goes_to_all_columns_of_words(self, build, preferences) -> None:
        header = build().horizontalHeader()
        email, name, visits, note = (header.sectionSize(place) for place in range(4))
        letter = header.fontMetrics().horizontalAdvance("0")
        assert visits == letter * 14
        assert email > letter * 32
        assert abs(email / 32 - name / 14) < 1
        assert abs(note - name) < letter * 2
        assert preferences.value("tables/people/widths", []) == []  # nobody has chosen them

    def test_the_last_column_cannot_be_hidden(self, table) -> None:
        header = table.horizontalHeader()
        for name in ("email", "name", "visits"):
            header.set_hidden(name, True)
        assert [action.isEnabled() for action in header.menu().actions()[:4]] == [True, True, True, False]

    @pytest.mark.parametrize(
        ("order", "widths", "hidden"),
        [
            (["gone", "name", "name"], [5, -40, 10**9], ["gone", "note"]),
            (["name"], list[int](), ["email", "name", "visits", "note"]),
        ],
        ids=["other version", "nothing left"],
    )
    def test_what_an_other_version_remembered_does_no_harm(
        self, build, preferences, order, widths, hidden
    ) -> None:
        preferences.set_value("tables/people/order", order)
        preferences.set_value("tables/people/widths", widths)
        preferences.set_value("tables/people/hidden", hidden)
        preferences.set_value("tables/people/sort", "dropped")
        header = build().horizontalHeader()
        shown = [column.name for column in header.columns_shown()]
        assert shown[0] == "name"
        assert "email" in shown
        assert 0 < header.sectionSize(1) < 5000
        assert header.sort == "email"


class TestCells:
    HOSTILE = "<img src='http://127.0.0.1/x'> & " + "very long " * 2000

    def test_U1_data_is_plain_text_in_cells_and_tooltips(self, build, settle, qtbot) -> None:
        table = build()
        table.show_source(ListSource([Person(0, "a@x.fr", self.HOSTILE, 1), Person(1, "b@x.fr", "short", 1)]))
        settle()
        assert cell(table, 0, "name").startswith("<img src='http://127.0.0.1/x'> & very long")
        assert len(cell(table, 0, "name")) < 400

        where = centre(table, 0, 1)
        event = QHelpEvent(QEvent.Type.ToolTip, where, table.viewport().mapToGlobal(where))
        QApplication.sendEvent(table.viewport(), event)
        assert "&lt;img src=" in QToolTip.text()
        assert "<img" not in QToolTip.text()

        where = centre(table, 1, 1)
        event = QHelpEvent(QEvent.Type.ToolTip, where, table.viewport().mapToGlobal(where))
        QApplication.sendEvent(table.viewport(), event)
        qtbot.waitUntil(lambda: QToolTip.text() == "", timeout=PATIENCE)

    def test_a_cell_is_one_line_and_keeps_its_direction(self) -> None:
        column = Column[str]("x", "X", lambda text: text)
        assert column.text("a\r\nb\u2028c") == "a b c"
        assert column.text("\u202egnp.exe") == "gnp.exe"
        assert column.text("דוד") == "\u2068דוד\u2069"
        assert column.text("naïve 日本") == "naïve 日本"

    def test_links_and_tones_are_painted_in_their_colour(self, table, qapp) -> None:
        delegate = table.itemDelegate()
        for place, tone in ((0, "link"), (3, "good")):
            option = QStyleOptionViewItem()
            option.palette = table.palette()
            delegate.initStyleOption(option, table.model().index(8, place))
            assert option.palette.color(QPalette.ColorRole.Text) == tone_colour(tone, table.palette())
        assert option.text == "often"

    def test_it_has_a_name_for_screen_readers(self, table) -> None:
        assert table.accessibleName() == "People"
        assert isinstance(table.model(), PagedModel)
