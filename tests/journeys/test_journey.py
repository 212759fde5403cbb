"""From an empty database to a reminder and back: the whole workflow as a person does it, in each language."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QLocale
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from tests.builders import Recount, sound, write_csv
from tests.journeys.conftest import DATA, SitDown
from tests.journeys.person import AUDIENCE, CUSTOMERS, HISTORY, OUTCOMES, UNSUBSCRIBED, Person

Expected = dict[str, dict[str, Any]]

GUESTS = [f"guest{number}@example.com" for number in range(1, 9)]
PASTED = ["a@example.com", "b@example.com", "c@example.com", "d@example.com"]
KNOWN = "jean.dupont@exemple.fr"  # of the sample that is imported first
SPRING = [*PASTED, *GUESTS, KNOWN]

AUDIENCE_OF_SPRING = {
    "invited": SPRING,
    "answered": GUESTS[:2],
    "unsubscribed": PASTED,
    "recent": [KNOWN],
    "exhausted": [],
    "invalid": [],
    "recipients": GUESTS[2:],
}

LANGUAGES = {"en": QLocale.Language.English, "fr": QLocale.Language.French}
STATUS_WORDS = {"en": ("Active", "Unsubscribed"), "fr": ("Actif", "Désabonné")}


class Facts:
    """What is stored about who may be mailed, who was and who answered, and what the screens count."""

    def __init__(self, person: Person, recount: Recount) -> None:
        self.suppressions = recount.rows(
            "SELECT key, address, since, reason, operation_id FROM suppression ORDER BY key"
        )
        self.answers = recount.rows("SELECT transaction_id, at, operation_id FROM answer ORDER BY 1")
        self.messages = recount.rows(
            "SELECT batch_id, customer_id, key, kind, rank, state, at FROM message ORDER BY id"
        )
        self.shown = what_pages_count(person)


def what_pages_count(person: Person) -> dict[str, object]:
    """All numbers of the three lists, and their rows."""
    person.go(CUSTOMERS)
    person.type("customerFilter", "")
    shown: dict[str, object] = {"customers": customer_counts_shown(person)}
    for table, columns in (
        ("customerTable", ("email", "status", "last_contact", "batches")),
        ("historyTable", ("name", "customers", "invited", "answered", "unsubscribed", "reminders")),
        ("suppressionTable", ("address", "since", "reason", "source", "operator", "customer")),
    ):
        person.go({"customerTable": CUSTOMERS, "historyTable": HISTORY}.get(table, UNSUBSCRIBED))
        shown[table] = [person.column(table, column) for column in columns]
    shown["suppressions"] = person.counts("suppressionCounts", ("total", "customers", "others"))
    return shown


def customer_counts_shown(person: Person) -> dict[str, int]:
    return person.counts("customerCounts", ("total", "active", "unsubscribed"))


def customer_counts_stored(recount: Recount) -> dict[str, int]:
    """The customers, counted by the test (C3)."""
    unsubscribed = recount("SELECT count(*) FROM customer WHERE key IN (SELECT key FROM suppression)")
    total = recount("SELECT count(*) FROM customer")
    return {"total": total, "active": total - unsubscribed, "unsubscribed": unsubscribed}


def history_row(person: Person, batch: str) -> dict[str, str]:
    """What the history shows of a batch."""
    person.go(HISTORY)
    row = person.column("historyTable", "name").index(batch)
    names = ("customers", "invited", "answered", "unsubscribed", "reminders")
    return {name: person.column("historyTable", name)[row] for name in names}


def mark_invited(person: Person, batch: str, *, last_year: bool) -> None:
    """Record on the batch's page that it was invited elsewhere, today or a year ago."""
    person.go(HISTORY)
    person.follow("historyTable", "name", batch)
    person.click("markInvitedButton")
    if last_year:
        person.a_year_back("mailingDate")
    person.click("recordMailingButton")


def open_reminder(person: Person, batch: str) -> QWidget:
    """By the button in the batch's row."""
    person.go(HISTORY)
    row = person.column("historyTable", "name").index(batch)
    person.click_cell("historyTable", row, "reminder")
    return person.see(QWidget, "reminderPreview")


