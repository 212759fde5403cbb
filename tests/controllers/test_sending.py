"""Sending, as far as it is asked for: plans, queues, tests, schedules, and what is told of them."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.controllers import (
    account,
    audiences,
    drafts,
    history,
    mailings,
    operations,
    sending,
    settings,
    undoing,
    unsubscribing,
)
from app.controllers.audiences import Mail
from app.controllers.drafts import Draft
from app.controllers.mailings import PARTS, State
from app.controllers.operations import Kind, Source
from app.delivery import outbox
from app.delivery.smtp import Fate
from app.errors import Refusal
from app.models import backups
from app.models.database import writing
from tests.builders import (
    DRAFT,
    UNSUBSCRIBE,
    Recount,
    a_batch,
    a_mailable_batch,
    an_account,
    queued,
    suppress,
    work_off,
)

pytestmark = pytest.mark.usefixtures("connected")

PEOPLE = [f"{name}@example.com" for name in ("ann", "bob", "carol", "dora")]
LONG_AGO = 30 * 86_400


@pytest.fixture
def batch(connected: None, tmp_path: Path) -> int:
    """Four people who can be invited."""
    an_account(2525)
    return a_mailable_batch(tmp_path, *PEOPLE)


def plan(batch: int, mail: Mail = Mail.INVITATION) -> sending.Plan:
    return sending.prepare(batch, mail, UNSUBSCRIBE)


def age(seconds: int = LONG_AGO) -> None:
    """Have all that was sent be sent that much earlier."""
    with writing() as connection:
        connection.execute("UPDATE message SET at = at - ?", (seconds,))


def test_Q4_the_people_queued_are_those_of_the_plan_in_its_order(batch: int, recount: Recount) -> None:
    suppress(PEOPLE[1])
    prepared = plan(batch)
    assert prepared.audience.recipients == len(prepared.recipients) == 3
    mailing = sending.send(prepared, Source.INVITATION_PREVIEW)
    rows = recount.rows("SELECT key, address, kind, rank, state, transaction_id FROM message ORDER BY id")
    assert [row[:5] for row in rows] == [
        (person, person, "invitation", 0, "queued") for person in PEOPLE if person != PEOPLE[1]
    ]
    assert [row[5] for row in rows] == list(prepared.recipients)
    entry = operations.get(mailings.get(mailing).operation_id or 0)
    assert (entry.kind, entry.counts, entry.batch_id) == (Kind.SEND, {"invitations": 3}, batch)


def test_every_message_has_an_identifier_of_its_own_under_the_senders_domain(
    batch: int, recount: Recount
) -> None:
    queued(batch)
    found = recount.column("SELECT message_id FROM message")
    assert len(set(found)) == len(PEOPLE)
    assert {str(each).partition("@")[2] for each in found} == {"example.net"}
    assert min(len(str(each).partition("@")[0]) for each in found) >= 20


MOVES: list[Callable[[int], object]] = [
    lambda _: suppress(PEOPLE[0]),
    lambda batch: history.set_survey_address(batch, "https://elsewhere.example"),
    lambda batch: drafts.save(batch, Mail.INVITATION, Draft("Other", DRAFT.text)),
    lambda batch: history.mark_invited(batch, today()),
]


def today() -> date:
    return date.today()


@pytest.mark.parametrize("move", MOVES, ids=["unsubscribed", "survey", "message", "invited elsewhere"])
def test_Q4_what_has_moved_since_the_plan_is_not_sent(
    batch: int, recount: Recount, move: Callable[[int], object]
) -> None:
    prepared = plan(batch)
    move(batch)
    with pytest.raises(sending.Moved):
        sending.send(prepared, Source.INVITATION_PREVIEW)
    assert recount("SELECT count(*) FROM message WHERE state <> 'elsewhere'") == 0
    assert recount("SELECT count(*) FROM mailing") == 0


def test_Q5_the_same_plan_is_sent_once(batch: int, recount: Recount) -> None:
    prepared = plan(batch)
    sending.send(prepared, Source.INVITATION_PREVIEW)
    with pytest.raises(sending.Moved):
        sending.send(prepared, Source.INVITATION_PREVIEW)
    with pytest.raises(audiences.NoRecipients):
        plan(batch)
    assert recount("SELECT count(*) FROM message") == len(PEOPLE)


FORBIDDEN: list[tuple[Draft, type[Refusal]]] = [
    (Draft("Hello", "{{survey_link}}"), audiences.LacksField),
    (Draft("Hello", "{{unsubscribe}}"), audiences.LacksField),
    (Draft(" ", DRAFT.text), audiences.NoSubject),
    (Draft("Hello", DRAFT.text, "<p>{{survey_link}}</p>"), audiences.HtmlLacksField),
]


@pytest.mark.parametrize(("draft", "refusal"), FORBIDDEN)
def test_a_message_without_what_it_needs_is_not_sent(
    batch: int, draft: Draft, refusal: type[Refusal], recount: Recount
) -> None:
    drafts.save(batch, Mail.INVITATION, draft)
    with pytest.raises(refusal):
        plan(batch)
    (transaction,) = recount.column('SELECT min(id) FROM "transaction"')
    with pytest.raises(refusal):
        sending.send_test(batch, Mail.INVITATION, transaction, UNSUBSCRIBE, Source.INVITATION_PREVIEW)  # type: ignore[arg-type]


def test_nothing_is_planned_without_a_message_a_survey_or_an_account(tmp_path: Path) -> None:
    bare = a_batch(tmp_path, *PEOPLE).batch_id
    with pytest.raises(account.NoSender):
        plan(bare)
    an_account(2525)
    with pytest.raises(sending.NoMessage):
        plan(bare)
    drafts.save(bare, Mail.INVITATION, DRAFT)
    with pytest.raises(audiences.NoSurveyAddress):
        plan(bare)
    settings.change(settings.SMTP_USER, "anne")
    with pytest.raises(account.PasswordNeeded):
        plan(bare)


def test_the_plan_says_how_long_it_takes_and_how_much_of_it_goes_to_gmail(
    tmp_path: Path, recount: Recount
) -> None:
    an_account(2525, per_second=2)
    at_gmail = [f"g{number}@gmail.com" for number in range(7)] + ["h@googlemail.com"]
    first = a_mailable_batch(tmp_path, *at_gmail, *PEOPLE)
    prepared = plan(first)
    assert prepared.seconds == pytest.approx(6.0)
    assert (prepared.gmail, prepared.gmail_today, prepared.gmail_warning) == (8, 0, False)
    work_off(sending.send(prepared, Source.INVITATION_PREVIEW))
    second = plan(a_mailable_batch(tmp_path, *at_gmail[:3], name="Summer.csv"))
    assert (second.gmail, second.gmail_today) == (3, 8)


def test_a_test_goes_to_the_operator_only_and_counts_for_nobody(batch: int, recount: Recount) -> None:
    settings.change(settings.OPERATOR_ADDRESS, "Me@Example.org")
    (transaction,) = recount.column('SELECT max(id) FROM "transaction"')
    assert isinstance(transaction, int)
    before = audiences.audience(batch, Mail.INVITATION)
    mailing = sending.send_test(batch, Mail.INVITATION, transaction, UNSUBSCRIBE, Source.INVITATION_PREVIEW)
    work_off(mailing)
    rows = recount.rows("SELECT address, key, kind, state, customer_id FROM message")
    assert rows == [("Me@Example.org", "me@example.org", "test", "sent", None)]
    assert audiences.audience(batch, Mail.INVITATION) == before
    assert history.row(batch).invited == 0
    assert history.row(batch).last_contact is None
    assert list(mailings.ids("began_at", True)) == []


def test_S2_no_test_goes_to_an_operator_who_has_unsubscribed(batch: int, recount: Recount) -> None:
    suppress("anne@example.net")
    (transaction,) = recount.column('SELECT max(id) FROM "transaction"')
    assert isinstance(transaction, int)
    with pytest.raises(sending.OperatorUnsubscribed):
        sending.send_test(batch, Mail.INVITATION, transaction, UNSUBSCRIBE, Source.INVITATION_PREVIEW)
    assert recount("SELECT count(*) FROM message") == 0


def test_C1_the_counts_are_of_the_messages_and_each_opens_them(batch: int, recount: Recount) -> None:
    mailing = queued(batch)
    work_off(mailing, Fate.SENT, 1)
    work_off(mailing, Fate.REFUSED, 1)
    suppress(PEOPLE[3])
    counts = mailings.get(mailing).counts
    assert (counts.sent, counts.refused, counts.suppressed, counts.waiting) == (1, 1, 1, 1)
    assert counts.total == recount("SELECT count(*) FROM message") == len(PEOPLE)
    assert sum(getattr(counts, part) for part in PARTS) == counts.total
    for part in PARTS:
        listed = mailings.message_ids(mailing, part, "", "address", False)
        assert len(listed) == getattr(counts, part)
    (left_out,) = mailings.message_rows(mailings.message_ids(mailing, "suppressed", "", "address", False))
    assert left_out is not None
    assert (left_out.key, left_out.state) == (PEOPLE[3], "suppressed")
    assert list(mailings.message_ids(mailing, None, "CAROL", "address", False)) == [
        row.id
        for row in mailings.message_rows(mailings.message_ids(mailing, None, "", "address", False))
        if row and row.key == PEOPLE[2]
    ]


def test_the_proof_counts_what_was_sent_and_who_was_left_out(batch: int, recount: Recount) -> None:
    mailing = queued(batch)
    work_off(mailing, most=2)
    suppress(PEOPLE[0], PEOPLE[2])  # the first has been mailed by now
    work_off(mailing)
    assert mailings.get(mailing).state is State.FINISHED
    assert mailings.proof(mailing) == mailings.Proof(sent=3, violations=0, left_out=1)


def test_the_proof_finds_what_should_never_have_been_sent(batch: int, recount: Recount) -> None:
    """It asks the facts: a message whose recipient was unsubscribed before is found whatever let it pass."""
    operation = suppress("stranger@example.com")
    mailing = queued(batch)
    work_off(mailing)
    with writing() as connection:
        connection.execute(
            "UPDATE suppression SET operation_id = ? WHERE key = ?", (operation, "stranger@example.com")
        )
        connection.execute(
            """INSERT INTO suppression (key, address, since, reason, operation_id)
            VALUES (?, ?, 0, 'asked', ?)""",
            (PEOPLE[0], PEOPLE[0], operation),
        )
    assert mailings.proof(mailing).violations == 1


def test_a_mailing_is_paused_resumed_and_cancelled(batch: int, recount: Recount) -> None:
    mailing = queued(batch)
    sending.pause(mailing)
    assert (mailings.get(mailing).state, mailings.get(mailing).why) == (State.PAUSED, "person")
    with pytest.raises(sending.NotThere):
        sending.pause(mailing)
    sending.resume(mailing)
    work_off(mailing, most=1)
    assert sending.cancel(mailing) == 3
    assert mailings.get(mailing).state is State.CANCELLED
    assert mailings.get(mailing).counts.cancelled == 3
    with pytest.raises(sending.NotThere):
        sending.resume(mailing)
    with pytest.raises(mailings.MailingGone):
        sending.pause(mailing + 1)


def test_a_mailing_that_would_go_on_by_itself_can_stay_paused(batch: int) -> None:
    mailing = queued(batch)
    outbox.pause(mailing, "lost", goes_on=True)
    assert mailings.get(mailing).resume_at is not None
    sending.stay_paused(mailing)
    found = mailings.get(mailing)
    assert (found.state, found.why, found.resume_at) == (State.PAUSED, "lost", None)
    assert outbox.next_moment() is None
    sending.resume(mailing)
    with pytest.raises(sending.NotThere):
        sending.stay_paused(mailing)


def test_whoever_was_cancelled_can_be_invited_again(batch: int) -> None:
    mailing = queued(batch)
    assert audiences.audience(batch, Mail.INVITATION).already == 4
    work_off(mailing, most=1)
    sending.cancel(mailing)
    audience = audiences.audience(batch, Mail.INVITATION)
    assert (audience.already, audience.recipients) == (1, 3)
    assert history.row(batch).invited == 1


def test_a_batch_that_is_being_mailed_is_not_deleted(batch: int) -> None:
    mailing = queued(batch)
    with pytest.raises(history.BeingMailed):
        history.delete(batch)
    work_off(mailing, most=1)
    sending.cancel(mailing)
    history.delete(batch)
    assert mailings.get(mailing).counts.sent == 1
    assert mailings.get(mailing).batch == "Spring"


def test_a_scheduled_mailing_chooses_its_recipients_when_it_begins(batch: int, recount: Recount) -> None:
    now = int(time.time())
    mailing = sending.send(plan(batch), Source.INVITATION_PREVIEW, due=now + 3_600)
    assert (mailings.get(mailing).state, mailings.get(mailing).due) == (State.SCHEDULED, now + 3_600)
    suppress(PEOPLE[0])
    sending.begin_due(now + 3_599, False)
    assert mailings.get(mailing).state is State.SCHEDULED
    assert outbox.next_moment() == now + 3_600
    sending.begin_due(now + 3_600, False)
    assert mailings.get(mailing).state is State.RUNNING
    assert recount.column("SELECT key FROM message ORDER BY id") == PEOPLE[1:]
    sending.begin_due(now + 3_700, False)
    assert recount("SELECT count(*) FROM message") == 3


@pytest.mark.parametrize(("later", "at_start"), [(3_601, True), (3_600 + 3_600, False)])
def test_a_mailing_whose_time_has_passed_is_asked_about(
    batch: int, recount: Recount, later: int, at_start: bool
) -> None:
    now = int(time.time())
    mailing = sending.send(plan(batch), Source.INVITATION_PREVIEW, due=now + 3_600)
    sending.begin_due(now + later, at_start)
    assert [each.id for each in mailings.attention().missed] == [mailing]
    assert mailings.get(mailing).why == ("closed" if at_start else "hindered")
    assert recount("SELECT count(*) FROM message") == 0
    sending.begin(mailing)
    assert recount("SELECT count(*) FROM message") == len(PEOPLE)
    with pytest.raises(sending.NotThere):
        sending.begin(mailing)


def test_a_schedule_is_changed_and_removed(batch: int, recount: Recount) -> None:
    now = int(time.time())
    prepared = plan(batch)
    with pytest.raises(sending.InThePast):
        sending.send(prepared, Source.INVITATION_PREVIEW, due=now - 60)
    mailing = sending.send(prepared, Source.INVITATION_PREVIEW, due=now + 60)
    sending.reschedule(mailing, now + 7_200)
    assert mailings.get(mailing).due == now + 7_200
    with pytest.raises(sending.InThePast):
        sending.reschedule(mailing, now - 1)
    sending.cancel(mailing)
    sending.begin_due(now + 7_200, False)
    assert recount("SELECT count(*) FROM message") == 0


def test_a_large_mailing_is_preceded_by_a_backup(tmp_path: Path, recount: Recount) -> None:
    an_account(2525)
    batch = a_mailable_batch(tmp_path, *(f"p{number}@example.com" for number in range(101)))
    queued(batch)
    assert [each for each in backups.existing(recount.path) if "before-send" in each.name]


def test_closing_the_program_pauses_and_the_next_start_is_told(batch: int) -> None:
    mailing = queued(batch)
    sending.pause_all()
    assert [each.id for each in mailings.attention().interrupted] == [mailing]
    sending.resume(mailing)
    assert mailings.attention().interrupted == ()


def test_L2_the_page_of_an_address_tells_what_was_sent_and_what_became_of_it(batch: int) -> None:
    from app.controllers import customers

    mailing = queued(batch)
    work_off(mailing, Fate.SENT, 1)
    work_off(mailing, Fate.REFUSED, 1)
    age()
    suppress(PEOPLE[2])
    for person, kind in ((PEOPLE[0], "invitation_sent"), (PEOPLE[1], "invitation_refused")):
        assert kind in [event.kind for event in customers.page(person).timeline]
    assert {event.reply for event in customers.page(PEOPLE[0]).timeline} == {"", "Ok"}


def test_a_schedule_that_is_removed_at_the_last_moment_does_not_begin(
    batch: int, recount: Recount, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look at what is due and its beginning."""
    now = int(time.time())
    mailing = sending.send(plan(batch), Source.INVITATION_PREVIEW, due=now + 60)
    secure = sending._secure

    def remove(mailing_id: int) -> None:
        secure(mailing_id)
        sending.cancel(mailing_id)

    monkeypatch.setattr(sending, "_secure", remove)
    sending.begin_due(now + 60, False)
    assert mailings.get(mailing).state is State.CANCELLED
    assert recount("SELECT count(*) FROM message") == 0


