"""Erasing a person: nothing of them is left to be read, and nobody mails them all the same."""

from __future__ import annotations

import hmac
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from unicodedata import normalize

import pytest

from app import address
from app.controllers import (
    answers,
    customers,
    erasing,
    history,
    imports,
    operations,
    settings,
    suppressions,
    undoing,
    unsubscribing,
)
from app.controllers.customers import Status
from app.controllers.imports import Outcome
from app.controllers.operations import Kind, Source
from app.controllers.unsubscribing import Reason
from app.delivery import outbox
from app.delivery.outbox import Done
from app.delivery.smtp import Fate, Halt, Phase, Reply, Result
from app.models import database
from tests.builders import (
    Recount,
    a_batch,
    a_mailable_batch,
    add_customers,
    an_account,
    customer_id,
    queued,
    sound,
    suppress,
    work_off,
    write_csv,
)

pytestmark = pytest.mark.usefixtures("connected")

ANNA = "anna@example.com"
BOB = "bob@example.com"


def erase(key: str) -> erasing.Receipt:
    return erasing.erase(key, Source.CUSTOMER_PAGE)


def form_of(recount: Recount, key: str) -> str:
    """What stays of an address, by the definition."""
    ((secret,),) = recount.rows("SELECT secret FROM hash_key WHERE rule = 1")
    assert isinstance(secret, bytes)
    return "erased:1:" + hmac.new(secret, key.encode(), "sha256").hexdigest()


def in_the_files(folder: Path, text: str) -> Iterator[tuple[str, str]]:
    """The files beside the database, backups apart, in which a text is, in any form it may have there."""
    for file in folder.glob("relance.db*"):
        content = file.read_bytes().lower()
        for name in ("NFC", "NFD"):
            for encoding in ("utf-8", "utf-16-le"):
                if normalize(name, text).lower().encode(encoding) in content:
                    yield file.name, f"{name} {encoding}"


# -------------------------------------------------------------------------------------- what goes, what stays


def test_a_customer_goes_and_the_facts_stay_under_a_hash_of_the_address(
    recount: Recount, tmp_path: Path
) -> None:
    batch = a_batch(tmp_path, ANNA, BOB).batch_id
    history.set_survey_address(batch, "https://survey.example/s")
    history.mark_invited(batch, date.today())
    answers.apply(answers.preview(batch, ANNA))
    receipt = erase(ANNA)
    form = form_of(recount, ANNA)
    assert (receipt.addresses, receipt.messages, receipt.rewritten) == (1, 1, True)
    assert recount.column("SELECT key FROM customer") == [BOB]
    assert recount.rows("SELECT key, address, reason, operation_id FROM suppression") == [
        (form, "", "asked", receipt.operation_id)
    ]
    assert recount.rows("SELECT kind, reason, counts FROM operation WHERE id = ?", receipt.operation_id) == [
        ("erase", "asked", '{"erased": 1, "messages": 1}')
    ]
    assert recount.rows("SELECT DISTINCT key, address FROM operation_item") == [(form, "")]
    assert recount.rows("SELECT key, address, state, customer_id FROM message WHERE key <> ?", BOB) == [
        (form, "", "elsewhere", None)
    ]
    rows = """SELECT customer_id IS NULL, data, token IS NULL FROM "transaction" ORDER BY line"""
    assert recount.rows(rows) == [(1, "[]", 1), (0, '["2026-11-02","Lamp"]', 0)]
    assert imports.report(batch).counts.rows == 2, "what was counted stays counted"
    assert sound(tmp_path / "relance.db")


def test_the_first_evidence_stays_and_the_reason_becomes_the_strongest(recount: Recount) -> None:
    add_customers(ANNA)
    first = suppress(ANNA, reason=Reason.BOUNCED)
    receipt = erase(ANNA)
    assert recount.rows("SELECT key, reason, operation_id FROM suppression") == [
        (form_of(recount, ANNA), "asked", first)
    ]
    (item,) = operations.items(receipt.operation_id)
    assert (item.address, item.outcome) == ("", "already")
    assert operations.get(receipt.operation_id).kind is Kind.ERASE
    assert not operations.get(receipt.operation_id).undoable


