"""The help: topics on the left, the one that is read on the right, in the language of the program."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.paths import resources
from app.widgets import markdown_view
from app.widgets.dialog import Dialog
from app.widgets.filter_edit import FilterEdit
from app.widgets.icons import icon
from app.widgets.labels import Hint
from app.widgets.markdown_view import MarkdownView, folded, headings
from app.widgets.preferences import Preferences
from app.widgets.theme import row_height

TOPICS = {
    "start": "play",
    "import": "upload",
    "customers": "users",
    "unsubscribe": "user-x",
    "history": "history",
    "reminder": "bell",
    "message": "mail",
    "sending": "send",
    "schedule": "calendar",
    "account": "settings",
    "gmail": "inbox",
    "guarantee": "circle-check",
    "insights": "chart-column",
    "backups": "rotate-ccw",
    "law": "scale",
    "keyboard": "keyboard",
    "words": "book-open",
}
"""The names of the topics in their order, each with its icon."""

_SCHEME = "topic"


class HelpDialog(Dialog):
    """Stays open beside the other windows: one reads here what one does there."""

    def __init__(
        self, parent: QWidget | None, topic: str = "start", *, preferences: Preferences | None = None
    ) -> None:
        """`topic` is the name of one, with `#` and the name of a heading if it is to begin there."""
        super().__init__(parent, "helpDialog", "", size=QSize(940, 680), preferences=preferences)
        self.setWindowTitle(self.tr("Help"))
        self._pages = {name: _page(name) for name in TOPICS}
        self._filter = FilterEdit(self.tr("Search the help"), "helpFilter")
        self._topics = QListWidget()
        self._topics.setObjectName("helpTopics")
        self._topics.setAccessibleName(self.tr("Topics"))
        self._topics.setIconSize(QSize(20, 20))
        self._topics.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = Hint(self.tr("No topic contains all these words."))
        self._none.setObjectName("noTopics")
        self._none.hide()
        self._text = MarkdownView(_SCHEME, self._pages.get, _picture)
        self._text.setObjectName("helpText")
        self._text.setAccessibleName(self.tr("Help"))

        left = QVBoxLayout()
        left.addWidget(self._filter)
        left.addWidget(self._topics, 1)
        left.addWidget(self._none)
        both = QHBoxLayout()
        both.setSpacing(self.fontMetrics().height())
        both.addLayout(left)
        both.addWidget(self._text, 1)
        self.body.addLayout(both)
        self.only_close()
        self.cancel_button.setAutoDefault(False)  # Enter in the search is no wish to close

        self._filter.filtered.connect(self._on_filtered)
        self._filter.returnPressed.connect(self._text.setFocus)
        self._topics.currentRowChanged.connect(self._on_chosen)
        self._text.turned.connect(self._on_turned)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._filter.setFocus)

        for name, symbol in TOPICS.items():
            self._topics.addItem(QListWidgetItem(icon(symbol), markdown_view.title(self._pages[name])))
        self._topics.ensurePolished()
        wide = self._topics.sizeHintForColumn(0)
        for row in range(self._topics.count()):
            self._topics.item(row).setSizeHint(QSize(wide, row_height(self.font())))
        wide = max(wide + self.fontMetrics().height(), self._filter.minimumWidth())
        self._filter.setFixedWidth(wide)
        self._topics.setFixedWidth(wide)
        self.show_topic(topic)
        self._text.setFocus()

    def show_topic(self, topic: str) -> None:
        """Turn to a topic, or to one of its headings."""
        name, _, heading = topic.partition("#")
        self._text.show_page(name, heading)

    def _on_filtered(self) -> None:
        words = folded(self._filter.text()).split()
        found = []
        for row, page in enumerate(self._pages.values()):
            matches = markdown_view.contains(words, folded(markdown_view.plain(page)))
            self._topics.item(row).setHidden(not matches)
            if matches:
                found.append(row)
        self._none.setVisible(not found)
        if words and found:
            self._go_to_best(words, found)
        self._text.mark(words)

    def _go_to_best(self, words: Sequence[str], found: Sequence[int]) -> None:
        """Turn to what is about the words; a topic that is being read stays if none is more so."""
        pages = list(self._pages.values())
        about = [row for row in found if markdown_view.contains(words, folded(headings(pages[row])))]
        if self._topics.currentRow() not in (about or found):
            self._topics.setCurrentRow((about or found)[0])

    def _on_chosen(self, row: int) -> None:
        if row >= 0:
            self._text.show_page(list(TOPICS)[row])

    def _on_turned(self, name: str) -> None:
        self._topics.blockSignals(True)
        self._topics.setCurrentRow(list(TOPICS).index(name))
        self._topics.blockSignals(False)

    # Qt

    def open(self) -> None:
        """Not in the way of what it is read for, unlike a question."""
        self.show()
        self.raise_()
        self.activateWindow()


def show_help(parent: QWidget, topic: str = "start", *, preferences: Preferences | None = None) -> HelpDialog:
    """Turn to a topic in the help that is open over that window, or open it."""
    open_ones = [each for each in parent.window().findChildren(HelpDialog) if each.isVisible()]
    dialog = open_ones[0] if open_ones else HelpDialog(parent.window(), topic, preferences=preferences)
    dialog.show_topic(topic)
    dialog.open()
    return dialog


def _page(name: str) -> str:
    """The topic in the language of the program, or in English."""
    path = _in_language(resources() / "help", f"{name}.md")
    return path.read_text(encoding="utf-8")


def _picture(name: str) -> QImage | None:
    """A picture of the program in its language, or in English; None if there is none of that name."""
    picture = QImage(str(_in_language(resources() / "help" / "pictures", f"{name}.png")))
    return None if picture.isNull() else picture


def _in_language(folder: Path, file: str) -> Path:
    path = folder / QLocale().name()[:2] / file
    return path if path.exists() else folder / "en" / file
