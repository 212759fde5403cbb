"""The main window: side bar, pages, banner, menus; it connects pages and knows what none of them does."""

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
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
from app.widgets.keys import tell_keys
from app.widgets.listing import Output
from app.widgets.preferences import Preferences
from app.widgets.remedies import recovery, remedies
from app.widgets.status_link import StatusLink
from app.widgets.tasks import Tasks
from app.windows import main_menu, pages
from app.windows.demo_flow import DemoFlow
from app.windows.import_flow import ImportFlow
from app.windows.menus import fill
from app.windows.operation_flow import OperationFlow
from app.windows.page import Message, Page
from app.windows.page_stack import PageStack
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
    from app.widgets.table import Table
    from app.windows.daily_backups import DailyBackups
    from app.windows.list_flow import ListFlow
    from app.windows.mailing_flow import MailingFlow
    from app.windows.storage_notice import StorageNotice

_QUIET = 10_000  # ms after which nobody waits for the start of the program any more
_SOON = 150  # ms after which what was not needed for the first page is imported and made


class MainWindow(QMainWindow):
    """Everything happens in here or in a dialog over it."""

    openWanted = Signal(object)  # noqa: N815 - beside Qt's own names
    """Open the database at this Path in a new window, in the place of this one."""
    recoveryWanted = Signal(object)  # noqa: N815
    """Recover the database at this Path, which is damaged, in the place of this window."""
    restartWanted = Signal()  # noqa: N815
    """End, and start again on this database: after a bug."""

    def __init__(self, tasks: Tasks, preferences: Preferences, database: Path, backups: Path) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowIcon(program_icon())
        self.setAcceptDrops(True)
        self._tasks = tasks
        self._preferences = preferences
        self._database = database
        self._backups = backups
        self.setWindowTitle(self.tr("Relance – demo") if self.is_demo else "Relance")
        self._receipts = Receipts(self)
        self._imports = ImportFlow(self, tasks, preferences)
        self._operations = OperationFlow(self, tasks, preferences, self._receipts)
        self._quitting = Quitting(self, tasks)
        self._demo = DemoFlow(self, tasks, preferences)

        self._navigation = SideBar()
        self._back = QToolButton()
        self._back.setObjectName("backButton")
        self._back.setIcon(icon("chevron-left"))
        self._back.setText(self.tr("Back"))
        tell_keys(self._back, "Alt+Left")
        self._back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._banner = Banner()
        make = partial(pages.make, tasks=tasks, preferences=preferences, database=database, backups=backups)
        self._pages = PageStack(make, list(self._navigation.sections))
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
        self.setCentralWidget(self._demo.around(middle) if self.is_demo else middle)
        self._activity.insertWidget(0, self._sending)
        self._sending.hide()
        self.setStatusBar(self._activity)
        fill(self.menuBar(), main_menu.menus(self, self._navigation.sections))

        self._pages.made.connect(self._listen)
        self._pages.showing.connect(self._on_showing)
        self._navigation.went.connect(self.go)
        self._back.clicked.connect(self.go_back)
        self._imports.imported.connect(self._on_imported)
        self._demo.opened.connect(self.open_database)
        self._demo.went.connect(self.go)
        self._demo.importWanted.connect(self.show_import)
        self._demo.unsubscriptionWanted.connect(self.show_bulk_unsubscribe)
        self._operations.went.connect(self.go)
        self._operations.said.connect(self.tell)

        self.resize(1180, 760)
        geometry = preferences.value("window", b"")
        if geometry:
            self.restoreGeometry(QByteArray(geometry))
        last = "" if self.is_demo else preferences.value("page", "")
        self.go(self._navigation.section_named(last))
        QTimer.singleShot(_SOON, self, self._begin)

    def go(self, place: Place) -> None:
        """Show a place; what was shown before is where Back leads."""
        self._pages.go(place)

    def go_back(self) -> None:
        """Show the place that was shown before."""
        self._pages.go_back()

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

    def show_help(self, topic: str = "") -> None:
        """Open the help on a topic, by default that of where the keyboard is.

        It opens over whatever is in front: what is below that could not be used.
        """
        from app.windows.help_dialog import show_help
        from app.windows.help_topics import topic_for

        front = QApplication.activeModalWidget() or self
        show_help(front, topic or topic_for(front, self.page), preferences=self._preferences)

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
        return paths.is_demo(self._database)

    def open_database(self, path: Path | None = None) -> None:
        """Open another database, or this one anew, unless something is going on in this one."""
        if self._may_switch():
            self.openWanted.emit(path or self._database)

    def show_demo(self) -> None:
        """Load the sample data, anew, and show them in the place of this database."""
        if self._may_switch():
            self._demo.make()

    def leave_demo(self) -> None:
        """Open the database again that was open before the demo."""
        self._demo.leave()

    def _may_switch(self) -> bool:
        """Whether nothing goes on that needs this database; if something does, it is said."""
        if self._tasks.long_write or self._mailing.running:
            self._banner.show_refusal(
                self.tr("Something is still going on here: pause the mailing, or wait until it is done.")
            )
            return False
        return True

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why what was asked was not done."""
        self._banner.show_refusal(words.sentence(refusal), remedies(refusal, self))

    def offer_recovery(self, refusal: Refusal, database: Path) -> None:
        """Say that another database is damaged, which can be recovered in the place of this one."""
        act = partial(self.recoveryWanted.emit, database)
        self._banner.show_refusal(words.sentence(refusal), [recovery(act)])

    def recover(self) -> None:
        """Restore a backup of this database, which is damaged, once this window is closed."""
        self.recoveryWanted.emit(self._database)

    def _listen(self, page: Page) -> None:
        page.went.connect(self.go)
        page.said.connect(self.tell)
        page.importWanted.connect(self.show_import)
        page.unsubscriptionWanted.connect(self.show_bulk_unsubscribe)
        page.undoWanted.connect(self.undo)
        page.sendWanted.connect(self._on_send)
        page.testWanted.connect(self._on_test)
        page.openWanted.connect(self.open_database)
        page.demoWanted.connect(self.show_demo)

    @cached_property
    def _mailing(self) -> "MailingFlow":
        from app.windows.mailing_flow import MailingFlow

        flow = MailingFlow(self, self._tasks, self._sending)
        flow.went.connect(self.go)
        flow.said.connect(self.tell)
        flow.helpWanted.connect(self.show_help)
        return flow

    @cached_property
    def _storage(self) -> "StorageNotice":
        from app.windows.storage_notice import StorageNotice

        notice = StorageNotice(self, self._tasks, self._preferences, self._database, self.show_help)
        notice.said.connect(self.tell)
        return notice

    @cached_property
    def _daily(self) -> "DailyBackups":
        from app.windows.daily_backups import DailyBackups

        daily = DailyBackups(self._tasks, self)
        daily.refused.connect(self._on_no_backup)
        return daily

    def _on_no_backup(self, refusal: Refusal) -> None:
        """There is no backup of today: why, and where it was to be."""
        sentence = self.tr("No backup could be made in {folder} today. {why}")
        said = sentence.format(folder=words.isolate(str(self._backups)), why=words.sentence(refusal))
        self._banner.show_message(said, "warning", actions=remedies(refusal, self))

    def _on_send(self, wish: Sending) -> None:
        self._banner.leave()  # why it was not possible before, perhaps
        self._mailing.confirm(wish, self._source())

    def _on_test(self, wish: TestMessage) -> None:
        self._banner.leave()
        self._mailing.send_test(wish, self._source())

    def _on_showing(self, place: Place) -> None:
        self._banner.leave()
        self._back.setVisible(section_of(place) is None)
        self._navigation.show_place(place)
        if not self._navigation.hasFocus():  # whoever walks the side bar by keyboard goes on there
            self.page.take_focus()

    def _begin(self) -> None:
        """Begin to send: what that needs is imported by its own thread while the rest is prepared here."""
        self._mailing.start()
        self._storage.look()
        QTimer.singleShot(_QUIET, self, lambda: self._daily.start())
        self._pages.prepare()

    def tell(self, message: Message) -> None:
        """Have the banner say it."""
        undo = partial(self.undo, message.undo) if message.undo is not None else None
        self._banner.show_message(message.text, message.tone, actions=message.actions, undo=undo)

    def _on_imported(self, report: "Report") -> None:
        self.go(BatchPlace(report.batch_id, report=True))
        self._banner.show_message(self._receipts.imported(report))

    @cached_property
    def _lists(self) -> "ListFlow":
        from app.windows.list_flow import ListFlow

        flow = ListFlow(self, self._tasks)
        flow.said.connect(self.tell)
        return flow

    def output_list(self, how: Output, table: "Table | None" = None) -> None:
        """Print, save or export the list of a table, or else the one that the page shows."""
        self._lists.output(how, table or self.page)

    def show_about(self) -> None:
        """Say what this program is."""
        from app.windows.about_dialog import AboutDialog

        AboutDialog(self).open()

    def undo(self, operation_id: int | None) -> None:
        """Undo an operation, or the newest that can be undone."""
        self._operations.undo(operation_id, self._source())

    def _source(self) -> Source:
        """The screen that is shown, for the log."""
        return source_of(self._pages.place)

    def unsubscribe_from_here(self) -> None:
        """Open the bulk unsubscribe dialog for what is shown."""
        self.show_bulk_unsubscribe(Unsubscription(self._source()))

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._pages.page

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 in a dialog, which is passed on to here; in the window itself it is the menu's."""
        if event.matches(QKeySequence.StandardKey.HelpContents):
            self.show_help()
        else:
            super().keyPressEvent(event)

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
        if not self.is_demo:
            self._preferences.set_value("page", type(self._navigation.section).__name__)
        self._preferences.save()
        self.page.keep()
        QApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        try:
            self._tasks.stop()
        finally:
            QApplication.restoreOverrideCursor()
        super().closeEvent(event)
