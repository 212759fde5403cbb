"""Warning of a database that is kept on a network or in a folder that is synchronised."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.widgets import storage
from app.widgets.preferences import Preferences
from app.widgets.storage import Risk
from app.widgets.tasks import Tasks
from app.widgets.words import isolate
from app.windows.page import Message

HELP = "backups#place"
"""The topic that says why, and what to do."""

_WARNED = "warned of"  # the databases that it was said of


def sentence(risk: Risk) -> str:
    """What is at work where the database is, and what may come of it."""
    said = (
        QCoreApplication.translate(
            "StorageNotice",
            "The database is in a folder that {service} synchronises. Two computers could write to it at "
            "once and damage it: keep it on this computer’s own disk.",
        )
        if risk.kind == "synchronised"
        else QCoreApplication.translate(
            "StorageNotice",
            "The database is on a network drive ({service}). A connection that breaks could damage it: keep "
            "it on this computer’s own disk.",
        )
    )
    return said.format(service=isolate(risk.name))


class StorageNotice(QObject):
    """Looks where the database is, and says once for each database that it is not safe there."""

    said = Signal(object)
    """A Message for the banner."""

    def __init__(
        self,
        parent: QObject,
        tasks: Tasks,
        preferences: Preferences,
        database: Path,
        show_help: Callable[[str], None],
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._preferences = preferences
        self._database = database
        self._show_help = show_help

    def look(self) -> None:
        """Look, off the GUI thread: a network may not answer."""
        path = self._database
        self._tasks.read(self, lambda _: storage.risk(path), self._on_risk, topic="storage")

    def _on_risk(self, risk: Risk | None) -> None:
        warned = self._preferences.value(_WARNED, list[str](), of=str)
        name = str(self._database)
        if risk is None or name in warned:
            return
        self._preferences.set_value(_WARNED, [*warned, name])
        help_ = (
            QCoreApplication.translate("StorageNotice", "Why, and what to do"),
            partial(self._show_help, HELP),
        )
        self.said.emit(Message(sentence(risk), "warning", actions=[help_]))
