"""Watching mail go, in the real program and against a real server: numbers, pauses, decisions, proof."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import (
    QApplication,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QPushButton,
    QWidget,
)

from app.controllers import sending, settings
from app.controllers.audiences import Mail
from app.controllers.mailings import PARTS
from app.controllers.operations import Source
from app.models.database import writing
from app.windows import places
from app.windows.page import Page
from app.windows.places import Sending, SendingPlace
from tests.builders import (
    UNSUBSCRIBE,
    Recount,
    a_mailable_batch,
    an_account,
    opened,
    queued,
    suppress,
)
from tests.delivery.servers import CLOSE, Server, serving
from tests.journeys.person import PATIENCE, SENDING, Person
from tests.windows.running import running

PEOPLE = [f"p{number}@example.com" for number in range(6)]


class Answers:
    """What the server says to whom; whoever is in `held` waits for it."""

    def __init__(self) -> None:
        self.given: dict[tuple[str, str], str] = {}
        self.held: set[str] = set()
        self.reached = threading.Event()
        self.let_go = threading.Event()

    def __call__(self, recipient: str, step: str) -> str | None:
        if step == "dot" and recipient in self.held:
            self.reached.set()
            self.let_go.wait(PATIENCE)
        return self.given.get((recipient, step))

    def release(self) -> None:
        self.held.clear()
        self.let_go.set()


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def server(answers: Answers) -> Iterator[Server]:
    with serving(answer=answers) as running_server:
        yield running_server


@pytest.fixture
def batch(server: Server, database_path: Path, tmp_path: Path) -> int:
    """Six people who can be invited, by way of the server."""
    with opened(database_path):
        an_account(server.port)
        return a_mailable_batch(tmp_path, *PEOPLE)


@pytest.fixture
def database_path(tmp_path: Path) -> Path:
    return tmp_path / "relance.db"


@pytest.fixture
def recount(database_path: Path) -> Recount:
    return Recount(database_path)


@pytest.fixture
def mailing(batch: int, database_path: Path) -> int:
    """The six invitations, queued."""
    with opened(database_path):
        return queued(batch)


@pytest.fixture
def person(qapp: QApplication, batch: int, database_path: Path, answers: Answers) -> Iterator[Person]:
    """In front of the program; the fixtures named before it are there when it starts."""
    with running("--database", str(database_path), "--language", "en") as somebody:
        yield somebody
        answers.release()


def hold(answers: Answers, number: int = 2) -> None:
    """Have the server keep so many messages and then make the next one wait."""
    answers.held = {PEOPLE[number]}


def counts(person: Person) -> dict[str, int]:
    return person.counts("mailingCounts", ("total", *PARTS))


def shown_as(person: Person, **parts: int) -> bool:
    """Whether these parts have these numbers, and all the others none but the total."""
    if not person.sees("mailingCounts"):
        return False
    wanted = {"total": sum(parts.values()), **dict.fromkeys(PARTS, 0), **parts}
    return counts(person) == wanted


def state(person: Person) -> str:
    return str(person.see(QLabel, "mailingState").property("state")) if person.sees("mailingState") else ""


def watch(person: Person, **parts: int) -> None:
    """Go to the page and wait until it shows these numbers."""
    person.go(SENDING)
    person.until(lambda: shown_as(person, **parts), str(parts))


def page(person: Person) -> Page:
    found = person.window.findChild(Page, "customersPage")
    assert found is not None
    return found


def banner(person: Person) -> str:
    found = [label for label in person.window.findChildren(QLabel, "bannerText") if label.isVisible()]
    return found[0].text() if found else ""


def until_said(person: Person, *parts: str) -> None:
    person.until(lambda: all(part in banner(person) for part in parts), str(parts))


# Watching


def test_before_anything_is_sent_the_page_says_what_belongs_here(person: Person) -> None:
    person.go(SENDING)
    person.until(lambda: person.sees("sendingHistoryButton"))
    assert not person.sees("mailingTable")
    assert not person.sees("sendingStatus")
    person.click("sendingHistoryButton")
    assert person.sees("historyPage")


def test_C1_one_watches_it_go_and_every_number_opens_its_messages(
    mailing: int, answers: Answers, person: Person, recount: Recount
) -> None:
    hold(answers)
    answers.given[PEOPLE[1], "rcpt"] = "550 5.1.1 <b>Nobody</b> of that name"
    watch(person, sent=1, refused=1, waiting=4)
    assert state(person) == "running"
    assert person.column("mailingTable", "state") == ["Being sent"]
    assert person.see(QProgressBar, "mailingProgress").value() == 2
    assert "2 of 6" in person.says("mailingProgressText")
    shown = {}
    for part in ("sent", "refused", "waiting"):
        person.click(f"mailing{part.capitalize()}")
        shown[part] = person.column("messageTable", "address")
    assert shown == {"sent": [PEOPLE[0]], "refused": [PEOPLE[1]], "waiting": PEOPLE[2:]}
    person.click("mailingRefused")
    assert person.column("messageTable", "reply") == ["550 5.1.1 <b>Nobody</b> of that name"]
    person.click("mailingTotal")
    assert len(person.column("messageTable", "address")) == recount("SELECT count(*) FROM message") == 6
    person.type("messageFilter", "p4")
    assert person.column("messageTable", "address") == [PEOPLE[4]]
    person.type("messageFilter", "")
    answers.release()
    person.until(lambda: state(person) == "finished")
    assert counts(person)["sent"] == recount("SELECT count(*) FROM message WHERE state = 'sent'") == 5


def test_the_status_bar_says_so_on_every_page_and_leads_there(
    mailing: int, answers: Answers, person: Person
) -> None:
    hold(answers)
    person.until(lambda: person.sees("sendingStatus"))
    status = person.see(QPushButton, "sendingStatus")
    person.until(lambda: "2 of 6" in status.text())
    assert "‘Spring’" in status.text()
    person.click("sendingStatus")
    assert person.sees("sendingPage")
    assert person.see(QListWidget, "navigation").currentRow() == int(SENDING) - 1
    answers.release()
    person.until(lambda: not person.sees("sendingStatus"))


def test_the_end_is_said_wherever_one_is_with_the_proof(
    mailing: int, person: Person, recount: Recount
) -> None:
    until_said(person, "‘Spring’ is finished", "6 sent", "0 message")
    person.click("bannerAction")
    assert person.sees("sendingPage")
    proof = person.see(QLabel, "proofText")
    assert (proof.property("sent"), proof.property("violations"), proof.property("leftOut")) == (6, 0, 0)
    person.click("proofSentButton")
    assert person.column("messageTable", "address") == PEOPLE
    assert person.column("messageTable", "state") == ["Sent"] * 6


def test_other_pages_follow_what_goes_on(mailing: int, answers: Answers, person: Person) -> None:
    hold(answers, 1)
    person.until(answers.reached.is_set)
    person.until(lambda: sum(map(bool, person.column("customerTable", "last_contact"))) == 2)
    answers.release()
    person.until(lambda: all(person.column("customerTable", "last_contact")))


def test_a_mailing_opens_on_the_one_page_and_stays_chosen(
    mailing: int, person: Person, database_path: Path, tmp_path: Path
) -> None:
    watch(person, sent=6)
    with opened(database_path):
        other = for_tomorrow(a_mailable_batch(tmp_path, "late@example.com", name="Later.csv"))
    person.window.go(SendingPlace(other))
    person.until(lambda: state(person) == "scheduled")
    assert not person.sees("backButton")
    assert len(person.window.findChildren(QWidget, "sendingPage")) == 1
    person.press("F5")
    person.until(lambda: len(person.column("mailingTable", "state")) == 2)
    assert person.table("mailingTable").current_row.id == other
    person.click_cell("mailingTable", 1, "batch")
    person.until(lambda: state(person) == "finished")
    person.go("1")
    person.go(SENDING)
    assert person.table("mailingTable").current_row.id == mailing


def test_a_message_leads_to_its_customer(mailing: int, person: Person) -> None:
    watch(person, sent=6)
    person.follow("messageTable", "address", PEOPLE[3])
    assert person.says("customerPageHeading") == PEOPLE[3]


# Unsubscribing while it runs


def test_Q1_whoever_unsubscribes_while_it_runs_is_left_out_and_that_is_proved(
    mailing: int, answers: Answers, person: Person, server: Server, recount: Recount
) -> None:
    hold(answers)
    watch(person, sent=2, waiting=4)
    person.unsubscribe("sendingBulkUnsubscribeButton", f"{PEOPLE[4]}\n{PEOPLE[0]}\nstranger@example.com")
    person.until(lambda: shown_as(person, sent=2, suppressed=1, waiting=3))
    person.click("mailingSuppressed")
    assert person.column("messageTable", "address") == [PEOPLE[4]]
    answers.release()
    person.until(lambda: state(person) == "finished")
    assert [mail.recipient for mail in server.received] == [*PEOPLE[:4], PEOPLE[5]]
    proof = person.see(QLabel, "proofText")
    assert (proof.property("sent"), proof.property("violations"), proof.property("leftOut")) == (5, 0, 1)
    assert "5 sent" in proof.text()
    person.click("mailingTotal")
    person.click("proofLeftOutButton")
    assert person.column("messageTable", "address") == [PEOPLE[4]]
    assert recount.column("SELECT source FROM operation WHERE kind = 'unsubscribe'") == ["sending"]


def test_what_should_never_have_been_sent_is_told_in_red_and_listed(
    mailing: int, person: Person, database_path: Path
) -> None:
    watch(person, sent=6)
    with opened(database_path), writing() as connection:
        # As if every guard had let it pass: the operation of the suppression was there when it was sent.
        connection.execute(
            """INSERT INTO suppression (key, address, since, reason, operation_id)
            SELECT ?, ?, 0, 'asked', min(id) FROM operation""",
            (PEOPLE[2], PEOPLE[2]),
        )
    person.press("F5")
    proof = person.see(QLabel, "proofText")
    person.until(lambda: proof.property("violations") == 1)
    assert proof.property("tone") == "error"
    person.click("proofViolationsButton")
    assert person.column("messageTable", "address") == [PEOPLE[2]]


# Pausing, going on, cancelling


def test_Q11_pause_and_resume(
    mailing: int, answers: Answers, person: Person, server: Server, recount: Recount
) -> None:
    hold(answers)
    watch(person, sent=2, waiting=4)
    assert not person.sees("resumeButton")
    person.click("pauseButton")
    assert state(person) == "paused"
    answers.release()
    person.until(lambda: shown_as(person, sent=3, waiting=3), "the message on its way is finished")
    assert "is paused" in person.see(QPushButton, "sendingStatus").text()
    assert [mail.recipient for mail in server.received] == PEOPLE[:3]
    person.click("resumeButton")
    person.until(lambda: state(person) == "finished")
    assert [mail.recipient for mail in server.received] == PEOPLE


def test_Q11_cancelling_asks_with_the_number(
    mailing: int, answers: Answers, person: Person, server: Server, recount: Recount
) -> None:
    hold(answers)
    watch(person, sent=2, waiting=4)
    person.click("cancelMailingButton")
    assert "4" in person.see(QPushButton, "acceptButton").text()
    person.click("cancelButton")
    assert state(person) == "running"
    person.click("cancelMailingButton")
    person.click("acceptButton")
    answers.release()
    person.until(lambda: shown_as(person, sent=3, cancelled=3))
    assert state(person) == "cancelled"
    assert [mail.recipient for mail in server.received] == PEOPLE[:3]
    for button in ("pauseButton", "resumeButton", "cancelMailingButton"):
        assert not person.sees(button)


def test_a_server_that_refuses_the_sender_pauses_it_in_plain_words(
    mailing: int, answers: Answers, person: Person, recount: Recount
) -> None:
    answers.given["", "mail"] = "550 5.7.60 anne may not send as <i>anne</i>"
    person.window.go(SendingPlace())
    person.until(lambda: state(person) == "paused")
    said = person.says("mailingState")
    assert "sender’s address" in said
    assert "anne may not send as <i>anne</i>" in said
    until_said(person, "‘Spring’ is paused")
    (to_settings, _) = person.all(QPushButton, "bannerAction")
    assert to_settings.text() == "Settings"
    person.click_on(to_settings)
    assert person.sees("settingsPage")
    answers.given.clear()
    person.go(SENDING)
    person.click("resumeButton")
    person.until(lambda: state(person) == "finished")
    assert recount("SELECT count(*) FROM message WHERE state = 'sent'") == 6


def test_a_server_that_is_not_there_is_tried_again_by_itself(
    mailing: int, database_path: Path, server: Server, answers: Answers, qapp: QApplication
) -> None:
    with opened(database_path):
        settings.change(settings.SMTP_PORT, _free_port())
    with running("--database", str(database_path), "--language", "en") as person:
        person.go(SENDING)
        person.until(lambda: state(person) == "paused")
        said = person.says("mailingState")
        assert "not reached" in said
        assert "goes on by itself" in said
        person.until(lambda: "goes on" in person.column("mailingTable", "left")[0])


# What nobody knows


@pytest.fixture
def uncertain(mailing: int, answers: Answers) -> int:
    """The mailing, of whose third message the server's answer is never heard."""
    answers.given[PEOPLE[2], "dot"] = CLOSE
    return mailing


