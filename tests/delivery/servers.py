"""Mail servers on this machine: one of our own that can be told what to answer, and aiosmtpd's.

    with serving() as server:                       # or the fixture `server`
        session = Session.open(server.account())
        …
        assert [mail.recipient for mail in server.received] == [...]

`server.answer` decides over every reply: a callable(recipient, step) that gives a reply ("550 5.1.1 Who?",
with "\\n" between lines), bytes to be sent as they are, several of these to be sent one by one, CLOSE, HANG,
or None for what a good server says. The steps are in STEPS; the recipient is "" before RCPT. It is called in
the connection's thread, so it may wait for something, which makes the server slow for as long. After 421 the
server closes.

It can be a program of its own too, with a log that outlives whoever is killed:

    python -m tests.delivery.servers [--log FILE] [--port PORT]

prints its port and then serves until its stdin is closed. For every RCPT that it has read it writes the line
`rcpt NS RECIPIENT`, and for every message `sent NS RECIPIENT MESSAGE-ID`, which is on the disk before the 250
to the dot. NS is time.time_ns(). `running` starts it, and `logged` reads the log.
"""

import argparse
import asyncio
import os
import re
import select
import socket
import ssl
import subprocess
import sys
import threading
import time
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword

from app.delivery.smtp import Account, Security

ROOT = Path(__file__).resolve().parents[2]

CLOSE = "close"
HANG = "hang"
STEPS = ("connect", "tls", "ehlo", "starttls", "auth", "mail", "rcpt", "data", "block", "dot", "rset", "quit")

Answer = Callable[[str, str], str | bytes | Iterable[bytes] | None]

_MESSAGE_ID = re.compile(rb"^Message-ID:\s*<([^>\r\n]*)>", re.IGNORECASE | re.MULTILINE)
_PATH = re.compile(r"(?:FROM|TO):<([^>]*)>(.*)", re.IGNORECASE | re.DOTALL)


def good(recipient: str, step: str) -> None:
    """What a good server says, at every step."""


