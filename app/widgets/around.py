"""What a widget finds in the windows around it, which know more than it does."""

from typing import Any

from PySide6.QtCore import QObject


def nearest(owner: QObject | None, name: str) -> Any:
    """The attribute of that name of the owner, or of the nearest window around it that has one; or None."""
    place = owner
    while place is not None:
        found = getattr(place, name, None)
        if found is not None:
            return found
        place = place.parent()
    return None
