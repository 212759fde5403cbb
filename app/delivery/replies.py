"""What a mail server answers (RFC 5321 section 4.2): a code of three digits and words that people read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app import address

LONGEST = 16_384  # bytes; a server that says more in one reply is no mail server
TEXT_KEPT = 500  # characters

_CODE = re.compile(rb"[2-5][0-9][0-9]")
_ENHANCED = re.compile(r"([245]\.[0-9]{1,3}\.[0-9]{1,3})(?: |$)")


class Garbled(Exception):
    """What was heard is no reply. It is not repeated: it may be the password that was said."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply; `text` is in one line without control characters, and not longer than TEXT_KEPT."""

    code: int
    text: str

    @property
    def enhanced(self) -> str:
        """The enhanced status code, such as "5.7.1" (RFC 3463), or ""."""
        match = _ENHANCED.match(self.text)
        return match[1] if match else ""


def take(heard: bytes) -> tuple[int, list[bytes], bytes] | None:
    """The first reply's code and its lines' texts, and what was heard after it; None while it is not whole.

    Raises Garbled. Bare line feeds are borne with.
    """
    texts: list[bytes] = []
    code = heard[:3]
    start = 0
    while (end := heard.find(b"\n", start)) >= 0:
        line = heard[start:end].rstrip(b"\r")
        start = end + 1
        mark = line[3:4]
        if line[:3] != code or not _CODE.fullmatch(code) or mark not in (b" ", b"-", b""):
            raise Garbled
        texts.append(line[4:])
        if mark != b"-":
            return int(code), texts, heard[start:]
    if len(heard) > LONGEST:
        raise Garbled
    return None


def reply(code: int, texts: Sequence[bytes]) -> Reply:
    """The reply with its lines made one. An enhanced status code that every line repeats is kept once."""
    lines = [text.decode("utf-8", "replace").strip() for text in texts]
    if len(lines) > 1 and (enhanced := _ENHANCED.match(lines[0])):
        lines[1:] = [
            line[match.end() :] if (match := _ENHANCED.match(line)) and match[1] == enhanced[1] else line
            for line in lines[1:]
        ]
    return Reply(code, " ".join(address.clean(" ".join(lines)).split())[:TEXT_KEPT])