def undo_in_the_list(person: Person, recount: Recount, kind: str) -> None:
    """Undo the newest operation of a kind that still stands, in the list of operations."""
    (operation,) = recount.column(
        """SELECT max(id) FROM operation o WHERE kind = ?
        AND NOT EXISTS (SELECT 1 FROM operation u WHERE u.undoes = o.id)""",
        kind,
    )
    newest_first = recount.column("SELECT id FROM operation ORDER BY id DESC")
    person.click_cell("operationTable", newest_first.index(operation), "result")
    person.click("undoOperationButton")


def folded(addresses: Iterable[str]) -> set[str]:
    return {address.casefold() for address in addresses}


def check_language(person: Person, language: str) -> None:
    """The locale is in force, and so are the words as far as they are translated."""
    assert QLocale().language() is LANGUAGES[language]
    person.go(CUSTOMERS)
    shown = set(person.column("customerTable", "status"))
    known = QCoreApplication.translate("Wording", "Active", "status of a customer")
    assert shown == {known}
    if language == "en" or known != "Active":
        unsubscribed = QCoreApplication.translate("Wording", "Unsubscribed", "status of a customer")
        assert (known, unsubscribed) == STATUS_WORDS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_workflow_and_back(
    language: str, sit_down: SitDown, recount: Recount, expected: Expected, tmp_path: Path
) -> None:
    spring = write_csv(tmp_path, [[address, "", "", "2026-11-02", "Lamp"] for address in SPRING])

    # An empty database, and three batches: by the command line, by Ctrl+O, by dropping on the window.
    person = sit_down(language, DATA / "excel-fr-cp1252.csv")
    assert person.run_import()["new"] == expected["excel-fr-cp1252.csv"]["new"]
    assert person.import_chosen(DATA / "utf8-bom.csv")["new"] == expected["utf8-bom.csv"]["new"]
    assert person.import_dropped(spring) == {
        "rows": 13, "new": 12, "known": 1, "ignored": 0, "duplicate": 0, "invalid": 0, "blank": 0,
    }  # fmt: skip
    check_language(person, language)
    assert customer_counts_shown(person) == customer_counts_stored(recount)
    assert person.count("customerCounts", "unsubscribed") == 0

    # One person, on the page of its own.
    person.open_customer("d@example.com")
    assert person.status() == "Active"
    person.click("unsubscribeCustomerButton")
    assert person.status() == "Unsubscribed"
    assert recount.suppressed() == set(expected["paste-messy.txt"]["already_unsubscribed"])
    before = Facts(person, recount)

    # Bulk unsubscribe from Customers, taken back in the banner, and done again.
    unsubscribe_the_messy_paste(person, recount, expected)
    person.click("undoButton")
    assert vars(Facts(person, recount)) == vars(before)
    unsubscribe_the_messy_paste(person, recount, expected)
    assert history_row(person, "Spring")["unsubscribed"] == "4"
    person.go(UNSUBSCRIBED)
    assert person.counts("suppressionCounts", ("total", "customers", "others")) == {
        "total": 5, "customers": 4, "others": 1,
    }  # fmt: skip

    # Who was invited elsewhere, where the survey is, who answered.
    mark_invited(person, "excel-fr-cp1252", last_year=False)
    mark_invited(person, "Spring", last_year=True)
    set_up_the_survey(person)
    record_answers(person, f"{GUESTS[0]}, {GUESTS[1].upper()}\nnobody@example.com\n")
    assert person.count("batchCounts", "answered") == recount("SELECT count(*) FROM answer") == 2

    # The reminder: a subtraction whose every number opens its list.
    person.click("sendReminderButton")
    numbers = {part: len(people) for part, people in AUDIENCE_OF_SPRING.items()}
    assert person.counts("recipientCount", AUDIENCE) == numbers
    every_number_opens_its_list(person)
    assert "https://survey.example/spring" in person.see(QPlainTextEdit, "messagePreview").toPlainText()
    middle = Facts(person, recount)

    # Bulk unsubscribe there: the numbers change in place.
    preview = open_reminder(person, "Spring")
    announced = person.unsubscribe("reminderBulkUnsubscribeButton", "\n".join(GUESTS[2:4]))
    assert announced["unsubscribed"] == 2
    assert person.see(QWidget, "reminderPreview") is preview
    assert person.counts("recipientCount", AUDIENCE) == {**numbers, "unsubscribed": 6, "recipients": 4}
    assert set(person.column("recipientTable", "email")) == set(GUESTS[4:])
    person.click("audienceUnsubscribed")
    assert set(person.column("recipientTable", "email")) == {*PASTED, *GUESTS[2:4]}

    # The same file once more: whoever is unsubscribed is ignored, counted, and listed by line.
    ignored = [address for address in SPRING if address in recount.suppressed()]
    assert person.import_chosen(spring) == {
        "rows": 13, "new": 0, "known": 7, "ignored": 6, "duplicate": 0, "invalid": 0, "blank": 0,
    }  # fmt: skip
    assert len(ignored) == 6
    person.click("showIgnoredButton")
    rows = (person.column("importReportTable", "line"), person.column("importReportTable", "address"))
    assert list(zip(*rows, strict=True)) == [(str(SPRING.index(each) + 2), each) for each in ignored]

    # The evidence.
    person.open_customer(GUESTS[2])
    assert person.status() == "Unsubscribed"
    (operator,) = recount.column("SELECT DISTINCT operator FROM operation")
    for evidence in (str(QDate.currentDate().year()), str(operator), "Spring"):
        assert evidence in person.says("customerStatus")

    # And back: the batch that came twice, then Ctrl+Z, then the list of operations.
    person.go(HISTORY)
    person.click_cell("historyTable", 0, "name")
    person.click("deleteBatchButton")
    person.click("acceptButton")
    person.press("Ctrl+Z")
    assert vars(Facts(person, recount)) == vars(middle)
    person.go(UNSUBSCRIBED)
    person.open_tab("unsubscribedTabs", 1)
    for kind in ("answers", "mailing", "mailing", "unsubscribe"):
        undo_in_the_list(person, recount, kind)
    person.open_tab("unsubscribedTabs", 0)
    assert vars(Facts(person, recount)) == vars(before)
    assert sound(recount.path)


