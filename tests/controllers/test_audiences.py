"""Who would be reminded, who not and why, and what each would read, of an invitation too."""

import csv
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from app.controllers import answers, audiences, customers, history, settings, undoing
from app.controllers.audiences import (
    Draft,
    HtmlLacksField,
    LacksField,
    Mail,
    NoRecipients,
    NoSubject,
    NoSurveyAddress,
    RecipientGone,
    Standing,
)
from app.controllers.history import BatchGone, MailedInFuture
from app.controllers.operations import Source
from app.delivery import outbox
from app.delivery.template import UnclosedField, UnknownField
from app.errors import Cancelled, Refusal
from app.models.database import database
from tests.builders import (
    UNSUBSCRIBE,
    Recount,
    a_batch,
    a_mailable_batch,
    an_account,
    customer_id,
    queued,
    suppress,
)

pytestmark = pytest.mark.usefixtures("connected")

_NUMBERS = count()
TODAY = date.today()
LONG_AGO = TODAY - timedelta(60)
PARTS = ("answered", "unsubscribed", "recent", "exhausted", "invalid", "recipients")


def days_ago(days: int) -> date:
    return TODAY - timedelta(days)


def invited(folder: Path, *addresses: str, day: date = LONG_AGO, name: str = "Spring.csv") -> int:
    """A batch of these addresses whose invitations were mailed elsewhere on a day; returns its id."""
    batch_id = a_batch(folder, *addresses, name=name).batch_id
    history.mark_invited(batch_id, day)
    return batch_id


def listed(batch_id: int, standing: Standing | None, text: str = "", sort: str = "email") -> list[str]:
    """The addresses that a number of the audience opens."""
    ids = audiences.ids(batch_id, Mail.REMINDER, standing, text, sort, False)
    people = audiences.people(batch_id, Mail.REMINDER, ids)
    assert all(person is not None for person in people)
    return [person.email for person in people if person is not None]


def transaction_of(batch_id: int, address: str) -> int:
    (found,) = audiences.ids(batch_id, Mail.REMINDER, None, address, "email", False)
    return found


def make_unsendable(address: str) -> None:
    """As after an edit to an address that the strict check refuses."""
    customer = customer_id(address)
    database.execute_sql("UPDATE customer SET sendable = 0 WHERE id = ?", (customer,))


def counted_by_hand(recount: Recount, batch_id: int, minimum_days: int, maximum: int) -> Mapping[str, int]:
    """The audience by the test's own SQL and its own rules in Python."""
    tally: Counter[str] = Counter()
    for customer, key, sendable, transaction in recount.rows(
        """SELECT c.id, c.key, c.sendable, t.id FROM "transaction" t JOIN customer c ON c.id = t.customer_id
        WHERE t.batch_id = ? AND c.id IN (
            SELECT customer_id FROM message WHERE batch_id = t.batch_id AND kind = 'invitation')""",
        batch_id,
    ):
        latest = recount("SELECT max(at) FROM message WHERE customer_id = ?", customer)
        had = recount(
            "SELECT count(*) FROM message WHERE customer_id = ? AND batch_id = ? AND kind = 'reminder'",
            customer,
            batch_id,
        )
        tally["invited"] += 1
        if recount("SELECT count(*) FROM answer WHERE transaction_id = ?", transaction):
            tally["answered"] += 1
        elif key in recount.suppressed():
            tally["unsubscribed"] += 1
        elif (TODAY - datetime.fromtimestamp(latest).date()).days < minimum_days:
            tally["recent"] += 1
        elif had >= maximum:
            tally["exhausted"] += 1
        elif not sendable:
            tally["invalid"] += 1
        else:
            tally["recipients"] += 1
    return {part: tally[part] for part in ("invited", *PARTS)}


