"""Who would get a batch's invitation or reminder, who would not and why, and what they would read."""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from app import address
from app.controllers import exports, history, operations, settings
from app.controllers.columns import field_name
from app.controllers.operations import Kind, Source
from app.delivery import template
from app.delivery.letters import Draft as Draft
from app.delivery.letters import Frame, Recipient, used
from app.delivery.letters import NoSurveyAddress as NoSurveyAddress
from app.delivery.letters import lacking as lacking
from app.errors import QT_TRANSLATE_NOOP, Refusal
from app.models.customers import fold
from app.models.database import Progress, reading, silent, writing


class Mail(StrEnum):
    """What a batch can be mailed."""

    INVITATION = "invitation"
    REMINDER = "reminder"


class Standing(StrEnum):
    """Whether somebody gets the mail; each has exactly one, the first here that applies."""

    ALREADY = "already"  # an invitation has reached them, or is about to leave, or they have answered without
    ANSWERED = "answered"
    UNSUBSCRIBED = "unsubscribed"
    RECENT = "recent"  # contacted less than the minimum of days ago, in any batch, or about to be; whole days
    EXHAUSTED = "exhausted"  # had the maximum of reminders for this batch
    INVALID = "invalid"  # the address does not pass the strict check
    RECIPIENT = "recipients"


PARTS: Mapping[Mail, tuple[str, ...]] = MappingProxyType(
    {
        Mail.INVITATION: ("customers", "already", "unsubscribed", "invalid", "recipients"),
        Mail.REMINDER: (
            "invited",
            "answered",
            "unsubscribed",
            "recent",
            "exhausted",
            "invalid",
            "recipients",
        ),
    }
)
"""The numbers of an audience that make its subtraction: the first one less all others is the last one."""


class NoRecipients(Refusal):
    """There is nobody to be mailed."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "Nobody is left to be mailed.")


class RecipientGone(Refusal):
    """The recipient whose message was asked for is no customer any more."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "This customer has been deleted.")


class NoSubject(Refusal):
    """A mail without a subject looks like a mistake, or like spam."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "The message cannot be sent without a subject.")


class LacksField(Refusal):
    """The text of a message is without one of the fields that no mail goes out without."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "The message cannot be sent without {field}. Insert it.")


class HtmlLacksField(Refusal):
    """So is its HTML, which most people read in place of the text."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "The message cannot be sent without {field} in its HTML too.")


@dataclass(frozen=True, slots=True)
class Audience:
    """The numbers in PARTS[mail], of all `customers` of the batch; those that its mail does not have are 0.

    `waiting` of those counted as already or recent are about to get mail. Of a reminder, `minimum_days` and
    `maximum_reminders` are the limits that were applied, and `free_on` is the first day on which somebody of
    the recent is so no more, whatever may be sent before.
    """

    mail: Mail
    customers: int
    invited: int
    already: int
    answered: int
    unsubscribed: int
    recent: int
    exhausted: int
    invalid: int
    recipients: int
    waiting: int
    minimum_days: int
    maximum_reminders: int
    free_on: date | None


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the preview of a batch's mail starts from, as of one moment.

    `recipients` are the transactions of those who would get it, ordered by address; not to be changed.
    """

    batch: history.Details
    fields: tuple[str, ...]
    audience: Audience
    recipients: array[int]


