"""A process that is the program, used by the clock.

`python -m tests.benchmarks.program start|look|work|send STARTED DATABASE [CSV PASTE]` prints what it measured
as JSON: `start` only opens the program; `look` then scrolls, filters and sorts; `work` imports a file into
a new database and unsubscribes a paste; `send` goes on with the mailing that was interrupted, and looks on.
STARTED is the moment (time.monotonic) the process was started.
"""

# ruff: noqa: E402
import gc

gc.disable()  # as app.__main__ does
from app.application import start  # first, as in the program: its imports are part of its start

# isort: split
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QWidget

from app.widgets.paste_edit import PasteEdit
from app.widgets.table import Table
from app.widgets.tasks import Tasks
from app.windows.main_window import MainWindow
from app.windows.places import CustomersPlace, SendingPlace, Unsubscription
from app.windows.typed_number_dialog import TypedNumberDialog
from tests.benchmarks.data import FILTER
from tests.benchmarks.stopwatch import Painted, Stopwatch, peak_memory


class _Session:
    """The program on one database, what was measured of it so far, and whoever uses it."""

    def __init__(self, started: float, database: str, *, has_rows: bool = False) -> None:
        self.found: dict[str, float] = {}
        self.window: MainWindow = start(["relance", "--language", "en", "--database", database])
        self.watch = Stopwatch()
        self.tasks = next(child for child in self.window.children() if isinstance(child, Tasks))
        self.table = self.one(Table, "customerTable")
        self.painted = Painted(self.table)
        if has_rows:
            self.watch.until(lambda: self.painted.rows)
            self.found["start"] = time.monotonic() - started
        # What the program makes ready behind the first page belongs to its start.
        self.watch.until(
            lambda: self.tasks.idle and self.window.findChild(QWidget, "settingsPage") is not None
        )
        self.found["start gap"] = self.watch.longest_gap

    def one(self, kind: type[Any], name: str) -> Any:
        """The widget of that name."""
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def take(self, what: str, act: Callable[[], object], done: Callable[[], bool]) -> None:
        """Measure one act until it is done and everything after it is quiet."""
        self.painted.forget()
        self.watch.begin()
        act()
        self.found[what] = self.watch.until(done)
        self.watch.until(lambda: self.tasks.idle)
        self.found[f"{what} gap"] = self.watch.longest_gap

    # What a person does

    def look(self) -> None:
        """Jump to the end and back, scroll, filter, sort."""
        rows = lambda: self.painted.rows  # noqa: E731
        self.take("jump to the end", lambda: self._press(self.table, Qt.Key.Key_End), rows)
        self.take("jump to the start", lambda: self._press(self.table, Qt.Key.Key_Home), rows)
        self.take("scroll", self._scroll, rows)
        edit = self.one(QWidget, "customerFilter")
        self.take("filter by substring", lambda: edit.setText(FILTER), self._quiet)
        self.take("clear the filter", edit.clear, self._quiet)
        for column, name in ((1, "sort by first name"), (4, "sort by last transaction")):
            header = self.table.horizontalHeader()
            self.take(name, lambda at=column, header=header: _click_section(header, at), self._quiet)
        self.found["memory"] = peak_memory()

    def work(self, file: Path, paste: Path) -> None:
        """Import a file, then unsubscribe a paste."""
        self.take(
            "count before the import",
            lambda: self.window.show_import(file),
            lambda: self._ready("importDialog", "startImportButton"),
        )
        self.take(
            "import",
            lambda: self._press_button("importDialog", "startImportButton"),
            lambda: self.window.findChild(QDialog, "importDialog") is None and self.tasks.idle,
        )
        self.window.go(CustomersPlace())
        self.watch.until(lambda: self.tasks.idle)
        QGuiApplication.clipboard().setText(paste.read_text(encoding="utf-8"))
        self.window.show_bulk_unsubscribe(Unsubscription(_source()))
        self.watch.until(lambda: self.tasks.idle)
        self.take(
            "read a paste",
            lambda: self.one(PasteEdit, "addressesEdit").paste(),
            lambda: self._ready("bulkUnsubscribeDialog", "unsubscribeButton"),
        )
        self.take(
            "apply it",
            self._unsubscribe,
            lambda: self.window.findChild(QDialog, "bulkUnsubscribeDialog") is None and self.tasks.idle,
        )

    def _unsubscribe(self) -> None:
        self._press_button("bulkUnsubscribeDialog", "unsubscribeButton")
        asked = self.window.findChild(TypedNumberDialog)
        if asked is not None:  # so many that the number is to be typed
            QTest.keyClicks(asked.findChild(QLineEdit, "typedNumberEdit"), str(asked.number))
            self._press_button("typedNumberDialog", "confirmNumberButton")

    def send(self) -> None:
        """Resume the one mailing, and watch it on its page until it is finished."""
        self.window.go(SendingPlace())
        self.watch.until(lambda: self.tasks.idle and self.one(QWidget, "resumeButton").isVisible())
        state = self.one(QWidget, "mailingState")
        self.take(
            "send",
            lambda: QTest.mouseClick(self.one(QAbstractButton, "resumeButton"), Qt.MouseButton.LeftButton),
            lambda: state.property("state") == "finished",
        )

    def _quiet(self) -> bool:
        return self.painted.rows and self.tasks.idle

    def _ready(self, dialog: str, button: str) -> bool:
        found = self.window.findChild(QDialog, dialog)
        return found is not None and self.tasks.idle and found.findChild(QAbstractButton, button).isEnabled()

    def _press_button(self, dialog: str, button: str) -> None:
        found = self.window.findChild(QDialog, dialog)
        assert found is not None
        QTest.mouseClick(found.findChild(QAbstractButton, button), Qt.MouseButton.LeftButton)

    def _press(self, widget: QWidget, key: Qt.Key) -> None:
        widget.setFocus()
        QTest.keyClick(widget, key, Qt.KeyboardModifier.ControlModifier)

    def _scroll(self) -> None:
        """Drag the scroll bar through the whole list."""
        bar = self.table.verticalScrollBar()
        for step in range(1, 101):
            bar.setValue(bar.maximum() * step // 100)


def _click_section(header: Any, section: int) -> None:
    place = header.viewport().rect().topLeft()
    place.setX(header.sectionViewportPosition(section) + header.sectionSize(section) // 2)
    place.setY(header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def _source() -> Any:
    from app.controllers.operations import Source

    return Source.CUSTOMERS


def main(arguments: list[str]) -> None:
    """Do what the command line says, and print what was measured."""
    kind, started, database, *files = arguments
    session = _Session(float(started), database, has_rows=kind != "work")
    if kind == "look":
        session.look()
    elif kind == "work":
        session.work(*map(Path, files))
    elif kind == "send":
        session.send()
    session.window.close()
    print(json.dumps(session.found))


if __name__ == "__main__":
    main(sys.argv[1:])
