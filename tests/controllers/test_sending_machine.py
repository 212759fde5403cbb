"""Sending among everything else that a person does meanwhile, in any order, and crashes between.

The server is a list: whoever is named to it must not be suppressed at that moment by the test's own reading
of the database, nor be mailed the same twice unless a person said so.
"""

import contextlib
import shutil
import tempfile
import time
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from app.controllers import answers, audiences, customers, imports, mailings, sending, undoing, unsubscribing
from app.controllers.audiences import Mail, Standing
from app.controllers.mailings import PARTS, State
from app.controllers.operations import Source
from app.delivery import outbox
from app.delivery.outbox import Done
from app.delivery.smtp import Fate, Halt, Phase, Reply, Result, Suppressed
from app.errors import Refusal
from app.models import database
from tests.builders import UNSUBSCRIBE, Recount, a_mailable_batch, an_account, sound

KEYS = [f"{name}@example.com" for name in ("ann", "bob", "carol", "dora", "émile", "fay")]
LONG = 40 * 86_400

some_keys = st.lists(st.sampled_from(KEYS), min_size=1, max_size=4, unique=True)
outcomes = st.sampled_from(
    [
        *[Result(Fate.SENT, Phase.END, Reply(250, "Ok"))] * 4,
        Result(Fate.REFUSED, Phase.RECIPIENT, Reply(550, "5.1.1 Who?")),
        Result(Fate.LATER, Phase.END, Reply(451, "Later")),
        Result(Fate.UNTRIED, Phase.DATA, None, Halt.LOST, why="lost"),
        Result(Fate.UNCERTAIN, Phase.END, None, Halt.LOST, why="timeout"),
    ]
)


