"""What a table shows, as a value: for whoever prints it, saves it or exports it."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QObject

from app.widgets.around import nearest
from app.widgets.paged_model import Column, Source
from app.widgets.tasks import Progress

_CHUNK = 500


class Output(Enum):
    """Where a list can go."""

    PRINT = "print"
    PDF = "pdf"
    CSV = "csv"


@dataclass(frozen=True)
class Listing:
    """The rows of a table in their order, with the columns that are to be seen."""

    source: Source[Any]
    sort: str
    descending: bool
    columns: Sequence[Column[Any]]
    ids: "array[int] | None" = None
    """Only these rows; None: all."""

    def rows(self, most: int | None, progress: Progress) -> Iterator[Any]:
        """All rows, or the first `most` of them; for a reading thread. Those that are gone are left out."""
        ids = self.ids if self.ids is not None else self.source.ids(self.sort, self.descending, most)
        ids = ids[:most]
        for start in range(0, len(ids), _CHUNK):
            progress(start, len(ids))
            yield from (row for row in self.source.rows(ids[start : start + _CHUNK]) if row is not None)


Outlet = Callable[[Output, Any], None]
"""Takes the list of a table to where it is wanted."""


def outlet_of(table: QObject) -> Outlet | None:
    """The `output_list` of the nearest window around the table that has one."""
    outlet: Outlet | None = nearest(table, "output_list")
    return outlet
