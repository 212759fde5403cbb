"""Sending one message: what each fault at each phase makes of it, and of the ones after it."""

import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.delivery.smtp import (
    Account,
    Envelope,
    Fate,
    Halt,
    Phase,
    Reply,
    Result,
    Security,
    Session,
    Suppressed,
    Timeouts,
)
from tests.delivery.servers import CLOSE, HANG, Authority, Server, aiosmtpd, good, logged, running, serving

SENDER = "survey@example.com"
CONTENT = b"From: survey@example.com\r\nTo: ann@example.com\r\nMessage-ID: <1@example.com>\r\n\r\nHello\r\n"
BIG = CONTENT + b"Lorem ipsum dolor sit amet\r\n" * 450_000  # 12 MB: more than any socket's buffer

SEEN = 41


def envelope(recipient: str = "ann@example.com", content: bytes = CONTENT, **more: bool) -> Envelope:
    return Envelope(1, SENDER, recipient, content, **more)


def free() -> AbstractContextManager[int]:
    """A guard that lets everybody be mailed."""
    return nullcontext(SEEN)


@contextmanager
def suppressed() -> Iterator[int]:
    raise Suppressed
    yield 0


@pytest.fixture
def session(server: Server) -> Iterator[Session]:
    with closing(Session.open(server.account())) as opened:
        yield opened


class TestGood:
    def test_Q6_sent_with_the_words_of_the_server(self, server: Server, session: Session) -> None:
        server.answer = lambda _, step: "250 2.0.0 Queued as 4Zx9" if step == "dot" else None
        result = session.send(envelope(), free)
        assert result == Result(Fate.SENT, Phase.END, Reply(250, "2.0.0 Queued as 4Zx9"), None, SEEN)
        assert [mail.content for mail in server.received] == [CONTENT]
        assert session.alive

    def test_Q10_one_recipient_in_each_transaction(self, server: Server, session: Session) -> None:
        people = [f"person{number}@example.com" for number in range(20)]
        for person in people:
            assert session.send(envelope(person), free).fate is Fate.SENT
        assert [mail.recipients for mail in server.received] == [(person,) for person in people]
        assert {mail.sender for mail in server.received} == {SENDER}
        assert server.verbs == ["EHLO", *["MAIL", "RCPT", "DATA"] * len(people)]
        assert server.connections == 1

    @pytest.mark.parametrize("security", [Security.IMPLICIT, Security.STARTTLS])
    def test_over_TLS(self, security: Security, authority: Authority) -> None:
        with (
            serving(security, authority.server, extensions=()) as server,
            closing(Session.open(server.account(), context=authority.client)) as session,
        ):
            for content in (CONTENT, BIG):
                assert session.send(envelope(content=content), free).fate is Fate.SENT
            assert [mail.content for mail in server.received] == [CONTENT, BIG]

    @pytest.mark.parametrize("security", [Security.IMPLICIT, Security.STARTTLS])
    def test_with_aiosmtpd(self, security: Security, authority: Authority) -> None:
        with (
            aiosmtpd(security, authority.server) as server,
            closing(Session.open(server.account(), context=authority.client)) as session,
        ):
            for person in ("ann@example.com", "bob@example.com"):
                assert session.send(envelope(person), free).fate is Fate.SENT
            assert [mail.recipient for mail in server.received] == ["ann@example.com", "bob@example.com"]

    def test_the_size_is_told_to_whom_it_interests(self, server: Server, session: Session) -> None:
        session.send(envelope(), free)
        assert server.received[0].options == f" SIZE={len(CONTENT)}"

    def test_to_a_server_from_before_there_were_extensions(self, server: Server) -> None:
        server.answer = lambda _, step: "502 5.5.1 What?" if step == "ehlo" else None
        with closing(Session.open(server.account())) as session:
            assert session.send(envelope(), free).fate is Fate.SENT
        assert server.received[0].options == ""

    def test_any_2xx_is_a_yes(self, server: Server, session: Session) -> None:
        server.answer = lambda _, step: "251 2.1.5 Will forward" if step in ("mail", "rcpt", "dot") else None
        assert session.send(envelope(), free).reply == Reply(251, "2.1.5 Will forward")

    def test_Q6_a_reply_of_several_lines(self, server: Server, session: Session) -> None:
        server.answer = lambda _, step: (
            "250 2.0.0 Queued\n250 2.0.0  as\t4Zx9\n250 bye" if step == "dot" else None
        )
        assert session.send(envelope(), free).reply == Reply(250, "2.0.0 Queued as 4Zx9 bye")

    @pytest.mark.parametrize("pieces", [1, 2, 7])
    def test_a_reply_that_comes_in_pieces(self, pieces: int, server: Server, session: Session) -> None:
        """TCP_NODELAY makes a packet of each."""
        reply = b"250-2.1.5 Yes\r\n250 2.1.5 Yes\r\n"
        cut = [reply[start : start + pieces] for start in range(0, len(reply), pieces)]
        server.answer = lambda _, step: cut if step == "rcpt" else None
        assert session.send(envelope(), free).fate is Fate.SENT


