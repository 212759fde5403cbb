"""What a list is narrowed to besides its filters, in a button that takes it back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app.widgets import words
from app.widgets.icons import icon

_WIDEST = 34  # lines of text


class FilterChip(QPushButton):
    """Seen while there is something to say; a click means: all of the list again."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(icon("x", "dim"), "", parent)
        self.setObjectName(name)
        self.filter = ""
        """What the list is narrowed to."""
        self.setAutoDefault(False)
        # The cross at the end, as on every chip.
        self.setLayoutDirection(
            Qt.LayoutDirection.LeftToRight if self.isRightToLeft() else Qt.LayoutDirection.RightToLeft
        )
        self.hide()

    def say(self, text: str) -> None:
        """Show what the list is narrowed to; nothing hides the button."""
        self.filter = text
        metrics = self.fontMetrics()
        room = metrics.height() * _WIDEST
        shown = metrics.elidedText(words.isolate(text), Qt.TextElideMode.ElideMiddle, room)
        self.setText(shown.replace("&", "&&"))
        remove = self.tr("Show the whole list again")
        self.setToolTip(words.tooltip(f"{text}\n{remove}" if shown != text else remove))
        self.setAccessibleName(self.tr("Only {filter}: show the whole list again").format(filter=text))
        self.setVisible(bool(text))
