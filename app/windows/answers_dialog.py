"""Recording who answered: paste addresses, tokens or links, see what becomes of each, record."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from app.controllers import answers, files
from app.controllers.answers import Outcome, Preview, Receipt
from app.errors import Refusal
from app.widgets.counts import Part
from app.widgets.dialog import Dialog
from app.widgets.outcome_view import OutcomeLine, OutcomeView
from app.widgets.palette import Tone
from app.widgets.preferences import Preferences
from app.widgets.tasks import Progress, Task, Tasks
from app.widgets.words import isolate
from app.windows import wording

_SIGNS: Mapping[Outcome, tuple[str, Tone]] = {
    Outcome.RECORDED: ("✓", "good"),
    Outcome.ALREADY: ("=", "dim"),
    Outcome.NOT_IN_BATCH: ("?", "warning"),
    Outcome.DUPLICATE: ("″", "dim"),
    Outcome.UNREADABLE: ("✗", "error"),
}


class AnswersDialog(Dialog):
    """Shows what a paste would record and records exactly that; `recorded` carries the Receipt."""

    recorded = Signal(object)

    def __init__(
        self, parent: QWidget, tasks: Tasks, preferences: Preferences, batch_id: int, batch_name: str
    ) -> None:
        title = self.tr("Record answers to ‘{batch}’").format(batch=isolate(batch_name))
        super().__init__(parent, "answersDialog", title, size=QSize(960, 620), preferences=preferences)
        self._tasks = tasks
        self._batch_id = batch_id
        self._preview: Preview | None = None
        self._recording: Task | None = None
        self._view = OutcomeView(
            tasks,
            preferences,
            edit_name="answersEdit",
            edit_label=self.tr("Who answered"),
            counts_name="answerOutcomeCounts",
            parts=[
                Part("found"),
                Part("recorded", "="),
                Part("already", "+"),
                Part("not_in_batch", "+"),
                Part("duplicate", "+"),
                Part("unreadable", "·"),
            ],
            totals={"found": [outcome for outcome in Outcome if outcome is not Outcome.UNREADABLE]},
            ranking=[
                Outcome.UNREADABLE,
                Outcome.RECORDED,
                Outcome.NOT_IN_BATCH,
                Outcome.ALREADY,
                Outcome.DUPLICATE,
            ],
            placeholder=self.tr("One address, token or survey link per line, or anything that contains them"),
            explanation=self.tr(
                "Whoever has answered gets no more reminders of this batch. Paste the addresses or the "
                "tokens that your survey tool has recorded, or drop its export here."
            ),
        )
        self._progress = QProgressBar()
        self._progress.setObjectName("recordingProgress")
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._accept = self.add_accept_button("", "recordAnswersButton")
        self._words = {
            Outcome.RECORDED: self.tr("Answer will be recorded"),
            Outcome.ALREADY: self.tr("Recorded already"),
            Outcome.NOT_IN_BATCH: self.tr("Not a recipient of this batch"),
            Outcome.DUPLICATE: self.tr("Named further up"),
        }

        self.body.addWidget(self._view, 1)
        self.body.addWidget(self._progress)
        self.prefer_cancel()

        self._view.textChanging.connect(self._on_text_changing)
        self._view.textEdited.connect(self._read)
        self._view.fileWanted.connect(self._read_file)
        tasks.changed.connect(self._on_changed)

        self._on_text_changing()
        self._read()
        self._view.edit.setFocus()

    def _on_text_changing(self) -> None:
        """What is shown is not of this text any more, so that it cannot be recorded either."""
        self._preview = None
        self._follow()

    def _read(self) -> None:
        batch_id, text, said = self._batch_id, self._view.text(), self._words

        def read(progress: Progress) -> tuple[Preview, list[OutcomeLine]]:
            preview = answers.preview(batch_id, text, progress)
            return preview, _lines(preview, said)

        self._tasks.read(self, read, self._show, topic="preview", label=self.tr("Reading the paste"))

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & {"customer", "transaction", "answer"} and self._recording is None:
            self._on_text_changing()
            self._read()

    def _read_file(self, path: Path) -> None:
        self._tasks.read(
            self,
            lambda _: files.text(path),
            self._view.add_text,
            topic=f"file {path}",
            label=self.tr("Reading the file"),
        )

    def _show(self, read: tuple[Preview, Sequence[OutcomeLine]]) -> None:
        self._preview, lines = read
        counts = self._preview.counts
        self._view.show_outcomes(
            {
                "found": (counts.found, self.tr("found", "addresses and tokens", counts.found)),
                "recorded": (counts.recorded, self.tr("will be recorded", "answers", counts.recorded)),
                "already": (counts.already, self.tr("recorded already", "answers", counts.already)),
                "not_in_batch": (
                    counts.not_in_batch,
                    self.tr("not in this batch", "addresses and tokens", counts.not_in_batch),
                ),
                "duplicate": (
                    counts.duplicate,
                    self.tr("duplicate(s)", "addresses and tokens", counts.duplicate),
                ),
                "unreadable": (
                    counts.unreadable,
                    self.tr("unreadable line(s)", "of a paste", counts.unreadable),
                ),
            },
            lines,
        )
        self._follow()

    def _follow(self) -> None:
        count = self._preview.counts.recorded if self._preview else 0
        self._accept.setText(
            self.tr("Record %Ln answer(s)", "", count) if count else self.tr("Record answers")
        )
        self._accept.setEnabled(bool(count) and self._recording is None)
        self._view.setEnabled(self._recording is None)
        self._progress.setVisible(self._recording is not None)

    def _on_recorded(self, receipt: Receipt) -> None:
        self._recording = None
        super().accept()
        self.recorded.emit(receipt)

    def _on_cancelled(self) -> None:
        self._recording = None
        self._follow()

    # Qt

    def accept(self) -> None:
        """Close only once it is recorded; a refusal keeps what was pasted."""
        preview = self._preview
        if preview is None or not self._accept.isEnabled():
            return
        self._recording = self._tasks.write(
            self,
            lambda progress: answers.apply(preview, progress=progress),
            self._on_recorded,
            changes={"answer", "operation"},
            label=self.tr("Recording answers"),
            cancelled=self._on_cancelled,
        )
        self._follow()

    def reject(self) -> None:
        """Stop recording, or close."""
        if self._recording:
            self._recording.cancel()
        else:
            super().reject()

    def show_refusal(self, refusal: Refusal) -> None:
        super().show_refusal(refusal)
        self._on_cancelled()


def _lines(preview: Preview, said: Mapping[Outcome, str]) -> list[OutcomeLine]:
    """All that was found in a paste, in its order; for a reading thread."""
    lines = [
        OutcomeLine(item.line, item.address, item.outcome, said[item.outcome], *_SIGNS[item.outcome])
        for item in preview.items
    ]
    lines += (
        OutcomeLine(line.line, line.text, Outcome.UNREADABLE, wording.hint(line), *_SIGNS[Outcome.UNREADABLE])
        for line in preview.unreadable
    )
    lines.sort(key=lambda line: line.line)
    return lines
