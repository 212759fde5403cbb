"""Help: complete in both languages, in the program's own words, and read without a network."""

from __future__ import annotations

import ast
import re
import threading
import urllib.request
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Set
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.error import HTTPError

import pytest
from PySide6.QtCore import QLocale, QObject, QSize, Qt, QUrl, Slot
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QDesktopServices,
    QImage,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import application
from app.delivery.outbox import State
from app.paths import resources
from app.widgets import markdown_view, theme
from app.widgets.filter_edit import FilterEdit
from app.widgets.markdown_view import MarkdownView
from app.widgets.preferences import Preferences
from app.windows import connection_wording, help_dialog, wording
from app.windows.help_dialog import TOPICS, HelpDialog, show_help
from tests.conftest import ROOT
from tests.windows.running import as_before

HELP = resources() / "help"
LANGUAGES = ("en", "fr")

_HEADING = re.compile(r"^(#+) (.*?)(?: \{#([\w-]+)\})?$", re.MULTILINE)
_LINK = re.compile(r"\]\(([^()\s]+)\)")
_LABEL = re.compile(r"(?<!\*)\*([^*\n]+)\*(?!\*)")


def page(language: str, topic: str) -> str:
    return (HELP / language / f"{topic}.md").read_text(encoding="utf-8")


def picture(language: str, name: str) -> Path:
    return HELP / "pictures" / language / f"{name}.png"


def headings(language: str, topic: str) -> list[tuple[str, str]]:
    """Levels and names."""
    return [(level, name) for level, _, name in _HEADING.findall(page(language, topic))]


def title(language: str, topic: str) -> str:
    found = _HEADING.search(page(language, topic))
    assert found
    return found[2]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """The program speaks it for the length of a test."""
    with as_before():
        application.speak(qapp, request.param)
        yield request.param


@pytest.fixture
def dialog(window: QWidget) -> HelpDialog:
    made = HelpDialog(window, "sending")
    made.open()
    return made


def text_of(dialog: HelpDialog) -> MarkdownView:
    found = dialog.findChild(MarkdownView, "helpText")
    assert found
    return found


def topics_of(dialog: HelpDialog) -> QListWidget:
    found = dialog.findChild(QListWidget, "helpTopics")
    assert found
    return found


def shown(dialog: HelpDialog) -> list[str]:
    """The titles in the list, of those that are not hidden."""
    topics = topics_of(dialog)
    items = [topics.item(row) for row in range(topics.count())]
    return [item.text() for item in items if not item.isHidden()]


def first_line(dialog: HelpDialog) -> str:
    return text_of(dialog).toPlainText().splitlines()[0]


def search(qtbot: QtBot, dialog: HelpDialog, words: str) -> None:
    edit = dialog.findChild(FilterEdit, "helpFilter")
    assert edit
    edit.clear()
    with qtbot.waitSignal(edit.filtered):
        QTest.keyClicks(edit, words)


def links(view: MarkdownView) -> list[tuple[str, QTextCursor]]:
    """Where each link of the page leads, and where it is."""
    found = []
    block = view.document().begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            fragment = at.fragment()
            if address := fragment.charFormat().anchorHref():
                cursor = QTextCursor(view.document())
                cursor.setPosition(fragment.position() + 1)
                found.append((address, cursor))
            at += 1
        block = block.next()
    return found


def click_link(dialog: HelpDialog, address: str) -> None:
    view = text_of(dialog)
    cursor = next(cursor for found, cursor in links(view) if found == address)
    view.setTextCursor(cursor)
    view.ensureCursorVisible()
    place = view.cursorRect(cursor).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), place)


