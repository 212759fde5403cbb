"""Where the acts' processes come from: one that has imported everything forks, which takes no time.

Each is a process of its own all the same, that can be traced from its first step and killed.
"""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0  # s


class Nursery:
    """One process that begins others, one after the other."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.crashes.child", "--nursery"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    @staticmethod
    @cache
    def shared() -> Nursery:
        """The one of this program, which ends with it."""
        nursery = Nursery()
        atexit.register(nursery.close)
        return nursery

    def run(self, arguments: Sequence[str], folder: Path, under: Sequence[str]) -> tuple[int, str, str]:
        """Have a child do its act; how it ended, what it said and what went wrong in it.

        `under` is the command of a tracer that is given the number of the process; the child waits for it.
        """
        said, errors = folder / "said.txt", folder / "errors.txt"
        number = int(self._ask(json.dumps([list(arguments), str(said), str(errors)])))
        tracer = subprocess.Popen([*under, str(number)]) if under else None
        try:
            if tracer is not None:
                _wait_until_traced(number, tracer)
        finally:
            code = int(self._ask(""))
            if tracer is not None:
                tracer.wait(PATIENCE)
        return code, said.read_text(), errors.read_text()

    def close(self) -> None:
        """End it."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(PATIENCE)

    def _ask(self, line: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline()


def _wait_until_traced(number: int, tracer: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    status = Path(f"/proc/{number}/status")
    while "TracerPid:\t0\n" in status.read_text():
        assert tracer.poll() is None, "the tracer cannot trace"
        assert time.monotonic() < end
        time.sleep(0.001)
