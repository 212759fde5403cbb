"""Going anywhere by a part of its name: a customer, a batch, an operation, a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from app.controllers import finding
from app.controllers.customers import Status
from app.controllers.finding import Found
from app.controllers.operations import Entry, Kind
from app.widgets.dialog import Dialog
from app.widgets.empty import EmptyState
from app.widgets.icons import icon
from app.widgets.labels import Hint
from app.widgets.result_list import Group, Result, ResultList
from app.widgets.tasks import Tasks
from app.windows import wording
from app.windows.places import BatchPlace, CustomerPlace, Place, UnsubscribedPlace
from app.windows.side_bar import SYMBOLS

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class Finder(Dialog):
    """`went` carries the Place that was chosen. Nothing of what was typed is remembered."""

    went = Signal(object)

    def __init__(self, parent: QWidget, tasks: Tasks, sections: Mapping[Place, str]) -> None:
        super().__init__(parent, "finder", self.tr("Go to"), size=QSize(680, 520))
        self._tasks = tasks
        self._sections = sections
        self._answered = ""  # the text whose results are shown
        self._chooses = False  # Enter was pressed before they were there
        self._field = _Field()
        self._field.setObjectName("finderEdit")
        self._field.setAccessibleName(self.tr("Name, address, batch, operation or page"))
        self._field.setPlaceholderText(self.tr("Name, address, batch, operation or page…"))
        self._field.addAction(icon("search", "dim"), QLineEdit.ActionPosition.LeadingPosition)
        self._results = ResultList(self.tr("What was found"))
        self._results.setObjectName("finderResults")
        self._nothing = EmptyState(
            "search",
            self.tr("Nothing is called that"),
            self.tr(
                "Type a part of a name, of an address, of a batch or of an operation. A whole address always "
                "leads to what is known of it."
            ),
        )
        self._views = QStackedWidget()
        self._views.addWidget(self._results)
        self._views.addWidget(self._nothing)
        self._keys = Hint(self.tr("↑ ↓ to choose, Enter to go there, Esc to close"), elide="right")

        self.body.addWidget(self._field)
        self.body.addWidget(self._views, 1)
        self.body.addWidget(self._keys)
        self.buttons.hide()

        self._field.textChanged.connect(self._on_text)
        self._field.moved.connect(self._results.move_by)
        self._field.entered.connect(self._on_enter)
        self._results.chosen.connect(self._on_chosen)
        self._results.currentRowChanged.connect(self._tell_current)

        self._show(Found(), "")
        self._field.setFocus()

    def _on_text(self, text: str) -> None:
        self._chooses = False
        kinds = {kind: wording.kind(kind) for kind in Kind}
        self._tasks.read(
            self,
            lambda _: finding.find(text, kinds),
            lambda found: self._show(found, text),
            topic="finder",
        )

    def _show(self, found: Found, text: str) -> None:
        self._answered = text
        groups = [group for group in self._groups(found, text) if group.results]
        self._results.show_groups(groups)
        self._views.setCurrentWidget(self._results if groups else self._nothing)
        if self._chooses:
            self._results.choose_current()

    def _groups(self, found: Found, text: str) -> Iterator[Group]:
        words = text.casefold().split()
        yield Group(
            self.tr("Pages"),
            [
                Result(place, SYMBOLS[type(place)], title)
                for place, title in self._sections.items()
                if all(word in title.casefold() for word in words)
            ],
        )
        yield Group(self.tr("Customers"), [_person(person) for person in found.people])
        yield Group(
            self.tr("Batches"),
            [
                Result(
                    BatchPlace(batch.id),
                    "history",
                    batch.name,
                    self.tr("%Ln customer(s)", "", batch.customers)
                    + f" · {wording.day_of(batch.imported_at)}",
                )
                for batch in found.batches
            ],
        )
        yield Group(
            self.tr("Operations"),
            [
                Result(
                    UnsubscribedPlace(operation_id=entry.id),
                    "list",
                    self._operation(entry),
                    f"{wording.moment_of(entry.at)} · {wording.result(entry)}".removesuffix(" · "),
                )
                for entry in found.operations
            ],
        )
        if found.address:
            known = self.tr("What is known of {address}").format(address=found.address)
            yield Group(self.tr("Address"), [Result(CustomerPlace(found.key), "search", known)])

    def _operation(self, entry: Entry) -> str:
        named = self.tr("{kind} no. {number}", "an operation")
        named = named.format(kind=wording.kind(entry.kind), number=wording.number(entry.id))
        return f"{named} · {wording.about(entry.source, entry.detail)}" if entry.detail else named

    def _on_enter(self) -> None:
        if self._answered == self._field.text():
            self._results.choose_current()
        else:
            self._chooses = True

    def _on_chosen(self, place: Place) -> None:
        self.accept()
        self.went.emit(place)

    def _tell_current(self) -> None:
        """Have a screen reader say what Enter would choose: the keyboard stays in the field."""
        current = self._results.current
        self._field.setAccessibleDescription(f"{current.text}, {current.detail}" if current else "")

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if (parent := self.parentWidget()) is not None:
            window = parent.window().frameGeometry()
            self.move(window.center().x() - self.width() // 2, window.top() + window.height() // 8)


class _Field(QLineEdit):
    """A line from which the keys for up, down and Enter go to the list below it."""

    moved = Signal(int)
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


def _person(person: finding.Person) -> Result:
    unsubscribed = person.status is Status.UNSUBSCRIBED
    status = wording.status(person.status)
    return Result(
        CustomerPlace(person.key),
        "ban" if unsubscribed else "user-check",
        person.email,
        f"{person.name} · {status}" if person.name else status,
        "error" if unsubscribed else "good",
    )