@dataclass(frozen=True, slots=True)
class Person:
    """One of those an audience is counted from; `last_contact` is in UTC seconds.

    `waiting` says whether mail to them is about to leave.
    """

    id: int
    key: str
    email: str
    first_name: str
    last_name: str
    standing: Standing
    answered: bool
    waiting: bool
    reminders: int
    last_contact: int | None


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message as one recipient will see it. `html` is clean: it may be shown."""

    sender_name: str
    sender: str
    reply_to: str
    to: str
    subject: str
    text: str
    html: str


# A transaction t, its customer c, the suppression s and the answer a if any; of a reminder, the invitation i.
# In this order, whatever SQLite thinks: it takes few messages to be of one batch.
_PEOPLE = {
    Mail.INVITATION: """
    FROM "transaction" t
    CROSS JOIN customer c ON c.id = t.customer_id
    LEFT JOIN suppression s ON s.key = c.key
    LEFT JOIN answer a ON a.transaction_id = t.id
    """,
    Mail.REMINDER: """
    FROM "transaction" t
    CROSS JOIN contact i ON i.batch_id = t.batch_id AND i.kind = 'invitation'
        AND i.customer_id = t.customer_id
    CROSS JOIN customer c ON c.id = t.customer_id
    LEFT JOIN suppression s ON s.key = c.key
    LEFT JOIN answer a ON a.transaction_id = t.id
    """,
}
_IN_BATCH = "WHERE t.batch_id = :batch"
_CHOSEN = "WHERE t.id IN (SELECT value FROM json_each(:ids)) AND +t.batch_id = :batch"  # +: not by its index
_INVITATION_IN = """EXISTS (SELECT 1 FROM {view} m
    WHERE m.batch_id = :batch AND m.kind = 'invitation' AND m.customer_id = c.id)"""
_WAITING = {
    Mail.INVITATION: _INVITATION_IN.format(view="pending"),
    # Made once, since few are in it, rather than looked for in the messages of each.
    Mail.REMINDER: "c.id IN (SELECT coalesce(customer_id, 0) FROM pending)",
}
_REMINDERS = """(SELECT count(*) FROM contact r
    WHERE r.batch_id = :batch AND r.kind = 'reminder' AND r.customer_id = c.id)"""
# Not their number: one that was undone leaves a gap below the next. What never reached anybody took none.
_LATEST = """coalesce((SELECT max(r.rank) FROM message r
    WHERE r.batch_id = :batch AND r.kind = 'reminder' AND r.customer_id = c.id
        AND r.state NOT IN ('refused', 'expired', 'suppressed', 'cancelled')), 0)"""
_LAST_CONTACT = "(SELECT max(at) FROM contact m WHERE m.customer_id = c.id)"
_CONTACTED = "EXISTS (SELECT 1 FROM contact m WHERE m.customer_id = c.id AND m.at >= :since)"
_RECENT_CONTACT = {
    Mail.INVITATION: "NULL",
    Mail.REMINDER: f"CASE WHEN {_CONTACTED} THEN {_LAST_CONTACT} END",
}
_STANDING = {
    Mail.INVITATION: f"""CASE
    WHEN a.at IS NOT NULL OR {_INVITATION_IN.format(view="contact")} OR {_WAITING[Mail.INVITATION]}
        THEN 'already'
    WHEN s.id IS NOT NULL THEN 'unsubscribed'
    WHEN NOT c.sendable THEN 'invalid'
    ELSE 'recipients' END""",
    Mail.REMINDER: f"""CASE
    WHEN a.at IS NOT NULL THEN 'answered'
    WHEN s.id IS NOT NULL THEN 'unsubscribed'
    WHEN {_CONTACTED} OR {_WAITING[Mail.REMINDER]} THEN 'recent'
    WHEN {_REMINDERS} >= :maximum THEN 'exhausted'
    WHEN NOT c.sendable THEN 'invalid'
    ELSE 'recipients' END""",
}
_ORDER = {
    "email": "c.key",
    "last_name": "c.folded",
    "reminders": _REMINDERS,
    "last_contact": _LAST_CONTACT,
}


def overview(batch_id: int, mail: Mail) -> Overview:
    """The batch, its message's fields, its audience and its recipients. Raises BatchGone."""
    with reading():
        batch = history.details(batch_id)
        return Overview(
            batch=batch,
            fields=_fields(batch),
            audience=audience(batch_id, mail),
            recipients=ids(batch_id, mail, Standing.RECIPIENT, "", "email", False),
        )


