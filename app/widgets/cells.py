"""How a cell of a table is painted, and its tooltip when the text is cut."""

from typing import Any

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QFont, QHelpEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from app.widgets.column_header import ColumnHeader
from app.widgets.paged_model import Column, Index, PagedModel, alignment
from app.widgets.palette import Tone
from app.widgets.theme import tabular, tone_colour
from app.widgets.words import tooltip

# px beside the style's own 3: cells begin and end where their header's words do (style.qss), which leaves
# room on its right for the arrow of the sort.
_BEFORE, _AFTER_NUMBERS = 5, 17


class CellDelegate(QStyledItemDelegate):
    """Paints the cells of a PagedModel."""

    def __init__(self, model: PagedModel, header: ColumnHeader, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._model = model
        self._header = header
        self._palette_key = 0
        self._palettes: dict[Tone, QPalette] = {}

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        # In place of the inherited one, which asks the model for ten roles one by one: each is a call into
        # Python, and while another thread computes each of those may have to wait for its turn.
        column: Column[Any] = self._model.columns[index.column()]
        row = self._model.row(index.row())
        option.displayAlignment = alignment(column)
        option.rect = self._inside(option.rect, column)
        if row is None:
            return
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
        option.text = column.text(row)
        leads = column.link and (column.dead is None or not column.dead(row))
        tone: Tone | None = "link" if leads else column.tone(row) if column.tone else None
        if tone is not None:
            option.palette = self._toned(option.palette, tone)
        if column.right:
            option.font = tabular(option.font)
        elif leads and option.state & QStyle.StateFlag.State_MouseOver:
            font = QFont(option.font)
            font.setUnderline(True)
            option.font = font

    def _inside(self, cell: QRect, column: Column[Any]) -> QRect:
        """Where the text is: numbers end where their title does, also before the button of the header."""
        after = _AFTER_NUMBERS if column.right else 0
        if column.right and self._header.ends(cell):
            after += self._header.reserved
        return cell.adjusted(_BEFORE, 0, -after, 0)

    def _toned(self, palette: QPalette, tone: Tone) -> QPalette:
        if palette.cacheKey() != self._palette_key:
            self._palette_key = palette.cacheKey()
            self._palettes.clear()
        if tone not in self._palettes:
            toned = QPalette(palette)
            toned.setColor(QPalette.ColorRole.Text, tone_colour(tone, palette))
            self._palettes[tone] = toned
        return self._palettes[tone]

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        row = self._model.row(index.row()) if index.isValid() else None
        text = ""
        if row is not None:
            column = self._model.columns[index.column()]
            if self.sizeHint(option, index).width() > self._inside(option.rect, column).width():
                text = tooltip(column.value(row))
        QToolTip.showText(event.globalPos(), text, view.viewport(), option.rect)
        return True
