"""Figures, and where they lie in a chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from app.widgets.charts.look import Hue


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one kind: their name, the hue they are drawn in, and what tells them apart without colour.

    `shape` is the number of a pattern, or of the shape of a line's points.
    """

    name: str
    hue: Hue
    shape: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its number, what is said of it, and what `chosen` carries when it is opened."""

    count: int
    text: str
    target: object


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure as it lies in a chart; the arrow keys go along a row and from row to row."""

    row: int
    column: int
    title: str
    figure: Figure
    hue: Hue
    path: QPainterPath
    """Where it is to be seen."""
    reach: QPainterPath
    """Where the mouse finds it."""
    anchor: QPointF
    """What its value is written beside."""

    @property
    def spoken(self) -> str:
        """What screen readers say of it."""
        return f"{self.title}: {', '.join(self.figure.text.splitlines())}"


def neighbour(marks: Sequence[Mark], number: int, across: int, down: int) -> int:
    """The next mark in a direction, which is one to the right or left, or one down or up.

    Along the same row or column first; where that has no more, the nearest one beyond; at the end the same.
    """
    here = marks[number]

    def distance(mark: Mark) -> tuple[int, int]:
        columns, rows = mark.column - here.column, mark.row - here.row
        return (columns * across, abs(rows)) if across else (rows * down, abs(columns))

    ahead = {place: far for place, mark in enumerate(marks) if (far := distance(mark))[0] > 0}
    in_line = {place: far for place, far in ahead.items() if far[1] == 0}
    return min(in_line or ahead, key=lambda place: ahead[place], default=number)
