"""The outbox: what each outcome makes of a message and its mailing, and who is never claimed."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.controllers import answers, customers, mailings, sending, undoing
from app.controllers.audiences import Mail
from app.controllers.mailings import State
from app.controllers.operations import Source
from app.delivery import outbox
from app.delivery.outbox import BACK_OFF, Claimed, Done
from app.delivery.smtp import Fate, Halt, Phase, Reply, Result, Suppressed
from app.models import database
from app.models.database import writing
from tests.builders import Recount, a_mailable_batch, an_account, customer_id, opened, queued, suppress
from tests.conftest import ROOT

NAMES = ("ann", "bob", "carol", "dora")
PEOPLE = [f"{name}@example.com" for name in NAMES]
OK = Reply(250, "2.0.0 Ok")


@pytest.fixture
def mailing(connected: None, tmp_path: Path) -> int:
    """Four invitations, queued."""
    an_account(2525)
    return queued(a_mailable_batch(tmp_path, *PEOPLE))


def claim(mailing: int, done: Done | None = None, moment: int | None = None) -> Claimed | None:
    return outbox.step(done, mailing, moment or int(time.time()))


def claimed(mailing: int) -> Claimed:
    found = claim(mailing)
    assert found is not None
    return found


def states(recount: Recount) -> dict[object, object]:
    return dict(recount.rows("SELECT key, state FROM message ORDER BY id"))


def untouched(recount: Recount, *but: str) -> bool:
    """Whether the messages to all others are as they were queued."""
    rows = recount.rows("SELECT key, state, attempts, due, code, reply, why FROM message")
    return all(row[1:] == ("queued", 0, 0, None, "", "") for row in rows if row[0] not in but)


AFTER = [
    (Result(Fate.SENT, Phase.END, OK), "sent", 1, "running"),
    (Result(Fate.REFUSED, Phase.RECIPIENT, Reply(550, "5.1.1 unknown")), "refused", 1, "running"),
    (Result(Fate.REFUSED, Phase.END, Reply(554, "spam")), "refused", 1, "running"),
    (Result(Fate.LATER, Phase.RECIPIENT, Reply(450, "4.2.1 full")), "retry", 1, "running"),
    (Result(Fate.LATER, Phase.END, Reply(421, "closing"), Halt.CLOSING), "retry", 1, "paused"),
    (Result(Fate.UNTRIED, Phase.SENDER, Reply(550, "5.7.1 no"), Halt.SENDER_REFUSED), "queued", 0, "paused"),
    (Result(Fate.UNTRIED, Phase.SENDER, Reply(451, "busy"), Halt.BUSY), "queued", 0, "paused"),
    (Result(Fate.UNTRIED, Phase.SENDER, None, Halt.LOST, why="lost"), "queued", 0, "paused"),
    (Result(Fate.UNTRIED, Phase.DATA, None, Halt.LOST, why="lost"), "queued", 1, "paused"),
    (Result(Fate.UNCERTAIN, Phase.END, None, Halt.LOST, why="timeout"), "uncertain", 1, "paused"),
    (Result(Fate.SUPPRESSED, Phase.RECIPIENT, None), "suppressed", 1, "running"),
]


@pytest.mark.parametrize(("result", "state", "attempts", "then"), AFTER)
def test_Q6_Q7_each_outcome_ends_in_its_state_and_changes_that_message_only(
    mailing: int, recount: Recount, result: Result, state: str, attempts: int, then: str
) -> None:
    first = claimed(mailing)
    assert states(recount)[first.address] == "sending"
    outbox.settle(Done(first, result), int(time.time()))
    ((found, tried, code, reply, why),) = recount.rows(
        "SELECT state, attempts, code, reply, why FROM message WHERE id = ?", first.id
    )
    assert (found, tried) == (state, attempts)
    assert (code, reply) == ((result.reply.code, result.reply.text) if result.reply else (None, ""))
    assert why == result.why
    assert untouched(recount, first.address)
    assert mailings.get(mailing).state == then
    assert mailings.get(mailing).why == (result.halt or "")


def test_a_message_that_cannot_be_written_is_refused_with_the_reason(mailing: int, recount: Recount) -> None:
    first = claimed(mailing)
    outbox.settle(Done(first, None, "subject"), int(time.time()))
    assert recount.rows("SELECT state, why FROM message WHERE id = ?", first.id) == [("refused", "subject")]
    assert untouched(recount, first.address)


def test_the_outcome_and_the_next_claim_are_one_step(mailing: int, recount: Recount) -> None:
    first = claimed(mailing)
    second = claim(mailing, Done(first, Result(Fate.SENT, Phase.END, OK)))
    assert second is not None
    assert states(recount) == dict(zip(PEOPLE, ("sent", "sending", "queued", "queued"), strict=True))


def test_refused_for_the_moment_it_is_tried_again_later_each_time_and_at_last_given_up(
    mailing: int, recount: Recount
) -> None:
    moment = int(time.time())
    for person in PEOPLE[1:]:
        suppress(person)
    later = Result(Fate.LATER, Phase.RECIPIENT, Reply(450, "4.2.1 full"))
    for wait in BACK_OFF:
        first = claim(mailing, moment=moment)
        assert first is not None
        outbox.settle(Done(first, later), moment)
        ((state, due),) = recount.rows("SELECT state, due FROM message WHERE id = ?", first.id)
        assert state == "retry"
        assert 0.9 * wait - 1 <= due - moment <= 1.1 * wait + 1
        assert claim(mailing, moment=due - 1) is None
        assert outbox.next_mailing(due - 1) is None
        assert outbox.next_moment() == due
        moment = due
    last = claim(mailing, moment=moment)
    assert last is not None
    outbox.settle(Done(last, later), moment)
    assert recount.column("SELECT state FROM message WHERE id = ?", last.id) == ["expired"]
    assert claim(mailing, moment=moment) is None
    assert mailings.get(mailing).state is State.FINISHED


def test_Q9_finished_means_nothing_is_queued_being_sent_or_waiting(mailing: int) -> None:
    done = None
    for _ in PEOPLE:
        assert mailings.get(mailing).state is State.RUNNING
        found = claim(mailing, done)
        assert found is not None
        done = Done(found, Result(Fate.SENT, Phase.END, OK))
    assert claim(mailing, done) is None
    ended = mailings.get(mailing)
    assert (ended.state, ended.counts.sent, ended.counts.waiting) == (State.FINISHED, 4, 0)


def test_Q1_whoever_unsubscribes_before_being_reached_is_not_claimed(mailing: int, recount: Recount) -> None:
    suppress(*PEOPLE[:3])
    first = claimed(mailing)
    assert first.address == PEOPLE[3]
    assert states(recount) == dict(zip(PEOPLE, (*["suppressed"] * 3, "sending"), strict=True))


def test_Q1_the_guard_sees_who_unsubscribed_after_the_claim(mailing: int) -> None:
    first = claimed(mailing)
    with outbox.guard(first) as seen:
        assert seen
    suppress(first.address.upper())
    with pytest.raises(Suppressed), outbox.guard(first):
        pass


UNSUBSCRIBING = """
import sys
from pathlib import Path
from tests.builders import opened, suppress
with opened(Path(sys.argv[1])):
    print("ready", flush=True)
    suppress(sys.argv[2])
    print("done", flush=True)
