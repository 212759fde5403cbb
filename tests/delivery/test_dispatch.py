"""The whole way from the outbox to a server: who gets what, and what every fault leaves behind."""

import random
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import closing
from email import message_from_bytes, policy
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

from app.controllers import account, audiences, mailings, sending, settings
from app.controllers.audiences import Mail
from app.controllers.drafts import Draft
from app.controllers.mailings import State
from app.controllers.operations import Source
from app.delivery import dispatch
from app.delivery.smtp import Session, Timeouts
from app.models import database
from app.models.database import writing
from tests.builders import DRAFT, UNSUBSCRIBE, Recount, a_mailable_batch, an_account, opened, queued, suppress
from tests.conftest import ROOT
from tests.delivery.loop import UntilDone, send_all
from tests.delivery.servers import CLOSE, HANG, Received, Server, logged, running

PEOPLE = [f"{name}@example.com" for name in ("ann", "bob", "carol", "dora", "émile")]
CAROL = PEOPLE[2]
BRIEF = Timeouts(**dict.fromkeys(("greeting", "sender", "recipient", "data", "block", "end", "reset"), 0.3))


@pytest.fixture
def batch(connected: None, server: Server, tmp_path: Path) -> int:
    """Five people who can be invited through the server."""
    an_account(server.port)
    return a_mailable_batch(tmp_path, *PEOPLE)


def send_briefly() -> None:
    """As `send_all`, with a server that is not waited for long."""
    means = dispatch.Means(
        account.account, account.pace, sending.begin_due, partial(Session.open, timeouts=BRIEF)
    )
    dispatch.run(UntilDone(), means)


def recipients(server: Server) -> list[str]:
    return [mail.recipient for mail in server.received]


def states(recount: Recount) -> dict[object, object]:
    return dict(recount.rows("SELECT key, state FROM message ORDER BY id"))


def body(mail: Received, kind: str) -> str:
    part = message_from_bytes(mail.content, policy=policy.default).get_body((kind,))
    assert part is not None
    text = part.get_content()
    assert isinstance(text, str)
    return text.replace("\r\n", "\n")


def test_Q4_everybody_gets_what_the_preview_showed(batch: int, server: Server, recount: Recount) -> None:
    people = audiences.overview(batch, Mail.INVITATION).recipients
    shown = [audiences.render(batch, person, DRAFT, UNSUBSCRIBE) for person in people]
    mailing = queued(batch)
    send_all()
    assert recipients(server) == [each.to for each in shown] == PEOPLE
    for mail, each in zip(server.received, shown, strict=True):
        headers = message_from_bytes(mail.content, policy=policy.default)
        assert headers["Subject"] == each.subject
        assert f"\r\nTo: {each.to}\r\n".encode() in mail.content
        assert body(mail, "plain").strip() == each.text.strip()
        assert each.text.split("https://", 1)[1].split()[0] in body(mail, "html")
    stored = recount.rows("SELECT key, state, message_id, code FROM message ORDER BY id")
    assert stored == [
        (person, "sent", mail.message_id, 250) for person, mail in zip(PEOPLE, server.received, strict=True)
    ]
    assert mailings.get(mailing).state is State.FINISHED
    assert mailings.proof(mailing) == mailings.Proof(5, 0, 0)


def test_one_connection_serves_the_whole_mailing(batch: int, server: Server) -> None:
    queued(batch)
    send_all()
    assert server.connections == 1
    assert server.verbs.count("RCPT") == len(PEOPLE)
    assert server.verbs[-1] == "QUIT"


