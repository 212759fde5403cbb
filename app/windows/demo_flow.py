"""The demo, across windows: making it, showing what there is to try in it, and leaving it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import paths
from app.widgets.preferences import Preferences
from app.widgets.tasks import Progress, Tasks

# What makes the demo is imported by the thread that does so, and its dialog when it opens.


class DemoFlow(QObject):
    """Makes the demo beside whatever database is open, which is left as it is."""

    opened = Signal(object)
    """The database at this Path is to be opened."""
    went = Signal(object)
    """A Place to go to."""
    importWanted = Signal(object)  # noqa: N815 - beside Qt's own names
    """Open the import dialog on the file at this Path."""
    unsubscriptionWanted = Signal(object)  # noqa: N815
    """Open the bulk unsubscribe dialog for this Unsubscription."""

    def __init__(self, window: QWidget, tasks: Tasks, preferences: Preferences) -> None:
        """Dialogs open over `window`, which has a show_refusal."""
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._preferences = preferences

    def around(self, content: QWidget) -> QWidget:
        """The content of the demo's window below its strip."""
        from app.windows.demo_strip import DemoStrip

        strip = DemoStrip()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(content, 1)
        strip.guideWanted.connect(self.show_guide)
        strip.leaveWanted.connect(self.leave)
        return whole

    def make(self) -> None:
        """Make the demo anew and open it; the status bar says so, with Stop."""
        from app.windows.sending_wording import how_to_unsubscribe

        path, language, unsubscribe = paths.demo_database(), _language(), how_to_unsubscribe()

        def work(progress: Progress) -> Path:
            from app.controllers import demo

            demo.build(path, language, unsubscribe, progress)
            return path

        label = self.tr("Loading the sample data")
        self._tasks.read(self, work, self.opened.emit, topic="demo", label=label)

    def leave(self) -> None:
        """Open the database that was open before the demo."""
        self.opened.emit(self._preferences.last_database())

    def show_guide(self) -> None:
        """Show what there is to try."""
        from app.windows.demo_guide import DemoGuide

        guide = DemoGuide(self._window, self._tasks, _language())
        guide.went.connect(self.went)
        guide.importWanted.connect(self.importWanted)
        guide.unsubscriptionWanted.connect(self.unsubscriptionWanted)
        guide.open()


def _language() -> str:
    return QLocale().name()[:2]
