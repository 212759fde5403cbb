"""The context menu of a table: copy, the acts on a row, sort, columns, and where the list can go."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QActionGroup, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QMenu

from app.widgets.icons import icon
from app.widgets.listing import Output, outlet_of

if TYPE_CHECKING:
    from app.widgets.table import Table

_WIDEST = 300  # px of a menu entry that names data


def row_menu(table: "Table", row: Any) -> QMenu:
    """The menu of a row, or of no row (None): everything that a table can do, also by the keyboard."""
    menu = QMenu(table)
    menu.addAction(table.copy_action)
    if row is not None:
        _add_links(menu, table, row)
    others = [action for action in table.actions() if action is not table.copy_action]
    if others:
        menu.addSeparator()
        menu.addActions(others)
    menu.addSeparator()
    _add_sort(menu, table)
    columns = table.header.menu(menu)
    columns.setTitle(QCoreApplication.translate("Table", "C&olumns"))
    columns.setIcon(icon("columns-3"))
    menu.addMenu(columns)
    _add_outputs(menu, table)
    return menu


def _add_links(menu: QMenu, table: "Table", row: Any) -> None:
    for column in table.header.columns_shown():
        if column.leads(row):
            text = column.value(row)
            cut = QFontMetrics(menu.font()).elidedText(text, Qt.TextElideMode.ElideMiddle, _WIDEST)
            name = QCoreApplication.translate("Table", "Copy ‘{text}’").format(text=cut.replace("&", "&&"))
            menu.addAction(name).triggered.connect(partial(_put_on_clipboard, text))


def _add_sort(menu: QMenu, table: "Table") -> None:
    header = table.header
    sortable = [column for column in header.columns_shown() if column.sort]
    if not sortable:
        return
    sort = menu.addMenu(QCoreApplication.translate("Table", "&Sort by"))
    by = QActionGroup(sort)
    for column in sortable:
        action = sort.addAction(column.title.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(column.sort == header.sort)
        action.setActionGroup(by)
        action.triggered.connect(lambda _=False, by=column.sort: header.sort_by(by, header.descending))
    sort.addSeparator()
    way = QActionGroup(sort)
    for descending, text in (
        (False, QCoreApplication.translate("Table", "Ascending")),
        (True, QCoreApplication.translate("Table", "Descending")),
    ):
        action = sort.addAction(text)
        action.setCheckable(True)
        action.setChecked(descending == header.descending)
        action.setActionGroup(way)
        action.triggered.connect(lambda _=False, down=descending: header.sort_by(header.sort, down))


def _add_outputs(menu: QMenu, table: "Table") -> None:
    outlet = outlet_of(table)
    if outlet is None:
        return
    menu.addSeparator()
    for output, symbol, text in (
        (Output.PRINT, "printer", QCoreApplication.translate("Table", "&Print…")),
        (Output.PDF, "file-text", QCoreApplication.translate("Table", "Save as P&DF…")),
        (Output.CSV, "file-down", QCoreApplication.translate("Table", "&Export the list…")),
    ):
        action = menu.addAction(icon(symbol), text)
        action.setEnabled(table.row_count > 0)
        action.triggered.connect(lambda _=False, output=output: outlet(output, table))


def _put_on_clipboard(text: str, _checked: bool = False) -> None:
    QGuiApplication.clipboard().setText(text)