def one_of_each(folder: Path) -> int:
    """A batch with two recipients, and one person for each reason why somebody is none."""
    names = ("answered", "unsubscribed", "recent", "exhausted", "invalid", "first", "second")
    batch_id = invited(folder, *(f"{name}@b.fr" for name in names))
    answers.apply(answers.preview(batch_id, "answered@b.fr"))
    suppress("unsubscribed@b.fr", "nobody-knows@b.fr")
    audiences.mark_elsewhere(batch_id, Mail.REMINDER, [transaction_of(batch_id, "recent@b.fr")], days_ago(6))
    for _ in range(3):
        audiences.mark_elsewhere(
            batch_id, Mail.REMINDER, [transaction_of(batch_id, "exhausted@b.fr")], days_ago(30)
        )
    make_unsendable("invalid@b.fr")
    return batch_id


class TestAudience:
    def test_C1_is_a_subtraction_whose_every_number_opens_its_list(
        self, tmp_path: Path, recount: Recount
    ) -> None:
        batch_id = one_of_each(tmp_path)
        audience = audiences.audience(batch_id, Mail.REMINDER)
        assert {part: getattr(audience, part) for part in ("invited", *PARTS)} == {
            "invited": 7,
            "answered": 1,
            "unsubscribed": 1,
            "recent": 1,
            "exhausted": 1,
            "invalid": 1,
            "recipients": 2,
        }
        assert audience.recipients == audience.invited - sum(getattr(audience, part) for part in PARTS[:-1])
        for standing in (Standing.ANSWERED, Standing.UNSUBSCRIBED, Standing.RECENT, Standing.EXHAUSTED):
            assert listed(batch_id, standing) == [f"{standing.value}@b.fr"]
        assert listed(batch_id, Standing.INVALID) == ["invalid@b.fr"]
        assert listed(batch_id, Standing.RECIPIENT) == ["first@b.fr", "second@b.fr"]
        assert len(listed(batch_id, None)) == audience.invited
        assert audience.customers == recount(
            'SELECT count(*) FROM "transaction" WHERE batch_id = ? AND customer_id IS NOT NULL', batch_id
        )

    def test_nobody_is_counted_before_being_invited(self, tmp_path: Path) -> None:
        batch_id = a_batch(tmp_path, "a@b.fr", "c@b.fr").batch_id
        audience = audiences.audience(batch_id, Mail.REMINDER)
        assert (audience.customers, audience.invited, audience.recipients) == (2, 0, 0)
        assert listed(batch_id, None) == []

    def test_the_first_reason_that_applies_is_the_one(self, tmp_path: Path) -> None:
        batch_id = invited(tmp_path, "a@b.fr", day=TODAY)
        audiences.mark_elsewhere(
            batch_id, Mail.REMINDER, audiences.ids(batch_id, Mail.REMINDER, None, "", "email", False), TODAY
        )
        settings.change(settings.MAXIMUM_REMINDERS, 1)
        make_unsendable("a@b.fr")
        assert audiences.audience(batch_id, Mail.REMINDER).recent == 1
        settings.change(settings.MINIMUM_DAYS, 0)
        assert audiences.audience(batch_id, Mail.REMINDER).exhausted == 1
        settings.change(settings.MAXIMUM_REMINDERS, 2)
        assert audiences.audience(batch_id, Mail.REMINDER).invalid == 1
        suppress("a@b.fr")
        assert audiences.audience(batch_id, Mail.REMINDER).unsubscribed == 1
        answers.apply(answers.preview(batch_id, "a@b.fr"))
        assert audiences.audience(batch_id, Mail.REMINDER).answered == 1

    @pytest.mark.parametrize(("days", "recent"), [(0, 1), (6, 1), (7, 0), (8, 0)])
    def test_days_are_whole_ones_whatever_the_time_of_day(
        self, tmp_path: Path, days: int, recent: int
    ) -> None:
        batch_id = invited(tmp_path, "a@b.fr", day=days_ago(days))
        audience = audiences.audience(batch_id, Mail.REMINDER)
        assert (audience.recent, audience.recipients) == (recent, 1 - recent)
        assert audience.free_on == (days_ago(days) + timedelta(7) if recent else None)

    def test_no_days_at_all_means_at_once(self, tmp_path: Path) -> None:
        settings.change(settings.MINIMUM_DAYS, 0)
        batch_id = invited(tmp_path, "a@b.fr", day=TODAY)
        assert audiences.audience(batch_id, Mail.REMINDER).recipients == 1

    def test_a_contact_in_another_batch_counts(self, tmp_path: Path) -> None:
        spring = invited(tmp_path, "a@b.fr", "c@b.fr")
        invited(tmp_path, "c@b.fr", "d@b.fr", day=days_ago(1), name="Summer.csv")
        assert listed(spring, Standing.RECENT) == ["c@b.fr"]

    def test_reminders_of_another_batch_do_not_count(self, tmp_path: Path) -> None:
        spring = invited(tmp_path, "a@b.fr")
        summer = invited(tmp_path, "a@b.fr", name="Summer.csv")
        for _ in range(3):
            audiences.mark_elsewhere(summer, Mail.REMINDER, [transaction_of(summer, "a@b.fr")], LONG_AGO)
        assert audiences.audience(spring, Mail.REMINDER).recipients == 1
        assert audiences.audience(summer, Mail.REMINDER).exhausted == 1

    def test_the_limits_come_from_the_settings(self, tmp_path: Path) -> None:
        batch_id = invited(tmp_path, "a@b.fr", day=days_ago(10))
        assert audiences.audience(batch_id, Mail.REMINDER).recipients == 1
        settings.change(settings.MINIMUM_DAYS, 11)
        audience = audiences.audience(batch_id, Mail.REMINDER)
        assert (audience.recent, audience.minimum_days, audience.free_on) == (1, 11, days_ago(-1))
        settings.change(settings.MINIMUM_DAYS, 10)
        settings.change(settings.MAXIMUM_REMINDERS, 0)
        audience = audiences.audience(batch_id, Mail.REMINDER)
        assert (audience.exhausted, audience.maximum_reminders) == (1, 0)

    def test_a_deleted_customer_is_in_no_number(self, tmp_path: Path) -> None:
        batch_id = invited(tmp_path, "a@b.fr", "c@b.fr")
        customers.delete(customer_id("a@b.fr"))
        audience = audiences.audience(batch_id, Mail.REMINDER)
        assert (audience.customers, audience.invited, audience.recipients) == (1, 1, 1)

    @hypothesis_settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(data=st.data())
    def test_C3_equals_an_independent_recount(
        self, tmp_path: Path, recount: Recount, data: st.DataObject
    ) -> None:
        name = f"batch{next(_NUMBERS)}"  # the examples share a database
        people = [f"p{n}.{name}@b.fr" for n in range(12)]
        some = st.lists(st.sampled_from(people), max_size=8, unique=True)
        batch_id = invited(tmp_path, *people, day=days_ago(data.draw(st.integers(0, 20))), name=f"{name}.csv")
        if answered := data.draw(some):
            answers.apply(answers.preview(batch_id, "\n".join(answered)))
        if unsubscribed := data.draw(some):
            suppress(*unsubscribed)
        for day in data.draw(st.lists(st.integers(0, 20), max_size=5)):
            if reminded := data.draw(some):
                ids = [transaction_of(batch_id, address) for address in reminded]
                audiences.mark_elsewhere(batch_id, Mail.REMINDER, ids, days_ago(day))
        for address in data.draw(some):
            make_unsendable(address)
        limits = data.draw(st.integers(0, 15)), data.draw(st.integers(0, 3))
        settings.change(settings.MINIMUM_DAYS, limits[0])
        settings.change(settings.MAXIMUM_REMINDERS, limits[1])

        audience = audiences.audience(batch_id, Mail.REMINDER)
        assert {part: getattr(audience, part) for part in ("invited", *PARTS)} == counted_by_hand(
            recount, batch_id, *limits
        )
        for standing in Standing:
            assert len(listed(batch_id, standing)) == getattr(audience, standing.value)


