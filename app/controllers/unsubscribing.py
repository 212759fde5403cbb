"""Unsubscribing: what a pasted text would do, doing exactly that, and taking one address back.

An address is suppressed while an unsubscription that names it stands, or its erasure, which is one too: one
that was not undone and that no resubscription followed. `settle()` derives the suppressions of some addresses
from the log by this rule; the plain way of adding new ones is `apply()`, which never makes an existing one
weaker.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from sqlite3 import Connection

from app import address
from app.controllers import operations, pasting
from app.controllers.operations import Kind, Source
from app.controllers.pasting import Unreadable
from app.errors import QT_TRANSLATE_NOOP, Refusal
from app.models import Suppression, erasure
from app.models.database import Progress, reading, silent, writing
from app.models.erasure import Erased
from app.models.suppressions import STANDS

# What stands before the @ of the messages' identifiers, which is all that a reply tells of whom it is from.
_REFERENCE = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{24}(?![0-9A-Za-z])")


class Reason(StrEnum):
    """Why an address must not be mailed."""

    ASKED = "asked"
    COMPLAINED = "complained"
    BOUNCED = "bounced"
    OPERATOR = "operator"


class Outcome(StrEnum):
    """What happens to an address of a paste; each has exactly one."""

    UNSUBSCRIBED = "unsubscribed"  # a customer's
    UNKNOWN = "unknown"  # no customer's: blocked for the future
    ALREADY = "already"  # was suppressed before, or erased
    DUPLICATE = "duplicate"  # named further up
    UNREADABLE = pasting.UNREADABLE  # a line without an address


# A person's own word outranks a bounce, which outranks the operator's decision.
_STRENGTH = "CASE {} WHEN 'operator' THEN 1 WHEN 'bounced' THEN 2 ELSE 3 END"


class NothingToUnsubscribe(Refusal):
    """The paste holds no address that is not suppressed yet."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "There is no address here that is not unsubscribed already.")


class NotUnsubscribed(Refusal):
    """Resubscribing an address that is not suppressed."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "‘{address}’ is not unsubscribed.")


class ConsentMissing(Refusal):
    """Resubscribing takes the evidence of a new consent."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "Say when and where this person agreed to be mailed again: a date, and a reference to find it by.",
    )


class ConsentInFuture(Refusal):
    """A consent cannot have been given tomorrow."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "The date of the consent is in the future.")


@dataclass(frozen=True, slots=True)
class Item:
    """An address found in a paste, with what happens to it."""

    line: int
    address: str
    key: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Counts:
    """Of addresses: found = unsubscribed + already + unknown + duplicate. Of lines: unreadable."""

    found: int
    unsubscribed: int
    already: int
    unknown: int
    duplicate: int
    unreadable: int

    @property
    def changes(self) -> int:
        """How many addresses become suppressed."""
        return self.unsubscribed + self.unknown


@dataclass(frozen=True, slots=True)
class Preview:
    """What unsubscribing a paste would do; `apply` acts on exactly these items."""

    items: tuple[Item, ...]
    unreadable: tuple[Unreadable, ...]
    headers: tuple[int, ...]
    blanks: tuple[int, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was done. `moved` says that the database had changed since the preview, so the counts differ."""

    operation_id: int
    counts: Counts
    moved: bool = False


def preview(text: str, progress: Progress = silent) -> Preview:
    """Read a paste and say for each address in it what unsubscribing would do. Changes nothing.

    A line without an address may have the reference of a message that was sent, as the requests have that
    mail programs make of its List-Unsubscribe header: it stands for that message's recipient.
    """
    found = pasting.read(text, progress)
    with reading(lambda: progress(found.lines, found.lines)) as connection:
        named, unreadable = _by_reference(connection, found)
        outcomes = _outcomes(connection, [address.key for address in named])
    items = tuple(
        Item(found.line, found.address, found.key, outcome)
        for found, outcome in zip(named, outcomes, strict=True)
    )
    return Preview(items, unreadable, found.headers, found.blanks, _count(items, len(unreadable)))


