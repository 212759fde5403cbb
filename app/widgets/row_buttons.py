"""A button in every row of a table, made only for the rows in sight."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QPushButton

from app.widgets.table import Table
from app.widgets.theme import restyle


class RowButtons(QObject):
    """Keeps a column filled with buttons while the table scrolls and changes.

    They lie on the view rather than in it (setIndexWidget), so that a few can serve ten thousand rows: a
    button that scrolls out of sight is used again for a row that comes in.
    """

    def __init__(
        self,
        table: Table,
        column: int,
        make: Callable[[], QPushButton],
        bind: Callable[[QPushButton, int], None],
    ) -> None:
        """`make` gives a new button; `bind` tells it the row it is for, again when that may have changed.

        A button on a selected row has the property `onHighlight`.
        """
        super().__init__(table)
        self._table = table
        self._column = column
        self._make = make
        self._bind = bind
        self._buttons: dict[int, QPushButton] = {}  # by row
        self._spare: list[QPushButton] = []
        # The view settles its geometry after whatever changed: they are placed once, after that.
        self._soon = QTimer(self, interval=0)
        self._soon.setSingleShot(True)

        self._soon.timeout.connect(self._place)
        model, header = table.model(), table.horizontalHeader()
        for signal in (
            model.modelReset,
            model.rowsInserted,
            model.rowsRemoved,
            model.dataChanged,
            header.sectionResized,
            header.sectionMoved,
            header.geometriesChanged,
            table.selectionModel().selectionChanged,
            table.verticalScrollBar().valueChanged,
            table.horizontalScrollBar().valueChanged,
        ):
            signal.connect(self._place_soon)
        table.viewport().installEventFilter(self)

    def _place_soon(self) -> None:
        # Not connected itself: start() would take the value of a scroll bar for milliseconds.
        self._soon.start()

    def _place(self) -> None:
        table, model = self._table, self._table.model()
        first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
        last = model.rowCount() - 1 if last < 0 else last
        seen = range(first, last + 1) if first >= 0 else range(0)
        for row in [row for row in self._buttons if row not in seen]:
            button = self._buttons.pop(row)
            button.hide()
            self._spare.append(button)
        for row in seen:
            button = self._buttons.get(row) or self._take()
            self._buttons[row] = button
            button.setProperty("onHighlight", table.selectionModel().isRowSelected(row))
            self._bind(button, row)
            restyle(button)
            button.setGeometry(table.visualRect(model.index(row, self._column)))
            button.setVisible(not table.isColumnHidden(self._column))

    def _take(self) -> QPushButton:
        if self._spare:
            return self._spare.pop()
        button = self._make()
        button.setParent(self._table.viewport())
        return button

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place_soon()
        return super().eventFilter(watched, event)
