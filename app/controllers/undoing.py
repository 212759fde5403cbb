"""Undo: taking back what one operation changed and nobody touched since."""

from collections.abc import Mapping
from dataclasses import dataclass
from sqlite3 import Connection

from app.controllers import answers, history, operations, unsubscribing
from app.controllers.operations import Kind, Source
from app.errors import QT_TRANSLATE_NOOP, Refusal
from app.models.database import Progress, silent, writing


class UndoneAlready(Refusal):
    """An operation is undone once."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "This was undone already.")


class NotUndoable(Refusal):
    """Some acts are taken back in other ways."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "This cannot be undone. An import is taken back by deleting its batch."
    )


class OfErasedAddress(Refusal):
    """The resubscription of an erased address: its undo could not be told to a customer who has it by now."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "The address of this resubscription had been erased, so it cannot be undone. Unsubscribe the address "
        "instead.",
    )


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an undo did: of an unsubscription, how many addresses were `lifted` and how many stay
    (`kept`) because another one names them too; of answers, how many were `removed` and `kept` likewise;
    of the rest, how many entries were `removed` or `restored`.
    """

    operation_id: int
    undone: Kind
    counts: Mapping[str, int]


def undo(operation_id: int, source: Source, progress: Progress = silent) -> Receipt:
    """Take back one operation, all of it or nothing; many changes are preceded by a backup.

    Raises UndoneAlready, NotUndoable and OfErasedAddress.
    """
    before = operations.get(operation_id)
    operations.secure(Kind.UNDO, max(before.counts.values(), default=0), progress)
    with writing() as connection:
        entry = operations.get(operation_id)
        if entry.undone:
            raise UndoneAlready()
        if not entry.undoable:
            raise NotUndoable()
        if entry.kind is Kind.RESUBSCRIBE and _is_of_erased(connection, entry.id):
            raise OfErasedAddress()
        undo_id = operations.record(
            Kind.UNDO, source, counts={}, detail=entry.detail, batch_id=entry.batch_id, undoes=entry.id
        )
        if entry.kind is Kind.ANSWERS:
            counts = answers.undo(connection, entry.id)
        elif entry.kind is Kind.MAILING:
            counts = history.undo_mailing(entry.id)
        else:
            counts = unsubscribing.settle(connection, undo_id, entry.id)
    return Receipt(undo_id, entry.kind, counts)


def _is_of_erased(connection: Connection, operation_id: int) -> bool:
    """Whether a resubscription is of an address that was known as erased when it was made."""
    found = connection.execute(
        """SELECT 1 FROM operation_item i JOIN operation_item e ON e.key = i.key
        JOIN operation o ON o.id = e.operation_id
        WHERE i.operation_id = :id AND i.key GLOB 'erased:*' AND o.kind = 'erase' AND o.id < :id""",
        {"id": operation_id},
    ).fetchone()
    return found is not None
