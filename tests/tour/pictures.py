"""A dialog drawn over its window, as a window manager would show it: a grab of either has no other."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QWidget


def draw_over(pixmap: QPixmap, window: QWidget, dialog: QWidget) -> None:
    """Draw a dialog in the middle of its window, under its title: what a window manager does."""
    grabbed, ratio = dialog.grab(), pixmap.devicePixelRatio()
    palette, em = window.palette(), window.fontMetrics().height()
    bar = round(em * 2) if dialog.windowTitle() else 0
    size = grabbed.size() / ratio
    bar = min(bar, max(window.height() - size.height(), 0))
    place = QRect(0, 0, size.width(), size.height() + bar)
    place.moveCenter(window.rect().center())
    place.moveTop(max(place.top(), 0))
    painter = QPainter(pixmap)
    painter.fillRect(window.rect(), QColor(0, 0, 0, 70))
    painter.fillRect(place, palette.color(QPalette.ColorRole.Midlight))
    font = QFont(window.font())
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(palette.color(QPalette.ColorRole.WindowText))
    painter.drawText(
        place.left(), place.top(), place.width(), bar, Qt.AlignmentFlag.AlignCenter, dialog.windowTitle()
    )
    painter.drawPixmap(place.left(), place.top() + bar, grabbed)
    painter.setPen(palette.color(QPalette.ColorRole.Mid))
    painter.drawRect(place.adjusted(0, 0, -1, -1))
    painter.end()
