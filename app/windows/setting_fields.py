"""Settings as fields on cards: each made from its declaration, kept as soon as it is changed."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QSignalBlocker, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.controllers import settings
from app.controllers.settings import Declared, Unsuitable
from app.errors import Refusal
from app.widgets import words
from app.widgets.form import Form
from app.widgets.labels import Heading, Hint
from app.widgets.tasks import Tasks
from app.widgets.theme import restyle
from app.windows.page import Page

_SETTLED = 400  # ms without a change before it is kept

_Field = QLineEdit | QSpinBox | QComboBox | QPlainTextEdit
_Value = int | str


class Card(QFrame):
    """Fields that belong together, under a title."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._form = Form()
        column = QVBoxLayout(self)
        em = self.fontMetrics().height()
        column.setContentsMargins(em, round(em * 0.8), em, round(em * 0.8))
        column.addWidget(Heading(title, level=2))
        column.addLayout(self._form)

    def add(self, label: str, field: QWidget, hint: str = "") -> "Note":
        """Add a row; returns what is below the field."""
        name = self._form.add(label, field, stretch=not isinstance(field, QSpinBox | QComboBox))
        name.setMinimumWidth(self.fontMetrics().averageCharWidth() * 28)
        note = Note(field, hint)
        self._form.addWidget(note, self._form.rowCount(), 1)
        return note

    def add_wide(self, widget: QWidget) -> None:
        """Add what takes the whole width."""
        self._form.addWidget(widget, self._form.rowCount(), 0, 1, 2)

    def add_below(self, widget: QWidget) -> None:
        """Add what has no label below the fields."""
        self._form.addWidget(widget, self._form.rowCount(), 1)


class Note(Hint):
    """What is below a field: what it is for, or why what is in it cannot be."""

    def __init__(self, field: QWidget, hint: str) -> None:
        super().__init__()
        self.field = field
        self._hint = hint
        self.setContentsMargins(0, 0, 0, round(self.fontMetrics().height() * 0.4))  # nearer to its own field
        self.say(hint)

    def say(self, text: str, tone: str = "") -> None:
        self.setText(text)
        self.setVisible(bool(text))
        self.setProperty("tone", tone)
        restyle(self)
        self.field.setAccessibleDescription(text)

    def explain(self) -> None:
        """Say what the field is for."""
        self.say(self._hint)