class TestContent:
    lines = st.lists(
        st.sampled_from([b"", b".", b"..", b".x", b"x.", b"x", b"...", b"RSET", b"QUIT"]), max_size=8
    )

    @given(lines=lines, ends=st.booleans())
    def test_it_arrives_as_it_is(self, lines: list[bytes], ends: bool) -> None:
        content = b"\r\n".join(lines) + (b"\r\n" if ends else b"")
        whole = content if content.endswith(b"\r\n") else content + b"\r\n"
        with serving() as server, closing(Session.open(server.account())) as session:
            assert session.send(envelope(content=content), free).fate is Fate.SENT
            assert [mail.content for mail in server.received] == [whole]
            assert server.verbs == ["EHLO", "MAIL", "RCPT", "DATA"]

    def test_dots_with_aiosmtpd(self, authority: Authority) -> None:
        content = CONTENT + b".\r\n..\r\n.hidden\r\n\r\n.\r\n"
        with (
            aiosmtpd(Security.STARTTLS, authority.server) as server,
            closing(Session.open(server.account(), context=authority.client)) as session,
        ):
            session.send(envelope(content=content), free)
            assert [mail.content for mail in server.received] == [content]

    @pytest.mark.parametrize(
        "content",
        [
            b"x\n.\nMAIL FROM:<evil@example.com>\r\n",
            b"x\n.\r\nQUIT\r\n",
            b"x\r.\r\n",
            b"x\r\r\n",
            b"x\0y\r\n",
            "é\r\n".encode(),
        ],
    )
    def test_U5_lines_that_one_server_ends_and_another_does_not(
        self, content: bytes, server: Server, session: Session
    ) -> None:
        with pytest.raises(ValueError, match="content"):
            session.send(envelope(content=content), free)
        assert server.verbs == ["EHLO"]

    def test_larger_than_the_server_takes(self, server: Server) -> None:
        server.extensions = ("SIZE 50",)
        with closing(Session.open(server.account())) as session:
            result = session.send(envelope(), free)
            assert (result.fate, result.phase, result.reply, result.why) == (
                Fate.REFUSED,
                Phase.SENDER,
                None,
                "too_large",
            )
            assert session.send(envelope(content=b"Small\r\n"), free).fate is Fate.SENT


class TestEnvelope:
    HOSTILE = (
        "a@b.fr\r\nRCPT TO:<x@y.fr>",
        "a@b.fr\n",
        "\ra@b.fr",
        "a\0@b.fr",
        "a@b.fr> NOTIFY=NEVER",
        "<a@b.fr",
        "a@b.fr,c@d.fr",
        "a@b.fr;c@d.fr",
        "a@b.fr c@d.fr",
        '"a@b.fr"@c.fr',
        "a\\@b.fr",
        "\u202ea@b.fr",
        "a@b.fr\u2028",
        "a\ud800@b.fr",
        "",
    )

    @pytest.mark.parametrize("address", HOSTILE)
    @pytest.mark.parametrize("smtputf8", [False, True])
    def test_U5_what_is_no_address_is_not_told(
        self, address: str, smtputf8: bool, server: Server, session: Session
    ) -> None:
        for letter in (
            Envelope(1, SENDER, address, CONTENT, smtputf8),
            Envelope(1, address, SENDER, CONTENT, smtputf8),
        ):
            with pytest.raises(ValueError, match="envelope"):
                session.send(letter, free)
        assert server.verbs == ["EHLO"]

    def test_U5_other_than_ASCII_needs_SMTPUTF8(self, server: Server, session: Session) -> None:
        with pytest.raises(ValueError, match="SMTPUTF8"):
            session.send(envelope("rené@example.com"), free)
        assert server.verbs == ["EHLO"]

    def test_SMTPUTF8(self, server: Server, session: Session) -> None:
        content = "Subject: é\r\n\r\nà\r\n".encode()
        result = session.send(envelope("rené@example.com", content, smtputf8=True), free)
        assert result.fate is Fate.SENT
        (mail,) = server.received
        assert (mail.recipient, mail.content) == ("rené@example.com", content)
        assert mail.options == f" SMTPUTF8 BODY=8BITMIME SIZE={len(content)}"
        session.send(envelope(), free)
        assert "SMTPUTF8" not in server.received[1].options

    def test_SMTPUTF8_is_not_offered(self, server: Server) -> None:
        server.extensions = ("8BITMIME",)
        with closing(Session.open(server.account())) as session:
            result = session.send(envelope("rené@example.com", smtputf8=True), free)
            assert result == Result(Fate.REFUSED, Phase.SENDER, None, why="no_smtputf8")
            assert server.verbs == ["EHLO"]
            assert session.send(envelope(), free).fate is Fate.SENT


