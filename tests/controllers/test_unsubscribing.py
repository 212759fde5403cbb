"""Unsubscribing pastes and resubscribing one person: what is stored, and what nothing may lift or weaken."""

import json
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import hypothesis
import peewee
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.controllers import customers, operations, settings, suppressions, unsubscribing
from app.controllers.customers import Status
from app.controllers.operations import Kind, Source
from app.controllers.unsubscribing import (
    ConsentInFuture,
    ConsentMissing,
    Counts,
    NothingToUnsubscribe,
    NotUnsubscribed,
    Outcome,
    Reason,
)
from app.errors import Cancelled, Refusal
from app.models import Suppression
from app.models.database import DiskFull, select
from tests.builders import (
    Recount,
    a_batch,
    a_mailable_batch,
    add_customers,
    an_account,
    customer_id,
    opened,
    queued,
    suppress,
)

DATA = Path(__file__).parent.parent / "data"

MIXED = """Email
ann@example.com; BOB@example.com

stranger@nowhere.example
please remove me
gone@example.com
Ann <ann@EXAMPLE.com>
"""


@pytest.fixture
def mixed(recount: Recount) -> unsubscribing.Preview:
    """A paste with one of everything, and the database that makes it so."""
    add_customers("ann@example.com", "bob@example.com", "gone@example.com", "carol@example.com")
    suppress("gone@example.com", reason=Reason.BOUNCED)
    return unsubscribing.preview(MIXED)


def test_B3_the_preview_names_each_outcome(mixed: unsubscribing.Preview) -> None:
    assert [(item.line, item.key, item.outcome) for item in mixed.items] == [
        (2, "ann@example.com", Outcome.UNSUBSCRIBED),
        (2, "bob@example.com", Outcome.UNSUBSCRIBED),
        (4, "stranger@nowhere.example", Outcome.UNKNOWN),
        (6, "gone@example.com", Outcome.ALREADY),
        (7, "ann@example.com", Outcome.DUPLICATE),
    ]
    assert [line.line for line in mixed.unreadable] == [5]
    assert (mixed.headers, mixed.blanks) == ((1,), (3,))


def test_B3_a_preview_changes_nothing(mixed: unsubscribing.Preview, recount: Recount) -> None:
    before = recount.contents()
    unsubscribing.preview(MIXED)
    assert recount.contents() == before


def test_B3_the_preview_is_the_receipt_is_the_difference(
    mixed: unsubscribing.Preview, recount: Recount
) -> None:
    before = recount.suppressed()
    receipt = unsubscribing.apply(mixed, Source.CUSTOMERS)
    added = recount.suppressed() - before
    assert not receipt.moved
    assert receipt.counts == mixed.counts
    assert added == {"ann@example.com", "bob@example.com", "stranger@nowhere.example"}
    assert receipt.counts.changes == len(added)
    stored = recount.rows(
        "SELECT outcome, count(*) FROM operation_item WHERE operation_id = ? GROUP BY 1", receipt.operation_id
    )
    assert dict(stored) == {"unsubscribed": 2, "unknown": 1, "already": 1, "duplicate": 1, "unreadable": 1}


def test_C1_the_parts_of_a_receipt_sum_to_what_was_found(mixed: unsubscribing.Preview) -> None:
    counts = mixed.counts
    assert counts == Counts(found=5, unsubscribed=2, already=1, unknown=1, duplicate=1, unreadable=1)
    assert counts.found == counts.unsubscribed + counts.already + counts.unknown + counts.duplicate


def test_C2_each_unreadable_line_is_kept_with_its_number(mixed: unsubscribing.Preview) -> None:
    receipt = unsubscribing.apply(mixed, Source.CUSTOMERS)
    (line,) = operations.items(receipt.operation_id, ["unreadable"])
    assert (line.line, line.address, line.key) == (5, "please remove me", "")


