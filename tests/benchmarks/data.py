"""Measuring the work on data: the controllers, and right beside each the same work done bare."""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.controllers import customers, imports, operations, unsubscribing
from app.controllers.customers import Filter
from app.controllers.operations import Source
from app.models import backups, database
from tests.benchmarks import floors, samples
from tests.benchmarks.figures import Figure

FILTER = "moreau-9"


def measure(folder: Path, size: int, lines: int) -> Iterator[Figure]:
    """The figures at one size. Leaves `customers.csv`, `paste.txt` and `full.db`, the imported database."""
    file = folder / "customers.csv"
    full = folder / "full.db"
    text = samples.paste(lines, size)
    samples.write_customers(file, size)
    (folder / "paste.txt").write_text(text, encoding="utf-8")
    rounds = 3 if size <= 100_000 else 2

    yield _importing(file, full, size, rounds)
    with program(full):
        earlier = unsubscribing.preview("\n".join(samples.suppressed_before(size)))
        unsubscribing.apply(earlier, Source.CUSTOMERS)
    yield from _reading(full, text, size)
    yield from _unsubscribing(folder, full, text, size)


def _importing(file: Path, full: Path, size: int, rounds: int) -> Figure:
    bare = full.with_name("bare.db")
    ours, floor = [], []
    for _ in range(rounds):
        delete(full)
        with program(full):
            plan = imports.propose(file)
            ours.append(seconds(lambda plan=plan: imports.run(plan)))
        delete(bare)
        database.open_database(bare)
        with floors.connected(bare) as connection:
            floor.append(seconds(lambda connection=connection: floors.import_rows(connection, file)))
    delete(bare)
    return Figure("import", size, min(ours), floor=min(floor), times=1.5)


def _reading(full: Path, text: str, size: int) -> Iterator[Figure]:
    """What changes nothing, over and over again on one database."""
    pairs: list[tuple[Figure, Callable[[], object], Callable[[Any], object]]] = [
        (
            Figure("read a paste", size, 0, times=2.0, most=1.0),
            lambda: unsubscribing.preview(text),
            lambda connection: floors.preview(connection, text),
        ),
        (
            Figure("filter by substring: all ids", size, 0),
            lambda: customers.ids(Filter(FILTER), "email", False),
            lambda connection: floors.ids(connection, f"WHERE instr(c.folded, '{FILTER}') > 0", "+c.key"),
        ),
        (
            Figure("sort by first name: all ids", size, 0),
            lambda: customers.ids(Filter(), "first_name", False),
            lambda connection: floors.ids(connection, "", "c.first_name, c.key"),
        ),
        (
            Figure("sort by last transaction: all ids", size, 0),
            lambda: customers.ids(Filter(), "last_transaction", True),
            lambda connection: floors.ids(
                connection,
                'LEFT JOIN (SELECT customer_id, max(date) AS date FROM "transaction" GROUP BY customer_id) t'
                " ON t.customer_id = c.id",
                "t.date DESC, c.key",
            ),
        ),
    ]
    with program(full), floors.connected(full) as connection:
        for figure, work, bare in pairs:
            ours, floor = [], []
            for _ in range(3):
                ours.append(seconds(work))
                floor.append(seconds(lambda bare=bare: bare(connection)))
            yield Figure(figure.what, size, min(ours), floor=min(floor), times=figure.times, most=figure.most)


def _unsubscribing(folder: Path, full: Path, text: str, size: int) -> Iterator[Figure]:
    """Each round on a fresh copy. The backup that comes first is timed within, and told apart."""
    copy = folder / "copy.db"
    ours, floor, backing_up, bare_backup = [], [], [], []
    for _ in range(3):
        shutil.copy(full, copy)
        with program(copy), timed_backup() as backup_seconds:
            preview = unsubscribing.preview(text)
            total = seconds(lambda preview=preview: unsubscribing.apply(preview, Source.CUSTOMERS))
            ours.append(total - sum(backup_seconds))
            backing_up.append(sum(backup_seconds))
        delete(copy)
        shutil.copy(full, copy)
        with floors.connected(copy) as connection:
            found = floors.preview(connection, text)
            target = folder / "bare-backup.db"
            bare_backup.append(seconds(lambda c=connection, target=target: floors.back_up(c, target)))
            target.unlink()
            floor.append(seconds(lambda c=connection, found=found: floors.apply(c, found)))
        delete(copy)
    yield Figure("apply it, after the backup", size, min(ours), floor=min(floor), times=1.5)
    yield Figure("the backup before it, verified", size, min(backing_up), floor=min(bare_backup))


@contextmanager
def program(path: Path) -> Iterator[None]:
    """The controllers, at work on this database on this thread."""
    database.open_database(path)
    database.connect()
    try:
        yield
    finally:
        database.close()


@contextmanager
def timed_backup() -> Iterator[list[float]]:
    """How long the backups before large acts take, in a list that fills."""
    taken: list[float] = []
    real = operations.back_up

    def timed(*arguments: Any) -> Path:
        start = time.perf_counter()
        try:
            return real(*arguments)
        finally:
            taken.append(time.perf_counter() - start)

    operations.back_up = timed
    try:
        yield taken
    finally:
        operations.back_up = real


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def delete(path: Path) -> None:
    """A database with its log and its backups."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    shutil.rmtree(backups.folder(path), ignore_errors=True)
