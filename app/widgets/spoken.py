"""What screen readers are told beyond the names of widgets."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QComboBox, QWidget


def name_chooser(chooser: QComboBox, name: str) -> None:
    """Name a chooser that has no label: on Linux, Qt gives its value as its name and leaves ours out."""
    chooser.setAccessibleName(name)
    chooser.setAccessibleDescription(name)


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have a screen reader say what has come up without the keyboard being there."""
    event = QAccessibleAnnouncementEvent(widget, text)
    how = QAccessible.AnnouncementPoliteness
    event.setPoliteness(how.Assertive if urgent else how.Polite)
    QAccessible.updateAccessibility(event)
