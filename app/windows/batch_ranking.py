"""The batches that were invited, to be sorted from best to worst."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout

from app.controllers.insights import FEW, Course
from app.controllers.recipients import Group
from app.widgets.charts.chart import PAD
from app.widgets.charts.numbers import percent
from app.widgets.icons import icon
from app.widgets.palette import Tone
from app.widgets.preferences import Preferences
from app.widgets.table import Column, Table
from app.widgets.tasks import Tasks
from app.widgets.words import isolate
from app.windows import wording
from app.windows.insight_card import InsightCard
from app.windows.places import BatchPlace

_MOST_ROWS = 12  # to be seen at once
_LEAST_ROWS = 2
_WIDEST = 72  # lines of text: figures further apart are hard to read along
_RATES = ("answer_rate", "unsubscription_rate")
_SORTED_BY: Mapping[str, Callable[[Course], float | str]] = {
    "name": lambda course: course.name.casefold(),
    "imported_at": lambda course: course.imported_at,
    "invited": lambda course: course.invited,
    "answered": lambda course: course.answered,
    "answer_rate": lambda course: course.share(course.answered),
    "unsubscribed": lambda course: course.unsubscribed,
    "unsubscription_rate": lambda course: course.share(course.unsubscribed),
}


class _Ranked:
    """Courses for the table. By a rate the small ones come last whichever way: theirs say little."""

    def __init__(self, courses: Sequence[Course]) -> None:
        self._courses = {course.id: course for course in courses}

    def ids(self, sort: str, descending: bool, limit: int | None) -> array[int]:
        order = sorted(self._courses.values(), key=_SORTED_BY[sort], reverse=descending)
        if sort in _RATES:
            order.sort(key=lambda course: course.is_small)
        return array("q", [course.id for course in order][:limit])

    def rows(self, ids: Sequence[int]) -> Sequence[Course | None]:
        return [self._courses.get(id) for id in ids]


class BatchRanking(InsightCard):
    """A table of batches with their rates; `compareWanted` adds one to the chart of courses."""

    compareWanted = Signal(int)  # noqa: N815 - beside Qt's own names

    def __init__(self, tasks: Tasks, preferences: Preferences) -> None:
        super().__init__(tasks, "rankingCard", self.tr("Best and worst batches"), "")
        self._best: set[tuple[str, int]] = set()
        self._worst: set[tuple[str, int]] = set()
        self._table = Table(
            tasks,
            self._columns(),
            name="rankingTable",
            preferences=preferences,
            sort="answer_rate",
            descending=True,
            accessible_name=self.tr("Best and worst batches"),
        )
        self._open = QAction(icon("folder-open"), self.tr("Open the batch"), self._table)
        self._compare = QAction(icon("chart-line"), self.tr("Show in the chart above"), self._table)
        self._compare.setObjectName("compareBatchAction")
        self._table.addActions([self._open, self._compare])
        self.body.setContentsMargins(PAD, 0, PAD, 0)
        self._table.setMaximumWidth(self.fontMetrics().height() * _WIDEST)
        row = QHBoxLayout()
        row.addWidget(self._table, 1)
        row.addStretch()
        self.body.addLayout(row, 1)

        self._table.linkActivated.connect(self._on_link)
        self._table.activatedRow.connect(self._on_row)
        self._open.triggered.connect(lambda: self._on_row(self._table.current_row))
        self._compare.triggered.connect(self._on_compare)

    def show_courses(self, courses: Sequence[Course]) -> None:
        telling = [course for course in courses if not course.is_small]
        self._best, self._worst = set(), set()
        for rate, good_is_high in zip(_RATES, (True, False), strict=True):
            rates = {course.id: _SORTED_BY[rate](course) for course in telling}
            if len(set(rates.values())) > 1:
                high, low = max(rates.values()), min(rates.values())
                best, worst = (high, low) if good_is_high else (low, high)
                self._best |= {(rate, id) for id, value in rates.items() if value == best}
                self._worst |= {(rate, id) for id, value in rates.items() if value == worst}
        self.sentence.setText(" ".join(self._said(courses, telling)))
        self.sentence.setVisible(bool(self.sentence.text()))
        self._table.show_source(_Ranked(courses))
        rows = min(max(len(courses), _LEAST_ROWS), _MOST_ROWS)
        header = self._table.horizontalHeader().sizeHint().height()
        bar = self._table.horizontalScrollBar().sizeHint().height()
        self._table.setFixedHeight(header + rows * self._table.row_height + bar + 4)

    def _said(self, courses: Sequence[Course], telling: Sequence[Course]) -> list[str]:
        said = []
        if len(telling) > 1:
            best = max(telling, key=lambda course: course.share(course.answered))
            left = max(telling, key=lambda course: course.share(course.unsubscribed))
            sentence = self.tr("Most answers: ‘{batch}’, {percent}.")
            said.append(sentence.format(batch=isolate(best.name), percent=percent(best.share(best.answered))))
            if left.unsubscribed:
                sentence = self.tr("Most unsubscriptions: ‘{batch}’, {percent}.")
                said.append(
                    sentence.format(batch=isolate(left.name), percent=percent(left.share(left.unsubscribed)))
                )
        if courses:
            said.append(self.tr("Unsubscribed counts only those who did so after their invitation."))
        if len(telling) < len(courses):
            said.append(
                self.tr("Fewer than %Ln invited: the rate says little, and comes last.", "people", FEW)
            )
        return said

    def _columns(self) -> list[Column[Course]]:
        return [
            Column("name", self.tr("Batch"), lambda row: row.name, sort="name", link=True, width=18),
            Column(
                "imported_at",
                self.tr("Imported on"),
                lambda row: wording.day_of(row.imported_at),
                sort="imported_at",
                right=True,
                width=11,
                fixed=True,
            ),
            self._count("invited", self.tr("Invited"), lambda row: row.invited, link=True),
            self._count("answered", self.tr("Answered"), lambda row: row.answered, link=True),
            self._rate("answer_rate", self.tr("Answer rate"), lambda row: row.answered),
            self._count("unsubscribed", self.tr("Unsubscribed"), lambda row: row.unsubscribed, link=True),
            self._rate("unsubscription_rate", self.tr("Unsubscription rate"), lambda row: row.unsubscribed),
        ]

    def _count(
        self, name: str, title: str, value: Callable[[Course], int], *, link: bool = False
    ) -> Column[Course]:
        return Column(
            name,
            title,
            lambda row: wording.number(value(row)),
            sort=name,
            right=True,
            link=link,
            width=len(title) + 1,
        )

    def _rate(self, name: str, title: str, value: Callable[[Course], int]) -> Column[Course]:
        def tone(row: Course) -> Tone:
            if row.is_small:
                return "dim"
            place = (name, row.id)
            return "good" if place in self._best else "error" if place in self._worst else "text"

        return Column(
            name,
            title,
            lambda row: percent(row.share(value(row))),
            sort=name,
            right=True,
            tone=tone,
            width=len(title) + 1,
        )

    def _on_link(self, row: Course, column: str) -> None:
        group = None if column == "name" else Group(column)
        since_invitation = group is Group.UNSUBSCRIBED
        self.went.emit(BatchPlace(row.id, group=group, since_invitation=since_invitation))

    def _on_row(self, row: Course | None) -> None:
        if row is not None:
            self.went.emit(BatchPlace(row.id))

    def _on_compare(self) -> None:
        if (row := self._table.current_row) is not None:
            self.compareWanted.emit(row.id)
