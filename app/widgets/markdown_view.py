"""Pages of Markdown that link to one another: in the colours of the theme, and nothing else is loaded."""

import re
import unicodedata
from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QEvent, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QFont,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from app.widgets.palette import colours

_WIDEST = 88  # average letters in a line; a longer one is hard to find the next of
_LINE_HEIGHT = 135.0  # % of the font's own
_BY_PERCENT = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_BEGINS = r"(?<!\w)"  # a word
_SHORT = 2  # letters of a word that says little by itself
_EXTERNAL = ("https", "mailto")

# A name for a heading, to link to: `## The proof {#proof}`.
_HEADING = re.compile(r"^(#{1,6} .*?)(?: \{#([\w-]+)\})?$", re.MULTILINE)


class MarkdownView(QTextBrowser):
    """Shows a page by its name; a link to `SCHEME:name` or `SCHEME:name#heading` leads to another one.

    Other links open in the person's own programs, once they are clicked. Alt+Left goes back.
    """

    turned = Signal(str)
    """The name of the page that is shown now."""

    def __init__(self, scheme: str, page: Callable[[str], str | None]) -> None:
        """`page` gives the Markdown of a page, None if there is none of that name."""
        super().__init__()
        self._scheme = scheme
        self._page = page
        self._words: Sequence[str] = ()
        self._shown = QUrl()  # which source() is a moment later
        self._headings: dict[str, QTextBlock] = {}
        self.setOpenLinks(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)

        self.anchorClicked.connect(self._on_link)
        self.sourceChanged.connect(self._on_turned)

    def show_page(self, name: str, heading: str = "") -> None:
        """Show a page, from one of its headings on if that is named."""
        if self._page(name) is not None:
            url = QUrl(f"{self._scheme}:{name}" + (f"#{heading}" if heading else ""))
            self.setSource(url, QTextDocument.ResourceType.MarkdownResource)

    def mark(self, words: Sequence[str]) -> None:
        """Mark where these folded words begin one, on every page from now on, and go to the first place."""
        self._words = words
        self._mark()
        if marks := self.extraSelections():
            cursor = self.textCursor()
            cursor.setPosition(marks[0].cursor.selectionStart())
            self.setTextCursor(cursor)

    def _on_link(self, url: QUrl) -> None:
        if url.scheme() == self._scheme:
            self.show_page(url.path(), url.fragment())
        elif url.scheme() in _EXTERNAL:
            QDesktopServices.openUrl(url)

    def _on_turned(self, url: QUrl) -> None:
        self._shown = url
        self._dress()
        self._mark()
        self._go_to_heading()
        self.turned.emit(url.path())

    def _go_to_heading(self) -> None:
        """Qt does it for anchors, which Markdown has none of."""
        block = self._headings.get(self._shown.fragment())
        if block is not None and self.isVisible():
            layout = self.document().documentLayout()
            layout.documentSize()  # lays all of it out, so that there is room to scroll
            top = layout.blockBoundingRect(block).top()
            self.verticalScrollBar().setValue(round(top) - self.fontMetrics().height())

    def _dress(self) -> None:
        """Give the page its sizes, distances and colours: Qt applies no style sheet to Markdown."""
        document = self.document()
        em = self.fontMetrics().height()
        document.setDocumentMargin(round(em * 1.2))
        document.setIndentWidth(round(em * 1.6))
        names = [name for _, name in _HEADING.findall(self._page(self._shown.path()) or "")]
        headings = []
        edit = QTextCursor(document)
        edit.beginEditBlock()
        block = document.begin()
        while block.isValid():
            if level := block.blockFormat().headingLevel():
                self._dress_heading(block, level)
                headings.append(block)
            else:
                goes_on = block.textList() and block.next().textList()
                _set_distances(block, 0, round(em * (0.25 if goes_on else 0.6)))
                self._dress_words(block)
            block = block.next()
        edit.endEditBlock()
        self._headings = {name: block for name, block in zip(names, headings, strict=False) if name}

    def _dress_heading(self, block: QTextBlock, level: int) -> None:
        em = self.fontMetrics().height()
        _set_distances(block, 0 if level == 1 else round(em * 0.9), round(em * 0.45))
        look = QTextCharFormat()
        look.setProperty(QTextFormat.Property.FontSizeAdjustment, max(3 - level, 0))
        look.setFontWeight(QFont.Weight.DemiBold)
        cursor = QTextCursor(block)
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        cursor.mergeCharFormat(look)

    def _dress_words(self, block: QTextBlock) -> None:
        """Colour the links and what stands as it is to be typed."""
        link, typed = QTextCharFormat(), QTextCharFormat()
        link.setForeground(self.palette().link())
        link.setFontUnderline(True)
        typed.setBackground(QColor(colours(self.palette()).hover))
        found = []
        at = block.begin()
        while not at.atEnd():
            fragment = at.fragment()
            look = fragment.charFormat()
            if look.anchorHref():
                found.append((fragment.position(), fragment.length(), link))
            elif look.fontFixedPitch():
                found.append((fragment.position(), fragment.length(), typed))
            at += 1
        for start, length, look in found:
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(look)

    def _mark(self) -> None:
        text = folded(self.toPlainText())
        look = QTextCharFormat()
        look.setBackground(QColor(colours(self.palette()).warning_back))
        marks = []
        for start, end in _places(self._words, text):
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, look
            marks.append(mark)
        self.setExtraSelections(marks)

    # Qt

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A page, and nothing for anything else; for None, Qt would read a file of that name."""
        name = QUrl(name)
        if kind == QTextDocument.ResourceType.MarkdownResource.value and name.scheme() == self._scheme:
            return _HEADING.sub(r"\1", self._page(name.path()) or "")
        return QByteArray()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._go_to_heading()

    def resizeEvent(self, event: QResizeEvent) -> None:
        letters = self.fontMetrics().averageCharWidth() * _WIDEST
        width = min(self.viewport().width(), letters + round(2 * self.document().documentMargin()))
        if width != self.lineWrapColumnOrWidth():
            self.setLineWrapColumnOrWidth(width)
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and not self._shown.isEmpty():
            place = self.verticalScrollBar().value()
            self.reload()
            self.verticalScrollBar().setValue(place)


def folded(text: str) -> str:
    """The text without case and accents, with each character in its place."""
    return "".join(unicodedata.normalize("NFKD", each)[0].casefold()[0] for each in text)


def contains(words: Sequence[str], text: str) -> bool:
    """Whether each of these folded words begins a word of a folded text."""
    return all(re.search(_BEGINS + re.escape(word), text) for word in words)


def plain(markdown: str) -> str:
    """The words of a page: without the names of headings and where links lead to."""
    return re.sub(r"\]\([^()]*\)", "]", _HEADING.sub(r"\1", markdown))


def title(markdown: str) -> str:
    """The first heading of a page."""
    found = _HEADING.search(markdown)
    return found[1].lstrip("# ") if found else ""


def _places(words: Sequence[str], text: str) -> list[tuple[int, int]]:
    """Where the words are together in a text, or else each by itself, without those that are everywhere."""
    wanted = [re.escape(word) for word in words]
    alone = [word for word in wanted if len(word) > _SHORT] or wanted
    for pattern in (r"\s+".join(wanted), "|".join(alone)):
        if wanted and (found := [match.span() for match in re.finditer(f"{_BEGINS}(?:{pattern})", text)]):
            return found
    return []


def _set_distances(block: QTextBlock, above: int, below: int) -> None:
    look = QTextBlockFormat()
    look.setTopMargin(above)
    look.setBottomMargin(below)
    look.setLineHeight(_LINE_HEIGHT, _BY_PERCENT)
    QTextCursor(block).mergeBlockFormat(look)