class Machine(RuleBasedStateMachine):
    """The program without its windows and without a network."""

    operations = Bundle("operations")
    batches = Bundle("batches")
    mailings = Bundle("mailings")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="relance-sending-"))
        database.open_database(self.folder / "relance.db")
        database.connect()
        an_account(25)
        self.recount = Recount(self.folder / "relance.db")
        self.taken: Counter[object] = Counter()  # by the server, or perhaps, by message
        self.again: Counter[object] = Counter()  # how often a person asked for it once more
        self.batch_count = 0

    def teardown(self) -> None:
        assert sound(self.folder / "relance.db")
        database.close()
        shutil.rmtree(self.folder)

    # ------------------------------------------------------------------------------------------- the acts

    @rule(target=batches, people=some_keys)
    def import_a_batch(self, people: list[str]) -> int:
        self.batch_count += 1
        try:
            return a_mailable_batch(self.folder, *people, name=f"Batch {self.batch_count}.csv")
        except imports.NothingToImport:
            return 0

    @rule(target=operations, people=some_keys)
    def unsubscribe(self, people: list[str]) -> int:
        preview = unsubscribing.preview("\n".join(people))
        return unsubscribing.apply(preview, Source.CUSTOMERS).operation_id

    @rule(operation=consumes(operations))
    def undo(self, operation: int) -> None:
        undoing.undo(operation, Source.UNSUBSCRIBED)

    @rule(key=st.sampled_from(KEYS), other=st.sampled_from(KEYS))
    def edit(self, key: str, other: str) -> None:
        found = customers.page(key).id
        if found is not None:
            try:
                customers.edit(found, other, "", "")
            except customers.AddressTaken:
                assert key != other

    @rule(key=st.sampled_from(KEYS))
    def delete(self, key: str) -> None:
        found = customers.page(key).id
        if found is not None:
            customers.delete(found)

    @rule(batch=batches, people=some_keys)
    def answer(self, batch: int, people: list[str]) -> None:
        with contextlib.suppress(Refusal):
            answers.apply(answers.preview(batch, "\n".join(people)))

    @rule(target=mailings, batch=batches, mail=st.sampled_from(Mail))
    def queue(self, batch: int, mail: Mail) -> int:
        try:
            plan = sending.prepare(batch, mail, UNSUBSCRIBE)
        except Refusal:
            return 0
        return sending.send(plan, Source.HISTORY)

    @rule(mailing=mailings, act=st.sampled_from([sending.pause, sending.resume, sending.cancel]))
    def change(self, mailing: int, act: object) -> None:
        assert callable(act)
        with contextlib.suppress(sending.NotThere, mailings.MailingGone):
            act(mailing)

    @rule(mailing=mailings, results=st.lists(outcomes, min_size=1, max_size=4))
    def send(self, mailing: int, results: list[Result]) -> None:
        """As the loop does, with the server's part drawn."""
        done = None
        for result in results:
            claimed = outbox.step(done, mailing, self.moment())
            done = None
            if claimed is None:
                return
            done = Done(claimed, self.named(claimed, result))
        outbox.settle(done, self.moment())

    @rule(mailing=mailings, result=outcomes)
    def crash(self, mailing: int, result: Result) -> None:
        """The process ends after the server's reply, before it is recorded; another one starts."""
        claimed = outbox.step(None, mailing, self.moment())
        if claimed is not None:
            self.named(claimed, result)
        outbox.recover()

    @rule(again=st.booleans())
    def decide(self, again: bool) -> None:
        uncertain = self.recount.column("SELECT id FROM message WHERE state = 'uncertain'")
        chosen = [number for number in uncertain if isinstance(number, int)]
        assert sending.decide(chosen, again, Source.SENDING) == len(uncertain)
        if again:
            self.again.update(uncertain)

    @rule()
    def weeks_pass(self) -> None:
        with database.writing() as connection:
            connection.execute("UPDATE message SET at = at - ?, due = 0", (LONG,))

    def moment(self) -> int:
        return int(time.time()) + 5 * 3_600  # whatever is to be tried again is due

    def named(self, claimed: outbox.Claimed, result: Result) -> Result:
        """Name the recipient to the server, under the guard; whoever is named is looked up anew."""
        try:
            with outbox.guard(claimed) as seen:
                (key,) = self.recount.column("SELECT key FROM message WHERE id = ?", claimed.id)
                assert key not in self.recount.suppressed()
                assert key in self.recount.column("SELECT key FROM customer")
                if result.fate in (Fate.SENT, Fate.UNCERTAIN):
                    self.taken[claimed.id] += 1
                return Result(result.fate, result.phase, result.reply, result.halt, seen, result.why)
        except Suppressed:
            return Result(Fate.SUPPRESSED, Phase.RECIPIENT, None)

    # ------------------------------------------------------------------------------------- what must hold

    @invariant()
    def nobody_gets_the_same_twice(self) -> None:
        for message, times in self.taken.items():
            assert times <= 1 + self.again[message]
        assert not self.recount.rows(
            """SELECT batch_id, kind, rank, customer_id FROM message
            WHERE state IN ('elsewhere', 'queued', 'sending', 'sent', 'retry', 'uncertain')
                AND batch_id IS NOT NULL AND customer_id IS NOT NULL
            GROUP BY 1, 2, 3, 4 HAVING count(*) > 1"""
        )

    @invariant()
    def what_is_sent_was_taken(self) -> None:
        sent = self.recount.column("SELECT id FROM message WHERE state = 'sent' AND why = ''")
        assert set(sent) <= set(self.taken)
        known = set(self.recount.column("SELECT id FROM message WHERE state IN ('sent', 'uncertain')"))
        given_back = {message for message, times in self.again.items() if times}
        assert set(self.taken) - given_back <= known

    @invariant()
    def every_mailing_adds_up(self) -> None:
        for number in self.recount.column("SELECT id FROM mailing"):
            assert isinstance(number, int)
            found = mailings.get(number)
            total = self.recount("SELECT count(*) FROM message WHERE mailing_id = ?", number)
            assert sum(getattr(found.counts, part) for part in PARTS) == found.counts.total == total
            if found.state is State.FINISHED:
                assert not self.recount(
                    """SELECT count(*) FROM message WHERE mailing_id = ?
                    AND state IN ('queued', 'sending', 'retry')""",
                    number,
                )
            assert mailings.proof(number).violations == 0

    @invariant()
    def nobody_who_objected_or_is_being_mailed_is_a_recipient(self) -> None:
        for batch in self.recount.column("SELECT id FROM batch"):
            assert isinstance(batch, int)
            for mail in Mail:
                audience = audiences.audience(batch, mail)
                parts = [getattr(audience, part) for part in audiences.PARTS[mail]]
                assert parts[0] - sum(parts[1:-1]) == parts[-1]
                chosen = audiences.ids(batch, mail, Standing.RECIPIENT, "", "email", False)
                people = {person.key for person in audiences.people(batch, mail, chosen) if person}
                assert len(people) == audience.recipients
                assert not people & self.recount.suppressed()
                assert not people & set(
                    self.recount.column(
                        """SELECT c.key FROM message m JOIN customer c ON c.id = m.customer_id
                        WHERE m.batch_id = ? AND m.kind = ? AND m.state IN ('queued', 'retry', 'sending')""",
                        batch,
                        mail.value,
                    )
                )


TestSendingAmongEverythingElse = Machine.TestCase
TestSendingAmongEverythingElse.settings = settings(
    max_examples=40, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
