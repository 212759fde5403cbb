"""A start of the program in a process of its own, which tells on its output what is to be seen.

    python -m tests.starting ARGUMENT…

Each change of what is in front is a line: the object names of the visible windows, and `minimised` if the
main window is. `quit` on its input closes the main window, `minimise` minimises it.
"""

import sys
import threading

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app import application


class _Teller(QObject):
    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._seen = ""
        self.told.connect(self._obey)
        self._look = QTimer(self, interval=10)
        self._look.timeout.connect(self._tell)
        self._look.start()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self.told.emit(line.strip())

    def _obey(self, command: str) -> None:
        window = next(each for each in QApplication.topLevelWidgets() if each.objectName() == "mainWindow")
        if command == "minimise":
            window.showMinimized()
        else:
            window.close()

    def _tell(self) -> None:
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each.objectName()]
        names = sorted(each.objectName() + (" minimised" if each.isMinimized() else "") for each in shown)
        if (seen := ", ".join(names)) != self._seen:
            self._seen = seen
            print(seen, flush=True)


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    teller = _Teller()
    sys.exit(application.run(["relance", *sys.argv[1:]]))
