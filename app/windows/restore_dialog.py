"""Restoring a backup: what comes back, what stays and what is given up, in numbers, before it is done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.controllers import restoring
from app.controllers.backups import Backup
from app.controllers.restoring import Merged
from app.errors import Refusal
from app.widgets.dialog import Dialog
from app.widgets.form import Form
from app.widgets.labels import Heading, Hint, PlainLabel
from app.widgets.tasks import Tasks
from app.windows import backup_wording


class RestoreDialog(Dialog):
    """Counts what restoring would do; `accepted` means that it is wanted."""

    counted = Signal()
    """The numbers are there, or the reason why there are none."""

    def __init__(self, parent: QWidget, tasks: Tasks, backup: Backup) -> None:
        super().__init__(parent, "restoreDialog", self.tr("Restore a backup"))
        when = backup_wording.when(backup)
        self._title = Heading(
            self.tr("Restore the backup of {when}?").format(when=when), level=2, elide="none"
        )
        self._about = Hint()
        self._back = _figure("restoreComesBack")
        self._kept = _figure("restoreIsKept")
        self._given_up = _figure("restoreIsGivenUp")
        self._consequences = PlainLabel(wrap=True)
        self._consequences.setObjectName("restoreConsequences")
        self._accept = self.add_accept_button(self.tr("Restore this backup"), "restoreButton", danger=True)

        self._form = QWidget()
        form = Form(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.add(self.tr("Comes back"), self._back, self.tr("as they were when the backup was made"))
        form.add(
            self.tr("Is kept"),
            self._kept,
            self.tr("of what was done since, with the whole operations log: nobody is mailed by mistake"),
        )
        form.add(self.tr("Is given up"), self._given_up, self.tr("that came in since"))
        self.body.addWidget(self._title)
        self.body.addWidget(self._about)
        self.body.addWidget(self._form)
        self.body.addWidget(self._consequences)
        self.body.addWidget(
            Hint(self.tr("The database as it is now is backed up first, so that this can be taken back."))
        )
        self.body.addStretch(1)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 74)

        self._consequences.hide()
        self._about.setText(backup_wording.occasion(backup))
        for figure in (self._back, self._kept, self._given_up):
            figure.setText(self.tr("Counting…"))
        self._accept.setEnabled(False)
        self.prefer_cancel()
        tasks.read(
            self,
            lambda progress: restoring.foresee(backup.path, progress),
            self._show,
            label=self.tr("Reading the backup"),
        )

    def show_refusal(self, refusal: Refusal) -> None:
        """Without numbers there is nothing to decide."""
        super().show_refusal(refusal)
        self._form.hide()
        self.counted.emit()

    def _show(self, merged: Merged) -> None:
        self._back.setText(backup_wording.comes_back(merged))
        self._kept.setText(backup_wording.is_kept(merged) or self.tr("nothing"))
        self._given_up.setText(backup_wording.is_given_up(merged) or self.tr("nothing"))
        consequences = backup_wording.consequences(merged)
        self._consequences.setText(consequences)
        self._consequences.setVisible(bool(consequences))
        self._accept.setEnabled(True)
        self.counted.emit()


def _figure(name: str) -> PlainLabel:
    label = PlainLabel(wrap=True, selectable=True)
    label.setObjectName(name)
    return label
