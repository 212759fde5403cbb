"""The message of a batch's reminder as its recipients will see it."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.controllers import reminders
from app.controllers.history import BatchGone
from app.controllers.reminders import NoSurveyAddress, Rendered
from app.errors import Refusal
from app.widgets import words
from app.widgets.icons import icon
from app.widgets.labels import Heading, PlainLabel
from app.widgets.palette import Tone, tone_colour
from app.widgets.tasks import Tasks
from app.windows import wording
from app.windows.message_editor import LongText


class MessagePreview(QWidget):
    """The message as one recipient after the other will see it."""

    surveyWanted = Signal()  # noqa: N815 - beside Qt's own names
    """The survey's address is missing and is to be asked for."""

    def __init__(self, tasks: Tasks, batch_id: int) -> None:
        super().__init__()
        self._tasks = tasks
        self._batch_id = batch_id
        self._recipients = array("q")
        self._place = 0
        self._template = ("", "")
        self._shown: Rendered | Refusal | None = None

        self._previous = _step("previousRecipientButton", "chevron-left", self.tr("Previous recipient"))
        self._next = _step("nextRecipientButton", "chevron-right", self.tr("Next recipient"))
        self._position = PlainLabel()
        self._position.setObjectName("previewPosition")
        self._position.setProperty("dim", True)
        self._text = LongText("messagePreview", self.tr("The message as the recipient will see it"))
        self._text.setReadOnly(True)
        self._text.setPlaceholderText(self.tr("Nobody is to be reminded, so there is no message to be seen."))
        self._survey = QPushButton(icon("link"), self.tr("Survey address…"))
        self._survey.setObjectName("surveyAddressButton")
        self._survey.hide()

        top = QHBoxLayout()
        top.addWidget(Heading(self.tr("As the recipient sees it"), level=3), 1)
        top.addWidget(self._position)
        top.addWidget(self._previous)
        top.addWidget(self._next)
        column = QVBoxLayout(self)
        em = self.fontMetrics().height()
        column.setContentsMargins(round(em * 0.8), round(em * 0.6), 0, 0)
        column.addLayout(top)
        column.addWidget(self._text, 1)
        column.addWidget(self._survey, alignment=Qt.AlignmentFlag.AlignLeading)

        self._previous.clicked.connect(lambda: self._go(self._place - 1))
        self._next.clicked.connect(lambda: self._go(self._place + 1))
        self._survey.clicked.connect(self.surveyWanted)

        self._show_position()

    def show_recipients(self, recipients: array[int]) -> None:
        """Go through these transactions, in this order; stays on the same person if still among them."""
        place = self._place
        if self._recipients and recipients != self._recipients:
            try:
                place = recipients.index(self._recipients[place])
            except ValueError:
                place = min(place, max(len(recipients) - 1, 0))
        self._recipients = recipients
        self._go(place)

    def show_recipient(self, transaction_id: int) -> None:
        """Show the message of one of the recipients."""
        if transaction_id in self._recipients:
            self._go(self._recipients.index(transaction_id))

    def show_message(self, subject: str, body: str) -> None:
        """Show this message to be read."""
        self._template = (subject, body)
        self._render()

    def _go(self, place: int) -> None:
        self._place = place
        self._show_position()
        self._render()

    def _show_position(self) -> None:
        count = len(self._recipients)
        self._previous.setEnabled(self._place > 0)
        self._next.setEnabled(self._place < count - 1)
        text = self.tr("{position} of {count}", "the recipient in the preview")
        self._position.setText(
            text.format(position=wording.number(self._place + 1), count=wording.number(count))
            if count
            else ""
        )
        self._position.setProperty("position", self._place + 1 if count else 0)
        self._position.setProperty("count", count)

    def _render(self) -> None:
        if not self._recipients:
            self._show(None)
            return
        batch_id, transaction_id = self._batch_id, self._recipients[self._place]
        subject, body = self._template
        unsubscribe = self.tr(
            "To receive no more of our surveys, answer this message with the word UNSUBSCRIBE."
        )
        self._tasks.read(
            self,
            lambda _: reminders.render(batch_id, transaction_id, subject, body, unsubscribe),
            self._show,
            topic="message",
            quick=True,
            failed=self._show_refused,
        )

    def _show_refused(self, refusal: Refusal) -> None:
        if not isinstance(refusal, BatchGone):  # which the page says
            self._show(refusal)

    def _show(self, shown: Rendered | Refusal | None) -> None:
        scrolled = self._text.verticalScrollBar().value()
        self._shown = shown
        self._text.clear()
        self._text.setProperty("error", isinstance(shown, Refusal))
        self._survey.setVisible(isinstance(shown, NoSurveyAddress))
        if isinstance(shown, Refusal):
            self._write(words.sentence(shown), "error")
        elif shown is not None:
            self._write(self.tr("To:") + " ", "dim")
            self._write(words.isolate(shown.to) + "\n")
            self._write(self.tr("Subject:") + " ", "dim")
            self._write(words.isolate(shown.subject) + "\n\n", bold=True)
            self._write(shown.text)
        self._text.verticalScrollBar().setValue(scrolled)

    def _write(self, text: str, tone: Tone = "text", *, bold: bool = False) -> None:
        look = QTextCharFormat()
        look.setForeground(tone_colour(tone))
        look.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        cursor = self._text.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        cursor.insertText(text, look)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown is not None:
            self._show(self._shown)


def _step(name: str, icon_name: str, text: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setIcon(icon(icon_name))
    button.setToolTip(text)
    button.setAccessibleName(text)
    return button
