"""What a mail consists of: a header block and two readings of one text, in the bytes that a server gets.

EmailMessage parses each value that it is given and takes 30 times as long as what is here, which matters for
a hundred thousand mails. So headers are written directly, from values that each have a closed form; the block
is then taken apart again and compared with what was meant, and the tests have the standard library read it.
"""

import re
import secrets
from binascii import b2a_base64, b2a_qp
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache
from typing import Literal
from unicodedata import normalize
from urllib.parse import quote

from app import address

LONGEST_SUBJECT = 255
"""Characters. There is no limit in RFC 5322, but mail programs and servers cut or refuse what is longer."""

LARGEST = 1_000_000
"""Bytes of a whole mail, which is ten times what mail programs show without cutting it."""

Why = Literal["address", "subject", "text", "size", "header"]
"""What about a mail forbids sending it: its recipient's address, …, or, by `header`, its sender."""


class Unsendable(Exception):
    """This cannot be mailed as it is; `why` says in a word what about it."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes. Answers go to `reply_to`, or to the sender where it is empty, and unsubscriptions as well.

    `endpoint` is a https address that unsubscribes by one POST once a reference is put at its end, or empty.
    """

    name: str
    address: str
    reply_to: str = ""
    endpoint: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """What one recipient reads, all fields filled in. Lines may end in any way."""

    to: str
    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Built:
    """A mail and its envelope. The content is 7-bit, but for the addresses in a header when `smtputf8`."""

    content: bytes
    sender: str
    recipient: str
    smtputf8: bool


def build(sender: Sender, letter: Letter, message_id: str, moment: datetime) -> Built:
    """The mail that takes a letter to its one recipient; the same from the same arguments.

    `moment` is aware of its time zone. Raises Unsendable.
    """
    origin = _origin(sender)
    recipient = _mailbox(letter.to, "address")
    if not _MESSAGE_ID.fullmatch(message_id):
        raise Unsendable("header")
    if len(letter.text) + len(letter.html) > LARGEST:
        raise Unsendable("size")
    refer = reference(message_id)
    one_click = f",\r\n <{origin.endpoint}{refer}>{_ONE_CLICK}" if origin.endpoint else ""
    block = (
        f"{origin.from_line}\r\n"
        f"To: {recipient}\r\n"
        f"{_subject_line(letter.subject)}\r\n"
        f"Date: {format_datetime(moment)}\r\n"
        f"Message-ID: <{message_id}>\r\n"
        f"{origin.reply_line}"
        f"List-Unsubscribe: <mailto:{origin.unsubscribe}?subject=unsubscribe%20{refer}>{one_click}\r\n"
        "Auto-Submitted: auto-generated\r\n"
        "MIME-Version: 1.0\r\n"
        f'Content-Type: multipart/alternative; boundary="{_BOUNDARY}"\r\n\r\n'
    )
    content = b"".join(
        (block.encode(), _part("plain", letter.text), _part("html", letter.html), _END)  # poorest first
    )
    if len(content) > LARGEST:
        raise Unsendable("size")
    smtputf8 = origin.smtputf8 or not recipient.isascii()
    _verify(content, origin.header_names, recipient, smtputf8)
    return Built(content, origin.address, recipient, smtputf8)


def new_message_id(domain_of: str) -> str:
    """An identifier that no other mail has, in the domain of the sender's address (RFC 5322 section 3.6.4).

    It has no angle brackets and says nothing about the recipient. Raises Unsendable.
    """
    return f"{secrets.token_hex(16)}@{_ascii_domain(domain_of.rpartition('@')[2], 'header')}"


def reference(message_id: str) -> str:
    """What stands for the recipient in addresses to unsubscribe at, and tells nobody else who it is."""
    return message_id.partition("@")[0]


# ---------------------------------------------------------------------------------------------- addresses

_LONGEST_ADDRESS = 254  # bytes; RFC 5321 4.5.3.1.3, erratum 1690
_LONGEST_LOCAL = 64  # bytes, 4.5.3.1.1

# One address and nothing that could begin another, a comment or a line, whoever has accepted it before.
_ONE_ADDRESS = re.compile(r'[^\s\x00-\x20\x7f-\xa0\ud800-\udfff<>()\[\],;:\\"@]+@[a-zA-Z0-9.-]+')
_ASCII_DOMAIN = re.compile(r"[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+")
_MESSAGE_ID = re.compile(rf"[a-zA-Z0-9_-]{{1,64}}@{_ASCII_DOMAIN.pattern}")
_ENDPOINT = re.compile(r'https://([^\s/?#:@<>"\\]+)(:[0-9]{1,5})?([/?][^\s#<>"\\]*)?')


def _mailbox(mailbox: str, why: Why) -> str:
    """An address as both envelope and header have it: the domain in ASCII, the rest in Unicode if it must."""
    if not address.is_sendable(mailbox):
        raise Unsendable(why)
    if not mailbox.isascii():
        local, _, domain = normalize("NFC", mailbox).rpartition("@")  # RFC 6532 section 3.1
        mailbox = f"{local}@{_ascii_domain(domain, why)}"
        if len(local.encode()) > _LONGEST_LOCAL or len(mailbox.encode()) > _LONGEST_ADDRESS:
            raise Unsendable(why)
    # An address may look like an encoded word, but those who read it then see another.
    if "=?" in mailbox or not _ONE_ADDRESS.fullmatch(mailbox):
        raise Unsendable(why)
    return mailbox


