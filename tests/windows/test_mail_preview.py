"""The previews of mail: numbers that open and follow, and the message as each recipient will read it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.controllers import answers, audiences, customers, drafts, history, settings, undoing, unsubscribing
from app.controllers.audiences import Draft, Mail
from app.controllers.operations import Source
from app.widgets.preferences import Preferences
from app.widgets.table import Table
from app.widgets.tasks import Tasks
from app.windows import places
from app.windows.mail_preview import MailPreview
from app.windows.page import Message
from app.windows.places import (
    CustomerPlace,
    HistoryPlace,
    InvitationPlace,
    ReminderPlace,
    Sending,
    SettingsPlace,
    Unsubscription,
)
from tests.builders import DRAFT, Recount, a_batch, an_account, customer_id, opened, queued
from tests.web import listening
from tests.windows.seeing import column

LONG_AGO = date.today() - timedelta(60)
PARTS = ("invited", "answered", "unsubscribed", "recent", "exhausted", "invalid", "recipients")
PEOPLE = [(f"p{n}@b.fr", f"Given{n}", f"Family{n}", "2026-11-02", f"Lamp {n}") for n in range(8)]


class Driver:
    """The page as a person sees it: what is shown by object name, and waiting until it is."""

    def __init__(
        self, qtbot: QtBot, tasks: Tasks, preferences: Preferences, batch_id: int, mail: Mail
    ) -> None:
        self.qtbot = qtbot
        self.tasks = tasks
        self.batch_id = batch_id
        self.page = MailPreview(tasks, preferences, batch_id, mail)
        self.went: list[object] = []
        self.said: list[Message] = []
        self.wishes: list[Unsubscription] = []
        self.page.went.connect(self.went.append)
        self.page.said.connect(self.said.append)
        self.page.unsubscriptionWanted.connect(self.wishes.append)
        self.mailed: list[object] = []
        self.page.sendWanted.connect(self.mailed.append)
        self.page.testWanted.connect(self.mailed.append)
        qtbot.addWidget(self.page)
        self.page.resize(1080, 720)
        self.page.show()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.tasks.idle)

    def write(self, work: Callable[[], object], *tables: str) -> None:
        """Another window's write."""
        self.tasks.write(self.page, lambda _: work(), lambda _: None, changes=tables, label="")
        self.settle()

    def find(self, name: str) -> QWidget:
        found = self.page.findChild(QWidget, name)
        assert found is not None, name
        return found

    def click(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QAbstractButton)
        assert button.isVisible()
        assert button.isEnabled()
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def action(self, name: str) -> QAction:
        """An entry of a menu."""
        action = self.page.findChild(QAction, name)
        assert action is not None, name
        return action

    def says(self, name: str) -> str:
        label = self.find(name)
        assert isinstance(label, QLabel)
        assert label.isVisible()
        return label.text()

    def can_click(self, name: str) -> bool:
        return self.find(name).isEnabled()

    def counts(self, parts: Sequence[str] = PARTS) -> dict[str, int]:
        return {part: self.find("recipientCount").property(part) for part in parts}

    @property
    def table(self) -> Table:
        table = self.find("recipientTable")
        assert isinstance(table, Table)
        return table

    def listed(self) -> list[str]:
        model = self.table.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    @property
    def body(self) -> QPlainTextEdit:
        edit = self.find("bodyEdit")
        assert isinstance(edit, QPlainTextEdit)
        return edit

    @property
    def subject(self) -> QLineEdit:
        edit = self.find("subjectEdit")
        assert isinstance(edit, QLineEdit)
        return edit

    @property
    def preview(self) -> str:
        text = self.find("messagePreview")
        assert isinstance(text, QPlainTextEdit)
        return text.toPlainText()

    def wait_for(self, text: str) -> None:
        """Until the preview shows a text."""
        self.qtbot.waitUntil(lambda: text in self.preview)

    @property
    def position(self) -> tuple[int, int]:
        label = self.find("previewPosition")
        return label.property("position"), label.property("count")

    def dialog(self, name: str) -> QDialog:
        found = self.page.findChild(QDialog, name)
        assert found is not None
        assert found.isVisible()
        return found

    def press(self, dialog: QDialog, name: str) -> None:
        button = dialog.findChild(QPushButton, name)
        assert button is not None
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()


OpenPage = Callable[..., Driver]