"""


def test_Q3_an_unsubscription_waits_while_a_recipient_is_named_to_the_server(
    mailing: int, recount: Recount
) -> None:
    """In another process, which is to be kept waiting as well."""
    first = claimed(mailing)
    command = [sys.executable, "-c", UNSUBSCRIBING, str(recount.path), first.address]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        with outbox.guard(first):
            assert other.stdout.readline() == "ready\n"
            with pytest.raises(subprocess.TimeoutExpired):
                other.wait(0.3)
            assert recount.suppressed() == set()
        assert other.stdout.readline() == "done\n"
    assert recount.suppressed() == {first.address}


def test_a_suppression_that_is_undone_in_time_does_not_keep_the_mail_back(mailing: int) -> None:
    operation = suppress(PEOPLE[0])
    assert mailings.get(mailing).counts.suppressed == 1
    undoing.undo(operation, Source.UNSUBSCRIBED)
    assert claimed(mailing).address == PEOPLE[0]


def test_Q4_a_customer_with_another_address_or_none_is_not_mailed_at_the_old_one(
    mailing: int, recount: Recount
) -> None:
    customers.edit(customer_id(PEOPLE[0]), "new@example.com", "", "")
    customers.delete(customer_id(PEOPLE[1]))
    assert claimed(mailing).address == PEOPLE[2]
    rows = recount.rows("SELECT key, state, why FROM message ORDER BY id LIMIT 2")
    assert rows == [(PEOPLE[0], "cancelled", "changed"), (PEOPLE[1], "cancelled", "gone")]


def test_nobody_who_has_answered_meanwhile_is_asked(mailing: int, recount: Recount) -> None:
    (batch,) = recount.column("SELECT id FROM batch")
    assert isinstance(batch, int)
    answers.apply(answers.preview(batch, PEOPLE[0]))
    assert claimed(mailing).address == PEOPLE[1]
    assert recount.rows("SELECT state, why FROM message ORDER BY id LIMIT 1") == [("cancelled", "answered")]


@pytest.mark.parametrize("act", [sending.pause, sending.cancel])
def test_Q11_paused_or_cancelled_nothing_more_is_claimed(mailing: int, act: object) -> None:
    first = claimed(mailing)
    assert callable(act)
    act(mailing)
    assert claim(mailing, Done(first, Result(Fate.SENT, Phase.END, OK))) is None
    counts = mailings.get(mailing).counts
    assert (counts.sent, counts.waiting + counts.cancelled) == (1, 3)


def test_Q8_what_was_being_sent_is_uncertain_at_the_next_start_and_stays_so(
    mailing: int, recount: Recount
) -> None:
    first = claimed(mailing)
    with writing() as connection:  # by a process before this one
        connection.execute("UPDATE mailing SET began_at = began_at - 3600")
    assert outbox.recover() == 1
    assert outbox.recover() == 0
    assert mailings.get(mailing).state is State.PAUSED
    assert mailings.get(mailing).why == "interrupted"
    sending.resume(mailing)
    others = {claimed(mailing).address for _ in PEOPLE[1:]}
    assert others == set(PEOPLE[1:])
    assert claim(mailing) is None
    assert states(recount)[first.address] == "uncertain"


@pytest.mark.parametrize("again", [True, False])
def test_Q8_a_person_decides_what_became_of_an_uncertain_message(
    mailing: int, recount: Recount, again: bool
) -> None:
    first = claimed(mailing)
    assert outbox.recover() == 1
    (before,) = recount.column("SELECT message_id FROM message WHERE id = ?", first.id)
    assert sending.decide([first.id], again, Source.SENDING) == 1
    assert sending.decide([first.id], again, Source.SENDING) == 0
    assert states(recount)[first.address] == ("queued" if again else "sent")
    if again:  # with the same identifier, by which some servers know a second copy
        assert claimed(mailing).message_id == before


def test_one_process_sends_for_a_database_and_another_one_once_that_is_gone(
    mailing: int, recount: Recount
) -> None:
    script = """