class SettingFields(QObject):
    """Stores what was typed a moment ago, shows what is stored, and leaves in its field what cannot be."""

    def __init__(self, tasks: Tasks, page: Page) -> None:
        super().__init__(page)
        self._tasks = tasks
        self._page = page
        self._declared: dict[str, Declared[Any]] = {}
        self._fields: dict[str, _Field] = {}
        self._notes: dict[str, Note] = {}
        self._pending: dict[str, Declared[Any]] = {}
        self._under_way: dict[str, int] = {}
        self._refused: set[str] = set()
        self._stored: dict[str, tuple[_Value, _Value]] = {}  # what was typed, and what became of it
        self._settled = QTimer(self, interval=_SETTLED)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self._keep_typed)

    def card(self, title: str, declared: tuple[Declared[Any], ...]) -> Card:
        """A new card with a field for each of these settings."""
        card = Card(title)
        self.fill(card, declared)
        return card

    def fill(self, card: Card, declared: tuple[Declared[Any], ...]) -> None:
        """Add a field for each of these settings to a card."""
        for setting in declared:
            field = self._field(setting)
            field.setObjectName(f"{setting.name}Setting")
            label = QCoreApplication.translate("Settings", setting.label)
            field.setAccessibleName(label)
            hint = QCoreApplication.translate("Settings", setting.hint) if setting.hint else ""
            self._declared[setting.name] = setting
            self._fields[setting.name] = field
            self._notes[setting.name] = card.add(label, field, hint)

    def field(self, name: str) -> QWidget | None:
        """The field of a setting."""
        return self._fields.get(name)

    def show_values(self, values: dict[str, _Value]) -> None:
        """Show what is stored, but for what is being typed or could not be stored."""
        for name, value in values.items():
            if name in self._pending or name in self._under_way or name in self._refused:
                continue
            typed = _value(self._fields[name])
            if typed != value and self._stored.get(name) != (typed, value):
                self._show(name, value)

    def keep(self) -> None:
        """Store what has been changed and is not stored yet."""
        self._settled.stop()
        for setting in list(self._pending.values()):
            self._store(setting)

    def _field(self, setting: Declared[Any]) -> _Field:
        edited = partial(self._on_edited, setting)
        if setting.choices:
            chooser = QComboBox()
            for value, label in setting.choices:
                chooser.addItem(QCoreApplication.translate("Settings", label), value)
            chooser.currentIndexChanged.connect(lambda _index: edited())
            return chooser
        if isinstance(setting.default, int):
            number = QSpinBox()
            number.setRange(setting.minimum, setting.maximum)
            if setting.zero:
                number.setSpecialValueText(QCoreApplication.translate("Settings", setting.zero))
                number.editingFinished.connect(partial(_show_in_words, number))
            # All alike, under one another.
            number.setMinimumWidth(self._page.fontMetrics().averageCharWidth() * 18)
            number.valueChanged.connect(lambda _value: edited())
            return number
        if setting.lines > 1:
            text = QPlainTextEdit()
            text.setTabChangesFocus(True)
            text.setFixedHeight(text.fontMetrics().lineSpacing() * (setting.lines + 1))
            text.textChanged.connect(edited)
            return text
        line = QLineEdit()
        line.textChanged.connect(lambda _text: edited())
        line.editingFinished.connect(partial(self._on_finished, setting))
        return line

    def _show(self, name: str, value: _Value) -> None:
        field = self._fields[name]
        with QSignalBlocker(field):
            if isinstance(field, QSpinBox):
                field.setValue(int(value))
            elif isinstance(field, QComboBox):
                field.setCurrentIndex(field.findData(value))
            elif isinstance(field, QPlainTextEdit):
                field.setPlainText(str(value))
            else:
                field.setText(str(value))

    def _keep_typed(self) -> None:
        for setting in list(self._pending.values()):
            field = self._fields[setting.name]
            self._store(setting, typing=isinstance(field, QLineEdit) and field.hasFocus())

    def _store(self, setting: Declared[Any], *, typing: bool = False) -> None:
        """Store what is in the field; while somebody is `typing` there, it need not make sense yet."""
        name = setting.name
        typed = _value(self._fields[name])
        self._pending.pop(name, None)
        self._under_way[name] = self._under_way.get(name, 0) + 1
        self._tasks.write(
            self,
            lambda _: _change(setting, typed),
            partial(self._on_answer, setting, typed, typing),
            changes={"setting"},
            label=self.tr("Saving the settings"),
            failed=partial(self._on_failed, name),
        )

    def _on_edited(self, setting: Declared[Any]) -> None:
        self._pending[setting.name] = setting
        self._refused.discard(setting.name)
        self._notes[setting.name].explain()
        self._settled.start()

    def _on_finished(self, setting: Declared[str]) -> None:
        """The field is left, or Enter was pressed in it."""
        name = setting.name
        typed, stored = self._stored.get(name, ("", ""))
        if name in self._pending:
            self._store(setting)
        elif typed == _value(self._fields[name]) != stored:
            self._show(name, stored)

    def _on_answer(
        self, setting: Declared[Any], typed: _Value, typing: bool, answer: _Value | Unsuitable
    ) -> None:
        name = setting.name
        self._answered(name)
        if not isinstance(answer, Unsuitable):
            self._stored[name] = (typed, answer)
            if not typing and _value(self._fields[name]) == typed != answer:
                self._show(name, answer)
            if setting.choices:  # which may have been what another one was refused for
                self._store_refused()
        elif name in self._pending:
            pass  # it has been changed since
        elif typing:
            self._pending[name] = setting
        else:
            if not setting.choices:  # the chooser goes back to what is stored
                self._refused.add(name)
            self._notes[name].say(words.sentence(answer), "error")

    def _on_failed(self, name: str, refusal: Refusal) -> None:
        self._answered(name)
        self._refused.add(name)
        self._page.show_refusal(refusal)

    def _store_refused(self) -> None:
        refused, self._refused = self._refused, set()
        for name in refused:
            self._notes[name].explain()
            self._store(self._declared[name])

    def _answered(self, name: str) -> None:
        self._under_way[name] -= 1
        if not self._under_way[name]:
            del self._under_way[name]


def _show_in_words(number: QSpinBox) -> None:
    """A zero that was typed stays one on the screen: leaving the field does not change the value."""
    if number.value() == number.minimum():
        with QSignalBlocker(number):
            number.setValue(number.minimum() + 1)
            number.setValue(number.minimum())


def _value(field: _Field) -> _Value:
    if isinstance(field, QSpinBox):
        return field.value()
    if isinstance(field, QComboBox):
        return str(field.currentData())
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()


def _change(setting: Declared[Any], value: _Value) -> _Value | Unsuitable:
    """What is stored now; or why it cannot be, which is no failure: the program may end in the middle."""
    try:
        settings.change(setting, value)
    except Unsuitable as unsuitable:
        return unsuitable
    stored: _Value = settings.get(setting)
    return stored
