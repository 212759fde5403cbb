"""The button that inserts a field into a message."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton

from app.controllers import drafts
from app.widgets.icons import icon


class FieldButton(QPushButton):
    """Offers what is known of every recipient, and apart from it what is made for the message."""

    chosen = Signal(str)
    """What is to be inserted: a name in double braces."""

    def __init__(self, name: str, menu_name: str) -> None:
        super().__init__(icon("plus"), self.tr("Insert a field"))
        self._fields: Sequence[str] = ()
        self.setObjectName(name)
        self.setAutoDefault(False)
        self.setToolTip(self.tr("What is between double braces is different for each recipient"))
        # A click leaves the cursor where the field is to go.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self)
        menu.setObjectName(menu_name)
        self.setMenu(menu)
        menu.triggered.connect(lambda action: self.chosen.emit(f"{{{{{action.data()}}}}}"))

    def set_fields(self, fields: Sequence[str]) -> None:
        """Offer these; the menu stays as it is, open or not, while they are the same."""
        if fields == self._fields:
            return
        self._fields = fields
        menu = self.menu()
        menu.clear()
        for made in (False, True):
            menu.addSeparator()
            for field in fields:
                if (field in drafts.MADE) is made:
                    menu.addAction(f"{{{{{field}}}}}").setData(field)
