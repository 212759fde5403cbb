"""The evidence about one address as a PDF: one page, or as many as its messages need."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QLocale, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from app.widgets.palette import LIGHT
from app.widgets.words import isolate
from app.windows import evidence_wording, wording

if TYPE_CHECKING:
    from app.controllers.evidence import Dossier

_POINTS = 9.0
_DOTS_PER_INCH = 300
_MARGIN = 18.0  # mm
_FOOT = 2.6  # lines of text below what flows
_WIDTHS = {3: (19, 32, 49), 4: (19, 60, 13, 8), 5: (19, 32, 28, 13, 8)}  # %, by the number of columns


def pdf(dossier: Dossier, font: QFont) -> bytes:
    """The pages, in this font; may be called on any thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setTitle(evidence_wording.title(dossier))
    writer.setCreator("Relance")
    writer.setPageLayout(
        QPageLayout(
            QPageSize(_paper()),
            QPageLayout.Orientation.Portrait,
            QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN),
            QPageLayout.Unit.Millimeter,
        )
    )
    painter = QPainter(writer)
    try:
        paint(painter, dossier, font, writer.newPage)
    finally:
        painter.end()
    return bytes(buffer.data().data())


def document(dossier: Dossier, font: QFont) -> QTextDocument:
    """All that the pages say. What is data is inserted as text, so none of it can be markup."""
    text = QTextDocument()
    text.setUndoRedoEnabled(False)
    text.setDocumentMargin(0)
    body = QFont(font)
    body.setPointSizeF(_POINTS)
    text.setDefaultFont(body)
    cursor = QTextCursor(text)
    cursor.setBlockFormat(_spaced(after=6))
    cursor.insertText(evidence_wording.title(dossier), _characters(size=_POINTS * 1.7, bold=True))
    cursor.insertBlock(_spaced(after=8), _characters())
    cursor.insertText(evidence_wording.status(dossier), _characters(size=_POINTS * 1.1))
    _insert_facts(cursor, list(evidence_wording.facts(dossier)))
    for title, columns, rows, nothing in evidence_wording.tables(dossier):
        cursor.insertBlock(_spaced(before=12, after=4), _characters())
        cursor.insertText(title, _characters(size=_POINTS * 1.2, bold=True))
        if rows:
            _insert_table(cursor, columns, rows)
        else:
            cursor.insertBlock(_spaced(), _characters())
            cursor.insertText(nothing, _characters(dim=True))
    cursor.insertBlock(_spaced(before=16), _characters())
    cursor.insertText(evidence_wording.note(dossier), _characters(dim=True))
    return text


def _paper() -> QPageSize.PageSizeId:
    metric = QLocale().measurementSystem() is not QLocale.MeasurementSystem.ImperialUSSystem
    return QPageSize.PageSizeId.A4 if metric else QPageSize.PageSizeId.Letter


def paint(painter: QPainter, dossier: Dossier, font: QFont, new_page: Callable[[], object]) -> None:
    """Paint the pages on what the painter paints on; `new_page` is called before each but the first."""
    small = QFont(font)
    small.setPointSizeF(_POINTS * 0.85)
    painter.setFont(small)
    line = painter.fontMetrics().height()
    area = QRectF(painter.viewport())
    page = QSizeF(area.width(), area.height() - line * _FOOT)
    text = laid_out(partial(document, dossier, font), painter.device(), page)
    foot = QRectF(0, area.height() - line * 1.2, area.width(), line * 1.2)
    count = text.pageCount()
    for number in range(count):
        if number:
            new_page()
        painter.save()
        painter.translate(0, -number * page.height())
        text.drawContents(painter, QRectF(0, number * page.height(), page.width(), page.height()))
        painter.restore()
        painter.setFont(small)
        painter.setPen(QColor(LIGHT.dim))
        painter.drawLine(foot.topLeft(), foot.topRight())
        room = foot.width() * 0.7
        named = (
            f"Relance · {isolate(dossier.address or wording.erased())} · {wording.moment_of(dossier.made_at)}"
        )
        cut = painter.fontMetrics().elidedText(named, Qt.TextElideMode.ElideMiddle, int(room))
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, cut)
        numbers = QCoreApplication.translate("Evidence", "Page {number} of {count}")
        painter.drawText(
            foot,
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom,
            numbers.format(number=QLocale().toString(number + 1), count=QLocale().toString(count)),
        )


def laid_out(make: Callable[[], QTextDocument], device: QPaintDevice, page: QSizeF) -> QTextDocument:
    """The document in pages of this size, in dots of the device; no row is torn by the end of one.

    It is made twice: one whose layout was changed does not draw all that it has laid out anew.
    """
    measured = make()
    measured.documentLayout().setPaintDevice(device)
    measured.setPageSize(page)
    changes = list(_keep_rows_whole(measured))
    text = make()
    for change in changes:
        change(text)
    text.documentLayout().setPaintDevice(device)
    text.setPageSize(page)
    return text


