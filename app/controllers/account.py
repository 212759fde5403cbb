"""The account that mail leaves by: who sends, through which server, how fast, and whether all that works."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app import address
from app.controllers import settings
from app.delivery import password
from app.delivery.pace import Pace
from app.delivery.password import Kept, KeyStoreKept, KeyStoreLocked, KeyStoreRefused
from app.errors import QT_TRANSLATE_NOOP, Refusal
from app.models.database import reading

# What talks to a server is imported when it is to: the program starts without it.
if TYPE_CHECKING:
    from app.delivery import smtp
    from app.delivery.message import Sender

__all__ = [
    "Access",
    "Check",
    "DemoSendsNothing",
    "Kept",
    "KeyStoreKept",
    "KeyStoreLocked",
    "KeyStoreRefused",
    "NoAccount",
    "NoSender",
    "NoServer",
    "NoUser",
    "NotAPassword",
    "Pace",
    "PasswordNeeded",
    "Trouble",
    "access",
    "account",
    "check",
    "forget_password",
    "has_key_store",
    "needs_password",
    "pace",
    "sender",
    "set_password",
]


class NoAccount(Refusal):
    """Nothing can be sent with what the settings say."""


class NoSender(NoAccount):
    """The sender has no address."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "Relance does not know yet who sends. Enter the sender’s e-mail address in the settings."
    )


class NoServer(NoAccount):
    """The mail server has no name."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "Relance does not know yet through which mail server. Enter it in the settings."
    )


class PasswordNeeded(NoAccount):
    """The server asks for a login, and nobody has told the password."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "The password of ‘{user}’ at ‘{host}’ is not known. Enter it in the settings."
    )


class DemoSendsNothing(Refusal):
    """The demo has invented customers, who are not to be mailed."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "This is the demo, from which nothing is ever sent. Everything up to here works as it will with your "
        "own customers: leave the demo to mail them.",
    )


class NoUser(Refusal):
    """A password alone is no login."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "Enter the server and the user name that the password is for first."
    )


class NotAPassword(Refusal):
    """It could not be sent to a server."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "This is not a password: it has several lines, or nothing in it.")


@dataclass(frozen=True, slots=True)
class Access:
    """How the server is logged in to, and where the password for it is."""

    host: str
    port: int
    user: str
    kept: Kept
    has_store: bool
    locked: bool = False
    """The key store does not tell whether it has it."""

    @property
    def needs_password(self) -> bool:
        """Whether somebody has to enter it before anything can be sent."""
        return bool(self.host and self.user) and self.kept is Kept.NOWHERE


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a check of the connection stumbled over: values of smtp.Phase and smtp.Reason."""

    phase: str
    reason: str
    reply: str
    """What the server said to it, if anything."""
    detail: str
    """What this system says of it, in English, if anything."""


class Check:
    """The connection being tried, on a thread of its own: a server that is silent keeps nothing else waiting.

    Ask from any thread how far it is.
    """

    def __init__(self, server: smtp.Account, sender: str) -> None:
        self.host, self.port, self.user = server.host, server.port, server.user
        self.sender = sender
        self.left_out = tuple(
            phase
            for phase, wanted in (("tls", server.security.value != "clear"), ("login", bool(server.user)))
            if not wanted
        )
        """The phases that this account has no need of."""
        self._server = server
        self._passed: tuple[str, ...] = ()
        self._trouble: Trouble | None = None
        self._error: Exception | None = None
        self._unwanted = threading.Event()
        self._over = threading.Event()
        threading.Thread(target=self._run, name="checking the connection", daemon=True).start()

    @property
    def passed(self) -> tuple[str, ...]:
        """The phases that went well so far."""
        return self._passed

    @property
    def over(self) -> bool:
        """Whether nothing else comes."""
        return self._over.is_set()

    def cancel(self) -> None:
        """Go no further than the present phase, and tell nobody."""
        self._unwanted.set()

    @property
    def trouble(self) -> Trouble | None:
        """What went wrong with the server, once it is over."""
        return self._trouble

    @property
    def refusal(self) -> Refusal | None:
        """Why there was no password to try with, once it is over. Raises what is a bug."""
        if self._error is None or isinstance(self._error, Refusal):
            return self._error
        raise self._error

    def _run(self) -> None:
        from app.delivery import smtp

        try:
            domain = address.key(self.sender).rpartition("@")[2]
            envelope = f"{self.sender.rpartition('@')[0]}@{domain}"  # its domain in ASCII (RFC 5890)
            for phase in smtp.check(_with_password(self._server), envelope):
                self._passed += (phase.value,)
                if self._unwanted.is_set():
                    return
        except smtp.Trouble as trouble:
            reply = f"{trouble.reply.code} {trouble.reply.text}" if trouble.reply else ""
            self._trouble = Trouble(trouble.phase.value, trouble.reason.value, reply, trouble.detail)
        except Exception as error:  # noqa: BLE001 - raised on the thread that asks
            self._error = error
        finally:
            self._over.set()


