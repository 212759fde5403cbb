"""The sample files as they arrive: named on the command line, counted in the dialog, imported, recounted."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox

from tests.builders import Recount
from tests.journeys.conftest import DATA, SitDown
from tests.journeys.person import CUSTOMERS, IMPORT_COUNTS

FILES = (
    "excel-fr-cp1252.csv",
    "utf8-bom.csv",
    "excel-unicode.txt",
    "workbook.xlsx",
    "really-a-workbook.csv",
    "no-header.csv",
)


def test_every_sample_is_tested_somewhere(expected: dict[str, Any]) -> None:
    assert set(expected) == {*FILES, "unclosed-quote.csv", "paste-messy.txt"}


@pytest.mark.parametrize("name", FILES)
def test_C3_a_file_on_the_command_line_counts_as_it_should(
    name: str, expected: dict[str, Any], sit_down: SitDown, recount: Recount
) -> None:
    sample = expected[name]
    person = sit_down("en", DATA / name)
    assert person.front.objectName() == "importDialog"
    for chooser, what in (("encodingChooser", "encoding"), ("delimiterChooser", "delimiter")):
        if what in sample:
            assert person.see(QComboBox, chooser).currentData() == sample[what]
    counted = person.run_import()
    assert counted == {
        "rows": sample["rows_read"],
        "new": sample["new"],
        "known": 0,
        "ignored": sample.get("ignored_unsubscribed", 0),
        "duplicate": sample.get("duplicate", 0),
        "invalid": sample.get("invalid", 0),
        "blank": sample.get("blank", 0),
    }
    assert counted["rows"] == sum(counted[part] for part in IMPORT_COUNTS[1:])
    for part in IMPORT_COUNTS:
        if counted[part]:
            person.click(f"report{part.capitalize()}")
            assert person.table("importReportTable").row_count == counted[part]
    assert recount('SELECT count(*) FROM "transaction"') == sample["new"]
    person.go(CUSTOMERS)
    assert (
        person.count("customerCounts", "total") == sample["new"] == recount("SELECT count(*) FROM customer")
    )


def test_an_unclosed_quote_on_the_command_line_is_refused_with_its_line(
    expected: dict[str, Any], sit_down: SitDown, recount: Recount
) -> None:
    person = sit_down("en", DATA / "unclosed-quote.csv")
    assert f"line {expected['unclosed-quote.csv']['line']}" in person.says("bannerText")
    button = person.see(QAbstractButton, "startImportButton")
    assert not button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    person.press("Esc")
    assert person.front is person.window
    assert recount("SELECT count(*) FROM customer") == 0


def test_the_messy_paste_is_read_line_by_line(expected: dict[str, Any], sit_down: SitDown) -> None:
    paste = expected["paste-messy.txt"]
    person = sit_down("en")
    person.click("bulkUnsubscribeButton")
    person.paste("addressesEdit", (DATA / "paste-messy.txt").read_text(encoding="utf-8"))
    assert person.count("outcomeCounts", "found") == paste["addresses_found"]
    listed = [int(line) for line in person.column("outcomeTable", "line")]
    silent = {*paste["header_lines"], *paste["blank_lines"]}
    assert set(listed) == set(range(1, 11)) - silent
    person.click("outcomeCountsUnreadable")
    assert [int(line) for line in person.column("outcomeTable", "line")] == paste["unreadable_lines"]
