"""What somebody who hears the screen is told of it, through QAccessible."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QRadioButton,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

from app.widgets.banner import Banner
from tests.journeys.person import Person

Role = QAccessible.Role
_SPOKEN = {
    Role.Button,
    Role.ButtonMenu,
    Role.ButtonDropDown,
    Role.CheckBox,
    Role.RadioButton,
    Role.ComboBox,
    Role.EditableText,
    Role.SpinBox,
    Role.List,
    Role.Table,
    Role.Tree,
    Role.PageTabList,
    Role.StaticText,
    Role.Graphic,
    Role.Chart,
    Role.Link,
    Role.Document,
    Role.Slider,
    Role.Splitter,
    Role.Client,  # what can be scrolled by the keyboard and is made of other things
}
"""Roles that a screen reader knows how to speak of and what to do with."""


def focusable(person: Person) -> list[QWidget]:
    """What can have the keyboard, without what Qt makes such widgets of."""
    return [
        widget
        for widget in person.all(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.focusProxy() and not is_part(widget)
    ]


def is_part(widget: QWidget) -> bool:
    """Whether it belongs to a widget that speaks for it."""
    parent = widget.parentWidget()
    return (
        isinstance(widget, QHeaderView)
        or isinstance(parent, QAbstractSpinBox | QComboBox | QLineEdit)
        or (isinstance(parent, QAbstractItemView) and not isinstance(parent, QHeaderView))
        or widget.objectName().startswith("qt_")
        or type(widget).__name__ == "QCalendarView"
        or (isinstance(widget, QToolButton) and type(parent).__name__ == "QTabBar")
    )


def told(widget: QWidget) -> QAccessibleInterface:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface


def name_of(widget: QWidget) -> str:
    return told(widget).text(QAccessible.Text.Name).strip()


def description_of(widget: QWidget) -> str:
    return told(widget).text(QAccessible.Text.Description).strip()


def labelled(widget: QWidget, labels: list[QLabel]) -> bool:
    return any(label.buddy() is widget for label in labels)


def unheard(person: Person) -> list[str]:
    """What is said wrongly, twice, or not at all."""
    found = []
    labels = person.front.findChildren(QLabel)
    said: Counter[tuple[Role, str, str]] = Counter()
    for widget in focusable(person):
        what = f"{type(widget).__name__} {widget.objectName()!r}"
        role, name = told(widget).role(), name_of(widget)
        if not name:
            found.append(f"{what} says nothing")
        if role not in _SPOKEN:
            found.append(f"{what} is a {role.name}")
        if isinstance(widget, QComboBox):
            # Where Qt says the value as the name (Linux), only a label or a description says what it is.
            if not labelled(widget, labels) and not description_of(widget):
                found.append(f"{what} does not say what is chosen there")
        elif not isinstance(widget, QLabel) and not isinstance(widget.parentWidget(), Banner):
            said[role, name, description_of(widget)] += 1
        if isinstance(widget, QTableView) and not isinstance(widget, QHeaderView):
            found += [f"{what} has a column without a title" for title in titles(widget) if not title]
    found += [f"{count} {role.name}s say {name!r}" for (role, name, _), count in said.items() if count > 1]
    return found


def titles(table: QTableView) -> list[str]:
    model = table.model()
    return [
        str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for column in range(model.columnCount())
        if not table.isColumnHidden(column)
    ]


def is_reached_by_another(widget: QWidget) -> bool:
    """The other ones of a group of radio buttons are reached by the arrow keys."""
    return isinstance(widget, QRadioButton | QTabBar) and not (
        isinstance(widget, QAbstractButton) and widget.isChecked()
    )
