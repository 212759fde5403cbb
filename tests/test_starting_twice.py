"""Starting while a window is open already: that one comes to the front and takes the files (D6)."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"


class Started:
    """The program in a process of its own."""

    def __init__(self, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.starting", "--language", "en", *arguments],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._patience = threading.Timer(60, self._process.kill)
        self._patience.start()

    def __enter__(self) -> Started:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()

    def sees(self, windows: str) -> None:
        """Wait until exactly these windows are to be seen."""
        assert self._process.stdout is not None
        seen = []
        for line in self._process.stdout:
            seen.append(line.strip())
            if seen[-1] == windows:
                return
        raise AssertionError(f"never saw {windows!r}, but {seen}")

    def tell(self, command: str) -> None:
        assert self._process.stdin is not None
        print(command, file=self._process.stdin, flush=True)

    def ends(self) -> int:
        """Wait for the end; returns the exit code."""
        return self._process.wait(timeout=30)

    def kill(self) -> None:
        self._patience.cancel()
        self._process.kill()
        self._process.wait()


@pytest.fixture
def started() -> Iterator[type[Started]]:
    with ExitStack() as stack:

        class OfTest(Started):
            def __init__(self, *arguments: str) -> None:
                super().__init__(*arguments)
                stack.enter_context(self)

        yield OfTest


def test_D6_a_second_start_hands_over_its_files_and_ends(started: type[Started], tmp_path: Path) -> None:
    database = ("--database", str(tmp_path / "relance.db"))
    first = started(*database)
    first.sees("mainWindow")
    first.tell("minimise")
    first.sees("mainWindow minimised")
    second = started(*database, str(DATA / "utf8-bom.csv"))
    assert second.ends() == 0
    first.sees("importDialog, mainWindow")
