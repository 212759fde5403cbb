"""A field that filters a list while one types."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.widgets.icons import icon
from app.widgets.keys import tell_keys

_SETTLED = 150  # ms without a key before the list is asked for


class FilterEdit(QLineEdit):
    """A line with a magnifying glass; `filtered` comes once the typing pauses. Esc clears it."""

    filtered = Signal()

    def __init__(self, hint: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setPlaceholderText(f"{hint}…")
        self.setAccessibleName(hint)
        tell_keys(self, "Ctrl+F", hint)
        self.setClearButtonEnabled(True)
        self.addAction(icon("search", "dim"), QLineEdit.ActionPosition.LeadingPosition)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 34)
        self._settled = QTimer(self, interval=_SETTLED)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self.filtered)
        self.textChanged.connect(self._settled.start)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
