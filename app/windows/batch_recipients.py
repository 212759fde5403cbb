"""The recipients of a batch, each with their state and what the file said about them."""

from array import array
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.controllers import recipients
from app.controllers.recipients import Group, Recipient
from app.widgets.empty import EmptyState
from app.widgets.filter_chip import FilterChip
from app.widgets.filter_edit import FilterEdit
from app.widgets.labels import Hint
from app.widgets.preferences import Preferences
from app.widgets.table import Column, Table
from app.widgets.tasks import Tasks
from app.windows import wording

_MOST_OWN_COLUMNS = 6


class _Recipients:
    """The recipients that pass a filter, for the table."""

    def __init__(
        self, batch_id: int, text: str, group: Group | None, before: int | None, since_invitation: bool
    ) -> None:
        self._batch_id = batch_id
        self._text = text
        self._group = group
        self._before = before
        self._since_invitation = since_invitation

    def ids(self, sort: str, descending: bool, limit: int | None) -> "array[int]":
        return recipients.ids(
            self._batch_id,
            self._text,
            sort,
            descending,
            limit,
            group=self._group,
            before=self._before,
            since_invitation=self._since_invitation,
        )

    def rows(self, ids: Sequence[int]) -> Sequence[Recipient | None]:
        return recipients.rows(ids)


class BatchRecipients(QWidget):
    """A filter and the table; `show_group` narrows it to those that a count counts."""

    customerWanted = Signal(str)  # noqa: N815 - beside Qt's own names
    """The address key of the customer to go to."""
    everyoneWanted = Signal()  # noqa: N815
    """Show all recipients again, not only those that a count counts."""

    def __init__(self, tasks: Tasks, preferences: Preferences, batch_id: int, titles: Sequence[str]) -> None:
        """`titles` are the batch's own columns; those that are to be left out are empty."""
        super().__init__()
        self._batch_id = batch_id
        self._group: Group | None = None
        self._before: int | None = None
        self._since_invitation = False
        self._filter = FilterEdit(self.tr("Name or address"), "recipientFilter")
        self._until = FilterChip("recipientMomentFilter")
        self._number = Hint(elide="right")
        self._number.setObjectName("recipientRows")
        self._table = Table(
            tasks,
            [*self._columns(), *self._own_columns(titles)],
            name="batchRecipientTable",
            preferences=preferences,
            sort="email",
            accessible_name=self.tr("Recipients"),
        )
        self._everyone = QPushButton(self.tr("Show everyone"))
        self._everyone.setObjectName("everyRecipientButton")
        self._nobody = EmptyState("users", "", "", [self._everyone])

        em = self.fontMetrics().height()
        above = QHBoxLayout()
        above.setSpacing(em)
        above.addWidget(self._filter)
        above.addWidget(self._until)
        above.addWidget(self._number, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, round(em * 0.7), 0, 0)
        column.setSpacing(round(em * 0.6))
        column.addLayout(above)
        self._views = QStackedWidget()
        self._views.addWidget(self._table)
        self._views.addWidget(self._nobody)
        column.addWidget(self._views, 1)

        self._filter.filtered.connect(self._show_filtered)
        self._until.clicked.connect(lambda: self.show_group(self._group))
        self._everyone.clicked.connect(self._on_everyone)
        self._table.linkActivated.connect(lambda row, _column: self.customerWanted.emit(row.key))
        self._table.activatedRow.connect(lambda row: self.customerWanted.emit(row.key))
        self._table.loaded.connect(self._on_loaded)

        self._show_filtered()

    @property
    def is_part_of_group(self) -> bool:
        """Whether not all of the group are shown, but only those of some time."""
        return self._before is not None or self._since_invitation

    def show_group(
        self, group: Group | None, before: int | None = None, since_invitation: bool = False
    ) -> None:
        """Show only these, or all; `before` a moment in UTC seconds, if it is given.

        `since_invitation` leaves out who had unsubscribed before being invited, or never was.
        """
        self._group = group
        self._before = before
        self._since_invitation = since_invitation
        self._until.say(self._span())
        self._show_filtered()

    def _span(self) -> str:
        """The time in which those who are shown answered or unsubscribed; nothing if that does not matter."""
        if self._before is None:
            return self.tr("since the invitation", "who unsubscribed") if self._since_invitation else ""
        if self._since_invitation:
            span = self.tr("since the invitation and before {moment}", "who unsubscribed")
        else:
            span = self.tr("before {moment}", "who answered or unsubscribed")
        return span.format(moment=wording.moment_of(self._before))

    def refresh(self) -> None:
        """Ask the database again for all that is shown."""
        self._table.refresh()

    def _columns(self) -> list[Column[Recipient]]:
        return [
            Column("email", self.tr("E-mail"), lambda row: row.email, sort="email", link=True, width=26),
            Column("first_name", self.tr("First name"), lambda row: row.first_name, width=10),
            Column("last_name", self.tr("Last name"), lambda row: row.last_name, sort="last_name", width=11),
            Column(
                "date",
                self.tr("Date"),
                lambda row: wording.day(row.date),
                sort="date",
                right=True,
                width=12,
                fixed=True,
            ),
            Column(
                "state",
                self.tr("State"),
                lambda row: wording.state(row.state),
                sort="state",
                tone=lambda row: wording.state_tone(row.state),
                width=11,
                fixed=True,
            ),
            Column(
                "reminders",
                self.tr("Reminders"),
                lambda row: wording.number(row.reminders),
                sort="reminders",
                right=True,
                width=9,
            ),
            Column(
                "answered_at",
                self.tr("Answered on"),
                lambda row: wording.day_of(row.answered_at),
                sort="answered_at",
                right=True,
                width=11,
            ),
        ]

    def _own_columns(self, titles: Sequence[str]) -> list[Column[Recipient]]:
        named = [(place, title) for place, title in enumerate(titles) if title][:_MOST_OWN_COLUMNS]
        return [
            Column(f"own {place} {title}", title, partial(_cell, place), width=max(len(title), 10))
            for place, title in named
        ]

    def _show_filtered(self) -> None:
        self._table.show_source(
            _Recipients(
                self._batch_id, self._filter.text(), self._group, self._before, self._since_invitation
            )
        )

    def _on_loaded(self, count: int) -> None:
        self._number.setText(self.tr("%Ln shown", "recipients", count))
        self._number.setProperty("rows", count)
        narrowed = bool(self._filter.text() or self._group)
        self._everyone.setVisible(narrowed)
        if narrowed:
            self._nobody.set_text(
                self.tr("Nobody matches"),
                self.tr("No name or address in this list contains all these words.")
                if self._filter.text()
                else self.tr("There is nobody of the kind that was chosen above any more."),
            )
        else:
            self._nobody.set_text(
                self.tr("No recipients"),
                self.tr(
                    "The customers of this batch have been deleted, or all rows of its file were left out: "
                    "the import report says why."
                ),
            )
        self._views.setCurrentWidget(self._table if count else self._nobody)

    def _on_everyone(self) -> None:
        self._filter.clear()
        self.everyoneWanted.emit()


def _cell(place: int, row: Recipient) -> str:
    return row.data[place] if place < len(row.data) else ""
