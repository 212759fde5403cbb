"""Sending: what a mailing would be, queueing it, when it is to begin, and pausing, resuming, cancelling it.

Nothing here talks to a server. `serve` does, on a thread of its own, by way of the outbox.
"""

from __future__ import annotations

import json
import time
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from sqlite3 import Connection

from app import address
from app.controllers import account, audiences, drafts, history, mailings, operations, settings
from app.controllers.audiences import Audience, Mail, NoRecipients, Standing
from app.controllers.mailings import MailingGone
from app.controllers.operations import Kind, Source
from app.delivery import dispatch, message, outbox
from app.delivery.letters import Draft
from app.delivery.message import Sender
from app.delivery.pace import DAY
from app.errors import QT_TRANSLATE_NOOP, Refusal
from app.models import Mailing
from app.models.database import Progress, reading, silent, writing

GMAIL_A_DAY = 5_000
"""From about so many messages a day on, Gmail holds a sender to its rules for bulk senders."""

_LATE = 600  # s after which a scheduled mailing is asked about instead of begun


class Moved(Refusal):
    """The database, or the message, is not as it was when the numbers were shown."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "Something has changed since these numbers were counted, so nothing was sent. Look again."
    )


class NoMessage(Refusal):
    """Nothing was written yet."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "There is no message yet: write its subject and its text first.")


class OperatorUnsubscribed(Refusal):
    """A test goes to one's own address, and to no suppressed one."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "Your own address ‘{address}’ is unsubscribed, and nothing is sent to such an address."
    )


class InThePast(Refusal):
    """A mailing is scheduled for later."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "The date and time are in the past.")