@dataclass(frozen=True)
class Received:
    """One message that a server took, and when its RCPT was read, by either clock, in nanoseconds."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes
    options: str = ""  # of MAIL
    named: int = 0
    named_monotonic: int = 0

    @property
    def recipient(self) -> str:
        """The one recipient."""
        (recipient,) = self.recipients
        return recipient

    @property
    def message_id(self) -> str:
        """Without the angle brackets; "" where there is none."""
        match = _MESSAGE_ID.search(self.content)
        return match[1].decode() if match else ""


class Authority:
    """Certificates, and who trusts them. Making the keys takes a moment, so there is one for all tests."""

    def __init__(self) -> None:
        self._authority = trustme.CA()

    @cached_property
    def client(self) -> ssl.SSLContext:
        """A client's context that trusts this authority alone."""
        return self.trusting()

    def trusting(self) -> ssl.SSLContext:
        """A client's context that trusts this authority alone, to be changed."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._authority.configure_trust(context)
        return context

    @cached_property
    def server(self) -> ssl.SSLContext:
        """The certificate of this machine."""
        return self.certified("localhost", "127.0.0.1", "::1")

    def certified(self, *names: str, **options: Any) -> ssl.SSLContext:
        """A server's context with a certificate for these names; options as for trustme's issue_cert."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._authority.issue_cert(*names, **options).configure_cert(context)
        return context

    def write(self, file: Path) -> None:
        """The authority's own certificate, in the form in which systems keep those they trust."""
        self._authority.cert_pem.write_to_path(file)

    def self_signed(self) -> ssl.SSLContext:
        """A server's context whose certificate nobody else vouches for."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with self._authority.cert_pem.tempfile() as cert, self._authority.private_key_pem.tempfile() as key:
            context.load_cert_chain(cert, key)
        return context


@dataclass
class Server:
    """A mail server of which every word can be decided. Started and stopped by `serving`."""

    security: Security = Security.CLEAR
    certificate: ssl.SSLContext | None = None
    host: str = "127.0.0.1"
    port: int = 0
    users: Mapping[str, str] = field(default_factory=dict)
    initial_response: bool = True  # whether AUTH may bring one
    extensions: tuple[str, ...] = ("8BITMIME", "SMTPUTF8", "SIZE 10000000", "ENHANCEDSTATUSCODES")
    answer: Answer = good
    accept: Callable[[Received], None] = lambda mail: None  # before the 250 to the dot
    rcpt: Callable[[str, int], None] = lambda recipient, moment: None  # before the reply to RCPT
    keep: bool = True  # what was received and said

    def __post_init__(self) -> None:
        self.received: list[Received] = []
        self.named: list[tuple[int, str]] = []  # time.time_ns() and recipient of every RCPT
        self.commands: list[str] = []  # all that clients said, but for contents
        self.connections = 0
        self.stopping = threading.Event()
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()

    def account(self, user: str = "", password: str = "", **changed: Any) -> Account:
        """What a client needs to know of this server."""
        known = {"host": self.host, "port": self.port, "security": self.security}
        return Account(**{**known, "user": user, "password": password, **changed})

    @property
    def verbs(self) -> list[str]:
        """The first word of every command."""
        return [command.split(" ")[0].upper() for command in self.commands]

    def start(self) -> None:
        """Listen."""
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        self._listener = socket.create_server((self.host, self.port), family=family, backlog=64)
        self.port = self._listener.getsockname()[1]
        self._waker, self._wakened = socket.socketpair()
        self._spawn(self._listen)

    def stop(self) -> None:
        """Hang up on everybody and stop listening."""
        self.stopping.set()
        self._waker.close()
        with self._lock:
            for connection in self._open:
                with suppress(OSError):
                    socket.socket.shutdown(connection, socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        self._listener.close()
        self._wakened.close()

    def _spawn(self, work: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, name="mail server")
        self._threads.append(thread)
        thread.start()

    def _listen(self) -> None:
        while True:
            ready, _, _ = select.select([self._listener, self._wakened], [], [])
            if self._wakened in ready:
                return
            connection, _ = self._listener.accept()
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.connections += 1
            self._spawn(self._talk, connection)

    def _talk(self, connection: socket.socket) -> None:
        conversation = _Conversation(self, connection)
        with self._lock:
            self._open.add(connection)
        try:
            conversation.run()
        except (_Over, OSError):
            pass
        finally:
            with self._lock:
                self._open.discard(connection)
            conversation.connection.close()
            connection.close()


@contextmanager
def serving(
    security: Security = Security.CLEAR, certificate: ssl.SSLContext | None = None, **options: Any
) -> Iterator[Server]:
    """A server of our own on a free port, as long as the block runs. Options are fields of Server."""
    server = Server(security, certificate, **options)
    server.start()
    try:
        yield server
    finally:
        server.stop()


class _Over(Exception):
    """The conversation has ended."""


class _Conversation:
    """What is said on one connection."""

    def __init__(self, server: Server, connection: socket.socket) -> None:
        self.server = server
        self.connection = connection
        self.heard = b""
        self.read = time.time_ns(), time.monotonic_ns()  # when the last of it came
        self.encrypted = False
        self.sender: str | None = None
        self.options = ""
        self.recipients: list[str] = []
        self.named = (0, 0)

    def run(self) -> None:
        """Talk until somebody hangs up."""
        if self.server.security is Security.IMPLICIT:
            self.encrypt()
        self.say("connect", "220 tests.example ESMTP")
        while True:
            line = self.line().decode("utf-8", "replace")
            if self.server.keep:
                self.server.commands.append(line)
            verb, _, rest = line.partition(" ")
            command = getattr(self, f"on_{verb.lower()}", None)
            if command is None:
                self.send("500 5.5.2 What?")
            else:
                command(rest)

    # Commands.

    def on_ehlo(self, _: str) -> None:
        offered = [*self.server.extensions]
        if self.server.security is Security.STARTTLS and not self.encrypted:
            offered.append("STARTTLS")
        if self.server.users:
            offered.append("AUTH PLAIN LOGIN")
        self.forget()
        self.say("ehlo", "\n".join(["250 tests.example", *(f"250 {extension}" for extension in offered)]))

    def on_helo(self, _: str) -> None:
        self.forget()
        self.send("250 tests.example")

    def on_starttls(self, _: str) -> None:
        if self.say("starttls", "220 2.0.0 Go on") == "220":
            self.heard = b""
            self.encrypt()

    def on_auth(self, rest: str) -> None:
        way, _, first = rest.partition(" ")
        if not self.server.initial_response:
            first = ""
        if way.upper() == "PLAIN":
            told = b64decode(first or self.asked("334 ")).decode("utf-8", "surrogatepass")
            _, user, password = told.split("\0", 2)
        else:
            user = b64decode(first or self.asked("334 VXNlcm5hbWU6")).decode()
            password = b64decode(self.asked("334 UGFzc3dvcmQ6")).decode()
        known = self.server.users.get(user) == password
        self.say("auth", "235 2.7.0 Welcome" if known else "535 5.7.8 Who?")

    def on_mail(self, rest: str) -> None:
        match = _PATH.fullmatch(rest)
        if self.sender is not None or match is None:
            self.send("503 5.5.1 Not now")
        elif self.say("mail", "250 2.1.0 Ok"):
            self.sender, self.options = match[1], match[2]

    def on_rcpt(self, rest: str) -> None:
        match = _PATH.fullmatch(rest)
        if self.sender is None or match is None:
            self.send("503 5.5.1 Not now")
            return
        if self.server.keep:
            self.server.named.append((self.read[0], match[1]))
        self.server.rcpt(match[1], self.read[0])
        self.recipients.append(match[1])
        self.named = self.read
        if not self.say("rcpt", "250 2.1.5 Ok"):
            self.recipients.pop()

    def on_data(self, _: str) -> None:
        if not self.recipients:
            self.send("503 5.5.1 Not now")
        elif self.say("data", "354 Go on"):
            content = self.content()
            mail = Received(self.sender or "", tuple(self.recipients), content, self.options, *self.named)
            self.say("dot", "250 2.0.0 Taken", before=lambda: self.take(mail))
            self.forget()  # whatever was answered (RFC 5321 section 4.1.1.4)

    def on_rset(self, _: str) -> None:
        self.forget()
        self.say("rset", "250 2.0.0 Ok")

    def on_noop(self, _: str) -> None:
        self.send("250 2.0.0 Ok")

    def on_quit(self, _: str) -> None:
        self.say("quit", "221 2.0.0 Bye")
        raise _Over

    # What they are made of.

    def encrypt(self) -> None:
        """Go over to TLS, if the answer is not another."""
        assert self.server.certificate is not None
        answer = self.server.answer("", "tls")
        if answer is not None:
            self.send(answer)
        self.connection = self.server.certificate.wrap_socket(self.connection, server_side=True)
        self.encrypted = True

    def take(self, mail: Received) -> None:
        """The message is this server's from now on."""
        self.server.accept(mail)
        if self.server.keep:
            self.server.received.append(mail)

    def forget(self) -> None:
        """No message is under way."""
        self.sender, self.recipients = None, []

    def content(self) -> bytes:
        """All up to the final dot, with the dots that were added taken off (RFC 5321 section 4.5.2)."""
        if not self.heard:
            self.hear()
        answer = self.server.answer(self.recipients[-1], "block")
        if answer is not None:
            self.send(answer)
        block = bytearray(b"\r\n" + self.heard)  # so that a dot at the very start is one after a line's end
        start = 0
        while (end := block.find(b"\r\n.\r\n", start)) < 0:
            start = max(0, len(block) - 4)
            self.hear()
            block += self.heard
        content, self.heard = bytes(block[2 : end + 2]), bytes(block[end + 5 :])
        return content[content.startswith(b".") :].replace(b"\r\n.", b"\r\n")

    def asked(self, question: str) -> str:
        """What the client says next."""
        self.send(question)
        line = self.line().decode()
        self.server.commands.append(line)
        return line

    def line(self) -> bytes:
        """The next command."""
        line = self.heard
        while (end := line.find(b"\r\n")) < 0:
            self.hear()
            line += self.heard
        self.heard = line[end + 2 :]
        return line[:end]

    def hear(self) -> None:
        """Wait for what comes next."""
        more = self.connection.recv(65_536)
        self.read = time.time_ns(), time.monotonic_ns()
        if not more:
            raise _Over
        self.heard = more

    def say(self, step: str, usual: str, before: Callable[[], None] | None = None) -> str:
        """Reply, and return the code unless that refuses. `before` is done first unless it does."""
        recipient = self.recipients[-1] if self.recipients else ""
        answer = self.server.answer(recipient, step)
        if answer is None:
            answer = usual
        if isinstance(answer, bytes):
            code = answer[:3].decode("latin-1")
        else:
            code = answer[:3] if isinstance(answer, str) else usual[:3]
        agreed = code[:1] in ("2", "3")
        if agreed and before is not None:
            before()
        self.send(answer)
        return code if agreed else ""

    def send(self, answer: str | bytes | Iterable[bytes]) -> None:
        """Do what the answer says."""
        if answer == CLOSE:
            raise _Over
        if answer == HANG:
            self.server.stopping.wait()
            raise _Over
        if isinstance(answer, str):
            *first, last = answer.split("\n")
            lines = [*(f"{line[:3]}-{line[4:]}" for line in first), last, ""]
            self.connection.sendall("\r\n".join(lines).encode())
            if answer.startswith("421"):
                raise _Over
        else:
            for piece in [answer] if isinstance(answer, bytes) else answer:
                self.connection.sendall(piece)


