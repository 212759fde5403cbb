"""Settings: each made from its declaration, kept as soon as it is changed."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.controllers import settings
from app.widgets import storage, theme
from app.widgets.icons import icon
from app.widgets.labels import Hint, PlainLabel
from app.widgets.preferences import Preferences
from app.widgets.storage import Risk
from app.widgets.tasks import Tasks
from app.windows import storage_notice
from app.windows.account_card import AccountCard
from app.windows.backups_card import BackupsCard
from app.windows.page import Page
from app.windows.places import Place, SettingsPlace
from app.windows.setting_fields import Card, SettingFields


class SettingsPage(Page):
    """Who sends, through which server and how fast, limits, messages, appearance, and where the data is."""

    shows = frozenset({"setting"})

    def __init__(self, tasks: Tasks, preferences: Preferences, database: str, backups: str) -> None:
        super().__init__("settingsPage", self.tr("Settings"), tasks, preferences)
        self.below_heading.addWidget(Hint(self.tr("What you change here is kept at once.")))
        self._database = database
        self._fields = SettingFields(tasks, self)
        self._account = AccountCard(tasks, self._fields)
        self._wanted: QWidget | None = None
        self._language = QComboBox()
        self._language.setObjectName("languageChoice")
        self._language.addItem(self.tr("As the system"), "")
        self._language.addItem("English", "en")
        self._language.addItem("Français", "fr")
        self._appearance = QComboBox()
        self._appearance.setObjectName("appearanceChoice")
        self._appearance.addItem(self.tr("As the system"), "system")
        self._appearance.addItem(self.tr("Light"), "light")
        self._appearance.addItem(self.tr("Dark"), "dark")

        column = QVBoxLayout()
        em = self.fontMetrics().height()
        column.setSpacing(round(em * 1.1))
        column.setContentsMargins(0, 0, em, 0)
        column.addWidget(self._fields.card(self.tr("You"), settings.YOU))
        column.addWidget(self._fields.card(self.tr("Sender"), settings.SENDER))
        column.addWidget(self._account)
        column.addWidget(self._fields.card(self.tr("Pace"), settings.PACE))
        column.addWidget(self._fields.card(self.tr("Limits"), settings.LIMITS))
        column.addWidget(self._fields.card(self.tr("Messages"), settings.MESSAGES))
        column.addWidget(self._appearance_card())
        column.addWidget(self._data_card(database))
        column.addWidget(BackupsCard(tasks, self, backups))
        column.addStretch(1)
        inside = QWidget()
        inside.setLayout(column)
        inside.setMaximumWidth(self.fontMetrics().averageCharWidth() * 135)
        scroll = self._scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have it, and come into view with it
        scroll.setWidget(inside)
        self.body.addWidget(scroll, 1)

        self._language.setCurrentIndex(max(0, self._language.findData(preferences.value("language", ""))))
        self._appearance.setCurrentIndex(
            max(0, self._appearance.findData(preferences.value("theme", "system")))
        )
        self._language.activated.connect(self._on_language)
        self._appearance.activated.connect(self._on_appearance)
        for field in (*self.findChildren(QSpinBox), *self.findChildren(QComboBox)):
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            field.installEventFilter(self)

    def refresh(self) -> None:
        self.tasks.read(self, lambda _: settings.values(), self._show, topic="settings")
        database = self._database
        self.tasks.read(self, lambda _: storage.risk(Path(database)), self._show_risk, topic="storage")

    def show_place(self, place: Place) -> None:
        assert isinstance(place, SettingsPlace)
        self._wanted = self._fields.field(place.setting)

    def take_focus(self) -> None:
        if self._wanted is None:
            super().take_focus()
        else:
            self._wanted.setFocus()
            QTimer.singleShot(0, self._wanted, self._bring_into_sight)  # once all have their places

    def _bring_into_sight(self) -> None:
        if self._wanted is not None:
            self._scroll.ensureWidgetVisible(self._wanted, 0, self.height() // 3)

    def keep(self) -> None:
        self._fields.keep()

    def _appearance_card(self) -> Card:
        card = Card(self.tr("Appearance"))
        card.add(self.tr("Language"), self._language, self.tr("Takes effect at the next start."))
        card.add(self.tr("Colours"), self._appearance)
        return card

    def _data_card(self, database: str) -> Card:
        card = Card(self.tr("Data"))
        folder = self.tr("Open the folder of the database")
        self._storage = card.add(self.tr("Database"), self._place(database, "openDatabaseFolder", folder))
        return card

    def _place(self, path: str, name: str, accessible_name: str) -> QWidget:
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(path, elide="middle", selectable=True), 1)
        button = QPushButton(icon("folder-open"), self.tr("Open the folder"))
        button.setObjectName(name)
        button.setAccessibleName(accessible_name)
        button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(_folder(path))))
        row.addWidget(button)
        return place

    def _show(self, values: dict[str, int | str]) -> None:
        self._fields.show_values(values)
        self._account.show_values(values)

    def _show_risk(self, risk: Risk | None) -> None:
        self._storage.say(storage_notice.sentence(risk) if risk else "", "warning")

    def _on_language(self) -> None:
        self.preferences.set_value("language", self._language.currentData())
        self.say(
            self.tr("Relance will speak this language from its next start on."),
            "info",
            actions=[(self.tr("Use it now"), lambda: self.openWanted.emit(None))],
        )

    def _on_appearance(self) -> None:
        chosen = self._appearance.currentData()
        self.preferences.set_value("theme", chosen)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, chosen)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()  # whoever scrolls the page passes over fields, and means none of them
            return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep()
        super().hideEvent(event)


def _folder(path: str) -> str:
    place = Path(path)
    return str(place if place.is_dir() else place.parent)
