"""Time and gaps on the GUI thread, seen from a 5 ms timer on that thread."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView

_TICK = 5  # ms
_TIMEOUT = 120  # s


class Stopwatch(QObject):
    """`begin`, act, `until` it is done: the seconds it took, and meanwhile the longest gap between ticks."""

    def __init__(self) -> None:
        super().__init__()
        self.longest_gap = 0.0
        """Seconds in which the GUI thread answered nothing, since `begin`."""
        self._start = self._tick = time.perf_counter()
        self._done: Callable[[], bool] = lambda: False
        self._is_done = False
        self._loop = QEventLoop()
        self._timer = QTimer(self, interval=_TICK)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()

    def begin(self) -> None:
        self.longest_gap = 0.0
        self._start = self._tick = time.perf_counter()

    def until(self, done: Callable[[], bool]) -> float:
        """Run the event loop until it is done; returns the seconds since `begin`."""
        self._done, self._is_done = done, False
        self._loop.exec()
        if not self._is_done:
            raise TimeoutError(f"not done after {_TIMEOUT} s")
        return time.perf_counter() - self._start

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self.longest_gap = max(self.longest_gap, now - self._tick)
        self._is_done = self._done()
        if self._is_done or now - self._start > _TIMEOUT:
            self._loop.quit()
        # What the question itself took is not the program's.
        self._tick = time.perf_counter()


class Painted(QObject):
    """Knows whether a view has painted a filled row since `forget`: its first visible one."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.rows = False
        view.viewport().installEventFilter(self)

    def forget(self) -> None:
        self.rows = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.rows:
            index = self._view.indexAt(self._view.viewport().rect().topLeft())
            if index.isValid() and index.data():
                # This event is the painting; what is queued behind it comes after.
                QTimer.singleShot(0, self, self._on_painted)
        return False

    def _on_painted(self) -> None:
        self.rows = True


def peak_memory() -> float:
    """The most memory (MB) this process ever had; 0 where the system does not tell."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))
