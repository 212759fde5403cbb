"""The words for what controllers return as codes, and dates as the person writes them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QObject

from app.controllers.customers import Status
from app.controllers.operations import Entry, Kind, Source
from app.controllers.records import Event, Evidence
from app.widgets.palette import Tone
from app.widgets.words import isolate

# The customer list needs none of these at the start of the program.
if TYPE_CHECKING:
    from app.controllers import answers, imports, pasting, unsubscribing
    from app.controllers.audiences import Mail, Standing
    from app.controllers.recipients import State
    from app.controllers.suppressions import Span
    from app.controllers.unsubscribing import Reason


class Counted(QObject):
    """Numbers with their nouns: lupdate finds plurals in the tr() of a class only."""

    def unsubscribed(self, count: int) -> str:
        return self.tr("%Ln customer(s) unsubscribed", "", count)

    def blocked(self, count: int) -> str:
        return self.tr("%Ln unknown address(es) blocked", "", count)

    def answered(self, count: int) -> str:
        return self.tr("%Ln answer(s) recorded", "", count)

    def imported(self, count: int) -> str:
        return self.tr("%Ln transaction(s) imported", "", count)

    def ignored(self, count: int) -> str:
        return self.tr("%Ln unsubscribed customer(s) ignored", "", count)

    def reminders(self, count: int) -> str:
        return self.tr("%Ln reminder(s)", "", count)

    def invitations(self, count: int) -> str:
        return self.tr("%Ln invitation(s)", "", count)

    def again(self, count: int) -> str:
        return self.tr("%Ln message(s) sent again", "", count)

    def taken_as_sent(self, count: int) -> str:
        return self.tr("%Ln message(s) taken as sent", "", count)

    def transactions(self, count: int) -> str:
        return self.tr("%Ln transaction(s)", "", count)

    def customers(self, count: int) -> str:
        return self.tr("%Ln customer(s)", "", count)

    def nameless(self, count: int) -> str:
        return self.tr("%Ln message(s) kept without the address", "", count)


_counted = Counted()


def day(value: date | None) -> str:
    """A date in the short form, or nothing."""
    if value is None:
        return ""
    return QLocale().toString(QDate(value.year, value.month, value.day), QLocale.FormatType.ShortFormat)


def day_of(moment: int | None) -> str:
    """The local date of a moment in UTC seconds, or nothing."""
    if moment is None:
        return ""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(moment).date(), QLocale.FormatType.ShortFormat)


def long_day_of(moment: int) -> str:
    """The local date of a moment in UTC seconds, as in a sentence: 3 March 2026."""
    pattern = QCoreApplication.translate("Wording", "d MMMM yyyy", "a date in a sentence, in Qt's pattern")
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(moment).date(), pattern)


def moment_of(moment: int) -> str:
    """The local date and time of a moment in UTC seconds."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(moment), QLocale.FormatType.ShortFormat)


def days(since: int, before: int) -> str:
    """The local days from a moment in UTC seconds until before another one: 2–8 March 2026."""
    first = QDateTime.fromSecsSinceEpoch(since).date()
    last = QDateTime.fromSecsSinceEpoch(before - 1).date()
    if first == last:
        return long_day_of(since)
    if first.year() != last.year():
        pattern = QCoreApplication.translate("Wording", "d MMM yyyy", "the first day, of another year")
    elif first.month() != last.month():
        pattern = QCoreApplication.translate("Wording", "d MMM", "the first day, of another month")
    else:
        pattern = QCoreApplication.translate("Wording", "d", "the first day, of the same month")
    final = QCoreApplication.translate("Wording", "d MMM yyyy", "the last day")
    said = QCoreApplication.translate("Wording", "{first} – {last}", "two days")
    return said.format(first=QLocale().toString(first, pattern), last=QLocale().toString(last, final))


def span(value: Span) -> str:
    """The days, and the screen if there is one."""
    said = days(value.since, value.before)
    return f"{said} · {source(value.source)}" if value.source else said


