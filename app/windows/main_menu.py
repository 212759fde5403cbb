"""What the menus of the main window hold: each command with its keys and what it does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.widgets.listing import Output
from app.windows.database_chooser import choose_database
from app.windows.menus import LINE, Command
from app.windows.places import Place, SettingsPlace

if TYPE_CHECKING:
    from app.windows.main_window import MainWindow


def menus(window: MainWindow, sections: Mapping[Place, str]) -> Sequence[tuple[str, Sequence[Command]]]:
    """The menus from left to right; `sections` are the pages of the side bar."""
    return (
        (QCoreApplication.translate("MainWindow", "&File"), _file(window)),
        (QCoreApplication.translate("MainWindow", "&Edit"), _edit(window)),
        (QCoreApplication.translate("MainWindow", "&View"), _view(window, sections)),
        (QCoreApplication.translate("MainWindow", "&Help"), _help(window)),
    )


def _file(window: MainWindow) -> Sequence[Command]:
    return (
        Command(
            QCoreApplication.translate("MainWindow", "&Import transactions…"),
            "Ctrl+O",
            partial(window.show_import, None),
            "upload",
        ),
        LINE,
        Command(
            QCoreApplication.translate("MainWindow", "&Print the list…"),
            "Ctrl+P",
            partial(window.output_list, Output.PRINT),
            "printer",
        ),
        Command(
            QCoreApplication.translate("MainWindow", "Save the list as PD&F…"),
            "",
            partial(window.output_list, Output.PDF),
            "file-text",
        ),
        Command(
            QCoreApplication.translate("MainWindow", "&Export the list…"),
            "Ctrl+E",
            partial(window.output_list, Output.CSV),
            "file-down",
        ),
        LINE,
        Command(
            QCoreApplication.translate("MainWindow", "Open another &database…"),
            "",
            partial(choose_database, window, window.database.parent, window.open_database),
            "folder-open",
        ),
        Command(
            QCoreApplication.translate("MainWindow", "Load &sample data"),
            "",
            window.show_demo,
            "flask-conical",
        ),
        *_out_of_the_demo(window),
        LINE,
        Command(QCoreApplication.translate("MainWindow", "&Quit"), "Ctrl+Q", window.close),
    )


def _out_of_the_demo(window: MainWindow) -> Sequence[Command]:
    if not window.is_demo:
        return ()
    return (
        Command(QCoreApplication.translate("DemoStrip", "Leave the demo"), "", window.leave_demo, "log-out"),
    )


def _edit(window: MainWindow) -> Sequence[Command]:
    return (
        Command(
            QCoreApplication.translate("MainWindow", "&Undo the last operation"),
            "Ctrl+Z",
            partial(window.undo, None),
            "undo-2",
        ),
        LINE,
        Command(QCoreApplication.translate("MainWindow", "&Find"), "Ctrl+F", window.find_here, "search"),
        Command(
            QCoreApplication.translate("MainWindow", "&Go to…"), "Ctrl+K", window.show_finder, "arrow-right"
        ),
        Command(
            QCoreApplication.translate("MainWindow", "&Bulk unsubscribe…"),
            "Ctrl+U",
            window.unsubscribe_from_here,
            "user-x",
        ),
    )


def _view(window: MainWindow, sections: Mapping[Place, str]) -> Sequence[Command]:
    pages = [
        Command(
            title,
            f"Ctrl+{number}" + (" Ctrl+," if place == SettingsPlace() else ""),
            partial(window.go, place),
        )
        for number, (place, title) in enumerate(sections.items(), start=1)
    ]
    return (
        *pages,
        LINE,
        Command(
            QCoreApplication.translate("MainWindow", "&Back"), "Alt+Left", window.go_back, "chevron-left"
        ),
        Command(QCoreApplication.translate("MainWindow", "&Refresh"), "F5", window.refresh),
    )


def _help(window: MainWindow) -> Sequence[Command]:
    return (
        Command(
            QCoreApplication.translate("MainWindow", "&Help"),
            "F1",
            window.show_help,
            "circle-question-mark",
        ),
        Command(
            QCoreApplication.translate("MainWindow", "&First steps"),
            "",
            partial(window.show_help, "start"),
            "play",
        ),
        Command(
            QCoreApplication.translate("MainWindow", "&Keyboard shortcuts"),
            "Ctrl+?",
            partial(window.show_help, "keyboard"),
            "keyboard",
        ),
        LINE,
        Command(QCoreApplication.translate("MainWindow", "&About Relance"), "", window.show_about, "info"),
    )
