"""The order in which the Tab key goes, where it is not the one in which widgets were made."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow(before: QWidget | None, *then: QWidget) -> None:
    """Have the Tab key come to `then`, one after the other, from what it comes to last up to `before`.

    Qt's own setTabOrder does nothing from a widget that cannot have the keyboard.
    """
    last = before
    while last is not None and (last in then or not last.focusPolicy() & Qt.FocusPolicy.TabFocus):
        last = last.previousInFocusChain()
        if last is before:
            return  # there is nothing else
    for widget in then:
        if last is not None:
            QWidget.setTabOrder(last, widget)
        last = widget


def in_order(widgets: Iterable[QWidget]) -> None:
    """Have the Tab key come to these one after the other, from the first of them on."""
    first, *others = widgets
    follow(first, *others)