def test_Q8_what_is_uncertain_is_not_sent_again_before_somebody_says_so(
    uncertain: int, answers: Answers, person: Person, server: Server, recount: Recount
) -> None:
    until_said(person, "1 message", "may have been sent")
    watch(person, sent=2, uncertain=1, waiting=3)
    answers.given.clear()
    person.click("resumeButton")
    person.until(lambda: shown_as(person, sent=5, uncertain=1))
    assert PEOPLE[2] not in [mail.recipient for mail in server.received]
    person.click("showUncertainButton")
    assert person.column("messageTable", "address") == [PEOPLE[2]]
    person.click("sendAgainButton")
    assert "twice" in " ".join(label.text() for label in person.all(QLabel))
    person.click("cancelButton")
    assert counts(person)["uncertain"] == 1
    person.click("sendAgainButton")
    assert "1" in person.see(QPushButton, "acceptButton").text()
    person.click("acceptButton")
    person.until(lambda: shown_as(person, sent=6))
    assert [mail.recipient for mail in server.received].count(PEOPLE[2]) == 1
    assert not person.sees("sendAgainButton")


def test_Q8_what_is_uncertain_can_be_taken_as_sent(
    uncertain: int, answers: Answers, person: Person, server: Server, recount: Recount
) -> None:
    watch(person, sent=2, uncertain=1, waiting=3)
    person.click("takeAsSentButton")
    person.until(lambda: shown_as(person, sent=3, waiting=3))
    assert recount.column("SELECT state FROM message WHERE key = ?", PEOPLE[2]) == ["sent"]
    answers.given.clear()
    person.click("resumeButton")
    person.until(lambda: state(person) == "finished")
    assert PEOPLE[2] not in [mail.recipient for mail in server.received]


