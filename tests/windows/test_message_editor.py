"""Where a message is written: what is begun with, kept, checked while typing, replaced and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QAction, QCloseEvent, QColor, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.controllers import drafts, history
from app.controllers.audiences import Mail
from app.controllers.drafts import Draft
from app.errors import Refusal
from app.widgets import theme
from app.widgets.paste_edit import PasteEdit
from app.widgets.tasks import Tasks
from app.windows.message_editor import MessageEditor
from tests.builders import Recount, a_batch, opened
from tests.windows.running import as_before
from tests.windows.seeing import Settle, click, dialog_in_front, no_dialog

FIELDS = ("email", "first_name", "last_name", "product", *drafts.MADE)
MESSAGE = Draft("Dear {{first_name}}", "Hello\n{{survey_link}}\n{{unsubscribe}}")
HTML = "<p><a href='{{survey_link}}'>answer</a> {{unsubscribe}}</p>"

W = TypeVar("W", bound=QObject)


@pytest.fixture
def batch(database_path: Path, tmp_path: Path) -> int:
    with opened(database_path):
        return a_batch(tmp_path, "ann@b.fr").batch_id


class Driver:
    """The editor as a person uses it."""

    def __init__(self, tasks: Tasks, batch_id: int, mail: Mail, settle: Settle) -> None:
        self.settle = settle
        self.tasks = tasks
        self.editor = MessageEditor(tasks, batch_id, mail)
        self.refusals: list[Refusal] = []
        self.edits: list[Draft] = []
        self.loaded: list[Draft] = []
        self.editor.refused.connect(self.refusals.append)
        self.editor.edited.connect(lambda: self.edits.append(self.editor.draft))
        self.editor.loaded.connect(lambda: self.loaded.append(self.editor.draft))
        self.editor.resize(520, 420)
        self.editor.show()
        self.editor.show_fields(FIELDS)
        settle()

    def find(self, kind: type[W], name: str) -> W:
        found = self.editor.findChildren(kind, name)
        assert len(found) == 1, f"{len(found)} are called {name}"
        return found[0]

    @property
    def subject(self) -> QLineEdit:
        return self.find(QLineEdit, "subjectEdit")

    @property
    def body(self) -> QPlainTextEdit:
        return self.find(QPlainTextEdit, "bodyEdit")

    @property
    def warning(self) -> str:
        """What the editor says of the message; nothing when it is in order."""
        label = self.find(QLabel, "messageWarning")
        return label.text() if label.isVisible() else ""

    @property
    def tone(self) -> str:
        return str(self.find(QLabel, "messageWarning").property("tone"))

    @property
    def banner(self) -> str:
        banner = self.find(QWidget, "messageBanner")
        return banner.accessibleName() if banner.isVisible() else ""

    def undo(self) -> None:
        click(self.find(QPushButton, "undoButton"))
        self.settle()

    def choose(self, name: str) -> None:
        """Pick an entry of a menu of the editor, by its object name or its words."""
        (action,) = [
            action
            for menu in self.editor.findChildren(QMenu)
            for action in menu.actions()
            if name in (action.objectName(), action.text())
        ]
        assert action.isEnabled()
        action.trigger()
        self.settle()

    def entries(self) -> list[str]:
        """The templates that can be begun from."""
        menu = self.find(QMenu, "templatesMenu")
        return [action.text() for action in menu.actions() if action.data() is not None]

    def elsewhere(self, work: Callable[[], object], *tables: str) -> None:
        """What another window writes."""
        self.tasks.write(self.editor, lambda _: work(), lambda _: None, changes=tables, label="")
        self.settle()

    def write(self, text: str) -> None:
        """Type over the text."""
        self.body.selectAll()
        QTest.keyClicks(self.body, text)
        self.settle()


@pytest.fixture
def open_editor(qtbot: QtBot, tasks: Tasks, batch: int, settle: Settle) -> Callable[..., Driver]:
    def make(mail: Mail = Mail.REMINDER) -> Driver:
        driver = Driver(tasks, batch, mail, settle)
        qtbot.addWidget(driver.editor)
        return driver

    return make


@pytest.fixture
def driver(open_editor: Callable[..., Driver]) -> Driver:
    return open_editor()


@pytest.fixture
def written(database_path: Path, batch: int, open_editor: Callable[..., Driver]) -> Driver:
    """An editor of a message that was written before."""
    with opened(database_path):
        drafts.save(batch, Mail.REMINDER, MESSAGE)
    return open_editor()


class TestBeginning:
    @pytest.mark.parametrize("mail", Mail)
    def test_with_the_starter_of_the_kind(self, mail: Mail, open_editor: Callable[..., Driver]) -> None:
        driver = open_editor(mail)
        assert driver.editor.draft == drafts.starter(mail, "en")
        assert driver.loaded == [driver.editor.draft]
        assert driver.warning == ""
        assert driver.edits == []

    def test_with_what_was_written(self, written: Driver, recount: Recount) -> None:
        assert written.editor.draft == MESSAGE
        written.editor.show_fields(FIELDS[:-1])
        written.settle()
        assert written.loaded == [MESSAGE]

    def test_nothing_is_stored_by_looking(self, driver: Driver, recount: Recount) -> None:
        driver.editor.hide()
        driver.settle()
        assert recount("SELECT count(*) FROM draft") == 0

    def test_nothing_can_be_typed_before_it_is_there(
        self, qtbot: QtBot, tasks: Tasks, batch: int, settle: Settle
    ) -> None:
        editor = MessageEditor(tasks, batch, Mail.REMINDER)
        qtbot.addWidget(editor)
        editor.show()
        settle()
        body = editor.findChild(QPlainTextEdit, "bodyEdit")
        assert body is not None
        assert not body.isEnabled()
        editor.show_fields(FIELDS)
        settle()
        assert body.isEnabled()


class TestKeeping:
    def test_what_is_typed_is_kept_by_itself(self, driver: Driver, recount: Recount) -> None:
        driver.subject.selectAll()
        QTest.keyClicks(driver.subject, "Dear {{first_name}}")
        driver.write("Hello")
        assert recount.rows("SELECT kind, subject, text FROM draft") == [
            ("reminder", "Dear {{first_name}}", "Hello")
        ]
        assert driver.edits[-1] == driver.editor.draft

    def test_what_was_just_typed_is_kept_when_it_is_left(self, driver: Driver, recount: Recount) -> None:
        driver.body.setPlainText("typed and left")
        driver.editor.hide()
        driver.settle()
        assert recount.column("SELECT text FROM draft") == ["typed and left"]

    def test_what_was_just_typed_is_kept_when_the_program_ends(
        self, driver: Driver, tasks: Tasks, qtbot: QtBot, recount: Recount
    ) -> None:
        class Window(QMainWindow):
            def closeEvent(self, event: QCloseEvent) -> None:
                tasks.stop()  # before anything is hidden, as the program does
                super().closeEvent(event)

        window = Window()
        qtbot.addWidget(window)
        window.setCentralWidget(driver.editor)
        window.show()
        driver.editor.show()
        driver.settle()
        driver.body.setPlainText("typed and closed")
        window.close()
        window.takeCentralWidget()  # closed once more by itself
        assert recount.column("SELECT text FROM draft") == ["typed and closed"]

    def test_a_starter_is_kept_before_something_is_sent_from_it(
        self, driver: Driver, recount: Recount
    ) -> None:
        found: list[list[object]] = []
        driver.editor.keep(lambda: found.append(recount.column("SELECT text FROM draft")))
        driver.settle()
        assert found == [[driver.editor.draft.text]]

    def test_what_could_not_be_kept_is_said_and_tried_again(self, driver: Driver, recount: Recount) -> None:
        driver.body.setPlainText("x" * (drafts.LONGEST + 1))
        driver.settle()
        assert [type(refusal) for refusal in driver.refusals] == [drafts.TooLong]
        gone_on: list[None] = []
        driver.editor.keep(lambda: gone_on.append(None))
        driver.settle()
        assert gone_on == []
        driver.editor.hide()
        driver.editor.show()
        driver.settle()
        assert len(driver.refusals) == 3
        driver.body.setPlainText("short")
        driver.settle()
        assert recount.column("SELECT text FROM draft") == ["short"]

    def test_a_batch_that_is_gone_is_given_up(self, driver: Driver, batch: int) -> None:
        driver.elsewhere(lambda: history.delete(batch), "batch")
        driver.write("typed too late")
        assert [type(refusal) for refusal in driver.refusals] == [history.BatchGone]
        driver.editor.give_up()
        driver.editor.hide()
        driver.settle()
        assert len(driver.refusals) == 1

    def test_more_than_a_message_can_be_is_not_pasted(self, driver: Driver) -> None:
        before = driver.editor.draft
        data = QMimeData()
        data.setText("x" * 5_000_000)
        driver.body.insertFromMimeData(data)
        assert driver.editor.draft == before
        assert driver.banner.startswith("The message is too long")


class TestChecking:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("{{survey_link}} {{unsubscribe}} {{given_name}}", "given_name"),
            ("{{survey_link}} {{unsubscribe}} {{first_name", "{{first_name"),
            ("{{unsubscribe}} {{survey_link", "{{survey_link"),
        ],
    )
    def test_what_cannot_be_filled_in_is_named(self, driver: Driver, text: str, said: str) -> None:
        driver.write(text)
        assert said in driver.warning
        assert driver.tone == "error"
        assert driver.body.accessibleDescription() == driver.warning
        driver.write("{{survey_link}} {{unsubscribe}}")
        assert driver.warning == ""
        assert driver.body.accessibleDescription() == ""

    def test_in_the_subject_too(self, driver: Driver) -> None:
        driver.subject.setText("Dear {{nobody}}")
        driver.settle()
        assert "nobody" in driver.warning
        assert driver.tone == "error"

    def test_a_field_half_typed_is_not_complained_about(self, written: Driver) -> None:
        QTest.keyClicks(written.body, "{{first_na")
        assert written.warning == ""
        QTest.keyClicks(written.body, "me}}")
        written.settle()
        assert written.warning == ""

    @pytest.mark.parametrize(
        ("text", "lacks", "has"),
        [
            ("{{unsubscribe}}", "{{survey_link}}", "{{unsubscribe}}"),
            ("{{survey_link}}", "{{unsubscribe}}", "{{survey_link}}"),
        ],
    )
    def test_why_it_cannot_be_sent_is_said_at_once(
        self, driver: Driver, text: str, lacks: str, has: str
    ) -> None:
        driver.body.setPlainText(text)
        assert "cannot be sent" in driver.warning
        assert lacks in driver.warning
        assert has not in driver.warning
        assert driver.tone == "warning"

    def test_a_subject_is_missed(self, written: Driver) -> None:
        written.subject.clear()
        assert "subject" in written.warning

    def test_fields_that_are_known_later_are_no_error_any_more(self, written: Driver) -> None:
        QTest.keyClicks(written.body, "{{shop}}")
        written.settle()
        assert "shop" in written.warning
        written.editor.show_fields((*FIELDS, "shop"))
        assert written.warning == ""

    @pytest.mark.parametrize("look", ["light", "dark"])
    def test_fields_are_coloured_in_either_theme(self, driver: Driver, look: theme.Theme) -> None:
        # Characters that are two for Qt stand before them.
        driver.body.setPlainText("😀😀 {{first_name}} 😀{{nope}} {{open")
        with as_before():
            theme.apply(QApplication.instance(), look)  # type: ignore[arg-type]
            QApplication.processEvents()
            assert coloured(driver.body) == {
                "{{first_name}}": theme.tone_colour("link"),
                "{{nope}}": theme.tone_colour("error"),
                "{{open": theme.tone_colour("error"),
            }


def coloured(edit: QPlainTextEdit) -> dict[str, QColor]:
    """What stands out in the first line, and in which colour."""
    block = edit.document().firstBlock()
    units = block.text().encode("utf-16-le")
    return {
        units[2 * each.start : 2 * (each.start + each.length)].decode(
            "utf-16-le"
        ): each.format.foreground().color()
        for each in block.layout().formats()
        if each.format.hasProperty(QTextCharFormat.Property.ForegroundBrush)
    }


class TestFields:
    def test_are_inserted_where_the_cursor_was(self, driver: Driver, qtbot: QtBot) -> None:
        driver.editor.activateWindow()
        qtbot.waitUntil(driver.editor.isActiveWindow)
        driver.subject.clear()
        driver.subject.setFocus()
        driver.choose("{{product}}")
        assert driver.subject.text() == "{{product}}"
        driver.body.clear()
        driver.body.setFocus()
        driver.choose("{{email}}")
        assert driver.body.toPlainText() == "{{email}}"
        assert driver.edits[-1] == Draft("{{product}}", "{{email}}")

    def test_those_of_the_recipient_come_before_those_that_are_made(self, driver: Driver) -> None:
        names = [action.data() for action in driver.find(QMenu, "fieldMenu").actions()]
        assert [name for name in names if name] == list(FIELDS)
        assert names[names.index("product") + 1] is None


class TestTemplates:
    def test_a_starter_replaces_the_message_and_is_taken_back(
        self, written: Driver, recount: Recount
    ) -> None:
        written.choose("Formal, in French")
        assert "Nous vous prions" in written.editor.draft.text
        assert recount.column("SELECT text FROM draft") == [written.editor.draft.text]
        assert "Formal, in French" in written.banner
        written.undo()
        assert written.editor.draft == MESSAGE
        assert recount.column("SELECT text FROM draft") == [MESSAGE.text]
        assert written.banner == ""

    def test_the_keyboard_takes_it_back_too(self, written: Driver) -> None:
        written.choose("Friendly, in English")
        for edit in (written.body, written.subject):
            QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert written.editor.draft == MESSAGE

    def test_the_message_is_kept_under_a_name(
        self, written: Driver, recount: Recount, open_editor: Callable[..., Driver]
    ) -> None:
        starters = written.entries()
        written.choose("saveTemplateAction")
        dialog = dialog_in_front("saveTemplateDialog")
        name = dialog.findChild(QLineEdit, "templateNameEdit")
        store = dialog.findChild(QPushButton, "storeTemplateButton")
        assert name is not None
        assert store is not None
        assert not store.isEnabled()
        QTest.keyClicks(name, " R&D <b>x</b> ")
        click(store)
        written.settle()
        assert no_dialog()
        assert recount.rows("SELECT name, kind, subject, text, html FROM template") == [
            ("R&D <b>x</b>", "reminder", MESSAGE.subject, MESSAGE.text, "")
        ]
        assert "R&D <b>x</b>" in written.banner
        assert written.entries() == ["R&&D <b>x</b>", *starters]
        assert "R&&D <b>x</b>" not in open_editor(Mail.INVITATION).entries()
        written.write("other")
        written.choose("R&&D <b>x</b>")
        assert written.editor.draft == MESSAGE

    def test_replacing_one_is_announced(self, written: Driver, recount: Recount) -> None:
        self.keep(written)
        written.choose("saveTemplateAction")
        dialog = dialog_in_front("saveTemplateDialog")
        name = dialog.findChild(QLineEdit, "templateNameEdit")
        store = dialog.findChild(QPushButton, "storeTemplateButton")
        assert name is not None
        assert store is not None
        QTest.keyClicks(name, "Other")
        assert store.text() == "Save"
        name.setText("Spring")
        assert store.text() == "Replace"
        click(store)
        written.settle()
        assert recount.rows("SELECT name, subject FROM template ORDER BY id") == [
            ("Autumn", "old"),
            ("Spring", MESSAGE.subject),
        ]

    def test_a_name_of_the_other_kind_is_refused_in_the_dialog(self, written: Driver) -> None:
        written.elsewhere(
            lambda: drafts.save_template("Spring", Mail.INVITATION, Draft("x", "y")), "template"
        )
        written.choose("saveTemplateAction")
        dialog = dialog_in_front("saveTemplateDialog")
        name = dialog.findChild(QLineEdit, "templateNameEdit")
        store = dialog.findChild(QPushButton, "storeTemplateButton")
        banner = dialog.findChild(QWidget, "dialogBanner")
        assert name is not None
        assert store is not None
        assert banner is not None
        QTest.keyClicks(name, "Spring")
        click(store)
        written.settle()
        assert dialog_in_front("saveTemplateDialog") is dialog
        assert "Spring" in banner.accessibleName()
        assert name.text() == "Spring"
        assert store.isEnabled()
        dialog.close()

    def test_they_are_renamed_and_deleted_and_brought_back(self, written: Driver, recount: Recount) -> None:
        self.keep(written)
        written.choose("manageTemplatesAction")
        dialog = dialog_in_front("templatesDialog")
        names = dialog.findChild(QListWidget, "templateList")
        rename = dialog.findChild(QPushButton, "renameTemplateButton")
        delete = dialog.findChild(QPushButton, "deleteTemplateButton")
        assert names is not None
        assert rename is not None
        assert delete is not None
        names.setCurrentRow(1)
        click(rename)
        editing = names.findChild(QLineEdit)
        assert editing
        editing.selectAll()
        QTest.keyClicks(editing, "Summer")
        QTest.keyClick(editing, Qt.Key.Key_Return)
        written.settle()
        assert dialog.isVisible()
        assert recount.column("SELECT name FROM template ORDER BY name") == ["Autumn", "Summer"]
        assert written.entries()[:2] == ["Autumn", "Summer"]
        names.setCurrentRow(0)
        click(delete)
        written.settle()
        assert recount.column("SELECT name FROM template") == ["Summer"]
        assert written.entries()[0] == "Summer"
        undo = dialog.findChild(QPushButton, "undoButton")
        assert undo
        click(undo)
        written.settle()
        assert recount.rows("SELECT name, kind, subject, text FROM template ORDER BY name") == [
            ("Autumn", "reminder", "old", "text"),
            ("Summer", "reminder", "old", "text"),
        ]
        dialog.close()

    def test_their_list_has_what_the_buttons_do_in_its_menu_and_a_key(
        self, written: Driver, recount: Recount
    ) -> None:
        self.keep(written)
        written.choose("manageTemplatesAction")
        dialog = dialog_in_front("templatesDialog")
        names = dialog.findChild(QListWidget, "templateList")
        assert names is not None
        assert [action.text() for action in names.actions()] == ["Rename", "Delete"]
        names.setCurrentRow(0)
        dialog.activateWindow()
        names.setFocus()
        QTest.keyClick(names, Qt.Key.Key_Delete)
        written.settle()
        assert recount.column("SELECT name FROM template") == ["Spring"]
        dialog.close()

    def test_a_name_that_is_taken_stays_where_it_was(self, written: Driver, recount: Recount) -> None:
        self.keep(written)
        written.choose("manageTemplatesAction")
        dialog = dialog_in_front("templatesDialog")
        names = dialog.findChild(QListWidget, "templateList")
        banner = dialog.findChild(QWidget, "dialogBanner")
        assert names is not None
        assert banner is not None
        names.item(0).setText("Spring")
        written.settle()
        assert "Spring" in banner.accessibleName()
        assert [names.item(row).text() for row in range(names.count())] == ["Autumn", "Spring"]
        names.item(0).setText("  ")
        written.settle()
        assert "name" in banner.accessibleName()
        assert recount.column("SELECT name FROM template ORDER BY name") == ["Autumn", "Spring"]
        dialog.close()

    def test_without_any_there_is_nothing_to_manage(self, written: Driver) -> None:
        manage = written.find(QAction, "manageTemplatesAction")
        assert not manage.isEnabled()
        self.keep(written)
        assert manage.isEnabled()

    def keep(self, driver: Driver) -> None:
        """Two templates, as another window would."""

        def work() -> None:
            for name in ("Autumn", "Spring"):
                drafts.save_template(name, Mail.REMINDER, Draft("old", "text"))

        driver.elsewhere(work, "template")


class TestHtml:
    @pytest.fixture
    def dialog(self, written: Driver) -> Iterator[QWidget]:
        written.choose("pasteHtmlAction")
        yield dialog_in_front("htmlDialog")
        if not no_dialog():
            dialog_in_front("htmlDialog").close()

    def paste(self, dialog: QWidget, html: str, settle: Settle) -> None:
        edit = dialog.findChild(QPlainTextEdit, "htmlEdit")
        assert edit
        edit.setPlainText(html)
        settle()

    def says(self, dialog: QWidget, name: str) -> str:
        label = dialog.findChild(QLabel, name)
        assert label
        return label.text() if label.isVisible() else ""

    def use(self, dialog: QWidget) -> QPushButton:
        button = dialog.findChild(QPushButton, "useHtmlButton")
        assert button
        return button

    def test_is_written_from_the_text_to_begin_with(self, written: Driver) -> None:
        assert written.editor.draft.html == ""
        assert not written.find(QAction, "backToTextAction").isEnabled()
        assert not written.find(QLabel, "htmlHint").isVisible()

    def test_is_pasted_used_kept_and_taken_back(
        self, written: Driver, dialog: QWidget, recount: Recount
    ) -> None:
        assert not self.use(dialog).isEnabled()
        self.paste(dialog, HTML, written.settle)
        click(self.use(dialog))
        written.settle()
        assert no_dialog()
        html = written.editor.draft.html
        assert html == drafts.cleaned(HTML).html
        assert recount.rows("SELECT text, html FROM draft") == [(MESSAGE.text, html)]
        assert written.find(QLabel, "htmlHint").isVisible()
        assert written.find(QPushButton, "htmlButton").property("pasted") is True
        assert written.edits[-1].html == html
        written.undo()
        assert written.editor.draft == MESSAGE

    def test_going_back_to_the_text_can_be_undone(
        self, database_path: Path, batch: int, open_editor: Callable[..., Driver], recount: Recount
    ) -> None:
        with opened(database_path):
            drafts.save(batch, Mail.REMINDER, Draft("Subject", MESSAGE.text, HTML))
        driver = open_editor()
        html = driver.editor.draft.html
        assert html
        driver.choose("backToTextAction")
        assert driver.editor.draft == Draft("Subject", MESSAGE.text)
        assert recount.column("SELECT html FROM draft") == [""]
        driver.undo()
        assert driver.editor.draft.html == html
        assert recount.column("SELECT html FROM draft") == [html]

    def test_what_cleaning_takes_out_is_counted(self, written: Driver, dialog: QWidget) -> None:
        self.paste(dialog, f"<script>x</script><script></script><form>{HTML}</form>", written.settle)
        said = self.says(dialog, "removedFromHtml")
        assert "script × 2" in said
        assert "form × 1" in said
        assert dialog.findChild(QLabel, "removedFromHtml").property("removed") == 3
        self.paste(dialog, HTML, written.settle)
        assert dialog.findChild(QLabel, "removedFromHtml").property("removed") == 0
        assert self.says(dialog, "htmlProblem") == ""

    def test_what_it_lacks_is_said_before_it_is_used_and_afterwards(
        self, written: Driver, dialog: QWidget
    ) -> None:
        self.paste(dialog, "<p>{{survey_link}} {{nope}}</p>", written.settle)
        assert "nope" in self.says(dialog, "htmlProblem")
        self.paste(dialog, "<p>{{survey_link}}</p>", written.settle)
        assert "{{unsubscribe}}" in self.says(dialog, "htmlProblem")
        click(self.use(dialog))
        written.settle()
        assert "HTML" in written.warning
        assert "{{unsubscribe}}" in written.warning
        assert "{{survey_link}}" not in written.warning

    def test_an_unknown_field_in_it_is_an_error_of_the_message(
        self, written: Driver, dialog: QWidget
    ) -> None:
        self.paste(dialog, HTML + "{{nope}}", written.settle)
        click(self.use(dialog))
        written.settle()
        assert "HTML" in written.warning
        assert "nope" in written.warning
        assert written.tone == "error"

    @pytest.mark.parametrize("html", ["", "   ", "<script>x</script>", "<p>" * 200_000])
    def test_what_is_nothing_or_too_much_is_not_used(
        self, written: Driver, dialog: QWidget, html: str
    ) -> None:
        self.paste(dialog, html, written.settle)
        assert not self.use(dialog).isEnabled()
        dialog.accept()
        assert dialog.isVisible()

    def test_what_is_changed_is_not_used_before_it_is_cleaned(
        self, written: Driver, dialog: QWidget, qtbot: QtBot
    ) -> None:
        self.paste(dialog, HTML, written.settle)
        assert self.use(dialog).isEnabled()
        edit = dialog.findChild(PasteEdit, "htmlEdit")
        assert edit is not None
        edit.textEdited.emit()  # it is being cleaned
        edit.insertPlainText("<script>x</script>")
        qtbot.waitUntil(lambda: written.tasks.idle)
        assert not self.use(dialog).isEnabled()
        written.settle()
        assert self.use(dialog).isEnabled()

    def test_fields_are_inserted(self, written: Driver, dialog: QWidget) -> None:
        menu = dialog.findChild(QMenu, "htmlFieldMenu")
        (action,) = [action for action in menu.actions() if action.data() == "survey_link"]
        action.trigger()
        written.settle()
        assert dialog.findChild(QPlainTextEdit, "htmlEdit").toPlainText() == "{{survey_link}}"

    def test_U1_it_is_shown_as_source(self, written: Driver, dialog: QWidget) -> None:
        self.paste(dialog, "<b>x</b><img src='http://127.0.0.1:9/x.png'>", written.settle)
        assert dialog.findChild(QPlainTextEdit, "htmlEdit").toPlainText().startswith("<b>x</b>")


def test_every_control_is_named_and_reached_by_the_keyboard(written: Driver, qtbot: QtBot) -> None:
    written.choose("Friendly, in English")
    written.body.setPlainText("{{nope}}")
    written.settle()
    written.editor.activateWindow()
    qtbot.waitUntil(written.editor.isActiveWindow)
    kinds = QAbstractButton | QLineEdit | QPlainTextEdit | QAbstractItemView
    controls = {each for each in written.editor.findChildren(QWidget) if isinstance(each, kinds)}
    for control in controls:
        assert control.objectName()
        assert control.accessibleName() or (isinstance(control, QAbstractButton) and control.text())
    reached = set()
    for _ in range(20):
        QTest.keyClick(written.editor.focusWidget() or written.editor, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert controls <= reached
