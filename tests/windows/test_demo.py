"""The demo as a person meets it: from an empty program and back, and nothing of one's own in between."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from app import paths
from app.controllers import demo
from app.models import backups, database
from app.widgets.preferences import Preferences
from app.windows.main_window import MainWindow
from tests.builders import Recount, contents, opened, suppress
from tests.journeys.person import CUSTOMERS, HISTORY, SENDING, SETTINGS, UNSUBSCRIBED, Person
from tests.windows.running import running


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, made once."""
    folder = tmp_path_factory.mktemp("demo")
    database.open_database(folder / "relance.db")
    demo.build(folder / "demo.db", "en", "Answer with UNSUBSCRIBE.")
    return folder / "demo.db"


@pytest.fixture
def person() -> Iterator[Person]:
    """Somebody who starts the program for the first time."""
    with running() as person:
        yield person


@pytest.fixture
def visitor(built: Path) -> Iterator[Person]:
    """Somebody in the demo."""
    database.prepare(paths.demo_database())
    database.replace(paths.demo_database(), built)
    with running("--database", str(paths.demo_database())) as person:
        yield person


def leave_by(person: Person, begin: Callable[[], object]) -> None:
    """Begin what brings another window into the place of the one there is, and go on there."""

    def others() -> list[MainWindow]:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        windows = (each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
        return [window for window in windows if window is not before and window.isVisible()]

    before = person.window
    begin()
    person.until(lambda: bool(others()), "another window")
    person.sit_at(others()[0])


def choose(person: Person, command: str) -> None:
    """Choose a command of the menu bar."""
    menus = person.window.menuBar().findChildren(QMenu)
    (action,) = [each for menu in menus for each in menu.actions() if each.text() == command]
    action.trigger()


def commands(person: Person) -> list[str]:
    """What the File menu offers."""
    return [action.text() for action in person.window.menuBar().actions()[0].menu().actions()]  # type: ignore[union-attr]


def test_a_first_start_explains_itself_and_asks_nothing(person: Person) -> None:
    assert person.front is person.window
    assert not person.sees("demoStrip")
    assert not person.sees("banner")
    for page, buttons in (
        (CUSTOMERS, ("firstImportButton", "sampleDataButton")),
        (HISTORY, ("firstImportButton", "sampleDataButton")),
        (UNSUBSCRIBED, ("firstUnsubscribeButton",)),
        (SENDING, ("sendingHistoryButton",)),
    ):
        person.go(page)
        for button in buttons:
            assert person.see(QPushButton, button).isEnabled()


@pytest.mark.parametrize("page", [CUSTOMERS, HISTORY])
def test_an_empty_page_leads_into_the_demo_and_the_strip_out_of_it(person: Person, page: str) -> None:
    assert "Leave the demo" not in commands(person)
    person.go(page)
    leave_by(person, person.see(QPushButton, "sampleDataButton").click)
    assert person.window.is_demo
    assert person.window.windowTitle() == "Relance – demo"
    assert person.sees("customersPage"), "whatever was shown before"
    assert person.count("customerCounts", "total") == 400
    assert "nothing is ever sent" in person.says("demoText")
    leave_by(person, person.see(QPushButton, "leaveDemoButton").click)
    assert person.window.database == paths.default_database()
    assert person.window.windowTitle() == "Relance"
    assert not person.sees("demoStrip")
    assert person.sees("customersPage" if page == CUSTOMERS else "historyPage")
    person.go(CUSTOMERS)
    assert person.count("customerCounts", "total") == 0


def test_the_menu_leads_in_and_out_and_ones_own_data_stays(database_path: Path) -> None:
    with opened(database_path):
        suppress("anna@example.com")
    before = contents(database_path)
    with running("--database", str(database_path)) as person:
        leave_by(person, partial(choose, person, "Load &sample data"))
        assert person.window.is_demo
        person.press("Ctrl+U")
        person.paste("addressesEdit", "bruno@example.com")
        person.click("unsubscribeButton")
        leave_by(person, partial(choose, person, "Leave the demo"))
        assert person.window.database == database_path
    assert contents(database_path) == before


def test_the_demo_is_begun_anew_from_its_menu(visitor: Person) -> None:
    visitor.press("Ctrl+U")
    visitor.paste("addressesEdit", "bruno@example.com")
    visitor.click("unsubscribeButton")
    leave_by(visitor, partial(choose, visitor, "Load &sample data"))
    assert visitor.window.is_demo
    recount = Recount(paths.demo_database())
    assert "bruno@example.com" not in recount.suppressed()
    assert not backups.folder(paths.demo_database()).exists()


def test_the_demo_is_not_what_is_opened_the_next_time(visitor: Person) -> None:
    preferences = Preferences(paths.config_folder() / "relance.ini")
    assert preferences.last_database() == paths.default_database()


def test_nothing_is_sent_from_it_and_it_says_so(visitor: Person) -> None:
    visitor.click("demoGuideButton")
    visitor.click("tryReminderButton")
    assert visitor.count("recipientCount", "recipients") > 50
    for button in ("sendRemindersButton", "sendTestButton"):
        visitor.click(button)
        assert visitor.front is visitor.window
        assert "This is the demo" in visitor.says("bannerText")
        assert visitor.see(QWidget, "banner").property("tone") == "info"
        visitor.click("closeBannerButton")
    visitor.go(SETTINGS)
    visitor.click("checkConnectionButton")
    assert Recount(paths.demo_database())("SELECT count(*) FROM message WHERE kind = 'test'") == 0


def test_what_there_is_to_try_opens_it(visitor: Person) -> None:
    def try_(button: str) -> str:
        visitor.click("demoGuideButton")
        visitor.click(button)
        return visitor.front.objectName()

    assert try_("tryPasteButton") == "bulkUnsubscribeDialog"
    assert visitor.count("outcomeCounts", "unsubscribed") >= 3
    visitor.click("cancelButton")
    assert try_("tryImportButton") == "importDialog"
    assert visitor.count("importCounts", "ignored") >= 3
    visitor.click("cancelButton")
    try_("tryCustomerButton")
    assert visitor.status() == "Unsubscribed"
    try_("tryInsightsButton")
    assert visitor.sees("insightsPage")
    try_("closeButton")
    assert visitor.sees("insightsPage")


def test_the_demo_does_not_open_while_something_goes_on(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.widgets.tasks.Tasks.long_write", "Importing")
    person.click("sampleDataButton")
    assert "still going on" in person.says("bannerText")
    assert not paths.demo_database().exists()


def test_an_empty_filter_of_the_unsubscribed_is_cleared_and_the_log_offers_an_import(person: Person) -> None:
    person.go(UNSUBSCRIBED)
    person.click("firstUnsubscribeButton")
    assert person.front.objectName() == "bulkUnsubscribeDialog"
    person.click("cancelButton")
    person.open_tab("unsubscribedTabs", 1)
    person.click("importButtonOfOperations")
    assert person.front.objectName() == "importChooser"
    person.press("Esc")


def test_a_list_without_matches_offers_everyone_again(visitor: Person) -> None:
    visitor.go(UNSUBSCRIBED)
    visitor.type("suppressionFilter", "nobody at all")
    visitor.click("clearSuppressionFilterButton")
    assert len(visitor.column("suppressionTable", "address")) == visitor.count("suppressionCounts", "total")
    visitor.go(HISTORY)
    visitor.follow("historyTable", "name", "Deliveries")
    visitor.click_on(
        next(each for each in visitor.all(QPushButton) if each.accessibleName().endswith(" answered"))
    )
    visitor.type("recipientFilter", "nobody at all")
    visitor.click("everyRecipientButton")
    assert visitor.count("recipientRows", "rows") == visitor.count("batchCounts", "customers")


def test_closing_while_the_demo_is_made_gives_it_up(person: Person) -> None:
    person.see(QPushButton, "sampleDataButton").click()
    person.window.close()
    assert not paths.demo_database().exists()
    assert not person.window.isVisible()
