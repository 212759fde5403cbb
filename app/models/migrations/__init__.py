"""The steps from one version of the schema to the next: plain SQL, never today's models.

A step is a file NNNN_what_it_does.sql. Its number is the schema version it leads to, kept in SQLite's
user_version. A step that has been released is never edited: the next change is the next file.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True)
class Step:
    """One migration: the version it leads to and its SQL."""

    version: int
    sql: str


def steps() -> tuple[Step, ...]:
    """All steps, oldest first."""
    files = (file for file in resources.files(__name__).iterdir() if file.name.endswith(".sql"))
    return tuple(
        Step(int(file.name[:4]), file.read_text(encoding="utf-8"))
        for file in sorted(files, key=lambda file: file.name)
    )


def migrate(connection: sqlite3.Connection, steps: Sequence[Step]) -> None:
    """Bring the schema up to the last of the steps, each in a transaction of its own.

    After a crash the version says exactly which steps are done.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for step in steps:
        if step.version <= version:
            continue
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in _statements(step.sql):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {step.version:d}")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


def _statements(sql: str) -> Iterator[str]:
    """Cut a script into statements; a trigger's body has semicolons of its own."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement
