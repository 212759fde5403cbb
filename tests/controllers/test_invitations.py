"""Who would be invited, and what a message that waits, was refused or is uncertain makes of a recipient."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from app.controllers import answers, audiences, customers, history, recipients, sending, settings, undoing
from app.controllers.audiences import PARTS, Mail, NoRecipients, Standing
from app.controllers.history import BatchGone, InvitedAlready, MailedInFuture
from app.controllers.operations import Source
from app.controllers.recipients import Group, State
from app.delivery import outbox
from app.delivery.outbox import Claimed, Done
from app.delivery.smtp import Fate, Phase, Reply, Result
from app.models.database import database
from tests.builders import Recount, a_batch, a_mailable_batch, an_account, customer_id, queued, suppress

pytestmark = pytest.mark.usefixtures("connected")

TODAY = date.today()
LONG_AGO = TODAY - timedelta(60)
LATER = 2**40  # s: whatever is to be tried again is due
REACHED = ("elsewhere", "sending", "sent", "uncertain")
ABOUT_TO = ("queued", "retry")


def listed(batch_id: int, mail: Mail, standing: Standing | None) -> list[str]:
    """The addresses that a number of the audience opens."""
    people = audiences.people(batch_id, mail, audiences.ids(batch_id, mail, standing, "", "email", False))
    return [person.email for person in people if person is not None]


def numbers(batch_id: int, mail: Mail) -> dict[str, int]:
    audience = audiences.audience(batch_id, mail)
    return {part: getattr(audience, part) for part in PARTS[mail]}


def all_of(batch_id: int) -> list[int]:
    return list(audiences.ids(batch_id, Mail.INVITATION, None, "", "email", False))


def states(batch_id: int) -> dict[str, State]:
    found = recipients.rows(recipients.ids(batch_id, "", "email", False))
    return {each.email: each.state for each in found if each is not None}


def send(mailing_id: int, fates: Mapping[str, Fate]) -> None:
    """Take a mailing's messages out of the outbox, as the sending thread does, with these ends."""
    reply = {Fate.SENT: 250, Fate.REFUSED: 550, Fate.LATER: 451}
    done: Done | None = None
    for _ in fates:
        claimed: Claimed | None = outbox.step(done, mailing_id, LATER)
        assert claimed is not None
        fate = fates[claimed.address]
        answer = Reply(reply[fate], "so be it") if fate in reply else None
        done = Done(claimed, Result(fate, Phase.END, answer))
    outbox.settle(done, LATER)


def make_unsendable(address: str) -> None:
    customer = customer_id(address)
    database.execute_sql("UPDATE customer SET sendable = 0 WHERE id = ?", (customer,))


