"""A damaged database is made anew from a backup and what can be read of it; what can be read is exported."""

from __future__ import annotations

import csv
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from app.controllers import customers, erasing, evidence, operations, restoring, undoing, unsubscribing
from app.controllers.operations import Source
from app.controllers.restoring import AnotherDatabase
from app.controllers.unsubscribing import Reason
from app.models import backups, database
from app.models.database import DamagedDatabase, DiskFull, back_up
from app.models.migrations import steps
from tests.builders import (
    Recount,
    a_batch,
    a_mailable_batch,
    add_customers,
    an_account,
    contents,
    opened,
    queued,
    sound,
    suppress,
)

PAGE = 4_096


@dataclass(frozen=True)
class Lost:
    """A database before its disk began to fail, its only backup, and what has happened since."""

    path: Path
    backup: Path
    suppressed_then: set[object]
    suppressed: set[object]
    sent: set[object]
    log: int


@pytest.fixture
def lost(tmp_path: Path) -> Lost:
    folder = tmp_path / "data"
    folder.mkdir()
    path = folder / "relance.db"
    with opened(path):
        an_account(25)
        batch = a_mailable_batch(tmp_path, *(f"p{number:03}@example.com" for number in range(300)))
        suppress(*(f"p{number:03}@example.com" for number in range(0, 50)))
        backup = back_up("test")
        then = Recount(path).suppressed()
        queued(batch)
        suppress(*(f"p{number:03}@example.com" for number in range(50, 90)), reason=Reason.COMPLAINED)
        suppress("stranger@example.com")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "UPDATE message SET state = 'sent' WHERE id % 2 AND key NOT IN (SELECT key FROM suppression)"
        )
        connection.execute("UPDATE mailing SET state = 'paused'")
    for other in backups.existing(path):
        if other != backup:
            other.unlink()
    recount = Recount(path)
    return Lost(
        path,
        backup,
        then,
        recount.suppressed(),
        set(recount.column("SELECT id FROM message WHERE state = 'sent'")),
        recount("SELECT count(*) FROM operation"),
    )


def spoil(path: Path, page: int, content: bytes = b"\x5a" * PAGE) -> None:
    """Have a page, numbered from 1, be something else."""
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(content)


def test_D4_what_is_only_in_the_damaged_file_is_kept_while_it_can_be_read(lost: Lost) -> None:
    """The table of customers is hit, which the backup has; everything since is there."""
    (root,) = Recount(lost.path).column("SELECT rootpage FROM sqlite_schema WHERE name = 'customer'")
    spoil(lost.path, int(str(root)))
    with pytest.raises(sqlite3.DatabaseError):
        Recount(lost.path)("SELECT count(*) FROM customer NOT INDEXED")
    receipt = restoring.rebuild(lost.backup, lost.path, lost.path)
    assert receipt.complete
    assert (receipt.merged.customers, receipt.merged.suppressions) == (300, 41)
    assert receipt.merged.messages == len(lost.sent)
    after = Recount(lost.path)
    assert sound(lost.path)
    assert after.suppressed() == lost.suppressed
    assert set(after.column("SELECT id FROM message WHERE state = 'sent'")) == lost.sent
    assert after("SELECT count(*) FROM operation") == lost.log + 1
    assert after("SELECT count(*) FROM customer") == 300
    assert after.rows("SELECT DISTINCT state, why FROM mailing") == [("paused", "restored")]
    with opened(lost.path):
        assert customers.page("p060@example.com").status is customers.Status.UNSUBSCRIBED
    assert receipt.aside is not None
    assert receipt.aside.name.startswith("relance-damaged-")
    assert receipt.aside.is_file()
    assert not list(lost.path.parent.rglob("*.unfinished*"))


