"""Opening a session: TLS and its certificates, logins, and every way in which it can fail."""

import datetime
import logging
import re
import socket
import ssl
import traceback
from base64 import b64encode
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.delivery import smtp
from app.delivery.smtp import Account, Phase, Reason, Reply, Security, Session, Timeouts, Trouble
from tests.delivery.servers import CLOSE, HANG, Authority, Server, aiosmtpd, serving

SENDER = "survey@example.com"
USER = "anne@example.com"
PASSWORD = "pass wörd €"
ENCRYPTED = [Security.IMPLICIT, Security.STARTTLS]


def failing(account: Account, **options: object) -> Trouble:
    """The trouble that opening gets into."""
    with pytest.raises(Trouble) as raised:
        Session.open(account, **options)
    return raised.value


def at(trouble: Trouble) -> tuple[Phase, Reason]:
    return trouble.phase, trouble.reason


class TestGood:
    @pytest.mark.parametrize("security", ENCRYPTED)
    def test_TLS_and_a_login(self, security: Security, authority: Authority) -> None:
        with (
            serving(security, authority.server, users={USER: PASSWORD}, host="127.0.0.1") as server,
            closing(Session.open(server.account(USER, PASSWORD), context=authority.client)) as session,
        ):
            assert session.alive
            assert server.verbs[-1] != "QUIT"
        assert server.verbs[-1] == "QUIT"

    @pytest.mark.parametrize("security", ENCRYPTED)
    def test_with_aiosmtpd(self, security: Security, authority: Authority) -> None:
        with (
            aiosmtpd(security, authority.server, {USER: PASSWORD}) as server,
            closing(Session.open(server.account(USER, PASSWORD), context=authority.client)) as session,
        ):
            assert session.alive
            assert session.smtputf8
            assert session.size == 33_554_432  # what aiosmtpd takes unless told otherwise

    def test_a_login_by_the_mechanism_LOGIN_alone(self, authority: Authority) -> None:
        with serving(Security.IMPLICIT, authority.server, users={USER: PASSWORD}) as server:
            server.answer = lambda _, step: "250 hello\n250 AUTH LOGIN CRAM-MD5" if step == "ehlo" else None
            Session.open(server.account(USER, PASSWORD), context=authority.client).close()
            assert "AUTH LOGIN" in server.commands

    @pytest.mark.parametrize("offered", ["auth plain", "AUTH=PLAIN", "AUTH LOGIN\n250 AUTH=LOGIN PLAIN"])
    def test_other_spellings_of_the_offer(self, offered: str, authority: Authority) -> None:
        with serving(Security.IMPLICIT, authority.server, users={USER: PASSWORD}) as server:
            server.answer = lambda _, step: f"250 hello\n250 {offered}" if step == "ehlo" else None
            Session.open(server.account(USER, PASSWORD), context=authority.client).close()

    def test_a_server_that_asks_for_PLAIN_once_more(self, authority: Authority) -> None:
        """One that knows no initial response (RFC 4954 section 4)."""
        with serving(
            Security.IMPLICIT, authority.server, users={USER: PASSWORD}, initial_response=False
        ) as server:
            Session.open(server.account(USER, PASSWORD), context=authority.client).close()

    def test_the_certificate_of_the_system_is_the_default(
        self, authority: Authority, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        authority.write(tmp_path / "bundle.pem")
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "bundle.pem"))
        with serving(Security.IMPLICIT, authority.server) as server:
            Session.open(server.account()).close()

    def test_IPv6(self, authority: Authority) -> None:
        with serving(Security.STARTTLS, authority.server, host="::1") as server:
            Session.open(server.account(), context=authority.client).close()
            assert server.commands[0] == "ehlo [IPv6:::1]"

    def test_only_the_address_is_told(self, server: Server) -> None:
        Session.open(server.account()).close()
        assert server.commands == ["ehlo [127.0.0.1]", "QUIT"]

    def test_a_server_from_before_there_were_extensions(self, server: Server) -> None:
        server.answer = lambda _, step: "500 5.5.2 What?" if step == "ehlo" else None
        with closing(Session.open(server.account())) as session:
            assert session.size is None
            assert not session.smtputf8

    @pytest.mark.parametrize(
        ("said", "size"),
        [
            ("SIZE 1000", 1000),
            ("SIZE", None),
            ("SIZE 0", 0),
            ("size 7", 7),
            ("SIZE x", None),
            ("SIZE -1", None),
            ("SIZE " + "9" * 5_000, None),
        ],
    )
    def test_the_size_it_takes(self, said: str, size: int | None, server: Server) -> None:
        server.extensions = (said,)
        with closing(Session.open(server.account())) as session:
            assert session.size == size


