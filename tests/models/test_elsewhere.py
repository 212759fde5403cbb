"""Working on another database than the program's, on one thread, and putting one in another's place."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app.models import Setting, database
from app.models.database import Busy, writing
from tests.builders import Recount, sound


def on_a_thread(work: Callable[[], None]) -> None:
    """Do it on a thread that is not connected; raises what it raises."""
    errors: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - raised below
            errors.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if errors:
        raise errors[0]


def write(name: str) -> None:
    with writing():
        Setting.insert(name=name, value="1").execute()


def names(path: Path) -> list[object]:
    return Recount(path).column("SELECT name FROM setting ORDER BY name")


def test_one_thread_works_elsewhere_and_then_here_again(
    connected: None, database_path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"

    def work() -> None:
        with database.elsewhere(other):
            assert database.path() == other
            write("there")
        assert database.path() == database_path
        database.connect()
        write("here again")
        database.close()

    on_a_thread(work)
    write("here")
    assert names(other) == ["there"]
    assert names(database_path) == ["here", "here again"]


def test_the_others_stay_where_they_are_meanwhile(
    connected: None, database_path: Path, tmp_path: Path
) -> None:
    def work() -> None:
        with database.elsewhere(tmp_path / "other.db"):
            on_a_thread(also)

    def also() -> None:
        database.connect()
        write("here")
        database.close()

    on_a_thread(work)
    assert names(database_path) == ["here"]
    assert names(tmp_path / "other.db") == []


def test_an_error_elsewhere_leads_back_too(connected: None, database_path: Path, tmp_path: Path) -> None:
    def work() -> None:
        with pytest.raises(ZeroDivisionError), database.elsewhere(tmp_path / "other.db"):
            raise ZeroDivisionError
        assert database.path() == database_path
        database.connect()
        database.close()

    on_a_thread(work)


def test_what_is_replaced_is_seen_by_whoever_has_it_open(
    connected: None, database_path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"

    def work() -> None:
        with database.elsewhere(other):
            write("new")

    on_a_thread(work)
    write("old")
    database.replace(database_path, other)
    assert [row.name for row in Setting.select()] == ["new"]
    write("later")
    database.close()
    assert names(database_path) == ["later", "new"]
    assert sound(database_path)
    assert names(other) == ["new"]


def test_nothing_is_replaced_while_another_program_writes(
    connected: None, database_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_BUSY_FOR", 0.1)
    other = tmp_path / "other.db"
    database.prepare(other)
    write("old")
    with closing(sqlite3.connect(database_path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy):
            database.replace(database_path, other)
    assert names(database_path) == ["old"]