@pytest.fixture
def batch(tmp_path: Path, database_path: Path) -> int:
    """A batch of eight people, invited long ago, with a survey."""
    with opened(database_path):
        batch_id = a_batch(tmp_path, rows=PEOPLE).batch_id
        history.mark_invited(batch_id, LONG_AGO)
        history.set_survey_address(batch_id, "https://survey.example/s")
    return batch_id


@pytest.fixture
def open_page(qtbot: QtBot, tasks: Tasks, preferences: Preferences) -> OpenPage:
    return lambda batch_id, mail=Mail.REMINDER: Driver(qtbot, tasks, preferences, batch_id, mail)


@pytest.fixture
def driver(open_page: OpenPage, batch: int) -> Driver:
    return open_page(batch)


@pytest.fixture
def recount(database_path: Path) -> Recount:
    return Recount(database_path)


def unsubscribe(*addresses: str) -> None:
    unsubscribing.apply(unsubscribing.preview("\n".join(addresses)), Source.REMINDER_PREVIEW)


def answer(batch_id: int, *addresses: str) -> None:
    answers.apply(answers.preview(batch_id, "\n".join(addresses)))


class TestAudience:
    def test_C1_the_numbers_are_a_subtraction_and_each_opens_its_list(
        self, driver: Driver, recount: Recount
    ) -> None:
        driver.write(lambda: answer(driver.batch_id, "p0@b.fr", "p1@b.fr"), "answer")
        driver.write(lambda: unsubscribe("p2@b.fr", "p1@b.fr", "x@y.fr"), "suppression")
        driver.write(
            lambda: audiences.mark_elsewhere(
                driver.batch_id,
                Mail.REMINDER,
                audiences.ids(driver.batch_id, Mail.REMINDER, None, "p3", "email", False),
                date.today(),
            ),
            "message",
        )
        counts = driver.counts()
        assert counts == dict(zip(PARTS, (8, 2, 1, 1, 0, 0, 4), strict=True))
        assert counts["recipients"] == counts["invited"] - sum(counts[part] for part in PARTS[1:-1])
        assert counts["invited"] == recount("SELECT count(*) FROM message WHERE kind = 'invitation'")
        assert counts["answered"] == recount("SELECT count(*) FROM answer")
        for part, expected in {
            "answered": ["p0@b.fr", "p1@b.fr"],
            "unsubscribed": ["p2@b.fr"],
            "recent": ["p3@b.fr"],
            "invited": [address for address, *_ in PEOPLE],
            "recipients": ["p4@b.fr", "p5@b.fr", "p6@b.fr", "p7@b.fr"],
        }.items():
            driver.click(f"audience{part.capitalize()}")
            assert driver.listed() == expected
        assert not driver.find("audienceExhausted").isEnabled()

    def test_the_numbers_change_in_place_after_an_unsubscription(self, driver: Driver, qtbot: QtBot) -> None:
        driver.click("reminderBulkUnsubscribeButton")
        assert driver.wishes == [Unsubscription(Source.REMINDER_PREVIEW, "Spring", driver.batch_id)]
        seen: list[int] = []
        task = driver.tasks.write(
            driver.page,
            lambda _: unsubscribe("p1@b.fr", "p4@b.fr"),
            lambda _: None,
            changes={"suppression", "operation"},
            label="",
        )
        assert task is not None

        def followed() -> bool:
            seen.append(driver.counts()["recipients"])
            assert driver.table.row_count in (8, 6)
            return seen[-1] == 6

        qtbot.waitUntil(followed)
        assert set(seen) <= {8, 6}  # never empty in between
        driver.settle()
        assert driver.counts()["unsubscribed"] == 2
        assert driver.listed() == ["p0@b.fr", "p2@b.fr", "p3@b.fr", "p5@b.fr", "p6@b.fr", "p7@b.fr"]
        assert driver.position == (1, 6)

    def test_the_limits_follow_the_settings(self, driver: Driver) -> None:
        driver.write(lambda: settings.change(settings.MINIMUM_DAYS, 61), "setting")
        assert driver.counts()["recent"] == 8
        driver.write(lambda: settings.change(settings.MINIMUM_DAYS, 60), "setting")
        assert driver.counts()["recipients"] == 8
        driver.write(lambda: settings.change(settings.MAXIMUM_REMINDERS, 0), "setting")
        assert driver.counts()["exhausted"] == 8

    def test_an_open_list_whose_people_are_all_gone_gives_way_to_the_recipients(self, driver: Driver) -> None:
        driver.write(lambda: unsubscribe("p1@b.fr"), "suppression", "operation")
        driver.click("audienceUnsubscribed")
        assert driver.listed() == ["p1@b.fr"]
        driver.write(lambda: undoing.undo(3, Source.REMINDER_PREVIEW), "suppression", "operation")
        assert len(driver.listed()) == 8

    def test_the_list_is_filtered(self, driver: Driver, qtbot: QtBot) -> None:
        qtbot.keyClicks(driver.find("recipientFilter"), "family3")
        qtbot.waitUntil(lambda: driver.listed() == ["p3@b.fr"])
        qtbot.keyClicks(driver.find("recipientFilter"), "nobody")
        qtbot.waitUntil(lambda: driver.find("clearRecipientFilterButton").isVisible())
        driver.click("clearRecipientFilterButton")
        qtbot.waitUntil(lambda: len(driver.listed()) == 8)

    def test_an_address_opens_its_customer(self, driver: Driver) -> None:
        driver.table.setCurrentIndex(driver.table.model().index(2, 0))
        driver.qtbot.keyClick(driver.table, Qt.Key.Key_Return)
        assert driver.went == [CustomerPlace("p2@b.fr")]