def test_C3_the_log_counts_what_the_receipt_counts(mixed: unsubscribing.Preview, recount: Recount) -> None:
    receipt = unsubscribing.apply(mixed, Source.CUSTOMERS)
    ((stored,),) = recount.rows("SELECT counts FROM operation WHERE id = ?", receipt.operation_id)
    assert json.loads(str(stored)) == {
        "found": 5,
        "unsubscribed": 2,
        "already": 1,
        "unknown": 1,
        "duplicate": 1,
        "unreadable": 1,
    }


def test_the_messy_paste_gives_its_expected_counts(recount: Recount) -> None:
    expected = json.loads((DATA / "expected.json").read_text("utf-8"))["paste-messy.txt"]
    add_customers(*expected["customers"])
    suppress(*expected["already_unsubscribed"])
    before = recount.suppressed()
    preview = unsubscribing.preview((DATA / "paste-messy.txt").read_text("utf-8"))
    receipt = unsubscribing.apply(preview, Source.CUSTOMERS)
    for name in ("unsubscribed", "already", "unknown", "duplicate"):
        assert getattr(receipt.counts, name) == expected[name], name
    assert receipt.counts.found == expected["addresses_found"]
    assert [line.line for line in preview.unreadable] == expected["unreadable_lines"]
    assert list(preview.headers) == expected["header_lines"]
    assert list(preview.blanks) == expected["blank_lines"]
    assert len(recount.suppressed() - before) == expected["unsubscribed"] + expected["unknown"]


def test_B2_an_unreadable_line_does_not_stop_the_others(recount: Recount) -> None:
    suppress("jean [at] b.fr", "a@example.com", "@example.com", "\x00\ud800", "b@example.com")
    assert recount.suppressed() == {"a@example.com", "b@example.com"}


def test_B3_a_receipt_says_when_the_database_moved_since_the_preview(
    mixed: unsubscribing.Preview, recount: Recount
) -> None:
    suppress("bob@example.com", reason=Reason.COMPLAINED)
    add_customers("stranger@nowhere.example")
    receipt = unsubscribing.apply(mixed, Source.CUSTOMERS)
    assert receipt.moved
    assert receipt.counts == Counts(found=5, unsubscribed=2, already=2, unknown=0, duplicate=1, unreadable=1)
    assert recount("SELECT count(*) FROM suppression WHERE operation_id = ?", receipt.operation_id) == 2


def test_B4_what_was_shown_is_acted_on_whatever_the_database_holds_now(
    mixed: unsubscribing.Preview, recount: Recount
) -> None:
    customers.delete(customers.page("ann@example.com").id or 0)
    add_customers("dora@example.com")
    unsubscribing.apply(mixed, Source.CUSTOMERS)
    assert recount.suppressed() == {item.key for item in mixed.items}


def test_B5_the_same_paste_twice_changes_nothing_the_second_time(
    mixed: unsubscribing.Preview, recount: Recount
) -> None:
    unsubscribing.apply(mixed, Source.CUSTOMERS)
    before = recount.rows("SELECT * FROM suppression ORDER BY id")
    again = unsubscribing.preview(MIXED)
    assert again.counts.changes == 0
    unsubscribing.apply(again, Source.REMINDER_PREVIEW)
    assert recount.rows("SELECT * FROM suppression ORDER BY id") == before


def test_B5_the_first_date_and_evidence_stay(recount: Recount) -> None:
    first = suppress("Ann@example.com", source=Source.CUSTOMERS)
    suppress("ann@EXAMPLE.com", source=Source.REMINDER_PREVIEW)
    assert recount.rows("SELECT operation_id, address FROM suppression") == [(first, "Ann@example.com")]


def test_a_paste_without_an_address_is_refused_and_not_logged(recount: Recount) -> None:
    preview = unsubscribing.preview("please remove me\n\nEmail\n")
    with pytest.raises(NothingToUnsubscribe):
        unsubscribing.apply(preview, Source.CUSTOMERS)
    assert recount("SELECT count(*) FROM operation") == 0


