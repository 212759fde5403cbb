"""The message of a batch's reminder: written on one side, seen as its recipients will on the other."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QHideEvent, QTextCharFormat, QTextOption
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.controllers import history, reminders
from app.controllers.history import BatchGone
from app.controllers.reminders import NoSurveyAddress, Rendered
from app.errors import Refusal
from app.widgets import words
from app.widgets.icons import icon
from app.widgets.labels import Heading, PlainLabel
from app.widgets.palette import Tone, tone_colour
from app.widgets.tasks import Tasks
from app.windows import wording

_BEFORE_SAVING = 600  # ms without a key before what was typed is kept
_BEFORE_RENDERING = 250  # ms without a key before it is shown to be read
_FEWEST_LINES = 4  # of text to be seen at once, however small the window


class MessageEditor(QWidget):
    """Subject and text with their fields; what is typed is kept with the batch by itself."""

    edited = Signal()
    """Subject or text is different, and the typing pauses."""

    def __init__(self, tasks: Tasks, batch_id: int) -> None:
        super().__init__()
        self._tasks = tasks
        self._batch_id = batch_id
        self._fields: Sequence[str] = ()
        self._loaded = False

        self._subject = QLineEdit()
        self._subject.setObjectName("subjectEdit")
        self._subject.setPlaceholderText(self.tr("Subject"))
        self._subject.setAccessibleName(self.tr("Subject"))
        self._body = _Text("bodyEdit", self.tr("Text of the message"))
        self._body.setTabChangesFocus(True)
        self._insert = QPushButton(icon("plus"), self.tr("Insert a field"))
        self._insert.setObjectName("insertFieldButton")
        self._insert.setToolTip(self.tr("What is between double braces is different for each recipient"))
        # A click leaves the cursor where the field is to go.
        self._insert.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._menu = QMenu(self)
        self._menu.setObjectName("fieldMenu")
        self._insert.setMenu(self._menu)
        self._warning = PlainLabel(wrap=True)
        self._warning.setObjectName("messageWarning")
        self._warning.setProperty("tone", "warning")
        self._warning.hide()
        self._target: QLineEdit | QPlainTextEdit = self._body
        self._saving = _timer(self, _BEFORE_SAVING)
        self._rendering = _timer(self, _BEFORE_RENDERING)

        top = QHBoxLayout()
        top.addWidget(Heading(self.tr("Message"), level=3), 1)
        top.addWidget(self._insert)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self._subject)
        column.addWidget(self._body, 1)
        column.addWidget(self._warning)

        self._subject.textEdited.connect(self._on_edited)
        self._body.textChanged.connect(self._on_edited)
        self._subject.installEventFilter(self)
        self._body.installEventFilter(self)
        self._saving.timeout.connect(self.save)
        self._rendering.timeout.connect(self.edited)
        self._menu.triggered.connect(lambda action: self._on_field(action.data()))

    @property
    def subject(self) -> str:
        return self._subject.text()

    @property
    def body(self) -> str:
        return self._body.toPlainText()

    def show_batch(self, batch: history.Details, fields: Sequence[str]) -> None:
        """Begin with the batch's message, or a proposal; later only the fields to choose from are renewed."""
        if not self._loaded:
            proposed = not batch.subject and not batch.body
            self._subject.setText(self._default_subject() if proposed else batch.subject)
            self._body.setPlainText(self._default_body() if proposed else batch.body)
            self._loaded = True
            self._saving.stop()  # nothing was typed
            self._rendering.stop()
            self._show_warning()
        if fields != self._fields:
            self._fields = fields
            self._menu.clear()
            for field in fields:
                self._menu.addAction(f"{{{{{field}}}}}").setData(field)

    def save(self) -> None:
        """Keep what was typed, if it is not kept yet."""
        if not self._loaded or not self._unsaved:
            return
        self._unsaved = False
        self._saving.stop()
        batch_id, subject, body = self._batch_id, self.subject, self.body
        # No window shows another one's message, so nobody need hear of it, least of all this one.
        self._tasks.write(
            self,
            lambda _: history.save_message(batch_id, subject, body),
            lambda _: None,
            changes=(),
            label=self.tr("Keeping the message"),
        )

    _unsaved = False

    def _default_subject(self) -> str:
        return self.tr("A reminder: your opinion counts")

    def _default_body(self) -> str:
        return self.tr(
            "Hello {{first_name}},\n\n"
            "Not long ago we asked you how you found your purchase, and we have no answer from you yet. "
            "It takes two minutes and helps us to do better:\n\n"
            "{{survey_link}}\n\n"
            "If you have answered in the meantime, thank you: please ignore this message.\n\n"
            "Kind regards\n\n"
            "{{unsubscribe}}",
            "leave what is between double braces as it is",
        )

    def _on_edited(self) -> None:
        if not self._loaded:
            return
        self._unsaved = True
        self._saving.start()
        self._rendering.start()
        self._show_warning()

    def _on_field(self, field: str) -> None:
        text = f"{{{{{field}}}}}"
        if isinstance(self._target, QLineEdit):
            self._target.insert(text)
            self._on_edited()
        else:
            self._target.insertPlainText(text)
        self._target.setFocus()

    def _show_warning(self) -> None:
        lacking = reminders.lacking(self.body)
        sentences = {
            "survey_link": self.tr("Without {{survey_link}} nobody can answer."),
            "unsubscribe": self.tr("Without {{unsubscribe}} nobody is told how to be left alone."),
        }
        self._warning.setText(" ".join(sentences[name] for name in lacking))
        self._warning.setVisible(bool(lacking))

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QLineEdit | QPlainTextEdit):
            self._target = watched
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.save()


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
        self._text = _Text("messagePreview", self.tr("The message as the recipient will see it"))
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
        column.setContentsMargins(0, 0, 0, 0)
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


class _Text(QPlainTextEdit):
    """Several lines of plain text that may become low, but not lower than is of use."""

    def __init__(self, name: str, accessible_name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    # Qt

    def minimumSizeHint(self) -> QSize:
        around = 2 * self.frameWidth() + round(2 * self.document().documentMargin())
        return QSize(
            12 * self.fontMetrics().height(), _FEWEST_LINES * self.fontMetrics().lineSpacing() + around
        )

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


def _step(name: str, icon_name: str, text: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setIcon(icon(icon_name))
    button.setToolTip(text)
    button.setAccessibleName(text)
    return button


def _timer(owner: QWidget, milliseconds: int) -> QTimer:
    timer = QTimer(owner, interval=milliseconds)
    timer.setSingleShot(True)
    return timer
