"""The HTML of a mail, to be looked at: nothing is loaded for it, and none of its links is followed."""

from PySide6.QtCore import QByteArray, QEvent, QSize, QUrl, Signal
from PySide6.QtGui import QColor, QHelpEvent, QImage, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QToolTip

from app.widgets import words
from app.widgets.palette import LIGHT

# Most mails are written for white paper: on a dark one their own colours could not be read.
_PAPER = f"HtmlView {{ background: {LIGHT.base}; color: {LIGHT.text}; }}"
_LINKS = f"a {{ color: {LIGHT.link}; text-decoration: underline; }}"


class HtmlView(QTextBrowser):
    """Shows HTML on white paper whatever the theme; pictures are grey boxes of their size."""

    linkPointed = Signal(str)  # noqa: N815 - beside Qt's own names
    """Where the link leads that the mouse or the keyboard is on; nothing if there is none."""

    def __init__(self, name: str, accessible_name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setStyleSheet(_PAPER)
        self.document().setDefaultStyleSheet(_LINKS)
        self.document().setDocumentMargin(round(self.fontMetrics().height() * 0.6))

        self.highlighted.connect(lambda url: self.linkPointed.emit(url.toEncoded().data().decode()))

    # Qt

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing, whatever is asked for: an image must be some, or Qt would look for a file of its name."""
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return _no_picture()
        return QByteArray()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tip = words.tooltip(self.anchorAt(event.pos()))
            QToolTip.showText(event.globalPos(), tip, self.viewport())
            return True
        return super().viewportEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        # Tab selects one link after the other, of which Qt tells nothing.
        stays = super().focusNextPrevChild(forwards)
        cursor = self.textCursor()
        self.linkPointed.emit(cursor.charFormat().anchorHref() if cursor.hasSelection() else "")
        return stays

    def minimumSizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(12 * em, 3 * em)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


def _no_picture() -> QImage:
    """What stands for a picture: Qt stretches it to the size that the HTML gives."""
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.line))
    return image
