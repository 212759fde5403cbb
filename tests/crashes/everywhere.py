"""Every write and flush of every act, not a sample: killed at it, and failing from it on or at it alone.

    python -m tests.crashes.everywhere [--people N] [ACT …]

Takes some minutes, and prints a table of counts: what is in its last two columns must be 0.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.crashes import tracing
from tests.crashes.acts import NAMES, Act
from tests.crashes.prepared import prepare
from tests.crashes.test_sending_killed import kill_again_and_again
from tests.crashes.tracing import Tracer

MESSAGES_SENT, KILLS = 2_000, 55
WRITES = "pwrite64"
FLUSHES = "fdatasync,fsync,ftruncate,rename,unlink"
SYNCS = "fdatasync,fsync"
IN_WORDS = ("DiskFull", "DiskFailure", "NotWritable")


@dataclass(frozen=True)
class Fault:
    """What goes wrong at the system calls of a kind: at one of them, or from it on."""

    name: str
    calls: str
    injection: str

    def at(self, number: int) -> str:
        """The tracer's words for it."""
        return f"{self.calls}:{self.injection.format(number)}"


FAULTS = (
    Fault("killed at a write", WRITES, "signal=SIGKILL:when={}"),
    Fault("killed at a flush, rename or removal", FLUSHES, "signal=SIGKILL:when={}"),
    Fault("disk full from a write on", WRITES, "error=ENOSPC:when={}+"),
    Fault("disk full at one write", WRITES, "error=ENOSPC:when={}"),
    Fault("I/O error from a write on", WRITES, "error=EIO:when={}+"),
    Fault("I/O error at one write", WRITES, "error=EIO:when={}"),
    Fault("I/O error from a flush on", SYNCS, "error=EIO:when={}+"),
    Fault("I/O error at one flush", SYNCS, "error=EIO:when={}"),
)


def tried(act: Act, fault: Fault, tracer: Tracer, folder: Path) -> Iterator[tuple[int, str]]:
    """Each number of a call and what came of the fault there: nothing, all, or what must not be."""
    for number in range(1, tracer.count(act, folder / "counted", fault.calls) + 1):
        path, ended = act.run(folder / "try", under=tracer.command(fault.at(number), fault.calls))
        try:
            done = act.check(path, ended)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
            lost = "lost" in str(error)
            yield number, "lost" if lost else f"inconsistent: {type(error).__name__} {error}"
            continue
        if not ended.killed and not ended.closed:
            yield number, f"inconsistent: not in words: {ended.errors[-300:]}"
        elif ended.refused and ended.refused not in IN_WORDS:
            yield number, f"inconsistent: refused as {ended.refused}"
        else:
            yield number, "all" if done else "nothing"


def main() -> int:
    """Go through them all."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("acts", nargs="*", default=(*NAMES, "send"))
    arguments = parser.parse_args()
    tracer = tracing.find()
    if isinstance(tracer, str):
        print(tracer)
        return 2
    total: Counter[str] = Counter()
    print("| act | fault | points | nothing done | all done | inconsistent | acknowledged but lost |")
    print("|---|---|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory(prefix="relance-everywhere-") as folder:
        act_on = prepare(Path(folder), arguments.people)
        for name in [name for name in arguments.acts if name in NAMES]:
            for fault in FAULTS:
                tally: Counter[str] = Counter()
                for number, outcome in tried(act_on(name), fault, tracer, Path(folder)):
                    tally[outcome.partition(":")[0]] += 1
                    if outcome not in ("all", "nothing"):
                        print(f"{name}, {fault.name} {number}: {outcome}", file=sys.stderr, flush=True)
                total += tally
                print(_row(name, fault.name, tally), flush=True)
    if "send" in arguments.acts:
        with tempfile.TemporaryDirectory(prefix="relance-everywhere-") as folder:
            tally = Counter(all=kill_again_and_again(Path(folder), MESSAGES_SENT, KILLS))
        total += tally
        print(_row("send", f"killed while {MESSAGES_SENT:,} messages leave", tally), flush=True)
    print(_row("all", "", total))
    return 1 if total["inconsistent"] or total["lost"] else 0


def _row(name: str, fault: str, tally: Counter[str]) -> str:
    counts = (tally[each] for each in ("nothing", "all", "inconsistent", "lost"))
    return " | ".join(["| " + name, fault, str(tally.total()), *map(str, counts)]) + " |"


if __name__ == "__main__":
    sys.exit(main())
