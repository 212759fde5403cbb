"""The report of an import: numbers that open their rows, what was ignored, the export."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.controllers import history, imports, unsubscribing
from app.controllers.operations import Source
from app.widgets.preferences import Preferences
from app.widgets.table import Table
from app.widgets.tasks import Tasks
from app.windows.import_report import ImportReport

DATA = Path(__file__).parent.parent / "data"
COUNTS = {"rows": 8, "new": 0, "known": 2, "ignored": 2, "duplicate": 1, "invalid": 2, "blank": 1}


@pytest.fixture
def batches(connected: None) -> tuple[int, int]:
    """One file imported twice; two of its customers unsubscribed in between."""
    path = DATA / "excel-fr-cp1252.csv"
    first = imports.run(imports.propose(path))
    unsubscribing.apply(unsubscribing.preview("noel.garcon@exemple.fr\no'brien@exemple.fr"), Source.CUSTOMERS)
    return first.batch_id, imports.run(imports.propose(path)).batch_id


@pytest.fixture
def report(qtbot: QtBot, tasks: Tasks, preferences: Preferences, batches: tuple[int, int]) -> ImportReport:
    made = ImportReport(tasks, preferences)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    made.show_batch(batches[1])
    qtbot.waitUntil(lambda: tasks.idle)
    return made


@pytest.fixture
def french() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    yield
    QLocale.setDefault(before)


def button(report: ImportReport, name: str) -> QPushButton:
    found = report.findChild(QPushButton, name)
    assert found
    return found


def shown(report: ImportReport) -> list[list[str]]:
    """The cells of the rows listed."""
    table = report.findChild(Table)
    assert table
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def export(qtbot: QtBot, tasks: Tasks, report: ImportReport, path: Path) -> None:
    qtbot.mouseClick(button(report, "exportReportButton"), Qt.MouseButton.LeftButton)
    chooser = report.findChild(QFileDialog)
    assert chooser
    assert chooser.selectedFiles()[0].endswith(".csv")
    chooser.setDirectory(str(path.parent))
    chooser.selectFile(path.name)
    chooser.accept()
    qtbot.waitUntil(lambda: tasks.idle)


def test_I4_all_numbers_are_told_and_add_up(report: ImportReport) -> None:
    assert {name: report.property(name) for name in COUNTS} == COUNTS
    assert sum(number for name, number in COUNTS.items() if name != "rows") == COUNTS["rows"]


def test_every_number_opens_its_rows(qtbot: QtBot, tasks: Tasks, report: ImportReport) -> None:
    assert len(shown(report)) == COUNTS["rows"]
    for name, number in COUNTS.items():
        if not number:
            assert not button(report, f"report{name.capitalize()}").isEnabled()
            continue
        qtbot.mouseClick(button(report, f"report{name.capitalize()}"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: tasks.idle)
        assert len(shown(report)) == number, name


def test_C2_each_row_is_told_with_line_and_reason(report: ImportReport) -> None:
    rows = {cells[0]: cells[1:] for cells in shown(report)}
    assert list(rows) == ["2", "3", "4", "5", "6", "7", "8", "9"]
    assert rows["2"] == ["jean.dupont@exemple.fr", "Known customer", ""]
    assert rows["4"][:2] == ["noel.garcon@exemple.fr", "Unsubscribed, ignored"]
    assert rows["5"] == ["JEAN.DUPONT@exemple.fr", "Duplicate in the file", "The same customer is on line 2"]
    assert rows["6"] == ["", "Invalid", "Not an e-mail address: ‘pas une adresse’"]
    assert rows["8"] == ["", "Blank", ""]
    assert rows["9"] == ["", "Invalid", "No address in this row"]


def test_I3_the_ignored_are_told_above_all_and_listed(
    qtbot: QtBot, tasks: Tasks, report: ImportReport
) -> None:
    text = report.findChild(QLabel, "ignoredText")
    assert text
    assert text.isVisible()
    assert text.text().startswith("2 unsubscribed")
    qtbot.mouseClick(button(report, "showIgnoredButton"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tasks.idle)
    assert [cells[1] for cells in shown(report)] == ["noel.garcon@exemple.fr", "o'brien@exemple.fr"]


def test_nothing_is_said_where_nobody_was_ignored(
    qtbot: QtBot, tasks: Tasks, report: ImportReport, batches: tuple[int, int]
) -> None:
    report.show_batch(batches[0])
    qtbot.waitUntil(lambda: tasks.idle)
    text = report.findChild(QLabel, "ignoredText")
    assert text
    assert not text.isVisible()
    assert (report.property("new"), report.property("ignored")) == (4, 0)


def test_lines_are_sorted_either_way(qtbot: QtBot, tasks: Tasks, report: ImportReport) -> None:
    table = report.findChild(Table)
    assert table
    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(0) + header.sectionSize(0) // 2, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: tasks.idle)
    assert [cells[0] for cells in shown(report)] == ["9", "8", "7", "6", "5", "4", "3", "2"]


def test_an_address_leads_to_its_customer_by_key(qtbot: QtBot, report: ImportReport) -> None:
    wanted: list[str] = []
    report.customerWanted.connect(wanted.append)
    table = report.findChild(Table)
    assert table
    for row in (3, 4):  # a duplicate in capitals, and no address at all
        place = table.visualRect(table.model().index(row, 1)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted == ["jean.dupont@exemple.fr"]


def test_rows_are_copied(qtbot: QtBot, tasks: Tasks, report: ImportReport) -> None:
    table = report.findChild(Table)
    assert table
    table.selectRow(0)
    table.copy_selection()
    qtbot.waitUntil(lambda: tasks.idle)
    assert "jean.dupont@exemple.fr\tKnown customer" in QGuiApplication.clipboard().text()


def test_the_rows_shown_are_exported(
    qtbot: QtBot, tasks: Tasks, report: ImportReport, tmp_path: Path
) -> None:
    qtbot.mouseClick(button(report, "reportInvalid"), Qt.MouseButton.LeftButton)
    path = tmp_path / "invalid.csv"
    export(qtbot, tasks, report, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            ["Line", "E-mail", "Outcome", "Reason"],
            ["6", "pas une adresse", "Invalid", "Not an e-mail address"],
            ["9", "", "Invalid", "No address in this row"],
        ]
    receipt = report.findChild(QLabel, "exportReceipt")
    assert receipt
    assert "invalid.csv" in receipt.text()


@pytest.mark.usefixtures("french")
def test_a_french_spreadsheet_wants_semicolons(
    qtbot: QtBot, tasks: Tasks, report: ImportReport, tmp_path: Path
) -> None:
    path = tmp_path / "rapport.csv"
    export(qtbot, tasks, report, path)
    assert path.read_text(encoding="utf-8-sig").startswith("Line;E-mail;Outcome;Reason\n")
    assert len(path.read_text(encoding="utf-8-sig").splitlines()) == 9


def test_it_follows_the_database(
    qtbot: QtBot, tasks: Tasks, report: ImportReport, batches: tuple[int, int]
) -> None:
    refusals: list[object] = []
    report.show_refusal = refusals.append  # type: ignore[attr-defined]  # as the page around it has
    history.delete(batches[1])
    report.refresh()
    qtbot.waitUntil(lambda: tasks.idle)
    assert isinstance(refusals[0], history.BatchGone)
    assert shown(report) == []
