"""The columns of a file and what each is read as, and its first rows as they were decoded."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.controllers.columns import FIELDS_OF_THE_PROGRAM, Role, field_name
from app.controllers.imports import Plan
from app.widgets.labels import Heading, Hint
from app.widgets.spoken import name_chooser
from app.widgets.theme import row_height
from app.widgets.words import isolate
from app.windows import wording

_MOST_COLUMNS = 200  # a file cut by a wrong delimiter can have a hundred thousand
_SAMPLES = 3
_PREVIEW_ROWS = 20
_LONGEST_CELL = 200  # characters worth laying out
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Grid(QTableWidget):
    """A small table to look at, which neither edits nor sorts."""

    def __init__(self, name: str, accessible_name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(row_height(self.font()))
        titles = self.horizontalHeader()
        titles.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        titles.setHighlightSections(False)
        titles.setSectionsClickable(False)

    def put(self, row: int, column: int, text: str) -> QTableWidgetItem:
        item = QTableWidgetItem(_one_line(text))
        self.setItem(row, column, item)
        return item


class ColumnsTable(_Grid):
    """One row for each column of the file: its title, what it is read as, and some of its values."""

    rolesChanged = Signal()  # noqa: N815 - beside Qt's own names

    def __init__(self) -> None:
        super().__init__("mappingTable", self.tr("Columns of the file"))
        self._roles: list[Role] = []
        self.changed_by_hand = False
        """Whether the person changed a role since the file was shown."""
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes to its choosers
        self.setColumnCount(3)
        self.setHorizontalHeaderLabels([self.tr("Column"), self.tr("Read as"), self.tr("First values")])
        titles = self.horizontalHeader()
        titles.setStretchLastSection(True)
        letter = self.fontMetrics().averageCharWidth()
        titles.resizeSection(0, letter * 28)
        titles.resizeSection(1, letter * 40)

    @property
    def roles(self) -> tuple[Role, ...]:
        return tuple(self._roles)

    def show_plan(self, plan: Plan) -> None:
        """Show the columns of this plan; those far to the right keep the roles that were proposed."""
        self._roles = list(plan.roles)
        self.changed_by_hand = False
        shown = min(len(plan.roles), _MOST_COLUMNS)
        self.setRowCount(0)
        self.setRowCount(shown)
        before: QWidget = self
        for place in range(shown):
            title = title_of(plan.titles, place)
            self.put(place, 0, title)
            chooser = self._put_chooser(place, plan.titles[place], title)
            self.setTabOrder(before, chooser)
            before = chooser
            values = (cells[place] for _, cells in plan.sample if place < len(cells) and cells[place].strip())
            self.put(place, 2, " · ".join(_first(dict.fromkeys(values), _SAMPLES)))

    def _put_chooser(self, place: int, header: str, title: str) -> QWidget:
        chooser = _RoleChooser()
        chooser.setObjectName(f"roleChooser{place + 1}")
        name_chooser(chooser, self.tr("What column ‘{title}’ is read as").format(title=isolate(title)))
        for role, name in self._role_names(header, self._roles[place]).items():
            chooser.addItem(name, role)
        chooser.setCurrentIndex(chooser.findData(self._roles[place]))
        cell = QWidget()
        room = QHBoxLayout(cell)
        room.setContentsMargins(0, 2, 0, 2)
        room.addWidget(chooser)
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(max(rows.defaultSectionSize(), cell.sizeHint().height()))
        self.setCellWidget(place, 1, cell)
        chooser.currentIndexChanged.connect(lambda _: self._on_chosen(place, Role(chooser.currentData())))
        chooser.focused.connect(lambda: self.scrollTo(self.model().index(place, 1)))
        return chooser

    def _role_names(self, header: str, proposed: Role) -> dict[Role, str]:
        field = field_name(header)
        names = {
            Role.EMAIL: self.tr("E-mail"),
            Role.FIRST_NAME: self.tr("First name"),
            Role.LAST_NAME: self.tr("Last name"),
            Role.DATE: self.tr("Transaction date"),
            Role.FIELD: self.tr("Keep as field {field}").format(field=isolate("{{" + field + "}}"))
            if field and field not in FIELDS_OF_THE_PROGRAM
            else self.tr("Keep with the transaction"),
        }
        if proposed is Role.SUBSCRIPTION:
            names[Role.SUBSCRIPTION] = self.tr("Subscription: never read")
        names[Role.IGNORED] = self.tr("Not imported")
        return names

    def _on_chosen(self, place: int, role: Role) -> None:
        self._roles[place] = role
        self.changed_by_hand = True
        self.rolesChanged.emit()


class PreviewTable(_Grid):
    """The first rows below the header, with their lines in the file."""

    def __init__(self) -> None:
        super().__init__("previewTable", self.tr("First rows of the file"))
        self.horizontalHeader().setStretchLastSection(True)

    def show_plan(self, plan: Plan) -> None:
        shown = min(len(plan.titles), _MOST_COLUMNS)
        titles = [_one_line(title_of(plan.titles, place)) for place in range(shown)]
        rows = plan.sample[:_PREVIEW_ROWS]
        self.clear()
        self.setColumnCount(1 + shown)
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels(["", *titles])
        above = QTableWidgetItem(self.tr("Line"))
        above.setTextAlignment(_RIGHT)
        self.setHorizontalHeaderItem(0, above)
        for row, (line, cells) in enumerate(rows):
            number = self.put(row, 0, wording.number(line))
            number.setTextAlignment(_RIGHT)
            number.setForeground(self.palette().placeholderText())
            for place, cell in enumerate(cells[:shown], start=1):
                self.put(row, place, cell)
        letter = self.fontMetrics().averageCharWidth()
        for column in range(self.columnCount()):
            title = self.horizontalHeader().sectionSizeHint(column)
            wanted = max(self.sizeHintForColumn(column), title) + letter
            self.setColumnWidth(column, max(letter * 8, min(wanted, letter * 36)))


class FileTables(QSplitter):
    """The columns above the first rows, with as much room for each as it can use."""

    rolesChanged = Signal()  # noqa: N815

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.columns = ColumnsTable()
        self._note = Hint(
            self.tr("A column is about subscriptions. It is not read: an import changes no subscription.")
        )
        self._preview = PreviewTable()

        self._gap = round(self.fontMetrics().height() * 0.4)
        self.setChildrenCollapsible(False)
        self._upper = self._titled(self.tr("Columns"), self.columns, self._note)
        self.addWidget(self._upper)
        self.addWidget(self._titled(self.tr("First rows"), self._preview))

        self.columns.rolesChanged.connect(self._on_roles)

    def show_plan(self, plan: Plan) -> None:
        self.columns.show_plan(plan)
        self._preview.show_plan(plan)
        self._tell_of_subscriptions()
        columns = self.columns
        around = self._upper.sizeHint().height() - columns.sizeHint().height() + 2 * self._gap
        rows = columns.verticalHeader()
        content = (
            columns.horizontalHeader().sizeHint().height() + rows.length() + rows.defaultSectionSize() // 2
        )
        wanted = min(content + around, round(self.height() * 0.62))
        self.setSizes([wanted, self.height() - wanted])

    def _on_roles(self) -> None:
        self._tell_of_subscriptions()
        self.rolesChanged.emit()

    def _tell_of_subscriptions(self) -> None:
        self._note.setVisible(Role.SUBSCRIPTION in self.columns.roles)

    def _titled(self, title: str, *parts: QWidget) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, self._gap, 0, self._gap)
        column.setSpacing(self._gap)
        column.addWidget(Heading(title, level=3))
        for part in parts:
            column.addWidget(part)
        column.setStretch(1, 1)
        return whole


class _RoleChooser(QComboBox):
    """A chooser in a table: turning the wheel over it scrolls the table rather than changing the choice."""

    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def title_of(titles: Sequence[str], place: int) -> str:
    """The title of a column, or its number where the file has none."""
    if titles[place]:
        return titles[place]
    unnamed = QCoreApplication.translate("ColumnsTable", "Column {number}", "of a file, without a title")
    return unnamed.format(number=wording.number(place + 1))


def _one_line(text: str) -> str:
    cut = text if len(text) <= _LONGEST_CELL else text[:_LONGEST_CELL] + "…"
    return isolate(" ".join(cut.split()))


def _first(values: Iterable[str], count: int) -> list[str]:
    return [value for value, _ in zip(values, range(count), strict=False)]
