"""An act that is interrupted: running it in a program of its own, and judging what it left."""

import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.models import backups
from tests.builders import contents, opened, sound

ROOT = Path(__file__).resolve().parents[2]

NAMES = ("import", "unsubscribe", "undo", "queue")


@dataclass(frozen=True)
class Ended:
    """How the child ended, and what it had said by then."""

    killed: bool
    acknowledged: int | None
    refused: str
    closed: bool
    counts: tuple[int, ...]
    errors: str


@dataclass(frozen=True)
class Act:
    """One act of the child: on which database, and the whole contents before and after it."""

    name: str
    object: str
    database: Path
    before: Mapping[str, list[tuple[object, ...]]]
    after: Mapping[str, list[tuple[object, ...]]]

    def run(self, folder: Path, *options: str, under: Sequence[str] = ()) -> tuple[Path, Ended]:
        """Run the child on a fresh copy of the database, under a tracer perhaps."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        path = folder / "relance.db"
        shutil.copyfile(self.database, path)
        child = [sys.executable, "-m", "tests.crashes.child", str(path), self.name, self.object, *options]
        done = subprocess.run([*under, *child], cwd=ROOT, capture_output=True, text=True)
        said = dict(line.split(" ", 1) for line in done.stdout.splitlines())
        return path, Ended(
            killed=done.returncode in (-9, 137),
            acknowledged=int(said["receipt"]) if "receipt" in said else None,
            refused=said.get("refused", ""),
            closed="closed" in said,
            counts=tuple(map(int, said.get("closed", "").split())),
            errors=done.stderr,
        )

    def check(self, path: Path, ended: Ended) -> bool:
        """All or nothing, sound, and what was acknowledged is there; returns whether it was all."""
        with opened(path):  # as the program would be started again
            pass
        recovered = contents(path)
        assert sound(path)
        assert recovered in (self.before, self.after), "something in between"
        if ended.acknowledged is not None:
            assert recovered == self.after, "acknowledged, and lost"
        if ended.refused:
            assert recovered == self.before, "refused, and done"
        for backup in backups.existing(path):
            assert sound(backup)
            assert contents(backup) == self.before
        return recovered == self.after
