"""The card of the backups: which there are, one more by hand, and restoring one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QDesktopServices, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.controllers import backups, restoring
from app.controllers.backups import Backup, State
from app.controllers.restoring import Merged
from app.widgets.icons import icon
from app.widgets.labels import Hint, PlainLabel
from app.widgets.table import Table
from app.widgets.tasks import Progress, Tasks
from app.windows import backup_wording
from app.windows.backup_columns import backup_columns, backup_source
from app.windows.page import Page
from app.windows.places import UnsubscribedPlace
from app.windows.setting_fields import Card

# More are seldom there: the newest five, and one of each of the days before.
_ROWS_SEEN = 7
_EVERYTHING = frozenset(
    {"customer", "batch", "transaction", "import_row", "answer", "draft", "template", "setting"}
    | {"column_mapping", "operation", "suppression", "lift", "message", "mailing"}
)


class BackupsCard(Card):
    """A list of backups that can be restored; what happens is said by the page that it is on."""

    def __init__(self, tasks: Tasks, page: Page, folder: str) -> None:
        super().__init__(self.tr("Backups"))
        self._tasks = tasks
        self._page = page
        self._folder = folder
        self._found: Sequence[Backup] = ()
        self._list = Table(
            tasks,
            backup_columns(),
            name="backups",
            preferences=page.preferences,
            sort="when",
            descending=True,
            accessible_name=self.tr("Backups"),
        )
        self._list.setObjectName("backupList")
        self._none = PlainLabel(
            self.tr(
                "There is no backup yet. The first one is made by itself as soon as there is something to "
                "lose."
            ),
            wrap=True,
        )
        self._none.setObjectName("noBackups")
        self._none.setProperty("dim", True)
        self._now = QPushButton(icon("archive"), self.tr("Back up now"))
        self._now.setObjectName("backUpButton")
        self._restore = QPushButton(icon("archive-restore"), self.tr("Restore…"))
        self._restore.setObjectName("restoreBackupButton")
        self._open = QPushButton(icon("folder-open"), self.tr("Open the folder"))
        self._open.setObjectName("openBackupFolder")
        self._open.setAccessibleName(self.tr("Open the folder of the backups"))
        self._restore_action = QAction(self.tr("Restore…"), self)
        self._list.addAction(self._restore_action)

        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, round(self.fontMetrics().height() * 0.4), 0, 0)
        for button in (self._now, self._restore, self._open):
            row.addWidget(button)
        row.addStretch(1)
        self.add_wide(
            Hint(
                self.tr(
                    "Made each day on which something has changed, before each import, large change and "
                    "update, and before and after each restore. Each is checked. The newest five are kept, "
                    "and one of each of the last seven days."
                )
            )
        )
        self.add_wide(self._list)
        self.add_wide(self._none)
        self.add_wide(buttons)
        self._list.hide()
        self._none.hide()

        self._list.selectionModel().selectionChanged.connect(self._follow)
        self._list.loaded.connect(self._follow)
        self._list.activatedRow.connect(self._ask_to_restore)
        self._restore_action.triggered.connect(self._on_restore)
        self._now.clicked.connect(self._on_now)
        self._restore.clicked.connect(self._on_restore)
        self._open.clicked.connect(self._on_open)
        tasks.changed.connect(self._on_changed)
        tasks.went_on.connect(self._on_went_on)

        self._follow()

    def refresh(self) -> None:
        """Look again which backups there are."""
        self._tasks.read(
            self, lambda progress: backups.listed(progress=progress), self._show, topic="backups"
        )

    def _show(self, found: Sequence[Backup]) -> None:
        self._found = found
        self._list.show_source(backup_source(found))
        self._list.setVisible(bool(found))
        self._none.setVisible(not found)
        rows = min(len(found), _ROWS_SEEN)
        self._list.setFixedHeight(
            self._list.horizontalHeader().sizeHint().height()
            + rows * self._list.row_height
            + 2 * self._list.frameWidth()
        )
        self._follow()

    def _chosen(self) -> Backup | None:
        """The one backup that is selected."""
        ids = self._list.selected_ids()
        return self._found[ids[0]] if len(ids) == 1 else None

    def _follow(self) -> None:
        backup = self._chosen()
        usable = backup is not None and backup.state is State.SOUND
        self._restore.setEnabled(usable)
        self._restore_action.setEnabled(usable)
        self._restore.setToolTip("" if usable else self.tr("Select a backup in the list first"))

    def _on_changed(self, tables: frozenset[str]) -> None:
        if self.isVisible():  # whatever is written may have had a backup made before
            self.refresh()

    def _on_went_on(self, tables: frozenset[str]) -> None:
        if backups.CHANGED in tables and self.isVisible():
            self.refresh()

    def _on_now(self) -> None:
        self._page.keep()
        self._tasks.write(
            self,
            backups.back_up_now,
            lambda _: self._page.say(self.tr("A backup was made and checked.")),
            changes={backups.CHANGED},
            label=self.tr("Backing up"),
        )

    def _on_open(self) -> None:
        folder = Path(self._folder)  # which the first backup makes
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder if folder.is_dir() else folder.parent)))

    def _on_restore(self) -> None:
        backup = self._chosen()
        if backup is not None:
            self._ask_to_restore(backup)

    def _ask_to_restore(self, backup: Backup) -> None:
        from app.windows.restore_dialog import RestoreDialog

        if backup.state is not State.SOUND:
            return
        self._page.keep()
        dialog = RestoreDialog(self.window(), self._tasks, backup)
        dialog.accepted.connect(lambda: self._carry_out(backup))
        dialog.open()

    def _carry_out(self, backup: Backup) -> None:
        def work(progress: Progress) -> Merged:
            return restoring.restore(backup.path, progress)

        self._tasks.write(
            self,
            work,
            lambda merged: self._say_restored(merged, backup),
            changes=_EVERYTHING,
            label=self.tr("Restoring the backup"),
        )

    def _say_restored(self, merged: Merged, backup: Backup) -> None:
        place = UnsubscribedPlace(operation_id=merged.operation_id)
        self._page.say(
            backup_wording.receipt(merged, backup),
            actions=[(self.tr("Show in the log"), lambda: self._page.went.emit(place))],
        )

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
