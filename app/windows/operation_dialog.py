"""What one operation was given, line by line, and what it made of it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from app.controllers import operations
from app.controllers.erasing import is_erased
from app.controllers.operations import Entry, Item, Kind
from app.widgets.dialog import Dialog
from app.widgets.labels import Hint
from app.widgets.preferences import Preferences
from app.widgets.table import Column, ListSource, Table
from app.widgets.tasks import Tasks
from app.widgets.words import isolate
from app.windows import wording


class OperationDialog(Dialog):
    """The items of an operation, or those with some outcomes; `customerWanted` carries an address key."""

    customerWanted = Signal(str)  # noqa: N815 - beside Qt's own names

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        preferences: Preferences,
        operation_id: int,
        outcomes: tuple[str, ...] = (),
    ) -> None:
        super().__init__(parent, "operationDialog", "", size=QSize(760, 520), preferences=preferences)
        self.setWindowTitle(self.tr("Operation"))
        self._kind = Kind.UNSUBSCRIBE
        self._about = Hint()
        self._table = Table(
            tasks,
            [
                Column("line", self.tr("Line"), lambda item: wording.number(item.line), right=True, width=8),
                Column(
                    "address",
                    self.tr("Address"),
                    lambda item: wording.erased() if is_erased(item.key) else _address(item),
                    link=True,
                    dead=lambda item: is_erased(item.key),
                    tone=lambda _: "dim",
                    width=38,
                ),
                Column("outcome", self.tr("Outcome"), self._outcome, width=36),
            ],
            name="operationItems",
            preferences=preferences,
            accessible_name=self.tr("Lines of the operation"),
        )
        self.only_close()

        self.body.addWidget(self._about)
        self.body.addWidget(self._table, 1)

        self._table.linkActivated.connect(self._on_address)

        tasks.read(
            self,
            lambda _: (operations.get(operation_id), operations.items(operation_id, outcomes)),
            self._show,
        )

    def _show(self, answer: tuple[Entry, tuple[Item, ...]]) -> None:
        entry, items = answer
        self._kind = entry.kind
        parts = [wording.moment_of(entry.at), wording.kind(entry.kind), entry.operator]
        self._about.setText(" · ".join(parts))
        self._table.show_source(ListSource(items))

    def _outcome(self, item: Item) -> str:
        outcome = wording.item_outcome(self._kind, item.outcome)
        if _address(item) or is_erased(item.key):
            return outcome
        return self.tr("{outcome}: ‘{text}’", "of a line without an address").format(
            outcome=outcome, text=isolate(item.address)
        )

    def _on_address(self, item: Item) -> None:
        self.customerWanted.emit(item.key)
        self.close()


def _address(item: Item) -> str:
    """The address of a line; nothing for one with a token, or with nothing that could be read."""
    return item.address if "@" in item.key else ""
