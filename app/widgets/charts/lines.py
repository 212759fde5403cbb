"""Lines over a few steps, in panels side by side that share their steps and their legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app.widgets.charts.bars import step_for
from app.widgets.charts.chart import Chart
from app.widgets.charts.legend import Entry, draw_legend, legend_height
from app.widgets.charts.look import Look, point_shape
from app.widgets.charts.marks import Figure, Mark, Series
from app.widgets.charts.numbers import percent

_REACH = 0.8  # lines of text around a point in which the mouse finds it
_POINT = 0.3
_TICKS = 4
_TENTHS = 10  # a scale of less than a few per cent goes by tenths
_NOTHING = 0.1  # how far a scale goes when there is nothing on it
_BETWEEN = 2.2


@dataclass(frozen=True, slots=True)
class Point:
    """A share from 0 to 1 at the next step, with its figure and what it is called."""

    share: float
    title: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Line:
    """A series with its points in each panel."""

    series: Series
    panels: Sequence[Sequence[Point]]


class Lines(Chart):
    """Shares of the same series in panels with scales of their own, each with a title."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(name, title, parent)
        self._titles: Sequence[str] = ()
        self._steps: Sequence[str] = ()
        self._lines: Sequence[Line] = ()
        self._plots: list[QRectF] = []
        self._tops: list[float] = []
        self._spacing: list[float] = []

    def show_lines(self, titles: Sequence[str], steps: Sequence[str], lines: Sequence[Line]) -> None:
        """Show these lines in panels with these titles; `steps` are the labels below, in order."""
        self._titles, self._steps, self._lines = titles, steps, lines
        self._renew()

    def _height_wanted(self) -> float:
        return 18.0

    def _entries(self) -> list[Entry]:
        return [Entry(line.series, is_line=True) for line in self._lines]

    def _lay_out(self, area: QRectF, look: Look) -> Sequence[Mark]:
        self._plots, self._tops, self._spacing = [], [], []
        legend = legend_height(self._entries(), look, area.width())
        between = look.em * _BETWEEN
        width = (area.width() - between * (len(self._titles) - 1)) / max(len(self._titles), 1)
        marks: list[Mark] = []
        for number in range(len(self._titles)):
            shares = [point.share for line in self._lines for point in line.panels[number]]
            self._add_scale(max(shares, default=0.0))
            left = area.left() + number * (width + between)
            scale = (
                look.small_metrics.horizontalAdvance(self._percent(self._tops[number], number))
                + look.em * 0.6
            )
            top = area.top() + look.em * 2.0
            plot = QRectF(left + scale, top, width - scale, area.bottom() - legend - look.em * 2.2 - top)
            self._plots.append(plot)
            marks += self._marks_of(number, plot, look)
        return marks

    def _marks_of(self, number: int, plot: QRectF, look: Look) -> list[Mark]:
        marks = []
        for row, line in enumerate(self._lines):
            for step, point in enumerate(line.panels[number]):
                centre = QPointF(self._x(plot, step), self._y(plot, number, point.share))
                reach = QPainterPath()
                reach.addEllipse(centre, look.em * _REACH, look.em * _REACH)
                marks.append(
                    Mark(
                        row,
                        number * len(self._steps) + step,
                        point.title,
                        point.figure,
                        line.series.hue,
                        point_shape(line.series.shape, centre, look.em * _POINT),
                        reach,
                        centre,
                    )
                )
        return marks

    def _add_scale(self, most: float) -> None:
        """Down from 5 % a scale goes by tenths of a per cent: few people unsubscribe."""
        most = most or _NOTHING
        tenths = max(most * 100 * _TENTHS, 1)
        step = step_for(tenths, _TICKS) if tenths < 5 * _TENTHS else step_for(most * 100, _TICKS) * _TENTHS
        self._spacing.append(step / _TENTHS / 100)
        self._tops.append(min(ceil(tenths / step - 1e-9) * step / _TENTHS / 100, max(1.0, most)))

    def _percent(self, share: float, number: int) -> str:
        digits = 0 if self._spacing[number] >= 0.01 - 1e-9 else 1
        return percent(share, digits)

    def _x(self, plot: QRectF, step: int) -> float:
        return plot.left() + plot.width() * (step + 0.5) / len(self._steps)

    def _y(self, plot: QRectF, number: int, share: float) -> float:
        return plot.bottom() - plot.height() * share / self._tops[number]

    def _draw(self, painter: QPainter, area: QRectF, look: Look, current: Mark | None) -> None:
        for number, plot in enumerate(self._plots):
            painter.setFont(look.bold())
            painter.setPen(look.colour("text"))
            left = self._plots[number - 1].right() + look.em * _BETWEEN if number else area.left()
            title = QRectF(left, area.top(), plot.right() - left, look.em * 1.3)
            painter.drawText(
                title, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._titles[number]
            )
            self._draw_scale(painter, look, number, plot, current)
            # The first line is the newest: it lies on top.
            for line in reversed(self._lines):
                self._draw_line(painter, look, number, plot, line)
            self._draw_last_values(painter, look, number, plot)
        if current:
            painter.setPen(QPen(look.colour("base"), 2))
            painter.setBrush(look.hue(current.hue))
            shape = self._lines[current.row].series.shape
            painter.drawPath(point_shape(shape, current.anchor, look.em * _POINT * 1.5))
            painter.setPen(QPen(look.hue(current.hue), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(current.anchor, look.em * 0.75, look.em * 0.75)
        bottom = self._plots[0].bottom() + look.em * 2.2
        draw_legend(
            painter, look, self._entries(), QRectF(area.left(), bottom, area.width(), area.bottom() - bottom)
        )

    def _draw_line(self, painter: QPainter, look: Look, number: int, plot: QRectF, line: Line) -> None:
        hue = look.hue(line.series.hue)
        points = [
            QPointF(self._x(plot, step), self._y(plot, number, point.share))
            for step, point in enumerate(line.panels[number])
        ]
        painter.setPen(
            QPen(hue, 2.25, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(QPen(look.colour("base"), 1.5))  # sets a point off from the lines it lies on
        painter.setBrush(hue)
        for point in points:
            painter.drawPath(point_shape(line.series.shape, point, look.em * _POINT))

    def _draw_last_values(self, painter: QPainter, look: Look, number: int, plot: QRectF) -> None:
        """Where each line has come to; a little above or below, if another one's value is in the way."""
        painter.setFont(look.small)
        painter.setPen(look.colour("text"))
        ground = look.colour("base")
        ground.setAlphaF(0.8)  # lines may pass below
        taken: list[QRectF] = []
        for line in self._lines:
            if points := line.panels[number]:
                x = self._x(plot, len(points) - 1) + look.em * 0.6
                said = percent(points[-1].share)
                width = look.small_metrics.horizontalAdvance(said) + look.em * 0.3
                box = QRectF(x, self._y(plot, number, points[-1].share) - look.em / 2, width, look.em * 0.95)
                if (free := beside(box, taken)) is not None:
                    taken.append(free)
                    painter.fillRect(free, ground)
                    aligned = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
                    painter.drawText(free, aligned, said)

    def _draw_scale(
        self, painter: QPainter, look: Look, number: int, plot: QRectF, current: Mark | None
    ) -> None:
        painter.setFont(look.small)
        for tick in range(ceil(self._tops[number] / self._spacing[number] - 1e-9)):
            share = tick * self._spacing[number]
            self._draw_tick(painter, look, number, plot, share)
        self._draw_tick(painter, look, number, plot, self._tops[number])
        here = current.column - number * len(self._steps) if current else -1
        for step, label in enumerate(self._steps):
            x = self._x(plot, step)
            if step == here:
                painter.setPen(QPen(look.colour("control"), 1, Qt.PenStyle.DashLine))
                painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
            painter.setPen(look.colour("text" if step == here else "dim"))
            room = plot.width() / len(self._steps)
            text = look.small_metrics.elidedText(label, Qt.TextElideMode.ElideRight, room)
            box = QRectF(x - room / 2, plot.bottom() + look.em * 0.35, room, look.em)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _draw_tick(self, painter: QPainter, look: Look, number: int, plot: QRectF, share: float) -> None:
        y = self._y(plot, number, share)
        painter.setPen(QPen(look.colour("line" if share else "control"), 1))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setPen(look.colour("dim"))
        label = QRectF(plot.left() - look.em * 5, y - look.em / 2, look.em * 4.6, look.em)
        painter.drawText(
            label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._percent(share, number)
        )


def beside(box: QRectF, taken: Sequence[QRectF]) -> QRectF | None:
    """The box, or moved off those in its way by less than its height, to the side on which it lies."""
    moved = QRectF(box)
    for other in taken:
        if moved.intersects(other):
            above = box.center().y() < other.center().y()
            moved.moveTop(other.top() - box.height() if above else other.bottom())
    far = abs(moved.top() - box.top()) > box.height()
    return None if far or any(moved.intersects(other) for other in taken) else moved
