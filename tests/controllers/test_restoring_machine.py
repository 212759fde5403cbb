"""Backups restored among everything else a person can do, in any order (D4)."""

import copy
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from app.controllers import restoring
from app.controllers.unsubscribing import Reason
from app.models import database
from tests.builders import sound
from tests.controllers.test_machine import ERASED, KEYS, Batch, Machine, Objection


@dataclass
class Kept:
    """A backup, and what the model held then."""

    path: Path
    people: dict[int, str]
    known: dict[int, Batch]
    suppressed: dict[str, Reason]
    operation: int


class Restoring(Machine):
    """The model takes back what the backup has, and forgets neither an objection nor a mail."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[Kept] = []

    @precondition(lambda self: len(self.kept) < 3)
    @rule()
    def back_up(self) -> None:
        made = database.back_up("kept")
        path = made.rename(self.folder / made.name)  # out of the rotation's reach
        names = KEYS + [ERASED + key for key in KEYS]
        suppressed = {name: found[1] for name in names if (found := self.reason(name))}
        (operation,) = self.recount.column("SELECT coalesce(max(id), 0) FROM operation")
        self.kept.append(
            Kept(path, dict(self.people), copy.deepcopy(self.known), suppressed, int(str(operation)))
        )

    @precondition(lambda self: self.kept)
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        kept = data.draw(st.sampled_from(self.kept))
        before = self.recount.suppressed()
        messages = self.recount.rows("SELECT id, key, state, operation_id FROM message ORDER BY id")
        erased_now = {key for key in KEYS if self.is_erased(key)}
        foreseen = restoring.foresee(kept.path)
        done = restoring.restore(kept.path)
        assert sound(self.recount.path)
        assert (foreseen.customers, foreseen.suppressions, foreseen.messages, foreseen.again) == (
            done.customers,
            done.suppressions,
            done.messages,
            done.again,
        )
        assert before <= self.recount.suppressed()
        assert self.recount.rows("SELECT id, key, state, operation_id FROM message ORDER BY id") == messages

        erased = {
            key
            for entry in self.log
            if entry.operation > kept.operation and entry.reason is not None
            for key in KEYS
            if ERASED + key in entry.keys and self._is_erasure(entry.operation)
        } | erased_now
        self._suppress_again(kept, erased, done.operation_id or 0)
        self.people = dict(kept.people)
        self.known = copy.deepcopy(kept.known)
        for customer, key in kept.people.items():
            if key in erased:
                del self.people[customer]
                for batch in self.known.values():
                    batch.people.discard(customer)
                    batch.answers.pop(customer, None)
        self._point_mail()

    def _is_erasure(self, operation: int) -> bool:
        return self.recount.column("SELECT kind FROM operation WHERE id = ?", operation) == ["erase"]

    def _suppress_again(self, kept: Kept, erased: set[str], restored_by: int) -> None:
        """One operation for each reason, in the log after the restore."""
        again = {
            ERASED + name if name in erased else name: why
            for name, why in kept.suppressed.items()
            if self.reason(name) is None
        }
        again = {name: why for name, why in again.items() if self.reason(name) is None}
        for operation, reason in self.recount.rows(
            "SELECT id, reason FROM operation WHERE id > ? ORDER BY id", restored_by
        ):
            named = {name for name, why in again.items() if why == reason}
            self.log.append(Objection(int(str(operation)), named, Reason(str(reason))))
            again = {name: why for name, why in again.items() if why != reason}
        assert not again

    def _point_mail(self) -> None:
        """Whoever was mailed and is there is known to have been mailed."""
        found = self.recount.rows("SELECT batch_id, customer_id FROM message ORDER BY id")
        for mail, (batch, customer) in zip(self.mail, found, strict=True):
            if mail.customer in self.people:
                assert customer == mail.customer
            elif customer is None:
                assert mail.key not in self.people.values() or mail.customer is None
            if mail.batch in self.known:
                assert batch == mail.batch
            mail.batch = int(str(batch)) if batch is not None else 0
            mail.customer = int(str(customer)) if customer is not None else None


TestRestoringInAnyOrder = Restoring.TestCase
TestRestoringInAnyOrder.settings = settings(
    max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
