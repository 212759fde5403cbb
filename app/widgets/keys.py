"""Tooltips that say which keys do the same."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QWidget


def with_keys(text: str, keys: str) -> str:
    """The text with the keys after it, as this system writes them; `keys` is as Ctrl+O."""
    return f"{text} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})"


def tell_keys(widget: QWidget, keys: str, text: str = "") -> None:
    """Have the tooltip of a widget say its keys, after `text` or else what is on the button."""
    if not text and isinstance(widget, QAbstractButton):
        text = widget.text().replace("&", "").removesuffix("…")
    widget.setToolTip(with_keys(text, keys))
