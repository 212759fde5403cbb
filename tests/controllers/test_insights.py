"""Insights: every figure equals an independent recount and the length of the list that it opens."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from time import tzset

import pytest

from app.controllers import (
    answers,
    audiences,
    customers,
    history,
    insights,
    operations,
    recipients,
    suppressions,
)
from app.controllers.audiences import Mail
from app.controllers.customers import Filter, Status
from app.controllers.insights import By, Course, Stage, Week
from app.controllers.operations import Source
from app.controllers.recipients import Group
from app.controllers.suppressions import Span
from app.controllers.unsubscribing import Reason
from app.models.database import database
from tests.builders import (
    Recount,
    a_batch,
    a_mailable_batch,
    add_customers,
    an_account,
    customer_id,
    queued,
    suppress,
)

TODAY = date.today()


def moment(days_ago: int, hour: int = 9) -> int:
    """That hour of a day, in UTC seconds."""
    return int(datetime.combine(TODAY - timedelta(days_ago), time(hour)).timestamp())


def suppress_then(days_ago: int, *addresses: str, reason: Reason = Reason.ASKED, source: Source) -> None:
    with operations.at(moment(days_ago)):
        suppress(*addresses, reason=reason, source=source)


def answer_then(days_ago: int, batch_id: int, *addresses: str) -> None:
    with operations.at(moment(days_ago)):
        answers.apply(answers.preview(batch_id, "\n".join(addresses)))


class TestReach:
    def test_C1_its_parts_are_all_customers_and_open_their_lists(self, recount: Recount) -> None:
        add_customers(*(f"p{number}@example.com" for number in range(6)))
        suppress("p0@example.com", "p1@example.com", "stranger@example.com")
        for number in (1, 2):  # the first of them is unsubscribed as well
            database.execute_sql(
                "UPDATE customer SET sendable = 0 WHERE id = ?", (customer_id(f"p{number}@example.com"),)
            )
        reach = insights.reach()
        assert (reach.mailable, reach.unsubscribed, reach.unmailable) == (3, 2, 1)
        assert reach.mailable + reach.unsubscribed + reach.unmailable == recount(
            "SELECT count(*) FROM customer"
        )
        lists = [(Status.ACTIVE, True), (Status.UNSUBSCRIBED, None), (Status.ACTIVE, False)]
        lengths = [
            len(customers.ids(Filter("", status, mailable), "email", False)) for status, mailable in lists
        ]
        assert lengths == [3, 2, 1]

    def test_nobody_is_no_error(self, recount: Recount) -> None:
        reach = insights.reach()
        assert (reach.mailable, reach.unsubscribed, reach.unmailable) == (0, 0, 0)


@pytest.fixture
def left(recount: Recount) -> None:
    """Unsubscriptions of today, of ten days ago, and of long ago."""
    suppress_then(0, "a@example.com", "b@example.com", source=Source.CUSTOMERS)
    suppress_then(10, "c@example.com", reason=Reason.BOUNCED, source=Source.REMINDER_PREVIEW)
    suppress_then(10, "d@example.com", source=Source.SENDING)
    suppress_then(400, "e@example.com", source=Source.CUSTOMERS)


class TestWeeks:
    @pytest.mark.parametrize("by", By)
    def test_C3_every_figure_opens_its_list(self, left: None, by: By, recount: Recount) -> None:
        weeks = insights.weeks(26, 1, by)
        for week in weeks:
            for kind, count in week.counts.items():
                assert len(opened(week, kind)) == count
            assert week.total == recount(
                "SELECT count(*) FROM suppression WHERE since >= ? AND since < ?", week.since, week.before
            )
        assert sum(week.total for week in weeks) == 4

    def test_they_are_told_apart_by_reason_or_screen(self, left: None) -> None:
        of = {by: insights.weeks(4, TODAY.isoweekday(), by) for by in By}  # this week begins today
        assert of[By.REASON][-1].counts == {Reason.ASKED: 2}
        assert of[By.SOURCE][-1].counts == {Source.CUSTOMERS: 2}
        assert of[By.REASON][-3].counts == {Reason.ASKED: 1, Reason.BOUNCED: 1}
        assert of[By.SOURCE][-3].counts == {Source.REMINDER_PREVIEW: 1, Source.SENDING: 1}

    @pytest.mark.parametrize("first_day", [1, 6, 7])
    @pytest.mark.parametrize("today", [date(2026, 3, 29), date(2026, 10, 26), date(2027, 1, 1)])
    def test_they_begin_as_the_person_counts_and_leave_no_gap(
        self, recount: Recount, first_day: int, today: date
    ) -> None:
        weeks = insights.weeks(26, first_day, By.REASON, today)
        assert len(weeks) == 26
        assert {week.first.isoweekday() for week in weeks} == {first_day}
        assert weeks[-1].first <= today <= weeks[-1].last
        assert all(week.before == following.since for week, following in pairwise(weeks))

    def test_a_week_in_which_the_clock_changes_begins_and_ends_at_midnight(
        self, recount: Recount, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
        tzset()
        try:
            hours = [
                (week.before - week.since) // 3600
                for week in insights.weeks(2, 1, By.REASON, date(2026, 4, 2))
            ]
        finally:
            monkeypatch.undo()
            tzset()
        assert hours == [7 * 24 - 1, 7 * 24]

    def test_the_first_and_the_last_second_of_a_week_are_in_it(self, recount: Recount) -> None:
        (*_, week) = insights.weeks(2, 1, By.REASON)
        for number, at in enumerate((week.since - 1, week.since, week.before - 1, week.before)):
            with operations.at(at):
                suppress(f"p{number}@example.com")
        before, this = insights.weeks(2, 1, By.REASON)
        assert (before.total, this.total) == (1, 2)
        assert len(opened(this, Reason.ASKED)) == 2


def opened(week: Week, kind: Reason | Source) -> list[int]:
    """The list that a figure opens."""
    reason, source = (kind, None) if isinstance(kind, Reason) else (None, kind)
    span = Span(week.since, week.before, source)
    return list(suppressions.ids("", reason, "since", False, span=span))


@pytest.fixture
def spring(recount: Recount, tmp_path: Path) -> int:
    """Six people invited 40 days ago and reminded 30 and 20 days ago; they answer and leave in between."""
    names = [f"p{number}@example.com" for number in range(6)]
    batch = a_batch(tmp_path, *names).batch_id
    history.mark_invited(batch, TODAY - timedelta(40))
    answer_then(38, batch, names[0])
    for days_ago in (30, 20):
        rest = recipients.ids(batch, "", "email", False)[1:]
        audiences.mark_elsewhere(batch, Mail.REMINDER, rest, TODAY - timedelta(days_ago))
    answer_then(30, batch, names[1])  # on the very day of the reminder
    suppress_then(25, names[2], source=Source.CUSTOMERS)
    answer_then(10, batch, names[3], names[4])
    suppress_then(5, names[0], source=Source.CUSTOMERS)
    return batch


def course(batch_id: int) -> Course:
    (found,) = [each for each in insights.courses() if each.id == batch_id]
    return found


def listed(course: Course, stage: Stage) -> tuple[int, int]:
    """The lengths of the lists that a stage's figures open: who answered, and who unsubscribed."""
    answered = recipients.ids(course.id, "", "email", False, group=Group.ANSWERED, before=stage.before)
    left = recipients.ids(
        course.id, "", "email", False, group=Group.UNSUBSCRIBED, before=stage.before, since_invitation=True
    )
    return len(answered), len(left)


