"""Reading delimited text strictly, in bounded memory, at nearly the speed of the bare csv module."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, Literal

from app.controllers.exports import unguard
from app.controllers.reading import delimiter as delimiters
from app.controllers.reading import encoding as encodings
from app.controllers.reading import is_blank
from app.controllers.reading.delimiter import ONE_COLUMN
from app.controllers.reading.recognise import opened
from app.errors import QT_TRANSLATE_NOOP, Refusal

LINE_LIMIT = 1 << 20
"""Bytes in one line; a longer one is no row of a list and would fill the memory."""

# About 2,000 records: how often progress is told and a person's Stop is heard.
_BLOCK = 1 << 17
# Where `unguard` may have something to do, in UTF-8 and the code pages; the end of a block may cut it.
_GUARD = re.compile(rb"'(?:[=+\-@\t\r]|\xef\xbc[\x8b\x8d\x9d\xa0]|.{0,2}\Z)", re.DOTALL)


class UnclosedQuote(Refusal):
    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "The quotation mark opened on line {line} is not closed, so the rows after it cannot be told apart. "
        "Correct that line and try again; nothing was read.",
    )


class TextAfterQuote(Refusal):
    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "On line {line} there is text after a closing quotation mark. Correct that line or choose another "
        "delimiter.",
    )


class CellTooLong(Refusal):
    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "A cell that begins on line {line} has {characters} characters or more; {limit} can be read. "
        "Is this a list of customers?",
    )


class LineTooLong(Refusal):
    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "Line {line} is {megabytes} MB long; lines of up to {limit} MB can be read. "
        "Is this a list of customers, with one on each line?",
    )


def records(
    path: Path,
    encoding: str,
    delimiter: str,
    skip_header: bool,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[tuple[int, list[str]]]:
    """Each record with the 1-based physical line where it starts.

    `skip_header` leaves out all up to the first filled one. `progress` is told bytes read and bytes in all,
    and may raise Cancelled.
    """
    with opened(path) as file:
        source = _Source(file, path.stat().st_size, encoding, progress)
        stream = io.TextIOWrapper(source, encoding, newline="")
        offset = line = 1
        try:
            first = stream.readline()
            lines: Iterator[str] = chain((first,), stream)
            if delimiters.declared(first):
                lines, offset = stream, 2
            reader = csv.reader(
                lines,
                delimiter=delimiter or ONE_COLUMN,
                quoting=_quoting(path, encoding, delimiter),
                strict=True,
            )
            line = offset
            if skip_header:
                for cells in reader:
                    line = reader.line_num + offset
                    if not is_blank(cells):
                        break
            for cells in reader:
                yield line, list(map(unguard, cells)) if source.guarded else cells
                line = reader.line_num + offset
        except csv.Error as error:
            raise _diagnosis(path, encoding, delimiter, line) or error from error
        except UnicodeError as error:
            where = encodings.undecodable_line(path, encoding)
            raise encodings.Undecodable(line=where, encoding=encoding) from error


def _quoting(path: Path, encoding: str, delimiter: str) -> Literal[0, 3]:
    if not delimiter and delimiters.quotes_are_text(encodings.head(path, encoding)[0]):
        return csv.QUOTE_NONE
    return csv.QUOTE_MINIMAL


class _Source(io.BufferedIOBase):
    """The bytes of a file in blocks, on the way to the decoder; checks are per block, so they cost nothing.

    Line ends are looked for as bytes. In UTF-16 a letter may hold such a byte: the limit is milder then.
    """

    def __init__(
        self, file: BinaryIO, size: int, encoding: str, progress: Callable[[int, int], None] | None
    ) -> None:
        self.name = file.name
        self._file = file
        self._size = size
        self._encoding = encoding
        self._progress = progress
        self._done = 0
        self._line_start = 0
        wide = encoding.startswith(("utf-16", "utf-32"))
        self.guarded = wide
        """Whether cells may hold the guard of our exports; known before the records of a block are made."""

    def readable(self) -> bool:
        return True

    def read1(self, size: int = -1, /) -> bytes:
        block = self._file.read(_BLOCK)
        first, last = _line_ends(block)
        end = self._done + (first if first >= 0 else len(block))
        if end - self._line_start > LINE_LIMIT:
            raise self._too_long()
        if last >= 0:
            self._line_start = self._done + last + 1
        self._done += len(block)
        # The plain search first: it is twenty times faster and mostly the last.
        if not self.guarded and b"'" in block and _GUARD.search(block):
            self.guarded = True
        if self._progress:
            self._progress(self._done, max(self._size, self._done))
        return block

    def _too_long(self) -> LineTooLong:
        """Which line it is and how long: read once more, since nobody counts the lines of a good file."""
        lines = encodings.LineCounter()
        decoder = encodings.lenient_decoder(self._encoding)
        self._file.seek(0)
        left = self._line_start
        while left and (block := self._file.read(min(_BLOCK, left))):
            lines.add(decoder.decode(block))
            left -= len(block)
        length = 0
        while block := self._file.read(_BLOCK):
            first, _ = _line_ends(block)
            length += first if first >= 0 else len(block)
            if first >= 0:
                break
        return LineTooLong(
            line=lines.count + 1, megabytes=round(length / (1 << 20), 1), limit=LINE_LIMIT // (1 << 20)
        )


def _line_ends(block: bytes) -> tuple[int, int]:
    """Where the first and the last line end of a block are, or -1."""
    found = [at for at in (block.find(b"\n"), block.find(b"\r")) if at >= 0]
    return min(found, default=-1), max(block.rfind(b"\n"), block.rfind(b"\r"))


def _diagnosis(path: Path, encoding: str, delimiter: str, start: int) -> Refusal | None:
    """Why the csv module refused the record that starts on line `start`, in words: its grammar replayed.

    The module knows only the line where it gave up, which for an open quote is the end of the file.
    """
    limit = csv.field_size_limit()
    separator = delimiter or ONE_COLUMN
    opened_on = length = 0
    with opened(path) as file:
        stream = io.TextIOWrapper(_Source(file, 0, encoding, None), encoding, "replace", newline="")
        for line, text in enumerate(islice(stream, start - 1, None), start):
            at = 0
            while at < len(text):
                if not opened_on and text[at] == '"':
                    opened_on, length = line, 0
                    at += 1
                elif not opened_on:
                    end = text.find(separator, at)
                    end = len(text) if end < 0 else end
                    if end - at > limit:
                        return CellTooLong(line=line, characters=end - at, limit=limit)
                    at = end + 1
                else:
                    end = text.find('"', at)
                    if end < 0:
                        length += len(text) - at
                        break
                    length += end - at
                    following = text[end + 1 : end + 2]
                    at = end + 2
                    if following == '"':
                        length += 1
                    elif following not in ("", "\r", "\n", separator):
                        # Over several lines, the closing quote is more likely another cell's opening one.
                        one_line = opened_on == line
                        return TextAfterQuote(line=line) if one_line else UnclosedQuote(line=opened_on)
                    elif length > limit:
                        return CellTooLong(line=opened_on, characters=length, limit=limit)
                    else:
                        opened_on = 0
    return UnclosedQuote(line=opened_on) if opened_on else None
