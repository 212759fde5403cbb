"""What a test reads off a table, and does to it with the mouse."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.widgets.table import Table

Settle = Callable[[], None]


def column(table: Table, name: str) -> list[str]:
    """What a column shows in every row that has been read."""
    model = table.model()
    number = number_of(table, name)
    return [model.index(row, number).data() or "" for row in range(model.rowCount())]


def number_of(table: Table, name: str) -> int:
    """Which column that is."""
    return [each.name for each in table.model().columns].index(name)


def click_cell(table: Table, row: int, name: str) -> None:
    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), _middle(table, row, name)
    )


def double_click_cell(table: Table, row: int, name: str) -> None:
    click_cell(table, row, name)
    QTest.mouseDClick(
        table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), _middle(table, row, name)
    )


def click_header(table: Table, name: str) -> None:
    """Sort by that column; again: the other way round."""
    header = table.horizontalHeader()
    section = number_of(table, name)
    table.horizontalScrollBar().setValue(0)
    left = header.sectionViewportPosition(section)
    if left + 20 > header.viewport().width():
        table.horizontalScrollBar().setValue(left)
        left = header.sectionViewportPosition(section)
    place = QPoint(left + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), place)


def dialog_in_front(name: str) -> QDialog:
    """The visible dialog of that name."""
    found = [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QDialog) and widget.isVisible() and widget.objectName() == name
    ]
    assert len(found) == 1, f"{len(found)} dialogs are called {name}"
    return found[0]


def no_dialog() -> bool:
    """Whether no dialog is open."""
    return not any(isinstance(each, QDialog) and each.isVisible() for each in QApplication.topLevelWidgets())


def click(widget: QWidget) -> None:
    """In its middle."""
    assert widget.isVisible(), f"{widget.objectName()} is not to be seen"
    assert widget.isEnabled(), f"{widget.objectName()} is disabled"
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def drop(widget: QWidget, *files: Path) -> None:
    """Drag files over the widget and let go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    place = widget.rect().center()
    over = QDragEnterEvent(place, action, data, button, none)
    over.ignore()
    QApplication.sendEvent(widget, over)
    assert over.isAccepted(), f"{widget.objectName()} takes no file"
    QApplication.sendEvent(widget, QDropEvent(QPointF(place), action, data, button, none))


def _middle(table: Table, row: int, name: str) -> QPoint:
    index = table.model().index(row, number_of(table, name))
    table.scrollTo(index)
    return table.visualRect(index).center()