# Schedules


def for_tomorrow(batch: int) -> int:
    """Schedule a batch's invitations; returns the mailing's id."""
    plan = sending.prepare(batch, Mail.INVITATION, UNSUBSCRIBE)
    return sending.send(plan, Source.INVITATION_PREVIEW, due=int(time.time()) + 86_400)


@pytest.fixture
def scheduled(batch: int, database_path: Path) -> int:
    """Invitations that are to begin tomorrow."""
    with opened(database_path):
        return for_tomorrow(batch)


def test_a_schedule_is_listed_changed_and_removed(scheduled: int, person: Person, recount: Recount) -> None:
    person.go(SENDING)
    person.until(lambda: state(person) == "scheduled")
    assert person.column("mailingTable", "state") == ["Scheduled"]
    assert not person.sees("mailingCounts")
    person.click("rescheduleButton")
    edit = person.see(QDateTimeEdit, "scheduleEdit")
    edit.setDateTime(QDateTime.fromString("2031-03-02 14:05", "yyyy-MM-dd HH:mm"))
    person.click("rescheduleAcceptButton")
    person.until(lambda: "2 March 2031" in person.says("mailingState"))
    due = recount("SELECT due FROM mailing")
    assert time.strftime("%Y-%m-%d %H:%M", time.localtime(due)) == "2031-03-02 14:05"
    person.click("removeScheduleButton")
    person.click("acceptButton")
    person.until(lambda: state(person) == "cancelled")
    assert recount("SELECT count(*) FROM message") == 0


