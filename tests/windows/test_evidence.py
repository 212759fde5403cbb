"""The evidence about one address as a page and a table: complete, in words, and never markup."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.controllers import answers, customers, erasing, evidence, unsubscribing
from app.controllers.operations import Source
from app.widgets.preferences import Preferences
from app.widgets.tasks import Tasks
from app.windows import evidence_flow, evidence_pdf, evidence_wording, saving
from app.windows.customer_page import CustomerPage
from app.windows.page import Message
from tests.builders import a_mailable_batch, an_account, customer_id, queued, suppress, work_off
from tests.windows.seeing import Settle, click, dialog_in_front

ANNA, KEY = "Anna@example.com", "anna@example.com"
HOSTILE = '<img src="http://evil.example/x.png">&amp;\u202e'


@pytest.fixture
def story(connected: None, tmp_path: Path) -> None:
    """Anna was mailed, answered, objected, came back on a consent, and objected again."""
    an_account(2525)
    batch = a_mailable_batch(tmp_path, ANNA, "bob@example.com")
    work_off(queued(batch), reply="2.0.0 Ok: queued as 4F2A")
    answers.apply(answers.preview(batch, ANNA))
    customers.edit(customer_id(ANNA), ANNA, "Anna", HOSTILE)
    suppress("bob@example.com", ANNA, source=Source.REMINDER_PREVIEW, detail="Spring")
    unsubscribing.resubscribe(KEY, date(2026, 11, 1), "=Letter 12", Source.CUSTOMER_PAGE)
    suppress(ANNA)


def text_of(dossier: evidence.Dossier) -> str:
    return evidence_pdf.document(dossier, QFont()).toPlainText().replace("\u2028", "\n")


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_L1_the_page_says_it_all(story: None, qtbot: QtBot) -> None:
    dossier = evidence.gather(KEY)
    said = text_of(dossier)
    (sent,) = dossier.messages
    assert dossier.since is not None
    for part in (
        f"What is on record of {ANNA}",
        "Unsubscribed since",
        "no mail will be sent to this address",
        "Reminder preview · Spring, line 2",
        "Resubscribed: =Letter 12, consent of",
        "Invitation to ‘Spring’: sent",
        "250 2.0.0 Ok: queued as 4F2A",
        f"<{sent.message_id}>",
        "Answered ‘Spring’",
        "Imported with ‘Spring’, transaction of",
        "Spring.csv, line 2",
        f"{dossier.operator}",
        "UTC)",
        '<img src="http://evil.example/x.png">&amp;',
    ):
        assert part in said, part
    assert "bob@example.com" not in said


def test_where_nothing_is_on_record_the_page_says_so(connected: None, qtbot: QtBot) -> None:
    said = text_of(evidence.gather("nobody@nowhere.example"))
    assert "No message to this address is on record." in said
    assert "neither a customer’s nor unsubscribed" in said


def test_of_an_erased_address_the_page_says_since_when(story: None, qtbot: QtBot) -> None:
    erasing.erase(KEY, Source.CUSTOMER_PAGE)
    said = text_of(evidence.gather(KEY))
    assert "Erased on" in said
    assert "Invitation to ‘Spring’: sent" in said
    assert "Letter 12" not in said
    assert "Resubscribed, on a new consent" in said
    assert "evil" not in said


def test_it_is_one_page_and_with_many_messages_more(story: None, tmp_path: Path, qtbot: QtBot) -> None:
    pdf = evidence_pdf.pdf(evidence.gather(KEY), QFont())
    assert pdf.startswith(b"%PDF-")
    assert pages_of(pdf) == 1
    assert b"/ToUnicode" in pdf, "the text can be selected and searched"
    dossier = evidence.gather(KEY)
    (sent,) = dossier.messages
    many = replace(dossier, messages=(sent,) * 80)
    assert pages_of(evidence_pdf.pdf(many, QFont())) > 1


@pytest.mark.parametrize("count", [17, 18, 19, 60])
def test_no_row_is_torn_by_the_end_of_a_page_nor_from_its_title(
    story: None, qtbot: QtBot, count: int
) -> None:
    dossier = evidence.gather(KEY)
    many = replace(dossier, messages=dossier.messages * count)
    image = QImage(700, 1000, QImage.Format.Format_RGB32)
    text = evidence_pdf.laid_out(lambda: evidence_pdf.document(many, QFont()), image, image.size().toSizeF())
    layout = text.documentLayout()
    assert text.pageCount() > 1
    for table in evidence_pdf.tables_of(text):
        pages = []
        for row in range(table.rows()):
            top, end = evidence_pdf.extent(layout, table, row)
            assert top // 1000 == (end - 1) // 1000, f"row {row} of {table.rows()}"
            pages.append(top // 1000)
        title = layout.blockBoundingRect(text.findBlock(table.firstPosition() - 1)).top() // 1000
        assert title == pages[min(1, len(pages) - 1)]


def test_nothing_is_painted_on_the_margins_or_over_the_foot(story: None, qtbot: QtBot) -> None:
    """What flows ends above the line over the page's number."""
    image = QImage(800, 1130, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    evidence_pdf.paint(painter, evidence.gather(KEY), QFont(), lambda: None)
    painter.end()
    white = [
        row
        for row in range(image.height())
        if all(image.pixel(column, row) == 0xFFFFFFFF for column in range(0, image.width(), 2))
    ]
    assert len(white) > 100
    assert image.pixel(400, 1105) != 0


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def test_the_table_has_the_same_facts(story: None, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "evidence-anna.pdf"
    table = evidence_flow.write(KEY, path, QFont(), lambda done, total: None)
    assert table == tmp_path / "evidence-anna.csv"
    header, *rows = read_csv(table)
    assert tuple(header) == evidence_wording.header()
    dossier = evidence.gather(KEY)
    parts = len(dossier.acts) + len(dossier.messages) + len(dossier.answers) + len(dossier.rows)
    assert len(rows) == 1 + parts
    assert all(len(row) == len(header) for row in rows)
    (message,) = (row for row in rows if row[7])
    assert (message[0], message[5], message[6], message[7]) == (
        ANNA, "sent", "250 2.0.0 Ok: queued as 4F2A", dossier.messages[0].message_id,
    )  # fmt: skip
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", row[1]) for row in rows)
    (consent,) = (row for row in rows if "Resubscribed" in row[2])
    assert consent[3] == "'=Letter 12", "U6: no cell begins a formula"


def test_the_table_never_takes_the_place_of_a_file_that_is_not_of_this_page(tmp_path: Path) -> None:
    page = tmp_path / "customers.pdf"
    assert evidence_flow.beside(page) == tmp_path / "customers.csv"
    (tmp_path / "customers.csv").touch()
    assert evidence_flow.beside(page) == tmp_path / "customers-2.csv"
    page.touch()
    assert evidence_flow.beside(page) == tmp_path / "customers.csv"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("Anna.B+x@example.com", "Anna.B+x"),
        ('"a/b: c"@example.com', "a-b-c"),
        ("../../etc@example.com", "etc"),
        ("é" * 300 + "@x.fr", "é" * 60),
        ("", "address"),
    ],
)
def test_the_file_is_named_after_the_person(address: str, name: str) -> None:
    assert evidence_flow._as_name(address) == name


