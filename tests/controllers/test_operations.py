"""The operations log: everything done in bulk, by whom, from where, with its counts and its lines."""

import json
from datetime import date
from pathlib import Path

import pytest

from app.controllers import customers, history, operations, settings, undoing, unsubscribing
from app.controllers.operations import Kind, Source
from tests.builders import Recount, a_batch, add_customers, suppress


def test_L3_every_bulk_act_is_logged_with_who_did_it_and_where(recount: Recount, tmp_path: Path) -> None:
    settings.change(settings.OPERATOR, "Anne")
    batch = a_batch(tmp_path, "a@example.com")
    mailing = history.mark_invited(batch.batch_id, date.today())
    unsubscription = suppress("a@example.com", source=Source.REMINDER_PREVIEW, detail="Spring")
    unsubscribing.resubscribe("a@example.com", date.today(), "letter 12", Source.CUSTOMER_PAGE)
    undoing.undo(mailing, Source.UNSUBSCRIBED)
    (added,) = add_customers("b@example.com")
    customers.delete(added)
    history.delete(batch.batch_id)
    entries = [entry for entry in operations.rows(operations.ids(descending=False)) if entry]
    assert [(entry.kind, entry.source) for entry in entries] == [
        (Kind.IMPORT, Source.IMPORT),
        (Kind.MAILING, Source.HISTORY),
        (Kind.UNSUBSCRIBE, Source.REMINDER_PREVIEW),
        (Kind.RESUBSCRIBE, Source.CUSTOMER_PAGE),
        (Kind.UNDO, Source.UNSUBSCRIBED),
        (Kind.DELETE_CUSTOMER, Source.CUSTOMER_PAGE),
        (Kind.DELETE_BATCH, Source.HISTORY),
    ]
    assert {entry.operator for entry in entries} == {"Anne"}
    assert [entry.id for entry in entries if entry.undone] == [mailing]
    assert operations.get(unsubscription).detail == "Spring"


def test_L3_the_log_is_read_newest_first_and_in_part(recount: Recount) -> None:
    first, second, third = suppress("a@example.com"), suppress("b@example.com"), suppress("c@example.com")
    assert list(operations.ids(limit=2)) == [third, second]
    assert list(operations.ids(descending=False)) == [first, second, third]
    assert [entry and entry.id for entry in operations.rows([third, 999, first])] == [third, None, first]


def test_L3_an_operation_that_is_not_there_is_a_bug(connected: None) -> None:
    with pytest.raises(LookupError):
        operations.get(999)


def test_C1_every_number_of_an_operation_opens_its_lines(recount: Recount) -> None:
    add_customers("a@example.com")
    suppress("b@example.com")
    operation = suppress("a@example.com", "b@example.com", "c@example.com", "A@example.com", "nothing here")
    counts = operations.get(operation).counts
    for outcome in ("unsubscribed", "already", "unknown", "duplicate", "unreadable"):
        assert len(operations.items(operation, [outcome])) == counts[outcome] == 1, outcome
    assert [item.line for item in operations.items(operation)] == [1, 2, 3, 4, 5]
    ((stored,),) = recount.rows("SELECT counts FROM operation WHERE id = ?", operation)
    assert json.loads(str(stored)) == counts
