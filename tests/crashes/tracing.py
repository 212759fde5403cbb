"""strace, which makes chosen system calls of a program fail, or kills it at them."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.crashes.acts import Act


@dataclass(frozen=True)
class Tracer:
    """Builds the command lines under which the child is run."""

    path: str

    def command(self, injection: str, calls: str) -> list[str]:
        """Trace a process, to be named at the end, with this injection into these system calls."""
        return [
            self.path,
            "-f",
            "-qq",
            "-o",
            "/dev/null",
            "-e",
            f"trace={calls}",
            "-e",
            f"inject={injection}",
            "-p",
        ]

    def count(self, act: Act, folder: Path, calls: str) -> int:
        """How many of these system calls the act makes from its start to its end."""
        log = folder.with_suffix(".strace")
        under = [self.path, "-f", "-qq", "-o", str(log), "-e", f"trace={calls}", "-p"]
        _, ended = act.run(folder, under=under)
        assert ended.closed, ended.errors
        return len(re.findall(r"^\d+ +\w+\(", log.read_text(), re.MULTILINE))


def find() -> Tracer | str:
    """The tracer, or why there is none."""
    path = shutil.which("strace")
    if path is None:
        return "strace is not installed"
    tried = subprocess.run(
        [path, "-f", "-o", "/dev/null", "-e", "trace=fsync", "true"],
        capture_output=True,
        text=True,
    )
    return Tracer(path) if tried.returncode == 0 else f"strace may not trace here: {tried.stderr.strip()}"
