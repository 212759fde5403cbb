"""The one module that talks SMTP (RFC 5321): a session with a mail server, one recipient at a time.

smtplib speaks the greeting and the extensions. A message goes phase by phase, because what a lost connection
means depends on when it is lost: before the final dot the message was not sent; between the dot and its reply
nobody can tell.
"""

import ipaddress
import re
import socket
import ssl
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from smtplib import SMTP
from time import monotonic

from app.delivery import replies
from app.delivery.replies import Garbled, Reply
from app.delivery.terms import (
    BY_THE_BOOK,
    FOR_A_PERSON,
    Account,
    Envelope,
    Fate,
    Halt,
    Phase,
    Reason,
    Result,
    Security,
    Suppressed,
    Timeouts,
    Trouble,
)

__all__ = [
    "Account",
    "Envelope",
    "Fate",
    "Halt",
    "Phase",
    "Reason",
    "Reply",
    "Result",
    "Security",
    "Session",
    "Suppressed",
    "Timeouts",
    "Trouble",
    "check",
]

GUARD_WAIT = 2.0
"""Seconds for which the reply to RCPT is awaited with the guard held."""

_AMBIGUOUS = frozenset(' <>,;"\\')  # may stand in an address that is quoted, and no such one is mailed
_SIZE = re.compile("[0-9]{1,20}")
_CHUNK = 262_144  # bytes, each given the time of one TCP SEND call (RFC 5321 section 4.5.3.2.5)


