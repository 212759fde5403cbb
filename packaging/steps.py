"""What the steps of `make package` share: running commands, saying what was done, and a clean environment."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "package"
DIST = ROOT / "dist"


class Failed(Exception):
    """A step did not do what it is for; the text says what went wrong."""


def run(*command: str | Path, folder: Path = ROOT, **environment: str) -> str:
    """What a command printed. Raises Failed with all of it when the command does not end well."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Failed(f"{' '.join(str(part) for part in command)}\n{done.stdout}")
    return done.stdout


def smoke(program: Path) -> str:
    """Have an installed program check itself, as somebody who has nothing else. Raises Failed."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        bare = ["env", "-i", "PATH=/usr/bin:/bin", f"HOME={home}", "LANG=C.UTF-8"]
        told = run(*bare, program, "--smoke", folder=home)
        left = [file.name for file in home.iterdir()]
    if left:
        raise Failed(f"{program} --smoke left {', '.join(left)} in the home folder")
    if not told.startswith("smoke: ok"):
        raise Failed(f"{program} --smoke:\n{told}")
    return told.strip()


def source_date() -> int:
    """The moment that is written into what is built, in Unix seconds, so that building again gives the same.

    SOURCE_DATE_EPOCH, else the last commit, else the beginning of 1980, before which a zip knows no time.
    """
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    asked = ["git", "log", "-1", "--format=%ct"]
    told = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    return int(told) if told else 315_532_800


def available(tool: str, package: str, purpose: str) -> bool:
    """Whether a tool is there; it is said loudly when what it is for has to be left out."""
    if shutil.which(tool):
        return True
    say(f"!!  NOT CHECKED: {purpose}. {tool} is missing (Debian and Ubuntu: {package}).")
    return False


@contextmanager
def step(name: str) -> Iterator[list[str]]:
    """Say when a step is done, how long it took, and what was put into the list meanwhile."""
    begun = time.monotonic()
    facts: list[str] = []
    yield facts
    say(f"ok  {name} ({time.monotonic() - begun:.1f} s)", *facts)


def say(*lines: str) -> None:
    """Print in one piece: two steps run at a time."""
    print("\n    ".join(lines), flush=True)


def size(path: Path) -> str:
    """As in `relance.deb, 41.2 MB`."""
    return f"{path.name}, {path.stat().st_size / 1e6:.1f} MB"


def one(files: Sequence[Path], what: str) -> Path:
    """The only one of the files. Raises Failed."""
    if len(files) != 1:
        raise Failed(f"{len(files)} instead of one {what}")
    return files[0]


PYTHON = Path(sys.executable)
