"""The daily backup: made by itself on a thread of its own; only when it cannot be made, something is said."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QObject, Qt, Signal

from app.errors import Refusal
from app.widgets.service import Service
from app.widgets.tasks import Tasks

# What makes it is imported by its thread: the program starts without.


class DailyBackups(QObject):
    """Hands over to the GUI thread why there is no backup of today."""

    refused = Signal(object)
    """The Refusal, once for each reason until a backup could be made again."""
    _told = Signal()

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._refusals: deque[Refusal] = deque()
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Look now whether a backup is due, and from time to time from then on."""
        self._tasks.serve(self._serve)

    def _serve(self, service: Service) -> None:
        from app.controllers import backups

        def failed(refusal: Refusal) -> None:
            self._refusals.append(refusal)
            if not service.stopping():
                self._told.emit()

        backups.serve(service, failed)

    def _on_told(self) -> None:
        self.refused.emit(self._refusals.popleft())
