"""Settings: each made from its declaration, kept as soon as it is changed."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSignalBlocker, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.controllers import settings
from app.controllers.settings import Declared
from app.widgets import theme
from app.widgets.form import Form
from app.widgets.icons import icon
from app.widgets.labels import Heading, PlainLabel
from app.widgets.preferences import Preferences
from app.widgets.tasks import Tasks
from app.windows.page import Page

_Field = QLineEdit | QSpinBox | QPlainTextEdit


class SettingsPage(Page):
    """Who, limits, messages, language, appearance, and where the data is."""

    shows = frozenset({"setting"})

    def __init__(self, tasks: Tasks, preferences: Preferences, database: str, backups: str) -> None:
        super().__init__("settingsPage", self.tr("Settings"), tasks, preferences)
        self._fields: dict[str, _Field] = {}
        self._pending: dict[str, Declared[int] | Declared[str]] = {}
        self._settled = QTimer(self, interval=400)
        self._settled.setSingleShot(True)
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
        column.addWidget(self._card(self.tr("You"), [self._declared(settings.OPERATOR)]))
        column.addWidget(self._card(self.tr("Limits"), [self._declared(limit) for limit in settings.LIMITS]))
        column.addWidget(self._card(self.tr("Messages"), [self._declared(settings.UNSUBSCRIBE_TEXT)]))
        column.addWidget(
            self._card(
                self.tr("Appearance"),
                [
                    (self.tr("Language"), self._language, self.tr("Takes effect at the next start.")),
                    (self.tr("Colours"), self._appearance, ""),
                ],
            )
        )
        column.addWidget(
            self._card(
                self.tr("Data"),
                [
                    (self.tr("Database"), self._place(database, "openDatabaseFolder"), ""),
                    (
                        self.tr("Backups"),
                        self._place(backups, "openBackupFolder"),
                        self.tr("Made before each import, each large change and each update, and checked."),
                    ),
                ],
            )
        )
        column.addStretch(1)
        inside = QWidget()
        inside.setLayout(column)
        inside.setMaximumWidth(self.fontMetrics().averageCharWidth() * 130)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        self.body.addWidget(scroll, 1)

        self._language.setCurrentIndex(max(0, self._language.findData(preferences.value("language", ""))))
        self._appearance.setCurrentIndex(
            max(0, self._appearance.findData(preferences.value("theme", "system")))
        )
        self._language.activated.connect(self._on_language)
        self._appearance.activated.connect(self._on_appearance)
        self._settled.timeout.connect(self.keep)
        for field in (*self.findChildren(QSpinBox), *self.findChildren(QComboBox)):
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            field.installEventFilter(self)

    def refresh(self) -> None:
        self.tasks.read(self, lambda _: settings.values(), self._show, topic="settings")

    def keep(self) -> None:
        self._settled.stop()
        pending, self._pending = self._pending, {}
        for setting in pending.values():
            self.tasks.write(
                self,
                partial(_change, setting, _value(self._fields[setting.name])),
                lambda _: None,
                changes={"setting"},
                label=self.tr("Saving the settings"),
            )

    def _declared(self, setting: Declared[int] | Declared[str]) -> tuple[str, QWidget, str]:
        """A row for a setting: its label, its field, its hint."""
        field: _Field
        if isinstance(setting.default, int):
            field = QSpinBox()
            field.setRange(setting.minimum, setting.maximum)
            field.setMinimumWidth(self.fontMetrics().averageCharWidth() * 13)
            field.valueChanged.connect(lambda _value: self._on_edited(setting))
        elif setting.lines > 1:
            field = QPlainTextEdit()
            field.setTabChangesFocus(True)
            field.setFixedHeight(self.fontMetrics().lineSpacing() * (setting.lines + 1))
            field.textChanged.connect(lambda: self._on_edited(setting))
        else:
            field = QLineEdit()
            field.textChanged.connect(lambda _text: self._on_edited(setting))
        field.setObjectName(f"{setting.name}Setting")
        self._fields[setting.name] = field
        label = QCoreApplication.translate("Settings", setting.label)
        field.setAccessibleName(label)
        return label, field, QCoreApplication.translate("Settings", setting.hint)

    def _card(self, title: str, rows: list[tuple[str, QWidget, str]]) -> QWidget:
        card = QFrame()
        card.setProperty("card", True)
        em = self.fontMetrics().height()
        form = Form()
        for label, field, hint in rows:
            name = form.add(label, field, hint, stretch=not isinstance(field, QSpinBox | QComboBox))
            name.setMinimumWidth(self.fontMetrics().averageCharWidth() * 28)
        column = QVBoxLayout(card)
        column.setContentsMargins(em, round(em * 0.8), em, em)
        column.addWidget(Heading(title, level=2))
        column.addLayout(form)
        return card

    def _place(self, path: str, name: str) -> QWidget:
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(path, elide="middle", selectable=True), 1)
        button = QPushButton(icon("folder-open"), self.tr("Open the folder"))
        button.setObjectName(name)
        button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(_folder(path))))
        row.addWidget(button)
        return place

    def _show(self, values: dict[str, int | str]) -> None:
        for name, value in values.items():
            field = self._fields[name]
            if name in self._pending or _value(field) == value:
                continue  # being typed, or just stored: the cursor stays where it is
            with QSignalBlocker(field):
                if isinstance(field, QSpinBox):
                    field.setValue(int(value))
                elif isinstance(field, QPlainTextEdit):
                    field.setPlainText(str(value))
                else:
                    field.setText(str(value))

    def _on_edited(self, setting: Declared[int] | Declared[str]) -> None:
        self._pending[setting.name] = setting
        self._settled.start()

    def _on_language(self) -> None:
        self.preferences.set_value("language", self._language.currentData())
        self.say(self.tr("Relance will speak this language from its next start on."), "info")

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


def _value(field: _Field) -> int | str:
    if isinstance(field, QSpinBox):
        return field.value()
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()


def _change(setting: Declared[Any], value: int | str, _progress: object) -> None:
    settings.change(setting, value)


def _folder(path: str) -> str:
    place = Path(path)
    return str(place if place.is_dir() else place.parent)