class Session:
    """A conversation with a mail server, for one thread."""

    def __init__(self, account: Account, context: ssl.SSLContext | None, timeouts: Timeouts) -> None:
        """Not connected yet: that is what `open` is for."""
        if context is not None and not (context.check_hostname and context.verify_mode is ssl.CERT_REQUIRED):
            raise ValueError("this context does not verify certificates")
        self._account = account
        self._context = context
        self._timeouts = timeouts
        self._wire: _Wire | None = None
        self.smtputf8 = False  # whether addresses may have other than ASCII before the @ (RFC 6531)
        self.size: int | None = None  # bytes that a message may have, if the server says so (RFC 1870)
        self._takes_size = False

    @classmethod
    def open(
        cls, account: Account, *, context: ssl.SSLContext | None = None, timeouts: Timeouts = BY_THE_BOOK
    ) -> "Session":
        """Connect, encrypt and log in; certificates are verified. Raises Trouble."""
        session = cls(account, context, timeouts)
        try:
            for _ in session._opening():
                pass
        except BaseException:
            session._drop()
            raise
        return session

    @property
    def alive(self) -> bool:
        """Whether the connection can be used. A server that has hung up or said 421 meanwhile is noticed."""
        if self._wire is not None:
            try:
                over = self._wire.is_interrupted()
            except OSError:
                over = True
            if over:
                self._drop()
        return self._wire is not None

    def send(
        self,
        letter: Envelope,
        guard: Callable[[], AbstractContextManager[int | None]],
        *,
        guard_wait: float = GUARD_WAIT,
    ) -> Result:
        """Hand over one message. Whatever the server does, there is a Result.

        The recipient is named inside the guard, which may raise Suppressed, and is held until the server has
        replied, or `guard_wait` seconds. An exception of the guard's is raised on; the message was not sent
        then, and the session is over. Raises ValueError, before anything is said, for what does not belong
        into an envelope.
        """
        block = _block(letter)
        recipient = _command(f"RCPT TO:<{_checked(letter.recipient)}>", letter.smtputf8)
        options = " SMTPUTF8 BODY=8BITMIME" if letter.smtputf8 else ""
        if self._takes_size:
            options += f" SIZE={len(letter.content)}"
        sender = _command(f"MAIL FROM:<{_checked(letter.sender)}>{options}", letter.smtputf8)
        wire, times = self._wire, self._timeouts
        brief = min(guard_wait, times.recipient)
        if wire is None:
            return Result(Fate.UNTRIED, Phase.SENDER, None, Halt.LOST, why="lost")
        if letter.smtputf8 and not self.smtputf8:
            return Result(Fate.REFUSED, Phase.SENDER, None, why="no_smtputf8")
        if self.size and len(letter.content) > self.size:
            return Result(Fate.REFUSED, Phase.SENDER, None, why="too_large")

        phase, seen = Phase.SENDER, None
        try:
            code, texts = wire.ask(sender, times.sender)
            if code >= 300:
                return self._turned_down(phase, code, texts, seen)

            phase = Phase.RECIPIENT
            try:
                with guard() as seen:
                    answer = wire.ask_briefly(recipient, brief)
            except Suppressed:
                self._reset()
                return Result(Fate.SUPPRESSED, phase, None)
            except BaseException:
                self._drop()  # whatever it was, the recipient may have been named already
                raise
            if isinstance(answer, Exception):
                raise answer
            code, texts = answer or wire.reply(times.recipient - brief)
            if code >= 300:
                return self._turned_down(phase, code, texts, seen)

            if answer is None:  # the guard was not held to the end: somebody may have unsubscribed since
                try:
                    with guard() as seen:
                        pass
                except Suppressed:
                    self._reset()
                    return Result(Fate.SUPPRESSED, phase, None)

            phase = Phase.DATA
            code, texts = wire.ask(b"DATA\r\n", times.data)
            if code != 354:
                return self._turned_down(phase, code, texts, seen)
            wire.put(block, times.block)
            if wire.is_interrupted():  # before the dot, so this is no reply to it
                code, texts = wire.reply(times.data)
                self._drop()
                return self._turned_down(phase, code, texts, seen)

            phase = Phase.END
            code, texts = wire.ask(b".\r\n", times.end)
            if code >= 300:
                return self._turned_down(phase, code, texts, seen)
            return Result(Fate.SENT, phase, replies.reply(code, texts), None, seen)
        except (OSError, Garbled) as error:
            self._drop()
            fate = Fate.UNCERTAIN if phase is Phase.END else Fate.UNTRIED
            return Result(fate, phase, None, Halt.LOST, seen, _why(error))

    def close(self) -> None:
        """Take leave politely, and not for long."""
        if self._wire is not None:
            with suppress(OSError, Garbled):
                self._wire.ask(b"QUIT\r\n", self._timeouts.quit)
            self._drop()

    def abort(self) -> None:
        """Break the connection off, from whatever thread: a `send` that waits comes back at once."""
        wire = self._wire
        if wire is not None:
            wire.break_off()

    def _opening(self) -> Iterator[Phase]:
        """Open the session, giving each phase once it is passed. Raises Trouble."""
        account, times = self._account, self._timeouts
        with _trouble(Phase.CONNECT):
            wire = self._wire = _Wire(_connected(account, times.connect), times.greeting)
            if account.security is not Security.IMPLICIT:
                wire.greeted(Phase.CONNECT)
        yield Phase.CONNECT
        if account.security is not Security.CLEAR:
            with _trouble(Phase.TLS):
                if account.security is Security.STARTTLS:
                    wire.ask_for_tls()
                context = self._context or ssl.create_default_context()
                wire.encrypt(context, account.host.rstrip("."), times.connect)
                if account.security is Security.IMPLICIT:
                    wire.greeted(Phase.TLS)
                else:
                    wire.introduced(Phase.TLS)  # what was offered before TLS may be anybody's word
            yield Phase.TLS
        if account.user:
            with _trouble(Phase.LOGIN):
                wire.log_in(account)
            yield Phase.LOGIN
        self.smtputf8 = wire.has_extn("smtputf8")
        self._takes_size = wire.has_extn("size")
        size = wire.esmtp_features.get("size", "")
        self.size = int(size) if _SIZE.fullmatch(size) else None

    def _check_sender(self, sender: str) -> None:
        """Name the sender, and take it back. Raises Trouble."""
        assert self._wire is not None
        foreign = not sender.isascii()
        if foreign and not self.smtputf8:
            raise Trouble(Phase.SENDER, Reason.SENDER_REFUSED)
        options = " SMTPUTF8" if foreign else ""
        with _trouble(Phase.SENDER):
            code, texts = self._wire.ask(
                _command(f"MAIL FROM:<{sender}>{options}", foreign), self._timeouts.sender
            )
            if code >= 300:
                raise _refusal(Phase.SENDER, code, texts, Reason.SENDER_REFUSED)
        self._reset()

    def _turned_down(self, phase: Phase, code: int, texts: list[bytes], seen: int | None) -> Result:
        """What a reply other than the hoped-for one means."""
        reply = replies.reply(code, texts)
        if code < 400:  # it makes no sense here: there is no knowing what the server takes it for
            self._drop()
            fate = Fate.UNCERTAIN if phase is Phase.END else Fate.UNTRIED
            return Result(fate, phase, reply, Halt.LOST, seen, "garbled")
        fate = Fate.LATER if code < 500 else Fate.REFUSED
        halt = None
        if phase is Phase.SENDER:
            fate = Fate.UNTRIED
            halt = Halt.BUSY if code < 500 else Halt.SENDER_REFUSED
        if code == 421:
            halt = Halt.CLOSING
            self._drop()
        elif phase is not Phase.END:
            self._reset()
        return Result(fate, phase, reply, halt, seen)

    def _reset(self) -> None:
        """Have the server forget the message that was begun; if it does not answer, the session is over."""
        if self._wire is None:
            return
        try:
            code, _ = self._wire.ask(b"RSET\r\n", self._timeouts.reset)
        except (OSError, Garbled):
            code = 0
        if code != 250:
            self._drop()

    def _drop(self) -> None:
        wire, self._wire = self._wire, None
        if wire is not None:
            wire.close()


