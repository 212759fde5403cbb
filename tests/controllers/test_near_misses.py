"""What was perhaps meant by an address that is nobody's: found, never merged, never offered in vain."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import address
from app.controllers import customers, erasing, near_misses, slips, unsubscribing
from app.controllers.near_misses import MOST, MOST_LIKELY, NearMiss
from app.controllers.operations import Source
from app.controllers.slips import Likeness
from tests.builders import Recount, add_customers, suppress


def found(text: str) -> tuple[NearMiss, ...]:
    return near_misses.find(unsubscribing.preview(text)).near_misses


def likely(text: str) -> list[str]:
    """What a paste of one line was perhaps meant to say."""
    return [each.address for near in found(text) for each in near.likely]


@pytest.mark.parametrize(
    ("customer", "typed", "likeness"),
    [
        ("dupont@gmail.com", "dupont@gmial.com", Likeness.DOMAIN),
        ("dupont@gmail.com", "Dupont@GMIAL.com", Likeness.DOMAIN),
        ("dupont@hotmail.com", "dupont@hotmial.com", Likeness.DOMAIN),
        ("dupont@yahoo.fr", "dupont@yaho.fr", Likeness.DOMAIN),
        ("dupont@orange.fr", "dupont@orange.f", Likeness.DOMAIN),
        ("dupont@gmail.com", "dupont@gmail.con", Likeness.DOMAIN),
        ("dupont@wanadoo.fr", "dupont@wannadoo.fr", Likeness.DOMAIN),
        ("dupont@acme.example", "dupont@acm.example", Likeness.DOMAIN),
        ("dupont@gmail.com", "dupont@gmail.fr", Likeness.ENDING),
        ("dupont@gmail.com", "dupont@gma\u0456l.com", Likeness.SIGNS),  # a Cyrillic i
        ("dupont@hotmail.com", "dupont@h0tmail.com", Likeness.SIGNS),
        ("dupont@orange.fr", "dup\u03bfnt@orange.fr", Likeness.SIGNS),  # a Greek o
        ("dupont@orange.fr", "dup\u043ent@orange.fr", Likeness.SIGNS),  # a Cyrillic o
        ("dup\u043ent@orange.fr", "dupont@orange.fr", Likeness.SIGNS),
        ("rene.martin@orange.fr", "rené.martin@orange.fr", Likeness.SIGNS),
        ("rené.martin@orange.fr", "rene.martin@orange.fr", Likeness.SIGNS),
        ("martin@orange.fr", "rnartin@orange.fr", Likeness.SIGNS),
        ("dupont@orange.fr", "dup0nt@orange.fr", Likeness.SIGNS),
        ("j.dupont@gmail.com", "jdupont@gmail.com", Likeness.SAME_MAILBOX),
        ("jdupont@gmail.com", "j.du.pont@googlemail.com", Likeness.SAME_MAILBOX),
        ("jean@b.fr", "jean+news@b.fr", Likeness.TAG),
        ("jean+shop@b.fr", "jean@b.fr", Likeness.TAG),
        ("dupont@b.fr", "duopnt@b.fr", Likeness.NAME),
        ("dupont@b.fr", "dupnt@b.fr", Likeness.NAME),
        ("dupont@b.fr", "duppont@b.fr", Likeness.NAME),
        ("dupont@b.fr", "dupomt@b.fr", Likeness.NAME),
        ("jean.dupont@b.fr", "jeandupont@b.fr", Likeness.NAME),
        ("jean.dupont@b.fr", "dupont.jean@b.fr", Likeness.NAME),
    ],
)
def test_a_slip_finds_the_customer(recount: Recount, customer: str, typed: str, likeness: Likeness) -> None:
    add_customers(customer, "somebody.else@example.com")
    (near,) = found(typed)
    (one,) = near.likely
    assert (near.line, near.text, near.is_address) == (1, typed, True)
    assert (one.address, one.key, one.is_customer) == (customer, address.key(customer), True)
    assert one.likeness == likeness


@pytest.mark.parametrize(
    ("customer", "typed"),
    [
        ("anna1@example.com", "anna2@example.com"),  # two people
        ("anna1@example.com", "anna@example.com"),
        ("annabel@example.com", "annabel1@example.com"),
        ("anna@example.com", "anno@example.com"),  # short names are alike
        ("anna@b.fr", "anna@c.fr"),
        ("dupont@gmail.com", "durand@gmail.com"),
        ("dupont@gmail.com", "duront@gmial.com"),  # two slips
        ("dupont@example.com", "stranger@nowhere.example"),
    ],
)
def test_what_is_only_somewhat_alike_is_not_offered(recount: Recount, customer: str, typed: str) -> None:
    add_customers(customer)
    assert found(typed) == ()


def test_nothing_is_looked_for_where_nothing_is_unknown(recount: Recount) -> None:
    add_customers("dupont@gmail.com", "dupont@gmial.com")
    suppress("dupnt@gmail.com")
    assert found("dupont@gmial.com\ndupnt@gmail.com\ndupnt@gmail.com") == ()


def test_what_is_named_or_unsubscribed_already_is_not_offered(recount: Recount) -> None:
    add_customers("dupont@gmail.com", "dupont@gmil.com", "dupont+x@gmial.com", "dupont@gmial.fr")
    suppress("dupont@gmil.com", "dupont+x@gmial.com")
    assert likely("dupont@gmial.com\nDUPONT@gmail.com") == ["dupont@gmial.fr"]


def test_the_likeliest_come_first_and_are_few(recount: Recount) -> None:
    add_customers(
        "dupont@gmail.com", "d.upont@gmail.com", "dupond@gmail.com", "dupont@gmail.fr", "dupont+x@gmail.com"
    )
    names = likely("du.pont@gmail.com")
    assert names[0:2] == ["d.upont@gmail.com", "dupont@gmail.com"]
    assert len(names) <= MOST_LIKELY
    assert len(likely("dupon@gmail.com")) == 2


def test_a_line_in_words_is_offered_whether_or_not_it_is_a_customer(recount: Recount) -> None:
    add_customers("jean@b.fr")
    (first, second) = found("jean [at] b.fr\nluc (at) b.fr")
    assert [(one.address, one.is_customer, one.likeness) for one in first.likely] == [
        ("jean@b.fr", True, Likeness.SPELLED_OUT)
    ]
    assert [(one.address, one.is_customer) for one in second.likely] == [("luc@b.fr", False)]
    assert not first.is_address
    suppress("luc@b.fr", "jean@b.fr")
    assert found("jean [at] b.fr\nluc (at) b.fr") == ()


@pytest.mark.parametrize(
    "typed", ["dupont@gmailcom", "dupont@gmail", "dupont @ gmail.com", "dupont@gmail,com"]
)
def test_what_is_hardly_an_address_finds_the_customer(recount: Recount, typed: str) -> None:
    add_customers("dupont@gmail.com")
    assert unsubscribing.preview(typed).counts.unreadable == 1
    assert likely(typed) == ["dupont@gmail.com"]
    assert likely(f"{typed}\ndupont@gmail.com") == []


def test_an_erased_address_is_not_offered_again(recount: Recount) -> None:
    add_customers("jean@b.fr")
    erasing.erase("jean@b.fr", Source.CUSTOMER_PAGE)
    assert found("jean [at] b.fr") == ()


def test_a_paste_of_strangers_is_left_alone(recount: Recount) -> None:
    add_customers("person1@gmail.com", "dupont@gmail.com")
    text = "\n".join(["dupont@gmial.com", *(f"x{number}@example.com" for number in range(MOST))])
    answer = near_misses.find(unsubscribing.preview(text))
    assert answer.too_many == MOST + 1
    assert answer.near_misses == ()
    assert near_misses.find(unsubscribing.preview(text + "\njean [at] b.fr")).near_misses[0].line == MOST + 2


def test_looking_changes_nothing(recount: Recount) -> None:
    add_customers("dupont@gmail.com")
    before = recount.contents()
    assert found("dupont@gmial.com")
    assert recount.contents() == before
    assert customers.page("dupont@gmial.com").id is None


def test_lines_come_in_order_however_many(recount: Recount) -> None:
    add_customers(*(f"persoon{letter}{other}@example.org" for letter in "abcdefgh" for other in "abcdefgh"))
    lines = [f"person{letter}{other}@example.org" for letter in "abcdefgh" for other in "abcdefgh"]
    text = "\n".join(line for line in lines for _ in range(2))
    assert [near.line for near in found(text)] == list(range(1, 128, 2))


_LETTERS = st.sampled_from("abcdefghij.k")
_NAMES = st.text(_LETTERS, min_size=5, max_size=10).filter(
    lambda name: address.find(f"{name}@b.fr") == [f"{name}@b.fr"]
)


@given(_NAMES, st.data())
def test_every_slip_of_one_letter_leads_back(name: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(_LETTERS)
    edits: Sequence[str] = (
        name[:place] + name[place + 1 :],
        name[:place] + letter + name[place:],
        name[:place] + letter + name[place + 1 :],
        name[:place] + name[place : place + 2][::-1] + name[place + 2 :],
    )
    for typed in edits:
        if typed != name and len(typed) >= 5:
            keys = {key for key, _ in slips.candidates(f"{typed}@b.fr", {"b.fr"})}
            assert f"{name}@b.fr" in keys


@given(st.text(), st.text())
def test_any_text_has_candidates_without_error(local: str, domain: str) -> None:
    assert all("@" in key for key, _ in slips.candidates(f"{local}@{domain}", {domain, "gmail.com"}))