def test_S2_an_address_is_suppressed_in_every_spelling(recount: Recount) -> None:
    suppress("<Zoé@ＥＸＡＭＰＬＥ.com>")
    for spelling in ("zoe\u0301@example.com", " ZOÉ@example.com.", "mailto:zo%C3%A9@example.com"):
        assert customers.is_suppressed(spelling), spelling
        assert unsubscribing.preview(spelling).counts.already == 1, spelling
    assert len(recount.suppressed()) == 1


def test_S8_an_unknown_address_is_stored_and_met_when_it_becomes_a_customer(
    recount: Recount, tmp_path: Path
) -> None:
    suppress("stranger@nowhere.example")
    assert recount("SELECT count(*) FROM customer") == 0
    customers.add("Stranger@Nowhere.example", "", "")
    assert customers.page("stranger@nowhere.example").status is Status.UNSUBSCRIBED
    assert a_batch(tmp_path, "stranger@nowhere.example", "new@example.com").counts.ignored == 1


def test_L1_each_suppression_has_its_evidence(recount: Recount) -> None:
    settings.change(settings.OPERATOR, "Anne")
    before = operations.now()
    suppress("a@example.com", reason=Reason.COMPLAINED, source=Source.REMINDER_PREVIEW, detail="Spring")
    (row,) = suppressions.rows(suppressions.ids("", None, "address", False))
    assert row is not None
    assert (row.reason, row.source, row.detail) == (Reason.COMPLAINED, Source.REMINDER_PREVIEW, "Spring")
    assert row.operator == "Anne"
    assert before <= row.since <= operations.now()
    evidence = customers.page("a@example.com").evidence
    assert evidence is not None
    assert (evidence.operator, evidence.operation_id) == ("Anne", row.operation_id)
    ((stored,),) = recount.rows(
        "SELECT o.at = s.since FROM suppression s JOIN operation o ON o.id = s.operation_id"
    )
    assert stored


# ------------------------------------------------------------------------ S7: which reason outranks which

RANK = {Reason.OPERATOR: 1, Reason.BOUNCED: 2, Reason.ASKED: 3, Reason.COMPLAINED: 3}


@pytest.mark.parametrize("first", Reason)
@pytest.mark.parametrize("second", Reason)
def test_S7_a_weaker_reason_never_overwrites_a_stronger_one(
    first: Reason, second: Reason, recount: Recount
) -> None:
    operation = suppress("a@example.com", reason=first)
    suppress("a@example.com", reason=second)
    expected = second if RANK[second] > RANK[first] else first
    assert recount.rows("SELECT reason, operation_id FROM suppression") == [(expected, operation)]


def test_S7_the_stronger_reason_of_one_is_not_given_to_all(recount: Recount) -> None:
    suppress("a@example.com", "b@example.com", reason=Reason.OPERATOR)
    suppress("a@example.com", reason=Reason.ASKED)
    assert recount.rows("SELECT key, reason FROM suppression ORDER BY key") == [
        ("a@example.com", "asked"),
        ("b@example.com", "operator"),
    ]


# -------------------------------------------------------------------------------------- S3: resubscribing


def test_S3_resubscribing_lifts_one_address_and_keeps_its_evidence(recount: Recount) -> None:
    by = suppress("a@example.com", "b@example.com", reason=Reason.COMPLAINED)
    given = date.today() - timedelta(1)
    operation = unsubscribing.resubscribe("a@example.com", given, " letter 12 ", Source.CUSTOMER_PAGE)
    assert recount.suppressed() == {"b@example.com"}
    assert recount.rows(
        "SELECT operation_id, key, reason, suppressed_by, consent_date, consent_reference FROM lift"
    ) == [(operation, "a@example.com", "complained", by, given.isoformat(), "letter 12")]
    assert operations.get(operation).kind is Kind.RESUBSCRIBE


