"""Cleaning a text and finding the addresses in it."""

import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import address
from app.address import clean, find, key
from tests.address.spellings import MESSY, addresses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("a\tb\nc", "a\tb\nc"),
        ("\ufeffa\u200bb\u00adc\u2060d", "abcd"),
        ("\u202eabc\u202c\u2067d\u2069", "abcd"),
        ("a\x00b\x07c\ud800d\x7f", "abcd"),
        ("a\xa0b\u2003c\u3000d", "a b c d"),
        ("1\r\n2\r3\x0b4\x0c5\x1c6\x1d7\x1e8\x859\u202810\u202911", "\n".join(map(str, range(1, 12)))),
        ("Zoë, 東京, ❤️", "Zoë, 東京, ❤️"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(st.text(MESSY) | st.text())
@settings(deadline=None)
def test_clean_leaves_nothing_invisible_and_is_idempotent(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs") for char in cleaned if char not in "\t\n")
    assert not any(char.isspace() for char in cleaned if char not in "\t\n ")
    assert clean(f"{text}.").splitlines() == [clean(line) for line in f"{text}.".splitlines()]
    cleaned.encode()  # a database can take it


SEVEN = ["a@b.fr", "c@d.fr", "e@f.fr", "g@h.fr", "i@j.fr", "k@l.fr", "m@n.fr"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # lists from mail programs
        ('"Dupont, Jean" <a@b.fr>; Luc <c@d.fr>', ["a@b.fr", "c@d.fr"]),
        ("a@b.fr,c@d.fr;e@f.fr", ["a@b.fr", "c@d.fr", "e@f.fr"]),
        ("a@b.fr a@b.fr", ["a@b.fr", "a@b.fr"]),
        ("Jean (a@b.fr), Luc [c@d.fr] {e@f.fr}", ["a@b.fr", "c@d.fr", "e@f.fr"]),
        ("Jean <a@b.fr<mailto:a@b.fr>>", ["a@b.fr", "a@b.fr"]),
        ("> From: x <x@y.fr>", ["x@y.fr"]),
        (">> À : jean@b.fr ; Cc : luc@c.fr", ["jean@b.fr", "luc@c.fr"]),
        ("To:a@b.fr", ["a@b.fr"]),
        # rows of tables
        ("\ta@b.fr\t12,50\t2026-11-01", ["a@b.fr"]),
        ('"Dupont";"a@b.fr";"12"', ["a@b.fr"]),
        ("Jean|a@b.fr|12", ["a@b.fr"]),
        ("Jean Dupont|a@b.fr", ["a@b.fr"]),
        ("|a@b.fr|Jean|", ["a@b.fr"]),
        ("['a@b.fr', 'c@d.fr']", ["a@b.fr", "c@d.fr"]),
        ("'a@b.fr, c@d.fr'", ["a@b.fr", "c@d.fr"]),
        ('{\\"email\\":\\"jean@b.fr\\"}', ["jean@b.fr"]),
        ("a@b.fr/c@d.fr", ["a@b.fr", "c@d.fr"]),
        ("a/b@x.fr/c@d.fr", ["a/b@x.fr", "c@d.fr"]),
        # prose, bullets, punctuation
        *((f"a@b.fr{mark}", ["a@b.fr"]) for mark in [*".,;:!?)]>}*_'\"»”’…", "...", "?!", "-", "/", "。"]),
        *((f"{mark}a@b.fr", ["a@b.fr"]) for mark in '<([,;:"«“‘•▪►→✉·—¿¡⑴'),
        ("• a@b.fr - * c@d.fr 1) e@f.fr", ["a@b.fr", "c@d.fr", "e@f.fr"]),
        ("✉️a@b.fr", ["a@b.fr"]),
        ("“a@b.fr” «c@d.fr» ‘e@f.fr’ 'g@h.fr' **i@j.fr** _k@l.fr_ `m@n.fr`", SEVEN),
        ("écrivez à jean.d'arc@b.fr!Merci", ["jean.d'arc@b.fr"]),
        ("请联系 a@b.fr。", ["a@b.fr"]),
        # links and pages
        ("mailto:a%40b.fr?subject=x", ["a@b.fr"]),
        ("MAILTO:a@b.fr,c@d.fr?cc=e@f.fr&amp;bcc=g%40h.fr", ["a@b.fr", "c@d.fr", "e@f.fr", "g@h.fr"]),
        ("mailto:?to=a@b.fr", ["a@b.fr"]),
        ("<mailto:leave@l.fr?subject=x%40y.fr>, c@d.fr", ["leave@l.fr", "c@d.fr"]),
        ("mailto:%22john%20doe%22@x.fr", ['"john doe"@x.fr']),
        ("mailto:a%ff@b.fr", ["a%ff@b.fr"]),
        ('<a href="mailto:x@y.fr" class="z">x@y.fr</a>', ["x@y.fr", "x@y.fr"]),
        ("https://x.fr/u?email=jean@b.fr&x=1", ["jean@b.fr"]),
        ("https://x.fr/leave/jean@b.fr", ["jean@b.fr"]),
        ("<//jean@b.fr>", ["//jean@b.fr"]),
        # mailboxes that look odd
        ("o'brien@x.fr", ["o'brien@x.fr"]),
        ("“o’brien@x.fr”", ["o’brien@x.fr"]),
        ("!#$%&'*+-/=?^_`{|}~@x.org", ["!#$%&'*+-/=?^_`{|}~@x.org"]),
        ("a|b@x.fr", ["a|b@x.fr"]),
        ("'a@x.fr", ["'a@x.fr"]),
        ("a..b@x.fr .a@x.fr a.@x.fr", ["a..b@x.fr", ".a@x.fr", "a.@x.fr"]),
        ("a@b_c.fr a@-b.fr", ["a@b_c.fr", "a@-b.fr"]),
        ('"john doe"@x.fr', ['"john doe"@x.fr']),
        ('Jo <"a@b \\"c\\""@x.fr>', ['"a@b \\"c\\""@x.fr']),
        # the world
        ("ａ＠ｂ．ｆｒ", ["ａ＠ｂ．ｆｒ"]),
        (
            "é@café.fr e\u0301@cafe\u0301.fr a@xn--caf-dma.fr",
            ["é@café.fr", "e\u0301@cafe\u0301.fr", "a@xn--caf-dma.fr"],
        ),
        ("葉士豪@臺網中心.tw, संपर्क@डाटामेल.भारत", ["葉士豪@臺網中心.tw", "संपर्क@डाटामेल.भारत"]),
        ("a@paral·lel.cat", ["a@paral·lel.cat"]),
        ("A@JÄÄÅR.EE a@b.viâ", ["A@JÄÄÅR.EE", "a@b.viâ"]),
        ("je\u200ban\u034f@b.fr\ufeff", ["jean@b.fr"]),
        ("andrÃ©e@b.fr NoÃ«l@b.fr", ["andrÃ©e@b.fr", "NoÃ«l@b.fr"]),
    ],
)
def test_find(line: str, expected: list[str]) -> None:
    assert find(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "",
        "please remove me",
        "@",
        "@@@",
        "jean@",
        "jean@domain",
        "root@localhost",
        "jean [at] b.fr",
        "*@domain.fr",
        "@domain.fr",
        '"";"@domain.fr"',
        # the domain was read in the wrong encoding, or what follows it
        "a@cafÃ©.fr",
        "Â«a@b.frÂ»",
        "a@b.frÂ\xa0",
        "â€œa@b.frâ€\x9d",
        "a@b.frâ€¦",
        "a@b@c.fr",
        "a@@b.fr",
        "mailto:?subject=x,a@b.fr",
        "a@b.frc@d.fr",
        "@jean@b.fr",
        '"a"@b.fr@c.fr',
        'x"a"@b.fr',
        "a@[192.0.2.1]",
        "a@192.0.2.1",
        "a@b..fr",
        "a@.fr",
        "a@b.1",
        "jean@mail.exam$ple.fr",
        "jean @b.fr",
        "jean@ b.fr",
    ],
)
def test_nothing_is_guessed(line: str) -> None:
    assert find(line) == []


