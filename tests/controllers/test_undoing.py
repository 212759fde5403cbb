"""Undo: exactly what an operation changed and nobody touched since, and no stronger word that came later."""

import sqlite3
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from app.controllers import answers, history, operations, undoing, unsubscribing
from app.controllers.operations import Kind, Source
from app.controllers.undoing import NotUndoable, UndoneAlready
from app.controllers.unsubscribing import Reason
from app.models.database import select
from tests.builders import Recount, a_batch, add_customers, suppress


def undo(operation_id: int) -> undoing.Receipt:
    return undoing.undo(operation_id, Source.UNSUBSCRIBED)


def resubscribe(key: str) -> int:
    return unsubscribing.resubscribe(key, date.today(), "letter 12", Source.CUSTOMER_PAGE)


def test_B6_undo_restores_what_the_operation_changed(recount: Recount) -> None:
    add_customers("a@example.com")
    suppress("old@example.com")
    before = recount.rows("SELECT * FROM suppression")
    operation = suppress("a@example.com", "stranger@example.com", "old@example.com", "no address")
    receipt = undo(operation)
    assert recount.rows("SELECT * FROM suppression") == before
    assert (receipt.undone, receipt.counts) == (Kind.UNSUBSCRIBE, {"lifted": 2, "kept": 1, "restored": 0})


def test_S3_what_undo_lifts_is_kept_as_evidence(recount: Recount) -> None:
    operation = suppress("a@example.com", reason=Reason.BOUNCED)
    receipt = undo(operation)
    assert recount.rows("SELECT operation_id, key, reason, suppressed_by, consent_date FROM lift") == [
        (receipt.operation_id, "a@example.com", "bounced", operation, None)
    ]


def test_B6_an_operation_is_undone_once(recount: Recount) -> None:
    operation = suppress("a@example.com")
    undo(operation)
    before = recount.contents()
    with pytest.raises(UndoneAlready):
        undo(operation)
    assert recount.contents() == before


def test_B6_an_undo_and_an_import_are_not_undone(tmp_path: Path, recount: Recount) -> None:
    report = a_batch(tmp_path, "a@example.com")
    receipt = undo(suppress("a@example.com"))
    before = recount.contents()
    for operation in (report.operation_id, receipt.operation_id):
        with pytest.raises(NotUndoable):
            undo(operation)
    assert recount.contents() == before


def test_S3_an_address_that_a_later_paste_names_too_stays_on_that_ones_evidence(recount: Recount) -> None:
    first = suppress("Ann@example.com", "b@example.com", source=Source.CUSTOMERS)
    second = suppress("ann@EXAMPLE.com", source=Source.REMINDER_PREVIEW)
    receipt = undo(first)
    assert receipt.counts == {"lifted": 1, "kept": 1, "restored": 0}
    assert recount.rows("SELECT key, address, operation_id FROM suppression") == [
        ("ann@example.com", "ann@EXAMPLE.com", second)
    ]
    undo(second)
    assert recount.suppressed() == set()


def test_S3_an_address_that_an_earlier_paste_names_too_stays_as_it_was(recount: Recount) -> None:
    suppress("a@example.com")
    before = recount.rows("SELECT * FROM suppression")
    undo(suppress("a@example.com", "b@example.com"))
    assert recount.rows("SELECT * FROM suppression") == before


@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize(
    "reasons",
    [
        (Reason.OPERATOR, Reason.BOUNCED, Reason.ASKED),
        (Reason.ASKED, Reason.OPERATOR, Reason.BOUNCED),
        (Reason.BOUNCED, Reason.COMPLAINED, Reason.OPERATOR),
    ],
)
def test_S7_in_whatever_order_things_are_undone_the_strongest_that_stands_is_the_reason(
    reasons: tuple[Reason, ...], order: tuple[int, ...], recount: Recount
) -> None:
    rank = {Reason.OPERATOR: 1, Reason.BOUNCED: 2, Reason.ASKED: 3, Reason.COMPLAINED: 3}
    standing = {number: suppress("a@example.com", reason=reason) for number, reason in enumerate(reasons)}
    for number in order:
        undo(standing.pop(number))
        strongest = sorted((reasons[other] for other in standing), key=lambda reason: -rank[reason])
        expected = [(min(standing.values()), strongest[0])] if standing else []
        assert recount.rows("SELECT operation_id, reason FROM suppression") == expected


def test_S7_undo_never_lifts_a_stronger_word_that_came_since(recount: Recount) -> None:
    operators = suppress("a@example.com", reason=Reason.OPERATOR)
    own = suppress("a@example.com", reason=Reason.ASKED)
    undo(operators)
    assert recount.rows("SELECT reason, operation_id FROM suppression") == [("asked", own)]


def test_B6_undoing_the_stronger_word_gives_the_weaker_reason_back(recount: Recount) -> None:
    first = suppress("a@example.com", reason=Reason.OPERATOR)
    undo(suppress("a@example.com", reason=Reason.COMPLAINED))
    assert recount.rows("SELECT reason, operation_id FROM suppression") == [("operator", first)]