import sys
from pathlib import Path
from app.delivery.outbox import Lease
from tests.builders import opened
with opened(Path(sys.argv[1])):
    lease = Lease()
    print(lease.take(), flush=True)
    sys.stdin.read()
"""
    lease = outbox.Lease()
    command = [sys.executable, "-c", script, str(recount.path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        assert not lease.take()
        other.kill()
    assert lease.take()
    assert lease.take()
    lease.release()


def test_reminders_count_up_over_those_that_left(connected: None, tmp_path: Path, recount: Recount) -> None:
    an_account(2525)
    batch = a_mailable_batch(tmp_path, *PEOPLE)
    mailing = queued(batch)
    while (found := claim(mailing)) is not None:
        outbox.settle(Done(found, Result(Fate.SENT, Phase.END, OK)), int(time.time()))
    with writing() as connection:  # weeks ago
        connection.execute("UPDATE message SET at = at - 30 * 86400")
    first = queued(batch, Mail.REMINDER)
    sending.cancel(first)
    second = queued(batch, Mail.REMINDER)
    assert recount.rows(
        "SELECT mailing_id, rank, count(*) FROM message WHERE kind = 'reminder' GROUP BY 1, 2"
    ) == [(first, 1, 4), (second, 1, 4)]


@pytest.mark.parametrize("fate", [Fate.UNTRIED, Fate.LATER])
def test_what_was_under_way_when_its_mailing_was_cancelled_is_cancelled_if_it_was_not_sent(
    mailing: int, recount: Recount, fate: Fate
) -> None:
    """Or it would wait for ever, and its recipient count as about to be mailed."""
    first = claimed(mailing)
    sending.cancel(mailing)
    outbox.settle(Done(first, Result(fate, Phase.DATA, None, Halt.LOST, why="lost")), int(time.time()))
    assert set(states(recount).values()) == {"cancelled"}
    assert mailings.get(mailing).state is State.CANCELLED


def test_what_waited_to_go_on_by_itself_asks_after_the_program_was_closed(mailing: int) -> None:
    outbox.pause(mailing, "unreachable", goes_on=True)
    with writing() as connection:  # weeks ago, by a process before this one
        connection.execute(
            "UPDATE mailing SET began_at = began_at - 2000000, resume_at = resume_at - 1999000"
        )
    outbox.recover()
    found = mailings.get(mailing)
    assert (found.state, found.why, found.resume_at) == (State.PAUSED, "closed", None)
    assert outbox.next_mailing(int(time.time())) is None


def test_one_process_sends_whatever_name_the_database_is_opened_by(mailing: int, recount: Recount) -> None:
    other = recount.path.with_name("other.db")
    other.symlink_to(recount.path)
    lease = outbox.Lease()
    assert lease.take()
    database.database.close()
    with opened(other):
        assert not outbox.Lease().take()
    lease.release()
    database.open_database(recount.path)
    database.connect()


def test_counts_and_lists_agree_on_who_unsubscribed_and_was_deleted_too(mailing: int) -> None:
    suppress(PEOPLE[0])
    customers.delete(customer_id(PEOPLE[0]))
    assert mailings.get(mailing).counts.suppressed == 1
    assert len(mailings.message_ids(mailing, "suppressed", "", "address", False)) == 1
