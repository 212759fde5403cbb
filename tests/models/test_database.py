"""Opening and connecting: what is refused, in which words, and that a refused file is left as it was."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import peewee
import pytest

import app.models
from app.errors import Cancelled, Refusal
from app.models import Customer, Setting, database
from app.models.database import (
    DamagedDatabase,
    DiskFull,
    NewerDatabase,
    NotADatabase,
    NotWritable,
    connect,
    open_database,
    reading,
    select,
    writing,
)
from tests.builders import Recount, opened, sound

KINDS = {"TEXT": "TEXT", "BLOB": "BLOB"}


@pytest.mark.parametrize("name", app.models.__all__)
def test_a_model_has_the_columns_of_its_table(name: str, connected: None) -> None:
    model: type[peewee.Model] = getattr(app.models, name)
    table = model._meta.table_name
    columns = select('SELECT name, type, "notnull" OR pk FROM pragma_table_info(?)', (table,)).fetchall()
    fields = {
        field.column_name: (KINDS.get(field.field_type, "INTEGER"), not field.null)
        for field in model._meta.sorted_fields
    }
    assert fields == {column: (kind, bool(required)) for column, kind, required in columns}


def test_every_table_has_a_model(connected: None) -> None:
    tables = {
        name
        for (name,) in select(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
    }
    assert tables == {getattr(app.models, name)._meta.table_name for name in app.models.__all__}


def test_a_thread_without_a_connection_cannot_query(connected: None) -> None:
    raised: list[BaseException] = []

    def query() -> None:
        try:
            Customer.select().count()
        except peewee.InterfaceError as error:
            raised.append(error)

    thread = threading.Thread(target=query)
    thread.start()
    thread.join()
    assert len(raised) == 1


def test_each_connection_has_the_pragmas_that_durability_needs(database_path: Path) -> None:
    open_database(database_path)
    found: list[dict[str, object]] = []

    def ask() -> None:
        connect()
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "trusted_schema")
        found.append({name: select(f"PRAGMA {name}").fetchone()[0] for name in names})
        database.close()

    for _ in range(2):
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
    assert found == 2 * [
        {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "busy_timeout": 10_000,
            "trusted_schema": 0,
        }
    ]


def test_a_transaction_has_the_write_lock_from_its_start(database_path: Path, connected: None) -> None:
    with (
        writing(),
        closing(sqlite3.connect(database_path, timeout=0)) as other,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("BEGIN IMMEDIATE")


def test_reading_sees_one_moment(database_path: Path, connected: None) -> None:
    with reading():
        before = Setting.select().count()
        with closing(sqlite3.connect(database_path)) as other, other:
            other.execute("INSERT INTO setting VALUES ('name', '1')")
        assert Setting.select().count() == before
    assert Setting.select().count() == before + 1


def test_a_statement_that_is_not_wanted_any_more_is_stopped(connected: None) -> None:
    asked = 0

    def stop_the_third_time() -> None:
        nonlocal asked
        asked += 1
        if asked == 3:
            raise Cancelled()

    forever = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    with pytest.raises(Cancelled), reading(stop_the_third_time) as connection:
        connection.execute(forever).fetchone()
    assert select("SELECT 1").fetchone() == (1,)


# ----------------------------------------------------------------------------- D5: refused files


def _other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
        connection.execute("INSERT INTO recipe VALUES ('ratatouille')")


def _database_of_another_program(path: Path) -> None:
    _other_database(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA application_id = 1")


def _newer(path: Path) -> None:
    open_database(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 9999")


def _text(path: Path) -> None:
    path.write_text("email;name\na@example.com;Ann\n" * 100, encoding="utf-8")


def _damaged(path: Path) -> None:
    open_database(path)
    with path.open("r+b") as file:
        file.seek(100)  # the first page of the schema, behind the file's header
        file.write(b"\xff" * 900)


@pytest.mark.parametrize(
    ("make", "refusal"),
    [
        (_other_database, NotADatabase),
        (_database_of_another_program, NotADatabase),
        (_newer, NewerDatabase),
        (_text, NotADatabase),
        (_damaged, DamagedDatabase),
    ],
)
def test_D5_a_file_that_is_not_ours_to_open_is_refused_and_left_as_it_is(
    make: Callable[[Path], None], refusal: type[Refusal], database_path: Path
) -> None:
    make(database_path)
    before = _folder(database_path.parent)
    with pytest.raises(refusal) as refused:
        open_database(database_path)
    assert str(refused.value)
    assert _folder(database_path.parent) == before


def test_D5_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.db").mkdir()
    with pytest.raises(NotWritable, match="folder"):
        open_database(tmp_path / "folder.db")
    assert list((tmp_path / "folder.db").iterdir()) == []


def test_D5_a_path_through_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"text")
    with pytest.raises(NotWritable):
        open_database(tmp_path / "file" / "relance.db")
    assert (tmp_path / "file").read_bytes() == b"text"


def test_D5_what_was_open_stays_open_after_a_refusal(
    database_path: Path, connected: None, tmp_path: Path
) -> None:
    _other_database(tmp_path / "recipes.db")
    with pytest.raises(NotADatabase):
        open_database(tmp_path / "recipes.db")
    assert database.path() == database_path


@pytest.mark.parametrize("mode", [0o444, 0o000])
def test_D5_a_file_that_may_not_be_written_is_refused(mode: int) -> None:
    with _as_somebody() as folder:
        path = folder / "relance.db"
        open_database(path)
        path.chmod(mode)
        before = path.stat()
        with pytest.raises(NotWritable, match="relance"):
            open_database(path)
        assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
        path.chmod(0o644)
        assert sound(path)


def test_D5_a_folder_that_may_not_be_written_is_refused() -> None:
    with _as_somebody() as folder:
        folder.chmod(0o555)
        with pytest.raises(NotWritable):
            open_database(folder / "relance.db")
        with pytest.raises(NotWritable):
            open_database(folder / "deeper" / "relance.db")
        assert list(folder.iterdir()) == []
        folder.chmod(0o755)


def test_a_new_database_takes_the_place_of_an_empty_file(database_path: Path) -> None:
    database_path.touch()
    with opened(database_path):
        assert Customer.select().count() == 0


def test_the_folders_of_a_new_database_are_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "relance.db"
    with opened(path):
        assert path.exists()


def test_opening_twice_changes_nothing(database_path: Path) -> None:
    open_database(database_path)
    before = Recount(database_path).contents()
    open_database(database_path)
    assert Recount(database_path).contents() == before
    assert not (database_path.parent / "relance-backups").exists()


# --------------------------------------------------------------------------- D2: no room, no rights


def test_D2_a_full_disk_changes_nothing_and_says_so(connected: None, recount: Recount) -> None:
    before = recount.contents()
    (pages,) = select("PRAGMA page_count").fetchone()
    select(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(DiskFull, match="Nothing was changed"), writing():
        Setting.create(name="setting", value="x" * 100_000)
    assert recount.contents() == before
    select("PRAGMA max_page_count = 1000000")
    with writing():
        Setting.create(name="later", value="1")
    assert recount("SELECT count(*) FROM setting") == 1


def test_D2_rights_lost_while_open_change_nothing_and_say_so(connected: None, recount: Recount) -> None:
    before = recount.contents()
    select("PRAGMA query_only = 1")
    with pytest.raises(NotWritable, match="relance"), writing():
        Setting.create(name="setting", value="1")
    assert recount.contents() == before


def test_D2_damage_found_while_working_is_said_in_words(database_path: Path) -> None:
    with opened(database_path), writing():
        Setting.create(name="setting", value="1")
    (root,) = Recount(database_path).column("SELECT rootpage FROM sqlite_schema WHERE name = 'setting'")
    (size,) = Recount(database_path).column("PRAGMA page_size")
    with database_path.open("r+b") as file:
        file.seek((int(str(root)) - 1) * int(str(size)))
        file.write(b"\xff" * int(str(size)))
    with opened(database_path), pytest.raises(DamagedDatabase, match="relance-backups"), reading():
        Setting.select().count()


SCRIPT = """
import sys
from pathlib import Path
from app.controllers import imports, operations, unsubscribing
from app.controllers.operations import Source
from app.errors import Refusal
from app.models import database

