"""The rows of an imported file, or of one that may be imported, as columns of a table."""

from PySide6.QtCore import QCoreApplication, QObject, QSize
from PySide6.QtWidgets import QWidget

from app import address
from app.controllers.imports import MOST_FORESEEN, Outcome, ReportRow
from app.widgets.dialog import Dialog
from app.widgets.labels import Hint
from app.widgets.palette import Tone
from app.widgets.preferences import Preferences
from app.widgets.table import Column, ListSource, Table
from app.widgets.tasks import Tasks
from app.widgets.words import isolate
from app.windows import wording

_TONES: dict[Outcome, Tone] = {
    Outcome.NEW: "good",
    Outcome.IGNORED: "warning",
    Outcome.INVALID: "error",
    Outcome.BLANK: "dim",
}


class RowColumns(QObject):
    """Line, address, outcome and reason of a row."""

    def all(self, *, link: bool = True) -> list[Column[ReportRow]]:
        return [
            Column(
                "line",
                self.tr("Line"),
                lambda row: wording.number(row.line),
                sort="line",
                right=True,
                width=9,
            ),
            Column("address", self.tr("E-mail"), _address_of, link=link, width=34),
            Column(
                "outcome",
                self.tr("Outcome"),
                lambda row: wording.row_outcome(row.outcome),
                tone=lambda row: _TONES.get(row.outcome, "text"),
                width=24,
            ),
            Column("reason", self.tr("Reason"), _reason_of, width=60),
        ]


class ForeseenDialog(Dialog):
    """The rows that a number of the dry run counts, before anything is imported."""

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        preferences: Preferences | None,
        title: str,
        rows: tuple[ReportRow, ...],
        count: int,
    ) -> None:
        super().__init__(parent, "foreseenDialog", title, size=QSize(860, 520), preferences=preferences)
        self._table = Table(
            tasks,
            RowColumns().all(link=False),
            name="foreseenRows",
            preferences=preferences,
            sort="line",
            accessible_name=title,
        )
        self._table.setObjectName("foreseenTable")
        self.only_close()

        if count > len(rows):
            self.body.addWidget(Hint(self.tr("The first %Ln row(s) of them", "", MOST_FORESEEN)))
        self.body.addWidget(self._table, 1)

        source: ListSource[ReportRow] = ListSource(rows, {"line": lambda row: row.line})
        self._table.show_source(source)


def _address_of(row: ReportRow) -> str:
    """The address of the row, to be followed; what was no address is told with the reason."""
    if row.outcome is Outcome.INVALID and len(address.find(row.address)) != 1:
        return ""
    return row.address


def _reason_of(row: ReportRow) -> str:
    reason = wording.row_reason(row.outcome, row.reason)
    if row.address and not _address_of(row):
        with_cell = QCoreApplication.translate("RowColumns", "{reason}: ‘{cell}’", "why a row is invalid")
        return with_cell.format(reason=reason, cell=isolate(row.address))
    return reason
