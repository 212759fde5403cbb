"""Importing through the dialog: real files, what they count, what is changed by hand, stopping."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.controllers import unsubscribing
from app.controllers.columns import Role
from app.controllers.imports import Outcome, Report
from app.controllers.operations import Source
from app.models.database import select
from app.widgets.preferences import Preferences
from app.widgets.table import Table
from app.widgets.tasks import Tasks
from app.windows.import_dialog import ImportDialog

DATA = Path(__file__).parent.parent / "data"
EXPECTED = json.loads((DATA / "expected.json").read_text(encoding="utf-8"))
FILES = [name for name, expected in EXPECTED.items() if "rows_read" in expected]
LONG = 30_000  # ms


class Opened:
    """An import dialog and what a person does with it."""

    def __init__(self, qtbot: QtBot, tasks: Tasks, preferences: Preferences, path: Path) -> None:
        self.qtbot = qtbot
        self.tasks = tasks
        self.reports: list[Report] = []
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.show()
        self.dialog = ImportDialog(self.window, tasks, preferences, path)
        self.dialog.imported.connect(self.reports.append)
        self.dialog.open()
        self.wait()

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: self.tasks.idle, timeout=LONG)

    def text(self, name: str) -> str:
        """What the label says, or nothing while it is hidden."""
        label = self.dialog.findChild(QLabel, name)
        assert label
        return label.text() if label.isVisible() else ""

    @property
    def is_open(self) -> bool:
        return isValid(self.dialog) and self.dialog.isVisible()

    @property
    def start(self) -> QPushButton:
        button = self.dialog.findChild(QPushButton, "startImportButton")
        assert button
        return button

    @property
    def name(self) -> QLineEdit:
        edit = self.dialog.findChild(QLineEdit, "batchName")
        assert edit
        return edit

    @property
    def counts(self) -> dict[str, int]:
        bar = self.dialog.findChild(QWidget, "importCounts")
        assert bar
        names = ("rows", "new", "known", "ignored", "duplicate", "invalid", "blank")
        return {name: bar.property(name) for name in names}

    def chooser(self, name: str) -> QComboBox:
        chooser = self.dialog.findChild(QComboBox, name)
        assert chooser
        return chooser

    def choose(self, name: str, data: object) -> None:
        chooser = self.chooser(name)
        place = chooser.findData(data)
        assert place >= 0, f"{name} does not offer {data!r}"
        chooser.setCurrentIndex(place)
        self.wait()

    def titles(self) -> list[str]:
        table = self.table("mappingTable")
        return [table.item(row, 0).text() for row in range(table.rowCount())]

    def roles(self) -> list[Role]:
        rows = self.table("mappingTable").rowCount()
        return [self.chooser(f"roleChooser{number}").currentData() for number in range(1, rows + 1)]

    def table(self, name: str) -> QTableWidget:
        table = self.dialog.findChild(QTableWidget, name)
        assert table
        return table

    def click(self, name: str) -> None:
        button = self.dialog.findChild(QPushButton, name)
        assert button
        assert button.isEnabled()
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def run(self) -> Report:
        self.click("startImportButton")
        self.wait()
        assert len(self.reports) == 1
        return self.reports[0]

    def drop(self, path: Path) -> bool:
        """Whether the dialog takes the file that is dropped on it."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
        over = QDragEnterEvent(QPoint(9, 9), action, data, button, none)
        over.ignore()
        QApplication.sendEvent(self.dialog, over)
        if over.isAccepted():
            QApplication.sendEvent(self.dialog, QDropEvent(QPointF(9, 9), action, data, button, none))
        self.wait()
        return over.isAccepted()


Open = Callable[[Path], Opened]


@pytest.fixture
def open_file(qtbot: QtBot, tasks: Tasks, preferences: Preferences) -> Open:
    return lambda path: Opened(qtbot, tasks, preferences, path)


def unsubscribe(*addresses: str) -> None:
    unsubscribing.apply(unsubscribing.preview("\n".join(addresses)), Source.CUSTOMERS)


