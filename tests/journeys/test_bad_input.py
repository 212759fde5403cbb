"""What people bring that is not as it should be: each kind of paste and file has its stated answer."""

import csv
import io
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QComboBox, QPlainTextEdit, QTableWidget

from app.widgets.paste_edit import PasteEdit
from tests.builders import Recount
from tests.journeys.conftest import DATA, SitDown
from tests.journeys.person import HISTORY, OUTCOMES, UNSUBSCRIBED, Person

LONGEST_GAP = 1.0  # seconds that the screen may stand still; loosely, as the machine may be busy with others


@contextmanager
def never_blocked() -> Iterator[None]:
    """The GUI thread gets its turn again and again."""
    ticks = [time.monotonic()]
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(time.monotonic()))
    timer.start(1)
    yield
    ticks.append(time.monotonic())
    timer.stop()
    assert len(ticks) > 2
    assert max(later - earlier for earlier, later in pairwise(ticks)) < LONGEST_GAP


def write(folder: Path, content: str | bytes, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    return path


# ------------------------------------------------------------------------------------------------- pastes


@pytest.fixture
def paste(sit_down: SitDown) -> Person:
    """With the bulk unsubscribe dialog open."""
    person = sit_down("en")
    person.click("bulkUnsubscribeButton")
    return person


def found(person: Person) -> list[str]:
    return person.column("outcomeTable", "text")


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ('"Dupont, Jean" <a@b.fr>; Luc <c@d.fr>', ["a@b.fr", "c@d.fr"]),  # Outlook
        ("Jean Dupont <a@b.fr>, Luc Martin <c@d.fr>,", ["a@b.fr", "c@d.fr"]),  # Gmail
        ("Dupont\ta@b.fr\t2026-11-01\t12,50", ["a@b.fr"]),  # Excel
        ("> From: Jean <a@b.fr>\n> To: c@d.fr\n> Please stop", ["a@b.fr", "c@d.fr", "> Please stop"]),
        ("mailto:a%40b.fr?subject=unsubscribe", ["a@b.fr"]),
        ("“a@b.fr” and ‘c@d.fr’", ["a@b.fr", "c@d.fr"]),
        ("(a@b.fr), [c@d.fr], <e@f.fr>.", ["a@b.fr", "c@d.fr", "e@f.fr"]),
        ("• a@b.fr\n– c@d.fr\n* e@f.fr", ["a@b.fr", "c@d.fr", "e@f.fr"]),
        ("\ufeffa@b.fr\r\nc@d.fr\u2028e@f.fr", ["a@b.fr", "c@d.fr", "e@f.fr"]),
        ("\u00a0a@b.fr\u200b \u00adc@d.fr", ["a@b.fr", "c@d.fr"]),
    ],
)
def test_addresses_are_found_in_what_people_copy(paste: Person, text: str, addresses: list[str]) -> None:
    paste.paste("addressesEdit", text)
    assert found(paste) == addresses


@pytest.mark.parametrize(
    ("line", "meant"), [("jean [at] b.fr", "jean@b.fr"), ("*@domain.fr", ""), ("@domain.fr", "")]
)
def test_what_is_nearly_an_address_is_never_guessed(paste: Person, line: str, meant: str) -> None:
    paste.paste("addressesEdit", f"{line}\nreal@example.com")
    assert paste.counts("outcomeCounts", ("found", "unreadable")) == {"found": 1, "unreadable": 1}
    (said, _) = paste.column("outcomeTable", "outcome")
    assert meant in said
    assert "domain" in said or meant
    paste.click("unsubscribeButton")


def test_five_megabytes_in_one_line_are_kept_aside(paste: Person, recount: Recount) -> None:
    text = ", ".join(f"customer{number}@example.com" for number in range(190_000))
    assert len(text) > 5_000_000
    with never_blocked():
        paste.paste("addressesEdit", text)
    edit = paste.see(PasteEdit, "addressesEdit")
    assert edit.is_aside()
    assert edit.toPlainText() == ""
    assert paste.count("outcomeCounts", "unknown") == 190_000
    paste.click("cancelButton")
    assert recount("SELECT count(*) FROM suppression") == 0


