"""What the menus of the main window hold: each command with its keys and what it does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

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
            QCoreApplication.translate("MainWindow", "Open another &database…"),
            "",
            partial(_choose_database, window),
            "folder-open",
        ),
        LINE,
        Command(QCoreApplication.translate("MainWindow", "&Quit"), "Ctrl+Q", window.close),
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
            partial(window.show_help, "sending"),
            "circle-question-mark",
        ),
        LINE,
        Command(QCoreApplication.translate("MainWindow", "&About Relance"), "", window.show_about, "info"),
    )


def _choose_database(window: MainWindow) -> None:
    """Ask which file; one that does not exist yet is made."""
    dialog = QFileDialog(window, QCoreApplication.translate("MainWindow", "Open another database"))
    dialog.setObjectName("databaseChooser")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, QCoreApplication.translate("MainWindow", "Open"))
    dialog.setNameFilter(QCoreApplication.translate("MainWindow", "Databases of Relance (*.db)"))
    dialog.setDefaultSuffix("db")
    dialog.setDirectory(str(window.database.parent))
    dialog.fileSelected.connect(lambda name: window.open_database(Path(name)))
    dialog.open()
