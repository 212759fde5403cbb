"""Recording answers: the same reading of pastes, each outcome shown before, all or nothing."""

import sqlite3
from pathlib import Path

import pytest

from app.controllers import answers, customers, history, operations
from app.controllers.answers import Counts, NothingToRecord, Outcome
from app.controllers.operations import Kind
from app.errors import Cancelled
from app.models.database import select
from tests.builders import Recount, a_batch, customer_id, suppress


@pytest.fixture
def batch(recount: Recount, tmp_path: Path) -> int:
    """A batch of three with tokens, and another batch."""
    a_batch(tmp_path, "other@example.com", name="Summer.csv")
    batch = a_batch(tmp_path, "ann@example.com", "bob@example.com", "carol@example.com").batch_id
    history.set_survey_address(batch, "https://example.com/s")
    return batch


def token(recount: Recount, typed: str) -> str:
    (found,) = recount.column('SELECT token FROM "transaction" WHERE customer_id = ?', customer_id(typed))
    return str(found)


PASTE = """Email
ann@example.com
{bob}
https://example.com/s?t={bob}
other@example.com
ANN@example.com

thank you
"""


def test_B3_the_preview_is_the_receipt_is_the_difference(batch: int, recount: Recount) -> None:
    answers.apply(answers.preview(batch, "carol@example.com"))
    preview = answers.preview(
        batch, PASTE.format(bob=token(recount, "bob@example.com")) + "carol@example.com"
    )
    assert [(item.line, item.outcome) for item in preview.items] == [
        (2, Outcome.RECORDED),
        (3, Outcome.RECORDED),
        (4, Outcome.DUPLICATE),
        (5, Outcome.NOT_IN_BATCH),
        (6, Outcome.DUPLICATE),
        (9, Outcome.ALREADY),
    ]
    assert ([line.line for line in preview.unreadable], preview.headers, preview.blanks) == ([8], (1,), (7,))
    receipt = answers.apply(preview)
    assert receipt.counts == preview.counts
    assert receipt.counts == Counts(found=6, recorded=2, already=1, not_in_batch=1, duplicate=2, unreadable=1)
    assert recount("SELECT count(*) FROM answer WHERE operation_id = ?", receipt.operation_id) == 2


def test_C2_the_log_names_every_line_of_a_paste(batch: int) -> None:
    receipt = answers.apply(
        answers.preview(batch, "thank you\nann@example.com\nann@example.com, bob@example")
    )
    assert [(item.line, item.address, item.outcome) for item in operations.items(receipt.operation_id)] == [
        (2, "ann@example.com", Outcome.RECORDED),
        (3, "ann@example.com", Outcome.DUPLICATE),
        (1, "thank you", Outcome.UNREADABLE),
        (3, ", bob@example", Outcome.UNREADABLE),
    ]


def test_a_token_is_read_in_any_case(batch: int, recount: Recount) -> None:
    preview = answers.preview(batch, token(recount, "bob@example.com").upper())
    assert preview.counts.recorded == 1


def test_a_token_of_another_batch_records_nothing(batch: int, recount: Recount, tmp_path: Path) -> None:
    other = a_batch(tmp_path, "ann@example.com", name="Autumn.csv").batch_id
    bob = token(recount, "bob@example.com")
    assert answers.preview(other, bob).counts == Counts(1, 0, 0, 1, 0, 0)
    with pytest.raises(NothingToRecord):
        answers.apply(answers.preview(other, bob))
    assert recount("SELECT count(*) FROM answer") == 0


def test_B5_the_first_answer_stays(batch: int, recount: Recount) -> None:
    answers.apply(answers.preview(batch, "ann@example.com"))
    before = recount.rows("SELECT * FROM answer")
    with pytest.raises(NothingToRecord):
        answers.apply(answers.preview(batch, "ann@example.com"))
    assert recount.rows("SELECT * FROM answer") == before


def test_B3_a_receipt_says_when_the_database_moved(batch: int, recount: Recount) -> None:
    preview = answers.preview(batch, "ann@example.com\nbob@example.com")
    answers.apply(answers.preview(batch, "ann@example.com"))
    customers.delete(customer_id("bob@example.com"))
    preview_again = answers.preview(batch, "ann@example.com\nbob@example.com\ncarol@example.com")
    assert not answers.apply(preview_again).moved
    with pytest.raises(NothingToRecord):
        answers.apply(preview)


def test_B3_a_receipt_counts_what_it_did_not_what_was_shown(batch: int, recount: Recount) -> None:
    preview = answers.preview(batch, "ann@example.com\nbob@example.com")
    answers.apply(answers.preview(batch, "ann@example.com"))
    receipt = answers.apply(preview)
    assert receipt.moved
    assert (receipt.counts.recorded, receipt.counts.already) == (1, 1)
    assert recount("SELECT count(*) FROM answer WHERE operation_id = ?", receipt.operation_id) == 1


def test_an_answer_changes_no_suppression(batch: int, recount: Recount) -> None:
    suppress("ann@example.com")
    before = recount.rows("SELECT * FROM suppression")
    answers.apply(answers.preview(batch, "ann@example.com"))
    assert recount.rows("SELECT * FROM suppression") == before


def test_the_log_keeps_who_answered(batch: int) -> None:
    receipt = answers.apply(answers.preview(batch, "ann@example.com"))
    entry = operations.get(receipt.operation_id)
    assert (entry.kind, entry.detail, entry.batch_id) == (Kind.ANSWERS, "Spring", batch)
    assert [item.key for item in operations.items(entry.id)] == ["ann@example.com"]


def test_B1_an_error_in_the_middle_changes_nothing(batch: int, recount: Recount) -> None:
    select(
        """CREATE TRIGGER fails AFTER INSERT ON answer WHEN (SELECT count(*) FROM answer) = 2
        BEGIN SELECT RAISE(ABORT, 'in the middle'); END"""
    )
    before = recount.contents()
    with pytest.raises(sqlite3.IntegrityError, match="in the middle"):
        answers.apply(answers.preview(batch, "ann@example.com\nbob@example.com"))
    assert recount.contents() == before


def test_B1_a_cancel_changes_nothing(batch: int, recount: Recount, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.models.database._OPCODES_BETWEEN_QUESTIONS", 10)

    def stop(done: int, total: int) -> None:
        raise Cancelled()

    preview = answers.preview(batch, "ann@example.com")
    before = recount.contents()
    with pytest.raises(Cancelled):
        answers.apply(preview, progress=stop)
    assert recount.contents() == before
