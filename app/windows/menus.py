"""The menu bar: every command with its keys, as data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar

from app.widgets.icons import icon


@dataclass(frozen=True)
class Command:
    """One entry of a menu. `keys` are shortcuts, with spaces between them."""

    text: str = ""
    keys: str = ""
    act: Callable[[], object] = lambda: None
    symbol: str = ""


LINE = Command()
"""Stands between two groups of commands."""


def fill(bar: QMenuBar, menus: Sequence[tuple[str, Sequence[Command]]]) -> None:
    """Put menus with these titles and commands into the bar."""
    for title, commands in menus:
        menu = bar.addMenu(title)
        for command in commands:
            if command is LINE:
                menu.addSeparator()
            else:
                menu.addAction(_action(command, bar))


def _action(command: Command, bar: QMenuBar) -> QAction:
    action = QAction(command.text, bar)
    if command.symbol:
        action.setIcon(icon(command.symbol))
    action.setShortcuts([QKeySequence(keys) for keys in command.keys.split()])
    act = command.act
    action.triggered.connect(lambda: act())
    return action
