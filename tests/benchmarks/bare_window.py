"""A process that opens an empty PySide6 window with a table view, and says when it was painted.

`python -m tests.benchmarks.bare_window STARTED`: the moment (time.monotonic) at which it was started.
"""

import json
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

from tests.benchmarks.stopwatch import peak_memory


class _Watch(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, QApplication.quit)
        return False


def main() -> None:
    """Print the seconds and megabytes as JSON."""
    app = QApplication(sys.argv)
    window = QMainWindow()
    table = QTableView()
    watch = _Watch()
    table.viewport().installEventFilter(watch)
    window.setCentralWidget(table)
    window.resize(1180, 760)
    window.show()
    app.exec()
    seconds = time.monotonic() - float(sys.argv[1])
    print(json.dumps({"seconds": seconds, "memory": peak_memory()}))


if __name__ == "__main__":
    main()
