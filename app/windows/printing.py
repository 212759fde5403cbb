"""A list on paper: pages with a title, the titles of the columns repeated, and page x of y."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QLocale,
    QMarginsF,
)
from PySide6.QtGui import (
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from app.widgets.listing import Listing
from app.widgets.paged_model import Column
from app.widgets.tasks import Progress
from app.windows.printed_sheet import Cell, Cover, Sheet

MOST_ROWS = 10_000
"""More would be a pile of paper that nobody reads, and a file for the list is better served by CSV."""

_MARGINS = QMarginsF(15, 14, 15, 14)  # mm


def page_layout(columns: Sequence[Column[Any]]) -> QPageLayout:
    """The paper that is usual where the person lives, on its side if there are many columns."""
    letter = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    size = QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4
    wide = sum(column.width for column in columns) > 75
    turned = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(size), turned, _MARGINS, QPageLayout.Unit.Millimeter)


@dataclass(frozen=True, slots=True)
class Printed:
    """How much was painted."""

    rows: int
    pages: int


def pdf(listing: Listing, cover: Cover, font: QFont, progress: Progress) -> tuple[bytes, Printed]:
    """The list, or its first MOST_ROWS rows, as a PDF file, and how much is in it; for a reading thread."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(300)
    writer.setTitle(cover.title)
    writer.setCreator("Relance")
    writer.setPageLayout(page_layout(listing.columns))
    printed = paint(writer, listing, cover, font, progress)
    buffer.close()
    return bytes(content.data()), printed


def paint(
    device: QPagedPaintDevice,
    listing: Listing,
    cover: Cover,
    font: QFont,
    progress: Progress,
    *,
    pages: Callable[[int], bool] = lambda _page: True,
) -> Printed:
    """Paint the list, or its first MOST_ROWS rows, on the pages of a device. For a reading thread.

    `pages` tells whether the page with this number, from 1, is wanted.
    """
    rows = [
        tuple(Cell(column.text(row), column.tone(row) if column.tone else None) for column in listing.columns)
        for row in listing.rows(MOST_ROWS, progress)
    ]
    painter = QPainter(device)
    try:
        sheet = Sheet(painter, listing.columns, rows, cover, font)
        breaks = list(sheet.breaks(progress))
        wanted = [(number, part) for number, part in enumerate(breaks, start=1) if pages(number)]
        for done, (number, (start, stop)) in enumerate(wanted):
            progress(done, len(wanted))
            if done:
                device.newPage()
            sheet.paint(number, len(breaks), rows[start:stop])
    finally:
        painter.end()
    return Printed(len(rows), len(wanted))


def _cell(column: Column[Any], row: object) -> Cell:
    return Cell(column.text(row), column.tone(row) if column.tone else None)
