"""The main window: side bar, pages, banner, menus; it connects pages and knows what none of them does."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCoreApplication, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.controllers import operations
from app.controllers.operations import Kind, Source
from app.controllers.unsubscribing import Outcome, Receipt
from app.errors import Refusal
from app.widgets import words
from app.widgets.activity_bar import ActivityBar
from app.widgets.banner import Banner
from app.widgets.filter_edit import FilterEdit
from app.widgets.icons import icon, program_icon
from app.widgets.preferences import Preferences
from app.widgets.tasks import Tasks
from app.windows import pages, wording
from app.windows.page import Message, Page
from app.windows.places import (
    BatchPlace,
    CustomerPlace,
    CustomersPlace,
    HistoryPlace,
    Place,
    ReminderPlace,
    SettingsPlace,
    UnsubscribedPlace,
    Unsubscription,
)

# Dialogs, and what only they need, are imported when they open: the program starts in half the time.
if TYPE_CHECKING:
    from app.controllers.imports import Report
    from app.controllers.undoing import Receipt as Undone

_SOON = 500  # ms after which what was not needed for the first page is imported and made

# What an undo may have changed.
_ALL_TABLES = frozenset(
    {"customer", "suppression", "transaction", "message", "answer", "batch", "operation", "setting"}
)


class MainWindow(QMainWindow):
    """Everything happens in here or in a dialog over it."""

    def __init__(self, tasks: Tasks, preferences: Preferences, database: Path, backups: Path) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle("Relance")
        self.setWindowIcon(program_icon())
        self.setAcceptDrops(True)
        self._tasks = tasks
        self._preferences = preferences
        self._make_page = partial(
            pages.make, tasks=tasks, preferences=preferences, database=database, backups=backups
        )
        self._visited: list[Place] = []
        self._detail: Page | None = None

        self._navigation = QListWidget()
        self._navigation.setObjectName("navigation")
        self._navigation.setAccessibleName(self.tr("Pages"))
        self._navigation.setIconSize(QSize(20, 20))
        self._navigation.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._back = QToolButton()
        self._back.setObjectName("backButton")
        self._back.setIcon(icon("chevron-left"))
        self._back.setText(self.tr("Back"))
        self._back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._banner = Banner()
        self._pages = QStackedWidget()
        self._sections: dict[Place, Page] = {}
        self._activity = ActivityBar(tasks)

        em = self.fontMetrics().height()
        for place, symbol, title in (
            (CustomersPlace(), "users", QCoreApplication.translate("CustomersPage", "Customers")),
            (HistoryPlace(), "history", QCoreApplication.translate("HistoryPage", "History")),
            (UnsubscribedPlace(), "ban", QCoreApplication.translate("UnsubscribedPage", "Unsubscribed")),
            (SettingsPlace(), "settings", QCoreApplication.translate("SettingsPage", "Settings")),
        ):
            item = QListWidgetItem(icon(symbol), title)
            item.setData(Qt.ItemDataRole.UserRole, place)
            self._navigation.addItem(item)
        self._navigation.ensurePolished()
        self._navigation.setFixedWidth(self._navigation.sizeHintForColumn(0) + round(em * 3.5))
        above = QVBoxLayout()
        above.setContentsMargins(round(em * 1.25), round(em * 0.6), round(em * 1.25), 0)
        above.setSpacing(round(em * 0.4))
        above.addWidget(self._back, alignment=Qt.AlignmentFlag.AlignLeft)
        above.addWidget(self._banner)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(above)
        right.addWidget(self._pages, 1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._navigation)
        row.addLayout(right, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(self._activity)
        self._make_menus()

        self._navigation.currentItemChanged.connect(self._on_section)
        # From a customer's page to the list it belongs to: the entry is current there already.
        self._navigation.itemClicked.connect(self._on_section)
        self._navigation.itemActivated.connect(self._on_section)
        self._back.clicked.connect(self.go_back)

        self.resize(1180, 760)
        geometry = preferences.value("window", b"")
        if geometry:
            self.restoreGeometry(QByteArray(geometry))
        self.go(CustomersPlace())
        self._later = iter(pages.LATER)
        QTimer.singleShot(_SOON, self, self._prepare)

    def go(self, place: Place) -> None:
        """Show a place; what was shown before is where Back leads."""
        if self._visited and self._visited[-1] == place:
            return
        self._visited.append(place)
        self._banner.leave()
        self._show_place(place)

    def go_back(self) -> None:
        """Show the place that was shown before."""
        if len(self._visited) > 1:
            self._visited.pop()
            self._banner.leave()
            self._show_place(self._visited[-1])

    def show_import(self, path: Path | None) -> None:
        """Open the import dialog on a file, after a question for one if none is given."""
        if path is None:
            folder = self._preferences.value("folders/import", "")
            chooser = QFileDialog(self, self.tr("Import transactions"), folder)
            chooser.setObjectName("importChooser")
            chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
            chooser.setNameFilters([self.tr("Tables (*.csv *.txt *.tsv *.xlsx)"), self.tr("All files (*)")])
            chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            chooser.fileSelected.connect(lambda chosen: self.show_import(Path(chosen)))
            chooser.open()
            return
        self._preferences.set_value("folders/import", str(path.parent))
        from app.windows.import_dialog import ImportDialog

        dialog = ImportDialog(self, self._tasks, self._preferences, path)
        dialog.imported.connect(self._on_imported)
        dialog.open()

    def show_bulk_unsubscribe(self, wish: Unsubscription) -> None:
        """Open the bulk unsubscribe dialog."""
        from app.windows.bulk_unsubscribe_dialog import BulkUnsubscribeDialog

        dialog = BulkUnsubscribeDialog(self, self._tasks, self._preferences, wish)
        dialog.unsubscribed.connect(self._on_unsubscribed)
        dialog.open()

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why what was asked was not done."""
        self._banner.show_refusal(words.sentence(refusal))

    def _listen(self, page: Page) -> None:
        page.went.connect(self.go)
        page.said.connect(self._say)
        page.importWanted.connect(self.show_import)
        page.unsubscriptionWanted.connect(self.show_bulk_unsubscribe)
        page.undoWanted.connect(self._undo)

    def _show_place(self, place: Place) -> None:
        section = self._is_section(place)
        page = self._section(place) if section else self._add(place)
        left, self._detail = self._detail, None if section else page
        self._pages.setCurrentWidget(page)
        if left is not None:
            self._pages.removeWidget(left)
            left.deleteLater()
        self._back.setVisible(not section)
        self._select_section(place)
        if not self._navigation.hasFocus():  # whoever walks the side bar by keyboard goes on there
            page.take_focus()

    def _is_section(self, place: Place) -> bool:
        """Whether the side bar leads there."""
        return isinstance(place, CustomersPlace | HistoryPlace | UnsubscribedPlace | SettingsPlace)

    def _section(self, place: Place) -> Page:
        """The page of an entry of the side bar; once made, it stays."""
        if place not in self._sections:
            self._sections[place] = self._add(place)
        return self._sections[place]

    def _add(self, place: Place) -> Page:
        page = self._make_page(place)
        self._listen(page)
        self._pages.addWidget(page)
        return page

    def _prepare(self) -> None:
        """Import or make one thing not needed yet, then the next, so that nobody waits for it later."""
        if (module := next(self._later, None)) is not None:
            pages.prepare(module)
        else:
            places = (
                self._navigation.item(row).data(Qt.ItemDataRole.UserRole)
                for row in range(self._navigation.count())
            )
            place = next((place for place in places if place not in self._sections), None)
            if place is None:
                return
            self._section(place)
        QTimer.singleShot(0, self, self._prepare)

    def _select_section(self, place: Place) -> None:
        section: Place = place
        if isinstance(place, CustomerPlace):
            section = CustomersPlace()
        elif isinstance(place, BatchPlace | ReminderPlace):
            section = HistoryPlace()
        self._navigation.blockSignals(True)
        for row in range(self._navigation.count()):
            if self._navigation.item(row).data(Qt.ItemDataRole.UserRole) == section:
                self._navigation.setCurrentRow(row)
        self._navigation.blockSignals(False)

    def _on_section(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.go(item.data(Qt.ItemDataRole.UserRole))

    def _say(self, message: Message) -> None:
        undo = partial(self._undo, message.undo) if message.undo is not None else None
        self._banner.show_message(message.text, message.tone, actions=message.actions, undo=undo)

    def _on_imported(self, report: "Report") -> None:
        self.go(BatchPlace(report.batch_id, report=True))
        counts = report.counts
        said = [
            self.tr("%Ln transaction(s) imported as ‘{batch}’.", "", counts.imported).format(
                batch=words.isolate(report.name)
            )
        ]
        if counts.ignored:
            said.append(self.tr("%Ln unsubscribed customer(s) in the file were ignored.", "", counts.ignored))
        self._banner.show_message(" ".join(said))

    def _on_unsubscribed(self, receipt: Receipt) -> None:
        counts = receipt.counts
        said = [wording.unsubscribed(counts.unsubscribed) + "."]
        if counts.unknown:
            said.append(wording.blocked(counts.unknown) + ".")
        if counts.already:
            said.append(self.tr("%Ln already unsubscribed.", "addresses", counts.already))
        if receipt.moved:
            said.append(self.tr("The list had changed since the preview: this is what was done."))
        actions: list[tuple[str, Callable[[], None]]] = []
        if counts.unknown:
            show = partial(self._show_items, receipt.operation_id, (Outcome.UNKNOWN.value,))
            actions.append((self.tr("Show the %Ln unknown", "addresses", counts.unknown), show))
        self._banner.show_message(
            " ".join(said), actions=actions, undo=partial(self._undo, receipt.operation_id)
        )

    def _show_items(self, operation_id: int, outcomes: tuple[str, ...]) -> None:
        from app.windows.operation_dialog import OperationDialog

        dialog = OperationDialog(self, self._tasks, self._preferences, operation_id, outcomes)
        dialog.customerWanted.connect(lambda key: self.go(CustomerPlace(key)))
        dialog.open()

    def _show_about(self) -> None:
        from app.windows.about_dialog import AboutDialog

        AboutDialog(self).open()

    def _undo(self, operation_id: int | None) -> None:
        """Undo an operation, or the newest that can be undone."""
        from app.controllers import undoing

        source = self._source()

        def work(_progress: object) -> undoing.Receipt | None:
            if operation_id is not None:
                return undoing.undo(operation_id, source)
            last = operations.last_undoable()
            return undoing.undo(last.id, source) if last else None

        self._tasks.write(
            self,
            work,
            self._on_undone,
            changes=_ALL_TABLES,
            label=self.tr("Undoing"),
            failed=self.show_refusal,
        )

    def _on_undone(self, receipt: "Undone | None") -> None:
        if receipt is None:
            self._banner.show_message(self.tr("There is nothing to undo."), "info")
            return
        counts = receipt.counts
        match receipt.undone:
            case Kind.UNSUBSCRIBE:
                said = [self.tr("Undone: %Ln address(es) may be mailed again.", "", counts["lifted"])]
                if counts["kept"]:
                    said.append(
                        self.tr("%Ln stay unsubscribed: something else asks for it too.", "", counts["kept"])
                    )
            case Kind.RESUBSCRIBE:
                said = [self.tr("Undone: the address is unsubscribed again.")]
            case Kind.ANSWERS:
                said = [self.tr("Undone: %Ln answer(s) removed.", "", counts["removed"])]
            case _:
                said = [self.tr("Undone: %Ln contact(s) removed.", "", counts["removed"])]
        self._banner.show_message(" ".join(said))

    def _source(self) -> Source:
        """The screen that is shown, for the log."""
        match self._visited[-1]:
            case CustomersPlace():
                return Source.CUSTOMERS
            case CustomerPlace():
                return Source.CUSTOMER_PAGE
            case ReminderPlace():
                return Source.REMINDER_PREVIEW
            case UnsubscribedPlace():
                return Source.UNSUBSCRIBED
            case _:
                return Source.HISTORY

    def _make_menus(self) -> None:
        file = self.menuBar().addMenu(self.tr("&File"))
        self._action(
            file, self.tr("&Import transactions…"), ["Ctrl+O"], lambda: self.show_import(None), "upload"
        )
        file.addSeparator()
        self._action(file, self.tr("&Quit"), ["Ctrl+Q"], self.close)
        edit = self.menuBar().addMenu(self.tr("&Edit"))
        self._action(
            edit, self.tr("&Undo the last operation"), ["Ctrl+Z"], lambda: self._undo(None), "undo-2"
        )
        edit.addSeparator()
        self._action(edit, self.tr("&Find"), ["Ctrl+F"], self._find, "search")
        self._action(
            edit,
            self.tr("&Bulk unsubscribe…"),
            ["Ctrl+U"],
            lambda: self.show_bulk_unsubscribe(Unsubscription(self._source())),
            "user-x",
        )
        view = self.menuBar().addMenu(self.tr("&View"))
        for row in range(self._navigation.count()):
            item = self._navigation.item(row)
            place = item.data(Qt.ItemDataRole.UserRole)
            keys = [f"Ctrl+{row + 1}", *(["Ctrl+,"] if place == SettingsPlace() else [])]
            self._action(view, item.text(), keys, partial(self.go, place))
        view.addSeparator()
        self._action(view, self.tr("&Back"), ["Alt+Left"], self.go_back, "chevron-left")
        self._action(view, self.tr("&Refresh"), ["F5"], self._refresh)
        help_menu = self.menuBar().addMenu(self.tr("&Help"))
        self._action(help_menu, self.tr("&About Relance"), [], self._show_about, "info")

    def _action(
        self,
        menu: QWidget,
        text: str,
        keys: Sequence[str],
        act: Callable[[], object],
        symbol: str | None = None,
    ) -> None:
        action = QAction(text, self)
        if symbol:
            action.setIcon(icon(symbol))
        action.setShortcuts([QKeySequence(each) for each in keys])
        action.triggered.connect(lambda: act())
        menu.addAction(action)

    def _page(self) -> Page:
        page = self._pages.currentWidget()
        assert isinstance(page, Page)
        return page

    def _find(self) -> None:
        """Go to the filter of the page that is shown, or of the customer list."""
        if not self._visible_filters():
            self.go(CustomersPlace())
        for filter_edit in self._visible_filters()[:1]:
            filter_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            filter_edit.selectAll()

    def _visible_filters(self) -> list[FilterEdit]:
        return [edit for edit in self._page().findChildren(FilterEdit) if edit.isVisible()]

    def _refresh(self) -> None:
        self._page().refresh()

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        # Not now: whoever drags is kept waiting until this returns.
        QTimer.singleShot(0, self, lambda: self.show_import(files[0]))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._preferences.set_value("window", bytes(self.saveGeometry().data()))
        self._preferences.save()
        self._page().keep()
        QApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        try:
            self._tasks.stop()
        finally:
            QApplication.restoreOverrideCursor()
        super().closeEvent(event)
