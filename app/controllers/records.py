"""What is on record about one address: why it is not mailed, and what happened so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.controllers.operations import Source
from app.models import Suppression
from app.models.database import select

# The customer list does without, and the program starts with it.
if TYPE_CHECKING:
    from app.controllers.unsubscribing import Reason


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why an address is not mailed: since when (UTC seconds), by whom, from where, in which operation."""

    address: str
    since: int
    reason: Reason
    operator: str
    source: Source
    detail: str
    operation_id: int
    lines: int


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a customer's timeline.

    `kind` is imported, added, answered, the kind and state of a message as in invitation_sent, or the kind of
    an operation. `detail` is the batch's name, or the reference of a consent; `reply` what a server said.
    """

    at: int
    kind: str
    detail: str = ""
    operator: str = ""
    source: str = ""
    reason: str = ""
    rank: int = 0
    batch_id: int | None = None
    reply: str = ""


def evidence(key: str, form: str) -> Evidence | None:
    """Why the address with this key is not mailed, or what stays of it since it was erased."""
    from app.controllers.unsubscribing import Reason

    suppression: Any = Suppression.get_or_none(Suppression.key == key)
    suppression = suppression or Suppression.get_or_none(Suppression.key == form)
    if suppression is None:
        return None
    operation = suppression.operation
    (lines,) = select(
        "SELECT count(*) FROM operation_item WHERE operation_id = ?", (operation.id,)
    ).fetchone()
    return Evidence(
        address=suppression.address,
        since=suppression.since,
        reason=Reason(suppression.reason),
        operator=operation.operator,
        source=Source(operation.source),
        detail=operation.detail,
        operation_id=operation.id,
        lines=lines,
    )


def erased_at(form: str) -> int | None:
    """Since when, in UTC seconds, an address is erased and has not agreed to be mailed again; or None."""
    (moment,) = select(
        """SELECT max(o.at) FROM operation_item i JOIN operation o ON o.id = i.operation_id
        WHERE i.key = :form AND o.kind = 'erase' AND EXISTS (SELECT 1 FROM suppression WHERE key = :form)""",
        {"form": form},
    ).fetchone()
    return None if moment is None else int(moment)


ACTS = """
    SELECT o.at AS at,
        iif(o.kind = 'unsubscribe' AND i.outcome = 'already', 'unsubscribe_again', o.kind) AS kind,
        o.id AS id, o.source AS source, o.detail AS detail, o.operator AS operator, o.reason AS reason,
        o.batch_id AS batch_id, i.line AS line, i.key AS key
    FROM operation_item i JOIN operation o ON o.id = i.operation_id
    WHERE i.key IN (:key, :form) AND o.kind IN ('unsubscribe', 'resubscribe', 'erase')
        AND i.outcome NOT IN ('duplicate', 'unreadable')
    UNION ALL
    SELECT u.at, 'undo_' || o.kind, u.id, u.source, o.detail, u.operator, NULL, NULL, i.line, i.key
    FROM operation_item i JOIN operation o ON o.id = i.operation_id JOIN operation u ON u.undoes = o.id
    WHERE i.key IN (:key, :form) AND o.kind IN ('unsubscribe', 'resubscribe')
        AND i.outcome NOT IN ('duplicate', 'unreadable')
"""
"""What began or ended the unsubscription of an address, or repeated it: of :key, and of :form once erased."""

_TIMELINE = f"""
    SELECT created_at AS at, 'added' AS kind, '' AS detail, '' AS operator, '' AS source, '' AS reason,
        0 AS rank, NULL AS batch_id, '' AS reply, 0 AS place
    FROM customer WHERE id = :id
        AND NOT EXISTS (SELECT 1 FROM "transaction" WHERE customer_id = :id AND is_new)
    UNION ALL
    SELECT b.imported_at, 'imported', b.name, o.operator, o.source, '', 0, b.id, '', o.id
    FROM "transaction" t JOIN batch b ON b.id = t.batch_id JOIN operation o ON o.id = b.operation_id
    WHERE t.customer_id = :id
    UNION ALL
    SELECT m.at, m.kind || '_' || m.state, coalesce(b.name, ''), o.operator, o.source, '', m.rank, m.batch_id,
        m.reply, o.id
    FROM message m JOIN operation o ON o.id = m.operation_id LEFT JOIN batch b ON b.id = m.batch_id
    WHERE m.customer_id = :id OR m.customer_id IS NULL AND m.key IN (:key, :form)
    UNION ALL
    SELECT a.at, 'answered', b.name, o.operator, o.source, '', 0, b.id, '', o.id
    FROM "transaction" t JOIN answer a ON a.transaction_id = t.id
        JOIN batch b ON b.id = t.batch_id JOIN operation o ON o.id = a.operation_id
    WHERE t.customer_id = :id
    UNION ALL
    SELECT at, kind, detail, operator, source, coalesce(reason, ''), 0, batch_id, '', id FROM ({ACTS})
    ORDER BY at DESC, place DESC
"""


def timeline(customer_id: int | None, key: str, form: str) -> tuple[Event, ...]:
    """What happened to an address, newest first; `form` is what stays of it when it is erased."""
    cursor = select(_TIMELINE, {"id": customer_id, "key": key, "form": form})
    return tuple(Event(*row[:-1]) for row in cursor)
