"""A line in the status bar that leads somewhere."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app.widgets import words
from app.widgets.icons import icon
from app.widgets.palette import Tone
from app.widgets.theme import tabular

_WIDEST = 60  # letters


class StatusLink(QPushButton):
    """Says what goes on; not there while nothing does.

    It grows with its text and does not shrink until it goes, so that what stands beside it keeps its place.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("flatLink", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFont(tabular(self.font()))
        self._width = 0
        self.hide()

    def show_text(self, text: str, symbol: str, tone: Tone) -> None:
        """Say this, with this icon."""
        self.setIcon(icon(symbol, tone))
        metrics = self.fontMetrics()
        shown = metrics.elidedText(
            words.isolate(text), Qt.TextElideMode.ElideMiddle, metrics.averageCharWidth() * _WIDEST
        )
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(words.tooltip(text) if shown != words.isolate(text) else "")
        self.setAccessibleName(text)
        self._width = max(self._width, super().sizeHint().width())
        self.updateGeometry()
        self.show()

    def clear(self) -> None:
        """Go, for nothing goes on."""
        self._width = 0
        self.hide()

    # Qt

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(hint.width(), self._width), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