class TestOffers:
    words = st.one_of(
        st.binary(max_size=40),
        st.sampled_from([b"SIZE", b"AUTH", b"AUTH=", b"SMTPUTF8", b"STARTTLS"]).flatmap(
            lambda word: st.binary(max_size=20).map(lambda rest: word + b" " + rest)
        ),
        st.integers().map(lambda number: b"SIZE %d" % number),
    )

    @given(offers=st.lists(words, max_size=6))
    def test_whatever_a_server_offers(self, offers: list[bytes]) -> None:
        """It opens, or there is no way to log in; nothing else comes of it."""
        lines = [b"250-" + re.sub(rb"[\r\n]", b"", offer) + b"\r\n" for offer in offers]
        with serving(users={USER: PASSWORD}) as server:
            server.answer = lambda _, step: b"".join([*lines, b"250 \r\n"]) if step == "ehlo" else None
            with closing(Session.open(server.account())) as session:
                assert session.size is None or session.size >= 0
            reasons = set()
            try:
                Session.open(server.account(USER, PASSWORD)).close()
            except Trouble as trouble:
                reasons.add(trouble.reason)
        assert reasons <= {Reason.NO_LOGIN}


class TestCertificates:
    @pytest.mark.parametrize("security", ENCRYPTED)
    @pytest.mark.parametrize(
        "fault", ["another authority", "another name", "expired", "self-signed", "not yet"]
    )
    def test_U4_a_certificate_that_proves_nothing_is_refused(
        self, fault: str, security: Security, authority: Authority
    ) -> None:
        now = datetime.datetime.now(datetime.UTC)
        day = datetime.timedelta(days=1)
        names = ("localhost", "127.0.0.1")
        context = {
            "another authority": lambda: Authority().server,
            "another name": lambda: authority.certified("mail.example", "127.0.0.2"),
            "expired": lambda: authority.certified(*names, not_before=now - 9 * day, not_after=now - day),
            "not yet": lambda: authority.certified(*names, not_before=now + day, not_after=now + 9 * day),
            "self-signed": authority.self_signed,
        }[fault]()
        with serving(security, context, users={USER: PASSWORD}) as server:
            trouble = failing(server.account(USER, PASSWORD), context=authority.client)
            assert at(trouble) == (Phase.TLS, Reason.CERTIFICATE)
            assert trouble.detail
            assert not trouble.passing
            assert server.verbs == ([] if security is Security.IMPLICIT else ["EHLO", "STARTTLS"])

    @pytest.mark.parametrize("security", ENCRYPTED)
    def test_U4_an_authority_that_the_system_does_not_know(
        self, security: Security, authority: Authority
    ) -> None:
        with serving(security, authority.server) as server:
            assert at(failing(server.account())) == (Phase.TLS, Reason.CERTIFICATE)

    def test_U4_no_context_that_takes_any_certificate(self, authority: Authority) -> None:
        lax = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        lax.check_hostname = False
        with serving(Security.IMPLICIT, authority.server) as server:
            for verify in (ssl.CERT_REQUIRED, ssl.CERT_NONE):
                lax.verify_mode = verify
                with pytest.raises(ValueError, match="verify"):
                    Session.open(server.account(), context=lax)
            assert server.connections == 0


class TestClearText:
    @pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.9.1", "::1"])
    def test_U4_this_machine_is_reached(self, host: str) -> None:
        listens = host if host != "localhost" else "127.0.0.1"
        with serving(host=listens) as server:
            Session.open(server.account(host=host)).close()

    def test_U4_nobody_else_is(self) -> None:
        """This machine by an address that others reach it by, so that it would answer."""
        address = own_address()
        with serving(host=address) as server:
            trouble = failing(server.account())
            assert at(trouble) == (Phase.CONNECT, Reason.CLEAR_TEXT)
            assert server.connections == 0

    def test_U4_a_name_that_means_this_machine_and_another(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def both(host: str, port: int, **options: object) -> list[tuple[object, ...]]:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in addresses]

        addresses = ["127.0.0.1", own_address()]
        monkeypatch.setattr(socket, "getaddrinfo", both)
        with serving() as server:
            assert at(failing(server.account(host="mixed.example"))) == (Phase.CONNECT, Reason.CLEAR_TEXT)
            assert server.connections == 0