@lru_cache(maxsize=4096)
def _ascii_domain(domain: str, why: Why) -> str:
    """The domain in A-labels (UTS 46, as addresses are compared), or as it is where it is ASCII already."""
    if not domain.isascii():
        import idna  # large tables that most addresses do not need

        try:
            domain = idna.encode(domain, uts46=True).decode("ascii")
        except UnicodeError:
            raise Unsendable(why) from None
    if not _ASCII_DOMAIN.fullmatch(domain):
        raise Unsendable(why)
    return domain


# ------------------------------------------------------------------------------------------------- sender

_ONE_CLICK = "\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click"  # RFC 8058 section 3.1


@dataclass(frozen=True, slots=True)
class _Origin:
    """What all mails of a sender have in common, and the names of their headers in order."""

    address: str
    from_line: str
    reply_line: str
    unsubscribe: str
    endpoint: str
    smtputf8: bool
    header_names: tuple[bytes, ...]


@lru_cache(maxsize=16)
def _origin(sender: Sender) -> _Origin:
    mailbox = _mailbox(sender.address, "header")
    reply_to = _mailbox(sender.reply_to, "header") if sender.reply_to else ""
    endpoint = _endpoint(sender.endpoint) if sender.endpoint else ""
    local, _, domain = (reply_to or mailbox).rpartition("@")
    names = [b"From", b"To", b"Subject", b"Date", b"Message-ID"]
    names += [b"Reply-To"] if reply_to else []
    names += [b"List-Unsubscribe", b"List-Unsubscribe-Post"] if endpoint else [b"List-Unsubscribe"]
    names += [b"Auto-Submitted", b"MIME-Version", b"Content-Type"]
    return _Origin(
        address=mailbox,
        from_line=_from_line(re.sub(" +", " ", sender.name).strip(" "), mailbox),
        reply_line=f"Reply-To: {reply_to}\r\n" if reply_to else "",
        unsubscribe=f"{quote(local, safe=_SAFE_IN_MAILTO)}@{domain}",
        endpoint=endpoint,
        smtputf8=not (mailbox + reply_to).isascii(),
        header_names=tuple(names),
    )


_SAFE_IN_MAILTO = "!$'*+"  # what RFC 6068 section 2 leaves as it is, of what an address can have
_SAFE_IN_QUERY = "%/?:@!$&'()*+;=[]"  # RFC 3986, but the comma: between two addresses in a header


def _endpoint(endpoint: str) -> str:
    match = _ENDPOINT.fullmatch(endpoint)
    if match is None:
        raise Unsendable("header")
    host, port, rest = match.groups(default="")
    try:
        return f"https://{_ascii_domain(host, 'header')}{port}{quote(rest, safe=_SAFE_IN_QUERY)}"
    except UnicodeEncodeError:  # a lone surrogate
        raise Unsendable("header") from None


# ------------------------------------------------------------------------------------------ header values

_WIDTH = 78  # RFC 5322 2.1.1
_WIDTH_ENCODED = 76  # of a line with an encoded word; the word itself has one less (RFC 2047 section 2)
_AROUND_WORD = len("=?utf-8?q??=")

# Controls, line breaks, half characters, and what turns the direction of what follows it, up to the address.
_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# Words that can stand as they are and be broken between; an encoded word must not be one of them.
_PLAIN = re.compile(r"(?!.*=\?)[!-~]{1,60}(?: [!-~]{1,60})*")
_ATOMS = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?: [\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)
_LINE = re.compile(rf"(.{{1,{_WIDTH - 1}}})(?: |\Z)")


@lru_cache(maxsize=256)  # most mailings have one for everybody
def _subject_line(subject: str) -> str:
    if not subject.strip() or len(subject) > LONGEST_SUBJECT or _FORBIDDEN.search(subject):
        raise Unsendable("subject")
    if _PLAIN.fullmatch(subject):
        return "\r\n ".join(_LINE.findall(f"Subject: {subject}"))
    return _encoded("Subject: ", subject)


def _from_line(name: str, mailbox: str) -> str:
    if len(name) > LONGEST_SUBJECT or _FORBIDDEN.search(name):
        raise Unsendable("header")
    if not name:
        return f"From: {mailbox}"
    if _ATOMS.fullmatch(name) and _PLAIN.fullmatch(name):
        line = f"From: {name}"
    elif _PLAIN.fullmatch(name):
        line = 'From: "' + re.sub(r'(["\\])', r"\\\1", name) + '"'
    else:
        line = _encoded("From: ", name)
    last = line[line.rfind("\n") + 1 :]
    gap = " " if len(f"{last} <{mailbox}>") <= _WIDTH_ENCODED else "\r\n "
    return f"{line}{gap}<{mailbox}>"


