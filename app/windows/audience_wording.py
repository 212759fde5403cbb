"""The words for a reminder's audience: a label for each part of the subtraction, and why nobody is left."""

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from app.controllers.history import noon
from app.controllers.reminders import Audience
from app.windows import wording

_REASONS = ("answered", "unsubscribed", "recent", "exhausted", "invalid")


class AudienceWording(QObject):
    """Numbers with their nouns: lupdate finds plurals in the tr() of a class only."""

    def labels(self, audience: Audience) -> dict[str, str]:
        days = self.tr("%Ln day(s)", "", audience.minimum_days)
        limit = self.tr("%Ln reminder(s)", "", audience.maximum_reminders)
        recent = self.tr(
            "contacted less than {days} ago", "below the number of customers; ‘7 days’", audience.recent
        )
        exhausted = self.tr(
            "had {reminders} already", "below the number of customers; ‘3 reminders’", audience.exhausted
        )
        return {
            "invited": self.tr("invited", "below the number of customers", audience.invited),
            "answered": self.tr("answered", "below the number of customers", audience.answered),
            "unsubscribed": self.tr("unsubscribed", "below the number of customers", audience.unsubscribed),
            "recent": recent.format(days=days),
            "exhausted": exhausted.format(reminders=limit),
            "invalid": self.tr("invalid address(es)", "below their number", audience.invalid),
            "recipients": self.tr("recipient(s)", "below their number", audience.recipients),
        }

    def of_invited(self, count: int, reasons: str) -> str:
        return self.tr("Of %Ln invited customer(s): {reasons}.", "", count).format(reasons=reasons)


_counted = AudienceWording()


def labels(audience: Audience) -> dict[str, str]:
    """What stands below each number of the audience, in that number's plural."""
    return _counted.labels(audience)


def why_nobody(audience: Audience) -> tuple[str, str]:
    """Title and text for an audience without recipients: the reasons, and what can be done about them."""
    if not audience.batch:
        return (
            QCoreApplication.translate("AudienceWording", "Nobody is left in this batch"),
            QCoreApplication.translate("AudienceWording", "All its customers have been deleted."),
        )
    if not audience.invited:
        return (
            QCoreApplication.translate("AudienceWording", "Nobody was invited yet"),
            QCoreApplication.translate(
                "AudienceWording",
                "A reminder goes to those who had an invitation. If another program mailed the invitations, "
                "say when.",
            ),
        )
    return _title(audience), " ".join(_sentences(audience))


def _title(audience: Audience) -> str:
    if audience.answered == audience.invited:
        return QCoreApplication.translate("AudienceWording", "Everybody has answered")
    left = audience.invited - audience.answered - audience.unsubscribed
    if audience.recent == left > 0:
        return QCoreApplication.translate("AudienceWording", "It is too early for a reminder")
    return QCoreApplication.translate("AudienceWording", "Nobody is left to be reminded")


def _sentences(audience: Audience) -> list[str]:
    named = labels(audience)
    counted = sorted(((getattr(audience, name), named[name]) for name in _REASONS), reverse=True)
    parts = [f"{wording.number(number)} {label}" for number, label in counted if number]
    said = [_counted.of_invited(audience.invited, QLocale().createSeparatedList(parts))]
    if audience.free_on is not None:
        sentence = QCoreApplication.translate("AudienceWording", "The first can be reminded on {day}.")
        said.append(sentence.format(day=wording.long_day_of(noon(audience.free_on))))
    if audience.recent or audience.exhausted:
        said.append(QCoreApplication.translate("AudienceWording", "These limits can be changed in Settings."))
    return said