class TestAudience:
    def test_C1_is_a_subtraction_whose_every_number_opens_its_list(
        self, tmp_path: Path, recount: Recount
    ) -> None:
        names = ("elsewhere", "sent", "waiting", "answered", "unsubscribed", "invalid", "first", "second")
        batch_id = a_mailable_batch(tmp_path, *(f"{name}@b.fr" for name in names))
        an_account(25)
        of = dict(zip(sorted(names), all_of(batch_id), strict=True))
        audiences.mark_elsewhere(batch_id, Mail.INVITATION, [of["elsewhere"]], LONG_AGO)
        others = [f"{name}@b.fr" for name in names if name not in ("elsewhere", "sent", "waiting")]
        operation = suppress(*others)
        mailing = queued(batch_id)
        send(mailing, {"sent@b.fr": Fate.SENT})
        undoing.undo(operation, Source.CUSTOMERS)
        answers.apply(answers.preview(batch_id, "answered@b.fr"))
        suppress("unsubscribed@b.fr", "sent@b.fr")
        make_unsendable("invalid@b.fr")

        counts = numbers(batch_id, Mail.INVITATION)
        assert counts == {"customers": 8, "already": 4, "unsubscribed": 1, "invalid": 1, "recipients": 2}
        assert counts["customers"] == recount('SELECT count(*) FROM "transaction"')
        assert listed(batch_id, Mail.INVITATION, Standing.ALREADY) == [
            f"{name}@b.fr" for name in ("answered", "elsewhere", "sent", "waiting")
        ]
        assert listed(batch_id, Mail.INVITATION, Standing.UNSUBSCRIBED) == ["unsubscribed@b.fr"]
        assert listed(batch_id, Mail.INVITATION, Standing.INVALID) == ["invalid@b.fr"]
        assert listed(batch_id, Mail.INVITATION, Standing.RECIPIENT) == ["first@b.fr", "second@b.fr"]
        assert listed(batch_id, Mail.INVITATION, None) == sorted(f"{name}@b.fr" for name in names)
        assert audiences.audience(batch_id, Mail.INVITATION).waiting == 1

    def test_of_another_batch_neither_invitations_nor_limits_count(self, tmp_path: Path) -> None:
        spring = a_batch(tmp_path, "a@b.fr").batch_id
        history.mark_invited(spring, TODAY)
        summer = a_batch(tmp_path, "a@b.fr", name="Summer.csv").batch_id
        settings.change(settings.MAXIMUM_REMINDERS, 0)
        assert numbers(summer, Mail.INVITATION)["recipients"] == 1

    def test_a_deleted_customer_is_in_no_number(self, tmp_path: Path) -> None:
        batch_id = a_batch(tmp_path, "a@b.fr", "c@b.fr").batch_id
        customers.delete(customer_id("a@b.fr"))
        assert numbers(batch_id, Mail.INVITATION) == {
            "customers": 1, "already": 0, "unsubscribed": 0, "invalid": 0, "recipients": 1,
        }  # fmt: skip

    def test_a_person_says_which_of_the_reasons_it_is(self, tmp_path: Path) -> None:
        batch_id = a_mailable_batch(tmp_path, "a@b.fr", "c@b.fr")
        an_account(25)
        answers.apply(answers.preview(batch_id, "a@b.fr"))
        queued(batch_id)
        people = audiences.people(batch_id, Mail.INVITATION, all_of(batch_id))
        assert [(each.standing, each.answered, each.waiting) for each in people if each] == [
            (Standing.ALREADY, True, False),
            (Standing.ALREADY, False, True),
        ]

    @pytest.mark.parametrize("seed", range(10))
    def test_C3_both_equal_an_independent_recount_whatever_waits_or_has_left(
        self, tmp_path: Path, recount: Recount, seed: int
    ) -> None:
        chance = Random(seed)
        people = [f"p{n}@b.fr" for n in range(40)]
        batch_id = a_batch(tmp_path, *people).batch_id
        other = a_batch(tmp_path, *people, name="Summer.csv").batch_id
        for _ in range(90):
            kind = chance.choice(["invitation", "invitation", "reminder", "test"])
            state = chance.choice([*REACHED, *REACHED, *ABOUT_TO, "refused", "expired", "cancelled"])
            at = history.noon(TODAY - timedelta(chance.randrange(20)))
            database.execute_sql(
                """INSERT OR IGNORE INTO message
                    (batch_id, customer_id, key, kind, rank, state, at, operation_id)
                SELECT ?, id, key, ?, CASE ? WHEN 'reminder' THEN
                    (SELECT 1 + count(*) FROM message m WHERE m.customer_id = c.id) ELSE 0 END, ?, ?, 1
                FROM customer c WHERE key = ?""",
                (chance.choice([batch_id, batch_id, other]), kind, kind, state, at, chance.choice(people)),
            )
        answers.apply(answers.preview(batch_id, "\n".join(chance.sample(people, 4))))
        suppress(*chance.sample(people, 4))
        for address in chance.sample(people, 4):
            make_unsendable(address)
        limits = chance.randrange(12), chance.randrange(1, 3)
        settings.change(settings.MINIMUM_DAYS, limits[0])
        settings.change(settings.MAXIMUM_REMINDERS, limits[1])

        for mail in Mail:
            counts = numbers(batch_id, mail)
            first, *parts = PARTS[mail]
            assert counts == counted_by_hand(recount, batch_id, mail, *limits)
            assert counts[first] == sum(counts[part] for part in parts)
            assert len(listed(batch_id, mail, None)) == counts[first]
            for part in parts:
                assert len(listed(batch_id, mail, Standing(part))) == counts[part]


