"""Every window, dialog and state one after the other, for what has to hold on all of them."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.models import backups
from app.models.database import NewerDatabase
from app.widgets.preferences import Preferences
from app.widgets.tasks import Tasks
from app.windows.crash_dialog import CrashDialog
from app.windows.recovery_window import RecoveryWindow
from app.windows.start_refusal import StartRefusal
from tests.delivery.servers import CLOSE, serving
from tests.journeys.account import OPERATOR, check_the_connection, set_up_the_account
from tests.journeys.conftest import DATA
from tests.journeys.person import CUSTOMERS, HISTORY, INSIGHTS, SENDING, SETTINGS, UNSUBSCRIBED, Person


def every_screen(person: Person, batch: Path, addresses: list[str]) -> Iterator[str]:
    """The name of each screen while it is in front, from an empty database on.

    `batch` is a file with these `addresses`, four or more.
    """
    yield from _empty(person)
    yield from _import(person, batch)
    yield from _batch(person, addresses)
    yield from _reminder(person, addresses)
    yield from _customers(person, addresses)
    yield from _unsubscribed(person, addresses)
    yield from _insights(person)
    yield from _sending(person)
    yield from _rest(person)


def _empty(person: Person) -> Iterator[str]:
    pages = {
        CUSTOMERS: "customers",
        HISTORY: "history",
        UNSUBSCRIBED: "unsubscribed",
        SENDING: "mailing",
        INSIGHTS: "insights",
    }
    for page, name in pages.items():
        person.go(page)
        yield f"no {name}"


def _import(person: Person, batch: Path) -> Iterator[str]:
    person.drop(DATA / "unclosed-quote.csv")
    yield "refused file"
    person.drop(batch)
    yield "import"
    person.run_import()
    yield "report"


def _batch(person: Person, addresses: list[str]) -> Iterator[str]:
    person.open_tab("batchTabs", 0)
    yield "batch"
    person.click("sendInvitationsButton")
    yield "invitation without a survey"
    person.press("Alt+Left")
    person.click("markInvitedButton")
    yield "mark as invited"
    person.a_year_back("mailingDate")
    person.click("recordMailingButton")
    for button, name in (("survey", "surveyAddress"), ("rename", "rename"), ("delete", "deleteBatch")):
        person.click(f"{name}Button")
        if button == "survey":
            person.type("surveyAddressEdit", "https://survey.example/{{nothing}}")
        yield f"{button} dialog"
        person.click("cancelButton")
    person.click("recordAnswersButton")
    yield "no answers"
    person.paste("answersEdit", f"{addresses[0]}\nnobody")
    yield "answers"
    person.click("recordAnswersButton")


def _reminder(person: Person, addresses: list[str]) -> Iterator[str]:
    person.click("sendReminderButton")
    yield "reminder without a survey"
    person.click("surveyAddressButton")
    person.type("surveyAddressEdit", "https://survey.example/s")
    person.click("storeSurveyButton")
    yield "reminder"
    for part in ("Invited", "Answered"):
        person.click(f"audience{part}")
        yield f"{part} of the reminder"
    body = person.see(QPlainTextEdit, "bodyEdit").toPlainText()
    person.paste("bodyEdit", "{{nothing}}")
    yield "reminder with an unknown field"
    person.paste("bodyEdit", body)
    person.click("reminderBulkUnsubscribeButton")
    person.paste("addressesEdit", f"{addresses[1]}\nstranger@example.com\n{addresses[1]}\njean [at] b.fr")
    yield "bulk unsubscribe"
    person.click("unsubscribeButton")
    yield "receipt"
    person.click("bannerAction")
    yield "unknown addresses"
    person.press("Esc")
    person.click("reminderBulkUnsubscribeButton")
    person.paste("addressesEdit", addresses[2].replace("@ex", "@xe"))
    person.until(lambda: person.sees("offerStrip"))
    yield "near miss"
    person.paste("addressesEdit", "\n".join(each.replace("@ex", "@xe") for each in addresses))
    person.until(lambda: person.button("takeOfferButton") and person.sees("offerStrip"))
    person.click("takeOfferButton")
    yield "near misses"
    person.click("cancelButton")
    person.paste("addressesEdit", "\n".join(addresses))
    person.click("unsubscribeButton")
    yield "typed number"
    person.click("cancelButton")
    person.click("cancelButton")
    person.click("audienceRecipients")
    person.pick("moreButton", "markElsewhereAction")
    yield "mark as reminded"
    person.click("recordMailingButton")
    yield "nobody to remind"
    person.go(HISTORY)
    yield "history"


def _customers(person: Person, addresses: list[str]) -> Iterator[str]:
    person.go(CUSTOMERS)
    yield "customers"
    person.type("customerFilter", "nobody")
    yield "no match"
    person.type("customerFilter", "")
    person.click("addCustomerButton")
    person.type("emailEdit", "nobody")
    person.click("storeCustomerButton")
    yield "refused customer"
    person.click("cancelButton")
    person.press("Ctrl+K")
    yield "finder"
    person.type("finderEdit", addresses[0])
    yield "found"
    person.type("finderEdit", "nobody at all")
    yield "nothing found"
    person.press("Esc")
    person.open_customer(addresses[0])
    yield "active customer"
    for button in ("edit", "delete", "erase"):
        person.click(f"{button}CustomerButton")
        yield f"{button} a customer"
        person.click("cancelButton")
    person.click("unsubscribeCustomerButton")
    yield "unsubscribed customer"
    person.click("editCustomerButton")
    person.type("emailEdit", "other@example.com")
    yield "another address for an unsubscribed customer"
    person.click("cancelButton")
    person.click("resubscribeCustomerButton")
    yield "resubscribe"
    person.click("cancelButton")


def _unsubscribed(person: Person, addresses: list[str]) -> Iterator[str]:
    person.go(UNSUBSCRIBED)
    yield "unsubscribed"
    person.type("suppressionFilter", "nobody")
    yield "no match among the unsubscribed"
    person.type("suppressionFilter", "")
    person.follow("suppressionTable", "address", "stranger@example.com")
    yield "not a customer"
    person.go(UNSUBSCRIBED)
    person.open_tab("unsubscribedTabs", 1)
    yield "operations"
    person.click_cell("operationTable", 0, "result")
    yield "operation selected"


def _insights(person: Person) -> Iterator[str]:
    person.go(INSIGHTS)
    yield "insights"


def _sending(person: Person) -> Iterator[str]:
    """Through a server that refuses the first one and hangs up after the second one's message."""
    reached: list[str] = []

    def answer(recipient: str, step: str) -> str | None:
        if step == "rcpt" and recipient != OPERATOR and recipient not in reached:
            reached.append(recipient)
        if step == "rcpt" and reached[:1] == [recipient]:
            return "550 5.1.1 <b>Who?</b>"
        return CLOSE if step == "dot" and reached[1:2] == [recipient] else None

    with serving(answer=answer) as server:
        set_up_the_account(person, server)
        check_the_connection(person)
        yield "connection check"
        person.click("closeButton")
        person.type("smtp_userSetting", "anne")
        _next_mail(person)
        person.click("sendRemindersButton")
        yield "password"
        person.click("cancelButton")
        person.go(SETTINGS)
        person.type("smtp_userSetting", "")
        _next_mail(person)
        person.click("sendTestButton")
        person.until(lambda: len(server.received) == 1)
        person.settle()
        yield "test sent"
        person.click("sendRemindersButton")
        yield "send"
        person.click("sendLater")
        yield "send later"
        person.click("confirmSendButton")
        yield "scheduled"
        person.click("rescheduleButton")
        yield "reschedule"
        person.click("cancelButton")
        person.click("beginNowButton")
        yield "begin now"
        person.click("acceptButton")
        person.until(lambda: person.see(QWidget, "mailingState").property("why") == "lost")
        person.settle()
        yield "mailing that stopped"
        person.click("mailingUncertain")
        person.click("sendAgainButton")
        yield "send again"
        person.click("cancelButton")
        person.click("cancelMailingButton")
        yield "cancel a mailing"
        person.click("acceptButton")
        yield "cancelled mailing"


