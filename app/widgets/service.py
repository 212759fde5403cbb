"""Work that goes on by itself for as long as the program runs, on a thread with a connection of its own."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.errors import Refusal
from app.widgets.worker import Connection

_BETWEEN_ANNOUNCEMENTS = 300  # ms
_BETWEEN_CONNECTIONS = 5.0  # s, while there can be none
_PATIENCE = 5.0  # s that the end of the program waits for the work, and once more after breaking it off


class Service(QObject):
    """One piece of work that ends when it is told to; its methods may be called on any thread but `stop`.

    The work asks `stopping` and waits with `wait`, and tells with `changed` what it changed.
    """

    announced = Signal(frozenset)
    """The names of the tables that the work changed lately."""
    _stirred = Signal()

    def __init__(
        self,
        connect: Callable[[], Connection],
        close: Callable[[], None],
        work: Callable[["Service"], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connect = connect
        self._close = close
        self._work: Callable[[Service], None] | None = work
        self._turn = threading.Condition()
        self._poked = False
        self._stopping = False
        self._tables: set[str] = set()
        self._break_off: Callable[[], None] | None = None
        self.error: BaseException | None = None
        self._soon = QTimer(self, interval=_BETWEEN_ANNOUNCEMENTS)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._announce)
        self._stirred.connect(self._on_stirred, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._live, name="sending", daemon=True)
        self._thread.start()

    # What the work calls

    def stopping(self) -> bool:
        """Whether the work is to come to an end."""
        return self._stopping

    def wait(self, seconds: float) -> None:
        """Wait that long, or until poked or told to stop."""
        with self._turn:
            self._turn.wait_for(lambda: self._poked or self._stopping, seconds)
            self._poked = False

    def changed(self, *tables: str) -> None:
        """Have it announced soon that these tables have changed."""
        with self._turn:
            stirred = not self._tables
            self._tables.update(tables)
        if stirred and not self._stopping:
            self._stirred.emit()

    def failed(self, error: Exception) -> None:
        """Have an error raised on the GUI thread, while the work goes on."""
        self.error = error
        self._stirred.emit()

    def may_break_off(self, break_off: Callable[[], None] | None) -> None:
        """Say what ends a wait for somebody else, for when the program closes; it is called on its thread."""
        self._break_off = break_off

    # What the program calls

    def poke(self) -> None:
        """Have the work look again at what there is to do."""
        with self._turn:
            self._poked = True
            self._turn.notify()

    def stop(self) -> None:
        """Tell the work to end, and wait for it, but not for ever: a server may take its time to answer."""
        with self._turn:
            self._stopping = True
            self._turn.notify()
        self._thread.join(_PATIENCE)
        if self._thread.is_alive() and (break_off := self._break_off) is not None:
            break_off()
            self._thread.join(_PATIENCE)
        self._soon.stop()

    def _live(self) -> None:
        assert self._work is not None
        try:
            if self._is_connected():
                try:
                    self._work(self)
                finally:
                    self._close()
        except BaseException as error:  # noqa: BLE001 - the GUI thread raises it again
            self.error = error
            if not self._stopping:
                self._stirred.emit()

    def _is_connected(self) -> bool:
        """Connect, however often that takes; a full or failing disk may be better in a moment."""
        while not self._stopping:
            try:
                self._connect()
            except Refusal:
                self.wait(_BETWEEN_CONNECTIONS)
            else:
                return True
        return False

    def _on_stirred(self) -> None:
        if self._stopping:
            return
        error, self.error = self.error, None
        if error is not None:
            raise error
        self._soon.start()

    def _announce(self) -> None:
        with self._turn:
            tables, self._tables = frozenset(self._tables), set()
        self.announced.emit(tables)
