"""What there is to try in the demo, each with the button that begins it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from app import paths
from app.controllers.operations import Source
from app.widgets.dialog import Dialog
from app.widgets.icons import IconView
from app.widgets.labels import Heading, Hint
from app.widgets.tasks import Progress, Tasks
from app.widgets.words import isolate
from app.windows.places import CustomerPlace, InsightsPlace, ReminderPlace, Unsubscription

if TYPE_CHECKING:
    from app.controllers.demo import Trial


class DemoGuide(Dialog):
    """Closes with the first choice; it can be opened again as often as one likes."""

    went = Signal(object)
    """A Place to go to."""
    importWanted = Signal(object)  # noqa: N815 - beside Qt's own names
    """Open the import dialog on the file at this Path."""
    unsubscriptionWanted = Signal(object)  # noqa: N815
    """Open the bulk unsubscribe dialog for this Unsubscription."""

    def __init__(self, parent: QWidget, tasks: Tasks, language: str) -> None:
        super().__init__(parent, "demoGuide", self.tr("What to try in the demo"))
        self._trial: Trial | None = None
        self._rows = QGridLayout()
        self._buttons: list[QPushButton] = []
        self.only_close()

        em = self.fontMetrics().height()
        self._rows.setHorizontalSpacing(em)
        self._rows.setVerticalSpacing(round(em * 0.9))
        self._rows.setColumnStretch(1, 1)
        self.body.addWidget(
            Hint(self.tr("Nothing can go wrong here: ‘Load sample data’ in the File menu begins anew."))
        )
        self.body.addSpacing(round(em * 0.4))
        self.body.addLayout(self._rows)
        self.body.addSpacing(round(em * 0.4))
        self.body.addStretch(1)
        self.setMinimumWidth(em * 38)

        self._paste = self._add(
            "user-x",
            self.tr("Paste a mail full of requests"),
            self.tr("Quoted lines, duplicates, slips of the pen: see what becomes of each before you do it."),
            self.tr("Open the paste"),
            "tryPasteButton",
            self._on_paste,
        )
        self._remind = self._add(
            "bell",
            self.tr("Prepare the reminder that is due"),
            "",
            self.tr("Open the preview"),
            "tryReminderButton",
            self._on_remind,
        )
        self._add(
            "upload",
            self.tr("Import a file"),
            self.tr("Some of its customers have unsubscribed: the report names those who were ignored."),
            self.tr("Open the file"),
            "tryImportButton",
            self._on_import,
        )
        self._add(
            "user",
            self.tr("Look one customer up"),
            self.tr("What was sent to them and when, and since when, how and why they are unsubscribed."),
            self.tr("Open the customer"),
            "tryCustomerButton",
            self._on_customer,
        )
        self._add(
            "chart-column",
            self.tr("Compare the batches"),
            self.tr("Answers and unsubscriptions as figures, each of which opens its list."),
            self.tr("Open Insights"),
            "tryInsightsButton",
            lambda: self._go(InsightsPlace()),
        )

        def read(_progress: Progress) -> Trial:
            from app.controllers import demo

            return demo.trial(paths.demo_database(), language)

        tasks.read(self, read, self._show)

    def _add(
        self, symbol: str, title: str, text: str, button_text: str, name: str, act: Callable[[], None]
    ) -> Hint:
        """One thing to try; returns the label of its text."""
        row = self._rows.rowCount()
        hint = Hint(text)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(Heading(title, level=3, elide="none"))
        told.addWidget(hint)
        button = QPushButton(button_text)
        button.setObjectName(name)
        button.setProperty("centred", True)
        button.setAutoDefault(False)
        button.setEnabled(False)  # until it is known what it opens
        button.clicked.connect(act)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._rows.addWidget(IconView(symbol, "link", side=1.5), row, 0, middle)
        self._rows.addLayout(told, row, 1)
        self._rows.addWidget(button, row, 2, middle)
        self._buttons.append(button)
        return hint

    def _show(self, trial: Trial) -> None:
        self._trial = trial
        for button in self._buttons:
            button.setEnabled(button.objectName() != "tryReminderButton" or trial.batch_id is not None)
        sentence = self.tr("Of those invited in ‘{batch}’, see who is left out, and why.")
        self._remind.setText(sentence.format(batch=isolate(trial.batch)))
        self._buttons[0].setFocus()

    def _on_paste(self) -> None:
        assert self._trial is not None
        self.accept()
        self.unsubscriptionWanted.emit(Unsubscription(Source.CUSTOMERS, text=self._trial.mail))

    def _on_remind(self) -> None:
        assert self._trial is not None
        assert self._trial.batch_id is not None
        self._go(ReminderPlace(self._trial.batch_id))

    def _on_import(self) -> None:
        assert self._trial is not None
        self.accept()
        self.importWanted.emit(self._trial.file)

    def _on_customer(self) -> None:
        assert self._trial is not None
        self._go(CustomerPlace(self._trial.key))

    def _go(self, place: object) -> None:
        self.accept()
        self.went.emit(place)
