"""Where the main window can go, as values: pages ask for a place and know nothing of one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.controllers.operations import Source

if TYPE_CHECKING:
    from app.controllers.audiences import Mail
    from app.controllers.customers import Status
    from app.controllers.recipients import Group
    from app.controllers.suppressions import Span
    from app.controllers.unsubscribing import Reason


@dataclass(frozen=True, slots=True)
class CustomersPlace:
    """The customer list, of this status and these addresses only if they are given."""

    status: Status | None = None
    mailable: bool | None = None


@dataclass(frozen=True, slots=True)
class CustomerPlace:
    """The page of the customer, or of nobody, with this address key."""

    key: str


@dataclass(frozen=True, slots=True)
class HistoryPlace:
    """The batches."""


@dataclass(frozen=True, slots=True)
class BatchPlace:
    """One batch; `report` opens its import report rather than its recipients.

    Of those only a `group`, and of that only who answered or unsubscribed `before` a moment in UTC seconds,
    and who unsubscribed after the invitation, if it is to be `since_invitation`.
    """

    batch_id: int
    report: bool = False
    group: Group | None = None
    before: int | None = None
    since_invitation: bool = False


@dataclass(frozen=True, slots=True)
class InvitationPlace:
    """The invitation preview of a batch."""

    batch_id: int


@dataclass(frozen=True, slots=True)
class ReminderPlace:
    """The reminder preview of a batch."""

    batch_id: int


@dataclass(frozen=True, slots=True)
class UnsubscribedPlace:
    """The suppression list and the operations.

    Of the list only what has this reason and began within this span, if they are given. Of the operations,
    which are shown then, the one that is chosen.
    """

    reason: Reason | None = None
    span: Span | None = None
    operation_id: int | None = None


@dataclass(frozen=True, slots=True)
class SendingPlace:
    """The mailings, with one of them opened if it is named."""

    mailing_id: int | None = None


@dataclass(frozen=True, slots=True)
class InsightsPlace:
    """The charts."""


@dataclass(frozen=True, slots=True)
class SettingsPlace:
    """The settings, with one of them in sight and ready to be changed if it is named."""

    setting: str = ""


Place = (
    CustomersPlace
    | CustomerPlace
    | HistoryPlace
    | BatchPlace
    | InvitationPlace
    | ReminderPlace
    | UnsubscribedPlace
    | SendingPlace
    | InsightsPlace
    | SettingsPlace
)


def section_of(place: Place) -> Place | None:
    """The entry of the side bar whose own page shows the place; None for a page that goes when it is left."""
    if isinstance(place, CustomersPlace | UnsubscribedPlace | SendingPlace | SettingsPlace):
        return type(place)()
    passing = CustomerPlace | BatchPlace | InvitationPlace | ReminderPlace
    return None if isinstance(place, passing) else place


def source_of(place: Place) -> Source:
    """The screen, for the log."""
    match place:
        case CustomersPlace():
            return Source.CUSTOMERS
        case CustomerPlace():
            return Source.CUSTOMER_PAGE
        case InvitationPlace():
            return Source.INVITATION_PREVIEW
        case ReminderPlace():
            return Source.REMINDER_PREVIEW
        case UnsubscribedPlace():
            return Source.UNSUBSCRIBED
        case SendingPlace():
            return Source.SENDING
        case InsightsPlace():
            return Source.INSIGHTS
        case SettingsPlace():
            return Source.SETTINGS
        case _:
            return Source.HISTORY


@dataclass(frozen=True, slots=True)
class Unsubscription:
    """A wish to open the bulk unsubscribe dialog: from which screen, about which batch, with what in it."""

    source: Source
    detail: str = ""
    batch_id: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Sending:
    """A wish to send a batch's invitations or reminders, which is to be confirmed."""

    batch_id: int
    mail: Mail


@dataclass(frozen=True, slots=True)
class TestMessage:
    """A wish to send oneself a batch's message as the recipient with this transaction would get it."""

    batch_id: int
    mail: Mail
    transaction_id: int
