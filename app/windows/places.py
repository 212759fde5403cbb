"""Where the main window can go, as values: pages ask for a place and know nothing of one another."""

from dataclasses import dataclass

from app.controllers.operations import Source


@dataclass(frozen=True, slots=True)
class CustomersPlace:
    """The customer list."""


@dataclass(frozen=True, slots=True)
class CustomerPlace:
    """The page of the customer, or of nobody, with this address key."""

    key: str


@dataclass(frozen=True, slots=True)
class HistoryPlace:
    """The batches."""


@dataclass(frozen=True, slots=True)
class BatchPlace:
    """One batch; `report` opens its import report rather than its recipients."""

    batch_id: int
    report: bool = False


@dataclass(frozen=True, slots=True)
class ReminderPlace:
    """The reminder preview of a batch."""

    batch_id: int


@dataclass(frozen=True, slots=True)
class UnsubscribedPlace:
    """The suppression list and the operations."""


@dataclass(frozen=True, slots=True)
class SettingsPlace:
    """The settings."""


Place = (
    CustomersPlace
    | CustomerPlace
    | HistoryPlace
    | BatchPlace
    | ReminderPlace
    | UnsubscribedPlace
    | SettingsPlace
)


@dataclass(frozen=True, slots=True)
class Unsubscription:
    """A wish to open the bulk unsubscribe dialog: from which screen, about which batch, with what in it."""

    source: Source
    detail: str = ""
    batch_id: int | None = None
    text: str = ""