def check(
    account: Account,
    sender: str,
    *,
    context: ssl.SSLContext | None = None,
    timeouts: Timeouts = FOR_A_PERSON,
) -> Iterator[Phase]:
    """Walk through what sending begins with, giving each phase once it is passed. Raises Trouble.

    TLS is left out when it is not asked for, and the login when there is no user.
    """
    _checked(sender)
    session = Session(account, context, timeouts)
    try:
        yield from session._opening()
        session._check_sender(sender)
        yield Phase.SENDER
    except Trouble:
        session._drop()
        raise
    finally:
        session.close()


# --------------------------------------------------------------------------------------------- connecting


class _Wire(SMTP):
    """The connection: every reply is awaited for a limited time, and has to be one.

    smtplib's own reading takes as long and as much as the server likes.
    """

    sock: socket.socket

    def __init__(self, connected: socket.socket, seconds: float) -> None:
        # Only the address is told (RFC 5321 section 4.1.4): the machine's name is often its owner's.
        own: str = connected.getsockname()[0].partition("%")[0]
        super().__init__(local_hostname=f"[IPv6:{own}]" if ":" in own else f"[{own}]")
        self.sock = connected
        self._seconds = seconds
        self._heard = b""
        self._more = getattr(socket, "MSG_MORE", 0)  # let what follows share the packet; unknown to TLS

    # What a message needs.

    def ask(self, data: bytes, seconds: float) -> tuple[int, list[bytes]]:
        """Say something and return the reply's code and its lines' texts."""
        self.sock.settimeout(seconds)
        self.sock.sendall(data)
        return self.reply(seconds)

    def ask_briefly(self, data: bytes, seconds: float) -> tuple[int, list[bytes]] | OSError | Garbled | None:
        """Say something; gives the reply, or None when it takes longer, or what went wrong, unraised."""
        try:
            return self.ask(data, seconds)
        except TimeoutError:
            return None
        except (OSError, Garbled) as error:
            return error

    def put(self, block: bytes, seconds: float) -> None:
        """Say the first part of something, each chunk of it within so many seconds."""
        self.sock.settimeout(seconds)
        for start in range(0, len(block), _CHUNK):
            self.sock.sendall(block[start : start + _CHUNK], self._more)

    def reply(self, seconds: float) -> tuple[int, list[bytes]]:
        """The next reply. After a TimeoutError it can still be waited for."""
        deadline = monotonic() + seconds
        while (taken := replies.take(self._heard)) is None:
            left = deadline - monotonic()
            if left <= 0:
                raise TimeoutError
            self.sock.settimeout(left)
            heard = self.sock.recv(4096)
            if not heard:
                raise ConnectionResetError("the server hung up")
            self._heard += heard
        code, texts, self._heard = taken
        return code, texts

    def is_interrupted(self) -> bool:
        """Whether the server has said something unasked, or hung up. Raises OSError."""
        if not self._heard:
            self.sock.settimeout(0)
            try:
                self._heard = self.sock.recv(4096)
            except (BlockingIOError, ssl.SSLWantReadError):
                return False
        return True

    def break_off(self) -> None:
        """End whatever waits for the server in another thread."""
        with suppress(OSError):
            # SSLSocket's own would also take the encryption off, under the hands of that thread.
            socket.socket.shutdown(self.sock, socket.SHUT_RDWR)

    # What smtplib calls.

    def getreply(self) -> tuple[int, bytes]:
        code, texts = self.reply(self._seconds)
        return code, b"\n".join(texts)

    def close(self) -> None:
        self.sock.close()

    # What a session begins with.

    def greeted(self, phase: Phase) -> None:
        """Hear the greeting and answer it. Raises Trouble."""
        code, texts = self.reply(self._seconds)
        if code != 220:
            raise _refusal(phase, code, texts, Reason.OTHER)
        self.introduced(phase)

    def introduced(self, phase: Phase) -> None:
        """Say who is here and hear what is offered. Raises Trouble."""
        code, text = self.ehlo()
        if code >= 500:  # RFC 5321 section 3.2: from before there were extensions
            code, text = self.helo()
        if code != 250:
            raise _refusal(phase, code, text.split(b"\n"), Reason.OTHER)

    def ask_for_tls(self) -> None:
        """Have the server wait for TLS (RFC 3207). Raises Trouble."""
        if not self.has_extn("starttls"):
            raise Trouble(Phase.TLS, Reason.NO_STARTTLS)
        code, text = self.docmd("STARTTLS")
        if code != 220:
            raise _refusal(Phase.TLS, code, text.split(b"\n"), Reason.NO_STARTTLS)
        if self._heard:
            raise Garbled  # somebody put it there to be taken for encrypted

    def encrypt(self, context: ssl.SSLContext, host: str, seconds: float) -> None:
        """Go over to TLS with a server that proves to be this host."""
        self.sock.settimeout(seconds)
        self.sock = context.wrap_socket(self.sock, server_hostname=host)
        self._more = 0

    def log_in(self, account: Account) -> None:
        """Prove who is here (RFC 4954). Raises Trouble.

        smtplib's own login takes no password but in ASCII, and has it in the exception otherwise.
        """
        user, password = (text.encode("utf-8", "surrogatepass") for text in (account.user, account.password))
        ways = {
            "PLAIN": [_in_base64(b"\0" + user + b"\0" + password)],
            "LOGIN": [_in_base64(user), _in_base64(password)],
        }
        offered = self.esmtp_features.get("auth", "").upper().split()
        known = [way for way in ways if way in offered]
        if not known:
            raise Trouble(Phase.LOGIN, Reason.NO_LOGIN)
        for way in known:
            code, text = self.docmd("AUTH", f"PLAIN {ways[way][0]}" if way == "PLAIN" else way)
            for answer in ways[way]:
                if code == 334:
                    code, text = self.docmd(answer)
            if code == 235:
                return
            if code == 535 or code < 500:
                break  # it is the password; another try would count against it
        secrets = [password, *(answer.encode() for way in ways.values() for answer in way)]
        if any(secret and secret in text for secret in secrets):
            text = b""  # some servers repeat what they refuse
        raise _refusal(Phase.LOGIN, code, text.split(b"\n"), Reason.LOGIN_REFUSED)


