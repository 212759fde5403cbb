"""The only wiring of the layers: from the command line to the main window."""

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from app import __version__, log, paths
from app.errors import Refusal
from app.models import backups, database
from app.widgets import theme
from app.widgets.preferences import Preferences
from app.widgets.tasks import Tasks
from app.widgets.words import sentence
from app.windows.main_window import MainWindow

_LANGUAGES = ("en", "fr")

_logger = logging.getLogger("app")


class Program(QObject):
    """One database at a time, in one window; when another one is opened, its window takes the place."""

    def __init__(self, app: QApplication, preferences: Preferences, language: str | None = None) -> None:
        """`language` is spoken instead of the one that is set."""
        super().__init__(app)
        self._app = app
        self._preferences = preferences
        self._language = language
        self._window: MainWindow | None = None

    def open(self, path: Path) -> MainWindow:
        """Open a database and show its window. Raises the Refusals of `open_database`."""
        chosen = self._language or self._preferences.value("language", "")
        speak(self._app, chosen or QLocale.system().uiLanguages()[0])
        database.open_database(path)
        if path != paths.demo_database():
            self._preferences.set_value("database", str(path))
        tasks = Tasks(database.connect, database.close)
        window = MainWindow(tasks, self._preferences, path, backups.folder(path))
        tasks.setParent(window)
        window.openWanted.connect(self._on_open)
        self._window = window
        window.show()
        return window

    def _on_open(self, path: Path) -> None:
        """Open another database, or the same one anew, when the window can be closed for it."""
        window = self._window
        assert window is not None
        try:
            database.prepare(path)
        except Refusal as refusal:
            window.show_refusal(refusal)
            return
        self._app.setQuitOnLastWindowClosed(False)
        try:
            if window.close():
                window.deleteLater()
                self._language = None  # whoever has set another one meanwhile wants to see it
                self.open(path)
        finally:
            self._app.setQuitOnLastWindowClosed(True)


def start(argv: Sequence[str]) -> MainWindow:
    """Open the database and show the main window, without entering the event loop.

    `argv` is as sys.argv. An application object is made unless there is one. Raises the Refusals of
    `open_database`; exits as argparse does when the command line is wrong.
    """
    options = _options(argv)
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

    window = Program(app, preferences, options.language).open(options.database or _last_database(preferences))
    if options.files:
        files = [file.absolute() for file in options.files]
        QTimer.singleShot(0, window, lambda: window.show_imports(files))
    _logger.info("started, version %s", __version__)
    return window


def _last_database(preferences: Preferences) -> Path:
    """The one that was open the last time, if it is still there."""
    last = preferences.value("database", "")
    return Path(last) if last and Path(last).is_file() else paths.default_database()


def run(argv: Sequence[str]) -> int:
    """Start and stay until the main window is closed; returns the exit code, 1 when it could not open."""
    sys.excepthook = _on_bug
    try:
        window = start(argv)
    except Refusal as refusal:
        _logger.warning("not started: %s", refusal)
        box = QMessageBox(QMessageBox.Icon.Warning, "Relance", sentence(refusal))
        box.setObjectName("startRefusal")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.open()
        QApplication.exec()
        return 1
    code = QApplication.exec()
    del window
    return code


def speak(app: QCoreApplication, language: str) -> None:
    """Install the translations for a language code or locale name; English for those there are none for."""
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()
    code = language[:2] if language[:2] in _LANGUAGES else "en"
    system = QLocale.system()
    # The system's also knows the territory, and with it how dates are written there.
    QLocale.setDefault(system if system.name()[:2] == code else QLocale(code))
    places = (
        (f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"relance_{code}", str(paths.resources() / "translations")),
    )
    for name, folder in places:
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="relance", description="Mail satisfaction surveys to customers.")
    parser.add_argument("--database", type=Path, metavar="PATH", help="the database to open or to create")
    parser.add_argument("--language", choices=_LANGUAGES, help="the language to speak this time")
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="files of transactions to import in turn"
    )
    return parser.parse_args(argv[1:])


def _on_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Log what nobody expected, and show it, one at a time: what goes wrong in a paint does so again."""
    if issubclass(kind, KeyboardInterrupt):
        QCoreApplication.quit()
        return
    _logger.critical("unexpected error", exc_info=(kind, error, trace))
    app = QApplication.instance()
    here = isinstance(app, QApplication) and app.thread().isCurrentThread()
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()] if here else []
    # Not the dialog in front, which may be closing and would take this one with it.
    window = next((widget for widget in shown if isinstance(widget, MainWindow)), None)
    if window is None:
        sys.__excepthook__(kind, error, trace)
        return
    from app.windows.crash_dialog import CrashDialog

    if not any(isinstance(widget, CrashDialog) for widget in shown):
        CrashDialog(window, kind, error, trace).open()