class TestOverview:
    def test_is_all_of_one_moment(self, tmp_path: Path) -> None:
        batch_id = one_of_each(tmp_path)
        overview = audiences.overview(batch_id, Mail.REMINDER)
        assert overview.batch == history.details(batch_id)
        assert overview.audience == audiences.audience(batch_id, Mail.REMINDER)
        assert overview.recipients == audiences.ids(
            batch_id, Mail.REMINDER, Standing.RECIPIENT, "", "email", False
        )
        assert overview.fields == audiences.fields(batch_id)

    def test_a_deleted_batch_is_gone(self, tmp_path: Path) -> None:
        batch_id = invited(tmp_path, "a@b.fr")
        history.delete(batch_id)
        with pytest.raises(BatchGone):
            audiences.overview(batch_id, Mail.REMINDER)


class TestPeople:
    def test_are_filtered_by_name_or_address_and_sorted(self, tmp_path: Path) -> None:
        rows = [
            ("a@b.fr", "Anaïs", "Garçon", "", ""),
            ("b@b.fr", "Luc", "Étienne", "", ""),
            ("c@b.fr", "Jean", "Abel", "", ""),
        ]
        batch_id = a_batch(tmp_path, rows=rows).batch_id
        history.mark_invited(batch_id, LONG_AGO)
        assert listed(batch_id, None, "GARCON") == ["a@b.fr"]
        assert listed(batch_id, Standing.RECIPIENT, "etienne luc") == ["b@b.fr"]
        assert listed(batch_id, Standing.ANSWERED, "luc") == []
        assert listed(batch_id, None, sort="last_name") == ["c@b.fr", "b@b.fr", "a@b.fr"]

    def test_a_person_says_when_and_how_often(self, tmp_path: Path) -> None:
        batch_id = invited(tmp_path, "a@b.fr")
        audiences.mark_elsewhere(batch_id, Mail.REMINDER, [transaction_of(batch_id, "a@b.fr")], days_ago(3))
        (person,) = audiences.people(batch_id, Mail.REMINDER, [transaction_of(batch_id, "a@b.fr")])
        assert person is not None
        assert (person.standing, person.reminders) == (Standing.RECENT, 1)
        assert person.last_contact == history.noon(days_ago(3))

    def test_whoever_is_gone_is_none(self, tmp_path: Path) -> None:
        batch_id = invited(tmp_path, "a@b.fr", "c@b.fr")
        ids = audiences.ids(batch_id, Mail.REMINDER, None, "", "email", False)
        customers.delete(customer_id("a@b.fr"))
        gone, there = audiences.people(batch_id, Mail.REMINDER, ids)
        assert gone is None
        assert there is not None


