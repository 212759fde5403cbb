"""The customer list, one customer's page, and adding, editing and deleting customers."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from sqlite3 import Connection
from typing import Any

from app.controllers import operations, records
from app.controllers.operations import Kind, Source
from app.errors import QT_TRANSLATE_NOOP, Refusal
from app.models import Customer, erasure
from app.models.customers import SEPARATOR, fold, fold_customer
from app.models.database import reading, select, writing

# The patterns of `app.address` take a while to compile: it is imported where it is needed, not at the start.


class Status(StrEnum):
    """Derived: a customer is unsubscribed while their address is suppressed."""

    ACTIVE = "Active"
    UNSUBSCRIBED = "Unsubscribed"


class NotAnAddress(Refusal):
    """What was typed as an e-mail address is none that can be mailed."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "‘{address}’ is not an e-mail address that can be mailed.")


class AddressTaken(Refusal):
    """Two customers never share an address."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "There is a customer with the address ‘{address}’ already.")


class Erased(Refusal):
    """The person at this address asked to be erased; only they can come back."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "‘{address}’ was erased on {day}, as its owner asked. If they have agreed since to be mailed again, "
        "find the address with Ctrl+K and choose Resubscribe first.",
    )


class CustomerGone(Refusal):
    """The customer was deleted meanwhile."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "This customer has been deleted.")


@dataclass(frozen=True, slots=True)
class Counts:
    """total = active + unsubscribed."""

    total: int
    active: int
    unsubscribed: int


@dataclass(frozen=True, slots=True)
class Filter:
    """Which customers: every word of `text` is part of the name or address; None means any.

    `mailable` is whether the address can be mailed at all, whatever its status.
    """

    text: str = ""
    status: Status | None = None
    mailable: bool | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the customer list; `last_contact` is in UTC seconds."""

    id: int
    key: str
    email: str
    first_name: str
    last_name: str
    status: Status
    last_transaction: date | None
    last_contact: int | None
    batches: int


@dataclass(frozen=True, slots=True)
class Page:
    """All that is known of one address, which may be no customer's (`id` None).

    `erased_at` is since when, in UTC seconds, it is erased, if it is: `email` is then what was asked for.
    """

    id: int | None
    key: str
    email: str
    first_name: str
    last_name: str
    status: Status
    evidence: records.Evidence | None
    timeline: tuple[records.Event, ...]
    erased_at: int | None = None


_ORDER = {
    "email": "c.key",
    "last_name": "c.folded",
    "first_name": f"substr(c.folded, instr(c.folded, '{SEPARATOR}') + 1)",
    "status": "EXISTS (SELECT 1 FROM suppression s WHERE s.key = c.key)",
    "last_transaction": "latest.date",
    "last_contact": "latest.at",
    "batches": "latest.number",
}
_LATEST = {
    "last_transaction": 'SELECT customer_id, max(date) AS date FROM "transaction" GROUP BY customer_id',
    "last_contact": "SELECT customer_id, max(at) AS at FROM contact GROUP BY customer_id",
    "batches": 'SELECT customer_id, count(*) AS number FROM "transaction" GROUP BY customer_id',
}


def counts() -> Counts:
    """How many customers there are, and how many of them are unsubscribed."""
    with reading() as connection:
        (total,) = connection.execute("SELECT count(*) FROM customer").fetchone()
        (unsubscribed,) = connection.execute(
            "SELECT count(*) FROM suppression s CROSS JOIN customer c ON c.key = s.key"
        ).fetchone()
    return Counts(total, total - unsubscribed, unsubscribed)


def ids(filter: Filter, sort: str, descending: bool, limit: int | None = None) -> array[int]:
    """The ids of the customers that pass the filter, in order; `sort` is a column's name."""
    where, values = _conditions(filter)
    joined = ""
    if sort in _LATEST:
        joined = f"LEFT JOIN ({_LATEST[sort]}) latest ON latest.customer_id = c.id"
    order = _ORDER[sort]
    if where and sort == "email":
        order = "+" + order  # sorting the few that pass beats testing all along the index
    direction = "DESC" if descending else "ASC"
    tie = "" if sort == "email" else ", c.key"
    cursor = select(
        f"SELECT c.id FROM customer c {joined} {where} ORDER BY {order} {direction}{tie} LIMIT ?",
        (*values, -1 if limit is None else limit),
    )
    return array("q", (id for (id,) in cursor))


def rows(ids: Sequence[int]) -> list[Row | None]:
    """The rows with these ids, in this order; None for a customer that is gone."""
    marks = ", ".join("?" * len(ids))
    cursor = select(
        f"""
        SELECT c.id, c.key, c.email, c.first_name, c.last_name,
            EXISTS (SELECT 1 FROM suppression s WHERE s.key = c.key),
            (SELECT max(date) FROM "transaction" t WHERE t.customer_id = c.id),
            (SELECT max(at) FROM contact m WHERE m.customer_id = c.id),
            (SELECT count(*) FROM "transaction" t WHERE t.customer_id = c.id)
        FROM customer c WHERE c.id IN ({marks})
        """,
        list(ids),
    )
    found = {
        id: Row(
            id, key, email, first, last, _status(suppressed), day and date.fromisoformat(day), contact, number
        )
        for id, key, email, first, last, suppressed, day, contact, number in cursor
    }
    return [found.get(id) for id in ids]


