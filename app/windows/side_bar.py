"""The side bar: the places that are always one click away."""

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.widgets.icons import icon
from app.widgets.keys import with_keys
from app.windows.places import (
    BatchPlace,
    CustomerPlace,
    CustomersPlace,
    HistoryPlace,
    InsightsPlace,
    InvitationPlace,
    Place,
    ReminderPlace,
    SendingPlace,
    SettingsPlace,
    UnsubscribedPlace,
)

SYMBOLS: dict[type[Place], str] = {
    CustomersPlace: "users",
    HistoryPlace: "history",
    UnsubscribedPlace: "ban",
    SendingPlace: "send",
    InsightsPlace: "chart-column",
    SettingsPlace: "settings",
}
"""The icon of each section."""


class SideBar(QListWidget):
    """Lists the sections; `went` carries the Place that was chosen, also when it is current already."""

    went = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setAccessibleName(self.tr("Pages"))
        self.setIconSize(QSize(20, 20))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sections: dict[Place, str] = {
            CustomersPlace(): QCoreApplication.translate("CustomersPage", "Customers"),
            HistoryPlace(): QCoreApplication.translate("HistoryPage", "History"),
            UnsubscribedPlace(): QCoreApplication.translate("UnsubscribedPage", "Unsubscribed"),
            SendingPlace(): QCoreApplication.translate("SendingPage", "Sending"),
            InsightsPlace(): QCoreApplication.translate("InsightsPage", "Insights"),
            SettingsPlace(): QCoreApplication.translate("SettingsPage", "Settings"),
        }
        for number, (place, title) in enumerate(self.sections.items(), start=1):
            entry = QListWidgetItem(icon(SYMBOLS[type(place)]), title)
            entry.setToolTip(with_keys(title, f"Ctrl+{number}"))
            self.addItem(entry)
        self.ensurePolished()
        self.setFixedWidth(self.sizeHintForColumn(0) + round(self.fontMetrics().height() * 3.5))

        self.currentRowChanged.connect(self._on_chosen)
        # From a customer's page to the list it belongs to: the entry is current there already.
        self.itemClicked.connect(lambda _: self._on_chosen(self.currentRow()))
        self.itemActivated.connect(lambda _: self._on_chosen(self.currentRow()))

    @property
    def section(self) -> Place:
        """The section that is marked."""
        return list(self.sections)[max(self.currentRow(), 0)]

    def section_named(self, name: str) -> Place:
        """The section with this class name, as it was remembered; the first one if there is none."""
        named = (place for place in self.sections if type(place).__name__ == name)
        return next(named, next(iter(self.sections)))

    def show_place(self, place: Place) -> None:
        """Mark the section that a place belongs to."""
        section: Place = place
        if isinstance(place, CustomersPlace | CustomerPlace):
            section = CustomersPlace()
        elif isinstance(place, BatchPlace | InvitationPlace | ReminderPlace):
            section = HistoryPlace()
        elif isinstance(place, UnsubscribedPlace):
            section = UnsubscribedPlace()
        elif isinstance(place, SendingPlace):
            section = SendingPlace()
        elif isinstance(place, SettingsPlace):
            section = SettingsPlace()
        self.blockSignals(True)
        self.setCurrentRow(list(self.sections).index(section))
        self.blockSignals(False)

    def _on_chosen(self, row: int) -> None:
        if row >= 0:
            self.went.emit(list(self.sections)[row])