class NotThere(Refusal):
    """The mailing went on meanwhile."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "This mailing has gone on meanwhile, so this cannot be done any more."
    )


@dataclass(frozen=True, slots=True)
class Plan:
    """What sending would do now; `send` does exactly that or refuses.

    `recipients` are transactions. `seconds` is how long it takes at the least, at the pace that is set;
    `gmail` of the recipients have an address there, beside `gmail_today` mailed in the last 24 hours.
    """

    batch_id: int
    batch: str
    mail: Mail
    audience: Audience
    recipients: array[int]
    draft: Draft
    survey_address: str
    sender: Sender
    made: dict[str, str]
    seconds: float
    gmail: int
    gmail_today: int

    @property
    def gmail_warning(self) -> bool:
        """Whether so many go to Gmail that its rules for bulk senders apply."""
        return self.gmail > 0 and self.gmail + self.gmail_today >= GMAIL_A_DAY


def prepare(batch_id: int, mail: Mail, unsubscribe: str) -> Plan:
    """What sending a batch's invitations or reminders would do now.

    `unsubscribe` is what {{unsubscribe}} becomes when the settings do not say it. Raises whatever forbids
    sending: BatchGone, NoMessage, NoRecipients, those of `audiences.objection`, and of `account.account`.
    """
    account.account()
    with reading() as connection:
        batch = history.details(batch_id)
        draft = _draft(batch, mail)
        audience = audiences.audience(batch_id, mail)
        recipients = _recipients(batch_id, mail)
        if not recipients:
            raise NoRecipients()
        return Plan(
            batch_id=batch_id,
            batch=batch.name,
            mail=mail,
            audience=audience,
            recipients=recipients,
            draft=draft,
            survey_address=batch.survey_address,
            sender=account.sender(),
            made=audiences.made(unsubscribe),
            seconds=mailings.at_the_pace(len(recipients)),
            gmail=_at_gmail(connection, recipients),
            gmail_today=_gmail_today(connection),
        )


def send(plan: Plan, source: Source, *, due: int | None = None, progress: Progress = silent) -> int:
    """Queue a plan's messages, or have it done at `due` (UTC seconds); returns the mailing's id.

    A plan whose time is to come has its recipients chosen then. Raises Moved when the recipients or the
    message are not those of the plan any more, InThePast, and the refusals of `prepare`.
    """
    if due is not None:
        return _schedule(plan, due)
    operations.secure(Kind.SEND, len(plan.recipients), progress)
    with writing(lambda: progress(0, 0)) as connection:
        batch = history.details(plan.batch_id)
        same = (_draft(batch, plan.mail), batch.survey_address) == (plan.draft, plan.survey_address)
        if not same or _recipients(plan.batch_id, plan.mail) != plan.recipients:
            raise Moved()
        mailing_id = _add(plan, plan.mail, "running", None)
        _queue(connection, mailing_id, batch, plan.mail, plan.recipients, plan.sender.address, source)
    return mailing_id


def send_test(batch_id: int, mail: Mail, transaction_id: int, unsubscribe: str, source: Source) -> int:
    """Queue a test of the message as one recipient would get it, to the operator's own address only.

    Returns the mailing's id. Raises the refusals of `prepare`, and OperatorUnsubscribed.
    """
    with reading():
        to, sender = settings.operator_address(), account.sender()
    account.account()
    with writing() as connection:
        batch = history.details(batch_id)
        draft = _draft(batch, mail)
        key = address.key(to)
        if connection.execute("SELECT 1 FROM suppression WHERE key = ?", (key,)).fetchone():
            raise OperatorUnsubscribed(address=to)
        kept = outbox.freeze(draft, sender, audiences.made(unsubscribe), batch.survey_address)
        mailing_id: int = Mailing.create(
            batch=batch_id, kind="test", state="running", began_at=operations.now(), **kept
        ).id
        operation_id = operations.record(
            Kind.TEST, source, counts={"queued": 1}, detail=batch.name, batch_id=batch_id
        )
        Mailing.update(operation=operation_id).where(Mailing.id == mailing_id).execute()
        connection.execute(
            f"""INSERT INTO message
                (batch_id, key, kind, rank, state, at, operation_id, mailing_id, transaction_id, address,
                message_id)
            VALUES (?, ?, 'test', 0, 'queued', ?, ?, ?, ?, ?, {_MESSAGE_ID})""",
            (
                batch_id,
                key,
                operations.now(),
                operation_id,
                mailing_id,
                transaction_id,
                to,
                _domain(sender.address),
            ),
        )
    return mailing_id


def pause(mailing_id: int) -> None:
    """Stop before the next message. Raises NotThere when it is not being sent."""
    _change(mailing_id, ("running",), "state = 'paused', why = 'person', reply = '', resume_at = NULL")


def stay_paused(mailing_id: int) -> None:
    """Have a paused mailing not go on by itself. Raises NotThere when it is not paused."""
    _change(mailing_id, ("paused",), "resume_at = NULL")


def pause_all(why: str = "closed") -> None:
    """Stop whatever is being sent or would go on by itself, for the program closes."""
    with writing() as connection:
        connection.execute(
            """UPDATE mailing SET state = 'paused', why = ?, reply = '', resume_at = NULL
            WHERE state = 'running' OR state = 'paused' AND resume_at IS NOT NULL""",
            (why,),
        )


def resume(mailing_id: int) -> None:
    """Go on with a paused mailing. Raises NotThere."""
    _change(mailing_id, ("paused",), "state = 'running', why = '', reply = '', resume_at = NULL, pauses = 0")


def cancel(mailing_id: int) -> int:
    """Send nothing more of a mailing; returns how many messages do not leave. Raises NotThere."""
    with writing() as connection:
        _change(
            mailing_id, ("running", "paused", "scheduled", "missed"), "state = 'cancelled', resume_at = NULL"
        )
        connection.execute("UPDATE mailing SET ended_at = ? WHERE id = ?", (operations.now(), mailing_id))
        return connection.execute(
            """UPDATE message SET state = 'cancelled', why = 'person', at = ?
            WHERE mailing_id = ? AND state IN ('queued', 'retry')""",
            (operations.now(), mailing_id),
        ).rowcount


def reschedule(mailing_id: int, due: int) -> None:
    """Have a scheduled or missed mailing begin at another time (UTC seconds). Raises InThePast, NotThere."""
    if due < time.time():
        raise InThePast()
    with writing():
        _change(mailing_id, ("scheduled", "missed"), f"state = 'scheduled', due = {due:d}")


def begin(mailing_id: int, count: int | None = None) -> None:
    """Begin a scheduled or missed mailing now. Raises NotThere, and Moved if it is not for `count` people."""
    _secure(mailing_id)
    with writing() as connection:
        if not _begin(connection, mailing_id, ("scheduled", "missed")):
            raise NotThere()
        (queued,) = connection.execute(
            "SELECT count(*) FROM message WHERE mailing_id = ?", (mailing_id,)
        ).fetchone()
        if count not in (None, queued):
            raise Moved()


def decide(message_ids: Sequence[int], again: bool, source: Source) -> int:
    """Send messages that may have been sent again, so that they may arrive twice, or take them as sent.

    Returns how many of them were still uncertain.
    """
    with writing() as connection:
        chosen = json.dumps(list(message_ids))
        uncertain = connection.execute(
            """SELECT mailing_id FROM message WHERE state = 'uncertain'
            AND id IN (SELECT value FROM json_each(?))""",
            (chosen,),
        ).fetchall()
        if not uncertain:
            return 0
        counts = {"again" if again else "taken_as_sent": len(uncertain)}
        operations.record(Kind.DECIDE, source, counts=counts)
        state = "queued" if again else "sent"
        connection.execute(
            f"""UPDATE message SET state = '{state}', why = 'person', attempts = 0, due = 0
            WHERE state = 'uncertain' AND id IN (SELECT value FROM json_each(?))""",
            (chosen,),
        )
        if again:
            connection.execute(
                """UPDATE mailing SET state = 'running', why = '', ended_at = NULL
                WHERE state IN ('finished', 'cancelled') AND id IN (SELECT value FROM json_each(?))""",
                (json.dumps([mailing_id for (mailing_id,) in uncertain]),),
            )
    return len(uncertain)


def serve(control: dispatch.Control) -> None:
    """Send whatever is queued, and begin whatever is due, until told to stop; for a thread of its own."""
    dispatch.run(control, dispatch.Means(account.account, account.pace, begin_due))


def begin_due(moment: int, at_start: bool) -> None:
    """Begin the scheduled mailings whose time has come; those it came for while nothing ran are missed."""
    with reading() as connection:
        due = connection.execute(
            "SELECT id, due FROM mailing WHERE state = 'scheduled' AND due <= ?", (moment,)
        ).fetchall()
    for mailing_id, time_due in due:
        missed = at_start or moment - time_due > _LATE
        if not missed:
            _secure(mailing_id)
        with writing() as connection:
            if missed:
                connection.execute(
                    """UPDATE mailing SET state = 'missed', why = ?
                    WHERE id = ? AND state = 'scheduled' AND due <= ?""",
                    ("closed" if at_start else "hindered", mailing_id, moment),
                )
            elif connection.execute(  # nobody has postponed it meanwhile
                "SELECT 1 FROM mailing WHERE id = ? AND due <= ?", (mailing_id, moment)
            ).fetchone():
                _begin(connection, mailing_id, ("scheduled",))


# With the domain given after it. Not Python's: a hundred thousand at once are made in SQL.
_MESSAGE_ID = "lower(hex(randomblob(12))) || '@' || ?"
# Of what leaves or has left; a reminder that did not leave uses up no rank.
_RANK = """iif(:kind = 'invitation', 0, 1 + coalesce((SELECT max(r.rank) FROM message r
    WHERE r.batch_id = t.batch_id AND r.kind = 'reminder' AND r.customer_id = c.id
        AND r.state IN ('elsewhere', 'queued', 'sending', 'sent', 'retry', 'uncertain')), 0))"""


def _draft(batch: history.Details, mail: Mail) -> Draft:
    """The batch's message, good to be sent."""
    draft = drafts.get(batch.id, mail)
    if draft is None:
        raise NoMessage()
    if refusal := audiences.objection(batch, draft):
        raise refusal
    return draft


