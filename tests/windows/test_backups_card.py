"""Settings » Backups: the list, one by hand, and a restore that says what it does and then has done that."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.models import backups, database
from app.models.database import DiskFull
from app.widgets.banner import Banner
from app.widgets.result_list import ResultList
from app.widgets.tasks import Tasks
from app.windows.restore_dialog import RestoreDialog
from tests.builders import (
    Recount,
    a_batch,
    a_mailable_batch,
    add_customers,
    an_account,
    opened,
    queued,
    suppress,
)
from tests.journeys.person import CUSTOMERS, SETTINGS, UNSUBSCRIBED, Person
from tests.windows.running import running


@pytest.fixture
def database_path(tmp_path: Path) -> Path:
    """With one backup, after which a batch, three customers and an unsubscription came."""
    path = tmp_path / "relance.db"
    with opened(path):
        add_customers(*(f"p{number}@example.com" for number in range(5)))
        database.back_up("by-hand")
        a_batch(tmp_path, "n1@example.com", "n2@example.com", "n3@example.com")
        suppress("p1@example.com")
        assert len(backups.existing(path)) == 1
    return path


@pytest.fixture
def recount(database_path: Path) -> Recount:
    return Recount(database_path)


@pytest.fixture
def person(qapp: QApplication, database_path: Path) -> Iterator[Person]:
    with running("--database", str(database_path), "--language", "en") as somebody:
        somebody.press(f"Ctrl+{SETTINGS}")
        yield somebody


def select_first(person: Person) -> None:
    table = person.table("backupList")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    table.selectRow(0)
    person.settle()


def test_the_list_says_when_and_why_and_what_is_in_each(person: Person) -> None:
    assert person.column("backupList", "why") == ["Made by hand"]
    assert person.column("backupList", "customers") == ["5"]
    assert person.column("backupList", "batches") == ["0"]
    assert person.column("backupList", "suppressions") == ["0"]
    assert person.column("backupList", "state") == ["Checked"]
    assert not person.see(QPushButton, "restoreBackupButton").isEnabled()


def test_one_can_be_made_by_hand(person: Person, recount: Recount) -> None:
    person.click("backUpButton")
    assert person.column("backupList", "customers") == ["8", "5"]
    assert person.column("backupList", "batches") == ["1", "0"]
    assert "checked" in person.says("bannerText")
    assert Recount(backups.existing(recount.path)[0]).contents() == recount.contents()


def test_what_is_said_before_is_what_is_done_and_said_after(person: Person, recount: Recount) -> None:
    select_first(person)
    person.click("restoreBackupButton")
    dialog = person.front
    assert isinstance(dialog, RestoreDialog)
    assert person.says("restoreComesBack").startswith("5 ")
    assert person.says("restoreIsKept").startswith("1 ")
    given_up = person.says("restoreIsGivenUp")
    assert given_up.startswith("3 ")
    assert "1 batch" in given_up
    assert not person.sees("restoreConsequences")
    assert person.see(QPushButton, "cancelButton").hasFocus()
    told: set[str] = set()
    person.window.findChild(Tasks).changed.connect(told.update)
    person.click("restoreButton")
    assert told >= {"customer", "batch", "transaction", "message", "suppression", "operation", "setting"}
    assert recount("SELECT count(*) FROM customer") == 5
    assert recount("SELECT count(*) FROM batch") == 0
    assert recount.suppressed() == {"p1@example.com"}
    said = person.says("bannerText")
    assert "5 " in said
    assert "1 " in said
    assert person.column("backupList", "why") == [
        "After a backup was restored",
        "Before a backup was restored",
        "Made by hand",
    ]
    # Everything that is shown follows, and the banner leads to the log.
    person.press(f"Ctrl+{CUSTOMERS}")
    assert len(person.column("customerTable", "email")) == 5
    person.press(f"Ctrl+{UNSUBSCRIBED}")
    assert person.sees("unsubscribedPage")


def test_the_log_of_a_restore_can_be_shown_from_its_banner(person: Person, recount: Recount) -> None:
    select_first(person)
    person.click("restoreBackupButton")
    person.click("restoreButton")
    person.click_on(person.see(Banner, "banner").findChild(QPushButton, "bannerAction"))
    assert person.sees("unsubscribedPage")
    assert "Backup restored" in person.column("operationTable", "kind")
    said = person.column("operationTable", "source")[0]
    (made, _, _) = reversed(backups.existing(recount.path))
    moment = datetime.fromtimestamp(backups.moment(made))
    assert said.startswith(f"Settings · Backup of {moment.day} {moment:%B %Y}, ")
    assert ".db" not in said
    # Where there is a name for it elsewhere, it is as little the file's.
    person.press("Ctrl+K")
    person.type("finderEdit", "backup restored")
    found = person.see(ResultList, "finderResults")
    said = " ".join(
        str(found.item(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(found.count())
    )
    assert "Backup of " in said
    assert ".db" not in said


def test_cancel_restores_nothing(person: Person, recount: Recount) -> None:
    before = recount.contents()
    select_first(person)
    QTest.keyClick(person.table("backupList"), Qt.Key.Key_Return)  # as a double click
    person.settle()
    assert isinstance(person.front, RestoreDialog)
    QTest.keyClick(person.front, Qt.Key.Key_Escape)
    person.settle()
    assert person.front is person.window
    assert recount.contents() == before


def test_why_it_cannot_be_is_said_where_it_was_asked(
    person: Person, recount: Recount, tmp_path: Path
) -> None:
    (backup,) = backups.existing(recount.path)
    select_first(person)
    backup.unlink()
    person.click("restoreBackupButton")
    assert backup.name in person.see(QWidget, "dialogBanner").accessibleName()
    assert not person.see(QPushButton, "restoreButton").isEnabled()
    assert not person.sees("restoreComesBack")


def test_a_damaged_one_is_shown_as_such_and_not_offered(person: Person, recount: Recount) -> None:
    (backup,) = backups.existing(recount.path)
    backup.write_bytes(backup.read_bytes()[:9_000])
    person.press("Ctrl+1")
    person.press(f"Ctrl+{SETTINGS}")
    assert person.column("backupList", "state") == ["Damaged"]
    select_first(person)
    assert not person.see(QPushButton, "restoreBackupButton").isEnabled()
    QTest.keyClick(person.table("backupList"), Qt.Key.Key_Return)
    person.settle()
    assert person.front is person.window


def test_without_a_backup_it_says_when_there_will_be_one(tmp_path: Path, qapp: QApplication) -> None:
    with running("--database", str(tmp_path / "new.db"), "--language", "en") as person:
        person.press(f"Ctrl+{SETTINGS}")
        assert not person.sees("backupList")
        assert person.sees("noBackups")
        person.click("backUpButton")
        assert person.sees("backupList")
        assert not person.sees("noBackups")


def test_a_mailing_that_had_not_ended_waits_for_a_person_and_the_receipt_says_so(
    tmp_path: Path, qapp: QApplication
) -> None:
    path = tmp_path / "other.db"
    with opened(path):
        an_account(25)
        batch = a_mailable_batch(tmp_path, "a@example.com")
        database.back_up("by-hand")
        queued(batch)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE mailing SET state = 'paused', why = 'person'")
    with running("--database", str(path), "--language", "en") as person:
        person.press(f"Ctrl+{SETTINGS}")
        select_first(person)
        person.click("restoreBackupButton")
        assert "1 " in person.says("restoreConsequences")
        person.click("restoreButton")
        assert "Sending" in person.says("bannerText")
        person.press("Ctrl+4")
        assert "backup was restored" in person.says("mailingState")


def test_the_daily_backup_appears_in_the_list_that_is_shown(person: Person, recount: Recount) -> None:
    (backup,) = backups.existing(recount.path)
    backup.rename(backup.with_name("20260101-000000-000000-by-hand.db"))
    person.window._daily.start()
    person.until(lambda: len(person.column("backupList", "why")) == 2, "the daily backup")
    assert person.column("backupList", "why")[0] == "Daily"


def test_no_daily_backup_is_said_once_with_the_place_and_the_reason(
    tmp_path: Path, qapp: QApplication
) -> None:
    path = tmp_path / "full.db"
    with opened(path):
        add_customers("a@example.com")
    backups.folder(path).write_bytes(b"in the way")
    with running("--database", str(path), "--language", "en") as person:
        person.window._daily.start()
        person.until(lambda: person.sees("bannerText"), "the banner")
        assert str(backups.folder(path)) in person.says("bannerText")


def test_damage_that_the_daily_backup_finds_leads_to_the_recovery(tmp_path: Path, qapp: QApplication) -> None:
    path = tmp_path / "worn.db"
    with opened(path):
        suppress(*(f"p{number}@example.com" for number in range(90)))
        (root,) = Recount(path).column("SELECT rootpage FROM sqlite_schema WHERE name = 'operation_item_key'")
    with running("--database", str(path), "--language", "en") as person:
        database_file = path.read_bytes()
        at = (int(str(root)) - 1) * 4096
        path.write_bytes(database_file[:at] + b"\xff" * 4096 + database_file[at + 4096 :])
        person.window._daily.start()
        person.until(lambda: person.sees("bannerText"), "the banner")
        assert "recovery" in person.button("bannerAction")


def test_a_full_disk_is_said_by_the_page(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5 * 4096, limits[1]))
    try:
        person.click("backUpButton")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert DiskFull.sentence in person.says("bannerText") or "disk" in person.says("bannerText")
