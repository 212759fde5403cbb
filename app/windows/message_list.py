"""The messages behind each number of a mailing: to whom, where each one is, and why."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.controllers import mailings
from app.controllers.erasing import is_erased
from app.controllers.mailings import Counts, Mailing, Sent
from app.widgets.empty import EmptyState
from app.widgets.filter_edit import FilterEdit
from app.widgets.now_and_then import NowAndThen
from app.widgets.preferences import Preferences
from app.widgets.table import Column, Table
from app.widgets.tasks import Tasks
from app.windows import message_wording, wording

_PAUSE = 1_000  # ms between two looks at a list that changes all the time

ALL = "total"
"""The part that has all messages."""


class _Messages:
    """The messages of one part of a mailing that pass a filter, for the table."""

    def __init__(self, mailing_id: int, part: str, text: str) -> None:
        self._mailing_id = mailing_id
        self._part = None if part == ALL else part
        self._text = text

    def ids(self, sort: str, descending: bool, limit: int | None) -> array[int]:
        return mailings.message_ids(self._mailing_id, self._part, self._text, sort, descending, limit)

    def rows(self, ids: Sequence[int]) -> Sequence[Sent | None]:
        return mailings.message_rows(ids)


class _Views(QStackedWidget):
    """No higher than what is shown of it needs: there is little room below the rest of a mailing."""

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown is not None else super().minimumSizeHint()


class MessageList(QWidget):
    """One part of one mailing at a time."""

    customerWanted = Signal(str)  # noqa: N815 - beside Qt's own names
    """Show the customer with this address key."""

    def __init__(self, tasks: Tasks, preferences: Preferences) -> None:
        super().__init__()
        self._mailing_id: int | None = None
        self._part = ALL
        self._counts = Counts()

        self._filter = FilterEdit(self.tr("Name or address"), "messageFilter")
        self._table = Table(
            tasks,
            self._columns(),
            name="messageTable",
            preferences=preferences,
            sort="address",
            accessible_name=self.tr("Messages"),
        )
        self._table.setMinimumHeight(self._table.row_height * 2 + 8)  # a row below the header
        self._clear = QPushButton(self.tr("Clear the filter"))
        self._clear.setObjectName("clearMessageFilterButton")
        self._no_match = EmptyState(
            "search",
            self.tr("Nobody matches"),
            self.tr("No name or address in this list contains all these words."),
            [self._clear],
        )
        self._nothing = EmptyState("mail", "", "")
        self._later = NowAndThen(tasks, self._table.refresh, _PAUSE, self)

        self._views = _Views()
        self._views.addWidget(self._table)
        self._views.addWidget(self._no_match)
        self._views.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._filter)
        column.addWidget(self._views, 1)
        self._filter.setMaximumWidth(self.fontMetrics().averageCharWidth() * 60)

        self._filter.filtered.connect(self._show_list)
        self._clear.clicked.connect(self._filter.clear)
        self._table.linkActivated.connect(self._on_customer)
        self._table.activatedRow.connect(self._on_customer)
        self._table.loaded.connect(self._on_loaded)

    @property
    def part(self) -> str:
        """Whose messages are listed: one of mailings.PARTS, ALL, or "violations"."""
        return self._part

    def open(self, part: str) -> None:
        """List the messages of a part."""
        self._part = part
        self._show_list()

    def show_mailing(self, mailing: Mailing) -> None:
        """List a mailing's messages, all to begin with; of the same one, see whether they have changed."""
        same = mailing.id == self._mailing_id
        before, self._counts = self._counts, mailing.counts
        if not same:
            self._mailing_id = mailing.id
            self.open(ALL)
        elif self._part not in mailings.PARTS:
            if before != mailing.counts:
                self._later.want()
        elif getattr(before, self._part) != getattr(mailing.counts, self._part):
            self._later.want()

    def refresh(self) -> None:
        """Read the list again."""
        self._table.refresh()

    def _show_list(self) -> None:
        if self._mailing_id is not None:
            self._table.show_source(_Messages(self._mailing_id, self._part, self._filter.text()))

    def _on_customer(self, sent: Sent) -> None:
        if not is_erased(sent.key):
            self.customerWanted.emit(sent.key)

    def _on_loaded(self, rows: int) -> None:
        view: QWidget = self._table
        if not rows and self._filter.text():
            view = self._no_match
        elif not rows:
            view = self._nothing
            if self._counts.total:
                self._nothing.set_text(
                    self.tr("No such message"),
                    self.tr("None of this mailing’s messages is in this state now."),
                )
            else:
                self._nothing.set_text(
                    self.tr("No messages"), self.tr("This mailing never began, so nobody was chosen for it.")
                )
        self._filter.setVisible(view is not self._nothing)
        self._views.setCurrentWidget(view)

    def _columns(self) -> list[Column[Sent]]:
        return [
            Column(
                "address",
                self.tr("E-mail"),
                lambda row: wording.erased() if is_erased(row.key) else row.address,
                sort="address",
                link=True,
                dead=lambda row: is_erased(row.key),
                tone=lambda _: "dim",
                width=28,
            ),
            Column("first_name", self.tr("First name"), lambda row: row.first_name, width=11),
            Column("last_name", self.tr("Last name"), lambda row: row.last_name, sort="last_name", width=12),
            Column(
                "state",
                self.tr("State"),
                message_wording.state,
                sort="state",
                tone=message_wording.tone,
                width=18,
            ),
            Column(
                "at", self.tr("Since"), lambda row: wording.moment_of(row.at), sort="at", width=15, fixed=True
            ),
            Column(
                "reply", self.tr("Why, or the server’s reply"), message_wording.why, sort="reply", width=40
            ),
        ]
