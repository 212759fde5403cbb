"""The day of a mailing that was made by other means."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QWidget

from app.widgets.dialog import Dialog
from app.widgets.form import Form
from app.widgets.labels import PlainLabel


class MailedDialog(Dialog):
    """Asks for a day up to today; `chosen` carries it as a datetime.date, and the caller records it."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, title: str, text: str, accept_text: str) -> None:
        """`text` says what recording the mailing means; `accept_text` is what the button does."""
        super().__init__(parent, "mailedDialog", title)
        self._text = PlainLabel(text, wrap=True)
        self._day = QDateEdit()
        self._day.setObjectName("mailingDate")
        self._day.setCalendarPopup(True)
        self.add_accept_button(accept_text, "recordMailingButton")

        form = Form()
        form.add(self.tr("Mailed on"), self._day, stretch=False)
        self.body.addWidget(self._text)
        self.body.addLayout(form)
        self.body.addStretch(1)
        self._text.setMinimumWidth(self.fontMetrics().averageCharWidth() * 52)

        self.accepted.connect(self._on_accepted)

        self._day.setMaximumDate(QDate.currentDate())
        self._day.setDate(QDate.currentDate())
        self._day.setFocus()

    def _on_accepted(self) -> None:
        day = self._day.date()
        self.chosen.emit(date(day.year(), day.month(), day.day()))