def counted_by_hand(
    recount: Recount, batch_id: int, mail: Mail, minimum_days: int, maximum: int
) -> dict[str, int]:
    """The audience by the test's own SQL and its own rules in Python."""
    tally: Counter[str] = Counter()
    suppressed = recount.suppressed()
    for customer, key, sendable, transaction in recount.rows(
        """SELECT c.id, c.key, c.sendable, t.id FROM "transaction" t JOIN customer c ON c.id = t.customer_id
        WHERE t.batch_id = ?""",
        batch_id,
    ):
        messages = recount.rows(
            "SELECT batch_id, kind, state, at FROM message WHERE customer_id = ? AND kind <> 'test'", customer
        )
        here = [(kind, state) for batch, kind, state, _ in messages if batch == batch_id]
        waits = any(state in ABOUT_TO for _, _, state, _ in messages)
        reached = [at for _, _, state, at in messages if state in REACHED]
        answered = bool(recount("SELECT count(*) FROM answer WHERE transaction_id = ?", transaction))
        if mail is Mail.INVITATION:
            had = any(kind == "invitation" and state in (*REACHED, *ABOUT_TO) for kind, state in here)
            tally["customers"] += 1
            if answered or had:
                tally["already"] += 1
            elif key in suppressed:
                tally["unsubscribed"] += 1
            else:
                tally["recipients" if sendable else "invalid"] += 1
        elif any(kind == "invitation" and state in REACHED for kind, state in here):
            days = min((TODAY - datetime.fromtimestamp(at).date()).days for at in reached)
            tally["invited"] += 1
            if answered:
                tally["answered"] += 1
            elif key in suppressed:
                tally["unsubscribed"] += 1
            elif waits or days < minimum_days:
                tally["recent"] += 1
            elif sum(kind == "reminder" and state in REACHED for kind, state in here) >= maximum:
                tally["exhausted"] += 1
            else:
                tally["recipients" if sendable else "invalid"] += 1
    return {part: tally[part] for part in PARTS[mail]}


class TestReminderOfThoseWhoWait:
    def test_somebody_about_to_be_mailed_is_not_reminded(self, tmp_path: Path) -> None:
        spring = a_mailable_batch(tmp_path, "a@b.fr", "c@b.fr")
        history.mark_invited(spring, LONG_AGO)
        summer = a_mailable_batch(tmp_path, "a@b.fr", name="Summer.csv")
        an_account(25)
        assert numbers(spring, Mail.REMINDER)["recipients"] == 2
        mailing = queued(summer)
        audience = audiences.audience(spring, Mail.REMINDER)
        assert (audience.recent, audience.waiting, audience.recipients) == (1, 1, 1)
        assert audience.free_on is None  # no day is known on which it will have left
        assert listed(spring, Mail.REMINDER, Standing.RECENT) == ["a@b.fr"]
        sending.cancel(mailing)
        assert numbers(spring, Mail.REMINDER)["recipients"] == 2

    def test_a_day_is_known_for_the_others(self, tmp_path: Path) -> None:
        spring = a_mailable_batch(tmp_path, "a@b.fr", "c@b.fr")
        an_account(25)
        first, second = all_of(spring)
        audiences.mark_elsewhere(spring, Mail.INVITATION, [first], LONG_AGO)
        audiences.mark_elsewhere(spring, Mail.INVITATION, [second], TODAY - timedelta(3))
        queued(spring, Mail.REMINDER)
        audience = audiences.audience(spring, Mail.REMINDER)
        assert (audience.recent, audience.waiting, audience.recipients) == (2, 1, 0)
        assert audience.free_on == TODAY + timedelta(4)

    def test_a_refused_reminder_uses_none_up(self, tmp_path: Path, recount: Recount) -> None:
        batch_id = a_mailable_batch(tmp_path, "a@b.fr")
        history.mark_invited(batch_id, LONG_AGO)
        an_account(25)
        settings.change(settings.MAXIMUM_REMINDERS, 1)
        send(queued(batch_id, Mail.REMINDER), {"a@b.fr": Fate.REFUSED})
        assert numbers(batch_id, Mail.REMINDER)["recipients"] == 1
        audiences.mark_elsewhere(batch_id, Mail.REMINDER, all_of(batch_id), TODAY - timedelta(20))
        assert numbers(batch_id, Mail.REMINDER)["exhausted"] == 1
        assert recount.rows("SELECT rank, state FROM message WHERE kind = 'reminder' ORDER BY id") == [
            (1, "refused"),
            (1, "elsewhere"),
        ]