def _connected(account: Account, seconds: float) -> socket.socket:
    """A connection to one of the host's addresses. Raises Trouble."""
    if not 0 < account.port < 65_536:  # getaddrinfo takes the rest of a division
        raise Trouble(Phase.CONNECT, Reason.UNREACHABLE)
    try:
        found = socket.getaddrinfo(account.host, account.port, type=socket.SOCK_STREAM)
    except (OSError, ValueError) as error:
        raise Trouble(Phase.CONNECT, Reason.NAME, detail=_words(error)) from error
    if account.security is Security.CLEAR and not all(_is_here(address[0]) for *_, address in found):
        raise Trouble(Phase.CONNECT, Reason.CLEAR_TEXT)
    failure: OSError | None = None
    for family, kind, protocol, _, address in found:
        try:
            connected = socket.socket(family, kind, protocol)
        except OSError as error:  # no IPv6 here
            failure = error
            continue
        try:
            connected.settimeout(seconds)
            connected.connect(address)
            # Every command waits for its reply, so there is never anything to be sent together.
            connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return connected
        except OSError as error:
            connected.close()
            failure = error
    reason = Reason.TIMEOUT if isinstance(failure, TimeoutError) else Reason.UNREACHABLE
    raise Trouble(Phase.CONNECT, reason, detail=_words(failure)) from failure


