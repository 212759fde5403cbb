"""The looks of a page of Markdown: Qt applies no style sheet to it, and scales its pictures roughly."""

from collections.abc import Collection, Iterator, Mapping

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QImage,
    QPainter,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QWidget

from app.widgets.palette import colours

_LINE_HEIGHT = 135.0  # % of the font's own
_BY_PERCENT = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_REST = 64  # % of its width that a table of two columns gives to the second one
_IMAGE = QTextDocument.ResourceType.ImageResource


def dress(document: QTextDocument, view: QWidget, linked: Collection[str]) -> list[QTextBlock]:
    """Give the page its sizes, distances and colours, those of the view; returns its headings.

    `linked` are the addresses that the page links to: Qt makes links of other ones, too, which are examples.
    """
    em, palette = view.fontMetrics().height(), view.palette()
    document.setDocumentMargin(round(em * 1.2))
    document.setIndentWidth(round(em * 1.6))
    headings, below_picture = [], False
    edit = QTextCursor(document)
    edit.beginEditBlock()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, em, palette)
    for block in _blocks(document):
        if level := block.blockFormat().headingLevel():
            _dress_heading(block, level, em)
            headings.append(block)
        elif _image_of(block) is not None:
            _set_distances(block, round(em * 0.3), round(em * 0.3), line_height=100.0)
        elif below_picture:
            _dress_caption(block, em, palette)
        else:
            _set_distances(block, 0, _distance_below(block, em))
            _dress_words(block, linked, palette)
        below_picture = _image_of(block) is not None
    edit.endEditBlock()
    return headings


def fit_pictures(
    document: QTextDocument, pictures: Mapping[str, QImage], room: int, device_pixel_ratio: float
) -> None:
    """Make each picture as wide as it is, or as the column of `room` px when that is narrower."""
    for block in _blocks(document):
        look = _image_of(block)
        picture = pictures.get(look.name()) if look is not None else None
        if look is None or picture is None:
            continue
        width = max(min(picture.width(), room), 1)
        # Scaled here: Qt would leave out pixels, and letters with them.
        dots = min(round(width * device_pixel_ratio), picture.width())
        scaled = picture.scaledToWidth(dots, Qt.TransformationMode.SmoothTransformation)
        document.addResource(_IMAGE, QUrl(look.name()), scaled)
        look.setWidth(width)
        look.setHeight(round(width * picture.height() / picture.width()))
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(look)


def framed(picture: QImage, palette: QPalette) -> QImage:
    """The picture with a line around it, without which its ground would run into the page's."""
    whole = picture.convertToFormat(QImage.Format.Format_RGB32)
    whole.setDevicePixelRatio(1.0)
    painter = QPainter(whole)
    painter.setPen(QColor(colours(palette).control))
    painter.drawRect(whole.rect().adjusted(0, 0, -1, -1))
    painter.end()
    return whole


def _dress_heading(block: QTextBlock, level: int, em: int) -> None:
    _set_distances(block, 0 if level == 1 else round(em * 0.9), round(em * 0.45))
    look = QTextCharFormat()
    look.setProperty(QTextFormat.Property.FontSizeAdjustment, max(3 - level, 0))
    look.setFontWeight(QFont.Weight.DemiBold)
    _merge(block, look)


def _dress_caption(block: QTextBlock, em: int, palette: QPalette) -> None:
    _set_distances(block, 0, round(em * 1.1))
    look = QTextCharFormat()
    look.setForeground(QColor(colours(palette).dim))
    look.setProperty(QTextFormat.Property.FontSizeAdjustment, -1)
    _merge(block, look)


def _dress_words(block: QTextBlock, linked: Collection[str], palette: QPalette) -> None:
    """Colour the links and what stands as it is to be typed."""
    link, typed, example = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
    link.setForeground(palette.link())
    link.setFontUnderline(True)
    typed.setBackground(QColor(colours(palette).hover))
    example.setAnchor(False)
    example.setAnchorHref("")
    example.setForeground(palette.text())
    example.setFontUnderline(False)
    found = []
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        look = fragment.charFormat()
        if look.anchorHref():
            wanted = link if look.anchorHref() in linked else example
            found.append((fragment.position(), fragment.length(), wanted))
        elif look.fontFixedPitch():
            found.append((fragment.position(), fragment.length(), typed))
        at += 1
    for start, length, look in found:
        cursor = QTextCursor(block.document())
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(look)


def _dress_table(table: QTextTable, em: int, palette: QPalette) -> None:
    look = table.format()
    look.setBorder(1)
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setBorderBrush(QBrush(QColor(colours(palette).line)))
    look.setBorderCollapse(True)
    look.setCellPadding(em * 0.35)
    look.setTopMargin(em * 0.3)
    look.setBottomMargin(em * 0.8)
    # Of one width, so that tables below one another look like one.
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    if table.columns() == 2:
        look.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, width) for width in (100 - _REST, _REST)]
        )
    table.setFormat(look)


def _distance_below(block: QTextBlock, em: int) -> int:
    if QTextCursor(block).currentTable():
        return 0
    goes_on = block.textList() and block.next().textList()
    return round(em * (0.25 if goes_on else 0.6))


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _image_of(block: QTextBlock) -> QTextImageFormat | None:
    """How the picture looks that a block is, if it is one."""
    look = block.begin().fragment().charFormat() if not block.begin().atEnd() else None
    return look.toImageFormat() if look is not None and look.isImageFormat() else None


def _merge(block: QTextBlock, look: QTextCharFormat) -> None:
    cursor = QTextCursor(block)
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    cursor.mergeCharFormat(look)


def _set_distances(block: QTextBlock, above: int, below: int, *, line_height: float = _LINE_HEIGHT) -> None:
    look = QTextBlockFormat()
    look.setTopMargin(above)
    look.setBottomMargin(below)
    look.setLineHeight(line_height, _BY_PERCENT)
    QTextCursor(block).mergeBlockFormat(look)