def test_D4_whichever_page_is_lost_a_sound_database_with_all_of_the_backup_comes_out(
    lost: Lost, tmp_path: Path
) -> None:
    """And what stands in the log is suppressed, also where the suppression itself is lost."""
    whole = lost.path.read_bytes()
    chance = random.Random(4)
    pages = len(whole) // PAGE
    assert pages > 60
    folder = tmp_path / "tries"
    kept = []
    for page in [1, 2, *chance.sample(range(3, pages + 1), 9)]:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        path = folder / "relance.db"
        path.write_bytes(whole)
        spoil(path, page, chance.choice((b"\0" * PAGE, b"\xff" * PAGE, chance.randbytes(PAGE))))
        receipt = restoring.rebuild(lost.backup, path, path)
        after = Recount(path)
        assert sound(path), page
        assert lost.suppressed_then <= after.suppressed(), page
        assert after("SELECT count(*) FROM customer") == 300
        lacking = lost.suppressed - after.suppressed()
        assert not (lacking and receipt.complete), page
        kept.append(not lacking)
    assert kept.count(True) > len(kept) * 0.6


def test_what_stands_in_the_log_is_suppressed_where_the_suppressions_are_lost(lost: Lost) -> None:
    for (page,) in Recount(lost.path).rows(
        "SELECT rootpage FROM sqlite_schema WHERE tbl_name = 'suppression'"
    ):
        if page:
            spoil(lost.path, int(str(page)))
    receipt = restoring.rebuild(lost.backup, lost.path, lost.path)
    assert not receipt.complete
    assert Recount(lost.path).suppressed() == lost.suppressed
    assert Recount(lost.path).rows(
        "SELECT DISTINCT reason FROM suppression WHERE key IN ('p050@example.com', 'p089@example.com')"
    ) == [("complained",)]


def test_numbers_of_what_is_given_up_are_never_given_again(lost: Lost, tmp_path: Path) -> None:
    with opened(lost.path):
        later = a_batch(tmp_path, "later@example.com", name="Later.csv").batch_id
    restoring.rebuild(lost.backup, lost.path, lost.path)
    with opened(lost.path):
        assert a_batch(tmp_path, "later@example.com", name="Again.csv").batch_id > later
        assert Recount(lost.path)("SELECT max(id) FROM customer") > 301


def test_a_file_that_is_no_database_any_more_costs_what_came_since_and_says_so(lost: Lost) -> None:
    lost.path.write_bytes(b"\0" * 100_000)
    receipt = restoring.rebuild(lost.backup, lost.path, lost.path)
    assert not receipt.complete
    assert Recount(lost.path).suppressed() == lost.suppressed_then
    assert sound(lost.path)


def test_a_database_that_is_gone_is_made_from_the_backup_alone(lost: Lost) -> None:
    lost.path.unlink()
    receipt = restoring.rebuild(lost.backup, None, lost.path, operator="Anne")
    assert receipt.complete
    assert receipt.aside is None
    before, after = contents(lost.backup), contents(lost.path)
    for table in ("customer", "batch", "transaction", "suppression", "message", "operation_item", "hash_key"):
        assert after[table] == before[table], table
    assert Recount(lost.path).rows("SELECT kind, operator FROM operation ORDER BY id DESC LIMIT 1") == [
        ("restore", "Anne")
    ]


def test_what_is_still_in_the_journal_of_the_damaged_file_is_kept(lost: Lost) -> None:
    """As after a crash: acknowledged, and not yet in the database's own pages."""
    with opened(lost.path):
        suppress("late@example.com")
        copies = lost.path.read_bytes(), lost.path.with_name("relance.db-wal").read_bytes()
    lost.path.write_bytes(copies[0])
    lost.path.with_name("relance.db-wal").write_bytes(copies[1])
    receipt = restoring.rebuild(lost.backup, lost.path, lost.path)
    assert Recount(lost.path).suppressed() == lost.suppressed | {"late@example.com"}
    assert receipt.aside is not None
    assert receipt.aside.with_name(f"{receipt.aside.name}-wal").read_bytes() == copies[1]
    assert not lost.path.with_name("relance.db-wal").exists()


