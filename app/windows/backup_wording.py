"""The words for backups: when and why each was made, what a restore would do, and what one has done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QObject

from app.controllers.backups import Backup, State
from app.controllers.restoring import Merged
from app.errors import QT_TRANSLATE_NOOP
from app.widgets.palette import Tone
from app.widgets.words import isolate
from app.windows import wording

# What a backup was made for, by the end of its file's name.
_OCCASIONS = {
    "daily": QT_TRANSLATE_NOOP("BackupWording", "Daily"),
    "by-hand": QT_TRANSLATE_NOOP("BackupWording", "Made by hand"),
    "before-migration": QT_TRANSLATE_NOOP("BackupWording", "Before an update of Relance"),
    "before-import": QT_TRANSLATE_NOOP("BackupWording", "Before an import"),
    "before-unsubscribe": QT_TRANSLATE_NOOP("BackupWording", "Before a large unsubscription"),
    "before-answers": QT_TRANSLATE_NOOP("BackupWording", "Before many answers were recorded"),
    "before-mailing": QT_TRANSLATE_NOOP("BackupWording", "Before many were marked as mailed"),
    "before-send": QT_TRANSLATE_NOOP("BackupWording", "Before a mailing"),
    "before-undo": QT_TRANSLATE_NOOP("BackupWording", "Before a large undo"),
    "before-delete": QT_TRANSLATE_NOOP("BackupWording", "Before a batch was deleted"),
    "before-restore": QT_TRANSLATE_NOOP("BackupWording", "Before a backup was restored"),
    "restored": QT_TRANSLATE_NOOP("BackupWording", "After a backup was restored"),
}


class BackupWording(QObject):
    """Numbers with their nouns: lupdate finds plurals in the tr() of a class only."""

    def customers(self, count: int) -> str:
        return self.tr("%Ln customer(s)", "", count)

    def batches(self, count: int) -> str:
        return self.tr("%Ln batch(es)", "", count)

    def answers(self, count: int) -> str:
        return self.tr("%Ln answer(s)", "", count)

    def unsubscriptions(self, count: int) -> str:
        return self.tr("%Ln unsubscription(s)", "", count)

    def messages(self, count: int) -> str:
        return self.tr("%Ln sent message(s)", "", count)

    def restored(self, count: int) -> str:
        return self.tr("Restored: %Ln customer(s) as of {when}.", "", count)

    def again(self, count: int) -> str:
        return self.tr(
            "%Ln address(es) were unsubscribed then and may be mailed now: they will be unsubscribed again.",
            "",
            count,
        )

    def done_again(self, count: int) -> str:
        return self.tr("%Ln address(es) are unsubscribed again.", "", count)

    def stopped(self, count: int) -> str:
        return self.tr("%Ln mailing(s) wait under Sending until you have looked at them.", "", count)

    def cancelled(self, count: int) -> str:
        return self.tr(
            "%Ln message(s) that were to leave are cancelled: their customer or batch is not in the backup.",
            "",
            count,
        )


def when(backup: Backup) -> str:
    """The local date and time at which a backup was made."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(round(backup.at)), QLocale.FormatType.ShortFormat)


def occasion(backup: Backup) -> str:
    """What a backup was made for."""
    known = _OCCASIONS.get(backup.occasion)
    return QCoreApplication.translate("BackupWording", known) if known else isolate(backup.path.name)


def size(backup: Backup) -> str:
    """How large a backup is."""
    digits = 1 if backup.size >= 1 << 20 else 0
    return QLocale().formattedDataSize(backup.size, digits, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def number(count: int | None) -> str:
    """How many of something are in a backup, as far as that can be read."""
    return "" if count is None else wording.number(count)


def state(backup: Backup) -> str:
    """Whether a backup can be restored."""
    return {
        State.SOUND: QCoreApplication.translate("BackupWording", "Checked", "a backup"),
        State.DAMAGED: QCoreApplication.translate("BackupWording", "Damaged", "a backup"),
        State.NEWER: QCoreApplication.translate("BackupWording", "Of a newer Relance", "a backup"),
        State.FOREIGN: QCoreApplication.translate("BackupWording", "No backup of Relance"),
    }[backup.state]


def state_tone(backup: Backup) -> Tone:
    """The colour of it."""
    return "good" if backup.state is State.SOUND else "error"


def comes_back(merged: Merged) -> str:
    """What a restore brings back."""
    counted = BackupWording()
    parts = ((merged.batches, counted.batches), (merged.answers, counted.answers))
    return _listed(counted.customers(merged.customers), *_some(parts))


def is_kept(merged: Merged) -> str:
    """What a restore keeps that the backup does not know of; nothing if there is nothing."""
    counted = BackupWording()
    parts = ((merged.suppressions, counted.unsubscriptions), (merged.messages, counted.messages))
    return _listed(*_some(parts))


def is_given_up(merged: Merged) -> str:
    """What is lost by a restore; nothing if nothing is."""
    counted = BackupWording()
    parts = (
        (merged.newer_customers, counted.customers),
        (merged.newer_batches, counted.batches),
        (merged.newer_answers, counted.answers),
    )
    return _listed(*_some(parts))


def consequences(merged: Merged) -> str:
    """What else happens, in sentences; nothing if nothing does."""
    counted = BackupWording()
    parts = (
        (merged.again, counted.again),
        (merged.cancelled, counted.cancelled),
        (merged.stopped, counted.stopped),
    )
    return " ".join(_some(parts))


def receipt(merged: Merged, backup: Backup) -> str:
    """What a restore has done."""
    counted = BackupWording()
    said = [counted.restored(merged.customers).format(when=when(backup))]
    if merged.suppressions or merged.messages:
        kept = QCoreApplication.translate("BackupWording", "Kept of what was done since: {what}.")
        said.append(kept.format(what=is_kept(merged)))
    if merged.again:
        said.append(counted.done_again(merged.again))
    if merged.cancelled:
        said.append(counted.cancelled(merged.cancelled))
    if merged.stopped:
        said.append(counted.stopped(merged.stopped))
    return " ".join(said)


def _some(parts: Sequence[tuple[int, Callable[[int], str]]]) -> list[str]:
    """What there is any of, counted."""
    return [counted(count) for count, counted in parts if count]


def _listed(*parts: str) -> str:
    return QLocale().createSeparatedList(list(parts))