# ------------------------------------------------------------------------------------------------- the pages


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_page_for_every_topic_and_no_other(language: str) -> None:
    assert {file.stem for file in (HELP / language).iterdir()} == set(TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_the_same_in_both_languages(topic: str) -> None:
    english, french = page("en", topic), page("fr", topic)
    assert headings("en", topic) == headings("fr", topic)
    assert english.count("\n- ") == french.count("\n- ")
    assert len(re.findall(r"^\d\. ", english, re.MULTILINE)) == len(
        re.findall(r"^\d\. ", french, re.MULTILINE)
    )
    assert [link.partition("?")[0] for link in _LINK.findall(english)] == [
        link.partition("?")[0] for link in _LINK.findall(french)
    ]
    assert len(_LABEL.findall(english)) == len(_LABEL.findall(french))
    assert english.count("\n|") == french.count("\n|")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_every_link_leads_somewhere(language: str, topic: str) -> None:
    for link in _LINK.findall(page(language, topic)):
        if link.startswith("topic:"):
            name, _, heading = link.removeprefix("topic:").partition("#")
            assert name in TOPICS, link
            names = [anchor for _, anchor in headings(language, name)]
            assert not heading or names.count(heading) == 1, link
        elif link.startswith("picture:"):
            assert picture(language, link.removeprefix("picture:")).exists(), f"make tour makes {link}"
        else:
            url = QUrl(link)
            assert (url.scheme(), url.isValid()) == ("https", True), link


@cache
def texts_of_the_program() -> Set[str]:
    """All that is written in it, as it is read on a button."""
    return {
        node.value.replace("&", "").replace("(s)", "s").replace("(es)", "es")
        for file in (ROOT / "app").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def labels(language: str, topic: str) -> list[str]:
    """What a page says is to be read on the screen; a number there can be another one."""
    return [re.sub(r"\d+", "%Ln", label) for label in _LABEL.findall(page(language, topic))]


@pytest.fixture(scope="module")
def in_french() -> dict[str, set[str]]:
    """The French of each text that is translated."""
    found: dict[str, set[str]] = {}
    file = resources() / "translations" / "relance_fr.ts"
    for message in ET.parse(file).getroot().iter("message"):
        translation = message.find("translation")
        assert translation is not None
        if translation.get("type") != "unfinished":
            source = message.findtext("source", "").replace("&", "").replace("(s)", "s").replace("(es)", "es")
            texts = [translation.text, *(form.text for form in translation)]
            found.setdefault(source, set()).update(
                text.replace("&", "") for text in texts if text and text.strip()
            )
    return found


@pytest.mark.parametrize("topic", TOPICS)
def test_the_labels_in_the_help_are_those_on_the_screen(topic: str) -> None:
    texts = texts_of_the_program()
    assert [label for label in labels("en", topic) if label not in texts] == []


@pytest.mark.parametrize("topic", TOPICS)
def test_the_labels_in_the_help_are_those_on_a_french_screen(
    topic: str, in_french: dict[str, set[str]]
) -> None:
    in_page = set(labels("fr", topic))
    translated = [label for label in labels("en", topic) if label in in_french]
    assert [label for label in translated if not in_page & in_french[label]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_small_and_on_a_page(language: str) -> None:
    wanted = {link for topic in TOPICS for link in _LINK.findall(page(language, topic)) if "picture:" in link}
    pictures = sorted((HELP / "pictures" / language).iterdir())
    assert {f"picture:{file.stem}" for file in pictures} == wanted
    for file in pictures:
        assert file.suffix == ".png"
        assert file.stat().st_size <= 60_000, file
        assert 200 <= QImage(str(file)).width() <= 640, file


STATES = [state for state in State if state is not State.ELSEWHERE]


@pytest.mark.parametrize("state", STATES)
def test_every_state_of_a_message_is_explained(state: State, in_french: dict[str, set[str]]) -> None:
    words = wording.message_state(state)
    assert f"\n- **{words}**: " in page("en", "sending")
    if words in in_french:
        explained = page("fr", "sending")
        assert any(f"\n- **{french}**\u00a0: " in explained for french in in_french[words])


@pytest.mark.parametrize("reason", connection_wording.TROUBLES)
def test_every_failure_of_a_check_is_explained(reason: str, in_french: dict[str, set[str]]) -> None:
    sentence = connection_wording.TROUBLES[reason][0]
    said = sentence.format(host="smtp.example.com", port=587, sender="surveys@example.com")
    assert f"\n- **{said}** " in page("en", "account")
    for french in in_french.get(sentence, ()):
        said = french.format(host="smtp.exemple.fr", port=587, sender="enquetes@exemple.fr")
        assert f"\n- **{said}** " in page("fr", "account")


# ------------------------------------------------------------------------------------------------ the dialog


def test_the_dialog_lists_all_topics_and_shows_each(language: str, window: QWidget) -> None:
    dialog = HelpDialog(window)
    dialog.open()
    topics, view = topics_of(dialog), text_of(dialog)
    assert shown(dialog) == [title(language, topic) for topic in TOPICS]
    for row, topic in enumerate(TOPICS):
        topics.setFocus()
        topics.setCurrentRow(row)
        assert first_line(dialog) == title(language, topic)
        text = view.toPlainText()
        for mark in ("**", "](", "{#", "# "):
            assert mark not in text, f"{mark} is to be read in {topic}"
        assert view.horizontalScrollBar().maximum() == 0


def test_nothing_is_a_link_that_was_not_made_one(language: str, window: QWidget) -> None:
    """Qt makes links of what looks like an address; an example is none."""
    dialog = HelpDialog(window)
    dialog.open()
    for topic in TOPICS:
        dialog.show_topic(topic)
        made = {link for link in _LINK.findall(page(language, topic)) if not link.startswith("picture:")}
        assert {address for address, _ in links(text_of(dialog))} == made


@pytest.mark.parametrize("topic", TOPICS)
def test_it_opens_on_a_topic(window: QWidget, topic: str) -> None:
    dialog = HelpDialog(window, topic)
    dialog.open()
    assert first_line(dialog) == title("en", topic)
    assert topics_of(dialog).currentRow() == list(TOPICS).index(topic)


def height_of(view: MarkdownView, heading: str) -> int:
    """How far below the top edge a heading is, in px."""
    block = view.document().begin()
    while block.text() != heading or not block.blockFormat().headingLevel():
        block = block.next()
        assert block.isValid(), f"there is no heading {heading}"
    return view.cursorRect(QTextCursor(block)).top()


def test_it_opens_on_a_heading_and_turns_to_one(window: QWidget) -> None:
    dialog = HelpDialog(window, "account#failures")
    dialog.open()
    view = text_of(dialog)
    for topic, name in (
        ("account", "failures"),
        ("account", "password"),
        ("sending", "test"),
        ("gmail", "others"),
    ):
        if (topic, name) != ("account", "failures"):
            dialog.show_topic(f"{topic}#{name}")
        heading = next(text for _, text, each in _HEADING.findall(page("en", topic)) if each == name)
        assert first_line(dialog) == title("en", topic)
        assert 0 <= height_of(view, heading) <= 2 * view.fontMetrics().height()


def test_a_language_without_help_reads_it_in_english(window: QWidget) -> None:
    with as_before():
        QLocale.setDefault(QLocale("de_DE"))
        dialog = HelpDialog(window)
        dialog.open()
        assert first_line(dialog) == title("en", "start")


def test_links_lead_from_topic_to_topic_and_back(qtbot: QtBot, dialog: HelpDialog) -> None:
    click_link(dialog, "topic:account")
    assert first_line(dialog) == title("en", "account")
    assert topics_of(dialog).currentItem().text() == title("en", "account")
    qtbot.keyClick(text_of(dialog), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert first_line(dialog) == title("en", "sending")
    assert topics_of(dialog).currentItem().text() == title("en", "sending")


class Browser(QObject):
    """Stands where the person's web browser does."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    made = Browser()
    QDesktopServices.setUrlHandler("https", made, "open")
    yield made
    for scheme in ("https", "http", "file"):
        QDesktopServices.unsetUrlHandler(scheme)


def test_the_web_is_opened_by_a_click_and_by_nothing_else(dialog: HelpDialog, browser: Browser) -> None:
    for topic in TOPICS:
        dialog.show_topic(topic)
        QApplication.processEvents()
    assert browser.opened == []
    dialog.show_topic("gmail")
    click_link(dialog, "https://www.rfc-editor.org/rfc/rfc8058")
    assert browser.opened == ["https://www.rfc-editor.org/rfc/rfc8058"]
    assert first_line(dialog) == title("en", "gmail")


@pytest.fixture
def server() -> Iterator[HTTPServer]:
    """A web server on this computer that writes down what it is asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    made = HTTPServer(("127.0.0.1", 0), Handler)
    made.asked = asked  # type: ignore[attr-defined]
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


def test_a_page_loads_nothing_from_the_network_nor_from_files(
    window: QWidget,
    server: HTTPServer,
    browser: Browser,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    there = f"http://127.0.0.1:{server.server_port}"
    file = tmp_path / "private.txt"
    file.write_text("a secret", encoding="utf-8")
    folder = tmp_path / "help" / "en"
    folder.mkdir(parents=True)
    hostile = (
        f"# Topic\n\n![one]({there}/1.png) ![two]({file.as_uri()})\n\n"
        f"[a page]({there}/3.md) [a file]({file.as_uri()}) [a topic](topic:../../private.txt)\n\n"
        f'<img src="{there}/4.png"><p background="{there}/5.png">text</p>\n'
    )
    for topic in TOPICS:
        (folder / f"{topic}.md").write_text(hostile, encoding="utf-8")
    monkeypatch.setattr(help_dialog, "resources", lambda: tmp_path)
    for scheme in ("http", "file"):
        QDesktopServices.setUrlHandler(scheme, browser, "open")
    dialog = HelpDialog(window)
    dialog.open()
    dialog.grab()
    view = text_of(dialog)
    found = [address for address, _ in links(view)]
    assert len(found) == 3
    for address in found:
        click_link(dialog, address)
        QApplication.processEvents()
        assert first_line(dialog) == "Topic"
    assert browser.opened == []
    for kind in QTextDocument.ResourceType:
        for address in (f"{there}/6", file.as_uri(), str(file)):
            assert not view.loadResource(kind.value, QUrl(address))
            assert not view.document().resource(kind.value, QUrl(address))
    # The server was listening all the while: a request of the test's own is the first it gets.
    with pytest.raises(HTTPError):
        urllib.request.urlopen(f"{there}/seen")
    assert server.asked == ["/seen"]  # type: ignore[attr-defined]


@pytest.fixture
def painted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A help of the test's own, whose pages show a wide picture, a missing one, and one by a way around."""
    for language, colour in (("en", "#ff0000"), ("fr", "#00ff00")):
        folder = tmp_path / "help" / "pictures" / language
        folder.mkdir(parents=True)
        image = QImage(600, 300, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        assert image.save(str(folder / "wide.png"))
    assert image.save(str(tmp_path / "private.png"))
    pages = tmp_path / "help" / "en"
    pages.mkdir()
    text = (
        "# Topic\n\nBefore\n\n![A wide one](picture:wide)\n\nBetween\n\n![A missing one](picture:none)\n\n"
        "![Private](picture:../../private)\n\nAfter\n"
    )
    for topic in TOPICS:
        (pages / f"{topic}.md").write_text(text, encoding="utf-8")
    monkeypatch.setattr(help_dialog, "resources", lambda: tmp_path)
    return tmp_path


def pictures_in(view: MarkdownView) -> list[QTextImageFormat]:
    found = []
    block = view.document().begin()
    while block.isValid():
        if not block.begin().atEnd() and block.begin().fragment().charFormat().isImageFormat():
            found.append(block.begin().fragment().charFormat().toImageFormat())
        block = block.next()
    return found


def middle_of(view: MarkdownView) -> QColor:
    """The colour in the middle of the first picture, as it is drawn."""
    block = view.document().begin()
    while block.begin().atEnd() or not block.begin().fragment().charFormat().isImageFormat():
        block = block.next()
    rect = view.document().documentLayout().blockBoundingRect(block)
    look = pictures_in(view)[0]
    top = round(rect.bottom() - look.height() / 2) - view.verticalScrollBar().value()
    grabbed = view.viewport().grab().toImage()
    return grabbed.pixelColor(
        round((rect.left() + look.width() / 2) * grabbed.devicePixelRatio()),
        round((top - 10) * grabbed.devicePixelRatio()),
    )


@pytest.mark.usefixtures("painted")
def test_a_picture_is_shown_with_its_words_and_fits_the_column(qtbot: QtBot, window: QWidget) -> None:
    dialog = HelpDialog(window)
    dialog.open()
    view = text_of(dialog)
    for width in (1_100, 560, 1_100):
        dialog.resize(width, 600)
        qtbot.waitUntil(lambda: dialog.width() == width)  # noqa: B023 - it waits within the turn
        [look] = pictures_in(view)[:1]
        room = view.lineWrapColumnOrWidth() - 2 * view.document().documentMargin()
        assert look.width() == min(600, round(room))
        assert look.height() == pytest.approx(look.width() / 2, abs=1)
        assert middle_of(view) == QColor("#ff0000")
        assert view.horizontalScrollBar().maximum() == 0
    lines = [line for line in view.toPlainText().splitlines() if line.strip("\ufffc ")]
    assert lines == ["Topic", "Before", "A wide one", "Between", "After"]


@pytest.mark.usefixtures("painted")
def test_no_picture_comes_from_elsewhere(window: QWidget) -> None:
    dialog = HelpDialog(window)
    dialog.open()
    view = text_of(dialog)
    image = QTextDocument.ResourceType.ImageResource.value
    assert view.loadResource(image, QUrl("picture:wide"))
    for address in ("picture:none", "picture:../../private", "wide.png", "picture:WIDE"):
        assert not view.loadResource(image, QUrl(address))


@pytest.mark.usefixtures("painted")
def test_pictures_are_those_of_the_language(qapp: QApplication, window: QWidget) -> None:
    with as_before():
        application.speak(qapp, "fr")
        dialog = HelpDialog(window)
        dialog.open()
        assert middle_of(text_of(dialog)) == QColor("#00ff00")


@pytest.mark.usefixtures("painted")
def test_the_words_of_a_picture_are_searched(qtbot: QtBot, window: QWidget) -> None:
    dialog = HelpDialog(window)
    dialog.open()
    search(qtbot, dialog, "wide one")
    assert len(shown(dialog)) == len(TOPICS)
    [mark] = text_of(dialog).extraSelections()
    assert mark.cursor.selectedText() == "wide one"


def test_the_search_narrows_the_topics(qtbot: QtBot, dialog: HelpDialog) -> None:
    search(qtbot, dialog, "RFC")
    assert shown(dialog) == [title("en", topic) for topic in TOPICS if "RFC" in page("en", topic)]
    assert first_line(dialog) == shown(dialog)[0]
    assert dialog.findChild(QLabel, "noTopics").isHidden()
    search(qtbot, dialog, "keychain summer")
    assert shown(dialog) == []
    assert dialog.findChild(QLabel, "noTopics").isVisible()
    assert first_line(dialog) == title("en", "gmail")  # what is being read stays
    edit = dialog.findChild(FilterEdit, "helpFilter")
    with qtbot.waitSignal(edit.filtered):
        qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert len(shown(dialog)) == len(TOPICS)
    assert dialog.isVisible()


def test_the_search_turns_to_the_topic_that_is_about_the_words(qtbot: QtBot, dialog: HelpDialog) -> None:
    dialog.show_topic("guarantee")  # it only mentions them
    search(qtbot, dialog, "restore")
    assert title("en", "guarantee") in shown(dialog)
    assert first_line(dialog) == title("en", "backups")
    search(qtbot, dialog, "nothing whatsoever")
    assert first_line(dialog) == title("en", "backups")
    dialog.show_topic("gmail")
    search(qtbot, dialog, "provider")  # which other topics mention, too
    assert first_line(dialog) == title("en", "gmail")


def test_what_a_link_leads_to_is_not_searched(qtbot: QtBot, dialog: HelpDialog) -> None:
    search(qtbot, dialog, "topic:gmail")
    assert shown(dialog) == []


def test_the_search_passes_over_case_and_accents(qtbot: QtBot, qapp: QApplication, window: QWidget) -> None:
    with as_before():
        application.speak(qapp, "fr")
        dialog = HelpDialog(window)
        dialog.open()
        search(qtbot, dialog, "ENQUETE TELEPHONE")
        wanted = [topic for topic in TOPICS if {"enquête", "téléphone"} <= set(_words(page("fr", topic)))]
        assert wanted
        assert shown(dialog) == [title("fr", topic) for topic in wanted]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def test_the_words_that_were_searched_are_marked_and_gone_to(qtbot: QtBot, dialog: HelpDialog) -> None:
    search(qtbot, dialog, "mailbox")
    view = text_of(dialog)
    marks = view.extraSelections()
    marked = [mark.cursor.selectedText().lower() for mark in marks]
    assert set(marked) == {"mailbox"}
    assert len(marked) == view.toPlainText().lower().count("mailbox")
    assert view.viewport().rect().contains(view.cursorRect(marks[0].cursor).center())


def test_words_that_stand_together_are_marked_together(qtbot: QtBot, dialog: HelpDialog) -> None:
    search(qtbot, dialog, "key of store")  # never beside one another
    dialog.show_topic("account")
    apart = {mark.cursor.selectedText().lower() for mark in text_of(dialog).extraSelections()}
    assert apart == {"key", "store"}
    search(qtbot, dialog, "Key  store")
    together = {mark.cursor.selectedText().lower() for mark in text_of(dialog).extraSelections()}
    assert together == {"key store"}


def test_the_search_goes_by_the_beginnings_of_words(qtbot: QtBot, dialog: HelpDialog) -> None:
    search(qtbot, dialog, "nsubscrib")
    assert shown(dialog) == []
    search(qtbot, dialog, "unsubscrib")
    assert shown(dialog)
    search(qtbot, dialog, "{{token")
    assert shown(dialog) == [title("en", "message")]


def test_enter_in_the_search_goes_to_the_text(qtbot: QtBot, dialog: HelpDialog) -> None:
    dialog.activateWindow()
    edit = dialog.findChild(FilterEdit, "helpFilter")
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.focusWidget() is text_of(dialog)


def test_everything_is_named_and_reached_by_the_keyboard(
    qtbot: QtBot, language: str, window: QWidget
) -> None:
    dialog = HelpDialog(window)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    wanted = [dialog.findChild(QWidget, name) for name in ("helpFilter", "helpTopics", "helpText")]
    wanted.append(dialog.findChild(QPushButton, "closeButton"))
    for widget in wanted:
        assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
    reached: set[QWidget | None] = set()
    for _ in range(40):  # each link of the page is a stop of its own
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        reached.add(dialog.focusWidget())
    assert reached >= set(wanted)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert dialog.focusWidget() is wanted[0]


def test_its_colours_follow_the_theme_and_the_place_stays(qapp: QApplication, dialog: HelpDialog) -> None:
    view = text_of(dialog)
    with as_before():
        for name in ("light", "dark", "light"):
            view.verticalScrollBar().setValue(300)
            theme.apply(qapp, name)  # type: ignore[arg-type]
            QApplication.processEvents()
            _, cursor = links(view)[0]
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
            link = cursor.charFormat().foreground().color()
            assert link == theme.tone_colour("link", view.palette())
            base = view.palette().base().color()
            assert contrast(link, base) >= 4.5
            assert contrast(view.palette().text().color(), base) >= 4.5
            assert view.verticalScrollBar().value() == 300


def contrast(one: QColor, other: QColor) -> float:
    """As WCAG 2 defines it."""

    def luminance(colour: QColor) -> float:
        channels = (colour.redF(), colour.greenF(), colour.blueF())
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_lines_stay_readable_in_a_wide_window(qtbot: QtBot, dialog: HelpDialog) -> None:
    view = text_of(dialog)
    for width in (2_400, 620):
        dialog.resize(width, 600)
        qtbot.waitUntil(lambda: dialog.width() == width)  # noqa: B023 - it waits within the turn
        letters = view.document().idealWidth() / view.fontMetrics().averageCharWidth()
        assert letters < 100
        assert view.horizontalScrollBar().maximum() == 0


def test_it_is_in_nobodys_way(window: QWidget, dialog: HelpDialog) -> None:
    assert dialog.isVisible()
    assert not dialog.isModal()
    assert show_help(window, "gmail#limits") is dialog
    assert first_line(dialog) == title("en", "gmail")
    assert len(window.findChildren(HelpDialog)) == 1
    dialog.reject()
    again = show_help(window, "schedule")
    assert again.isVisible()
    assert first_line(again) == title("en", "schedule")


def test_its_size_is_remembered(window: QWidget, tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "relance.ini")
    first = HelpDialog(window, preferences=preferences)
    first.open()
    first.resize(711, 477)
    first.reject()
    assert HelpDialog(window, preferences=preferences).size() == QSize(711, 477)


def test_folding_leaves_every_letter_in_its_place() -> None:
    text = "Désabonnés à l’ŒUVRE ½ ﬁ İ ß"
    assert len(markdown_view.folded(text)) == len(text)
    assert markdown_view.folded("ÉTÉ") == "ete"