def test_Q4_a_schedule_begins_at_once_after_a_question_with_the_number_of_now(
    scheduled: int, person: Person, database_path: Path, server: Server
) -> None:
    with opened(database_path):
        suppress(PEOPLE[1])
    person.go(SENDING)
    person.until(lambda: person.sees("beginNowButton"))
    person.click("beginNowButton")
    assert "5" in person.see(QPushButton, "acceptButton").text()
    with opened(database_path):
        suppress(PEOPLE[2])
    person.click("acceptButton")
    until_said(person, "nothing was sent")
    assert state(person) == "scheduled"
    person.click("beginNowButton")
    assert "4" in person.see(QPushButton, "acceptButton").text()
    person.click("acceptButton")
    person.until(lambda: state(person) == "finished")
    assert [mail.recipient for mail in server.received] == [PEOPLE[0], *PEOPLE[3:]]


def test_a_schedule_that_was_missed_is_told_at_the_start(
    scheduled: int, database_path: Path, server: Server, qapp: QApplication, recount: Recount
) -> None:
    with opened(database_path), writing() as connection:
        connection.execute("UPDATE mailing SET due = due - 2 * 86400")
    with running("--database", str(database_path), "--language", "en") as person:
        until_said(person, "‘Spring’", "Relance was not running")
        assert "missed" in person.see(QPushButton, "sendingStatus").text()
        person.click("closeBannerButton")
        person.go("1")
        person.unsubscribe("bulkUnsubscribeButton", "stranger@example.com")
        assert "Relance was not running" not in banner(person)  # it is said once
        person.click("sendingStatus")
        person.until(lambda: state(person) == "missed")
        assert server.received == []
        person.click("beginNowButton")
        person.click("acceptButton")
        person.until(lambda: state(person) == "finished")
        assert len(server.received) == 6


