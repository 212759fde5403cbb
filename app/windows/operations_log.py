"""The operations log on the screen, with Undo."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.controllers import operations
from app.controllers.operations import Entry, Kind
from app.widgets.empty import EmptyState
from app.widgets.icons import icon
from app.widgets.labels import Hint
from app.widgets.preferences import Preferences
from app.widgets.table import Column, Table
from app.widgets.tasks import Tasks
from app.windows import wording
from app.windows.operation_dialog import OperationDialog
from app.windows.places import BatchPlace, CustomerPlace


class _Operations:
    """The operations, for the table."""

    def ids(self, sort: str, descending: bool, limit: int | None) -> array[int]:
        return operations.ids(descending, limit)

    def rows(self, ids: Sequence[int]) -> Sequence[Entry | None]:
        return operations.rows(ids)


class OperationsLog(QWidget):
    """Every bulk act, newest first; `went` carries a Place, `undoWanted` an operation's id."""

    went = Signal(object)
    undoWanted = Signal(int)  # noqa: N815 - beside Qt's own names
    importWanted = Signal()  # noqa: N815
    """Begin with an import, where nothing was done yet."""

    def __init__(self, tasks: Tasks, preferences: Preferences) -> None:
        super().__init__()
        self.setObjectName("operationsLog")
        self._tasks = tasks
        self._preferences = preferences
        self._wanted: int | None = None
        self._table = Table(
            tasks,
            self._columns(),
            name="operationTable",
            preferences=preferences,
            sort="at",
            descending=True,
            accessible_name=self.tr("Operations"),
        )
        self._undo = QPushButton(icon("undo-2"), self.tr("Undo the operation"))
        self._undo.setObjectName("undoOperationButton")
        self._undo_hint = Hint(elide="right")
        self._undo_action = QAction(icon("undo-2"), self.tr("Undo"), self._table)

        self._import = QPushButton(icon("upload"), self.tr("Import transactions…"))
        self._import.setObjectName("importButtonOfOperations")
        self._nothing = EmptyState(
            "list",
            self.tr("Nothing was done yet"),
            self.tr("Imports, unsubscriptions and answers are listed here, and most can be undone."),
            [self._import],
        )

        self._above = QWidget()
        row = QHBoxLayout(self._above)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._undo)
        row.addWidget(self._undo_hint, 1)
        self._views = QStackedWidget()
        self._views.addWidget(self._table)
        self._views.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        column.addWidget(self._above)
        column.addWidget(self._views, 1)
        self._table.addAction(self._undo_action)

        self._table.selectionModel().selectionChanged.connect(self._on_selected)
        self._table.model().dataChanged.connect(self._on_selected)
        self._table.loaded.connect(self._on_loaded)
        self._table.activatedRow.connect(self._on_activated)
        self._import.clicked.connect(self.importWanted)
        self._undo.clicked.connect(self._on_undo)
        self._undo_action.triggered.connect(self._on_undo)

        self._table.show_source(_Operations())
        self._on_selected()

    def refresh(self) -> None:
        """Read the log again."""
        self._table.refresh()

    def show_operation(self, operation_id: int) -> None:
        """Have the row of this operation be the current one, now or once it is read."""
        self._wanted = operation_id
        self._choose_wanted()

    def _columns(self) -> list[Column[Entry]]:
        return [
            Column(
                "at",
                self.tr("When"),
                lambda entry: wording.moment_of(entry.at),
                sort="at",
                width=15,
                fixed=True,
            ),
            Column("kind", self.tr("What"), lambda entry: wording.kind(entry.kind), width=14, fixed=True),
            Column("result", self.tr("Result"), wording.result, width=38),
            Column(
                "source",
                self.tr("From"),
                lambda entry: wording.source_and_detail(entry.source, entry.detail),
                width=25,
            ),
            Column("operator", self.tr("By"), lambda entry: entry.operator, width=12),
            Column(
                "undone",
                self.tr("State"),
                lambda entry: self.tr("Undone") if entry.undone else "",
                tone=lambda _: "dim",
                width=8,
            ),
        ]

    def _choose_wanted(self) -> None:
        if self._wanted is None or self._wanted not in self._table.ids:
            return
        row = self._table.ids.index(self._wanted)
        self._wanted = None
        self._table.setCurrentIndex(self._table.model().index(row, 0))
        self._table.select_rows([row])
        self._table.setFocus()

    def _on_loaded(self, rows: int) -> None:
        self._above.setVisible(rows > 0)
        self._views.setCurrentWidget(self._table if rows else self._nothing)
        self._choose_wanted()
        self._on_selected()

    def _on_activated(self, entry: Entry) -> None:
        if entry.kind is Kind.IMPORT and entry.batch_id is not None:
            self.went.emit(BatchPlace(entry.batch_id, report=True))
        elif entry.kind is Kind.MAILING and entry.batch_id is not None:
            self.went.emit(BatchPlace(entry.batch_id))
        elif entry.kind in (Kind.UNSUBSCRIBE, Kind.RESUBSCRIBE, Kind.ANSWERS):
            dialog = OperationDialog(self, self._tasks, self._preferences, entry.id)
            dialog.customerWanted.connect(lambda key: self.went.emit(CustomerPlace(key)))
            dialog.open()

    def _selected(self) -> Entry | None:
        entry = self._table.current_row if len(self._table.selected_ids()) == 1 else None
        return entry if isinstance(entry, Entry) else None

    def _on_selected(self) -> None:
        entry = self._selected()
        undoable = entry is not None and entry.undoable
        self._undo.setEnabled(undoable)
        self._undo_action.setEnabled(undoable)
        if entry is None:
            hint = self.tr("Choose an operation to undo it.")
        elif entry.undone:
            hint = self.tr("This operation was undone already.")
        elif entry.kind is Kind.IMPORT:
            hint = self.tr("An import is taken back by deleting its batch in History.")
        elif not undoable:
            hint = self.tr("This cannot be undone.")
        else:
            hint = ""
        self._undo_hint.setText(hint)

    def _on_undo(self) -> None:
        if entry := self._selected():
            self.undoWanted.emit(entry.id)