class TestCourses:
    def test_it_is_told_after_the_invitation_and_after_each_reminder(self, spring: int) -> None:
        stages = course(spring).stages
        assert [stage.answered for stage in stages] == [1, 2, 4]
        assert [stage.unsubscribed for stage in stages] == [0, 1, 2]
        assert [date.fromtimestamp(stage.began) for stage in stages] == [
            TODAY - timedelta(days) for days in (40, 30, 20)
        ]

    def test_C3_every_figure_opens_its_list(self, spring: int) -> None:
        found = course(spring)
        assert found.invited == len(recipients.ids(spring, "", "email", False, group=Group.INVITED)) == 6
        for stage in found.stages:
            assert listed(found, stage) == (stage.answered, stage.unsubscribed)
        row = history.row(spring)
        assert (found.answered, found.unsubscribed) == (row.answered, row.unsubscribed)

    def test_C3_who_unsubscribed_before_being_invited_is_not_counted(
        self, recount: Recount, tmp_path: Path
    ) -> None:
        names = [f"p{number}@example.com" for number in range(6)]
        batch = a_batch(tmp_path, *names).batch_id
        first, *others, _ = recipients.ids(batch, "", "email", False)
        suppress_then(50, names[0], source=Source.CUSTOMERS)  # and yet invited, by other means
        suppress_then(39, names[1], source=Source.CUSTOMERS)  # after the batch's invitation, before their own
        suppress_then(38, names[2], source=Source.CUSTOMERS)  # in the morning: the invitation is of that day
        suppress_then(25, names[3], source=Source.CUSTOMERS)
        suppress_then(24, names[5], source=Source.CUSTOMERS)  # never invited
        history.mark_invited(batch, TODAY - timedelta(40), only=[first])
        history.mark_invited(batch, TODAY - timedelta(38), only=others)
        audiences.mark_elsewhere(batch, Mail.REMINDER, others[-1:], TODAY - timedelta(30))
        found = course(batch)
        assert [stage.unsubscribed for stage in found.stages] == [1, 2]
        assert [listed(found, stage)[1] for stage in found.stages] == [1, 2]
        assert (found.invited, found.unsubscribed) == (5, 2)
        assert history.row(batch).unsubscribed == 5

    def test_what_was_sent_is_known_by_its_second(self, recount: Recount, tmp_path: Path) -> None:
        names = [f"p{number}@example.com" for number in range(3)]
        batch = a_batch(tmp_path, *names).batch_id
        history.mark_invited(batch, TODAY - timedelta(9))
        database.execute_sql("UPDATE message SET state = 'sent', at = ?", (moment(9),))
        for name, at in zip(names, (moment(9) - 1, moment(9), moment(9) + 1), strict=True):
            with operations.at(at):
                suppress(name)
        found = course(batch)
        assert found.unsubscribed == listed(found, found.stages[-1])[1] == 2

    def test_two_mailings_of_a_day_are_one_reminder(self, spring: int) -> None:
        some = recipients.ids(spring, "", "email", False)[:2]
        audiences.mark_elsewhere(spring, Mail.REMINDER, some, TODAY - timedelta(20))
        assert len(course(spring).stages) == 3

    def test_a_batch_that_was_not_invited_has_none(self, recount: Recount, tmp_path: Path) -> None:
        a_batch(tmp_path, "a@example.com")
        assert insights.courses() == ()

    def test_what_waits_to_be_sent_is_no_invitation_yet(self, recount: Recount, tmp_path: Path) -> None:
        an_account(25)
        queued(a_mailable_batch(tmp_path, "a@example.com", "b@example.com"))
        assert insights.courses() == ()

    def test_some_waiting_and_some_deleted(self, recount: Recount, tmp_path: Path) -> None:
        an_account(25)
        batch = a_mailable_batch(tmp_path, "a@example.com", "b@example.com", "c@example.com")
        first, second, _ = recipients.ids(batch, "", "email", False)
        history.mark_invited(batch, TODAY - timedelta(3), only=[first, second])
        queued(batch)
        assert course(batch).invited == history.row(batch).invited == 2
        customers.delete(customer_id("b@example.com"))
        customers.add("b@example.com", "", "")  # whose contact is theirs again, though the batch is not
        assert course(batch).invited == history.row(batch).invited == 1
        assert len(recipients.ids(batch, "", "email", False, group=Group.INVITED)) == 1

    def test_a_share_is_never_more_than_all(self, recount: Recount, tmp_path: Path) -> None:
        batch = a_batch(tmp_path, "a@example.com", "b@example.com").batch_id
        (one, _) = recipients.ids(batch, "", "email", False)
        history.mark_invited(batch, TODAY, only=[one])
        answers.apply(answers.preview(batch, "a@example.com\nb@example.com"))
        found = course(batch)
        assert found.share(found.answered) == 1.0
        assert found.is_small

    def test_the_newest_comes_first(self, spring: int, tmp_path: Path) -> None:
        batch = a_batch(tmp_path, "z@example.com", name="Summer.csv").batch_id
        history.mark_invited(batch, TODAY)
        assert [each.id for each in insights.courses()] == [batch, spring]