def test_D4_whoever_was_erased_does_not_come_back_from_the_backup(lost: Lost) -> None:
    with opened(lost.path):
        erasing.erase("p007@example.com", Source.CUSTOMER_PAGE)
        erasing.erase("p299@example.com", Source.CUSTOMER_PAGE)
        forms = {key for key in Recount(lost.path).suppressed() if str(key).startswith("erased:")}
    restoring.rebuild(lost.backup, lost.path, lost.path)
    with closing(sqlite3.connect(lost.path)) as connection:
        said = "\n".join(connection.iterdump()).lower()
    assert "p007@example.com" not in said
    assert "p299@example.com" not in said
    assert len(forms) == 2
    assert forms <= Recount(lost.path).suppressed()
    assert Recount(lost.path)("SELECT count(*) FROM customer") == 298


def test_another_databases_file_is_not_mixed_into_the_backup(lost: Lost, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with opened(other):
        for number in range(4):
            a_batch(tmp_path, f"x{number}@example.com", name=f"{number}.csv")
    before = other.read_bytes()
    with pytest.raises(AnotherDatabase):
        restoring.rebuild(lost.backup, other, other)
    assert other.read_bytes() == before
    assert not list(tmp_path.rglob("*.unfinished*"))


def test_D1_killed_at_any_step_what_is_there_is_the_damaged_file_or_the_whole_one(
    lost: Lost, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each step of putting it in place is one that the file system does wholly or not at all."""
    (root,) = Recount(lost.path).column("SELECT rootpage FROM sqlite_schema WHERE name = 'customer'")
    spoil(lost.path, int(str(root)), b"\xff" * PAGE)
    whole = tmp_path / "whole"
    shutil.copytree(lost.path.parent, whole)
    real: dict[str, Callable[..., object]] = {"replace": os.replace, "link": os.link}
    ends = []
    for step in range(1, 6):
        shutil.rmtree(lost.path.parent)
        shutil.copytree(whole, lost.path.parent)
        left = step

        def dying(name: str, *places: object) -> object:
            nonlocal left
            left -= 1
            if left == 0:
                raise KeyboardInterrupt
            return real[name](*places)

        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", lambda *places: dying("replace", *places))
            patch.setattr(os, "link", lambda *places: dying("link", *places))
            try:
                restoring.rebuild(lost.backup, lost.path, lost.path)
                break
            except KeyboardInterrupt:
                pass
        try:
            ends.append(sound(lost.path))
        except sqlite3.DatabaseError:
            ends.append(False)
        assert not ends[-1]
        with pytest.raises(DamagedDatabase):
            _open_and_read_through(lost.path)
    assert len(ends) >= 3
    assert sound(lost.path)


def _open_and_read_through(path: Path) -> None:
    with opened(path):
        back_up("test")


def test_D2_without_room_nothing_is_changed(lost: Lost) -> None:
    resource = pytest.importorskip("resource")
    before = lost.path.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10 * PAGE, limits[1]))
    try:
        with pytest.raises((DiskFull, database.DiskFailure, database.NotWritable)):
            restoring.rebuild(lost.backup, lost.path, lost.path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert lost.path.read_bytes() == before
    assert not list(lost.path.parent.rglob("*.unfinished*"))


def test_what_can_be_read_is_exported(lost: Lost, tmp_path: Path) -> None:
    found = restoring.salvage(lost.path, tmp_path)
    assert (found.customers, found.suppressions, found.complete) == (300, 91, True)
    with (tmp_path / "customers.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows[0] == ["email", "first name", "last name", "status"]
    assert len({row[0] for row in rows[1:]}) == 300
    assert {row[0] for row in rows[1:] if row[3] == "Unsubscribed"} == lost.suppressed - {
        "stranger@example.com"
    }
    assert {row[3] for row in rows} == {"status", "Active", "Unsubscribed"}
    with (tmp_path / "unsubscribed.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert {row[0] for row in rows[1:]} == lost.suppressed
    assert {row[2] for row in rows[1:]} == {"asked", "complained"}


def test_an_export_of_what_can_be_read_replaces_no_file_and_names_nobody_who_was_erased(
    lost: Lost, tmp_path: Path
) -> None:
    with opened(lost.path):
        erasing.erase("p007@example.com", Source.CUSTOMER_PAGE)
    (tmp_path / "unsubscribed.csv").write_text("mine")
    statuses = {customers.Status.ACTIVE: "actif", customers.Status.UNSUBSCRIBED: "désabonné"}
    found = restoring.salvage(lost.path, tmp_path, statuses=statuses)
    assert [file.name for file in found.files] == ["customers (2).csv", "unsubscribed (2).csv"]
    assert (tmp_path / "unsubscribed.csv").read_text() == "mine"
    assert not (tmp_path / "customers.csv").exists()
    people, blocked = (file.read_text(encoding="utf-8-sig") for file in found.files)
    assert "p007@" not in people + blocked
    assert "erased:" not in blocked
    assert blocked.count("\nerased;") == 1
    assert "\np008@example.com;;;désabonné\n" in people


def test_nobody_is_said_to_be_active_where_suppressions_are_lost(lost: Lost, tmp_path: Path) -> None:
    (root,) = Recount(lost.path).column("SELECT rootpage FROM sqlite_schema WHERE name = 'suppression'")
    spoil(lost.path, int(str(root)))
    found = restoring.salvage(lost.path, tmp_path)
    assert (found.customers, found.complete) == (300, False)
    assert "Active" not in found.files[0].read_text(encoding="utf-8-sig")


def test_rows_beside_a_lost_page_are_exported_and_the_rest_is_said_to_be_missing(
    lost: Lost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(lost.path)) as connection:
        try:
            leaves = [
                page
                for (page,) in connection.execute(
                    "SELECT pageno FROM dbstat WHERE name = 'customer' AND pagetype = 'leaf' ORDER BY path"
                )
            ]
        except sqlite3.OperationalError:
            pytest.skip("NOT TESTED at a chosen page: this SQLite has no dbstat")
    assert len(leaves) > 4
    spoil(lost.path, leaves[2])
    found = restoring.salvage(lost.path, tmp_path)
    assert not found.complete
    assert 300 * 0.4 < found.customers < 300
    assert found.suppressions == 91
    # However large the hole is, what lies on its other side takes one more question, but for a row beside it.
    monkeypatch.setattr("app.models.damaged._MOST_FAILURES", 2)
    assert restoring.salvage(lost.path, tmp_path).customers in range(found.customers - 2, found.customers + 1)


def test_nothing_readable_exports_empty_lists(tmp_path: Path) -> None:
    path = tmp_path / "relance.db"
    path.write_bytes(random.Random(1).randbytes(50_000))
    found = restoring.salvage(path, tmp_path)
    assert (found.customers, found.suppressions, found.complete) == (0, 0, False)


def test_a_program_that_was_killed_while_it_rebuilt_leaves_nothing_behind_for_ever(lost: Lost) -> None:
    left = lost.path.with_name("relance-rebuilt.999999999.unfinished")
    left.write_bytes(b"half")
    with opened(lost.path):
        add_customers("x@example.com")
    restoring.rebuild(lost.backup, lost.path, lost.path)
    assert not left.exists()


# What SQLite reads without noticing, and what is lost row by row: as if the disk had done it.


def as_if_damaged(path: Path, *changes: str) -> None:
    """Change rows behind the program's back, past all triggers."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for (trigger,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        for change in changes:
            assert connection.execute(change).rowcount > 0, change


def test_D4_a_lost_suppression_is_made_anew_from_whatever_stands_in_the_log(lost: Lost) -> None:
    """Also where an undo leaves another one standing, or brings it back by undoing a resubscription."""
    again, back = "p095@example.com", "p003@example.com"
    with opened(lost.path):
        first = suppress(again)
        both = unsubscribing.preview(f"{again}\np096@example.com")
        unsubscribing.apply(both, Source.CUSTOMERS)
        undoing.undo(first, Source.UNSUBSCRIBED)
        agreed = unsubscribing.resubscribe(back, date(2026, 1, 2), "form", Source.CUSTOMER_PAGE)
        undoing.undo(agreed, Source.UNSUBSCRIBED)
        assert customers.is_suppressed(again)
        assert customers.is_suppressed(back)
    as_if_damaged(lost.path, f"DELETE FROM suppression WHERE key IN ('{again}', '{back}')")
    restoring.rebuild(lost.backup, lost.path, lost.path)
    assert Recount(lost.path).suppressed() >= {again, back}


def test_D4_a_changed_letter_costs_nobody_their_unsubscription(lost: Lost) -> None:
    """The key and the address tell of each other, and the backup of what it has."""
    wrong = "'q' || substr(key, 2)"
    as_if_damaged(
        lost.path,
        f"UPDATE suppression SET key = {wrong} WHERE key IN ('p001@example.com', 'p060@example.com')",
        f"UPDATE operation_item SET key = {wrong} WHERE key IN ('p001@example.com', 'p060@example.com')",
    )
    receipt = restoring.rebuild(lost.backup, lost.path, lost.path)
    assert not receipt.complete
    assert lost.suppressed <= Recount(lost.path).suppressed()


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM operation WHERE kind = 'erase'",
        "DELETE FROM operation_item WHERE operation_id IN (SELECT id FROM operation WHERE kind = 'erase')",
        "UPDATE hash_key SET secret = zeroblob(32)",
    ],
)
def test_D4_whoever_was_erased_stays_so_when_part_of_what_tells_it_is_lost(lost: Lost, change: str) -> None:
    with opened(lost.path):
        erasing.erase("p007@example.com", Source.CUSTOMER_PAGE)
        erasing.erase("p299@example.com", Source.CUSTOMER_PAGE)
    as_if_damaged(lost.path, change)
    restoring.rebuild(lost.backup, lost.path, lost.path)
    assert Recount(lost.path)("SELECT count(*) FROM customer") == 298
    with opened(lost.path):
        for number in ("007", "299"):
            page = customers.page(f"p{number}@example.com")
            assert page.id is None
            assert page.status is customers.Status.UNSUBSCRIBED


