"""What was measured: figures with their floor and goal, as a table and as JSON."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One thing measured. `times` and `most` are goals: at most that many floors, and at most that value.

    `margin` is a goal as well: at most the floor and that much. Of what is better the more there is of it,
    `least` is the goal: at least that many floors.
    """

    what: str
    size: int
    """Customers in the database, or messages of a mailing."""
    value: float
    unit: str = "s"
    floor: float | None = None
    times: float | None = None
    most: float | None = None
    margin: float | None = None
    least: float | None = None

    @property
    def ratio(self) -> float | None:
        return self.value / self.floor if self.floor else None

    @property
    def met(self) -> bool | None:
        """Whether all goals are met; None where there is none."""
        goals = []
        if self.times is not None and self.ratio is not None:
            goals.append(self.ratio <= self.times)
        if self.most is not None:
            goals.append(self.value <= self.most)
        if self.margin is not None and self.floor is not None:
            goals.append(self.value <= self.floor + self.margin)
        if self.least is not None and self.ratio is not None:
            goals.append(self.ratio >= self.least)
        return all(goals) if goals else None

    @property
    def goal(self) -> str:
        """The goals in words."""
        goals = []
        if self.most is not None:
            goals.append(f"{self.most:g} {self.unit}")
        if self.times is not None:
            goals.append(f"{self.times:g} × floor")
        if self.margin is not None:
            goals.append(f"floor + {self.margin:g} {self.unit}")
        if self.least is not None:
            goals.append(f"at least {self.least:g} × floor")
        return ", ".join(goals)


def table(figures: Iterable[Figure]) -> str:
    """The figures in columns, one thing at all sizes below one another."""
    figures = list(figures)
    order = list(dict.fromkeys(figure.what for figure in figures))
    figures.sort(key=lambda figure: (order.index(figure.what), figure.size))
    rows = [("", "number", "Relance", "floor", "ratio", "goal: at most", "")]
    rows += [
        (
            figure.what,
            f"{figure.size:,}",
            _number(figure.value, figure.unit),
            "" if figure.floor is None else _number(figure.floor, figure.unit),
            "" if figure.ratio is None else f"{figure.ratio:.2f}",
            figure.goal,
            {True: "met", False: "MISSED", None: ""}[figure.met],
        )
        for figure in figures
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    before = ""
    for row in rows:
        if row[0] != before:
            lines.append("")
        name, size, ours, floor, ratio, goal, met = row
        cells = [
            (name if name != before else "").ljust(widths[0]),
            size.rjust(widths[1]),
            ours.rjust(widths[2]),
            floor.rjust(widths[3]),
            ratio.rjust(widths[4]),
            goal.ljust(widths[5]),
            met,
        ]
        lines.append("  ".join(cells).rstrip())
        before = name
    return "\n".join(lines)


def plain(figures: Iterable[Figure]) -> list[dict[str, Any]]:
    """The figures for JSON."""
    return [{**asdict(figure), "ratio": figure.ratio, "met": figure.met} for figure in figures]


def _number(value: float, unit: str) -> str:
    return f"{value:.3f} {unit}" if unit == "s" else f"{value:.0f} {unit}"