def apply(
    preview: Preview,
    source: Source,
    *,
    reason: Reason = Reason.ASKED,
    detail: str = "",
    batch_id: int | None = None,
    progress: Progress = silent,
) -> Receipt:
    """Unsubscribe the addresses of a preview, all or none; afterwards it is on the disk.

    Many changes are preceded by a backup. Raises NothingToUnsubscribe, Cancelled from
    `progress`, and the refusals of `writing()`.
    """
    operations.secure(Kind.UNSUBSCRIBE, preview.counts.changes, progress)
    with writing(lambda: progress(0, 0)) as connection:
        outcomes = _outcomes(connection, [item.key for item in preview.items])
        items = preview.items
        moved = outcomes != [item.outcome for item in items]
        if moved:
            items = tuple(
                replace(item, outcome=outcome) for item, outcome in zip(items, outcomes, strict=True)
            )
        counts = _count(items, len(preview.unreadable))
        if not any(item.outcome in _NAMED for item in items):
            raise NothingToUnsubscribe()
        operation_id = operations.record(
            Kind.UNSUBSCRIBE,
            source,
            counts=asdict(counts),
            detail=detail,
            batch_id=batch_id,
            reason=reason,
        )
        operations.record_items(connection, operation_id, pasting.logged(items, preview.unreadable))
        _suppress(connection, operation_id)
    return Receipt(operation_id, counts, moved)


def resubscribe(key: str, consent_date: date | None, consent_reference: str, source: Source) -> int:
    """Lift the suppression of one address, on the evidence of a new consent; returns the operation's id.

    Raises NotUnsubscribed, ConsentMissing and ConsentInFuture.
    """
    consent_reference = address.clean(consent_reference).strip()
    if consent_date is None or not consent_reference:
        raise ConsentMissing()
    if consent_date > date.today():
        raise ConsentInFuture()
    with writing() as connection:
        # Both ways, where the address came back, objected again, and a backup from before that was restored.
        both = (key, erasure.form_of(connection, key))
        found = list(Suppression.select().where(Suppression.key.in_(both)).order_by(Suppression.key))
        if not found:
            raise NotUnsubscribed(address=key)
        operation_id = operations.record(
            Kind.RESUBSCRIBE, source, counts={"resubscribed": 1}, detail=consent_reference
        )
        operations.record_items(
            connection,
            operation_id,
            [(place, 1, each.address, each.key, "resubscribed") for place, each in enumerate(found)],
            as_given=True,
        )
        _touch(connection, [each.key for each in found])
        _lift(connection, operation_id, consent_date.isoformat(), consent_reference)
    return operation_id


def settle(connection: Connection, operation_id: int, undone: int) -> Mapping[str, int]:
    """Derive anew, after an undo, the suppressions of what the undone operation named.

    An address stays suppressed when another unsubscription that stands names it, on that one's evidence.
    Part of the caller's transaction, in which `operation_id` is the undo. Returns the counts: `lifted`,
    `kept` for addresses that stay suppressed, `restored` for suppressions that an undone resubscription
    had ended.
    """
    named = connection.execute(
        "SELECT DISTINCT key FROM operation_item WHERE operation_id = ? AND key <> ''", (undone,)
    ).fetchall()
    _touch(connection, (key for (key,) in named))
    before = _suppressed_of_touched(connection)
    connection.execute("DROP TABLE IF EXISTS temp.standing")
    connection.execute(
        f"""
        CREATE TEMP TABLE standing AS
        SELECT touched.key, min(o.id) AS first, max({_STRENGTH.format("o.reason")}) AS strength
        FROM touched
        JOIN operation_item i ON i.key = touched.key
        JOIN operation o ON o.id = i.operation_id
        WHERE {STANDS}
        GROUP BY touched.key
        """
    )
    # The strongest reason that stands, in the words of the first operation that gave it.
    connection.execute(
        f"""
        INSERT INTO suppression (key, address, since, reason, operation_id)
        SELECT s.key, i.address, o.at,
            (SELECT so.reason FROM operation_item si JOIN operation so ON so.id = si.operation_id
             WHERE si.key = s.key AND so.kind IN ('unsubscribe', 'erase') AND so.id >= s.first
                AND NOT EXISTS (SELECT 1 FROM operation u WHERE u.undoes = so.id)
                AND {_STRENGTH.format("so.reason")} = s.strength
             ORDER BY so.id LIMIT 1),
            s.first
        FROM standing s
        JOIN operation o ON o.id = s.first
        JOIN operation_item i ON i.operation_id = s.first AND i.key = s.key
            AND i.outcome NOT IN ('duplicate', 'unreadable')
        WHERE true
        ON CONFLICT (key) DO UPDATE SET
            address = excluded.address, since = excluded.since,
            reason = excluded.reason, operation_id = excluded.operation_id
        """
    )
    connection.execute("DELETE FROM touched WHERE key IN (SELECT key FROM standing)")
    lifted = _lift(connection, operation_id, None, None)
    (standing,) = connection.execute("SELECT count(*) FROM standing").fetchone()
    return {"lifted": lifted, "kept": before - lifted, "restored": standing - (before - lifted)}


