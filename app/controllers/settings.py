"""Settings of the database: each declared once, with its type, default, words and limits."""

import getpass
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from app.errors import QT_TRANSLATE_NOOP, Refusal
from app.models import Setting
from app.models.database import reading, writing
from app.models.settings import REWRITE_DUE

T = TypeVar("T", int, str)

PORTS = {"implicit": 465, "starttls": 587, "clear": 25}
"""Where a mail server usually listens, for each security."""

_LONGEST_NAME = 255
_LONGEST_ENDPOINT = 500  # it is part of a header, whose lines are limited (RFC 5322 section 2.1.1)
_ENDPOINT = re.compile(r'https://[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)+(:[0-9]{1,5})?([/?][^\s#<>"\\]*)?')
_NAME_OF_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9_][a-z0-9_-]{0,62}(\.[a-z0-9_][a-z0-9_-]{0,62})*\.?")


class Unsuitable(Refusal):
    """A setting cannot be what was typed."""


class NotAnAddress(Unsuitable):
    """No mail could come from there or go there."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "‘{address}’ is not a complete e-mail address.")


class TooLong(Unsuitable):
    """A name goes into a header of every message."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "This is too long: {limit} characters are the most.")


class NotAServer(Unsuitable):
    """The name of a server is none."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "‘{host}’ is not the name of a server. One looks like smtp.example.com; the port has its own field.",
    )


class NotAnEndpoint(Unsuitable):
    """Mail programs would not call this address to unsubscribe somebody."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "‘{address}’ cannot be used. It must be a web address that begins with https://, without spaces, "
        "accents or #.",
    )


