"""Which encoding a text file is in, by rules that can be told in a sentence; never by statistics.

Statistical guessers read short French cp1252 files as Chinese or Hebrew code pages.
"""

import codecs
from pathlib import Path

from app.controllers.reading.recognise import HEAD, opened
from app.errors import QT_TRANSLATE_NOOP, Refusal

ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "cp1252",
    "mac_roman",
    "iso8859-15",
    "cp850",
    "cp1250",
)
"""Python codec names a person may choose from when the detected one shows wrong letters."""

_BLOCK = 1 << 20
# UTF-32's mark begins with UTF-16's, so it is looked for first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Undecodable(Refusal):
    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "Line {line} is not written in the encoding {encoding}. Choose another encoding."
    )


def detect(path: Path) -> str:
    """The codec of a text file: its byte order mark, or UTF-16 by NULs, or strict UTF-8, or a code page."""
    with opened(path) as file:
        head = file.read(HEAD)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    # Before UTF-8, which takes the NULs of plain ASCII in UTF-16 for characters.
    if wide := _wide_by_nulls(head):
        return wide
    if _decodes(path, "utf-8"):
        return "utf-8"
    # cp1252 leaves 81 8D 8F 90 9D undefined; the last four are ç è ê ù in Mac Roman, frequent in French.
    return "cp1252" if _decodes(path, "cp1252") else "mac_roman"


def head(path: Path, encoding: str) -> tuple[str, bool]:
    """The first 64 kB decoded, and whether that is the whole file. Never fails: it is only looked at."""
    with opened(path) as file:
        data = file.read(HEAD)
        whole = not file.read(1)
    try:
        return lenient_decoder(encoding).decode(data), whole
    except UnicodeError:  # UTF-16 or UTF-32 chosen for a file without a byte order mark
        return "", whole


def lenient_decoder(encoding: str) -> codecs.IncrementalDecoder:
    """A decoder that puts U+FFFD for what it does not know, and keeps a sequence cut at the end for later."""
    return codecs.getincrementaldecoder(encoding)("replace")


def undecodable_line(path: Path, encoding: str) -> int:
    """The 1-based line with the first bytes that `encoding` does not know."""
    decoder = codecs.getincrementaldecoder(encoding)()
    lines = LineCounter()
    with opened(path) as file:
        try:
            while block := file.read(_BLOCK):
                lines.add(decoder.decode(block))
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            lines.add(error.object[: error.start].decode(error.encoding, "replace"))
        except UnicodeError:  # no byte order mark where the codec needs one
            return 1
    return lines.count + 1


class LineCounter:
    """Counts line ends (LF, CR, CR LF) in text that comes in pieces."""

    def __init__(self) -> None:
        self.count = 0
        self._after_cr = False

    def add(self, text: str) -> None:
        self.count += text.count("\n") + text.count("\r") - text.count("\r\n")
        if self._after_cr and text.startswith("\n"):
            self.count -= 1
        self._after_cr = text.endswith("\r") if text else self._after_cr


def _wide_by_nulls(head: bytes) -> str:
    """UTF-16 without a mark: addresses and separators have a NUL in every other byte, and only there."""
    pairs = len(head) // 2
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd * 4 > pairs and even * 10 < odd:
        return "utf-16-le"
    if even * 4 > pairs and odd * 10 < even:
        return "utf-16-be"
    return ""


def _decodes(path: Path, encoding: str) -> bool:
    """Whether the whole file is valid, in constant memory; a sequence cut between two blocks is no error."""
    decoder = codecs.getincrementaldecoder(encoding)()
    with opened(path) as file:
        try:
            while block := file.read(_BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True