def number(value: int) -> str:
    """A number with its digits grouped."""
    return QLocale().toString(value)


def status(value: Status) -> str:
    """Active or Unsubscribed."""
    return {
        Status.ACTIVE: QCoreApplication.translate("Wording", "Active", "status of a customer"),
        Status.UNSUBSCRIBED: QCoreApplication.translate("Wording", "Unsubscribed", "status of a customer"),
    }[value]


def status_tone(value: Status) -> Tone:
    """The colour of a status."""
    return "good" if value is Status.ACTIVE else "dim"


def reason(value: Reason | str) -> str:
    """Why an address is not mailed."""
    from app.controllers.unsubscribing import Reason

    return {
        Reason.ASKED: QCoreApplication.translate("Wording", "asked", "reason of an unsubscription"),
        Reason.COMPLAINED: QCoreApplication.translate("Wording", "complained", "reason of an unsubscription"),
        Reason.BOUNCED: QCoreApplication.translate("Wording", "bounced", "reason of an unsubscription"),
        Reason.OPERATOR: QCoreApplication.translate(
            "Wording", "operator’s decision", "reason of an unsubscription"
        ),
    }[Reason(value)]


def reason_alone(value: Reason) -> str:
    """The same where it stands by itself, as in a column, and begins like what stands beside it."""
    said = reason(value)
    return said[:1].upper() + said[1:]


def source(value: Source) -> str:
    """The screen something was done from."""
    return {
        Source.CUSTOMERS: QCoreApplication.translate("Wording", "Customers", "a screen"),
        Source.CUSTOMER_PAGE: QCoreApplication.translate("Wording", "Customer page", "a screen"),
        Source.HISTORY: QCoreApplication.translate("Wording", "History", "a screen"),
        Source.IMPORT: QCoreApplication.translate("Wording", "Import", "a screen"),
        Source.INVITATION_PREVIEW: QCoreApplication.translate("Wording", "Invitation preview", "a screen"),
        Source.REMINDER_PREVIEW: QCoreApplication.translate("Wording", "Reminder preview", "a screen"),
        Source.SENDING: QCoreApplication.translate("Wording", "Sending", "a screen"),
        Source.UNSUBSCRIBED: QCoreApplication.translate("Wording", "Unsubscribed page", "a screen"),
        Source.INSIGHTS: QCoreApplication.translate("Wording", "Insights", "a screen"),
        Source.SETTINGS: QCoreApplication.translate("Wording", "Settings", "a screen"),
    }[value]


def source_and_detail(value: Source, detail: str) -> str:
    """The screen, and the batch, reference or backup it was about."""
    return f"{source(value)} · {about(value, detail)}" if detail else source(value)


def about(value: Source, detail: str) -> str:
    """What something was about: a batch or reference as it is called, a backup by when it was made."""
    if value is Source.SETTINGS:
        from app.controllers import backups

        made = backups.made_at(detail)
        if made is not None:
            at = QDateTime.fromSecsSinceEpoch(int(made))
            said = QCoreApplication.translate("Wording", "Backup of {day}, {time}")
            time = QLocale().toString(at.time(), QLocale.FormatType.ShortFormat)
            return said.format(day=long_day_of(int(made)), time=time)
    return isolate(detail)


def evidence(value: Evidence) -> str:
    """Since when, by whom and from where an address is unsubscribed, and what that means."""
    origin = {
        Source.CUSTOMERS: QCoreApplication.translate("Wording", "pasted on Customers"),
        Source.CUSTOMER_PAGE: QCoreApplication.translate("Wording", "on the customer page"),
        Source.HISTORY: QCoreApplication.translate("Wording", "pasted on History"),
        Source.REMINDER_PREVIEW: QCoreApplication.translate(
            "Wording", "pasted from the reminder preview of ‘{batch}’"
        ),
        Source.INVITATION_PREVIEW: QCoreApplication.translate(
            "Wording", "pasted from the invitation preview of ‘{batch}’"
        ),
        Source.SENDING: QCoreApplication.translate("Wording", "pasted on Sending"),
        Source.UNSUBSCRIBED: QCoreApplication.translate("Wording", "pasted on Unsubscribed"),
        Source.INSIGHTS: QCoreApplication.translate("Wording", "pasted on Insights"),
        Source.SETTINGS: QCoreApplication.translate("Wording", "pasted on Settings"),
    }.get(value.source, source(value.source))
    sentence = QCoreApplication.translate(
        "Wording",
        "Unsubscribed since {day} by {operator}, {origin} ({reason}): no mail will be sent to this address.",
    )
    return sentence.format(
        day=long_day_of(value.since),
        operator=isolate(value.operator),
        origin=origin.format(batch=isolate(value.detail)),
        reason=reason(value.reason),
    )


