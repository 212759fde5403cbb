"""The real program for the length of a test, with somebody at the screen."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication, QDialog

from app import application
from app.widgets import theme
from tests.journeys.person import Person


@contextmanager
def running(*arguments: str) -> Iterator[Person]:
    """Start with these arguments; at the end all is closed, and language and colours are put back."""
    # The dialogs of the test before are closed, but in the way until they are deleted.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    locale = QLocale()
    person = Person(application.start(["relance", *arguments]))
    try:
        yield person
    finally:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.close()
        person.window.close()
        person.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        application.speak(app, "en")
        QLocale.setDefault(locale)
        theme.apply(app, "light")