def audience(batch_id: int, mail: Mail) -> Audience:
    """Who of a batch would get its mail now, and how many not for which reason."""
    with reading() as connection:
        days = settings.get(settings.MINIMUM_DAYS)
        tally: dict[str, int] = {}
        all_waiting, free_on = 0, None
        for standing, waiting, count, first_contact in connection.execute(
            # The limit has each standing found out once and not for each of the columns above.
            f"""SELECT standing, waiting, count(*), min(contact) FROM (
                SELECT {_STANDING[mail]} AS standing, {_WAITING[mail]} AS waiting,
                    {_RECENT_CONTACT[mail]} AS contact
                {_PEOPLE[mail]} {_IN_BATCH} LIMIT -1)
            GROUP BY standing, waiting""",
            _limits(batch_id),
        ):
            tally[standing] = tally.get(standing, 0) + count
            if waiting and standing in (Standing.ALREADY, Standing.RECENT):
                all_waiting += count
            elif standing == Standing.RECENT:
                free_on = date.fromtimestamp(first_contact) + timedelta(days)
        (customers,) = connection.execute(
            'SELECT count(customer_id) FROM "transaction" WHERE batch_id = ?', (batch_id,)
        ).fetchone()
        return Audience(
            mail=mail,
            customers=customers,
            invited=sum(tally.values()) if mail is Mail.REMINDER else 0,
            waiting=all_waiting,
            minimum_days=days,
            maximum_reminders=settings.get(settings.MAXIMUM_REMINDERS),
            free_on=free_on,
            **{standing.value: tally.get(standing, 0) for standing in Standing},
        )


def ids(
    batch_id: int,
    mail: Mail,
    standing: Standing | None,
    text: str,
    sort: str,
    descending: bool,
    limit: int | None = None,
) -> array[int]:
    """The transactions of those with this standing, or of all, whose name or address holds `text`."""
    words = fold(address.clean(text)).split()
    values = {**_limits(batch_id), "standing": standing, **{f"word{n}": word for n, word in enumerate(words)}}
    filtered = "".join(f" AND instr(c.folded, :word{n}) > 0" for n in range(len(words)))
    wanted = f" AND {_STANDING[mail]} = :standing" if standing else ""
    order = _STANDING[mail] if sort == "standing" else _ORDER[sort]
    direction = "DESC" if descending else "ASC"
    with reading() as connection:
        cursor = connection.execute(
            f"""SELECT t.id {_PEOPLE[mail]} {_IN_BATCH} {wanted} {filtered}
            ORDER BY {order} {direction}, c.key LIMIT {-1 if limit is None else limit:d}""",
            values,
        )
        return array("q", (id for (id,) in cursor))


def people(batch_id: int, mail: Mail, ids: Sequence[int]) -> list[Person | None]:
    """Those with these transactions, in this order; None for one that is gone."""
    with reading() as connection:
        cursor = connection.execute(
            f"""SELECT t.id, c.key, c.email, c.first_name, c.last_name, {_STANDING[mail]},
            a.at IS NOT NULL, {_WAITING[mail]}, {_REMINDERS}, {_LAST_CONTACT}
            {_PEOPLE[mail]} {_CHOSEN}""",
            {**_limits(batch_id), "ids": json.dumps(list(ids))},
        )
        found = {
            id: Person(
                id=id,
                key=key,
                email=email,
                first_name=first,
                last_name=last,
                standing=Standing(standing),
                answered=bool(answered),
                waiting=bool(waiting),
                reminders=reminders,
                last_contact=contact,
            )
            for id, key, email, first, last, standing, answered, waiting, reminders, contact in cursor
        }
    return [found.get(id) for id in ids]


def fields(batch_id: int) -> tuple[str, ...]:
    """The names of the fields that a batch's messages may use. Raises BatchGone."""
    return _fields(history.details(batch_id))


def objection(batch: history.Details, draft: Draft) -> Refusal | None:
    """Why a message cannot be sent to anybody of the batch as it is now, if so."""
    known = _fields(batch)
    try:
        for part in (draft.subject, *draft.parts):
            template.check(part, known)
    except Refusal as refusal:
        return refusal
    if not draft.subject.strip():
        return NoSubject()
    if lacks := lacking(draft):
        field = f"{{{{{lacks[0]}}}}}"
        in_text = lacks[0] in template.fields(draft.text)
        return HtmlLacksField(field=field) if in_text else LacksField(field=field)
    if not batch.survey_address and "survey_link" in used(draft):
        return NoSurveyAddress()
    return None


