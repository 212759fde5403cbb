"""The main window: side bar, pages, banner, menus; it connects pages and knows what none of them does."""

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app import paths
from app.controllers.operations import Source
from app.errors import Refusal
from app.widgets import words
from app.widgets.activity_bar import ActivityBar
from app.widgets.banner import Banner
from app.widgets.filter_edit import FilterEdit
from app.widgets.icons import icon, program_icon
from app.widgets.preferences import Preferences
from app.widgets.status_link import StatusLink
from app.widgets.tasks import Tasks
from app.windows import main_menu, pages
from app.windows.import_flow import ImportFlow
from app.windows.menus import fill
from app.windows.operation_flow import OperationFlow
from app.windows.page import Message, Page
from app.windows.places import (
    BatchPlace,
    CustomersPlace,
    Place,
    Sending,
    TestMessage,
    Unsubscription,
    section_of,
    source_of,
)
from app.windows.quitting import Quitting
from app.windows.receipts import Receipts
from app.windows.side_bar import SideBar

# Dialogs, and what only they need, are imported when they open: the program starts in half the time.
if TYPE_CHECKING:
    from app.controllers.imports import Report
    from app.windows.mailing_flow import MailingFlow

_SOON = 150  # ms after which what was not needed for the first page is imported and made


class MainWindow(QMainWindow):
    """Everything happens in here or in a dialog over it."""

    openWanted = Signal(object)  # noqa: N815 - beside Qt's own names
    """Open the database at this Path in a new window, in the place of this one."""

    def __init__(self, tasks: Tasks, preferences: Preferences, database: Path, backups: Path) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle("Relance")
        self.setWindowIcon(program_icon())
        self.setAcceptDrops(True)
        self._tasks = tasks
        self._preferences = preferences
        self._database = database
        self._make_page = partial(
            pages.make, tasks=tasks, preferences=preferences, database=database, backups=backups
        )
        self._visited: list[Place] = []
        self._detail: Page | None = None
        self._receipts = Receipts(self)
        self._imports = ImportFlow(self, tasks, preferences)
        self._operations = OperationFlow(self, tasks, preferences, self._receipts)
        self._quitting = Quitting(self, tasks)

        self._navigation = SideBar()
        self._back = QToolButton()
        self._back.setObjectName("backButton")
        self._back.setIcon(icon("chevron-left"))
        self._back.setText(self.tr("Back"))
        self._back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._banner = Banner()
        self._pages = QStackedWidget()
        self._sections: dict[Place, Page] = {}
        self._activity = ActivityBar(tasks)
        self._sending = StatusLink("sendingStatus")

        em = self.fontMetrics().height()
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
        self._activity.insertWidget(0, self._sending)
        self._sending.hide()
        self.setStatusBar(self._activity)
        fill(self.menuBar(), main_menu.menus(self, self._navigation.sections))

        self._navigation.went.connect(self.go)
        self._back.clicked.connect(self.go_back)
        self._imports.imported.connect(self._on_imported)
        self._operations.went.connect(self.go)
        self._operations.said.connect(self._say)

        self.resize(1180, 760)
        geometry = preferences.value("window", b"")
        if geometry:
            self.restoreGeometry(QByteArray(geometry))
        self.go(CustomersPlace())
        self._later = iter(pages.LATER)
        QTimer.singleShot(_SOON, self, self._begin)

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
            self._imports.choose()
        else:
            self._imports.open([path])

    def show_imports(self, paths: Sequence[Path]) -> None:
        """Open the import dialog on each of these files, on the next one when the one before is closed."""
        self._imports.open(paths)

    def show_bulk_unsubscribe(self, wish: Unsubscription) -> None:
        """Open the bulk unsubscribe dialog."""
        self._operations.unsubscribe(wish)

    def show_help(self, topic: str) -> None:
        """Open the help on a topic, over whatever is in front: what is below that could not be used."""
        from app.windows.help_dialog import show_help

        show_help(QApplication.activeModalWidget() or self, topic, preferences=self._preferences)

    def show_finder(self) -> None:
        """Jump to a customer, batch, operation or page by a part of its name."""
        from app.windows.finder import Finder

        finder = Finder(self, self._tasks, self._navigation.sections)
        finder.went.connect(self.go)
        finder.open()

    @property
    def database(self) -> Path:
        """Where the database is that is open."""
        return self._database

    @property
    def is_demo(self) -> bool:
        """Whether it is the demo that is shown."""
        return self._database == paths.demo_database()

    def open_database(self, path: Path | None = None) -> None:
        """Open another database, or this one anew, unless something is going on in this one."""
        if self._tasks.long_write or self._mailing.running:
            self._banner.show_refusal(
                self.tr("Something is still going on here: pause the mailing, or wait until it is done.")
            )
        else:
            self.openWanted.emit(path or self._database)

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why what was asked was not done."""
        self._banner.show_refusal(words.sentence(refusal))

    def _listen(self, page: Page) -> None:
        page.went.connect(self.go)
        page.said.connect(self._say)
        page.importWanted.connect(self.show_import)
        page.unsubscriptionWanted.connect(self.show_bulk_unsubscribe)
        page.undoWanted.connect(self.undo)
        page.sendWanted.connect(self._on_send)
        page.testWanted.connect(self._on_test)
        page.openWanted.connect(self.open_database)

    @cached_property
    def _mailing(self) -> "MailingFlow":
        from app.windows.mailing_flow import MailingFlow

        flow = MailingFlow(self, self._tasks, self._sending)
        flow.went.connect(self.go)
        flow.said.connect(self._say)
        flow.helpWanted.connect(self.show_help)
        return flow

    def _on_send(self, wish: Sending) -> None:
        self._banner.leave()  # why it was not possible before, perhaps
        self._mailing.confirm(wish, self._source())

    def _on_test(self, wish: TestMessage) -> None:
        self._banner.leave()
        self._mailing.send_test(wish, self._source())

    def _show_place(self, place: Place) -> None:
        home = section_of(place)
        section = home is not None
        page = self._section(home) if home is not None else self._add(place)
        page.show_place(place)
        left, self._detail = self._detail, None if section else page
        self._pages.setCurrentWidget(page)
        if left is not None:
            self._pages.removeWidget(left)
            left.deleteLater()
        self._back.setVisible(not section)
        self._navigation.show_place(place)
        if not self._navigation.hasFocus():  # whoever walks the side bar by keyboard goes on there
            page.take_focus()

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

    def _begin(self) -> None:
        """Begin to send: what that needs is imported by its own thread while the rest is prepared here."""
        self._mailing.start()
        self._prepare()

    def _prepare(self) -> None:
        """Import or make one thing not needed yet, then the next, so that nobody waits for it later."""
        if (module := next(self._later, None)) is not None:
            pages.prepare(module)
        else:
            place = next((each for each in self._navigation.sections if each not in self._sections), None)
            if place is None:
                return
            self._section(place)
        QTimer.singleShot(0, self, self._prepare)

    def _say(self, message: Message) -> None:
        undo = partial(self.undo, message.undo) if message.undo is not None else None
        self._banner.show_message(message.text, message.tone, actions=message.actions, undo=undo)

    def _on_imported(self, report: "Report") -> None:
        self.go(BatchPlace(report.batch_id, report=True))
        self._banner.show_message(self._receipts.imported(report))

    def show_about(self) -> None:
        """Say what this program is."""
        from app.windows.about_dialog import AboutDialog

        AboutDialog(self).open()

    def undo(self, operation_id: int | None) -> None:
        """Undo an operation, or the newest that can be undone."""
        self._operations.undo(operation_id, self._source())

    def _source(self) -> Source:
        """The screen that is shown, for the log."""
        return source_of(self._visited[-1])

    def unsubscribe_from_here(self) -> None:
        """Open the bulk unsubscribe dialog for what is shown."""
        self.show_bulk_unsubscribe(Unsubscription(self._source()))

    @property
    def page(self) -> Page:
        """The page that is shown."""
        page = self._pages.currentWidget()
        assert isinstance(page, Page)
        return page

    def find_here(self) -> None:
        """Go to the filter of the page that is shown, or of the customer list."""
        if not self._visible_filters():
            self.go(CustomersPlace())
        for filter_edit in self._visible_filters()[:1]:
            filter_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            filter_edit.selectAll()

    def _visible_filters(self) -> list[FilterEdit]:
        return [edit for edit in self.page.findChildren(FilterEdit) if edit.isVisible()]

    def refresh(self) -> None:
        """Have the page that is shown ask the database again."""
        self.page.refresh()

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        # Not now: whoever drags is kept waiting until this returns.
        QTimer.singleShot(0, self, lambda: self.show_imports(files))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._quitting.may_close(self._mailing):
            event.ignore()
            return
        self._preferences.set_value("window", bytes(self.saveGeometry().data()))
        self._preferences.save()
        self.page.keep()
        QApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        try:
            self._tasks.stop()
        finally:
            QApplication.restoreOverrideCursor()
        super().closeEvent(event)
