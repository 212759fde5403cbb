"""Chooses the few batches that a chart compares."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton

from app.controllers.insights import Course
from app.widgets import words
from app.widgets.charts.look import SHAPES
from app.widgets.icons import icon

MOST = SHAPES
"""As many lines as can be told apart."""
_AT_FIRST = 4
_OFFERED = 24  # the newest; others are chosen in the table of batches
_WIDEST = 24  # lines of text


class _StayingMenu(QMenu):
    """Stays open while one thing after the other is ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            if action.isEnabled():
                action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        chooses = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if chooses and action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
        else:
            super().keyPressEvent(event)


class BatchChooser(QPushButton):
    """A button with a menu of the newest batches, of which at most MOST are ticked."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(icon("list"), "")
        self.setObjectName(name)
        self.setAutoDefault(False)
        self.chosen: set[int] = set()
        """The ids of the batches to compare."""
        self._untouched = True
        self._courses: Sequence[Course] = ()
        self._listed: list[tuple[int, str]] = []
        menu = _StayingMenu(self)
        menu.setObjectName(f"{name}Menu")
        self.setMenu(menu)
        self._say()

    def offer(self, courses: Sequence[Course]) -> None:
        """Let these be chosen from, the newest first. Until something was chosen, the newest ones are."""
        self._courses = courses
        there = {course.id for course in courses}
        if self._untouched:
            telling = [course.id for course in courses if not course.is_small]
            self.chosen = set((telling or [course.id for course in courses])[:_AT_FIRST])
        self.chosen &= there
        self._fill()
        self._say()

    def choose(self, batch_id: int, chosen: bool) -> bool:
        """Compare a batch or leave it out; false if there are as many as can be told apart."""
        if chosen and batch_id not in self.chosen and len(self.chosen) >= MOST:
            return False
        self._untouched = False
        if chosen:
            self.chosen.add(batch_id)
        else:
            self.chosen.discard(batch_id)
        self._fill()
        self._say()
        self.changed.emit()
        return True

    def _fill(self) -> None:
        """Keep the menu's own actions while they are for the same batches: it may be open."""
        menu = self.menu()
        newest = self._courses[:_OFFERED]
        offered = [*newest, *(each for each in self._courses[_OFFERED:] if each.id in self.chosen)]
        listed = [(course.id, course.name) for course in offered]
        if listed != self._listed:
            self._listed = listed
            menu.clear()
            for course in offered:
                self._add(menu, course)
        for action in menu.actions():
            ticked = action.data() in self.chosen
            action.setChecked(ticked)
            action.setEnabled(ticked or len(self.chosen) < MOST)

    def _add(self, menu: QMenu, course: Course) -> None:
        shown = menu.fontMetrics().elidedText(
            words.isolate(course.name), Qt.TextElideMode.ElideMiddle, menu.fontMetrics().height() * _WIDEST
        )
        action = menu.addAction(shown.replace("&", "&&"))
        action.setCheckable(True)
        action.setData(course.id)
        action.triggered.connect(lambda: self.choose(course.id, course.id not in self.chosen))

    def _say(self) -> None:
        self.setText(self.tr("%Ln batch(es)", "", len(self.chosen)))
        self.setAccessibleName(self.tr("%Ln batch(es) compared: choose others", "", len(self.chosen)))
        self.setToolTip(self.tr("Choose up to %Ln batch(es) to compare", "", MOST))
        self.setEnabled(bool(self._courses))