class TestRender:
    def setup_batch(self, folder: Path) -> tuple[int, int]:
        batch_id = a_batch(folder, rows=[("a@b.fr", "Anaïs", "Garçon", "2026-11-02", "Lamp")]).batch_id
        history.mark_invited(batch_id, LONG_AGO)
        return batch_id, transaction_of(batch_id, "a@b.fr")

    def test_fills_in_the_person_the_row_and_the_link(self, tmp_path: Path, recount: Recount) -> None:
        batch_id, id = self.setup_batch(tmp_path)
        history.set_survey_address(batch_id, "https://survey.example/s")
        draft = Draft(
            "For {{first_name}}\r\nBcc: x@y.fr", "{{last_name}} {{product}} {{survey_link}} {{unsubscribe}}"
        )
        rendered = audiences.render(batch_id, id, draft, "STOP")
        (token,) = recount.column('SELECT token FROM "transaction"')
        assert rendered.to == "a@b.fr"
        assert rendered.subject == "For Anaïs Bcc: x@y.fr"  # U5: one line, whatever was typed
        assert rendered.text == f"Garçon Lamp https://survey.example/s?t={token} STOP"

    def test_the_settings_say_how_to_unsubscribe(self, tmp_path: Path) -> None:
        batch_id, id = self.setup_batch(tmp_path)
        settings.change(settings.UNSUBSCRIBE_TEXT, "Write to stop@b.fr {{first_name}}")
        assert audiences.render(batch_id, id, Draft("", "{{unsubscribe}}"), "STOP").text == (
            "Write to stop@b.fr {{first_name}}"
        )

    def test_offers_exactly_the_fields_it_can_fill_in(self, tmp_path: Path) -> None:
        batch_id, id = self.setup_batch(tmp_path)
        history.set_survey_address(batch_id, "https://survey.example/{{product}}")
        fields = audiences.fields(batch_id)
        of_the_row = {"first_name", "last_name", "email", "date", "product"}
        made = {"survey_link", "unsubscribe", "sender_name", "postal_address"}
        assert set(fields) == of_the_row | made
        text = "".join(f"{{{{{field}}}}}" for field in fields)
        rendered = audiences.render(batch_id, id, Draft(text, text, text), "STOP")
        assert "{{" not in rendered.subject + rendered.text + rendered.html

    def test_shows_whom_it_comes_from_as_the_settings_say(self, tmp_path: Path) -> None:
        batch_id, id = self.setup_batch(tmp_path)
        draft = Draft("{{sender_name}}", "{{sender_name}}, {{postal_address}}")
        rendered = audiences.render(batch_id, id, draft, "STOP")
        assert (rendered.sender_name, rendered.sender, rendered.reply_to, rendered.text) == ("", "", "", ", ")
        for setting, value in (
            (settings.SENDER_NAME, "Anne Morel"),
            (settings.SENDER_ADDRESS, "anne@example.net"),
            (settings.REPLY_TO, "reply@example.net"),
            (settings.POSTAL_ADDRESS, "1 rue de la Paix\n75002 Paris"),
        ):
            settings.change(setting, value)
        rendered = audiences.render(batch_id, id, draft, "STOP")
        assert (rendered.sender_name, rendered.sender) == ("Anne Morel", "anne@example.net")
        assert rendered.reply_to == "reply@example.net"
        assert rendered.subject == "Anne Morel"
        assert rendered.text == "Anne Morel, 1 rue de la Paix\n75002 Paris"

    def test_U1_a_name_is_text_in_the_html_too(self, tmp_path: Path) -> None:
        name = '<img src="http://127.0.0.1/x.png" onerror=alert(1)>{{last_name}}'
        batch_id = a_batch(tmp_path, rows=[("a@b.fr", name, "Garçon", "", "")]).batch_id
        (id,) = audiences.ids(batch_id, Mail.INVITATION, None, "", "email", False)
        for html in ("", "<p>{{first_name}}</p><script>alert(2)</script>"):
            rendered = audiences.render(batch_id, id, Draft("", "{{first_name}}", html), "")
            assert rendered.text == name
            assert "&lt;img src=" in rendered.html
            assert "<img" not in rendered.html
            assert "<script" not in rendered.html
            assert "Garçon" not in rendered.html

    def test_Q4_the_preview_is_the_mail(self, tmp_path: Path) -> None:
        an_account(25)
        html = "<p>{{first_name}} <a href='{{survey_link}}'>go</a> {{unsubscribe}}</p>"
        draft = Draft("For {{first_name}}", "{{survey_link}} {{unsubscribe}}", html)
        batch_id = a_mailable_batch(tmp_path, "a@b.fr", draft=draft)
        (id,) = audiences.ids(batch_id, Mail.INVITATION, None, "", "email", False)
        shown = audiences.render(batch_id, id, draft, UNSUBSCRIBE)
        mailing = queued(batch_id)
        claimed = outbox.step(None, mailing, 2**40)
        assert claimed is not None
        sent = outbox.frozen(mailing).frame.letter(claimed.recipient)
        assert (shown.to, shown.subject, shown.text) == (sent.to, sent.subject, sent.text)
        assert shown.html == sent.html
        assert UNSUBSCRIBE in shown.html

    @pytest.mark.parametrize(
        ("text", "refusal"),
        [("{{nope}}", UnknownField), ("{{first_name", UnclosedField), ("{{survey_link}}", NoSurveyAddress)],
    )
    def test_refuses_what_cannot_be_filled_in(
        self, tmp_path: Path, text: str, refusal: type[Exception]
    ) -> None:
        batch_id, id = self.setup_batch(tmp_path)
        with pytest.raises(refusal):
            audiences.render(batch_id, id, Draft("", text), "STOP")
        with pytest.raises(refusal):
            audiences.render(batch_id, id, Draft(text, ""), "STOP")

    def test_says_who_is_gone(self, tmp_path: Path) -> None:
        batch_id, id = self.setup_batch(tmp_path)
        customers.delete(customer_id("a@b.fr"))
        with pytest.raises(RecipientGone):
            audiences.render(batch_id, id, Draft("", ""), "")
        history.delete(batch_id)
        with pytest.raises(BatchGone):
            audiences.render(batch_id, id, Draft("", ""), "")


