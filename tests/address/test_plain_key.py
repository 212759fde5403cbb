"""The quick way of reading a cell says what the three ways it stands for say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.address import find, is_sendable, key, plain_key
from tests.address.spellings import MESSY, addresses


def agrees(text: str) -> bool:
    quick = plain_key(text)
    return quick is None or (find(text) == [text] and key(text) == quick and is_sendable(text))


@pytest.mark.parametrize("text", ["jean@example.com", "Jean.DUPONT+tag@Mail.Example.Co", "a_b-c@1.fr"])
def test_the_usual_address_is_read_at_once(text: str) -> None:
    assert plain_key(text) == text.lower() == key(text)


@pytest.mark.parametrize(
    "text", ["", "jean", "a@b", "a@b.test", "é@b.fr", "a@b.fr ", "<a@b.fr>", '"a b"@c.fr']
)
def test_of_other_texts_it_says_nothing(text: str) -> None:
    assert plain_key(text) is None


@given(st.text(MESSY, max_size=20) | addresses() | st.emails() | st.from_regex(r"\A[\w.+-]+@[\w.-]+\.\w+\Z"))
@settings(max_examples=1000)
def test_it_agrees_with_the_careful_way(text: str) -> None:
    assert agrees(text)
