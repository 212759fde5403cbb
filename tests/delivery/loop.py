"""Running the sending loop without a window: until nothing is left to be sent, or somebody says stop."""

import threading
from collections.abc import Callable

from app.controllers import sending
from app.models.database import select


class UntilDone:
    """Ends the loop when it would wait and no mailing is running; `then` is called before every wait."""

    def __init__(self, then: Callable[[], None] = lambda: None) -> None:
        self._then = then
        self._stopping = threading.Event()
        self.told: set[str] = set()
        self.waits: list[float] = []

    def stop(self) -> None:
        """End the loop before its next message."""
        self._stopping.set()

    def stopping(self) -> bool:
        return self._stopping.is_set()

    def wait(self, seconds: float) -> None:
        self._then()
        self.waits.append(seconds)
        if not select("SELECT 1 FROM mailing WHERE state = 'running'").fetchone():
            self.stop()
        elif not select("SELECT 1 FROM message WHERE state IN ('queued', 'sending')").fetchone():
            self.stop()  # what is left is to be tried again in minutes
        self._stopping.wait(min(seconds, 0.05))

    def changed(self, *tables: str) -> None:
        self.told.update(tables)

    def failed(self, error: Exception) -> None:
        raise error

    def may_break_off(self, break_off: Callable[[], None] | None) -> None:
        pass


def send_all(then: Callable[[], None] = lambda: None) -> UntilDone:
    """Send what the outbox holds on this thread, until all is done that can be done now."""
    control = UntilDone(then)
    sending.serve(control)
    return control