class TestObjection:
    GOOD = Draft("Subject", "{{survey_link}} {{unsubscribe}}")

    def objection(self, batch_id: int, draft: Draft) -> Refusal | None:
        return audiences.objection(history.details(batch_id), draft)

    def test_there_is_none_to_a_whole_message(self, tmp_path: Path) -> None:
        batch_id = a_mailable_batch(tmp_path, "a@b.fr")
        assert self.objection(batch_id, self.GOOD) is None
        whole = replace(self.GOOD, html="<p>{{ unsubscribe }}</p><a href='{{survey_link}}'>go</a>")
        assert self.objection(batch_id, whole) is None

    @pytest.mark.parametrize(
        ("changes", "refusal", "named"),
        [
            ({"subject": "{{nope}}"}, UnknownField, "nope"),
            ({"text": "{{survey_link}} {{unsubscribe}} {{"}, UnclosedField, "{{"),
            ({"html": "{{survey_link}} {{unsubscribe}} {{nope}}"}, UnknownField, "nope"),
            ({"subject": " "}, NoSubject, ""),
            ({"text": "{{unsubscribe}}"}, LacksField, "{{survey_link}}"),
            ({"text": "{{survey_link}}"}, LacksField, "{{unsubscribe}}"),
            ({"html": "<p>{{survey_link}}</p>"}, HtmlLacksField, "{{unsubscribe}}"),
        ],
    )
    def test_names_the_first_thing_that_forbids_sending(
        self, tmp_path: Path, changes: dict[str, str], refusal: type[Refusal], named: str
    ) -> None:
        batch_id = a_mailable_batch(tmp_path, "a@b.fr")
        found = self.objection(batch_id, replace(self.GOOD, **changes))
        assert type(found) is refusal
        assert named in str(found)

    def test_a_batch_without_a_survey_can_send_none(self, tmp_path: Path) -> None:
        batch_id = a_batch(tmp_path, "a@b.fr").batch_id
        assert type(self.objection(batch_id, self.GOOD)) is NoSurveyAddress


