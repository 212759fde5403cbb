"""The words for mailings and their messages: where they are, why, what is proved, how long it takes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QObject

from app.controllers import mailings
from app.controllers.mailings import Counts, Mailing, Proof, State
from app.errors import QT_TRANSLATE_NOOP
from app.widgets.palette import Tone
from app.widgets.words import isolate
from app.windows import wording

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400

# Why a mailing is paused: what stands in the state, and what to do about it.
_WHY = {
    "person": QT_TRANSLATE_NOOP("SendingWording", "You paused it."),
    "closed": QT_TRANSLATE_NOOP("SendingWording", "Relance was closed."),
    "interrupted": QT_TRANSLATE_NOOP("SendingWording", "Relance ended without being closed."),
    "restored": QT_TRANSLATE_NOOP(
        "SendingWording",
        "A backup was restored. Look at the customers and the batch as they are now before you resume.",
    ),
    "failure": QT_TRANSLATE_NOOP(
        "SendingWording", "Relance failed at something unexpected. Start it again before you resume."
    ),
    "policy": QT_TRANSLATE_NOOP(
        "SendingWording",
        "The server refused several messages in a row for reasons that are not the recipients’. Read what it "
        "said, and ask your mail provider before you resume.",
    ),
    "sender_refused": QT_TRANSLATE_NOOP(
        "SendingWording",
        "The server does not let you send from this sender’s address. Enter the address of the mail account "
        "as the sender’s, or have your provider allow the other one.",
    ),
    "closing": QT_TRANSLATE_NOOP("SendingWording", "The server is not available for the moment."),
    "lost": QT_TRANSLATE_NOOP("SendingWording", "The connection to the server was lost."),
    "busy": QT_TRANSLATE_NOOP("SendingWording", "The server takes no mail for the moment."),
    "name": QT_TRANSLATE_NOOP(
        "SendingWording",
        "The mail server was not found. Check its name in the settings, and whether this computer is "
        "connected to the internet.",
    ),
    "unreachable": QT_TRANSLATE_NOOP(
        "SendingWording",
        "The mail server was not reached. Check whether this computer is connected to the internet, and the "
        "port in the settings.",
    ),
    "timeout": QT_TRANSLATE_NOOP("SendingWording", "The mail server does not answer."),
    "certificate": QT_TRANSLATE_NOOP(
        "SendingWording",
        "The server cannot prove that it is the one in the settings, so nothing was sent through it, the "
        "password neither. Check the server’s name in the settings.",
    ),
    "no_starttls": QT_TRANSLATE_NOOP(
        "SendingWording",
        "The server offers no encryption at this port, so nothing was sent through it. Choose TLS from the "
        "start in the settings.",
    ),
    "no_login": QT_TRANSLATE_NOOP(
        "SendingWording",
        "The server offers no login that Relance knows. Check port and encryption in the settings.",
    ),
    "login_refused": QT_TRANSLATE_NOOP(
        "SendingWording", "The server refuses this user name with this password. Check both in the settings."
    ),
    "not_smtp": QT_TRANSLATE_NOOP(
        "SendingWording",
        "What answers there is no mail server, or speaks another encryption. Check port and encryption in "
        "the settings.",
    ),
    "clear_text": QT_TRANSLATE_NOOP(
        "SendingWording",
        "The mail would have left this computer unencrypted, so nothing was sent. Choose TLS from the start "
        "or STARTTLS in the settings.",
    ),
    "PasswordNeeded": QT_TRANSLATE_NOOP("SendingWording", "The password of the mail account is not known."),
    "KeyStoreLocked": QT_TRANSLATE_NOOP(
        "SendingWording", "The key store of this system did not give the password of the mail account."
    ),
    "NoServer": QT_TRANSLATE_NOOP("SendingWording", "The settings name no mail server any more."),
    "NoSender": QT_TRANSLATE_NOOP("SendingWording", "The settings name no sender any more."),
}
_WHY_OTHER = QT_TRANSLATE_NOOP(
    "SendingWording", "The server gave an answer that Relance does not understand."
)

WANTS_PASSWORD = frozenset({"PasswordNeeded", "KeyStoreLocked"})
"""Why a mailing is paused that the password lets go on."""
WANTS_SETTINGS = frozenset(
    {"NoServer", "NoSender", "sender_refused", "name", "unreachable", "timeout", "certificate", "no_starttls"}
    | {"no_login", "login_refused", "not_smtp", "clear_text"}
)
"""Why a mailing is paused that is put right in the settings."""


class SendingWording(QObject):
    """Numbers with their nouns: lupdate finds plurals in the tr() of a class only."""

    def parts(self, counts: Counts) -> dict[str, str]:
        return {
            "total": self.tr("message(s)", "below their number", counts.total),
            "sent": self.tr("sent", "below the number of messages", counts.sent),
            "refused": self.tr("refused", "below the number of messages", counts.refused),
            "expired": self.tr("given up", "below the number of messages", counts.expired),
            "suppressed": self.tr("unsubscribed, left out", "below the number of people", counts.suppressed),
            "uncertain": self.tr("perhaps sent", "below the number of messages", counts.uncertain),
            "cancelled": self.tr("cancelled", "below the number of messages", counts.cancelled),
            "waiting": self.tr("waiting", "below the number of messages", counts.waiting),
        }

    def seconds(self, count: int) -> str:
        return self.tr("%Ln s", "seconds", count)

    def minutes(self, count: int) -> str:
        return self.tr("%Ln min", "minutes", count)

    def hours(self, count: int) -> str:
        return self.tr("%Ln h", "hours", count)

    def days(self, count: int) -> str:
        return self.tr("%Ln day(s)", "", count)

    def sent(self, count: int) -> str:
        return self.tr("%Ln sent.", "messages", count)

    def violations(self, count: int) -> str:
        return self.tr("%Ln message(s) to unsubscribed addresses", "", count)

    def left_out(self, count: int) -> str:
        return self.tr("%Ln person(s) unsubscribed while it ran and were left out", "", count)

    def waiting(self, count: int) -> str:
        return self.tr("%Ln message(s) are waiting.", "", count)

    def uncertain(self, count: int) -> str:
        return self.tr("%Ln message(s) may have been sent, or may not.", "", count)


_counted = SendingWording()


def how_to_unsubscribe() -> str:
    """What {{unsubscribe}} becomes in a message when the settings do not say it."""
    return QCoreApplication.translate(
        "SendingWording",
        "To receive no more of our surveys, answer this message with the word UNSUBSCRIBE.",
    )


def kind(value: str) -> str:
    """What a mailing sends."""
    return {
        "invitation": QCoreApplication.translate("SendingWording", "Invitations"),
        "reminder": QCoreApplication.translate("SendingWording", "Reminders"),
        "test": QCoreApplication.translate("SendingWording", "Test message"),
    }[value]


def batch(mailing: Mailing) -> str:
    """The name of the batch that is mailed."""
    deleted = QCoreApplication.translate("SendingWording", "a deleted batch")
    return isolate(mailing.batch) if mailing.batch else deleted


def state(mailing: Mailing) -> str:
    """Where a mailing is, in a word or two."""
    return {
        State.SCHEDULED: QCoreApplication.translate("SendingWording", "Scheduled", "a mailing"),
        State.MISSED: QCoreApplication.translate("SendingWording", "Missed its time", "a mailing"),
        State.RUNNING: QCoreApplication.translate("SendingWording", "Being sent", "a mailing"),
        State.PAUSED: QCoreApplication.translate("SendingWording", "Paused", "a mailing"),
        State.CANCELLED: QCoreApplication.translate("SendingWording", "Cancelled", "a mailing"),
        State.FINISHED: QCoreApplication.translate("SendingWording", "Finished", "a mailing"),
    }[mailing.state]


def state_tone(mailing: Mailing) -> Tone:
    """The colour of a state."""
    tones: dict[State, Tone] = {
        State.RUNNING: "link",
        State.PAUSED: "warning",
        State.MISSED: "warning",
        State.FINISHED: "good",
        State.CANCELLED: "dim",
    }
    return tones.get(mailing.state, "text")


def explained(mailing: Mailing) -> str:
    """Where a mailing is, in sentences: since when, why, what the server said, when it goes on."""
    match mailing.state:
        case State.SCHEDULED:
            sentence = QCoreApplication.translate(
                "SendingWording",
                "Begins {when}, if Relance is open then. Who gets it is decided at that moment; the message "
                "stays as it was when you scheduled it.",
            )
            return sentence.format(when=when(mailing.due or 0))
        case State.MISSED if mailing.why == "hindered":
            sentence = QCoreApplication.translate(
                "SendingWording",
                "It was to begin {when}, and could not: the backup before it failed, or something else was "
                "being written for too long. Nothing was sent: begin it now, give it another time, or remove "
                "it.",
            )
            return sentence.format(when=when(mailing.due or 0))
        case State.MISSED if mailing.why == mailings.RESTORED:
            sentence = QCoreApplication.translate(
                "SendingWording",
                "It was to begin {when}, but a backup was restored. Look at the batch as it is now, then "
                "begin it, give it another time, or remove it.",
            )
            return sentence.format(when=when(mailing.due or 0))
        case State.MISSED:
            sentence = QCoreApplication.translate(
                "SendingWording",
                "It was to begin {when}, and Relance was not running. Nothing was sent: begin it now, give "
                "it another time, or remove it.",
            )
            return sentence.format(when=when(mailing.due or 0))
        case State.PAUSED:
            return paused(mailing)
        case State.CANCELLED:
            if mailing.why == "gone":
                return QCoreApplication.translate(
                    "SendingWording", "The batch was deleted before it began. Nothing was sent."
                )
            return QCoreApplication.translate("SendingWording", "You cancelled it.")
        case State.FINISHED:
            sentence = QCoreApplication.translate("SendingWording", "Finished {when}.")
            return sentence.format(when=when(mailing.ended_at or 0))
        case State.RUNNING if mailing.tried_at is not None:
            sentence = QCoreApplication.translate(
                "SendingWording",
                "The server did not take the messages that are waiting. They are tried again {when}.",
            )
            return sentence.format(when=when(mailing.tried_at))
        case State.RUNNING if mailing.counts.sent == mailing.counts.done == 0:
            return QCoreApplication.translate("SendingWording", "Beginning…")
        case _:
            return QCoreApplication.translate(
                "SendingWording",
                "Being sent. Whoever unsubscribes before their message leaves is left out.",
            )


def paused(mailing: Mailing) -> str:
    """Why a mailing is paused, and when it goes on."""
    said = [why(mailing.why)]
    if mailing.reply:
        sentence = QCoreApplication.translate("SendingWording", "The server said: “{reply}”")
        said.append(sentence.format(reply=isolate(mailing.reply)))
    if mailing.resume_at is not None:
        sentence = QCoreApplication.translate("SendingWording", "It goes on by itself {when}.")
        said.append(sentence.format(when=when(mailing.resume_at)))
    return " ".join(said)


def why(code: str) -> str:
    """Why a mailing is paused."""
    return QCoreApplication.translate("SendingWording", _WHY.get(code, _WHY_OTHER))


def progress(counts: Counts) -> str:
    """How far a mailing is: 120 of 352."""
    sentence = QCoreApplication.translate("SendingWording", "{done} of {total}", "messages of a mailing")
    return sentence.format(done=wording.number(counts.done), total=wording.number(counts.total))


def left(mailing: Mailing) -> str:
    """How long a mailing still takes, once that is known, or when it tries again."""
    if mailing.tried_at is not None:
        sentence = QCoreApplication.translate("SendingWording", "tries again {when}")
        return sentence.format(when=when(mailing.tried_at))
    if mailing.seconds_left is None:
        return ""
    sentence = QCoreApplication.translate("SendingWording", "{duration} left")
    return sentence.format(duration=duration(mailing.seconds_left))


def remaining(mailing: Mailing) -> str:
    """How long a mailing still takes, or when it begins or goes on."""
    if mailing.state is State.SCHEDULED and mailing.due is not None:
        sentence = QCoreApplication.translate("SendingWording", "begins {when}")
        return sentence.format(when=when(mailing.due))
    if mailing.state is State.PAUSED and mailing.resume_at is not None:
        sentence = QCoreApplication.translate("SendingWording", "goes on {when}")
        return sentence.format(when=when(mailing.resume_at))
    return left(mailing)


def in_line(mailing: Mailing) -> str:
    """What the status bar says of a mailing that is being sent or that stands still."""
    if mailing.state is State.PAUSED:
        return QCoreApplication.translate("SendingWording", "‘{batch}’ is paused").format(
            batch=batch(mailing)
        )
    if mailing.state is State.MISSED:
        sentence = QCoreApplication.translate("SendingWording", "‘{batch}’ has missed its time")
        return sentence.format(batch=batch(mailing))
    sentence = QCoreApplication.translate("SendingWording", "Sending ‘{batch}’: {progress}")
    how_far = " · ".join(filter(None, (progress(mailing.counts), left(mailing))))
    return sentence.format(batch=batch(mailing), progress=how_far)


def parts(counts: Counts) -> dict[str, str]:
    """What stands below each number of a mailing, in that number's plural."""
    return _counted.parts(counts)


