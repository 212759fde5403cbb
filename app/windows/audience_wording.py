"""The words for a reminder's audience: a label for each part of the subtraction, and why nobody is left."""

from PySide6.QtCore import QCoreApplication, QLocale

from app.controllers.history import noon
from app.controllers.reminders import Audience
from app.windows import wording

_REASONS = ("answered", "unsubscribed", "recent", "exhausted", "invalid")


def labels(audience: Audience) -> dict[str, str]:
    """What stands below each number of the audience, in that number's plural."""
    days = QCoreApplication.translate("Audience", "%Ln day(s)", "", audience.minimum_days)
    limit = QCoreApplication.translate("Audience", "%Ln reminder(s)", "", audience.maximum_reminders)
    invited = QCoreApplication.translate("Audience", "invited", "%n customers", audience.invited)
    answered = QCoreApplication.translate("Audience", "answered", "%n customers", audience.answered)
    unsubscribed = QCoreApplication.translate(
        "Audience", "unsubscribed", "%n customers", audience.unsubscribed
    )
    recent = QCoreApplication.translate(
        "Audience", "contacted less than {days} ago", "%n customers; {days} is “7 days”", audience.recent
    )
    exhausted = QCoreApplication.translate(
        "Audience",
        "had {reminders} already",
        "%n customers; {reminders} is “3 reminders”",
        audience.exhausted,
    )
    invalid = QCoreApplication.translate("Audience", "invalid address(es)", "", audience.invalid)
    recipients = QCoreApplication.translate("Audience", "recipient(s)", "", audience.recipients)
    return {
        "invited": invited,
        "answered": answered,
        "unsubscribed": unsubscribed,
        "recent": recent.format(days=days),
        "exhausted": exhausted.format(reminders=limit),
        "invalid": invalid,
        "recipients": recipients,
    }


def why_nobody(audience: Audience) -> tuple[str, str]:
    """Title and text for an audience without recipients: the reasons, and what can be done about them."""
    if not audience.batch:
        return (
            QCoreApplication.translate("Audience", "Nobody is left in this batch"),
            QCoreApplication.translate("Audience", "All its customers have been deleted."),
        )
    if not audience.invited:
        return (
            QCoreApplication.translate("Audience", "Nobody was invited yet"),
            QCoreApplication.translate(
                "Audience",
                "A reminder goes to those who had an invitation. If another program mailed the invitations, "
                "say when.",
            ),
        )
    return _title(audience), " ".join(_sentences(audience))


def _title(audience: Audience) -> str:
    if audience.answered == audience.invited:
        return QCoreApplication.translate("Audience", "Everybody has answered")
    left = audience.invited - audience.answered - audience.unsubscribed
    if audience.recent == left > 0:
        return QCoreApplication.translate("Audience", "It is too early for a reminder")
    return QCoreApplication.translate("Audience", "Nobody is left to be reminded")


def _sentences(audience: Audience) -> list[str]:
    named = labels(audience)
    counted = sorted(((getattr(audience, name), named[name]) for name in _REASONS), reverse=True)
    parts = [f"{wording.number(number)} {label}" for number, label in counted if number]
    said = [
        QCoreApplication.translate("Audience", "Of %Ln invited customer(s): {reasons}.", "", audience.invited)
        .format(reasons=QLocale().createSeparatedList(parts))
    ]  # fmt: skip
    if audience.free_on is not None:
        sentence = QCoreApplication.translate("Audience", "The first can be reminded on {day}.")
        said.append(sentence.format(day=wording.long_day_of(noon(audience.free_on))))
    if audience.recent or audience.exhausted:
        said.append(QCoreApplication.translate("Audience", "These limits can be changed in Settings."))
    return said
