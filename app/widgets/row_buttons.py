"""A button in every row of a table, made only for the rows in sight."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QTimer
from PySide6.QtWidgets import QPushButton

from app.widgets.table import Table


class RowButtons(QObject):
    """Keeps a column filled with buttons while the table scrolls and changes."""

    def __init__(
        self,
        table: Table,
        column: int,
        make: Callable[[], QPushButton],
        bind: Callable[[QPushButton, int], None],
    ) -> None:
        """`make` gives a new button; `bind` tells it the row it is for, again when that may have changed."""
        super().__init__(table)
        self._table = table
        self._column = column
        self._make = make
        self._bind = bind
        self._buttons: dict[QPersistentModelIndex, QPushButton] = {}
        # The view settles its geometry after the model has told of a change: placed once, after that.
        self._soon = QTimer(self, interval=0)
        self._soon.setSingleShot(True)

        self._soon.timeout.connect(self._place)
        model = table.model()
        model.modelAboutToBeReset.connect(self._buttons.clear)  # the view destroys them
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved, model.dataChanged):
            signal.connect(self._soon.start)
        table.verticalScrollBar().valueChanged.connect(self._soon.start)
        table.viewport().installEventFilter(self)

    def button(self, row: int) -> QPushButton | None:
        """The button in that row, if the row is in sight."""
        return next((button for place, button in self._buttons.items() if place.row() == row), None)

    def _place(self) -> None:
        table, model = self._table, self._table.model()
        first = table.rowAt(0)
        last = table.rowAt(table.viewport().height() - 1)
        last = model.rowCount() - 1 if last < 0 else last
        seen = range(first, last + 1) if first >= 0 else range(0)
        for place in [place for place in self._buttons if place.row() not in seen]:
            self._buttons.pop(place).deleteLater()
        there = {place.row() for place in self._buttons}
        for row in seen:
            if row not in there:
                index = model.index(row, self._column)
                button = self._make()
                self._buttons[QPersistentModelIndex(index)] = button
                table.setIndexWidget(index, button)
        for place, button in self._buttons.items():
            self._bind(button, place.row())

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._soon.start()
        return super().eventFilter(watched, event)