# Fault, then what it makes of a message at MAIL, at RCPT and DATA, and at the final dot.
FAULTS: dict[
    str, tuple[str | bytes, tuple[Fate, Halt | None], tuple[Fate, Halt | None], tuple[Fate, Halt | None]]
] = {
    "temporary": (
        "450 4.2.1 Later",
        (Fate.UNTRIED, Halt.BUSY),
        (Fate.LATER, None),
        (Fate.LATER, None),
    ),
    "permanent": (
        "550 5.7.1 Never",
        (Fate.UNTRIED, Halt.SENDER_REFUSED),
        (Fate.REFUSED, None),
        (Fate.REFUSED, None),
    ),
    "closing": (
        "421 4.3.2 Closing",
        (Fate.UNTRIED, Halt.CLOSING),
        (Fate.LATER, Halt.CLOSING),
        (Fate.LATER, Halt.CLOSING),
    ),
    "nonsense": (
        "399 What now",
        (Fate.UNTRIED, Halt.LOST),
        (Fate.UNTRIED, Halt.LOST),
        (Fate.UNCERTAIN, Halt.LOST),
    ),
} | {
    name: (
        answer,
        (Fate.UNTRIED, Halt.LOST),
        (Fate.UNTRIED, Halt.LOST),
        (Fate.UNCERTAIN, Halt.LOST),
    )
    for name, answer in {
        "close": CLOSE,
        "hang": HANG,
        "garbage": b"\xff\x00what?\r\n",
        "two codes": b"250-yes\r\n550 no\r\n",
        "endless": b"250-more\r\n" * 7_000,
        "cut off": b"25",
        "not ASCII": "２５０ ok\r\n".encode(),
    }.items()
}
STEPS = {
    "mail": (Phase.SENDER, "sender"),
    "rcpt": (Phase.RECIPIENT, "recipient"),
    "data": (Phase.DATA, "data"),
    "dot": (Phase.END, "end"),
}
HANGING = ("hang", "cut off")
WHY = {"hang": "timeout", "cut off": "timeout", "close": "lost"}


