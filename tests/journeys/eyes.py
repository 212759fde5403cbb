"""What is cut on the screen: text that has less room than it needs, and what lies outside of its window."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QWidget,
)

from app.widgets.labels import Heading, PlainLabel
from tests.journeys.person import Person

SMALLEST = QSize(1024, 700)
"""The smallest window, in which everything has its room."""

_SLACK = 1  # px: rounding


def cut(person: Person) -> list[str]:
    """What cannot be read whole in the window in front."""
    front = person.front
    found = []
    if front is not person.window:  # a dialog begins larger where there is room, as on most screens
        front.resize(front.size().boundedTo(SMALLEST))
        person.settle()
    size = front.size()
    if size.width() > SMALLEST.width() or size.height() > SMALLEST.height():
        found.append(
            f"{front.objectName()!r} is {size.width()} × {size.height()}, larger than a small screen"
        )
    for widget in person.all(QWidget):
        if widget.objectName().startswith("qt_") or _is_inside_a_field(widget):
            continue
        name = f"{type(widget).__name__} {widget.objectName()!r}"
        found += [f"{name}: {text!r} {why}" for text, why in _lacking(widget)]
        if isinstance(widget, QAbstractButton | QLabel | QLineEdit | QComboBox) and _is_outside(widget):
            found.append(f"{name} {_text(widget)!r} is partly outside")
    return found


def _is_inside_a_field(widget: QWidget) -> bool:
    return isinstance(widget.parentWidget(), QLineEdit | QComboBox)


def _text(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else ""


def _lacking(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Each text of the widget that has too little room, and how much it lacks."""
    match widget:
        case QLabel():
            yield from _of_label(widget)
        case QTabBar():
            for number in range(widget.count()):
                rect = widget.tabRect(number)
                if not widget.rect().contains(rect) or rect.width() < _wide(widget, widget.tabText(number)):
                    yield widget.tabText(number), "is a tab without room"
        case QAbstractButton():
            lacks = widget.minimumSizeHint().width() - widget.width()
            if widget.text() and lacks > _SLACK:
                yield widget.text(), f"lacks {lacks} px"
            tall = widget.fontMetrics().height() - widget.height()
            if widget.text() and tall > _SLACK:
                yield widget.text(), f"lacks {tall} px of height"
        case QComboBox():
            option = QStyleOptionComboBox()
            widget.initStyleOption(option)
            field = widget.style().subControlRect(
                QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, widget
            )
            lacks = _wide(widget, widget.currentText()) - field.width()
            if lacks > _SLACK:
                yield widget.currentText(), f"lacks {lacks} px"
        case QLineEdit():
            margins = widget.textMargins()
            room = widget.width() - margins.left() - margins.right() - 8
            if not widget.text() and _wide(widget, widget.placeholderText()) > room:
                yield widget.placeholderText(), "does not fit its field"
        case QListWidget():
            lacks = widget.sizeHintForColumn(0) - widget.viewport().width()
            if widget.count() and lacks > _SLACK:
                yield widget.objectName(), f"lacks {lacks} px"
        case QTableView():
            yield from _of_table(widget)


def _of_label(label: QLabel) -> Iterator[tuple[str, str]]:
    text = label.text()
    elided = isinstance(label, PlainLabel) and label._elide != "none"
    if isinstance(label, Heading) and label.isElided():
        yield text, "is a title that is cut"
    if not text or elided or label.textFormat() is not Qt.TextFormat.PlainText:
        return
    room = label.contentsRect().adjusted(label.margin(), label.margin(), -label.margin(), -label.margin())
    if type(label).__name__ == "_Message":  # of a banner, which breaks long words too
        lacks = label.heightForWidth(room.width()) - room.height()
        if lacks > _SLACK:
            yield text, f"lacks {lacks} px of height"
        return
    flags = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextExpandTabs
    needs = label.fontMetrics().boundingRect(QRect(0, 0, room.width(), 100_000), int(flags), text)
    # A word longer than a line is data; it is selected, or told whole elsewhere.
    if needs.width() - room.width() > _SLACK and not (
        label.wordWrap() and _has_long_word(label, room.width())
    ):
        yield text, f"lacks {needs.width() - room.width()} px"
    if needs.height() - room.height() > _SLACK:
        yield text, f"lacks {needs.height() - room.height()} px of height"


def _has_long_word(label: QLabel, width: int) -> bool:
    return any(_wide(label, word) > width for word in label.text().split() if len(word) > 30)


def _of_table(table: QTableView) -> Iterator[tuple[str, str]]:
    header = table.horizontalHeader()
    if header.isHidden():
        return
    for column in range(header.count()):
        title = str(table.model().headerData(column, Qt.Orientation.Horizontal) or "")
        if not table.isColumnHidden(column) and header.sectionSize(column) < _wide(header, title):
            yield title, "is a title without room"


def _wide(widget: QWidget, text: str) -> int:
    return widget.fontMetrics().horizontalAdvance(text)


def _is_outside(widget: QWidget) -> bool:
    """Whether part of it is beyond the edge of what it is in, without a scroll bar to get there."""
    place = QRect(QPoint(0, 0), widget.size())
    inner: QWidget = widget
    while (outer := inner.parentWidget()) is not None and not inner.isWindow():
        if isinstance(outer.parentWidget(), QAbstractScrollArea) and not isinstance(outer, QHeaderView):
            return False
        place.translate(inner.pos())
        if not outer.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(place):
            return True
        inner = outer
    return False
