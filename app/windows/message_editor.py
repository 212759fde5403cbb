"""Where a batch's invitation or reminder is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.controllers import drafts
from app.controllers.drafts import Draft, Template
from app.errors import Refusal
from app.widgets.banner import Banner
from app.widgets.labels import Heading, Hint, PlainLabel
from app.widgets.preferences import Preferences
from app.widgets.tasks import Tasks
from app.widgets.theme import restyle
from app.widgets.words import isolate, sentence
from app.windows import message_problems, template_menu
from app.windows.field_button import FieldButton
from app.windows.field_highlighter import FieldHighlighter
from app.windows.html_dialog import HtmlButton
from app.windows.template_menu import TemplateButton

if TYPE_CHECKING:
    from app.controllers.audiences import Mail

_BEFORE_SAVING = 600  # ms without a key before what was typed is kept
_BEFORE_RENDERING = 250  # ms without a key before it is judged, and shown to be read
_FEWEST_LINES = 4  # of text to be seen at once, however small the window


class MessageEditor(QWidget):
    """Subject, text and HTML with their fields; what is typed is kept with the batch by itself."""

    loaded = Signal()
    """The batch's message is there, or the one to begin with."""
    edited = Signal()
    """The message is different, and the typing pauses."""
    refused = Signal(object)
    """What was typed could not be kept, for this Refusal."""

    def __init__(
        self, tasks: Tasks, batch_id: int, mail: Mail, preferences: Preferences | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("messageEditor")
        self._tasks = tasks
        self._batch_id = batch_id
        self._mail = mail
        self._fields: Sequence[str] | None = None  # until something is to be shown
        self._seen: Draft | None = None  # until it is loaded
        self._unsaved = False

        self._subject = QLineEdit()
        self._subject.setObjectName("subjectEdit")
        self._subject.setPlaceholderText(self.tr("Subject"))
        self._subject.setAccessibleName(self.tr("Subject"))
        self._body = _Body("bodyEdit", self.tr("Text of the message"))
        self._body.setTabChangesFocus(True)
        self._highlighter = FieldHighlighter(self._body)
        self._templates = TemplateButton(tasks, mail, lambda: self.draft)
        self._html = HtmlButton(tasks, preferences)
        self._insert = FieldButton("insertMessageFieldButton", "fieldMenu")
        self._html_hint = Hint(
            self.tr("This text is read where HTML is not shown; all others read the pasted HTML.")
        )
        self._html_hint.setObjectName("htmlHint")
        self._html_hint.hide()
        self._warning = PlainLabel(wrap=True)
        self._warning.setObjectName("messageWarning")
        self._warning.hide()
        self._banner = Banner()
        self._banner.setObjectName("messageBanner")
        self._target: QLineEdit | QPlainTextEdit = self._body
        self._saving = _timer(self, _BEFORE_SAVING)
        self._rendering = _timer(self, _BEFORE_RENDERING)

        top = QHBoxLayout()
        top.addWidget(Heading(self.tr("Message"), level=3, elide="none"), 1)
        for button in (self._templates, self._html, self._insert):
            top.addWidget(button)
        column = QVBoxLayout(self)
        em = self.fontMetrics().height()
        column.setContentsMargins(round(em * 0.8), 0, 0, round(em * 0.6))
        column.addLayout(top)
        column.addWidget(self._banner)
        column.addWidget(self._subject)
        column.addWidget(self._html_hint)
        column.addWidget(self._body, 1)
        column.addWidget(self._warning)

        self._subject.textChanged.connect(self._on_edited)
        self._body.textChanged.connect(self._on_edited)
        self._body.tooLong.connect(self._on_too_long)
        self._subject.installEventFilter(self)
        self._body.installEventFilter(self)
        self._saving.timeout.connect(self.save)
        self._rendering.timeout.connect(self._on_pause)
        self._insert.chosen.connect(self._on_field)
        self._templates.chosen.connect(self._on_template)
        self._templates.kept.connect(self._on_kept)
        self._html.chosen.connect(self._on_html)

        self.setEnabled(False)

    @property
    def draft(self) -> Draft:
        """The message as it is written now."""
        return Draft(self._subject.text(), self._body.toPlainText(), self._html.html)

    def show_fields(self, fields: Sequence[str]) -> None:
        """Offer these fields; the first time, begin with the batch's message or a starter."""
        first, changed = self._fields is None, fields != self._fields
        self._fields = fields
        if changed:
            self._insert.set_fields(fields)
            self._html.set_fields(fields)
            self._highlighter.set_fields(fields)
            self._judge()
        if first:
            batch_id, mail, language = self._batch_id, self._mail, template_menu.language()
            self._tasks.read(
                self, lambda _: drafts.begin(batch_id, mail, language), self._begin, topic="draft", quick=True
            )

    def save(self) -> None:
        """Keep what was typed, if it is not kept yet."""
        if self._unsaved:
            self.keep(lambda: None)

    def keep(self, then: Callable[[], None]) -> None:
        """Keep the message as it is, a starter too, and then go on: with what is sent from it."""
        self._unsaved = False
        self._saving.stop()
        batch_id, mail, draft = self._batch_id, self._mail, self.draft
        # No window shows another one's message, so nobody need hear of it, least of all this one.
        self._tasks.write(
            self,
            lambda _: drafts.save(batch_id, mail, draft),
            lambda _: then(),
            changes=(),
            label=self.tr("Keeping the message"),
        )

    def give_up(self) -> None:
        """Keep nothing any more: the batch is gone."""
        self._seen = None
        self._unsaved = False
        self._saving.stop()

    def show_refusal(self, refusal: Refusal) -> None:
        """What was typed is still to be kept."""
        self._unsaved = self._seen is not None
        self.refused.emit(refusal)

    def _begin(self, draft: Draft) -> None:
        self._subject.setText(draft.subject)
        self._body.setPlainText(draft.text)
        self._show_html(draft.html)
        self._seen = self.draft
        self.setEnabled(True)
        self._judge()
        self.loaded.emit()

    def _on_edited(self) -> None:
        # Colouring the fields changes the text as well, for Qt.
        if self._seen is None or self.draft == self._seen:
            return
        self._seen = self.draft
        self._unsaved = True
        self._saving.start()
        self._rendering.start()
        self._banner.leave()
        self._judge()

    def _on_pause(self) -> None:
        self._judge()
        self.edited.emit()

    def _judge(self) -> None:
        """Say why the message cannot be sent, and nothing if it can."""
        if self._seen is None or self._fields is None:
            return
        error = message_problems.error(self._seen, self._fields)
        if error and self._rendering.isActive():
            return  # a field that is still being typed
        text = error or message_problems.lack(self._seen)
        self._warning.setText(text)
        self._warning.setProperty("tone", "error" if error else "warning")
        self._warning.setVisible(bool(text))
        restyle(self._warning)
        self._body.setAccessibleDescription(text)

    def _on_field(self, field: str) -> None:
        if isinstance(self._target, QLineEdit):
            self._target.insert(field)
        else:
            self._target.insertPlainText(field)
        self._target.setFocus()

    def _on_template(self, template: Template) -> None:
        text = self.tr("The message was replaced by ‘{name}’.")
        self._become(template.draft, text.format(name=template_menu.title(template)))

    def _on_kept(self, name: str) -> None:
        self._banner.show_message(self.tr("Kept as the template ‘{name}’.").format(name=isolate(name)))

    def _on_html(self, html: str) -> None:
        self._become(
            Draft(self._subject.text(), self._body.toPlainText(), html),
            self.tr("The pasted HTML is used.")
            if html
            else self.tr("The HTML is written from the text again."),
        )

    def _on_too_long(self, length: int) -> None:
        self._banner.show_refusal(sentence(drafts.TooLong(length=length, longest=drafts.LONGEST)))

    def _become(self, draft: Draft, said: str) -> None:
        before = self.draft
        self._put(draft)
        self._banner.show_message(said, undo=lambda: self._put(before))

    def _put(self, draft: Draft) -> None:
        """Replace what differs, in such a way that Ctrl+Z takes it back in each field as well."""
        if self._subject.text() != draft.subject:
            self._subject.selectAll()
            self._subject.insert(draft.subject)
        if self._body.toPlainText() != draft.text:
            cursor = QTextCursor(self._body.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(draft.text)
            self._body.moveCursor(QTextCursor.MoveOperation.Start)
        self._show_html(draft.html)
        self._on_edited()

    def _show_html(self, html: str) -> None:
        self._html.show_html(html)
        self._html_hint.setVisible(bool(html))

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


class _Body(LongText):
    """Refuses to be filled with more than a message can be: Qt would take seconds to lay it out."""

    tooLong = Signal(int)  # noqa: N815 - beside Qt's own names
    """So many characters would it have been."""

    # Qt

    def insertFromMimeData(self, source: QMimeData) -> None:
        length = self.document().characterCount() + len(source.text())
        if length > drafts.LONGEST:
            self.tooLong.emit(length)
        else:
            super().insertFromMimeData(source)


def _timer(owner: QWidget, milliseconds: int) -> QTimer:
    timer = QTimer(owner, interval=milliseconds)
    timer.setSingleShot(True)
    return timer
