"""The program while it runs: which database is open, in which window, and what takes that window's place."""

import logging
import sqlite3
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from app import command_line, paths
from app.errors import Refusal
from app.models import backups, database
from app.widgets.preferences import Preferences
from app.widgets.single_instance import Claim, OpenElsewhere, OpenInAnotherWindow, SingleInstance
from app.widgets.tasks import Connection, Tasks
from app.windows.main_window import MainWindow
from app.windows.page import Message
from app.windows.quitting import Quitting

# What is seldom shown is imported when it is: the program starts in half the time.
if TYPE_CHECKING:
    from app.windows.recovery_window import RecoveryWindow
    from app.windows.start_refusal import StartRefusal

_NO_DIALOG = 300  # ms between two looks whether the dialog in front is gone

_logger = logging.getLogger("app")


class Program(QObject):
    """One database at a time, in one window; when another one is opened, its window takes the place."""

    def __init__(
        self,
        app: QApplication,
        preferences: Preferences,
        language: str | None = None,
        instance: SingleInstance | None = None,
    ) -> None:
        """`language` is spoken instead of the one that is set. With `instance` no other process may have open
        what this one has."""
        super().__init__(app)
        self._app = app
        self._preferences = preferences
        self._language = language
        self._set_language = ""
        self._instance = instance
        self._window: MainWindow | None = None
        self._front: QWidget | None = None
        self._waiting: list[Path] = []
        self.has_opened = False
        """Whether a database was opened at all."""
        self._begins_anew_with: Path | None = None
        if instance is not None:
            instance.asked.connect(self._on_asked)

    def begin(self, path: Path, files: Sequence[Path] = ()) -> None:
        """Open a database and import these files; or say in a window why not, and what can be done about it.

        Raises OpenInAnotherWindow when another process has it open, whose window does all this now.
        """
        try:
            window = self.open(path, files)
        except OpenInAnotherWindow:
            raise
        except Refusal as refusal:
            _logger.warning("not started: %s", refusal)
            self._explain(path, files, refusal)
        else:
            self._import(window, files)

    def open(self, path: Path, files: Sequence[Path] = ()) -> MainWindow:
        """Open a database and show its window.

        Raises the Refusals of `open_database` and of `SingleInstance.claim`, which hands the files over.
        """
        self._set_language = self._preferences.value("language", "")
        speak(self._app, self._language or self._set_language or QLocale.system().uiLanguages()[0])
        self._hold(self._claim(path, files))
        _refuse_lost(path)
        database.open_database(path)
        if not paths.is_demo(path):
            self._preferences.set_value("database", str(path))
        tasks = Tasks(database.connect, database.close)
        window = MainWindow(tasks, self._preferences, path, backups.folder(path))
        tasks.setParent(window)
        window.openWanted.connect(self._on_open)
        window.recoveryWanted.connect(self._on_recover)
        window.restartWanted.connect(self._on_restart)
        self._window = self._front = window
        self.has_opened = True
        window.show()
        return window

    def _on_open(self, path: Path) -> None:
        """Open another database, or the same one anew, when the window can be closed for it."""
        window = self._window
        assert window is not None
        claim = None
        try:
            claim = self._claim(path)
            _refuse_lost(path)
            database.prepare(path)
        except Refusal as refusal:
            self._let_go(claim)
            if _can_recover(path, refusal):
                window.offer_recovery(refusal, path)
            else:
                window.show_refusal(refusal)
            return
        if self._close(window):
            if self._preferences.value("language", "") != self._set_language:
                self._language = None  # whoever has set another one meanwhile wants to see it
            self.begin(path)
            self._app.setQuitOnLastWindowClosed(True)
        else:
            self._let_go(claim)

    def _claim(self, path: Path, files: Sequence[Path] = ()) -> Claim | None:
        """Claim a database for this process, if others count. Raises as `SingleInstance.claim` does."""
        return None if self._instance is None else self._instance.claim(path, files)

    def _hold(self, claim: Claim | None) -> None:
        if claim is not None and self._instance is not None:
            self._instance.hold(claim)

    def _let_go(self, claim: Claim | None) -> None:
        if claim is not None and self._instance is not None:
            self._instance.let_go(claim)

    def begin_anew(self) -> None:
        """Start a new process if one is wanted after a bug. The database of this one is closed."""
        if self._begins_anew_with is not None:
            from app.windows import restarting

            restarting.restart(self._begins_anew_with, self._language)

    def _on_restart(self) -> None:
        """End, and begin anew with the same database, unless something is still running and shall go on."""
        window = self._window
        assert window is not None
        self._begins_anew_with = window.database
        if not window.close() and (quitting := window.findChild(Quitting)) is not None:
            quitting.stayed.connect(self._on_stayed)

    def _on_stayed(self) -> None:
        self._begins_anew_with = None

    def _on_recover(self, path: Path) -> None:
        """Recover a database, when the window can be closed for it."""
        window = self._window
        assert window is not None
        try:
            claim = self._claim(path)
        except Refusal as refusal:
            window.show_refusal(refusal)
            return
        if self._close(window):
            self._window = None
            self._hold(claim)
            self._recover(path, ())
            self._app.setQuitOnLastWindowClosed(True)
        else:
            self._let_go(claim)

    def _close(self, window: QWidget) -> bool:
        """Close a window without ending the program; whether it is closed."""
        self._app.setQuitOnLastWindowClosed(False)
        if window.close():
            window.deleteLater()
            return True
        self._app.setQuitOnLastWindowClosed(True)
        return False

    def _explain(self, path: Path, files: Sequence[Path], refusal: Refusal) -> None:
        """Say why a database cannot be opened; recover it if it is damaged."""
        if _can_recover(path, refusal):
            self._recover(path, files)
            return
        from app.windows.start_refusal import StartRefusal

        window = StartRefusal(path, refusal, can_take_over=isinstance(refusal, OpenElsewhere))
        window.takeOverWanted.connect(lambda: self._take_over(window, path, files))
        self._show_instead(window, files)

    def _recover(self, path: Path, files: Sequence[Path]) -> None:
        """Show the recovery of a database."""
        from app.windows.recovery_window import RecoveryWindow

        tasks = Tasks(*_no_database())
        window = RecoveryWindow(tasks, self._preferences, path)
        tasks.setParent(window)
        window.finished.connect(tasks.stop)
        self._show_instead(window, files)

    def _show_instead(self, window: "StartRefusal | RecoveryWindow", files: Sequence[Path]) -> None:
        """Show a window in the place of the main one, until a database is chosen in it, or *Quit*."""
        window.openWanted.connect(lambda path: self._begin_instead(window, path, files))
        window.rejected.connect(self._app.quit)
        self._front = window
        window.show()

    def _begin_instead(
        self, window: "StartRefusal | RecoveryWindow", path: Path, files: Sequence[Path]
    ) -> None:
        self._app.setQuitOnLastWindowClosed(False)
        window.done(window.DialogCode.Accepted)
        try:
            self.begin(path, files)
        except OpenInAnotherWindow:
            self._app.quit()
        self._app.setQuitOnLastWindowClosed(True)
        if window.receipt and self._window is not None and self._front is self._window:
            self._window.tell(Message(window.receipt, window.receipt_tone))

    def _take_over(self, window: "StartRefusal", path: Path, files: Sequence[Path]) -> None:
        Claim(path).take_over()
        self._begin_instead(window, path, files)

    def _on_asked(self, files: Sequence[Path]) -> None:
        """A second start: come to the front, and import what it was given."""
        front = self._front
        if front is None:
            return
        front.setWindowState(front.windowState() & ~Qt.WindowState.WindowMinimized)
        front.show()
        front.raise_()
        front.activateWindow()
        self._app.alert(front)
        self._waiting += files
        if isinstance(front, MainWindow):
            self._import(front, ())

    def _import(self, window: MainWindow, files: Sequence[Path]) -> None:
        """Open the import dialog on these files and on those that wait, once no other dialog is in front."""
        self._waiting += files
        if not self._waiting:
            return
        look = QTimer(window, interval=_NO_DIALOG)

        def begin() -> None:
            if QApplication.activeModalWidget() is None and self._waiting:
                taken, self._waiting = self._waiting, []
                window.show_imports(taken)
            if not self._waiting:
                look.stop()

        look.timeout.connect(begin)
        look.start()
        QTimer.singleShot(0, window, begin)


def _can_recover(path: Path, refusal: Refusal) -> bool:
    """Whether it is a damage. If a file's very beginning is lost, only its backups tell that it was ours."""
    return refusal.is_damage or (isinstance(refusal, database.NotADatabase) and bool(backups.existing(path)))


def _refuse_lost(path: Path) -> None:
    """Raise DamagedDatabase where one that has backups is gone or empty, so that it would be made anew."""
    is_empty = not path.exists() or (path.is_file() and path.stat().st_size == 0)
    if is_empty and not paths.is_demo(path) and backups.existing(path):
        raise database.DamagedDatabase(folder=str(backups.folder(path)))


def _no_database() -> tuple[Callable[[], Connection], Callable[[], None]]:
    """What opens and closes the connections of threads that have no database to be connected to."""
    own = threading.local()

    def connect() -> Connection:
        connection = own.connection = sqlite3.connect(":memory:")
        return connection

    return connect, lambda: own.connection.close()


def speak(app: QCoreApplication, language: str) -> None:
    """Install the translations for a language code or locale name; English for those there are none for."""
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()
    code = language[:2] if language[:2] in command_line.LANGUAGES else "en"
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