class TestFaults:
    @pytest.mark.parametrize("fault", FAULTS)
    @pytest.mark.parametrize("step", STEPS)
    @pytest.mark.parametrize("security", [Security.CLEAR, Security.IMPLICIT])
    def test_Q7_at_each_phase(self, security: Security, step: str, fault: str, authority: Authority) -> None:
        """The one message has the right fate, and the one before and the one after it are sent."""
        answer, *expected = FAULTS[fault]
        phase, limit = STEPS[step]
        fate, halt = expected[["mail", "rcpt", "dot"].index(step.replace("data", "rcpt"))]
        timeouts = Timeouts(**{limit: 0.4} if fault in HANGING else {}, reset=30)
        people = iter(["ann@example.com", "bob@example.com", "carol@example.com"])
        with serving(security, authority.server) as server:

            def reopened() -> Session:
                return Session.open(server.account(), context=authority.client, timeouts=timeouts)

            session = reopened()
            assert session.send(envelope(next(people)), free).fate is Fate.SENT
            server.answer = lambda _, asked: answer if asked == step else None
            result = session.send(envelope(next(people)), free)
            server.answer = good
            goes_on = session.alive
            if not goes_on:
                session = reopened()
            assert session.send(envelope(next(people)), free).fate is Fate.SENT
            session.close()

        assert (result.fate, result.phase, result.halt) == (fate, phase, halt)
        assert result.seen == (None if step == "mail" else SEEN)
        replied = isinstance(answer, str) and answer[0].isdigit()
        assert (f"{result.reply.code} {result.reply.text}" if result.reply else "") == (
            answer if replied else ""
        )
        assert goes_on == (fault in ("temporary", "permanent"))
        assert server.connections == (1 if goes_on else 2)
        assert ("RSET" in server.verbs) == (goes_on and step != "dot")
        refused = "" if fault in ("temporary", "permanent", "closing") else "garbled"
        assert result.why == WHY.get(fault, refused)
        taken = [mail.recipient for mail in server.received if mail.recipient != "bob@example.com"]
        assert taken == ["ann@example.com", "carol@example.com"]
        assert len(server.received) == 2 or result.fate is Fate.UNCERTAIN

    def test_DATA_is_taken_without_being_asked_for(self, server: Server, session: Session) -> None:
        """A 2xx where only 354 makes sense: the content is not sent."""
        server.answer = lambda _, step: b"250 Ok\r\n" if step == "data" else None
        result = session.send(envelope(), free)
        assert (result.fate, result.phase, result.why) == (Fate.UNTRIED, Phase.DATA, "garbled")
        assert not session.alive
        assert server.received == []

    @pytest.mark.parametrize("step", ["mail", "rcpt", "data"])
    def test_a_reply_too_many_never_becomes_that_to_the_dot(
        self, step: str, server: Server, session: Session
    ) -> None:
        usual = {"mail": b"250 Ok", "rcpt": b"250 Ok", "data": b"354 Go on"}[step]
        server.answer = lambda _, asked: usual + b"\r\n250 Ok\r\n" if asked == step else None
        result = session.send(envelope(), free)
        assert result.fate is Fate.UNTRIED
        assert not session.alive
        assert server.received == []

    def test_Q11_a_421_after_the_message_was_taken(self, server: Server, session: Session) -> None:
        server.answer = lambda _, step: b"250 Ok\r\n421 Enough\r\n" if step == "dot" else None
        assert session.send(envelope(), free).fate is Fate.SENT
        assert not session.alive

    def test_a_server_that_hung_up_meanwhile_is_noticed(self, server: Server, session: Session) -> None:
        assert session.send(envelope(), free).fate is Fate.SENT
        server.stop()
        assert not session.alive
        assert session.send(envelope(), free) == Result(
            Fate.UNTRIED, Phase.SENDER, None, Halt.LOST, why="lost"
        )

    def test_the_reset_is_not_answered(self, server: Server) -> None:
        server.answer = lambda _, step: {"rcpt": "550 5.1.1 Who?", "rset": HANG}.get(step)
        with closing(Session.open(server.account(), timeouts=Timeouts(reset=0.4))) as session:
            result = session.send(envelope(), free)
            assert (result.fate, result.halt) == (Fate.REFUSED, None)
            assert not session.alive

    @pytest.mark.parametrize("answer", [CLOSE, "451 4.3.0 What?", "421 4.3.2 Closing", b"\r\n"])
    def test_the_reset_is_refused(self, answer: str | bytes, server: Server, session: Session) -> None:
        server.answer = lambda _, step: {"rcpt": "550 5.1.1 Who?", "rset": answer}.get(step)
        result = session.send(envelope(), free)
        assert (result.fate, result.halt) == (Fate.REFUSED, None)
        assert not session.alive

    @pytest.mark.parametrize("answer", [HANG, CLOSE, b"\xff", "550 5.0.0 No"])
    def test_taking_leave_never_fails(self, answer: str | bytes, server: Server) -> None:
        session = Session.open(server.account(), timeouts=Timeouts(quit=0.2))
        server.answer = lambda _, step: answer if step == "quit" else None
        session.close()
        session.close()
        assert not session.alive


