"""The reminder preview: who would get a batch's reminder, who would not and why, and what they would read."""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path

from app import address
from app.controllers import exports, history, operations, settings
from app.controllers.columns import field_name
from app.controllers.operations import Kind, Source
from app.delivery import link, template
from app.errors import QT_TRANSLATE_NOOP, Refusal
from app.models.customers import fold
from app.models.database import Progress, reading, silent, writing


class Standing(StrEnum):
    """Whether an invited customer gets the reminder; each has exactly one, the first here that applies."""

    ANSWERED = "answered"
    UNSUBSCRIBED = "unsubscribed"
    RECENT = "recent"  # contacted less than the minimum of days ago, in any batch; days are whole ones
    EXHAUSTED = "exhausted"  # had the maximum of reminders for this batch
    INVALID = "invalid"  # the address does not pass the strict check
    RECIPIENT = "recipients"


class NoSurveyAddress(Refusal):
    """The message has the survey's link, and the batch has no survey."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "The message links to the survey, but this batch has no survey address yet. Give it one."
    )


class NoRecipients(Refusal):
    """There is nobody to be mailed."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "Nobody is left to be reminded.")


class RecipientGone(Refusal):
    """The recipient whose message was asked for is no customer any more."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "This customer has been deleted.")


@dataclass(frozen=True, slots=True)
class Audience:
    """recipients = invited − answered − unsubscribed − recent − exhausted − invalid, of `batch` people.

    `minimum_days` and `maximum_reminders` are the limits that were applied; `free_on` is the first day on
    which somebody of the recent is so no more.
    """

    batch: int
    invited: int
    answered: int
    unsubscribed: int
    recent: int
    exhausted: int
    invalid: int
    recipients: int
    minimum_days: int
    maximum_reminders: int
    free_on: date | None


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the preview of a batch's reminder starts from, as of one moment.

    `recipients` are the transactions of those who would get it, ordered by address; not to be changed.
    """

    batch: history.Details
    fields: tuple[str, ...]
    audience: Audience
    recipients: array[int]


@dataclass(frozen=True, slots=True)
class Person:
    """One invited customer; `last_contact` is in UTC seconds."""

    id: int
    key: str
    email: str
    first_name: str
    last_name: str
    standing: Standing
    reminders: int
    last_contact: int | None


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message as one recipient will see it."""

    to: str
    subject: str
    text: str


_INVITED = """
    FROM message i
    JOIN customer c ON c.id = i.customer_id
    JOIN "transaction" t ON t.batch_id = i.batch_id AND t.customer_id = i.customer_id
    LEFT JOIN suppression s ON s.key = c.key
    LEFT JOIN answer a ON a.transaction_id = t.id
    WHERE i.batch_id = :batch AND i.kind = 'invitation'
"""
_REMINDERS = """(SELECT count(*) FROM message r
    WHERE r.batch_id = :batch AND r.kind = 'reminder' AND r.customer_id = c.id)"""
# Not their number: one that was undone leaves a gap below the next.
_LATEST = """coalesce((SELECT max(r.rank) FROM message r
    WHERE r.batch_id = :batch AND r.kind = 'reminder' AND r.customer_id = c.id), 0)"""
_LAST_CONTACT = "(SELECT max(at) FROM message m WHERE m.customer_id = c.id)"
_STANDING = f"""CASE
    WHEN a.at IS NOT NULL THEN 'answered'
    WHEN s.id IS NOT NULL THEN 'unsubscribed'
    WHEN {_LAST_CONTACT} >= :since THEN 'recent'
    WHEN {_REMINDERS} >= :maximum THEN 'exhausted'
    WHEN NOT c.sendable THEN 'invalid'
    ELSE 'recipients' END"""
# The fields of a message that are no data of the recipient, but made for it.
_MADE = ("survey_link", "unsubscribe")
_ORDER = {
    "email": "c.key",
    "last_name": "c.folded",
    "standing": _STANDING,
    "reminders": _REMINDERS,
    "last_contact": _LAST_CONTACT,
}


def overview(batch_id: int) -> Overview:
    """The batch, its message's fields, its audience and its recipients. Raises BatchGone."""
    with reading():
        batch = history.details(batch_id)
        return Overview(
            batch=batch,
            fields=(*history.fields(batch.columns), *_MADE),
            audience=audience(batch_id),
            recipients=ids(batch_id, Standing.RECIPIENT, "", "email", False),
        )


