"""The HTML part of a message: written from the text, or pasted and cleaned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from app.controllers import drafts
from app.controllers.drafts import Cleaned
from app.errors import Refusal
from app.widgets import words
from app.widgets.dialog import Dialog
from app.widgets.icons import icon
from app.widgets.labels import Hint, PlainLabel
from app.widgets.palette import Tone
from app.widgets.paste_edit import PasteEdit
from app.widgets.preferences import Preferences
from app.widgets.tasks import Tasks
from app.widgets.theme import restyle
from app.windows import message_problems
from app.windows.field_button import FieldButton
from app.windows.field_highlighter import FieldHighlighter


class HtmlButton(QPushButton):
    """Switches between the HTML written from the text and one that is pasted."""

    chosen = Signal(str)
    """The cleaned HTML to be used from now on; empty: the one written from the text."""

    def __init__(self, tasks: Tasks, preferences: Preferences | None = None) -> None:
        super().__init__(self.tr("HTML"))
        self._tasks = tasks
        self._preferences = preferences
        self._html = ""
        self._fields: Sequence[str] = ()
        self.setObjectName("htmlButton")
        self.setAutoDefault(False)
        menu = QMenu(self)
        menu.setObjectName("htmlMenu")
        self._paste = menu.addAction("")
        self._paste.setObjectName("pasteHtmlAction")
        self._back = menu.addAction(self.tr("Back to the text"))
        self._back.setObjectName("backToTextAction")
        self.setMenu(menu)

        self._paste.triggered.connect(self._on_paste)
        self._back.triggered.connect(lambda: self.chosen.emit(""))

        self.show_html("")

    @property
    def html(self) -> str:
        """What is used now; empty: what is written from the text."""
        return self._html

    def show_html(self, html: str) -> None:
        """Say that this HTML is used."""
        self._html = html
        self.setIcon(icon("check") if html else QIcon())
        state = (
            self.tr("The HTML is the one that was pasted")
            if html
            else self.tr("The HTML is written from the text by itself")
        )
        self.setToolTip(state)
        self.setAccessibleDescription(state)
        self.setProperty("pasted", bool(html))
        self._paste.setText(self.tr("Change the HTML…") if html else self.tr("Paste HTML…"))
        self._back.setEnabled(bool(html))

    def set_fields(self, fields: Sequence[str]) -> None:
        """The names that the HTML may have between double braces."""
        self._fields = fields

    def _on_paste(self) -> None:
        dialog = HtmlDialog(self, self._tasks, self._fields, self._html, self._preferences)
        dialog.chosen.connect(self.chosen)
        dialog.open()


class HtmlDialog(Dialog):
    """Takes HTML and says what cleaning takes out of it; `chosen` carries what is left."""

    chosen = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        fields: Sequence[str],
        html: str,
        preferences: Preferences | None = None,
    ) -> None:
        title = self.tr("HTML of the message")
        super().__init__(parent, "htmlDialog", title, size=QSize(900, 640), preferences=preferences)
        self._tasks = tasks
        self._fields = fields
        self._cleaned: Cleaned | None = None
        self._explanation = Hint(
            self.tr(
                "Paste the HTML of a message as another program writes it. What has no place in a mail, "
                "such as scripts and forms, is taken out. {{survey_link}} may also be the address of a link."
            )
        )
        self._insert = FieldButton("insertHtmlFieldButton", "htmlFieldMenu")
        self._edit = PasteEdit()
        self._edit.setObjectName("htmlEdit")
        self._edit.setAccessibleName(self.tr("HTML"))
        # To break up a picture that is written into the HTML takes Qt seconds.
        self._edit.setLineWrapMode(PasteEdit.LineWrapMode.NoWrap)
        self._highlighter = FieldHighlighter(self._edit)
        self._removed = PlainLabel(wrap=True)
        self._removed.setObjectName("removedFromHtml")
        self._problem = PlainLabel(wrap=True)
        self._problem.setObjectName("htmlProblem")
        self._accept = self.add_accept_button(self.tr("Use this HTML"), "useHtmlButton")

        top = QHBoxLayout()
        top.addWidget(self._explanation, 1)
        top.addWidget(self._insert)
        below = QVBoxLayout()
        below.setSpacing(round(self.fontMetrics().height() * 0.3))
        below.addWidget(self._removed)
        below.addWidget(self._problem)
        self.body.addLayout(top)
        self.body.addWidget(self._edit, 1)
        self.body.addLayout(below)

        self._insert.chosen.connect(self._on_field)
        self._edit.textChanged.connect(self._on_changing)
        self._edit.textEdited.connect(self._read)
        self._edit.fileDropped.connect(self._on_file)

        self._insert.set_fields(fields)
        self._highlighter.set_fields(fields)
        self._edit.setPlainText(html)
        self._edit.setFocus()
        self._read()

    def _on_field(self, field: str) -> None:
        if not self._edit.is_aside():
            self._edit.insertPlainText(field)
        self._edit.setFocus()

    def _on_file(self, path: Path) -> None:
        self._tasks.read(self, lambda _: drafts.html_file(path), self._edit.setPlainText, topic="file")

    def _on_changing(self) -> None:
        """What was cleaned is not this text any more, so that it cannot be used either."""
        self._accept.setEnabled(False)

    def _read(self) -> None:
        html = self._edit.text()
        self._tasks.read(
            self,
            lambda _: drafts.cleaned(html),
            lambda cleaned: self._show(html, cleaned),
            topic="cleaned",
            failed=self._show_refused,
        )

    def _show_refused(self, refusal: Refusal) -> None:
        self._say(self._removed, "", "dim")
        self._say(self._problem, words.sentence(refusal), "error")

    def _show(self, html: str, cleaned: Cleaned) -> None:
        if html != self._edit.text():
            return  # it was changed meanwhile, and is about to be read again
        self._cleaned = cleaned
        self._accept.setEnabled(bool(cleaned.html.strip()))
        count = sum(cleaned.tags.values()) + sum(cleaned.attributes.values())
        self._removed.setProperty("removed", count)
        if not html.strip():
            self._say(self._removed, "", "dim")
        elif not cleaned.html.strip():
            self._say(self._removed, self.tr("Nothing of this may be mailed."), "error")
        elif count:
            self._say(self._removed, self._removals(cleaned), "warning")
        else:
            self._say(self._removed, self.tr("Nothing had to be taken out."), "good")
        self._show_problem(cleaned.html)

    def _removals(self, cleaned: Cleaned) -> str:
        parts = []
        if cleaned.tags:
            parts.append(self.tr("Taken out: {tags}.").format(tags=_counted(cleaned.tags)))
        if cleaned.attributes:
            text = self.tr("Attributes taken out: {attributes}.")
            parts.append(text.format(attributes=_counted(cleaned.attributes)))
        return " ".join(parts)

    def _show_problem(self, html: str) -> None:
        """What the fields of the HTML lack: no reason not to use it, since it can be mended later."""
        if not html.strip():
            self._say(self._problem, "", "dim")
        elif error := message_problems.error_of_html(html, self._fields):
            self._say(self._problem, error, "error")
        else:
            self._say(self._problem, message_problems.lack_of_html(html), "warning")

    def _say(self, label: PlainLabel, text: str, tone: Tone) -> None:
        label.setText(text)
        label.setProperty("tone", tone)
        label.setVisible(bool(text))
        restyle(label)

    # Qt

    def accept(self) -> None:
        if self._cleaned is not None and self._accept.isEnabled():
            super().accept()
            self.chosen.emit(self._cleaned.html)


def _counted(names: Mapping[str, int]) -> str:
    """As in `script × 2, style × 1`, the most frequent first and the rest summed up."""
    ordered = sorted(names.items(), key=lambda each: (-each[1], each[0]))
    return ", ".join(f"{words.isolate(name)} × {words.shown(count)}" for name, count in ordered)