class _Quoted(dict[str, bytes]):
    """What each character becomes in a quoted word, also as part of a name (RFC 2047 section 5)."""

    def __missing__(self, char: str) -> bytes:
        if char == " ":
            quoted = b"_"
        elif char.isascii() and (char.isalnum() or char in "!*+-/"):
            quoted = char.encode()
        else:
            quoted = b"".join(b"=%02X" % byte for byte in char.encode())
        self[char] = quoted
        return quoted


_QUOTED = _Quoted()


def _encoded(start: str, text: str) -> str:
    """A header line with the text in encoded words (RFC 2047), by Q or B, whichever is shorter."""
    room = _WIDTH_ENCODED - len(start) - _AROUND_WORD
    further = _WIDTH_ENCODED - len(" ") - _AROUND_WORD
    quoted = [_QUOTED[char] for char in text]
    if sum(map(len, quoted)) <= len(text.encode()) * 4 / 3:
        words = [f"=?utf-8?q?{chunk.decode()}?=" for chunk in _chunks(quoted, room, further)]
    else:
        characters = (char.encode() for char in text)
        words = [
            f"=?utf-8?b?{b2a_base64(chunk, newline=False).decode()}?="
            for chunk in _chunks(characters, room // 4 * 3, further // 4 * 3)
        ]
    return start + "\r\n ".join(words)


def _chunks(units: Iterable[bytes], room: int, further: int) -> Iterator[bytes]:
    """The units joined to as few as fit in `room`, then `further` bytes; none is cut in two."""
    chunk = b""
    for unit in units:
        if len(chunk) + len(unit) > room:
            yield chunk
            chunk, room = b"", further
        chunk += unit
    yield chunk


# ------------------------------------------------------------------------------------------------- bodies

_LONGEST_LINE = 998  # RFC 5322 2.1.1

# No boundary can be found in a body: "=_" is in no quoted-printable nor base64, and 7-bit text that has it
# gets one of the two.
_BOUNDARY = "=_alternative"
_END = f"--{_BOUNDARY}--\r\n".encode()
_PRINTABLE = bytes((*range(0x20, 0x7F), *b"\t\r\n"))
_BASE64_LINE = 57  # bytes that become 76 characters


def _part(subtype: str, text: str) -> bytes:
    """One of the bodies with its headers, up to the next boundary; line ends become CRLF."""
    try:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").encode()
    except UnicodeEncodeError:  # a lone surrogate
        raise Unsendable("text") from None
    if b"\0" in lines:
        raise Unsendable("text")
    encoding, data = "7bit", lines.replace(b"\n", b"\r\n")
    if (
        data.translate(None, _PRINTABLE)
        or b"=_" in data
        or max(map(len, data.split(b"\r\n"))) > _LONGEST_LINE
    ):
        encoding, data = _transfer_encoded(lines, data)
    return (
        f"--{_BOUNDARY}\r\n"
        f"Content-Type: text/{subtype}; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: {encoding}\r\n\r\n"
    ).encode() + b"%s\r\n" % data


def _transfer_encoded(lines: bytes, data: bytes) -> tuple[str, bytes]:
    """What is shorter of quoted-printable and base64, which for French and for Greek is not the same.

    `lines` are the data with other line ends: b2a_qp goes by the first that it meets, and there may be none.
    """
    quoted = b2a_qp(lines).replace(b"\n", b"\r\n")
    starts = range(0, len(data), _BASE64_LINE)
    if len(quoted) <= (len(data) + 2) // 3 * 4 + 2 * len(starts):
        return "quoted-printable", quoted
    encoded = [b2a_base64(data[at : at + _BASE64_LINE], newline=False) for at in starts]
    return "base64", b"\r\n".join(encoded)


# ------------------------------------------------------------------------------------------- verification

_HEADER_LINE = re.compile(rb"([!-9;-~]+): [^ \t\x00-\x1f\x7f][^\x00-\x1f\x7f]*")
_FOLDED_LINE = re.compile(rb" +[!-~\x80-\xff][^\x00-\x1f\x7f]*")


def _verify(content: bytes, names: tuple[bytes, ...], recipient: str, smtputf8: bool) -> None:
    """Take the finished mail's header block apart and compare it with what was meant; raises Unsendable.

    Nothing that comes before should let anything through. It is the last look before a mail leaves.
    """
    breaks = content.count(b"\r\n")
    if not content.count(b"\r") == breaks == content.count(b"\n") or b"\0" in content:
        raise Unsendable("header")
    block = content[: content.find(b"\r\n\r\n")]
    if not (smtputf8 or block.isascii()):
        raise Unsendable("header")
    found: list[bytes] = []
    for line in block.split(b"\r\n"):
        if len(line) > _LONGEST_LINE:
            raise Unsendable("header")
        if header := _HEADER_LINE.fullmatch(line):
            found.append(header[1])
            if header[1] == b"To" and line != b"To: " + recipient.encode():
                raise Unsendable("address")
        elif not _FOLDED_LINE.fullmatch(line) or not found or found[-1] == b"To":
            raise Unsendable("header")
    if tuple(found) != names:
        raise Unsendable("header")
    if not _ONE_ADDRESS.fullmatch(recipient):
        raise Unsendable("address")