# What the server does to Carol, third of five; what becomes of her message; whether the others go on.
FAULTS = [
    ("mail", "451 4.3.0 Busy", "queued", "busy"),
    ("mail", "550 5.7.1 Not you", "queued", "sender_refused"),
    ("mail", "421 4.3.2 Closing", "queued", "closing"),
    ("mail", CLOSE, "queued", "lost"),
    ("mail", HANG, "queued", "lost"),
    ("rcpt", "450 4.2.1 Full", "retry", ""),
    ("rcpt", "550 5.1.1 Who?", "refused", ""),
    ("rcpt", "421 4.3.2 Closing", "retry", "closing"),
    ("rcpt", CLOSE, "queued", "lost"),
    ("rcpt", HANG, "queued", "lost"),
    ("data", "451 4.3.0 Later", "retry", ""),
    ("data", "554 5.5.0 No", "refused", ""),
    ("data", CLOSE, "queued", "lost"),
    ("data", HANG, "queued", "lost"),
    ("dot", "451 4.3.0 Later", "retry", ""),
    ("dot", "554 5.6.0 Spam", "refused", ""),
    ("dot", "421 4.3.2 Closing", "retry", "closing"),
    ("dot", CLOSE, "uncertain", "lost"),
    ("dot", HANG, "uncertain", "lost"),
    ("dot", b"What is this\r\n", "uncertain", "lost"),
]


@pytest.mark.parametrize(("step", "answer", "state", "why"), FAULTS)
def test_Q7_Q11_a_fault_at_any_phase_leaves_the_right_state_and_nothing_else_touched(
    batch: int, server: Server, recount: Recount, step: str, answer: str | bytes, state: str, why: str
) -> None:
    named: list[str] = []

    def reply(recipient: str, at: str) -> str | bytes | None:
        if at == "rcpt":
            named.append(recipient)
        third = recipient == CAROL or (at == "mail" and named == PEOPLE[:2])
        return answer if at == step and third else None

    server.answer = reply
    mailing = queued(batch)
    send_briefly()
    rest = dict.fromkeys(PEOPLE[3:], "queued" if why else "sent")
    assert states(recount) == {**dict.fromkeys(PEOPLE[:2], "sent"), CAROL: state, **rest}
    found = mailings.get(mailing)
    assert found.why == why
    assert (found.resume_at is not None) == (why in ("busy", "closing", "lost"))
    assert (
        recount("SELECT count(*) FROM message WHERE state = 'queued' AND attempts > 0 AND key <> ?", CAROL)
        == 0
    )

    # Once the server is well again, everybody else is reached, and nobody twice.
    server.answer = lambda recipient, step: None
    if why:
        assert found.state is State.PAUSED
        sending.resume(mailing)
        send_briefly()
    took = Counter(recipients(server))
    assert max(took.values()) == 1
    reached = {person for person in PEOPLE if person != CAROL or state == "queued"}
    assert set(took) == reached
    assert states(recount) == {**dict.fromkeys(PEOPLE, "sent"), **({} if CAROL in took else {CAROL: state})}


@pytest.mark.parametrize("refused", [4, 5])
def test_five_refusals_for_policy_in_a_row_pause_the_mailing(
    batch: int, server: Server, recount: Recount, refused: int
) -> None:
    server.answer = lambda recipient, step: (
        "550 5.7.26 Not authenticated" if step == "dot" and recipient in PEOPLE[:refused] else None
    )
    mailing = queued(batch)
    send_all()
    found = mailings.get(mailing)
    assert (found.counts.refused, found.counts.sent) == (refused, 5 - refused)
    assert found.why == ("policy" if refused == 5 else "")
    assert found.reply == ("5.7.26 Not authenticated" if refused == 5 else "")


@pytest.mark.parametrize(
    ("changes", "why", "by_itself"),
    [
        ({settings.SMTP_HOST: "localhost", settings.SMTP_SECURITY: "implicit"}, "not_smtp", False),
        ({settings.SMTP_HOST: "localhost", settings.SMTP_SECURITY: "starttls"}, "no_starttls", False),
        ({settings.SMTP_USER: "anne"}, "PasswordNeeded", False),
    ],
)
def test_without_a_connection_nothing_is_claimed_and_the_mailing_says_why(
    batch: int, recount: Recount, changes: dict[settings.Declared[str], str], why: str, by_itself: bool
) -> None:
    mailing = queued(batch)
    port = settings.get(settings.SMTP_PORT)
    for setting, value in changes.items():
        settings.change(setting, value)
    settings.change(settings.SMTP_PORT, port)
    send_all()
    found = mailings.get(mailing)
    assert (found.state, found.why, found.resume_at is not None) == (State.PAUSED, why, by_itself)
    assert recount("SELECT count(*) FROM message WHERE state = 'queued' AND attempts = 0") == len(PEOPLE)


