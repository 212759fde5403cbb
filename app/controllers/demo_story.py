"""How things are done in the demo: by the real controllers, each at its own moment of the past.

No mail leaves: the outbox is taken through its steps, with the replies that a server might have given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from app.controllers import (
    answers,
    demo_people,
    drafts,
    history,
    imports,
    operations,
    sending,
    settings,
    undoing,
    unsubscribing,
)
from app.controllers.audiences import Mail
from app.controllers.demo_people import Invented, Words
from app.controllers.operations import Source
from app.controllers.unsubscribing import Reason
from app.delivery import outbox
from app.delivery.replies import Reply
from app.delivery.terms import Fate, Phase, Result
from app.models import database
from app.models.database import Check

_TAKEN = Reply(250, "2.0.0 Ok (demo)")
_NO_SUCH_USER = Reply(550, "5.1.1 The mailbox does not exist (demo)")

_SHARES = (
    (range(0, 150),),
    (range(120, 290),),
    (range(90, 115), range(255, 400)),
)
"""Of the people, the customers of each batch; some buy in two."""
_NO_MAILBOX = frozenset({17, 44, 133, 204, 333})
"""Of the people, those whose mail comes back."""


@dataclass
class Story:
    """What has happened so far, and what can happen: so many `days` ago, at an hour of the day here.

    `number` is a batch's, the oldest 0; `places` are those of people. `check` raises Cancelled.
    """

    folder: Path
    words: Words
    language: str
    unsubscribe: str
    today: date
    check: Check
    everyone: Sequence[Invented] = field(default_factory=demo_people.people)
    batches: list[int] = field(default_factory=list)
    last: int = 0  # the operation before

    def begin(self) -> None:
        """The program is set up; nothing stands where this server would be."""
        for setting, value in (
            (settings.SENDER_NAME, self.words.sender),
            (settings.SENDER_ADDRESS, "survey@example.com"),
            (settings.POSTAL_ADDRESS, self.words.postal_address),
            (settings.SMTP_HOST, "smtp.example.com"),
        ):
            settings.change(setting, value)

    def operator(self, name: str) -> None:
        """Somebody else is at the keyboard."""
        settings.change(settings.OPERATOR, name)

    def limit_reminders(self, maximum: int) -> None:
        settings.change(settings.MAXIMUM_REMINDERS, maximum)

    def moment(self, days: int, hour: int, minute: int = 0) -> int:
        return int(datetime.combine(self.today - timedelta(days), time(hour, minute)).timestamp())

    def named(self, places: Iterable[int]) -> str:
        return "\n".join(self.everyone[place].email for place in places)

    def bring(self, number: int, days: int) -> None:
        """A batch is imported, and its messages are written."""
        day = self.today - timedelta(days)
        buyers = [self.everyone[place] for share in _SHARES[number] for place in share]
        file = demo_people.write_file(self.folder, self.words.batches[number], buyers, day, self.words)
        with operations.at(self.moment(days, 10, 12)):
            plan = imports.propose(file)
            batch_id = imports.run(replace(plan, name=file.stem)).batch_id
            history.set_survey_address(batch_id, "https://survey.example.com/q")
            for mail in Mail:
                drafts.save(batch_id, mail, drafts.starter(mail, self.language))
        self.batches.append(batch_id)

    def send(
        self,
        number: int,
        mail: Mail,
        days: int,
        hour: int,
        minute: int = 0,
        *,
        after: int = 0,
        meanwhile: Callable[[int], object] | None = None,
    ) -> None:
        """A mailing goes out, a message a second; `meanwhile` is done with its id `after` so many."""
        moment = self.moment(days, hour, minute)
        source = Source.REMINDER_PREVIEW if mail is Mail.REMINDER else Source.INVITATION_PREVIEW
        with operations.at(moment):
            plan = sending.prepare(self.batches[number], mail, self.unsubscribe)
            mailing_id = sending.send(plan, source)
        gone = {self.everyone[place].email for place in _NO_MAILBOX}
        sent = 0
        claimed = outbox.step(None, mailing_id, moment)
        while claimed is not None:
            moment += 1
            sent += 1
            if sent == after and meanwhile is not None:
                with operations.at(moment):
                    meanwhile(mailing_id)
            taken = claimed.address not in gone
            fate, reply = (Fate.SENT, _TAKEN) if taken else (Fate.REFUSED, _NO_SUCH_USER)
            done = outbox.Done(claimed, Result(fate, Phase.END if taken else Phase.RECIPIENT, reply))
            claimed = outbox.step(done, mailing_id, moment)
            self.check()

    def unsubscribes(
        self,
        places: Iterable[int],
        days: int,
        hour: int,
        source: Source,
        reason: Reason = Reason.ASKED,
        *,
        batch: int | None = None,
        others: str = "",
    ) -> None:
        """Addresses are pasted, of these people and whatever else is pasted with them."""
        with operations.at(self.moment(days, hour, 25)):
            self.paste(f"{self.named(places)}\n{others}", source, reason, batch)

    def paste(
        self, text: str, source: Source, reason: Reason = Reason.ASKED, batch: int | None = None
    ) -> None:
        receipt = unsubscribing.apply(
            unsubscribing.preview(text),
            source,
            reason=reason,
            detail="" if batch is None else self.words.batches[batch],
            batch_id=None if batch is None else self.batches[batch],
        )
        self.last = receipt.operation_id

    def comes_back(self, number: int, days: int, hour: int) -> None:
        """The addresses that do not exist are unsubscribed."""
        places = [place for share in _SHARES[number] for place in share if place in _NO_MAILBOX]
        self.unsubscribes(places, days, hour, Source.SENDING, Reason.BOUNCED, batch=number)

    def unsubscribe_waiting(self, count: int, number: int) -> None:
        """Some of those whose mail is about to leave unsubscribe."""
        cursor = database.select("SELECT address FROM pending ORDER BY id DESC LIMIT ?", (count,))
        self.paste("\n".join(address for (address,) in cursor), Source.SENDING, batch=number)

    def answer(self, number: int, share: float, days: int, hour: int) -> None:
        """Some of those who were invited and have not answered do."""
        batch_id = self.batches[number]
        waiting = _not_answered(batch_id)
        few = Random(days).sample(waiting, round(len(waiting) * share))
        with operations.at(self.moment(days, hour, 40)):
            answers.apply(answers.preview(batch_id, "\n".join(few)))

    def undo(self, days: int, hour: int) -> None:
        with operations.at(self.moment(days, hour, 32)):
            undoing.undo(self.last, Source.UNSUBSCRIBED)

    def resubscribe(self, place: int, days: int, hour: int) -> None:
        key = self.everyone[place].email
        with operations.at(self.moment(days, hour, 5)):
            day = self.today - timedelta(days + 1)
            unsubscribing.resubscribe(key, day, self.words.consent, Source.CUSTOMER_PAGE)


def _not_answered(batch_id: int) -> list[str]:
    """The addresses of those whom a batch's mail has reached, and who neither answered nor unsubscribed."""
    cursor = database.select(
        """SELECT DISTINCT c.email FROM contact m JOIN customer c ON c.id = m.customer_id
        JOIN "transaction" t ON t.batch_id = m.batch_id AND t.customer_id = c.id
        WHERE m.batch_id = ? AND NOT EXISTS (SELECT 1 FROM answer a WHERE a.transaction_id = t.id)
            AND NOT EXISTS (SELECT 1 FROM suppression s WHERE s.key = c.key)
        ORDER BY c.email""",
        (batch_id,),
    )
    return [email for (email,) in cursor]
