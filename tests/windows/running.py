"""The real program for the length of a test, with somebody at the screen."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialog

from app import application
from app.widgets import theme
from app.widgets.tasks import Tasks
from tests.journeys.person import Person


@contextmanager
def as_before() -> Iterator[None]:
    """Put language and colours back at the end: they are the process's, not the window's."""
    locale = QLocale()
    try:
        yield
    finally:
        _put_back(locale)


def _put_back(locale: QLocale) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    # The last window that closes asks for the end, also where that has come another way; whoever takes the
    # request for theirs afterwards would never wait for anything again.
    QCoreApplication.removePostedEvents(app, QEvent.Type.Quit.value)
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
    QLocale.setDefault(locale)
    theme.apply(app, "light")


@contextmanager
def running(*arguments: str) -> Iterator[Person]:
    """Start with these arguments; at the end all is closed."""
    # The dialogs of the test before are closed, but in the way until they are deleted.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with as_before():
        person = Person(application.start(["relance", *arguments]))
        try:
            yield person
        finally:
            # What a test leaves running is given up, rather than asked about when the window closes.
            tasks = person.window.findChild(Tasks)
            tasks.cancel_writes()
            tasks.stop()
            for widget in QApplication.topLevelWidgets():
                if isinstance(widget, QDialog) and widget.isVisible():
                    widget.close()
            person.window.close()
            person.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
