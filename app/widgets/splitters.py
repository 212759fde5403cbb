"""Splitters that stay as the person has put them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QSplitter

from app.widgets.preferences import Preferences


def remember(splitter: QSplitter, name: str, preferences: Preferences, sizes: Sequence[int]) -> None:
    """Give the parts the sizes of last time, or `sizes`, and keep those that they are given.

    Sizes in another proportion than the room are shared out in theirs.
    """
    splitter.setSizes(preferences.value(f"splitters/{name}", list(sizes)))
    splitter.splitterMoved.connect(lambda: preferences.set_value(f"splitters/{name}", splitter.sizes()))
