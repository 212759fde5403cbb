"""The status bar: what runs, how far it is, how long it takes, and Stop."""

from PySide6.QtWidgets import QProgressBar, QPushButton, QStatusBar

from app.widgets.labels import PlainLabel
from app.widgets.tasks import Activity, Tasks


class ActivityBar(QStatusBar):
    """Shows the activity of the tasks; empty, but in its place, while nothing long runs."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self.setObjectName("activityBar")
        self.setSizeGripEnabled(False)
        self._activity: Activity | None = None
        self._label = PlainLabel(elide="right")
        self._label.setObjectName("activityLabel")
        self._progress = QProgressBar()
        self._progress.setObjectName("activityProgress")
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(self.fontMetrics().averageCharWidth() * 28)
        self._stop = QPushButton(self.tr("Stop"))
        self._stop.setObjectName("stopButton")

        self.addWidget(self._label, 1)
        self.addPermanentWidget(self._progress)
        self.addPermanentWidget(self._stop)
        self.setContentsMargins(0, 0, self.fontMetrics().height() // 2, 0)
        self.setFixedHeight(self._stop.sizeHint().height() + self.fontMetrics().height() // 2)

        tasks.activity.connect(self._show)
        self._stop.clicked.connect(self._on_stop)
        self._show(None)

    def _show(self, activity: Activity | None) -> None:
        self._activity = activity
        self._progress.setVisible(activity is not None)
        self._stop.setVisible(activity is not None)
        if activity is None:
            self._label.setText("")
            return
        text = activity.label
        if activity.seconds_left is not None:
            left = self.tr("%Ln second(s) left", "", max(1, round(activity.seconds_left)))
            text = f"{text} · {left}"
        self._label.setText(text)
        self._progress.setRange(0, activity.total)
        self._progress.setValue(activity.done)

    def _on_stop(self) -> None:
        if self._activity:
            self._activity.cancel()