def test_a_server_that_is_not_there_is_tried_again_by_itself(
    batch: int, server: Server, recount: Recount
) -> None:
    server.answer = lambda recipient, step: "421 4.3.2 Not now" if step == "connect" else None
    mailing = queued(batch)
    send_all()
    found = mailings.get(mailing)
    assert (found.state, found.why, found.reply) == (State.PAUSED, "closing", "4.3.2 Not now")
    assert found.resume_at is not None
    assert 0.9 * 300 - 2 <= found.resume_at - time.time() <= 1.1 * 300
    server.answer = lambda recipient, step: None
    with writing() as connection:  # five minutes later
        connection.execute("UPDATE mailing SET resume_at = ?", (int(time.time()),))
    send_all()
    assert mailings.get(mailing).state is State.FINISHED
    assert recipients(server) == PEOPLE


def test_the_pace_is_kept_on_the_wire(batch: int, server: Server) -> None:
    settings.change(settings.PER_SECOND, 10)
    queued(batch)
    send_all()
    assert recipients(server) == PEOPLE
    gaps = [
        (after.named_monotonic - before.named_monotonic) / 1e9 for before, after in pairwise(server.received)
    ]
    assert min(gaps) > 0.08


def test_a_test_overtakes_a_long_mailing_that_waits_for_its_pace(
    batch: int, server: Server, recount: Recount
) -> None:
    queued(batch)
    settings.change(settings.OPERATOR_ADDRESS, "me@example.org")
    settings.change(settings.PER_SECOND, 3)
    (transaction,) = recount.column('SELECT max(id) FROM "transaction"')
    assert isinstance(transaction, int)
    sent: list[int] = []

    def test_once() -> None:
        if not sent:
            sent.append(
                sending.send_test(batch, Mail.REMINDER, transaction, UNSUBSCRIBE, Source.REMINDER_PREVIEW)
            )

    send_all(test_once)
    place = recipients(server).index("me@example.org")
    assert place < len(PEOPLE)
    subject = message_from_bytes(server.received[place].content, policy=policy.default)["Subject"]
    assert subject.startswith("[Test] ")
    assert recount("SELECT count(*) FROM message WHERE kind = 'test' AND state = 'sent'") == 1


HOSTILE = [
    "a\r\nBcc: evil@example.org",
    "nul\0nul",
    'quote" <evil@example.org>, "x',
    "comma, evil@example.org",
    "\u202eright to left\u202c",
    "x" * 10_000,
    "=?utf-8?q?=0d=0aBcc:_evil=40example.org?=",
    "{{unsubscribe}} {{nothing}}",
    "<img src=x onerror=alert(1)>",
]


def test_U5_hostile_data_reaches_neither_header_nor_envelope(
    connected: None, server: Server, tmp_path: Path, recount: Recount
) -> None:
    """It is put past the import's cleaning, straight into the database."""
    people = [f"person{number}@example.com" for number in range(len(HOSTILE) + 1)]
    an_account(server.port)
    batch = a_mailable_batch(tmp_path, *people, draft=Draft("For {{first_name}}", DRAFT.text))
    with writing() as connection:
        for person, name in zip(people, HOSTILE, strict=False):
            connection.execute("UPDATE customer SET first_name = ? WHERE key = ?", (name, person))
    queued(batch)
    send_all()
    assert people[-1] in recipients(server)
    ended = states(recount)
    assert set(ended.values()) == {"sent", "refused"}
    assert ended[people[HOSTILE.index("x" * 10_000)]] == "refused"
    assert {person for person, state in ended.items() if state == "sent"} == set(recipients(server))
    for mail in server.received:
        head = mail.content.split(b"\r\n\r\n", 1)[0]
        assert mail.recipient in people
        assert b"\0" not in mail.content
        names = [line.split(b":")[0].lower() for line in head.split(b"\r\n") if line[:1] not in b" \t"]
        assert b"bcc" not in names
        assert len(set(names)) == len(names)
        parsed = message_from_bytes(mail.content, policy=policy.default)
        assert [each.addr_spec for each in parsed["To"].addresses] == [mail.recipient]
        assert "<img" not in body(mail, "html")


