"""What an import did with each row of its file: counts that open their rows, with line and reason."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app import address
from app.controllers import exports, history, imports
from app.controllers.imports import Outcome, Report, ReportRow
from app.widgets.icons import IconView, icon
from app.widgets.labels import Hint, PlainLabel
from app.widgets.preferences import Preferences
from app.widgets.table import Table
from app.widgets.tasks import Progress, Tasks
from app.widgets.theme import heading
from app.widgets.words import isolate
from app.windows import wording
from app.windows.import_counts import ImportCounts
from app.windows.import_rows import RowColumns
from app.windows.saving import as_file_name, ask_where, csv_delimiter, documents

_ROWS_AT_ONCE = 500  # read while exporting


class _Rows:
    """The rows of an imported file with one outcome, or all, for the table."""

    def __init__(self, batch_id: int, outcome: Outcome | None) -> None:
        self._batch_id = batch_id
        self._outcome = outcome

    def ids(self, _sort: str, descending: bool, limit: int | None) -> array[int]:
        return imports.report_lines(self._batch_id, self._outcome, descending)[:limit]

    def rows(self, ids: Sequence[int]) -> Sequence[ReportRow | None]:
        return imports.report_rows(self._batch_id, ids)


class ImportReport(QWidget):
    """The report of the import that brought a batch; all its numbers are also properties of this widget."""

    customerWanted = Signal(str)  # noqa: N815 - beside Qt's own names
    """The address key of the customer whose address was clicked."""

    def __init__(self, tasks: Tasks, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importReport")
        self._tasks = tasks
        self._batch_id: int | None = None
        self._name = ""
        self._shown: Outcome | None = None

        self._ignored = QFrame()
        self._ignored.setProperty("card", True)
        self._ignored_text = PlainLabel(wrap=True)
        heading(self._ignored_text, 3)
        self._ignored_text.setObjectName("ignoredText")
        self._show_ignored = QPushButton(self.tr("Show their rows"))
        self._show_ignored.setObjectName("showIgnoredButton")
        self._show_ignored.setProperty("flatLink", True)
        self._subscriptions = Hint()
        self._origin = Hint()
        self._origin.setObjectName("importOrigin")
        self._receipt = Hint()
        self._receipt.setObjectName("exportReceipt")
        self._export = QPushButton(icon("file-down"), self.tr("Export…"))
        self._export.setObjectName("exportReportButton")
        self._counts = ImportCounts("report")
        self._counts.setObjectName("reportCounts")
        self._table = Table(
            tasks,
            RowColumns().all(),
            name="importReportTable",
            preferences=preferences,
            sort="line",
            accessible_name=self.tr("Rows of the imported file"),
        )

        em = self.fontMetrics().height()
        notice = QHBoxLayout(self._ignored)
        notice.setContentsMargins(round(em * 0.75), round(em * 0.5), round(em * 0.75), round(em * 0.5))
        notice.setSpacing(round(em * 0.6))
        notice.addWidget(IconView("user-x", "warning"))
        notice.addWidget(self._ignored_text, 1)
        notice.addWidget(self._show_ignored)
        middle = QHBoxLayout()
        middle.setSpacing(em)
        middle.addWidget(self._counts, 1)
        middle.addWidget(self._export, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(em * 0.6))
        column.addWidget(self._ignored)
        column.addWidget(self._subscriptions)
        column.addLayout(middle)
        last = QHBoxLayout()
        last.setSpacing(em)
        last.addWidget(self._origin, 1)
        last.addWidget(self._receipt)
        column.addLayout(last)
        column.addWidget(self._table, 1)

        self._show_ignored.clicked.connect(lambda: self._open("ignored"))
        self._export.clicked.connect(self._on_export)
        self._counts.opened.connect(self._open)
        self._table.linkActivated.connect(self._on_customer)

        self._ignored.hide()
        self._subscriptions.hide()

    def show_batch(self, batch_id: int) -> None:
        """Show the report of this batch from the beginning, with all rows."""
        self._batch_id = batch_id
        self._receipt.setText("")
        self._open("rows")
        self._read_report(batch_id)

    def refresh(self) -> None:
        """Read the report again; the rows shown, and the place in them, stay."""
        if self._batch_id is not None:
            self._read_report(self._batch_id)
            self._table.refresh()

    def _read_report(self, batch_id: int) -> None:
        def read(_progress: Progress) -> Report:
            history.details(batch_id)  # refused in words when the batch is gone
            return imports.report(batch_id)

        self._tasks.read(self, read, self._show_report, topic="report")

    def _show_report(self, report: Report) -> None:
        self._name = report.name
        counts = report.counts
        for name, number in asdict(counts).items():
            self.setProperty(name, number)
        self._counts.show_counts(counts)
        self._ignored.setVisible(counts.ignored > 0)
        self._ignored_text.setText(
            self.tr("%Ln unsubscribed customer(s) were in this file and were ignored", "", counts.ignored)
        )
        self._subscriptions.setVisible(bool(report.subscription_columns))
        note = self.tr("Not read, as an import changes no subscription: {columns}")
        self._subscriptions.setText(note.format(columns=isolate(", ".join(report.subscription_columns))))
        origin = self.tr("From ‘{file}’, imported {moment}", "a file, and date and time")
        self._origin.setText(
            origin.format(file=isolate(report.file_name), moment=wording.moment_of(report.imported_at))
        )

    def _open(self, name: str) -> None:
        """List the rows that the number `name` counts."""
        if self._batch_id is None:
            return
        self._shown = None if name == "rows" else Outcome(name)
        self._counts.set_open(name)
        self._table.show_source(_Rows(self._batch_id, self._shown))

    def _on_customer(self, row: ReportRow, _column: str) -> None:
        self.customerWanted.emit(address.key(row.address))

    def _on_export(self) -> None:
        suggested = self.tr("{batch} report.csv", "a file name").format(batch=as_file_name(self._name))
        ask_where(
            self,
            self.tr("Export the rows shown"),
            self.tr("CSV files (*.csv)"),
            suggested,
            self._write,
            chooser="exportDialog",
            folder=documents(),
        )

    def _write(self, path: Path) -> None:
        """Write the rows shown as CSV, in the order shown."""
        if self._batch_id is None:
            return
        batch_id, outcome, (_, descending) = self._batch_id, self._shown, self._table.sort
        header = [column.title for column in RowColumns().all()]
        delimiter = csv_delimiter()

        def export(progress: Progress) -> int:
            lines = imports.report_lines(batch_id, outcome, descending)
            return exports.write_csv(
                path,
                header,
                _cells(batch_id, lines),
                lambda done, _: progress(done, len(lines)),
                delimiter=delimiter,
            )

        self._tasks.read(
            self,
            export,
            lambda rows: self._show_receipt(rows, path),
            topic="export",
            label=self.tr("Exporting"),
        )

    def _show_receipt(self, rows: int, path: Path) -> None:
        receipt = self.tr("%Ln row(s) exported to ‘{file}’", "", rows)
        self._receipt.setText(receipt.format(file=isolate(path.name)))


def _cells(batch_id: int, lines: array[int]) -> Iterator[Sequence[object]]:
    """The rows at these lines, as they are exported: with what stood in the column of addresses."""
    for start in range(0, len(lines), _ROWS_AT_ONCE):
        for row in imports.report_rows(batch_id, lines[start : start + _ROWS_AT_ONCE]):
            if row is not None:
                reason = wording.row_reason(row.outcome, row.reason)
                yield row.line, row.address, wording.row_outcome(row.outcome), reason
