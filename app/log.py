"""The program's log: small rotating files that only their owner can read, without anyone's address."""

import logging
import os
import re
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from app import paths

FILE_NAME = "relance.log"
BYTES_PER_FILE = 1_000_000
OLD_FILES_KEPT = 2

# A quoted local part may hold spaces; anything else that belongs to an address stands in one piece.
_PIECE = re.compile(r'[^\s<>(),;"]*+"[^"\n]{1,64}"(?:[@＠﹫]|%40)[^\s<>(),;]+|[^\s<>(),;]+')
# An at-sign with something before it. Folders named after a version, as in /opt/python@3.11/lib, are no
# addresses, and without them a traceback would not say which file it passed through.
_ADDRESS = re.compile(r".(?:[@＠﹫]|%40)(?!\d+(?:\.\d+)?/)", re.DOTALL)


def start() -> None:
    """Write what the program logs to files in the log folder; asked again, it changes nothing.

    A folder that cannot be written to never keeps the program from opening: it then logs to stderr.
    """
    root = logging.getLogger()
    if any(isinstance(handler.formatter, _Scrubbed) for handler in root.handlers):
        return
    handler: logging.Handler
    try:
        handler = _PrivateFiles(paths.log_folder() / FILE_NAME)
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(_Scrubbed("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.INFO)


def scrub(text: str) -> str:
    """The text with `<address>` for whatever looks like an e-mail address.

    Hiding too much is the safe side: the name and password of `smtp://name:password@host` go as well.
    """
    return _PIECE.sub(_hidden, text)


def _hidden(piece: re.Match[str]) -> str:
    return "<address>" if _ADDRESS.search(piece[0]) else piece[0]


class _Scrubbed(logging.Formatter):
    """Scrubs the finished entry. A logging.Filter would run before the traceback is turned into text."""

    def format(self, record: logging.LogRecord) -> str:
        return scrub(super().format(record))


class _PrivateFiles(RotatingFileHandler):
    """Files that nobody but their owner can read, from the moment they exist."""

    def __init__(self, file: Path) -> None:
        super().__init__(file, maxBytes=BYTES_PER_FILE, backupCount=OLD_FILES_KEPT, encoding="utf-8")

    def _open(self) -> TextIOWrapper:
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_APPEND | os.O_CREAT, mode=0o600)
        return open(descriptor, "a", encoding="utf-8", errors="backslashreplace")
