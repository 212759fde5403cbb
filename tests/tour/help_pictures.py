"""The pictures of the help: cut out of the real windows, in the demo, and made small."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from tests.journeys.person import CUSTOMERS, HISTORY, INSIGHTS, Person
from tests.tour.demo import load_demo, slip_of, try_in_the_demo
from tests.tour.keeping import see_backups

WIDEST = 640  # px
LARGEST = 60_000  # bytes


class HelpPictures:
    """Takes them all; each is named as the pages of the help name it."""

    def __init__(self, person: Person, folder: Path) -> None:
        self.person = person
        self.folder = folder

    def take(self) -> None:
        self.person = load_demo(self.person)
        self.demo()
        self.unsubscribe()
        self.near_misses()
        self.history()
        self.reminder()
        self.customer()
        self.finder()
        self.erase()
        self.insights()
        self.imports()
        self.backups()

    def demo(self) -> None:
        self.size(860, 640)
        self.person.go(CUSTOMERS)
        self.keep("demo", self.person.window, high=430)

    def unsubscribe(self) -> None:
        try_in_the_demo(self.person, "tryPasteButton")
        self.front(840, 540)
        self.keep("unsubscribe", self.person.front)
        self.person.click("cancelButton")

    def near_misses(self) -> None:
        person = self.person
        person.go(CUSTOMERS)
        address = person.column("customerTable", "email")[0]
        person.press("Ctrl+U")
        person.paste("addressesEdit", slip_of(address))
        self.front(760, 420)
        person.until(lambda: person.sees("offerStrip"))
        self.keep("near-misses", person.front)
        person.click("cancelButton")

    def imports(self) -> None:
        try_in_the_demo(self.person, "tryImportButton")
        self.front(860, 620)
        self.keep("import", self.person.front)
        self.person.run_import()
        self.size(920, 780)
        self.keep("report", self.person.window.page)

    def history(self) -> None:
        self.person.go(HISTORY)
        self.size(1240, 640)
        self.keep("history", self.person.window.page, high=210, wide=720)

    def reminder(self) -> None:
        try_in_the_demo(self.person, "tryReminderButton")
        self.size(1000, 760)
        self.keep("reminder", self.person.window.page)

    def customer(self) -> None:
        try_in_the_demo(self.person, "tryCustomerButton")
        self.size(900, 660)
        self.keep("customer", self.person.window.page, high=430)

    def finder(self) -> None:
        person = self.person
        person.press("Ctrl+K")
        person.type("finderEdit", "mar")
        self.front(640, 420)
        self.keep("finder", person.front)
        person.press("Esc")

    def erase(self) -> None:
        person = self.person
        person.click("eraseCustomerButton")
        self.keep("erase", person.front)
        person.click("cancelButton")

    def insights(self) -> None:
        self.person.go(INSIGHTS)
        self.size(1000, 760)
        self.keep("insights", self.person.window.page)

    def backups(self) -> None:
        self.size(1200, 700)
        see_backups(self.person)
        self.person.click("backUpButton")
        self.keep("backups", see_backups(self.person))

    # How

    def size(self, width: int, height: int) -> None:
        self.person.window.resize(width, height)
        self.person.settle()

    def front(self, width: int, height: int) -> None:
        self.person.front.resize(width, height)
        self.person.settle()

    def keep(self, name: str, widget: QWidget, *, high: int = 0, wide: int = 0) -> None:
        """Keep a picture of a widget, or only of so many pixels from its top and its left."""
        QApplication.processEvents()
        part = widget.rect()
        if high:
            part.setHeight(min(high, part.height()))
        if wide:
            part.setWidth(min(wide, part.width()))
        file = self.folder / f"{name}.png"
        small(widget.grab(part)).save(str(file), "PNG", 0)
        assert file.stat().st_size <= LARGEST, f"{file} has {file.stat().st_size} bytes"


def small(pixmap: QPixmap) -> QImage:
    """The picture at the size of the screen, or less where that is too wide, in 256 colours."""
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_RGB32)
    wide = round(image.width() / pixmap.devicePixelRatio())
    image.setDevicePixelRatio(1.0)
    image = image.scaledToWidth(min(wide, WIDEST), Qt.TransformationMode.SmoothTransformation)
    # The ones used most: Qt's own choice is a fixed set, which turns our greys into dots.
    used = Counter(
        image.pixel(x, y) for y in range(image.height()) for x in range(image.width())
    ).most_common(256)
    return image.convertToFormat(
        QImage.Format.Format_Indexed8, [colour for colour, _ in used], Qt.ImageConversionFlag.ThresholdDither
    )
