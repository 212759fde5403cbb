"""Something to be done now and then, for as long as there is reason to."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.widgets.tasks import Tasks


class NowAndThen(QObject):
    """Does it a while after it was wanted, however often that was.

    What asks the database does so when its last question is answered: a question takes the place of the one
    before, and of many that follow on one another none would be answered.
    """

    def __init__(self, tasks: Tasks, act: Callable[[], None], pause: int, asker: QObject) -> None:
        """`pause` is in ms; `asker` is whose questions `act` asks, itself or by its parts."""
        super().__init__(asker)
        self._tasks = tasks
        self._asker = asker
        self._act = act
        self._pause = QTimer(self, interval=pause)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._on_time)

    def want(self) -> None:
        """Do it soon, unless it is about to be done."""
        if not self._pause.isActive():
            self._pause.start()

    def _on_time(self) -> None:
        if self._tasks.is_asked_by(self._asker):
            self._pause.start()
        else:
            self._act()
