"""Insights: charts of who can be mailed, who left and who answered; each figure opens what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.controllers import insights
from app.controllers.insights import Course, Reach, Week
from app.widgets.empty import EmptyState
from app.widgets.icons import icon
from app.widgets.labels import Hint
from app.widgets.preferences import Preferences
from app.widgets.tasks import Tasks
from app.windows.batch_chooser import MOST
from app.windows.batch_ranking import BatchRanking
from app.windows.insight_charts import CoursesCard, ReachCard, WeeksCard
from app.windows.page import Page

_NARROW = 46  # lines of text: below this the first two cards stand one above the other


class InsightsPage(Page):
    """The charts, and the table of batches."""

    shows = frozenset({"customer", "suppression", "message", "answer", "batch", "operation", "transaction"})

    def __init__(self, tasks: Tasks, preferences: Preferences) -> None:
        super().__init__("insightsPage", self.tr("Insights"), tasks, preferences)
        self._hint = Hint(self.tr("Each figure opens the list that it counts."))
        self._reach = ReachCard(tasks)
        self._weeks = WeeksCard(tasks, preferences)
        self._courses = CoursesCard(tasks)
        self._ranking = BatchRanking(tasks, preferences)
        self._import = QPushButton(icon("upload", "highlighted"), self.tr("Import transactions…"))
        self._import.setObjectName("firstImportButton")
        self._import.setProperty("primary", True)
        self._demo = QPushButton(icon("flask-conical"), self.tr("Load sample data"))
        self._demo.setObjectName("sampleDataButton")
        self._demo.setToolTip(self.tr("Opens a demo of its own, with invented customers"))
        self._nothing = EmptyState(
            "chart-column",
            self.tr("Nothing to show yet"),
            self.tr("Once customers are imported, invited and answering, you see here who can be mailed, "
                    "when people unsubscribe, and which batches did well. A demo shows it at once."),
            [self._import, self._demo],
        )  # fmt: skip

        em = self.fontMetrics().height()
        self._first_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._first_row.setSpacing(em)
        self._first_row.addWidget(self._reach, 5)
        self._first_row.addWidget(self._weeks, 9)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, round(em * 0.3), 0)
        column.setSpacing(em)
        column.addLayout(self._first_row, 1)
        column.addWidget(self._courses, 1)
        column.addWidget(self._ranking)
        column.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setObjectName("insightsScroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in there has it
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self._views = QStackedWidget()
        self._views.addWidget(self._scroll)
        self._views.addWidget(self._nothing)
        self.below_heading.addWidget(self._hint)
        self.body.addWidget(self._views, 1)

        for card in (self._reach, self._weeks, self._courses, self._ranking):
            card.went.connect(self.went)
            card.said.connect(self.say)
        self._weeks.wanted.connect(self._read_weeks)
        self._ranking.compareWanted.connect(self._on_compare)
        self._import.clicked.connect(lambda: self.importWanted.emit(None))
        self._demo.clicked.connect(self.demoWanted)

        self.first = self._reach.chart
        self._known: dict[str, bool] = {}  # whether there is anything to show, of what has been read

    def refresh(self) -> None:
        self.tasks.read(self, lambda _: insights.reach(), self._show_reach, topic="reach")
        self._read_weeks()
        # Of a million this takes a second, for which the rest need not wait.
        self.tasks.read(self, lambda _: insights.courses(), self._show_courses, topic="courses")

    def _read_weeks(self) -> None:
        first_day, number, by = QLocale().firstDayOfWeek().value, self._weeks.number, self._weeks.by
        read = partial(insights.weeks, number, first_day, by)
        self.tasks.read(self, lambda _: read(), self._show_weeks, topic="weeks")

    def _show_reach(self, reach: Reach) -> None:
        for name in ("mailable", "unsubscribed", "unmailable"):
            self._reach.setProperty(name, getattr(reach, name))
        self._reach.show_reach(reach)
        self._choose_view("reach", bool(reach.mailable or reach.unsubscribed or reach.unmailable))

    def _show_weeks(self, weeks: Sequence[Week]) -> None:
        self._weeks.setProperty("total", sum(week.total for week in weeks))
        self._weeks.show_weeks(weeks)
        self._choose_view("weeks", any(week.total for week in weeks))

    def _show_courses(self, courses: Sequence[Course]) -> None:
        self._courses.setProperty("batches", len(courses))
        self._courses.show_courses(courses)
        self._ranking.show_courses(courses)
        self._ranking.setVisible(bool(courses))
        self._choose_view("courses", bool(courses))

    def _choose_view(self, part: str, filled: bool) -> None:
        self._known[part] = filled
        empty = len(self._known) == 3 and not any(self._known.values())
        self._views.setCurrentWidget(self._nothing if empty else self._scroll)
        self._hint.setVisible(not empty)

    def _on_compare(self, batch_id: int) -> None:
        if self._courses.chooser.choose(batch_id, True):
            self._scroll.ensureWidgetVisible(self._courses.chart)
        else:
            self.say(
                self.tr("No more than %Ln batch(es) can be compared: leave one out first.", "", MOST), "info"
            )

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self.fontMetrics().height() * _NARROW
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._first_row.setDirection(down if narrow else across)
