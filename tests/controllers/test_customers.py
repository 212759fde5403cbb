"""Customers: adding, editing, deleting; the list and one person's page. A suppression outlives all of it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from app.controllers import (
    answers,
    audiences,
    customers,
    history,
    imports,
    operations,
    undoing,
    unsubscribing,
)
from app.controllers.audiences import Mail, Standing
from app.controllers.customers import AddressTaken, Counts, CustomerGone, Filter, NotAnAddress, Status
from app.controllers.operations import Source
from app.controllers.unsubscribing import Reason
from app.errors import Refusal
from tests.builders import Recount, a_batch, add_customers, customer_id, suppress


def listed(filter: Filter = Filter(), sort: str = "email", descending: bool = False) -> list[str]:  # noqa: B008
    """The addresses of the list, in order."""
    rows = customers.rows(customers.ids(filter, sort, descending))
    return [row.email for row in rows if row]


def test_C3_the_counts_equal_a_recount(recount: Recount) -> None:
    add_customers("a@example.com", "b@example.com", "c@example.com")
    suppress("b@example.com", "stranger@example.com")
    assert customers.counts() == Counts(total=3, active=2, unsubscribed=1)
    assert recount("SELECT count(*) FROM customer WHERE key IN (SELECT key FROM suppression)") == 1


def test_a_customer_is_stored_as_typed_and_found_by_key(recount: Recount) -> None:
    key = customers.add(" Zoé <ZOE@Example.com>", " Zo\u0065\u0301 ", "O\u202eBrien\n")
    assert key == "zoe@example.com"
    assert recount.rows("SELECT key, email, last_name, sendable FROM customer") == [
        ("zoe@example.com", "ZOE@Example.com", "OBrien", 1)
    ]


@pytest.mark.parametrize(
    "email", ["", "no address", "a@b", "a@example.com b@example.com", "a..b@example.com", "*@example.com"]
)
def test_only_one_address_that_can_be_mailed_is_taken(email: str, recount: Recount) -> None:
    (known,) = add_customers("known@example.com")
    before = recount.contents()
    with pytest.raises(NotAnAddress):
        customers.add(email, "", "")
    with pytest.raises(NotAnAddress):
        customers.edit(known, email, "", "")
    assert recount.contents() == before


def test_A1_two_customers_never_share_an_address(recount: Recount) -> None:
    _, b = add_customers("a@example.com", "b@example.com")
    with pytest.raises(AddressTaken):
        customers.add("A@EXAMPLE.com", "", "")
    with pytest.raises(AddressTaken):
        customers.edit(b, "A@EXAMPLE.com", "", "")
    assert recount.column("SELECT key FROM customer ORDER BY id") == ["a@example.com", "b@example.com"]


def test_an_address_may_be_spelled_anew(recount: Recount) -> None:
    (a,) = add_customers("a@example.com")
    assert customers.edit(a, "A@Example.com", "Ann", "Archer") == "a@example.com"
    assert recount.rows("SELECT id, email, first_name FROM customer") == [(a, "A@Example.com", "Ann")]
    assert listed(Filter("archer ann")) == ["A@Example.com"]


def test_a_customer_who_is_gone_is_said_to_be(recount: Recount) -> None:
    (a,) = add_customers("a@example.com")
    customers.delete(a)
    before = recount.contents()
    with pytest.raises(CustomerGone):
        customers.edit(a, "b@example.com", "", "")
    with pytest.raises(CustomerGone):
        customers.delete(a)
    assert recount.contents() == before


# ---------------------------------------------------------------------- S4, S5, S6: suppressions outlive it


def test_S4_who_is_added_with_a_suppressed_address_is_unsubscribed_at_once(recount: Recount) -> None:
    operation = suppress("stranger@example.com")
    customers.add("STRANGER@example.com", "", "")
    page = customers.page("stranger@example.com")
    assert page.status is Status.UNSUBSCRIBED
    assert page.evidence is not None
    assert page.evidence.operation_id == operation
    assert customers.counts() == Counts(total=1, active=0, unsubscribed=1)


def test_S4_who_is_given_a_suppressed_address_is_unsubscribed_at_once(recount: Recount) -> None:
    suppress("stranger@example.com")
    (a,) = add_customers("a@example.com")
    customers.edit(a, "stranger@EXAMPLE.com", "", "")
    (row,) = customers.rows([a])
    assert row is not None
    assert row.status is Status.UNSUBSCRIBED


def test_S6_changing_an_address_keeps_the_old_one_suppressed(recount: Recount) -> None:
    (a,) = add_customers("old@example.com")
    suppress("old@example.com")
    before = recount.rows("SELECT * FROM suppression")
    customers.edit(a, "new@example.com", "", "")
    assert recount.rows("SELECT * FROM suppression") == before
    assert customers.page("new@example.com").status is Status.ACTIVE
    assert customers.page("old@example.com").status is Status.UNSUBSCRIBED
    customers.add("old@example.com", "", "")
    assert customers.page("old@example.com").status is Status.UNSUBSCRIBED


def test_S6_the_new_address_can_be_unsubscribed_in_the_same_act(recount: Recount) -> None:
    (a,) = add_customers("old@example.com")
    suppress("old@example.com", reason=Reason.ASKED)
    customers.edit(a, "new@example.com", "", "", unsubscribe=True)
    assert recount.rows("SELECT key, reason FROM suppression ORDER BY key") == [
        ("new@example.com", "operator"),
        ("old@example.com", "asked"),
    ]
    customers.edit(a, "new@example.com", "Ann", "", unsubscribe=True)
    assert recount("SELECT count(*) FROM operation WHERE kind = 'unsubscribe'") == 2


def test_S5_deleting_a_customer_keeps_the_suppression_and_its_evidence(recount: Recount) -> None:
    (a,) = add_customers("a@example.com")
    suppress("a@example.com")
    before = recount.rows("SELECT * FROM suppression")
    customers.delete(a)
    assert recount.rows("SELECT * FROM suppression") == before
    page = customers.page("a@example.com")
    assert (page.id, page.status) == (None, Status.UNSUBSCRIBED)


def test_S5_deleting_takes_the_persons_data_and_leaves_what_was_counted(
    recount: Recount, tmp_path: Path
) -> None:
    rows = [["ann@example.com", "Ann", "Archer", "2026-11-01", "Lamp"], ["bob@example.com"]]
    batch = a_batch(tmp_path, rows=rows)
    history.mark_invited(batch.batch_id, date.today())
    answers.apply(answers.preview(batch.batch_id, "ann@example.com"))
    history.set_survey_address(batch.batch_id, "https://example.com/s")
    customers.delete(customer_id("ann@example.com"))
    assert "Archer" not in repr(recount.contents())
    assert "Lamp" not in repr(recount.rows('SELECT * FROM "transaction"'))
    assert recount('SELECT count(*) FROM "transaction" WHERE batch_id = ?', batch.batch_id) == 2
    assert imports.report(batch.batch_id).counts == batch.counts
    assert recount.rows("SELECT key, customer_id FROM message WHERE key = 'ann@example.com'") == [
        ("ann@example.com", None)
    ]


@pytest.mark.parametrize("path", ["added again", "given to another"])
def test_an_address_keeps_its_last_contact_through_a_deletion(
    path: str, recount: Recount, tmp_path: Path
) -> None:
    """So that deleting a customer is no way around the days between contacts."""
    spring = a_batch(tmp_path, "a@example.com").batch_id
    history.mark_invited(spring, date.today())
    customers.delete(customer_id("a@example.com"))
    if path == "added again":
        customers.add("a@example.com", "", "")
    else:
        (other,) = add_customers("other@example.com")
        customers.edit(other, "a@example.com", "", "")
    (row,) = customers.rows([customer_id("a@example.com")])
    assert row is not None
    assert row.last_contact == recount("SELECT at FROM message")


def test_contacts_of_one_address_by_two_customers_do_not_stop_it_from_being_added(
    recount: Recount, tmp_path: Path
) -> None:
    batch = a_batch(tmp_path, "a@example.com", "b@example.com").batch_id
    history.mark_invited(batch, date.today())
    customers.delete(customer_id("a@example.com"))
    customers.edit(customer_id("b@example.com"), "a@example.com", "", "")
    customers.delete(customer_id("a@example.com"))
    customers.add("a@example.com", "", "")
    customers.add("b@example.com", "", "")
    assert recount("SELECT count(*) FROM message") == 2


# --------------------------------------------------------------------------------------------- the list


@pytest.fixture
def three(recount: Recount, tmp_path: Path) -> None:
    """Three customers who differ in most columns."""
    carol = ["carol@example.com", "Zoé", "Ärcher", "2026-11-03", ""]
    spring = a_batch(tmp_path, rows=[carol, ["ann@example.com", "Bo", "Müller", "2026-11-01", ""]])
    summer = a_batch(tmp_path, rows=[["bob@example.com", "ann", "Baker", "", ""], carol], name="Summer.csv")
    history.mark_invited(spring.batch_id, date.today() - timedelta(5))
    history.mark_invited(summer.batch_id, date.today() - timedelta(2))
    suppress("bob@example.com")


@pytest.mark.parametrize(
    ("sort", "ascending", "descending"),
    [
        ("email", "ann bob carol", "carol bob ann"),
        ("last_name", "carol bob ann", "ann bob carol"),
        ("first_name", "bob ann carol", "carol ann bob"),
        ("status", "ann carol bob", "bob ann carol"),
        ("last_transaction", "bob ann carol", "carol ann bob"),
        ("last_contact", "ann bob carol", "bob carol ann"),
        ("batches", "ann bob carol", "carol ann bob"),
    ],
)
def test_the_list_is_sorted_by_each_column_both_ways(
    sort: str, ascending: str, descending: str, three: None
) -> None:
    assert " ".join(listed(sort=sort)).replace("@example.com", "") == ascending
    assert " ".join(listed(sort=sort, descending=True)).replace("@example.com", "") == descending


@pytest.mark.parametrize(
    ("filter", "addresses"),
    [
        (Filter("MULLER"), ["ann"]),
        (Filter("archer zoe"), ["carol"]),
        (Filter("example.com an"), ["ann", "bob"]),
        (Filter("100%"), []),
        (Filter("_"), []),
        (Filter("' OR 1=1 --"), []),
        (Filter(status=Status.UNSUBSCRIBED), ["bob"]),
        (Filter("ann", Status.ACTIVE), ["ann"]),
        (Filter("\u200b"), ["ann", "bob", "carol"]),
    ],
)
def test_the_list_is_filtered(filter: Filter, addresses: list[str], three: None) -> None:
    assert listed(filter) == [f"{name}@example.com" for name in addresses]


def test_only_the_first_of_many_can_be_asked_for(three: None) -> None:
    assert len(customers.ids(Filter(), "email", False, limit=2)) == 2


def test_rows_come_in_the_order_asked_and_none_for_who_is_gone(recount: Recount) -> None:
    a, b = add_customers("a@example.com", "b@example.com")
    rows = customers.rows([b, 999, a])
    assert [row and row.email for row in rows] == ["b@example.com", None, "a@example.com"]


# ------------------------------------------------------------------------------------------- L2: one address


def test_L2_the_page_of_an_address_tells_all_that_happened(
    recount: Recount, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(operations.now() + 1, operations.now() + 1_000))
    monkeypatch.setattr(operations, "now", lambda: next(clock))
    batch = a_batch(tmp_path, "a@example.com").batch_id
    answers.apply(answers.preview(batch, "a@example.com"))
    first = suppress("a@example.com", reason=Reason.OPERATOR, source=Source.REMINDER_PREVIEW, detail="Spring")
    suppress("a@example.com")
    undoing.undo(first, Source.UNSUBSCRIBED)
    unsubscribing.resubscribe("a@example.com", date.today(), "letter 12", Source.CUSTOMER_PAGE)
    suppress("a@example.com", "A@example.com", reason=Reason.COMPLAINED)
    page = customers.page("a@example.com")
    assert [event.kind for event in page.timeline] == [
        "unsubscribe",
        "resubscribe",
        "undo_unsubscribe",
        "unsubscribe_again",
        "unsubscribe",
        "answered",
        "imported",
    ]
    assert page.timeline[1].detail == "letter 12"
    assert (page.timeline[4].source, page.timeline[4].detail) == ("reminder_preview", "Spring")
    assert page.evidence is not None
    assert (page.evidence.reason, page.evidence.lines) == (Reason.COMPLAINED, 2)


def test_L2_an_address_that_no_customer_has_has_a_page(recount: Recount) -> None:
    suppress("Stranger@example.com")
    page = customers.page("stranger@example.com")
    assert (page.id, page.email, page.status) == (None, "Stranger@example.com", Status.UNSUBSCRIBED)
    nobody = customers.page("nobody@example.com")
    assert (nobody.id, nobody.status, nobody.evidence, nobody.timeline) == (None, Status.ACTIVE, None, ())


def test_Q1_no_path_to_a_suppressed_address_makes_it_a_recipient(recount: Recount, tmp_path: Path) -> None:
    batch = a_batch(tmp_path, "a@example.com", "b@example.com").batch_id
    history.mark_invited(batch, date.today() - timedelta(30))
    suppress("left@example.com")
    customers.edit(customer_id("a@example.com"), "left@example.com", "", "")
    found = audiences.people(
        batch, Mail.REMINDER, audiences.ids(batch, Mail.REMINDER, Standing.RECIPIENT, "", "email", False)
    )
    assert [person.key for person in found if person] == ["b@example.com"]
    assert audiences.audience(batch, Mail.REMINDER).unsubscribed == 1


@pytest.mark.parametrize("refusal", [NotAnAddress(address="x"), AddressTaken(address="x"), CustomerGone()])
def test_each_refusal_is_a_sentence(refusal: Refusal) -> None:
    assert str(refusal).endswith(".")