def erased() -> str:
    """What stands where the address of an erased person was."""
    return QCoreApplication.translate("Wording", "erased", "in the place of an address")


def erasure(erased_at: int, value: Evidence) -> str:
    """Since when an address is erased, and since when it is unsubscribed."""
    sentence = QCoreApplication.translate("Wording", "Erased on {day}, as its owner asked.")
    return f"{sentence.format(day=long_day_of(erased_at))} {evidence(value)}"


def state(value: State) -> str:
    """Where a recipient of a batch stands."""
    from app.controllers.recipients import State

    return {
        State.UNSUBSCRIBED: QCoreApplication.translate("Wording", "Unsubscribed", "state of a recipient"),
        State.ANSWERED: QCoreApplication.translate("Wording", "Answered", "state of a recipient"),
        State.QUEUED: QCoreApplication.translate("Wording", "Waiting", "state of a recipient"),
        State.UNCERTAIN: QCoreApplication.translate("Wording", "Uncertain", "state of a recipient"),
        State.REFUSED: QCoreApplication.translate("Wording", "Refused", "state of a recipient"),
        State.REMINDED: QCoreApplication.translate("Wording", "Reminded", "state of a recipient"),
        State.INVITED: QCoreApplication.translate("Wording", "Invited", "state of a recipient"),
        State.IMPORTED: QCoreApplication.translate("Wording", "Imported", "state of a recipient"),
    }[value]


def state_tone(value: State) -> Tone:
    """The colour of a state."""
    from app.controllers.recipients import State

    tones: dict[State, Tone] = {
        State.UNSUBSCRIBED: "dim",
        State.ANSWERED: "good",
        State.UNCERTAIN: "warning",
        State.REFUSED: "error",
        State.IMPORTED: "dim",
    }
    return tones.get(value, "text")


def standing(value: Standing, mail: Mail) -> str:
    """Whether somebody gets an invitation or a reminder, and why not."""
    from app.controllers.audiences import Mail, Standing

    return {
        Standing.ALREADY: QCoreApplication.translate("Wording", "Invited already"),
        Standing.ANSWERED: QCoreApplication.translate("Wording", "Answered", "state of a recipient"),
        Standing.UNSUBSCRIBED: QCoreApplication.translate("Wording", "Unsubscribed", "state of a recipient"),
        Standing.RECENT: QCoreApplication.translate("Wording", "Contacted recently"),
        Standing.EXHAUSTED: QCoreApplication.translate("Wording", "Had all reminders"),
        Standing.INVALID: QCoreApplication.translate("Wording", "Invalid address"),
        Standing.RECIPIENT: QCoreApplication.translate("Wording", "Will be invited")
        if mail is Mail.INVITATION
        else QCoreApplication.translate("Wording", "Will be reminded"),
    }[value]


def row_outcome(value: imports.Outcome) -> str:
    """What became of a row of an imported file."""
    from app.controllers import imports

    return {
        imports.Outcome.NEW: QCoreApplication.translate("Wording", "New customer"),
        imports.Outcome.KNOWN: QCoreApplication.translate("Wording", "Known customer"),
        imports.Outcome.IGNORED: QCoreApplication.translate("Wording", "Unsubscribed, ignored"),
        imports.Outcome.DUPLICATE: QCoreApplication.translate("Wording", "Duplicate in the file"),
        imports.Outcome.INVALID: QCoreApplication.translate("Wording", "Invalid"),
        imports.Outcome.BLANK: QCoreApplication.translate("Wording", "Blank"),
    }[value]