def written(folder: Path, text: str, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def stored() -> dict[str, int]:
    """How many rows the tables have that an import fills."""
    tables = ("customer", "batch", "transaction", "import_row", "operation")
    return {table: select(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables}


@pytest.mark.usefixtures("connected")
@pytest.mark.parametrize("name", FILES)
def test_every_sample_counts_before_and_after_the_import_as_it_should(name: str, open_file: Open) -> None:
    expected = EXPECTED[name]
    opened = open_file(DATA / name)
    wanted = {
        "rows": expected["rows_read"],
        "new": expected["new"],
        "known": 0,
        "ignored": expected.get("ignored_unsubscribed", 0),
        "duplicate": expected.get("duplicate", 0),
        "invalid": expected.get("invalid", 0),
        "blank": expected.get("blank", 0),
    }
    assert opened.counts == wanted
    if "encoding" in expected:
        assert opened.chooser("encodingChooser").currentData() == expected["encoding"]
        assert opened.chooser("delimiterChooser").currentData() == expected["delimiter"]
    assert str(expected["new"]) in opened.start.text()
    report = opened.run()
    assert {part: getattr(report.counts, part) for part in wanted} == wanted
    assert not opened.is_open
    assert stored()["transaction"] == stored()["customer"] == expected["new"]
    assert stored()["import_row"] == expected["rows_read"] - expected["new"]


@pytest.mark.usefixtures("connected")
def test_an_unclosed_quote_is_refused_with_its_line(open_file: Open) -> None:
    opened = open_file(DATA / "unclosed-quote.csv")
    assert f"line {EXPECTED['unclosed-quote.csv']['line']}" in opened.text("bannerText")
    assert not opened.start.isEnabled()
    assert opened.is_open
    assert not any(stored().values())


def test_an_unclosed_quote_far_down_is_refused_too(open_file: Open, tmp_path: Path) -> None:
    rows = "".join(f"a{number}@example.com,A\n" for number in range(3000))
    opened = open_file(written(tmp_path, f'email,name\n{rows}b@example.com,"B\nc@example.com,C\n'))
    assert "3,002" in opened.text("bannerText") or "3002" in opened.text("bannerText")
    assert not opened.start.isEnabled()


@pytest.mark.usefixtures("connected")
def test_I3_unsubscribed_customers_are_counted_and_ignored(open_file: Open) -> None:
    open_file(DATA / "excel-fr-cp1252.csv").run()
    unsubscribe("NOEL.garcon@exemple.fr", "o'brien@exemple.fr", "somebody.else@exemple.fr")
    opened = open_file(DATA / "excel-fr-cp1252.csv")
    assert opened.counts == {
        "rows": 8, "new": 0, "known": 2, "ignored": 2, "duplicate": 1, "invalid": 2, "blank": 1,
    }  # fmt: skip
    assert opened.run().counts.ignored == 2
    assert stored()["customer"] == 4
    assert stored()["transaction"] == 6


@pytest.mark.usefixtures("connected")
def test_counts_follow_the_database_while_the_dialog_is_open(open_file: Open) -> None:
    opened = open_file(DATA / "no-header.csv")
    assert opened.counts["new"] == 2
    opened.tasks.write(
        opened.window,
        lambda _: unsubscribe("x1@example.com"),
        lambda _: None,
        changes={"suppression"},
        label="",
    )
    opened.wait()
    assert (opened.counts["new"], opened.counts["ignored"]) == (1, 1)


@pytest.mark.usefixtures("connected")
def test_a_file_of_unsubscribed_people_says_why_nothing_can_be_imported(open_file: Open) -> None:
    unsubscribe("x1@example.com", "x2@example.com")
    opened = open_file(DATA / "no-header.csv")
    assert opened.counts["ignored"] == 2
    assert not opened.start.isEnabled()
    assert "No row of this file can be imported" in opened.text("importStatus")


@pytest.mark.usefixtures("connected")
def test_a_file_imported_before_is_told_and_can_be_imported_again(open_file: Open, tmp_path: Path) -> None:
    path = written(tmp_path, "email\na@example.com\nb@example.com\n")
    opened = open_file(path)
    assert opened.text("importStatus") == ""
    opened.run()
    again = open_file(path)
    assert "imported already: ‘list’" in again.text("importStatus")
    assert again.start.isEnabled()
    again.dialog.load(written(tmp_path, "email\nc@example.com\n"))
    again.wait()
    assert again.text("importStatus") == ""


@pytest.mark.usefixtures("connected")
def test_I1_a_subscription_column_is_shown_as_never_read(open_file: Open, tmp_path: Path) -> None:
    unsubscribe("a@example.com")
    opened = open_file(written(tmp_path, "email,subscribed\na@example.com,yes\nb@example.com,no\n"))
    assert opened.roles() == [Role.EMAIL, Role.SUBSCRIPTION]
    assert "never read" in opened.chooser("roleChooser2").currentText()
    report = opened.run()
    assert report.subscription_columns == ("subscribed",)
    assert report.counts.ignored == 1
    assert select("SELECT count(*) FROM suppression").fetchone() == (1,)


@pytest.mark.usefixtures("connected")
@pytest.mark.parametrize(("order", "day"), [("day_first", "2026-04-03"), ("month_first", "2026-03-04")])
def test_ambiguous_dates_are_read_in_the_order_chosen(
    order: str, day: str, open_file: Open, tmp_path: Path
) -> None:
    opened = open_file(written(tmp_path, "email,date\na@example.com,03/04/2026\n"))
    opened.choose("dateOrderChooser", order)
    opened.run()
    assert select('SELECT date FROM "transaction"').fetchone() == (day,)


def test_month_first_dates_are_recognised(open_file: Open, tmp_path: Path) -> None:
    opened = open_file(written(tmp_path, "email,date\na@example.com,03/04/2026\nb@example.com,04/28/2026\n"))
    assert opened.chooser("dateOrderChooser").currentData() == "month_first"


def test_date_order_is_asked_only_where_there_are_dates(open_file: Open) -> None:
    assert not open_file(DATA / "no-header.csv").chooser("dateOrderChooser").isVisible()
    assert open_file(DATA / "workbook.xlsx").chooser("dateOrderChooser").isVisible()


def test_another_encoding_decodes_again_and_keeps_what_was_chosen(open_file: Open) -> None:
    opened = open_file(DATA / "excel-fr-cp1252.csv")
    assert opened.titles()[1] == "Prénom"
    opened.name.setFocus()
    opened.qtbot.keyClicks(opened.name, " bis")
    opened.choose("roleChooser5", Role.IGNORED)
    opened.choose("encodingChooser", "mac_roman")
    assert opened.titles()[1] == "PrÈnom"
    assert "PrÈnom" in opened.table("previewTable").horizontalHeaderItem(2).text()
    assert opened.name.text() == "excel-fr-cp1252 bis"
    assert opened.roles()[4] == Role.IGNORED
    opened.choose("encodingChooser", "utf-8")
    assert "utf-8" in opened.text("bannerText")
    assert not opened.start.isEnabled()
    opened.choose("encodingChooser", "cp1252")
    assert opened.titles()[1] == "Prénom"
    assert opened.text("bannerText") == ""
    assert opened.start.isEnabled()


def test_another_delimiter_proposes_the_columns_again(open_file: Open) -> None:
    opened = open_file(DATA / "excel-fr-cp1252.csv")
    opened.choose("delimiterChooser", "|")
    assert len(opened.titles()) == 1
    opened.choose("delimiterChooser", ";")
    assert len(opened.titles()) == 5
    assert opened.counts["new"] == 4


def test_a_header_can_be_declared_to_be_data(open_file: Open) -> None:
    opened = open_file(DATA / "workbook.xlsx")
    check = opened.dialog.findChild(QCheckBox, "headerCheck")
    assert check
    assert opened.chooser("sheetChooser").isVisible()
    assert not opened.chooser("encodingChooser").isVisible()
    check.click()
    opened.wait()
    assert opened.counts["rows"] == 3
    assert opened.counts["invalid"] == 1
    assert opened.titles()[0] == "Column 1"


def test_columns_go_by_place_when_titles_are_missing_or_twice(open_file: Open, tmp_path: Path) -> None:
    opened = open_file(written(tmp_path, "email,,total,total\na@example.com,x,1,2\nb@example.com,,3,4,5\n"))
    assert opened.titles() == ["email", "Column 2", "total", "total", "Column 5"]
    assert "{{total}}" in opened.chooser("roleChooser3").currentText()
    assert opened.table("mappingTable").item(2, 2).text() == "1 · 3"
    preview = opened.table("previewTable")
    assert [preview.item(1, column).text() for column in range(3)] == ["3", "b@example.com", ""]


def test_no_column_is_announced_under_a_name_that_means_something_else(
    open_file: Open, tmp_path: Path
) -> None:
    opened = open_file(written(tmp_path, "email,email,survey link\na@example.com,b@example.com,x\n"))
    assert opened.roles() == [Role.EMAIL, Role.FIELD, Role.FIELD]
    for name in ("roleChooser2", "roleChooser3"):
        assert "{{" not in opened.chooser(name).currentText()


def test_roles_are_remembered_for_the_header(open_file: Open, tmp_path: Path) -> None:
    path = written(tmp_path, "email,kontakt,name\na@example.com,b@example.com,B\n")
    opened = open_file(path)
    assert opened.roles() == [Role.EMAIL, Role.FIELD, Role.LAST_NAME]
    opened.choose("roleChooser1", Role.IGNORED)
    opened.choose("roleChooser2", Role.EMAIL)
    opened.run()
    assert open_file(path).roles() == [Role.IGNORED, Role.EMAIL, Role.LAST_NAME]


def test_without_a_column_of_addresses_it_says_what_to_choose(open_file: Open) -> None:
    opened = open_file(DATA / "no-header.csv")
    opened.choose("roleChooser1", Role.FIELD)
    assert "e-mail addresses" in opened.text("importStatus")
    assert not opened.start.isEnabled()
    opened.qtbot.keyClicks(opened.name, "!")
    assert "e-mail addresses" in opened.text("importStatus")
    opened.choose("roleChooser1", Role.EMAIL)
    assert opened.text("importStatus") == ""
    assert opened.start.isEnabled()
    opened.choose("roleChooser2", Role.EMAIL)
    assert "columns 1 and 2" in opened.text("importStatus")


def test_a_batch_has_a_name(open_file: Open) -> None:
    opened = open_file(DATA / "no-header.csv")
    assert opened.name.text() == "no-header"
    opened.name.selectAll()
    opened.qtbot.keyClick(opened.name, Qt.Key.Key_Delete)
    assert not opened.start.isEnabled()
    assert opened.text("importStatus") == "Give the batch a name."
    opened.qtbot.keyClicks(opened.name, "Spring")
    assert opened.run().name == "Spring"


@pytest.mark.usefixtures("connected")
def test_I2_stopping_in_the_middle_leaves_nothing(open_file: Open, tmp_path: Path) -> None:
    rows = "".join(f"customer{number}@example.com;Name {number}\n" for number in range(200_000))
    opened = open_file(written(tmp_path, f"email;nom\n{rows}"))
    assert opened.counts["new"] == 200_000
    opened.click("startImportButton")
    opened.qtbot.waitUntil(lambda: "%" in opened.text("importProgress"), timeout=LONG)
    assert not opened.start.isEnabled()
    opened.click("stopImportButton")
    opened.wait()
    assert opened.reports == []
    assert not any(stored().values())
    assert "stopped" in opened.text("bannerText")
    assert opened.start.isEnabled()
    opened.dialog.load(DATA / "no-header.csv")
    opened.wait()
    assert opened.run().counts.new == 2


def test_escape_stops_an_import_before_it_closes(open_file: Open, tmp_path: Path) -> None:
    rows = "".join(f"customer{number}@example.com\n" for number in range(100_000))
    opened = open_file(written(tmp_path, f"email\n{rows}"))
    opened.click("startImportButton")
    opened.qtbot.keyClick(opened.dialog, Qt.Key.Key_Escape)
    opened.wait()
    assert opened.is_open
    assert opened.reports == []
    opened.qtbot.keyClick(opened.dialog, Qt.Key.Key_Escape)
    assert not opened.is_open


def test_a_file_dropped_on_the_dialog_takes_the_place_of_the_other(open_file: Open, tmp_path: Path) -> None:
    opened = open_file(DATA / "excel-fr-cp1252.csv")
    opened.qtbot.keyClicks(opened.name, " bis")
    assert opened.drop(DATA / "no-header.csv")
    assert opened.text("importFile") == "no-header.csv"
    assert opened.name.text() == "no-header"
    assert opened.counts["rows"] == 2


def test_the_newest_of_two_files_is_shown(open_file: Open) -> None:
    opened = open_file(DATA / "no-header.csv")
    opened.dialog.load(DATA / "excel-fr-cp1252.csv")
    opened.dialog.load(DATA / "utf8-bom.csv")
    opened.wait()
    assert opened.titles()[0] == "Email Address"
    assert opened.counts["rows"] == 4


def test_instead_of_an_unreadable_file_another_can_be_chosen(open_file: Open, tmp_path: Path) -> None:
    opened = open_file(tmp_path / "moved.csv")
    assert "moved.csv" in opened.text("bannerText")
    assert not opened.start.isEnabled()
    assert not opened.chooser("encodingChooser").isVisible()
    opened.click("chooseFileButton")
    chooser = opened.dialog.findChild(QFileDialog)
    assert chooser
    chooser.setDirectory(str(DATA))
    chooser.selectFile(str(DATA / "no-header.csv"))
    chooser.accept()
    opened.wait()
    assert opened.text("bannerText") == ""
    assert opened.counts["new"] == 2


@pytest.mark.usefixtures("connected")
def test_a_file_that_vanishes_before_the_import_is_refused_in_the_dialog(
    open_file: Open, tmp_path: Path
) -> None:
    path = written(tmp_path, "email\na@example.com\n")
    opened = open_file(path)
    path.unlink()
    opened.click("startImportButton")
    opened.wait()
    assert "list.csv" in opened.text("bannerText")
    assert opened.is_open
    assert not any(stored().values())


def test_each_number_says_what_it_means(open_file: Open) -> None:
    opened = open_file(DATA / "no-header.csv")
    for name in opened.counts:
        number = opened.dialog.findChild(QPushButton, "importCounts" + name.capitalize())
        assert number
        assert number.toolTip()


def test_U1_titles_and_cells_are_plain_text(open_file: Open, tmp_path: Path) -> None:
    opened = open_file(written(tmp_path, "email,<b>x</b>\na@example.com,<img src=x>\n", "<i>.csv"))
    file = opened.dialog.findChild(QLabel, "importFile")
    assert file
    assert file.textFormat() is Qt.TextFormat.PlainText
    assert opened.titles()[1] == "<b>x</b>"
    assert opened.table("previewTable").item(0, 2).text() == "<img src=x>"


def test_a_file_cut_into_too_many_columns_still_opens(open_file: Open, tmp_path: Path) -> None:
    opened = open_file(written(tmp_path, "a@example.com" + "," * 20_000 + "\n"))
    assert opened.table("mappingTable").rowCount() == 200
    assert opened.counts["new"] == 1


def test_the_tab_key_goes_through_the_dialog_as_one_reads(open_file: Open) -> None:
    opened = open_file(DATA / "workbook.xlsx")
    reached = [opened.name.objectName()]
    for _ in range(8):
        opened.qtbot.keyClick(opened.dialog.focusWidget(), Qt.Key.Key_Tab)
        reached.append(opened.dialog.focusWidget().objectName())
    assert reached == [
        "batchName", "dateOrderChooser", "roleChooser1", "roleChooser2", "roleChooser3", "previewTable",
        "importCountsRows", "importCountsNew", "startImportButton",
    ]  # fmt: skip


@pytest.mark.usefixtures("connected")
@pytest.mark.parametrize("part", ["rows", *Outcome])
def test_C1_each_number_of_the_dry_run_opens_its_rows(part: str, open_file: Open) -> None:
    unsubscribe("zoe.lefevre@exemple.fr")
    screen = open_file(DATA / "excel-fr-cp1252.csv")
    before, count = stored(), screen.counts[part]
    button = screen.dialog.findChild(QPushButton, f"importCounts{part.capitalize()}")
    assert button.isEnabled() == (count > 0)
    if count:
        screen.click(button.objectName())
        screen.wait()
        opened = QApplication.activeModalWidget()
        assert opened.objectName() == "foreseenDialog"
        screen.wait()
        assert opened.findChild(Table, "foreseenTable").row_count == count
        opened.close()
    assert stored() == before
