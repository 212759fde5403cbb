"""A damaged database: what is offered, and that what can be saved is."""

from __future__ import annotations

import csv
import logging
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget

from app import application
from app.controllers import restoring
from app.models import backups, database
from app.widgets.table import Table
from app.windows.main_window import MainWindow
from tests.builders import Recount, add_customers, opened, sound, suppress
from tests.windows.seeing import column
from tests.windows.test_start_refusal import close, press, shown, somebody

PAGE = 4_096
PEOPLE = [f"p{number:03}@example.com" for number in range(200)]


@pytest.fixture(autouse=True)
def hook(qapp: QApplication, logged_warnings: list[logging.LogRecord]) -> Iterator[None]:
    before = sys.excepthook
    yield
    sys.excepthook = before
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    logged_warnings.clear()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a database with two backups, after the second of which somebody unsubscribed."""
    path = tmp_path_factory.mktemp("whole") / "relance.db"
    with opened(path):
        add_customers(*PEOPLE)
        suppress(PEOPLE[0])
        database.back_up("daily")
        suppress(PEOPLE[1])
        database.back_up("by-hand")
        suppress(PEOPLE[2], "stranger@example.com")
    return path.parent


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copytree(whole, tmp_path / "data")
    return tmp_path / "data" / "relance.db"


def spoil(path: Path, page: int) -> None:
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(b"\x5a" * PAGE)


def root_of(path: Path, table: str) -> int:
    (root,) = Recount(path).column("SELECT rootpage FROM sqlite_schema WHERE name = ?", table)
    return int(str(root))


def recovery() -> QWidget:
    """The window, or an empty one while it is not there."""
    return shown("recoveryWindow") or QWidget()


def listed(*states: str) -> Callable[[], bool]:
    """Whether the list shows backups in these states, newest first."""

    def look() -> bool:
        window = shown("recoveryWindow")
        table = window.findChild(Table, "recoveryList") if window else None
        return table is not None and column(table, "state") == list(states)

    return look


def chosen_row() -> int:
    return int(recovery().findChild(Table, "recoveryList").currentIndex().row())


def banner(window: str, *texts: str) -> Callable[[], bool]:
    def look() -> bool:
        over = shown(window)
        labels = (
            [each for each in over.findChildren(QLabel, "bannerText") if each.isVisible()] if over else []
        )
        return any(all(text in label.text() for text in texts) for label in labels)

    return look


def run(path: Path) -> int:
    return application.run(["relance", "--database", str(path), "--language", "en"])


def choose_folder(folder: Path) -> Callable[[], bool]:
    def try_it() -> bool:
        found = [each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog)]
        if not found or not found[0].isVisible():
            return False
        found[0].findChild(QLineEdit, "fileNameEdit").setText(str(folder))
        found[0].accept()
        return True

    return try_it


def test_D4_the_newest_backup_is_restored_with_what_can_be_read_of_the_damaged_file(path: Path) -> None:
    kept = Recount(path).suppressed()
    spoil(path, root_of(path, "sqlite_autoindex_customer_1"))
    spoil(path, 1)
    with somebody(
        listed("Checked", "Checked"),
        lambda: chosen_row() == 0,
        press("recoveryWindow", "restoreButton"),
        banner(
            "mainWindow",
            "Restored: 200",
            "Not all of the damaged file could be read. People who unsubscribed or were erased after ",
            "paste them again",
            "It is kept as ‘relance-damaged-",
        ),
        close("mainWindow"),
    ) as left:
        assert run(path) == 0
    assert left == []
    assert sound(path)
    recount = Recount(path)
    assert recount("SELECT count(*) FROM customer") == 200
    # The first page was lost, so nothing newer than the backup could be found.
    assert {PEOPLE[0], PEOPLE[1]} <= recount.suppressed() <= kept
    assert list(path.parent.glob("relance-damaged-*.db"))
    assert not path.with_name("relance.db.lock").exists()


def test_D4_what_is_newer_than_the_backup_is_taken_over(path: Path) -> None:
    kept = Recount(path).suppressed()
    spoil(path, root_of(path, "customer"))

    def damage_is_met() -> bool:
        window = shown("mainWindow")
        return window is not None and banner("mainWindow", "is damaged")()

    with somebody(
        damage_is_met,
        press("mainWindow", "bannerAction"),
        listed("Checked", "Checked"),
        lambda: shown("mainWindow") is None,
        press("recoveryWindow", "restoreButton"),
        banner("mainWindow", "Restored: 200", "Kept of what was done since"),
        close("mainWindow"),
    ) as left:
        assert run(path) == 0
    assert left == []
    assert sound(path)
    assert Recount(path).suppressed() == kept


def test_what_was_given_up_by_a_restore_is_not_chosen(path: Path) -> None:
    with opened(path):
        add_customers("given.up@example.com")
        restoring.restore(backups.existing(path)[0])
    spoil(path, 1)

    def the_outcome_is_chosen() -> bool:
        table = recovery().findChild(Table, "recoveryList")
        return chosen_row() == 0 and column(table, "why")[:2] == [
            "After a backup was restored",
            "Before a backup was restored",
        ]

    with somebody(
        listed("Checked", "Checked", "Checked", "Checked"),
        the_outcome_is_chosen,
        press("recoveryWindow", "quitButton"),
    ) as left:
        assert run(path) == 1
    assert left == []


def test_a_damaged_backup_is_not_chosen(path: Path) -> None:
    newest = backups.existing(path)[0]
    spoil(newest, root_of(newest, "suppression"))
    spoil(path, 1)

    def only_the_sound_one_can_be_restored() -> bool:
        table = recovery().findChild(Table, "recoveryList")
        button = recovery().findChild(QPushButton, "restoreButton")
        assert button.isEnabled()
        table.setCurrentIndex(table.model().index(0, 0))
        assert not button.isEnabled()
        return True

    with somebody(
        listed("Damaged", "Checked"),
        lambda: chosen_row() == 1,
        only_the_sound_one_can_be_restored,
        press("recoveryWindow", "quitButton"),
    ) as left:
        assert run(path) == 1
    assert left == []


def test_without_a_backup_what_can_be_read_is_exported(path: Path, tmp_path: Path) -> None:
    for backup in backups.existing(path):
        backup.unlink()
    spoil(path, root_of(path, "operation"))
    out = tmp_path / "out"
    out.mkdir()
    with somebody(
        banner("mainWindow", "is damaged"),
        press("mainWindow", "bannerAction"),
        lambda: "There is no backup" in " ".join(each.text() for each in recovery().findChildren(QLabel)),
        press("recoveryWindow", "exportReadableButton"),
        choose_folder(out),
        banner("recoveryWindow", "200 customer", "4 unsubscribed"),
        press("recoveryWindow", "quitButton"),
    ) as left:
        run(path)
    assert left == []
    with (out / "customers.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert len(rows) == 201
    assert rows[0][3] == "Status"
    assert [row[0] for row in rows if row[3] == "Unsubscribed"] == PEOPLE[:3]


def test_an_empty_file_that_has_backups_is_not_taken_for_a_new_database(path: Path) -> None:
    path.write_bytes(b"")
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    with somebody(
        lambda: "missing or empty" in " ".join(each.text() for each in recovery().findChildren(QLabel)),
        listed("Checked", "Checked"),
        lambda: not recovery().findChild(QPushButton, "exportReadableButton").isVisible(),
        press("recoveryWindow", "restoreButton"),
        banner("mainWindow", "Restored: 200", "may be missing"),
        close("mainWindow"),
    ) as left:
        assert run(path) == 0
    assert left == []
    assert Recount(path).suppressed() == {PEOPLE[0], PEOPLE[1]}


def test_a_refusal_is_said_in_the_window_and_another_backup_can_be_chosen(path: Path) -> None:
    spoil(path, 1)

    def it_goes() -> bool:
        backups.existing(path)[0].unlink()
        return True

    with somebody(
        listed("Checked", "Checked"),
        it_goes,
        press("recoveryWindow", "restoreButton"),
        banner("recoveryWindow", "is not there any more"),
        press("recoveryWindow", "quitButton"),
    ) as left:
        assert run(path) == 1
    assert left == []


def test_the_log_of_a_restore_is_in_the_operations(path: Path) -> None:
    spoil(path, 1)
    with somebody(
        listed("Checked", "Checked"),
        press("recoveryWindow", "restoreButton"),
        lambda: isinstance(shown("mainWindow"), MainWindow),
        close("mainWindow"),
    ):
        run(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT kind FROM operation ORDER BY id DESC LIMIT 1").fetchone() == (
            "restore",
        )


def test_another_database_that_is_damaged_is_recovered_in_the_place_of_this_one(
    path: Path, tmp_path: Path
) -> None:
    spoil(path, 1)

    def ask_for_it() -> bool:
        window = shown("mainWindow")
        if not isinstance(window, MainWindow):
            return False
        window.open_database(path)
        return True

    with somebody(
        ask_for_it,
        press("mainWindow", "bannerAction"),
        listed("Checked", "Checked"),
        press("recoveryWindow", "restoreButton"),
        banner("mainWindow", "Restored: 200"),
        lambda: not (tmp_path / "other.db.lock").exists() and path.with_name("relance.db.lock").exists(),
        close("mainWindow"),
    ) as left:
        assert run(tmp_path / "other.db") == 0
    assert left == []
