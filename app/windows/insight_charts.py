"""The charts of the insights in words: who can be mailed, who unsubscribed when, what batches led to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, Signal

from app.controllers.customers import Status
from app.controllers.insights import By, Course, Reach, Week
from app.controllers.operations import Source
from app.controllers.recipients import Group
from app.controllers.suppressions import Span
from app.controllers.unsubscribing import Reason
from app.widgets.charts.bars import Bar, Bars
from app.widgets.charts.donut import Donut, Slice
from app.widgets.charts.lines import Line, Lines, Point
from app.widgets.charts.look import HUES, PATTERNS, Hue
from app.widgets.charts.marks import Figure, Series
from app.widgets.charts.numbers import percent
from app.widgets.preferences import Preferences
from app.widgets.tab_order import in_order
from app.widgets.tasks import Tasks
from app.widgets.words import isolate
from app.windows import wording
from app.windows.batch_chooser import BatchChooser
from app.windows.insight_card import ChartCard, Figures
from app.windows.places import BatchPlace, CustomersPlace, UnsubscribedPlace

_WEEKS = (13, 26, 52)

# A reason keeps its hue whatever the period; so does a screen.
_REASONS: dict[Reason, Hue] = {
    Reason.ASKED: "blue",
    Reason.COMPLAINED: "rose",
    Reason.BOUNCED: "amber",
    Reason.OPERATOR: "slate",
}
_USUAL = (
    Source.CUSTOMERS,
    Source.REMINDER_PREVIEW,
    Source.SENDING,
    Source.UNSUBSCRIBED,
    Source.CUSTOMER_PAGE,
    Source.HISTORY,
)
_SOURCES = (*_USUAL, *(source for source in Source if source not in _USUAL))


class ReachCard(ChartCard):
    """How many customers can be mailed."""

    def __init__(self, tasks: Tasks) -> None:
        chart = Donut("reachChart", QCoreApplication.translate("ReachCard", "Who can be mailed"))
        super().__init__(tasks, "reachCard", chart, "")
        self.sentence.hide()
        self._donut = chart
        self._slices: Sequence[Slice] = ()

    def show_reach(self, reach: Reach) -> None:
        self.chart.empty_text = self.tr("No customers yet.")
        total = reach.mailable + reach.unsubscribed + reach.unmailable
        parts: tuple[tuple[str, Hue, int, object], ...] = (
            (self.tr("Can be mailed"), "green", reach.mailable, CustomersPlace(Status.ACTIVE, True)),
            (self.tr("Unsubscribed"), "slate", reach.unsubscribed, CustomersPlace(Status.UNSUBSCRIBED)),
            (self.tr("Invalid address"), "amber", reach.unmailable, CustomersPlace(Status.ACTIVE, False)),
        )
        self._slices = [
            Slice(
                Series(name, hue, shape),
                Figure(
                    count,
                    self.tr("%Ln customer(s)", "", count) + f" · {percent(count / max(total, 1))}",
                    place,
                ),
            )
            for shape, (name, hue, count, place) in enumerate(parts)
        ]
        self._donut.show_slices(self._slices, self.tr("can be mailed", "a share of the customers"))

    def figures(self) -> Figures:
        header = (self.tr("Customers"), self.tr("Number"))
        return header, [(slice.series.name, slice.figure.count) for slice in self._slices]


class WeeksCard(ChartCard):
    """How many unsubscribed in each week, and why or from where."""

    wanted = Signal()
    """Other weeks, or told apart by something else."""

    def __init__(self, tasks: Tasks, preferences: Preferences) -> None:
        chart = Bars("weeksChart", QCoreApplication.translate("WeeksCard", "Unsubscriptions per week"))
        super().__init__(tasks, "weeksCard", chart, "")
        self.sentence.setText(self.tr("Addresses unsubscribed today, by the week in which it began."))
        self._bars = chart
        self._weeks: Sequence[Week] = ()
        self._kinds: Sequence[Reason | Source] = ()
        self._preferences = preferences
        self._by = self.add_chooser(
            "weeksBy",
            self.tr("Told apart by"),
            [(self.tr("By reason"), By.REASON.value), (self.tr("By screen"), By.SOURCE.value)],
        )
        self._number = self.add_chooser(
            "weeksNumber",
            self.tr("Period"),
            [(self.tr("%Ln week(s)", "", number), number) for number in _WEEKS],
        )
        self._by.setCurrentIndex(max(0, self._by.findData(preferences.value("insights/by", ""))))
        number = self._number.findData(preferences.value("insights/weeks", _WEEKS[1]))
        self._number.setCurrentIndex(number if number >= 0 else 1)
        for chooser in (self._by, self._number):
            chooser.activated.connect(self._on_chosen)
        in_order([self._by, self._number, self._more, chart])

    @property
    def by(self) -> By:
        return By(self._by.currentData())

    @property
    def number(self) -> int:
        return int(self._number.currentData())

    def show_weeks(self, weeks: Sequence[Week]) -> None:
        self._weeks = weeks
        self.chart.empty_text = self.tr("Nobody has unsubscribed in these weeks.")
        seen = {kind for week in weeks for kind in week.counts}
        kinds: Sequence[Reason | Source] = tuple(Reason) if self.by is By.REASON else _SOURCES
        self._kinds = [kind for kind in kinds if kind in seen]
        series = [_series(kind) for kind in self._kinds]
        self._bars.show_bars(series, [self._bar(week) for week in weeks])

    def figures(self) -> Figures:
        header = [self.tr("Week from"), *(_name(kind) for kind in self._kinds)]
        rows = [
            [week.first.isoformat(), *(week.counts.get(kind, 0) for kind in self._kinds)]
            for week in self._weeks
        ]
        return header, rows

    def _bar(self, week: Week) -> Bar:
        day = QDate(week.first.year, week.first.month, week.first.day)
        pattern = QCoreApplication.translate("Wording", "d MMM", "a day below a chart, in Qt's pattern")
        in_all = self.tr("%Ln unsubscribed in this week", "", week.total)
        return Bar(
            QLocale().toString(day, pattern),
            wording.days(week.since, week.before),
            [
                Figure(
                    week.counts.get(kind, 0),
                    f"{_name(kind)}: {wording.number(week.counts.get(kind, 0))}\n{in_all}",
                    self._place(week, kind),
                )
                for kind in self._kinds
            ],
        )

    def _place(self, week: Week, kind: Reason | Source) -> UnsubscribedPlace:
        if isinstance(kind, Reason):
            return UnsubscribedPlace(kind, Span(week.since, week.before))
        return UnsubscribedPlace(None, Span(week.since, week.before, kind))

    def _on_chosen(self) -> None:
        self._preferences.set_value("insights/by", self.by.value)
        self._preferences.set_value("insights/weeks", self.number)
        self.wanted.emit()


@dataclass(frozen=True, slots=True)
class _Measure:
    """What of a course a panel shows."""

    group: Group
    title: str


class CoursesCard(ChartCard):
    """What share answered and unsubscribed after each message of a few batches."""

    def __init__(self, tasks: Tasks) -> None:
        chart = Lines("coursesChart", QCoreApplication.translate("CoursesCard", "After each message"))
        super().__init__(tasks, "coursesCard", chart, "")
        self.sentence.setText(
            self.tr(
                "How many of those invited answered or unsubscribed between their invitation "
                "and the next message."
            )
        )
        self._lines = chart
        self._courses: Sequence[Course] = ()
        self.chooser = BatchChooser("coursesChooser")
        self.chooser.changed.connect(self._show_chosen)
        self.choosers.addWidget(self.chooser, alignment=Qt.AlignmentFlag.AlignTop)
        in_order([self.chooser, self._more, chart])

    def show_courses(self, courses: Sequence[Course]) -> None:
        self._courses = courses
        self.chart.empty_text = self.tr("No batch has been invited yet.")
        self.chooser.offer(courses)
        self._show_chosen()

    def figures(self) -> Figures:
        header = (
            self.tr("Batch"),
            self.tr("Message"),
            self.tr("Invited"),
            self.tr("Answered"),
            self.tr("Unsubscribed"),
        )
        rows = [
            (course.name, self._step(number), course.invited, stage.answered, stage.unsubscribed)
            for course in self._chosen()
            for number, stage in enumerate(course.stages)
        ]
        return header, rows

    def _chosen(self) -> list[Course]:
        return [course for course in self._courses if course.id in self.chooser.chosen]

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        if self._courses:
            self.chart.empty_text = self.tr("Choose the batches to compare.")
        measures = (
            _Measure(Group.ANSWERED, self.tr("Answered")),
            _Measure(Group.UNSUBSCRIBED, self.tr("Unsubscribed")),
        )
        most = max((len(course.stages) for course in chosen), default=1)
        steps = [self._step(number) for number in range(most)]
        lines = [
            Line(
                Series(course.name, HUES[number], number),
                [[self._point(course, step, measure) for step in range(len(course.stages))]
                 for measure in measures],
            )
            for number, course in enumerate(chosen)
        ]  # fmt: skip
        self._lines.show_lines([measure.title for measure in measures], steps, lines)

    def _point(self, course: Course, step: int, measure: _Measure) -> Point:
        stage = course.stages[step]
        count = stage.answered if measure.group is Group.ANSWERED else stage.unsubscribed
        share = course.share(count)
        figure = self.tr("{measure}: {number} of {invited} ({percent})").format(
            measure=measure.title,
            number=wording.number(count),
            invited=wording.number(course.invited),
            percent=percent(share),
        )
        if stage.before is None:
            until = self.tr("sent on {day}, up to now").format(day=wording.day_of(stage.began))
        else:
            until = self.tr("sent on {day}, up to {next}").format(
                day=wording.day_of(stage.began), next=wording.day_of(stage.before)
            )
        since_invitation = measure.group is Group.UNSUBSCRIBED
        place = BatchPlace(
            course.id, group=measure.group, before=stage.before, since_invitation=since_invitation
        )
        title = f"{isolate(course.name)} · {self._step(step)}"
        return Point(share, title, Figure(count, f"{figure}\n{until}", place))

    def _step(self, number: int) -> str:
        if number == 0:
            return self.tr("Invitation")
        return self.tr("Reminder {rank}").format(rank=wording.number(number))


def _name(kind: Reason | Source) -> str:
    return wording.reason_alone(kind) if isinstance(kind, Reason) else wording.source(kind)


def _series(kind: Reason | Source) -> Series:
    if isinstance(kind, Reason):
        return Series(_name(kind), _REASONS[kind], list(_REASONS).index(kind))
    place = _SOURCES.index(kind)
    return Series(_name(kind), HUES[place % len(HUES)], place % PATTERNS)