@pytest.mark.parametrize(
    ("key", "given", "reference", "refusal"),
    [
        ("a@example.com", None, "letter 12", ConsentMissing),
        ("a@example.com", date(2026, 1, 1), "", ConsentMissing),
        ("a@example.com", date(2026, 1, 1), " \u200b\n", ConsentMissing),
        ("a@example.com", date.today() + timedelta(1), "letter 12", ConsentInFuture),
        ("other@example.com", date(2026, 1, 1), "letter 12", NotUnsubscribed),
    ],
)
def test_S3_resubscribing_takes_the_evidence_of_a_new_consent(
    key: str, given: date | None, reference: str, refusal: type[Refusal], recount: Recount
) -> None:
    suppress("a@example.com")
    before = recount.contents()
    with pytest.raises(refusal):
        unsubscribing.resubscribe(key, given, reference, Source.CUSTOMER_PAGE)
    assert recount.contents() == before


def test_S3_who_objects_again_after_a_consent_is_suppressed_again(recount: Recount) -> None:
    suppress("a@example.com")
    unsubscribing.resubscribe("a@example.com", date.today(), "letter 12", Source.CUSTOMER_PAGE)
    second = suppress("a@example.com")
    assert recount.column("SELECT operation_id FROM suppression") == [second]


# --------------------------------------------------------------------------- S5 and L3: what SQL may not do


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("DELETE FROM suppression", "only lifted with its evidence"),
        ("UPDATE suppression SET key = 'other@example.com'", "keeps its key"),
        ("UPDATE operation SET operator = 'somebody else'", "append-only"),
        ("DELETE FROM operation", "append-only"),
        ("UPDATE operation_item SET address = 'x'", "append-only"),
        ("DELETE FROM operation_item", "append-only"),
        ("UPDATE lift SET reason = 'x'", "evidence"),
        ("DELETE FROM lift", "evidence"),
        # With the evidence of an earlier lift, of the same address at that, but not of this suppression.
        ("DELETE FROM suppression WHERE key = 'twice@example.com'", "only lifted with its evidence"),
    ],
)
def test_S5_L3_the_database_itself_forbids_it(statement: str, words: str, recount: Recount) -> None:
    suppress("a@example.com", "twice@example.com")
    unsubscribing.resubscribe("twice@example.com", date.today(), "letter 12", Source.CUSTOMER_PAGE)
    suppress("twice@example.com")
    before = recount.contents()
    with pytest.raises(sqlite3.IntegrityError, match=words), closing(sqlite3.connect(recount.path)) as other:
        other.execute(statement)
    assert recount.contents() == before


def test_S5_the_models_cannot_delete_a_suppression_either(recount: Recount) -> None:
    suppress("a@example.com")
    with pytest.raises(peewee.IntegrityError, match="only lifted with its evidence"):
        Suppression.delete().execute()
    assert recount.suppressed() == {"a@example.com"}


# ----------------------------------------------------------------------------------- B1: all or nothing


@pytest.mark.parametrize(
    "event", ["INSERT ON suppression", "INSERT ON operation_item", "UPDATE ON suppression"]
)
def test_B1_an_error_in_the_middle_changes_nothing(
    event: str, mixed: unsubscribing.Preview, recount: Recount
) -> None:
    select(
        f"""CREATE TRIGGER fails AFTER {event}
        WHEN NEW.key IN ('gone@example.com', 'stranger@nowhere.example')
        BEGIN SELECT RAISE(ABORT, 'in the middle'); END"""
    )
    before = recount.contents()
    with pytest.raises(sqlite3.IntegrityError, match="in the middle"):
        unsubscribing.apply(mixed, Source.CUSTOMERS, reason=Reason.COMPLAINED)
    assert recount.contents() == before
    select("DROP TRIGGER fails")
    assert unsubscribing.apply(mixed, Source.CUSTOMERS, reason=Reason.COMPLAINED).counts == mixed.counts