def test_the_customer_page_asks_once_and_says_where_the_files_are(
    story: None,
    qtbot: QtBot,
    tasks: Tasks,
    preferences: Preferences,
    settle: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(saving.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    said: list[Message] = []
    page = CustomerPage(tasks, preferences, KEY)
    qtbot.addWidget(page)
    page.said.connect(said.append)
    page.show()
    settle()
    click(page.findChild(QPushButton, "exportEvidenceButton"))
    chooser = dialog_in_front("evidenceChooser")
    assert isinstance(chooser, QFileDialog)
    assert [Path(name).name for name in chooser.selectedFiles()] == ["evidence-Anna.pdf"]
    chooser.setDirectory(str(tmp_path))
    chooser.fileSelected.emit(str(tmp_path / "evidence-Anna.pdf"))
    chooser.close()
    settle()
    assert (tmp_path / "evidence-Anna.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "evidence-Anna.csv").exists()
    (message,) = said
    assert "‘evidence-Anna.pdf’ and ‘evidence-Anna.csv’" in message.text
    ((name, act),) = message.actions
    act()
    assert (name, opened) == ("Open the folder", [str(tmp_path)])


def test_D2_a_folder_that_cannot_be_written_is_said(
    story: None,
    qtbot: QtBot,
    tasks: Tasks,
    preferences: Preferences,
    settle: Settle,
    tmp_path: Path,
) -> None:
    said: list[Message] = []
    page = CustomerPage(tasks, preferences, KEY)
    qtbot.addWidget(page)
    page.said.connect(said.append)
    page.show()
    settle()
    page._evidence._write(KEY, tmp_path / "missing" / "evidence.pdf")
    settle()
    (message,) = said
    assert message.tone == "error"
    assert "There is no folder" in message.text
