"""The people behind each number of an audience, and why a number has nobody."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.controllers import audiences
from app.controllers.audiences import PARTS, Audience, Mail, Person, Standing
from app.widgets.empty import EmptyState
from app.widgets.filter_edit import FilterEdit
from app.widgets.icons import icon
from app.widgets.preferences import Preferences
from app.widgets.table import Column, Table
from app.widgets.tasks import Tasks
from app.windows import audience_wording, wording

_RECIPIENTS = Standing.RECIPIENT.value


class _People:
    """Those of one standing, or all, that pass a filter, for the table."""

    def __init__(self, batch_id: int, mail: Mail, standing: Standing | None, text: str) -> None:
        self._batch_id = batch_id
        self._mail = mail
        self._standing = standing
        self._text = text

    def ids(self, sort: str, descending: bool, limit: int | None) -> array[int]:
        return audiences.ids(self._batch_id, self._mail, self._standing, self._text, sort, descending, limit)

    def rows(self, ids: Sequence[int]) -> Sequence[Person | None]:
        return audiences.people(self._batch_id, self._mail, ids)


class AudienceList(QWidget):
    """One list of the audience at a time, to begin with those who would get the mail."""

    customerWanted = Signal(str)  # noqa: N815 - beside Qt's own names
    """Show the customer with this address key."""
    recipientChosen = Signal(int)  # noqa: N815
    """Show the message of the transaction with this id."""
    invitationWanted = Signal()  # noqa: N815
    """Record that the batch was invited elsewhere."""
    otherMailWanted = Signal()  # noqa: N815
    """Show the preview of the invitation beside the reminder's, or the other way round."""
    settingsWanted = Signal()  # noqa: N815
    """Show where the limits are set."""

    def __init__(self, tasks: Tasks, preferences: Preferences, batch_id: int, mail: Mail) -> None:
        super().__init__()
        self._batch_id = batch_id
        self._mail = mail
        self._audience: Audience | None = None
        self._opened = _RECIPIENTS

        self._filter = FilterEdit(self.tr("Name or address"), "recipientFilter")
        remembered = "recipientTable" if mail is Mail.REMINDER else "invitationTable"
        self._table = Table(tasks, self._columns(), name=remembered, preferences=preferences, sort="email")
        self._table.setObjectName("recipientTable")
        if mail is Mail.REMINDER:
            self._other = QPushButton(icon("send", "highlighted"), self.tr("Send invitations…"))
            self._other.setProperty("primary", True)
        else:
            self._other = QPushButton(icon("bell"), self.tr("Reminder preview"))
        self._other.setObjectName("otherMailButton")
        self._invited = QPushButton(icon("mail-check"), self.tr("Mark as invited elsewhere…"))
        self._invited.setObjectName("markInvitedButton")
        self._settings = QPushButton(icon("settings"), self.tr("Settings"))
        self._settings.setObjectName("reminderSettingsButton")
        for button in (self._other, self._invited, self._settings):
            button.hide()  # until it is known which help: together they would make the window wider
        self._nobody = EmptyState("users", "", "", [self._other, self._invited, self._settings])
        self._nobody.setObjectName("nobodyToRemind" if mail is Mail.REMINDER else "nobodyToInvite")
        self._clear = QPushButton(self.tr("Clear the filter"))
        self._clear.setObjectName("clearRecipientFilterButton")
        self._no_match = EmptyState(
            "search",
            self.tr("Nobody matches"),
            self.tr("No name or address in this list contains all these words."),
            [self._clear],
        )

        self._views = QStackedWidget()
        for view in (self._table, self._nobody, self._no_match):
            self._views.addWidget(view)
        filters = QHBoxLayout()
        filters.addWidget(self._filter, 3)
        filters.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, round(self.fontMetrics().height() * 0.8), 0)
        column.addLayout(filters)
        column.addWidget(self._views, 1)

        self._filter.filtered.connect(self._show_list)
        self._clear.clicked.connect(self._filter.clear)
        self._table.linkActivated.connect(lambda person, _column: self.customerWanted.emit(person.key))
        self._table.activatedRow.connect(self._on_person)
        self._table.clicked.connect(lambda: self._on_person(self._table.current_row))
        self._table.loaded.connect(lambda _rows: self._choose_view())
        self._other.clicked.connect(self.otherMailWanted)
        self._invited.clicked.connect(self.invitationWanted)
        self._settings.clicked.connect(self.settingsWanted)

        self._show_list()

    def take_focus(self) -> None:
        """Have the keyboard in the list."""
        self._table.setFocus()

    @property
    def opened(self) -> str:
        """The part of the audience whose people are listed, by its name in Audience."""
        return self._opened

    def open(self, name: str) -> None:
        """List the people of a part of the audience."""
        self._opened = name
        self._choose_view()
        self._show_list()

    def refresh(self) -> None:
        """Read the list again."""
        self._table.refresh()

    def show_audience(self, audience: Audience) -> None:
        """Follow the audience: a list whose people are all gone gives way to the recipients."""
        self._audience = audience
        if not getattr(audience, self._opened) and self._opened != _RECIPIENTS:
            self.open(_RECIPIENTS)
        self._nobody.set_text(*audience_wording.why_nobody(audience))
        uninvited = audience.customers > 0 and not audience.invited
        if self._mail is Mail.REMINDER:
            self._other.setVisible(uninvited)
            self._invited.setVisible(uninvited)
        else:
            self._other.setVisible(audience.already > 0)
            self._invited.hide()
        self._settings.setVisible(bool(audience.recent or audience.exhausted))
        self._choose_view()

    def _show_list(self) -> None:
        standing = None if self._opened == PARTS[self._mail][0] else Standing(self._opened)
        self._table.show_source(_People(self._batch_id, self._mail, standing, self._filter.text()))

    def _choose_view(self) -> None:
        audience = self._audience
        view: QWidget = self._table
        if audience and self._opened == _RECIPIENTS and not audience.recipients:
            view = self._nobody
        elif self._filter.text() and not self._table.row_count:
            view = self._no_match
        self._views.setCurrentWidget(view)
        self._filter.setVisible(view is not self._nobody)
        if audience:
            self._table.setAccessibleName(audience_wording.labels(audience)[self._opened])

    def _on_person(self, person: Person | None) -> None:
        if person is not None and person.standing is Standing.RECIPIENT:
            self.recipientChosen.emit(person.id)

    def _columns(self) -> list[Column[Person]]:
        mail = self._mail
        columns: list[Column[Person]] = [
            # Beside the message there is little room: an address that is cut says nothing.
            Column(
                "email",
                self.tr("E-mail"),
                lambda row: row.email,
                sort="email",
                link=True,
                width=24,
                fixed=True,
            ),
            Column("first_name", self.tr("First name"), lambda row: row.first_name, width=10),
            Column("last_name", self.tr("Last name"), lambda row: row.last_name, sort="last_name", width=11),
            Column(
                "standing",
                self.tr("State"),
                lambda row: _state(row, mail),
                sort="standing",
                tone=lambda row: "good" if row.standing is Standing.RECIPIENT else "dim",
                width=17,
            ),
            Column(
                "last_contact",
                self.tr("Last contact"),
                lambda row: wording.day_of(row.last_contact),
                sort="last_contact",
                right=True,
                width=13,
            ),
        ]
        if mail is Mail.REMINDER:
            reminders: Column[Person] = Column(
                "reminders",
                self.tr("Reminders"),
                lambda row: wording.number(row.reminders),
                sort="reminders",
                right=True,
                width=11,
            )
            columns.insert(4, reminders)
        return columns


def _state(person: Person, mail: Mail) -> str:
    """Whether somebody gets the mail, and why not: where several reasons count as one, which it is."""
    if person.standing in (Standing.ALREADY, Standing.RECENT) and person.waiting:
        return QCoreApplication.translate("AudienceList", "Waiting to be mailed")
    if person.standing is Standing.ALREADY and person.answered:
        return wording.standing(Standing.ANSWERED, mail)
    return wording.standing(person.standing, mail)
