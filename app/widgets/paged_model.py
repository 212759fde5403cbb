"""What a table shows: columns as data, and a model that holds ids in order and the rows in view."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.widgets.palette import Tone
from app.widgets.tasks import Progress, Task, Tasks
from app.widgets.words import isolate

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)

PAGE = 200
"""Rows read at once."""
_PAGES_KEPT = 50
_PAGES_AT_ONCE = 4  # more than the tallest screen shows
_LONGEST_TEXT = 300  # characters worth laying out in one cell

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)  # with slots, Column[R](…) is a TypeError in Python 3.11
class Column(Generic[R]):
    """One column of a table of R; `value` and `tone` are called on any thread."""

    name: str
    """What it is remembered by."""
    title: str
    value: Callable[[R], str]
    sort: str = ""
    """What the source sorts by; empty if it cannot."""
    right: bool = False
    """For numbers: right-aligned, in figures of one width."""
    tone: Callable[[R], Tone] | None = None
    link: bool = False
    dead: Callable[[R], bool] | None = None
    """Of a link: whether it leads nowhere in this row, and is plain text in its tone."""
    width: int = 12
    """To begin with, in characters."""
    fixed: bool = False
    """It gives none of its width up for others, as where buttons lie on the cells."""
    buttons: bool = False
    """Buttons lie on its cells: it has nothing to copy, to print or to export."""

    def leads(self, row: R) -> bool:
        """Whether there is a link in this row."""
        return self.link and bool(self.value(row)) and not (self.dead is not None and self.dead(row))

    def text(self, row: R) -> str:
        """The value as a cell shows it: one line of plain text that keeps to its cell."""
        value = self.value(row)
        cut = value if len(value) <= _LONGEST_TEXT else value[:_LONGEST_TEXT] + "…"
        return isolate(" ".join(cut.splitlines()) if not cut.isprintable() else cut)


class Source(Protocol[R_co]):
    """Rows that a table can show; called on reading threads only."""

    def ids(self, sort: str, descending: bool, limit: int | None) -> "array[int]":
        """The ids of all rows, or the first `limit`, in order, as array("q")."""

    def rows(self, ids: Sequence[int]) -> Sequence[R_co | None]:
        """The rows with these ids, one for one; None for what is gone."""


class ListSource(Generic[R]):
    """Rows in memory, sorted by a key for each name that a column sorts by; equal ones keep their order."""

    def __init__(self, rows: Sequence[R], keys: Mapping[str, Callable[[R], Any]] | None = None) -> None:
        self._rows = rows
        self._keys = keys or {}

    def ids(self, sort: str, descending: bool, limit: int | None) -> "array[int]":
        order: Sequence[int] = range(len(self._rows))
        if key := self._keys.get(sort):
            order = sorted(order, key=lambda place: key(self._rows[place]), reverse=descending)
        return array("q", order[:limit])

    def rows(self, ids: Sequence[int]) -> Sequence[R | None]:
        return [self._rows[place] for place in ids]


def page_of(row: int) -> int:
    """The page that row number is on."""
    return row // PAGE


def read_pages(source: Source[R], ids: "array[int]", pages: Sequence[int]) -> dict[int, Sequence[R | None]]:
    """The rows of these pages, for a reading thread."""
    return {page: source.rows(ids[page * PAGE : (page + 1) * PAGE]) for page in pages}


class PagedModel(QAbstractTableModel):
    """Ids in order, and rows in pages by id as they come into view, so that a million open like a hundred.

    A cell whose page is not there yet is empty; the page is then read and shown. A page that could not
    be read is not asked for again before the next `show` or `renew`.
    """

    def __init__(self, tasks: Tasks, columns: Sequence[Column[Any]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._columns = columns
        self._source: Source[Any] = ListSource([])
        self._ids = array("q")
        self._pages: OrderedDict[int, Sequence[Any]] = OrderedDict()  # the latest used at the end
        self._outdated: set[int] = set()
        self._wanted: dict[int, None] = {}  # pages missed by the view, the latest at the end
        self._reading: Task | None = None

    @property
    def ids(self) -> "array[int]":
        """All ids in order; not to be changed."""
        return self._ids

    @property
    def columns(self) -> Sequence[Column[Any]]:
        return self._columns

    def row(self, number: int) -> Any:
        """The row at that place, or None while it is being read."""
        page = page_of(number)
        rows = self._pages.get(page)
        if rows is None or page in self._outdated:
            self._want(page)
        if rows is None:
            return None
        self._pages.move_to_end(page)
        return rows[number % PAGE]

    def show(self, source: Source[Any], ids: "array[int]", pages: Mapping[int, Sequence[Any]]) -> None:
        """Show these rows instead; `pages` are those known already."""
        self.beginResetModel()
        self._forget_questions()
        self._source, self._ids = source, ids
        self._pages = OrderedDict(pages)
        self._outdated.clear()
        self.endResetModel()

    def extend(self, ids: "array[int]") -> None:
        """Show all of `ids`, which begin with the ids shown so far, a whole number of pages."""
        if len(ids) > len(self._ids):
            self.beginInsertRows(QModelIndex(), len(self._ids), len(ids) - 1)
            self._ids = ids
            self.endInsertRows()

    def renew(self, pages: Mapping[int, Sequence[Any]]) -> None:
        """The ids are the same but rows may have changed: `pages` are new, others are read when seen."""
        self._forget_questions()
        self._outdated = self._pages.keys() - pages.keys()
        self._pages.update(pages)
        if self._ids:
            self._tell_changed(0, len(self._ids) - 1)

    def _want(self, page: int) -> None:
        self._wanted.pop(page, None)
        self._wanted[page] = None
        if self._reading is None:
            self._read_wanted()

    def _read_wanted(self) -> None:
        # While one question is under way the others wait, and only the last of them are asked: whoever
        # drags the scroll bar passes thousands of pages and wants the one where it stops.
        pages = [page for page in self._wanted if page not in self._pages or page in self._outdated]
        self._wanted.clear()
        if not pages:
            return
        source = self._source
        wanted = {page: self._ids[page * PAGE : (page + 1) * PAGE] for page in pages[-_PAGES_AT_ONCE:]}

        def read(_progress: Progress) -> dict[int, Sequence[Any]]:
            return {page: source.rows(ids) for page, ids in wanted.items()}

        self._reading = self._tasks.read(self, read, self._on_pages, topic="pages", quick=True)

    def _on_pages(self, pages: Mapping[int, Sequence[Any]]) -> None:
        self._reading = None
        for page, rows in pages.items():
            self._pages[page] = rows
            self._pages.move_to_end(page)
            self._outdated.discard(page)
            self._tell_changed(page * PAGE, page * PAGE + len(rows) - 1)
        while len(self._pages) > _PAGES_KEPT:
            self._outdated.discard(self._pages.popitem(last=False)[0])
        self._read_wanted()

    def _forget_questions(self) -> None:
        self._wanted.clear()
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _tell_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._columns)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        # In place of the inherited one, which asks for both counts: three calls into Python for a cell.
        if 0 <= row < len(self._ids) and 0 <= column < len(self._columns) and not parent.isValid():
            return self.createIndex(row, column)
        return QModelIndex()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            row = self.row(index.row())
            return None if row is None else column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self._columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self._columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return alignment(self._columns[section])
        return None


def alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    """Where the text of a cell stands."""
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
