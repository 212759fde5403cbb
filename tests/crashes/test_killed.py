"""Killed at any moment, an act is done wholly or not at all, and what it said is on the disk (D1).

A sample of moments; `everywhere.py` goes through all of them.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.crashes.acts import NAMES, Act
from tests.crashes.everywhere import FLUSHES
from tests.crashes.tracing import Tracer

POINTS = 8
# What these do last is no write but a flush, a name or a removal.
SAID_AFTER_A_FLUSH = ("backup", "migrate")
# Done in one transaction of many statements, which ask whether they are still wanted.
LONG = ("import", "unsubscribe", "restore")
SHORT = ("claim", "settle", "backup", "migrate")


def spread(total: int, points: int = POINTS) -> list[int]:
    """Numbers from 1 to `total`, the first and the last ones among them."""
    step = max(1, total // points)
    return sorted({1, *range(2, total + 1, step), total - 1, total} - {0})


@pytest.mark.parametrize("name", NAMES)
def test_D1_killed_at_a_write(
    name: str, act_on: Callable[[str], Act], tracer: Tracer, tmp_path: Path
) -> None:
    """At writes spread over all those the act makes: to the backup, to the log, to the database."""
    act = act_on(name)
    writes = tracer.count(act, tmp_path / "counted", "pwrite64")
    assert writes > POINTS
    ends = set()
    acknowledged = 0
    for number in spread(writes):
        path, ended = act.run(
            tmp_path / "try", under=tracer.command(f"pwrite64:signal=SIGKILL:when={number}", "pwrite64")
        )
        if not ended.killed:
            assert ended.closed, ended.errors
            assert name == "queue"  # which makes random identifiers: the writes are never quite as many
            assert number > 0.9 * writes
        acknowledged += ended.acknowledged is not None
        ends.add(act.check(path, ended))
    assert ends == {name != "backup", False}
    assert bool(acknowledged) == (name not in SAID_AFTER_A_FLUSH)


@pytest.mark.parametrize("name", NAMES)
def test_D1_killed_at_a_flush(
    name: str, act_on: Callable[[str], Act], tracer: Tracer, tmp_path: Path
) -> None:
    """At the moments when what was written is made to stay, and when files get their names."""
    act = act_on(name)
    flushes = tracer.count(act, tmp_path / "counted", FLUSHES)
    ends = set()
    for number in spread(flushes):
        path, ended = act.run(
            tmp_path / "try", under=tracer.command(f"{FLUSHES}:signal=SIGKILL:when={number}", FLUSHES)
        )
        ends.add(act.check(path, ended))
    assert flushes > 3
    assert ends == {True, False}


@pytest.mark.parametrize("name", [name for name in NAMES if name not in SHORT])
def test_D1_killed_at_a_statement(name: str, act_on: Callable[[str], Act], tmp_path: Path) -> None:
    act = act_on(name)
    _, whole = act.run(tmp_path / "counted")
    statements, _ = whole.counts
    done = []
    for number in spread(statements):
        path, ended = act.run(tmp_path / "try", "--die-at", f"statement:{number}")
        assert ended.killed, ended.errors
        done.append(act.check(path, ended))
    assert done == sorted(done)
    assert done.count(False) >= POINTS  # an import also reads its report after COMMIT


@pytest.mark.parametrize("name", LONG)
def test_D1_killed_while_a_statement_runs(name: str, act_on: Callable[[str], Act], tmp_path: Path) -> None:
    act = act_on(name)
    _, whole = act.run(tmp_path / "counted")
    _, questions = whole.counts
    assert questions > POINTS
    for number in spread(questions):
        path, ended = act.run(tmp_path / "try", "--die-at", f"progress:{number}")
        assert ended.killed, ended.errors
        assert not act.check(path, ended)
