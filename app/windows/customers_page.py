"""The customer list: counts, filter, table, and the ways to bulk acts."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QStackedWidget, QWidget

from app.controllers import customers
from app.controllers.customers import Filter, Row, Status
from app.controllers.operations import Source
from app.widgets.empty import EmptyState
from app.widgets.filter_edit import FilterEdit
from app.widgets.icons import icon
from app.widgets.keys import tell_keys
from app.widgets.labels import Hint
from app.widgets.preferences import Preferences
from app.widgets.spoken import name_chooser
from app.widgets.table import Column, Table
from app.widgets.tasks import Tasks
from app.windows import wording
from app.windows.page import Page
from app.windows.places import CustomerPlace, CustomersPlace, Place, Unsubscription

# As many addresses as one looks through before they are unsubscribed; for more there are files.
_MOST_SELECTED = 10_000
_READ_AT_ONCE = 500


class _Customers:
    """The customers that pass a filter, for the table."""

    def __init__(self, filter: Filter) -> None:
        self._filter = filter

    def ids(self, sort: str, descending: bool, limit: int | None) -> array[int]:
        return customers.ids(self._filter, sort, descending, limit)

    def rows(self, ids: Sequence[int]) -> Sequence[Row | None]:
        return customers.rows(ids)


class CustomersPage(Page):
    """All customers."""

    shows = frozenset({"customer", "suppression", "transaction", "message"})

    def __init__(self, tasks: Tasks, preferences: Preferences) -> None:
        super().__init__("customersPage", self.tr("Customers"), tasks, preferences)
        self._counts = Hint()
        self._counts.setObjectName("customerCounts")
        self._filter = FilterEdit(self.tr("Name or address"), "customerFilter")
        self._status = QComboBox()
        self._status.setObjectName("customerStatusFilter")
        name_chooser(self._status, self.tr("Status"))
        for name, status, mailable in self._choices():
            self._status.addItem(name, status if mailable is None else f"{status} {mailable}")
        self._add = QPushButton(icon("user-plus"), self.tr("Add a customer…"))
        self._add.setObjectName("addCustomerButton")
        self._unsubscribe = QPushButton(icon("user-x"), self.tr("Bulk unsubscribe…"))
        self._unsubscribe.setObjectName("bulkUnsubscribeButton")
        tell_keys(self._unsubscribe, "Ctrl+U")
        self._import = QPushButton(icon("upload", "highlighted"), self.tr("Import transactions…"))
        self._import.setObjectName("importButton")
        tell_keys(self._import, "Ctrl+O")
        self._import.setProperty("primary", True)
        self._table = Table(
            tasks,
            self._columns(),
            name="customerTable",
            preferences=preferences,
            sort="email",
            accessible_name=self.tr("Customers"),
        )
        self._open = QAction(self.tr("Open"), self._table)
        self._unsubscribe_selected = QAction(icon("user-x"), "", self._table)
        self._table.addActions([self._open, self._unsubscribe_selected])
        self._first_import = QPushButton(icon("upload", "highlighted"), self.tr("Import transactions…"))
        self._first_import.setObjectName("firstImportButton")
        self._first_import.setProperty("primary", True)
        self._demo = QPushButton(icon("flask-conical"), self.tr("Load sample data"))
        self._demo.setObjectName("sampleDataButton")
        self._demo.setToolTip(self.tr("Opens a demo of its own, with invented customers"))
        self._nobody = EmptyState(
            "users",
            self.tr("No customers yet"),
            self.tr("Import a CSV, text or Excel file of transactions: its customers appear here.\n"
                    "You can also drop the file on this window, or look around in a demo first."),
            [self._first_import, self._demo],
        )  # fmt: skip
        self._clear = QPushButton(self.tr("Clear the filter"))
        self._clear.setObjectName("clearCustomerFilterButton")
        self._look_up = QPushButton(self.tr("What is known of this address"))
        self._look_up.setObjectName("lookUpAddressButton")
        self._no_match = EmptyState("search", "", "", [self._look_up, self._clear])

        self.below_heading.addWidget(self._counts)
        self.buttons.addWidget(self._add)
        self.buttons.addWidget(self._unsubscribe)
        self.buttons.addWidget(self._import)
        self._filter_row = QWidget()
        self._filters = QHBoxLayout(self._filter_row)
        self._filters.setContentsMargins(0, 0, 0, 0)
        self._filters.addWidget(self._filter)
        self._filters.addWidget(self._status)
        self._filters.addStretch(1)
        self._views = QStackedWidget()
        for view in (self._table, self._nobody, self._no_match):
            self._views.addWidget(view)
        self.body.addWidget(self._filter_row)
        self.body.addWidget(self._views, 1)

        self._filter.filtered.connect(self._show_filtered)
        self._status.currentIndexChanged.connect(self._show_filtered)
        self._import.clicked.connect(lambda: self.importWanted.emit(None))
        self._first_import.clicked.connect(lambda: self.importWanted.emit(None))
        self._demo.clicked.connect(self.demoWanted)
        self._unsubscribe.clicked.connect(
            lambda: self.unsubscriptionWanted.emit(Unsubscription(Source.CUSTOMERS))
        )
        self._add.clicked.connect(self._on_add)
        self._clear.clicked.connect(self._on_clear)
        self._look_up.clicked.connect(self._on_look_up)
        self._table.linkActivated.connect(self._on_customer)
        self._table.activatedRow.connect(self._on_customer)
        self._table.loaded.connect(self._on_loaded)
        self._table.selectionModel().selectionChanged.connect(self._on_selected)
        self._open.triggered.connect(lambda: self._on_customer(self._table.current_row))
        self._unsubscribe_selected.triggered.connect(self._on_unsubscribe_selected)

        self.first = self._table
        self._total = 0
        self._asked: tuple[Status | None, bool | None] = (None, None)
        self._show_filtered()

    def refresh(self) -> None:
        self.tasks.read(self, lambda _: customers.counts(), self._show_counts, topic="counts")
        self._table.refresh()

    def show_place(self, place: Place) -> None:
        """Narrow the list as the place says; one that says nothing takes back only what another one said."""
        assert isinstance(place, CustomersPlace)
        wanted = (place.status, place.mailable)
        if wanted != self._asked:
            self._asked = wanted
            self._filter.clear()
            choices = [(status, mailable) for _, status, mailable in self._choices()]
            self._status.setCurrentIndex(choices.index(wanted))

    def _choices(self) -> list[tuple[str, Status | None, bool | None]]:
        """What the list can be narrowed to: the name, the status, and whether the address can be mailed."""
        return [
            (self.tr("All statuses"), None, None),
            (wording.status(Status.ACTIVE), Status.ACTIVE, None),
            (wording.status(Status.UNSUBSCRIBED), Status.UNSUBSCRIBED, None),
            (self.tr("Active, can be mailed"), Status.ACTIVE, True),
            (self.tr("Active, invalid address"), Status.ACTIVE, False),
        ]

    def _columns(self) -> list[Column[Row]]:
        return [
            Column("email", self.tr("E-mail"), lambda row: row.email, sort="email", link=True, width=30),
            Column(
                "first_name", self.tr("First name"), lambda row: row.first_name, sort="first_name", width=11
            ),
            Column("last_name", self.tr("Last name"), lambda row: row.last_name, sort="last_name", width=11),
            Column(
                "status",
                self.tr("Status"),
                lambda row: wording.status(row.status),
                sort="status",
                tone=lambda row: wording.status_tone(row.status),
                width=12,
                fixed=True,
            ),
            Column(
                "last_transaction",
                self.tr("Last transaction"),
                lambda row: wording.day(row.last_transaction),
                sort="last_transaction",
                right=True,
                width=14,
            ),
            Column(
                "last_contact",
                self.tr("Last contact"),
                lambda row: wording.day_of(row.last_contact),
                sort="last_contact",
                right=True,
                width=10,
            ),
            Column(
                "batches",
                self.tr("Batches"),
                lambda row: wording.number(row.batches),
                sort="batches",
                right=True,
                width=8,
            ),
        ]

    def _show_filtered(self) -> None:
        _, status, mailable = self._choices()[self._status.currentIndex()]
        self._table.show_source(_Customers(Filter(self._filter.text(), status, mailable)))

    def _show_counts(self, counts: customers.Counts) -> None:
        self._total = counts.total
        total = self.tr("%Ln customer(s)", "", counts.total)
        unsubscribed = self.tr("%Ln unsubscribed", "customers", counts.unsubscribed)
        self._counts.setText(f"{total} · {unsubscribed}")
        for name in ("total", "active", "unsubscribed"):
            self._counts.setProperty(name, getattr(counts, name))
        self._choose_view()

    def _on_loaded(self, _rows: int) -> None:
        self._choose_view()
        self._on_selected()

    def _choose_view(self) -> None:
        self._filter_row.setVisible(self._total > 0)
        # The empty page has the same button in its middle.
        self._import.setVisible(self._total > 0 or not self._counts.text())
        if self._table.row_count or not self._counts.text():
            self._views.setCurrentWidget(self._table)
        else:
            words = self.tr("No name or address contains all these words.")
            status = self.tr("No customer has this status.")
            self._no_match.set_text(self.tr("No customer matches"), words if self._filter.text() else status)
            self._look_up.setVisible(len(_addresses_in(self._filter.text())) == 1)
            self._views.setCurrentWidget(self._no_match if self._total else self._nobody)

    def _on_clear(self) -> None:
        self._status.setCurrentIndex(0)
        self._filter.clear()

    def _on_look_up(self) -> None:
        """No customer has the address that was typed; it may be unsubscribed all the same."""
        from app import address

        (typed,) = _addresses_in(self._filter.text())
        self.went.emit(CustomerPlace(address.key(typed)))

    def _on_customer(self, row: Row) -> None:
        self.went.emit(CustomerPlace(row.key))

    def _on_selected(self) -> None:
        count = sum(len(rows) for rows in self._table.selected_ranges())
        few = count <= _MOST_SELECTED
        self._unsubscribe_selected.setText(
            self.tr("Unsubscribe the selected %Ln…", "customers", count)
            if few
            else self.tr("Unsubscribe… (at most %Ln at a time)", "customers", _MOST_SELECTED)
        )
        self._unsubscribe_selected.setEnabled(count > 0 and few)
        self._open.setEnabled(count == 1)

    def _on_unsubscribe_selected(self) -> None:
        ids = self._table.selected_ids()
        self.tasks.read(self, lambda _: _addresses(ids), self._on_addresses, topic="selected")

    def _on_addresses(self, text: str) -> None:
        self.unsubscriptionWanted.emit(Unsubscription(Source.CUSTOMERS, text=text))

    def _on_add(self) -> None:
        from app.windows.customer_dialog import CustomerDialog  # as every dialog: when it first opens

        dialog = CustomerDialog(self, self.tasks)
        dialog.stored.connect(lambda key: self.went.emit(CustomerPlace(key)))
        dialog.open()


def _addresses_in(text: str) -> list[str]:
    from app import address  # which is not needed at the start

    return address.find(text)


def _addresses(ids: array[int]) -> str:
    """The addresses of the customers with these ids, one on a line."""
    starts = range(0, len(ids), _READ_AT_ONCE)
    pages = (customers.rows(ids[start : start + _READ_AT_ONCE]) for start in starts)
    return "\n".join(row.email for page in pages for row in page if row)