def _recipients(batch_id: int, mail: Mail) -> array[int]:
    return audiences.ids(batch_id, mail, Standing.RECIPIENT, "", "email", False)


def _schedule(plan: Plan, due: int) -> int:
    if due < time.time():
        raise InThePast()
    with writing():
        history.details(plan.batch_id)
        return _add(plan, plan.mail, "scheduled", due)


def _add(plan: Plan, kind: str, state: str, due: int | None) -> int:
    kept = outbox.freeze(plan.draft, plan.sender, plan.made, plan.survey_address)
    mailing_id: int = Mailing.create(batch=plan.batch_id, kind=kind, state=state, due=due, **kept).id
    return mailing_id


def _secure(mailing_id: int) -> None:
    """Back the database up before a scheduled mailing, if it is a large one."""
    with reading() as connection:
        found = connection.execute(
            "SELECT batch_id, kind FROM mailing WHERE id = ? AND batch_id IS NOT NULL", (mailing_id,)
        ).fetchone()
        recipients = _recipients(found[0], Mail(found[1])) if found else ()
    operations.secure(Kind.SEND, len(recipients))


def _begin(connection: Connection, mailing_id: int, states: Sequence[str]) -> bool:
    """Choose the recipients as of now and queue their messages; whether it was in one of these states."""
    state, kind, batch_id, kept = connection.execute(
        "SELECT state, kind, batch_id, sender FROM mailing WHERE id = ?", (mailing_id,)
    ).fetchone() or ("", "", None, "")
    if state not in states:  # somebody has removed or begun it meanwhile
        return False
    if batch_id is None:
        connection.execute(
            "UPDATE mailing SET state = 'cancelled', why = 'gone', ended_at = ? WHERE id = ?",
            (operations.now(), mailing_id),
        )
        return True
    batch, mail = history.details(batch_id), Mail(kind)
    sender = json.loads(kept)["address"]
    recipients = _recipients(batch.id, mail)
    connection.execute("UPDATE mailing SET state = 'running' WHERE id = ?", (mailing_id,))
    _queue(connection, mailing_id, batch, mail, recipients, sender, Source.SENDING)
    return True


