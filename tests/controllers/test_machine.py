"""Everything a person can do, in any order, against a model of plain dictionaries.

After each step the database must agree with the model: who is suppressed and why, what every screen counts,
and above all that nobody who objected is among those who would be mailed.
"""

import hmac
import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, precondition, rule

from app.address import key as key_of
from app.controllers import (
    answers,
    audiences,
    customers,
    erasing,
    history,
    imports,
    undoing,
    unsubscribing,
)
from app.controllers.audiences import Standing
from app.controllers.columns import Role
from app.controllers.customers import Filter, Status
from app.controllers.operations import Source
from app.controllers.unsubscribing import Reason
from app.models import database
from tests.builders import Recount, write_csv

KEYS = [f"{name}@example.com" for name in ("ann", "bob", "carol", "dora", "émile", "fay")]
ERASED = "erased "  # before a key: what stays of it
STRENGTH = {Reason.OPERATOR: 1, Reason.BOUNCED: 2, Reason.ASKED: 3, Reason.COMPLAINED: 3}
LONG_AGO = 30  # days, more than the minimum between two contacts

keys = st.sampled_from(KEYS)
some_keys = st.lists(keys, min_size=1, max_size=4)


@dataclass
class Objection:
    """An unsubscription or a consent, in the order of the log."""

    operation: int
    keys: set[str]
    reason: Reason | None  # None for a consent
    stands: bool = True


@dataclass
class Mail:
    """An invitation, which counts for whoever has its address."""

    operation: int
    batch: int
    customer: int | None
    key: str
    days_ago: int


@dataclass
class Answering:
    """A paste of those who answered, and which addresses in it had an answer already."""

    operation: int
    batch: int
    again: set[str]
    stands: bool = True


@dataclass
class Batch:
    """Who is in it, by customer; and who answered, by which operation."""

    people: set[int]
    report: imports.Counts
    answers: dict[int, int] = field(default_factory=dict)


