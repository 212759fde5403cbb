"""A field for a paste beside the list of what happens to each of its lines, with counts that open it."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextCursor
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.widgets.counts import CountBar, Part
from app.widgets.empty import EmptyState
from app.widgets.icons import icon
from app.widgets.labels import Hint
from app.widgets.palette import Tone
from app.widgets.paste_edit import LIMIT, Mark, PasteEdit
from app.widgets.preferences import Preferences
from app.widgets.splitters import remember
from app.widgets.spoken import announce
from app.widgets.table import Column, Table
from app.widgets.tasks import Tasks

_FOLDER = "folders/paste"  # where the last file was opened


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """Something found on a line of a paste, and its outcome: name in code, words, symbol and colour."""

    line: int
    text: str
    outcome: str
    words: str
    symbol: str
    tone: Tone


class OutcomeView(QWidget):
    """Takes a paste or a file, and shows the outcomes that its owner finds out about it.

    The owner listens to `textEdited`, reads `text()`, and hands the outcomes to `show_outcomes`; for a Path
    from `fileWanted` it reads the file and calls `add_text`.
    """

    textChanging = Signal()  # noqa: N815 - beside Qt's own names
    """The text is being changed: the outcomes shown are of an older one."""
    textEdited = Signal()  # noqa: N815
    """The text has not changed for a moment."""
    fileWanted = Signal(object)  # noqa: N815
    """The text of the file at this Path is to be added."""

    def __init__(
        self,
        tasks: Tasks,
        preferences: Preferences,
        *,
        edit_name: str,
        edit_label: str,
        counts_name: str,
        parts: Sequence[Part],
        totals: Mapping[str, Sequence[str]],
        ranking: Sequence[str],
        placeholder: str = "",
        explanation: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`totals` names the outcomes that a part sums up; other parts are the outcome of their own name.

        A line with several outcomes is marked with the first of `ranking` among them. Until the owner
        first shows outcomes (of the empty text, say) the counts are empty. `edit_name` and
        `counts_name` are object names, `edit_label` is what a screen reader calls the field.
        """
        super().__init__(parent)
        self._tasks = tasks
        self._preferences = preferences
        self._totals = totals
        self._ranking = {outcome: place for place, outcome in enumerate(ranking)}
        self._source = _Lines()
        self._open: str | None = None

        self.edit = PasteEdit()
        self.edit.setObjectName(edit_name)
        self.edit.setAccessibleName(edit_label)
        self.edit.setPlaceholderText(placeholder)
        self.file_button = QPushButton(icon("folder-open"), self.tr("Open a file…"))
        self.file_button.setObjectName("openFileButton")
        self.counts = CountBar(parts, counts_name)
        self.counts.setObjectName(counts_name)
        self.table = Table(
            tasks,
            self._columns(),
            name="outcomeTable",
            preferences=preferences,
            sort="line",
            accessible_name=self.tr("What happens to each line"),
        )
        self._nothing = EmptyState(
            "list",
            self.tr("No lines yet"),
            self.tr("Each line, and what happens to it, is listed here as you paste, type or drop a file."),
        )

        em = self.fontMetrics().height()
        self._right = QStackedWidget()
        self._right.addWidget(self._nothing)
        self._right.addWidget(self.table)
        self._halves = QSplitter(Qt.Orientation.Horizontal)
        self._halves.setChildrenCollapsible(False)
        gap = round(em * 0.5)
        for part, left, right in ((self.edit, 0, gap), (self._right, gap, 0)):
            half = QWidget()  # air on both sides of the handle's hairline
            inside = QVBoxLayout(half)
            inside.setContentsMargins(left, 0, right, 0)
            inside.addWidget(part)
            part.setMinimumWidth(em * 14)
            self._halves.addWidget(half)
        self._halves.setStretchFactor(0, 4)
        self._halves.setStretchFactor(1, 5)
        remember(self._halves, edit_name, preferences, [400, 530])
        above = QHBoxLayout()
        above.setSpacing(em)
        above.addWidget(Hint(explanation), 1)
        above.addWidget(self.file_button, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(em * 0.6))
        column.addLayout(above)
        column.addWidget(self._halves, 1)
        column.addWidget(self.counts)
        self.setAcceptDrops(True)

        self.edit.textChanged.connect(self.textChanging)
        self.edit.textEdited.connect(self.textEdited)
        self.edit.fileDropped.connect(self.fileWanted)
        self.file_button.clicked.connect(self._on_open_file)
        self.counts.opened.connect(self._on_opened)
        self.table.activatedRow.connect(self._on_line)

        self.table.show_source(self._source)

    def text(self) -> str:
        """The whole paste."""
        return self.edit.text()

    def add_text(self, text: str) -> None:
        """Put text, as from a file, below what is there already."""
        before = self.text().rstrip("\n")
        self.edit.setPlainText(f"{before}\n{text}" if before else text)

    def add_line(self, text: str) -> None:
        """Put one more line below what is there, as if it had been typed: Undo takes it back."""
        if self.edit.is_aside() or len(self.text()) + len(text) + 1 > LIMIT:
            self.add_text(text)
            return
        cursor = QTextCursor(self.edit.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        if not cursor.atBlockStart():
            cursor.insertBlock()
        cursor.insertText(text)
        cursor.endEditBlock()
        self.edit.setTextCursor(cursor)

    def show_outcomes(self, counts: Mapping[str, tuple[int, str]], lines: Sequence[OutcomeLine]) -> None:
        """Show for each part its number and label, and these lines; counts are as for CountBar."""
        self.counts.set_counts(counts)
        announce(self.counts, self.counts.spoken)
        self._source.lines = lines
        if self._open and not counts[self._open][0]:
            self._open_list(None)
        else:
            self.table.refresh()  # where one has scrolled to stays in sight while one types
        self._right.setCurrentWidget(self.table if lines else self._nothing)
        if not self.edit.is_aside():
            ranking = self._ranking
            self._tasks.read(self, lambda _: _marks(lines, ranking), self.edit.set_marks, topic="marks")

    def _columns(self) -> list[Column[OutcomeLine]]:
        return [
            Column(
                "line",
                self.tr("Line"),
                lambda row: QLocale().toString(row.line),
                sort="line",
                right=True,
                width=7,
            ),
            Column("text", self.tr("Text", "of a pasted line"), lambda row: row.text, sort="text", width=20),
            Column(
                "outcome",
                self.tr("What happens"),
                lambda row: f"{row.symbol} {row.words}",
                sort="outcome",
                tone=lambda row: row.tone,
                width=38,
            ),
        ]

    def _on_opened(self, name: str) -> None:
        """Show the lines of that count; of all counts when it was shown already."""
        self._open_list(None if name == self._open else name)

    def _open_list(self, name: str | None) -> None:
        self._open = name
        self._source.outcomes = None if name is None else frozenset(self._totals.get(name, (name,)))
        self.counts.set_open(name)
        self.table.show_source(self._source)

    def _on_line(self, row: OutcomeLine) -> None:
        """Go to the line in the field, to mend it."""
        block = self.edit.document().findBlockByNumber(row.line - 1)
        if not self.edit.is_aside() and block.isValid():
            self.edit.setTextCursor(QTextCursor(block))
            self.edit.setFocus()

    def _on_open_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Open a file"), self._preferences.value(_FOLDER, ""))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [
                self.tr("Text, tables and mails (*.txt *.csv *.tsv *.xlsx *.eml *.html)"),
                self.tr("All files (*)"),
            ]
        )
        dialog.fileSelected.connect(self._on_file)
        dialog.open()

    def _on_file(self, name: str) -> None:
        path = Path(name)
        self._preferences.set_value(_FOLDER, str(path.parent))
        self.fileWanted.emit(path)

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # Beside the field too: who drops a file on the list means the same.
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.fileWanted.emit(Path(url.toLocalFile()))


