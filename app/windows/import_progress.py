"""How far a task is, told where it was asked for, with a Stop."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.widgets.icons import icon
from app.widgets.labels import PlainLabel
from app.widgets.tasks import Task

_TICK = 150  # ms; a task that is done sooner is not worth telling


class TaskProgress(QWidget):
    """A sentence, a bar in the task's own units, and for a task that can be stopped a button."""

    lasting = Signal()
    """The task takes long enough to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._text = ""
        self._said = PlainLabel()
        self._said.setObjectName("importProgress")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = QPushButton(icon("x"), self.tr("Stop"))
        self._stop.setObjectName("stopImportButton")
        self._stop.setAutoDefault(False)

        column = QVBoxLayout()
        column.addStretch()
        column.addWidget(self._said)
        column.addWidget(self._bar)
        column.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.fontMetrics().height())
        row.addLayout(column, 1)
        row.addWidget(self._stop)

        self._stop.clicked.connect(self.stop)
        self._ticker = QTimer(self, interval=_TICK)
        self._ticker.timeout.connect(self._on_tick)

    @property
    def running(self) -> bool:
        return self._task is not None

    def follow(self, task: Task, text: str, *, stoppable: bool) -> None:
        """Tell how far `task` is, until `finish`; with `stoppable` from the first moment."""
        self._task = task
        self._text = text
        self._said.setText(text)
        self._bar.setRange(0, 0)
        self._stop.setVisible(stoppable)
        self._stop.setEnabled(True)
        self._ticker.start()
        if stoppable:
            self.lasting.emit()

    def finish(self) -> None:
        self._task = None
        self._ticker.stop()

    def stop(self) -> None:
        """Cancel the task; whoever asked for it hears of that, or of its end if it was past its last step."""
        if self._task is not None and self._stop.isEnabled():
            self._stop.setEnabled(False)
            self._said.setText(self.tr("Stopping…"))
            self._task.cancel()

    def _on_tick(self) -> None:
        if self._task is None:
            return
        activity = self._task.activity()
        if activity.total and self._stop.isEnabled():
            done = min(activity.done, activity.total)
            self._bar.setRange(0, activity.total)
            self._bar.setValue(done)
            told = self.tr("{doing} {percent}%", "what is being done, and how much of it is")
            self._said.setText(told.format(doing=self._text, percent=100 * done // activity.total))
        self.lasting.emit()
