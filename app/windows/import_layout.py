"""How a file is cut into rows and cells: shown as detected, and changeable."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from app.controllers.files import DELIMITERS, ENCODINGS, Kind, Layout
from app.widgets.flow import FlowLayout
from app.widgets.labels import PlainLabel
from app.widgets.words import isolate


class LayoutChooser(QWidget):
    """Encoding and delimiter of a text, or the sheet of a workbook, and whether there is a header."""

    chosen = Signal(object)
    """The Layout that the person wants instead."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = Layout(Kind.TEXT)
        self._encoding = _chooser("encodingChooser")
        for codec in ENCODINGS:
            self._encoding.addItem(self._encoding_name(codec), codec)
        self._delimiter = _chooser("delimiterChooser")
        self._sheet = _chooser("sheetChooser")
        self._sheet.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._sheet.setMinimumContentsLength(20)
        self._has_header = QCheckBox(self.tr("First row is a header"))
        self._has_header.setObjectName("headerCheck")

        em = self.fontMetrics().height()
        row = FlowLayout(self, across=round(em * 1.25), down=round(em * 0.5))
        self._of_text = [
            labelled(self.tr("Encoding"), self._encoding),
            labelled(self.tr("Delimiter"), self._delimiter),
        ]
        self._of_workbook = [labelled(self.tr("Sheet"), self._sheet)]
        for field in (*self._of_text, *self._of_workbook, self._has_header):
            row.addWidget(field)

        for chooser in (self._encoding, self._delimiter, self._sheet):
            chooser.currentIndexChanged.connect(self._on_chosen)
        self._has_header.toggled.connect(self._on_chosen)

    def show_layout(self, layout: Layout) -> None:
        """Show how the file is read at present."""
        self._layout = layout
        blocked = [
            QSignalBlocker(each)
            for each in (self._encoding, self._delimiter, self._sheet, self._has_header)
        ]  # fmt: skip
        is_text = layout.kind is Kind.TEXT
        for field in self._of_text:
            field.setVisible(is_text)
        for field in self._of_workbook:
            field.setVisible(not is_text)
        self._encoding.setCurrentIndex(self._encoding.findData(layout.encoding))
        self._delimiter.clear()
        for delimiter in dict.fromkeys((*DELIMITERS, layout.delimiter)):  # a file may declare its own
            self._delimiter.addItem(self._delimiter_name(delimiter), delimiter)
        self._delimiter.setCurrentIndex(self._delimiter.findData(layout.delimiter))
        self._sheet.clear()
        for sheet in layout.sheets:
            self._sheet.addItem(isolate(sheet), sheet)
        self._sheet.setCurrentIndex(self._sheet.findData(layout.sheet))
        self._has_header.setChecked(layout.has_header)
        for blocker in blocked:
            blocker.unblock()

    def _on_chosen(self) -> None:
        if self._layout.kind is Kind.TEXT:
            wanted = replace(
                self._layout,
                encoding=self._encoding.currentData(),
                delimiter=self._delimiter.currentData(),
            )
        else:
            wanted = replace(self._layout, sheet=self._sheet.currentData())
        self._layout = replace(wanted, has_header=self._has_header.isChecked())
        self.chosen.emit(self._layout)

    def _encoding_name(self, codec: str) -> str:
        return {
            "utf-8": self.tr("Unicode (UTF-8)"),
            "utf-8-sig": self.tr("Unicode (UTF-8 with its mark)"),
            "utf-16": self.tr("Unicode (UTF-16)"),
            "utf-16-le": self.tr("Unicode (UTF-16, low byte first)"),
            "utf-16-be": self.tr("Unicode (UTF-16, high byte first)"),
            "utf-32": self.tr("Unicode (UTF-32)"),
            "cp1252": self.tr("Western (Windows-1252)"),
            "mac_roman": self.tr("Western (Mac Roman)"),
            "iso8859-15": self.tr("Western (ISO 8859-15)"),
            "cp850": self.tr("Western (DOS 850)"),
            "cp1250": self.tr("Central European (Windows-1250)"),
        }.get(codec, codec)

    def _delimiter_name(self, delimiter: str) -> str:
        return {
            ",": self.tr("Comma", "between two cells"),
            ";": self.tr("Semicolon", "between two cells"),
            "\t": self.tr("Tab", "between two cells"),
            "|": self.tr("Vertical bar", "between two cells"),
            "": self.tr("None: one column"),
        }.get(delimiter, delimiter)


def labelled(text: str, field: QWidget) -> QWidget:
    """A field with its name before it, as one widget that is shown, hidden and wrapped as a whole."""
    pair = QWidget()
    label = PlainLabel(text)
    label.setBuddy(field)
    field.setAccessibleName(text)
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label)
    row.addWidget(field, 1)
    return pair


def _chooser(name: str) -> QComboBox:
    chooser = QComboBox()
    chooser.setObjectName(name)
    chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return chooser