def _is_here(address: str | int) -> bool:
    """Whether what is sent to this address stays on this machine."""
    return ipaddress.ip_address(str(address).partition("%")[0]).is_loopback


@contextmanager
def _trouble(phase: Phase) -> Iterator[None]:
    """Make Trouble of what goes wrong with the connection."""
    try:
        yield
    except (OSError, Garbled) as error:
        raise Trouble(phase, _reason(error), detail=_words(error)) from error


def _reason(error: Exception) -> Reason:
    match error:
        case ssl.SSLCertVerificationError():
            return Reason.CERTIFICATE
        case TimeoutError():
            return Reason.TIMEOUT
        case ConnectionError() | ssl.SSLEOFError() | ssl.SSLZeroReturnError():
            return Reason.LOST
        case ssl.SSLError() if "ALERT" in (error.reason or "") or "PROTOCOL" in (error.reason or ""):
            return Reason.OTHER  # it is TLS, and there is no version or cipher that both know
        case ssl.SSLError() | Garbled():
            return Reason.NOT_SMTP
        case _:
            return Reason.LOST


def _refusal(phase: Phase, code: int, texts: list[bytes], reason: Reason) -> Trouble:
    """Trouble for a reply other than the hoped-for one; the reason is for a refusal for good."""
    if code == 421:
        reason = Reason.CLOSING
    elif code < 400:
        reason = Reason.NOT_SMTP
    elif code < 500:
        reason = Reason.OTHER
    return Trouble(phase, reason, replies.reply(code, texts))


def _words(error: Exception | None) -> str:
    """What the system says of an error, without numbers and places in its own source."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message
    if isinstance(error, ssl.SSLError):
        return (error.reason or "").replace("_", " ").lower()
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return ""


def _in_base64(value: bytes) -> str:
    return b64encode(value).decode("ascii")


# ------------------------------------------------------------------------------------------------ sending


def _checked(address: str) -> str:
    """The address, if it can stand in a command and be nothing else there. Raises ValueError."""
    if not address or not address.isprintable() or not _AMBIGUOUS.isdisjoint(address):
        raise ValueError("this does not belong into an envelope")
    return address


def _command(line: str, smtputf8: bool) -> bytes:
    if not smtputf8 and not line.isascii():
        raise ValueError("this envelope needs SMTPUTF8")
    return f"{line}\r\n".encode()


def _block(letter: Envelope) -> bytes:
    """The content as it goes over the wire (RFC 5321 section 4.5.2), without the final dot.

    Raises ValueError for lines that some servers would see the end of, and others not.
    """
    content = letter.content
    ends = content.count(b"\r\n")
    if content.count(b"\n") != ends or content.count(b"\r") != ends or b"\0" in content:
        raise ValueError("this content's lines do not all end in CRLF")
    if not letter.smtputf8 and not content.isascii():
        raise ValueError("this content needs SMTPUTF8")
    if not content.endswith(b"\r\n"):
        content += b"\r\n"
    if content.startswith(b"."):
        content = b"." + content
    return content.replace(b"\r\n.", b"\r\n..")


def _why(error: OSError | Garbled) -> str:
    if isinstance(error, TimeoutError):
        return "timeout"
    return "garbled" if isinstance(error, Garbled) else "lost"