# The start of the program


def test_what_was_being_sent_when_the_program_ended_is_told_at_the_start(
    mailing: int, database_path: Path, server: Server, qapp: QApplication
) -> None:
    with opened(database_path):
        sending.pause_all()
    with running("--database", str(database_path), "--language", "en") as person:
        until_said(person, "‘Spring’ stopped when Relance closed", "6 message")
        assert server.received == []
        resume, _show = person.all(QPushButton, "bannerAction")
        assert resume.text() == "Resume"
        person.click_on(resume)
        assert person.sees("sendingPage")
        person.until(lambda: state(person) == "finished")
        assert [mail.recipient for mail in server.received] == PEOPLE


def test_Q8_what_was_on_its_way_when_the_program_ended_is_told_at_the_start(
    mailing: int, database_path: Path, server: Server, qapp: QApplication
) -> None:
    with opened(database_path), writing() as connection:
        connection.execute("UPDATE mailing SET began_at = began_at - 86400")
        connection.execute("UPDATE message SET state = 'sending' WHERE key = ?", (PEOPLE[0],))
    with running("--database", str(database_path), "--language", "en") as person:
        until_said(person, "5 message", "1 message", "may have been sent")
        *_, show = person.all(QPushButton, "bannerAction")
        assert show.text() == "Show"
        person.click_on(show)
        person.until(lambda: shown_as(person, uncertain=1, waiting=5))
        assert person.sees("takeAsSentButton")
        assert server.received == []


def test_a_password_that_only_memory_keeps_is_asked_for_at_the_start(
    mailing: int, database_path: Path, server: Server, qapp: QApplication
) -> None:
    server.users = {"anne": "secret"}
    with opened(database_path):
        settings.change(settings.SMTP_USER, "anne")
    with running("--database", str(database_path), "--language", "en") as person:
        until_said(person, "password")
        enter, *_ = person.all(QPushButton, "bannerAction")
        assert enter.text() == "Enter the password…"
        person.click_on(enter)
        assert person.front.objectName() == "passwordDialog"
        person.see(QLineEdit, "passwordEdit").setText("secret")
        person.click("usePasswordButton")
        person.go(SENDING)
        person.until(lambda: state(person) == "finished")
        assert len(server.received) == 6


def test_a_mailing_that_was_closed_waits_for_more_than_the_password(
    mailing: int, database_path: Path, server: Server, qapp: QApplication
) -> None:
    server.users = {"anne": "secret"}
    with opened(database_path):
        settings.change(settings.SMTP_USER, "anne")
        sending.pause_all()
    with running("--database", str(database_path), "--language", "en") as person:
        until_said(person, "stopped when Relance closed", "password")
        enter, *_ = person.all(QPushButton, "bannerAction")
        person.click_on(enter)
        person.see(QLineEdit, "passwordEdit").setText("secret")
        person.click("usePasswordButton")
        until_said(person, "stopped when Relance closed")
        person.until(lambda: person.all(QPushButton, "bannerAction")[0].text() == "Resume")
        assert server.received == []
        person.click_on(person.all(QPushButton, "bannerAction")[0])
        person.until(lambda: state(person) == "finished")
        assert len(server.received) == 6


