"""`python -m tests.tour`: walks through the whole program and takes a picture of every screen.

Each combination of language and theme is a process of its own, on a new database. Fails on any exception,
unexpected Qt message or logged warning. With `--help-pictures` it makes the pictures of the help instead.
"""

import argparse
import json
import logging
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QSize, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from app import application
from app.paths import resources
from app.widgets.preferences import Preferences
from tests.journeys.person import Person
from tests.tour.help_pictures import HelpPictures
from tests.tour.walk import Tour

ROOT = Path(__file__).resolve().parent.parent.parent
PICTURES = ROOT / "build" / "tour"
HELP_PICTURES = resources() / "help" / "pictures"

_SIZES = {1: QSize(1280, 800), 2: QSize(1024, 700)}
_EXPECTED = re.compile("^This plugin does not support (propagateSizeHints|raise|grabbing)")


def main(arguments: Sequence[str]) -> int:
    """Take all pictures that the command line asks for; returns the exit code."""
    options = _parser().parse_args(arguments)
    if options.here:
        return _take(options)
    failed = []
    for turn in _turns(options):
        print(f"{turn.here} …", flush=True)
        if _run(turn):
            failed.append(turn.here.name)
    print("All pictures are taken" if not failed else f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


def _turns(options: argparse.Namespace) -> Iterator[argparse.Namespace]:
    """What each process is to do: one language, theme and scale, and the folder for it."""
    if options.help_pictures:  # large, so that what is made smaller of it stays sharp
        for language in options.language:
            yield argparse.Namespace(
                language=[language],
                theme=["light"],
                scale=2,
                help_pictures=True,
                here=(options.output or HELP_PICTURES) / language,
            )
        return
    for language, theme in product(options.language, options.theme):
        name = f"{language}-{theme}" + ("-200" if options.scale == 2 else "")
        yield argparse.Namespace(
            language=[language],
            theme=[theme],
            scale=options.scale,
            help_pictures=False,
            here=(options.output or PICTURES) / name,
        )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tests.tour", description=__doc__)
    parser.add_argument("--language", nargs="+", choices=("en", "fr"), default=["en", "fr"])
    parser.add_argument("--theme", nargs="+", choices=("light", "dark"), default=["light", "dark"])
    parser.add_argument("--scale", type=int, choices=_SIZES, default=1, help="2: all twice as large")
    parser.add_argument("--output", type=Path, help="the folder for them, by default build/tour/")
    parser.add_argument("--help-pictures", action="store_true", help="make those of the help instead")
    parser.add_argument(
        "--here", type=Path, help=argparse.SUPPRESS
    )  # the folder, in the process that takes them
    return parser


def _run(turn: argparse.Namespace) -> int:
    """Take the pictures of one combination, with a home of its own; the scale is read when Qt starts."""
    folder, scale = turn.here, turn.scale
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
        command = [sys.executable, "-m", "tests.tour", "--here", str(folder), "--scale", str(scale)]
        command += ["--language", *turn.language, "--theme", *turn.theme]
        command += ["--help-pictures"] if turn.help_pictures else []
        return subprocess.run(command, env=environment, cwd=ROOT, check=False).returncode


def _screen(scale: int) -> dict[str, object]:
    """A screen that the window fits in, for Qt's offscreen platform: its own is 800 × 800."""
    size = _SIZES[scale] * scale
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    return {"name": "tour", "x": 0, "y": 0, "width": size.width(), "height": size.height(), **dots}


def _take(options: argparse.Namespace) -> int:
    """Take the pictures in this process."""
    watch = Watch()
    [language], [theme], folder = options.language, options.theme, options.here
    home = Path(os.environ["HOME"])
    preferences = Preferences(home / "config" / "relance" / "relance.ini")
    preferences.set_value("theme", theme)
    preferences.set_value("language", language)  # as a setting, which the window of the demo follows too
    preferences.save()
    window = application.start(["relance", "--database", str(home / "relance.db")])
    window.resize(_SIZES[options.scale])
    person = Person(window)
    if options.help_pictures:
        HelpPictures(person, folder).take()
    else:
        Tour(person, language, folder, home).walk()
    for widget in QApplication.topLevelWidgets():
        widget.close()
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
