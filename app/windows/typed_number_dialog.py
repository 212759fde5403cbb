"""Confirming a large change by typing its number."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.widgets.dialog import Dialog
from app.widgets.icons import IconView
from app.widgets.labels import Heading, PlainLabel
from app.windows import wording


class TypedNumberDialog(Dialog):
    """Says what is unusual, and is accepted only with the number; grouped digits are the same number."""

    def __init__(
        self, parent: QWidget, title: str, reasons: Sequence[str], number: int, accept_text: str
    ) -> None:
        super().__init__(parent, "typedNumberDialog", title)
        self.number = number
        self._edit = QLineEdit()
        self._edit.setObjectName("typedNumberEdit")
        self._accept = self.add_accept_button(accept_text, "confirmNumberButton", danger=True)

        letter = self.fontMetrics().averageCharWidth()
        heading = Heading(title, level=2)
        heading.setMinimumWidth(min(heading.fontMetrics().horizontalAdvance(title) + letter, letter * 90))
        above = QHBoxLayout()
        above.setSpacing(letter)
        above.addWidget(IconView("triangle-alert", "warning", side=1.5))
        above.addWidget(heading, 1)
        self.body.addLayout(above)
        for reason in reasons:
            label = PlainLabel(reason, wrap=True, selectable=True)
            label.setMinimumWidth(letter * 56)
            self.body.addWidget(label)
        asked = PlainLabel(
            self.tr("If that is meant, type the number of customers, {number}:").format(
                number=wording.number(number)
            ),
            wrap=True,
        )
        asked.setBuddy(self._edit)
        self._edit.setAccessibleName(asked.text())
        self._edit.setMaximumWidth(letter * 24)
        self.body.addWidget(asked)
        self.body.addWidget(self._edit)
        self.body.addStretch()

        self._edit.textChanged.connect(self._follow)

        self.prefer_cancel()
        self._edit.setFocus()
        self._follow()

    def _follow(self) -> None:
        self._accept.setEnabled(typed_number(self._edit.text()) == self.number)

    # Qt

    def accept(self) -> None:
        if self._accept.isEnabled():
            super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field confirms what was typed right, and does not cancel what was typed wrong."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.focusWidget() is self._edit:
            self.accept()
        else:
            super().keyPressEvent(event)


def typed_number(text: str) -> int | None:
    """The number that the digits say, however they are grouped; None for anything else."""
    digits = "".join(char for char in text if char not in " .,'’\u00a0\u202f\u2009")
    return int(digits) if digits.isdecimal() and len(digits) < 15 else None
