"""What the columns of a file are: recognised by header, else by content, changeable and remembered."""

import json
import re
from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache

from app import address
from app.delivery.template import MADE
from app.delivery.template import field_name as field_name
from app.models import ColumnMapping
from app.models.database import writing


class Role(StrEnum):
    """What a column is read as."""

    EMAIL = "email"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    DATE = "date"
    FIELD = "field"  # the batch's own: kept, and offered as a field in messages
    SUBSCRIPTION = "subscription"  # recognised, and never read: an import changes no subscription
    IGNORED = "ignored"


class DateOrder(StrEnum):
    """How dates that do not begin with the year are written."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


# Each at most once; of several columns with such a header the first is taken, the others are fields.
_SINGLE = (Role.EMAIL, Role.FIRST_NAME, Role.LAST_NAME, Role.DATE)

_SYNONYMS = {
    Role.EMAIL: """
        email, e mail, mail, email address, e mail address, mail address, address email, customer
        email, customer e mail, contact email, primary email, recipient, recipient email, to,
        courriel, adresse email, adresse e mail, adresse mail, adresse courriel, adresse
        electronique, adresse de messagerie, mel, email client, e mail client, mail client, courriel
        client, emails, e mails, adresse
    """,
    Role.FIRST_NAME: """
        first name, firstname, given name, givenname, forename, fname, first, christian name,
        customer first name, prenom, prenoms, prenom client, prenom du client
    """,
    Role.LAST_NAME: """
        last name, lastname, surname, family name, familyname, lname, last, name, full name,
        fullname, customer name, customer last name, nom, nom de famille, nom client, nom du client,
        nom complet, nom usuel, patronyme
    """,
    Role.DATE: """
        date, transaction date, date of transaction, purchase date, date of purchase, order date,
        date of order, invoice date, sale date, visit date, delivery date, transaction day, date de
        transaction, date transaction, date de la transaction, date d achat, date achat, date de
        commande, date commande, date de facture, date facture, date de vente, date vente, date de
        visite, date de livraison, le
    """,
    Role.SUBSCRIPTION: """
        subscribed, subscription, subscription status, subscriber, unsubscribed, opt in, optin,
        opted in, opt out, optout, opted out, newsletter, marketing consent, consent, email consent,
        accepts marketing, accepts email marketing, abonne, abonnement, desabonne, desinscrit,
        desinscription, inscrit, consentement, accepte les emails, accepte la newsletter
    """,
}
_ROLE_OF = {
    " ".join(synonym.split()): role for role, text in _SYNONYMS.items() for synonym in text.split(",")
}


def normalised(title: str) -> str:
    """A header's words without case, accents and punctuation: what synonyms are compared by."""
    return field_name(title).replace("_", " ")


FIELDS_OF_THE_PROGRAM = frozenset({"email", "first_name", "last_name", *MADE})
"""What these names stand for in a message is never a column of the file, whatever its header."""


def propose(titles: Sequence[str], sample: Sequence[Sequence[str]]) -> tuple[Role, ...]:
    """The role of each column: as remembered for this header, else by its words, else by its content."""
    remembered = ColumnMapping.get_or_none(ColumnMapping.header == _remembered_as(titles))
    if any(titles) and remembered is not None:
        return tuple(Role(role) for role in json.loads(remembered.roles))
    roles: list[Role] = []
    for title in titles:
        role = _ROLE_OF.get(normalised(title), Role.FIELD)
        roles.append(Role.FIELD if role in _SINGLE and role in roles else role)
    if Role.EMAIL not in roles or not _holds(sample, roles.index(Role.EMAIL), _is_address):
        for column in range(len(titles)):
            if _holds(sample, column, _is_address):
                roles = [Role.FIELD if role is Role.EMAIL else role for role in roles]
                roles[column] = Role.EMAIL
                break
    if Role.DATE not in roles:
        for column, role in enumerate(roles):
            if role is Role.FIELD and _holds(sample, column, _is_date):
                roles[column] = Role.DATE
                break
    return tuple(roles)


def remember(titles: Sequence[str], roles: Sequence[Role]) -> None:
    """Read the columns under this header the same way the next time."""
    if any(titles):
        with writing():
            values = {"header": _remembered_as(titles), "roles": json.dumps(list(roles))}
            ColumnMapping.insert(values).on_conflict_replace().execute()


def date_order(cells: Sequence[str], default: DateOrder) -> DateOrder:
    """How the dates of a column are written: the first cell that can only be one of both decides."""
    for cell in cells:
        if match := _NUMBERED.match(cell.strip()):
            first, second = int(match[1]), int(match[2])
            if first > 12 >= second:
                return DateOrder.DAY_FIRST
            if second > 12 >= first:
                return DateOrder.MONTH_FIRST
    return default


@lru_cache(maxsize=4096)
def read_date(text: str, order: DateOrder) -> str | None:
    """A date of a cell as ISO 8601 text; None when there is none to be read. A time of day is dropped."""
    text = text.strip()
    if match := _ISO.match(text):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
    elif match := _NUMBERED.match(text):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        day, month = (first, second) if order is DateOrder.DAY_FIRST else (second, first)
        year += 2000 if year < 100 else 0
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMBERED = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)")


def _remembered_as(titles: Sequence[str]) -> str:
    return json.dumps([normalised(title) for title in titles], ensure_ascii=False)


def _holds(sample: Sequence[Sequence[str]], column: int, test: Callable[[str], bool]) -> bool:
    """Whether most of the cells that are filled pass the test."""
    cells = [row[column] for row in sample if column < len(row) and row[column].strip()]
    return bool(cells) and 2 * sum(map(test, cells)) > len(cells)


def _is_address(cell: str) -> bool:
    return bool(address.find(address.clean(cell)))


def _is_date(cell: str) -> bool:
    return read_date(cell, DateOrder.DAY_FIRST) is not None