class TestBlock:
    """Faults while the content is under way, which is more than fits into the buffers."""

    @pytest.fixture(params=[Security.CLEAR, Security.IMPLICIT])
    def either(self, request: pytest.FixtureRequest, authority: Authority) -> Iterator[Server]:
        with serving(request.param, authority.server, extensions=()) as server:
            yield server

    @staticmethod
    def send(server: Server, authority: Authority, **timeouts: float) -> Result:
        session = Session.open(server.account(), context=authority.client, timeouts=Timeouts(**timeouts))
        result = session.send(envelope(content=BIG), free)
        assert not session.alive
        assert server.received == []
        return result

    def test_Q6_lost_before_the_dot_is_not_sent(self, either: Server, authority: Authority) -> None:
        either.answer = lambda _, step: CLOSE if step == "block" else None
        result = self.send(either, authority)
        assert result == Result(Fate.UNTRIED, Phase.DATA, None, Halt.LOST, SEEN, "lost")

    def test_Q6_a_server_that_never_reads(self, either: Server, authority: Authority) -> None:
        either.answer = lambda _, step: HANG if step == "block" else None
        result = self.send(either, authority, block=0.5)
        assert result == Result(Fate.UNTRIED, Phase.DATA, None, Halt.LOST, SEEN, "timeout")

    @pytest.mark.parametrize(
        ("said", "fate", "halt"),
        [
            ("552 5.3.4 Too much", Fate.REFUSED, None),
            ("452 4.3.1 No room", Fate.LATER, None),
            ("421 4.3.2 Closing", Fate.LATER, Halt.CLOSING),
            ("250 2.0.0 Taken, really", Fate.UNTRIED, Halt.LOST),
            (b"??\r\n", Fate.UNTRIED, Halt.LOST),
        ],
    )
    def test_Q6_words_before_the_dot_are_no_reply_to_it(
        self, said: str | bytes, fate: Fate, halt: Halt | None, server: Server, session: Session
    ) -> None:
        """Said in one breath with the 354, so that it is there before the dot would be."""
        words = said.encode() + b"\r\n" if isinstance(said, str) else said
        server.answer = lambda _, step: b"354 Go on\r\n" + words if step == "data" else None
        result = session.send(envelope(), free)
        assert (result.fate, result.phase, result.halt) == (fate, Phase.DATA, halt)
        assert not session.alive
        assert server.received == []


class TestGuard:
    def test_Q1_the_guard_is_held_when_the_recipient_is_named(self, server: Server, session: Session) -> None:
        held = threading.Event()
        found: dict[str, bool] = {}

        @contextmanager
        def guard() -> Iterator[int]:
            held.set()
            yield SEEN
            held.clear()

        def answer(_: str, step: str) -> None:
            found[step] = held.is_set()

        server.answer = answer
        assert session.send(envelope(), guard).seen == SEEN
        assert found == {"mail": False, "rcpt": True, "data": False, "block": False, "dot": False}

    def test_Q1_nobody_is_named_whom_the_guard_suppresses(self, server: Server, session: Session) -> None:
        result = session.send(envelope("ann@example.com"), suppressed)
        assert result == Result(Fate.SUPPRESSED, Phase.RECIPIENT, None)
        assert session.send(envelope("bob@example.com"), free).fate is Fate.SENT
        assert [recipient for _, recipient in server.named] == ["bob@example.com"]
        assert [mail.recipient for mail in server.received] == ["bob@example.com"]
        assert server.verbs == ["EHLO", "MAIL", "RSET", "MAIL", "RCPT", "DATA"]

    def test_Q3_the_guard_is_held_no_longer_than_that(self, server: Server, session: Session) -> None:
        released, reply = threading.Event(), threading.Event()

        @contextmanager
        def guard() -> Iterator[int]:
            yield SEEN
            released.set()

        def answer(_: str, step: str) -> None:
            if step == "rcpt":
                assert released.wait(30)
                assert reply.wait(30)

        server.answer = answer
        results: list[Result] = []
        sending = threading.Thread(
            target=lambda: results.append(session.send(envelope(), guard, guard_wait=0.05))
        )
        sending.start()
        assert released.wait(30)
        assert sending.is_alive()
        reply.set()
        sending.join()
        assert [result.fate for result in results] == [Fate.SENT]
        assert len(server.received) == 1

    def test_the_reply_comes_in_two_parts_the_second_after_the_guard(
        self, server: Server, session: Session
    ) -> None:
        released = threading.Event()

        @contextmanager
        def guard() -> Iterator[int]:
            yield SEEN
            released.set()

        def in_parts() -> Iterator[bytes]:
            yield b"250-2.1.5 Wait\r\n250"
            assert released.wait(30)
            yield b" 2.1.5 Ok\r\n"

        server.answer = lambda _, step: in_parts() if step == "rcpt" else None
        assert session.send(envelope(), guard, guard_wait=0.1).fate is Fate.SENT

    @pytest.mark.parametrize("early", [True, False])
    def test_what_a_guard_raises_is_raised_on(self, early: bool, server: Server, session: Session) -> None:
        @contextmanager
        def guard() -> Iterator[int]:
            if early:
                raise LookupError("the database")
            yield SEEN
            raise LookupError("the database")

        with pytest.raises(LookupError, match="the database"):
            session.send(envelope(), guard)
        assert not session.alive
        assert server.received == []

    def test_a_lost_connection_reaches_the_guard_as_its_end(self, server: Server, session: Session) -> None:
        """Not as an exception, which a transaction would take for one of its own."""
        ended = []

        @contextmanager
        def guard() -> Iterator[int]:
            yield SEEN
            ended.append(True)

        server.answer = lambda _, step: CLOSE if step == "rcpt" else None
        result = session.send(envelope(), guard)
        assert result == Result(Fate.UNTRIED, Phase.RECIPIENT, None, Halt.LOST, SEEN, "lost")
        assert ended


