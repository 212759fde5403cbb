"""F1 opens the topic of what one is doing, from every page and dialog."""

import ast
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.windows import help_topics
from app.windows.help_dialog import TOPICS, HelpDialog
from app.windows.help_topics import topic_for
from tests.builders import write_csv
from tests.conftest import ROOT
from tests.journeys.conftest import SitDown, database_path, sit_down
from tests.journeys.person import CUSTOMERS, HISTORY, INSIGHTS, SENDING, SETTINGS, UNSUBSCRIBED, Person
from tests.windows.test_help import headings

__all__ = ["database_path", "sit_down"]

ADDRESSES = [f"person{number}@example.com" for number in range(4)]


def names_in_the_program() -> set[str]:
    return {
        node.value
        for file in (ROOT / "app").rglob("*.py")
        if file.name != "help_topics.py"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_topic_of_a_place_is_there() -> None:
    names = names_in_the_program() | {"invitationPreview", "reminderPreview"}  # these two are made of parts
    assert set(help_topics._TOPICS) <= names
    for topic in help_topics._TOPICS.values():
        name, _, heading = topic.partition("#")
        assert name in TOPICS, topic
        assert not heading or heading in [anchor for _, anchor in headings("en", name)], topic


def test_what_nobody_has_written_about_leads_to_the_first_steps(qtbot: object) -> None:
    page = QWidget()
    assert topic_for(QWidget(), page) == "start"
    page.setObjectName("historyPage")
    assert topic_for(QWidget(), page) == "history"


@pytest.fixture
def turned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The topics that the help was turned to, each with its heading."""
    topics: list[str] = []
    before = HelpDialog.show_topic

    def show_topic(self: HelpDialog, topic: str) -> None:
        topics.append(topic)
        before(self, topic)

    monkeypatch.setattr(HelpDialog, "show_topic", show_topic)
    return topics


def asked_for_help(person: Person, turned: list[str]) -> str:
    """The topic that F1 opens now; the help is closed again."""
    turned.clear()
    behind = person.front
    person.press("F1")
    [help_dialog] = [each for each in behind.findChildren(HelpDialog) if each.isVisible()]
    assert not behind.isHidden()
    help_dialog.close()
    person.settle()
    return turned[-1]


def test_f1_opens_the_topic_of_the_page_or_dialog(
    sit_down: SitDown, tmp_path: Path, turned: list[str]
) -> None:
    person = sit_down("en")
    pages = {
        CUSTOMERS: "customers",
        HISTORY: "history",
        UNSUBSCRIBED: "unsubscribe#list",
        SENDING: "sending#watch",
        INSIGHTS: "insights",
        SETTINGS: "account",
    }
    for page, topic in pages.items():
        person.go(page)
        assert asked_for_help(person, turned) == topic
    person.drop(write_csv(tmp_path, [[address, "Ann", "Lee", "2026-11-02", "Lamp"] for address in ADDRESSES]))
    assert asked_for_help(person, turned) == "import"
    person.run_import()
    assert asked_for_help(person, turned).startswith(("import", "history"))
    person.click("sendInvitationsButton")
    assert asked_for_help(person, turned) == "sending#message"
    person.see(QPlainTextEdit, "bodyEdit").setFocus()
    assert asked_for_help(person, turned) == "message"
    person.press("Ctrl+U")
    person.see(QPlainTextEdit, "addressesEdit").setFocus()
    assert asked_for_help(person, turned) == "unsubscribe"
    assert person.front.objectName() == "bulkUnsubscribeDialog"  # which stays as it was
    person.click("cancelButton")
    person.open_customer(ADDRESSES[0])
    assert asked_for_help(person, turned) == "customers#status"
    person.click("editCustomerButton")
    assert asked_for_help(person, turned) == "customers#edit"
    person.click("cancelButton")


def test_the_help_menu_begins_at_the_beginning(sit_down: SitDown, turned: list[str]) -> None:
    person = sit_down("en")
    person.go(HISTORY)
    entries = person.window.menuBar().actions()[-1].menu().actions()
    for text, topic in (("Help", "history"), ("First steps", "start"), ("Keyboard shortcuts", "keyboard")):
        next(each for each in entries if each.text().replace("&", "") == text).trigger()
        assert turned[-1] == topic
