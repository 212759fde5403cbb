"""Customers: people with one e-mail address each."""

import unicodedata
from functools import lru_cache

from peewee import AutoField, BooleanField, IntegerField, TextField

from app.models.database import Table, database

# What separates the parts of `folded`: no cleaned text contains it, and it sorts before all text.
SEPARATOR = "\x1f"


class Customer(Table):
    """A person with one e-mail address, unique by its key."""

    id = AutoField()
    key = TextField(unique=True)
    email = TextField()
    first_name = TextField(default="")
    last_name = TextField(default="")
    folded = TextField()
    sendable = BooleanField()
    created_at = IntegerField()


def fold(text: str) -> str:
    """Text as it is searched and ordered: no case, no accents, compatibility forms folded."""
    if text.isascii():
        return text.lower()
    return _fold_unicode(text)


@lru_cache(maxsize=4096)
def _fold_unicode(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@database.func("fold_customer", 3)
def fold_customer(last_name: str, first_name: str, email: str) -> str:
    """The `folded` column of a customer; also a function in SQL, for updates of many rows."""
    text = f"{last_name}{SEPARATOR}{first_name}{SEPARATOR}{email}"
    if text.isascii():
        return text.lower()
    # By parts, since names are repeated: most are remembered.
    return SEPARATOR.join((fold(last_name), fold(first_name), fold(email)))
