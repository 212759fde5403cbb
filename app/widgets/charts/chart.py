"""What all charts share: marks that mouse and keyboard come to, and the value beside them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleInterface,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAccessibleWidget, QSizePolicy, QWidget

from app.widgets.charts.look import Look
from app.widgets.charts.marks import Mark, neighbour
from app.widgets.charts.tip import draw_tip
from app.widgets.palette import colours
from app.widgets.words import isolate

PAD = 6
"""px around what is drawn, for the ring of the focus."""
_TALLEST = 1.6  # of the height wanted
_MOST_SPOKEN = 60  # figures in the description that screen readers have
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class Chart(QWidget):
    """A chart of figures. A subclass lays its marks out in `_lay_out` and paints them in `_draw`."""

    has_tip = True
    """Whether the current figure's value is written beside it, and not elsewhere in the chart."""

    chosen = Signal(object)
    """The target of the figure that was clicked, or chosen with Enter."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _tell_role()
        self.setObjectName(name)
        self.title = title
        self.empty_text = ""
        """What stands there when there is nothing to draw."""
        self._marks: Sequence[Mark] = ()
        self._laid_out: tuple[object, ...] = ()
        self._current: int | None = None
        self._by_keyboard = False
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMaximumHeight(round(self.height_wanted * _TALLEST))

    @property
    def marks(self) -> Sequence[Mark]:
        """The figures that can be opened, where they lie now."""
        self._place()
        return self._marks

    @property
    def current(self) -> Mark | None:
        """The figure whose value is to be seen."""
        return None if self._current is None else self._marks[self._current]

    def describe(self) -> str:
        """All figures in words."""
        said = [mark.spoken for mark in self.marks[:_MOST_SPOKEN]]
        return "; ".join(said) or self.empty_text

    def draw(self, painter: QPainter, area: QRectF, look: Look, current: Mark | None = None) -> None:
        """Draw within an area, which is laid out for the purpose when it is not this widget's own."""
        if area == self._area():
            self._place()
            marks: Sequence[Mark] = self._marks
        else:
            self._laid_out = ()
            marks = self._lay_out(area, look)
        if marks:
            self._draw(painter, area, look, current)
        else:
            painter.setFont(look.font)
            painter.setPen(look.colour("dim"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.empty_text)

    @property
    def height_wanted(self) -> float:
        """In px: less would be hard to read."""
        return self.fontMetrics().height() * self._height_wanted()

    def _renew(self) -> None:
        """Lay out and draw what the subclass was given; the current figure stays if it is there still."""
        shown = self.current
        self._laid_out = ()
        self._current = None
        self._place()
        if shown is not None:
            places = [(mark.row, mark.column) for mark in self._marks]
            if (shown.row, shown.column) in places:
                self._current = places.index((shown.row, shown.column))
        self.setAccessibleDescription(self.describe())
        self.updateGeometry()
        self.update()

    @abstractmethod
    def _lay_out(self, area: QRectF, look: Look) -> Sequence[Mark]:
        """The marks in an area of that size, and whatever `_draw` needs."""

    @abstractmethod
    def _draw(self, painter: QPainter, area: QRectF, look: Look, current: Mark | None) -> None:
        """Paint the chart, with one mark set off."""

    @abstractmethod
    def _height_wanted(self) -> float:
        """In lines of text."""

    def _look(self) -> Look:
        return Look(colours(self.palette()), self.font())

    def _area(self) -> QRectF:
        """What the ring of the focus leaves."""
        return QRectF(self.rect()).adjusted(PAD, PAD, -PAD, -PAD)

    def _place(self) -> None:
        area = self._area()
        key = (area.width(), area.height(), self.font().key())
        if self._laid_out != key:
            self._laid_out = key
            self._marks = self._lay_out(area, self._look())
            if self._current is not None and self._current >= len(self._marks):
                self._current = None

    def _mark_at(self, place: QPointF) -> int | None:
        """The mark there; of several the one whose anchor is nearest."""
        found = [number for number, mark in enumerate(self.marks) if mark.reach.contains(place)]
        return min(
            found, key=lambda number: (self._marks[number].anchor - place).manhattanLength(), default=None
        )

    def _show(self, number: int | None) -> None:
        if number == self._current:
            return
        self._current = number
        mark = self.current
        self.setCursor(
            Qt.CursorShape.PointingHandCursor
            if mark and not self._by_keyboard
            else Qt.CursorShape.ArrowCursor
        )
        self.setAccessibleName(f"{self.title}. {mark.spoken}" if mark and self._by_keyboard else self.title)
        if mark and self._by_keyboard:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.update()

    def _step(self, across: int, down: int) -> None:
        if self.marks:
            self._show(0 if self._current is None else neighbour(self._marks, self._current, across, down))

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().height() * 24, round(self.height_wanted))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().height() * 15, round(self.height_wanted))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = self.current
        self.draw(painter, self._area(), look, current)
        if self.hasFocus() and self._by_keyboard:
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        if current is not None and self.has_tip:
            draw_tip(
                painter,
                QRectF(self.rect()),
                look,
                current.anchor,
                isolate(current.title),
                isolate(current.figure.text),
                current.hue,
            )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        self._show(self._mark_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        self._show(self._mark_at(event.position()))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        mark = self.current
        if event.button() == Qt.MouseButton.LeftButton and mark and mark.reach.contains(event.position()):
            self.chosen.emit(mark.figure.target)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._by_keyboard = False
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        if not self._by_keyboard:
            self._show(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in (
            Qt.FocusReason.MouseFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self._by_keyboard = True
            if self._current is None and self.marks:
                self._show(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._by_keyboard = False
            self._show(None)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        if event.modifiers() & ~_KEYPAD:
            super().keyPressEvent(event)
        elif (key := Qt.Key(event.key())) in steps:
            self._by_keyboard = True
            self._step(*steps[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.marks:
            self._by_keyboard = True
            self._show(0 if key == Qt.Key.Key_Home else len(self.marks) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.current:
            self.chosen.emit(self.current.figure.target)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._laid_out = ()
            self.update()


@cache
def _tell_role() -> None:
    """Have screen readers told that a chart is one, once for the program."""
    QAccessible.installFactory(_interface)


def _interface(_class_name: str, chart: QObject) -> QAccessibleInterface | None:
    if isinstance(chart, Chart):
        return QAccessibleWidget(chart, QAccessible.Role.Chart)
    return None
