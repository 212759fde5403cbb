"""The page for each place, whose modules are imported when first wanted: the program starts with few."""

from importlib import import_module
from pathlib import Path

from app.widgets.preferences import Preferences
from app.widgets.tasks import Tasks
from app.windows.page import Page
from app.windows.places import (
    BatchPlace,
    CustomerPlace,
    CustomersPlace,
    HistoryPlace,
    InsightsPlace,
    InvitationPlace,
    Place,
    ReminderPlace,
    SendingPlace,
    SettingsPlace,
    UnsubscribedPlace,
)

LATER = (
    "history_page",
    "unsubscribed_page",
    "settings_page",
    "sending_page",
    "insights_page",
    "send_dialog",
    "import_dialog",
    "bulk_unsubscribe_dialog",
    "customer_page",
    "batch_page",
    "mail_preview",
    "crash_dialog",
)
"""The modules that the first page does not need, each with those it imports itself."""


def prepare(module: str) -> None:
    """Import one of LATER, so that nobody waits for it when its page or dialog is first opened."""
    import_module(f"app.windows.{module}")


def make(place: Place, tasks: Tasks, preferences: Preferences, database: Path, backups: Path) -> Page:
    """A new page that shows the place."""
    match place:
        case CustomersPlace():
            from app.windows.customers_page import CustomersPage

            return CustomersPage(tasks, preferences)
        case HistoryPlace():
            from app.windows.history_page import HistoryPage

            return HistoryPage(tasks, preferences)
        case UnsubscribedPlace():
            from app.windows.unsubscribed_page import UnsubscribedPage

            return UnsubscribedPage(tasks, preferences)
        case SendingPlace():
            from app.windows.sending_page import SendingPage

            return SendingPage(tasks, preferences)
        case InsightsPlace():
            from app.windows.insights_page import InsightsPage

            return InsightsPage(tasks, preferences)
        case SettingsPlace():
            from app.windows.settings_page import SettingsPage

            return SettingsPage(tasks, preferences, str(database), str(backups))
        case CustomerPlace(key):
            from app.windows.customer_page import CustomerPage

            return CustomerPage(tasks, preferences, key)
        case BatchPlace(batch_id, report, group, before, since_invitation):
            from app.windows.batch_page import BatchPage

            return BatchPage(tasks, preferences, batch_id, report, group, before, since_invitation)
        case InvitationPlace(batch_id):
            from app.controllers.audiences import Mail
            from app.windows.mail_preview import MailPreview

            return MailPreview(tasks, preferences, batch_id, Mail.INVITATION)
        case ReminderPlace(batch_id):
            from app.controllers.audiences import Mail
            from app.windows.mail_preview import MailPreview

            return MailPreview(tasks, preferences, batch_id, Mail.REMINDER)
