"""A ring of a few parts that make a whole, with the figures written out beside their colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from app.widgets.charts.chart import Chart
from app.widgets.charts.legend import draw_swatch
from app.widgets.charts.look import Look, draw_pattern, pattern
from app.widgets.charts.marks import Figure, Mark, Series
from app.widgets.charts.numbers import percent

_BESIDE = 1.4  # lines of text between the ring and a legend beside it
_RING = 0.3  # of the radius
_LEAST = 2.5  # degrees that a part is seen with, however small
_ROW = 1.75  # lines of text for each row of the legend


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of the whole."""

    series: Series
    figure: Figure


class Donut(Chart):
    """Shares of a whole, clockwise from the top; in the middle the current one, or else the first."""

    has_tip = False

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(name, title, parent)
        self._slices: Sequence[Slice] = ()
        self._caption = ""
        self._ring = QRectF()
        self._patterns: dict[int, QPainterPath] = {}
        self._rows: dict[int, QRectF] = {}
        self._shown: Sequence[Mark] = ()

    def show_slices(self, slices: Sequence[Slice], caption: str) -> None:
        """Show these parts, whose sum is the whole; `caption` is what the share in the middle is of."""
        self._slices = slices
        self._caption = caption
        self._renew()

    @property
    def total(self) -> int:
        return sum(slice.figure.count for slice in self._slices)

    def _height_wanted(self) -> float:
        return 16.0

    def _lay_out(self, area: QRectF, look: Look) -> Sequence[Mark]:
        self._patterns, self._rows = {}, {}
        rows = look.em * _ROW * len(self._slices)
        side = min(area.height(), area.width() - self._legend_width(look) - look.em * _BESIDE)
        above = min(area.width(), area.height() - rows - look.em)
        if side > above:
            self._ring = QRectF(area.left(), area.center().y() - side / 2, side, side)
            left = self._ring.right() + look.em * _BESIDE
            legend = QRectF(left, area.center().y() - rows / 2, area.right() - left, rows)
        else:
            side = above
            self._ring = QRectF(area.center().x() - side / 2, area.top(), side, side)
            legend = QRectF(area.left(), area.bottom() - rows, area.width(), rows)
        self._ring.adjust(4, 4, -4, -4)
        if not self.total:
            return []

        marks = []
        angle = 90.0
        spans = self._spans()
        for number, slice in enumerate(self._slices):
            row = QRectF(
                legend.left(), legend.top() + number * look.em * _ROW, legend.width(), look.em * _ROW
            )
            self._rows[number] = row
            if not slice.figure.count:
                continue
            path = _arc(self._ring, angle, spans[number])
            middle = (angle - spans[number] / 2) * pi / 180
            radius = self._ring.width() / 2 * (1 - _RING / 2)
            anchor = self._ring.center() + QPointF(radius * cos(middle), -radius * sin(middle))
            reach = QPainterPath(path)
            reach.addRect(row)
            self._patterns[number] = pattern(slice.series.shape, path.boundingRect(), look.em).intersected(
                path
            )
            marks.append(
                Mark(0, number, slice.series.name, slice.figure, slice.series.hue, path, reach, anchor)
            )
            angle -= spans[number]
        self._shown = marks
        return marks

    def _legend_width(self, look: Look) -> float:
        """What the longest row takes."""
        bold = QFontMetricsF(look.bold())
        widths = (
            look.metrics.horizontalAdvance(slice.series.name)
            + bold.horizontalAdvance(QLocale().toString(slice.figure.count))
            for slice in self._slices
        )
        return max(widths, default=0.0) + look.metrics.horizontalAdvance("100%") + look.em * 4

    def _spans(self) -> list[float]:
        """Degrees for each part; what the smallest get beyond their share, the largest gives."""
        spans = [
            max(360 * slice.figure.count / self.total, _LEAST if slice.figure.count else 0.0)
            for slice in self._slices
        ]
        largest = spans.index(max(spans))
        spans[largest] -= sum(spans) - 360
        return spans

    def _draw(self, painter: QPainter, area: QRectF, look: Look, current: Mark | None) -> None:
        for mark in self._shown:
            if current and mark.column == current.column:
                painter.setPen(QPen(look.hue(mark.hue), look.em * 0.28, j=Qt.PenJoinStyle.RoundJoin))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPath(mark.path)
        for mark in self._shown:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.hue(mark.hue))
            painter.drawPath(mark.path)
            draw_pattern(painter, look, self._patterns[mark.column])
            painter.setPen(QPen(look.colour("base"), look.em * 0.14))  # between neighbours
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if len(self._patterns) > 1:
                painter.drawPath(mark.path)
        self._draw_middle(painter, look, self._slices[current.column] if current else self._slices[0])
        self._draw_legend(painter, look, current)

    def _draw_middle(self, painter: QPainter, look: Look, slice: Slice) -> None:
        share = slice.figure.count / self.total
        number = percent(share)
        font = look.bold(min(max(self._ring.width() / look.em / 5.4, 1.2), 3.2))
        said = slice.series.name if slice is not self._slices[0] else self._caption
        lines = lines_of(said, look.small_metrics, self._ring.width() * (1 - _RING) * 0.86)
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        height = QFontMetricsF(font).height()
        centre = self._ring.center()
        whole = height + look.em * 1.05 * len(lines)
        first = QRectF(self._ring.left(), centre.y() - whole / 2, self._ring.width(), height)
        painter.drawText(first, Qt.AlignmentFlag.AlignCenter, number)
        painter.setFont(look.small)
        painter.setPen(look.colour("dim"))
        line = QRectF(self._ring.left(), first.bottom() - look.em * 0.1, self._ring.width(), look.em * 1.05)
        for said in lines:
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, said)
            line.translate(0, line.height())

    def _draw_legend(self, painter: QPainter, look: Look, current: Mark | None) -> None:
        shares = [percent(slice.figure.count / self.total) for slice in self._slices]
        numbers = [QLocale().toString(slice.figure.count) for slice in self._slices]
        share_width = max(look.metrics.horizontalAdvance(share) for share in shares)
        number_width = max(QFontMetricsF(look.bold()).horizontalAdvance(number) for number in numbers)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for number, row in self._rows.items():
            slice = self._slices[number]
            if current and current.column == number:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("hover"))
                painter.drawRoundedRect(row, 6, 6)
            inner = row.adjusted(look.em * 0.4, 0, -look.em * 0.4, 0)
            draw_swatch(painter, look, slice.series, QPointF(inner.left() + look.em * 0.35, row.center().y()))
            painter.setFont(look.figures)
            painter.setPen(look.colour("dim"))
            painter.drawText(inner, right, shares[number])
            painter.setFont(look.bold())
            painter.setPen(look.colour("text"))
            inner.setRight(inner.right() - share_width - look.em * 0.8)
            painter.drawText(inner, right, numbers[number])
            painter.setFont(look.font)
            inner.setLeft(inner.left() + look.em * 1.1)
            inner.setRight(inner.right() - number_width - look.em * 0.5)
            name = look.metrics.elidedText(slice.series.name, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)


def lines_of(text: str, metrics: QFontMetricsF, room: float) -> list[str]:
    """A short text on one line, or on two if it is broken between words, each cut to the room."""
    words = text.split()
    broken = [text]
    if metrics.horizontalAdvance(text) > room and len(words) > 1:
        halves = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
        broken = list(min(halves, key=lambda each: max(map(metrics.horizontalAdvance, each))))
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in broken]


def _arc(ring: QRectF, start: float, span: float) -> QPainterPath:
    """A part of a ring, clockwise from `start`, in degrees."""
    inset = ring.width() / 2 * _RING
    inner = ring.adjusted(inset, inset, -inset, -inset)
    path = QPainterPath()
    if span >= 360:
        path.addEllipse(ring)
        path.addEllipse(inner)
        return path
    path.arcMoveTo(ring, start)
    path.arcTo(ring, start, -span)
    path.arcTo(inner, start - span, span)
    path.closeSubpath()
    return path
