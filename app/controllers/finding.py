"""Going anywhere by a part of its name: the customers, batches and operations that a few words name."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from app import address
from app.controllers import operations
from app.controllers.customers import Status
from app.controllers.operations import Entry, Kind
from app.models.customers import fold
from app.models.database import reading, select

MOST = 8
"""Of each group."""


@dataclass(frozen=True, slots=True)
class Person:
    """A customer."""

    key: str
    email: str
    name: str
    status: Status


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch, with the number of its customers; `imported_at` is in UTC seconds."""

    id: int
    name: str
    imported_at: int
    customers: int


@dataclass(frozen=True, slots=True)
class Found:
    """What the words name, the nearest of each group first, at most MOST of each.

    `address` is the one address that was typed, if it is complete, with its `key`: what is known of it can be
    shown whether or not it is a customer's.
    """

    address: str = ""
    key: str = ""
    people: tuple[Person, ...] = ()
    batches: tuple[Batch, ...] = ()
    operations: tuple[Entry, ...] = ()


def find(text: str, kinds: Mapping[Kind, str]) -> Found:
    """What has each word of the text in its name; `kinds` are the words for the kinds of operations.

    A number finds the operation with this number too. Nothing for a text without words. A million customers
    are looked through in about a fifth of a second where few of them match, at once where many do.
    """
    text = address.clean(text)
    words = fold(text).split()
    if not words:
        return Found()
    typed = address.find(text)
    whole = typed[0] if len(typed) == 1 and typed[0] == text.strip() else ""
    with reading():
        return Found(
            address=whole,
            key=address.key(whole) if whole else "",
            people=_people([], address.key(whole)) if whole else _people(words, words[0]),
            batches=_batches(words),
            operations=_operations(words, {kind: fold(name) for kind, name in kinds.items()}),
        )


_PERSON = """
    SELECT c.key, c.email, c.first_name || ' ' || c.last_name,
        EXISTS (SELECT 1 FROM suppression s WHERE s.key = c.key)
    FROM customer c
"""


def _people(words: Sequence[str], start: str) -> tuple[Person, ...]:
    """Those whose address begins like this, then others who have all words, if any, in name or address."""
    conditions = " AND ".join(["instr(c.folded, ?) > 0"] * len(words)) or "true"
    nearest = select(
        # By the index, where the other question has to look at everybody.
        f"{_PERSON} WHERE c.key >= ? AND c.key < ? AND {conditions} ORDER BY c.key LIMIT {MOST}",
        (start, start + "\U0010ffff", *words),
    ).fetchall()
    if words and len(nearest) < MOST:
        others = select(f"{_PERSON} WHERE {conditions} LIMIT {MOST + len(nearest)}", words)
        nearest += [row for row in others if row not in nearest][: MOST - len(nearest)]
    return tuple(
        Person(key, email, name.strip(), Status.UNSUBSCRIBED if suppressed else Status.ACTIVE)
        for key, email, name, suppressed in nearest
    )


def _batches(words: Sequence[str]) -> tuple[Batch, ...]:
    cursor = select("SELECT id, name, imported_at FROM batch ORDER BY imported_at DESC, id DESC")
    named = (row for row in cursor if _has(fold(row[1]), words))
    return tuple(Batch(id, name, at, _customers_of(id)) for id, name, at in islice(named, MOST))


def _customers_of(batch_id: int) -> int:
    """As the history counts them, and without all else that it counts."""
    count = """SELECT count(customer_id) FROM "transaction" WHERE batch_id = ?"""
    (number,) = select(count, (batch_id,)).fetchone()
    return int(number)


def _operations(words: Sequence[str], kinds: Mapping[Kind, str]) -> tuple[Entry, ...]:
    cursor = select("SELECT id, kind, detail, operator FROM operation ORDER BY id DESC")
    ids = array("q")
    for id, kind, detail, operator in cursor:
        said = f"{kinds.get(kind, '')}\n{fold(detail)}\n{fold(operator)}"
        if _has(said, words):
            ids.append(id)
            if len(ids) == MOST:
                break
    number = _number(words)
    if number and number not in ids:
        ids = array("q", [number, *ids[: MOST - 1]])
    return tuple(entry for entry in operations.rows(ids) if entry)


def _number(words: Sequence[str]) -> int:
    """The number that is all that was typed, perhaps behind a sign for it; 0 if it is something else."""
    text = words[0].lstrip("#") if len(words) == 1 else ""
    return int(text) if text.isdecimal() and len(text) < 19 else 0


def _has(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)
