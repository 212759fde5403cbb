"""Sending through Postfix's smtp-sink, which nobody here wrote: good, and with a fault at each command."""

import tempfile
from collections.abc import Callable
from contextlib import closing, nullcontext
from pathlib import Path

import pytest

from app.delivery import smtp
from app.delivery.smtp import (
    Account,
    Envelope,
    Fate,
    Halt,
    Phase,
    Reason,
    Reply,
    Result,
    Security,
    Session,
    Timeouts,
    Trouble,
)

Sink = Callable[..., int]

SENDER = "survey@example.com"
CONTENT = b"Subject: Hello\r\n\r\n.\r\n..\r\n.x\r\nx.\r\n\r\n"


def account(port: int) -> Account:
    return Account("127.0.0.1", port, Security.CLEAR)


def send(session: Session, recipient: str = "ann@example.com", content: bytes = CONTENT) -> Result:
    return session.send(Envelope(1, SENDER, recipient, content), lambda: nullcontext(7))


def test_Q6_all_is_taken(sink: Sink) -> None:
    with closing(Session.open(account(sink()))) as session:
        results = [send(session, f"person{number}@example.com") for number in range(100)]
    assert set(results) == {Result(Fate.SENT, Phase.END, Reply(250, "2.0.0 Ok"), None, 7)}


def test_Q10_what_it_wrote_down(sink: Sink) -> None:
    """Each content as it was, to its one recipient."""
    people = {"ann@example.com", "bob@example.com"}
    with tempfile.TemporaryDirectory() as folder:  # pytest's own are closed to whoever the sink runs as
        Path(folder).chmod(0o777)
        with closing(Session.open(account(sink("-d", f"{folder}/")))) as session:
            for person in people:
                assert send(session, person).fate is Fate.SENT
        written = [file.read_text() for file in Path(folder).iterdir()]
    assert len(written) == len(people)
    for text in written:
        assert text.partition("\n\n")[0].count("X-Rcpt-Args:") == 1
        # The last line end is that of the final dot.
        assert text.endswith("\n" + CONTENT.decode().replace("\r\n", "\n") + "\n")
    assert {
        person for person in people if any(f"X-Rcpt-Args: <{person}>" in text for text in written)
    } == people


CODES = {"-r": 450, "-f": 500, "-Q": 421, "-q": None}  # of what the options have it reply


@pytest.mark.parametrize(
    ("option", "command", "reason"),
    [
        ("-r", "CONNECT", Reason.OTHER),
        ("-f", "CONNECT", Reason.OTHER),
        ("-Q", "CONNECT", Reason.CLOSING),
        ("-q", "CONNECT", Reason.LOST),
        ("-r", "EHLO", Reason.OTHER),
        ("-f", "EHLO,HELO", Reason.OTHER),
        ("-Q", "EHLO", Reason.CLOSING),
        ("-q", "EHLO", Reason.LOST),
    ],
)
def test_a_fault_before_the_first_message(option: str, command: str, reason: Reason, sink: Sink) -> None:
    port = sink(option, command)
    with pytest.raises(Trouble) as raised:
        Session.open(account(port))
    assert (raised.value.phase, raised.value.reason) == (Phase.CONNECT, reason)
    assert (raised.value.reply.code if raised.value.reply else None) == CODES[option]


def test_a_server_that_knows_HELO_alone(sink: Sink) -> None:
    with closing(Session.open(account(sink("-f", "EHLO")))) as session:
        assert send(session).fate is Fate.SENT


PHASES = {"MAIL": Phase.SENDER, "RCPT": Phase.RECIPIENT, "DATA": Phase.DATA, ".": Phase.END}


@pytest.mark.parametrize(
    ("command", "option", "fate", "halt"),
    [
        ("MAIL", "-r", Fate.UNTRIED, Halt.BUSY),
        ("MAIL", "-f", Fate.UNTRIED, Halt.SENDER_REFUSED),
        ("MAIL", "-Q", Fate.UNTRIED, Halt.CLOSING),
        ("MAIL", "-q", Fate.UNTRIED, Halt.LOST),
        ("RCPT", "-r", Fate.LATER, None),
        ("RCPT", "-f", Fate.REFUSED, None),
        ("RCPT", "-Q", Fate.LATER, Halt.CLOSING),
        ("RCPT", "-q", Fate.UNTRIED, Halt.LOST),
        ("DATA", "-r", Fate.LATER, None),
        ("DATA", "-f", Fate.REFUSED, None),
        ("DATA", "-Q", Fate.LATER, Halt.CLOSING),
        ("DATA", "-q", Fate.UNTRIED, Halt.LOST),
        (".", "-r", Fate.LATER, None),
        (".", "-f", Fate.REFUSED, None),
        (".", "-Q", Fate.LATER, Halt.CLOSING),
        (".", "-q", Fate.UNCERTAIN, Halt.LOST),
    ],
)
def test_Q6_a_fault_at_each_command(
    command: str, option: str, fate: Fate, halt: Halt | None, sink: Sink
) -> None:
    port = sink(option, command)
    with closing(Session.open(account(port))) as session:
        for _ in range(2):  # the connection is good for another one, unless it is over
            if not session.alive:
                break
            result = send(session)
            assert (result.fate, result.phase, result.halt) == (fate, PHASES[command], halt)
            assert (result.reply.code if result.reply else None) == CODES[option]
        assert session.alive == (option in ("-r", "-f"))


def test_Q6_it_hangs_up_while_the_content_is_under_way(sink: Sink) -> None:
    """-A answers DATA with 354, reads no more, says 550 and hangs up; the content fits into no buffer."""
    with closing(Session.open(account(sink("-A", "0")))) as session:
        result = send(session, content=(b"x" * 998 + b"\r\n") * 12_000)
        assert (result.fate, result.phase, result.halt) == (Fate.UNTRIED, Phase.DATA, Halt.LOST)
        assert not session.alive


def test_Q11_it_hangs_up_after_some_messages(sink: Sink) -> None:
    """What is noticed before the next message leaves that one for another connection."""
    with closing(Session.open(account(sink("-M", "3")))) as session:
        fates = []
        while session.alive:
            fates.append(send(session).fate)
    assert fates[:2] == [Fate.SENT, Fate.SENT]
    assert set(fates[2:]) <= {Fate.SENT, Fate.UNTRIED, Fate.UNCERTAIN}


def test_it_is_slow_to_answer_the_recipient(sink: Sink) -> None:
    with closing(Session.open(account(sink("-W", "RCPT:1")))) as session:
        result = session.send(
            Envelope(1, SENDER, "ann@example.com", CONTENT), lambda: nullcontext(7), guard_wait=0.05
        )
        assert result.fate is Fate.SENT


def test_Q6_the_answer_to_the_dot_does_not_come(sink: Sink) -> None:
    with closing(Session.open(account(sink("-W", ".:30")), timeouts=Timeouts(end=0.3))) as session:
        result = send(session)
        assert result == Result(Fate.UNCERTAIN, Phase.END, None, Halt.LOST, 7, "timeout")


def test_the_check_sends_nothing(sink: Sink) -> None:
    assert list(smtp.check(account(sink()), SENDER)) == [Phase.CONNECT, Phase.SENDER]
