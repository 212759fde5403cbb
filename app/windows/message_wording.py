"""The words for the messages of a mailing: where each one is, and why."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.controllers.mailings import Sent
from app.errors import QT_TRANSLATE_NOOP
from app.widgets.palette import Tone
from app.widgets.words import isolate
from app.windows import sending_wording

# What else than the server decided over a message.
_WHY = {
    "gone": QT_TRANSLATE_NOOP("MessageWording", "The customer or the batch was deleted meanwhile"),
    "changed": QT_TRANSLATE_NOOP("MessageWording", "The customer has another address now"),
    "answered": QT_TRANSLATE_NOOP("MessageWording", "Has answered meanwhile"),
    "header": QT_TRANSLATE_NOOP("MessageWording", "Something in its head cannot be sent"),
    "address": QT_TRANSLATE_NOOP("MessageWording", "No message can be sent to this address"),
    "subject": QT_TRANSLATE_NOOP(
        "MessageWording", "With this person’s data, the subject is empty or too long"
    ),
    "text": QT_TRANSLATE_NOOP("MessageWording", "The message has letters that cannot be sent"),
    "size": QT_TRANSLATE_NOOP("MessageWording", "With this person’s data, the message is too large"),
    "too_large": QT_TRANSLATE_NOOP("MessageWording", "The server takes no message as large as this one"),
    "template": QT_TRANSLATE_NOOP("MessageWording", "A field of the message could not be filled in"),
    "no_smtputf8": QT_TRANSLATE_NOOP(
        "MessageWording", "The server takes no address with letters such as é before the @"
    ),
}


def state(message: Sent) -> str:
    """Where a message is, in a word or two."""
    return {
        "queued": QCoreApplication.translate("MessageWording", "Waiting", "a message"),
        "sending": QCoreApplication.translate("MessageWording", "Being sent", "a message"),
        "retry": QCoreApplication.translate("MessageWording", "To be tried again", "a message"),
        "sent": QCoreApplication.translate("MessageWording", "Sent", "a message"),
        "refused": QCoreApplication.translate("MessageWording", "Refused", "a message"),
        "expired": QCoreApplication.translate("MessageWording", "Given up", "a message"),
        "uncertain": QCoreApplication.translate("MessageWording", "Perhaps sent", "a message"),
        "suppressed": QCoreApplication.translate("MessageWording", "Left out", "a message"),
        "cancelled": QCoreApplication.translate("MessageWording", "Cancelled", "a message"),
    }[message.state]


def tone(message: Sent) -> Tone:
    """The colour of a message's state."""
    tones: dict[str, Tone] = {
        "sent": "good",
        "refused": "error",
        "expired": "error",
        "retry": "warning",
        "uncertain": "warning",
        "suppressed": "dim",
        "cancelled": "dim",
    }
    return tones.get(message.state, "text")


def why(message: Sent) -> str:
    """Why a message is where it is: the server's own words, or what else decided."""
    if message.why == "person":
        if message.state == "cancelled":
            return QCoreApplication.translate("MessageWording", "You cancelled the mailing")
        if message.state == "sent":
            return QCoreApplication.translate("MessageWording", "Nobody knows; you take it as sent")
    if message.why in _WHY:
        return QCoreApplication.translate("MessageWording", _WHY[message.why])
    if message.state == "suppressed":
        return QCoreApplication.translate("MessageWording", "Has unsubscribed")
    if message.state == "uncertain" and not message.reply:
        return QCoreApplication.translate("MessageWording", "The server’s answer never came")
    if message.state == "retry":
        sentence = QCoreApplication.translate("MessageWording", "Tried again {when}. {reply}")
        return sentence.format(when=sending_wording.when(message.due), reply=_reply(message)).strip()
    return _reply(message)


def _reply(message: Sent) -> str:
    code = f"{message.code} " if message.code else ""
    return f"{code}{isolate(message.reply)}"
