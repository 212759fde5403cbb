"""The recipients of a batch: its transactions by their customers, and where each of them stands."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app import address
from app.models.customers import fold
from app.models.database import select


class State(StrEnum):
    """Where a recipient of a batch stands; of several that apply, the first one here.

    Of the messages the latest counts, but none that was left out or cancelled.
    """

    UNSUBSCRIBED = "unsubscribed"
    ANSWERED = "answered"
    QUEUED = "queued"  # about to be mailed
    UNCERTAIN = "uncertain"  # the latest message may not have arrived
    REFUSED = "refused"  # nor has it, for sure
    REMINDED = "reminded"
    INVITED = "invited"
    IMPORTED = "imported"


class Group(StrEnum):
    """Recipients of a batch that are counted together; one may be in several."""

    INVITED = "invited"
    ANSWERED = "answered"
    UNSUBSCRIBED = "unsubscribed"
    REMINDED = "reminders"


@dataclass(frozen=True, slots=True)
class Recipient:
    """A transaction of a batch, by its customer."""

    id: int
    key: str
    email: str
    first_name: str
    last_name: str
    date: date | None
    state: State
    reminders: int
    answered_at: int | None
    data: tuple[str, ...]


# A transaction t, its customer c, and what is known of them.
JOINED = """
    FROM "transaction" t
    JOIN customer c ON c.id = t.customer_id
    LEFT JOIN suppression s ON s.key = c.key
    LEFT JOIN answer a ON a.transaction_id = t.id
    LEFT JOIN contact i ON i.batch_id = t.batch_id AND i.kind = 'invitation' AND i.rank = 0
        AND i.customer_id = t.customer_id
"""
_REMINDERS = """(SELECT count(*) FROM contact r
    WHERE r.batch_id = t.batch_id AND r.kind = 'reminder' AND r.customer_id = t.customer_id)"""
_LATEST = """(SELECT m.state FROM message m
    WHERE m.batch_id = t.batch_id AND m.kind IN ('invitation', 'reminder') AND m.customer_id = t.customer_id
        AND m.state NOT IN ('suppressed', 'cancelled') ORDER BY m.id DESC LIMIT 1)"""
_STATE = f"""CASE WHEN s.id THEN 'unsubscribed' WHEN a.at THEN 'answered'
    ELSE CASE {_LATEST} WHEN 'queued' THEN 'queued' WHEN 'retry' THEN 'queued'
        WHEN 'uncertain' THEN 'uncertain' WHEN 'refused' THEN 'refused' WHEN 'expired' THEN 'refused'
        ELSE CASE WHEN {_REMINDERS} THEN 'reminded' WHEN i.id THEN 'invited' ELSE 'imported' END
    END END"""
_ORDER = {
    "email": "c.key",
    "last_name": "c.folded",
    "date": "t.date",
    "state": _STATE,
    "reminders": _REMINDERS,
    "answered_at": "a.at",
}
_IN_GROUP = {
    Group.INVITED: "i.id IS NOT NULL",
    Group.ANSWERED: "a.at IS NOT NULL",
    Group.UNSUBSCRIBED: "s.id IS NOT NULL",
    Group.REMINDED: f"{_REMINDERS} > 0",
}
_MOMENT = {Group.ANSWERED: "a.at", Group.UNSUBSCRIBED: "s.since"}
# Whether suppression s began at or after invitation i: on its day or later, if it was mailed elsewhere.
SINCE_INVITATION = """i.id IS NOT NULL AND (s.since >= i.at OR i.state = 'elsewhere'
    AND date(s.since, 'unixepoch', 'localtime') = date(i.at, 'unixepoch', 'localtime'))"""


def ids(
    batch_id: int,
    text: str,
    sort: str,
    descending: bool,
    limit: int | None = None,
    *,
    group: Group | None = None,
    before: int | None = None,
    since_invitation: bool = False,
) -> array[int]:
    """The ids of a batch's transactions whose customer's name or address holds each word of `text`.

    Only those of one group, if it is given; of those who answered or unsubscribed, only who did so `before`
    a moment in UTC seconds; of those who unsubscribed, only who did so after they were invited, if it is to
    be `since_invitation`.
    """
    words = fold(address.clean(text)).split()
    filtered = "".join(" AND instr(c.folded, ?) > 0" for _ in words)
    if group is not None:
        filtered += f" AND {_IN_GROUP[group]}"
    if group is not None and before is not None:
        filtered += f" AND {_MOMENT[group]} < {before:d}"
    if group is Group.UNSUBSCRIBED and since_invitation:
        filtered += f" AND {SINCE_INVITATION}"
    direction = "DESC" if descending else "ASC"
    cursor = select(
        f"""SELECT t.id {JOINED} WHERE t.batch_id = ? {filtered}
        ORDER BY {_ORDER[sort]} {direction}, c.key LIMIT ?""",
        (batch_id, *words, -1 if limit is None else limit),
    )
    return array("q", (id for (id,) in cursor))


def rows(ids: Sequence[int]) -> list[Recipient | None]:
    """The recipients with these transactions, in this order; None for one that is gone."""
    marks = ", ".join("?" * len(ids))
    cursor = select(
        f"""SELECT t.id, c.key, c.email, c.first_name, c.last_name, t.date,
            {_STATE}, {_REMINDERS}, a.at, t.data
        {JOINED} WHERE t.id IN ({marks})""",
        list(ids),
    )
    found = {
        id: Recipient(
            id=id,
            key=key,
            email=email,
            first_name=first,
            last_name=last,
            date=day and date.fromisoformat(day),
            state=State(state),
            reminders=reminders,
            answered_at=answered_at,
            data=tuple(json.loads(data)),
        )
        for id, key, email, first, last, day, state, reminders, answered_at, data in cursor
    }
    return [found.get(id) for id in ids]
