"""The translations: complete, in step with the program, and set as each language is set."""

import re
import runpy
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication

from app import application

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"

# Packaging is no package: `make check` runs the file as it is, and so does this.
checks = runpy.run_path(str(ROOT / "packaging" / "translations.py"))

NARROW, NO_BREAK = "\u202f", "\u00a0"

FRENCH_FAULTS = {
    "an ordinary space before ; ? ! or %": r" [;?!%](?=[\s»)…]|$)",
    "an ordinary space before a colon": r" :(?=\s|$)",
    "no narrow no-break space before ; ? or !": rf"(?<![\s{NARROW}?!;…(])[;?!]+(?=\s|$)",
    "no no-break space before a colon": rf"(?<![{NO_BREAK}]):(?=\s|$)",
    "no no-break space inside « »": rf"«(?!{NO_BREAK})|(?<!{NO_BREAK})»",
    "a straight or English quotation mark": r"[\"“”‘]",
    "a typewriter’s apostrophe": r"(?<=\w)'(?=\w)",
    "three dots": r"\.\.\.",
    "two spaces": r"  ",
}


@dataclass(frozen=True)
class Message:
    """A text of the program and what it becomes: one translation, or a form for one and a form for more."""

    context: str
    source: str
    plural: bool
    translations: tuple[str, ...]


def read(name: str) -> Iterator[Message]:
    for context in ET.parse(FOLDER / name).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            plural = message.get("numerus") == "yes"
            forms = translation.findall("numerusform") if plural else [translation]
            yield Message(
                context.findtext("name", ""),
                message.findtext("source", ""),
                plural,
                tuple(form.text or "" for form in forms),
            )


FRENCH, ENGLISH = list(read("relance_fr.ts")), list(read("relance_en.ts"))


def test_nothing_is_missing_out_of_step_or_out_of_reach() -> None:
    problems = [*checks["unreadable_calls"](), *checks["differences"](), *checks["untranslated"]()]
    assert problems == []


@pytest.mark.parametrize("fault", FRENCH_FAULTS)
def test_french_is_set_as_french(fault: str) -> None:
    pattern = re.compile(FRENCH_FAULTS[fault])
    faulty = [text for message in FRENCH for text in message.translations if pattern.search(_prose(text))]
    assert faulty == []


@pytest.mark.parametrize("messages", [FRENCH, ENGLISH], ids=["French", "English"])
def test_plurals_are_spelled_out(messages: list[Message]) -> None:
    shown = [text for message in messages for text in message.translations]
    assert [text for text in shown if re.search(r"\w\((s|es|e|x)\)", text)] == []


def test_texts_without_a_number_need_no_plural_of_theirs() -> None:
    """Every “(s)” is in a text that is given a number: elsewhere the person would read it as it stands."""
    assert [message.source for message in FRENCH if "(s)" in message.source and not message.plural] == []


@pytest.mark.parametrize("messages", [FRENCH, ENGLISH], ids=["French", "English"])
def test_one_and_many_differ_where_the_program_says_so(messages: list[Message]) -> None:
    marked = [message for message in messages if message.plural and re.search(r"\((s|es)\)", message.source)]
    assert marked
    assert [message.source for message in marked if len(set(message.translations)) != 2] == []


def test_what_is_put_in_later_is_in_every_translation() -> None:
    """Also what stands between double braces in a message, which the program fills in for each recipient."""
    for message in FRENCH + ENGLISH:
        for text in message.translations:
            assert sorted(_values(text)) == sorted(_values(message.source)), message


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_two_entries_of_a_menu_share_a_key(language: str, qapp: QApplication, tmp_path: Path) -> None:
    locale = QLocale()
    window = application.start(["relance", "--database", str(tmp_path / "r.db"), "--language", language])
    bar = window.menuBar().actions()
    menus = [bar, *(action.menu().actions() for action in bar)]
    keys = [re.findall(r"&(\w)", " ".join(action.text() for action in menu).casefold()) for menu in menus]
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    application.speak(qapp, "en")
    QLocale.setDefault(locale)
    assert len(keys[0]) == len(bar)
    assert [found for found in keys if len(set(found)) < len(found)] == []


def test_a_text_is_translated_the_same_way_everywhere() -> None:
    """Titles of columns and the like, which several windows show: one word for one thing."""
    for source in ("E-mail", "First name", "Last name", "Reminders", "Last contact", "Bulk unsubscribe…"):
        found = {message.translations for message in FRENCH if message.source == source}
        assert len(found) == 1, (source, found)


def _prose(text: str) -> str:
    """The text without what has signs of its own: web addresses, and the parts of a file filter."""
    return re.sub(r"(?<= )https?:// |\([^()]*\*[^()]*\)(;;)?|\?t=", "", text)


def _values(text: str) -> list[str]:
    return re.findall(r"\{\{\w+\}\}|\{\w+\}|%L?n|%\d", text)
