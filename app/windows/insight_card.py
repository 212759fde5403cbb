"""A card with a chart: title, what it says, choosers, and the chart to take away as picture or figures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.controllers import exports
from app.widgets.charts import pictures
from app.widgets.charts.chart import PAD, Chart
from app.widgets.icons import icon
from app.widgets.labels import Heading, PlainLabel
from app.widgets.spoken import name_chooser
from app.widgets.tasks import Tasks
from app.widgets.words import isolate
from app.windows.saving import as_file_name, ask_where, csv_delimiter, documents

_SENTENCE = 20  # lines of text: what a sentence needs beside choosers

Figures = tuple[Sequence[str], Sequence[Sequence[object]]]
"""A header, and rows with as many cells."""


class InsightCard(QFrame):
    """A title with a sentence below, choosers beside, and a body; a subclass fills it."""

    said = Signal(str)
    """What was done, for the banner."""
    went = Signal(object)
    """A Place to go to."""

    def __init__(self, tasks: Tasks, name: str, title: str, sentence: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("card", True)
        self.tasks = tasks
        self.title = title
        self.sentence = PlainLabel(sentence, wrap=True)
        self.sentence.setProperty("dim", True)
        self.choosers = QHBoxLayout()
        self.body = QVBoxLayout()

        em = self.fontMetrics().height()
        titles = QVBoxLayout()
        titles.setSpacing(round(em * 0.15))
        titles.setContentsMargins(0, round(em * 0.35), 0, 0)  # on the height of the buttons beside
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(round(em * 0.6))
        self._title = Heading(title, level=2)
        titles.addWidget(self._title)
        titles.addWidget(self.sentence)
        titles.addStretch(1)
        self._top.addLayout(titles, 1)
        self._top.addLayout(self.choosers)
        self.choosers.setSpacing(round(em * 0.5))
        self.choosers.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.corner = QHBoxLayout()
        head = QHBoxLayout()
        head.setSpacing(round(em * 0.3))
        head.addLayout(self._top, 1)
        head.addLayout(self.corner)
        column = QVBoxLayout(self)
        head.setContentsMargins(PAD, 0, 0, 0)  # titles begin where drawings do
        column.setContentsMargins(em - PAD, round(em * 0.6), em - PAD, round(em * 0.9))
        column.setSpacing(round(em * 0.8))
        column.addLayout(head)
        column.addLayout(self.body, 1)

    def add_chooser(
        self, name: str, accessible_name: str, choices: Sequence[tuple[str, object]]
    ) -> QComboBox:
        """A chooser beside the title; one choice is there from the beginning."""
        chooser = QComboBox()
        chooser.setObjectName(name)
        name_chooser(chooser, accessible_name)
        for text, data in choices:
            chooser.addItem(text, data)
        # Whoever scrolls the page passes over choosers, and means none of them.
        chooser.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chooser.installEventFilter(self)
        self.choosers.addWidget(chooser, alignment=Qt.AlignmentFlag.AlignTop)
        return chooser

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Beside the title where that leaves the sentence below it half a line at least, else below.
        em = self.fontMetrics().height()
        room = self.width() - self.choosers.sizeHint().width() - em * 5
        wanted = max(self._title.sizeHint().width(), em * _SENTENCE if self.sentence.text() else 0)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._top.setDirection(across if room > wanted else down)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class ChartCard(InsightCard):
    """A card whose chart can be copied, and saved as a picture or as figures."""

    def __init__(self, tasks: Tasks, name: str, chart: Chart, sentence: str) -> None:
        super().__init__(tasks, name, chart.title, sentence)
        self.chart = chart
        self._menu = QMenu(self)
        self._menu.setObjectName(f"{name}Menu")
        copy = self._action("copy", self.tr("Copy the picture"), f"{name}Copy", self.copy)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # while the chart has the keyboard
        self._actions = [
            copy,
            self._action("image-down", self.tr("Save as PNG…"), f"{name}Png", lambda: self._choose("png")),
            self._action("image-down", self.tr("Save as SVG…"), f"{name}Svg", lambda: self._choose("svg")),
            self._action(
                "file-down", self.tr("Export the figures…"), f"{name}Csv", lambda: self._choose("csv")
            ),
        ]
        self._menu.addActions(self._actions)
        self._more = QToolButton()
        self._more.setObjectName(f"{name}More")
        self._more.setIcon(icon("ellipsis"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(self._menu)
        self._more.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        said = self.tr("Copy or save ‘{chart}’").format(chart=chart.title)
        self._more.setToolTip(said)
        self._more.setAccessibleName(said)
        chart.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        chart.addActions(self._actions)
        chart.chosen.connect(self.went)
        self.corner.addWidget(self._more, alignment=Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(chart, 1)

    def figures(self) -> Figures:
        """What the chart shows, as a table."""
        raise NotImplementedError

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        QGuiApplication.clipboard().setImage(pictures.picture(self.chart))
        self.said.emit(self.tr("The picture is copied."))

    def write(self, path: Path) -> None:
        """Save the chart in the format that the name of the file says: .png, .svg or .csv."""
        suffix = path.suffix.lower()
        if suffix == ".csv":
            header, rows = self.figures()
            delimiter = csv_delimiter()
            self.tasks.read(
                self,
                lambda _: exports.write_csv(path, header, rows, delimiter=delimiter),
                lambda _: self._tell(path),
                topic="export",
            )
        else:
            content = pictures.svg(self.chart) if suffix == ".svg" else pictures.png(self.chart)
            self.tasks.read(
                self,
                lambda _: exports.write_bytes(path, content),
                lambda _: self._tell(path),
                topic="export",
            )

    def _action(self, symbol: str, text: str, name: str, act: object) -> QAction:
        action = QAction(icon(symbol), text, self)
        action.setObjectName(name)
        action.triggered.connect(act)
        return action

    def _choose(self, suffix: str) -> None:
        """Ask where the file is to be."""
        kinds = {
            "png": self.tr("PNG pictures (*.png)"),
            "svg": self.tr("SVG pictures (*.svg)"),
            "csv": self.tr("CSV files (*.csv)"),
        }
        ask_where(
            self,
            self.title,
            kinds[suffix],
            f"{as_file_name(self.title)}.{suffix}",
            self.write,
            chooser="chartFileChooser",
            folder=documents(),
        )

    def _tell(self, path: Path) -> None:
        self.said.emit(self.tr("Saved as ‘{file}’.").format(file=isolate(path.name)))