class TestNobody:
    def text(self, driver: Driver) -> str:
        place = driver.find("nobodyToRemind")
        assert place.isVisible()
        return " ".join(label.text() for label in place.findChildren(QLabel))

    def test_was_invited_and_that_can_be_said(
        self, open_page: OpenPage, tmp_path: Path, database_path: Path, recount: Recount
    ) -> None:
        with opened(database_path):
            batch_id = a_batch(tmp_path, rows=PEOPLE).batch_id
        driver = open_page(batch_id)
        assert "Nobody was invited yet" in self.text(driver)
        assert not driver.find("reminderSettingsButton").isVisible()
        driver.click("markInvitedButton")
        driver.press(driver.dialog("mailedDialog"), "recordMailingButton")
        assert driver.counts()["recent"] == 8
        assert driver.said[-1].undo == recount("SELECT max(id) FROM operation")
        assert "It is too early for a reminder" in self.text(driver)

    def test_is_left_because_all_were_contacted_recently(self, driver: Driver) -> None:
        driver.write(lambda: settings.change(settings.MINIMUM_DAYS, 100), "setting")
        assert "It is too early for a reminder" in self.text(driver)
        free_on = LONG_AGO + timedelta(100)
        assert f"{free_on.day} " in self.text(driver)
        assert str(free_on.year) in self.text(driver)
        assert not driver.find("markInvitedButton").isVisible()
        driver.click("reminderSettingsButton")
        assert driver.went == [SettingsPlace("minimum_days")]

    def test_is_left_because_all_have_answered(self, driver: Driver) -> None:
        driver.write(lambda: answer(driver.batch_id, *(address for address, *_ in PEOPLE)), "answer")
        assert "Everybody has answered" in self.text(driver)
        assert not driver.find("reminderSettingsButton").isVisible()
        assert not driver.action("exportRecipientsAction").isEnabled()
        assert not driver.action("markElsewhereAction").isEnabled()
        assert driver.preview == ""
        assert driver.position == (0, 0)

    def test_is_left_for_several_reasons_the_biggest_first(self, driver: Driver) -> None:
        driver.write(lambda: unsubscribe(*(address for address, *_ in PEOPLE[:5])), "suppression")
        driver.write(lambda: answer(driver.batch_id, *(address for address, *_ in PEOPLE[5:])), "answer")
        text = self.text(driver)
        assert "Nobody is left to be reminded" in text
        assert text.index("5 unsubscribed") < text.index("3 answered")
        driver.write(lambda: undoing.undo(3, Source.REMINDER_PREVIEW), "suppression", "operation")
        assert len(driver.listed()) == 5


