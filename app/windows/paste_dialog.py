"""What the dialogs share that take a paste, show what will happen to each line, and then do exactly that."""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from app.controllers import files
from app.controllers.pasting import Unreadable
from app.errors import Refusal
from app.widgets.dialog import Dialog
from app.widgets.outcome_view import OutcomeLine, OutcomeView
from app.widgets.palette import Tone
from app.widgets.preferences import Preferences
from app.widgets.tasks import Progress, Task, Tasks
from app.windows import wording

UNREADABLE = "unreadable"
"""The outcome, in every kind of paste, of a line in which nothing was found."""

SIGNS: Mapping[str, tuple[str, Tone]] = {
    "will": ("✓", "good"),
    "unknown": ("?", "warning"),
    "already": ("=", "dim"),
    "duplicate": ("″", "dim"),
    UNREADABLE: ("✗", "error"),
}


@dataclass(frozen=True)
class Answer:
    """What a reading thread made of a paste: the preview to act on, and its lines in words."""

    preview: Any
    lines: Sequence[OutcomeLine]


class PasteDialog(Dialog):
    """Cancel is the default. While it is being done it can be stopped; on any refusal the text stays."""

    outcomes_depend_on: ClassVar[frozenset[str]]
    """The tables whose changes make the outcomes shown be read again."""

    def __init__(
        self,
        parent: QWidget,
        name: str,
        title: str,
        tasks: Tasks,
        preferences: Preferences,
        view: OutcomeView,
        accept_name: str,
    ) -> None:
        super().__init__(parent, name, title, size=QSize(1080, 680), preferences=preferences)
        self._tasks = tasks
        self._preview: Any = None
        self._writing: Task | None = None
        self._view = view
        self._progress = QProgressBar()
        self._progress.setObjectName("pasteProgress")
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 0)
        self.accept_button = self.add_accept_button(self.action(None), accept_name)
        self._options = QWidget()
        self.options = QHBoxLayout(self._options)
        self.options.setContentsMargins(0, 0, 0, 0)

        row = QHBoxLayout()
        row.addWidget(self._options)
        row.addStretch(1)
        row.addWidget(self._progress)
        self.body.addWidget(view, 1)
        self.body.addLayout(row)

        view.textChanging.connect(self._on_text_changing)
        view.textEdited.connect(self._read_again)
        view.fileWanted.connect(self._read_file)
        tasks.changed.connect(self._on_changed)

        self.prefer_cancel()
        view.edit.setFocus()
        self._follow()
        self._read_again()

    @abstractmethod
    def reader(self, text: str) -> Callable[[Progress], Answer]:
        """What finds out the outcomes of the text; called on a reading thread."""

    @abstractmethod
    def counts(self, preview: Any) -> Mapping[str, tuple[int, str]]:
        """The counts of a preview with their labels."""

    @abstractmethod
    def changes(self, preview: Any) -> int:
        """How much a preview would change; nothing can be done when it is nothing."""

    @abstractmethod
    def action(self, preview: Any) -> str:
        """What the button will do, counted; None stands for a preview that is not known yet."""

    @abstractmethod
    def begin(self, preview: Any, cancelled: Callable[[], None]) -> Task:
        """Start doing what the preview shows; `finish` is called with the receipt."""

    @abstractmethod
    def announce(self, receipt: Any) -> None:
        """Tell who opened the dialog that it is done."""

    def finish(self, receipt: Any) -> None:
        """Close: it is done and on the disk."""
        self._writing = None
        super().accept()
        self.announce(receipt)

    def _on_text_changing(self) -> None:
        """What is shown is not of this text any more, so that it cannot be acted on either."""
        self._preview = None
        self._follow()

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & self.outcomes_depend_on and self._writing is None and self.isVisible():
            self._on_text_changing()
            self._read_again()

    def _read_again(self) -> None:
        self._tasks.read(
            self,
            self.reader(self._view.text()),
            self._show,
            topic="preview",
            label=self.tr("Reading the paste"),
        )

    def _read_file(self, path: Path) -> None:
        self._tasks.read(
            self,
            lambda _: files.text(path),
            self._view.add_text,
            topic=f"file {path}",
            label=self.tr("Reading the file"),
        )

    def _show(self, answer: Answer) -> None:
        self._preview = answer.preview
        self._view.show_outcomes(self.counts(answer.preview), answer.lines)
        self.accept_button.setText(self.action(answer.preview))
        self._follow()

    def _follow(self) -> None:
        busy = self._writing is not None
        self._view.setEnabled(not busy)
        self._options.setEnabled(not busy)
        self._progress.setVisible(busy)
        ready = self._preview is not None and self.changes(self._preview) > 0
        self.accept_button.setEnabled(ready and not busy)

    def _on_cancelled(self) -> None:
        self._writing = None
        self._on_text_changing()
        self._read_again()

    # Qt

    def accept(self) -> None:
        """Do what is shown, and close only once it is done."""
        if self._preview is not None and self.accept_button.isEnabled():
            self._writing = self.begin(self._preview, self._on_cancelled)
            self._follow()

    def reject(self) -> None:
        """Cancel: while it is being done, everything is taken back and the text stays."""
        if self._writing:
            self._writing.cancel()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._writing:
            self._writing.cancel()
            event.ignore()
        else:
            super().closeEvent(event)

    def show_refusal(self, refusal: Refusal) -> None:
        super().show_refusal(refusal)
        if self._writing:
            self._on_cancelled()


def in_order(lines: list[OutcomeLine], unreadable: Sequence[Unreadable]) -> list[OutcomeLine]:
    """What was found and what could not be read, by line."""
    lines += (
        OutcomeLine(line.line, line.text, UNREADABLE, wording.hint(line), *SIGNS[UNREADABLE])
        for line in unreadable
    )
    lines.sort(key=lambda line: line.line)
    return lines
