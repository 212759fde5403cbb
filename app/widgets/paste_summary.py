"""What stands in a text field in place of a text too long to be laid out."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.widgets.icons import IconView
from app.widgets.labels import PlainLabel


class PasteSummary(QFrame):
    """How long the text is, and the button to be rid of it."""

    cleared = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("cover", True)
        self._text = PlainLabel(elide="right")
        self._text.setObjectName("pasteSummary")
        clear = QPushButton(self.tr("Clear"))
        clear.setObjectName("clearPasteButton")
        em = self.fontMetrics().height()
        row = QHBoxLayout(self)
        row.setSpacing(round(em * 0.6))
        row.addStretch(1)
        row.addWidget(IconView("file-text", "dim", side=1.6))
        row.addWidget(self._text)
        row.addWidget(clear)
        row.addStretch(1)
        clear.clicked.connect(self.cleared)
        self.hide()

    def describe(self, text: str) -> None:
        lines = text.count("\n") + (not text.endswith("\n"))
        size = QLocale().formattedDataSize(len(text.encode()), 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        counted = self.tr("%Ln line(s)", "", lines)
        #: %1 is "12,345 lines", %2 is "2.3 MB"
        self._text.setText(self.tr("%1, %2 of text").replace("%1", counted).replace("%2", size))
