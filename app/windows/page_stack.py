"""The pages of the main window: one is shown, those of the side bar stay, and there is a way back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from app.windows import pages
from app.windows.page import Page
from app.windows.places import Place, section_of


class PageStack(QStackedWidget):
    """Shows places, and remembers where one has been."""

    made = Signal(object)
    """A Page, which is new."""
    showing = Signal(object)
    """The Place that is shown from now on, before its page takes the keyboard."""

    def __init__(self, make: Callable[[Place], Page], sections: Sequence[Place]) -> None:
        """`make` makes the page for a place; the pages of `sections` stay, once they are made."""
        super().__init__()
        self._make = make
        self._sections = sections
        self._kept: dict[Place, Page] = {}
        self._passing: Page | None = None
        self._visited: list[Place] = []
        self._later = iter(pages.LATER)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        page = self.currentWidget()
        assert isinstance(page, Page)
        return page

    @property
    def place(self) -> Place:
        """The place that is shown."""
        return self._visited[-1]

    def go(self, place: Place) -> None:
        """Show a place; what was shown before is where `go_back` leads."""
        if self._visited and self._visited[-1] == place:
            return
        self._visited.append(place)
        self._show(place)

    def go_back(self) -> None:
        """Show the place that was shown before."""
        if len(self._visited) > 1:
            self._visited.pop()
            self._show(self._visited[-1])

    def prepare(self) -> None:
        """Import or make one thing not needed yet, then the next, so that nobody waits for it later."""
        if (module := next(self._later, None)) is not None:
            pages.prepare(module)
        else:
            place = next((each for each in self._sections if each not in self._kept), None)
            if place is None:
                return
            self._section(place)
        QTimer.singleShot(0, self, self.prepare)

    def _show(self, place: Place) -> None:
        home = section_of(place)
        page = self._add(place) if home is None else self._section(home)
        page.show_place(place)
        left, self._passing = self._passing, page if home is None else None
        self.setCurrentWidget(page)
        if left is not None:
            self.removeWidget(left)
            left.deleteLater()
        self.showing.emit(place)

    def _section(self, place: Place) -> Page:
        """The page of an entry of the side bar; once made, it stays."""
        if place not in self._kept:
            self._kept[place] = self._add(place)
        return self._kept[place]

    def _add(self, place: Place) -> Page:
        page = self._make(place)
        self.made.emit(page)
        self.addWidget(page)
        return page