def row_reason(outcome: imports.Outcome, reason: str) -> str:
    """Why a row of an imported file has its outcome; nothing where the outcome says it all."""
    from app.controllers import imports

    if outcome is imports.Outcome.DUPLICATE:
        sentence = QCoreApplication.translate("Wording", "The same customer is on line {line}")
        return sentence.format(line=number(int(reason)))
    if outcome is imports.Outcome.IGNORED and reason == imports.ERASED:
        return QCoreApplication.translate(
            "Wording", "The person asked to be erased: nothing of this row was kept"
        )
    if outcome is imports.Outcome.IGNORED:
        return QCoreApplication.translate(
            "Wording", "The address is unsubscribed: nothing of this row was kept"
        )
    if outcome is imports.Outcome.INVALID:
        return {
            imports.Fault.NO_ADDRESS: QCoreApplication.translate("Wording", "No address in this row"),
            imports.Fault.NOT_AN_ADDRESS: QCoreApplication.translate("Wording", "Not an e-mail address"),
            imports.Fault.SEVERAL_ADDRESSES: QCoreApplication.translate(
                "Wording", "Several addresses in one cell"
            ),
            imports.Fault.TOO_MANY_CELLS: QCoreApplication.translate(
                "Wording", "More cells than columns: is a cell with a delimiter in it not quoted?"
            ),
            imports.Fault.NOT_MAILABLE: QCoreApplication.translate(
                "Wording", "No mail can be sent to this address"
            ),
        }[imports.Fault(reason)]
    if reason == imports.Note.UNREAD_DATE:
        return QCoreApplication.translate("Wording", "The date of the transaction could not be read")
    return ""


def hint(value: pasting.Unreadable) -> str:
    """Why a line of a paste could not be read, and what was perhaps meant."""
    from app.controllers import pasting

    if value.suggestion:
        sentence = QCoreApplication.translate("Wording", "Not an address. Is {address} meant?")
        return sentence.format(address=isolate(value.suggestion))
    return {
        pasting.Hint.NO_ADDRESS: QCoreApplication.translate("Wording", "No address on this line"),
        pasting.Hint.SPELLED_OUT: QCoreApplication.translate(
            "Wording", "An address in words: write it with @"
        ),
        pasting.Hint.WHOLE_DOMAIN: QCoreApplication.translate(
            "Wording", "A whole domain cannot be unsubscribed: paste its addresses"
        ),
        pasting.Hint.INCOMPLETE: QCoreApplication.translate("Wording", "An incomplete address"),
    }[value.hint]


def taken(suggestion: str) -> str:
    """That the address a line spells out is in the same paste, so that nothing is left to do for it."""
    sentence = QCoreApplication.translate("Wording", "Taken: {address} is in the list")
    return sentence.format(address=isolate(suggestion))


def kind(value: Kind) -> str:
    """What an operation did."""
    return {
        Kind.IMPORT: QCoreApplication.translate("Wording", "Import"),
        Kind.UNSUBSCRIBE: QCoreApplication.translate("Wording", "Unsubscription"),
        Kind.RESUBSCRIBE: QCoreApplication.translate("Wording", "Resubscription"),
        Kind.ANSWERS: QCoreApplication.translate("Wording", "Answers recorded"),
        Kind.MAILING: QCoreApplication.translate("Wording", "Mailed elsewhere"),
        Kind.SEND: QCoreApplication.translate("Wording", "Mailing"),
        Kind.TEST: QCoreApplication.translate("Wording", "Test message"),
        Kind.DECIDE: QCoreApplication.translate("Wording", "Uncertain messages decided"),
        Kind.UNDO: QCoreApplication.translate("Wording", "Undo"),
        Kind.DELETE_BATCH: QCoreApplication.translate("Wording", "Batch deleted"),
        Kind.DELETE_CUSTOMER: QCoreApplication.translate("Wording", "Customer deleted"),
        Kind.ERASE: QCoreApplication.translate("Wording", "Customer erased"),
        Kind.RESTORE: QCoreApplication.translate("Wording", "Backup restored"),
    }[value]


