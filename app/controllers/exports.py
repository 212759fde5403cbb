"""Writing lists as CSV files that a spreadsheet opens well, cannot be tricked by, and Relance reads back."""

import csv
import errno
import os
import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from operator import length_hint
from pathlib import Path
from typing import IO, Any

from app.errors import QT_TRANSLATE_NOOP, Refusal

# With the full-width twins of = + - @, which spreadsheets in Asian locales also calculate.
_FORMULA = re.compile("'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_GUARDED = re.compile("'+[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_ROWS_PER_PROGRESS = 2_000


class FolderNotWritable(Refusal):
    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "‘{name}’ cannot be written in {folder}: the folder is read-only for you, or the file is open in "
        "another program. Close it there, or choose another folder.",
    )


class FolderMissing(Refusal):
    sentence = QT_TRANSLATE_NOOP("Refusal", "There is no folder {folder}. Choose another one.")


class DiskFull(Refusal):
    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "‘{name}’ was not written: no room is left in {folder}. Free some space or choose another disk.",
    )


class NotWritten(Refusal):
    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "‘{name}’ was not written in {folder} ({reason}). Choose another place."
    )


def write_csv(
    path: Path,
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    progress: Callable[[int, int], None] | None = None,
    *,
    delimiter: str = ";",
) -> int:
    """Write a table as CSV (RFC 4180, UTF-8 with byte order mark); returns its number of rows, header apart.

    The mark and the default delimiter are what a French Excel needs to open the file by a double click; an
    English one wants ",". The file appears whole or not at all, and only then replaces one of that name.
    `progress` is told rows written and rows in all (0 when `rows` does not know), and may raise Cancelled.
    """
    count, total = 0, length_hint(rows)
    with _replacing(path) as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(map(guard, header))
        for count, row in enumerate(rows, 1):
            writer.writerow([guard(cell) if isinstance(cell, str) else cell for cell in row])
            if progress and count % _ROWS_PER_PROGRESS == 0:
                progress(count, total)
    return count


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file that was made whole in memory, such as a PDF or a picture; it replaces one of that name.

    Raises the refusals of `write_csv`.
    """
    with _replacing(path, binary=True) as file:
        file.write(content)


def guard(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula: an apostrophe before = + - @ tab CR.

    Text that already looks guarded gets one more, so that `unguard` gives every text back.
    """
    return "'" + text if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """The text that `guard` was given."""
    return text[1:] if text[:1] == "'" and _GUARDED.match(text) else text


@contextmanager
def _replacing(path: Path, *, binary: bool = False) -> Iterator[IO[Any]]:
    """A new file that takes the place of `path` once it is complete and on the disk, else leaves no trace."""
    path = path.resolve()
    # Same folder, so same disk: only there is replacing one step.
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        try:
            with (
                partial.open("xb") if binary else partial.open("x", encoding="utf-8-sig", newline="") as file
            ):
                yield file
                file.flush()
                os.fsync(file.fileno())
            os.replace(partial, path)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise _refusal(error, path) from error


def _refusal(error: OSError, path: Path) -> Refusal:
    name, folder = path.name, str(path.parent)
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return FolderMissing(folder=folder)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return FolderNotWritable(name=name, folder=folder)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(name=name, folder=folder)
    return NotWritten(name=name, folder=folder, reason=error.strerror or type(error).__name__)
