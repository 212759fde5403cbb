"""Work that is done on a thread of its own, and the thread that does it.

`Tasks` is what windows use; this is what it is made of.
"""

import threading
import time
import weakref
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from PySide6.QtCore import QObject
from shiboken6 import isValid

from app.errors import Cancelled, Refusal

Progress = Callable[[int, int], None]
"""Told how much is done of how much (0: unknown); raises Cancelled when the answer is no longer wanted."""

LONG = 0.1
"""s after which work is worth being shown."""

_RATE_AFTER = 1.0  # s before a rate is worth believing


class Connection(Protocol):
    """What a thread reads through; `interrupt` is called from another thread and stops its query."""

    def interrupt(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Activity:
    """Long work under way, for the status bar."""

    label: str
    done: int
    total: int
    """0: unknown."""
    seconds_left: float | None
    """None: cannot tell (yet)."""
    cancel: Callable[[], None] = field(compare=False)


class Task:
    """A question or a change that was handed in."""

    def __init__(
        self,
        owner: QObject,
        work: Callable[[Progress], Any],
        then: Callable[[Any], None],
        *,
        label: str,
        failed: Callable[[Refusal], None] | None,
        cancelled: Callable[[], None] | None = None,
        topic: str = "",
        changes: frozenset[str] | None = None,
    ) -> None:
        self.label = label
        self.topic = topic
        self.changes = changes
        self.started: float | None = None
        self.stopped = False
        self.result: Any = None
        self.error: BaseException | None = None
        self.worker: Worker | None = None
        self.work: Callable[[Progress], Any] | None = work
        self.then: Callable[[Any], None] | None = then
        self.failed = failed
        self.cancelled = cancelled
        self._owner = weakref.ref(owner)
        self._position = self._origin = (0, 0)
        self._origin_time = 0.0

    @property
    def owner(self) -> QObject | None:
        """Who asked, or None when that window is gone."""
        owner = self._owner()
        return owner if owner is not None and isValid(owner) else None

    @property
    def is_write(self) -> bool:
        return self.changes is not None

    def cancel(self) -> None:
        """Give it up: a read never answers; a write rolls back, unless it is already past its last step."""
        if self.stopped or self.worker is None:
            return
        self.stopped = True
        self.worker.skip(self)
        self.interrupt()

    def interrupt(self) -> None:
        """Stop the query of a read that nobody wants any more."""
        if self.stopped and not self.is_write and self.worker is not None:
            self.worker.interrupt(self)

    def run(self) -> None:
        """Do the work on the calling thread and keep its result."""
        assert self.work is not None
        self.progress(0, 0)
        self.started = time.monotonic()
        self.result = self.work(self.progress)

    def progress(self, done: int, total: int) -> None:
        """The `Progress` of this task; cheap, so that it can be called for every row."""
        if self.stopped:
            raise Cancelled
        self._position = (done, total)

    def is_long(self) -> bool:
        """Whether it has run for a while."""
        return self.started is not None and time.monotonic() - self.started >= LONG

    def activity(self) -> Activity:
        """How far it is now, and how long it will take at the rate of the present stage."""
        done, total = self._position
        now = time.monotonic()
        if total != self._origin[1] or done < self._origin[0]:
            self._origin, self._origin_time = (done, total), now
        progressed, took = done - self._origin[0], now - self._origin_time
        known = total > 0 and progressed > 0 and took >= _RATE_AFTER
        left = max(total - done, 0) * took / progressed if known else None
        return Activity(self.label, done, total, left, self.cancel)

    def release(self) -> None:
        """Let go of everything that may hold a widget.

        The GUI thread does this, since a widget whose last reference goes away on another thread would
        be destroyed there.
        """
        self.worker = self.work = self.then = self.failed = self.cancelled = self.result = self.error = None


class Worker:
    """A thread with a connection of its own, doing tasks in order; it starts with its first task."""

    def __init__(
        self,
        name: str,
        connect: Callable[[], Connection],
        close: Callable[[], None],
        deliver: Callable[[Task], None],
    ) -> None:
        self._connect = connect
        self._close = close
        self._deliver = deliver
        self._turn = threading.Condition()
        self._queue: deque[Task] = deque()
        self._running: Task | None = None
        self._connection: Connection | None = None
        self._interrupted = False
        self._stopping = False
        self._thread = threading.Thread(target=self._live, name=name, daemon=True)

    def add(self, task: Task) -> None:
        task.worker = self
        with self._turn:
            self._queue.append(task)
            self._turn.notify()
        if not self._thread.is_alive():
            self._thread.start()

    def skip(self, task: Task) -> None:
        """Answer for a stopped task now if it has not begun, instead of when its turn would come."""
        with self._turn:
            waiting = task in self._queue
            if waiting:
                self._queue.remove(task)
        if waiting:
            task.error = Cancelled()
            self._deliver(task)

    def interrupt(self, task: Task) -> None:
        """Stop the task's query if one is running; to be repeated, for it may be between two queries."""
        with self._turn:
            if self._running is task and self._connection is not None:
                self._interrupted = True
                self._connection.interrupt()

    def stop(self, abandon: Callable[[], None]) -> None:
        """Let the thread end after the tasks it has, calling `abandon` until then."""
        with self._turn:
            self._stopping = True
            self._turn.notify()
        while self._thread.is_alive():
            abandon()
            self._thread.join(0.02)

    def _live(self) -> None:
        while self._wait():
            self._do_next()
        self._disconnect()

    def _wait(self) -> bool:
        with self._turn:
            self._turn.wait_for(lambda: self._queue or self._stopping)
            return bool(self._queue)

    def _do_next(self) -> None:
        with self._turn:
            if not self._queue:
                return  # taken back since
            task = self._running = self._queue.popleft()
        try:
            if self._connection is None:
                self._connection = self._connect()
            task.run()
        except BaseException as error:  # noqa: BLE001 - the GUI thread raises it again
            task.error = error
        with self._turn:
            self._running = None
        if task.stopped and not task.is_write:
            task.error = None  # with it go the rows and cursors its traceback holds
        self._deliver(task)
        if self._interrupted:
            # SQLite goes on interrupting while any statement of the connection is unfinished.
            self._disconnect()

    def _disconnect(self) -> None:
        if self._connection is not None:
            with self._turn:
                self._connection, self._interrupted = None, False
            self._close()