class _Handler:
    """Keeps what aiosmtpd takes."""

    def __init__(self) -> None:
        self.received: list[Received] = []

    async def handle_DATA(self, server: SMTP, session: object, envelope: Envelope) -> str:
        assert isinstance(envelope.content, bytes)
        self.received.append(Received(envelope.mail_from or "", tuple(envelope.rcpt_tos), envelope.content))
        return "250 2.0.0 Taken"


@dataclass(frozen=True)
class Other:
    """aiosmtpd, as it is."""

    port: int
    security: Security
    received: list[Received]
    host: str = "localhost"

    def account(self, user: str = "", password: str = "") -> Account:
        """What a client needs to know of this server."""
        return Account(self.host, self.port, self.security, user, password)


@contextmanager
def aiosmtpd(
    security: Security, certificate: ssl.SSLContext | None = None, users: Mapping[str, str] | None = None
) -> Iterator[Other]:
    """aiosmtpd on a free port, as long as the block runs."""

    def authenticate(_: object, __: object, ___: object, ____: object, login: LoginPassword) -> AuthResult:
        known = (users or {}).get(login.login.decode()) == login.password.decode()
        return AuthResult(success=known, handled=False)

    def protocol() -> SMTP:
        return SMTP(
            handler,
            enable_SMTPUTF8=True,
            tls_context=certificate if starts else None,
            require_starttls=starts,
            authenticator=authenticate,
            auth_required=starts and bool(users),
            auth_require_tls=starts,  # it takes no notice of TLS that was there from the start
            loop=loop,
        )

    starts = security is Security.STARTTLS
    handler = _Handler()
    loop = asyncio.new_event_loop()
    encrypted = certificate if security is Security.IMPLICIT else None
    listening = loop.run_until_complete(loop.create_server(protocol, "127.0.0.1", 0, ssl=encrypted))
    thread = threading.Thread(target=loop.run_forever, name="aiosmtpd")
    thread.start()
    try:
        yield Other(listening.sockets[0].getsockname()[1], security, handler.received)
    finally:
        asyncio.run_coroutine_threadsafe(_ended(listening), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _ended(listening: asyncio.Server) -> None:
    """Stop listening, and have every conversation end."""
    listening.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


class _Log:
    """A file of what happened, in lines that are whole however their writer ends."""

    def __init__(self, path: str) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)

    def named(self, recipient: str, moment: int) -> None:
        """Somebody was named."""
        os.write(self._file, f"rcpt {moment} {recipient}\n".encode())

    def taken(self, mail: Received) -> None:
        """A message is about to be acknowledged."""
        os.write(self._file, f"sent {time.time_ns()} {mail.recipient} {mail.message_id}\n".encode())
        os.fsync(self._file)