def test_a_hundred_thousand_lines_never_block_the_window(paste: Person, recount: Recount) -> None:
    text = "".join(f"customer{number}@example.com\n" for number in range(100_000))
    with never_blocked():
        paste.paste("addressesEdit", text)
        assert paste.count("outcomeCounts", "found") == 100_000
        paste.click("unsubscribeButton")
    assert recount("SELECT count(*) FROM suppression") == 100_000
    paste.go(UNSUBSCRIBED)
    assert paste.count("suppressionCounts", "total") == 100_000


def test_nul_and_control_characters_never_reach_the_database(paste: Person, recount: Recount) -> None:
    edit = paste.see(QPlainTextEdit, "addressesEdit")
    edit.setPlainText("a\x00b@example.com\nc\x07d@example.com\n\x1be@example.com\nf\ud800g@example.com")
    paste.settle()
    paste.click("unsubscribeButton")
    stored = "".join(map(str, recount.column("SELECT key || address FROM suppression")))
    assert stored
    assert stored.isprintable()


def test_the_dialog_sums_up_what_is_found_whatever_is_pasted(paste: Person) -> None:
    text = (
        "a@example.com a@example.com\n\x00\nx@\n@\n" + "é" * 300 + "\n" + "a@b " * 50 + "\nlast@example.com"
    )
    paste.paste("addressesEdit", text)
    counts = paste.counts("outcomeCounts", OUTCOMES)
    assert counts["found"] == sum(counts[part] for part in OUTCOMES[1:5])
    assert counts["unreadable"] > 0


# ------------------------------------------------------------------------------------------------- tables


@pytest.fixture
def person(sit_down: SitDown) -> Person:
    return sit_down("en")


def show(person: Person, path: Path) -> Person:
    person.drop(path)
    assert person.front.objectName() == "importDialog"
    return person


def titles(person: Person) -> list[str]:
    table = person.see(QTableWidget, "mappingTable")
    return [table.item(row, 0).text() for row in range(table.rowCount())]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman"])
