"""The only wiring of the layers: from the command line to the window, and what becomes of a bug."""

import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from app import __version__, command_line, log, paths
from app.errors import Refusal
from app.models import database
from app.program import Program, speak
from app.widgets import theme
from app.widgets.preferences import Preferences
from app.widgets.single_instance import OpenInAnotherWindow, SingleInstance
from app.windows.main_window import MainWindow

__all__ = ["Program", "run", "speak", "start"]

_logger = logging.getLogger("app")


def start(argv: Sequence[str]) -> MainWindow:
    """Open the database and show the main window, without entering the event loop.

    `argv` is as sys.argv. An application object is made unless there is one. Other processes are not looked
    for. Raises the Refusals of `open_database`; exits as argparse does when the command line is wrong.
    """
    program, path, files = _program(argv)
    window = program.open(path)
    if files:
        QTimer.singleShot(0, window, lambda: window.show_imports(files))
    _logger.info("started, version %s", __version__)
    return window


def run(argv: Sequence[str]) -> int:
    """Start and stay until the last window is closed; returns the exit code, 1 when nothing was opened.

    If another process has the database open, its window comes to the front, and this one ends with 0.
    """
    sys.excepthook = _on_bug
    instance = SingleInstance()
    program, path, files = _program(argv, instance)
    try:
        program.begin(path, files)
    except OpenInAnotherWindow:
        return 0
    _logger.info("started, version %s", __version__)
    code = QApplication.exec()
    instance.release()
    program.begin_anew()
    return code if program.has_opened else 1


def _program(argv: Sequence[str], instance: SingleInstance | None = None) -> tuple[Program, Path, list[Path]]:
    """The program, ready to open the database and to import the files that the command line names."""
    options = command_line.options(argv)
    app = QApplication.instance() or QApplication([argv[0]])
    assert isinstance(app, QApplication)
    app.setApplicationName("relance")
    app.setApplicationDisplayName("Relance")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("relance")
    app.setWindowIcon(theme.program_icon())
    log.start()
    preferences = Preferences(paths.config_folder() / "relance.ini")
    appearance = preferences.value("theme", "system")
    theme.apply(app, appearance if appearance in ("light", "dark") else "system")  # type: ignore[arg-type]
    program = Program(app, preferences, options.language, instance)
    files = [file.absolute() for file in options.files]
    return program, options.database or preferences.last_database(), files


def _on_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Log what nobody expected, and show it, one at a time: what goes wrong in a paint does so again."""
    if issubclass(kind, KeyboardInterrupt):
        QCoreApplication.quit()
        return
    app = QApplication.instance()
    here = isinstance(app, QApplication) and app.thread().isCurrentThread()
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()] if here else []
    # Not the dialog in front, which may be closing and would take this one with it.
    window = next((widget for widget in shown if isinstance(widget, MainWindow)), None)
    refusal = error if isinstance(error, Refusal) else database.explained(error)
    if window is not None and refusal is not None:
        # No fault of the program: a disk that is full or fails, met by a question that was not framed.
        _logger.warning("the database: %s", type(refusal).__name__, exc_info=(kind, error, trace))
        window.show_refusal(refusal)
        return
    _logger.critical("unexpected error", exc_info=(kind, error, trace))
    if window is None:
        sys.__excepthook__(kind, error, trace)
        return
    from app.windows.crash_dialog import CrashDialog

    if not any(isinstance(widget, CrashDialog) for widget in shown):
        dialog = CrashDialog(window, kind, error, trace)
        dialog.restartWanted.connect(window.restartWanted)
        dialog.open()
