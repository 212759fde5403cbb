"""What a window offers beside a refusal that says so."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from app.errors import Refusal


def remedies(refusal: Refusal, owner: QObject) -> list[tuple[str, Callable[[], None]]]:
    """The actions for a banner: the recovery, of the nearest window around that has one, from a damage."""
    place: QObject | None = owner if refusal.is_damage else None
    while place is not None:
        if (recover := getattr(place, "recover", None)) is not None:
            return [recovery(recover)]
        place = place.parent()
    return []


def recovery(recover: Callable[[], None]) -> tuple[str, Callable[[], None]]:
    """The action that opens the recovery."""
    return QCoreApplication.translate("Banner", "Open the recovery"), recover
