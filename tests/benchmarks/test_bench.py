"""The benchmark itself: at a tiny size it still measures everything, and what it writes can be read."""

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.benchmarks.figures import Figure, table
from tests.conftest import ROOT

DATA = ["import", "read a paste", "apply it, after the backup"]
SCREEN = [
    "start to the first rows",
    "jump to the end, on screen",
    "filter by substring, on screen",
    "peak memory",
]
MAIL = ["queue a mailing", "send: a loop that writes each message"]
GAPS = ["start", "jump to the end", "filter by substring", "import", "read a paste", "apply it", "send"]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, Any]]:
    """What a run with 100 customers prints, and the JSON it writes."""
    output = tmp_path_factory.mktemp("bench") / "deep" / "bench.json"
    command = [
        sys.executable,
        "-m",
        "tests.benchmarks",
        "--sizes",
        "100",
        "--lines",
        "1000",
        "--queued",
        "500",
        "--sent",
        "100",
        "--output",
        str(output),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout, json.loads(output.read_text(encoding="utf-8"))


def test_every_figure_is_measured(written: tuple[str, dict[str, Any]]) -> None:
    figures = {figure["what"]: figure for figure in written[1]["figures"]}
    expected = [*DATA, *SCREEN, *MAIL, *(f"longest gap: {name}" for name in GAPS)]
    assert set(expected) <= set(figures)
    assert all(figure["value"] > 0 for figure in figures.values())
    assert all(
        figures[what]["floor"] > 0 for what in [*DATA, *MAIL, "start to the first rows", "peak memory"]
    )
    assert all(isinstance(figures[what]["met"], bool) for what in [*DATA, "longest gap: import"])


def test_the_table_has_a_row_for_every_figure(written: tuple[str, dict[str, Any]]) -> None:
    printed, document = written
    for figure in document["figures"]:
        assert figure["what"] in printed


@pytest.mark.parametrize(
    ("figure", "met"),
    [
        (Figure("a", 1, 1.5, floor=1.0, times=1.5), True),
        (Figure("a", 1, 1.6, floor=1.0, times=1.5), False),
        (Figure("a", 1, 1.1, floor=1.0, times=2.0, most=1.0), False),
        (Figure("a", 1, 170, "MB", floor=50, margin=120), True),
        (Figure("a", 1, 171, "MB", floor=50, margin=120), False),
        (Figure("a", 1, 7, "messages/s", floor=10, least=0.7), True),
        (Figure("a", 1, 6, "messages/s", floor=10, least=0.7), False),
        (Figure("a", 1, 1.0, floor=2.0), None),
    ],
)
def test_a_goal_is_met_or_missed(figure: Figure, met: bool | None) -> None:
    assert figure.met is met
    assert ("MISSED" in table([figure])) is (met is False)
