"""Importing a file of transactions: how it is read, what would become of its rows, and the import."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QLocale, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from app.controllers import files, imports
from app.controllers.columns import DateOrder, Role
from app.controllers.files import Layout
from app.controllers.imports import Counts, Outcome, Plan, Report, ReportRow
from app.errors import Refusal
from app.widgets import words
from app.widgets.dialog import Dialog
from app.widgets.empty import EmptyState
from app.widgets.icons import icon
from app.widgets.labels import Heading, PlainLabel
from app.widgets.preferences import Preferences
from app.widgets.tasks import Progress, Tasks
from app.widgets.theme import restyle
from app.windows import wording
from app.windows.import_columns import FileTables
from app.windows.import_counts import ImportCounts
from app.windows.import_layout import LayoutChooser, labelled
from app.windows.import_progress import TaskProgress
from app.windows.import_rows import ForeseenDialog

_CHANGES = frozenset({"customer", "batch", "transaction", "import_row", "operation", "message"})


@dataclass(frozen=True, slots=True)
class _Reading:
    """What reading the beginning of a file gave; with a layout but no plan, another layout may do."""

    layout: Layout | None
    plan: Plan | None = None
    refusal: Refusal | None = None


class ImportDialog(Dialog):
    """Shows how a file would be read and counts its rows, then imports it; `imported` carries the Report."""

    imported = Signal(object)

    def __init__(self, parent: QWidget | None, tasks: Tasks, preferences: Preferences, path: Path) -> None:
        super().__init__(
            parent,
            "importDialog",
            self.tr("Import transactions"),
            size=QSize(1000, 720),
            preferences=preferences,
        )
        self._tasks = tasks
        self._path = path
        self._plan: Plan | None = None
        self._counts: Counts | None = None
        self._missing = ""
        """Why the rows cannot be counted yet."""
        self._twice = ""
        """That the file seems to have been imported before."""
        self._importing = False

        self._file = Heading(level=2, elide="middle")
        self._file.setObjectName("importFile")
        self._choose = QPushButton(icon("folder-open"), self.tr("Choose another file…"))
        self._choose.setObjectName("chooseFileButton")
        self._choose.setAutoDefault(False)
        self._layout = LayoutChooser()
        self._name = QLineEdit()
        self._name.setObjectName("batchName")
        self._name.setAcceptDrops(False)  # a file dropped on it is for the dialog
        self._dates = QComboBox()
        self._dates.setObjectName("dateOrderChooser")
        self._dates.addItem(self.tr("Day first: 31/12/2026"), DateOrder.DAY_FIRST)
        self._dates.addItem(self.tr("Month first: 12/31/2026"), DateOrder.MONTH_FIRST)
        self._naming = QWidget()
        self._dates_field = labelled(self.tr("Dates"), self._dates)
        self._tables = FileTables()
        self._nothing = EmptyState("file-text", "", "")
        self._bar = ImportCounts("importCounts")
        self._bar.setObjectName("importCounts")
        self._progress = TaskProgress()
        self._status = PlainLabel(wrap=True)
        self._status.setObjectName("importStatus")
        self._start = self.add_accept_button(self.tr("Import"), "startImportButton")
        self._start.setDefault(True)

        em = self.fontMetrics().height()
        top = QHBoxLayout()
        top.setSpacing(em)
        top.addWidget(self._file, 1)
        top.addWidget(self._choose)
        naming = QHBoxLayout(self._naming)
        naming.setContentsMargins(0, 0, 0, 0)
        naming.setSpacing(round(em * 1.25))
        naming.addWidget(labelled(self.tr("Name of the batch"), self._name), 1)
        naming.addWidget(self._dates_field)
        self._views = QStackedWidget()
        self._views.addWidget(self._tables)
        self._views.addWidget(self._nothing)
        self._outcome = QStackedWidget()
        self._outcome.addWidget(self._bar)
        self._outcome.addWidget(self._progress)
        self.body.addLayout(top)
        self.body.addWidget(self._layout)
        self.body.addWidget(self._naming)
        self.body.addWidget(self._views, 1)
        self.body.addWidget(self._outcome)
        self.body.addWidget(self._status)

        self._choose.clicked.connect(self._on_choose)
        self._layout.chosen.connect(self._on_layout)
        self._name.textChanged.connect(self._show_state)
        self._tables.rolesChanged.connect(self._count)
        self._bar.opened.connect(self._on_opened)
        self._progress.lasting.connect(lambda: self._outcome.setCurrentWidget(self._progress))
        tasks.changed.connect(self._on_changed)

        self.setAcceptDrops(True)
        self._name.setFocus()
        self.load(path)

    def load(self, path: Path) -> None:
        """Show another file instead."""
        self._path = path
        self._file.setText(path.name)
        self._name.clear()
        self._name.setModified(False)
        self._tables.columns.changed_by_hand = False
        self._read(None)

    # Reading the file and counting its rows: one question at a time, and the newer one wins.

    def _read(self, layout: Layout | None, roles: tuple[Role, ...] = ()) -> None:
        """Read the beginning of the file, by default as detected; `roles` stay if they fit its columns."""
        path, order = self._path, _usual_order() if layout is None else self._date_order
        self._plan = self._counts = None
        self._missing = ""
        task = self._tasks.read(
            self,
            lambda _: _begin(path, layout, order),
            lambda reading: self._on_read(reading, roles),
            topic="file",
        )
        self._progress.follow(task, self.tr("Reading the file…"), stoppable=False)
        self._show_state()

    def _on_read(self, reading: _Reading, roles: tuple[Role, ...]) -> None:
        self._end_work()
        self._layout.setVisible(reading.layout is not None)
        if reading.layout is not None:
            self._layout.show_layout(reading.layout)
        if reading.plan is None:
            self._show_nothing(reading)
            return
        plan = self._plan = reading.plan
        if len(roles) == len(plan.roles):
            plan = replace(plan, roles=roles)
        self._naming.show()
        self._views.setCurrentWidget(self._tables)
        self._tables.show_plan(plan)
        with QSignalBlocker(self._dates):
            self._dates.setCurrentIndex(self._dates.findData(plan.date_order))
        if not self._name.isModified():
            self._name.setText(plan.name)
        self._count()

    def _show_nothing(self, reading: _Reading) -> None:
        text = self.tr("Choose another file, or drop one on this window: CSV, text or Excel (.xlsx).")
        if reading.layout is not None:
            text = self.tr("Correct the file, change above how it is read, or choose another one.")
        self._nothing.set_text(self.tr("This file cannot be imported"), text)
        self._views.setCurrentWidget(self._nothing)
        self._naming.hide()
        self._choose.setFocus()
        self._show_state()
        if reading.refusal is not None:
            self.show_refusal(reading.refusal)

    def _count(self) -> None:
        """Count what would become of the rows."""
        plan = self._wanted_plan()
        if plan is None:
            return

        def examine(progress: Progress) -> tuple[Counts, tuple[str, int] | None]:
            counts = imports.examine(plan, progress)
            return counts, imports.earlier(plan, counts)

        self._counts = None
        self._missing = self._twice = ""
        self._dates_field.setVisible(Role.DATE in plan.roles)
        self.banner.hide()
        task = self._tasks.read(self, examine, self._on_counted, topic="file", failed=self._on_not_counted)
        self._progress.follow(task, self.tr("Counting the rows…"), stoppable=False)
        self._show_state()

    def _on_counted(self, counted: tuple[Counts, tuple[str, int] | None]) -> None:
        counts, earlier = counted
        self._counts = counts
        if earlier is not None:
            batch, moment = earlier
            said = self.tr(
                "It seems that this file is imported already: ‘{batch}’, {moment}. "
                "Another import is another batch, whose customers would be invited once more."
            )
            self._twice = said.format(batch=words.isolate(batch), moment=wording.moment_of(moment))
        self._bar.show_counts(counts)
        self._end_work()

    def _on_opened(self, name: str) -> None:
        """List the rows that a number of the dry run counts."""
        plan, counts = self._wanted_plan(), self._counts
        self._bar.set_open(None)
        if plan is None or counts is None:
            return
        outcome = None if name == "rows" else Outcome(name)
        title = self.tr("All rows") if outcome is None else wording.row_outcome(outcome)

        def show(rows: tuple[ReportRow, ...]) -> None:
            count = getattr(counts, name)
            ForeseenDialog(self, self._tasks, self._preferences, title, rows, count).open()

        self._tasks.read(
            self,
            lambda progress: imports.foresee(plan, outcome, progress),
            show,
            topic="foreseen",
            label=self.tr("Reading the file…"),
        )

    def _on_not_counted(self, refusal: Refusal) -> None:
        if isinstance(refusal, (imports.NoEmailColumn, imports.ColumnTwice)):
            self._missing = words.sentence(refusal)
        else:
            self.show_refusal(refusal)
        self._end_work()

    @property
    def _date_order(self) -> DateOrder:
        return DateOrder(self._dates.currentData())  # Qt keeps no more than its text

    def _wanted_plan(self) -> Plan | None:
        """How the person wants the file to be read, once it is known how it can be."""
        return self._plan and replace(
            self._plan,
            roles=self._tables.columns.roles,
            date_order=self._date_order,
            name=self._name.text(),
        )

    # The import

    def _on_imported(self, report: Report) -> None:
        self._progress.finish()
        super().accept()
        self.imported.emit(report)

    def _on_not_imported(self, refusal: Refusal) -> None:
        self._importing = False
        self._end_work()
        self.show_refusal(refusal)

    def _on_stopped(self) -> None:
        self._importing = False
        self._end_work()
        self.banner.show_message(self.tr("The import was stopped. Nothing was imported."), "info")
        self._start.setFocus()

    # What is shown of the state

    def _end_work(self) -> None:
        self._progress.finish()
        self._outcome.setCurrentWidget(self._bar)
        self._show_state()

    def _show_state(self) -> None:
        """Enable what can be done now, and say what is missing."""
        counts, named = self._counts, bool(self._name.text().strip())
        for widget in (self._choose, self._layout, self._naming):
            widget.setEnabled(not self._importing)
        self._tables.columns.setEnabled(self._plan is not None and not self._importing)
        self._outcome.setVisible(counts is not None or self._progress.running)
        ready = counts is not None and counts.imported > 0
        if counts is not None and ready:
            self._start.setText(self.tr("Import %Ln transaction(s)", "", counts.imported))
        else:
            self._start.setText(self.tr("Import"))
        self._start.setEnabled(ready and named and not self._importing)
        if counts is not None and not ready:
            self._say(words.sentence(imports.NothingToImport()))
        elif ready and not named:
            self._say(words.sentence(imports.NoBatchName()))
        else:
            self._say(self._missing or self._twice)

    def _say(self, text: str) -> None:
        """Say why the import cannot be started, or why it had better not be."""
        self._status.setText(text)
        self._status.setVisible(bool(text))
        self._status.setProperty("tone", "warning")
        restyle(self._status)
        self._start.setAccessibleDescription(text)

    # What the person changes

    def _on_layout(self, layout: Layout) -> None:
        # Another encoding leaves the columns where they are; anything else may move them.
        before = self._plan.layout if self._plan else layout
        same_columns = replace(before, encoding=layout.encoding) == layout
        columns = self._tables.columns
        self._read(layout, columns.roles if same_columns and columns.changed_by_hand else ())

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & {"customer", "suppression"} and not self._importing and self.isVisible():
            self._count()

    def _on_choose(self) -> None:
        kinds = self.tr("Lists of transactions (*.csv *.txt *.tsv *.xlsx);;All files (*)")
        chooser = QFileDialog(self, self.tr("Choose a file to import"), str(self._path.parent), kinds)
        chooser.setObjectName("importFileDialog")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self.load(Path(name)))
        chooser.open()

    # Qt

    def accept(self) -> None:
        """Import; the dialog closes only once it is done."""
        plan = self._wanted_plan()
        if plan is None or not self._start.isEnabled():
            return

        def run(progress: Progress) -> Report:
            return imports.run(plan, progress)

        self._importing = True
        self.banner.hide()
        task = self._tasks.write(
            self,
            run,
            self._on_imported,
            changes=_CHANGES,
            label=self.tr("Importing ‘{file}’").format(file=words.isolate(self._path.name)),
            failed=self._on_not_imported,
            cancelled=self._on_stopped,
        )
        self._progress.follow(task, self.tr("Importing…"), stoppable=True)
        self._show_state()

    def reject(self) -> None:
        """Close; during an import, stop that instead."""
        if self._importing:
            self._progress.stop()
        else:
            super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file_of(event) is not None and not self._importing:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _file_of(event)
        if path is not None and not self._importing:
            event.acceptProposedAction()
            self.load(path)


def _begin(path: Path, layout: Layout | None, order: DateOrder) -> _Reading:
    """Read the beginning of a file; when only its rows cannot be read, its layout is told nevertheless."""
    try:
        layout = layout or files.detect(path)
        return _Reading(layout, imports.propose(path, layout, order))
    except Refusal as refusal:
        return _Reading(layout, refusal=refusal)


def _usual_order() -> DateOrder:
    """How dates are written where the person lives; the language of the program says less."""
    pattern = QLocale.system().dateFormat(QLocale.FormatType.ShortFormat)
    return DateOrder.MONTH_FIRST if pattern.startswith("M") else DateOrder.DAY_FIRST


def _file_of(event: QDropEvent) -> Path | None:
    """The one file that is being dragged."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