path = Path(sys.argv[1])
database.open_database(path)
database.connect()
filler = path.with_name("filler")
done = 0
try:
    for number in range(200):
        text = "\\n".join(f"person{number}.{i}@example.com" for i in range(100))
        unsubscribing.apply(unsubscribing.preview(text), Source.CUSTOMERS)
        done += 100
except Refusal as refusal:
    print(type(refusal).__name__)
(stored,) = database.select("SELECT count(*) FROM suppression").fetchone()
(items,) = database.select("SELECT count(*) FROM operation_item").fetchone()
(verdict,) = database.select("PRAGMA integrity_check").fetchone()
print(done, stored, items, verdict)
"""


def test_D2_a_real_full_disk_changes_nothing_and_says_so(tmp_path: Path) -> None:
    """On a file system of 2 MB, as many as fit are unsubscribed; the ones that do not, not at all."""
    if shutil.which("unshare") is None:
        pytest.skip("NOT TESTED on a file system of its own: unshare is not installed")
    mount = tmp_path / "small"
    mount.mkdir()
    shell = f'mount -t tmpfs -o size=2m tmpfs "{mount}" && exec "$0" -c "$1" "{mount}/relance.db"'
    run = subprocess.run(
        ["unshare", "-Urm", "sh", "-c", shell, sys.executable, SCRIPT],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    if "mount:" in run.stderr or "unshare:" in run.stderr:
        pytest.skip(f"NOT TESTED on a file system of its own: {run.stderr.strip()}")
    assert run.returncode == 0, run.stderr
    refusal, numbers = run.stdout.splitlines()
    done, stored, items, verdict = numbers.split()
    assert refusal == "DiskFull"
    assert verdict == "ok"
    assert int(done) > 0
    assert done == stored == items


def _folder(folder: Path) -> dict[str, bytes]:
    """What is in a folder, byte for byte."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@contextmanager
def _as_somebody() -> Iterator[Path]:
    """A folder of somebody who is not root, whom no rights stop; and to be that somebody."""
    with tempfile.TemporaryDirectory(prefix="relance-somebody-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        if os.geteuid() != 0:
            yield folder
            return
        nobody = 65_534
        os.chown(folder, nobody, nobody)
        os.setresuid(nobody, nobody, 0)
        try:
            yield folder
        finally:
            os.setresuid(0, 0, 0)
