"""A question that is asked again and again while what it is about goes on changing."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from app.errors import Refusal
from app.widgets.tasks import Progress, Tasks


class Steady(QObject):
    """Asks what takes milliseconds, and not again before that is answered.

    `Tasks.read` alone drops an older question for a newer one, so that one asked too often would never be
    answered. A refusal is passed over: the next change asks again.
    """

    def __init__(self, tasks: Tasks, then: Callable[[Any], None], parent: QObject) -> None:
        """`then` is given each answer."""
        super().__init__(parent)
        self._tasks = tasks
        self._then = then
        self._next: Callable[[Progress], Any] | None = None
        self._asked = False

    def ask(self, work: Callable[[Progress], Any]) -> None:
        """Ask this now, or once the question before is answered, unless another one is asked until then."""
        self._next = work
        self._go()

    def _go(self) -> None:
        if self._asked or self._next is None:
            return
        work, self._next, self._asked = self._next, None, True
        self._tasks.read(self, work, self._on_answer, failed=self._on_refused, quick=True)

    def _on_answer(self, answer: Any) -> None:
        self._asked = False
        self._then(answer)
        self._go()

    def _on_refused(self, _refusal: Refusal) -> None:
        self._asked = False
        self._go()
