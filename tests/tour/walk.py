"""The walk through the whole program, with a picture of every screen."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from app.windows.crash_dialog import CrashDialog
from app.windows.help_dialog import HelpDialog
from tests.journeys.person import CUSTOMERS, HISTORY, INSIGHTS, SENDING, SETTINGS, UNSUBSCRIBED, Person
from tests.tour import sample
from tests.tour.demo import demonstration
from tests.tour.finding import finding
from tests.tour.keeping import keeping, troubles
from tests.tour.mailing import mail
from tests.tour.pictures import draw_over

DATA = Path(__file__).resolve().parent.parent / "data"
OPERATOR = "Anne Morel"


class Tour:
    """The walk; every picture is named after what it shows, in the order of the walk."""

    def __init__(self, person: Person, language: str, folder: Path, home: Path) -> None:
        self.person = person
        self.folder = folder
        self.home = home
        self.batches = sample.write_batches(home, language)
        self.buyers = sample.buyers()
        self._taken = 0

    def walk(self) -> None:
        self.empty()
        self.imports()
        self.customers()
        self.bulk_unsubscribe()
        self.unsubscribed()
        self.history()
        self.reminder()
        mail(self)
        self.rest()
        finding(self)
        self.help()
        keeping(self)
        demonstration(self)
        troubles(self)
        self.crash()

    def empty(self) -> None:
        person = self.person
        pages = {
            CUSTOMERS: "customers",
            HISTORY: "history",
            SENDING: "sending",
            INSIGHTS: "insights",
            UNSUBSCRIBED: "unsubscribed",
        }
        for page, name in pages.items():
            person.go(page)
            self.picture(f"empty-{name}")
        person.open_tab("unsubscribedTabs", 1)
        self.picture("empty-operations")
        person.open_tab("unsubscribedTabs", 0)
        person.go(SETTINGS)
        person.type("operatorSetting", OPERATOR)
        person.press("Ctrl+1")

    def imports(self) -> None:
        person = self.person
        person.window.show_import(DATA / "unclosed-quote.csv")
        person.settle()
        self.picture("import-refused")
        person.drop(DATA / "excel-fr-cp1252.csv")
        self.picture("import-sample")
        person.run_import()
        person.import_chosen(DATA / "workbook.xlsx")
        for number, batch in enumerate(self.batches[:2]):
            person.drop(batch)
            if not number:
                self.picture("import-file")
            person.run_import()
        self.progress()

    def progress(self) -> None:
        """A file that takes long enough to be seen on its way; it is stopped."""
        person = self.person
        many = self.home / "Everything.csv"
        lines = (f"customer{number}@example.com,Customer {number}\n" for number in range(300_000))
        many.write_text("email,name\n" + "".join(lines), encoding="utf-8")
        person.drop(many)
        self.press_only("startImportButton")
        person.until(lambda: any("%" in label.text() for label in person.all(QLabel, "importProgress")))
        self.picture("import-progress")
        person.click("stopImportButton")
        self.picture("import-stopped")
        person.click("cancelButton")

    def customers(self) -> None:
        person = self.person
        person.go(CUSTOMERS)
        self.picture("customers")
        person.type("customerFilter", "zoe")
        self.picture("customers-filtered")
        person.type("customerFilter", "nobody of that name")
        self.picture("customers-no-match")
        person.open_customer(self.buyers[0].email)
        self.picture("customer-active")
        person.click("unsubscribeCustomerButton")
        self.picture("customer-unsubscribed")
        for button, name in (("resubscribe", "resubscribe"), ("edit", "edit"), ("delete", "delete")):
            person.click(f"{button}CustomerButton")
            if name == "edit":
                person.type("emailEdit", "new.address@example.com")
            self.picture(f"customer-{name}")
            person.click("cancelButton")
        person.go(CUSTOMERS)
        person.type("customerFilter", "")
        person.click("addCustomerButton")
        person.type("emailEdit", "not an address")
        person.click("storeCustomerButton")
        self.picture("customer-add-refused")
        person.click("cancelButton")

    def bulk_unsubscribe(self) -> None:
        person = self.person
        person.click("bulkUnsubscribeButton")
        self.picture("bulk-unsubscribe-empty")
        person.paste("addressesEdit", self.paste())
        self.picture("bulk-unsubscribe-filled")
        person.click("outcomeCountsUnreadable")
        self.picture("bulk-unsubscribe-unreadable")
        person.click("unsubscribeButton")
        self.picture("customers-after-bulk-unsubscribe")
        person.click("bannerAction")
        self.picture("operation-unknown")
        person.press("Esc")
        person.go(CUSTOMERS)
        person.click("bulkUnsubscribeButton")
        person.paste("addressesEdit", "".join(f"visitor{n}@example.org\n" for n in range(100_000)))
        self.picture("bulk-unsubscribe-100000-lines")
        person.click("cancelButton")

    def paste(self) -> str:
        """What somebody would paste: a recipient list, table rows, remarks, the same one twice."""
        people = [*self.buyers[100:250:9], *self.buyers[1250:1500:12]]
        quoted = "; ".join(f'"{one.last_name}, {one.first_name}" <{one.email}>' for one in people[:3])
        rows = "\n".join(f"{one.last_name}\t{one.email}\t2026-11-02" for one in people[3:])
        others = "claire.fontaine@example.com\nmailto:j%2Esmith@example.org?subject=unsubscribe"
        return f"Email\n{quoted}\n{rows}\n{people[4].email.upper()}\n{others}\n{self.buyers[0].email}\n\n" + (
            "please remove me\njean [at] exemple.fr\n*@example.net\n"
        )

    def unsubscribed(self) -> None:
        person = self.person
        person.go(UNSUBSCRIBED)
        self.picture("unsubscribed")
        person.follow("suppressionTable", "address", "claire.fontaine@example.com")
        self.picture("customer-not-a-customer")
        person.go(UNSUBSCRIBED)
        person.open_tab("unsubscribedTabs", 1)
        person.click_cell("operationTable", 0, "result")
        self.picture("operations")
        person.open_tab("unsubscribedTabs", 0)
        person.go(HISTORY)
        person.drop(self.batches[2])
        self.picture("import-with-unsubscribed")
        person.run_import()
        self.picture("report")
        person.click("showIgnoredButton")
        self.picture("report-ignored")
        person.click("reportInvalid")
        self.picture("report-invalid")

    def history(self) -> None:
        person = self.person
        for batch, days in ((self.batches[0], 40), (self.batches[1], 12)):
            person.go(HISTORY)
            person.follow("historyTable", "name", batch.stem)
            if days == 40:
                self.picture("batch-not-invited")
            person.click("markInvitedButton")
            day = person.see(QDateEdit, "mailingDate")
            day.setDate(day.date().addDays(-days))
            if days == 40:
                self.picture("mark-invited")
            person.click("recordMailingButton")
        person.go(HISTORY)
        person.follow("historyTable", "name", self.batches[0].stem)
        person.click("surveyAddressButton")
        person.type("surveyAddressEdit", "https://survey.example/{{no_such_field}}")
        self.picture("survey-unknown-field")
        person.type("surveyAddressEdit", "https://survey.example/2026")
        self.picture("survey")
        person.click("storeSurveyButton")
        person.click("recordAnswersButton")
        self.picture("answers-empty")
        answered = [one.email for one in self.buyers[:900:3]]
        person.paste("answersEdit", "\n".join([*answered, "nobody.of.this.batch@example.com", "no answer"]))
        self.picture("answers-filled")
        person.click("recordAnswersButton")
        self.picture("batch")
        person.click("batchCountsAnswered")
        self.picture("batch-answered")
        person.click("renameButton")
        self.picture("rename")
        person.click("cancelButton")
        person.click("deleteBatchButton")
        self.picture("batch-delete")
        person.click("cancelButton")
        person.go(HISTORY)
        self.picture("history")

    def reminder(self) -> None:
        person = self.person
        self.open_next_mail(self.batches[2])
        person.click("surveyAddressButton")
        person.type("surveyAddressEdit", "https://survey.example/2026")
        person.click("storeSurveyButton")
        self.picture("invitation")
        person.click("previewHtmlButton")
        self.picture("invitation-html")
        person.go(HISTORY)
        person.follow("historyTable", "name", self.batches[2].stem)
        person.click("sendReminderButton")
        self.picture("reminder-nobody-invited")
        self.open_next_mail(self.batches[1])
        self.picture("reminder-no-survey-address")
        self.open_next_mail(self.batches[0])
        person.click("nextRecipientButton")
        self.picture("reminder")
        person.click("audienceUnsubscribed")
        self.picture("reminder-unsubscribed")
        person.click("reminderBulkUnsubscribeButton")
        person.paste("addressesEdit", "\n".join(one.email for one in self.buyers[1:60:4]))
        self.picture("reminder-bulk-unsubscribe")
        person.click("unsubscribeButton")
        person.click("audienceRecipients")
        self.picture("reminder-after-bulk-unsubscribe")
        body = person.see(QPlainTextEdit, "bodyEdit")
        kept = body.toPlainText()
        person.paste("bodyEdit", kept.replace("{{first_name}}", "{{given_name}}"))
        self.picture("reminder-unknown-field")
        person.paste("bodyEdit", kept)
        person.pick("moreButton", "markElsewhereAction")
        self.picture("mark-reminded")
        person.click("recordMailingButton")
        self.picture("reminder-all-contacted-recently")

    def open_next_mail(self, batch: Path) -> None:
        self.person.go(HISTORY)
        row = self.person.column("historyTable", "name").index(batch.stem)
        self.person.click_cell("historyTable", row, "reminder")

    def rest(self) -> None:
        person = self.person
        person.open_customer(self.buyers[3].email)
        self.picture("customer-timeline")
        person.go(UNSUBSCRIBED)
        person.open_tab("unsubscribedTabs", 1)
        self.picture("operations-all")
        person.press("Ctrl+Z")
        self.picture("undone")
        person.go(SETTINGS)
        assert person.all(QSpinBox)
        self.picture("settings")
        help_menu = person.window.menuBar().actions()[-1].menu()
        help_menu.actions()[-1].trigger()
        person.settle()
        self.picture("about")
        person.click("licencesButton")
        self.picture("licences")
        person.press("Esc")
        person.press("Esc")
        for place, action in enumerate(person.window.menuBar().actions(), start=1):
            menu = action.menu()
            menu.popup(person.window.mapToGlobal(QPoint(20, 30)))
            person.settle()
            self.picture(f"menu-{place}", menu)
            menu.close()

    def help(self) -> None:
        """Some topics: with a picture, with a table, found by a search, and none found."""
        person = self.person
        person.go(CUSTOMERS)
        person.press("F1")
        [dialog] = person.window.findChildren(HelpDialog)
        self.picture("help-customers", dialog)
        for topic in ("start", "keyboard", "law"):
            dialog.show_topic(topic)
            self.picture(f"help-{topic}", dialog)
        search = dialog.findChild(QLineEdit, "helpFilter")
        assert search is not None
        for words, name in (("restore", "found"), ("zebra crossing", "nothing")):
            search.clear()
            QTest.keyClicks(search, words)
            person.settle()
            self.picture(f"help-search-{name}", dialog)
        dialog.close()

    def crash(self) -> None:
        person = self.person
        try:
            raise RuntimeError("made for this")
        except RuntimeError as error:
            CrashDialog(person.window, type(error), error, error.__traceback__).open()
        self.picture("crash")
        person.press("Esc")

    # Pictures

    def press_only(self, name: str) -> None:
        """Click without waiting for what comes of it."""
        QTest.mouseClick(self.person.see(QAbstractButton, name), Qt.MouseButton.LeftButton)

    def picture(self, name: str, over: QWidget | None = None) -> None:
        """Save what is to be seen: the main window, with the dialogs in front drawn over it."""
        QApplication.processEvents()
        window = self.person.window
        pixmap = window.grab()
        for dialog in _stack(over or self.person.front, window):
            draw_over(pixmap, window, dialog)
        self.keep(name, pixmap)

    def keep(self, name: str, picture: QPixmap | QImage) -> None:
        """Save a picture as the next one of the walk."""
        self._taken += 1
        picture.save(str(self.folder / f"{self._taken:03}-{name}.png"))


def _stack(front: QWidget, window: QWidget) -> Sequence[QWidget]:
    """The dialogs over a window from the lowest to the one in front."""
    found: list[QWidget] = []
    each: QWidget | None = front
    while each is not None and each is not window:
        found.insert(0, each)
        parent = each.parentWidget()
        each = parent.window() if parent is not None else None
    return found
