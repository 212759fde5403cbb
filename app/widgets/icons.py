"""Icons drawn from resources/icons, in the colours of the moment and sharp at any scale."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from app.paths import resources
from app.widgets.palette import Tone, colours, tone_colour

# Qt takes a clone for its own, but PySide would delete it when the last reference in Python goes. Qt asks
# for one only when a shared icon is altered, so that these stay few.
_CLONES: list[QIconEngine] = []


@cache
def _drawing(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


class _TintedEngine(QIconEngine):
    """Draws an SVG with `currentColor` replaced at each painting, so that a new palette needs no new icon."""

    def __init__(self, name: str, tone: Tone) -> None:
        super().__init__()
        self._name = name
        self._tone: Tone = tone

    def _colour(self, mode: QIcon.Mode) -> QColor:
        if mode == QIcon.Mode.Disabled:
            return QColor(colours().disabled)
        if mode == QIcon.Mode.Selected:
            return tone_colour("highlighted")
        return tone_colour(self._tone)

    def _render(self, size: QSize, mode: QIcon.Mode) -> QPixmap:
        """The drawing in `size` device pixels."""
        colour = self._colour(mode).name()
        key = f"relance/{self._name}/{colour}/{size.width()}x{size.height()}"
        pixmap = QPixmap()
        if not QPixmapCache.find(key, pixmap):
            pixmap = QPixmap(size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            svg = QSvgRenderer(QByteArray(_drawing(self._name).replace("currentColor", colour).encode()))
            side = min(size.width(), size.height())
            left, top = (size.width() - side) / 2, (size.height() - side) / 2
            svg.render(painter, QRectF(left, top, side, side))
            painter.end()
            QPixmapCache.insert(key, pixmap)
        return pixmap

    # Qt

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scale = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self._render((QSizeF(rect.size()) * scale).toSize(), mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._render(size, mode)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return self._render((QSizeF(size) * scale).toSize(), mode)  # QIcon sees the ratio by the size

    def clone(self) -> QIconEngine:
        copy = _TintedEngine(self._name, self._tone)
        _CLONES.append(copy)
        return copy


@cache
def icon(name: str, tone: Tone = "text") -> QIcon:
    """The icon resources/icons/<name>.svg; raises FileNotFoundError at once when there is none.

    Use tone "highlighted" on the primary button; selected rows and disabled widgets see to it themselves.
    """
    _drawing(name)
    return QIcon(_TintedEngine(name, tone))


def program_icon() -> QIcon:
    """Relance's own icon, in its own colours."""
    return QIcon(str(resources() / "icons" / "relance.svg"))


class IconView(QWidget):
    """Shows an icon; unlike a label with a pixmap it follows the palette and the screen's scale."""

    def __init__(
        self, name: str, tone: Tone = "text", side: float = 1.25, parent: QWidget | None = None
    ) -> None:
        """`side` is the width and height in heights of a line of text."""
        super().__init__(parent)
        self._icon = icon(name, tone)
        self._side = side

    def set_icon(self, name: str, tone: Tone) -> None:
        self._icon = icon(name, tone)
        self.update()

    # Qt

    def sizeHint(self) -> QSize:
        side = round(self.fontMetrics().height() * self._side)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        target = QRect(0, 0, self.sizeHint().width(), self.sizeHint().height())
        target.moveCenter(self.rect().center())
        self._icon.paint(painter, target, Qt.AlignmentFlag.AlignCenter, mode)
