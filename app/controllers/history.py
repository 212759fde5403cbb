"""The history: batches with their counts, one batch's recipients, and what can be done with a batch."""

from __future__ import annotations

import json
import secrets
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from app import address
from app.controllers import operations, recipients
from app.controllers.columns import field_name
from app.controllers.operations import Kind, Source
from app.delivery import link
from app.errors import QT_TRANSLATE_NOOP, Refusal
from app.models import Batch, Message
from app.models.customers import fold
from app.models.database import back_up, reading, select, writing


class BatchGone(Refusal):
    """The batch was deleted meanwhile."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "This batch has been deleted.")


class InvitedAlready(Refusal):
    """All recipients of the batch have an invitation."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "All recipients of this batch are marked as invited already.")


class MailedInFuture(Refusal):
    """What was mailed elsewhere was mailed before now."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "The date of a mailing made elsewhere cannot be in the future.")


class BeingMailed(Refusal):
    """Messages of the batch are still to leave."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "A mailing of this batch is not finished. Cancel it on the Sending page first."
    )


class NoName(Refusal):
    """A batch is found by its name."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "A batch needs a name.")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the history. Times are UTC seconds; `reminders` is the number of messages."""

    id: int
    name: str
    file_name: str
    imported_at: int
    customers: int
    invited: int
    answered: int
    unsubscribed: int
    reminders: int
    last_contact: int | None


@dataclass(frozen=True, slots=True)
class Details:
    """What a batch is set up with. `fields` are the names that messages and the survey's address may use."""

    id: int
    name: str
    columns: tuple[str, ...]
    survey_address: str


_COUNTS = """
    WITH
    chosen AS (SELECT * FROM batch WHERE id IN (SELECT value FROM json_each(:ids))),
    people AS (
        SELECT batch_id, count(customer_id) AS number FROM "transaction"
        WHERE batch_id IN (SELECT id FROM chosen) GROUP BY batch_id),
    mailed AS (
        SELECT batch_id, sum(kind = 'invitation') AS invited, sum(kind = 'reminder') AS reminders,
            max(at) AS latest
        FROM contact m WHERE batch_id IN (SELECT id FROM chosen)
            -- not of one who was deleted and came back: they are in the batch no more
            AND EXISTS (
                SELECT 1 FROM "transaction" t WHERE t.batch_id = m.batch_id AND t.customer_id = m.customer_id)
        GROUP BY batch_id),
    answered AS (
        SELECT t.batch_id, count(*) AS number
        FROM answer a JOIN "transaction" t ON t.id = a.transaction_id
        WHERE t.customer_id IS NOT NULL GROUP BY t.batch_id),
    left_alone AS (
        SELECT t.batch_id, count(*) AS number
        FROM suppression s CROSS JOIN customer c ON c.key = s.key
        CROSS JOIN "transaction" t ON t.customer_id = c.id GROUP BY t.batch_id)
    SELECT b.id, b.name, b.file_name, b.imported_at,
        coalesce(people.number, 0), coalesce(mailed.invited, 0), coalesce(answered.number, 0),
        coalesce(left_alone.number, 0), coalesce(mailed.reminders, 0), mailed.latest
    FROM chosen b
    LEFT JOIN people ON people.batch_id = b.id
    LEFT JOIN mailed ON mailed.batch_id = b.id
    LEFT JOIN answered ON answered.batch_id = b.id
    LEFT JOIN left_alone ON left_alone.batch_id = b.id
"""
# There are few batches, and most of what they are sorted by is counted: sorted here.
_SORTED_BY: Mapping[str, Callable[[Row], int | str]] = {
    "name": lambda row: fold(row.name),
    "imported_at": lambda row: row.imported_at,
    "customers": lambda row: row.customers,
    "invited": lambda row: row.invited,
    "answered": lambda row: row.answered,
    "unsubscribed": lambda row: row.unsubscribed,
    "reminders": lambda row: row.reminders,
    "last_contact": lambda row: row.last_contact or 0,
}


