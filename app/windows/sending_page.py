"""Sending: the mailings, those that go on first, and the one that is chosen with all that became of it."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QWidget

from app.controllers import mailings
from app.controllers.mailings import Mailing, State
from app.controllers.operations import Source
from app.widgets.empty import EmptyState
from app.widgets.icons import icon
from app.widgets.keys import tell_keys
from app.widgets.now_and_then import NowAndThen
from app.widgets.paged_model import PAGE, PagedModel
from app.widgets.preferences import Preferences
from app.widgets.splitters import remember
from app.widgets.table import Column, Table
from app.widgets.tasks import Tasks
from app.windows import sending_wording, wording
from app.windows.mailing_view import MailingView
from app.windows.page import Page
from app.windows.places import CustomerPlace, HistoryPlace, Place, SendingPlace, Unsubscription

_PAUSE = 500  # ms between two looks at the list while a mailing goes on


class _Mailings:
    """All mailings but tests, for the table."""

    def ids(self, sort: str, descending: bool, limit: int | None) -> array[int]:
        return mailings.ids(sort, descending, limit)

    def rows(self, ids: Sequence[int]) -> Sequence[Mailing | None]:
        return mailings.rows(ids)


class SendingPage(Page):
    """Every mailing, and one of them opened."""

    shows = frozenset({"mailing", "message", "suppression", "batch", "customer"})

    def __init__(self, tasks: Tasks, preferences: Preferences) -> None:
        super().__init__("sendingPage", self.tr("Sending"), tasks, preferences)
        self._wanted: int | None = None
        self._coming = False  # whether the table has yet to read the mailing that was asked for
        self._begun = False
        self._unsubscribe = QPushButton(icon("user-x"), self.tr("Bulk unsubscribe…"))
        self._unsubscribe.setObjectName("sendingBulkUnsubscribeButton")
        tell_keys(self._unsubscribe, "Ctrl+U")
        self._table = Table(
            tasks,
            self._columns(),
            name="mailingTable",
            preferences=preferences,
            sort="began_at",
            descending=True,
            accessible_name=self.tr("Mailings"),
        )
        self._table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self._table.setMinimumHeight(self._table.row_height * 2 + 8)  # a row below the header
        self._view = MailingView(tasks, preferences)
        self._history = QPushButton(icon("history"), self.tr("To the batches"))
        self._history.setObjectName("sendingHistoryButton")
        self._nothing = EmptyState(
            "send",
            self.tr("Nothing was sent yet"),
            self.tr(
                "Invitations and reminders are sent from a batch. Here you see how far they are,\n"
                "and afterwards who got what."
            ),
            [self._history],
        )
        self._later = NowAndThen(tasks, self._table.refresh, _PAUSE, self)

        self.buttons.addWidget(self._unsubscribe)
        self._both = QSplitter(Qt.Orientation.Vertical)
        self._both.setObjectName("sendingSplitter")
        self._both.setChildrenCollapsible(False)
        self._both.setHandleWidth(1)
        self._both.addWidget(self._table)
        self._both.addWidget(self._view)
        self._both.setStretchFactor(1, 1)
        remember(self._both, "sending", preferences, [180, 820])
        self._views = QStackedWidget()
        self._views.addWidget(QWidget())  # until it is known which of the others
        self._views.addWidget(self._nothing)
        self._views.addWidget(self._both)
        self.body.addWidget(self._views, 1)
        self.first = self._table

        self._unsubscribe.clicked.connect(self._on_unsubscribe)
        self._history.clicked.connect(lambda: self.went.emit(HistoryPlace()))
        self._table.loaded.connect(self._on_loaded)
        self._table.selectionModel().currentRowChanged.connect(self._on_current)
        self._view.customerWanted.connect(lambda key: self.went.emit(CustomerPlace(key)))

    def refresh(self) -> None:
        if not self._begun:  # not before it is to be seen: the messages may be many
            self._begun = True
            self._table.show_source(_Mailings())
            return
        self._table.refresh()
        self._view.refresh()

    def show_place(self, place: Place) -> None:
        """Open the mailing that the place names."""
        if isinstance(place, SendingPlace) and place.mailing_id is not None:
            self._wanted = place.mailing_id
            self._coming = True
            self._view.show_mailing(place.mailing_id)
            self._mark()

    def follow(self) -> None:
        # Each time, unlike other pages: this is what one looks at here.
        self._view.follow()
        self._later.want()

    def _columns(self) -> list[Column[Mailing]]:
        return [
            Column("batch", self.tr("Batch"), sending_wording.batch, width=22),
            Column("kind", self.tr("What"), lambda row: sending_wording.kind(row.kind), width=14),
            Column(
                "state",
                self.tr("State"),
                sending_wording.state,
                tone=sending_wording.state_tone,
                width=16,
            ),
            Column(
                "progress",
                self.tr("Progress"),
                lambda row: sending_wording.progress(row.counts) if row.counts.total else "",
                right=True,
                width=17,
            ),
            Column(
                "began_at",
                self.tr("Began"),
                lambda row: wording.moment_of(row.began_at) if row.began_at else "",
                right=True,
                width=17,
                fixed=True,
            ),
            Column("left", self.tr("Remaining"), sending_wording.remaining, width=26),
        ]

    def _on_loaded(self, rows: int) -> None:
        self._views.setCurrentWidget(self._both if rows else self._nothing)
        self._coming = False
        self._mark()

    def _mark(self) -> None:
        """Have the row of the mailing that is shown be the current one; to begin with, one that is sent."""
        ids = self._table.ids
        if not ids:
            return
        if self._wanted is None:
            # Those that are not at their end come first, and are few.
            model = self._table.model()
            assert isinstance(model, PagedModel)
            rows = [model.row(place) for place in range(min(len(ids), PAGE))]
            running = (row.id for row in rows if row is not None and row.state is State.RUNNING)
            self._wanted = next(running, ids[0])
            self._view.show_mailing(self._wanted)
        if self._wanted in ids:
            row = ids.index(self._wanted)
            if self._table.currentIndex().row() != row:
                self._table.setCurrentIndex(self._table.model().index(row, 0))

    def _on_current(self, current: QModelIndex) -> None:
        if self._coming:  # the table keeps its row until it has read the one that was asked for
            return
        if current.isValid() and self._table.ids[current.row()] != self._wanted:
            self._wanted = self._table.ids[current.row()]
            self._view.show_mailing(self._wanted)

    def _on_unsubscribe(self) -> None:
        mailing = self._view.mailing
        detail, batch_id = (mailing.batch, mailing.batch_id) if mailing else ("", None)
        self.unsubscriptionWanted.emit(Unsubscription(Source.SENDING, detail, batch_id))
