"""Reading the cells of an Excel workbook as the text a person sees in them."""

from __future__ import annotations

import datetime
import errno
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.controllers.exports import unguard
from app.controllers.reading import is_blank
from app.controllers.reading.recognise import DamagedWorkbook, EmptyFile, EncryptedWorkbook, opened
from app.errors import QT_TRANSLATE_NOOP, Refusal

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

AREA_LIMIT = 50_000_000
"""Cells between the first and the last of a sheet; the library takes 30 bytes for each, filled or not."""

_ROWS_PER_PROGRESS = 2_000
_DIMENSION = re.compile(rb'<dimension ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')


class SheetTooLarge(Refusal):
    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "A sheet of ‘{name}’ reaches down to cell {last}, which is too far to read. Delete what stands far "
        "away from the list (Ctrl+End goes there), or save the list as CSV.",
    )


def sheets(path: Path) -> tuple[tuple[str, ...], str]:
    """The names of all sheets of cells (not of charts), and the first one that has any."""
    from python_calamine import SheetTypeEnum

    with _workbook(path) as workbook:
        names = tuple(
            sheet.name for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet
        )
        for name in names:
            if workbook.get_sheet_by_name(name).height:
                return names, name
    raise EmptyFile(name=path.name)


def records(
    path: Path,
    sheet: str,
    skip_header: bool,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number as Excel shows it; with `skip_header`, those after the first filled one.

    Cells keep their column even when the first ones are empty. `progress` is told rows read and rows in all.
    """
    with _workbook(path) as workbook:
        cells = workbook.get_sheet_by_name(sheet)
        # The library gives back empty rows above the first cell but not empty columns before it.
        margin = [""] * (cells.start[1] if cells.start else 0)
        total = cells.end[0] + 1 if cells.end else 0
        header_pending = skip_header
        for number, row in enumerate(cells.iter_rows(), 1):
            record = margin + [as_text(cell) for cell in row]
            if progress and (number % _ROWS_PER_PROGRESS == 0 or number == total):
                progress(number, total)
            if header_pending:
                header_pending = is_blank(record)
                continue
            yield number, record


def as_text(value: object) -> str:
    """A cell as text: whole numbers without decimals, dates as ISO 8601, no time for midnight."""
    match value:
        case str():
            return unguard(value)
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer():
            return str(int(value))
        case float():
            # Excel keeps 15 significant digits; more would show 0.1 + 0.2 as 0.30000000000000004.
            return format(value, ".15g")
        case datetime.datetime():
            return _moment(value)
        case datetime.time():
            return value.isoformat("seconds" if value.second else "minutes")
        case datetime.timedelta():
            minutes, seconds = divmod(round(value.total_seconds()), 60)
            return f"{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")
        case _:
            return str(value)


def _moment(value: datetime.datetime) -> str:
    # Excel counts in fractions of a day, so a full minute may come as 59.9995 seconds.
    value = (value + datetime.timedelta(milliseconds=500)).replace(microsecond=0, tzinfo=None)
    if value.time() == datetime.time():
        return value.date().isoformat()
    return value.isoformat(" ", "seconds" if value.second else "minutes")


@contextmanager
def _workbook(path: Path) -> Iterator[CalamineWorkbook]:
    # Imported when first needed: most starts of the program read no workbook.
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    with opened(path) as file:
        _refuse_giants(path)
        try:
            with CalamineWorkbook.from_filelike(file) as workbook:
                yield workbook
        except PasswordError as error:
            raise EncryptedWorkbook(name=path.name) from error
        except CalamineError as error:
            raise DamagedWorkbook(name=path.name) from error


def _refuse_giants(path: Path) -> None:
    """One stray cell in the last corner would make the library ask for 400 GB, which ends the program."""
    try:
        with zipfile.ZipFile(path) as archive:
            for part in archive.namelist():
                if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                    with archive.open(part) as sheet:
                        _refuse_giant(sheet.read(4096), path.name)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as error:
        raise DamagedWorkbook(name=path.name) from error
    except OSError as error:
        if error.errno == errno.EINVAL:  # a place before the file's beginning, from a damaged directory
            raise DamagedWorkbook(name=path.name) from error
        raise


def _refuse_giant(start_of_sheet: bytes, name: str) -> None:
    if match := _DIMENSION.search(start_of_sheet):
        left, top, right, bottom = match.groups()
        area = (_column(right) - _column(left) + 1) * (int(bottom) - int(top) + 1)
        if area > AREA_LIMIT:
            raise SheetTooLarge(name=name, last=(right + bottom).decode())


def _column(letters: bytes) -> int:
    """A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