class TestMessage:
    def test_begins_with_a_proposal_that_is_kept_once_it_is_changed(
        self, driver: Driver, qtbot: QtBot, recount: Recount
    ) -> None:
        assert driver.subject.text()
        for field in ("first_name", "survey_link", "unsubscribe"):
            assert f"{{{{{field}}}}}" in driver.body.toPlainText()
        assert not driver.find("messageWarning").isVisible()
        assert recount("SELECT count(*) FROM draft") == 0
        driver.subject.selectAll()
        qtbot.keyClicks(driver.subject, "Dear {{first_name}}")
        qtbot.waitUntil(lambda: recount.column("SELECT subject FROM draft") == ["Dear {{first_name}}"])
        driver.wait_for("Dear Given0")

    def test_is_shown_as_each_recipient_reads_it(self, driver: Driver, recount: Recount) -> None:
        token = dict(
            recount.rows('SELECT c.key, t.token FROM "transaction" t JOIN customer c ON c.id = t.customer_id')
        )
        assert "p0@b.fr" in driver.preview
        assert f"https://survey.example/s?t={token['p0@b.fr']}" in driver.preview
        assert "UNSUBSCRIBE" in driver.preview
        assert not driver.find("previousRecipientButton").isEnabled()
        driver.click("nextRecipientButton")
        assert driver.position == (2, 8)
        assert "Given1" in driver.preview
        assert f"t={token['p1@b.fr']}" in driver.preview
        for _ in range(6):
            driver.click("nextRecipientButton")
        assert not driver.find("nextRecipientButton").isEnabled()
        assert "p7@b.fr" in driver.preview
        driver.click("previousRecipientButton")
        assert driver.position == (7, 8)
        assert "p6@b.fr" in driver.preview

    def test_stays_with_the_same_person_when_the_audience_changes(self, driver: Driver) -> None:
        for _ in range(3):
            driver.click("nextRecipientButton")
        driver.write(lambda: unsubscribe("p0@b.fr", "p1@b.fr"), "suppression")
        assert driver.position == (2, 6)
        assert "p3@b.fr" in driver.preview
        driver.write(lambda: unsubscribe("p3@b.fr"), "suppression")
        assert driver.position == (2, 5)
        assert "p4@b.fr" in driver.preview

    def test_a_chosen_recipient_is_shown(self, driver: Driver, qtbot: QtBot) -> None:
        index = driver.table.model().index(5, 2)
        where = driver.table.visualRect(index).center()
        qtbot.mouseClick(driver.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
        driver.settle()
        assert driver.position == (6, 8)
        assert "p5@b.fr" in driver.preview

    @pytest.mark.parametrize("text", ["Hello {{nope}}", "Hello {{first_name"])
    def test_a_field_that_cannot_be_filled_in_is_an_error_in_the_preview(
        self, driver: Driver, text: str
    ) -> None:
        driver.body.setPlainText(text)
        driver.wait_for(text.removeprefix("Hello ").strip("{}"))
        assert driver.find("messagePreview").property("error")
        assert "p0@b.fr" not in driver.preview
        driver.body.setPlainText("Hello {{first_name}}")
        driver.wait_for("Hello Given0")
        assert not driver.find("messagePreview").property("error")

    def test_a_missing_survey_address_can_be_given(self, driver: Driver, qtbot: QtBot) -> None:
        driver.write(lambda: history.set_survey_address(driver.batch_id, ""), "batch")
        assert driver.find("messagePreview").property("error")
        driver.click("surveyAddressButton")
        dialog = driver.dialog("surveyDialog")
        edit = dialog.findChild(QLineEdit, "surveyAddressEdit")
        assert edit is not None
        qtbot.keyClicks(edit, "https://other.example/{{product}}")
        driver.press(dialog, "storeSurveyButton")
        driver.wait_for("https://other.example/Lamp%200")
        assert not driver.find("surveyAddressButton").isVisible()

    def test_warns_when_it_lacks_what_no_reminder_should(self, driver: Driver) -> None:
        driver.body.setPlainText("Hello {{unsubscribe}}")
        warning = driver.find("messageWarning")
        assert isinstance(warning, QLabel)
        assert warning.isVisible()
        assert "{{survey_link}}" in warning.text()
        assert "{{unsubscribe}}" not in warning.text()
        driver.wait_for("Hello ")
        assert not driver.find("messagePreview").property("error")

    def test_fields_are_inserted_where_the_cursor_was(self, driver: Driver, qtbot: QtBot) -> None:
        menu = driver.page.findChild(QWidget, "fieldMenu")
        assert menu is not None
        action = {action.data(): action for action in menu.actions()}
        assert set(action) >= {"first_name", "last_name", "email", "product", "survey_link", "unsubscribe"}
        driver.page.activateWindow()
        qtbot.waitUntil(driver.page.isActiveWindow)
        driver.subject.clear()
        driver.subject.setFocus()
        action["product"].trigger()
        assert driver.subject.text() == "{{product}}"
        driver.body.clear()
        driver.body.setFocus()
        action["email"].trigger()
        assert driver.body.toPlainText() == "{{email}}"
        driver.wait_for("Lamp 0")

    def test_what_was_just_typed_is_kept_when_the_page_is_left(
        self, driver: Driver, recount: Recount
    ) -> None:
        driver.body.setPlainText("typed and left")
        driver.page.hide()
        driver.settle()
        assert recount.column("SELECT text FROM draft") == ["typed and left"]

    def test_what_was_just_typed_is_kept_when_the_program_ends(
        self, driver: Driver, qtbot: QtBot, recount: Recount
    ) -> None:
        tasks = driver.tasks

        class Window(QMainWindow):
            def closeEvent(self, event: QCloseEvent) -> None:
                tasks.stop()  # before anything is hidden, as the program does
                super().closeEvent(event)

        window = Window()
        qtbot.addWidget(window)
        window.setCentralWidget(driver.page)
        window.show()
        driver.page.show()
        driver.settle()
        driver.body.setPlainText("typed and closed")
        window.close()
        window.takeCentralWidget()  # closed once more by itself
        assert recount.column("SELECT text FROM draft") == ["typed and closed"]

    def test_a_change_elsewhere_never_disturbs_the_typing(self, driver: Driver, qtbot: QtBot) -> None:
        driver.body.setPlainText("")
        qtbot.keyClicks(driver.body, "Hel")
        driver.write(lambda: unsubscribe("p0@b.fr"), "suppression", "batch")
        qtbot.keyClicks(driver.body, "lo")
        assert driver.body.toPlainText() == "Hello"
        assert driver.body.textCursor().position() == 5

    def test_U2_nothing_in_it_is_markup(self, driver: Driver) -> None:
        driver.body.setPlainText("<b>{{first_name}}</b> <img src='http://localhost:9/x.png'>")
        driver.wait_for("<b>Given0</b> <img src='http://localhost:9/x.png'>")


class TestHtml:
    def html(self, driver: Driver) -> str:
        view = driver.find("messagePreviewHtml")
        assert isinstance(view, QTextBrowser)
        assert view.isVisible()
        return view.toPlainText()

    def test_is_written_from_the_text_and_stays_chosen_from_one_recipient_to_the_next(
        self, driver: Driver
    ) -> None:
        assert not driver.find("messagePreviewHtml").isVisible()
        driver.click("previewHtmlButton")
        assert not driver.find("messagePreview").isVisible()
        assert "Given0" in self.html(driver)
        assert "https://survey.example/s?t=" in self.html(driver)
        driver.click("nextRecipientButton")
        assert "Given1" in self.html(driver)
        head = driver.find("messagePreviewHead")
        assert isinstance(head, QPlainTextEdit)
        assert head.isVisible()
        assert "p1@b.fr" in head.toPlainText()
        driver.click("previewTextButton")
        assert driver.find("messagePreview").isVisible()

    def test_a_pasted_one_is_filled_in(self, open_page: OpenPage, batch: int, database_path: Path) -> None:
        html = "<p>Dear <b>{{first_name}}</b></p><p>{{survey_link}}</p>{{unsubscribe}}"
        with opened(database_path):
            drafts.save(batch, Mail.REMINDER, Draft("Subject", "{{survey_link}} {{unsubscribe}}", html))
        driver = open_page(batch)
        driver.click("previewHtmlButton")
        assert self.html(driver).startswith("Dear Given0\n")

    def test_what_cannot_be_filled_in_is_said_there_too(self, driver: Driver) -> None:
        driver.click("previewHtmlButton")
        driver.body.setPlainText("Hello {{nope}}")
        driver.wait_for("nope")
        assert driver.find("messagePreview").isVisible()
        driver.body.setPlainText("Hello {{first_name}}")
        driver.qtbot.waitUntil(lambda: driver.find("messagePreviewHtml").isVisible())
        driver.qtbot.waitUntil(lambda: self.html(driver).strip() == "Hello Given0")

    @pytest.mark.parametrize("pasted", [True, False])
    def test_U1_U2_a_name_is_no_markup_and_nothing_is_fetched(
        self, open_page: OpenPage, tmp_path: Path, database_path: Path, pasted: bool
    ) -> None:
        with listening() as (server, asked):
            name = f'<img src="{server}/name.png" width="99" height="99">'
            text = "{{first_name}} {{survey_link}} {{unsubscribe}}"
            html = f'<p><img src="{server}/logo.png">' + text + "</p>"
            with opened(database_path):
                batch_id = a_batch(tmp_path, rows=[("a@b.fr", name, "", "", "")]).batch_id
                history.set_survey_address(batch_id, "https://survey.example/s")
                draft = Draft("{{first_name}}", text, html if pasted else "")
                drafts.save(batch_id, Mail.INVITATION, draft)
            driver = open_page(batch_id, Mail.INVITATION)
            driver.click("previewHtmlButton")
            driver.page.grab()
            assert name in self.html(driver)
            assert asked == []

    def test_where_a_link_leads_is_told(self, driver: Driver) -> None:
        driver.click("previewHtmlButton")
        assert driver.find("linkTarget").property("target") == ""
        view = driver.find("messagePreviewHtml")
        assert isinstance(view, QTextBrowser)
        view.setFocus()
        driver.qtbot.keyClick(view, Qt.Key.Key_Tab)
        target = driver.find("linkTarget").property("target")
        assert target.startswith("https://survey.example/s?t=")
        assert driver.says("linkTarget") == target


class TestSender:
    def test_is_said_above_the_message_once_it_is_set_up(self, driver: Driver) -> None:
        assert "Settings" in driver.preview.splitlines()[0]

        def set_up() -> None:
            settings.change(settings.SENDER_NAME, "Anne <b>Morel</b>")
            settings.change(settings.SENDER_ADDRESS, "anne@example.net")
            settings.change(settings.REPLY_TO, "reply@example.net")

        driver.write(set_up, "setting")
        head = driver.preview.splitlines()[:4]
        assert head[0].endswith("Anne <b>Morel</b> <anne@example.net>")
        assert head[1].endswith("p0@b.fr")
        assert head[2].endswith("reply@example.net")
        assert head[3].endswith(driver.subject.text())


class TestSending:
    def test_the_button_says_how_many(self, driver: Driver) -> None:
        button = driver.find("sendRemindersButton")
        assert isinstance(button, QPushButton)
        assert "8" in button.text()
        driver.write(lambda: unsubscribe("p0@b.fr", "p1@b.fr"), "suppression")
        assert "6" in button.text()
        assert button.isEnabled()

    def test_the_wish_comes_once_the_message_is_stored_as_it_was_typed(
        self, driver: Driver, recount: Recount
    ) -> None:
        stored: list[object] = []
        driver.page.sendWanted.connect(lambda _: stored.extend(recount.rows("SELECT kind, text FROM draft")))
        text = "{{survey_link}} {{unsubscribe}} typed just now"
        driver.body.setPlainText(text)
        driver.click("sendRemindersButton")
        assert driver.mailed == [Sending(driver.batch_id, Mail.REMINDER)]
        assert stored == [("reminder", text)]

    def test_a_proposal_that_nobody_changed_is_stored_as_well(self, driver: Driver, recount: Recount) -> None:
        driver.click("sendRemindersButton")
        assert recount.rows("SELECT subject, text FROM draft") == [
            (driver.subject.text(), driver.body.toPlainText())
        ]
        assert driver.mailed == [Sending(driver.batch_id, Mail.REMINDER)]

    def test_a_double_click_asks_once(self, driver: Driver) -> None:
        button = driver.find("sendRemindersButton")
        driver.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        driver.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        driver.settle()
        assert len(driver.mailed) == 1
        assert button.isEnabled()

    def test_nothing_is_asked_when_the_message_cannot_be_stored(self, driver: Driver) -> None:
        driver.body.setPlainText("{{survey_link}} {{unsubscribe}}" + "x" * drafts.LONGEST)
        driver.click("sendRemindersButton")
        assert driver.mailed == []
        assert driver.said[-1].tone == "error"
        driver.body.setPlainText("{{survey_link}} {{unsubscribe}}")
        driver.click("sendRemindersButton")
        assert driver.mailed == [Sending(driver.batch_id, Mail.REMINDER)]

    def test_a_test_is_of_the_recipient_that_is_shown(self, driver: Driver) -> None:
        driver.click("nextRecipientButton")
        driver.click("sendTestButton")
        shown = driver.table.ids[1]
        assert driver.mailed == [places.TestMessage(driver.batch_id, Mail.REMINDER, shown)]

    @pytest.mark.parametrize(
        ("text", "named"),
        [
            ("{{unsubscribe}}", "{{survey_link}}"),
            ("{{survey_link}}", "{{unsubscribe}}"),
            ("{{survey_link}} {{unsubscribe}} {{nope}}", "nope"),
        ],
    )
    def test_a_message_that_lacks_something_is_not_sent_and_that_is_said(
        self, driver: Driver, text: str, named: str
    ) -> None:
        whole = driver.body.toPlainText()
        calm = driver.says("sendingHint")
        driver.body.setPlainText(text)
        driver.qtbot.waitUntil(lambda: not driver.can_click("sendRemindersButton"))
        assert not driver.can_click("sendTestButton")
        assert named in driver.says("sendingHint")
        assert driver.find("sendingHint").property("tone") == "warning"
        assert named in driver.find("sendRemindersButton").toolTip()
        driver.body.setPlainText(whole)
        driver.qtbot.waitUntil(lambda: driver.can_click("sendRemindersButton"))
        assert driver.says("sendingHint") == calm
        assert driver.find("sendRemindersButton").toolTip() == ""

    def test_nor_without_a_survey(self, driver: Driver) -> None:
        driver.write(lambda: history.set_survey_address(driver.batch_id, ""), "batch")
        assert not driver.can_click("sendRemindersButton")
        assert "survey" in driver.says("sendingHint")

    def test_nor_to_nobody(self, driver: Driver) -> None:
        driver.write(lambda: answer(driver.batch_id, *(address for address, *_ in PEOPLE)), "answer")
        for name in ("sendRemindersButton", "sendTestButton"):
            assert not driver.can_click(name)
            assert "Everybody has answered" in driver.find(name).toolTip()
        assert driver.says("sendingHint") == "Everybody has answered"


class TestInvitations:
    @pytest.fixture
    def batch(self, tmp_path: Path, database_path: Path) -> int:
        """Of eight people who are not invited yet, with a survey."""
        with opened(database_path):
            batch_id = a_batch(tmp_path, rows=PEOPLE).batch_id
            history.set_survey_address(batch_id, "https://survey.example/s")
            an_account(25)
        return batch_id

    @pytest.fixture
    def driver(self, open_page: OpenPage, batch: int) -> Driver:
        return open_page(batch, Mail.INVITATION)

    PARTS = ("customers", "already", "unsubscribed", "invalid", "recipients")

    def test_C1_the_numbers_are_a_subtraction_and_each_opens_its_list(self, driver: Driver) -> None:
        assert driver.page.objectName() == "invitationPreview"
        ids = list(driver.table.ids)
        driver.write(
            lambda: audiences.mark_elsewhere(driver.batch_id, Mail.INVITATION, ids[:3], date.today()),
            "message",
        )
        driver.write(lambda: unsubscribe("p2@b.fr", "p3@b.fr"), "suppression")
        assert driver.counts(self.PARTS) == dict(zip(self.PARTS, (8, 3, 1, 0, 4), strict=True))
        for part, expected in {
            "customers": [address for address, *_ in PEOPLE],
            "already": ["p0@b.fr", "p1@b.fr", "p2@b.fr"],
            "unsubscribed": ["p3@b.fr"],
            "recipients": ["p4@b.fr", "p5@b.fr", "p6@b.fr", "p7@b.fr"],
        }.items():
            driver.click(f"audience{part.capitalize()}")
            assert driver.listed() == expected

    def test_are_sent_from_here(self, driver: Driver) -> None:
        button = driver.find("sendInvitationsButton")
        assert isinstance(button, QPushButton)
        assert "8" in button.text()
        driver.click("sendInvitationsButton")
        driver.click("sendTestButton")
        assert driver.mailed == [
            Sending(driver.batch_id, Mail.INVITATION),
            places.TestMessage(driver.batch_id, Mail.INVITATION, driver.table.ids[0]),
        ]

    def test_who_waits_to_be_mailed_is_no_recipient_and_is_called_so(self, driver: Driver) -> None:
        def queue() -> None:
            drafts.save(driver.batch_id, Mail.INVITATION, DRAFT)
            operation = unsubscribing.apply(
                unsubscribing.preview("p1@b.fr"), Source.INVITATION_PREVIEW
            ).operation_id
            queued(driver.batch_id)
            undoing.undo(operation, Source.INVITATION_PREVIEW)

        driver.write(queue, "message", "suppression", "mailing")
        assert driver.counts(self.PARTS) == dict(zip(self.PARTS, (8, 7, 0, 0, 1), strict=True))
        assert driver.listed() == ["p1@b.fr"]
        driver.click("audienceAlready")
        assert set(column(driver.table, "standing")) == {"Waiting to be mailed"}

    def test_a_bulk_unsubscription_from_here_says_so(self, driver: Driver) -> None:
        driver.click("invitationBulkUnsubscribeButton")
        assert driver.wishes == [Unsubscription(Source.INVITATION_PREVIEW, "Spring", driver.batch_id)]

    def test_B4_those_who_were_shown_are_marked_as_invited(self, driver: Driver, recount: Recount) -> None:
        driver.action("markElsewhereAction").trigger()
        dialog = driver.dialog("mailedDialog")
        driver.write(lambda: customers.delete(customer_id("p6@b.fr")), "customer")
        driver.press(dialog, "recordMailingButton")
        assert recount("SELECT count(*) FROM message WHERE kind = 'invitation'") == 7
        assert driver.said[-1].text.startswith("7 ")
        assert driver.said[-1].undo == recount("SELECT max(id) FROM operation")
        place = driver.find("nobodyToInvite")
        assert any("Everybody is invited" in label.text() for label in place.findChildren(QLabel))
        driver.click("otherMailButton")
        assert driver.went == [ReminderPlace(driver.batch_id)]

    def test_before_the_first_one_the_reminder_leads_here(self, open_page: OpenPage, batch: int) -> None:
        driver = open_page(batch, Mail.REMINDER)
        driver.click("otherMailButton")
        assert driver.went == [InvitationPlace(batch)]

    def test_has_a_message_of_its_own(self, open_page: OpenPage, batch: int, recount: Recount) -> None:
        texts = {}
        for mail in Mail:
            driver = open_page(batch, mail)
            texts[mail.value] = driver.body.toPlainText()
            driver.body.appendPlainText(f"{mail}")
            driver.page.hide()
            driver.settle()
        assert texts["invitation"] != texts["reminder"]
        kept = dict(recount.rows("SELECT kind, text FROM draft"))
        assert kept == {kind: f"{text}\n{kind}" for kind, text in texts.items()}


class TestByOtherMeans:
    def test_the_recipients_are_exported(self, driver: Driver, tmp_path: Path) -> None:
        driver.write(lambda: unsubscribe("p0@b.fr"), "suppression")
        path = tmp_path / "recipients.csv"
        driver.action("exportRecipientsAction").trigger()
        chooser = driver.dialog("exportChooser")
        assert isinstance(chooser, QFileDialog)
        chooser.fileSelected.emit(str(path))
        driver.settle()
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, delimiter=","))
        assert len(rows) == 8
        assert rows[1][:3] == ["p1@b.fr", "Given1", "Family1"]
        assert rows[1][3].startswith("https://survey.example/s?t=")
        assert "recipients.csv" in driver.said[-1].text

    def test_B4_those_who_were_shown_are_marked_as_reminded(self, driver: Driver, recount: Recount) -> None:
        driver.action("markElsewhereAction").trigger()
        dialog = driver.dialog("mailedDialog")
        # Meanwhile one more customer than was shown could be reminded, and one less is there.
        driver.write(lambda: unsubscribe("p7@b.fr"), "suppression")
        driver.write(lambda: customers.delete(customer_id("p6@b.fr")), "customer")
        driver.press(dialog, "recordMailingButton")
        assert recount("SELECT count(*) FROM message WHERE kind = 'reminder'") == 7
        assert driver.counts() == dict(zip(PARTS, (7, 0, 1, 6, 0, 0, 0), strict=True))
        assert driver.said[-1].text.startswith("7 ")
        assert driver.said[-1].undo == recount("SELECT max(id) FROM operation")


