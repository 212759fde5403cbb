"""Files on their way in: which ones, and the import dialog on one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.widgets.preferences import Preferences
from app.widgets.tasks import Tasks


class ImportFlow(QObject):
    """Opens its dialogs over the main window; `imported` carries the Report of each import."""

    imported = Signal(object)

    def __init__(self, window: QWidget, tasks: Tasks, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._preferences = preferences

    def choose(self) -> None:
        """Ask for a file, and import it."""
        folder = self._preferences.value("folders/import", "")
        chooser = QFileDialog(self._window, self.tr("Import transactions"), folder)
        chooser.setObjectName("importChooser")
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilters([self.tr("Tables (*.csv *.txt *.tsv *.xlsx)"), self.tr("All files (*)")])
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(lambda chosen: self.open([Path(chosen)]))
        chooser.open()

    def open(self, paths: Sequence[Path]) -> None:
        """Open the import dialog on each of these files, on the next one when the one before is closed."""
        if not (paths and self._window.isVisible()):
            return
        self._preferences.set_value("folders/import", str(paths[0].parent))
        from app.windows.import_dialog import ImportDialog  # as every dialog: when it first opens

        dialog = ImportDialog(self._window, self._tasks, self._preferences, paths[0])
        # Not now: the dialog goes in this turn, and both would be felt as one long one.
        dialog.imported.connect(lambda report: QTimer.singleShot(0, self, lambda: self.imported.emit(report)))
        # Not now: the dialog that closes says first what it has imported.
        dialog.finished.connect(lambda _: QTimer.singleShot(0, self, lambda: self.open(paths[1:])))
        dialog.open()