class TestMarkInvited:
    def test_B4_acts_on_exactly_those_given_and_can_be_undone(self, tmp_path: Path, recount: Recount) -> None:
        batch_id = a_batch(tmp_path, "a@b.fr", "c@b.fr", "d@b.fr").batch_id
        shown = audiences.overview(batch_id, Mail.INVITATION).recipients[:2]
        operation = audiences.mark_elsewhere(batch_id, Mail.INVITATION, shown, LONG_AGO)
        assert recount.rows("SELECT key, kind, rank, state FROM message ORDER BY key") == [
            ("a@b.fr", "invitation", 0, "elsewhere"),
            ("c@b.fr", "invitation", 0, "elsewhere"),
        ]
        assert recount.rows("SELECT source FROM operation WHERE id = ?", operation) == [
            ("invitation_preview",)
        ]
        assert listed(batch_id, Mail.INVITATION, Standing.RECIPIENT) == ["d@b.fr"]
        undoing.undo(operation, Source.INVITATION_PREVIEW)
        assert numbers(batch_id, Mail.INVITATION)["recipients"] == 3

    @pytest.mark.parametrize("all_together", [True, False])
    def test_Q5_leaves_out_whoever_is_about_to_be_invited(
        self, tmp_path: Path, recount: Recount, all_together: bool
    ) -> None:
        batch_id = a_mailable_batch(tmp_path, "a@b.fr", "c@b.fr")
        an_account(25)
        shown = audiences.overview(batch_id, Mail.INVITATION).recipients
        operation = suppress("c@b.fr")
        queued(batch_id)
        undoing.undo(operation, Source.CUSTOMERS)
        if all_together:
            history.mark_invited(batch_id, TODAY)
        else:
            audiences.mark_elsewhere(batch_id, Mail.INVITATION, shown, TODAY)
        assert recount.rows("SELECT key, state FROM message ORDER BY key") == [
            ("a@b.fr", "queued"),
            ("c@b.fr", "elsewhere"),
        ]

    def test_refuses_and_changes_nothing(self, tmp_path: Path, recount: Recount) -> None:
        batch_id = a_mailable_batch(tmp_path, "a@b.fr")
        an_account(25)
        ids = all_of(batch_id)
        queued(batch_id)
        before = recount.contents()
        with pytest.raises(MailedInFuture):
            audiences.mark_elsewhere(batch_id, Mail.INVITATION, ids, TODAY + timedelta(1))
        for nobody in ([], ids):
            with pytest.raises(InvitedAlready):
                audiences.mark_elsewhere(batch_id, Mail.INVITATION, nobody, TODAY)
        with pytest.raises(BatchGone):
            audiences.mark_elsewhere(10_000, Mail.INVITATION, ids, TODAY)
        assert recount.contents() == before


