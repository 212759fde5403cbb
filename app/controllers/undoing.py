"""Undo: taking back what one operation changed and nobody touched since."""

from collections.abc import Mapping
from dataclasses import dataclass

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

    Raises UndoneAlready and NotUndoable.
    """
    before = operations.get(operation_id)
    operations.secure(Kind.UNDO, max(before.counts.values(), default=0), progress)
    with writing() as connection:
        entry = operations.get(operation_id)
        if entry.undone:
            raise UndoneAlready()
        if not entry.undoable:
            raise NotUndoable()
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
