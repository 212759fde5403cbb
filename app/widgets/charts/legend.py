"""The legend below a chart: each series with its colour, its pattern or shape, and a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from app.widgets.charts.look import Look, draw_pattern, pattern, point_shape
from app.widgets.charts.marks import Series
from app.widgets.words import isolate

_ROW = 1.6  # lines of text
_BETWEEN = 1.4
_SIGN = 1.1  # for the swatch or the piece of line before the name
_LONGEST = 16.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A series, what is written behind its name, and whether it is a line rather than an area."""

    series: Series
    figure: str = ""
    is_line: bool = False


def legend_height(entries: Sequence[Entry], look: Look, width: float) -> float:
    """What the legend takes at that width."""
    rows = 1 + max((row for _, row, _ in _placed(entries, look, width)), default=-1)
    return rows * look.em * _ROW


def draw_legend(painter: QPainter, look: Look, entries: Sequence[Entry], area: QRectF) -> None:
    """Draw it at the top of an area, in as many rows as it takes."""
    for entry, row, left in _placed(entries, look, area.width()):
        middle = area.top() + (row + 0.5) * look.em * _ROW
        start = area.left() + left
        sign = look.em * (_SIGN + (0.7 if entry.is_line else 0))
        if entry.is_line:
            draw_line_sign(painter, look, entry.series, QPointF(start, middle), sign - look.em * 0.4)
        else:
            draw_swatch(painter, look, entry.series, QPointF(start + look.em * 0.35, middle))
        name = _name(entry, look)
        box = QRectF(start + sign, middle - look.em / 2, look.metrics.horizontalAdvance(name) + 2, look.em)
        aligned = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(look.figures)
        painter.setPen(look.colour("text"))
        painter.drawText(box, aligned, name)
        if entry.figure:
            painter.setPen(look.colour("dim"))
            box.moveLeft(box.right() + look.em * 0.35)
            box.setWidth(look.metrics.horizontalAdvance(entry.figure) + 2)
            painter.drawText(box, aligned, entry.figure)


def draw_swatch(painter: QPainter, look: Look, series: Series, centre: QPointF) -> None:
    """The colour and pattern of an area."""
    side = look.em * 0.72
    path = QPainterPath()
    path.addRoundedRect(QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side), 3, 3)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.hue(series.hue))
    painter.drawPath(path)
    draw_pattern(painter, look, pattern(series.shape, path.boundingRect(), look.em))


def draw_line_sign(painter: QPainter, look: Look, series: Series, start: QPointF, length: float) -> None:
    """A piece of a line with one of its points."""
    hue = look.hue(series.hue)
    painter.setPen(QPen(hue, 2))
    painter.drawLine(start, start + QPointF(length, 0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(hue)
    painter.drawPath(point_shape(series.shape, start + QPointF(length / 2, 0), look.em * 0.27))


def _name(entry: Entry, look: Look) -> str:
    return look.metrics.elidedText(
        isolate(entry.series.name), Qt.TextElideMode.ElideMiddle, look.em * _LONGEST
    )


def _placed(entries: Sequence[Entry], look: Look, width: float) -> list[tuple[Entry, int, float]]:
    """Each entry with its row and where it begins."""
    found = []
    row, left = 0, 0.0
    for entry in entries:
        wide = look.em * (_SIGN + (0.7 if entry.is_line else 0)) + look.metrics.horizontalAdvance(
            _name(entry, look)
        )
        if entry.figure:
            wide += look.em * 0.35 + look.metrics.horizontalAdvance(entry.figure) + 4
        if left and left + wide > width:
            row, left = row + 1, 0.0
        found.append((entry, row, left))
        left += wide + look.em * _BETWEEN
    return found