class ClearText(Unsuitable):
    """Mail and password would cross a network unencrypted."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "Mail to ‘{host}’ must be encrypted. Without encryption Relance talks to a server on this computer "
        "only, such as localhost.",
    )


@dataclass(frozen=True, slots=True)
class Declared(Generic[T]):
    """A setting: its name in the database, its words on the screen, and what it may be."""

    name: str
    label: str
    hint: str
    default: T
    minimum: int = 0
    maximum: int = 0
    lines: int = 1
    zero: str = ""
    """What 0 is called, where it stands for no limit."""
    choices: tuple[tuple[str, str], ...] = ()
    """The values it may have, each with its words."""
    check: Callable[[str], str] | None = None
    """Gives what to store of a text that is not empty, or raises an Unsuitable."""


# The patterns of `app.address` take a while to compile: it is imported where it is needed, not at the start.
def _mailbox(text: str) -> str:
    from app import address

    found = address.find(text)
    # Something that begins like an encoded word (RFC 2047) would be read as another address.
    if len(found) != 1 or not address.is_sendable(found[0]) or "=?" in found[0]:
        raise NotAnAddress(address=text)
    return found[0]


def _host(text: str) -> str:
    from ipaddress import ip_address

    import idna  # this and ipaddress are rarely needed, and the program starts with this module

    name = text.lower()
    try:
        return str(ip_address(name.removeprefix("[").removesuffix("]")))
    except ValueError:
        pass
    try:
        plain = name if name.isascii() else idna.encode(name, uts46=True).decode("ascii")
    except UnicodeError as error:
        raise NotAServer(host=text) from error
    if not _NAME_OF_HOST.fullmatch(plain):
        raise NotAServer(host=text)
    return plain  # Python itself would look for strasse.de where straße.de is meant


def _endpoint(text: str) -> str:
    if len(text) > _LONGEST_ENDPOINT or not text.isascii() or not _ENDPOINT.fullmatch(text):
        raise NotAnEndpoint(address=text)
    return text


def _name(text: str) -> str:
    if len(text) > _LONGEST_NAME:
        raise TooLong(limit=_LONGEST_NAME)
    return text


OPERATOR = Declared(
    "operator",
    QT_TRANSLATE_NOOP("Settings", "Your name"),
    QT_TRANSLATE_NOOP(
        "Settings", "Written beside everything you do, as evidence. Empty: your name on this computer."
    ),
    "",
)
OPERATOR_ADDRESS = Declared(
    "operator_address",
    QT_TRANSLATE_NOOP("Settings", "Your e-mail address"),
    QT_TRANSLATE_NOOP("Settings", "Where tests of a message go. Empty: the sender’s address."),
    "",
    check=_mailbox,
)
SENDER_NAME = Declared(
    "sender_name",
    QT_TRANSLATE_NOOP("Settings", "Name"),
    QT_TRANSLATE_NOOP("Settings", "Whom customers see as the sender: your company, or you."),
    "",
    check=_name,
)
SENDER_ADDRESS = Declared(
    "sender_address",
    QT_TRANSLATE_NOOP("Settings", "E-mail address"),
    QT_TRANSLATE_NOOP("Settings", "What mail is sent from; your mail provider must allow it."),
    "",
    check=_mailbox,
)
REPLY_TO = Declared(
    "reply_to",
    QT_TRANSLATE_NOOP("Settings", "Replies to"),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Where answers go, and requests to be unsubscribed: somebody must read it. Empty: the address above.",
    ),
    "",
    check=_mailbox,
)
POSTAL_ADDRESS = Declared(
    "postal_address",
    QT_TRANSLATE_NOOP("Settings", "Postal address"),
    QT_TRANSLATE_NOOP("Settings", "What {{postal_address}} becomes in a message. Many countries require it."),
    "",
    lines=3,
)
SMTP_HOST = Declared(
    "smtp_host",
    QT_TRANSLATE_NOOP("Settings", "Server"),
    QT_TRANSLATE_NOOP("Settings", "Your mail provider’s server for outgoing mail, such as smtp.example.com."),
    "",
    check=_host,
)
SMTP_SECURITY = Declared(
    "smtp_security",
    QT_TRANSLATE_NOOP("Settings", "Encryption"),
    "",
    "starttls",
    choices=(
        ("implicit", QT_TRANSLATE_NOOP("Settings", "TLS from the start")),
        ("starttls", QT_TRANSLATE_NOOP("Settings", "STARTTLS, required")),
        ("clear", QT_TRANSLATE_NOOP("Settings", "None, on this computer only")),
    ),
)
SMTP_PORT = Declared(
    "smtp_port",
    QT_TRANSLATE_NOOP("Settings", "Port"),
    QT_TRANSLATE_NOOP("Settings", "Usually 465 with TLS from the start, 587 with STARTTLS."),
    PORTS["starttls"],
    minimum=1,
    maximum=65_535,
)
SMTP_USER = Declared(
    "smtp_user",
    QT_TRANSLATE_NOOP("Settings", "User name"),
    QT_TRANSLATE_NOOP("Settings", "Often the whole e-mail address. Empty: the server asks for no login."),
    "",
)
ENDPOINT = Declared(
    "endpoint",
    QT_TRANSLATE_NOOP("Settings", "One-click address"),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Only if you run a web service that unsubscribes: its https:// address, to which each message’s "
        "reference is added. Empty: requests come by mail.",
    ),
    "",
    check=_endpoint,
)
PER_SECOND = Declared(
    "per_second",
    QT_TRANSLATE_NOOP("Settings", "Messages a second"),
    "",
    5,
    maximum=1_000,
    zero=QT_TRANSLATE_NOOP("Settings", "no limit"),
)
PER_HOUR = Declared(
    "per_hour",
    QT_TRANSLATE_NOOP("Settings", "Messages an hour"),
    "",
    0,
    maximum=1_000_000,
    zero=QT_TRANSLATE_NOOP("Settings", "no limit"),
)
PER_DAY = Declared(
    "per_day",
    QT_TRANSLATE_NOOP("Settings", "Messages a day"),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Your mail provider has limits too, above which it refuses mail. What is above yours waits.",
    ),
    0,
    maximum=1_000_000,
    zero=QT_TRANSLATE_NOOP("Settings", "no limit"),
)
MINIMUM_DAYS = Declared(
    "minimum_days",
    QT_TRANSLATE_NOOP("Settings", "Days between two contacts"),
    QT_TRANSLATE_NOOP("Settings", "A customer contacted more recently than this gets no reminder."),
    7,
    maximum=365,
)
MAXIMUM_REMINDERS = Declared(
    "maximum_reminders",
    QT_TRANSLATE_NOOP("Settings", "Reminders for each batch"),
    QT_TRANSLATE_NOOP("Settings", "A customer who had this many reminders for a batch gets no more of them."),
    3,
    maximum=20,
)
UNSUBSCRIBE_TEXT = Declared(
    "unsubscribe_text",
    QT_TRANSLATE_NOOP("Settings", "How to unsubscribe"),
    QT_TRANSLATE_NOOP(
        "Settings", "What {{unsubscribe}} becomes in a message. Empty: a sentence in your language."
    ),
    "",
    lines=3,
)

YOU = (OPERATOR, OPERATOR_ADDRESS)
SENDER = (SENDER_NAME, SENDER_ADDRESS, REPLY_TO, POSTAL_ADDRESS)
SERVER = (SMTP_HOST, SMTP_SECURITY, SMTP_PORT, SMTP_USER)
PACE = (PER_SECOND, PER_HOUR, PER_DAY)
LIMITS = (MINIMUM_DAYS, MAXIMUM_REMINDERS)
MESSAGES = (UNSUBSCRIBE_TEXT, ENDPOINT)

ALL: tuple[Declared[Any], ...] = (*YOU, *SENDER, *SERVER, *PACE, *LIMITS, *MESSAGES)

_DEMO = "demo"  # the mark of the demo, which nobody sets


def get(setting: Declared[T]) -> T:
    """The setting's value; its default when it was never set or what is stored is not of its kind."""
    stored: Any = Setting.get_or_none(Setting.name == setting.name)
    return _value(setting, stored and stored.value)


