"""Results of a search in groups, each with an icon, its name and what else tells it from others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.widgets.icons import icon
from app.widgets.palette import Tone, colours, tone_colour
from app.widgets.theme import row_height
from app.widgets.words import isolate, tooltip

_VALUE = Qt.ItemDataRole.UserRole
_RESULT = Qt.ItemDataRole.UserRole + 1
_LEAST_NAME = 0.5  # of the width, before what else there is to tell gets the rest


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the list, and the `value` that choosing it gives."""

    value: Any
    symbol: str
    text: str
    detail: str = ""
    tone: Tone = "dim"
    """Of the symbol."""


@dataclass(frozen=True, slots=True)
class Group:
    """Results of one kind, below their title."""

    title: str
    results: Sequence[Result]


class ResultList(QListWidget):
    """Walked by the keys of the field above it, which keeps the focus; `chosen` carries a result's value."""

    chosen = Signal(object)

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._on_item)
        self.itemActivated.connect(self._on_item)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups, none of them empty, with the first result as the current one."""
        self.clear()
        for group in groups:
            title = QListWidgetItem(group.title, self)
            title.setFlags(Qt.ItemFlag.NoItemFlags)
            for result in group.results:
                item = QListWidgetItem(self)
                item.setData(_VALUE, result.value)
                item.setData(_RESULT, result)
                said = ", ".join(part for part in (result.text, result.detail, group.title) if part)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, isolate(said))
                item.setToolTip(tooltip(f"{result.text}\n{result.detail}".strip()))
        self.move_by(1)
        self.scrollToTop()

    @property
    def current(self) -> Result | None:
        """The result that Enter chooses."""
        item = self.currentItem()
        result: Result | None = item.data(_RESULT) if item is not None else None
        return result

    def move_by(self, steps: int) -> None:
        """Make another result the current one, passing over titles and stopping at either end."""
        places = [place for place in range(self.count()) if self.item(place).data(_RESULT) is not None]
        if not places:
            return
        now = self.currentRow()
        at = places.index(now) + steps if now in places else 0
        self.setCurrentRow(places[max(0, min(at, len(places) - 1))])
        if self.currentRow() == places[0]:
            self.scrollToTop()  # with the title above it

    def choose_current(self) -> None:
        """Choose what is current, if anything is."""
        if item := self.currentItem():
            self._on_item(item)

    def _on_item(self, item: QListWidgetItem) -> None:
        if item.data(_RESULT) is not None:
            self.chosen.emit(item.data(_VALUE))


class _Delegate(QStyledItemDelegate):
    """Paints a result on one line: symbol, name, and what else there is to tell, dim and at the end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        height = row_height(option.font)
        return QSize(0, height if index.data(_RESULT) is not None else round(height * 0.85))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        result: Result | None = index.data(_RESULT)
        painter.save()
        em = option.fontMetrics.height()
        inside = option.rect.adjusted(round(em * 0.5), 0, -round(em * 0.6), 0)
        if result is None:
            self._paint_title(painter, option, inside, str(index.data()))
        else:
            self._paint_result(painter, option, inside, result)
        painter.restore()

    def _paint_title(
        self, painter: QPainter, option: QStyleOptionViewItem, inside: QRect, title: str
    ) -> None:
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        font.setPointSizeF(font.pointSizeF() * 0.9)
        painter.setFont(font)
        painter.setPen(tone_colour("dim", option.palette))
        where = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading
        painter.drawText(inside.adjusted(0, 0, 0, -option.fontMetrics.height() // 4), where, title)

    def _paint_result(
        self, painter: QPainter, option: QStyleOptionViewItem, inside: QRect, result: Result
    ) -> None:
        em = option.fontMetrics.height()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(option.rect, tone_colour("highlight", option.palette))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(colours(option.palette).hover))
        symbol = QRect(inside.left(), 0, round(em * 1.1), round(em * 1.1))
        symbol.moveTop(inside.center().y() - symbol.height() // 2)
        mode = QIcon.Mode.Selected if selected else QIcon.Mode.Normal
        icon(result.symbol, result.tone).paint(painter, symbol, Qt.AlignmentFlag.AlignCenter, mode)
        text = inside.adjusted(round(em * 1.8), 0, 0, 0)
        name, detail = isolate(result.text), isolate(result.detail)
        metrics = option.fontMetrics
        most = max(round(text.width() * _LEAST_NAME), text.width() - metrics.horizontalAdvance(detail) - em)
        name = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, most if detail else text.width())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(option.font)
        painter.setPen(tone_colour("highlighted" if selected else "text", option.palette))
        painter.drawText(text, middle | Qt.AlignmentFlag.AlignLeading, name)
        rest = text.width() - metrics.horizontalAdvance(name) - em
        painter.setPen(tone_colour("highlighted" if selected else "dim", option.palette))
        cut = metrics.elidedText(detail, Qt.TextElideMode.ElideRight, rest)
        painter.drawText(text, middle | Qt.AlignmentFlag.AlignTrailing, cut)
