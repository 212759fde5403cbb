"""Somebody at the screen: finds things by their names, clicks, types, and waits until it is done."""

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDateEdit,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QWidget,
)

from app.widgets.table import Table
from app.widgets.tasks import Tasks
from app.windows.main_window import MainWindow

PATIENCE = 30.0  # seconds before something that should happen has not happened
_LONGEST_PAUSE = 1000  # ms: a timer that is to fire once sooner than this is part of what was asked

CUSTOMERS, HISTORY, UNSUBSCRIBED, SENDING, INSIGHTS, SETTINGS = "123456"
"""The pages, by the key that goes there with Ctrl."""

IMPORT_COUNTS = ("rows", "new", "known", "ignored", "duplicate", "invalid", "blank")
OUTCOMES = ("found", "unsubscribed", "already", "unknown", "duplicate", "unreadable")
AUDIENCE = ("invited", "answered", "unsubscribed", "recent", "exhausted", "invalid", "recipients")

W = TypeVar("W", bound=QWidget)


class Person:
    """Acts on what is in front: the dialog on top if there is one, else the main window."""

    def __init__(self, window: MainWindow) -> None:
        self.sit_at(window)

    def sit_at(self, window: MainWindow) -> None:
        """Go on at this window, which took the place of the one before."""
        self.window = window
        tasks = window.findChild(Tasks)
        assert tasks is not None
        self._tasks = tasks
        self.settle()

    # Waiting

    def until(self, condition: Callable[[], bool], what: str = "") -> None:
        """Let the program run until the condition holds; AssertionError when it takes too long."""
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, f"never happened: {what or condition}"
            QTest.qWait(5)

    def settle(self) -> None:
        """Wait until nothing is under way nor about to begin, as after a pause in typing."""
        self.until(lambda: self._is_settled() and self._is_settled(), "nothing more to do")

    def _is_settled(self) -> bool:
        QApplication.processEvents()
        return self._tasks.idle and not any(
            timer.isActive() and timer.isSingleShot() and timer.interval() < _LONGEST_PAUSE
            for timer in self.window.findChildren(QTimer)
        )

    # Seeing

    @property
    def front(self) -> QWidget:
        return QApplication.activeModalWidget() or self.window

    def see(self, kind: type[W], name: str) -> W:
        """The one visible widget of that name."""
        found = self.all(kind, name)
        assert len(found) == 1, f"{len(found)} widgets are called {name!r} in {self.front.objectName()!r}"
        return found[0]

    def all(self, kind: type[W], name: str = "") -> list[W]:
        """The visible widgets of that kind, and of that name if it is given."""
        found = self.front.findChildren(kind, name) if name else self.front.findChildren(kind)
        return [widget for widget in found if widget.isVisible()]

    def sees(self, name: str) -> bool:
        return bool(self.all(QWidget, name))

    def says(self, name: str) -> str:
        """What a label says."""
        return self.see(QLabel, name).text()

    def button(self, name: str) -> str:
        """What a button says."""
        return self.see(QAbstractButton, name).text()

    def count(self, name: str, part: str) -> int:
        """The plain number that a label of counts carries."""
        number = self.see(QWidget, name).property(part)
        assert type(number) is int, f"{name}.{part} is {number!r}"
        return number

    def counts(self, name: str, parts: Sequence[str]) -> dict[str, int]:
        return {part: self.count(name, part) for part in parts}

    def table(self, name: str) -> Table:
        return self.see(Table, name)

    def column(self, table: str, name: str) -> list[str]:
        """What a column shows, in every row."""
        model = self.table(table).model()
        number = [column.name for column in model.columns].index(name)  # type: ignore[attr-defined]
        return [model.index(row, number).data() or "" for row in range(model.rowCount())]

    # Doing

    def click(self, name: str) -> None:
        button = self.see(QAbstractButton, name)
        assert button.isEnabled(), f"{name} cannot be clicked"
        self.click_on(button)

    def click_on(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click what is to be seen at that place of the widget, by default its middle."""
        place = at or widget.rect().center()
        if on_top := widget.childAt(place):
            place = on_top.mapFrom(widget, place)
        QTest.mouseClick(on_top or widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        self.settle()

    def pick(self, name: str, action: str) -> None:
        """Choose an entry of the menu that a button has."""
        entries = {each.objectName(): each for each in self.see(QPushButton, name).menu().actions()}
        assert entries[action].isEnabled(), f"{action} cannot be chosen"
        entries[action].trigger()
        self.settle()

    def press(self, keys: str) -> None:
        """A shortcut, such as Ctrl+O, wherever the keyboard is."""
        front = self.front
        front.activateWindow()  # what a window manager does once the dialog before it is gone
        self.until(front.isActiveWindow, "the window in front is active")
        QTest.keySequence(front.focusWidget() or front, QKeySequence(keys))
        self.settle()

    def type(self, name: str, text: str) -> None:
        """Write into a field instead of what it holds."""
        edit = self.see(QLineEdit, name)
        edit.setFocus()
        edit.selectAll()
        QTest.keyClick(edit, Qt.Key.Key_Delete)
        QTest.keyClicks(edit, text)
        self.settle()

    def paste(self, name: str, text: str) -> None:
        """Paste into a field of several lines, over what it holds."""
        edit = self.see(QPlainTextEdit, name)
        edit.setFocus()
        QApplication.clipboard().setText(text)
        QTest.keySequence(edit, QKeySequence(QKeySequence.StandardKey.SelectAll))
        QTest.keySequence(edit, QKeySequence(QKeySequence.StandardKey.Paste))
        self.settle()

    def choose(self, name: str, data: object) -> None:
        """Pick an entry of a chooser, by the data behind its words."""
        chooser = self.see(QComboBox, name)
        place = chooser.findData(data)
        assert place >= 0, f"{name} does not offer {data!r}"
        chooser.setFocus()
        QTest.keyClick(chooser, Qt.Key.Key_Home)
        for _ in range(place):
            QTest.keyClick(chooser, Qt.Key.Key_Down)
        assert chooser.currentIndex() == place
        self.settle()

    def a_year_back(self, name: str) -> None:
        """Turn the year of a date back by one, with the arrow key."""
        day = self.see(QDateEdit, name)
        before = day.date().year()
        day.setSelectedSection(QDateEdit.Section.YearSection)
        QTest.keyClick(day, Qt.Key.Key_Down)
        assert day.date().year() == before - 1

    def go(self, page: str) -> None:
        """To a page by clicking its entry in the side bar."""
        navigation = self.see(QListWidget, "navigation")
        place = navigation.visualItemRect(navigation.item(int(page) - 1)).center()
        self.click_on(navigation.viewport(), place)

    def open_tab(self, name: str, number: int) -> None:
        tabs = self.see(QTabWidget, name)
        self.click_on(tabs.tabBar(), tabs.tabBar().tabRect(number).center())

    def click_cell(self, table: str, row: int, column: str) -> None:
        view = self.table(table)
        columns = [each.name for each in view.model().columns]  # type: ignore[attr-defined]
        index = view.model().index(row, columns.index(column))
        view.scrollTo(index)
        QApplication.processEvents()
        self.click_on(view.viewport(), view.visualRect(index).center())

    def follow(self, table: str, column: str, text: str) -> None:
        """Click the cell of that column that reads `text`: a link, mostly."""
        self.click_cell(table, self.column(table, column).index(text), column)

    def choose_file(self, path: Path, chooser: str | None = None) -> None:
        """Answer the file chooser that is open."""
        if chooser is not None:
            assert self.front.objectName() == chooser
        assert isinstance(self.front, QFileDialog)
        name = self.see(QLineEdit, "fileNameEdit")
        name.setCompleter(None)  # its list comes up when it likes, and Return is then for it
        name.setFocus()
        name.selectAll()
        QTest.keyClicks(name, str(path))
        QTest.keyClick(name, Qt.Key.Key_Return)
        self.settle()

    def drop(self, path: Path, widget: QWidget | None = None) -> None:
        """Drop a file on a widget, by default on the window in front."""
        target = widget or self.front
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
        place = target.rect().center()
        over = QDragEnterEvent(place, action, data, button, none)
        over.ignore()
        QApplication.sendEvent(target, over)
        assert over.isAccepted(), f"{target.objectName()} takes no file"
        QApplication.sendEvent(target, QDropEvent(QPointF(place), action, data, button, none))
        self.settle()

    # What several clicks add up to

    def run_import(self) -> Mapping[str, int]:
        """Start the import whose dialog is open; returns the report, which counts as the dry run did."""
        assert self.front.objectName() == "importDialog"
        before = self.counts("importCounts", IMPORT_COUNTS)
        self.click("startImportButton")
        assert self.front is self.window
        report = self.counts("importReport", IMPORT_COUNTS)
        assert report == before
        return report

    def import_chosen(self, path: Path) -> Mapping[str, int]:
        """Import a file by Ctrl+O and the file chooser."""
        self.press("Ctrl+O")
        self.choose_file(path, "importChooser")
        return self.run_import()

    def import_dropped(self, path: Path) -> Mapping[str, int]:
        """Import a file by dropping it on the window."""
        self.drop(path)
        return self.run_import()

    def unsubscribe(self, opener: str, text: str) -> dict[str, int]:
        """Paste addresses into the dialog that a button opens, and unsubscribe; returns what it announced."""
        self.click(opener)
        assert self.front.objectName() == "bulkUnsubscribeDialog"
        self.paste("addressesEdit", text)
        announced = self.counts("outcomeCounts", OUTCOMES)
        self.click("unsubscribeButton")
        assert self.front is self.window
        return announced

    def open_customer(self, address: str) -> None:
        """Find a customer on Customers and open the page by the link."""
        self.go(CUSTOMERS)
        self.type("customerFilter", address)
        self.follow("customerTable", "email", address)
        assert self.sees("customerPage")

    def status(self) -> Any:
        """Of the customer whose page is open, in code."""
        return self.see(QWidget, "customerStatus").property("status")
