"""A batch's message as its recipients will see it."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.controllers import audiences
from app.controllers.audiences import Draft, Mail, NoSurveyAddress, Rendered
from app.controllers.history import BatchGone
from app.errors import Refusal
from app.widgets import words
from app.widgets.html_view import HtmlView
from app.widgets.icons import icon
from app.widgets.labels import Heading, Hint, PlainLabel
from app.widgets.palette import Tone, tone_colour
from app.widgets.tasks import Tasks
from app.windows import audience_wording, sending_wording, wording
from app.windows.message_editor import LongText

_NOTHING = Draft("", "")


class MessagePreview(QWidget):
    """The message as one recipient after the other will see it, as text and as HTML."""

    surveyWanted = Signal()  # noqa: N815 - beside Qt's own names
    """The survey's address is missing and is to be asked for."""

    def __init__(self, tasks: Tasks, batch_id: int, mail: Mail) -> None:
        super().__init__()
        self._tasks = tasks
        self._batch_id = batch_id
        self._recipients = array("q")
        self._place = 0
        self._draft = _NOTHING
        self._shown: Rendered | Refusal | None = None
        self._laid_out: Rendered | None = None

        self._as_text = _switch("previewTextButton", self.tr("Text"))
        self._as_html = _switch("previewHtmlButton", self.tr("HTML"))
        self._previous = _step("previousRecipientButton", "chevron-left", self.tr("Previous recipient"))
        self._next = _step("nextRecipientButton", "chevron-right", self.tr("Next recipient"))
        self._position = PlainLabel()
        self._position.setObjectName("previewPosition")
        self._position.setProperty("dim", True)
        self._text = LongText("messagePreview", self.tr("The message as the recipient will see it"))
        self._text.setReadOnly(True)
        self._text.setPlaceholderText(audience_wording.no_message(mail))
        self._head = _Head("messagePreviewHead", self.tr("Sender, recipient and subject"))
        self._html = HtmlView("messagePreviewHtml", self.tr("The message as HTML"))
        self._target = Hint(elide="middle")
        self._target.setObjectName("linkTarget")
        self._survey = QPushButton(icon("link"), self.tr("Survey address…"))
        self._survey.setObjectName("surveyAddressButton")
        self._survey.hide()

        em = self.fontMetrics().height()
        switch = QHBoxLayout()
        switch.setSpacing(round(em * 0.2))
        # No button group: Tab would come to the one of them only that is pressed.
        for button in (self._as_text, self._as_html):
            switch.addWidget(button)
        top = QHBoxLayout()
        top.setSpacing(round(em * 0.4))
        top.addWidget(Heading(self.tr("As the recipient sees it"), level=3, elide="none"), 1)
        top.addLayout(switch)
        top.addSpacing(round(em * 0.4))
        top.addWidget(self._position)
        top.addWidget(self._previous)
        top.addWidget(self._next)
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(round(em * 0.2))
        rows.addWidget(self._head)
        rows.addWidget(self._html, 1)
        rows.addWidget(self._target)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._text)
        self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(round(em * 0.8), round(em * 0.6), 0, 0)
        column.addLayout(top)
        column.addWidget(self._pages, 1)
        column.addWidget(self._survey, alignment=Qt.AlignmentFlag.AlignLeading)

        self._as_text.clicked.connect(lambda: self._choose(as_html=False))
        self._as_html.clicked.connect(lambda: self._choose(as_html=True))
        self._previous.clicked.connect(lambda: self._go(self._place - 1))
        self._next.clicked.connect(lambda: self._go(self._place + 1))
        self._html.linkPointed.connect(self._show_target)
        self._survey.clicked.connect(self.surveyWanted)

        self._choose(as_html=False)
        self._show_position()
        self._show_target("")

    @property
    def recipient(self) -> int | None:
        """The transaction of the one whose message is shown."""
        return self._recipients[self._place] if self._recipients else None

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

    def show_draft(self, draft: Draft) -> None:
        """Show this message to be read."""
        self._draft = draft
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
        batch_id, transaction_id, draft = self._batch_id, self._recipients[self._place], self._draft
        unsubscribe = sending_wording.how_to_unsubscribe()
        self._tasks.read(
            self,
            lambda _: audiences.render(batch_id, transaction_id, draft, unsubscribe),
            self._show,
            topic="message",
            quick=True,
            failed=self._show_refused,
        )

    def _show_refused(self, refusal: Refusal) -> None:
        if not isinstance(refusal, BatchGone):  # which the page says
            self._show(refusal)

    def _show(self, shown: Rendered | Refusal | None) -> None:
        scrolled = [view.verticalScrollBar().value() for view in (self._text, self._html)]
        self._shown = shown
        self._text.clear()
        self._text.setProperty("error", isinstance(shown, Refusal))
        self._survey.setVisible(isinstance(shown, NoSurveyAddress))
        if isinstance(shown, Refusal):
            _write(self._text, words.sentence(shown), "error")
        elif shown is not None:
            self._write_head(self._text, shown)
            _write(self._text, "\n\n" + shown.text)
        self._choose_page()
        for view, value in zip((self._text, self._html), scrolled, strict=True):
            view.verticalScrollBar().setValue(value)

    def _write_head(self, edit: QPlainTextEdit, shown: Rendered) -> None:
        _write(edit, self.tr("From:") + " ", "dim")
        if shown.sender:
            _write(edit, audience_wording.mailbox(shown.sender_name, shown.sender) + "\n")
        else:
            _write(edit, self.tr("not set up yet, in Settings", "the sender of a message") + "\n", "warning")
        _write(edit, self.tr("To:") + " ", "dim")
        _write(edit, words.isolate(shown.to) + "\n")
        if shown.reply_to:
            _write(edit, self.tr("Reply to:") + " ", "dim")
            _write(edit, words.isolate(shown.reply_to) + "\n")
        _write(edit, self.tr("Subject:") + " ", "dim")
        _write(edit, words.isolate(shown.subject), bold=True)

    def _choose(self, *, as_html: bool) -> None:
        self._as_text.setChecked(not as_html)
        self._as_html.setChecked(as_html)
        self._choose_page()

    def _choose_page(self) -> None:
        """A message that cannot be shown is explained in words, whatever is chosen."""
        if self._as_html.isChecked() and isinstance(self._shown, Rendered):
            if self._laid_out is not self._shown:  # which takes a while, so that it is left until it is seen
                self._lay_out(self._shown)
            self._pages.setCurrentIndex(1)
        else:
            self._pages.setCurrentIndex(0)

    def _lay_out(self, shown: Rendered) -> None:
        self._laid_out = shown
        self._head.clear()
        self._write_head(self._head, shown)
        self._head.fit()
        self._html.setHtml(shown.html)
        self._show_target("")

    def _show_target(self, target: str) -> None:
        self._target.setText(target or self.tr("Here no link opens, and no picture is loaded."))
        self._target.setProperty("target", target)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown is not None:
            self._laid_out = None
            self._show(self._shown)


class _Head(LongText):
    """The lines above the HTML, as above the text: as high as they are."""

    def __init__(self, name: str, accessible_name: str) -> None:
        super().__init__(name, accessible_name)
        self.setReadOnly(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit(self) -> None:
        """Be as high as what is written."""
        lines = round(self.document().size().height())  # of a plain text edit it is in lines
        around = 2 * self.frameWidth() + round(2 * self.document().documentMargin())
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + around)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


def _write(edit: QPlainTextEdit, text: str, tone: Tone = "text", *, bold: bool = False) -> None:
    look = QTextCharFormat()
    look.setForeground(tone_colour(tone))
    look.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    cursor = edit.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    cursor.insertText(text, look)


def _switch(name: str, text: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setCheckable(True)
    button.setProperty("centred", True)
    return button


def _step(name: str, icon_name: str, text: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setIcon(icon(icon_name))
    button.setToolTip(text)
    button.setAccessibleName(text)
    return button