def _queue(
    connection: Connection,
    mailing_id: int,
    batch: history.Details,
    mail: Mail,
    recipients: Sequence[int],
    sender: str,
    source: Source,
) -> None:
    """Add a message for each of these transactions, in this order."""
    operation_id = operations.record(
        Kind.SEND,
        source,
        counts={f"{mail}s": len(recipients)},
        detail=batch.name,
        batch_id=batch.id,
    )
    moment = operations.now()
    connection.execute(
        "UPDATE mailing SET began_at = ?, operation_id = ? WHERE id = ?", (moment, operation_id, mailing_id)
    )
    connection.execute(
        f"""
        INSERT INTO message (batch_id, customer_id, key, kind, rank, state, at, operation_id, mailing_id,
            transaction_id, address, message_id)
        SELECT t.batch_id, c.id, c.key, :kind, {_RANK}, 'queued', :at, :operation, :mailing,
            t.id, c.email, {_MESSAGE_ID.replace("?", ":domain")}
        FROM json_each(:ids) chosen
        CROSS JOIN "transaction" t ON t.id = chosen.value
        CROSS JOIN customer c ON c.id = t.customer_id
        ORDER BY chosen.key
        """,
        {
            "kind": mail,
            "at": moment,
            "operation": operation_id,
            "mailing": mailing_id,
            "domain": _domain(sender),
            "ids": json.dumps(list(recipients)),
        },
    )


def _domain(sender: str) -> str:
    """What stands behind the @ of the messages' identifiers."""
    return message.new_message_id(sender).partition("@")[2]


def _change(mailing_id: int, states: Sequence[str], to: str) -> None:
    marks = ", ".join("?" * len(states))
    with writing() as connection:
        changed = connection.execute(
            f"UPDATE mailing SET {to} WHERE id = ? AND state IN ({marks})", (mailing_id, *states)
        ).rowcount
        if not changed:
            raise NotThere() if Mailing.get_or_none(Mailing.id == mailing_id) else MailingGone()


def _at_gmail(connection: Connection, recipients: Sequence[int]) -> int:
    (count,) = connection.execute(
        """SELECT count(*) FROM json_each(?) chosen CROSS JOIN "transaction" t ON t.id = chosen.value
        CROSS JOIN customer c ON c.id = t.customer_id
        WHERE c.key LIKE '%@gmail.com' OR c.key LIKE '%@googlemail.com'""",
        (json.dumps(list(recipients)),),
    ).fetchone()
    return int(count)


def _gmail_today(connection: Connection) -> int:
    (count,) = connection.execute(
        """SELECT count(*) FROM message
        WHERE state IN ('sent', 'uncertain', 'sending', 'queued', 'retry') AND at > ?
        AND (key LIKE '%@gmail.com' OR key LIKE '%@googlemail.com')""",
        (operations.now() - DAY,),
    ).fetchone()
    return int(count)