def test_D4_a_lost_secret_is_taken_from_a_newer_backup_than_the_one_that_is_restored(lost: Lost) -> None:
    """The chosen one is of a version that had none; another database's copy beside them tells nothing."""
    with opened(lost.path):
        erasing.erase("p007@example.com", Source.CUSTOMER_PAGE)
        newer = back_up("test")
    secret = Recount(newer).column("SELECT secret FROM hash_key")
    older = lost.backup.with_name("20200101-000000-000000-test.db")
    database.prepare(older, steps()[:2])
    with closing(sqlite3.connect(older, isolation_level=None)) as connection:
        connection.execute("ATTACH ? AS newer", (str(lost.backup),))
        for (table,) in connection.execute(
            "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall():
            connection.execute(f'INSERT INTO main."{table}" SELECT * FROM newer."{table}"')
    lost.backup.unlink()
    foreign = newer.with_name("99991231-000000-000000-test.db")
    with opened(foreign):
        add_customers("x@example.com")
    as_if_damaged(lost.path, "DELETE FROM hash_key")
    restoring.rebuild(older, lost.path, lost.path)
    assert Recount(lost.path).column("SELECT secret FROM hash_key") == secret
    assert Recount(lost.path)("SELECT count(*) FROM customer") == 299
    with opened(lost.path):
        assert customers.page("p007@example.com").status is customers.Status.UNSUBSCRIBED


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE operation SET kind = 'unsubscrjbe' WHERE id = (SELECT max(id) FROM operation)",
        "UPDATE operation SET source = char(0, 1) WHERE id = (SELECT max(id) FROM operation)",
        """UPDATE operation SET counts = '{"fou' WHERE id = (SELECT max(id) FROM operation)""",
        """UPDATE operation SET counts = '{}' WHERE id = (SELECT max(id) FROM operation)""",
        "UPDATE operation SET at = 1 << 60 WHERE id = (SELECT max(id) FROM operation)",
        "UPDATE suppression SET since = -(1 << 60) WHERE key = 'stranger@example.com'",
        "UPDATE mailing SET sender = '{'",
    ],
)
def test_what_makes_no_sense_is_left_out_and_every_page_still_opens(lost: Lost, change: str) -> None:
    as_if_damaged(lost.path, change)
    receipt = restoring.rebuild(lost.backup, lost.path, lost.path)
    assert not receipt.complete
    assert lost.suppressed <= Recount(lost.path).suppressed()
    with opened(lost.path):
        assert None not in operations.rows(list(operations.ids()))
        assert customers.page("stranger@example.com").evidence is not None
        assert evidence.gather("stranger@example.com").acts