def result(entry: Entry) -> str:
    """What an operation changed, counted."""
    counts = entry.counts
    if entry.kind is Kind.IMPORT:
        parts = [_counted.imported(counts["new"] + counts["known"])]
        if counts["ignored"]:
            parts.append(_counted.ignored(counts["ignored"]))
        return " · ".join(parts)
    if entry.kind is Kind.UNSUBSCRIBE:
        parts = [unsubscribed(counts["unsubscribed"])]
        if counts["unknown"]:
            parts.append(blocked(counts["unknown"]))
        return " · ".join(parts)
    if entry.kind is Kind.ANSWERS:
        return answered(counts["recorded"])
    if entry.kind is Kind.MAILING:
        if "reminded" in counts:
            return _counted.reminders(counts["reminded"])
        return _counted.invitations(counts["invited"])
    if entry.kind is Kind.SEND:
        if "reminders" in counts:
            return _counted.reminders(counts["reminders"])
        return _counted.invitations(counts["invitations"])
    if entry.kind is Kind.DECIDE:
        if "again" in counts:
            return _counted.again(counts["again"])
        return _counted.taken_as_sent(counts["taken_as_sent"])
    if entry.kind is Kind.UNDO and entry.undid:
        return kind(entry.undid)
    if entry.kind is Kind.DELETE_BATCH:
        return _counted.transactions(counts["transactions"])
    if entry.kind is Kind.ERASE:
        return _counted.nameless(counts["messages"])
    if entry.kind is Kind.RESTORE:
        return _counted.customers(counts["customers"])
    return ""


def unsubscribed(count: int) -> str:
    """Customers who were unsubscribed."""
    return _counted.unsubscribed(count)


def blocked(count: int) -> str:
    """Addresses that no customer has and that are suppressed for the future."""
    return _counted.blocked(count)


def answered(count: int) -> str:
    """Answers that were recorded."""
    return _counted.answered(count)


def event(value: Event) -> str:
    """One entry of a customer's timeline."""
    sentence = (
        _mail_event(value)
        or {
            # By hand, or by an import whose batch has been deleted since.
            "added": QCoreApplication.translate("Wording", "Added to the customers"),
            "imported": QCoreApplication.translate("Wording", "Imported with ‘{batch}’"),
            "invitation_elsewhere": QCoreApplication.translate("Wording", "Invited elsewhere to ‘{batch}’"),
            "reminder_elsewhere": QCoreApplication.translate(
                "Wording", "Reminder {rank} of ‘{batch}’ sent elsewhere"
            ),
            "answered": QCoreApplication.translate("Wording", "Answered ‘{batch}’"),
            "unsubscribe": QCoreApplication.translate("Wording", "Unsubscribed ({reason})"),
            "unsubscribe_again": QCoreApplication.translate(
                "Wording", "Named again in an unsubscription ({reason})"
            ),
            "resubscribe": QCoreApplication.translate(
                "Wording", "Resubscribed: {batch}", "batch is the reference"
            )
            if value.detail
            else QCoreApplication.translate("Wording", "Resubscribed, on a new consent"),
            "undo_unsubscribe": QCoreApplication.translate("Wording", "The unsubscription was undone"),
            "undo_resubscribe": QCoreApplication.translate("Wording", "The resubscription was undone"),
            "erase": QCoreApplication.translate("Wording", "Erased, as they asked"),
        }[value.kind]
    )
    batch = value.detail or QCoreApplication.translate("Wording", "a deleted batch")
    why = reason(value.reason) if value.reason else ""
    said = sentence.format(batch=isolate(batch), rank=number(value.rank), reason=why)
    return f"{said} ({isolate(value.reply)})" if value.reply else said


