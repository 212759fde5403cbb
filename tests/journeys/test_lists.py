"""A list on paper, as PDF and as CSV: what is on the screen, whole, and nothing else."""

import csv
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QLineEdit, QWidget

from app.controllers.customers import Status
from app.windows import list_flow, printing
from app.windows.list_flow import details_of, title_of
from tests.builders import write_csv
from tests.journeys.conftest import SitDown
from tests.journeys.person import CUSTOMERS, HISTORY, SETTINGS, UNSUBSCRIBED, Person

ROWS = [[f"person{number}@example.com", "Ann", f"Lee {number}", "2026-11-02", "Lamp"] for number in range(12)]


@pytest.fixture
def person(sit_down: SitDown, tmp_path: Path) -> Person:
    person = sit_down("en")
    person.import_dropped(write_csv(tmp_path, ROWS))
    return person


def say(person: Person) -> str:
    return person.see(QWidget, "banner").accessibleName()


def said_of(text: str) -> tuple[int, str]:
    """The number and the file of a receipt, whatever plural is between them."""
    found = re.fullmatch(r"(\d+) \S+ saved in ‘(.+)’\.", text)
    assert found, text
    return int(found[1]), found[2]


def pages(path: Path) -> int:
    content = path.read_bytes()
    assert content.startswith(b"%PDF-")
    return len(re.findall(rb"/Type /Page\b", content))


def choose(person: Person, text: str) -> None:
    """An entry of the menu File."""
    [action] = [each for each in person.window.menuBar().actions()[0].menu().actions() if each.text() == text]
    action.trigger()
    person.settle()


def test_csv_has_the_columns_and_rows_that_are_shown(person: Person, tmp_path: Path) -> None:
    person.go(CUSTOMERS)
    person.type("customerFilter", "person1")
    table = person.table("customerTable")
    for hidden in ("first_name", "last_contact", "status"):
        table.header.set_hidden(hidden, True)
    table.header.sort_by("email", True)
    person.settle()
    person.press("Ctrl+E")
    path = tmp_path / "list.csv"
    person.choose_file(path, "listChooser")
    with path.open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.reader(file))
    assert written[0] == ["E-mail", "Last name", "Last transaction", "Batches"]
    assert [row[0] for row in written[1:]] == [f"person{n}@example.com" for n in (1, 11, 10)]
    assert {row[3] for row in written[1:]} == {"1"}
    assert said_of(say(person)) == (3, "list.csv")


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("1,204", "en", 1204),
        ("1\u202f204", "fr", 1204),
        ("3/2/26", "en", "3/2/26"),
        ("12 %", "en", "12 %"),
        ("", "en", ""),
    ],
)
def test_counts_are_numbers_for_a_spreadsheet(text: str, language: str, number: object) -> None:
    assert list_flow._number(text, QLocale(language)) == number


def test_pdf_has_all_rows_on_as_many_pages_as_they_need(person: Person, tmp_path: Path) -> None:
    person.go(CUSTOMERS)
    choose(person, "Save the list as PD&F…")
    path = tmp_path / "customers.pdf"
    person.choose_file(path, "listChooser")
    assert said_of(say(person)) == (12, "customers.pdf")
    assert pages(path) == 1


def test_a_list_is_printed(person: Person, tmp_path: Path) -> None:
    person.go(HISTORY)
    person.press("Ctrl+P")
    dialog = person.front
    assert isinstance(dialog, QPrintDialog)
    path = tmp_path / "printed.pdf"
    dialog.findChild(QLineEdit, "filename").setText(str(path))  # there is no printer here, but a file
    dialog.accept()
    person.settle()
    assert pages(path) == 1
    assert say(person).startswith("1 page")


def test_the_list_of_a_dialog_is_saved_from_there(person: Person, tmp_path: Path) -> None:
    person.go(CUSTOMERS)
    person.unsubscribe("bulkUnsubscribeButton", "person1@example.com\nstranger@example.com")
    person.click("bannerAction")
    table = person.table("operationItems")
    assert title_of(table) == "Operation – Lines of the operation"
    save = table.context_menu(table.model().index(0, 0)).actions()[-2]
    save.trigger()
    person.settle()
    path = tmp_path / "lines.pdf"
    person.choose_file(path, "listChooser")
    assert person.front.objectName() == "operationDialog"
    assert said_of(person.see(QWidget, "dialogBanner").accessibleName()) == (1, "lines.pdf")
    assert pages(path) == 1


def test_only_the_first_rows_of_a_long_list_are_printed_after_a_question(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (list_flow, printing):
        monkeypatch.setattr(module, "MOST_ROWS", 5)
    person.go(CUSTOMERS)
    choose(person, "Save the list as PD&F…")
    assert person.front.objectName() == "questionDialog"
    assert person.button("acceptButton") == "The first 5 rows"
    person.click("acceptButton")
    path = tmp_path / "first.pdf"
    person.choose_file(path, "listChooser")
    assert said_of(say(person)) == (5, "first.pdf")


def test_where_there_is_no_list_it_is_said(person: Person) -> None:
    person.go(SETTINGS)
    person.press("Ctrl+P")
    assert "no list on this page" in say(person)
    person.go(UNSUBSCRIBED)
    person.press("Ctrl+E")
    assert "no list on this page" in say(person)  # but a sentence, in its place
    person.go(CUSTOMERS)
    person.type("customerFilter", "nobody")
    person.press("Ctrl+P")
    assert "no list on this page" in say(person)


def test_the_head_says_what_the_list_is_narrowed_to(person: Person) -> None:
    person.go(CUSTOMERS)
    table = person.table("customerTable")
    assert (title_of(table), details_of(table)) == ("Customers", [])
    person.choose("customerStatusFilter", Status.ACTIVE)
    person.type("customerFilter", "lee")
    assert details_of(table) == ["Status: Active", "Name or address: lee"]
    person.go(HISTORY)
    person.follow("historyTable", "name", "Spring")
    person.open_tab("batchTabs", 0)
    recipients = person.table("batchRecipientTable")
    assert (title_of(recipients), details_of(recipients)) == ("Spring – Recipients", [])
    person.open_tab("batchTabs", 1)
    person.click("reportNew")
    report = person.table("importReportTable")
    assert title_of(report) == "Spring – Rows of the imported file"
    assert details_of(report) == [person.see(QWidget, "reportNew").accessibleName()]


def test_the_page_is_remembered(sit_down: SitDown) -> None:
    person = sit_down("en")
    person.go(UNSUBSCRIBED)
    person.window.close()
    again = sit_down("en")
    assert again.window.page.objectName() == "unsubscribedPage"
