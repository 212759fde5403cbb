"""What the dialogs share that take a paste, show what will happen to each line, and then do exactly that."""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from app.address import key
from app.controllers import files
from app.controllers.caution import Caution
from app.controllers.pasting import Unreadable
from app.controllers.slips import Likeness
from app.errors import Refusal
from app.widgets.dialog import Dialog
from app.widgets.outcome_view import OutcomeLine, OutcomeView
from app.widgets.palette import Tone
from app.widgets.preferences import Preferences
from app.widgets.tasks import Progress, Task, Tasks
from app.windows import wording
from app.windows.offers import Offer, Offers, OfferStrip

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
    """What a reading thread made of a paste: the preview to act on, and its lines in words.

    `caution` is what its number has to be typed for, if anything.
    """

    preview: Any
    lines: Sequence[OutcomeLine]
    caution: Caution | None = None


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
        super().__init__(parent, name, title, size=QSize(1150, 680), preferences=preferences)
        self._tasks = tasks
        self._answer: Answer | None = None
        self._writing: Task | None = None
        self._looking: Task | None = None
        self._declined: set[Offer] = set()
        self._view = view
        self._offers = OfferStrip()
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
        self.body.addWidget(self._offers)
        self.body.addLayout(row)

        view.textChanging.connect(self._on_text_changing)
        view.textEdited.connect(self._read_again)
        view.fileWanted.connect(self._read_file)
        self._offers.taken.connect(lambda offer: self._add([offer.address]))
        self._offers.left.connect(self._on_left)
        self._offers.reviewWanted.connect(self._review)
        tasks.changed.connect(self._on_changed)

        self.prefer_cancel()
        view.edit.setFocus()
        self._follow()
        self._read_again()

    @abstractmethod
    def reader(self, text: str) -> Callable[[Progress], Answer]:
        """What finds out the outcomes of the text; called on a reading thread."""

    def looker(self, preview: Any) -> Callable[[Progress], Offers]:
        """What finds out, once the outcomes are shown, what was perhaps meant; called on a thread too."""
        return lambda _: suggested(preview)

    def doubt(self, caution: Caution) -> tuple[str, Sequence[str]]:
        """What is asked about a preview that takes its number to be typed, and what is unusual about it."""
        raise NotImplementedError

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
        self._answer = None
        if self._looking is not None:
            self._looking.cancel()
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
        self._answer = answer
        self._view.show_outcomes(self.counts(answer.preview), answer.lines)
        self.accept_button.setText(self.action(answer.preview))
        self._follow()
        self._looking = self._tasks.read(
            self, self.looker(answer.preview), lambda found: self._offer(answer, found), topic="offers"
        )

    def _offer(self, answer: Answer, found: Offers) -> None:
        self._offers.show_offers(
            [offer for offer in found.all if offer not in self._declined], found.too_many, found.warning
        )
        if found.words:
            lines = [
                replace(line, words=found.words.get((line.line, line.text), line.words))
                for line in answer.lines
            ]
            self._view.show_outcomes(self.counts(answer.preview), lines)

    def _add(self, addresses: Sequence[str]) -> None:
        """Put addresses into the paste, below what is there: they then have outcomes as all of it has."""
        for address in addresses:
            self._view.add_line(address)
        self._close_offers()

    def _on_left(self, offers: Sequence[Offer]) -> None:
        self._declined.update(offers)
        self._close_offers()

    def _close_offers(self) -> None:
        self._offers.show_offers([])
        self._view.edit.setFocus()

    def _review(self, offers: Sequence[Offer]) -> None:
        from app.windows.offers_dialog import OffersDialog

        dialog = OffersDialog(self, self._preferences, offers)
        dialog.chosen.connect(self._add)
        dialog.open()

    def _follow(self) -> None:
        busy = self._writing is not None
        self._view.setEnabled(not busy)
        self._options.setEnabled(not busy)
        self._progress.setVisible(busy)
        self._offers.setEnabled(not busy)
        ready = self._answer is not None and self.changes(self._answer.preview) > 0
        self.accept_button.setEnabled(ready and not busy)

    def _on_cancelled(self) -> None:
        self._writing = None
        self._on_text_changing()
        self._read_again()

    # Qt

    def accept(self) -> None:
        """Do what is shown, and close only once it is done."""
        if self._answer is None or not self.accept_button.isEnabled():
            return
        if self._answer.caution is None:
            self._do(self._answer)
        else:
            self._confirm(self._answer, self._answer.caution)

    def _confirm(self, answer: Answer, caution: Caution) -> None:
        """Do it only for whoever types the number, and only if it is still the number."""
        from app.windows.typed_number_dialog import TypedNumberDialog

        question, reasons = self.doubt(caution)
        dialog = TypedNumberDialog(self, question, reasons, caution.customers, self.action(answer.preview))
        dialog.accepted.connect(lambda: self._do(answer))
        dialog.open()

    def _do(self, answer: Answer) -> None:
        if answer is self._answer:
            self._writing = self.begin(answer.preview, self._on_cancelled)
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


def in_order(lines: list[OutcomeLine], preview: Any) -> list[OutcomeLine]:
    """What was found and what could not be read, by line."""
    unreadable: Sequence[Unreadable] = preview.unreadable
    is_any_spelled_out = any(line.suggestion for line in unreadable)
    named = {item.key for item in preview.items} if is_any_spelled_out else set()
    for line in unreadable:
        if line.suggestion and key(line.suggestion) in named:
            said, sign = wording.taken(line.suggestion), SIGNS["already"]
        else:
            said, sign = wording.hint(line), SIGNS[UNREADABLE]
        lines.append(OutcomeLine(line.line, line.text, UNREADABLE, said, *sign))
    lines.sort(key=lambda line: line.line)
    return lines


def suggested(preview: Any) -> Offers:
    """The addresses that unreadable lines suggest, unless the paste names them itself."""
    named = {item.key for item in preview.items}
    found = [line for line in preview.unreadable if line.suggestion and key(line.suggestion) not in named]
    return Offers(
        [Offer(line.line, line.text, False, line.suggestion, Likeness.SPELLED_OUT, False) for line in found]
    )
