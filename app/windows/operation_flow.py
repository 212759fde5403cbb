"""Bulk unsubscribing and undoing, from any page: the dialog, doing it, and the receipt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.controllers import operations
from app.controllers.operations import Source
from app.widgets.preferences import Preferences
from app.widgets.tasks import Progress, Tasks
from app.windows.page import Message
from app.windows.places import CustomerPlace, Unsubscription
from app.windows.receipts import Receipts

# Dialogs, and what only they need, are imported when they open: the program starts in half the time.
if TYPE_CHECKING:
    from app.controllers.undoing import Receipt as Undone
    from app.controllers.unsubscribing import Receipt

# What an undo may have changed.
_ALL_TABLES = frozenset(
    {"customer", "suppression", "transaction", "message", "answer", "batch", "operation", "setting"}
)


class OperationFlow(QObject):
    """Opens its dialogs over the main window, whose banner says what was done."""

    went = Signal(object)
    """A Place to go to."""
    said = Signal(object)
    """A Message for the banner."""

    def __init__(self, window: QWidget, tasks: Tasks, preferences: Preferences, receipts: Receipts) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._preferences = preferences
        self._receipts = receipts

    def unsubscribe(self, wish: Unsubscription) -> None:
        """Open the bulk unsubscribe dialog."""
        from app.windows.bulk_unsubscribe_dialog import BulkUnsubscribeDialog

        dialog = BulkUnsubscribeDialog(self._window, self._tasks, self._preferences, wish)
        dialog.unsubscribed.connect(self._on_unsubscribed)
        dialog.open()

    def undo(self, operation_id: int | None, source: Source) -> None:
        """Undo an operation, or the newest that can be undone."""
        from app.controllers import undoing

        def work(progress: Progress) -> undoing.Receipt | None:
            if operation_id is not None:
                return undoing.undo(operation_id, source, progress)
            last = operations.last_undoable()
            return undoing.undo(last.id, source, progress) if last else None

        self._tasks.write(self, work, self._on_undone, changes=_ALL_TABLES, label=self.tr("Undoing"))

    def _on_unsubscribed(self, receipt: Receipt) -> None:
        from app.controllers.unsubscribing import Outcome

        actions: list[tuple[str, Callable[[], None]]] = []
        if receipt.counts.unknown:
            show = partial(self._show_items, receipt.operation_id, (Outcome.UNKNOWN.value,))
            actions.append((self._receipts.unknown(receipt), show))
        self.said.emit(
            Message(self._receipts.unsubscribed(receipt), actions=actions, undo=receipt.operation_id)
        )

    def _on_undone(self, receipt: Undone | None) -> None:
        self.said.emit(Message(self._receipts.undone(receipt), "good" if receipt else "info"))

    def _show_items(self, operation_id: int, outcomes: tuple[str, ...]) -> None:
        from app.windows.operation_dialog import OperationDialog

        dialog = OperationDialog(self._window, self._tasks, self._preferences, operation_id, outcomes)
        dialog.customerWanted.connect(lambda key: self.went.emit(CustomerPlace(key)))
        dialog.open()