def test_a_large_mailing_that_begins_by_itself_is_preceded_by_a_backup(
    tmp_path: Path, recount: Recount
) -> None:
    an_account(2525)
    batch = a_mailable_batch(tmp_path, *(f"p{number}@example.com" for number in range(101)))
    now = int(time.time())
    sending.send(plan(batch), Source.INVITATION_PREVIEW, due=now + 60)
    assert not [each for each in backups.existing(recount.path) if "before-send" in each.name]
    sending.begin_due(now + 60, False)
    assert [each for each in backups.existing(recount.path) if "before-send" in each.name]


def test_the_proof_holds_through_consents_and_their_undoing(batch: int, recount: Recount) -> None:
    """Ann left, consented again, was mailed, and then the consent was taken back, and given once more."""
    suppress(PEOPLE[0])
    consent = unsubscribing.resubscribe(PEOPLE[0], today(), "letter 1", Source.CUSTOMER_PAGE)
    mailing = queued(batch)
    work_off(mailing)
    assert mailings.get(mailing).counts.sent == len(PEOPLE)
    assert mailings.proof(mailing).violations == 0
    undoing.undo(consent, Source.UNSUBSCRIBED)
    assert PEOPLE[0] in recount.suppressed()
    assert mailings.proof(mailing).violations == 0
    unsubscribing.resubscribe(PEOPLE[0], today(), "letter 2", Source.CUSTOMER_PAGE)
    assert mailings.proof(mailing).violations == 0
