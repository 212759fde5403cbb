"""An act that is interrupted: running it in a program of its own, and judging what it left."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.models import backups
from app.models.settings import REWRITE_DUE
from tests.builders import contents, opened, sound
from tests.crashes.nursery import Nursery

NAMES = (
    "import",
    "unsubscribe",
    "undo",
    "queue",
    "claim",
    "settle",
    "erase",
    "backup",
    "restore",
    "migrate",
)

Contents = Mapping[str, list[tuple[object, ...]]]


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
    """One act of the child: on which database, and the whole contents before and after it.

    `steps` are what lies between for an act that is done in several, each of them wholly or not at all.
    """

    name: str
    object: str
    database: Path
    before: Contents
    after: Contents
    steps: Sequence[Contents] = ()

    def run(self, folder: Path, *options: str, under: Sequence[str] = ()) -> tuple[Path, Ended]:
        """Run the child on a fresh copy of the database, under a tracer perhaps."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        path = folder / "relance.db"
        shutil.copyfile(self.database, path)
        code, output, errors = Nursery.shared().run(
            [str(path), self.name, self.object, *options], folder, under
        )
        said = dict(line.split(" ", 1) for line in output.splitlines())
        return path, Ended(
            killed=code == -9,
            acknowledged=int(said["receipt"]) if "receipt" in said else None,
            refused=said.get("refused", ""),
            closed="closed" in said,
            counts=tuple(map(int, said.get("closed", "").split())),
            errors=errors,
        )

    def check(self, path: Path, ended: Ended) -> bool:
        """All or nothing, sound, and what was acknowledged is there; returns whether it was all."""
        left = stored(path)
        assert sound(path)
        assert left in (self.before, *self.steps, self.after), "something in between"
        with opened(path):  # as the program would be started again
            pass
        if self.name == "migrate":
            assert stored(path) == self.after, "not taken up again"
        else:
            assert stored(path) == left, "changed by being opened"
        copies = backups.existing(path)
        for copy in copies:
            assert sound(copy)
            backed_up = (self.before, *self.steps, *([self.after] if self.name == "restore" else []))
            assert stored(copy) in backed_up, "a backup of something else"
        if backups.folder(path).exists():
            backups.clear(backups.folder(path))
            assert {file.suffix for file in backups.folder(path).iterdir()} <= {".db"}, "left behind"
        done = bool(copies) if self.name == "backup" else left == self.after
        if ended.acknowledged is not None:
            assert done, "acknowledged, and lost"
        # The last flush of a backup is of its name only; once migrated, a database may still fail to open.
        if ended.refused and self.name not in ("backup", "migrate"):
            assert not done, "refused, and done"
        return done


def stored(path: Path) -> Contents:
    """Every row of a database, but for what is only about its file.

    That is the secret, which is another one whenever a migration makes it, and the note of an erasure that
    the file is still to be written anew.
    """
    found = {table: rows for table, rows in contents(path).items() if table != "hash_key"}
    return found | {"setting": [row for row in found["setting"] if row[0] != REWRITE_DUE]}