def change(setting: Declared[T], value: T) -> None:
    """Store the value of one setting, cleaned.

    Another encryption brings its usual port along, unless the port is an unusual one. Raises an Unsuitable
    for what the setting cannot be.
    """
    with writing():
        value = cleaned(setting, value)
        if setting.name in (SMTP_HOST.name, SMTP_SECURITY.name):
            after = {each.name: get(each) for each in (SMTP_HOST, SMTP_SECURITY)} | {setting.name: str(value)}
            _refuse_clear_text(after[SMTP_HOST.name], after[SMTP_SECURITY.name])
        if setting.name == SMTP_SECURITY.name and get(SMTP_PORT) == PORTS[get(SMTP_SECURITY)]:
            _store(SMTP_PORT, PORTS[str(value)])
        _store(setting, value)


def cleaned(setting: Declared[T], value: T) -> T:
    """What is stored of a value: without what cannot be seen, on as many lines as the setting has.

    Raises an Unsuitable for what the setting cannot be.
    """
    if not isinstance(value, str):
        return value
    if setting.choices and value not in dict(setting.choices):
        raise ValueError(value)
    from app import address

    text = address.clean(value)
    if setting.lines > 1:
        return text
    text = " ".join(text.split())
    return setting.check(text) if setting.check and text else text


def values() -> dict[str, int | str]:
    """All settings by name, as one snapshot."""
    with reading():
        stored: dict[str, Any] = {row.name: row.value for row in Setting.select()}
    return {setting.name: _value(setting, stored.get(setting.name)) for setting in ALL}


def is_demo() -> bool:
    """Whether this is the demo, from which nothing is sent; it says so itself, whatever the file’s name."""
    return _is_marked(_DEMO)


def mark_as_demo() -> None:
    """Have nothing be sent from this database, for good."""
    _mark(_DEMO)


def is_rewrite_due() -> bool:
    """Whether somebody was erased and the file was not written anew since, so that it may hold traces."""
    return _is_marked(REWRITE_DUE)


def mark_rewrite(*, due: bool) -> None:
    """Note that the file is to be written anew, also by a later start, or that it was."""
    if due:
        _mark(REWRITE_DUE)
    else:
        with writing():
            Setting.delete().where(Setting.name == REWRITE_DUE).execute()


def operator() -> str:
    """Who is at the keyboard, for the evidence."""
    return get(OPERATOR) or user_of_this_computer()


def operator_address() -> str:
    """Where tests of a message go; empty as long as nobody has said."""
    return get(OPERATOR_ADDRESS) or get(SENDER_ADDRESS)


def own_addresses() -> frozenset[str]:
    """What mail is sent from, and where replies and tests go, as addresses are compared."""
    from app import address

    with reading():
        typed = [get(setting) for setting in (OPERATOR_ADDRESS, SENDER_ADDRESS, REPLY_TO)]
    return frozenset(address.key(each) for each in typed if each)


def is_this_computer(host: str) -> bool:
    """Whether what is sent to a host of this name never crosses a network."""
    from ipaddress import ip_address

    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _is_marked(name: str) -> bool:
    return Setting.get_or_none(Setting.name == name) is not None


def _mark(name: str) -> None:
    """Store what is a setting that nobody sees: it is there, or it is not."""
    with writing():
        Setting.insert(name=name, value="true").on_conflict_replace().execute()


def _value(setting: Declared[T], stored: str | None) -> T:
    value: object = json.loads(stored) if stored is not None else None
    if type(value) is not type(setting.default):
        return setting.default
    if isinstance(value, int) and not setting.minimum <= value <= setting.maximum:
        return setting.default
    if setting.choices and value not in dict(setting.choices):
        return setting.default
    return value


def _store(setting: Declared[T], value: T) -> None:
    values = {"name": setting.name, "value": json.dumps(value, ensure_ascii=False)}
    Setting.insert(values).on_conflict_replace().execute()


def _refuse_clear_text(host: str, security: str) -> None:
    if security == "clear" and host and not is_this_computer(host):
        raise ClearText(host=host)


def user_of_this_computer() -> str:
    """The name under which somebody is logged in."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        return "?"