def own_address() -> str:
    """An address of this machine that is not loopback."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as chosen:
        try:
            chosen.connect(("192.0.2.1", 9))  # sends nothing
        except OSError:
            pytest.skip("this machine has no address but loopback")
        return chosen.getsockname()[0]


@contextmanager
def full_queue() -> Iterator[int]:
    """The port of somebody who takes no connection off the queue, which is full."""
    with ExitStack() as stack:
        listener = stack.enter_context(socket.socket())
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(3):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(listener.getsockname())
        yield listener.getsockname()[1]


class TestUnreachable:
    @pytest.mark.parametrize("host", ["", ".", "a..b", "x" * 300, "nowhere.invalid", "a\0b", "a b", "\ud800"])
    @pytest.mark.parametrize("security", [*Security])
    def test_no_such_host(self, security: Security, host: str) -> None:
        trouble = failing(Account(host, 587, security))
        assert at(trouble) == (Phase.CONNECT, Reason.NAME)

    @pytest.mark.parametrize("security", [*Security])
    def test_nobody_listens(self, security: Security) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
        trouble = failing(Account("127.0.0.1", port, security))
        assert at(trouble) == (Phase.CONNECT, Reason.UNREACHABLE)
        assert trouble.passing

    @pytest.mark.parametrize("port", [0, -1, 65_536, 70_000])
    def test_no_such_port(self, port: int) -> None:
        assert at(failing(Account("127.0.0.1", port, Security.CLEAR))) == (Phase.CONNECT, Reason.UNREACHABLE)

    def test_nobody_takes_the_connection(self) -> None:
        with full_queue() as port:
            trouble = failing(Account("127.0.0.1", port, Security.CLEAR), timeouts=Timeouts(connect=0.2))
        assert at(trouble) == (Phase.CONNECT, Reason.TIMEOUT)

    def test_the_next_address_is_tried(self, monkeypatch: pytest.MonkeyPatch, authority: Authority) -> None:
        with serving(Security.IMPLICIT, authority.server) as server:
            real = socket.getaddrinfo

            def two(host: str, port: int, **options: object) -> list[tuple[object, ...]]:
                return [*real("::1", port, **options), *real("127.0.0.1", port, **options)]

            monkeypatch.setattr(socket, "getaddrinfo", two)
            Session.open(server.account(host="localhost"), context=authority.client).close()


# What a server answers at a step, and the reason that becomes.
FAULTS = {
    "temporary": ("450 4.3.0 Later", Reason.OTHER),
    "busy": ("421 4.3.2 Closing", Reason.CLOSING),
    "close": (CLOSE, Reason.LOST),
    "hang": (HANG, Reason.TIMEOUT),
    "garbage": (b"\xff\xfe\x00garbage\r\n", Reason.NOT_SMTP),
    "HTTP": (b"HTTP/1.1 400 Bad Request\r\n\r\n", Reason.NOT_SMTP),
    "two codes": (b"250-one\r\n550 two\r\n", Reason.NOT_SMTP),
    "endless line": (b"2" * 70_000, Reason.NOT_SMTP),
    "endless reply": (b"250-more\r\n" * 7_000, Reason.NOT_SMTP),
    "no such code": (b"999 huh\r\n", Reason.NOT_SMTP),
    "underscored": (b"2_0 huh\r\n", Reason.NOT_SMTP),
    "nonsense": ("354 Go on", Reason.NOT_SMTP),
}


class TestFaults:
    """A fault at each step up to the login, in each way to connect that has the step."""

    @pytest.mark.parametrize("fault", FAULTS)
    @pytest.mark.parametrize(
        ("step", "security", "phase"),
        [
            ("connect", Security.CLEAR, Phase.CONNECT),
            ("connect", Security.STARTTLS, Phase.CONNECT),
            ("connect", Security.IMPLICIT, Phase.TLS),
            ("ehlo", Security.CLEAR, Phase.CONNECT),
            ("ehlo", Security.STARTTLS, Phase.CONNECT),
            ("ehlo", Security.IMPLICIT, Phase.TLS),
            ("starttls", Security.STARTTLS, Phase.TLS),
            ("auth", Security.CLEAR, Phase.LOGIN),
            ("auth", Security.IMPLICIT, Phase.LOGIN),
        ],
    )
    def test_each(
        self, step: str, security: Security, phase: Phase, fault: str, authority: Authority
    ) -> None:
        answer, reason = FAULTS[fault]
        with serving(security, authority.server, users={USER: PASSWORD}) as server:
            server.answer = lambda _, asked: answer if asked == step else None
            trouble = failing(
                server.account(USER, PASSWORD),
                context=authority.client,
                timeouts=Timeouts(greeting=0.5 if answer == HANG else 30),
            )
        assert at(trouble) == (phase, reason)
        replied = isinstance(answer, str) and answer[0].isdigit()
        assert (trouble.reply is not None) == replied
        if replied:
            assert f"{trouble.reply.code} {trouble.reply.text}" == answer
        assert trouble.passing == (fault in ("temporary", "busy", "close", "hang"))

    @pytest.mark.parametrize(
        ("step", "security", "phase", "reason"),
        [
            ("connect", Security.CLEAR, Phase.CONNECT, Reason.OTHER),
            ("connect", Security.IMPLICIT, Phase.TLS, Reason.OTHER),
            ("starttls", Security.STARTTLS, Phase.TLS, Reason.NO_STARTTLS),
            ("auth", Security.IMPLICIT, Phase.LOGIN, Reason.LOGIN_REFUSED),
        ],
    )
    def test_refused_for_good(
        self, step: str, security: Security, phase: Phase, reason: Reason, authority: Authority
    ) -> None:
        with serving(security, authority.server, users={USER: PASSWORD}) as server:
            server.answer = lambda _, asked: "554 5.7.1 Not you" if asked == step else None
            trouble = failing(server.account(USER, PASSWORD), context=authority.client)
        assert at(trouble) == (phase, reason)
        assert trouble.reply == Reply(554, "5.7.1 Not you")
        assert trouble.reply.enhanced == "5.7.1"
        assert not trouble.passing

    def test_neither_EHLO_nor_HELO(self, server: Server) -> None:
        server.answer = lambda _, step: b"502 5.5.1 No\r\n502 5.5.1 No\r\n" if step == "ehlo" else None
        trouble = failing(server.account())
        assert at(trouble) == (Phase.CONNECT, Reason.OTHER)
        assert trouble.reply == Reply(502, "5.5.1 No")


class TestTLS:
    def test_not_offered(self, server: Server) -> None:
        trouble = failing(server.account(USER, PASSWORD, security=Security.STARTTLS))
        assert at(trouble) == (Phase.TLS, Reason.NO_STARTTLS)
        assert server.verbs == ["EHLO"]

    def test_plain_words_where_TLS_is_expected(self, server: Server) -> None:
        trouble = failing(server.account(security=Security.IMPLICIT))
        assert at(trouble) == (Phase.TLS, Reason.NOT_SMTP)

    def test_TLS_where_plain_words_are_expected(self, authority: Authority) -> None:
        with serving(Security.IMPLICIT, authority.server) as server:
            trouble = failing(server.account(security=Security.STARTTLS), timeouts=Timeouts(greeting=0.5))
            assert at(trouble) == (Phase.CONNECT, Reason.TIMEOUT)

    @pytest.mark.parametrize("security", ENCRYPTED)
    @pytest.mark.parametrize(
        ("answer", "reason"),
        [(b"garbage" * 20, Reason.NOT_SMTP), (HANG, Reason.TIMEOUT), (CLOSE, Reason.LOST)],
    )
    def test_a_handshake_that_fails(
        self, answer: str | bytes, reason: Reason, security: Security, authority: Authority
    ) -> None:
        with serving(security, authority.server) as server:
            server.answer = lambda _, step: answer if step == "tls" else None
            seconds = 0.5 if answer == HANG else 30
            trouble = failing(server.account(), context=authority.client, timeouts=Timeouts(connect=seconds))
        assert at(trouble) == (Phase.TLS, reason)

    def test_no_version_that_both_know(self, authority: Authority) -> None:
        strict = authority.certified("127.0.0.1")
        strict.maximum_version = ssl.TLSVersion.TLSv1_2
        modern = authority.trusting()
        modern.minimum_version = ssl.TLSVersion.TLSv1_3
        with serving(Security.IMPLICIT, strict) as server:
            assert at(failing(server.account(), context=modern)) == (Phase.TLS, Reason.OTHER)

    def test_U4_what_is_slipped_in_after_STARTTLS_is_not_believed(self, authority: Authority) -> None:
        with serving(Security.STARTTLS, authority.server, users={USER: PASSWORD}) as server:
            injected = b"220 2.0.0 Go on\r\n250-evil.example\r\n250 AUTH PLAIN\r\n235 Welcome\r\n"
            server.answer = lambda _, step: injected if step == "starttls" else None
            trouble = failing(server.account(USER, PASSWORD), context=authority.client)
            assert at(trouble) == (Phase.TLS, Reason.NOT_SMTP)
            assert server.verbs == ["EHLO", "STARTTLS"]

    def test_U4_an_offer_made_before_TLS_is_forgotten(self, authority: Authority) -> None:
        with serving(Security.STARTTLS, authority.server) as server:
            offers = iter(["250 hello\n250 STARTTLS\n250 AUTH PLAIN\n250 SMTPUTF8\n250 SIZE 9", "250 hello"])
            server.answer = lambda _, step: next(offers) if step == "ehlo" else None
            with closing(Session.open(server.account(), context=authority.client)) as session:
                assert not session.smtputf8
                assert session.size is None


class TestLogin:
    def test_a_wrong_password(self, authority: Authority) -> None:
        with serving(Security.IMPLICIT, authority.server, users={USER: PASSWORD}) as server:
            trouble = failing(server.account(USER, "wrong"), context=authority.client)
            assert at(trouble) == (Phase.LOGIN, Reason.LOGIN_REFUSED)
            assert trouble.reply == Reply(535, "5.7.8 Who?")
            assert server.verbs.count("AUTH") == 1  # every wrong one counts

    def test_a_wrong_password_with_aiosmtpd(self, authority: Authority) -> None:
        with aiosmtpd(Security.STARTTLS, authority.server, {USER: PASSWORD}) as server:
            trouble = failing(server.account(USER, "wrong"), context=authority.client)
            assert at(trouble) == (Phase.LOGIN, Reason.LOGIN_REFUSED)
            assert trouble.reply is not None
            assert trouble.reply.code == 535

    @pytest.mark.parametrize("code", ["504 5.5.4", "534 5.7.9", "501 5.5.2"])
    def test_a_mechanism_that_is_offered_and_not_known(self, code: str, authority: Authority) -> None:
        with serving(Security.IMPLICIT, authority.server, users={USER: PASSWORD}) as server:
            answers = iter([f"{code} Not so", None])
            server.answer = lambda _, step: next(answers) if step == "auth" else None
            Session.open(server.account(USER, PASSWORD), context=authority.client).close()
            assert server.verbs.count("AUTH") == 2

    @pytest.mark.parametrize(
        "offered", ["250 hello", "250 hello\n250 AUTH", "250 hello\n250 AUTH XOAUTH2 GSSAPI"]
    )
    def test_no_way_to_log_in(self, offered: str, authority: Authority) -> None:
        with serving(Security.IMPLICIT, authority.server, users={USER: PASSWORD}) as server:
            server.answer = lambda _, step: offered if step == "ehlo" else None
            trouble = failing(server.account(USER, PASSWORD), context=authority.client)
            assert at(trouble) == (Phase.LOGIN, Reason.NO_LOGIN)
            assert "AUTH" not in server.verbs

    @pytest.mark.parametrize("password", [PASSWORD, "\ud800 lone", "tab\tand\r\nlines\0", "", "x" * 5_000])
    def test_any_password_is_told_as_it_is(self, password: str, authority: Authority) -> None:
        with serving(Security.IMPLICIT, authority.server, users={USER: "another"}) as server:
            trouble = failing(server.account(USER, password), context=authority.client)
            assert trouble.phase is Phase.LOGIN
            told = b"\0".join([b"", USER.encode(), password.encode("utf-8", "surrogatepass")])
            assert server.commands[-1] == f"AUTH PLAIN {b64encode(told).decode()}"

    @pytest.mark.parametrize("echo", ["as typed", "as told", "in a second line", "as garbage", "with 334"])
    def test_U3_a_server_that_repeats_the_password(
        self, echo: str, authority: Authority, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)

        def answer(_: str, step: str) -> str | bytes | None:
            if step != "auth":
                return None
            told = server.commands[-1]
            return {
                "as typed": f"535 5.7.8 ‘{PASSWORD}’ is wrong",
                "as told": f"501 5.5.2 Bad: {told}",
                "in a second line": f"535 5.7.8 Bad\n535 5.7.8 {told.split()[-1]}",
                "as garbage": f"{told}: {PASSWORD}\r\n".encode(),
                "with 334": f"334 {PASSWORD} {told}\r\n".encode(),
            }[echo]

        with serving(Security.IMPLICIT, authority.server, users={USER: PASSWORD}) as server:
            server.answer = answer
            account = server.account(USER, PASSWORD)
            trouble = failing(account, context=authority.client)
            told = [command.split()[-1] for command in server.commands if command.startswith("AUTH PLAIN")]
        public = "".join(
            [*traceback.format_exception(trouble), repr(trouble), str(trouble), repr(account), caplog.text]
        )
        assert trouble.phase is Phase.LOGIN
        assert told
        for secret in (PASSWORD, b64encode(PASSWORD.encode()).decode(), *told):
            assert secret not in public

    def test_U3_the_password_is_in_no_repr(self, authority: Authority) -> None:
        with (
            serving(Security.IMPLICIT, authority.server, users={USER: PASSWORD}) as server,
            closing(Session.open(server.account(USER, PASSWORD), context=authority.client)) as session,
        ):
            assert PASSWORD not in f"{session!r} {server.account(USER, PASSWORD)!r}"


class TestCheck:
    @pytest.mark.parametrize(
        ("security", "user", "passed"),
        [
            (Security.IMPLICIT, USER, [Phase.CONNECT, Phase.TLS, Phase.LOGIN, Phase.SENDER]),
            (Security.STARTTLS, USER, [Phase.CONNECT, Phase.TLS, Phase.LOGIN, Phase.SENDER]),
            (Security.STARTTLS, "", [Phase.CONNECT, Phase.TLS, Phase.SENDER]),
            (Security.CLEAR, "", [Phase.CONNECT, Phase.SENDER]),
        ],
    )
    def test_each_phase_in_turn(
        self, security: Security, user: str, passed: list[Phase], authority: Authority
    ) -> None:
        with serving(security, authority.server, users={USER: PASSWORD} if user else {}) as server:
            found = list(smtp.check(server.account(user, PASSWORD), SENDER, context=authority.client))
            assert found == passed
            assert server.verbs[-3:] == ["MAIL", "RSET", "QUIT"]
            assert server.received == []

    @pytest.mark.parametrize(
        ("answer", "reason"),
        [
            ("550 5.7.1 Not with this name", Reason.SENDER_REFUSED),
            ("530 5.7.0 Log in first", Reason.SENDER_REFUSED),
            ("450 4.1.8 Later", Reason.OTHER),
            ("421 4.3.2 Closing", Reason.CLOSING),
            (CLOSE, Reason.LOST),
            (HANG, Reason.TIMEOUT),
            (b"what\r\n", Reason.NOT_SMTP),
        ],
    )
    def test_the_sender_is_refused(self, answer: str | bytes, reason: Reason, server: Server) -> None:
        server.answer = lambda _, step: answer if step == "mail" else None
        timeouts = Timeouts(sender=0.5 if answer == HANG else 30)
        steps = smtp.check(server.account(), SENDER, timeouts=timeouts)
        assert next(steps) is Phase.CONNECT
        with pytest.raises(Trouble) as raised:
            next(steps)
        assert at(raised.value) == (Phase.SENDER, reason)

    def test_given_up_in_the_middle(self, server: Server) -> None:
        steps = smtp.check(server.account(), SENDER)
        assert next(steps) is Phase.CONNECT
        steps.close()
        assert server.verbs == ["EHLO", "QUIT"]

    def test_a_sender_that_needs_SMTPUTF8(self, server: Server) -> None:
        assert list(smtp.check(server.account(), "rené@example.com")) == [Phase.CONNECT, Phase.SENDER]
        assert "MAIL FROM:<rené@example.com> SMTPUTF8" in server.commands
        server.extensions = ()
        with pytest.raises(Trouble) as raised:
            list(smtp.check(server.account(), "rené@example.com"))
        assert at(raised.value) == (Phase.SENDER, Reason.SENDER_REFUSED)

    @pytest.mark.parametrize("sender", ["a@b.fr\r\nDATA", "a@b.fr>", "", "a@b.fr\0"])
    def test_U5_what_is_no_address_is_not_told(self, sender: str, server: Server) -> None:
        with pytest.raises(ValueError, match="envelope"):
            next(smtp.check(server.account(), sender))
        assert server.connections == 0

    def test_with_aiosmtpd(self, authority: Authority) -> None:
        with aiosmtpd(Security.STARTTLS, authority.server, {USER: PASSWORD}) as server:
            found = list(smtp.check(server.account(USER, PASSWORD), SENDER, context=authority.client))
            assert found == [Phase.CONNECT, Phase.TLS, Phase.LOGIN, Phase.SENDER]
