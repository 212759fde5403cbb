"""Recording who answered: paste addresses, tokens or links, see what becomes of each, record."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.controllers import answers
from app.controllers.answers import Outcome, Preview, Receipt
from app.widgets.counts import Part
from app.widgets.outcome_view import OutcomeLine, OutcomeView
from app.widgets.preferences import Preferences
from app.widgets.tasks import Progress, Task, Tasks
from app.widgets.words import isolate
from app.windows.paste_dialog import SIGNS, Answer, PasteDialog, in_order

_SIGNS = {
    Outcome.RECORDED: SIGNS["will"],
    Outcome.NOT_IN_BATCH: SIGNS["unknown"],
    Outcome.ALREADY: SIGNS["already"],
    Outcome.DUPLICATE: SIGNS["duplicate"],
}


class AnswersDialog(PasteDialog):
    """Shows what a paste would record and records exactly that; `recorded` carries the Receipt."""

    outcomes_depend_on = frozenset({"customer", "transaction", "answer"})

    recorded = Signal(object)

    def __init__(
        self, parent: QWidget, tasks: Tasks, preferences: Preferences, batch_id: int, batch_name: str
    ) -> None:
        self._batch_id = batch_id
        self._words = {
            Outcome.RECORDED: self.tr("Answer will be recorded"),
            Outcome.ALREADY: self.tr("Recorded already"),
            Outcome.NOT_IN_BATCH: self.tr("Not a recipient of this batch"),
            Outcome.DUPLICATE: self.tr("Named further up"),
        }
        view = OutcomeView(
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
            totals={"found": list(_SIGNS)},
            ranking=[Outcome.UNREADABLE, *_SIGNS],
            placeholder=self.tr("One address, token or survey link per line, or anything that contains them"),
            explanation=self.tr(
                "Whoever has answered gets no more reminders of this batch. Paste the addresses or the "
                "tokens that your survey tool has recorded, or drop its export here."
            ),
        )
        title = self.tr("Record answers to ‘{batch}’").format(batch=isolate(batch_name))
        super().__init__(parent, "answersDialog", title, tasks, preferences, view, "recordAnswersButton")

    def reader(self, text: str) -> Callable[[Progress], Answer]:
        batch_id, said = self._batch_id, self._words

        def read(progress: Progress) -> Answer:
            preview = answers.preview(batch_id, text, progress)
            lines = [
                OutcomeLine(item.line, item.address, item.outcome, said[item.outcome], *_SIGNS[item.outcome])
                for item in preview.items
            ]
            return Answer(preview, in_order(lines, preview))

        return read

    def counts(self, preview: Preview) -> Mapping[str, tuple[int, str]]:
        counts = preview.counts
        return {
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
            "unreadable": (counts.unreadable, self.tr("unreadable line(s)", "of a paste", counts.unreadable)),
        }

    def changes(self, preview: Preview) -> int:
        return preview.counts.recorded

    def action(self, preview: Preview | None) -> str:
        count = preview.counts.recorded if preview else 0
        return self.tr("Record %Ln answer(s)", "", count) if count else self.tr("Record answers")

    def begin(self, preview: Preview, cancelled: Callable[[], None]) -> Task:
        return self._tasks.write(
            self,
            lambda progress: answers.apply(preview, progress=progress),
            self.finish,
            changes={"answer", "operation"},
            label=self.tr("Recording answers"),
            cancelled=cancelled,
        )

    def announce(self, receipt: Receipt) -> None:
        self.recorded.emit(receipt)