class TestMarkReminded:
    def test_B4_acts_on_exactly_those_given(self, tmp_path: Path, recount: Recount) -> None:
        batch_id = invited(tmp_path, "a@b.fr", "c@b.fr", "d@b.fr")
        shown = audiences.overview(batch_id, Mail.REMINDER).recipients[:2]
        audiences.mark_elsewhere(batch_id, Mail.REMINDER, shown, days_ago(1))
        assert recount.rows(
            "SELECT key, rank, state, at FROM message WHERE kind = 'reminder' ORDER BY key"
        ) == [
            ("a@b.fr", 1, "elsewhere", history.noon(days_ago(1))),
            ("c@b.fr", 1, "elsewhere", history.noon(days_ago(1))),
        ]
        assert listed(batch_id, Standing.RECIPIENT) == ["d@b.fr"]

    def test_can_be_undone(self, tmp_path: Path, recount: Recount) -> None:
        batch_id = invited(tmp_path, "a@b.fr")
        before = audiences.audience(batch_id, Mail.REMINDER)
        operation_id = audiences.mark_elsewhere(
            batch_id, Mail.REMINDER, audiences.overview(batch_id, Mail.REMINDER).recipients, TODAY
        )
        assert audiences.audience(batch_id, Mail.REMINDER).recent == 1
        undoing.undo(operation_id, Source.REMINDER_PREVIEW)
        assert audiences.audience(batch_id, Mail.REMINDER) == before
        assert recount("SELECT count(*) FROM message WHERE kind = 'reminder'") == 0

    def test_a_reminder_after_an_undone_one_gets_a_rank_of_its_own(
        self, tmp_path: Path, recount: Recount
    ) -> None:
        batch_id = invited(tmp_path, "a@b.fr")
        ids = audiences.ids(batch_id, Mail.REMINDER, None, "", "email", False)
        first = audiences.mark_elsewhere(batch_id, Mail.REMINDER, ids, days_ago(30))
        audiences.mark_elsewhere(batch_id, Mail.REMINDER, ids, days_ago(20))
        undoing.undo(first, Source.REMINDER_PREVIEW)
        audiences.mark_elsewhere(batch_id, Mail.REMINDER, ids, days_ago(10))
        assert recount.column("SELECT rank FROM message WHERE kind = 'reminder' ORDER BY rank") == [2, 3]

    def test_leaves_out_whoever_was_deleted_since(self, tmp_path: Path, recount: Recount) -> None:
        batch_id = invited(tmp_path, "a@b.fr", "c@b.fr")
        shown = audiences.overview(batch_id, Mail.REMINDER).recipients
        customers.delete(customer_id("a@b.fr"))
        audiences.mark_elsewhere(batch_id, Mail.REMINDER, shown, TODAY)
        assert recount.column("SELECT key FROM message WHERE kind = 'reminder'") == ["c@b.fr"]

    def test_refuses_and_changes_nothing(self, tmp_path: Path, recount: Recount) -> None:
        batch_id = invited(tmp_path, "a@b.fr")
        other = invited(tmp_path, "c@b.fr", name="Summer.csv")
        before = recount.contents()
        ids = audiences.overview(batch_id, Mail.REMINDER).recipients
        with pytest.raises(MailedInFuture):
            audiences.mark_elsewhere(batch_id, Mail.REMINDER, ids, TODAY + timedelta(1))
        for nobody in ([], audiences.overview(other, Mail.REMINDER).recipients):
            with pytest.raises(NoRecipients):
                audiences.mark_elsewhere(batch_id, Mail.REMINDER, nobody, TODAY)
        with pytest.raises(BatchGone):
            audiences.mark_elsewhere(10_000, Mail.REMINDER, ids, TODAY)
        assert recount.contents() == before