def ids(sort: str, descending: bool, limit: int | None = None) -> array[int]:
    """The ids of all batches, in order; `sort` is a column's name."""
    with reading():
        batches = _rows([id for (id,) in select("SELECT id FROM batch")]).values()
    value = _SORTED_BY[sort]
    order = sorted(batches, key=lambda row: (value(row), row.id), reverse=descending)
    return array("q", [row.id for row in order][:limit])


def rows(ids: Sequence[int]) -> list[Row | None]:
    """The rows with these ids, in this order; None for a batch that is gone."""
    with reading():
        found = _rows(ids)
    return [found.get(id) for id in ids]


def row(batch_id: int) -> Row:
    """One batch with its counts. Raises BatchGone."""
    (found,) = rows([batch_id])
    if found is None:
        raise BatchGone()
    return found


def details(batch_id: int) -> Details:
    """What a batch is set up with. Raises BatchGone."""
    batch = _existing(batch_id)
    return Details(
        id=batch.id,
        name=batch.name,
        columns=tuple(json.loads(batch.columns)),
        survey_address=batch.survey_address,
    )


def rename(batch_id: int, name: str) -> None:
    """Give a batch another name. Raises NoName and BatchGone."""
    name = " ".join(address.clean(name).split())
    if not name:
        raise NoName()
    with writing():
        _existing(batch_id)
        Batch.update(name=name).where(Batch.id == batch_id).execute()


def mark_invited(
    batch_id: int, day: date, source: Source = Source.HISTORY, only: Sequence[int] | None = None
) -> int:
    """Record that the batch's recipients were invited by other means on a day; returns the operation's id.

    Leaves out whoever has an invitation or is about to get one. `only` are the transactions it is about, if
    not all. Raises MailedInFuture, InvitedAlready and BatchGone.
    """
    if day > date.today():
        raise MailedInFuture()
    operations.secure(Kind.MAILING, _not_invited(batch_id, only))
    with writing() as connection:
        batch = _existing(batch_id)
        count = _not_invited(batch_id, only)
        if not count:
            raise InvitedAlready()
        operation_id = operations.record(
            Kind.MAILING, source, counts={"invited": count}, detail=batch.name, batch_id=batch_id
        )
        connection.execute(
            f"""
            INSERT INTO message (batch_id, customer_id, key, kind, rank, state, at, operation_id)
            SELECT t.batch_id, c.id, c.key, 'invitation', 0, 'elsewhere', :at, :operation {_NOT_INVITED}
            ORDER BY c.id
            """,
            {**_chosen(batch_id, only), "at": noon(day), "operation": operation_id},
        )
    return operation_id


_NOT_INVITED = f"""{recipients.JOINED}
    WHERE t.batch_id = :batch AND i.id IS NULL
        AND (:ids IS NULL OR t.id IN (SELECT value FROM json_each(:ids)))
        AND NOT EXISTS (SELECT 1 FROM pending p
            WHERE p.batch_id = t.batch_id AND p.kind = 'invitation' AND p.customer_id = c.id)
"""


def _chosen(batch_id: int, only: Sequence[int] | None) -> dict[str, int | str | None]:
    return {"batch": batch_id, "ids": None if only is None else json.dumps(list(only))}


def _not_invited(batch_id: int, only: Sequence[int] | None) -> int:
    (count,) = select(f"SELECT count(*) {_NOT_INVITED}", _chosen(batch_id, only)).fetchone()
    return int(count)


def noon(day: date) -> int:
    """A moment on a day without a time, in UTC seconds: its middle here."""
    return int(datetime.combine(day, time(12)).timestamp())


def midnight(day: date) -> int:
    """The moment a day begins here, in UTC seconds."""
    return int(datetime.combine(day, time()).timestamp())


def fields(columns: Sequence[str]) -> tuple[str, ...]:
    """The names of what is known of every recipient of a batch with these columns of its own."""
    own = (field_name(title) for title in columns)
    return tuple(dict.fromkeys(("email", "first_name", "last_name", *(name for name in own if name))))