def made(unsubscribe: str) -> dict[str, str]:
    """What the fields that are no data of the recipient become, all but the survey's link.

    `unsubscribe` is what {{unsubscribe}} becomes when the settings do not say it.
    """
    with reading():
        return {
            "unsubscribe": settings.get(settings.UNSUBSCRIBE_TEXT) or unsubscribe,
            "sender_name": settings.get(settings.SENDER_NAME),
            "postal_address": settings.get(settings.POSTAL_ADDRESS),
        }


def frame(batch: history.Details, draft: Draft, made: Mapping[str, str]) -> Frame:
    """What all messages of the batch have in common, in the preview and in the mail."""
    return Frame(draft, [field_name(title) for title in batch.columns], batch.survey_address, made)


def render(batch_id: int, transaction_id: int, draft: Draft, unsubscribe: str) -> Rendered:
    """A message as the recipient with this transaction will see it; `unsubscribe` is as with `made`.

    Raises the refusals of `Frame.letter`, BatchGone and RecipientGone.
    """
    with reading() as connection:
        batch = history.details(batch_id)
        row = connection.execute(
            """SELECT c.email, c.first_name, c.last_name, t.data, t.token
            FROM "transaction" t JOIN customer c ON c.id = t.customer_id WHERE t.id = ?""",
            (transaction_id,),
        ).fetchone()
        if row is None:
            raise RecipientGone()
        letter = frame(batch, draft, made(unsubscribe)).letter(_recipient(*row))
        return Rendered(
            sender_name=settings.get(settings.SENDER_NAME),
            sender=settings.get(settings.SENDER_ADDRESS),
            reply_to=settings.get(settings.REPLY_TO),
            to=letter.to,
            subject=letter.subject,
            text=letter.text,
            html=letter.html,
        )


def export(
    batch_id: int,
    mail: Mail,
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
            {_PEOPLE[mail]} {_IN_BATCH} AND {_STANDING[mail]} = 'recipients' ORDER BY c.key""",
            _limits(batch_id),
        ).fetchall()
    if not people:
        raise NoRecipients()
    columns = ("email", "first_name", "last_name", "survey_link")
    known = frame(batch, Draft("", ""), {})
    rows = []
    for person in people:
        recipient = _recipient(*person)
        values = known.values(recipient)
        rows.append([*(values[column] for column in columns), *recipient.data])
    return exports.write_csv(path, [*header, *batch.columns], rows, progress, delimiter=delimiter)


def mark_elsewhere(batch_id: int, mail: Mail, recipients: Sequence[int], day: date) -> int:
    """Record that these transactions' customers got the mail by other means on a day.

    Acts on exactly those given, less whoever was deleted since; returns the operation's id.
    Raises MailedInFuture, NoRecipients, InvitedAlready and BatchGone.
    """
    if mail is Mail.INVITATION:
        return history.mark_invited(batch_id, day, Source.INVITATION_PREVIEW, recipients)
    if day > date.today():
        raise history.MailedInFuture()
    operations.secure(Kind.MAILING, len(recipients))
    with writing() as connection:
        batch = history.details(batch_id)
        chosen = {"batch": batch_id, "ids": json.dumps(list(recipients))}
        (count,) = connection.execute(f"SELECT count(*) {_PEOPLE[mail]} {_CHOSEN}", chosen).fetchone()
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
            {_PEOPLE[mail]} {_CHOSEN} ORDER BY c.id
            """,
            {**chosen, "at": history.noon(day), "operation": operation_id},
        )
    return operation_id


def _fields(batch: history.Details) -> tuple[str, ...]:
    return (*history.fields(batch.columns), *template.MADE)


def _recipient(email: str, first_name: str, last_name: str, data: str, token: str | None) -> Recipient:
    return Recipient(email, first_name, last_name, json.loads(data), token or "")


def _limits(batch_id: int) -> dict[str, int]:
    # Whole days, since what was mailed elsewhere is known by its day only.
    today = date.fromtimestamp(operations.now())
    first_recent_day = today - timedelta(settings.get(settings.MINIMUM_DAYS) - 1)
    return {
        "batch": batch_id,
        "since": history.midnight(first_recent_day),
        "maximum": settings.get(settings.MAXIMUM_REMINDERS),
    }