ADDRESSES = [
    "a@b.fr,c@d.fr",
    "a@b.fr>\r\nRCPT TO:<c@d.fr",
    '"a b"@example.com',
    "a b@example.com",
    "a@example.com\nBcc: x@example.org",
    "a" * 70 + "@example.com",
    "@example.com",
    "plain",
]


@pytest.mark.parametrize("hostile", ADDRESSES)
def test_U5_Q10_an_address_that_is_none_is_refused_and_the_batch_goes_on(
    batch: int, server: Server, recount: Recount, hostile: str
) -> None:
    mailing = queued(batch)
    with writing() as connection:
        connection.execute("DROP TRIGGER message_keeps_its_recipient")
        connection.execute("UPDATE message SET address = ? WHERE key = ?", (hostile, CAROL))
    send_all()
    assert set(recipients(server)) == set(PEOPLE) - {CAROL}
    assert recount.rows("SELECT state, why FROM message WHERE key = ?", CAROL) == [("refused", "address")]
    assert mailings.get(mailing).state is State.FINISHED


def test_an_address_beyond_ascii_is_mailed_where_the_server_can(
    connected: None, server: Server, tmp_path: Path, recount: Recount
) -> None:
    an_account(server.port)
    batch = a_mailable_batch(tmp_path, "jérôme@exämple.com", "anne@exämple.com")
    mailing = queued(batch)
    server.extensions = tuple(each for each in server.extensions if each != "SMTPUTF8")
    send_all()
    assert recipients(server) == ["anne@xn--exmple-cua.com"]
    assert mailings.get(mailing).counts.refused == 1
    assert recount.column("SELECT why FROM message WHERE state = 'refused'") == ["no_smtputf8"]


UNSUBSCRIBER = """
import random, sys, time
from pathlib import Path
from tests.builders import opened, suppress
with opened(Path(sys.argv[1])):
    print("ready", flush=True)
    sys.stdin.readline()
    for address in sys.argv[2:]:
        suppress(address)
        print(time.time_ns(), address, flush=True)
"""