def test_an_address_that_no_customer_has_is_erased_too(recount: Recount) -> None:
    suppress("stranger@nowhere.example")
    erase("stranger@nowhere.example")
    assert recount.suppressed() == {form_of(recount, "stranger@nowhere.example")}


def test_an_address_that_only_a_rejected_row_or_an_unreadable_line_names_is_erased_too(
    recount: Recount, tmp_path: Path
) -> None:
    a_batch(tmp_path, BOB, f"{ANNA}; other@example.com", f"{ANNA}@")
    suppress(BOB, "carla@example.com@ wrote")
    assert recount("SELECT count(*) FROM import_row WHERE address <> ''") == 2
    receipt = erase(ANNA)
    assert (receipt.addresses, receipt.messages) == (1, 0)
    assert recount("SELECT count(*) FROM import_row WHERE address <> ''") == 0
    erase("carla@example.com")
    assert list(in_the_files(tmp_path, "carla@example.com")) == list(in_the_files(tmp_path, ANNA)) == []
    assert {form_of(recount, ANNA), form_of(recount, "carla@example.com")} < recount.suppressed()
    with pytest.raises(erasing.NothingKnown):
        erase("nobody@example.com")
    with pytest.raises(erasing.ErasedAlready):
        erase(ANNA)


def test_what_is_unknown_or_erased_already_is_refused() -> None:
    with pytest.raises(erasing.NothingKnown):
        erase(ANNA)
    add_customers(ANNA)
    erase(ANNA)
    with pytest.raises(erasing.ErasedAlready):
        erase(ANNA)


def test_the_addresses_a_customer_had_before_are_erased_too_unless_another_has_them_now(
    recount: Recount, tmp_path: Path
) -> None:
    batch = a_batch(tmp_path, "anna@old.example").batch_id
    history.mark_invited(batch, date.today())
    customers.edit(customer_id("anna@old.example"), "anna@second.example", "Anna", "")
    batch = a_batch(tmp_path, "anna@second.example", name="Summer.csv").batch_id
    history.mark_invited(batch, date.today())
    customers.edit(customer_id("anna@second.example"), ANNA, "Anna", "")
    add_customers("anna@second.example")  # somebody else's by now
    receipt = erase(ANNA)
    assert receipt.addresses == 2
    assert recount.suppressed() == {form_of(recount, ANNA), form_of(recount, "anna@old.example")}
    assert recount.column("SELECT key FROM customer") == ["anna@second.example"]
    assert set(recount.column("SELECT key FROM message")) == {
        form_of(recount, "anna@old.example"),
        "anna@second.example",
    }


@pytest.mark.parametrize("typed", ["Anna.Dupont@example.com", "Élodie.Müller@exämple.com"])
def test_no_byte_of_the_address_or_the_name_is_left_in_the_files(
    typed: str, tmp_path: Path, recount: Recount
) -> None:
    nfd = normalize("NFD", typed)
    others = [f"someone{number}@example.org" for number in range(300)]
    plan = imports.propose(
        write_csv(
            tmp_path,
            [
                [typed, "Zébulon", "Quatrevingt", "2026-11-02", "Unforgettable lamp"],
                [nfd, "", "", "", ""],
                [f"{typed}; other@example.com", "", "", "", ""],
                [f"{typed}@", "", "", "", ""],
                *([other, "", "", "", "Lamp"] for other in others),
            ],
        )
    )
    batch = imports.run(plan).batch_id
    history.set_survey_address(batch, "https://survey.example/s")
    history.mark_invited(batch, date.today())
    (token,) = recount.column('SELECT token FROM "transaction" WHERE line = 2')
    answers.apply(answers.preview(batch, f"{token}\n{others[0]}"))
    suppress(typed.replace("@", "\N{FULLWIDTH COMMERCIAL AT}"), others[1])
    suppress(typed, f"{typed}@ is what I wrote", "nobody@nowhere.example")
    key = address.key(typed)
    unsubscribing.resubscribe(key, date.today(), f"Mail from {typed}", Source.CUSTOMER_PAGE)
    a_batch(tmp_path, typed, name="Summer.csv")
    suppress(typed)
    a_batch(tmp_path, typed, *others[:5], name="Autumn.csv")
    assert list(in_the_files(tmp_path, typed)), "or the search finds nothing"
    erase(key)
    hidden = [typed, key, key.partition("@")[0], "Zébulon", "Quatrevingt", "Unforgettable", str(token)]
    for text in hidden:
        assert list(in_the_files(tmp_path, text)) == [], text
    assert sound(tmp_path / "relance.db")
    assert recount("SELECT count(*) FROM import_row WHERE address = ''") == 4