def unsubscribe_the_messy_paste(person: Person, recount: Recount, expected: Expected) -> None:
    """On Customers, whose counts then follow by themselves."""
    paste = expected["paste-messy.txt"]
    person.go(CUSTOMERS)
    text = (DATA / "paste-messy.txt").read_text(encoding="utf-8")
    assert person.unsubscribe("bulkUnsubscribeButton", text) == {
        "found": paste["addresses_found"],
        **{part: paste[part] for part in OUTCOMES[1:5]},
        "unreadable": len(paste["unreadable_lines"]),
    }
    assert QLocale().toString(paste["unsubscribed"]) in person.says("bannerText")
    assert recount.suppressed() == {*PASTED, "stranger@nowhere.example"}
    assert set(PASTED) == set(paste["customers"])
    assert customer_counts_shown(person) == customer_counts_stored(recount)
    assert person.count("customerCounts", "unsubscribed") == paste["unsubscribed"] + paste["already"]


def set_up_the_survey(person: Person) -> None:
    """On a batch's page."""
    person.click("surveyAddressButton")
    person.type("surveyAddressEdit", "https://survey.example/spring")
    person.click("storeSurveyButton")


def record_answers(person: Person, text: str) -> None:
    """On a batch's page; two of the paste are its recipients."""
    person.click("recordAnswersButton")
    person.paste("answersEdit", text)
    assert person.count("answerOutcomeCounts", "recorded") == 2
    assert person.count("answerOutcomeCounts", "not_in_batch") == 1
    person.click("recordAnswersButton")


def every_number_opens_its_list(person: Person) -> None:
    for part, people in AUDIENCE_OF_SPRING.items():
        number = person.see(QPushButton, f"audience{part.capitalize()}")
        assert number.isEnabled() == bool(people)
        if people:
            person.click_on(number)
            assert person.table("recipientTable").row_count == person.count("recipientCount", part)
            assert folded(person.column("recipientTable", "email")) == folded(people)
