"""A damaged database: which of its backups to restore, what else can be saved of it, or another database."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
)

from app.controllers import backups, restoring
from app.controllers.backups import Backup, State
from app.controllers.customers import Status
from app.controllers.restoring import Receipt, Salvaged
from app.errors import Refusal
from app.widgets.activity_bar import ActivityBar
from app.widgets.banner import BannerTone
from app.widgets.dialog import Dialog
from app.widgets.empty import EmptyState
from app.widgets.icons import IconView
from app.widgets.labels import Heading, PlainLabel
from app.widgets.preferences import Preferences
from app.widgets.table import Table
from app.widgets.tasks import Task, Tasks
from app.widgets.words import isolate
from app.windows import backup_wording, wording
from app.windows.backup_columns import backup_columns, backup_source
from app.windows.database_chooser import choose_database


class RecoveryWindow(Dialog):
    """Takes the place of the main window until there is a database again; *Quit* ends the program.

    `openWanted` carries the Path of the database to open: this one, when it is whole again, or another one.
    """

    openWanted = Signal(object)  # noqa: N815 - beside Qt's own names

    def __init__(self, tasks: Tasks, preferences: Preferences, path: Path) -> None:
        """`tasks` are on no database; `path` need not exist."""
        super().__init__(None, "recoveryWindow", "Relance", size=QSize(900, 600), preferences=preferences)
        self._tasks = tasks
        self._path = path.absolute()
        self._is_lost = not path.is_file() or path.stat().st_size == 0
        self._found: Sequence[Backup] = ()
        self._writing: Task | None = None
        self.receipt = ""
        """What was restored, in words, once something was."""
        self.receipt_tone: BannerTone = "good"

        title = (
            self.tr("‘{name}’ is missing or empty") if self._is_lost else self.tr("‘{name}’ is damaged")
        ).format(name=isolate(path.name))
        where = PlainLabel(str(self._path), elide="middle", selectable=True)
        where.setObjectName("recoveryPath")
        where.setProperty("dim", True)
        self._list = Table(
            tasks,
            backup_columns(),
            name="recoveryBackups",
            preferences=preferences,
            sort="when",
            descending=True,
            accessible_name=self.tr("Backups"),
        )
        self._list.setObjectName("recoveryList")
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._none = EmptyState(
            "archive",
            self.tr("No backup"),
            self.tr("There is no backup of this database in its folder."),
        )
        self._contents = QStackedWidget()
        self._activity = ActivityBar(tasks)
        self._activity.hide()
        self._restore = self.add_accept_button(self.tr("Restore this backup"), "restoreButton")
        self._export = QPushButton(self.tr("Export what can be read…"))
        self._export.setObjectName("exportReadableButton")
        self._other = QPushButton(self.tr("Open another database…"))
        self._other.setObjectName("openOtherButton")
        self.cancel_button.setText(self.tr("Quit"))
        self.cancel_button.setObjectName("quitButton")

        above = QHBoxLayout()
        above.setSpacing(self.fontMetrics().averageCharWidth() * 2)
        above.addWidget(IconView("circle-alert", "error", side=1.5))
        above.addWidget(Heading(title, level=2, elide="middle"), 1)
        self._contents.addWidget(self._list)
        self._contents.addWidget(self._none)
        self.body.addLayout(above)
        self.body.addWidget(PlainLabel(self._explanation(), wrap=True))
        self.body.addWidget(where)
        self.body.addWidget(self._contents, 1)
        self.body.addWidget(self._activity)
        self.buttons.addButton(self._export, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.addButton(self._other, QDialogButtonBox.ButtonRole.ActionRole)

        tasks.activity.connect(lambda activity: self._activity.setVisible(activity is not None))
        self._list.selectionModel().selectionChanged.connect(self._follow)
        self._list.loaded.connect(self._choose_newest)
        self._list.activatedRow.connect(lambda _: self.accept())
        self._export.clicked.connect(self._ask_where)
        self._other.clicked.connect(lambda: choose_database(self, self._path.parent, self.openWanted.emit))

        self.prefer_cancel()
        self._list.setFocus()
        self._follow()
        tasks.read(
            self,
            lambda progress: backups.listed(self._path, progress, thorough=True),
            self._show,
            label=self.tr("Checking the backups"),
        )

    def _explanation(self) -> str:
        if self._is_lost:
            return self.tr(
                "There are backups of this database, but the file itself holds nothing. Restore the newest "
                "one, or find out first where the file has gone."
            )
        return self.tr(
            "The file cannot be read as a whole, perhaps because of a fault of the disk. Nothing was "
            "changed, and nothing is sent. When you restore a backup, whatever can still be read of the file "
            "is taken over: who is unsubscribed, and who was sent what. The damaged file is kept."
        )

    def _show(self, found: Sequence[Backup]) -> None:
        self._found = found
        self._contents.setCurrentWidget(self._list if found else self._none)
        self._list.show_source(backup_source(found))
        if not found:
            self._other.setFocus()

    def _choose_newest(self) -> None:
        """Preselect the newest backup that is whole."""
        sound = [place for place, each in enumerate(self._found) if each.state is State.SOUND]
        if sound and self._chosen() is None:
            newest = max(sound, key=lambda place: self._found[place].at)
            row = list(self._list.ids).index(newest)
            self._list.setCurrentIndex(self._list.model().index(row, 0))
        self._follow()

    def _chosen(self) -> Backup | None:
        ids = self._list.selected_ids()
        return self._found[ids[0]] if len(ids) == 1 and ids[0] < len(self._found) else None

    def _follow(self) -> None:
        busy = self._writing is not None
        chosen = self._chosen()
        self._restore.setEnabled(not busy and chosen is not None and chosen.state is State.SOUND)
        self._export.setEnabled(not busy)
        self._export.setVisible(not self._is_lost)
        self._other.setEnabled(not busy)
        self._list.setEnabled(not busy)

    # Restoring

    def accept(self) -> None:
        """Make the database anew; the window closes once it is whole."""
        backup = self._chosen()
        if backup is None or not self._restore.isEnabled():
            return
        self.banner.hide()
        path, damaged = self._path, None if self._is_lost else self._path
        self._writing = self._tasks.write(
            self,
            lambda progress: restoring.rebuild(backup.path, damaged, path, progress),
            lambda receipt: self._on_restored(receipt, backup),
            changes=(),
            label=self.tr("Restoring the backup"),
            cancelled=self._on_ended,
        )
        self._follow()

    def _on_restored(self, receipt: Receipt, backup: Backup) -> None:
        said = [backup_wording.receipt(receipt.merged, backup)]
        if not receipt.complete:
            said.append(self.tr("Not all of the damaged file could be read."))
        if not receipt.complete or self._is_lost:
            missing = self.tr(
                "People who unsubscribed or were erased after {when}, when this backup was made, may be "
                "missing from the list of the unsubscribed: before you send anything, look for their "
                "requests since then and paste them again with Bulk unsubscribe."
            )
            said.append(missing.format(when=backup_wording.when(backup)))
            self.receipt_tone = "warning"
        if receipt.aside is not None:
            kept = self.tr("It is kept as ‘{name}’.")
            said.append(kept.format(name=isolate(receipt.aside.name)))
        self.receipt = " ".join(said)
        self._writing = None
        QTimer.singleShot(0, self, lambda: self.openWanted.emit(self._path))  # which ends the tasks

    def _on_ended(self) -> None:
        self._writing = None
        self._follow()

    # Exporting

    def _ask_where(self) -> None:
        chooser = QFileDialog(self, self.tr("Export into this folder"), str(self._path.parent))
        chooser.setObjectName("exportFolderChooser")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.fileSelected.connect(lambda name: self._salvage(Path(name)))
        chooser.open()

    def _salvage(self, folder: Path) -> None:
        path = self._path
        customers = (self.tr("E-mail"), self.tr("First name"), self.tr("Last name"), self.tr("Status"))
        unsubscribed = (self.tr("Address"), self.tr("Unsubscribed since"), self.tr("Reason"))
        statuses = {status: wording.status(status) for status in Status}
        self._writing = self._tasks.write(
            self,
            lambda progress: restoring.salvage(
                path, folder, progress, customers=customers, unsubscribed=unsubscribed, statuses=statuses
            ),
            lambda found: self._on_salvaged(found, folder),
            changes=(),
            label=self.tr("Reading what can be read"),
            cancelled=self._on_ended,
        )
        self._follow()

    def _on_salvaged(self, found: Salvaged, folder: Path) -> None:
        self._on_ended()
        said = [
            self.tr("%Ln customer(s)", "", found.customers),
            self.tr("%Ln unsubscribed address(es)", "", found.suppressions),
        ]
        sentence = self.tr("Exported: {customers}, {addresses}.").format(customers=said[0], addresses=said[1])
        if found.files[0].stem != "customers":
            named = self.tr("They are in ‘{first}’ and ‘{second}’, beside what was there before.")
            first, second = (isolate(file.name) for file in found.files)
            sentence += " " + named.format(first=first, second=second)
        if not found.complete:
            sentence += " " + self.tr("There may have been more that cannot be read.")
        url = QUrl.fromLocalFile(str(folder))

        def show_folder() -> None:
            QDesktopServices.openUrl(url)

        self.banner.show_message(
            sentence,
            "good" if found.complete else "warning",
            actions=[(self.tr("Open the folder"), show_folder)],
        )

    def show_refusal(self, refusal: Refusal) -> None:
        super().show_refusal(refusal)
        self._on_ended()

    # Qt

    def reject(self) -> None:
        """Quit; while something is being written, only give that up."""
        if self._writing is not None:
            self._writing.cancel()
        else:
            super().reject()
