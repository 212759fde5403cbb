"""Starting the program again in a process of its own, once this one has let go of everything."""

import logging
import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QProcessEnvironment

_logger = logging.getLogger(__name__)


def command(database: Path, language: str | None = None) -> list[str]:
    """What starts the program that is running now: out of a package, a virtual environment or a checkout."""
    is_frozen = getattr(sys, "frozen", False)
    program = [sys.executable] if is_frozen else [sys.executable, "-m", "app"]
    spoken = ["--language", language] if language else []
    return [*program, "--database", str(database.absolute()), *spoken]


def restart(database: Path, language: str | None = None) -> bool:
    """Start the program on a database, with what this one was started with; whether that was possible.

    The process goes on when this one ends. Whoever calls has closed the database.
    """
    program, *arguments = command(database, language)
    environment = QProcessEnvironment.systemEnvironment()
    # Else a packed program takes itself for a part of this one.
    environment.insert("PYINSTALLER_RESET_ENVIRONMENT", "1")
    process = QProcess()
    process.setProgram(program)
    process.setArguments(arguments)
    process.setProcessEnvironment(environment)
    if not getattr(sys, "frozen", False):
        # Where `-m app` finds this very program before any other of that name.
        process.setWorkingDirectory(str(Path(__file__).resolve().parents[2]))
    answer: object = process.startDetached()  # with a process id beside it in some versions
    started = bool(answer[0] if isinstance(answer, tuple) else answer)
    if not started:
        _logger.error("could not be started again: %s", process.errorString())
    return started
