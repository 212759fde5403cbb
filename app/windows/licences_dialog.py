"""The licences of everything that is passed on with the program: the parts on the left, the text beside."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from app.controllers import parts
from app.controllers.parts import Part
from app.widgets.dialog import Dialog
from app.widgets.labels import Heading, Hint
from app.widgets.theme import row_height


class LicencesDialog(Dialog):
    """Shows the licence of the part that is chosen."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, "licencesDialog", "", size=QSize(900, 620))
        self.setWindowTitle(self.tr("Licences"))
        self._parts = parts.parts()
        self._list = QListWidget()
        self._list.setObjectName("partList")
        self._list.setAccessibleName(self.tr("Parts of the program"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._name = Heading("", level=2)
        self._licence = Hint()
        self._text = QPlainTextEdit()
        self._text.setObjectName("licenceText")
        self._text.setAccessibleName(self.tr("Text of the licence"))
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.only_close()

        right = QVBoxLayout()
        right.setSpacing(round(self.fontMetrics().height() * 0.4))
        right.addWidget(self._name)
        right.addWidget(self._licence)
        right.addWidget(self._text, 1)
        both = QHBoxLayout()
        both.setSpacing(self.fontMetrics().height())
        both.addWidget(self._list)
        both.addLayout(right, 1)
        self.body.addWidget(
            Hint(self.tr("Relance is built on the work of many others. These are their terms."))
        )
        self.body.addLayout(both, 1)

        self._list.currentRowChanged.connect(self._show)

        for part in self._parts:
            item = QListWidgetItem(part.name)
            item.setSizeHint(QSize(0, row_height(self._list.font())))
            self._list.addItem(item)
        widest = max(self._list.fontMetrics().horizontalAdvance(part.name) for part in self._parts)
        self._list.setFixedWidth(widest + self.fontMetrics().height() * 3)
        self._list.setCurrentRow(0)
        self._list.setFocus()

    def _show(self, row: int) -> None:
        part = self._parts[row]
        self._name.setText(f"{part.name} {part.version}".rstrip())
        self._licence.setText(part.licence)
        self._licence.setVisible(bool(part.licence))
        self._text.setPlainText(part.text() or self._without_text(part))

    def _without_text(self, part: Part) -> str:
        if part.name == "SQLite":
            return self.tr("SQLite is in the public domain: everybody may do with it what they want.")
        return self.tr("This part has come without the text of its licence.")
