"""Measuring the program itself, in processes of its own, beside a process that opens a bare window."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figures import Figure

_ROOT = Path(__file__).resolve().parents[2]
LONGEST_GAP = 50.0  # ms
_MORE_MEMORY = 120.0  # MB


def measure(folder: Path, size: int) -> Iterator[Figure]:
    """The figures at one size, from the files that `data.measure` left."""
    full = folder / "full.db"
    rounds = 3
    starts, bare = [], []
    for _ in range(rounds):
        bare.append(process("bare_window", folder))
        starts.append(process("program", folder, "start", str(full)))
    yield Figure(
        "start to the first rows",
        size,
        min(found["start"] for found in starts),
        floor=min(found["seconds"] for found in bare),
        times=1.5,
    )
    look = process("program", folder, "look", str(full))
    new = folder / "new.db"
    files = (str(folder / "customers.csv"), str(folder / "paste.txt"))
    work = process("program", folder, "work", str(new), *files)
    for name in ("filter by substring", "sort by first name", "sort by last transaction", "jump to the end"):
        yield Figure(f"{name}, on screen", size, look[name])
    yield Figure(
        "peak memory",
        size,
        look["memory"],
        "MB",
        floor=max(found["memory"] for found in bare),
        margin=_MORE_MEMORY,
    )
    gaps = {"start": min(found["start gap"] for found in starts)}
    gaps |= {
        name[:-4]: gap
        for found in (look, work)
        for name, gap in found.items()
        if name[-4:] == " gap" and name != "start gap"
    }
    for name, gap in gaps.items():
        yield Figure(f"longest gap: {name}", size, gap * 1000, "ms", most=LONGEST_GAP)


def process(module: str, folder: Path, *arguments: str) -> dict[str, float]:
    """What a process prints; it is told the moment at which it is started."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(home),
        **{f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CACHE", "CONFIG", "DATA", "STATE")},
    }
    kind = arguments[:1]
    command = [
        sys.executable,
        "-m",
        f"tests.benchmarks.{module}",
        *kind,
        str(time.monotonic()),
        *arguments[1:],
    ]
    done = subprocess.run(command, cwd=_ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{module} {' '.join(kind)} failed:\n{done.stdout}\n{done.stderr}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found
