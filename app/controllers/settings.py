"""Settings of the database: each declared once, with its type, default and limits."""

import getpass
import json
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.errors import QT_TRANSLATE_NOOP
from app.models import Setting
from app.models.database import reading, writing

T = TypeVar("T", int, str)


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


OPERATOR = Declared(
    "operator",
    QT_TRANSLATE_NOOP("Settings", "Your name"),
    QT_TRANSLATE_NOOP(
        "Settings", "Written beside everything you do, as evidence. Empty: your name on this computer."
    ),
    "",
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

LIMITS = (MINIMUM_DAYS, MAXIMUM_REMINDERS)


def get(setting: Declared[T]) -> T:
    """The setting's value; its default when it was never set or what is stored is not of its kind."""
    stored = Setting.get_or_none(Setting.name == setting.name)
    if stored is None:
        return setting.default
    value = json.loads(stored.value)
    if type(value) is not type(setting.default):
        return setting.default
    if isinstance(value, int) and not setting.minimum <= value <= setting.maximum:
        return setting.default
    return value


def change(setting: Declared[T], value: T) -> None:
    """Store the value of one setting."""
    with writing():
        values = {"name": setting.name, "value": json.dumps(value, ensure_ascii=False)}
        Setting.insert(values).on_conflict_replace().execute()


def values() -> dict[str, int | str]:
    """All settings by name, as one snapshot."""
    with reading():
        texts = {setting.name: get(setting) for setting in (OPERATOR, UNSUBSCRIBE_TEXT)}
        return {**texts, **{setting.name: get(setting) for setting in LIMITS}}


def operator() -> str:
    """Who is at the keyboard, for the evidence."""
    return get(OPERATOR) or _user_of_this_computer()


def _user_of_this_computer() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        return "?"
