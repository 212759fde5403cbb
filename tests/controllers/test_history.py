"""The history: counts that open their lists, mailings made elsewhere, a deletion that forgets no contact."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from sqlite3 import IntegrityError
from typing import Any

import pytest

from app.controllers import answers, audiences, customers, drafts, history, imports, recipients, undoing
from app.controllers.audiences import Draft, Mail
from app.controllers.history import BatchGone, InvitedAlready, MailedInFuture, NoName
from app.controllers.operations import Source
from app.controllers.recipients import Group, State
from app.delivery.link import NotAWebAddress
from app.delivery.template import UnclosedField, UnknownField
from app.errors import Refusal
from app.models.database import select
from tests.builders import Recount, a_batch, customer_id, suppress

TODAY = date.today()


@pytest.fixture
def spring(recount: Recount, tmp_path: Path) -> int:
    """A batch of five: one answered, one left, one reminded, one invited, and one who came later."""
    batch = a_batch(tmp_path, *(f"{name}@example.com" for name in ("ann", "bob", "carol", "dora"))).batch_id
    history.mark_invited(batch, TODAY - timedelta(30))
    answers.apply(answers.preview(batch, "ann@example.com"))
    suppress("bob@example.com")
    (carol,) = recipients.ids(batch, "carol", "email", False)
    audiences.mark_elsewhere(batch, Mail.REMINDER, [carol], TODAY - timedelta(10))
    return batch


def counts(batch_id: int) -> tuple[int, ...]:
    row = history.row(batch_id)
    return row.customers, row.invited, row.answered, row.unsubscribed, row.reminders


def test_C3_the_counts_of_a_batch_equal_a_recount(spring: int, recount: Recount) -> None:
    assert counts(spring) == (4, 4, 1, 1, 1)
    assert recount('SELECT count(*) FROM "transaction" WHERE batch_id = ?', spring) == 4
    assert recount("SELECT count(*) FROM message WHERE kind = 'invitation'") == 4
    assert recount("SELECT count(*) FROM message WHERE kind = 'reminder'") == 1
    assert recount("SELECT count(*) FROM answer") == 1
    assert history.row(spring).last_contact == recount("SELECT max(at) FROM message")


def opens_its_lists(batch_id: int) -> bool:
    """Whether each number of a batch is the length of the list that it opens."""
    row = history.row(batch_id)
    groups = {
        Group.INVITED: row.invited,
        Group.ANSWERED: row.answered,
        Group.UNSUBSCRIBED: row.unsubscribed,
        Group.REMINDED: row.reminders,
        None: row.customers,
    }
    lists = {group: len(recipients.ids(batch_id, "", "email", False, group=group)) for group in groups}
    return lists == groups


def test_C1_every_number_of_a_batch_opens_its_list(spring: int) -> None:
    assert opens_its_lists(spring)


@pytest.mark.parametrize("name", ["ann", "bob", "carol", "dora"])
def test_C1_they_still_do_when_a_customer_was_deleted_and_came_back(name: str, spring: int) -> None:
    customers.delete(customer_id(f"{name}@example.com"))
    assert opens_its_lists(spring)
    customers.add(f"{name}@example.com", "", "")
    assert opens_its_lists(spring)


def test_each_recipient_has_one_state(spring: int) -> None:
    rows = recipients.rows(recipients.ids(spring, "", "email", False))
    assert [(row.key.partition("@")[0], row.state) for row in rows if row] == [
        ("ann", State.ANSWERED),
        ("bob", State.UNSUBSCRIBED),
        ("carol", State.REMINDED),
        ("dora", State.INVITED),
    ]


@pytest.mark.parametrize("sort", ["email", "last_name", "date", "state", "reminders", "answered_at"])
def test_the_recipients_can_be_sorted_by_each_column(sort: str, spring: int) -> None:
    up = list(recipients.ids(spring, "", sort, False))
    down = list(recipients.ids(spring, "", sort, True))
    assert sorted(up) == sorted(down)
    assert len(set(up)) == 4
    assert list(recipients.ids(spring, "", sort, False, 2)) == up[:2]


def test_recipients_are_found_by_every_word(spring: int) -> None:
    assert len(recipients.ids(spring, "ANN example", "email", False)) == 1
    assert len(recipients.ids(spring, "ann bob", "email", False)) == 0


@pytest.mark.parametrize(
    "sort",
    ["name", "imported_at", "customers", "invited", "answered", "unsubscribed", "reminders", "last_contact"],
)
def test_batches_can_be_sorted_by_each_column(sort: str, spring: int, tmp_path: Path) -> None:
    summer = a_batch(tmp_path, "zoe@example.com", name="Été.csv").batch_id
    assert sorted(history.ids(sort, False)) == [spring, summer]
    assert list(history.ids(sort, False)) == list(reversed(history.ids(sort, True)))
    expected = [summer, spring] if sort not in ("imported_at",) else [spring, summer]
    assert list(history.ids(sort, False)) == expected
    assert list(history.ids(sort, False, 1)) == expected[:1]


# --------------------------------------------------------------------------------- mailed elsewhere


def test_marking_again_invites_only_who_is_not_yet(spring: int, recount: Recount, tmp_path: Path) -> None:
    with pytest.raises(InvitedAlready):
        history.mark_invited(spring, TODAY)
    undone = history.mark_invited(a_batch(tmp_path, "zoe@example.com").batch_id, TODAY)
    undoing.undo(undone, Source.HISTORY)
    assert recount("SELECT count(*) FROM message WHERE operation_id = ?", undone) == 0
    assert counts(spring) == (4, 4, 1, 1, 1)


def test_a_mailing_elsewhere_was_on_its_day(spring: int) -> None:
    contact = history.row(spring).last_contact
    assert contact is not None
    assert datetime.fromtimestamp(contact).date() == TODAY - timedelta(10)


def test_nothing_was_mailed_tomorrow(spring: int, recount: Recount) -> None:
    before = recount.contents()
    with pytest.raises(MailedInFuture):
        history.mark_invited(spring, TODAY + timedelta(1))
    with pytest.raises(MailedInFuture):
        audiences.mark_elsewhere(spring, Mail.REMINDER, [1], TODAY + timedelta(1))
    assert recount.contents() == before


def test_Q5_the_database_forbids_a_second_invitation(spring: int, recount: Recount) -> None:
    with pytest.raises(IntegrityError, match="UNIQUE"):
        select(
            """INSERT INTO message (batch_id, customer_id, key, kind, rank, state, at, operation_id)
            SELECT batch_id, customer_id, key, kind, rank, state, at, operation_id FROM message LIMIT 1"""
        )


# ----------------------------------------------------------------------------------------- deleting


def test_S5_deleting_a_batch_keeps_customers_suppressions_and_contacts(
    spring: int, recount: Recount, tmp_path: Path
) -> None:
    before = customers.rows(customers.ids(customers.Filter(), "email", False))
    suppressions = recount.rows("SELECT * FROM suppression")
    messages = recount("SELECT count(*) FROM message")
    history.delete(spring)
    after = customers.rows(customers.ids(customers.Filter(), "email", False))
    assert [(row.email, row.status, row.last_contact) for row in after if row] == [
        (row.email, row.status, row.last_contact) for row in before if row
    ]
    assert recount.rows("SELECT * FROM suppression") == suppressions
    assert recount("SELECT count(*) FROM message WHERE batch_id IS NULL") == messages
    for table in ('"transaction"', "import_row", "answer", "batch"):
        assert recount(f"SELECT count(*) FROM {table}") == 0, table


def test_S5_deleting_a_batch_leaves_the_others_alone(spring: int, recount: Recount, tmp_path: Path) -> None:
    summer = a_batch(tmp_path, "ann@example.com", "no address", name="Summer.csv")
    history.mark_invited(summer.batch_id, TODAY - timedelta(20))
    history.delete(spring)
    assert counts(summer.batch_id) == (1, 1, 0, 0, 0)
    assert imports.report(summer.batch_id).counts == summer.counts


def test_who_was_mailed_in_a_deleted_batch_is_still_recent(spring: int, tmp_path: Path) -> None:
    """So that deleting a batch is no way around the days between contacts."""
    summer = a_batch(tmp_path, "carol@example.com", "zoe@example.com", name="Summer.csv").batch_id
    history.mark_invited(summer, TODAY - timedelta(30))
    history.mark_invited(a_batch(tmp_path, "zoe@example.com", name="Autumn.csv").batch_id, TODAY)
    assert audiences.audience(summer, Mail.REMINDER).recent == 1
    history.delete(max(history.ids("imported_at", False)))
    assert audiences.audience(summer, Mail.REMINDER).recent == 1


@pytest.mark.parametrize(
    "act",
    [
        lambda batch: history.row(batch),
        lambda batch: history.details(batch),
        lambda batch: history.rename(batch, "Summer"),
        lambda batch: history.mark_invited(batch, TODAY),
        lambda batch: history.set_survey_address(batch, "https://example.com"),
        lambda batch: drafts.save(batch, Mail.REMINDER, Draft("", "")),
        lambda batch: history.delete(batch),
        lambda batch: audiences.overview(batch, Mail.REMINDER),
        lambda batch: answers.apply(answers.preview(batch, "ann@example.com")),
    ],
)
def test_a_batch_that_is_gone_is_said_to_be(act: Callable[[int], Any], spring: int, recount: Recount) -> None:
    history.delete(spring)
    before = recount.contents()
    with pytest.raises(BatchGone):
        act(spring)
    assert recount.contents() == before


# ------------------------------------------------------------------------------------------- set up


def test_a_batch_is_renamed(spring: int) -> None:
    history.rename(spring, "  Prin\u200btemps \n 2026 ")
    assert history.row(spring).name == "Printemps 2026"
    with pytest.raises(NoName):
        history.rename(spring, " \u200b ")


def test_each_recipient_has_a_token_of_their_own_that_stays(spring: int, recount: Recount) -> None:
    history.set_survey_address(spring, "https://example.com/s")
    tokens = recount.column('SELECT token FROM "transaction" ORDER BY id')
    assert len(set(tokens)) == 4
    history.set_survey_address(spring, "")
    history.set_survey_address(spring, "https://example.com/other?o={{product}}")
    assert recount.column('SELECT token FROM "transaction" ORDER BY id') == tokens


@pytest.mark.parametrize(
    ("address", "refusal"),
    [
        ("example.com", NotAWebAddress),
        ("javascript:alert(1)", NotAWebAddress),
        ("https://", NotAWebAddress),
        ("https://example.com/a b", NotAWebAddress),
        ("https://example.com/{{nothing}}", UnknownField),
        ("https://example.com/{{product", UnclosedField),
    ],
)
def test_a_survey_has_a_web_address(
    address: str, refusal: type[Refusal], spring: int, recount: Recount
) -> None:
    before = recount.contents()
    with pytest.raises(refusal):
        history.set_survey_address(spring, address)
    assert recount.contents() == before
