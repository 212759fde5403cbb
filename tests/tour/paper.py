"""What is printed or written as a PDF, painted on a picture instead: the first page of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtWidgets import QApplication

from app.widgets.tasks import Progress, Tasks
from app.windows import printing
from app.windows.list_flow import details_of, title_of
from app.windows.printed_sheet import Cell, Cover, Sheet
from tests.journeys.person import Person

if TYPE_CHECKING:
    from tests.tour.walk import Tour

_DOTS_PER_INCH = 150
_A4 = QSize(1240, 1754)  # dots
_MARGIN = 90
_MOST = 100  # rows: more than a page has


def printed_list(tour: "Tour", table: str) -> None:
    """The first page of a list as it is printed."""
    shown = tour.person.table(table)
    listing, font = shown.listing(), QApplication.font()
    cover = Cover(title_of(shown), " · ".join(details_of(shown)), "")

    def paint(progress: Progress) -> QImage:
        rows = [
            tuple(
                Cell(column.text(row), column.tone(row) if column.tone else None)
                for column in listing.columns
            )
            for row in listing.rows(_MOST, progress)
        ]
        layout = printing.page_layout(listing.columns)
        page = _sheet(layout.orientation() is QPageLayout.Orientation.Landscape)
        painter = QPainter(page)
        sheet = Sheet(painter, listing.columns, rows, cover, font)
        breaks = list(sheet.breaks(progress))
        sheet.paint(1, len(breaks), rows[slice(*breaks[0])])
        painter.end()
        return _on_paper(page)

    tour.keep("printed-list", _read(tour.person, paint))


def evidence_page(tour: "Tour", key: str) -> None:
    """The first page of the evidence about an address."""
    from app.controllers import evidence
    from app.windows import evidence_pdf

    font = QApplication.font()

    def paint(_progress: Progress) -> QImage:
        page = _sheet()
        painter = QPainter(page)
        evidence_pdf.paint(painter, evidence.gather(key), font, lambda: None)
        painter.end()
        return _on_paper(page)

    tour.keep("evidence-page", _read(tour.person, paint))


def _sheet(turned: bool = False) -> QImage:
    """What is painted on: the paper without its margins."""
    size = (_A4.transposed() if turned else _A4) - QSize(2 * _MARGIN, 2 * _MARGIN)
    sheet = QImage(size, QImage.Format.Format_RGB32)
    sheet.setDotsPerMeterX(round(_DOTS_PER_INCH / 0.0254))
    sheet.setDotsPerMeterY(round(_DOTS_PER_INCH / 0.0254))
    sheet.fill("white")
    return sheet


def _on_paper(sheet: QImage) -> QImage:
    page = QImage(sheet.size() + QSize(2 * _MARGIN, 2 * _MARGIN), QImage.Format.Format_RGB32)
    page.fill("white")
    painter = QPainter(page)
    painter.drawImage(QRect(QPoint(_MARGIN, _MARGIN), sheet.size()), sheet)
    painter.end()
    return page


def _read(person: Person, work: Callable[[Progress], QImage]) -> QImage:
    """What work that asks the database gives, on the thread for that."""
    found: list[QImage] = []
    tasks = person.window.findChild(Tasks)
    assert tasks is not None
    tasks.read(person.window, work, found.append, topic="tour")
    person.until(lambda: bool(found))
    return found[0]
