"""One page of a printed list: its measures, and what is painted on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from app.widgets.paged_model import Column
from app.widgets.palette import LIGHT, Tone
from app.widgets.tasks import Progress
from app.widgets.theme import heading_font, tabular

_POINTS = 9.0
_MOST_LINES = 6  # of one cell
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
_Alignment = Qt.AlignmentFlag


@dataclass(frozen=True, slots=True)
class Cover:
    """What is said about a list besides its rows."""

    title: str
    details: str
    """What it is filtered by, how many rows there are, when it was made; one paragraph."""
    moment: str
    """When, for the foot of each page."""


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    tone: Tone | None


Row = tuple[Cell, ...]


class Sheet:
    """The measures of one page, in dots of the device, and what is painted on it."""

    def __init__(
        self,
        painter: QPainter,
        columns: Sequence[Column[Any]],
        rows: Sequence[Row],
        cover: Cover,
        font: QFont,
    ) -> None:
        self._painter = painter
        self._columns = columns
        self._rows = rows
        self._cover = cover
        self._area = QRectF(painter.viewport())
        device = painter.device()
        self._font = QFont(font)
        self._font.setPointSizeF(_POINTS)
        self._figures = tabular(self._font)
        self._bold = QFont(self._font)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._title = heading_font(self._font, 1)
        self._metrics = QFontMetricsF(self._font, device)
        self._bold_metrics = QFontMetricsF(self._bold, device)
        self._title_metrics = QFontMetricsF(self._title, device)
        self._line = self._metrics.lineSpacing()
        self._pad = self._line * 0.28  # above and below the text of a row
        self._gap = self._line * 0.9  # between two columns
        self._known: dict[str, float] = {}
        self._widths = self._fitted([self._natural(place) for place in range(len(columns))])

    def breaks(self, progress: Progress) -> Iterator[tuple[int, int]]:
        """The first row of each page, and the one after its last; a list without rows has one page."""
        start, top = 0, self._first_top
        bottom = self._area.bottom() - self._foot_height
        for place, row in enumerate(self._rows):
            progress(place, len(self._rows))
            height = self._height(row)
            if top + height > bottom and place > start:
                yield start, place
                start, top = place, self._next_top
            top += height
        yield start, len(self._rows)

    def paint(self, page: int, pages: int, rows: Sequence[Row]) -> None:
        """Paint one page."""
        top = self._paint_cover() if page == 1 else self._paint_title_again()
        top = self._paint_titles(top)
        for row in rows:
            top = self._paint_row(row, top)
        self._paint_foot(page, pages)

    # Measures

    @cached_property
    def _head_height(self) -> float:
        width = sum(self._widths)
        lines = [self._lines(column.title, wide, self._bold_metrics) for column, wide in self._both()]
        return max(lines, default=1) * self._line + 2 * self._pad if width else 0.0

    @cached_property
    def _details_height(self) -> float:
        box = QRectF(0, 0, self._area.width(), 100 * self._line)
        return self._metrics.boundingRect(box, int(_WRAPPED), self._cover.details).height()

    @cached_property
    def _title_height(self) -> float:
        box = QRectF(0, 0, self._area.width(), 100 * self._line)
        return self._title_metrics.boundingRect(box, int(_WRAPPED), self._cover.title).height()

    @property
    def _first_top(self) -> float:
        return self._area.top() + self._title_height + self._details_height + self._line + self._head_height

    @property
    def _next_top(self) -> float:
        return self._area.top() + self._line * 1.5 + self._head_height

    @property
    def _foot_height(self) -> float:
        return self._line * 2

    def _inside(self, wide: float, place: int) -> float:
        """How much of a column's width its text has: the last one ends with the page."""
        return wide if place == len(self._widths) - 1 else wide - self._gap

    def _both(self) -> Iterator[tuple[Column[Any], float]]:
        return zip(self._columns, self._widths, strict=True)

    def _natural(self, place: int) -> float:
        """As wide as the widest text of the column."""
        widest = max((self._advance(row[place].text) for row in self._rows), default=0.0)
        title = self._bold_metrics.horizontalAdvance(self._columns[place].title)
        return max(widest, title) + self._gap

    def _advance(self, text: str) -> float:
        width = self._known.get(text)
        if width is None:
            width = self._known[text] = self._metrics.horizontalAdvance(text)
        return width

    def _fitted(self, natural: list[float]) -> list[float]:
        """The widths on the page: the narrow columns keep theirs, the wide ones share what is left."""
        room = self._area.width()
        if sum(natural) <= room:
            spare = min((room - sum(natural)) / max(len(natural), 1), self._gap * 2)
            return [width + spare for width in natural]
        fitted, left = list(natural), list(range(len(natural)))
        while left:
            share = (room - sum(fitted[place] for place in range(len(natural)) if place not in left)) / len(
                left
            )
            narrow = [place for place in left if natural[place] <= share]
            if not narrow:
                for place in left:
                    fitted[place] = share
                break
            left = [place for place in left if place not in narrow]
        return fitted

    def _lines(self, text: str, width: float, metrics: QFontMetricsF) -> int:
        inside = width - self._gap
        if metrics is self._metrics and self._advance(text) <= inside:
            return 1
        box = QRectF(0, 0, inside, 100 * self._line)
        lines = metrics.boundingRect(box, int(_WRAPPED), text).height() / metrics.lineSpacing()
        return max(1, min(round(lines), _MOST_LINES))

    def _height(self, row: Row) -> float:
        lines = max(
            (
                self._lines(cell.text, wide, self._metrics)
                for cell, wide in zip(row, self._widths, strict=True)
            ),
            default=1,
        )
        return lines * self._line + 2 * self._pad

    # Painting

    def _paint_cover(self) -> float:
        area, top = self._area, self._area.top()
        box = QRectF(area.left(), top, area.width(), self._title_height)
        self._text(box, self._cover.title, self._title)
        top += self._title_height + self._pad
        box = QRectF(area.left(), top, area.width(), self._details_height)
        self._text(box, self._cover.details, self._font, LIGHT.dim)
        return top + self._details_height + self._line - self._pad

    def _paint_title_again(self) -> float:
        box = QRectF(self._area.left(), self._area.top(), self._area.width(), self._line)
        title = self._metrics.elidedText(self._cover.title, Qt.TextElideMode.ElideRight, box.width())
        self._text(box, title, self._font, LIGHT.dim)
        return self._area.top() + self._line * 1.5

    def _paint_titles(self, top: float) -> float:
        left, bottom = self._area.left(), top + self._head_height
        for place, (column, wide) in enumerate(self._both()):
            inside = self._inside(wide, place)
            box = QRectF(left, top + self._pad, inside, self._head_height - 2 * self._pad)
            self._text(box, column.title, self._bold, align=_side(column) | _Alignment.AlignBottom)
            left += wide
        self._rule(bottom, LIGHT.control, 1.0)
        return bottom

    def _paint_row(self, row: Row, top: float) -> float:
        height = self._height(row)
        left = self._area.left()
        for place, (cell, (column, wide)) in enumerate(zip(row, self._both(), strict=True)):
            box = QRectF(left, top + self._pad, self._inside(wide, place), height - 2 * self._pad)
            font = self._figures if column.right else self._font
            colour = LIGHT.named()[cell.tone] if cell.tone else LIGHT.text
            self._text(box, cell.text, font, colour, align=_side(column) | _Alignment.AlignTop)
            left += wide
        self._rule(top + height, LIGHT.line, 0.5)
        return top + height

    def _paint_foot(self, page: int, pages: int) -> None:
        box = QRectF(self._area.left(), self._area.bottom() - self._line, self._area.width(), self._line)
        self._text(box, f"Relance · {self._cover.moment}", self._font, LIGHT.dim)
        number = QCoreApplication.translate("ListPages", "Page {page} of {pages}")
        said = number.format(page=QLocale().toString(page), pages=QLocale().toString(pages))
        self._text(box, said, self._font, LIGHT.dim, align=_Alignment.AlignRight | _Alignment.AlignTop)

    def _text(
        self,
        box: QRectF,
        text: str,
        font: QFont,
        colour: str = LIGHT.text,
        *,
        align: Qt.AlignmentFlag = _Alignment.AlignLeft | _Alignment.AlignTop,
    ) -> None:
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        self._painter.drawText(box, int(_WRAPPED) | int(align), text)

    def _rule(self, y: float, colour: str, points: float) -> None:
        self._painter.setPen(QPen(QColor(colour), points * self._line / (_POINTS * 1.3)))
        self._painter.drawLine(
            QPointF(self._area.left(), y), QPointF(self._area.left() + sum(self._widths), y)
        )


def _side(column: Column[Any]) -> Qt.AlignmentFlag:
    return _Alignment.AlignRight if column.right else _Alignment.AlignLeft