@dataclass(frozen=True)
class Logged:
    """What a log says: who was named when, in time.time_ns(), and who was sent which Message-ID."""

    named: list[tuple[int, str]]
    sent: list[tuple[str, str]]


def logged(log: Path) -> Logged:
    """Read the log of a server that was a program of its own."""
    lines = [line.split(" ") for line in log.read_text("utf-8").splitlines()]
    return Logged(
        [(int(moment), words[0]) for kind, moment, *words in lines if kind == "rcpt"],
        [(words[0], words[1]) for kind, _, *words in lines if kind == "sent"],
    )


@contextmanager
def running(log: Path | None = None) -> Iterator[int]:
    """A server that is a program of its own, as long as the block runs; gives its port on 127.0.0.1."""
    command = [sys.executable, "-m", "tests.delivery.servers", *(["--log", str(log)] if log else [])]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.stdin.close()


def main() -> None:
    """Serve as a program of its own."""
    parser = argparse.ArgumentParser(prog="python -m tests.delivery.servers")
    parser.add_argument("--log")
    parser.add_argument("--port", type=int, default=0)
    arguments = parser.parse_args()
    options: dict[str, Any] = {"port": arguments.port, "keep": False}
    if arguments.log:
        log = _Log(arguments.log)
        options |= {"accept": log.taken, "rcpt": log.named}
    with serving(**options) as server:
        print(server.port, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
