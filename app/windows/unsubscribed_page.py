"""The suppression list with its evidence, and the operations with Undo."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.controllers import suppressions
from app.controllers.operations import Source
from app.controllers.suppressions import Row, Span
from app.controllers.unsubscribing import Reason
from app.widgets.empty import EmptyState
from app.widgets.filter_chip import FilterChip
from app.widgets.filter_edit import FilterEdit
from app.widgets.icons import icon
from app.widgets.keys import tell_keys
from app.widgets.labels import Hint
from app.widgets.preferences import Preferences
from app.widgets.spoken import name_chooser
from app.widgets.table import Column, Table
from app.widgets.tasks import Tasks
from app.windows import wording
from app.windows.operations_log import OperationsLog
from app.windows.page import Page
from app.windows.places import CustomerPlace, Place, UnsubscribedPlace, Unsubscription
from app.windows.saving import ask_where


class _Suppressions:
    """The suppressions that pass a filter, for the table."""

    def __init__(self, text: str, reason: Reason | None, span: Span | None) -> None:
        self._text = text
        self._reason = reason
        self._span = span

    def ids(self, sort: str, descending: bool, limit: int | None) -> array[int]:
        return suppressions.ids(self._text, self._reason, sort, descending, limit, span=self._span)

    def rows(self, ids: Sequence[int]) -> Sequence[Row | None]:
        return suppressions.rows(ids)


class UnsubscribedPage(Page):
    """All addresses that must never be mailed, whether or not a customer has them."""

    shows = frozenset({"suppression", "operation", "customer", "batch"})

    def __init__(self, tasks: Tasks, preferences: Preferences) -> None:
        super().__init__("unsubscribedPage", self.tr("Unsubscribed"), tasks, preferences)
        self._counts = Hint()
        self._counts.setObjectName("suppressionCounts")
        self._export = QPushButton(icon("file-down"), self.tr("Export…"))
        self._export.setObjectName("exportSuppressionsButton")
        self._unsubscribe = QPushButton(icon("user-x", "highlighted"), self.tr("Bulk unsubscribe…"))
        self._unsubscribe.setObjectName("bulkUnsubscribeButtonOfUnsubscribed")
        tell_keys(self._unsubscribe, "Ctrl+U")
        self._unsubscribe.setProperty("primary", True)
        self._filter = FilterEdit(self.tr("Address"), "suppressionFilter")
        self._within: UnsubscribedPlace = UnsubscribedPlace()
        self._span = FilterChip("spanFilter")
        self._reason = QComboBox()
        self._reason.setObjectName("reasonFilter")
        name_chooser(self._reason, self.tr("Reason"))
        self._reason.addItem(self.tr("All reasons"), None)
        for reason in Reason:
            self._reason.addItem(wording.reason_alone(reason), reason)
        self._table = Table(
            tasks,
            self._columns(),
            name="suppressionTable",
            preferences=preferences,
            sort="since",
            descending=True,
            accessible_name=self.tr("Unsubscribed addresses"),
        )
        self._first = QPushButton(icon("user-x"), self.tr("Bulk unsubscribe…"))
        self._first.setObjectName("firstUnsubscribeButton")
        self._clear = QPushButton(self.tr("Clear the filter"))
        self._clear.setObjectName("clearSuppressionFilterButton")
        self._nobody = EmptyState("ban", "", "", [self._first, self._clear])
        self.below_heading.addWidget(self._counts)
        self.buttons.addWidget(self._export)
        self.buttons.addWidget(self._unsubscribe)
        self._log = OperationsLog(tasks, preferences)
        self._tabs = QTabWidget()
        self._tabs.setObjectName("unsubscribedTabs")
        self._tabs.setDocumentMode(True)
        self._views = QStackedWidget()
        self._views.addWidget(self._table)
        self._views.addWidget(self._nobody)
        self._tabs.addTab(self._addresses(), self.tr("Addresses"))
        self._tabs.addTab(self._log, self.tr("Operations"))
        self.first = self._tabs
        self.body.addWidget(self._tabs, 1)

        self._filter.filtered.connect(self._show_filtered)
        self._reason.currentIndexChanged.connect(self._show_filtered)
        self._span.clicked.connect(lambda: self.went.emit(UnsubscribedPlace()))
        for button in (self._unsubscribe, self._first):
            button.clicked.connect(
                lambda: self.unsubscriptionWanted.emit(Unsubscription(Source.UNSUBSCRIBED))
            )
        self._clear.clicked.connect(self._on_clear)
        self._export.clicked.connect(self._on_export)
        self._table.linkActivated.connect(self._on_address)
        self._table.activatedRow.connect(self._on_address)
        self._table.loaded.connect(self._on_loaded)

        self._log.went.connect(self.went)
        self._log.undoWanted.connect(self.undoWanted)
        self._log.importWanted.connect(lambda: self.importWanted.emit(None))

        self._show_filtered()

    def refresh(self) -> None:
        self.tasks.read(self, lambda _: suppressions.counts(), self._show_counts, topic="counts")
        self._table.refresh()
        self._log.refresh()

    def show_place(self, place: Place) -> None:
        """Narrow the list as the place says; one that says nothing takes back only what another one said."""
        assert isinstance(place, UnsubscribedPlace)
        if place.operation_id is not None:
            self._tabs.setCurrentWidget(self._log)
            self._log.show_operation(place.operation_id)
            return
        if place == self._within:
            return
        self._within = place
        self._filter.clear()
        self._reason.setCurrentIndex(max(0, self._reason.findData(place.reason)))
        self._span.say(wording.span(place.span) if place.span else "")
        if place.span:
            self._tabs.setCurrentIndex(0)
        self._show_filtered()

    def _addresses(self) -> QWidget:
        page = QWidget()
        self._filters = QWidget()
        filters = QHBoxLayout(self._filters)
        filters.setContentsMargins(0, 0, 0, 0)
        filters.addWidget(self._filter)
        filters.addWidget(self._reason)
        filters.addWidget(self._span)
        filters.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        column.addWidget(self._filters)
        column.addWidget(self._views, 1)
        return page

    def _columns(self) -> list[Column[Row]]:
        return [
            Column(
                "address",
                self.tr("Address"),
                lambda row: wording.erased() if row.erased else row.address,
                sort="address",
                link=True,
                dead=lambda row: row.erased,
                tone=lambda _: "dim",
                width=34,
            ),
            Column(
                "since",
                self.tr("Since"),
                lambda row: wording.moment_of(row.since),
                sort="since",
                width=15,
                fixed=True,
            ),
            Column(
                "reason",
                self.tr("Reason"),
                lambda row: wording.reason_alone(row.reason),
                sort="reason",
                width=18,
            ),
            Column(
                "source",
                self.tr("From"),
                lambda row: wording.source_and_detail(row.source, row.detail),
                sort="source",
                width=24,
            ),
            Column("operator", self.tr("By"), lambda row: row.operator, sort="operator", width=14),
            Column(
                "customer",
                self.tr("Customer"),
                lambda row: self.tr("Yes") if row.is_customer else self.tr("No, blocked"),
                sort="customer",
                tone=lambda row: "text" if row.is_customer else "dim",
                width=12,
            ),
        ]

    def _show_filtered(self) -> None:
        reason = self._reason.currentData()  # Qt keeps no more than its text
        self._table.show_source(
            _Suppressions(self._filter.text(), Reason(reason) if reason else None, self._within.span)
        )

    def _show_counts(self, counts: suppressions.Counts) -> None:
        addresses = self.tr("%Ln unsubscribed address(es)", "", counts.total)
        others = self.tr("%Ln of them no customer’s", "", counts.others)
        self._counts.setText(f"{addresses} · {others}" if counts.others else addresses)
        for name in ("total", "customers", "others"):
            self._counts.setProperty(name, getattr(counts, name))
        self._export.setEnabled(counts.total > 0)
        self._filters.setVisible(counts.total > 0)
        self._on_loaded()

    def _on_loaded(self) -> None:
        if self._counts.property("total"):
            self._nobody.set_text(
                self.tr("No address matches"),
                self.tr("No unsubscribed address contains this, or none for this reason."),
            )
        else:
            self._nobody.set_text(
                self.tr("Nobody has unsubscribed yet"),
                self.tr(
                    "Addresses you unsubscribe appear here with their evidence: since when, why, by whom.\n"
                    "No import brings them back, and nothing is sent to them."
                ),
            )
        self._first.setVisible(not self._counts.property("total"))
        self._clear.setVisible(bool(self._counts.property("total")))
        empty = self._table.row_count == 0 and self._counts.property("total") is not None
        self._views.setCurrentWidget(self._nobody if empty else self._table)

    def _on_clear(self) -> None:
        self._reason.setCurrentIndex(0)
        self._filter.clear()
        if self._within.span:
            self.went.emit(UnsubscribedPlace())

    def _on_address(self, row: Row) -> None:
        if not row.erased:
            self.went.emit(CustomerPlace(row.key))

    def _on_export(self) -> None:
        name = self.tr("unsubscribed-{day}.csv").format(day=QDate.currentDate().toString("yyyy-MM-dd"))
        ask_where(
            self,
            self.tr("Export the unsubscribed addresses"),
            self.tr("CSV files (*.csv)"),
            name,
            self._export_to,
            chooser="exportChooser",
            folder="",
        )

    def _export_to(self, path: Path) -> None:
        header = [
            self.tr("Address"),
            self.tr("Since (UTC)"),
            self.tr("Reason"),
            self.tr("From"),
            self.tr("Batch or reference"),
            self.tr("By"),
            self.tr("Operation"),
            self.tr("Customer"),
        ]
        self.tasks.read(
            self,
            lambda progress: suppressions.export(path, header, progress),
            partial(self._on_exported, path),
            topic="export",
            label=self.tr("Exporting"),
        )

    def _on_exported(self, path: Path, count: int) -> None:
        said = self.tr("%Ln address(es) exported to ‘{file}’.", "", count)
        self.say(said.format(file=path.name))
