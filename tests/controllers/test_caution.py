"""How much a paste may unsubscribe before its number has to be typed."""

import pytest

from app.controllers import caution, unsubscribing
from app.controllers.caution import Caution, WholeDomain
from tests.builders import Recount, add_customers, suppress


def of(*addresses: str) -> Caution | None:
    return caution.of(unsubscribing.preview("\n".join(addresses)))


def people(count: int, domain: str = "gmail.com") -> list[str]:
    return [f"person{number}@{domain}" for number in range(count)]


@pytest.fixture
def fifty(recount: Recount) -> list[str]:
    """Fifty customers with mailboxes at a public provider."""
    addresses = people(50)
    add_customers(*addresses)
    return addresses


def test_more_than_a_fifth_takes_the_number(fifty: list[str]) -> None:
    assert of(*fifty[:10]) is None
    assert of(*fifty[:11], "stranger@nowhere.example") == Caution(11, 50, True, ())


def test_a_few_do_not_however_small_the_list(recount: Recount) -> None:
    addresses = people(9)
    add_customers(*addresses)
    assert of(*addresses) is None


def test_those_who_are_unsubscribed_already_do_not_count(fifty: list[str]) -> None:
    suppress(*fifty[:5])
    assert of(*fifty[:15]) is None
    assert of(*fifty[:16]) == Caution(11, 50, True, ())


def test_a_whole_domain_takes_the_number(fifty: list[str]) -> None:
    company = people(5, "acme.example")
    add_customers(*company, "else@other.example")
    assert of(*company[:4]) is None
    assert of(*company, *fifty[:2]) == Caution(7, 56, False, (WholeDomain("acme.example", 5),))


def test_a_domain_of_which_somebody_is_left_does_not(fifty: list[str]) -> None:
    company = people(6, "acme.example")
    add_customers(*company)
    assert of(*company[:5]) is None
    suppress(company[5])
    assert of(*company[:5]) == Caution(5, 56, False, (WholeDomain("acme.example", 5),))


def test_a_public_provider_is_no_company(recount: Recount) -> None:
    add_customers(*people(9, "orange.fr"))
    assert of(*people(9, "orange.fr")) is None


def test_domains_are_named_as_typed_the_largest_first(recount: Recount) -> None:
    add_customers(*people(5, "bücher.example"), *people(6, "acme.example"), *people(60))
    found = of(*people(5, "Bücher.example"), *people(6, "acme.example"))
    assert found is not None
    assert found.domains == (WholeDomain("acme.example", 6), WholeDomain("bücher.example", 5))
    assert not found.is_large


def test_of_an_empty_paste_there_is_nothing_to_say(fifty: list[str]) -> None:
    assert of() is None