def _by_reference(
    connection: Connection, found: pasting.Reading
) -> tuple[Sequence[pasting.Found], tuple[Unreadable, ...]]:
    """The addresses found, those that references stand for among them, and the lines that have neither."""
    named = list(found.found)
    unreadable = []
    for line in found.unreadable:
        recipients = [
            recipient
            for reference in _REFERENCE.findall(line.text)
            for recipient in connection.execute(
                # The address that was mailed, and the one that its customer has by now. Of whom was erased,
                # the reference itself has to do.
                """SELECT iif(address = '', :first, address), key FROM message
                WHERE message_id BETWEEN :first || '@' AND :first || 'A'
                UNION SELECT c.email, c.key FROM message m JOIN customer c ON c.id = m.customer_id
                WHERE m.message_id BETWEEN :first || '@' AND :first || 'A' AND c.key <> m.key""",
                {"first": reference},
            )
        ]
        named += [pasting.Found(line.line, *recipient) for recipient in recipients]
        if not recipients:
            unreadable.append(line)
    if len(named) > len(found.found):
        named.sort(key=lambda item: item.line)
    return named, tuple(unreadable)


_NAMED = (Outcome.UNSUBSCRIBED, Outcome.UNKNOWN, Outcome.ALREADY)


def _outcomes(connection: Connection, keys: Sequence[str]) -> list[Outcome]:
    """The outcome of each key, in order, as the database is now."""
    last = len(keys) - 1
    first = {key: last - position for position, key in enumerate(reversed(keys))}
    _touch(connection, first)
    outcomes = [Outcome.DUPLICATE] * len(keys)
    kinds = (Outcome.UNKNOWN, Outcome.UNSUBSCRIBED, Outcome.ALREADY)
    for key, kind in connection.execute(
        """
        SELECT touched.key, iif(s.id, 2, iif(c.id, 1, 0))
        FROM touched
        LEFT JOIN customer c ON c.key = touched.key
        LEFT JOIN suppression s ON s.key = touched.key
        """
    ):
        outcomes[first[key]] = kinds[kind]
    if erased := Erased(connection):
        for key, place in first.items():
            if erased.form(key):
                outcomes[place] = Outcome.ALREADY
    return outcomes


def _touch(connection: Connection, keys: Iterable[str]) -> None:
    """Put keys into a temporary table, to join with."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS touched (key TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.execute("DELETE FROM touched")
    connection.executemany("INSERT INTO touched VALUES (?)", zip(sorted(keys)))


def _count(items: Sequence[Item], unreadable: int) -> Counts:
    tally = Counter(item.outcome for item in items)
    return Counts(
        found=len(items),
        unsubscribed=tally[Outcome.UNSUBSCRIBED],
        already=tally[Outcome.ALREADY],
        unknown=tally[Outcome.UNKNOWN],
        duplicate=tally[Outcome.DUPLICATE],
        unreadable=unreadable,
    )


def _suppress(connection: Connection, operation_id: int) -> None:
    """Add what an operation names and is not suppressed; give a stronger reason to what is."""
    connection.execute(
        """
        INSERT INTO suppression (key, address, since, reason, operation_id)
        SELECT i.key, i.address, o.at, o.reason, o.id
        FROM operation_item i JOIN operation o ON o.id = i.operation_id
        WHERE o.id = ? AND i.outcome IN ('unsubscribed', 'unknown')
        ORDER BY i.key
        """,
        (operation_id,),
    )
    connection.execute(
        f"""
        UPDATE suppression SET reason = o.reason
        FROM operation_item i JOIN operation o ON o.id = i.operation_id
        WHERE o.id = ? AND i.outcome = 'already' AND i.key = suppression.key
            AND {_STRENGTH.format("suppression.reason")} < {_STRENGTH.format("o.reason")}
        """,
        (operation_id,),
    )


def _suppressed_of_touched(connection: Connection) -> int:
    (count,) = connection.execute(
        "SELECT count(*) FROM touched JOIN suppression s ON s.key = touched.key"
    ).fetchone()
    return int(count)


def _lift(connection: Connection, operation_id: int, consent_date: str | None, reference: str | None) -> int:
    """End the suppressions of the touched keys, with the evidence first; returns how many there were."""
    lifted = connection.execute(
        """
        INSERT INTO lift
            (operation_id, key, address, since, reason, suppressed_by, consent_date, consent_reference)
        SELECT ?, s.key, s.address, s.since, s.reason, s.operation_id, ?, ?
        FROM touched JOIN suppression s ON s.key = touched.key
        """,
        (operation_id, consent_date, reference),
    ).rowcount
    connection.execute("DELETE FROM suppression WHERE key IN (SELECT key FROM touched)")
    return lifted
