"""`python -m tests.tour`: walks through the whole program and takes a picture of every screen.

Each combination of language and theme is a process of its own, on a new database. Fails on any exception,
unexpected Qt message or logged warning.
"""

import argparse
import json
import logging
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QSize, QtMsgType, qInstallMessageHandler

from app import application
from app.widgets.preferences import Preferences
from tests.journeys.person import Person
from tests.tour.walk import Tour

ROOT = Path(__file__).resolve().parent.parent.parent
PICTURES = ROOT / "build" / "tour"

_SIZES = {1: QSize(1280, 800), 2: QSize(1024, 700)}
_EXPECTED = re.compile("^This plugin does not support (propagateSizeHints|raise|grabbing)")


def main(arguments: Sequence[str]) -> int:
    """Take all pictures that the command line asks for; returns the exit code."""
    options = _parser().parse_args(arguments)
    if options.here:
        return _take(options.language[0], options.theme[0], options.scale, options.here)
    failed = []
    for language, theme in product(options.language, options.theme):
        folder = options.output / (f"{language}-{theme}" + ("-200" if options.scale == 2 else ""))
        print(f"{folder} …", flush=True)
        if _run(language, theme, options.scale, folder):
            failed.append(folder.name)
    print(f"Pictures are in {options.output}" + (f"; failed: {', '.join(failed)}" if failed else ""))
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tests.tour", description=__doc__)
    parser.add_argument("--language", nargs="+", choices=("en", "fr"), default=["en", "fr"])
    parser.add_argument("--theme", nargs="+", choices=("light", "dark"), default=["light", "dark"])
    parser.add_argument("--scale", type=int, choices=_SIZES, default=1, help="2: all twice as large")
    parser.add_argument("--output", type=Path, default=PICTURES)
    parser.add_argument(
        "--here", type=Path, help=argparse.SUPPRESS
    )  # the folder, in the process that takes them
    return parser


def _run(language: str, theme: str, scale: int, folder: Path) -> int:
    """Take the pictures of one combination, with a home of its own; the scale is read when Qt starts."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory(prefix="relance-tour-") as home:
        environment = {
            **os.environ,
            "HOME": home,
            **{f"XDG_{name}_HOME": f"{home}/{name.lower()}" for name in ("CACHE", "CONFIG", "DATA", "STATE")},
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "QT_SCALE_FACTOR": str(scale),
        }
        screen = Path(home) / "screen.json"
        screen.write_text(json.dumps({"screens": [_screen(scale)]}), encoding="utf-8")
        environment["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
        command = [sys.executable, "-m", "tests.tour", "--here", str(folder), "--language", language]
        return subprocess.run(
            [*command, "--theme", theme, "--scale", str(scale)], env=environment, cwd=ROOT, check=False
        ).returncode


def _screen(scale: int) -> dict[str, object]:
    """A screen that the window fits in, for Qt's offscreen platform: its own is 800 × 800."""
    size = _SIZES[scale] * scale
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    return {"name": "tour", "x": 0, "y": 0, "width": size.width(), "height": size.height(), **dots}


def _take(language: str, theme: str, scale: int, folder: Path) -> int:
    """Take the pictures in this process."""
    watch = Watch()
    home = Path(os.environ["HOME"])
    Preferences(home / "config" / "relance" / "relance.ini").set_value("theme", theme)
    window = application.start(["relance", "--language", language, "--database", str(home / "relance.db")])
    window.resize(_SIZES[scale])
    tour = Tour(Person(window), language, folder, home)
    tour.walk()
    window.close()
    for problem in watch.problems:
        print(f"{folder.name}: {problem}", file=sys.stderr)
    return 1 if watch.problems else 0


class Watch(logging.Handler):
    """Collects what nobody should have to see."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.problems: list[str] = []
        logging.getLogger().addHandler(self)
        qInstallMessageHandler(self._on_message)
        sys.excepthook = self._on_bug

    def emit(self, record: logging.LogRecord) -> None:
        self.problems.append(f"logged: {record.getMessage()}")

    def _on_message(self, kind: QtMsgType, _context: object, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not _EXPECTED.match(text):
            self.problems.append(f"Qt: {text}")

    def _on_bug(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self.problems.append(f"{kind.__name__}: {error}")
        sys.__excepthook__(kind, error, trace)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