class TestExport:
    HEADER = ("E-mail", "First name", "Last name", "Survey link")

    def read(self, path: Path, delimiter: str = ";") -> list[list[str]]:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file, delimiter=delimiter))

    def test_writes_the_recipients_of_this_moment(self, tmp_path: Path, recount: Recount) -> None:
        batch_id = one_of_each(tmp_path)
        history.set_survey_address(batch_id, "https://survey.example/s")
        suppress("second@b.fr")
        path = tmp_path / "out.csv"
        assert audiences.export(batch_id, Mail.REMINDER, path, self.HEADER) == 1
        (token,) = recount.column(
            """SELECT token FROM "transaction" t JOIN customer c ON c.id = t.customer_id
            WHERE c.key = 'first@b.fr'"""
        )
        titles = history.details(batch_id).columns
        assert len(titles) == 2
        assert self.read(path) == [
            [*self.HEADER, *titles],
            ["first@b.fr", "", "", f"https://survey.example/s?t={token}", "2026-11-02", "Lamp"],
        ]

    def test_U6_no_cell_starts_a_formula(self, tmp_path: Path) -> None:
        batch_id = a_batch(tmp_path, rows=[("a@b.fr", "=1+1", "@x", "", "+1")]).batch_id
        history.mark_invited(batch_id, LONG_AGO)
        path = tmp_path / "out.csv"
        audiences.export(batch_id, Mail.REMINDER, path, self.HEADER, delimiter=",")
        assert self.read(path, ",")[1] == ["a@b.fr", "'=1+1", "'@x", "", "", "'+1"]

    def test_without_recipients_there_is_no_file(self, tmp_path: Path) -> None:
        batch_id = invited(tmp_path, "a@b.fr", day=TODAY)
        path = tmp_path / "out.csv"
        with pytest.raises(NoRecipients):
            audiences.export(batch_id, Mail.REMINDER, path, self.HEADER)
        assert not path.exists()

    def test_stops_when_asked_to(self, tmp_path: Path) -> None:
        batch_id = invited(tmp_path, *(f"p{n}@b.fr" for n in range(2_500)))
        path = tmp_path / "out.csv"

        def stop(done: int, _total: int) -> None:
            if done:
                raise Cancelled()

        with pytest.raises(Cancelled):
            audiences.export(batch_id, Mail.REMINDER, path, self.HEADER, stop)
        assert not path.exists()