def set_survey_address(batch_id: int, survey_address: str) -> None:
    """Give a batch its survey's web address, and each recipient a token of their own for the link.

    The address may name fields, as in https://example.com/s?order={{order}}; when it names none, the token
    is added to it. Empty text takes it away. Raises the refusals of `link.check`, and BatchGone.
    """
    survey_address = address.clean(survey_address).strip()
    with writing() as connection:
        batch = _existing(batch_id)
        if survey_address:
            link.check(survey_address, (link.TOKEN, *fields(json.loads(batch.columns))))
        Batch.update(survey_address=survey_address).where(Batch.id == batch_id).execute()
        if survey_address:
            missing = connection.execute(
                """SELECT id FROM "transaction"
                WHERE batch_id = ? AND token IS NULL AND customer_id IS NOT NULL""",
                (batch_id,),
            ).fetchall()
            connection.executemany(
                'UPDATE "transaction" SET token = ? WHERE id = ?',
                ((secrets.token_hex(TOKEN_BYTES), id) for (id,) in missing),
            )


def sample_link(batch_id: int, survey_address: str) -> str:
    """The link that the batch's first recipient would get from this survey address; "" if there is nobody.

    A recipient without a token is shown one that is nobody's. Raises the refusals of `link.check`, and
    BatchGone.
    """
    survey_address = address.clean(survey_address).strip()
    titles = json.loads(_existing(batch_id).columns)
    link.check(survey_address, (link.TOKEN, *fields(titles)))
    first = select(
        """SELECT c.email, c.first_name, c.last_name, t.token, t.data
        FROM "transaction" t JOIN customer c ON c.id = t.customer_id
        WHERE t.batch_id = ? ORDER BY t.line LIMIT 1""",
        (batch_id,),
    ).fetchone()
    if first is None:
        return ""
    email, first_name, last_name, token, data = first
    own = {field_name(title): value for title, value in zip(titles, json.loads(data), strict=False)}
    known = {"email": email, "first_name": first_name, "last_name": last_name}
    return link.survey_link(survey_address, {**own, **known, link.TOKEN: token or "0" * (2 * TOKEN_BYTES)})


TOKEN_BYTES = 10
"""A token is this many random bytes, in hexadecimal."""


def delete(batch_id: int) -> None:
    """Delete a batch with its transactions, import report and answers, after a backup.

    Its customers stay, so do all suppressions, and so does the fact of who was contacted when.
    Raises BatchGone and BeingMailed.
    """
    _refuse_being_mailed(batch_id)
    back_up("before-delete")
    with writing():
        _refuse_being_mailed(batch_id)
        batch = _existing(batch_id)
        count = batch.transactions.count()
        operations.record(
            Kind.DELETE_BATCH,
            Source.HISTORY,
            counts={"transactions": count},
            detail=batch.name,
            batch_id=batch_id,
        )
        batch.delete_instance()


def undo_mailing(operation_id: int) -> Mapping[str, int]:
    """Forget what an operation said was mailed elsewhere; part of the caller's transaction."""
    mailed = Message.delete().where(Message.operation == operation_id, Message.state == "elsewhere")
    return {"removed": mailed.execute()}


def _refuse_being_mailed(batch_id: int) -> None:
    _existing(batch_id)
    if select(
        """SELECT 1 FROM mailing WHERE batch_id = ?
        AND state IN ('scheduled', 'missed', 'running', 'paused')""",
        (batch_id,),
    ).fetchone():
        raise BeingMailed()


def _existing(batch_id: int) -> Any:
    batch = Batch.get_or_none(Batch.id == batch_id)
    if batch is None:
        raise BatchGone()
    return batch


def _rows(ids: Sequence[int]) -> dict[int, Row]:
    cursor = select(_COUNTS, {"ids": json.dumps(list(ids))})
    return {values[0]: Row(*values) for values in cursor}