class _Lines:
    """The lines with chosen outcomes, or all, for the table; replaced whole while a thread may be reading."""

    def __init__(self) -> None:
        self.lines: Sequence[OutcomeLine] = ()
        self.outcomes: frozenset[str] | None = None

    def ids(self, sort: str, descending: bool, limit: int | None) -> "array[int]":
        lines, outcomes = self.lines, self.outcomes
        places = [place for place, line in enumerate(lines) if outcomes is None or line.outcome in outcomes]
        if sort == "text":
            places.sort(key=lambda place: lines[place].text.casefold(), reverse=descending)
        elif sort == "outcome":
            places.sort(key=lambda place: lines[place].words, reverse=descending)
        elif descending:
            places.reverse()
        return array("q", places[:limit])

    def rows(self, ids: Sequence[int]) -> Sequence[OutcomeLine | None]:
        lines = self.lines
        return [lines[place] if place < len(lines) else None for place in ids]


def _marks(lines: Sequence[OutcomeLine], ranking: Mapping[str, int]) -> dict[int, Mark]:
    """One mark for each line."""
    first: dict[int, OutcomeLine] = {}
    for line in lines:
        other = first.get(line.line)
        if other is None or ranking[line.outcome] < ranking[other.outcome]:
            first[line.line] = line
    return {number: Mark(line.symbol, line.tone, line.words) for number, line in first.items()}
