"""On a disk that is full or fails at any write, an act is refused in words and nothing has changed (D2).

A sample of writes; `everywhere.py` goes through all of them.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.crashes.acts import NAMES, Act
from tests.crashes.everywhere import IN_WORDS, SYNCS
from tests.crashes.test_killed import spread
from tests.crashes.tracing import Tracer

POINTS = 6
# After a few writes it is done, and all others make the file anew without what was erased.
OF_ERASING = 40


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("error", "refusal"), [("ENOSPC", "DiskFull"), ("EIO", "DiskFailure")])
def test_D2_from_some_write_on_every_write_fails(
    error: str, refusal: str, name: str, act_on: Callable[[str], Act], tracer: Tracer, tmp_path: Path
) -> None:
    act = act_on(name)
    writes = tracer.count(act, tmp_path / "counted", "pwrite64")
    refused = 0
    numbers = spread(OF_ERASING if name == "erase" else writes, POINTS)
    for number in (*numbers, writes):
        path, ended = act.run(
            tmp_path / "try", under=tracer.command(f"pwrite64:error={error}:when={number}+", "pwrite64")
        )
        assert not ended.killed
        assert ended.closed, ended.errors
        # SQLite does not tell which it is when it cannot even open the database.
        assert ended.refused in (refusal, "DiskFailure") or ended.acknowledged is not None, ended
        refused += ended.refused == refusal
        act.check(path, ended)
    assert refused


@pytest.mark.parametrize("name", NAMES)
def test_D2_a_flush_fails(name: str, act_on: Callable[[str], Act], tracer: Tracer, tmp_path: Path) -> None:
    act = act_on(name)
    flushes = tracer.count(act, tmp_path / "counted", SYNCS)
    refused = 0
    for number in range(1, flushes + 1):
        path, ended = act.run(
            tmp_path / "try", under=tracer.command(f"{SYNCS}:error=EIO:when={number}", SYNCS)
        )
        assert ended.closed, ended.errors
        assert ended.refused in IN_WORDS or ended.acknowledged is not None, ended
        refused += bool(ended.refused)
        act.check(path, ended)
    assert refused
