"""The words for an audience and its mail: below each number, on the buttons, and where nobody is left."""

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from app.controllers.audiences import Audience, Mail
from app.controllers.history import noon
from app.widgets.words import isolate
from app.windows import wording

_REASONS = {
    Mail.INVITATION: ("already", "unsubscribed", "invalid"),
    Mail.REMINDER: ("answered", "unsubscribed", "recent", "exhausted", "invalid"),
}


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
            "customers": self.tr("customer(s)", "below their number", audience.customers),
            "already": self.tr("invited already", "below the number of customers", audience.already),
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

    def of_customers(self, count: int, reasons: str) -> str:
        return self.tr("Of %Ln customer(s): {reasons}.", "", count).format(reasons=reasons)

    def waiting(self, count: int) -> str:
        return self.tr("Mail to %Ln of them is waiting to be sent.", "customers", count)

    def send(self, mail: Mail, count: int) -> str:
        if mail is Mail.INVITATION:
            return self.tr("Send %Ln invitation(s)…", "", count)
        return self.tr("Send %Ln reminder(s)…", "", count)


_counted = AudienceWording()


def labels(audience: Audience) -> dict[str, str]:
    """What stands below each number of the audience, in that number's plural."""
    return _counted.labels(audience)


def send(mail: Mail, count: int) -> str:
    """What the button says that sends to so many."""
    if count:
        return _counted.send(mail, count)
    if mail is Mail.INVITATION:
        return QCoreApplication.translate("MailPreview", "Send invitations…")
    return QCoreApplication.translate("MailPreview", "Send reminders…")


def title(mail: Mail) -> str:
    """What the page is called."""
    if mail is Mail.INVITATION:
        return QCoreApplication.translate("MailPreview", "Invitation preview")
    return QCoreApplication.translate("MailPreview", "Reminder preview")


def title_of(mail: Mail, batch: str) -> str:
    """What the page of a batch is called."""
    if mail is Mail.INVITATION:
        text = QCoreApplication.translate("MailPreview", "Invitation preview — ‘{batch}’")
    else:
        text = QCoreApplication.translate("MailPreview", "Reminder preview — ‘{batch}’")
    return text.format(batch=isolate(batch))


def no_message(mail: Mail) -> str:
    """Stands where a message would be if somebody got it."""
    if mail is Mail.INVITATION:
        return QCoreApplication.translate(
            "MessagePreview", "Nobody is to be invited, so there is no message to be seen."
        )
    return QCoreApplication.translate(
        "MessagePreview", "Nobody is to be reminded, so there is no message to be seen."
    )


def mailbox(name: str, address: str) -> str:
    """A sender as mail programs show one."""
    return f"{isolate(name)} <{isolate(address)}>" if name else isolate(address)


def why_nobody(audience: Audience) -> tuple[str, str]:
    """Title and text for an audience without recipients: the reasons, and what can be done about them."""
    if not audience.customers:
        return (
            QCoreApplication.translate("AudienceWording", "Nobody is left in this batch"),
            QCoreApplication.translate("AudienceWording", "All its customers have been deleted."),
        )
    if audience.mail is Mail.REMINDER and not audience.invited:
        return (
            QCoreApplication.translate("AudienceWording", "Nobody was invited yet"),
            QCoreApplication.translate(
                "AudienceWording",
                "A reminder goes to those who had an invitation. Send the invitations first; if another "
                "program has mailed them, say when.",
            ),
        )
    return _title(audience), " ".join(_sentences(audience))


def _title(audience: Audience) -> str:
    if audience.mail is Mail.INVITATION:
        if audience.already == audience.customers:
            return QCoreApplication.translate("AudienceWording", "Everybody is invited")
        return QCoreApplication.translate("AudienceWording", "Nobody is left to be invited")
    if audience.answered == audience.invited:
        return QCoreApplication.translate("AudienceWording", "Everybody has answered")
    left = audience.invited - audience.answered - audience.unsubscribed
    if audience.recent == left > 0:
        return QCoreApplication.translate("AudienceWording", "It is too early for a reminder")
    return QCoreApplication.translate("AudienceWording", "Nobody is left to be reminded")


def _sentences(audience: Audience) -> list[str]:
    named = labels(audience)
    counted = sorted(
        ((getattr(audience, name), named[name]) for name in _REASONS[audience.mail]), reverse=True
    )
    reasons = QLocale().createSeparatedList(
        [f"{wording.number(number)} {label}" for number, label in counted if number]
    )
    said = [
        _counted.of_customers(audience.customers, reasons)
        if audience.mail is Mail.INVITATION
        else _counted.of_invited(audience.invited, reasons)
    ]
    if audience.waiting:
        said.append(_counted.waiting(audience.waiting))
    if audience.free_on is not None:
        sentence = QCoreApplication.translate("AudienceWording", "The first can be reminded on {day}.")
        said.append(sentence.format(day=wording.long_day_of(noon(audience.free_on))))
    if audience.recent or audience.exhausted:
        said.append(QCoreApplication.translate("AudienceWording", "These limits can be changed in Settings."))
    return said