def test_B1_a_full_disk_in_the_middle_changes_nothing(recount: Recount) -> None:
    add_customers("ann@example.com")
    preview = unsubscribing.preview("\n".join(f"person{number}@example.com" for number in range(100)))
    (pages,) = select("PRAGMA page_count").fetchone()
    select(f"PRAGMA max_page_count = {pages + 2}")
    before = recount.contents()
    with pytest.raises(DiskFull):
        unsubscribing.apply(preview, Source.CUSTOMERS)
    assert recount.contents() == before


@pytest.mark.parametrize("kept", range(0, 40, 3))
def test_B1_a_cancel_at_any_time_changes_nothing(
    kept: int, recount: Recount, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked every thousand opcodes here, so that there are many moments in a small paste."""
    monkeypatch.setattr("app.models.database._OPCODES_BETWEEN_QUESTIONS", 1_000)
    add_customers("ann@example.com")
    preview = unsubscribing.preview("\n".join(f"person{number}@example.com" for number in range(1_000)))
    before = recount.contents()
    asked = 0

    def stop(done: int, total: int) -> None:
        nonlocal asked
        asked += 1
        if asked > kept:
            raise Cancelled()

    with pytest.raises(Cancelled):
        unsubscribing.apply(preview, Source.CUSTOMERS, progress=stop)
    assert recount.contents() == before
    receipt = unsubscribing.apply(preview, Source.CUSTOMERS)
    assert receipt.counts.unknown == 1_000


def test_a_preview_can_be_cancelled(connected: None) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled()

    with pytest.raises(Cancelled):
        unsubscribing.preview("a@example.com\n" * 5_000, stop)


# -------------------------------------------------------------------------------------- metamorphic

_ADDRESSES = st.lists(
    st.sampled_from(["a@example.com", "B@example.com", "b@EXAMPLE.com", "c@example.com", "no address", ""]),
    max_size=8,
)


@hypothesis.settings(max_examples=50)  # of three new databases each
@given(first=_ADDRESSES, second=_ADDRESSES)
def test_B5_pasting_both_at_once_or_one_after_the_other_is_the_same(
    first: list[str], second: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("metamorphic")
    results = []
    for number, pastes in enumerate(([first, second], [second, first], [first + second])):
        path = folder / f"{number}.db"
        with opened(path):
            for paste in pastes:
                preview = unsubscribing.preview("\n".join(paste))
                if preview.counts.found:
                    unsubscribing.apply(preview, Source.CUSTOMERS)
            results.append(Recount(path).suppressed())
    assert results[0] == results[1] == results[2]


def test_the_reference_of_a_message_stands_for_its_recipient(tmp_path: Path, recount: Recount) -> None:
    """As in the subject of the mail that a mail program writes for who presses Unsubscribe."""
    an_account(25)
    queued(a_mailable_batch(tmp_path, "ann@example.com", "bob@example.com"))
    (identifier,) = recount.column("SELECT message_id FROM message WHERE key = 'bob@example.com'")
    reference = str(identifier).partition("@")[0]
    unknown = "0" * len(reference)
    text = f"unsubscribe {reference}\nunsubscribe {unknown}\n{reference}x\nann@example.com {unknown}"
    found = unsubscribing.preview(text)
    assert [(item.line, item.address) for item in found.items] == [
        (1, "bob@example.com"),
        (4, "ann@example.com"),
    ]
    assert [line.line for line in found.unreadable] == [2, 3]
    unsubscribing.apply(found, Source.CUSTOMERS)
    assert recount.suppressed() == {"ann@example.com", "bob@example.com"}


def test_a_reference_names_the_customers_present_address_too(tmp_path: Path, recount: Recount) -> None:
    an_account(25)
    queued(a_mailable_batch(tmp_path, "old@example.com"))
    (identifier,) = recount.column("SELECT message_id FROM message")
    customers.edit(customer_id("old@example.com"), "new@example.com", "", "")
    found = unsubscribing.preview(f"unsubscribe {str(identifier).partition('@')[0]}")
    unsubscribing.apply(found, Source.CUSTOMERS)
    assert recount.suppressed() == {"old@example.com", "new@example.com"}
