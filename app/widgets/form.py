"""Fields under one another, each with its label beside it and a hint below it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPlainTextEdit, QWidget

from app.widgets.labels import Hint, PlainLabel


class Form(QGridLayout):
    """Labels in one column, fields in the other; a label names its field to screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnStretch(1, 1)

    def add(self, label: str, field: QWidget, hint: str = "", *, stretch: bool = True) -> PlainLabel:
        """Add a row; `stretch` makes the field as wide as there is room. Returns the label."""
        row = self.rowCount()
        name = PlainLabel(label)
        name.setBuddy(field)
        if not field.accessibleName() and not isinstance(field, QLabel):  # which says what it shows
            field.setAccessibleName(label)
        em = field.fontMetrics().height()
        self.setHorizontalSpacing(em)
        self.setVerticalSpacing(round(em * 0.4))
        if isinstance(field, QPlainTextEdit):  # the label belongs beside its first line
            name.setContentsMargins(0, round(em * 0.4), 0, 0)
            self.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self.addWidget(name, row, 0, Qt.AlignmentFlag.AlignVCenter)
        if stretch:
            self.addWidget(field, row, 1)
        else:
            self.addWidget(field, row, 1, Qt.AlignmentFlag.AlignLeft)
        if hint:
            self.addWidget(Hint(hint), row + 1, 1)
        return name
