"""A chart with its title as a picture: for paper and other programs, hence in the light colours."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from app.widgets.charts.chart import Chart
from app.widgets.charts.look import Look
from app.widgets.palette import LIGHT

_WIDTH = 42  # lines of text: the least that a picture is wide
_TITLE = 3.0
_EDGE = 1.0


def picture(chart: Chart, scale: float = 2.0) -> QImage:
    """The chart as large as on the screen, in so many times as many dots."""
    size = _size(chart)
    image = QImage((size * scale).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    _draw(chart, painter, size)
    painter.end()
    return image


def png(chart: Chart) -> bytes:
    """The content of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture(chart).save(buffer, "PNG")  # type: ignore[call-overload]  # its stubs know file names only
    return bytes(buffer.data().data())


def svg(chart: Chart) -> bytes:
    """The content of an SVG file, with its letters as text."""
    size = _size(chart)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(chart.logicalDpiX())  # or letters would be smaller than on the screen
    generator.setSize(size.toSize())
    generator.setViewBox(QRectF(QPointF(), size))
    generator.setTitle(chart.title)
    generator.setDescription(chart.describe())
    painter = QPainter(generator)
    _draw(chart, painter, size)
    painter.end()
    buffer.close()
    return bytes(data.data())


def _size(chart: Chart) -> QSizeF:
    em = chart.fontMetrics().height()
    height = max(chart.height(), round(chart.height_wanted)) + em * (_TITLE + _EDGE)
    return QSizeF(max(chart.width(), em * _WIDTH), round(height))


def _draw(chart: Chart, painter: QPainter, size: QSizeF) -> None:
    look = Look(LIGHT, chart.font())
    edge = look.em * _EDGE
    area = QRectF(QPointF(), size).adjusted(edge, look.em * _TITLE, -edge, -edge)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(QPointF(), size), look.colour("base"))
    painter.setFont(look.bold(1.25))
    painter.setPen(look.colour("text"))
    title = QRectF(edge, edge * 0.6, area.width(), look.em * 2)
    painter.drawText(title, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, chart.title)
    chart.draw(painter, area, look)