def _next_mail(person: Person) -> None:
    person.go(HISTORY)
    person.click_cell("historyTable", 0, "reminder")


def _rest(person: Person) -> Iterator[str]:
    person.go(SETTINGS)
    yield "settings"
    person.click_cell("backupList", 0, "when")
    person.click("restoreBackupButton")
    yield "restore"
    person.click("cancelButton")
    help_menu = person.window.menuBar().actions()[-1].menu()
    help_menu.actions()[-1].trigger()
    yield "about"
    person.click("licencesButton")
    yield "licences"
    person.press("Esc")
    person.press("Esc")
    try:
        raise RuntimeError("made for this")
    except RuntimeError as error:
        CrashDialog(person.window, type(error), error, error.__traceback__).open()
    yield "crash"
    person.press("Esc")
    refusal = StartRefusal(Path("data.db"), NewerDatabase(name="data.db"), can_take_over=True)
    refusal.open()
    yield "start refusal"
    refusal.reject()
    person.settle()
    yield from _recovery(person)


def _recovery(person: Person) -> Iterator[str]:
    """With the backups of the database, as if it were gone."""
    tasks = Tasks(lambda: sqlite3.connect(":memory:"), lambda: None)
    gone = person.window.database.with_name("gone.db")
    shutil.copytree(backups.folder(person.window.database), backups.folder(gone))
    window = RecoveryWindow(tasks, Preferences(gone.with_suffix(".ini")), gone)
    try:
        window.open()
        person.until(lambda: tasks.idle)
        person.settle()
        yield "recovery"
    finally:
        window.reject()
        tasks.stop()
        person.settle()
