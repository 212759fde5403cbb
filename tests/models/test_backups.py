"""Backups: verified, whole or not there, rotated, and made before what could be regretted."""

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.controllers import history, unsubscribing
from app.controllers.operations import Source
from app.errors import Cancelled, Refusal
from app.models import backups
from app.models.database import DamagedDatabase, DiskFailure, DiskFull, NotWritable, back_up, select
from tests.builders import Recount, a_batch, contents, opened, sound, suppress
from tests.conftest import ROOT


def test_D3_a_backup_is_a_whole_database_in_one_file(database_path: Path, connected: None) -> None:
    suppress("a@example.com", "b@example.com")
    copy = back_up("test")
    assert contents(copy) == contents(database_path)
    assert sound(copy)
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]
    with opened(copy):  # as the recovery would
        assert select("SELECT count(*) FROM suppression").fetchone() == (2,)


def test_D3_a_backup_has_what_was_committed_a_moment_ago(database_path: Path, connected: None) -> None:
    """What is still in the write-ahead log is no part of a mere copy of the file."""
    suppress("a@example.com")
    assert database_path.with_name("relance.db-wal").stat().st_size > 0
    assert Recount(back_up("test")).suppressed() == {"a@example.com"}


def test_D3_a_backup_that_is_unsound_is_not_kept(database_path: Path, connected: None) -> None:
    """Rows that break a rule of their table: nothing but a check of the whole finds that."""
    suppress(*(f"person{number}@example.com" for number in range(90)))
    with closing(sqlite3.connect(database_path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = 1")
        connection.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, 'key TEXT', 'key TEXT CHECK (key = 1)')"
            " WHERE name = 'suppression'"
        )
    with opened(database_path), pytest.raises(DamagedDatabase):
        back_up("test")
    assert _files(database_path) == []


def test_D3_a_cancelled_backup_leaves_nothing(database_path: Path, connected: None) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled()

    with pytest.raises(Cancelled):
        back_up("test", stop)
    assert _files(database_path) == []


def test_D2_a_backup_that_has_no_room_leaves_nothing(
    database_path: Path, connected: None, recount: Recount
) -> None:
    """And what it was to precede is not done."""
    resource = pytest.importorskip("resource")
    suppress(*(f"person{number}@example.com" for number in range(90)))
    preview = unsubscribing.preview("\n".join(f"other{number}@example.com" for number in range(150)))
    before = recount.contents()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8 * 4096, limits[1]))
    try:
        with pytest.raises((DiskFull, DiskFailure)):
            unsubscribing.apply(preview, Source.CUSTOMERS)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert recount.contents() == before
    assert _files(database_path) == []


def test_D2_a_file_in_the_place_of_the_folder_is_said_in_words(database_path: Path, connected: None) -> None:
    backups.folder(database_path).write_bytes(b"")
    with pytest.raises(NotWritable) as refused:
        back_up("test")
    assert isinstance(refused.value, Refusal)


def test_D3_the_newest_stay_and_one_of_each_day_of_a_week(database_path: Path, connected: None) -> None:
    directory = backups.folder(database_path)
    directory.mkdir()
    today = datetime.now(UTC)
    for days in range(1, 12):
        for hour in ("080000", "120000", "180000"):
            day = today - timedelta(days)
            (directory / f"{day:%Y%m%d}-{hour}-000000-old.db").touch()
    made = [back_up(f"new{number}") for number in range(6)]
    kept = backups.existing(database_path)
    assert kept[:5] == made[:0:-1]
    # Today is the first of the seven days; the newest of each of the six before it is its last.
    expected = [f"{today - timedelta(days):%Y%m%d}-180000-000000-old.db" for days in range(1, 7)]
    assert [path.name for path in kept[5:]] == expected


def test_D3_fewer_than_a_week_of_backups_are_all_of_them_kept(database_path: Path, connected: None) -> None:
    directory = backups.folder(database_path)
    directory.mkdir()
    old = [directory / f"2020010{day}-080000-000000-old.db" for day in range(1, 6)]
    for path in old:
        path.touch()
    made = back_up("new")
    assert backups.existing(database_path) == [made, *sorted(old, reverse=True)]


def test_D3_a_copy_that_was_cut_short_is_removed_by_the_next(database_path: Path, connected: None) -> None:
    directory = backups.folder(database_path)
    directory.mkdir()
    (directory / "20260101-000000-000000-cut.unfinished").write_bytes(b"half")
    made = back_up("test")
    assert _files(database_path) == [made.name]


