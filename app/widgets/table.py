"""A table of any number of rows: sorted by its source, read in pages, never blocking."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QAccessible, QAction, QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.widgets.cells import CellDelegate
from app.widgets.column_header import ColumnHeader
from app.widgets.copying import Copy, copy, put_on_clipboard
from app.widgets.listing import Listing, Output, outlet_of
from app.widgets.paged_model import PAGE, Column, ListSource, PagedModel, Source, page_of, read_pages
from app.widgets.preferences import Preferences
from app.widgets.row_view import RowView
from app.widgets.spoken import announce
from app.widgets.table_menu import row_menu
from app.widgets.tasks import Progress, Tasks

__all__ = ["Column", "ListSource", "Source", "Table"]

# Shown while the rest of the ids is read; whole pages, so that none is left half known.
_FIRST_ROWS = 2 * PAGE
_MOST_SELECTED_KEPT = 1000  # rows whose selection survives a change of the ids

_SELECT = QItemSelectionModel.SelectionFlag


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a reading thread found out for the table."""

    ids: "array[int]"
    pages: dict[int, Sequence[Any]]
    places: dict[int, int] | None = None
    """Where the ids are that the table wants to find again; None: everything is in its place."""


class Table(RowView):
    """Rows of a Source, whole rows selected, with links, sorting, copying and remembered columns."""

    linkActivated = Signal(object, str)  # noqa: N815 - Qt's way with signals
    """The row and the name of the column whose link was clicked, or chosen with Enter."""
    activatedRow = Signal(object)  # noqa: N815
    """The row that was double-clicked, or chosen with Enter outside a link."""
    loaded = Signal(int)
    """The number of rows, once all are known."""

    def __init__(
        self,
        tasks: Tasks,
        columns: Sequence[Column[Any]],
        *,
        name: str,
        preferences: Preferences | None = None,
        sort: str = "",
        descending: bool = False,
        accessible_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`name` is its own, and what the columns are remembered under; `sort` is the source's at first."""
        super().__init__(parent)
        self._tasks = tasks
        self._source: Source[Any] = ListSource([])
        self._model = PagedModel(tasks, columns, self)
        self._header = ColumnHeader(
            columns,
            name=name,
            preferences=preferences,
            sort=sort,
            descending=descending,
            accessible_name=accessible_name,
            parent=self,
        )
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setModel(self._model)
        self.setItemDelegate(CellDelegate(self._model, self._header, self))
        self.setHorizontalHeader(self._header)
        # A header asks of each column whether all its rows are selected, highlighted or not: seconds at a
        # million rows. One of its own, always empty, is quickly asked.
        self._header.setSelectionModel(QItemSelectionModel(self._model, self._header))
        self._header.restore()

        self.setMouseTracking(True)
        self.copy_action = QAction(self.tr("&Copy"), self)
        self.copy_action.setShortcut(QKeySequence.StandardKey.Copy)
        self.copy_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.addAction(self.copy_action)

        self.copy_action.triggered.connect(self.copy_selection)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double_clicked)
        self.entered.connect(self._on_entered)
        self.viewportEntered.connect(self._on_left_rows)
        self._header.sortChosen.connect(self._load)

    @property
    def row_count(self) -> int:
        """How many rows there are, as far as known."""
        return len(self._model.ids)

    @property
    def ids(self) -> "array[int]":
        """The ids of all rows in order, as far as known; not to be changed."""
        return self._model.ids

    @property
    def header(self) -> ColumnHeader:
        """The header, which knows the columns that are shown and the sort."""
        return self._header

    @property
    def current_row(self) -> Any:
        """The row of the keyboard's place, or None."""
        index = self.currentIndex()
        return self._model.row(index.row()) if index.isValid() else None

    @property
    def sort(self) -> tuple[str, bool]:
        """What the rows are sorted by, and whether descending."""
        return self._header.sort, self._header.descending

    def show_source(self, source: Source[Any]) -> None:
        """Show the rows of `source` from the top; what is shown stays until the first of them are read."""
        self._source = source
        self._load()

    def refresh(self) -> None:
        """Read again what may have changed; scroll position, current row and selection stay."""
        if not self._model.ids:  # nothing to stay where it is: the first rows need not wait for the others
            self._load()
            return
        source, (sort, descending) = self._source, self.sort
        shown = self._model.ids
        top = max(self.rowAt(0), 0)
        count = max(self.viewport().height() // self.row_height, 0) + 2
        wanted = self._ids_to_find_again(top)

        def read(_progress: Progress) -> _Answer:
            ids = source.ids(sort, descending, None)
            places = None if ids == shown else {id_: row for row, id_ in enumerate(ids) if id_ in wanted}
            start = top if places is None or not shown or not top else places.get(shown[top], top)
            start = max(min(start, len(ids) - count), 0)
            last = min(start + count, len(ids)) - 1
            pages = read_pages(source, ids, range(page_of(start), page_of(last) + 1))
            return _Answer(ids, pages, places)

        self._tasks.read(self, read, self._on_read_again, topic="rows")

    def selected_ids(self) -> "array[int]":
        """The ids of the selected rows, in order."""
        ids = array("q")
        for rows in self.selected_ranges():
            ids.extend(self._model.ids[rows.start : rows.stop])
        return ids

    def copy_selection(self) -> None:
        """Put the selected rows on the clipboard, visible columns only, as text and as an HTML table."""
        source, ids, columns = self._source, self.selected_ids(), self._header.columns_with_text()
        if not ids:
            return

        def read(progress: Progress) -> Copy:
            return copy(source, ids, columns, progress)

        self._tasks.read(self, read, put_on_clipboard, topic="copy", label=self.tr("Copying"))

    def listing(self, *, selected: bool = False) -> Listing:
        """All rows, or the selected ones, with the columns that are to be seen, to print or export them."""
        sort, descending = self.sort
        ids = self.selected_ids() if selected else None
        return Listing(self._source, sort, descending, self._header.columns_with_text(), ids)

    def context_menu(self, index: QModelIndex) -> QMenu:
        """The menu of the row at `index`."""
        return row_menu(self, self._model.row(index.row()) if index.isValid() else None)

    def _load(self) -> None:
        source, (sort, descending) = self._source, self.sort

        def read_first(_progress: Progress) -> _Answer:
            ids = source.ids(sort, descending, _FIRST_ROWS)
            return _Answer(ids, read_pages(source, ids, [0] if ids else []))

        def read_all(_progress: Progress) -> _Answer:
            return _Answer(source.ids(sort, descending, None), {})

        def show_first(answer: _Answer) -> None:
            self._model.show(source, answer.ids, answer.pages)
            self.scrollToTop()
            if len(answer.ids) < _FIRST_ROWS:
                self._tell_loaded(len(answer.ids))
            else:
                self._tasks.read(self, read_all, show_all, topic="rows")

        def show_all(answer: _Answer) -> None:
            if answer.ids[:_FIRST_ROWS] == self._model.ids:
                everything = self.all_selected
                self._model.extend(answer.ids)
                if everything:
                    self.selectAll()
            else:  # changed in between
                self._model.show(source, answer.ids, answer.pages)
            self._tell_loaded(len(answer.ids))

        self._tasks.read(self, read_first, show_first, topic="rows", quick=True)

    def _tell_loaded(self, rows: int) -> None:
        self.loaded.emit(rows)
        if QAccessible.isActive() and self.isVisible():  # whoever filters hears what is left
            announce(self, self.tr("%Ln row(s)", "", rows))

    def _on_read_again(self, answer: _Answer) -> None:
        if answer.places is None:
            self._model.renew(answer.pages)
        else:
            self._replace(answer.ids, answer.pages, answer.places)
        self.loaded.emit(len(answer.ids))

    def _replace(self, ids: "array[int]", pages: dict[int, Sequence[Any]], places: dict[int, int]) -> None:
        before, everything, current = self._model.ids, self.all_selected, self.currentIndex()
        bar = self.verticalScrollBar()
        top, offset = divmod(bar.value(), self.row_height)
        chosen = [] if everything else [places[id_] for id_ in self._selection_to_keep() if id_ in places]

        self._model.show(self._source, ids, pages)
        if current.isValid() and (row := places.get(before[current.row()])) is not None:
            place = self._model.index(row, current.column())
            self.selectionModel().setCurrentIndex(place, _SELECT.NoUpdate)
        if everything:
            self.selectAll()
        elif chosen:
            self.select_rows(chosen)
        if top or offset:
            self.updateGeometries()  # the range of the scroll bar, which may be left for later
            bar.setValue(places.get(before[top], top) * self.row_height + offset if before else 0)

    def _ids_to_find_again(self, top: int) -> set[int]:
        wanted = set(self._selection_to_keep())
        if self._model.ids:
            wanted.add(self._model.ids[top])
            if (current := self.currentIndex()).isValid():
                wanted.add(self._model.ids[current.row()])
        return wanted

    def _selection_to_keep(self) -> "array[int]":
        size = sum(len(rows) for rows in self.selected_ranges())
        return self.selected_ids() if size <= _MOST_SELECTED_KEPT else array("q")

    def _activate(self, index: QModelIndex) -> None:
        row = self._model.row(index.row()) if index.isValid() else None
        if row is None:
            return
        column = self._model.columns[index.column()]
        if column.leads(row):
            self.linkActivated.emit(row, column.name)
        else:
            self.activatedRow.emit(row)

    def _is_link(self, index: QModelIndex) -> bool:
        column = self._model.columns[index.column()]
        row = self._model.row(index.row()) if column.link else None
        return row is not None and column.leads(row)

    def _on_clicked(self, index: QModelIndex) -> None:
        # With Shift or Ctrl it is a selection that is being made.
        if self._is_link(index) and QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self._activate(index)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if not self._is_link(index):
            self._activate(index)

    def _on_entered(self, index: QModelIndex) -> None:
        if self._is_link(index):
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()

    def _on_left_rows(self) -> None:
        self.viewport().unsetCursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            self._activate(self.currentIndex())
            event.accept()
        elif event.matches(QKeySequence.StandardKey.Print) and (outlet := outlet_of(self)):
            outlet(Output.PRINT, self)  # in a dialog; in the main window it is the menu's
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, where = self.indexAt(event.pos()), event.globalPos()
        # By the keyboard it is about the current row, wherever the mouse is.
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            where = self.viewport().mapToGlobal(self.visualRect(index).center())
        menu = self.context_menu(index)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