def test_Q1_Q3_nobody_is_named_to_the_server_whose_unsubscription_was_confirmed_before(
    connected: None, tmp_path: Path, recount: Recount
) -> None:
    """Two processes unsubscribe people in random order while a third is sent to and this one sends."""
    people = [f"person{number:04}@example.com" for number in range(1_500)]
    leaving = random.Random(3).sample(people, 300)
    confirmed: dict[str, int] = {}
    log = tmp_path / "server.log"
    with running(log) as port:
        an_account(port)
        mailing = queued(a_mailable_batch(tmp_path, *people))
        others = [
            subprocess.Popen(
                [sys.executable, "-c", UNSUBSCRIBER, str(recount.path), *some],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for some in (leaving[:150], leaving[150:])
        ]
        for other in others:
            assert other.stdout is not None
            assert other.stdin is not None
            assert other.stdout.readline() == "ready\n"
            other.stdin.write("\n")
            other.stdin.flush()
        send_all()
        for other in others:
            said, _ = other.communicate()
            assert other.returncode == 0
            for line in said.splitlines():
                moment, address = line.split(" ")
                confirmed[address] = int(moment)
    found = logged(log)
    named = {address: moment for moment, address in found.named}
    late = [address for address, moment in confirmed.items() if named.get(address, 0) > moment]
    assert not late
    counts = mailings.get(mailing).counts
    assert counts.suppressed > 0, "all were mailed before they unsubscribed"
    assert counts.sent + counts.suppressed == len(people)
    assert {address for address, _ in found.sent} == set(
        recount.column("SELECT key FROM message WHERE state = 'sent'")
    )
    assert mailings.proof(mailing).violations == 0
    assert mailings.proof(mailing).left_out == counts.suppressed


def test_unsubscribed_while_it_runs_whoever_was_not_reached_yet_is_left_out(
    batch: int, server: Server, recount: Recount
) -> None:
    def on_rcpt(recipient: str, _moment: int) -> None:
        if recipient == PEOPLE[1]:
            leave.append(recipient)

    leave: list[str] = []
    server.rcpt = on_rcpt
    settings.change(settings.PER_SECOND, 20)

    def unsubscribe_the_rest() -> None:
        if leave:
            leave.clear()
            suppress(*PEOPLE[3:])

    mailing = queued(batch)
    send_all(unsubscribe_the_rest)
    assert recipients(server) == PEOPLE[:3]
    assert mailings.proof(mailing) == mailings.Proof(sent=3, violations=0, left_out=2)


def test_a_message_that_the_server_will_not_take_from_the_sender_does_not_stop_the_others(
    connected: None, server: Server, tmp_path: Path, recount: Recount
) -> None:
    """One refused at MAIL for its own alphabet would otherwise be the first one again at each Resume."""
    an_account(server.port)
    mailing = queued(a_mailable_batch(tmp_path, "aémile@example.com", *PEOPLE[:2]))
    server.answer = lambda _, step: (
        "550 5.6.7 Internationalised address not allowed"
        if step == "mail" and "SMTPUTF8" in server.commands[-1]
        else None
    )
    send_all()
    assert set(recipients(server)) == set(PEOPLE[:2])
    assert mailings.get(mailing).state is State.FINISHED
    assert mailings.get(mailing).counts.refused == 1


def test_a_database_that_is_locked_at_the_start_only_delays(
    batch: int, server: Server, recount: Recount
) -> None:
    queued(batch)
    database.database.connection().execute("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(recount.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        class Patient(UntilDone):
            """Has the other one done with writing when it waits for the first time."""

            def wait(self, seconds: float) -> None:
                if other.in_transaction:
                    other.execute("ROLLBACK")
                else:
                    super().wait(seconds)

        sending.serve(Patient())
    assert recipients(server) == PEOPLE


def test_Q7_a_message_at_which_the_server_always_hangs_up_lets_the_others_pass(
    batch: int, server: Server, recount: Recount
) -> None:
    server.answer = lambda recipient, step: CLOSE if step == "data" and recipient == PEOPLE[0] else None
    mailing = queued(batch)
    for _ in range(3):
        send_all()
        if mailings.get(mailing).state is State.PAUSED:
            sending.resume(mailing)
    assert set(recipients(server)) == set(PEOPLE[1:])
    assert states(recount)[PEOPLE[0]] == "retry"


def test_Q3_whoever_unsubscribes_while_the_server_thinks_about_the_recipient_is_left_out(
    batch: int, server: Server, recount: Recount, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session.send, "__kwdefaults__", {"guard_wait": 0.05})
    confirmed = threading.Event()
    thinking = threading.Event()

    def think(recipient: str, _moment: int) -> None:
        if recipient == CAROL:
            thinking.set()
            confirmed.wait(10)

    server.rcpt = think
    mailing = queued(batch)

    def unsubscribe() -> None:
        thinking.wait(10)
        with opened(recount.path):
            suppress(CAROL)
        confirmed.set()

    other = threading.Thread(target=unsubscribe)
    other.start()
    send_all()
    other.join()
    assert CAROL not in recipients(server)
    assert mailings.proof(mailing) == mailings.Proof(sent=4, violations=0, left_out=1)
