"""A program of its own that does one act on a real database, to be killed in the middle of it.

    python -m tests.crashes.child DATABASE ACT OBJECT

Where the object is a file for `import` and `unsubscribe`, an operation for `undo`, a batch for `queue`, a
mailing for `claim` and `settle`, an address for `erase`, a backup for `restore`, nothing for `backup` and
`migrate`.

Begun by `python -m tests.crashes.child --nursery`, as `nursery.py` does, it has imported everything before.

It prints `receipt` and how much it did once that is done, or `refused` and the kind of refusal; in the end
`closed`, and how many statements SQLite began and how often the progress was told.
With `--die-at statement:K` or `--die-at progress:K` it kills itself with SIGKILL when SQLite begins the Kth
statement, or when the act tells its progress the Kth time, which it then does every few opcodes.
"""

import argparse
import ctypes
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from app.controllers import erasing, imports, restoring, sending, undoing, unsubscribing
from app.controllers.audiences import Mail
from app.controllers.operations import Source
from app.delivery import outbox
from app.delivery.letters import Recipient
from app.delivery.terms import Fate, Phase, Result
from app.errors import Refusal
from app.models import database
from app.models.database import Progress

OPCODES_BETWEEN_QUESTIONS = 5_000
UNSUBSCRIBE = "Answer with UNSUBSCRIBE to hear no more from us."


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
    return undoing.undo(int(operation), Source.UNSUBSCRIBED, progress).counts["lifted"]


def _queue(batch: str, progress: Progress) -> int:
    plan = sending.prepare(int(batch), Mail.INVITATION, UNSUBSCRIBE)
    sending.send(plan, Source.INVITATION_PREVIEW, progress=progress)
    return len(plan.recipients)


def _claim(mailing: str, _: Progress) -> int:
    return int(outbox.step(None, int(mailing), 2_000_000_000) is not None)


def _settle(mailing: str, _: Progress) -> int:
    """What came of the message that is being sent, and the claim of the next one, in one step."""
    id, attempts = database.select("SELECT id, attempts FROM message WHERE state = 'sending'").fetchone()
    claimed = outbox.Claimed(id, int(mailing), "", "", attempts, Recipient("", "", "", [], ""))
    done = outbox.Done(claimed, Result(Fate.SENT, Phase.END, None, seen=1))
    return int(outbox.step(done, int(mailing), 2_000_000_000) is not None)


def _erase(address: str, progress: Progress) -> int:
    return erasing.erase(address, Source.CUSTOMER_PAGE, progress).addresses


def _back_up(_: str, progress: Progress) -> int:
    return len(list(database.back_up("test", progress).parent.glob("*.db")))


def _restore(backup: str, progress: Progress) -> int:
    return restoring.restore(Path(backup), progress).customers


def _migrate(_: str, __: Progress) -> int:
    """It was done when the database was opened."""
    (version,) = database.select("PRAGMA user_version").fetchone()
    return int(version)


ACTS: dict[str, Callable[[str, Progress], int]] = {
    "import": _import,
    "unsubscribe": _unsubscribe,
    "undo": _undo,
    "queue": _queue,
    "claim": _claim,
    "settle": _settle,
    "erase": _erase,
    "backup": _back_up,
    "restore": _restore,
    "migrate": _migrate,
}


def do(argv: Sequence[str]) -> None:
    """Do the act and say so."""
    parser = argparse.ArgumentParser()
    parser.add_argument("database", type=Path)
    parser.add_argument("act", choices=ACTS)
    parser.add_argument("object")
    parser.add_argument("--die-at", default="nothing:0")
    arguments = parser.parse_args(argv)
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


def nurse() -> None:
    """Begin a process for each line, [arguments, file for what it says, for its errors]; see `nursery.py`.

    It says the number of the process, which waits for an empty line, and then how it ended.
    """
    for line in sys.stdin:
        arguments, said, errors = json.loads(line)
        ready, go = os.pipe()
        process = os.fork()
        if process == 0:
            _be_born(arguments, said, errors, ready)
        print(process, flush=True)
        sys.stdin.readline()
        os.write(go, b".")
        _, status = os.waitpid(process, 0)
        os.close(go)
        os.close(ready)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _be_born(arguments: Sequence[str], said: str, errors: str, ready: int) -> NoReturn:
    for number, path in ((1, said), (2, errors)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    with suppress(OSError, AttributeError):  # where only parents may trace, anybody may trace this one
        ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1), 0, 0, 0)
    os.read(ready, 1)
    code = 1
    try:
        do(arguments)
        code = 0
    except BaseException:  # noqa: BLE001 - it is told, and not to the nursery's own stack
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    if sys.argv[1:] == ["--nursery"]:
        nurse()
    else:
        do(sys.argv[1:])
