"""The message bar in a window's layout: what happened, what can be done about it, Undo."""

import re
from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from app.widgets import words
from app.widgets.icons import IconView, icon
from app.widgets.labels import PlainLabel
from app.widgets.palette import Tone
from app.widgets.spoken import announce
from app.widgets.tab_order import follow
from app.widgets.theme import restyle

BannerTone = Literal["good", "info", "warning", "error"]

_SYMBOLS: dict[BannerTone, tuple[str, Tone]] = {
    "good": ("circle-check", "good"),
    "info": ("info", "link"),
    "warning": ("triangle-alert", "warning"),
    "error": ("circle-alert", "error"),
}
_LEAD = re.compile(r".{1,90}?[.!?…](?=\s+\S)", re.DOTALL)


class _Message(PlainLabel):
    """Wrapped text whose first sentence is bold when others follow; breaks even words that are too long."""

    def __init__(self) -> None:
        super().__init__(wrap=True, selectable=True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _laid_out(self, width: int) -> QTextLayout:
        text = words.isolate(self.text()).replace("\n", "\u2028")
        layout = QTextLayout(text, self.font())
        option = QTextOption(Qt.AlignmentFlag.AlignLeading)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(self.layoutDirection())
        layout.setTextOption(option)
        lead = _LEAD.match(text)
        if lead:
            bold = QTextLayout.FormatRange()
            bold.start, bold.length = 0, len(lead[0].encode("utf-16-le")) // 2
            bold.format.setFontWeight(QFont.Weight.DemiBold)
            layout.setFormats([bold])
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout

    def _copies_whole(self) -> bool:
        return True

    # Qt

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return int(self._laid_out(max(width, 1)).boundingRect().height() + 0.999)

    def sizeHint(self) -> QSize:
        width = self._letters(40)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._letters(12), self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        layout = self._laid_out(self.width())
        layout.draw(painter, QPointF(0, max(0.0, (self.height() - layout.boundingRect().height()) / 2)))


class Banner(QFrame):
    """One message at a time, in the layout so that it hides nothing; it stays until closed or replaced."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._symbol = IconView("info")
        self._text = _Message()
        self._text.setObjectName("bannerText")
        self._actions: list[QPushButton] = []
        self._undo: Callable[[], None] | None = None
        self._undo_button = QPushButton(self.tr("Undo"))
        self._undo_button.setObjectName("undoButton")
        self._close_button = QToolButton()
        self._close_button.setObjectName("closeBannerButton")
        self._close_button.setIcon(icon("x"))
        self._close_button.setToolTip(self.tr("Close this message"))
        self._close_button.setAccessibleName(self.tr("Close this message"))

        em = self.fontMetrics().height()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(round(em * 0.75), round(em * 0.3), round(em * 0.4), round(em * 0.3))
        self._row.setSpacing(round(em * 0.5))
        self._row.addWidget(self._symbol)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._undo_button)
        self._row.addWidget(self._close_button)
        self.setMinimumHeight(round(em * 2.75))

        self._undo_button.clicked.connect(self._on_undo)
        self._close_button.clicked.connect(self.hide)
        self.hide()

    def show_message(
        self,
        text: str,
        tone: BannerTone = "good",
        *,
        actions: Sequence[tuple[str, Callable[[], None]]] = (),
        undo: Callable[[], None] | None = None,
    ) -> None:
        """Show `text`, already translated, with a button for each action and one for `undo` if given.

        Undo can be pressed once: the banner goes away with it, and the one who undoes says how it went.
        """
        for button in self._actions:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._actions = [self._action(name, act) for name, act in actions]
        for place, button in enumerate(self._actions, start=2):
            self._row.insertWidget(place, button)
            button.show()
        if self._actions:
            follow(self._undo_button.previousInFocusChain(), *self._actions)
        self._undo = undo
        self._undo_button.setVisible(undo is not None)
        self._text.setText(text)
        self._text.updateGeometry()
        self._symbol.set_icon(*_SYMBOLS[tone])
        self.setProperty("tone", tone)
        self.setAccessibleName(text)
        restyle(self)
        self.show()
        announce(self, text, urgent=tone in ("warning", "error"))

    def leave(self) -> None:
        """Go away with the page the message was about, unless there is something to undo."""
        if self._undo is None:
            self.hide()

    def show_refusal(self, text: str, actions: Sequence[tuple[str, Callable[[], None]]] = ()) -> None:
        """Say why what was asked was not done."""
        self.show_message(text, "error", actions=actions)

    def _action(self, name: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(name)
        button.setObjectName("bannerAction")
        button.clicked.connect(lambda: act())
        return button

    def _on_undo(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo:
            undo()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
