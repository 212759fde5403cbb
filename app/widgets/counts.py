"""Counts in a row, each a button that opens the list of what it counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, QLocale, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from app.widgets.flow import FlowLayout
from app.widgets.labels import PlainLabel
from app.widgets.palette import tone_colour
from app.widgets.theme import tabular

Variant = Literal["equation", "inline"]


@dataclass(frozen=True, slots=True)
class Part:
    """One count: its name in code, and the sign written before it."""

    name: str
    operator: Literal["", "+", "−", "=", "·"] = ""


class CountBar(QWidget):
    """Counts that open: "equation" has big numbers over small labels, "inline" reads as one line of text.

    Each part is a button named `<prefix><Name>`. Every number is also a property of the bar under the part's
    own name, a plain int for whoever checks without reading.
    """

    opened = Signal(str)

    def __init__(
        self,
        parts: Sequence[Part],
        prefix: str,
        variant: Variant = "inline",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        em = self.fontMetrics().height()
        equation = variant == "equation"
        row = FlowLayout(self, across=round(em * (0.35 if equation else 0.2)), down=round(em * 0.4))
        self._buttons: dict[str, _Count] = {}
        for part in parts:
            button = _Count(equation)
            button.setObjectName(
                prefix + "".join(word[:1].upper() + word[1:] for word in part.name.split("_"))
            )
            button.clicked.connect(lambda _=False, name=part.name: self._on_clicked(name))
            self._buttons[part.name] = button
            row.addWidget(_with_operator(part.operator, button) if part.operator else button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_counts(self, counts: Mapping[str, tuple[int, str]]) -> None:
        """Show for each part its number and its label ("answered"), the label in the number's plural.

        Parts that are not named keep what they show; KeyError for a name that is no part.
        """
        for name, (number, label) in counts.items():
            self._buttons[name].set_count(number, label)
            self.setProperty(name, number)
        self.updateGeometry()

    def set_open(self, name: str | None) -> None:
        """Mark the part whose list is to be seen, or none."""
        for each, button in self._buttons.items():
            button.setChecked(each == name)

    @property
    def open_label(self) -> str:
        """The number and label of the part whose list is to be seen, or nothing."""
        return next((each.accessibleName() for each in self._buttons.values() if each.isChecked()), "")

    @property
    def spoken(self) -> str:
        """All numbers that are not 0, as one hears them."""
        return ", ".join(each.accessibleName() for each in self._buttons.values() if each.isEnabled())

    def put_beside(self, name: str, widget: QWidget) -> None:
        """Keep a widget beside the number of a part that has an operator, wherever the row breaks."""
        cell = self._buttons[name].parentWidget()
        row = cell.layout() if cell is not None else None
        assert isinstance(row, QHBoxLayout)
        row.addWidget(widget)

    def _on_clicked(self, name: str) -> None:
        self.set_open(name)
        self.opened.emit(name)


def _with_operator(operator: str, button: "_Count") -> QWidget:
    """Keep the sign with its number when the row wraps, and on the number's height."""
    cell = QWidget()
    sign = PlainLabel(operator)
    sign.setFont(button.number_font())
    sign.setProperty("dim", True)
    sign.setContentsMargins(0, button.padding().height(), 0, button.padding().height())
    row = QHBoxLayout(cell)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(round(cell.fontMetrics().height() * 0.3))
    row.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
    row.addWidget(button)
    return cell


class _Count(QPushButton):
    """A number and its label; with nothing to open it is plain text."""

    def __init__(self, stacked: bool) -> None:
        super().__init__()
        self._stacked = stacked
        self._number = ""
        self._label = ""
        self.setCheckable(True)
        self.setEnabled(False)
        self.setProperty("count", "stacked" if stacked else "inline")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_count(self, number: int, label: str) -> None:
        self._number = QLocale().toString(number)
        self._label = label
        self.setEnabled(number != 0)
        self.setCursor(Qt.CursorShape.PointingHandCursor if number else Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(f"{self._number} {label}")
        if not self.toolTip():  # which is the description where there is one
            opens = QCoreApplication.translate("CountBar", "Opens the list of what is counted")
            self.setAccessibleDescription(opens if number else "")
        self.updateGeometry()
        self.update()

    def number_font(self) -> QFont:
        font = tabular(self.font(), 1.45 if self._stacked else 1.0)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def padding(self) -> QSize:
        em = self.fontMetrics().height()
        return (
            QSize(round(em * 0.43), round(em * 0.35))
            if self._stacked
            else QSize(round(em * 0.3), round(em * 0.2))
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._number} {self._label}")

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(QCoreApplication.translate("PlainLabel", "Copy"), self._copy)
        menu.popup(event.globalPos())

    def sizeHint(self) -> QSize:
        number, label = QFontMetrics(self.number_font()), self.fontMetrics()
        number_width, label_width = (
            number.horizontalAdvance(self._number),
            label.horizontalAdvance(self._label),
        )
        pad = self.padding() * 2
        if self._stacked:
            return QSize(max(number_width, label_width), number.height() + label.height()) + pad
        gap = label.horizontalAdvance(" ")
        return QSize(number_width + gap + label_width, max(number.height(), label.height())) + pad

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        number_font, label_font = self.number_font(), self.font()
        pad = self.padding()
        inner = self.rect().adjusted(pad.width(), pad.height(), -pad.width(), -pad.height())
        first = QRect(inner)
        rest = QRect(inner)
        if self._stacked:
            first.setHeight(QFontMetrics(number_font).height())
            rest.setTop(first.bottom() + 1)
        else:
            first.setWidth(QFontMetrics(number_font).horizontalAdvance(self._number))
            rest.setLeft(first.right() + 1 + QFontMetrics(label_font).horizontalAdvance(" "))
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                first.moveRight(inner.right())
                rest.moveLeft(inner.left())
        aligned = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        # Nothing to open is still a number to read, hence the full palette rather than the disabled one.
        palette = self.window().palette()
        painter.setFont(number_font)
        painter.setPen(palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText))
        if self.isEnabled():
            painter.setPen(tone_colour("link"))
        painter.drawText(first, aligned, self._number)
        painter.setFont(label_font)
        painter.setPen(tone_colour("dim") if self._stacked or not self.isEnabled() else tone_colour("text"))
        painter.drawText(rest, aligned, self._label)
