"""Slips of the hand and the eye: which addresses may have been meant by another one.

They are written out, to be looked up in an index, rather than compared with each address there is: a few
hundred look-ups, however many there are.
"""

from collections.abc import Collection, Iterator
from enum import StrEnum
from itertools import combinations
from unicodedata import normalize


class Likeness(StrEnum):
    """What makes two addresses look alike, the most telling first."""

    SPELLED_OUT = "spelled out"  # jean [at] example.com
    SIGNS = "signs"  # letters of another alphabet that look the same, accents, 0 for o, rn for m
    SAME_MAILBOX = "same mailbox"  # dots at Gmail, googlemail.com
    TAG = "tag"  # jean+news@…
    DOMAIN = "domain"  # gmial.com
    ENDING = "ending"  # gmail.fr
    NAME = "name"  # a letter missing, too many, wrong or swapped before the @


_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_IN_DOMAIN = _LETTERS + "-."
_IN_LOCAL = _LETTERS + "._-"
_GMAIL = ("gmail.com", "googlemail.com")
_MOST_DOTS = 2  # so many dots in a mailbox at Gmail are thought of
_SHORTEST_LOCAL = 5  # letters: shorter names are alike without being slips of one another
_SHORTEST_DOMAIN = 5  # "b.fr" is no slip of "c.fr"
_ENDINGS = ("com", "fr", "net", "org", "be", "ch", "ca", "de", "es", "it", "eu", "co.uk", "co")

# Small letters that look like those of ASCII, which key() keeps apart (Unicode UTS 39, the usual ones).
_TWINS = {
    "a": "аαɑ", "b": "Ьƅ", "c": "сϲ", "d": "ԁ", "e": "еε", "g": "ɡ", "h": "һ", "i": "іιı", "j": "ј",
    "k": "кκ", "l": "ӏ", "m": "м", "n": "пη", "o": "оο", "p": "рρ", "q": "ԛ", "s": "ѕ", "t": "тτ",
    "u": "υ", "v": "ν", "w": "ԝω", "x": "хχ", "y": "уγ", "z": "ᴢ",
}  # fmt: skip
_LATIN = {ord(twin): letter for letter, twins in _TWINS.items() for twin in twins}
_DIGITS = {"o": "0", "0": "o", "l": "1i", "1": "li", "i": "1l", "s": "5", "5": "s"}
_ACCENTS = {"e": "éèêë", "a": "àâä", "i": "îï", "o": "ôö", "u": "ùûü", "c": "ç", "n": "ñ"}
# What stands in the place of one letter and looks like it.
_LOOKS = {
    letter: "".join(
        dict.fromkeys(_TWINS.get(letter, "") + _DIGITS.get(letter, "") + _ACCENTS.get(letter, ""))
    )
    for letter in _LETTERS + "015"
}


def candidates(key: str, domains: Collection[str]) -> Iterator[tuple[str, Likeness]]:
    """The keys that may have been meant by one, each more than once perhaps, the most telling likeness first.

    `domains` are those that are known: no others are thought of.
    """
    local, _, domain = key.rpartition("@")
    plain_local, plain_domain = _plain(local), _plain_domain(domain)
    spellings = dict.fromkeys((domain, plain_domain, *_look_alikes(domain)))
    same = [name for name in spellings if name in domains]
    for name in same:
        yield f"{plain_local}@{name}", Likeness.SIGNS
        yield f"{local}@{name}", Likeness.SIGNS
    if domain in domains:
        for other in _look_alikes(local):
            yield f"{other}@{domain}", Likeness.SIGNS

    bare = local.partition("+")[0]
    if domain in _GMAIL:
        for other in _dotted(bare.replace(".", "")):
            for name in _GMAIL:
                yield f"{other}@{name}", Likeness.SAME_MAILBOX
    if bare and bare != local:
        yield f"{bare}@{domain}", Likeness.TAG

    names = [name for name in dict.fromkeys((local, plain_local, bare)) if name]
    for likeness, others in (
        (Likeness.DOMAIN, _near_domains(domain)),
        (Likeness.ENDING, _other_endings(domain)),
    ):
        for other in others:
            if other in domains:
                for name in (*names, *([bare.replace(".", "")] if other in _GMAIL else [])):
                    yield f"{name}@{other}", likeness

    if len(local) >= _SHORTEST_LOCAL:
        first, dot, last = local.partition(".")
        for name in same:
            if dot:
                yield f"{last}.{first}@{name}", Likeness.NAME
            for other in _edits(local, _IN_LOCAL):
                yield f"{other}@{name}", Likeness.NAME


def _plain(text: str) -> str:
    """The text in the letters of ASCII that look like its own, as far as there are any."""
    latin = text.translate(_LATIN)
    return "".join(char for char in normalize("NFKD", latin) if not "\u0300" <= char <= "\u036f")


def _plain_domain(domain: str) -> str:
    return ".".join(_plain(_decoded(label)) for label in domain.split("."))


def _decoded(label: str) -> str:
    """What an internationalised label of a key shows."""
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _look_alikes(local: str) -> Iterator[str]:
    """One letter, or two, written with others that look the same."""
    for place, letter in enumerate(local):
        for twin in _LOOKS.get(letter, ""):
            yield f"{local[:place]}{twin}{local[place + 1 :]}"
    for one, other in (("rn", "m"), ("m", "rn"), ("vv", "w"), ("w", "vv")):
        place = local.find(one)
        while place >= 0:
            yield f"{local[:place]}{other}{local[place + len(one) :]}"
            place = local.find(one, place + 1)


def _dotted(letters: str) -> Iterator[str]:
    """A mailbox at Gmail, for which dots do not count, with none of them or a few."""
    for dots in range(_MOST_DOTS + 1):
        for places in combinations(range(1, len(letters)), dots):
            parts = zip((0, *places), (*places, len(letters)), strict=True)
            yield ".".join(letters[start:end] for start, end in parts)


def _near_domains(domain: str) -> Iterator[str]:
    """What a slip of one letter makes of a domain, or what an ending that is missing would."""
    if len(domain) >= _SHORTEST_DOMAIN:
        yield from _edits(domain, _IN_DOMAIN)
    if "." not in domain:
        yield from (f"{domain}.{ending}" for ending in _ENDINGS)


def _other_endings(domain: str) -> Iterator[str]:
    name, dot, ending = domain.partition(".")
    if dot and ending in _ENDINGS:
        for other in _ENDINGS:
            if other != ending:
                yield f"{name}.{other}"


def _edits(text: str, alphabet: str) -> Iterator[str]:
    """All texts one slip away: two letters swapped, one missing, one too many, one wrong.

    A digit is never put in, left out nor changed: anna, anna1 and anna2 are three people.
    """
    for place in range(len(text) - 1):
        if text[place] != text[place + 1]:
            yield f"{text[:place]}{text[place + 1]}{text[place]}{text[place + 2 :]}"
    for place, letter in enumerate(text):
        if not letter.isdigit():
            before, after = text[:place], text[place + 1 :]
            yield before + after
            for other in alphabet:
                if other != letter:
                    yield f"{before}{other}{after}"
    for place in range(len(text) + 1):
        for letter in alphabet:
            yield f"{text[:place]}{letter}{text[place:]}"