class Machine(RuleBasedStateMachine):
    """The program without its windows, and the model beside it."""

    operations = Bundle("operations")
    batches = Bundle("batches")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="relance-machine-"))
        database.open_database(self.folder / "relance.db")
        database.connect()
        self.recount = Recount(self.folder / "relance.db")
        self.people: dict[int, str] = {}
        self.log: list[Objection] = []
        self.mail: list[Mail] = []
        self.answered: list[Answering] = []
        self.known: dict[int, Batch] = {}
        self.final: set[int] = set()  # the consents of those who had been erased

    def teardown(self) -> None:
        database.close()
        shutil.rmtree(self.folder)

    # ------------------------------------------------------------------------------------------- the model

    def reason(self, key: str) -> tuple[int, Reason] | None:
        """The first operation that stands against mailing this address, and the strongest reason for it."""
        named = [entry for entry in self.log if key in entry.keys and entry.stands]
        while any(entry.reason is None for entry in named):
            named = named[1:]  # a consent ends all that came before it
        if not named:
            return None
        strongest = max(named, key=lambda entry: STRENGTH[entry.reason or Reason.OPERATOR])
        assert strongest.reason is not None
        return named[0].operation, strongest.reason

    def suppressed(self, key: str) -> bool:
        return self.reason(key) is not None or self.is_erased(key)

    def is_erased(self, key: str) -> bool:
        """Whether it was erased, and no consent followed: what is pasted of it goes under its hash."""
        return self.reason(ERASED + key) is not None

    def logged(self, key: str) -> str:
        return ERASED + key if self.is_erased(key) else key

    def forms(self) -> dict[str, str]:
        """What stays of each address, by the definition, and what the model calls it."""
        ((secret,),) = self.recount.rows("SELECT secret FROM hash_key WHERE rule = 1")
        assert isinstance(secret, bytes)
        hashed = {key: hmac.new(secret, key_of(key).encode(), "sha256").hexdigest() for key in KEYS}
        return {f"erased:1:{form}": ERASED + key for key, form in hashed.items()}

    def customer(self, key: str) -> int | None:
        return next((id for id, other in self.people.items() if other == key), None)

    def arrive(self, customer: int, key: str) -> None:
        """Somebody has this address now; what was mailed to it before counts for them."""
        self.people[customer] = key
        self.take_over(customer, key)

    def take_over(self, customer: int, key: str) -> None:
        for mail in self.mail:
            twice = any(other.batch == mail.batch and other.customer == customer for other in self.mail)
            if mail.customer is None and mail.key == key and not (twice and mail.batch):
                mail.customer = customer

    def last_contact(self, customer: int) -> int | None:
        return min((mail.days_ago for mail in self.mail if mail.customer == customer), default=None)

    def invited(self, batch: int) -> set[int]:
        return {mail.customer for mail in self.mail if mail.batch == batch and mail.customer} & self.known[
            batch
        ].people

    def forget_answers(self, undone: Answering) -> None:
        """An answer that a later paste named again is that one's."""
        if undone.batch not in self.known:
            return
        found = self.known[undone.batch].answers
        later = [entry for entry in self.answered if entry.stands and entry.operation > undone.operation]
        for who in [who for who, by in found.items() if by == undone.operation]:
            named = [
                entry.operation
                for entry in later
                if entry.batch == undone.batch and self.people[who] in entry.again
            ]
            if named:
                found[who] = named[0]
            else:
                del found[who]

    # ------------------------------------------------------------------------------------------- the acts

    @rule(target=batches, rows=st.lists(st.one_of(keys, st.sampled_from(["", "no address"])), max_size=5))
    def import_a_file(self, rows: list[str]) -> int:
        path = write_csv(
            self.folder, [[cell, "yes"] for cell in rows] or [["", ""]], header=("email", "subscribed")
        )
        plan = imports.propose(path)
        fresh = {key for key in rows if key in KEYS and not self.suppressed(key)}
        if Role.EMAIL not in plan.roles or not fresh:
            try:
                imports.run(plan)
            except (imports.NothingToImport, imports.NoEmailColumn):
                return 0
            raise AssertionError("imported nothing")
        known = {key for key in fresh if self.customer(key) is not None}
        report = imports.run(plan)
        named = [key for key in rows if key in KEYS]
        assert report.counts == imports.Counts(
            rows=len(rows),
            new=len(fresh - known),
            known=len(known),
            ignored=len(set(named) - fresh),
            duplicate=len(named) - len(set(named)),
            invalid=len(rows) - len(named),
            blank=0,
        )
        for key in fresh:
            found = customers.page(key).id
            assert found is not None
            self.arrive(found, key)
        for customer, key in self.people.items():  # an import gives every address its contacts back
            self.take_over(customer, key)
        self.known[report.batch_id] = Batch({self.customer(key) or 0 for key in fresh}, report.counts)
        return report.batch_id

    @rule(target=operations, paste=some_keys, reason=st.sampled_from(Reason))
    def unsubscribe(self, paste: list[str], reason: Reason) -> int:
        before = self.recount.suppressed()
        preview = unsubscribing.preview("\n".join(paste))
        receipt = unsubscribing.apply(preview, Source.CUSTOMERS, reason=reason)
        assert receipt.counts == preview.counts
        assert not receipt.moved
        assert receipt.counts.changes == len(self.recount.suppressed() - before)
        assert receipt.counts.found == len(paste)
        self.log.append(Objection(receipt.operation_id, set(map(self.logged, paste)), reason))
        return receipt.operation_id

    @precondition(lambda self: any(map(self.suppressed, KEYS)))
    @rule(target=operations, data=st.data())
    def resubscribe(self, data: st.DataObject) -> int:
        key = data.draw(st.sampled_from([key for key in KEYS if self.suppressed(key)]))
        operation = unsubscribing.resubscribe(key, date.today(), "letter 12", Source.CUSTOMER_PAGE)
        if self.is_erased(key):
            self.final.add(operation)
        both = {name for name in (key, ERASED + key) if self.reason(name)}
        self.log.append(Objection(operation, both, None))
        return operation

    @precondition(lambda self: self.people or any(map(self.reason, KEYS)))
    @rule(data=st.data())
    def erase(self, data: st.DataObject) -> None:
        known = [key for key in KEYS if self.customer(key) is not None or self.reason(key)]
        key = data.draw(st.sampled_from(known))
        customer = self.customer(key)
        before = {mail.key for mail in self.mail if customer and mail.customer == customer}
        gone = {key} | {old for old in before if old in KEYS and self.customer(old) is None}
        receipt = erasing.erase(key, Source.CUSTOMER_PAGE)
        assert receipt.addresses == len(gone)
        if customer is not None:
            self.depart(customer)
        for entry in self.log:
            entry.keys = {ERASED + each if each in gone else each for each in entry.keys}
        for mail in self.mail:
            mail.key = ERASED + mail.key if mail.key in gone else mail.key
        for answering in self.answered:
            answering.again -= gone
        self.log.append(Objection(receipt.operation_id, {ERASED + each for each in gone}, Reason.ASKED))

    @rule(operation=consumes(operations))
    def undo(self, operation: int) -> None:
        if not operation:
            return
        if operation in self.final:
            try:
                undoing.undo(operation, Source.UNSUBSCRIBED)
            except undoing.OfErasedAddress:
                return
            raise AssertionError("what nobody can tell any more was undone")
        undoing.undo(operation, Source.UNSUBSCRIBED)
        for entry in self.log:
            if entry.operation == operation:
                entry.stands = False
        self.mail = [mail for mail in self.mail if mail.operation != operation]
        for entry in self.answered:
            if entry.operation == operation:
                entry.stands = False
                self.forget_answers(entry)

    @rule(key=keys)
    def add(self, key: str) -> None:
        if self.is_erased(key):
            try:
                customers.add(key, "", "")
            except customers.Erased:
                return
            raise AssertionError("an erased customer was added")
        if self.customer(key) is None:
            customers.add(key.upper(), "", "")
            found = customers.page(key).id
            assert found is not None
            self.arrive(found, key)

    @precondition(lambda self: self.people)
    @rule(data=st.data(), key=keys)
    def edit(self, data: st.DataObject, key: str) -> None:
        customer = data.draw(st.sampled_from(sorted(self.people)))
        if self.customer(key) in (None, customer) and not self.is_erased(key):
            customers.edit(customer, key, "", "")
            self.arrive(customer, key)

    @precondition(lambda self: self.people)
    @rule(data=st.data())
    def delete_customer(self, data: st.DataObject) -> None:
        customer = data.draw(st.sampled_from(sorted(self.people)))
        customers.delete(customer)
        self.depart(customer)

    def depart(self, customer: int) -> None:
        """Somebody is in no list any more."""
        del self.people[customer]
        for mail in self.mail:
            if mail.customer == customer:
                mail.customer = None
        for batch in self.known.values():
            batch.people.discard(customer)
            batch.answers.pop(customer, None)

    @rule(batch=consumes(batches))
    def delete_batch(self, batch: int) -> None:
        if batch in self.known:
            history.delete(batch)
            del self.known[batch]
            for mail in self.mail:
                mail.batch = 0 if mail.batch == batch else mail.batch

    @rule(target=operations, batch=batches, days_ago=st.sampled_from([0, LONG_AGO, LONG_AGO]))
    def mark_invited(self, batch: int, days_ago: int) -> int:
        missing = self.known[batch].people - self.invited(batch) if batch in self.known else set()
        if not missing:
            return 0
        operation = history.mark_invited(batch, date.today() - timedelta(days_ago))
        self.mail += [Mail(operation, batch, who, self.people[who], days_ago) for who in sorted(missing)]
        return operation

    @rule(target=operations, batch=batches, paste=some_keys)
    def answer(self, batch: int, paste: list[str]) -> int:
        if batch not in self.known:
            return 0
        known = self.known[batch]
        new = {
            who for key in paste if (who := self.customer(key)) in known.people and who not in known.answers
        }
        preview = answers.preview(batch, "\n".join(paste))
        assert preview.counts.recorded == len(new)
        if not new:
            return 0
        operation = answers.apply(preview).operation_id
        again = {key for key in paste if self.customer(key) in known.answers}
        self.answered.append(Answering(operation, batch, again))
        known.answers |= dict.fromkeys(filter(None, new), operation)
        return operation

    # ------------------------------------------------------------------------------------- what must hold

    @invariant()
    def suppressions_agree(self) -> None:
        names = KEYS + [ERASED + key for key in KEYS]
        expected = {name: found for name in names if (found := self.reason(name))}
        stored = self.recount.rows("SELECT key, operation_id, reason FROM suppression")
        forms = self.forms()
        found = {forms.get(str(key), key): (operation, reason) for key, operation, reason in stored}
        assert found == expected

    @invariant()
    def customers_agree(self) -> None:
        assert dict(self.recount.rows("SELECT id, key FROM customer")) == self.people
        counts = customers.counts()
        left = {who for who, key in self.people.items() if self.suppressed(key)}
        assert (counts.total, counts.unsubscribed) == (len(self.people), len(left))
        assert counts.total == counts.active + counts.unsubscribed
        for row in customers.rows(customers.ids(Filter(), "email", False)):
            assert row is not None
            assert row.status is (Status.UNSUBSCRIBED if row.id in left else Status.ACTIVE)
            assert (row.last_contact is None) == (self.last_contact(row.id) is None)
            assert row.batches == sum(row.id in batch.people for batch in self.known.values())

    @invariant()
    def history_agrees(self) -> None:
        assert set(history.ids("name", False)) == set(self.known)
        for number, batch in self.known.items():
            row = history.row(number)
            left = sum(self.suppressed(self.people[who]) for who in batch.people)
            assert (row.customers, row.unsubscribed) == (len(batch.people), left)
            assert (row.invited, row.answered) == (len(self.invited(number)), len(batch.answers))
            assert imports.report(number).counts == batch.report

    @invariant()
    def nobody_who_objected_is_a_recipient(self) -> None:
        for number, batch in self.known.items():
            audience = audiences.audience(number, audiences.Mail.REMINDER)
            parts = [getattr(audience, standing) for standing in Standing]
            assert audience.invited == sum(parts) == len(self.invited(number))
            people = audiences.people(
                number,
                audiences.Mail.REMINDER,
                audiences.ids(number, audiences.Mail.REMINDER, Standing.RECIPIENT, "", "email", False),
            )
            mailed = {person.key for person in people if person}
            assert len(mailed) == audience.recipients
            assert not mailed & self.recount.suppressed()
            assert mailed == {
                self.people[who]
                for who in self.invited(number)
                if who not in batch.answers
                and not self.suppressed(self.people[who])
                and (self.last_contact(who) or 0) == LONG_AGO
            }


TestEverythingAPersonCanDo = Machine.TestCase
TestEverythingAPersonCanDo.settings = settings(
    max_examples=80, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
