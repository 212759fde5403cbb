"""Which addresses may be mailed: exactly those that email-validator accepts, by a shorter way."""

import random
from collections.abc import Iterator

import email_validator
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import address
from app.address import is_sendable
from tests.address.spellings import MESSY, addresses


def accepted(text: str) -> bool:
    try:
        email_validator.validate_email(text, check_deliverability=False, strict=True)
    except email_validator.EmailNotValidError:
        return False
    return True


LABEL = "d" * 63
EDGES = [
    *(f"{'l' * length}@x.fr" for length in (1, 63, 64, 65)),
    *(f"a@{'d' * length}.fr" for length in (1, 62, 63, 64)),
    *(f"a@b.{'t' * length}" for length in (1, 2, 63, 64)),
    *(f"{'l' * length}@{LABEL}.{LABEL}.{LABEL}.fr" for length in range(56, 66)),
    *(f"a@{domain}" for domain in email_validator.SPECIAL_USE_DOMAIN_NAMES),
    *(f"a@x.{domain.upper()}" for domain in email_validator.SPECIAL_USE_DOMAIN_NAMES),
    *(f"a@{domain}.fr" for domain in email_validator.SPECIAL_USE_DOMAIN_NAMES),
    *("a@b.fr\n", "\na@b.fr", " a@b.fr", "a@b.fr.", "a@b.fr ", "a@b", "a@b.1", "a@b.c1", "a@1.fr", "a@b.1a"),
    *("a@xn--caf-dma.fr", "a@xn--.fr", "a@xn--a.fr", "a@ab--c.fr", "a@a--b.fr", "a@-b.fr", "a@b-.fr"),
    *("a@b.xn--p1ai", "a@b..fr", ".a@b.fr", "a.@b.fr", "a..b@b.fr", "@b.fr", "a@", "a@b@c.fr", "a b@c.fr"),
    *("é@café.fr", "a@b.fr\u212a", "a@b.\u017ft", "ﬁ@x.fr", "a\ud800@b.fr", "a\x00@b.fr", "\u0301a@b.fr"),
    *('"a b"@x.fr', "Jean <a@b.fr>", "a@[192.0.2.1]", "a@b.arpa.", "a@b_c.fr", "*@b.fr", "a'b@c.fr", ""),
]


@pytest.mark.parametrize("text", EDGES)
def test_sendable_at_the_edges(text: str) -> None:
    assert is_sendable(text) == accepted(text)


@given(st.text(MESSY, max_size=20) | addresses() | st.emails() | st.text())
@settings(deadline=None, max_examples=1000)
def test_sendable_is_what_the_library_accepts(text: str) -> None:
    assert is_sendable(text) == accepted(text)


ATOM = st.text("aZ0_+-", min_size=1, max_size=66)
LABEL_LIKE = st.text("aZ0-", min_size=1, max_size=65) | st.sampled_from(["xn--a", "xn--caf-dma", "a--b"])
LAST = st.sampled_from([*email_validator.SPECIAL_USE_DOMAIN_NAMES, "FR", "Test", "a1"]) | st.text(
    "aZ", min_size=1
)


@given(st.lists(ATOM, min_size=1, max_size=3), st.lists(LABEL_LIKE, min_size=1, max_size=4), LAST)
@settings(deadline=None, max_examples=1000)
def test_the_short_way_accepts_nothing_that_the_library_refuses(
    atoms: list[str], labels: list[str], last: str
) -> None:
    text = f"{'.'.join(atoms)}@{'.'.join([*labels, last])}"
    assert is_sendable(text) == accepted(text)


def near_misses(count: int) -> Iterator[str]:
    """Addresses with a few changes where the rules have their edges; the same ones every time."""
    chance = random.Random(20261123)
    special = [*email_validator.SPECIAL_USE_DOMAIN_NAMES, "fr", "com", "c", "1", "c1", "1c", "LOCAL", "Test"]
    parts = ["a", "Z", "0", "-", ".", "_", "+", "--", "xn--", "é", "@", " ", "\n", "'", "dd", "d" * 61]
    words = ["a", "b0", "a-b", "C", "0"]
    for _ in range(count):
        labels = chance.choices(words, k=chance.randint(1, 3))
        text = f"{chance.choice(words)}.{chance.choice(words)}@{'.'.join([*labels, chance.choice(special)])}"
        for _ in range(chance.randint(0, 3)):
            at = chance.randint(0, len(text))
            text = text[:at] + chance.choice(parts) + text[at + chance.randint(0, 1) :]
        yield text


def test_the_short_way_agrees_on_many_near_misses() -> None:
    short = library = 0
    for text in near_misses(300_000):
        if address._SENDABLE.fullmatch(text):
            short += 1
            assert accepted(text), text
        elif library < 20_000:
            library += 1
            assert is_sendable(text) == accepted(text), text
    assert short > 20_000  # or nothing was tried
