"""Choosing among the addresses that were perhaps meant by several lines of a paste."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from app.widgets.dialog import Dialog
from app.widgets.labels import Hint
from app.widgets.preferences import Preferences
from app.widgets.theme import row_height
from app.widgets.words import isolate
from app.windows import wording
from app.windows.offers import Offer, likeness

_OFFER = Qt.ItemDataRole.UserRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class OffersDialog(Dialog):
    """Nothing is checked at first; `chosen` carries the addresses that are, once they are to be added."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, preferences: Preferences | None, offers: Sequence[Offer]) -> None:
        title = self.tr("What was perhaps meant")
        super().__init__(parent, "offersDialog", title, size=QSize(880, 460), preferences=preferences)
        self._list = QTreeWidget()
        self._list.setObjectName("offerList")
        self._list.setAccessibleName(title)
        self._list.setHeaderLabels(
            [self.tr("Perhaps meant"), self.tr("Line"), self.tr("In the paste"), self.tr("Why")]
        )
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setAllColumnsShowFocus(True)
        self._list.setAlternatingRowColors(True)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._accept = self.add_accept_button("", "addOffersButton")

        self.body.addWidget(
            Hint(
                self.tr(
                    "What is pasted is not of customers, but looks as if it were. Check what is to be added "
                    "to the paste; the lines themselves stay."
                )
            )
        )
        self.body.addWidget(self._list, 1)

        self._list.itemChanged.connect(self._follow)
        self._list.itemActivated.connect(_turn_over)

        for offer in offers:
            item = _item(offer)
            item.setSizeHint(0, QSize(0, row_height(self._list.font())))
            self._list.addTopLevelItem(item)
        header = self._list.header()
        self._list.headerItem().setTextAlignment(1, _RIGHT)
        header.setStretchLastSection(True)
        metrics = self._list.fontMetrics()
        air = metrics.height() * 1.5
        for column, texts, room in (
            (0, [offer.address for offer in offers], air + metrics.height() * 2),  # the check box
            (2, [offer.text for offer in offers], air),
        ):
            widest = max(map(metrics.horizontalAdvance, texts), default=0)
            header.resizeSection(column, min(widest, metrics.averageCharWidth() * 44) + round(room))
        header.resizeSection(1, max(metrics.height() * 4, header.sectionSizeHint(1)))
        if first := self._list.topLevelItem(0):
            self._list.setCurrentItem(first)
        self.prefer_cancel()
        self._list.setFocus()
        self._follow()

    def _checked(self) -> list[str]:
        items = (self._list.topLevelItem(row) for row in range(self._list.topLevelItemCount()))
        addresses = (
            item.data(0, _OFFER)
            for item in items
            if item is not None and item.checkState(0) == Qt.CheckState.Checked
        )
        return list(dict.fromkeys(addresses))

    def _follow(self) -> None:
        count = len(self._checked())
        self._accept.setText(self.tr("Add %Ln address(es)", "", count))
        self._accept.setEnabled(count > 0)

    # Qt

    def accept(self) -> None:
        addresses = self._checked()
        super().accept()
        self.chosen.emit(addresses)


def _item(offer: Offer) -> QTreeWidgetItem:
    item = QTreeWidgetItem(
        [isolate(offer.address), wording.number(offer.line), isolate(offer.text), likeness(offer.likeness)]
    )
    item.setData(0, _OFFER, offer.address)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(0, Qt.CheckState.Unchecked)
    item.setTextAlignment(1, _RIGHT)
    return item


def _turn_over(item: QTreeWidgetItem) -> None:
    checked = item.checkState(0) == Qt.CheckState.Checked
    item.setCheckState(0, Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)
