"""Reading the files people bring: CSV, TXT and XLSX to import, and whatever has addresses to paste."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from pathlib import Path

from app import address
from app.controllers.reading import delimited, delimiter, encoding, is_blank, workbook
from app.controllers.reading.delimiter import DELIMITERS
from app.controllers.reading.encoding import ENCODINGS
from app.controllers.reading.recognise import Format, opened, recognise
from app.errors import QT_TRANSLATE_NOOP, Refusal

__all__ = ["DELIMITERS", "ENCODINGS", "Kind", "Layout", "detect", "header", "records", "sample", "text"]

PASTE_LIMIT = 100 << 20
"""Bytes of text that a paste field can be given from a file."""


class WebPage(Refusal):
    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "‘{name}’ is a web page, even if its name says otherwise. Open it in Excel or LibreOffice "
        "and save it as CSV or XLSX.",
    )


class MailNotList(Refusal):
    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "‘{name}’ is a mail, not a list of transactions. Choose a CSV, TXT or XLSX file."
    )


class TooLongToPaste(Refusal):
    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "‘{name}’ is {megabytes} MB long; files of up to {limit} MB can be pasted. Split it first."
    )


class Kind(StrEnum):
    TEXT = "text"
    WORKBOOK = "workbook"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is read: detected, shown and changeable (`dataclasses.replace`)."""

    kind: Kind
    encoding: str = ""
    """Of text: a Python codec name, one of ENCODINGS."""
    delimiter: str = ""
    """Of text: one of DELIMITERS or what the file's `sep=` line declares; "" for one column."""
    has_header: bool = True
    sheet: str = ""
    """Of a workbook: the sheet that is read."""
    sheets: tuple[str, ...] = ()


def detect(path: Path) -> Layout:
    """How the file is best read; a Refusal when it is no list at all.

    The first filled record is a header unless one of its cells has an address in it.
    """
    match recognise(path):
        case Format.HTML:
            raise WebPage(name=path.name)
        case Format.LETTER:
            raise MailNotList(name=path.name)
        case Format.WORKBOOK:
            sheets, sheet = workbook.sheets(path)
            first = _first(workbook.records(path, sheet, skip_header=False))
            return Layout(Kind.WORKBOOK, has_header=_is_header(first), sheet=sheet, sheets=sheets)
    codec = encoding.detect(path)
    head, whole = encoding.head(path, codec)
    separator = delimiter.detect(head, whole)
    return Layout(Kind.TEXT, codec, separator, has_header=_is_header(delimiter.first_cells(head, separator)))


def records(
    path: Path, layout: Layout, progress: Callable[[int, int], None] | None = None
) -> Iterator[tuple[int, list[str]]]:
    """Every record below the header, blank ones too, with the 1-based line or sheet row where it starts.

    Cells are as they are in the file; only the guard of our own exports is taken off. `progress` is told
    what is done and what there is in all (bytes, or rows), about every 2,000 records; what it raises goes
    through. A file that cannot be read to its end raises a Refusal that names the line.
    """
    if layout.kind is Kind.WORKBOOK:
        return workbook.records(path, layout.sheet, layout.has_header, progress)
    return delimited.records(path, layout.encoding, layout.delimiter, layout.has_header, progress)


def header(path: Path, layout: Layout) -> list[str]:
    """The columns' names by position, duplicate and empty ones as they are; without a header, "" for each."""
    if layout.has_header:
        return _first(records(path, replace(layout, has_header=False)))
    return [""] * max((len(cells) for _, cells in sample(path, layout)), default=0)


def sample(path: Path, layout: Layout, count: int = 20) -> list[tuple[int, list[str]]]:
    """The first `count` of `records`."""
    return list(islice(records(path, layout), count))


def text(path: Path) -> str:
    """The words of a file dropped on a paste field: text, page, mail (senders, body) or workbook (rows)."""
    kind = recognise(path)
    if kind is Format.WORKBOOK:
        return _text_of_workbook(path)
    with opened(path) as file:
        data = file.read(PASTE_LIMIT + 1)
    if len(data) > PASTE_LIMIT:
        size = round(path.stat().st_size / (1 << 20))
        raise TooLongToPaste(name=path.name, megabytes=size, limit=PASTE_LIMIT >> 20)
    # Imported when first needed: the email package is large and most starts of the program read no mail.
    from app.controllers.reading import letter

    if kind is Format.LETTER:
        return letter.text_of_mail(data)
    decoded = data.decode(encoding.detect(path), "replace")
    return letter.text_of_page(decoded) if kind is Format.HTML else decoded


def _text_of_workbook(path: Path) -> str:
    """All sheets, a row per line: an address on the second sheet has the same right to be left alone."""
    names, _ = workbook.sheets(path)
    rows = (cells for name in names for _, cells in workbook.records(path, name, skip_header=False))
    return "\n".join("\t".join(" ".join(cell.split()) for cell in cells) for cells in rows)


def _first(rows: Iterator[tuple[int, list[str]]]) -> list[str]:
    """The first filled record."""
    return next((cells for _, cells in rows if not is_blank(cells)), [])


def _is_header(cells: list[str]) -> bool:
    return not any(address.find(cell) for cell in cells)
