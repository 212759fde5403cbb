"""What charts are drawn with: hues of both themes, fonts, and patterns for who cannot tell hues apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, pi, sin
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPolygonF

from app.widgets.palette import LIGHT, Colours
from app.widgets.theme import tabular

Hue = Literal["blue", "teal", "amber", "violet", "rose", "slate", "green", "brown"]

HUES: Sequence[Hue] = ("blue", "amber", "teal", "violet", "rose", "slate", "green", "brown")
"""In the order in which they are given out."""

# Each 3:1 and more against the base of its theme (WCAG 1.4.11).
_LIGHT: dict[Hue, str] = {
    "blue": "#2f74e0",
    "amber": "#c77700",
    "teal": "#0f8a8d",
    "violet": "#8657d8",
    "rose": "#cf3b6c",
    "slate": "#7b8794",
    "green": "#218a5c",
    "brown": "#96613d",
}
_DARK: dict[Hue, str] = {
    "blue": "#6ea6ff",
    "amber": "#eeb053",
    "teal": "#4cc3bf",
    "violet": "#b597f5",
    "rose": "#f485a8",
    "slate": "#8f9aa7",
    "green": "#66cc95",
    "brown": "#cfa07c",
}

PATTERNS = 6
"""How many patterns there are; number 0 is none."""
_STEP = 0.36  # of a line's height from one stripe to the next
_STRIPE = 0.075
_SQUARE_HALF = 0.86  # half the side of a square that looks as large as a circle of radius 1

SHAPES = 6
"""How many shapes of points there are."""


@dataclass(frozen=True)
class Look:
    """The colours and fonts a chart is drawn with, the same on the screen and in a picture of it."""

    colours: Colours
    font: QFont

    @cached_property
    def em(self) -> float:
        """The height of a line of text in px: all measures are in it."""
        return QFontMetricsF(self.font).height()

    @cached_property
    def figures(self) -> QFont:
        return tabular(self.font)

    @cached_property
    def metrics(self) -> QFontMetricsF:
        """Of `figures`."""
        return QFontMetricsF(self.figures)

    @cached_property
    def small(self) -> QFont:
        return tabular(self.font, 0.92)

    @cached_property
    def small_metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.small)

    def hue(self, name: Hue) -> QColor:
        return QColor((_LIGHT if self.colours is LIGHT else _DARK)[name])

    def on_tip(self, name: Hue) -> QColor:
        """The hue on the dark ground that tips have in both themes."""
        return QColor(_DARK[name])

    def colour(self, name: str) -> QColor:
        """One of the theme's own colours."""
        return QColor(self.colours.named()[name])

    def bold(self, scale: float = 1.0) -> QFont:
        font = tabular(self.font, scale)
        font.setWeight(QFont.Weight.DemiBold)
        return font


def pattern(number: int, box: QRectF, em: float) -> QPainterPath:
    """The stripes or dots of a pattern within a rectangle, to be filled with the colour of the background.

    A path rather than a brush or a clip: an SVG file can hold it.
    """
    step, stripe = em * _STEP, em * _STRIPE
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    if number == 2:
        _add_dots(path, box, step, stripe * 0.9)
    elif number == 4:
        top = box.bottom() - step * 0.6
        while top > box.top() + stripe:
            path.addRect(QRectF(box.left(), top, box.width(), stripe))
            top -= step
    else:
        leanings: dict[int, Sequence[float]] = {1: (1.0,), 3: (-1.0,), 5: (1.0, -1.0)}
        for leaning in leanings.get(number, ()):
            _add_slanted(path, box, step * (1.4 if number == 5 else 1.25), stripe * 1.4, leaning)
    return path


def draw_pattern(painter: QPainter, look: Look, stripes: QPainterPath) -> None:
    """Let the ground shine through a shape that was painted before."""
    if stripes.isEmpty():  # which an SVG file could not hold
        return
    ground = look.colour("base")
    ground.setAlphaF(0.62)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawPath(stripes)


def _add_dots(path: QPainterPath, box: QRectF, step: float, radius: float) -> None:
    """Whole dots only, every other row between those of the row before."""
    inner = box.adjusted(radius, radius, -radius, -radius)
    # From whole steps on, so that the dots of two shapes side by side go on.
    top, row = box.top() - box.top() % step, 0
    while top < box.bottom():
        left = box.left() - box.left() % (step * 1.4) - (step * 0.7 if row % 2 else 0)
        while left < box.right():
            if inner.contains(QPointF(left, top)):
                path.addEllipse(QPointF(left, top), radius, radius)
            left += step * 1.4
        top, row = top + step * 0.8, row + 1


def _add_slanted(path: QPainterPath, box: QRectF, step: float, wide: float, leaning: float) -> None:
    height = box.height()
    left = box.left() - height - step
    while left < box.right() + height:
        foot, head = (left, left + height) if leaning > 0 else (left + height, left)
        corners = [
            (foot, box.bottom()),
            (foot + wide, box.bottom()),
            (head + wide, box.top()),
            (head, box.top()),
        ]
        corners = _cut(_cut(corners, box.left(), 1), box.right(), -1)
        if corners:
            path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
            path.closeSubpath()
        left += step


def _cut(corners: Sequence[tuple[float, float]], edge: float, side: int) -> list[tuple[float, float]]:
    """What of a convex shape lies to the right (1) or to the left (-1) of an upright edge."""
    kept = []
    for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], *corners[:1]], strict=True):
        if (x1 - edge) * side >= 0:
            kept.append((x1, y1))
        if (x1 - edge) * (x2 - edge) < 0:
            kept.append((edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1)))
    return kept


def point_shape(number: int, centre: QPointF, radius: float) -> QPainterPath:
    """The shape that marks the points of a line: one for each of several lines."""
    path = QPainterPath()
    if number == 0:
        path.addEllipse(centre, radius, radius)
    elif number == 1:
        half = radius * _SQUARE_HALF
        path.addRect(QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half))
    else:
        # Corners, and how far the first of them is turned from the top.
        corners, turned, size = {
            2: (3, 0.0, 1.25),
            3: (4, 0.0, 1.2),
            4: (3, pi, 1.25),
            5: (6, 0.0, 1.05),
        }[number]
        polygon = [
            QPointF(
                centre.x() + radius * size * sin(turned + 2 * pi * corner / corners),
                centre.y() - radius * size * cos(turned + 2 * pi * corner / corners),
            )
            for corner in range(corners)
        ]
        path.addPolygon(QPolygonF(polygon))
        path.closeSubpath()
    return path
