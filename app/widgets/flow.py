"""A layout that sets widgets side by side and goes on below when the row is full."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """In the widget's direction of reading, then the next row; centred in the height of their row."""

    def __init__(
        self, parent: QWidget | None = None, *, across: int = 6, down: int = 6, centred: bool = False
    ) -> None:
        """`across` and `down` are the px between neighbours and between rows; `centred` in the width, too."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._across = across
        self._down = down
        self._centred = centred
        self.setContentsMargins(QMargins())

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(width, item.minimumSize().width()), 1 << 16))
            if not rows or used + self._across + size.width() > width:
                rows.append([])
                used = 0
            used += size.width() + (self._across if rows[-1] else 0)
            rows[-1].append((item, size))
        return rows

    def _height(self, width: int) -> int:
        rows = self._rows(width)
        return sum(max(size.height() for _, size in row) for row in rows) + self._down * max(len(rows) - 1, 0)

    # Qt

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        return self._height(inner) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self._across * max(len(sizes) - 1, 0)
        return QSize(width, max((size.height() for size in sizes), default=0)).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        owner = self.parentWidget()
        right_to_left = owner is not None and owner.isRightToLeft()
        top = inner.top()
        for row in self._rows(inner.width()):
            height = max(size.height() for _, size in row)
            left = inner.left()
            if self._centred:
                used = sum(size.width() for _, size in row) + self._across * (len(row) - 1)
                left += max(inner.width() - used, 0) // 2
            for item, size in row:
                place = QRect(QPoint(left, top + (height - size.height()) // 2), size)
                if right_to_left:
                    place.moveRight(inner.right() - (left - inner.left()))
                item.setGeometry(place)
                left += size.width() + self._across
            top += height + self._down
