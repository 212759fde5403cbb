"""Migrations: from every old schema, written out here, to the next, after a backup, wholly or not at all."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.models import backups, migrations
from app.models.database import APPLICATION_ID, NewerDatabase, open_database
from app.models.migrations import Step
from tests.builders import Recount, sound

ONE = Step(1, "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;")
TWO = Step(
    2,
    """
    CREATE TABLE former_name (person_id INTEGER NOT NULL REFERENCES person (id), name TEXT NOT NULL) STRICT;
    CREATE TRIGGER person_keeps_names BEFORE UPDATE OF name ON person
    BEGIN
        INSERT INTO former_name VALUES (OLD.id, OLD.name);
        SELECT 1;
    END;
    ALTER TABLE person ADD COLUMN email TEXT NOT NULL DEFAULT '';
    UPDATE person SET email = lower(name) || '@example.com';
    """,
)
THREE = Step(3, "CREATE INDEX person_email ON person (email)")


@pytest.fixture
def old(database_path: Path) -> Path:
    """A database of the first version with somebody in it."""
    with closing(sqlite3.connect(database_path)) as connection, connection:
        connection.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT")
        connection.execute("INSERT INTO person VALUES (7, 'Ann')")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
    return database_path


def test_an_old_database_is_brought_up_to_date_with_its_data(old: Path) -> None:
    open_database(old, [ONE, TWO, THREE])
    recount = Recount(old)
    assert recount.rows("SELECT id, name, email FROM person") == [(7, "Ann", "ann@example.com")]
    assert recount.rows("SELECT * FROM former_name") == []
    assert recount("PRAGMA user_version") == 3
    assert sound(old)


def test_a_trigger_arrives_whole(old: Path) -> None:
    open_database(old, [ONE, TWO])
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute("UPDATE person SET name = 'Anna'")
    assert Recount(old).rows("SELECT person_id, name FROM former_name") == [(7, "Ann")]


def test_D3_a_migration_is_preceded_by_a_backup_of_what_was(old: Path) -> None:
    open_database(old, [ONE, TWO])
    (backup,) = backups.existing(old)
    assert "before-migration" in backup.name
    assert Recount(backup).rows("SELECT * FROM person") == [(7, "Ann")]
    assert Recount(backup)("PRAGMA user_version") == 1
    open_database(old, [ONE, TWO])
    assert backups.existing(old) == [backup]


def test_D1_a_step_that_fails_in_the_middle_changes_nothing(old: Path) -> None:
    failing = Step(2, TWO.sql + "INSERT INTO nowhere VALUES (1);")
    before = Recount(old).contents()
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        open_database(old, [ONE, failing])
    assert Recount(old).contents() == before
    assert Recount(old)("PRAGMA user_version") == 1
    open_database(old, [ONE, TWO])
    assert Recount(old)("PRAGMA user_version") == 2


def test_D1_after_a_step_that_fails_the_steps_before_it_stand(old: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        open_database(old, [ONE, TWO, Step(3, "DELETE FROM nowhere;")])
    assert Recount(old)("PRAGMA user_version") == 2
    open_database(old, [ONE, TWO, THREE])
    assert Recount(old).rows("SELECT email FROM person") == [("ann@example.com",)]


def test_D1_a_creation_that_was_cut_short_is_taken_up_again(database_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        open_database(database_path, [Step(1, ONE.sql + "\nDELETE FROM nowhere;")])
    open_database(database_path, [ONE])
    assert Recount(database_path)("PRAGMA application_id") == APPLICATION_ID
    assert Recount(database_path)("SELECT count(*) FROM person") == 0


def test_D5_going_back_to_an_older_program_is_refused(old: Path) -> None:
    open_database(old, [ONE, TWO])
    with pytest.raises(NewerDatabase):
        open_database(old, [ONE])
    assert Recount(old)("PRAGMA user_version") == 2


def test_the_steps_are_numbered_without_gaps() -> None:
    assert [step.version for step in migrations.steps()] == list(range(1, len(migrations.steps()) + 1))


def test_a_new_database_has_the_newest_schema(database_path: Path) -> None:
    open_database(database_path)
    assert Recount(database_path)("PRAGMA user_version") == migrations.steps()[-1].version