def test_Q9_messages_whose_mailing_is_lost_do_not_wait_for_ever(lost: Lost) -> None:
    as_if_damaged(lost.path, "DELETE FROM mailing")
    restoring.rebuild(lost.backup, lost.path, lost.path)
    assert Recount(lost.path)("SELECT count(*) FROM pending") == 0
    assert set(Recount(lost.path).column("SELECT id FROM message WHERE state = 'sent'")) == lost.sent


def test_D4_what_comes_before_the_end_that_is_missing_is_read(lost: Lost) -> None:
    with opened(lost.path):
        a_batch(
            lost.path.parent.parent, *(f"late{number}@example.com" for number in range(200)), name="Late.csv"
        )
    with closing(sqlite3.connect(lost.path)) as connection:
        connection.execute("PRAGMA journal_mode = delete")
    os.truncate(lost.path, lost.path.stat().st_size - 2 * PAGE)
    with pytest.raises(sqlite3.DatabaseError):
        Recount(lost.path)("SELECT count(*) FROM suppression")
    restoring.rebuild(lost.backup, lost.path, lost.path)
    assert Recount(lost.path).suppressed() == lost.suppressed


def test_a_schema_that_is_no_text_any_more_is_no_bug(lost: Lost) -> None:
    """SQLite's own words for it are not text then."""
    content = lost.path.read_bytes()
    assert content.count(b"CREATE TABLE operation (") == 1
    lost.path.write_bytes(content.replace(b"CREATE TABLE operation (", b"CREATE TABLE operat\xa7on ("))
    receipt = restoring.rebuild(lost.backup, lost.path, lost.path)
    assert not receipt.complete
    assert sound(lost.path)
    assert lost.suppressed_then <= Recount(lost.path).suppressed()