def test_accents_survive_every_encoding(person: Person, tmp_path: Path, codec: str, recount: Recount) -> None:
    text = "E-mail;Prénom;Nom\nzoe@example.com;Zoé;Lefèvre\nnoel@example.com;Noël;Garçon\n"
    show(person, write(tmp_path, text.encode(codec)))
    if codec == "mac_roman":  # no rule can tell it from cp1252: it is chosen
        person.choose("encodingChooser", codec)
    assert titles(person)[1] == "Prénom"
    person.run_import()
    assert recount.column("SELECT last_name FROM customer ORDER BY key") == ["Garçon", "Lefèvre"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", ""])
def test_delimiters_are_recognised(person: Person, tmp_path: Path, delimiter: str) -> None:
    rows = [["email", "name"], ["a@example.com", "A"], ["b@example.com", "B"]]
    text = "\n".join(delimiter.join(row) if delimiter else row[0] for row in rows)
    show(person, write(tmp_path, text))
    assert person.see(QComboBox, "delimiterChooser").currentData() == delimiter
    assert person.run_import()["new"] == 2


def test_a_declared_delimiter_is_heeded(person: Person, tmp_path: Path) -> None:
    show(person, write(tmp_path, "sep=|\nemail|name;with;marks\na@example.com|A\n"))
    assert titles(person) == ["email", "name;with;marks"]
    assert person.run_import()["new"] == 1


def test_a_line_beyond_the_limit_is_refused_with_its_size(person: Person, tmp_path: Path) -> None:
    long = "a@example.com," + "x" * (3 << 20)
    with never_blocked():
        show(person, write(tmp_path, f"email,name\n{long}\nb@example.com,B\n"))
    assert "3.0 MB" in person.says("bannerText")
    assert not person.see(QAbstractButton, "startImportButton").isEnabled()


def test_ragged_rows_odd_headers_totals_and_blank_lines_are_told_by_line(
    person: Person, tmp_path: Path
) -> None:
    text = (
        "email,,total,total\na@example.com,x,1,2\nb@example.com\n\nc@example.com,x,1,2,3,4\n,,,\nTotal,,,99\n"
    )
    show(person, write(tmp_path, text))
    assert titles(person) == ["email", "Column 2", "total", "total", "Column 5", "Column 6"]
    report = person.run_import()
    assert report["new"] == 3
    assert report["invalid"] == 1
    person.click("reportInvalid")
    assert person.column("importReportTable", "line") == ["7"]
    assert "Total" in person.column("importReportTable", "reason")[0]


def _zip(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "nothing")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".xls"),
        (_zip("readme.txt"), "archive"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "PDF"),
        (
            b"<!DOCTYPE html>\n<html><body><table><tr><td>a@example.com</td></tr></table></body></html>",
            "web page",
        ),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "neither text"),
        (b"", "empty"),
    ],
)
def test_what_is_no_table_is_refused_in_words(
    person: Person, tmp_path: Path, recount: Recount, content: bytes, word: str
) -> None:
    show(person, write(tmp_path, content))
    assert word in person.says("bannerText")
    assert not person.see(QAbstractButton, "startImportButton").isEnabled()
    person.drop(DATA / "no-header.csv")  # and another file takes its place
    assert person.run_import()["new"] == 2
    assert recount("SELECT count(*) FROM batch") == 1


def test_a_workbook_that_is_called_csv_is_read(person: Person) -> None:
    assert show(person, DATA / "really-a-workbook.csv").run_import()["new"] == 2


def test_a_folder_and_a_file_that_is_gone_are_refused(person: Person, tmp_path: Path) -> None:
    person.window.show_import(tmp_path)
    person.settle()
    assert "folder" in person.says("bannerText")
    person.press("Esc")
    person.window.show_import(tmp_path / "gone.csv")
    person.settle()
    assert "gone.csv" in person.says("bannerText")


def test_nul_control_and_direction_characters_in_a_file_are_stripped(
    person: Person, tmp_path: Path, recount: Recount
) -> None:
    show(
        person,
        write(tmp_path, "email,name\n\u200ba@example.com,A\x00\x07\u202eB\nb\u00ad@example.com,\ufeffC\n"),
    )
    assert person.run_import()["new"] == 2
    stored = "".join(map(str, recount.column("SELECT key || email || last_name FROM customer")))
    assert stored.isprintable()
    assert recount.column("SELECT key FROM customer ORDER BY key") == ["a@example.com", "b@example.com"]


def test_U6_exported_cells_never_start_a_formula_and_come_back_unchanged(
    person: Person, tmp_path: Path, recount: Recount
) -> None:
    names = ["=1+1", "+cmd", "-2", "@SUM(A1)", "'quoted", "＝1"]
    rows = "".join(f'a{place}@example.com,"{name}"\n' for place, name in enumerate(names))
    show(person, write(tmp_path, "email,last name\n" + rows)).run_import()
    stored = recount.column("SELECT last_name FROM customer ORDER BY key")
    assert stored == names
    person.click("markInvitedButton")
    person.a_year_back("mailingDate")
    person.click("recordMailingButton")
    person.go(HISTORY)
    person.click_cell("historyTable", 0, "reminder")
    person.pick("moreButton", "exportRecipientsAction")
    exported = tmp_path / "out.csv"
    person.choose_file(exported, "exportChooser")
    with exported.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "＝", "\t", "\r"))]
    assert show(person, exported).run_import()["known"] == len(names)
    assert recount.column("SELECT last_name FROM customer ORDER BY key") == names