def audience(batch_id: int) -> Audience:
    """Who of a batch would get its reminder now, and how many not for which reason."""
    with reading() as connection:
        limits = _limits(batch_id)
        days = settings.get(settings.MINIMUM_DAYS)
        tally: dict[str, int] = {}
        free_on = None
        for standing, count, first_contact in connection.execute(
            f"SELECT {_STANDING} AS standing, count(*), min({_LAST_CONTACT}) {_INVITED} GROUP BY 1", limits
        ):
            tally[standing] = count
            if standing == Standing.RECENT:
                free_on = date.fromtimestamp(first_contact) + timedelta(days)
        (batch,) = connection.execute(
            'SELECT count(customer_id) FROM "transaction" WHERE batch_id = ?', (batch_id,)
        ).fetchone()
        return Audience(
            batch=batch,
            invited=sum(tally.values()),
            minimum_days=days,
            maximum_reminders=settings.get(settings.MAXIMUM_REMINDERS),
            free_on=free_on,
            **{standing.value: tally.get(standing, 0) for standing in Standing},
        )


def ids(
    batch_id: int, standing: Standing | None, text: str, sort: str, descending: bool, limit: int | None = None
) -> array[int]:
    """The transactions of the invited with this standing, or of all, whose name or address holds `text`."""
    words = fold(address.clean(text)).split()
    values = {**_limits(batch_id), "standing": standing, **{f"word{n}": word for n, word in enumerate(words)}}
    filtered = "".join(f" AND instr(c.folded, :word{n}) > 0" for n in range(len(words)))
    wanted = f" AND {_STANDING} = :standing" if standing else ""
    direction = "DESC" if descending else "ASC"
    with reading() as connection:
        cursor = connection.execute(
            f"""SELECT t.id {_INVITED} {wanted} {filtered}
            ORDER BY {_ORDER[sort]} {direction}, c.key LIMIT {-1 if limit is None else limit:d}""",
            values,
        )
        return array("q", (id for (id,) in cursor))


def people(batch_id: int, ids: Sequence[int]) -> list[Person | None]:
    """The invited with these transactions, in this order; None for one that is gone."""
    with reading() as connection:
        cursor = connection.execute(
            f"""SELECT t.id, c.key, c.email, c.first_name, c.last_name,
            {_STANDING}, {_REMINDERS}, {_LAST_CONTACT}
            {_INVITED} AND t.id IN (SELECT value FROM json_each(:ids))""",
            {**_limits(batch_id), "ids": json.dumps(list(ids))},
        )
        found = {
            id: Person(id, key, email, first, last, Standing(standing), reminders, contact)
            for id, key, email, first, last, standing, reminders, contact in cursor
        }
    return [found.get(id) for id in ids]


def fields(batch_id: int) -> tuple[str, ...]:
    """The names of the fields that a batch's messages may use. Raises BatchGone."""
    return (*history.fields(history.details(batch_id).columns), *_MADE)


def lacking(body: str) -> tuple[str, ...]:
    """The fields that no reminder should be without and that this text does not have."""
    used = template.fields(body)
    return tuple(name for name in _MADE if name not in used)


def render(batch_id: int, transaction_id: int, subject: str, body: str, unsubscribe: str) -> Rendered:
    """A message as the recipient with this transaction will see it.

    `unsubscribe` is what {{unsubscribe}} becomes when the settings do not say it. Raises the refusals of
    `template.check`, NoSurveyAddress, BatchGone and RecipientGone.
    """
    with reading() as connection:
        batch = history.details(batch_id)
        row = connection.execute(
            """SELECT c.email, c.first_name, c.last_name, t.data, t.token
            FROM "transaction" t JOIN customer c ON c.id = t.customer_id WHERE t.id = ?""",
            (transaction_id,),
        ).fetchone()
        unsubscribe = settings.get(settings.UNSUBSCRIBE_TEXT) or unsubscribe
    if row is None:
        raise RecipientGone()
    values = {**_values(batch, *row), "unsubscribe": unsubscribe}
    rendered = Rendered(
        to=values["email"],
        subject=" ".join(template.render(subject, values).split()),
        text=template.render(body, values),
    )
    if not batch.survey_address and "survey_link" in template.fields(subject + body):
        raise NoSurveyAddress()
    return rendered


