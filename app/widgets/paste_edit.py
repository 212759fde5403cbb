"""A plain-text field for pastes of any size, with a number and an outcome beside each line."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QToolTip, QWidget

from app.widgets import words
from app.widgets.palette import Tone, colours, tone_colour
from app.widgets.paste_summary import PasteSummary
from app.widgets.theme import tabular

LIMIT = 200_000
"""Letters that the field still lays out at once; beyond it only a summary is shown."""

_SETTLED = 150  # ms without a change before the text is said to be edited

# What str.splitlines takes for a line break, and the two characters that Qt takes for one.
_BREAKS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\ufdd0\ufdd1"
_LINE_BREAK = re.compile(f"[{_BREAKS}]")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def one_kind_of_line_break(text: str) -> str:
    """The text with every line break as \\n, and without NUL and lone surrogates."""
    text = text.replace("\r\n", "\n")
    # To look for each of them takes a hundredth of the time of the patterns, and mostly finds none.
    if any(mark in text for mark in _BREAKS):
        text = _LINE_BREAK.sub("\n", text)
    return text if text.isascii() and "\0" not in text else _UNSTORABLE.sub("", text)


@dataclass(frozen=True, slots=True)
class Mark:
    """What became of a line: a symbol of one or two letters, its tone, and the words for it."""

    symbol: str
    tone: Tone
    words: str


class PasteEdit(QPlainTextEdit):
    """Takes typing, pastes and dropped text; text above LIMIT is kept aside and summed up in the field.

    `textEdited` comes once the text has not changed for a moment; `fileDropped` (a Path) for every file
    that is dropped or pasted here, whose name would otherwise be inserted.
    """

    textEdited = Signal()  # noqa: N815 - beside Qt's own names
    fileDropped = Signal(object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._aside: str | None = None
        self._marks: dict[int, Mark] = {}
        self._gutter = _Gutter(self)
        self._summary = PasteSummary(self.viewport())
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED)

        self.setTabChangesFocus(True)
        self.setFont(tabular(self.font()))

        self._settled.timeout.connect(self.textEdited)
        self._summary.cleared.connect(self._on_cleared)
        self.textChanged.connect(self._settled.start)
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._on_update_request)
        self.cursorPositionChanged.connect(self._describe_line)
        self._make_room()

    def text(self) -> str:
        """The whole text, also when only its summary is shown."""
        return self.toPlainText() if self._aside is None else self._aside

    def is_aside(self) -> bool:
        """Whether the text is too long to be shown."""
        return self._aside is not None

    def set_marks(self, marks: Mapping[int, Mark] | Sequence[Mark | None]) -> None:
        """Put these marks beside the lines, by line number from 1 or in the lines' order; the others go."""
        if isinstance(marks, Mapping):
            self._marks = dict(marks)
        else:
            self._marks = {line: mark for line, mark in enumerate(marks, start=1) if mark}
        self._gutter.update()
        self._describe_line()

    def mark_at(self, line: int) -> Mark | None:
        """The mark of that line, from 1."""
        return self._marks.get(line)

    def setPlainText(self, text: str) -> None:
        """Replace everything, as from a file."""
        self._show(one_kind_of_line_break(text))

    def _show(self, text: str) -> None:
        was_aside = self._aside is not None
        aside = len(text) > LIMIT
        self._aside = text if aside else None
        self._marks = {}
        self.setReadOnly(aside)
        super().setPlainText("" if aside else text)
        if aside or was_aside:
            self._summary.describe(text)
            self._summary.setVisible(aside)
            self._make_room()
        self._settled.start()

    def _insert(self, text: str) -> None:
        cursor = self.textCursor()
        room = LIMIT - self.document().characterCount()
        if len(text) <= room:
            cursor.insertText(text)
            self.ensureCursorVisible()
        else:
            before, after = QTextCursor(cursor), QTextCursor(cursor)
            before.setPosition(cursor.selectionStart())
            before.movePosition(QTextCursor.MoveOperation.Start, QTextCursor.MoveMode.KeepAnchor)
            after.setPosition(cursor.selectionEnd())
            after.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
            parts = (before.selectedText(), text, after.selectedText())
            self._show("".join(map(one_kind_of_line_break, parts)))

    def _on_cleared(self) -> None:
        self._show("")
        self.setFocus()

    # The gutter

    def gutter_width(self) -> int:
        """Px for the line number and the symbol; nothing while only a summary is shown."""
        if self._aside is not None:
            return 0
        digits = max(2, len(str(self.blockCount())))
        return self.fontMetrics().horizontalAdvance("0" * digits) + self.fontMetrics().height() * 2

    def visible_lines(self, area: QRect) -> list[tuple[int, QRect]]:
        """The lines painted in `area` of the viewport: number from 1, and the place of their first row."""
        lines = []
        block: QTextBlock = self.firstVisibleBlock()
        offset = self.contentOffset()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(offset).toRect()
            if place.top() > area.bottom():
                break
            if block.isVisible() and place.bottom() >= area.top():
                row = block.layout().lineAt(0)
                place.setHeight(round(row.height()) if row.isValid() else self.fontMetrics().height())
                lines.append((block.blockNumber() + 1, place))
            block = block.next()
        return lines

    def show_mark_tip(self, at: QPoint, globally: QPoint) -> None:
        """The words of the mark of the line at that point of the viewport, as a tooltip."""
        mark = self.mark_at(self.cursorForPosition(at).blockNumber() + 1)
        if mark:
            QToolTip.showText(globally, words.tooltip(mark.words), self)
        else:
            QToolTip.hideText()

    def _describe_line(self) -> None:
        mark = self.mark_at(self.textCursor().blockNumber() + 1)
        said = words.isolate(mark.words) if mark else ""
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)

    def _make_room(self) -> None:
        self.setViewportMargins(self.gutter_width(), 0, 0, 0)
        self._place_parts()

    def _place_parts(self) -> None:
        inside = self.contentsRect()
        self._gutter.setGeometry(
            QRect(inside.left(), inside.top(), self.gutter_width(), self.viewport().height())
        )
        self._summary.setGeometry(self.viewport().rect())

    def _on_update_request(self, area: QRect, scrolled: int) -> None:
        if scrolled:
            self._gutter.scroll(0, scrolled)
        else:
            self._gutter.update(0, area.y(), self._gutter.width(), area.height())

    # Qt

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasUrls() or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = _files(source)
        for file in files:
            self.fileDropped.emit(file)
        if not files and not self.isReadOnly():
            self._insert(one_kind_of_line_break(source.text()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # A read-only field refuses every drop; a file is welcome even while a summary is shown.
        if _files(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if _files(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if _files(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)  # or the file manager might take it for moved
            event.accept()
            self.insertFromMimeData(event.mimeData())
        else:
            super().dropEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not self.isReadOnly():
            # Qt would put a line separator here: a line to whoever reads the text, but not to the gutter.
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self.show_mark_tip(event.pos(), event.globalPos())
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_parts()


def _files(source: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]


class _Gutter(QWidget):
    """Line numbers and marks, painted for the lines in sight only."""

    def __init__(self, edit: PasteEdit) -> None:
        super().__init__(edit)
        self._edit = edit

    def sizeHint(self) -> QSize:
        return QSize(self._edit.gutter_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        named = colours(self.palette())
        painter.fillRect(event.rect(), self.palette().alternateBase())
        painter.fillRect(QRect(self.width() - 1, event.rect().top(), 1, event.rect().height()), named.line)
        em = self._edit.fontMetrics().height()
        current = self._edit.textCursor().blockNumber() + 1
        painter.setFont(self._edit.font())
        for line, place in self._edit.visible_lines(event.rect()):
            painter.setPen(tone_colour("text" if line == current else "dim", self.palette()))
            number = QRect(0, place.top(), self.width() - round(em * 1.5), place.height())
            painter.drawText(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(line))
            if mark := self._edit.mark_at(line):
                painter.setPen(tone_colour(mark.tone, self.palette()))
                symbol = QRect(self.width() - round(em * 1.4), place.top(), round(em * 1.3), place.height())
                painter.drawText(symbol, Qt.AlignmentFlag.AlignCenter, mark.symbol)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._edit.show_mark_tip(QPoint(0, event.pos().y()), event.globalPos())
            return True
        return super().event(event)
