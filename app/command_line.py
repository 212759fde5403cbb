"""What the program is started with; without Qt, so that help and version are told at once."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from app import __version__

LANGUAGES = ("en", "fr")
"""The languages that the program speaks, by their ISO 639-1 codes."""


def lacks_screen() -> bool:
    """Whether nothing says where windows could be shown."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in screens)


def options(argv: Sequence[str]) -> argparse.Namespace:
    """What was asked for: `database`, `language`, `smoke` and `files`. `argv` is as sys.argv.

    Exits as argparse does: with help or the version, or with 2 when the line is wrong.
    """
    parser = argparse.ArgumentParser(prog="relance", description="Mail satisfaction surveys to customers.")
    parser.add_argument("--database", type=Path, metavar="PATH", help="the database to open or to create")
    parser.add_argument("--language", choices=LANGUAGES, help="the language to speak this time")
    parser.add_argument(
        "--smoke",
        action="store_true",
        help="check that this installation is whole, on a database of its own, and say so in one line",
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="files of transactions to import in turn"
    )
    return parser.parse_args(argv[1:])