def test_B6_undoing_a_resubscription_restores_the_suppression_as_it_was(recount: Recount) -> None:
    suppress("Ann@example.com", "b@example.com", reason=Reason.BOUNCED)
    columns = "key, address, since, reason, operation_id"
    before = recount.rows(f"SELECT {columns} FROM suppression ORDER BY key")
    receipt = undo(resubscribe("ann@example.com"))
    assert receipt.counts == {"lifted": 0, "kept": 0, "restored": 1}
    assert recount.rows(f"SELECT {columns} FROM suppression ORDER BY key") == before


def test_B6_undoing_what_a_consent_followed_lifts_nothing_more(recount: Recount) -> None:
    operation = suppress("a@example.com")
    consent = resubscribe("a@example.com")
    assert undo(operation).counts == {"lifted": 0, "kept": 0, "restored": 0}
    assert recount.suppressed() == set()
    undo(consent)
    assert recount.suppressed() == set()


def test_B6_what_was_objected_to_after_the_consent_outlives_the_undo_of_either(recount: Recount) -> None:
    first = suppress("a@example.com")
    consent = resubscribe("a@example.com")
    second = suppress("a@example.com")
    assert undo(first).counts == {"lifted": 0, "kept": 1, "restored": 0}
    assert undo(consent).counts == {"lifted": 0, "kept": 1, "restored": 0}
    assert recount.column("SELECT operation_id FROM suppression") == [second]


def test_B6_undoing_a_consent_brings_the_first_objection_back(recount: Recount) -> None:
    first = suppress("a@example.com")
    consent = resubscribe("a@example.com")
    suppress("a@example.com")
    undo(consent)
    assert recount.column("SELECT operation_id FROM suppression") == [first]


def test_B6_an_address_named_twice_in_one_paste_is_lifted_once(recount: Recount) -> None:
    assert undo(suppress("a@example.com", "A@example.com")).counts["lifted"] == 1
    assert recount("SELECT count(*) FROM lift") == 1


def test_B6_undoing_answers_forgets_those_it_recorded(tmp_path: Path, recount: Recount) -> None:
    batch = a_batch(tmp_path, "a@example.com", "b@example.com").batch_id
    answers.apply(answers.preview(batch, "a@example.com"))
    before = recount.rows("SELECT * FROM answer")
    second = answers.apply(answers.preview(batch, "a@example.com b@example.com"))
    assert undo(second.operation_id).counts == {"removed": 1, "kept": 0}
    assert recount.rows("SELECT * FROM answer") == before


def test_B6_an_answer_that_a_later_paste_names_too_stays_as_that_ones(
    tmp_path: Path, recount: Recount
) -> None:
    batch = a_batch(tmp_path, "a@example.com", "b@example.com", "c@example.com").batch_id
    first = answers.apply(answers.preview(batch, "a@example.com b@example.com")).operation_id
    second = answers.apply(answers.preview(batch, "a@example.com c@example.com")).operation_id
    assert undo(first).counts == {"removed": 1, "kept": 1}
    assert recount.column("SELECT operation_id FROM answer") == [second, second]
    assert undo(second).counts == {"removed": 2, "kept": 0}
    assert recount("SELECT count(*) FROM answer") == 0


def test_B6_undoing_a_mailing_elsewhere_forgets_its_messages(tmp_path: Path, recount: Recount) -> None:
    spring = a_batch(tmp_path, "a@example.com").batch_id
    summer = a_batch(tmp_path, "a@example.com", name="Summer.csv").batch_id
    history.mark_invited(spring, date.today())
    before = recount.rows("SELECT * FROM message")
    assert undo(history.mark_invited(summer, date.today() - timedelta(3))).counts == {"removed": 1}
    assert recount.rows("SELECT * FROM message") == before


def test_B1_an_error_in_the_middle_of_an_undo_changes_nothing(recount: Recount) -> None:
    operation = suppress("a@example.com", "b@example.com", "c@example.com")
    select(
        """CREATE TRIGGER fails AFTER DELETE ON suppression WHEN OLD.key = 'b@example.com'
        BEGIN SELECT RAISE(ABORT, 'in the middle'); END"""
    )
    before = recount.contents()
    with pytest.raises(sqlite3.IntegrityError, match="in the middle"):
        undo(operation)
    assert recount.contents() == before
    assert operations.get(operation).undoable


def test_the_last_undoable_operation_is_the_newest_that_stands(tmp_path: Path, recount: Recount) -> None:
    assert operations.last_undoable() is None
    first = suppress("a@example.com")
    second = suppress("b@example.com")
    a_batch(tmp_path, "c@example.com")
    for expected in (second, first):
        entry = operations.last_undoable()
        assert entry is not None
        assert entry.id == expected
        undo(entry.id)
    assert operations.last_undoable() is None