@given(st.text(MESSY) | st.text())
@settings(deadline=None, max_examples=500)
def test_what_is_found_is_found_again_and_was_in_the_text(text: str) -> None:
    seen = address._INVISIBLE.sub("", clean(text))
    for found in find(text):
        assert "@" in unicodedata.normalize("NFKC", found)
        assert found in seen or "%" in text
        assert "@" in key(found)


_TRICKY = st.lists(
    st.sampled_from([*"ab.@,; <>\"'\\()|:-\té1＠", "a@b.fr", "mailto:", "?subject=", "%40", "://", "\u034f"]),
    max_size=20,
).map("".join)


@given(_TRICKY | st.lists(addresses(), max_size=2).map(", ".join))
@settings(deadline=None, max_examples=1000)
def test_the_quick_forms_find_what_the_careful_reading_finds(text: str) -> None:
    for line in clean(text).splitlines():
        if not address._PLAIN.fullmatch(line.strip()):
            assert find(line) == address._find_carefully(line)


@given(st.lists(addresses().filter(lambda one: "|" not in one), max_size=5))  # pipes would be columns
@settings(deadline=None)
def test_a_list_of_addresses_is_found_whole_and_in_order(listed: list[str]) -> None:
    assert find("; ".join(f"Name <{one}>" for one in listed)) == listed


PIECES = [
    "@",
    "a.",
    "a@",
    '"@',
    '"\\',
    '\\"',
    "'",
    "a@b.fr|",
    "<a@b.fr",
    "mailto:",
    "mailto:a%40b.fr?",
    "é@",
    "?a=",
    "|a",
    " a",
]


@pytest.mark.parametrize("piece", PIECES)
def test_time_is_proportional_to_length(piece: str) -> None:
    """Sixteen times the text takes about sixteen times as long; squared it would be 256."""

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        return min(_timed(lambda: find(text)) for _ in range(3))

    assert seconds(800_000) < 60 * (seconds(50_000) + 0.000_2)


def _timed(work: Callable[[], object]) -> float:
    start = time.thread_time()  # what other programs do meanwhile is none of it
    work()
    return time.thread_time() - start
