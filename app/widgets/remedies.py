"""What a window offers beside a refusal that says so."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from app.errors import Refusal
from app.widgets.around import nearest


def remedies(refusal: Refusal, owner: QObject) -> list[tuple[str, Callable[[], None]]]:
    """The actions for a banner: the recovery, of the nearest window around that has one, from a damage."""
    recover = nearest(owner, "recover") if refusal.is_damage else None
    return [] if recover is None else [recovery(recover)]


def recovery(recover: Callable[[], None]) -> tuple[str, Callable[[], None]]:
    """The action that opens the recovery."""
    return QCoreApplication.translate("Banner", "Open the recovery"), recover
