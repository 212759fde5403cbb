"""What all pages of the main window share: a heading with buttons, and staying true to the database."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import Refusal
from app.widgets import words
from app.widgets.banner import BannerTone
from app.widgets.labels import Heading
from app.widgets.now_and_then import NowAndThen
from app.widgets.preferences import Preferences
from app.widgets.remedies import remedies
from app.widgets.tasks import Tasks
from app.windows.places import Place

_PAUSE = 2_000  # ms between two refreshes while something goes on by itself


@dataclass(frozen=True)
class Message:
    """What a page wants to be said in the main window's banner; `undo` is the operation to offer it for."""

    text: str
    tone: BannerTone = "good"
    actions: Sequence[tuple[str, Callable[[], None]]] = ()
    undo: int | None = None


class Page(QWidget):
    """A page refreshes itself when it is shown and when a table it shows has changed.

    A subclass names those tables in `shows`, implements `refresh`, and fills `body` and `buttons`.
    """

    shows: ClassVar[frozenset[str]] = frozenset()

    went = Signal(object)
    """A Place to go to."""
    said = Signal(object)
    """A Message for the banner."""
    importWanted = Signal(object)  # noqa: N815 - beside Qt's own names
    """Import transactions from this Path, or from one to be chosen (None)."""
    unsubscriptionWanted = Signal(object)  # noqa: N815
    """Open the bulk unsubscribe dialog for this Unsubscription."""
    undoWanted = Signal(int)  # noqa: N815
    """Undo the operation with this id."""
    sendWanted = Signal(object)  # noqa: N815
    """Have a Sending confirmed and done."""
    testWanted = Signal(object)  # noqa: N815
    """Send this TestMessage."""
    openWanted = Signal(object)  # noqa: N815
    """Open the database at this Path in this one's place, or this one anew (None)."""
    demoWanted = Signal()  # noqa: N815
    """Load the sample data and show the demo."""

    def __init__(self, name: str, title: str, tasks: Tasks, preferences: Preferences) -> None:
        super().__init__()
        self.setObjectName(name)
        self.tasks = tasks
        self.preferences = preferences
        self._stale = True
        self.first: QWidget = self
        """What has the keyboard when the page comes up. With a focus proxy, Tab would pass over the rest."""

        self.heading = Heading(title)
        self.heading.setObjectName(f"{name}Heading")
        self.below_heading = QVBoxLayout()
        self.buttons = QHBoxLayout()
        self.body = QVBoxLayout()

        em = self.fontMetrics().height()
        titles = QVBoxLayout()
        titles.setSpacing(round(em * 0.1))
        titles.addWidget(self.heading)
        titles.addLayout(self.below_heading)
        self.buttons.setSpacing(round(em * 0.6))
        self.top = QHBoxLayout()
        self.top.setSpacing(em)
        self.top.addLayout(titles, 1)
        self.top.addLayout(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(round(em * 1.25), em, round(em * 1.25), em)
        column.setSpacing(round(em * 0.8))
        column.addLayout(self.top)
        column.addLayout(self.body, 1)
        self.body.setSpacing(round(em * 0.7))

        self._now_and_then = NowAndThen(tasks, self._refresh_seen, _PAUSE, self)
        tasks.changed.connect(self._on_changed)
        tasks.went_on.connect(self._on_went_on)

    def take_focus(self) -> None:
        """Have the keyboard where one would begin."""
        self.first.setFocus()

    def refresh(self) -> None:
        """Ask the database again for all that the page shows."""

    def show_place(self, place: Place) -> None:
        """Show what the place says beyond the page itself, each time one goes there."""

    def keep(self) -> None:
        """Store what has been typed and is not stored yet: the page is left, or the program ends."""

    def say(
        self,
        text: str,
        tone: BannerTone = "good",
        *,
        actions: Sequence[tuple[str, Callable[[], None]]] = (),
        undo: int | None = None,
    ) -> None:
        """Have the main window's banner say it."""
        self.said.emit(Message(text, tone, actions, undo))

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why what was asked was not done."""
        self.say(words.sentence(refusal), "error", actions=remedies(refusal, self))

    def follow(self) -> None:
        """Keep up with what goes on by itself: several times a second is too often to ask for a list."""
        self._now_and_then.want()

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & self.shows:
            self._refresh_seen()

    def _on_went_on(self, tables: frozenset[str]) -> None:
        if not tables & self.shows:
            return
        if self.isVisible():
            self.follow()
        else:
            self._stale = True

    def _refresh_seen(self) -> None:
        """Refresh what is to be seen; what is not, once it is."""
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()
