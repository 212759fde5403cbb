"""The header of a table: sorting, and columns that can be moved, resized and hidden, and stay so."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from app.widgets.paged_model import Column
from app.widgets.preferences import Preferences


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
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = columns
        self._names = [column.name for column in columns]
        self._section = f"tables/{name}"
        self._preferences = preferences
        self.sort = sort
        self.descending = descending

        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(True)
        self.setMinimumSectionSize(self._character * 4)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)

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
        self.sectionResized.connect(self._remember)
        self.sectionMoved.connect(self._remember)

    def columns_shown(self) -> list[Column[Any]]:
        """The columns in the order they are seen, without the hidden ones."""
        logical = (self.logicalIndex(visual) for visual in range(self.count()))
        return [self._columns[place] for place in logical if not self.isSectionHidden(place)]

    def set_hidden(self, name: str, hidden: bool) -> None:
        """Hide or show the column of that name."""
        self.setSectionHidden(self._names.index(name), hidden)
        self._remember()

    def reset_columns(self) -> None:
        """Columns as they were the first time; the sort stays."""
        for what in ("order", "widths", "hidden"):
            if self._preferences is not None:
                self._preferences.forget(f"{self._section}/{what}")
        with QSignalBlocker(self):
            for place in range(self.count()):
                self.setSectionHidden(place, False)
        self._arrange()
        self._remember()

    def menu(self) -> QMenu:
        """A check for each column, and the way back."""
        menu = QMenu(self)
        shown = self.columns_shown()
        for column in self._columns:
            action = menu.addAction(column.title)
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

    def _first_width(self, place: int) -> int:
        return (self._columns[place].width + 2) * self._character

    def _arrange(self) -> None:
        order, widths, hidden = list(self._names), dict[str, int](), list[str]()
        if self._preferences is not None:
            order = self._preferences.value(f"{self._section}/order", order)
            sizes = self._preferences.value(f"{self._section}/widths", list[int](), of=int)
            widths = dict(zip(order, sizes, strict=False))
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
