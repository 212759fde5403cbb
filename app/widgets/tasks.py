"""Work off the GUI thread: the one object that threads touch.

Windows hand in plain functions; answers come back on the GUI thread. Every method and signal of `Tasks`
and `Task` belongs to the GUI thread; only the functions handed in run elsewhere.
"""

import gc
import sys
import threading
import weakref
from collections import deque
from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.errors import Cancelled, Refusal
from app.widgets.around import nearest
from app.widgets.service import Service
from app.widgets.worker import LONG, Activity, Connection, Progress, Task, Worker

__all__ = ["Activity", "Connection", "Progress", "Task", "Tasks"]

T = TypeVar("T")

_TICK = round(LONG * 1000)  # ms between two looks at what is running
# A thread that wants to run waits this long (s) for one that computes. The GUI thread has to ask again
# for every method of Qt's that Python overrides, hundreds of times in a paint of a table, so Python's
# own 5 ms would add up to seconds.
_SWITCH_INTERVAL = 0.00005
# So many new objects at once are an answer, as to a paste of 100,000 lines, and no garbage: they go when they
# are let go of. To look through them would block the GUI thread for 50 ms, several times.
_LARGE_ANSWER = 50_000


class Tasks(QObject):
    """Reads and writes for the windows of the program, each on a thread that has a connection.

    Two threads read, so that the pages of a table do not wait for a long sort; one writes. While this
    object lives, Python's cyclic garbage is collected on the GUI thread only: a widget or model in a
    cycle must not be destroyed by whichever thread happens to allocate.
    """

    changed = Signal(frozenset)
    """The names of the tables that a write changed."""
    went_on = Signal(frozenset)
    """The names of the tables that what goes on by itself has changed lately, several times a second."""
    activity = Signal(object)
    """The `Activity` to show, at most ten a second, then None."""
    _finished = Signal()

    def __init__(
        self, connect: Callable[[], Connection], close: Callable[[], None], parent: QObject | None = None
    ) -> None:
        """`connect` and `close` open and close the calling thread's own connection, on that thread."""
        super().__init__(parent)
        self._gui_thread = threading.get_ident()
        self._open: dict[Task, None] = {}  # in the order they were asked; until answered
        self._done: deque[Task] = deque()
        self._owners: weakref.WeakSet[QObject] = weakref.WeakSet()
        self._shown: Activity | None = None
        self._stopped = False

        self._connect, self._close = connect, close
        self._services: list[Service] = []
        self._reader = Worker("reading", connect, close, self._deliver)
        self._quick_reader = Worker("reading pages", connect, close, self._deliver)
        self._writer = Worker("writing", connect, close, self._deliver)
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)
        self._ticker = QTimer(self, interval=_TICK)
        self._ticker.timeout.connect(self._on_tick)
        self._before = (gc.isenabled(), sys.getswitchinterval())
        gc.disable()
        sys.setswitchinterval(_SWITCH_INTERVAL)
        self._collector = QTimer(self, interval=1000)
        self._collector.timeout.connect(_collect_garbage)
        self._collector.start()

    def read(
        self,
        owner: QObject,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        *,
        topic: str = "",
        failed: Callable[[Refusal], None] | None = None,
        quick: bool = False,
        label: str = "",
    ) -> Task:
        """Run `work` on a reading thread, then `then` with its answer.

        A newer question of the same owner and topic replaces an older one, which is interrupted and never
        answers; nor does the question of an owner that is gone. `quick` is for what takes milliseconds.
        With a `label` it is shown as an activity. A Refusal goes to `failed`, or else to the nearest
        window around the owner that has `show_refusal`; any other error is raised on the GUI thread.
        """
        task = Task(owner, work, then, label=label, failed=failed, topic=topic)
        for older in list(self._open):
            if not older.is_write and older.topic == topic and older.owner is owner:
                older.cancel()
        if self._stopped:  # a window refreshing itself while the program closes
            task.stopped = True
            return task
        if owner not in self._owners:
            self._owners.add(owner)
            owner.destroyed.connect(self._on_owner_destroyed, Qt.ConnectionType.QueuedConnection)
        return self._begin(task, self._quick_reader if quick else self._reader)

    def write(
        self,
        owner: QObject,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        *,
        changes: Iterable[str],
        label: str,
        failed: Callable[[Refusal], None] | None = None,
        cancelled: Callable[[], None] | None = None,
    ) -> Task:
        """Run `work` on the writing thread after the writes before it, then `then`, then emit `changed`.

        Nothing interrupts a write but its own `cancel`: its progress then raises Cancelled, on which the
        transaction in `work` rolls back, and `cancelled` is called. It is done even if its owner goes.
        Errors are as with `read`.
        """
        if self._stopped:
            raise RuntimeError("A write after the end would be lost")
        task = Task(
            owner, work, then, label=label, failed=failed, cancelled=cancelled, changes=frozenset(changes)
        )
        return self._begin(task, self._writer)

    def serve(self, work: Callable[[Service], None]) -> None:
        """Run work that goes on by itself until the end, on a thread of its own.

        It is poked after every write, and what it changes is told by `went_on`. An error of it is raised on
        the GUI thread.
        """
        if self._stopped:
            return
        service = Service(self._connect, self._close, work, self)
        service.announced.connect(self.went_on)
        self._services.append(service)

    @property
    def idle(self) -> bool:
        """Nothing is waiting, running or still to be answered."""
        return not self._open

    def is_asked_by(self, owner: QObject) -> bool:
        """Whether a question of the owner, or of a part of it, is still to be answered."""
        return any(not task.is_write and _is_within(task.owner, owner) for task in self._open)

    @property
    def long_write(self) -> str:
        """The label of a write that has run for a while and is not done, or nothing."""
        return next((task.label for task in self._open if task.is_write and task.is_long()), "")

    def cancel_writes(self) -> None:
        """Have all writes take back what they have begun."""
        for task in self._open:
            if task.is_write:
                task.cancel()

    def stop(self) -> None:
        """Give up the reads, finish the writes and end the threads; for when the program closes.

        Nobody is told the answers any more, but an error of a write still reaches `sys.excepthook`.
        """
        if self._stopped:
            return
        self._stopped = True
        self._ticker.stop()
        self._collector.stop()
        for worker in (self._reader, self._quick_reader, self._writer):
            worker.stop(self._abandon_reads)
        for service in self._services:
            service.stop()
        errors = [task.error for task in self._done if task.is_write]
        errors += [service.error for service in self._services]
        for task in self._open:
            task.release()
        self._open.clear()
        self._done.clear()
        sys.setswitchinterval(self._before[1])
        if self._before[0]:
            gc.enable()
        for error in errors:
            if error is not None and not isinstance(error, Cancelled):
                sys.excepthook(type(error), error, error.__traceback__)

    def _begin(self, task: Task, worker: Worker) -> Task:
        if threading.get_ident() != self._gui_thread:
            raise RuntimeError("Tasks are asked for on the GUI thread")
        self._open[task] = None
        worker.add(task)
        if not self._ticker.isActive():
            self._ticker.start()
        return task

    def _deliver(self, task: Task) -> None:
        """Hand a finished task over to the GUI thread; called on any thread."""
        self._done.append(task)
        self._finished.emit()

    def _on_finished(self) -> None:
        if self._stopped:
            return
        task = self._done.popleft()
        del self._open[task]
        try:
            self._answer(task)
        finally:
            task.release()

    def _answer(self, task: Task) -> None:
        owner, error = task.owner, task.error
        if task.stopped and not task.is_write:
            return
        if error is None:
            try:
                if owner is not None and task.then is not None:
                    task.then(task.result)
            finally:
                if task.changes:
                    self.changed.emit(task.changes)
                    for service in self._services:
                        service.poke()
        elif isinstance(error, Cancelled):
            if owner is not None and task.cancelled is not None:
                task.cancelled()
        elif isinstance(error, Refusal) and owner is not None and (show := _shown_by(task, owner)):
            show(error)
        elif task.is_write or owner is not None or not isinstance(error, Refusal):
            raise error

    def _abandon_reads(self) -> None:
        for task in list(self._open):
            if not task.is_write:
                task.cancel()
                task.interrupt()

    def _on_owner_destroyed(self) -> None:
        for task in list(self._open):
            if not task.is_write and task.owner is None:
                task.cancel()

    def _on_tick(self) -> None:
        for task in self._open:
            task.interrupt()
        long = [
            task
            for task in self._open
            if task.label and task.is_long() and (task.is_write or not task.stopped)
        ]
        first = min(long, key=lambda task: not task.is_write, default=None)
        shown = first.activity() if first is not None else None
        if shown != self._shown:
            self._shown = shown
            self.activity.emit(shown)
        if not self._open:
            self._ticker.stop()


def _shown_by(task: Task, owner: QObject) -> Callable[[Refusal], None] | None:
    """What shows why the task was refused: its own way, or the nearest window around its owner."""
    show: Callable[[Refusal], None] | None = task.failed or nearest(owner, "show_refusal")
    return show


def _is_within(part: QObject | None, whole: QObject) -> bool:
    while part is not None and part is not whole:
        part = part.parent()
    return part is not None


def _collect_garbage() -> None:
    """What Python does by itself while it allocates, done between two events of the GUI thread."""
    if gc.get_count()[0] > _LARGE_ANSWER:
        gc.freeze()
        return
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            break