def account() -> smtp.Account:
    """The mail server and the login.

    Raises DemoSendsNothing, NoSender, NoServer, PasswordNeeded and KeyStoreLocked.
    """
    return _with_password(_server())


def sender() -> Sender:
    """Who sends. Raises NoSender."""
    from app.delivery.message import Sender

    stored = settings.values()
    name, mailbox, reply_to, endpoint = (
        str(stored[setting.name])
        for setting in (settings.SENDER_NAME, settings.SENDER_ADDRESS, settings.REPLY_TO, settings.ENDPOINT)
    )
    if not mailbox:
        raise NoSender
    return Sender(name, mailbox, reply_to, endpoint)


def pace() -> Pace:
    """How fast mail may leave."""
    return Pace(*(settings.get(limit) for limit in settings.PACE))


def access() -> Access:
    """How the server is logged in to."""
    host, port, user = _login()
    kept, locked = Kept.NOWHERE, False
    if user and host:
        try:
            kept = password.kept(user, host, port)
        except KeyStoreLocked:
            locked = True
    return Access(host, port, user, kept, has_key_store(), locked)


def needs_password() -> bool:
    """Whether somebody has to enter the password before anything can be sent."""
    host, port, user = _login()
    try:
        return bool(host and user) and password.kept(user, host, port) is Kept.NOWHERE
    except KeyStoreLocked:
        return True


def has_key_store() -> bool:
    """Whether this system has a key store that Relance trusts; without one a password is kept in memory."""
    return password.store() is not None


def set_password(text: str, *, remember: bool = True) -> Kept:
    """Keep the password for the login in the key store, or else in memory. Returns where.

    Raises NoUser, NotAPassword, and KeyStoreRefused: then it is in memory.
    """
    host, port, user = _login()
    if not (host and user):
        raise NoUser
    text = text.strip("\r\n")  # what is pasted from a web page often ends a line
    if not text or set(text) & set("\r\n\0"):
        raise NotAPassword
    return password.write(user, host, port, text, remember=remember)


def forget_password() -> None:
    """Delete the password for the login. Raises KeyStoreKept."""
    host, port, user = _login()
    password.forget(user, host, port)


def check() -> Check:
    """Begin to try the connection as far as the sender, without sending.

    Raises DemoSendsNothing, NoServer and NoSender.
    """
    return Check(_server(), settings.get(settings.SENDER_ADDRESS))


def _login() -> tuple[str, int, str]:
    stored = settings.values()
    host, port, user = (
        stored[each.name] for each in (settings.SMTP_HOST, settings.SMTP_PORT, settings.SMTP_USER)
    )
    return str(host), int(port), str(user)


def _server() -> smtp.Account:
    """The account, still without its password. Raises DemoSendsNothing, NoSender and NoServer."""
    from app.delivery.smtp import Account, Security

    with reading():
        if settings.is_demo():  # here, where everything that could reach a server has to pass
            raise DemoSendsNothing
        host, port, user = _login()
        security = settings.get(settings.SMTP_SECURITY)
        sends = settings.get(settings.SENDER_ADDRESS)
    if not sends:
        raise NoSender
    if not host:
        raise NoServer
    return Account(host, port, Security(security), user)


def _with_password(server: smtp.Account) -> smtp.Account:
    if not server.user:
        return server
    found = password.read(server.user, server.host, server.port)
    if found is None:
        raise PasswordNeeded(user=server.user, host=server.host)
    return replace(server, password=found)
