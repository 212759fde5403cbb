"""What is on record of one address: complete, in order, and nothing of anybody else (L1, L2)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.controllers import answers, customers, erasing, evidence, undoing, unsubscribing
from app.controllers.customers import Status
from app.controllers.operations import Source
from app.controllers.unsubscribing import Reason
from tests.builders import (
    Recount,
    a_batch,
    a_mailable_batch,
    add_customers,
    an_account,
    customer_id,
    queued,
    suppress,
    work_off,
)

pytestmark = pytest.mark.usefixtures("connected")

ANNA, BOB = "Anna@example.com", "bob@example.com"
KEY = "anna@example.com"


@pytest.fixture
def batch(connected: None, tmp_path: Path) -> int:
    """Anna and Bob, invited, and Anna has answered."""
    an_account(2525)
    batch = a_mailable_batch(tmp_path, ANNA, BOB)
    work_off(queued(batch), reply="2.0.0 Ok")
    answers.apply(answers.preview(batch, ANNA))
    return batch


def test_L1_every_message_answer_and_import_with_its_evidence(batch: int, recount: Recount) -> None:
    customers.edit(customer_id(ANNA), ANNA, "Anna", "Smith")
    dossier = evidence.gather(KEY)
    assert (dossier.address, dossier.name, dossier.is_customer) == (ANNA, "Anna Smith", True)
    assert (dossier.status, dossier.since, dossier.erased_at) == (Status.ACTIVE, None, None)
    (sent,) = dossier.messages
    row = "SELECT at, kind, rank, 'Spring', state, code, reply, message_id, address, operation_id, "
    recounted = recount.rows(
        row + "(SELECT operator FROM operation WHERE id = operation_id) FROM message WHERE key = ?", KEY
    )
    assert [tuple(getattr(sent, name) for name in sent.__slots__)] == recounted
    assert (sent.state, sent.code, sent.reply) == ("sent", 250, "2.0.0 Ok")
    (answer,) = dossier.answers
    assert (answer.batch, answer.source) == ("Spring", Source.HISTORY)
    (imported,) = dossier.rows
    assert (imported.batch, imported.file_name, imported.line, imported.outcome, imported.day) == (
        "Spring", "Spring.csv", 2, "new", date(2026, 11, 2),
    )  # fmt: skip
    assert dossier.acts == ()


def test_L1_each_unsubscription_consent_and_undo(batch: int) -> None:
    first = suppress("x@y.example", BOB, ANNA, source=Source.REMINDER_PREVIEW, detail="Spring")
    again = suppress(ANNA, ANNA, reason=Reason.COMPLAINED)
    lifted = unsubscribing.resubscribe(KEY, date(2026, 11, 1), "Letter 12", Source.CUSTOMER_PAGE)
    undone = undoing.undo(lifted, Source.UNSUBSCRIBED).operation_id
    dossier = evidence.gather(KEY)
    assert [(act.kind, act.operation_id) for act in dossier.acts] == [
        ("unsubscribe", first), ("unsubscribe_again", again),
        ("resubscribe", lifted), ("undo_resubscribe", undone),
    ]  # fmt: skip
    act = dossier.acts[0]
    assert (act.line, act.source, act.detail, act.reason) == (
        3, Source.REMINDER_PREVIEW, "Spring", Reason.ASKED,
    )  # fmt: skip
    consent = dossier.acts[2]
    assert (consent.consent_date, consent.consent_reference) == (date(2026, 11, 1), "Letter 12")
    assert dossier.since is not None
    assert (dossier.since.operation_id, dossier.since.reason) == (first, Reason.ASKED)


def test_an_address_that_is_no_customer_and_one_of_which_nothing_is_known() -> None:
    suppress("stranger@nowhere.example", reason=Reason.BOUNCED)
    stranger = evidence.gather("stranger@nowhere.example")
    assert (stranger.is_customer, stranger.status, len(stranger.acts)) == (False, Status.UNSUBSCRIBED, 1)
    nobody = evidence.gather("nobody@nowhere.example")
    assert (nobody.address, nobody.status) == ("nobody@nowhere.example", Status.ACTIVE)
    assert (nobody.acts, nobody.messages, nobody.rows, nobody.answers) == ((), (), (), ())


def test_an_import_that_ignored_the_address_is_on_record(tmp_path: Path) -> None:
    suppress(ANNA)
    a_batch(tmp_path, BOB, ANNA)
    (row,) = evidence.gather(KEY).rows
    assert (row.line, row.outcome) == (3, "ignored")


def test_L2_after_an_erasure_whoever_has_the_address_gets_what_was_sent_and_when(
    batch: int, tmp_path: Path
) -> None:
    first = suppress(ANNA, source=Source.REMINDER_PREVIEW, detail="Spring")
    before = evidence.gather(KEY)
    receipt = erasing.erase(KEY, Source.CUSTOMER_PAGE)
    dossier = evidence.gather(KEY)
    assert (dossier.address, dossier.name, dossier.is_customer) == (KEY, "", False)
    assert dossier.erased_at is not None
    assert [(act.kind, act.operation_id) for act in dossier.acts] == [
        ("unsubscribe", first), ("erase", receipt.operation_id),
    ]  # fmt: skip
    (was,), (sent,) = before.messages, dossier.messages
    assert (sent.at, sent.state, sent.message_id, sent.address) == (was.at, "sent", was.message_id, "")
    assert (dossier.answers, dossier.rows) == ((), ())


def test_nothing_of_anybody_else_is_in_it(batch: int, tmp_path: Path) -> None:
    suppress(BOB)
    add_customers("other@example.com")
    dossier = evidence.gather(KEY)
    assert dossier.acts == ()
    assert {sent.address for sent in dossier.messages} == {ANNA}
