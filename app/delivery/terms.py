"""The words that sending is talked about in: accounts and envelopes, phases, and what comes of them."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.delivery.replies import Reply


class Security(StrEnum):
    """How the connection is encrypted."""

    IMPLICIT = "implicit"
    STARTTLS = "starttls"
    CLEAR = "clear"  # not at all, and to this machine only


class Phase(StrEnum):
    """How far a conversation is."""

    CONNECT = "connect"
    TLS = "tls"
    LOGIN = "login"
    SENDER = "sender"
    RECIPIENT = "recipient"
    DATA = "data"
    END = "end"


class Fate(StrEnum):
    """What became of a message."""

    SENT = "sent"  # a 2xx after the final dot
    REFUSED = "refused"  # for good
    LATER = "later"  # refused for the moment
    UNTRIED = "untried"  # not sent, for a reason that is not the message's
    UNCERTAIN = "uncertain"  # the final dot was begun and its reply never came
    SUPPRESSED = "suppressed"  # the guard said so


class Halt(StrEnum):
    """Why no other message should follow for now."""

    SENDER_REFUSED = "sender_refused"
    CLOSING = "closing"  # 421: the server ends the session
    LOST = "lost"
    BUSY = "busy"  # a 4xx to the sender


class Reason(StrEnum):
    """Why a session could not be opened."""

    NAME = "name"  # the host is not known
    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    CERTIFICATE = "certificate"
    NO_STARTTLS = "no_starttls"
    NO_LOGIN = "no_login"  # the server takes no password, or not in a way known here
    LOGIN_REFUSED = "login_refused"
    NOT_SMTP = "not_smtp"  # at the phase TLS: something answers, and not in TLS
    CLOSING = "closing"  # 421
    CLEAR_TEXT = "clear_text"  # it would have left this machine unencrypted, so nothing was connected
    LOST = "lost"
    SENDER_REFUSED = "sender_refused"
    OTHER = "other"  # in the server's words


_PASSING = {Reason.NAME, Reason.UNREACHABLE, Reason.TIMEOUT, Reason.CLOSING, Reason.LOST}


@dataclass(frozen=True, slots=True)
class Account:
    """Where mail is handed over, and as whom; without a user there is no login."""

    host: str
    port: int
    security: Security
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Envelope:
    """One message to its one recipient. The content's lines end in CRLF; it is ASCII unless `smtputf8`."""

    outbox_id: int
    sender: str
    recipient: str
    content: bytes = field(repr=False)
    smtputf8: bool = False


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds to wait for the server: RFC 5321 section 4.5.3.2 from `greeting` to `end`."""

    connect: float = 30  # each address that the host has; TLS as much again
    greeting: float = 300  # and for EHLO, STARTTLS and AUTH, each
    sender: float = 300
    recipient: float = 300
    data: float = 120
    block: float = 180
    end: float = 600
    reset: float = 10
    quit: float = 2


BY_THE_BOOK = Timeouts()
FOR_A_PERSON = Timeouts(connect=10, greeting=30, sender=30)
"""For somebody who looks on."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a message, at which phase, and what the server said.

    `seen` is what the guard gave; `why` what there was instead of a reply: "lost", "timeout" or "garbled", or
    "no_smtputf8" or "too_large" for what the server said beforehand that it does not take.
    """

    fate: Fate
    phase: Phase
    reply: Reply | None
    halt: Halt | None = None
    seen: int | None = None
    why: str = ""


class Suppressed(Exception):
    """Raised by a guard: this recipient is not to be mailed."""


class Trouble(Exception):
    """No session could be opened. `detail` is the system's own words, in English, where there are any."""

    def __init__(self, phase: Phase, reason: Reason, reply: Reply | None = None, detail: str = "") -> None:
        super().__init__(phase, reason, reply, detail)
        self.phase = phase
        self.reason = reason
        self.reply = reply
        self.detail = detail

    @property
    def passing(self) -> bool:
        """Whether the same may well succeed later, without anybody's doing."""
        return self.reason in _PASSING or (self.reply is not None and 400 <= self.reply.code < 500)
