"""What all dialogs share: a place for refusals, a remembered size, Esc, and never a nested event loop."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from app.errors import Refusal
from app.widgets import words
from app.widgets.banner import Banner
from app.widgets.labels import Heading, PlainLabel
from app.widgets.preferences import Preferences
from app.widgets.remedies import remedies
from app.widgets.tab_order import follow


class Dialog(QDialog):
    """A question with a typed answer, in four steps: widgets, layout, connections, content.

    A subclass creates its widgets, puts them into `body` and its buttons into `buttons` (Cancel is there),
    connects, and fills in. It is opened with open() and is gone once answered; listen to `accepted` or to a
    signal of its own.
    """

    def __init__(
        self,
        parent: QWidget | None,
        name: str,
        title: str,
        *,
        size: QSize | None = None,
        preferences: Preferences | None = None,
    ) -> None:
        """`name` is the object name, and with `preferences` the key under which the size is remembered."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._preferences = preferences
        self._begun = self.size()

        self.banner = Banner()
        self.banner.setObjectName("dialogBanner")  # the main window's is the banner
        self.body = QVBoxLayout()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.cancel_button = self._standard_button(QDialogButtonBox.StandardButton.Cancel, "cancelButton")

        em = self.fontMetrics().height()
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(em, em, em, em)
        column.setSpacing(round(em * 0.75))
        self.body.setSpacing(round(em * 0.6))
        column.addWidget(self.banner)
        column.addLayout(self.body, 1)
        column.addWidget(self.buttons)

        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._take_size(size)

    def show_refusal(self, refusal: Refusal) -> None:
        """Say in the dialog itself why what it asked for was not done; what was typed stays."""
        self.banner.show_refusal(words.sentence(refusal), remedies(refusal, self))

    def add_accept_button(self, text: str, name: str, *, danger: bool = False) -> QPushButton:
        """The button that does it, saying what it does; connected to accept()."""
        button = QPushButton(text)
        button.setObjectName(name)
        button.setProperty("danger" if danger else "primary", True)
        button.setProperty("centred", True)
        self.buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        return button

    def only_close(self) -> None:
        """Offer nothing but Close, where nothing is asked."""
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)
        self.cancel_button = self._standard_button(QDialogButtonBox.StandardButton.Close, "closeButton")

    def prefer_cancel(self) -> None:
        """Make Enter cancel wherever it is no button that has the focus."""
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus()

    def _standard_button(self, kind: QDialogButtonBox.StandardButton, name: str) -> QPushButton:
        """A button with the platform's word on it, and without its icon: none of ours has one here."""
        button = self.buttons.button(kind)
        button.setObjectName(name)
        button.setIcon(QIcon())
        button.setProperty("centred", True)
        return button

    def _put_buttons_last(self) -> None:
        """Have the Tab key come to the buttons where one sees them, although they were made first."""
        self._column.activate()  # which puts them in their places
        follow(self.previousInFocusChain(), *sorted(self.buttons.buttons(), key=QWidget.x))

    def _take_size(self, size: QSize | None) -> None:
        width, height = (size.width(), size.height()) if size else (0, 0)
        if self._preferences:
            remembered = self._preferences.value(f"sizes/{self.objectName()}", [width, height])
            if len(remembered) == 2:
                width, height = remembered
        if width > 0 and height > 0:
            room = self.screen().availableSize()
            self.resize(min(width, room.width()), min(height, room.height()))

    # Qt

    def done(self, result: int) -> None:
        # What a small screen has left of it is nobody's choice.
        if self._preferences and self.isVisible() and self.size() != self._begun:
            self._preferences.set_value(f"sizes/{self.objectName()}", [self.width(), self.height()])
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        self._put_buttons_last()  # before Qt chooses what has the keyboard
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            # Qt made room for texts that wrap at the width they asked for, which a least width may exceed.
            self.resize(self.width(), min(self.height(), self._column.totalHeightForWidth(self.width())))
        super().showEvent(event)
        self._begun = self.size()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            # A refusal that appears wraps, and Qt makes room only for what does not.
            needed = self._column.totalMinimumHeightForWidth(self.width())
            if self.height() < needed:
                self.resize(self.width(), min(needed, self.screen().availableSize().height()))
        return handled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass F1 on to what the dialog is over: the main window in the end, which knows the help."""
        behind = self.parentWidget()
        if behind is not None and event.matches(QKeySequence.StandardKey.HelpContents):
            QApplication.sendEvent(behind.window(), event)
        else:
            super().keyPressEvent(event)

    def exec(self) -> int:
        """Not for use: a nested event loop lets the windows below change under the question."""
        raise NotImplementedError("open() the dialog and listen to its signals")


def question(
    parent: QWidget | None,
    title: str,
    text: str,
    accept_text: str,
    danger: bool = False,
    then: Callable[[], None] | None = None,
) -> Dialog:
    """Open a small question, and call `then` if the answer is `accept_text`; Enter and Esc cancel."""
    dialog = Dialog(parent, "questionDialog", title)
    label = PlainLabel(text, wrap=True)
    letter = dialog.fontMetrics().averageCharWidth()
    label.setMinimumWidth(letter * 48)
    named = Heading(title, level=2)
    whole = named.fontMetrics().horizontalAdvance(title) + letter
    named.setMinimumWidth(
        min(whole, letter * 90)
    )  # what is asked about is read whole, short of a whole screen
    dialog.body.addWidget(named)
    dialog.body.addWidget(label)
    dialog.body.addStretch()
    dialog.add_accept_button(accept_text, "acceptButton", danger=danger)
    dialog.prefer_cancel()
    if then:
        dialog.accepted.connect(then)
    dialog.open()
    return dialog
