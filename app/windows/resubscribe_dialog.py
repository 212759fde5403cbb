"""Resubscribing one address: only on the evidence of a new consent."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QLineEdit, QWidget

from app.controllers import unsubscribing
from app.controllers.operations import Source
from app.errors import Refusal
from app.widgets.dialog import Dialog
from app.widgets.form import Form
from app.widgets.labels import PlainLabel
from app.widgets.tasks import Tasks
from app.widgets.words import isolate


class ResubscribeDialog(Dialog):
    """Asks when and where the person agreed; `resubscribed` carries the operation's id."""

    resubscribed = Signal(int)

    def __init__(self, parent: QWidget, tasks: Tasks, key: str, email: str) -> None:
        super().__init__(parent, "resubscribeDialog", self.tr("Resubscribe"))
        self._tasks = tasks
        self._key = key
        question = self.tr("Has the person at ‘{address}’ agreed to be mailed again? The evidence is kept.")
        self._question = PlainLabel(question.format(address=isolate(email)), wrap=True)
        self._date = QDateEdit(QDate.currentDate())
        self._date.setObjectName("consentDate")
        self._date.setCalendarPopup(True)
        self._date.setMaximumDate(QDate.currentDate())
        self._reference = QLineEdit()
        self._reference.setObjectName("consentReference")
        self._reference.setPlaceholderText(self.tr("A letter, a form, a mail: how to find it again"))
        self._accept = self.add_accept_button(self.tr("Resubscribe"), "resubscribeButton")

        form = Form()
        form.add(self.tr("Date of the consent"), self._date, stretch=False)
        form.add(self.tr("Reference"), self._reference)
        self.body.addWidget(self._question)
        self.body.addLayout(form)
        self.body.addStretch(1)
        self._reference.setMinimumWidth(self.fontMetrics().averageCharWidth() * 48)
        self._accept.setDefault(True)
        self._reference.setFocus()

    def _on_resubscribed(self, operation_id: int) -> None:
        super().accept()
        self.resubscribed.emit(operation_id)

    # Qt

    def accept(self) -> None:
        """Close only once it is done; a refusal keeps what was typed."""
        if not self._accept.isEnabled():
            return
        self._accept.setEnabled(False)
        day, reference = self._date.date(), self._reference.text()
        consent = date(day.year(), day.month(), day.day())
        self._tasks.write(
            self,
            lambda _: unsubscribing.resubscribe(self._key, consent, reference, Source.CUSTOMER_PAGE),
            self._on_resubscribed,
            changes={"suppression", "operation"},
            label=self.tr("Resubscribing"),
        )

    def show_refusal(self, refusal: Refusal) -> None:
        super().show_refusal(refusal)
        self._accept.setEnabled(True)
        self._reference.setFocus()  # which the disabled button had handed to Cancel
