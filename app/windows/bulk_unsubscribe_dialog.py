"""Bulk unsubscribe: paste addresses, see what will happen to each, unsubscribe."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QProgressBar, QWidget

from app.controllers import files, unsubscribing
from app.controllers.unsubscribing import Counts, Outcome, Preview, Reason, Receipt
from app.errors import Refusal
from app.widgets.counts import Part
from app.widgets.dialog import Dialog
from app.widgets.form import Form
from app.widgets.outcome_view import OutcomeLine, OutcomeView
from app.widgets.palette import Tone
from app.widgets.preferences import Preferences
from app.widgets.tasks import Progress, Task, Tasks
from app.windows import wording
from app.windows.places import Unsubscription


@dataclass(frozen=True)
class _Answer:
    """What a reading thread made of the paste."""

    preview: Preview
    lines: Sequence[OutcomeLine]


class BulkUnsubscribeDialog(Dialog):
    """`unsubscribed` carries the Receipt once it is on the disk."""

    unsubscribed = Signal(object)

    def __init__(self, parent: QWidget, tasks: Tasks, preferences: Preferences, wish: Unsubscription) -> None:
        super().__init__(
            parent,
            "bulkUnsubscribeDialog",
            "",
            size=QSize(1080, 680),
            preferences=preferences,
        )
        self.setWindowTitle(self.tr("Bulk unsubscribe"))
        self._tasks = tasks
        self._wish = wish
        self._preview: Preview | None = None
        self._writing: Task | None = None
        self._view = OutcomeView(
            tasks,
            preferences,
            edit_name="addressesEdit",
            edit_label=self.tr("Addresses to unsubscribe"),
            counts_name="outcomeCounts",
            parts=[
                Part("found"),
                Part("unsubscribed", "="),
                Part("already", "+"),
                Part("unknown", "+"),
                Part("duplicate", "+"),
                Part("unreadable", "·"),
            ],
            totals={"found": [Outcome.UNSUBSCRIBED, Outcome.ALREADY, Outcome.UNKNOWN, Outcome.DUPLICATE]},
            ranking=[
                Outcome.UNREADABLE,
                Outcome.UNSUBSCRIBED,
                Outcome.UNKNOWN,
                Outcome.ALREADY,
                Outcome.DUPLICATE,
            ],
            placeholder=self.tr("anna@example.com\nbruno@example.com"),
            explanation=self.tr(
                "Paste one address per line, or anything that contains addresses: a recipient list, "
                "rows of a spreadsheet, a mail. You can also drop a file here."
            ),
        )
        self._reason = QComboBox()
        self._reason.setObjectName("reasonChoice")
        for reason, words in (
            (Reason.ASKED, self.tr("They asked for it")),
            (Reason.COMPLAINED, self.tr("They complained")),
            (Reason.BOUNCED, self.tr("Mail to them bounced")),
            (Reason.OPERATOR, self.tr("We decided it")),
        ):
            self._reason.addItem(words, reason)
        self._progress = QProgressBar()
        self._progress.setObjectName("unsubscribeProgress")
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._unsubscribe = self.add_accept_button("", "unsubscribeButton")

        form = Form()
        form.add(self.tr("Reason"), self._reason, stretch=False)
        row = QHBoxLayout()
        row.addLayout(form)
        row.addStretch(1)
        row.addWidget(self._progress)
        self.body.addWidget(self._view, 1)
        self.body.addLayout(row)

        self._view.textChanging.connect(self._on_text_changing)
        self._view.textEdited.connect(self._on_text_edited)
        self._view.fileWanted.connect(self._on_file)
        tasks.changed.connect(self._on_changed)

        self.prefer_cancel()
        self._view.edit.setFocus()
        self._show(_Answer(_NOTHING, ()))
        if wish.text:
            self._view.add_text(wish.text)

    def _on_text_changing(self) -> None:
        self._preview = None
        self._unsubscribe.setEnabled(False)

    def _on_text_edited(self) -> None:
        text = self._view.text()
        self._tasks.read(
            self,
            lambda progress: _read(text, progress),
            self._show,
            topic="preview",
            label=self.tr("Reading the addresses"),
        )

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & {"customer", "suppression"} and self._writing is None and self.isVisible():
            self._on_text_edited()

    def _on_file(self, path: Path) -> None:
        self._tasks.read(self, lambda _: files.text(path), self._view.add_text, topic=str(path))

    def _show(self, answer: _Answer) -> None:
        self._preview = answer.preview
        counts = answer.preview.counts
        self._view.show_outcomes(
            {
                "found": (counts.found, self.tr("found", "addresses", counts.found)),
                "unsubscribed": (
                    counts.unsubscribed,
                    self.tr("will be unsubscribed", "customers", counts.unsubscribed),
                ),
                "already": (counts.already, self.tr("already unsubscribed", "addresses", counts.already)),
                "unknown": (
                    counts.unknown,
                    self.tr("not a customer (blocked for the future)", "addresses", counts.unknown),
                ),
                "duplicate": (counts.duplicate, self.tr("duplicate(s)", "addresses", counts.duplicate)),
                "unreadable": (
                    counts.unreadable,
                    self.tr("unreadable line(s)", "", counts.unreadable),
                ),
            },
            answer.lines,
        )
        self._unsubscribe.setText(self._action(counts))
        self._unsubscribe.setEnabled(counts.changes > 0)

    def _action(self, counts: Counts) -> str:
        """What the button will do, counted."""
        unsubscribe = self.tr("Unsubscribe %Ln", "a button: customers", counts.unsubscribed)
        if not counts.unknown:
            return unsubscribe
        if not counts.unsubscribed:
            return self.tr("Block %Ln", "a button: addresses of no customer", counts.unknown)
        both = self.tr("Unsubscribe {customers}, block {others}")
        return both.format(
            customers=wording.number(counts.unsubscribed), others=wording.number(counts.unknown)
        )

    def _set_busy(self, busy: bool) -> None:
        self._view.setEnabled(not busy)
        self._reason.setEnabled(not busy)
        self._unsubscribe.setEnabled(not busy)
        self._progress.setVisible(busy)
        self._progress.setRange(0, 0)

    def _on_unsubscribed(self, receipt: Receipt) -> None:
        self._writing = None
        super().accept()
        self.unsubscribed.emit(receipt)

    def _on_cancelled(self) -> None:
        self._writing = None
        self._set_busy(False)
        self._on_text_edited()

    # Qt

    def accept(self) -> None:
        """Unsubscribe what is shown, and close only once it is done; on any refusal the text stays."""
        if self._preview is None or self._writing or not self._unsubscribe.isEnabled():
            return
        preview, wish, reason = self._preview, self._wish, Reason(self._reason.currentData())
        self._set_busy(True)
        self._writing = self._tasks.write(
            self,
            lambda progress: unsubscribing.apply(
                preview,
                wish.source,
                reason=reason,
                detail=wish.detail,
                batch_id=wish.batch_id,
                progress=progress,
            ),
            self._on_unsubscribed,
            changes={"suppression", "operation"},
            label=self.tr("Unsubscribing"),
            cancelled=self._on_cancelled,
        )

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


_NOTHING = Preview((), (), (), (), Counts(0, 0, 0, 0, 0, 0))

_SHOWN: dict[Outcome, tuple[str, Tone]] = {
    Outcome.UNSUBSCRIBED: ("✓", "good"),
    Outcome.UNKNOWN: ("?", "warning"),
    Outcome.ALREADY: ("=", "dim"),
    Outcome.DUPLICATE: ("″", "dim"),
    Outcome.UNREADABLE: ("✗", "error"),
}


def _read(text: str, progress: Progress) -> _Answer:
    """The preview, and its lines in words; runs on a reading thread."""
    preview = unsubscribing.preview(text, progress)
    shown = {outcome: (wording.paste_outcome(outcome), *_SHOWN[outcome]) for outcome in Outcome}
    lines = [
        OutcomeLine(item.line, item.address, item.outcome.value, *shown[item.outcome])
        for item in preview.items
    ]
    _, *look = shown[Outcome.UNREADABLE]
    lines += [
        OutcomeLine(line.line, line.text, Outcome.UNREADABLE.value, wording.hint(line), *look)  # type: ignore[arg-type]
        for line in preview.unreadable
    ]
    lines.sort(key=lambda line: line.line)
    return _Answer(preview, lines)
