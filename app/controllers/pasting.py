"""Reading a pasted text: which addresses are on which line, and what the other lines are."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from typing import Protocol
from unicodedata import normalize

from app.address import clean, find, key


class Hint(StrEnum):
    """Why a line, or a part of it, could not be read."""

    NO_ADDRESS = "no address"
    SPELLED_OUT = "spelled out"  # jean [at] example.com
    WHOLE_DOMAIN = "whole domain"  # *@example.com
    INCOMPLETE = "incomplete"  # jean@, jean@example, two addresses glued together


@dataclass(frozen=True, slots=True)
class Found:
    """An address as typed, and what it is compared by. Lines are counted from 1."""

    line: int
    address: str
    key: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A line without an address, or what is left of a line when its addresses are taken out but an @ remains.

    A long text is cut. `suggestion` is the address that was probably meant, or "".
    """

    line: int
    text: str
    hint: Hint
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text holds: every line has an address, is unreadable, a header or blank; `lines` counts them."""

    lines: int
    found: tuple[Found, ...]
    unreadable: tuple[Unreadable, ...]
    headers: tuple[int, ...]
    blanks: tuple[int, ...]


class Judged(Protocol):
    """Something found in a paste, with what an operation makes of it."""

    @property
    def line(self) -> int: ...
    @property
    def address(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def outcome(self) -> str: ...


UNREADABLE = "unreadable"
"""The outcome of a line that could not be read, in every operation on a paste."""

_PROGRESS_LINES = 4096
_SHOWN = 200  # characters of an unreadable line: enough to recognise it


def read(text: str, progress: Callable[[int, int], None] | None = None) -> Reading:
    """Read a paste line by line; any Unicode line break ends a line, one at the very end adds none.

    `progress` is told the lines done and the lines in all, and may raise Cancelled.
    """
    lines = text.splitlines()
    found: list[Found] = []
    unreadable: list[Unreadable] = []
    headers: list[int] = []
    blanks: list[int] = []
    for number, raw in enumerate(lines, 1):
        line = clean(raw)
        addresses = find(line)
        if addresses:
            found += [Found(number, address, key(address)) for address in addresses]
            # C2: an address that could not be read must not hide behind one that could.
            signs = line.count("@") if line.isascii() else len(_AT_SIGN.findall(line))
            if signs > len(addresses) and _AT_SIGN.search(rest := _without(line, addresses)):
                unreadable.append(_explain(number, rest))
        elif not line.strip("\t ,;|"):
            blanks.append(number)
        elif _is_header(line):
            headers.append(number)
        else:
            unreadable.append(_explain(number, line))
        if progress and number % _PROGRESS_LINES == 0:
            progress(number, len(lines))
    if progress:
        progress(len(lines), len(lines))
    return Reading(len(lines), tuple(found), tuple(unreadable), tuple(headers), tuple(blanks))


def logged(
    items: Iterable[Judged], unreadable: Iterable[Unreadable]
) -> Iterator[tuple[int, int, str, str, str]]:
    """All of a paste as the operations log keeps it: (position, line, address, key, outcome) for each."""
    position = count()
    for item in items:
        yield next(position), item.line, item.address, item.key, item.outcome
    for line in unreadable:
        yield next(position), line.line, line.text, "", UNREADABLE


def _without(line: str, addresses: list[str]) -> str:
    """What remains of the line; linear, hence one pass, as the addresses are in order."""
    parts = []
    start = 0
    for address in addresses:
        at = line.find(address, start)
        if at >= 0:  # one from a mailto link may be written differently there
            parts.append(line[start:at])
            start = at + len(address)
    return " ".join([*parts, line[start:]])


# ----------------------------------------------------------------------------------------------- headers


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Without accents, spaces and hyphens, as in "Adresse e-mail" and "ADRESSE_EMAIL".
_ADDRESS_HEADERS = _words(
    """
    email emails emailaddress emailaddresses mail mails mailaddress address addresses
    adresse adresses adressemail adressesmail adresseemail adressesemail adresseselectroniques
    adresseelectronique adressecourriel adressedecourriel courriel courriels mel
    emailclient emailduclient clientemail customeremail customeremailaddress
    customer customers client clients recipient recipients destinataire destinataires contact contacts
    """
)
_OTHER_HEADERS = _words(
    """
    name fullname firstname lastname givenname surname familyname title language company organisation
    organization phone city country zip postcode date status number reference product amount total order
    comment comments note notes reason id
    nom noms prenom prenoms nomcomplet nomdefamille nomprenom prenomnom civilite langue societe entreprise
    telephone tel mobile portable ville pays cp codepostal dates statut no numero ref produit montant
    commande commentaire commentaires motif
    """
)
_LONGEST_HEADER = 500


def _is_header(line: str) -> bool:
    if len(line) > _LONGEST_HEADER:
        return False
    cells = [_letters(cell) for cell in re.split(r"[\t;,|]", line)]
    words = {cell for cell in cells if cell}
    return bool(words & _ADDRESS_HEADERS) and words <= _ADDRESS_HEADERS | _OTHER_HEADERS


def _letters(cell: str) -> str:
    return "".join(filter(str.isalpha, normalize("NFKD", cell).casefold()))


# ---------------------------------------------------------------------------------------- unreadable lines

_OPEN, _CLOSE = r"\s*[\[({<]\s*", r"\s*[\])}>]\s*"
_AT = re.compile(rf"{_OPEN}(?:at|@|a|à|chez|arr?obase?){_CLOSE}|\s+(?:at|arr?obase?)\s+", re.IGNORECASE)
_DOT = rf"(?:{_OPEN}(?:dot|point|\.){_CLOSE}|\s+(?:dot|point)\s+|\.)"
_WORD = r"[\w+'-]+"
_SPELLED_OUT = re.compile(
    rf"({_WORD}(?:{_DOT}{_WORD})*)(?:{_AT.pattern})({_WORD}(?:{_DOT}{_WORD})+)", re.IGNORECASE
)
_DOTS = re.compile(_DOT, re.IGNORECASE)
_AT_SIGN = re.compile("[@＠﹫]")
_WHOLE_DOMAIN = re.compile(r"(?<![^\s<>\"'(\[;,:])[*%]?@[\w-]+(?:\.[\w-]+)+")


def _explain(number: int, line: str) -> Unreadable:
    text = line.strip()
    if len(text) > _SHOWN:
        text = text[: _SHOWN - 1] + "…"
    plain = normalize("NFKC", text)
    if _AT.search(plain) and (spelled := _SPELLED_OUT.search(plain)):  # few lines pass the quicker test
        suggestion = "@".join(_DOTS.sub(".", part) for part in spelled.groups())
        if find(suggestion) == [suggestion]:
            return Unreadable(number, text, Hint.SPELLED_OUT, suggestion)
    if _WHOLE_DOMAIN.search(plain):
        return Unreadable(number, text, Hint.WHOLE_DOMAIN)
    return Unreadable(number, text, Hint.INCOMPLETE if _AT_SIGN.search(line) else Hint.NO_ADDRESS)
