"""Rows on their way to the clipboard: tab-separated text for anything, an HTML table for word processors."""

import html
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from app.errors import QT_TRANSLATE_NOOP, Refusal
from app.widgets.paged_model import Column, Source
from app.widgets.tasks import Progress

MOST_ROWS = 100_000
_CHUNK = 1000

# Isolation is for the screen.
_ISOLATES = str.maketrans("", "", "\u2068\u2069")


class TooManyToCopy(Refusal):
    """The clipboard would hold hundreds of megabytes, twice."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "{count} rows are too many for the clipboard ({most} at most). Export them to a file instead.",
    )


class Copy(NamedTuple):
    """The same table twice."""

    text: str
    html: str


def copy(source: Source[Any], ids: Sequence[int], columns: Sequence[Column[Any]], progress: Progress) -> Copy:
    """The rows with these ids under a header; raises TooManyToCopy. For a reading thread."""
    if len(ids) > MOST_ROWS:
        raise TooManyToCopy(count=len(ids), most=MOST_ROWS)
    titles = [column.title for column in columns]
    lines, marked = ["\t".join(titles)], [_marked(titles, "th")]
    for cells in _cells(source, ids, columns, progress):
        lines.append("\t".join(cells))
        marked.append(_marked(cells, "td"))
    return Copy("\n".join(lines) + "\n", '<meta charset="utf-8"><table>\n' + "\n".join(marked) + "\n</table>")


def put_on_clipboard(copied: Copy) -> None:
    """For the GUI thread."""
    data = QMimeData()
    data.setText(copied.text)
    data.setHtml(copied.html)
    QGuiApplication.clipboard().setMimeData(data)


def _cells(
    source: Source[Any], ids: Sequence[int], columns: Sequence[Column[Any]], progress: Progress
) -> Iterator[list[str]]:
    for start in range(0, len(ids), _CHUNK):
        progress(start, len(ids))
        for row in source.rows(ids[start : start + _CHUNK]):
            if row is not None:
                yield [_plain(column.value(row)) for column in columns]


def _plain(value: str) -> str:
    """A value that stays in its cell."""
    return " ".join(value.translate(_ISOLATES).replace("\t", " ").splitlines())


def _marked(cells: Sequence[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in cells) + "</tr>"
