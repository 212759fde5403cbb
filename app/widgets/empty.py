"""What stands where a list would be: an icon, a title, a sentence, and what to do about it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from app.widgets.flow import FlowLayout
from app.widgets.icons import IconView
from app.widgets.labels import Heading, PlainLabel

_WIDEST = 38  # lines of text: a sentence as wide as the window is hard to read and upsets the middle


class EmptyState(QWidget):
    """An empty list explained, in the middle of its place."""

    def __init__(
        self,
        icon: str,
        title: str,
        text: str,
        buttons: Sequence[QAbstractButton] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        em = self.fontMetrics().height()
        self._title = Heading(title, level=1)
        self._text = PlainLabel(text, wrap=True)
        self._text.setProperty("dim", True)
        self._text.setMinimumWidth(em * 12)
        self._text.setMaximumWidth(em * _WIDEST)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)

        sentence = QHBoxLayout()  # which knows how tall the text is at its own width
        sentence.addStretch()
        sentence.addWidget(self._text, 1000)
        sentence.addStretch()
        row = FlowLayout(across=round(em * 0.7), down=round(em * 0.5), centred=True)
        for button in buttons:
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setSpacing(round(em * 0.5))
        column.addStretch(2)
        column.addWidget(IconView(icon, "dim", side=2.5), alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(round(em * 0.2))
        column.addWidget(self._title)
        column.addLayout(sentence)
        column.addSpacing(round(em * 0.5))
        column.addLayout(row)
        column.addStretch(3)

    def set_text(self, title: str, text: str) -> None:
        """Say something else, as when a filter rather than an empty list is the reason."""
        self._title.setText(title)
        self._text.setText(text)
