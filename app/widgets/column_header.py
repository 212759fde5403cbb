"""The header of a table: sorting, and columns that can be moved, resized and hidden, and stay so."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from app.widgets.column_button import ColumnButton
from app.widgets.paged_model import Column
from app.widgets.palette import colours
from app.widgets.preferences import Preferences

_AROUND_TITLE = 30  # px that the style sheet keeps free beside a title, the arrow of the sort included
_MOST_GIVEN = 0.4  # of its width is what a column gives up at most so that all columns are in sight


class ColumnHeader(QHeaderView):
    """Remembers by the names of the columns, so that a new version may add some or drop some."""

    sortChosen = Signal(str, bool)  # noqa: N815 - Qt's way with signals
    """What to sort by, and whether descending."""

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        *,
        name: str,
        preferences: Preferences | None,
        sort: str,
        descending: bool,
        accessible_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = columns
        self._names = [column.name for column in columns]
        self._section = f"tables/{name}"
        self._preferences = preferences
        self._chosen = False
        """Whether the person has given columns a width: then they keep it, whatever the window's."""
        self._fitting = False
        """Whether widths are being changed, but not by the person."""
        self.sort = sort
        self.descending = descending

        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(True)
        self.setMinimumSectionSize(self._character * 4)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self._button = ColumnButton(self, name, accessible_name, self.menu)

    @property
    def reserved(self) -> int:
        """How much of the right end, in px, is under the button that chooses the columns."""
        return self._button.sizeHint().width()

    def ends(self, cell: QRect) -> bool:
        """Whether a section or cell ends where the table does, so that the button lies over its end."""
        return abs(cell.right() - self.viewport().width() + 1) <= 1

    def restore(self) -> None:
        """Take the widths, order, hidden columns and sort of last time; once, when the model is set."""
        if self._preferences is not None:
            sort = self._preferences.value(f"{self._section}/sort", self.sort)
            if any(column.sort == sort for column in self._columns):
                self.sort = sort
                self.descending = self._preferences.value(f"{self._section}/descending", self.descending)
        self._arrange()
        self._show_sort()
        self.setSortIndicatorShown(True)
        self.sortIndicatorChanged.connect(self._on_sort)
        self.sectionResized.connect(self._on_resized)
        self.sectionMoved.connect(self._remember)

    def columns_shown(self) -> list[Column[Any]]:
        """The columns in the order they are seen, without the hidden ones."""
        logical = (self.logicalIndex(visual) for visual in range(self.count()))
        return [self._columns[place] for place in logical if not self.isSectionHidden(place)]

    def columns_with_text(self) -> list[Column[Any]]:
        """Those of the columns shown that have something to copy, to print or to export."""
        return [column for column in self.columns_shown() if not column.buttons]

    def set_hidden(self, name: str, hidden: bool) -> None:
        """Hide or show the column of that name."""
        self._fitting = True
        self.setSectionHidden(self._names.index(name), hidden)
        self._fit()
        self._remember()

    def reset_columns(self) -> None:
        """Columns as they were the first time; the sort stays."""
        for what in ("order", "widths", "hidden"):
            if self._preferences is not None:
                self._preferences.forget(f"{self._section}/{what}")
        with QSignalBlocker(self):
            for place in range(self.count()):
                self.setSectionHidden(place, False)
        self._chosen, self._fitting = False, True
        self._arrange()
        self._fit()

    def sort_by(self, sort: str, descending: bool) -> None:
        """Sort by what a column sorts by, as a click on its title does."""
        place = next((place for place, column in enumerate(self._columns) if column.sort == sort), -1)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.setSortIndicator(place, order)

    def menu(self, parent: QWidget | None = None) -> QMenu:
        """A check for each column, and the way back; `parent` is the header unless another one is given."""
        menu = QMenu(parent or self)
        shown = self.columns_shown()
        for column in self._columns:
            action = menu.addAction(column.title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(column in shown)
            action.setEnabled(shown != [column])  # a table without columns has no header to bring them back
            action.toggled.connect(lambda on, name=column.name: self.set_hidden(name, not on))
        menu.addSeparator()
        menu.addAction(self.tr("Reset columns")).triggered.connect(self.reset_columns)
        return menu

    @property
    def _character(self) -> int:
        """The width of an ordinary one in px; the average of a font counts narrow ones that are rare."""
        return self.fontMetrics().horizontalAdvance("0")

    def _least_width(self, place: int) -> int:
        column, first = self._columns[place], self._first_width(place)
        return first if column.fixed else max(self._width_of_title(column), round(first * (1 - _MOST_GIVEN)))

    def _first_width(self, place: int) -> int:
        column = self._columns[place]
        return max((column.width + 2) * self._character, self._width_of_title(column))

    def _width_of_title(self, column: Column[Any]) -> int:
        last = self.columns_shown()[-1:] == [column]
        beside = _AROUND_TITLE + (self.reserved if last else 0)
        return self.fontMetrics().horizontalAdvance(column.title) + beside

    def _arrange(self) -> None:
        order, widths, hidden = list(self._names), dict[str, int](), list[str]()
        if self._preferences is not None:
            order = self._preferences.value(f"{self._section}/order", order)
            sizes = self._preferences.value(f"{self._section}/widths", list[int](), of=int)
            widths = dict(zip(order, sizes, strict=False))
            self._chosen = bool(widths)
            hidden = self._preferences.value(f"{self._section}/hidden", hidden)
        known = [name for name in dict.fromkeys(order) if name in self._names]
        known += [name for name in self._names if name not in known]
        for visual, name in enumerate(known):
            place = self._names.index(name)
            self.moveSection(self.visualIndex(place), visual)
            width = widths.get(name, self._first_width(place))
            self.resizeSection(place, min(max(width, self.minimumSectionSize()), 200 * self._character))
        if set(hidden) < set(self._names):
            for name in hidden:
                self.setSectionHidden(self._names.index(name), True)

    def _fit(self) -> None:
        """While nobody has chosen widths: narrower than wished, if all columns are then in sight, or wider.

        Room to spare goes to all columns of words: the last one alone would stand far from the others.
        """
        self._fitting = False
        if self._chosen:
            return
        places = [place for place in range(self.count()) if not self.isSectionHidden(place)]
        lacking = sum(map(self._first_width, places)) - self.viewport().width()
        spare = sum(self._first_width(place) - self._least_width(place) for place in places)
        # Beyond what all can spare there will be a scroll bar all the same.
        share = lacking / spare if 0 < lacking <= spare else 0.0
        self._fitting = True
        columns = self._columns
        wordy = [
            each
            for each in places
            if not columns[each].right and (columns[each].link or not columns[each].fixed)
        ]
        more = max(-lacking, 0) / max(sum(map(self._first_width, wordy)), 1)
        for place in places:
            given = (self._first_width(place) - self._least_width(place)) * share
            taken = self._first_width(place) * more if place in wordy else 0
            self.resizeSection(place, int(self._first_width(place) - given + taken))
        self._fitting = False

    def _on_resized(self, place: int) -> None:
        # The last one resizes itself with the window.
        if not self._fitting and self.columns_shown()[-1:] != [self._columns[place]]:
            self._chosen = True
            self._remember()

    def _remember(self) -> None:
        if self._preferences is None:
            return
        order = [self._names[self.logicalIndex(visual)] for visual in range(self.count())]
        before = dict(
            zip(
                self._preferences.value(f"{self._section}/order", order),
                self._preferences.value(f"{self._section}/widths", list[int](), of=int),
                strict=False,
            )
        )
        widths = {name: self.sectionSize(self._names.index(name)) for name in order}
        hidden = [name for name in order if self.isSectionHidden(self._names.index(name))]
        # The last one fills the window and a hidden one is 0 wide: neither is a width that somebody chose.
        last = self.columns_shown()[-1].name
        for name in {*hidden, last}:
            widths[name] = before.get(name, self._first_width(self._names.index(name)))
        self._preferences.set_value(f"{self._section}/order", order)
        if self._chosen:
            self._preferences.set_value(f"{self._section}/widths", [widths[name] for name in order])
        self._preferences.set_value(f"{self._section}/hidden", hidden)

    def _show_sort(self) -> None:
        by = next((place for place, column in enumerate(self._columns) if column.sort == self.sort), -1)
        order = Qt.SortOrder.DescendingOrder if self.descending else Qt.SortOrder.AscendingOrder
        with QSignalBlocker(self):
            self.setSortIndicator(by if self.sort else -1, order)
        self.viewport().update()

    def _on_sort(self, place: int, order: Qt.SortOrder) -> None:
        if 0 <= place < len(self._columns) and self._columns[place].sort:
            self.sort = self._columns[place].sort
            self.descending = order == Qt.SortOrder.DescendingOrder
            if self._preferences is not None:
                self._preferences.set_value(f"{self._section}/sort", self.sort)
                self._preferences.set_value(f"{self._section}/descending", self.descending)
            self.sortChosen.emit(self.sort, self.descending)
        else:
            self._show_sort()

    def _on_menu(self, where: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(where))

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._button.place(self)
        self._fit()

    def paintSection(self, painter: QPainter, rect: QRect, place: int) -> None:
        inside = rect
        if self.ends(rect):  # its title and arrow end before the button
            inside = rect.adjusted(0, 0, -self.reserved, 0)
            rest = QRect(inside.right() + 1, rect.bottom(), self.reserved, 1)
            painter.fillRect(rest, QColor(colours().line))
        super().paintSection(painter, inside, place)
