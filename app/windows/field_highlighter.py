"""Colours the fields in a message: those that exist, and those that do not."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit

from app.controllers import drafts
from app.widgets.palette import tone_colour


class FieldHighlighter(QSyntaxHighlighter):
    """Follows the text and the palette of one field; what it does not know is underlined as well."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        super().__init__(edit.document())
        self._fields: Collection[str] = ()
        edit.installEventFilter(self)

    def set_fields(self, fields: Collection[str]) -> None:
        """The names that may stand between double braces."""
        self._fields = frozenset(fields)
        self.rehighlight()

    # Qt

    def highlightBlock(self, text: str) -> None:
        if "{{" not in text and "}}" not in text:
            return  # most lines, and there may be thousands of them
        known, unknown = QTextCharFormat(), QTextCharFormat()
        known.setForeground(tone_colour("link"))
        unknown.setForeground(tone_colour("error"))
        unknown.setUnderlineColor(tone_colour("error"))
        unknown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        counted = place = 0  # in characters, and in the UTF-16 units in which Qt counts
        for mark in drafts.marks(text, self._fields):
            end = mark.start + mark.length
            start = place + _units(text[counted : mark.start])
            place = start + _units(text[mark.start : end])
            counted = end
            self.setFormat(start, place - start, known if mark.is_known else unknown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.PaletteChange:
            self.rehighlight()
        return super().eventFilter(watched, event)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
