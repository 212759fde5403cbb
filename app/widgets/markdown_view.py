"""Pages of Markdown that link to one another: in the colours of the theme, and nothing foreign is loaded."""

import re
import unicodedata
from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QEvent, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QImage,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from app.widgets.page_dress import dress, fit_pictures, framed
from app.widgets.palette import colours

_WIDEST = 88  # average letters in a line; a longer one is hard to find the next of
_BEGINS = r"(?<!\w)"  # a word
_SHORT = 2  # letters of a word that says little by itself
_EXTERNAL = ("https", "mailto")
_IMAGE = QTextDocument.ResourceType.ImageResource

# A name for a heading, to link to: `## The proof {#proof}`.
_HEADING = re.compile(r"^(#{1,6} .*?)(?: \{#([\w-]+)\})?$", re.MULTILINE)

# A picture of its own paragraph, with what is to be read under it: `![The list](picture:list)`.
_PICTURE = re.compile(r"^!\[([^\]\n]*)\]\(picture:([\w-]+)\)$", re.MULTILINE)
_PICTURES = "picture"

_LINK = re.compile(r"\]\(([^()\s]+)\)")


class MarkdownView(QTextBrowser):
    """Shows a page by its name; a link to `SCHEME:name` or `SCHEME:name#heading` leads to another one.

    Other links open in the person's own programs, once they are clicked. Alt+Left goes back. A picture stands
    for itself, `![what it shows](picture:NAME)`, with that text below it, as wide as there is room.
    """

    turned = Signal(str)
    """The name of the page that is shown now."""

    def __init__(
        self,
        scheme: str,
        page: Callable[[str], str | None],
        picture: Callable[[str], QImage | None] = lambda _: None,
    ) -> None:
        """`page` gives the Markdown of a page, `picture` a picture; None if there is none of that name."""
        super().__init__()
        self._scheme = scheme
        self._page = page
        self._picture = picture
        self._pictures: dict[str, QImage] = {}  # those of the page that is shown
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
        """Give the page its looks, and learn where its headings are."""
        page = self._page(self._shown.path()) or ""
        names = [name for _, name in _HEADING.findall(page)]
        headings = dress(self.document(), self, frozenset(_LINK.findall(page)))
        self._headings = {name: block for name, block in zip(names, headings, strict=False) if name}
        self._fit_pictures()

    def _fit_pictures(self) -> None:
        room = round(self.lineWrapColumnOrWidth() - 2 * self.document().documentMargin())
        fit_pictures(self.document(), self._pictures, room, self.devicePixelRatioF())

    def _with_pictures(self, markdown: str) -> str:
        """The page with what a picture shows below it; without the pictures that there are none of."""
        self._pictures = {}

        def shown(found: re.Match[str]) -> str:
            text, name = found[1], found[2]
            picture = self._picture(name)
            if picture is None or picture.isNull():
                return ""
            self._pictures[f"{_PICTURES}:{name}"] = framed(picture, self.palette())
            return f"![{text}]({_PICTURES}:{name})\n\n{text}"

        return _PICTURE.sub(shown, markdown)

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
        """A page or one of its pictures, and nothing for anything else; for None, Qt would read a file."""
        name = QUrl(name)
        if kind == QTextDocument.ResourceType.MarkdownResource.value and name.scheme() == self._scheme:
            return self._with_pictures(_HEADING.sub(r"\1", self._page(name.path()) or ""))
        if kind == _IMAGE.value and (picture := self._pictures.get(name.toString())):
            return picture
        return QByteArray()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._go_to_heading()

    def resizeEvent(self, event: QResizeEvent) -> None:
        letters = self.fontMetrics().averageCharWidth() * _WIDEST
        width = min(self.viewport().width(), letters + round(2 * self.document().documentMargin()))
        if width != self.lineWrapColumnOrWidth():
            self.setLineWrapColumnOrWidth(width)
            if self._pictures:
                self._fit_pictures()
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


def headings(markdown: str) -> str:
    """The headings of a page, one on a line."""
    return "\n".join(heading.lstrip("# ") for heading, _ in _HEADING.findall(markdown))


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
