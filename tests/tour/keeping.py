"""The part of the tour about keeping the data: backups, restoring, recovery, and what cannot be opened."""

import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QScrollArea, QWidget

from app.models import backups
from app.models.database import NewerDatabase, NotADatabase, NotWritable
from app.widgets.preferences import Preferences
from app.widgets.single_instance import NotAnswering, OpenElsewhere
from app.widgets.storage import Risk
from app.widgets.tasks import Tasks
from app.windows import storage_notice
from app.windows.recovery_window import RecoveryWindow
from app.windows.start_refusal import StartRefusal
from tests.journeys.person import SETTINGS, Person

if TYPE_CHECKING:
    from tests.tour.walk import Tour


def keeping(tour: "Tour") -> None:
    """Backups: the list, one by hand, and the oldest one restored."""
    person = tour.person
    see_backups(person)
    person.click("backUpButton")
    see_backups(person)
    tour.picture("backups")
    row = person.table("backupList").model().rowCount() - 1
    person.click_cell("backupList", row, "when")
    person.click("restoreBackupButton")
    tour.picture("restore")
    person.click("restoreButton")
    tour.picture("restored")


def see_backups(person: Person) -> QWidget:
    """Go to the backups in the settings; returns their card."""
    person.go(SETTINGS)
    person.settle()
    card = person.see(QWidget, "backUpButton").parentWidget().parentWidget()
    place = card
    while not isinstance(place, QScrollArea):
        place = place.parentWidget()
    place.ensureWidgetVisible(card)
    person.settle()
    return card


def troubles(tour: "Tour") -> None:
    """A database that is damaged, lost or not to be opened, and one that is in a bad place."""
    person = tour.person
    person.window.page.say(storage_notice.sentence(Risk("synchronised", "Dropbox")), "warning")
    tour.picture("synchronised-folder")
    own = person.window.database
    damaged = tour.home / "damaged.db"
    content = bytearray(own.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 4_000] = bytes(4_000)
    damaged.write_bytes(content)
    _recover(tour, damaged, "recovery-without-backups")
    shutil.copytree(backups.folder(own), backups.folder(damaged))
    backups.existing(damaged)[1].write_bytes(content)
    _recover(tour, damaged, "recovery")
    _recover(tour, tour.home / "damaged.db", "recovery-exported", export=True)
    damaged.unlink()
    _recover(tour, damaged, "recovery-of-nothing")
    refusals = {
        "newer": NewerDatabase(name=own.name),
        "foreign": NotADatabase(name=own.name),
        "read-only": NotWritable(name=own.name),
        "elsewhere": OpenElsewhere(name=own.name, computer="ANNE-LAPTOP"),
        "not-answering": NotAnswering(name=own.name),
    }
    for name, refusal in refusals.items():
        dialog = StartRefusal(own, refusal, can_take_over=name == "elsewhere")
        dialog.open()
        tour.picture(f"start-refused-{name}")
        dialog.reject()


def _recover(tour: "Tour", path: Path, name: str, *, export: bool = False) -> None:
    """The window in the place of the main one; what can be read is exported if wanted."""
    person = tour.person
    tasks = Tasks(lambda: sqlite3.connect(":memory:"), lambda: None)
    window = RecoveryWindow(tasks, Preferences(tour.home / "recovery.ini"), path)
    window.open()
    _until_done(person, tasks, window)
    if export:
        person.click("exportReadableButton")
        person.choose_file(tour.home, "exportFolderChooser")
        _until_done(person, tasks, window)
    tour.picture(name)
    window.reject()
    tasks.stop()
    person.settle()


def _until_done(person: Person, tasks: Tasks, window: QWidget) -> None:
    """Until the window of its own tasks shows no progress any more."""
    bars = window.findChildren(QProgressBar)
    person.until(lambda: tasks.idle and not any(bar.isVisible() for bar in bars))
    person.settle()