class TestExport:
    HEADER = ("E-mail", "First name", "Last name", "Survey link")

    def test_writes_those_who_are_not_invited_yet(self, tmp_path: Path) -> None:
        batch_id = a_batch(tmp_path, "a@b.fr", "c@b.fr", "d@b.fr").batch_id
        audiences.mark_elsewhere(batch_id, Mail.INVITATION, all_of(batch_id)[:1], TODAY)
        suppress("d@b.fr")
        path = tmp_path / "out.csv"
        assert audiences.export(batch_id, Mail.INVITATION, path, self.HEADER) == 1
        assert "c@b.fr" in path.read_text("utf-8-sig")
        history.mark_invited(batch_id, TODAY)
        with pytest.raises(NoRecipients):
            audiences.export(batch_id, Mail.INVITATION, path, self.HEADER)


class TestStatesInTheBatch:
    def test_follow_the_latest_message(self, tmp_path: Path) -> None:
        names = ("answered", "imported", "later", "lost", "refused", "sent", "unsubscribed")
        addresses = {name: f"{name}@b.fr" for name in names}
        batch_id = a_mailable_batch(tmp_path, *addresses.values())
        an_account(25)
        assert set(states(batch_id).values()) == {State.IMPORTED}
        operation = suppress(addresses["imported"])
        mailing = queued(batch_id)
        undoing.undo(operation, Source.CUSTOMERS)
        assert states(batch_id) == {
            each: State.IMPORTED if name == "imported" else State.QUEUED for name, each in addresses.items()
        }
        fates = {addresses[name]: Fate.SENT for name in names if name != "imported"}
        fates |= {addresses["later"]: Fate.LATER, addresses["lost"]: Fate.UNCERTAIN}
        send(mailing, {**fates, addresses["refused"]: Fate.REFUSED})
        answers.apply(answers.preview(batch_id, addresses["answered"]))
        suppress(addresses["unsubscribed"])
        expected = {
            "answered": State.ANSWERED,
            "imported": State.IMPORTED,
            "later": State.QUEUED,
            "lost": State.UNCERTAIN,
            "refused": State.REFUSED,
            "sent": State.INVITED,
            "unsubscribed": State.UNSUBSCRIBED,
        }
        assert states(batch_id) == {addresses[name]: state for name, state in expected.items()}
        order = recipients.ids(batch_id, "", "state", False)
        assert len(order) == len(names)
        audiences.mark_elsewhere(batch_id, Mail.REMINDER, all_of(batch_id), TODAY)
        # Whatever came later was no failure; a refused invitation is none, so that there is nobody to remind.
        assert states(batch_id)[addresses["lost"]] is State.REMINDED
        assert states(batch_id)[addresses["sent"]] is State.REMINDED
        assert states(batch_id)[addresses["refused"]] is State.REFUSED

    def test_a_cancelled_mailing_leaves_no_trace(self, tmp_path: Path) -> None:
        batch_id = a_mailable_batch(tmp_path, "a@b.fr")
        an_account(25)
        sending.cancel(queued(batch_id))
        assert states(batch_id) == {"a@b.fr": State.IMPORTED}

    def test_C3_the_counts_are_of_mail_that_reached_somebody_or_may_have(
        self, tmp_path: Path, recount: Recount
    ) -> None:
        batch_id = a_mailable_batch(tmp_path, "later@b.fr", "lost@b.fr", "refused@b.fr", "sent@b.fr")
        an_account(25)
        mailing = queued(batch_id)
        assert history.row(batch_id).invited == 0
        fates = {"later@b.fr": Fate.LATER, "lost@b.fr": Fate.UNCERTAIN, "sent@b.fr": Fate.SENT}
        send(mailing, {**fates, "refused@b.fr": Fate.REFUSED})
        reached = recount("SELECT count(*) FROM message WHERE state IN ('sent', 'uncertain')")
        assert history.row(batch_id).invited == reached == 2
        assert len(recipients.ids(batch_id, "", "email", False, group=Group.INVITED)) == reached
