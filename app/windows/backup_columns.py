"""What lists of backups show."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from app.controllers.backups import Backup
from app.widgets.table import Column, ListSource
from app.windows import backup_wording


class BackupColumns(QObject):
    """When and why each was made, what is in it, and whether it can be restored."""

    def all(self) -> list[Column[Backup]]:
        return [
            Column("when", self.tr("Made"), backup_wording.when, sort="when", width=15, fixed=True),
            Column("why", self.tr("Why"), backup_wording.occasion, sort="why", width=28),
            Column(
                "customers",
                self.tr("Customers"),
                lambda each: backup_wording.number(each.customers),
                right=True,
                width=9,
            ),
            Column(
                "batches",
                self.tr("Batches"),
                lambda each: backup_wording.number(each.batches),
                right=True,
                width=6,
            ),
            Column(
                "suppressions",
                self.tr("Unsubscribed", "a column of numbers"),
                lambda each: backup_wording.number(each.suppressions),
                right=True,
                width=12,
            ),
            Column(
                "size", self.tr("Size"), backup_wording.size, sort="size", right=True, width=8, fixed=True
            ),
            Column("state", self.tr("State"), backup_wording.state, tone=backup_wording.state_tone, width=10),
        ]


def backup_columns() -> list[Column[Backup]]:
    """The columns of a list of backups, for a `backup_source`."""
    return BackupColumns().all()


def backup_source(found: Sequence[Backup]) -> ListSource[Backup]:
    """Backups in the order of a column."""
    return ListSource(
        found,
        {"when": lambda each: each.at, "why": backup_wording.occasion, "size": lambda each: each.size},
    )
