"""All that is on record of one address, for whoever asks what was sent to it and when it objected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from sqlite3 import Connection
from typing import Any

from app.controllers import operations, records, settings
from app.controllers.customers import Status
from app.controllers.operations import Source
from app.controllers.unsubscribing import Reason
from app.models import Customer, erasure
from app.models.database import reading


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that began or ended an unsubscription, or repeated it; `at` is in UTC seconds.

    `kind` is unsubscribe, unsubscribe_again, resubscribe, erase, undo_unsubscribe or undo_resubscribe. `line`
    is where in the paste the address stood. A resubscription has the date and the reference of the consent.
    """

    at: int
    kind: str
    operation_id: int
    source: Source
    detail: str
    operator: str
    reason: Reason | None
    line: int
    consent_date: date | None
    consent_reference: str


@dataclass(frozen=True, slots=True)
class Sent:
    """One message, or what was to become one; `at` is when, in UTC seconds, it came to this state.

    `state` is one of the outbox's; `code` and `reply` are the server's last words, `message_id` is what the
    mail is known by. `address` is where it went, "" for what was mailed elsewhere or to one erased since.
    """

    at: int
    kind: str
    rank: int
    batch: str
    state: str
    code: int | None
    reply: str
    message_id: str
    address: str
    operation_id: int
    operator: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of an imported file: new or known brought a transaction, ignored nothing; `day` is its date."""

    at: int
    batch: str
    file_name: str
    line: int
    outcome: str
    day: date | None
    operation_id: int
    operator: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a batch's survey."""

    at: int
    batch: str
    operation_id: int
    source: Source
    operator: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is on record of an address at `made_at`, put together by `operator`; each part oldest first.

    `address` is as it was typed, or its key; `since` is there when it must not be mailed, `erased_at` when
    all but that was erased, `added_at` when it is a customer's. Moments are UTC seconds.
    """

    key: str
    address: str
    name: str
    is_customer: bool
    added_at: int | None
    status: Status
    since: records.Evidence | None
    erased_at: int | None
    acts: tuple[Act, ...]
    messages: tuple[Sent, ...]
    rows: tuple[Row, ...]
    answers: tuple[Answer, ...]
    made_at: int
    operator: str


def gather(key: str) -> Dossier:
    """All that is on record of the address with this key, a customer's or not, erased or not."""
    with reading() as connection:
        form = erasure.form_of(connection, key)
        customer: Any = Customer.get_or_none(Customer.key == key)
        since = records.evidence(key, form)
        values = {"key": key, "form": form, "id": customer and customer.id}
        return Dossier(
            key=key,
            address=customer.email if customer else (since and since.address) or erasure.typed(key),
            name=f"{customer.first_name} {customer.last_name}".strip() if customer else "",
            is_customer=customer is not None,
            added_at=customer and customer.created_at,
            status=Status.UNSUBSCRIBED if since else Status.ACTIVE,
            since=since,
            erased_at=records.erased_at(form),
            acts=_acts(connection, values),
            messages=_messages(connection, values),
            rows=_rows(connection, values),
            answers=_answers(connection, values),
            made_at=operations.now(),
            operator=settings.operator(),
        )


Values = Mapping[str, Any]


def _acts(connection: Connection, values: Values) -> tuple[Act, ...]:
    cursor = connection.execute(
        f"""
        SELECT a.at, a.kind, a.id, a.source, a.detail, a.operator, a.reason, a.line, l.consent_date,
            coalesce(l.consent_reference, '')
        FROM ({records.ACTS}) a LEFT JOIN lift l ON l.operation_id = a.id AND l.key = a.key
        ORDER BY a.at, a.id
        """,
        values,
    )
    return tuple(
        Act(
            at, kind, id, Source(source), detail, operator, Reason(reason) if reason else None,
            line, date.fromisoformat(consent) if consent else None, reference,
        )
        for at, kind, id, source, detail, operator, reason, line, consent, reference in cursor
    )  # fmt: skip


def _messages(connection: Connection, values: Values) -> tuple[Sent, ...]:
    cursor = connection.execute(
        """
        SELECT m.at, m.kind, m.rank, coalesce(b.name, ''), m.state, m.code, m.reply,
            coalesce(m.message_id, ''), m.address, o.id, o.operator
        FROM message m JOIN operation o ON o.id = m.operation_id LEFT JOIN batch b ON b.id = m.batch_id
        WHERE (m.customer_id = :id OR m.customer_id IS NULL AND m.key IN (:key, :form)) AND m.kind <> 'test'
        ORDER BY m.at, m.id
        """,
        values,
    )
    return tuple(Sent(*row) for row in cursor)


def _rows(connection: Connection, values: Values) -> tuple[Row, ...]:
    cursor = connection.execute(
        """
        SELECT b.imported_at, b.name, b.file_name, t.line, iif(t.is_new, 'new', 'known'), t.date,
            o.id, o.operator
        FROM "transaction" t JOIN batch b ON b.id = t.batch_id JOIN operation o ON o.id = b.operation_id
        WHERE t.customer_id = :id
        UNION ALL
        SELECT b.imported_at, b.name, b.file_name, r.line, r.outcome, NULL, o.id, o.operator
        FROM import_row r JOIN batch b ON b.id = r.batch_id JOIN operation o ON o.id = b.operation_id
        WHERE r.outcome = 'ignored' AND lower(r.address) = :key
        ORDER BY 1, 4
        """,
        values,
    )
    return tuple(
        Row(at, batch, file_name, line, outcome, day and date.fromisoformat(day), id, operator)
        for at, batch, file_name, line, outcome, day, id, operator in cursor
    )


def _answers(connection: Connection, values: Values) -> tuple[Answer, ...]:
    cursor = connection.execute(
        """
        SELECT a.at, b.name, o.id, o.source, o.operator
        FROM "transaction" t JOIN answer a ON a.transaction_id = t.id
        JOIN batch b ON b.id = t.batch_id JOIN operation o ON o.id = a.operation_id
        WHERE t.customer_id = :id ORDER BY a.at, a.transaction_id
        """,
        values,
    )
    return tuple(Answer(at, batch, id, Source(source), by) for at, batch, id, source, by in cursor)
