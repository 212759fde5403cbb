"""Labels for data: never markup, never wider than their window, never upset by right-to-left text."""

from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from app.widgets import words
from app.widgets.theme import heading

Elide = Literal["none", "middle", "right"]

_ELISION = {"middle": Qt.TextElideMode.ElideMiddle, "right": Qt.TextElideMode.ElideRight}
_WIDEST = 40  # a label asks for no more than this many letters in a line, twice that if it wraps
_NARROWEST = 8
_DRAWN = 2_000  # letters of an elided text that can possibly be seen


class PlainLabel(QLabel):
    """A label that shows its text as it is: `<b>` stays `<b>`.

    With `elide` it shrinks to the room there is, and the whole text is in the tooltip only while it is cut.
    With `selectable` the text can be selected by mouse and keyboard; a cut one is copied whole, from its
    context menu also without that.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        elide: Elide = "none",
        wrap: bool = False,
        selectable: bool = False,
    ) -> None:
        super().__init__(parent)
        self._text = ""
        self._elide: Elide = elide
        self._selectable = selectable
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if selectable and elide == "none":
            by = Qt.TextInteractionFlag
            self.setTextInteractionFlags(by.TextSelectableByMouse | by.TextSelectableByKeyboard)
        elif selectable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if elide != "none":
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def isElided(self) -> bool:
        """Whether part of the text is not to be seen at the present width."""
        return self._elide != "none" and self._shown() != self._one_line()

    def _one_line(self) -> str:
        return words.isolate(" ".join(self._text.split("\n")))

    def _shown(self) -> str:
        if self._elide == "none":
            return self._one_line()
        text = self._one_line()
        if len(text) > 2 * _DRAWN:
            text = f"{text[:_DRAWN]}…{text[-_DRAWN:]}"
        return self.fontMetrics().elidedText(text, _ELISION[self._elide], self.contentsRect().width())

    def _letters(self, count: int) -> int:
        return self.fontMetrics().averageCharWidth() * count

    def _tell_whole(self) -> None:
        if self._elide != "none":
            self.setToolTip(words.tooltip(self._text) if self.isElided() else "")

    def _copies_whole(self) -> bool:
        """Whether Copy takes the whole text, there being no selecting in what this label draws by itself."""
        return self._selectable and self._elide != "none"

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)

    # Qt

    def text(self) -> str:
        """The text as it was given."""
        return self._text

    def setText(self, text: str) -> None:
        self._text = text
        super().setText(words.isolate(text))
        self._tell_whole()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        hint.setWidth(min(hint.width(), self._letters(_WIDEST * 2 if self.wordWrap() else _WIDEST)))
        return hint

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        narrow = self.wordWrap() or self._elide != "none"
        widest = self._letters(_NARROWEST if narrow else _WIDEST)
        hint.setWidth(min(hint.width(), widest))
        if self._elide != "none":
            hint.setHeight(self.fontMetrics().height())
        return hint

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._elide == "none":
            super().paintEvent(event)
            return
        painter = QPainter(self)
        area, text, role = self.contentsRect(), self._shown(), self.foregroundRole()
        self.style().drawItemText(
            painter, area, self.alignment(), self.palette(), self.isEnabled(), text, role
        )
        if self.hasFocus():
            line = QRect(
                area.left(), area.bottom(), min(area.width(), self.fontMetrics().horizontalAdvance(text)), 1
            )
            painter.fillRect(line, self.palette().link())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._tell_whole()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._copies_whole() and event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._elide == "none" and not self._copies_whole():
            super().contextMenuEvent(event)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy"), self._copy)
        menu.popup(event.globalPos() or QPoint())


class Heading(PlainLabel):
    """A title: level 1 for a page, 2 for a section, 3 for a small group."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, level: int = 1, elide: Elide = "right"
    ) -> None:
        super().__init__(text, parent, elide=elide)
        heading(self, level)


class Hint(PlainLabel):
    """An explanation in dim text, wrapped; the style sheet gives it its colour."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, elide: Elide = "none") -> None:
        super().__init__(text, parent, elide=elide, wrap=elide == "none")
        self.setProperty("dim", True)