class TestGone:
    def test_a_batch_that_was_deleted_leads_back_to_the_history(
        self, driver: Driver, recount: Recount
    ) -> None:
        driver.body.setPlainText("typed too late")
        driver.write(lambda: history.delete(driver.batch_id), "batch", "transaction", "message", "answer")
        assert driver.went == [HistoryPlace()]
        assert [message.tone for message in driver.said] == ["error"]
        driver.page.hide()
        driver.page.show()
        driver.settle()
        assert driver.went == [HistoryPlace()]
        assert len(driver.said) == 1

    def test_opening_one_does_so_too(self, open_page: OpenPage, batch: int, database_path: Path) -> None:
        with opened(database_path):
            history.delete(batch)
        assert open_page(batch).went == [HistoryPlace()]


def test_the_sizes_of_its_parts_are_remembered(
    open_page: OpenPage, batch: int, preferences: Preferences
) -> None:
    preferences.set_value("splitters/reminderPreview", [300, 700])
    narrow = open_page(batch).find("recipientTable").width()
    preferences.set_value("splitters/reminderPreview", [700, 300])
    assert open_page(batch).find("recipientTable").width() > narrow


def test_every_control_has_a_name_for_screen_readers(driver: Driver) -> None:
    for button in driver.page.findChildren(QAbstractButton):
        if button.isVisible() and not isinstance(button.parent(), QLineEdit):
            assert button.text() or button.accessibleName(), button
            assert button.objectName(), button.text()