def _mail_event(value: Event) -> str:
    """What became of a message of the outbox; nothing for any other event."""
    kind, _, state = value.kind.partition("_")
    if kind not in ("invitation", "reminder", "test") or state == "elsewhere":
        return ""
    subject = {
        "invitation": QCoreApplication.translate("Wording", "Invitation to ‘{batch}’"),
        "reminder": QCoreApplication.translate("Wording", "Reminder {rank} of ‘{batch}’"),
        "test": QCoreApplication.translate("Wording", "Test message of ‘{batch}’"),
    }[kind]
    said = QCoreApplication.translate("Wording", "{message}: {state}", "of a message that was to be sent")
    return said.format(message=subject, state=message_state(state))


def message_state(value: str) -> str:
    """Where a message of the outbox is."""
    return {
        "queued": QCoreApplication.translate("Wording", "waiting", "state of a message"),
        "sending": QCoreApplication.translate("Wording", "being sent", "state of a message"),
        "retry": QCoreApplication.translate("Wording", "to be tried again", "state of a message"),
        "sent": QCoreApplication.translate("Wording", "sent", "state of a message"),
        "refused": QCoreApplication.translate("Wording", "refused", "state of a message"),
        "expired": QCoreApplication.translate(
            "Wording", "given up after several tries", "state of a message"
        ),
        "uncertain": QCoreApplication.translate("Wording", "perhaps sent", "state of a message"),
        "suppressed": QCoreApplication.translate(
            "Wording", "not sent, for the address is unsubscribed", "state of a message"
        ),
        "cancelled": QCoreApplication.translate("Wording", "cancelled", "state of a message"),
    }[value]


def event_time(value: Event) -> str:
    """When it happened; of what was mailed elsewhere only the day is known."""
    return day_of(value.at) if value.kind.endswith("_elsewhere") else moment_of(value.at)


def event_source(value: Event) -> str:
    """The screen an entry of a timeline comes from; the batch where the entry does not name it."""
    if not value.source:
        return ""
    named = value.kind.startswith("unsubscribe")
    return source_and_detail(Source(value.source), value.detail if named else "")


def paste_outcome(value: unsubscribing.Outcome) -> str:
    """What happens, or happened, to an address of a bulk unsubscribe."""
    from app.controllers import unsubscribing

    return {
        unsubscribing.Outcome.UNSUBSCRIBED: QCoreApplication.translate("Wording", "Customer: unsubscribed"),
        unsubscribing.Outcome.UNKNOWN: QCoreApplication.translate(
            "Wording", "Not a customer: blocked for the future"
        ),
        unsubscribing.Outcome.ALREADY: QCoreApplication.translate("Wording", "Already unsubscribed"),
        unsubscribing.Outcome.DUPLICATE: QCoreApplication.translate("Wording", "Duplicate: named further up"),
        unsubscribing.Outcome.UNREADABLE: QCoreApplication.translate("Wording", "Unreadable"),
    }[value]


def item_outcome(kind: Kind, outcome: str) -> str:
    """The outcome of one line that an operation was given."""
    from app.controllers import answers, unsubscribing

    if kind is Kind.UNSUBSCRIBE:
        return paste_outcome(unsubscribing.Outcome(outcome))
    if kind is Kind.RESUBSCRIBE:
        return QCoreApplication.translate("Wording", "Resubscribed")
    return answer_outcome(answers.Outcome(outcome))


def answer_outcome(value: answers.Outcome) -> str:
    """What happens, or happened, to an address or token of a paste of answers."""
    from app.controllers import answers

    return {
        answers.Outcome.RECORDED: QCoreApplication.translate("Wording", "Answer recorded"),
        answers.Outcome.ALREADY: QCoreApplication.translate("Wording", "Answer recorded before"),
        answers.Outcome.NOT_IN_BATCH: QCoreApplication.translate("Wording", "Not in this batch"),
        answers.Outcome.DUPLICATE: QCoreApplication.translate("Wording", "Duplicate: named further up"),
        answers.Outcome.UNREADABLE: QCoreApplication.translate("Wording", "Unreadable"),
    }[value]
