"""Where the message of a batch's reminder is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent, QTextOption
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.controllers import history, reminders
from app.errors import Refusal
from app.widgets.icons import icon
from app.widgets.labels import Heading, PlainLabel
from app.widgets.tasks import Tasks

_BEFORE_SAVING = 600  # ms without a key before what was typed is kept
_BEFORE_RENDERING = 250  # ms without a key before it is shown to be read
_FEWEST_LINES = 4  # of text to be seen at once, however small the window


class MessageEditor(QWidget):
    """Subject and text with their fields; what is typed is kept with the batch by itself."""

    edited = Signal()
    """Subject or text is different, and the typing pauses."""
    refused = Signal(object)
    """What was typed could not be kept, for this Refusal."""

    def __init__(self, tasks: Tasks, batch_id: int) -> None:
        super().__init__()
        self._tasks = tasks
        self._batch_id = batch_id
        self._fields: Sequence[str] = ()
        self._loaded = False
        self._unsaved = False

        self._subject = QLineEdit()
        self._subject.setObjectName("subjectEdit")
        self._subject.setPlaceholderText(self.tr("Subject"))
        self._subject.setAccessibleName(self.tr("Subject"))
        self._body = LongText("bodyEdit", self.tr("Text of the message"))
        self._body.setTabChangesFocus(True)
        self._insert = QPushButton(icon("plus"), self.tr("Insert a field"))
        self._insert.setObjectName("insertMessageFieldButton")
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
        em = self.fontMetrics().height()
        column.setContentsMargins(round(em * 0.8), 0, 0, round(em * 0.6))
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
        if not self._unsaved:
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

    def give_up(self) -> None:
        """Keep nothing any more: the batch is gone."""
        self._loaded = self._unsaved = False
        self._saving.stop()

    def show_refusal(self, refusal: Refusal) -> None:
        """What was typed is still to be kept."""
        self._unsaved = self._loaded
        self.refused.emit(refusal)

    def _default_subject(self) -> str:
        return self.tr("A reminder: your opinion counts")

    def _default_body(self) -> str:
        # Without the second argument: behind it lupdate would take the comma for a plural's number.
        #: leave what is between double braces as it is
        return self.tr(
            "Hello {{first_name}},\n\n"
            "Not long ago we asked you how you found your purchase, and we have no answer from you yet. "
            "It takes two minutes and helps us to do better:\n\n"
            "{{survey_link}}\n\n"
            "If you have answered in the meantime, thank you: please ignore this message.\n\n"
            "Kind regards\n\n"
            "{{unsubscribe}}"
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
        if event.type() == QEvent.Type.Close and watched is self.window():
            self.save()  # the last moment at which anything can be written
        elif event.type() == QEvent.Type.FocusIn and isinstance(watched, QLineEdit | QPlainTextEdit):
            self._target = watched
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.save()


class LongText(QPlainTextEdit):
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


def _timer(owner: QWidget, milliseconds: int) -> QTimer:
    timer = QTimer(owner, interval=milliseconds)
    timer.setSingleShot(True)
    return timer
