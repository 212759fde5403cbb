"""A database to be interrupted in, the acts that are, and what it is before and after each of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import Recount, a_mailable_batch, an_account, contents, opened, suppress, write_csv
from tests.crashes import tracing
from tests.crashes.acts import Act
from tests.crashes.tracing import Tracer

PEOPLE = 3_000


def _of_people(numbers: range) -> list[str]:
    return [f"person{number:05}@example.com" for number in numbers]


@pytest.fixture(scope="session")
def act_on(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Act]:
    """The act of this name, prepared and done once to know how it ends."""
    folder = tmp_path_factory.mktemp("crashes")
    database = folder / "prepared.db"
    with opened(database):
        an_account(25)
        batch = a_mailable_batch(folder, *_of_people(range(PEOPLE)))
        suppress(*_of_people(range(0, 2 * PEOPLE, 40)))  # also some who are no customers yet
        operation = suppress(*_of_people(range(10, PEOPLE, 2)))
    rows = [
        [typed, "Ann", "Archer", "2026-11-02", "x" * 40]
        for typed in _of_people(range(PEOPLE // 2, 2 * PEOPLE))
    ]
    objects = {
        "import": str(write_csv(folder, rows, name="Summer.csv")),
        "unsubscribe": str(folder / "paste.txt"),
        "undo": str(operation),
        "queue": str(batch),
    }
    Path(objects["unsubscribe"]).write_text("\n".join(_of_people(range(5, 2 * PEOPLE, 3))), encoding="utf-8")
    known: dict[str, Act] = {}

    def act(name: str) -> Act:
        if name not in known:
            before = contents(database)
            planned = Act(name, objects[name], database, before, before)
            path, ended = planned.run(folder / f"whole-{name}")
            assert ended.closed, ended.errors
            after = contents(path)
            assert after != before
            assert ended.acknowledged == _changes(name, Recount(database), Recount(path))
            known[name] = Act(name, objects[name], database, before, after)
        return known[name]

    return act


def _changes(name: str, before: Recount, after: Recount) -> int:
    """What a receipt must say, counted by the test."""
    table = {"import": '"transaction"', "queue": "message"}.get(name, "suppression")
    query = f"SELECT count(*) FROM {table}"
    return abs(after(query) - before(query))


@pytest.fixture(scope="session")
def tracer() -> Tracer:
    """strace; where it may not trace, what needs it is skipped."""
    found = tracing.find()
    if isinstance(found, str):
        pytest.skip(f"NOT TESTED at single system calls: {found}")
    return found
