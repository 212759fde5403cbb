"""Stacked bars over time, with a legend that has each series' sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from app.widgets.charts.chart import Chart
from app.widgets.charts.legend import Entry, draw_legend, legend_height
from app.widgets.charts.look import Look, draw_pattern, pattern
from app.widgets.charts.marks import Figure, Mark, Series

_BAR = 0.68  # of the room that each bar has
_WIDEST = 2.6  # lines of text that a bar is wide at most
_LEAST = 2.5  # px that a figure is seen with, however small
_TICKS = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label on the axis, what it is called in full, and a figure for each series."""

    label: str
    title: str
    figures: Sequence[Figure]


class Bars(Chart):
    """Counts in bars; the first series is at the bottom."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(name, title, parent)
        self._series: Sequence[Series] = ()
        self._bars: Sequence[Bar] = ()
        self._plot = QRectF()
        self._top = 1
        self._tick = 1
        self._parts: dict[tuple[int, int], tuple[QPainterPath, QPainterPath]] = {}

    def show_bars(self, series: Sequence[Series], bars: Sequence[Bar]) -> None:
        """Show these bars, from left to right."""
        self._series, self._bars = series, bars
        self._renew()

    def _height_wanted(self) -> float:
        return 16.0

    def _totals(self) -> list[int]:
        return [sum(figure.count for figure in bar.figures) for bar in self._bars]

    def _entries(self) -> list[Entry]:
        return [
            Entry(series, QLocale().toString(sum(bar.figures[number].count for bar in self._bars)))
            for number, series in enumerate(self._series)
        ]

    def _lay_out(self, area: QRectF, look: Look) -> Sequence[Mark]:
        self._parts = {}
        most = max(self._totals(), default=0)
        if not most:
            return []
        self._tick = step_for(most, _TICKS)
        self._top = ceil(most / self._tick) * self._tick
        scale = look.small_metrics.horizontalAdvance(QLocale().toString(self._top)) + look.em * 0.6
        legend = legend_height(self._entries(), look, area.width())
        self._plot = area.adjusted(scale, look.em * 0.6, -2, -(look.em * 1.8 + legend))
        slot = self._plot.width() / len(self._bars)
        width = min(slot * _BAR, look.em * _WIDEST)
        marks = []
        for column, bar in enumerate(self._bars):
            middle = self._plot.left() + (column + 0.5) * slot
            bottom = self._plot.bottom()
            heights = {
                number: max(self._plot.height() * figure.count / self._top, _LEAST)
                for number, figure in enumerate(bar.figures)
                if figure.count
            }
            anchor = QPointF(middle, bottom - sum(heights.values()))
            shown = list(heights)
            for number, height in heights.items():
                figure = bar.figures[number]
                box = QRectF(middle - width / 2, bottom - height, width, height)
                path = _part(box, rounded=number == shown[-1], gap=number != shown[0])
                self._parts[(number, column)] = (
                    path,
                    pattern(self._series[number].shape, path.boundingRect(), look.em),
                )
                reach = QPainterPath()
                reach.addRect(box.adjusted((width - slot) / 2, -1, (slot - width) / 2, 0))
                marks.append(
                    Mark(
                        # From the top down, as the arrow keys go.
                        len(self._series) - number,
                        column,
                        bar.title,
                        figure,
                        self._series[number].hue,
                        path,
                        reach,
                        anchor,
                    )
                )
                bottom -= height
        return marks

    def _draw(self, painter: QPainter, area: QRectF, look: Look, current: Mark | None) -> None:
        if current:
            slot = self._plot.width() / len(self._bars)
            band = QRectF(
                self._plot.left() + current.column * slot, self._plot.top(), slot, self._plot.height()
            )
            painter.fillRect(band, look.colour("hover"))
        self._draw_scale(painter, look)
        for (number, column), (path, stripes) in self._parts.items():
            hue = look.hue(self._series[number].hue)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(hue)
            painter.drawPath(path)
            draw_pattern(painter, look, stripes)
            if current and (current.row, current.column) == (len(self._series) - number, column):
                painter.setPen(QPen(look.colour("text"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPath(path)
        self._draw_labels(painter, look)
        legend = QRectF(area.left(), self._plot.bottom() + look.em * 1.8, area.width(), area.height())
        draw_legend(painter, look, self._entries(), legend)

    def _draw_scale(self, painter: QPainter, look: Look) -> None:
        painter.setFont(look.small)
        for value in range(0, self._top + 1, self._tick):
            y = self._plot.bottom() - self._plot.height() * value / self._top
            painter.setPen(QPen(look.colour("control" if value == 0 else "line"), 1))
            painter.drawLine(QPointF(self._plot.left(), y), QPointF(self._plot.right(), y))
            painter.setPen(look.colour("dim"))
            label = QRectF(self._plot.left() - look.em * 8.4, y - look.em / 2, look.em * 8, look.em)
            painter.drawText(
                label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, QLocale().toString(value)
            )

    def _draw_labels(self, painter: QPainter, look: Look) -> None:
        """As many labels as there is room for, the last bar's among them."""
        metrics: QFontMetricsF = look.small_metrics
        slot = self._plot.width() / len(self._bars)
        widest = max(metrics.horizontalAdvance(bar.label) for bar in self._bars) + look.em * 0.8
        every = max(1, ceil(widest / slot))
        painter.setFont(look.small)
        painter.setPen(look.colour("dim"))
        for column in range(len(self._bars) - 1, -1, -every):
            middle = self._plot.left() + (column + 0.5) * slot
            # The last one may stand where the plot ends rather than below its bar's middle.
            width = metrics.horizontalAdvance(self._bars[column].label)
            middle = min(max(middle, self._plot.left() + width / 2), self._plot.right() - width / 2)
            box = QRectF(middle - widest, self._plot.bottom() + look.em * 0.3, 2 * widest, look.em)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._bars[column].label)


def step_for(most: float, ticks: int, least: float = 1) -> int:
    """The round distance between the lines of a scale that reaches `most` in about so many."""
    rough = max(most / ticks, least)
    magnitude = 10 ** floor(log10(rough))
    return int(next(step * magnitude for step in (1, 2, 5, 10) if step * magnitude >= rough))


def _part(box: QRectF, *, rounded: bool, gap: bool) -> QPainterPath:
    """A part of a bar: rounded where the bar ends, and a little apart from the part below."""
    if gap and box.height() > 4:
        box = box.adjusted(0, 0, 0, -1.5)
    path = QPainterPath()
    radius = min(3.5, box.height(), box.width() / 2) if rounded else 0
    path.moveTo(box.bottomLeft())
    path.lineTo(box.left(), box.top() + radius)
    path.quadTo(box.topLeft(), QPointF(box.left() + radius, box.top()))
    path.lineTo(box.right() - radius, box.top())
    path.quadTo(box.topRight(), QPointF(box.right(), box.top() + radius))
    path.lineTo(box.bottomRight())
    path.closeSubpath()
    return path