class TestAbort:
    @pytest.mark.parametrize(
        ("step", "fate"),
        [("mail", Fate.UNTRIED), ("rcpt", Fate.UNTRIED), ("data", Fate.UNTRIED), ("dot", Fate.UNCERTAIN)],
    )
    @pytest.mark.parametrize("security", [Security.CLEAR, Security.IMPLICIT])
    def test_whoever_waits_comes_back(
        self, security: Security, step: str, fate: Fate, authority: Authority
    ) -> None:
        reached = threading.Event()

        def answer(_: str, asked: str) -> str | None:
            if asked != step:
                return None
            reached.set()
            return HANG

        with serving(security, authority.server, answer=answer) as server:
            session = Session.open(server.account(), context=authority.client)
            results: list[Result] = []
            sending = threading.Thread(target=lambda: results.append(session.send(envelope(), free)))
            sending.start()
            assert reached.wait(30)
            session.abort()
            sending.join()
            assert [(result.fate, result.halt, result.why) for result in results] == [
                (fate, Halt.LOST, "lost")
            ]
            session.abort()
            session.close()


# What a server may do at a step, and whether it is still willing to talk.
MISCHIEF: list[str | bytes | None] = [
    None,
    None,
    "450 4.0.0 Later",
    "550 5.0.0 Never",
    "421 4.3.2 Closing",
    "250 2.0.0 Yes",
    "354 Go on",
    CLOSE,
    b"garbage\r\n",
    b"250-one\r\n250 two\r\n",
    b"250 one\r\n421 two\r\n",
]


class TestMischief:
    @given(
        script=st.lists(st.sampled_from(MISCHIEF), max_size=30),
        guards=st.lists(st.booleans(), min_size=3, max_size=3),
    )
    def test_Q6_whatever_a_server_does(self, script: list[str | bytes | None], guards: list[bool]) -> None:
        """No exception; sent only what it took, and what it took is sent or uncertain."""
        steps = iter(script)
        fates: dict[str, Fate] = {}
        with serving() as server:
            for number, let in enumerate(guards):
                session = Session.open(server.account())
                server.answer = lambda _, step: next(steps, None) if step != "block" else None
                person = f"person{number}@example.com"
                fates[person] = session.send(envelope(person), free if let else suppressed).fate
                server.answer = good
                session.close()
            taken = {mail.recipient for mail in server.received}
            named = {recipient for _, recipient in server.named}
        for (person, fate), let in zip(fates.items(), guards, strict=True):
            if fate is Fate.SENT:
                assert person in taken
            if person in taken:
                assert fate in (Fate.SENT, Fate.UNCERTAIN)
            if not let:
                assert person not in named


class TestProgram:
    def test_the_server_that_others_use_writes_down_what_it_takes(self, tmp_path: Path) -> None:
        """Who was named when, and which message was taken, before the sender knows that it was."""
        log = tmp_path / "log"
        with running(log) as port:
            began = time.time_ns()
            with closing(Session.open(Account("127.0.0.1", port, Security.CLEAR))) as session:
                session.send(envelope("ann@example.com"), suppressed)
                session.send(envelope("bob@example.com"), free)
                written = logged(log)
            ended = time.time_ns()
        assert written.sent == [("bob@example.com", "1@example.com")]
        ((moment, named),) = written.named
        assert named == "bob@example.com"
        assert began < moment < ended