Change = Callable[[QTextDocument], None]


def _keep_rows_whole(text: QTextDocument) -> Iterator[Change]:
    """Have a row that would begin at the foot of a page and end on the next one begin there; gives how.

    Qt moves a row whose first line has no room: such a one is pushed down by what it is short of that. The
    title of a table that begins on another page goes there with it.
    """
    height = text.pageSize().height()
    layout = text.documentLayout()
    line = QFontMetricsF(text.defaultFont(), layout.paintDevice()).height()
    to_screen = 96 / layout.paintDevice().logicalDpiY()  # the layout scales lengths from there
    for number, table in enumerate(tables_of(text)):
        for row in range(table.rows()):
            top, end = extent(layout, table, row)
            if top // height != (end - 1) // height:
                short = height - top % height - line / 2
                push = partial(_push, table=number, row=row, by=short * to_screen)
                push(text)
                yield push
        title = text.findBlock(table.firstPosition() - 1)
        top, _ = extent(layout, table, min(1, table.rows() - 1))
        if layout.blockBoundingRect(title).top() // height != top // height:
            turn = partial(_turn_page, block=title.blockNumber())
            turn(text)
            yield turn


def _push(text: QTextDocument, table: int, row: int, by: float) -> None:
    found = tables_of(text)[table]
    for column in range(found.columns()):
        cell = found.cellAt(row, column)
        shape = cell.format().toTableCellFormat()
        shape.setTopPadding(shape.topPadding() + by)
        cell.setFormat(shape)


def _turn_page(text: QTextDocument, block: int) -> None:
    cursor = QTextCursor(text.findBlockByNumber(block))
    shape = cursor.blockFormat()
    shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    cursor.setBlockFormat(shape)


def tables_of(text: QTextDocument) -> list[QTextTable]:
    """The tables, in order."""
    return [frame for frame in text.rootFrame().childFrames() if isinstance(frame, QTextTable)]


def extent(layout: QAbstractTextDocumentLayout, table: QTextTable, row: int) -> tuple[float, float]:
    """Where the text of a row begins and ends, from the top of the first page."""
    cells = [table.cellAt(row, column) for column in range(table.columns())]
    first = (layout.blockBoundingRect(cell.firstCursorPosition().block()).top() for cell in cells)
    last = (layout.blockBoundingRect(cell.lastCursorPosition().block()).bottom() for cell in cells)
    return min(first), max(last)


def _insert_facts(cursor: QTextCursor, facts: Sequence[tuple[str, str]]) -> None:
    table = _table(cursor, len(facts), 2, (22, 78), padding=1.5)
    for row, (name, value) in enumerate(facts):
        _fill(table, row, 0, name, _characters(dim=True))
        _fill(table, row, 1, isolate(value), _characters())
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _insert_table(cursor: QTextCursor, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = _table(cursor, len(rows) + 1, len(columns), _WIDTHS[len(columns)], padding=3, lines=True)
    for place, title in enumerate(columns):
        _fill(table, 0, place, title, _characters(bold=True))
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            _fill(table, number, place, isolate(value), _characters())
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _table(
    cursor: QTextCursor,
    rows: int,
    columns: int,
    widths: Sequence[int],
    *,
    padding: float,
    lines: bool = False,
) -> QTextTable:
    """An empty table; with `lines` one is below each row, and the first row comes again on each page."""
    style = QTextTableFormat()
    style.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    style.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, width) for width in widths]
    )
    style.setBorder(0)
    style.setCellSpacing(0)
    style.setCellPadding(padding)
    style.setTopMargin(4 if lines else 10)
    if lines:
        style.setHeaderRowCount(1)
        style.setBorderCollapse(True)
    table = cursor.insertTable(rows, columns, style)
    if lines:
        for row in range(rows):
            for column in range(columns):
                cell = table.cellAt(row, column)
                shape = QTextTableCellFormat(cell.format().toTableCellFormat())
                shape.setBottomBorder(1.0 if row == 0 else 0.5)
                shape.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                shape.setBottomBorderBrush(QColor(LIGHT.control if row == 0 else LIGHT.line))
                shape.setPadding(padding)
                cell.setFormat(shape)
    return table


def _fill(table: QTextTable, row: int, column: int, text: str, characters: QTextCharFormat) -> None:
    table.cellAt(row, column).firstCursorPosition().insertText(text.replace("\n", "\u2028"), characters)


def _spaced(*, before: float = 0, after: float = 0) -> QTextBlockFormat:
    style = QTextBlockFormat()
    style.setTopMargin(before)
    style.setBottomMargin(after)
    return style


def _characters(*, size: float = _POINTS, bold: bool = False, dim: bool = False) -> QTextCharFormat:
    style = QTextCharFormat()
    style.setFontPointSize(size)
    style.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    style.setForeground(QColor(LIGHT.dim if dim else LIGHT.text))
    return style
