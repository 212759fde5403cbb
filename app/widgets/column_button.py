"""The button at the right end of a table's header: which columns are shown."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt
from PySide6.QtWidgets import QHeaderView, QMenu, QToolButton

from app.widgets.icons import icon


class ColumnButton(QToolButton):
    """Lies on the header, over the end of whatever column is there; opens the header's own menu."""

    def __init__(self, header: QHeaderView, name: str, table: str, menu: Callable[[], QMenu]) -> None:
        """`table` is what the table is called, and `menu` makes the menu anew each time."""
        super().__init__(header)
        self._make_menu = menu
        side = round(self.fontMetrics().height() * 0.95)
        self.setObjectName(f"{name}Columns")
        self.setProperty("columns", True)
        self.setIcon(icon("columns-3", "dim"))
        self.setIconSize(QSize(side, side))
        self.setToolTip(QCoreApplication.translate("ColumnHeader", "Choose the columns"))
        named = QCoreApplication.translate("ColumnHeader", "Choose the columns of ‘{table}’")
        self.setAccessibleName(named.format(table=table) if table else self.toolTip())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)  # not the one with which columns are made wider

        self.clicked.connect(self._on_clicked)

    def place(self, header: QHeaderView) -> None:
        """Lie at the right end of the header, above its line."""
        width = self.sizeHint().width()
        self.setGeometry(header.width() - width, 0, width, header.height() - 1)

    def _on_clicked(self) -> None:
        menu = self._make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        below = self.mapToGlobal(QPoint(self.width() - menu.sizeHint().width(), self.height()))
        menu.popup(below)
        menu.setActiveAction(menu.actions()[0])