def waiting(count: int) -> str:
    """Messages that are still to leave."""
    return _counted.waiting(count)


def uncertain(count: int) -> str:
    """Messages of which nobody knows whether they were sent."""
    return _counted.uncertain(count)


def proof(value: Proof) -> str:
    """What was sent, that nobody unsubscribed got it, and who was left out."""
    kept_to = _counted.violations(value.violations)
    if value.left_out:
        sentence = QCoreApplication.translate("SendingWording", "{violations} ({left_out}).")
        kept_to = sentence.format(violations=kept_to, left_out=_counted.left_out(value.left_out))
    else:
        kept_to = QCoreApplication.translate("SendingWording", "{violations}.").format(violations=kept_to)
    return f"{_counted.sent(value.sent)} {kept_to}"


def duration(seconds: float) -> str:
    """How long something takes, in its two largest units."""
    whole = max(1, round(seconds))
    if whole < _MINUTE:
        return _counted.seconds(whole)
    if (to_ten := round(whole / 10) * 10) < 10 * _MINUTE:
        return _two(_counted.minutes, _counted.seconds, to_ten, 60)
    if (minutes := round(whole / _MINUTE)) < 60:
        return _counted.minutes(minutes)
    if minutes < _DAY // _MINUTE:
        return _two(_counted.hours, _counted.minutes, minutes, 60)
    return _two(_counted.days, _counted.hours, round(whole / _HOUR), 24)


def when(moment: int) -> str:
    """A moment (UTC seconds) inside a sentence: today at 14:05, on 3 March 2026 at 09:00."""
    at = QDateTime.fromSecsSinceEpoch(moment)
    time = QLocale().toString(at.time(), QLocale.FormatType.ShortFormat)
    if at.date() == QDate.currentDate():
        return QCoreApplication.translate("SendingWording", "today at {time}").format(time=time)
    sentence = QCoreApplication.translate("SendingWording", "on {day} at {time}")
    return sentence.format(day=wording.long_day_of(moment), time=time)


def date_and_time(moment: int) -> str:
    """A moment (UTC seconds) on a button: 24 November 2026 09:00."""
    time = QLocale().toString(QDateTime.fromSecsSinceEpoch(moment).time(), QLocale.FormatType.ShortFormat)
    return f"{wording.long_day_of(moment)} {time}"


def _two(large: Callable[[int], str], small: Callable[[int], str], count: int, size: int) -> str:
    """`count` small units in large ones, of which each has `size`, and the rest in small ones."""
    whole, rest = divmod(count, size)
    return f"{large(whole)} {small(rest)}" if rest else large(whole)