def test_D4_a_database_behind_a_link_is_read_with_its_journal_and_the_link_stays(lost: Lost) -> None:
    """What came last is in the journal, which is beside the file and not beside the link."""
    link = lost.path.parent.parent / "link.db"
    link.symlink_to(lost.path)
    with opened(lost.path), closing(sqlite3.connect(lost.path)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM customer").fetchone()  # so that closing leaves the journal
        suppress("late@example.com")
        journal = lost.path.with_name("relance.db-wal")
        content, log = lost.path.read_bytes(), journal.read_bytes()
    lost.path.write_bytes(content)
    journal.write_bytes(log)
    receipt = restoring.rebuild(lost.backup, link, link)
    assert link.is_symlink()
    assert receipt.aside is not None
    assert receipt.aside.parent == lost.path.parent
    assert not journal.exists()
    assert sound(lost.path)
    assert Recount(lost.path).suppressed() == lost.suppressed | {"late@example.com"}


def test_nothing_is_left_of_a_copy_whose_name_reads_as_a_pattern(lost: Lost) -> None:
    odd = lost.path.rename(lost.path.with_name("relance[1]*.db"))
    restoring.rebuild(lost.backup, odd, odd)
    assert Recount(odd).suppressed() == lost.suppressed
    assert not list(lost.path.parent.rglob("*unfinished*"))


def test_D4_whoever_was_taken_back_since_is_unsubscribed_again_and_the_log_says_so(lost: Lost) -> None:
    """Also where another operation stood for the suppression by then."""
    key = "p005@example.com"
    with opened(lost.path):
        (first,) = Recount(lost.path).column("SELECT operation_id FROM suppression WHERE key = ?", key)
        unsubscribing.apply(unsubscribing.preview(f"{key}\np097@example.com"), Source.CUSTOMERS)
        undoing.undo(int(str(first)), Source.UNSUBSCRIBED)
        unsubscribing.resubscribe(key, date(2026, 1, 2), "form", Source.CUSTOMER_PAGE)
    receipt = restoring.rebuild(lost.backup, lost.path, lost.path)
    assert receipt.merged.again == 50  # the undo has taken the others back
    (by,) = Recount(lost.path).column("SELECT operation_id FROM suppression WHERE key = ?", key)
    assert int(str(by)) > (receipt.merged.operation_id or 0)