def test_what_another_process_is_writing_is_left_alone_until_it_has_died(
    database_path: Path, connected: None
) -> None:
    directory = backups.folder(database_path)
    directory.mkdir()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        theirs = directory / f"20260101-000000-000000-theirs.{other.pid}.unfinished"
        journal = theirs.with_name(f"{theirs.name}-journal")
        for path in (theirs, journal):
            path.write_bytes(b"half")
        made = back_up("test")
        assert _files(database_path) == [theirs.name, journal.name, made.name]
        other.communicate(b"\n")
    again = back_up("test")
    assert _files(database_path) == [made.name, again.name]


def test_what_a_process_began_that_has_not_been_heard_of_for_a_day_is_removed(
    database_path: Path, connected: None
) -> None:
    """Its number has been given to another one by then."""
    directory = backups.folder(database_path)
    directory.mkdir()
    left = directory / f"20260101-000000-000000-old.{os.getpid()}.unfinished"
    left.write_bytes(b"half")
    long_ago = time.time() - 25 * 3600
    os.utime(left, (long_ago, long_ago))
    made = back_up("test")
    assert _files(database_path) == [made.name]


def test_two_processes_back_up_at_once(database_path: Path, connected: None) -> None:
    """Neither removes what the other one writes, and both keep the newest."""
    suppress(*(f"person{number}@example.com" for number in range(90)))
    program = (
        "import sys; from pathlib import Path; from app.models import database; "
        "database.open_database(Path(sys.argv[1])); database.connect(); "
        "[database.back_up('theirs') for _ in range(15)]; database.close()"
    )
    with subprocess.Popen([sys.executable, "-c", program, str(database_path)], cwd=ROOT) as other:
        mine = 0
        while other.poll() is None:
            back_up("mine")
            mine += 1
    assert other.returncode == 0
    assert mine
    kept = backups.existing(database_path)
    assert len(kept) == backups.NEWEST_KEPT
    assert all(sound(copy) for copy in kept)
    assert _files(database_path) == sorted(copy.name for copy in kept)


def test_a_backup_tells_when_and_what_for(database_path: Path, connected: None) -> None:
    made = back_up("before-import")
    assert backups.label(made) == "before-import"
    assert abs(backups.moment(made) - time.time()) < 60
    copied = made.with_name("my own copy.db")
    copied.write_bytes(b"")
    os.utime(copied, (1_000, 1_000))
    assert (backups.label(copied), backups.moment(copied)) == ("", 1_000)


def test_D3_what_could_be_regretted_is_preceded_by_a_backup(tmp_path: Path, recount: Recount) -> None:
    path = recount.path
    report = a_batch(tmp_path, "a@example.com")
    assert backups.existing(path) == []  # there was nothing to lose
    a_batch(tmp_path, "b@example.com", name="Summer.csv")
    (before_import,) = backups.existing(path)
    assert "before-import" in before_import.name
    assert Recount(before_import).column("SELECT key FROM customer") == ["a@example.com"]

    suppress(*(f"person{number}@example.com" for number in range(100)))
    assert len(backups.existing(path)) == 1
    suppress(*(f"other{number}@example.com" for number in range(101)))
    before_unsubscribe = backups.existing(path)[0]
    assert "before-unsubscribe" in before_unsubscribe.name
    assert Recount(before_unsubscribe)("SELECT count(*) FROM suppression") == 100

    history.delete(report.batch_id)
    before_delete = backups.existing(path)[0]
    assert "before-delete" in before_delete.name
    assert Recount(before_delete)("SELECT count(*) FROM batch") == 2


def _files(database: Path) -> list[str]:
    folder = backups.folder(database)
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_D3_a_backup_ends_however_much_is_written_meanwhile(database_path: Path, connected: None) -> None:
    """As while mail is sent: it is of one moment, and does not begin anew at each write."""
    with closing(sqlite3.connect(database_path, isolation_level=None)) as other:
        other.execute("CREATE TABLE filling (page BLOB)")
        other.execute("CREATE TABLE written (number INTEGER)")
        for _ in range(60):
            other.execute("INSERT INTO filling VALUES (zeroblob(1000000))")
        told = 0

        def write(_done: int, _total: int) -> None:
            nonlocal told
            told += 1
            assert told < 100
            other.execute("INSERT INTO written VALUES (?)", (told,))

        copy = back_up("test", write)
    assert told > 2
    assert Recount(copy)("SELECT count(*) FROM written") == 0
    assert sound(copy)
