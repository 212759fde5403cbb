"""The whole way from the outbox to mail servers that nobody here wrote: aiosmtpd, and Postfix's smtp-sink."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from app.controllers import account, mailings, sending, settings
from app.controllers.mailings import State
from app.delivery import dispatch, password
from app.delivery.smtp import Security, Session, Timeouts
from tests.builders import Recount, a_mailable_batch, an_account, queued
from tests.delivery.loop import UntilDone, send_all
from tests.delivery.servers import Authority, aiosmtpd

PEOPLE = [f"{name}@example.com" for name in ("ann", "bob", "carol")]
BRIEF = Timeouts(**dict.fromkeys(("greeting", "sender", "recipient", "data", "block", "end", "reset"), 2.0))
USER, SECRET = "anne", "pässwörd ✓"


@pytest.fixture
def batch(connected: None, tmp_path: Path) -> int:
    """Three people who can be invited."""
    an_account(25)
    return a_mailable_batch(tmp_path, *PEOPLE)


@pytest.fixture
def known_password() -> Iterator[None]:
    """Kept in memory as long as the test runs."""
    yield
    password._memory.clear()


@pytest.mark.parametrize("security", [Security.IMPLICIT, Security.STARTTLS])
@pytest.mark.parametrize("right", [True, False])
@pytest.mark.usefixtures("known_password")
def test_U4_by_TLS_and_with_a_login(
    batch: int, authority: Authority, recount: Recount, security: Security, right: bool
) -> None:
    with aiosmtpd(security, authority.server, {USER: SECRET}) as server:
        settings.change(settings.SMTP_HOST, "localhost")
        settings.change(settings.SMTP_SECURITY, security.value)
        settings.change(settings.SMTP_PORT, server.port)
        settings.change(settings.SMTP_USER, USER)
        account.set_password(SECRET if right else "wrong")
        mailing = queued(batch)
        opening = partial(Session.open, context=authority.client, timeouts=BRIEF)
        dispatch.run(UntilDone(), dispatch.Means(account.account, account.pace, sending.begin_due, opening))
        found = mailings.get(mailing)
        if right:
            assert [mail.recipient for mail in server.received] == PEOPLE
            assert found.state is State.FINISHED
        else:
            assert server.received == []
            assert (found.state, found.why, found.resume_at) == (State.PAUSED, "login_refused", None)
            assert recount("SELECT count(*) FROM message WHERE state = 'queued' AND attempts = 0") == 3


def test_U4_a_certificate_that_nobody_vouches_for_stops_everything(
    batch: int, authority: Authority, recount: Recount
) -> None:
    """With the program's own means: the authority of these tests is none that the system trusts."""
    with aiosmtpd(Security.IMPLICIT, authority.server) as server:
        settings.change(settings.SMTP_HOST, "localhost")
        settings.change(settings.SMTP_SECURITY, "implicit")
        settings.change(settings.SMTP_PORT, server.port)
        mailing = queued(batch)
        send_all()
        assert server.received == []
    assert (mailings.get(mailing).why, mailings.get(mailing).resume_at) == ("certificate", None)
    assert recount("SELECT count(*) FROM message WHERE state = 'queued' AND attempts = 0") == 3


# The option of smtp-sink, the state of the first message, of the others, and why the mailing stops.
FAULTS = [
    ("MAIL", "-r", "queued", "queued", "busy"),
    ("MAIL", "-f", "queued", "queued", "sender_refused"),
    ("MAIL", "-q", "queued", "queued", "lost"),
    ("MAIL", "-Q", "queued", "queued", "closing"),
    ("RCPT", "-r", "retry", "retry", ""),
    ("RCPT", "-f", "refused", "refused", ""),
    ("RCPT", "-q", "queued", "queued", "lost"),
    ("RCPT", "-Q", "retry", "queued", "closing"),
    ("DATA", "-r", "retry", "retry", ""),
    ("DATA", "-f", "refused", "refused", ""),
    ("DATA", "-q", "queued", "queued", "lost"),
    (".", "-r", "retry", "retry", ""),
    (".", "-f", "refused", "refused", ""),
    (".", "-q", "uncertain", "queued", "lost"),
    (".", "-Q", "retry", "queued", "closing"),
]


@pytest.mark.parametrize(("command", "option", "first", "others", "why"), FAULTS)
def test_Q6_Q7_Q11_faults_at_every_command_of_smtp_sink(
    batch: int,
    sink: Callable[..., int],
    recount: Recount,
    command: str,
    option: str,
    first: str,
    others: str,
    why: str,
) -> None:
    settings.change(settings.SMTP_PORT, sink(option, command))
    mailing = queued(batch)
    send_all()
    assert recount.column("SELECT state FROM message ORDER BY id") == [first, others, others]
    assert mailings.get(mailing).why == why
    # Through a server without faults, all who were not refused nor perhaps reached are reached.
    settings.change(settings.SMTP_PORT, sink())
    if why:
        sending.resume(mailing)
        send_all()
        left = [first] if first in ("retry", "uncertain") else []
        expected = left + ["sent"] * (3 - len(left))
        assert recount.column("SELECT state FROM message ORDER BY id") == expected