# From a page to the confirmation, and tests


def test_a_page_has_its_mail_confirmed_and_sent(
    batch: int, person: Person, server: Server, recount: Recount
) -> None:
    page(person).sendWanted.emit(Sending(batch, Mail.INVITATION))
    person.settle()
    assert person.front.objectName() == "sendDialog"
    assert person.count("sendRecipients", "recipients") == 6
    person.click("confirmSendButton")
    assert person.sees("sendingPage")
    person.until(lambda: state(person) == "finished")
    assert [mail.recipient for mail in server.received] == PEOPLE
    assert counts(person)["sent"] == recount("SELECT count(*) FROM message WHERE state = 'sent'")


def test_without_a_server_the_settings_are_offered(batch: int, person: Person, database_path: Path) -> None:
    with opened(database_path):
        settings.change(settings.SMTP_HOST, "")
    page(person).sendWanted.emit(Sending(batch, Mail.INVITATION))
    until_said(person, "mail server")
    person.click("bannerAction")
    assert person.sees("settingsPage")


def test_a_password_that_is_needed_is_asked_for_and_then_it_goes_on(
    batch: int, person: Person, database_path: Path, server: Server
) -> None:
    server.users = {"anne": "secret"}
    with opened(database_path):
        settings.change(settings.SMTP_USER, "anne")
    page(person).sendWanted.emit(Sending(batch, Mail.INVITATION))
    person.settle()
    assert person.front.objectName() == "passwordDialog"
    person.see(QLineEdit, "passwordEdit").setText("secret")
    person.click("usePasswordButton")
    assert person.front.objectName() == "sendDialog"
    person.click("confirmSendButton")
    person.until(lambda: state(person) == "finished")
    assert len(server.received) == 6


def test_a_test_goes_to_oneself_and_one_is_told(
    batch: int, person: Person, answers: Answers, server: Server, recount: Recount
) -> None:
    transaction = recount('SELECT max(id) FROM "transaction"')
    wish = places.TestMessage(batch, Mail.INVITATION, transaction)
    answers.held = {"anne@example.net"}
    page(person).testWanted.emit(wish)
    until_said(person, "on its way to anne@example.net")
    answers.release()
    until_said(person, "was sent to anne@example.net")
    assert [mail.recipient for mail in server.received] == ["anne@example.net"]
    answers.given["anne@example.net", "rcpt"] = "550 5.1.1 Who is that?"
    page(person).testWanted.emit(wish)
    until_said(person, "refused", "Who is that?")
    person.go(SENDING)
    person.until(lambda: person.sees("sendingHistoryButton"))  # a test is no mailing


def test_a_test_that_cannot_leave_now_does_not_leave_later(
    batch: int, person: Person, database_path: Path, recount: Recount
) -> None:
    with opened(database_path):
        settings.change(settings.SMTP_PORT, _free_port())
    wish = places.TestMessage(batch, Mail.INVITATION, recount('SELECT max(id) FROM "transaction"'))
    page(person).testWanted.emit(wish)
    until_said(person, "The test was not sent", "not reached")
    person.until(lambda: recount.column("SELECT state FROM mailing") == ["cancelled"])
    assert recount.column("SELECT state FROM message") == ["cancelled"]
    assert not person.sees("sendingStatus")


def test_hostile_names_stay_what_they_are(
    server: Server, database_path: Path, tmp_path: Path, qapp: QApplication
) -> None:
    name = "<img src=x> & \u202eco"
    with opened(database_path):
        an_account(server.port)
        queued(a_mailable_batch(tmp_path, *PEOPLE, name=f"{name}.csv"))
    with running("--database", str(database_path), "--language", "en") as person:
        watch(person, sent=6)
        assert "<img src=x> & " in person.says("mailingTitle")
        assert person.column("mailingTable", "batch")[0].startswith("<img src=x>")
        for label in person.all(QLabel):
            assert label.textFormat().name == "PlainText", label.objectName()


def _free_port() -> int:
    """Where nobody listens."""
    with serving() as briefly:
        return briefly.port
