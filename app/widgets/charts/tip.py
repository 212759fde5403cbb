"""The value beside a mark, in the colours of a tooltip: plain text, within the chart."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from app.widgets.charts.look import Hue, Look

_WIDEST = 22.0  # in lines of text


def draw_tip(
    painter: QPainter, within: QRectF, look: Look, anchor: QPointF, title: str, text: str, hue: Hue
) -> QRectF:
    """Draw it above the anchor, or below where there is no room; returns where it is."""
    pad, gap = look.em * 0.5, look.em * 0.55
    bold = look.bold()
    widest = min(look.em * _WIDEST, within.width() - 4 * pad)
    title = QFontMetricsF(bold).elidedText(title, Qt.TextElideMode.ElideMiddle, widest)
    lines = [
        look.metrics.elidedText(line, Qt.TextElideMode.ElideRight, widest - look.em * 0.8)
        for line in text.split("\n")
    ]
    width = max(
        QFontMetricsF(bold).horizontalAdvance(title),
        *(look.metrics.horizontalAdvance(line) + look.em * 0.8 for line in lines),
    )
    box = QRectF(0, 0, width + 2 * pad, look.em * (1 + len(lines)) + 2 * pad * 0.8)
    box.moveCenter(QPointF(anchor.x(), anchor.y() - box.height() / 2 - gap))
    if box.top() < within.top():
        box.moveTop(min(anchor.y() + gap, within.bottom() - box.height()))
    box.moveLeft(max(within.left() + 1, min(box.left(), within.right() - 1 - box.width())))

    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("tip"))
    painter.drawRoundedRect(box, 6, 6)
    inner = box.adjusted(pad, pad * 0.8, -pad, -pad * 0.8)
    aligned = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.setPen(look.colour("tip_text"))
    painter.setFont(bold)
    painter.drawText(QRectF(inner.left(), inner.top(), inner.width(), look.em), aligned, title)
    painter.setFont(look.figures)
    for number, line in enumerate(lines, 1):
        row = QRectF(inner.left(), inner.top() + number * look.em, inner.width(), look.em)
        if number == 1:
            chip = QRectF(row.left(), row.center().y() - look.em * 0.2, look.em * 0.4, look.em * 0.4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.on_tip(hue))
            painter.drawRoundedRect(chip, 2, 2)
            painter.setPen(look.colour("tip_text"))
        painter.drawText(row.adjusted(look.em * 0.8, 0, 0, 0), aligned, line)
    return box
