"""The history: the batches with their counts, and the way to each one's next mail."""

from array import array
from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QStackedWidget

from app.controllers import history
from app.controllers.history import Row
from app.widgets.empty import EmptyState
from app.widgets.icons import icon
from app.widgets.keys import tell_keys
from app.widgets.labels import Hint
from app.widgets.paged_model import PagedModel
from app.widgets.palette import Tone
from app.widgets.preferences import Preferences
from app.widgets.row_buttons import RowButtons
from app.widgets.table import Column, Table
from app.widgets.tasks import Tasks
from app.windows import wording
from app.windows.batch_deletion import ask_to_delete
from app.windows.page import Page
from app.windows.places import BatchPlace, InvitationPlace, ReminderPlace


class _Batches:
    """All batches, for the table."""

    def ids(self, sort: str, descending: bool, limit: int | None) -> "array[int]":
        return history.ids(sort, descending, limit)

    def rows(self, ids: Sequence[int]) -> Sequence[Row | None]:
        return history.rows(ids)


class HistoryPage(Page):
    """All batches."""

    shows = frozenset({"batch", "transaction", "customer", "message", "answer", "suppression"})

    def __init__(self, tasks: Tasks, preferences: Preferences) -> None:
        super().__init__("historyPage", self.tr("History"), tasks, preferences)
        self._counts = Hint()
        self._counts.setObjectName("historyCounts")
        self._import = QPushButton(icon("upload", "highlighted"), self.tr("Import transactions…"))
        self._import.setObjectName("importButton")
        tell_keys(self._import, "Ctrl+O")
        self._import.setProperty("primary", True)
        self._table = Table(
            tasks,
            self._columns(),
            name="historyTable",
            preferences=preferences,
            sort="imported_at",
            descending=True,
            accessible_name=self.tr("Batches"),
        )
        self._row_buttons = RowButtons(self._table, 1, self._make_button, self._bind_button)
        self._open = QAction(icon("folder-open"), self.tr("Open the batch"), self._table)
        self._open.setObjectName("openBatchAction")
        self._invite = QAction(icon("send"), self.tr("Send invitations…"), self._table)
        self._invite.setObjectName("sendInvitationsAction")
        self._remind = QAction(icon("bell"), self.tr("Send reminder…"), self._table)
        self._remind.setObjectName("sendReminderAction")
        self._delete = QAction(icon("trash-2"), self.tr("Delete the batch…"), self._table)
        self._delete.setObjectName("deleteBatchAction")
        self._first_import = QPushButton(icon("upload", "highlighted"), self.tr("Import transactions…"))
        self._first_import.setObjectName("firstImportButton")
        self._first_import.setProperty("primary", True)
        self._demo = QPushButton(icon("flask-conical"), self.tr("Load sample data"))
        self._demo.setObjectName("sampleDataButton")
        self._demo.setToolTip(self.tr("Opens a demo of its own, with invented customers"))
        self._nothing = EmptyState(
            "history",
            self.tr("No batches yet"),
            self.tr("Every import of transactions becomes a batch: its customers are surveyed together, and "
                    "here you see who was invited, who answered and whom to remind."),
            [self._first_import, self._demo],
        )  # fmt: skip

        self.below_heading.addWidget(self._counts)
        self.buttons.addWidget(self._import)
        self._views = QStackedWidget()
        self._views.addWidget(self._table)
        self._views.addWidget(self._nothing)
        self.body.addWidget(self._views, 1)
        self._table.addActions([self._open, self._invite, self._remind, self._delete])

        for button in (self._import, self._first_import):
            button.clicked.connect(lambda: self.importWanted.emit(None))
        self._demo.clicked.connect(self.demoWanted)
        self._table.linkActivated.connect(lambda row, _column: self._go_to(row))
        self._table.activatedRow.connect(self._go_to)
        self._table.loaded.connect(self._on_loaded)
        self._open.triggered.connect(lambda: self._go_to(self._table.current_row))
        self._invite.triggered.connect(lambda: self._mail(self._table.current_row, InvitationPlace))
        self._remind.triggered.connect(lambda: self._mail(self._table.current_row, ReminderPlace))
        self._delete.triggered.connect(lambda: self._ask_to_delete(self._table.current_row))

        self._table.show_source(_Batches())

    def refresh(self) -> None:
        self._table.refresh()

    def _columns(self) -> list[Column[Row]]:
        return [
            Column("name", self.tr("Batch"), lambda row: row.name, sort="name", link=True, width=22),
            # Beside the name rather than at the end, where a narrow window would not show it.
            Column(
                "reminder",
                self.tr("Next mail"),
                lambda _row: "",
                width=max(len(self.tr("Send reminder…")), len(self.tr("Send invitations…"))) + 2,
                fixed=True,
                buttons=True,
            ),
            Column(
                "imported_at",
                self.tr("Imported on"),
                lambda row: wording.day_of(row.imported_at),
                sort="imported_at",
                right=True,
                width=13,
            ),
            self._count("customers", self.tr("Customers"), lambda row: row.customers),
            self._count("invited", self.tr("Invited"), lambda row: row.invited),
            self._count("answered", self.tr("Answered"), lambda row: row.answered),
            self._count("unsubscribed", self.tr("Unsubscribed"), lambda row: row.unsubscribed),
            self._count("reminders", self.tr("Reminders"), lambda row: row.reminders),
            Column(
                "last_contact",
                self.tr("Last contact"),
                lambda row: wording.day_of(row.last_contact),
                sort="last_contact",
                right=True,
                width=10,
            ),
        ]

    def _count(self, name: str, title: str, value: Callable[[Row], int]) -> Column[Row]:
        return Column(
            name,
            title,
            lambda row: wording.number(value(row)),
            sort=name,
            right=True,
            width=len(title),
        )

    def _make_button(self) -> QPushButton:
        button = QPushButton()
        button.setProperty("flatLink", True)
        button.clicked.connect(lambda: self._on_button(button))
        return button

    def _bind_button(self, button: QPushButton, row: int) -> None:
        """The reminder, and before anybody is invited the invitations."""
        model = self._table.model()
        assert isinstance(model, PagedModel)
        batch: Row | None = model.row(row)
        invite = batch is not None and batch.customers > 0 and not batch.invited
        name = batch.name if batch else ""
        button.setProperty("batch", self._table.ids[row])
        button.setProperty("invites", invite)
        tone: Tone = "highlighted" if button.property("onHighlight") else "link"
        if invite:
            button.setObjectName("sendInvitationsRowButton")
            button.setIcon(icon("send", tone))
            button.setText(self.tr("Send invitations…"))
            button.setAccessibleName(self.tr("Send the invitations of ‘{batch}’").format(batch=name))
        else:
            button.setObjectName("sendReminderButton")
            button.setIcon(icon("bell", tone))
            button.setText(self.tr("Send reminder…"))
            button.setAccessibleName(self.tr("Send the reminder of ‘{batch}’").format(batch=name))

    def _on_button(self, button: QPushButton) -> None:
        place = InvitationPlace if button.property("invites") else ReminderPlace
        self.went.emit(place(button.property("batch")))

    def _on_loaded(self, count: int) -> None:
        self._counts.setText(self.tr("%Ln batch(es)", "", count))
        self._counts.setProperty("total", count)
        self._import.setVisible(count > 0)  # the empty page has the same button in its middle
        self._views.setCurrentWidget(self._table if count else self._nothing)

    def _go_to(self, row: Row | None) -> None:
        if row is not None:
            self.went.emit(BatchPlace(row.id))

    def _mail(self, row: Row | None, place: type[InvitationPlace | ReminderPlace]) -> None:
        if row is not None:
            self.went.emit(place(row.id))

    def _ask_to_delete(self, row: Row | None) -> None:
        if row is not None:
            ask_to_delete(self, row)