def test_no_byte_is_left_of_what_was_overwritten_long_before(tmp_path: Path) -> None:
    """Of an address that the customer had before anything was sent to it, no row tells any more."""
    database.select("PRAGMA secure_delete = OFF").fetchall()  # as with most systems' SQLite
    a_batch(tmp_path, "anna.of.old@example.com", *(f"someone{number}@example.org" for number in range(500)))
    customers.edit(customer_id("anna.of.old@example.com"), "zoe.dupont@example.com", "", "")
    database.select("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    assert list(in_the_files(tmp_path, "anna.of.old")), "or the search finds nothing"
    erase("zoe.dupont@example.com")
    assert list(in_the_files(tmp_path, "anna.of.old")) == []
    assert database.select("PRAGMA secure_delete").fetchone() == (0,), "it is as it was"


def test_the_undo_of_a_resubscription_forgets_the_reference_of_the_consent_too(recount: Recount) -> None:
    suppress(ANNA)
    suppress(BOB, detail="Letters")
    agreed = unsubscribing.resubscribe(ANNA, date.today(), f"Letter of {ANNA}", Source.CUSTOMER_PAGE)
    undoing.undo(agreed, Source.UNSUBSCRIBED)
    undoing.undo(2, Source.UNSUBSCRIBED)
    erase(ANNA)
    assert recount.column("SELECT detail FROM operation WHERE kind IN ('resubscribe', 'undo')") == [
        "",
        "",
        "Letters",
    ]


def test_what_only_looks_like_the_address_stays(recount: Recount, tmp_path: Path) -> None:
    a_batch(tmp_path, ANNA, BOB, "joanna@example.com@", "anna@example.com.au@x")
    suppress("joanna@example.com@ and", "anna@example.com.au@x and", "carol@example.com")
    kept = recount.rows("SELECT line, address FROM operation_item WHERE key = ''")
    rows = recount.rows("SELECT line, address FROM import_row")
    assert len(kept) == len(rows) == 2
    erase(ANNA)
    assert recount.rows("SELECT line, address FROM operation_item WHERE key = ''") == kept
    assert recount.rows("SELECT line, address FROM import_row") == rows


# ----------------------------------------------------------------------------------------------- never mailed


def test_Q1_messages_that_wait_never_leave(tmp_path: Path, recount: Recount) -> None:
    an_account(2525)
    mailing = queued(a_mailable_batch(tmp_path, ANNA, BOB))
    erase(ANNA)
    assert work_off(mailing) == [BOB]
    assert recount.rows("SELECT key, address, state FROM message ORDER BY id") == [
        (form_of(recount, ANNA), "", "suppressed"),
        (BOB, BOB, "sent"),
    ]
    assert recount("SELECT count(*) FROM mailing WHERE state = 'finished'") == 1


def test_a_message_that_is_being_sent_settles_and_its_reply_names_nobody(
    tmp_path: Path, recount: Recount
) -> None:
    an_account(2525)
    mailing = queued(a_mailable_batch(tmp_path, ANNA))
    claimed = outbox.step(None, mailing, int(time.time()))
    assert claimed is not None
    erase(ANNA)
    reply = Reply(250, f"Ok for <{ANNA}>")
    outbox.settle(Done(claimed, Result(Fate.SENT, Phase.END, reply)), int(time.time()))
    assert recount.rows("SELECT key, address, state, code, reply, message_id FROM message") == [
        (form_of(recount, ANNA), "", "sent", 250, "Ok for <<address>>", claimed.message_id)
    ]


def test_a_reply_that_names_the_address_is_scrubbed(tmp_path: Path, recount: Recount) -> None:
    an_account(2525)
    work_off(queued(a_mailable_batch(tmp_path, ANNA, BOB)), reply=f"2.0.0 <{ANNA}> queued")
    erase(ANNA)
    assert recount.column("SELECT reply FROM message WHERE state = 'sent' ORDER BY id") == [
        "2.0.0 <<address>> queued",
        f"2.0.0 <{ANNA}> queued",
    ]


def test_what_the_server_said_when_a_mailing_stopped_is_scrubbed_too(
    tmp_path: Path, recount: Recount
) -> None:
    an_account(2525)
    for number in range(2):
        moment = int(time.time())
        mailing = queued(a_mailable_batch(tmp_path, ANNA, BOB, name=f"{number}.csv"))
        claimed = outbox.step(None, mailing, moment)
        assert claimed is not None
        if number:
            erase(ANNA)  # while it is under way
        reply = Reply(421, f"4.7.0 <{ANNA}> is too much")
        outbox.settle(Done(claimed, Result(Fate.UNTRIED, Phase.RECIPIENT, reply, Halt.CLOSING)), moment)
    assert (
        recount.rows("SELECT state, why, reply FROM mailing")
        == [("paused", "closing", "4.7.0 <<address>> is too much")] * 2
    )


@pytest.mark.parametrize("guard", ["claim", "wire"])
def test_Q1_each_guard_alone_knows_an_erased_address_by_its_hash(
    guard: str, tmp_path: Path, recount: Recount, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However such a message came to be queued, as by a restored backup."""
    an_account(2525)
    mailing = queued(a_mailable_batch(tmp_path, ANNA))
    claimed = outbox.step(None, mailing, int(time.time())) if guard == "wire" else None
    suppress(BOB)
    with database.writing() as connection:
        connection.execute("UPDATE suppression SET key = ?, address = ''", (form_of(recount, ANNA),))
    if claimed is None:
        assert outbox.step(None, mailing, int(time.time())) is None
        assert recount.column("SELECT state FROM message") == ["suppressed"]
    else:
        with pytest.raises(outbox.Suppressed), outbox.guard(claimed):
            pass


# ----------------------------------------------------------------------------------------------------- guards


def test_I3_an_import_ignores_whoever_was_erased_and_keeps_nothing(tmp_path: Path, recount: Recount) -> None:
    add_customers(ANNA)
    erase(ANNA)
    plan = imports.propose(
        write_csv(
            tmp_path,
            [
                [BOB, "", "", "", ""],
                ["ANNA@Example.com", "Anna", "Smith", "2026-11-02", "Lamp"],
                [ANNA, "", "", "", ""],
                [f"{ANNA} {BOB}", "", "", "", ""],
                [f"{BOB} carol@example.com", "", "", "", ""],
            ],
        )
    )
    foreseen = imports.foresee(plan, None)
    assert [(row.line, row.address, row.outcome) for row in foreseen] == [
        (2, BOB, Outcome.NEW),
        (3, "", Outcome.IGNORED),
        (4, "", Outcome.DUPLICATE),
        (5, "", Outcome.IGNORED),
        (6, f"{BOB} carol@example.com", Outcome.INVALID),
    ]
    report = imports.run(plan)
    assert recount("SELECT count(*) FROM customer") == 1
    assert recount.rows("SELECT line, reason FROM import_row WHERE outcome = 'ignored' ORDER BY line") == [
        (3, "erased"),
        (5, "erased"),
    ]
    assert list(in_the_files(tmp_path, ANNA)) == []
    assert report.counts == imports.Counts(rows=5, new=1, known=0, ignored=2, duplicate=1, invalid=1, blank=0)


def test_a_paste_of_an_erased_address_changes_nothing_and_is_logged_without_it(recount: Recount) -> None:
    add_customers(ANNA, BOB)
    erase(ANNA)
    preview = unsubscribing.preview(f"{ANNA}\nAnna@Example.com\n{BOB}")
    assert [item.outcome for item in preview.items] == ["already", "duplicate", "unsubscribed"]
    receipt = unsubscribing.apply(preview, Source.CUSTOMERS)
    form = form_of(recount, ANNA)
    assert receipt.counts == preview.counts
    assert recount.rows(
        "SELECT key, address, outcome FROM operation_item WHERE operation_id = ? ORDER BY position",
        receipt.operation_id,
    ) == [(form, "", "already"), (form, "", "duplicate"), (BOB, BOB, "unsubscribed")]
    assert recount.suppressed() == {form, BOB}


def test_answers_of_an_erased_address_are_logged_without_it(recount: Recount, tmp_path: Path) -> None:
    batch = a_batch(tmp_path, ANNA, BOB).batch_id
    erase(ANNA)
    receipt = answers.apply(answers.preview(batch, f"{ANNA}\n{BOB}"))
    assert recount.rows(
        "SELECT address, outcome FROM operation_item WHERE operation_id = ?", receipt.operation_id
    ) == [("", "not_in_batch"), (BOB, "recorded")]


def test_the_reference_in_a_mail_of_an_erased_person_still_says_that_they_are_unsubscribed(
    tmp_path: Path, recount: Recount
) -> None:
    an_account(2525)
    work_off(queued(a_mailable_batch(tmp_path, ANNA)))
    (message_id,) = recount.column("SELECT message_id FROM message")
    reference = str(message_id).partition("@")[0]
    erase(ANNA)
    (item,) = unsubscribing.preview(f"unsubscribe {reference}").items
    assert (item.address, item.outcome) == (reference, "already")


def test_nobody_adds_an_erased_customer_nor_gives_another_the_address() -> None:
    bob = add_customers(BOB)[0]
    add_customers(ANNA)
    erase(ANNA)
    with pytest.raises(customers.Erased) as refused:
        customers.add("Anna@example.com", "Anna", "")
    assert refused.value.values == {"address": "Anna@example.com", "day": date.today()}
    with pytest.raises(customers.Erased):
        customers.edit(bob, ANNA, "Bob", "")
    assert customers.is_suppressed(ANNA)
    customers.edit(bob, BOB, "Bob", "Jones")


# ------------------------------------------------------------------------------------------------------ after


def test_L2_whoever_knows_the_address_is_told_what_happened(tmp_path: Path) -> None:
    batch = a_batch(tmp_path, ANNA).batch_id
    history.mark_invited(batch, date.today())
    suppress(ANNA, source=Source.REMINDER_PREVIEW, detail="Spring")
    erase(ANNA)
    page = customers.page(ANNA)
    assert (page.id, page.email, page.status) == (None, ANNA, Status.UNSUBSCRIBED)
    assert page.erased_at is not None
    assert page.evidence is not None
    assert (page.evidence.source, page.evidence.detail) == (Source.REMINDER_PREVIEW, "Spring")
    assert {event.kind for event in page.timeline} == {"invitation_elsewhere", "unsubscribe", "erase"}
    other = customers.page(BOB)
    assert (other.erased_at, other.status, other.timeline) == (None, Status.ACTIVE, ())


def test_the_list_shows_that_one_is_erased_and_finds_it_by_the_address(
    recount: Recount, tmp_path: Path
) -> None:
    add_customers(ANNA)
    suppress(BOB)
    erase(ANNA)
    assert suppressions.counts() == suppressions.Counts(total=2, customers=0, others=2)
    (found,) = suppressions.ids(" Anna@Example.com", None, "address", False)
    (row,) = suppressions.rows([found])
    assert row is not None
    assert (row.address, row.erased, row.is_customer) == ("", True, False)
    assert len(suppressions.ids("anna", None, "address", False)) == 0
    path = tmp_path / "out.csv"
    suppressions.export(path, ["address"])
    exported = path.read_text(encoding="utf-8-sig").splitlines()[1:]
    assert sorted(line.partition(";")[0] for line in exported) == [BOB, "erased"]


def test_undoing_an_older_operation_never_lifts_an_erasure(recount: Recount) -> None:
    add_customers(ANNA, BOB)
    first = suppress(ANNA, BOB)
    again = suppress(ANNA, "carol@example.com")
    erase(ANNA)
    receipt = undoing.undo(first, Source.UNSUBSCRIBED)
    assert dict(receipt.counts) == {"lifted": 1, "kept": 1, "restored": 0}
    undoing.undo(again, Source.UNSUBSCRIBED)
    assert recount.suppressed() == {form_of(recount, ANNA)}
    assert recount.column("SELECT reason FROM suppression") == ["asked"]


def test_with_a_new_consent_an_erased_person_comes_back(tmp_path: Path, recount: Recount) -> None:
    add_customers(ANNA)
    erase(ANNA)
    form = form_of(recount, ANNA)
    operation = unsubscribing.resubscribe(ANNA, date.today(), "Letter 12", Source.CUSTOMER_PAGE)
    assert recount.rows("SELECT key, address, consent_reference FROM lift") == [(form, "", "Letter 12")]
    page = customers.page(ANNA)
    assert (page.status, page.erased_at) == (Status.ACTIVE, None)
    assert {event.kind for event in page.timeline} == {"erase", "resubscribe"}
    assert a_batch(tmp_path, ANNA).counts.new == 1
    with pytest.raises(undoing.OfErasedAddress):
        undoing.undo(operation, Source.UNSUBSCRIBED)
    # and is known, unsubscribed and erased like anybody else
    suppress(ANNA)
    assert recount.suppressed() == {ANNA}
    erase(ANNA)
    assert recount.suppressed() == {form}
    assert recount.column("SELECT detail FROM operation WHERE kind = 'resubscribe'") == [""]
    assert recount.column("SELECT consent_reference FROM lift") == [""]


def test_an_address_suppressed_both_ways_is_so_once_afterwards(recount: Recount) -> None:
    """As a restored backup may bring it."""
    add_customers(ANNA)
    erase(ANNA)
    first = recount("SELECT operation_id FROM suppression")
    with database.writing() as connection:
        connection.execute(
            "INSERT INTO suppression (key, address, since, reason, operation_id) "
            "VALUES (?, ?, 1, 'operator', ?)",
            (ANNA, ANNA, first),
        )
    erase(ANNA)
    assert recount.rows("SELECT key, operation_id FROM suppression") == [(form_of(recount, ANNA), first)]


def test_a_consent_lifts_both_of_an_address_suppressed_both_ways(recount: Recount) -> None:
    """And the log says so of both, or an undo would lift the one that it does not name."""
    add_customers(ANNA)
    erase(ANNA)
    agreed = unsubscribing.resubscribe(ANNA, date.today(), "Letter 12", Source.CUSTOMER_PAGE)
    suppress(ANNA)
    with database.writing() as connection:
        connection.execute(
            "INSERT INTO suppression (key, address, since, reason, operation_id) "
            "VALUES (?, '', 1, 'asked', 1)",
            (form_of(recount, ANNA),),
        )
    again = unsubscribing.resubscribe(ANNA, date.today(), "Letter 13", Source.CUSTOMER_PAGE)
    assert recount.suppressed() == set()
    assert set(recount.column("SELECT key FROM operation_item WHERE operation_id = ?", again)) == {
        ANNA,
        form_of(recount, ANNA),
    }
    assert recount("SELECT count(*) FROM lift WHERE operation_id > ?", agreed) == 2
    assert customers.page(ANNA).status is Status.ACTIVE


def test_D2_what_fails_leaves_everything_as_it_was(recount: Recount, monkeypatch: pytest.MonkeyPatch) -> None:
    add_customers(ANNA)
    before = recount.contents()

    def fails(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(erasing, "_clear_reports", fails)
    with pytest.raises(RuntimeError):
        erase(ANNA)
    assert recount.contents() == before
    assert customers.page(ANNA).id is not None


def test_a_file_that_cannot_be_rewritten_now_is_told(recount: Recount, database_path: Path) -> None:
    add_customers(ANNA, BOB)
    with closing(sqlite3.connect(database_path)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM customer").fetchone()
        database.select("PRAGMA busy_timeout = 20")
        assert not erase(ANNA).rewritten
        assert recount("SELECT count(*) FROM customer") == 1
        assert settings.is_rewrite_due()
    erase(BOB)
    assert not settings.is_rewrite_due()


def test_the_log_of_an_erasure_cannot_be_used_to_change_anything_else(recount: Recount) -> None:
    add_customers(ANNA, BOB)
    suppress(ANNA)
    unsubscribing.resubscribe(ANNA, date.today(), "Letter 12", Source.CUSTOMER_PAGE)
    for change in (
        "UPDATE operation SET detail = '' WHERE kind = 'resubscribe'",
        "UPDATE operation SET detail = 'x' WHERE kind = 'unsubscribe'",
        "UPDATE operation_item SET address = ''",
        "UPDATE lift SET consent_reference = ''",
    ):
        with pytest.raises(Exception, match=r"append-only|evidence"), database.writing() as connection:
            connection.execute(change)