def export(
    batch_id: int,
    path: Path,
    header: Sequence[str],
    progress: Progress = silent,
    *,
    delimiter: str = ";",
) -> int:
    """Write the recipients of this moment as CSV, to be mailed by other means; returns their number.

    `header` are the titles for address, first name, last name and survey link, which is empty while the
    batch has no survey; the batch's own columns follow under their own titles. Raises BatchGone,
    NoRecipients, Cancelled and the refusals of `exports`.
    """
    with reading(lambda: progress(0, 0)) as connection:
        batch = history.details(batch_id)
        people = connection.execute(
            f"""SELECT c.email, c.first_name, c.last_name, t.data, t.token
            {_INVITED} AND {_STANDING} = 'recipients' ORDER BY c.key""",
            _limits(batch_id),
        ).fetchall()
    if not people:
        raise NoRecipients()
    columns = ("email", "first_name", "last_name", "survey_link")
    rows = []
    for person in people:
        values = _values(batch, *person)
        rows.append([*(values[column] for column in columns), *json.loads(person[3])])
    return exports.write_csv(path, [*header, *batch.columns], rows, progress, delimiter=delimiter)


def mark_reminded(batch_id: int, recipients: Sequence[int], day: date) -> int:
    """Record that these transactions' customers were reminded by other means on a day.

    Acts on exactly those given, less whoever was deleted since; returns the operation's id.
    Raises MailedInFuture, NoRecipients and BatchGone.
    """
    if day > date.today():
        raise history.MailedInFuture()
    operations.secure(Kind.MAILING, len(recipients))
    with writing() as connection:
        batch = history.details(batch_id)
        chosen = {"batch": batch_id, "ids": json.dumps(list(recipients))}
        (count,) = connection.execute(
            f"SELECT count(*) {_INVITED} AND t.id IN (SELECT value FROM json_each(:ids))", chosen
        ).fetchone()
        if not count:
            raise NoRecipients()
        operation_id = operations.record(
            Kind.MAILING,
            Source.REMINDER_PREVIEW,
            counts={"reminded": count},
            detail=batch.name,
            batch_id=batch_id,
        )
        connection.execute(
            f"""
            INSERT INTO message (batch_id, customer_id, key, kind, rank, state, at, operation_id)
            SELECT t.batch_id, c.id, c.key, 'reminder', {_LATEST} + 1, 'elsewhere', :at, :operation
            {_INVITED} AND t.id IN (SELECT value FROM json_each(:ids)) ORDER BY c.id
            """,
            {**chosen, "at": history.noon(day), "operation": operation_id},
        )
    return operation_id


def _values(
    batch: history.Details, email: str, first_name: str, last_name: str, data: str, token: str | None
) -> Mapping[str, str]:
    """What the fields of a recipient's message become, all but {{unsubscribe}}."""
    values = {field_name(title): value for title, value in zip(batch.columns, json.loads(data), strict=False)}
    values |= {"email": email, "first_name": first_name, "last_name": last_name}
    values.pop("", None)
    linked = ""
    if batch.survey_address:
        linked = link.survey_link(batch.survey_address, {**values, link.TOKEN: token or ""})
    return {**values, "survey_link": linked}


def _limits(batch_id: int) -> dict[str, int]:
    # Whole days, since what was mailed elsewhere is known by its day only.
    first_recent_day = date.today() - timedelta(settings.get(settings.MINIMUM_DAYS) - 1)
    return {
        "batch": batch_id,
        "since": int(datetime.combine(first_recent_day, time()).timestamp()),
        "maximum": settings.get(settings.MAXIMUM_REMINDERS),
    }
