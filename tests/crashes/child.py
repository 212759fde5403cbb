"""A program of its own that does one act on a real database, to be killed in the middle of it.

    python -m tests.crashes.child DATABASE import FILE
    python -m tests.crashes.child DATABASE unsubscribe FILE
    python -m tests.crashes.child DATABASE undo OPERATION
    python -m tests.crashes.child DATABASE queue BATCH

It prints `receipt` and how much it did once that is done, or `refused` and the kind of refusal; in the end
`closed`, and how many statements SQLite began and how often the progress was told.
With `--die-at statement:K` or `--die-at progress:K` it kills itself with SIGKILL when SQLite begins the Kth
statement, or when the act tells its progress the Kth time, which it then does every few opcodes.
"""

import argparse
import os
import signal
from collections.abc import Callable
from pathlib import Path

from app.controllers import imports, mailings, undoing, unsubscribing
from app.controllers.operations import Source
from app.errors import Refusal
from app.models import database
from app.models.database import Progress
from tests.builders import queued

OPCODES_BETWEEN_QUESTIONS = 5_000


class Countdown:
    """Kills the program when it is called the Kth time; never, when K is 0."""

    def __init__(self, kth: int) -> None:
        self.calls = 0
        self._kth = kth

    def __call__(self, *_: object) -> None:
        self.calls += 1
        if self.calls == self._kth:
            os.kill(os.getpid(), signal.SIGKILL)


def _import(path: str, progress: Progress) -> int:
    return imports.run(imports.propose(Path(path)), progress).counts.imported


def _unsubscribe(path: str, progress: Progress) -> int:
    preview = unsubscribing.preview(Path(path).read_text("utf-8"))
    return unsubscribing.apply(preview, Source.CUSTOMERS, progress=progress).counts.changes


def _undo(operation: str, progress: Progress) -> int:
    return undoing.undo(int(operation), Source.UNSUBSCRIBED).counts["lifted"]


def _queue(batch: str, _: Progress) -> int:
    return mailings.get(queued(int(batch))).counts.total


ACTS: dict[str, Callable[[str, Progress], int]] = {
    "import": _import,
    "unsubscribe": _unsubscribe,
    "undo": _undo,
    "queue": _queue,
}


def main() -> None:
    """Do the act and say so."""
    parser = argparse.ArgumentParser()
    parser.add_argument("database", type=Path)
    parser.add_argument("act", choices=ACTS)
    parser.add_argument("object")
    parser.add_argument("--die-at", default="nothing:0")
    arguments = parser.parse_args()
    kind, _, kth = arguments.die_at.partition(":")
    statements = Countdown(int(kth) if kind == "statement" else 0)
    progress = Countdown(int(kth) if kind == "progress" else 0)
    database._OPCODES_BETWEEN_QUESTIONS = OPCODES_BETWEEN_QUESTIONS
    try:
        database.open_database(arguments.database)
        database.connect().set_trace_callback(statements)
        try:
            print("receipt", ACTS[arguments.act](arguments.object, progress), flush=True)
        finally:
            database.close()
    except Refusal as refusal:
        print("refused", type(refusal).__name__, flush=True)
    print("closed", statements.calls, progress.calls, flush=True)


if __name__ == "__main__":
    main()
