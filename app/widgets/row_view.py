"""A view of whole rows that stays quick however many there are."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from app.widgets.theme import row_height

_SELECT = QItemSelectionModel.SelectionFlag


class RowView(QTableView):
    """A table without grid, in rows of one height, selected whole and in ranges rather than cell by cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setHighlightSections(False)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(row_height(self.font()))
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)

    @property
    def row_height(self) -> int:
        """In px, of every row."""
        return self.verticalHeader().defaultSectionSize()

    def selected_ranges(self) -> list[range]:
        """The numbers of the selected rows, in order, as ranges that do not touch."""
        ranges: list[range] = []
        chosen = self.selectionModel().selection()
        parts = (chosen.at(place) for place in range(chosen.count()))
        for top, bottom in sorted({(part.top(), part.bottom()) for part in parts}):
            if ranges and top <= ranges[-1].stop:
                ranges[-1] = range(ranges[-1].start, max(bottom + 1, ranges[-1].stop))
            else:
                ranges.append(range(top, bottom + 1))
        return ranges

    @property
    def all_selected(self) -> bool:
        """There are rows, and all of them are selected."""
        count = self.model().rowCount()
        return count > 0 and self.selected_ranges() == [range(count)]

    def select_rows(self, rows: Sequence[int]) -> None:
        """Select the rows with these numbers instead."""
        selection = QItemSelection()
        for row in rows:
            selection.append(self._span(row, row).at(0))
        self.selectionModel().select(selection, _SELECT.ClearAndSelect)

    def _span(self, first: int, last: int) -> QItemSelection:
        model = self.model()
        return QItemSelection(model.index(first, 0), model.index(last, model.columnCount() - 1))

    def selectAll(self) -> None:
        # Qt's own visits every cell.
        if count := self.model().rowCount():
            self.selectionModel().select(self._span(0, count - 1), _SELECT.ClearAndSelect)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        # Home and End go to the first and last row; Qt's go to the first and last cell of the row.
        column = max(self.currentIndex().column(), 0)
        if action == self.CursorAction.MoveHome:
            return self.model().index(0, column)
        if action == self.CursorAction.MoveEnd:
            return self.model().index(self.model().rowCount() - 1, column)
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: Qt's would look at every row on the GUI thread."""