def page(key: str) -> Page:
    """All that is known of the address with this key, whether or not a customer has it."""
    with reading() as connection:
        form = erasure.form_of(connection, key)
        customer: Any = Customer.get_or_none(Customer.key == key)
        evidence = records.evidence(key, form)
        return Page(
            id=customer.id if customer else None,
            key=key,
            email=customer.email if customer else (evidence and evidence.address) or erasure.typed(key),
            first_name=customer.first_name if customer else "",
            last_name=customer.last_name if customer else "",
            status=_status(evidence is not None),
            evidence=evidence,
            timeline=records.timeline(customer.id if customer else None, key, form),
            erased_at=records.erased_at(form),
        )


def is_suppressed(email: str) -> bool:
    """Whether an address, as typed, must not be mailed."""
    from app import address

    with reading() as connection:
        return erasure.must_not_be_mailed(connection, address.key(email))


def add(email: str, first_name: str, last_name: str) -> str:
    """Add a customer; returns the key. A suppressed address stays suppressed.

    Raises NotAnAddress, AddressTaken and Erased.
    """
    checked = _checked(email, first_name, last_name)
    with writing() as connection:
        _refuse_taken(checked, None)
        _refuse_erased(connection, checked)
        customer = Customer.create(**asdict(checked), created_at=operations.now())
        _take_over_contacts(connection, customer.id, checked.key)
    return checked.key


def edit(customer_id: int, email: str, first_name: str, last_name: str, *, unsubscribe: bool = False) -> str:
    """Change a customer; returns the key. The old address keeps its suppression.

    With `unsubscribe` the new address is unsubscribed too, in the same transaction.
    Raises NotAnAddress, AddressTaken, Erased and CustomerGone.
    """
    checked = _checked(email, first_name, last_name)
    with writing() as connection:
        customer = _existing(customer_id)
        _refuse_taken(checked, customer_id)
        if customer.key != checked.key:
            _refuse_erased(connection, checked)
        Customer.update(**asdict(checked)).where(Customer.id == customer_id).execute()
        _take_over_contacts(connection, customer_id, checked.key)
        if unsubscribe and not is_suppressed(checked.email):
            from app.controllers import unsubscribing
            from app.controllers.unsubscribing import Reason

            unsubscribing.apply(
                unsubscribing.preview(checked.email), Source.CUSTOMER_PAGE, reason=Reason.OPERATOR
            )
    return checked.key


def delete(customer_id: int) -> None:
    """Delete a customer with their name, address and row data. A suppression of the address stays.

    Import reports keep their counts, without the person. Raises CustomerGone.
    """
    with writing() as connection:
        customer = _existing(customer_id)
        operations.record(Kind.DELETE_CUSTOMER, Source.CUSTOMER_PAGE, counts={"deleted": 1})
        connection.execute(
            """UPDATE "transaction" SET data = '[]', token = NULL WHERE customer_id = ?""", (customer.id,)
        )
        customer.delete_instance()


def _status(suppressed: bool) -> Status:
    return Status.UNSUBSCRIBED if suppressed else Status.ACTIVE


def _conditions(filter: Filter) -> tuple[str, list[str]]:
    conditions, values = _named(filter.text) if filter.text else ([], [])
    if filter.status is not None:
        negation = "NOT " if filter.status is Status.ACTIVE else ""
        conditions.append(f"{negation}EXISTS (SELECT 1 FROM suppression s WHERE s.key = c.key)")
    if filter.mailable is not None:
        conditions.append("c.sendable" if filter.mailable else "NOT c.sendable")
    return ("WHERE " + " AND ".join(conditions) if conditions else ""), values


def _named(text: str) -> tuple[list[str], list[str]]:
    """What finds each word of a text in names and addresses."""
    from app import address

    text = address.clean(text)
    values = fold(text).split()
    conditions = ["instr(c.folded, ?) > 0"] * len(values)
    if len(found := address.find(text)) == 1:  # the same mailbox, however either of them is written
        conditions = [f"({' AND '.join(conditions)} OR c.key = ?)"]
        values.append(address.key(found[0]))
    return conditions, values


@dataclass(frozen=True)
class _Checked:
    """What a person typed of a customer, good to be stored."""

    key: str
    email: str
    first_name: str
    last_name: str
    folded: str
    sendable: bool = True


def _checked(email: str, first_name: str, last_name: str) -> _Checked:
    from app import address

    found = address.find(address.clean(email))
    if len(found) != 1 or not address.is_sendable(found[0]):
        raise NotAnAddress(address=email.strip())
    first_name, last_name = (" ".join(address.clean(name).split()) for name in (first_name, last_name))
    folded = fold_customer(last_name, first_name, found[0])
    return _Checked(address.key(found[0]), found[0], first_name, last_name, folded)


def _existing(customer_id: int) -> Any:
    customer = Customer.get_or_none(Customer.id == customer_id)
    if customer is None:
        raise CustomerGone()
    return customer


def _refuse_taken(checked: _Checked, customer_id: int | None) -> None:
    other = Customer.get_or_none(Customer.key == checked.key)
    if other is not None and other.id != customer_id:
        raise AddressTaken(address=checked.email)


def _refuse_erased(connection: Connection, checked: _Checked) -> None:
    moment = records.erased_at(erasure.form_of(connection, checked.key))
    if moment is not None:
        raise Erased(address=checked.email, day=date.fromtimestamp(moment))


def _take_over_contacts(connection: Connection, customer_id: int, key: str) -> None:
    """Count what was mailed to this address while it was a deleted customer's.

    Two customers may have been mailed in one batch and have had this address in turn: then one stays apart.
    """
    connection.execute(
        """UPDATE OR IGNORE message SET customer_id = ?
        WHERE customer_id IS NULL AND key = ? AND kind <> 'test'""",
        (customer_id, key),
    )
