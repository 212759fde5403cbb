"""Finding customers, batches and operations by a part of their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.controllers import customers, erasing, finding, settings
from app.controllers.customers import Status
from app.controllers.operations import Kind, Source
from tests.builders import a_batch, add_customers, suppress

pytestmark = pytest.mark.usefixtures("connected")

KINDS = {Kind.UNSUBSCRIBE: "Désabonnement", Kind.IMPORT: "Import"}


def find(text: str) -> finding.Found:
    return finding.find(text, KINDS)


def people(text: str) -> list[str]:
    return [person.key for person in find(text).people]


@pytest.mark.parametrize("text", ["", "  \u200b\u00a0\t", "\N{SOFT HYPHEN}"])
def test_no_words_find_nothing(text: str) -> None:
    add_customers("anna@example.com")
    assert find(text) == finding.Found()


def test_customers_by_parts_of_name_and_address_those_first_that_begin_so() -> None:
    add_customers("joanna@example.com", "zanna@example.org", "anna@example.com")
    customers.add("zoe@example.com", "Zoé", "Hannah")
    assert people("anna")[0] == "anna@example.com"
    assert set(people("ANNA")) == {
        "anna@example.com", "joanna@example.com", "zanna@example.org", "zoe@example.com",
    }  # fmt: skip
    assert people("zoe hann") == people("hannah zoé") == ["zoe@example.com"]
    assert people("anna example.org") == ["zanna@example.org"]
    assert people("nobody") == []


def test_who_is_unsubscribed_is_told() -> None:
    add_customers("anna@example.com", "bob@example.com")
    suppress("bob@example.com")
    found = {person.key: person.status for person in find("example").people}
    assert found == {"anna@example.com": Status.ACTIVE, "bob@example.com": Status.UNSUBSCRIBED}


def test_no_group_is_longer_than_can_be_looked_through(tmp_path: Path) -> None:
    add_customers(*(f"anna{number}@example.com" for number in range(20)))
    for number in range(12):
        a_batch(tmp_path, "anna0@example.com", name=f"anna {number}.csv")
    found = find("anna")
    assert [len(found.people), len(found.batches), len(found.operations)] == [finding.MOST] * 3
    assert len({person.key for person in found.people}) == finding.MOST
    assert found.batches[0].name == "anna 11", "the newest first"
    assert [entry.detail for entry in found.operations][:2] == ["anna 11", "anna 10"]


def test_batches_and_operations_by_their_names(tmp_path: Path) -> None:
    batch = a_batch(tmp_path, "anna@example.com", name="Été 2026.csv").batch_id
    settings.change(settings.OPERATOR, "Béatrice")
    operation = suppress("bob@example.com", source=Source.REMINDER_PREVIEW, detail="Spring")
    (row,) = find("ete").batches
    assert (row.id, row.name, row.customers) == (batch, "Été 2026", 1)
    assert [entry.kind for entry in find("ete").operations] == [Kind.IMPORT]
    for text in ("desabon", "spring", "béatrice", "désabonnement spring", str(operation), f"#{operation}"):
        assert operation in [entry.id for entry in find(text).operations], text
    assert find("999").operations == ()
    assert find("9" * 40).operations == ()


@pytest.mark.parametrize("typed", ["anna@example.com", " Anna@Example.com ", "＜anna@example.com"])
def test_L2_a_whole_address_leads_to_what_is_known_of_it(typed: str) -> None:
    add_customers("anna@example.com", "joanna@example.com")
    found = find(typed)
    if "＜" in typed:
        assert found.address == "", "part of a text, not an address"
        return
    assert (found.address.lower(), found.key) == ("anna@example.com", "anna@example.com")
    assert [person.key for person in found.people] == ["anna@example.com"]


@pytest.mark.parametrize("typed", ["anna@", "anna@example", "a@b.fr c@d.fr", "anna"])
def test_what_is_no_whole_address_leads_to_none(typed: str) -> None:
    assert (find(typed).address, find(typed).key) == ("", "")


def test_an_erased_address_is_led_to_like_any_other() -> None:
    add_customers("anna@example.com")
    erasing.erase("anna@example.com", Source.CUSTOMER_PAGE)
    found = find("anna@example.com")
    assert (found.people, found.key) == ((), "anna@example.com")
    assert find("anna").people == ()
