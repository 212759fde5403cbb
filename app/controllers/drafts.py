"""Messages as they are written: each batch's drafts, templates kept under a name, and the starters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from app import address, paths
from app.controllers import history
from app.controllers.reading import encoding
from app.controllers.reading.recognise import opened
from app.delivery import letters, markup, template
from app.delivery.letters import Draft as Draft
from app.delivery.template import MADE as MADE
from app.errors import QT_TRANSLATE_NOOP, Refusal
from app.models import messages
from app.models.customers import fold
from app.models.database import reading, writing

if TYPE_CHECKING:
    from app.controllers.audiences import Mail

LONGEST = 50_000
"""Characters of a text: twenty pages."""

LANGUAGES = ("en", "fr")
"""Of the starters."""

_STYLES = ("friendly", "formal")
_MOST_BYTES = 4 * markup.LONGEST + 1  # of a file: more can only be too long


class TooLong(Refusal):
    """Nobody would read it, and it is sent to thousands."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "The message is too long: it has {length} characters, and {longest} are allowed."
    )


class NoName(Refusal):
    """A template is found by its name."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "A template needs a name.")


class NameTaken(Refusal):
    """Another template has the name."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "Another template is already called ‘{name}’. Choose another name."
    )


class TemplateGone(Refusal):
    """The template was deleted meanwhile."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "This template has been deleted.")


class NotHtml(Refusal):
    """The file is something else."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "There is no HTML in ‘{name}’.")


@dataclass(frozen=True, slots=True)
class Template:
    """A message to begin others from. A starter comes with the program: it has a language and no id."""

    id: int | None
    name: str
    mail: Mail
    draft: Draft
    language: str = ""

    @property
    def built_in(self) -> bool:
        return self.id is None


@dataclass(frozen=True, slots=True)
class Cleaned:
    """HTML that may be mailed, and how many of which tags and attributes had to go."""

    html: str
    tags: Mapping[str, int]
    attributes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """A field in a line of text, or braces that belong to none; `start` and `length` count characters."""

    start: int
    length: int
    is_known: bool


def get(batch_id: int, mail: Mail) -> Draft | None:
    """The batch's message as it was last kept; None when none was written yet."""
    with reading() as connection:
        row = connection.execute(
            "SELECT subject, text, html FROM draft WHERE batch_id = ? AND kind = ?", (batch_id, str(mail))
        ).fetchone()
    return Draft(*row) if row else None


def begin(batch_id: int, mail: Mail, language: str) -> Draft:
    """The batch's message as it was last kept, or else the starter in that language."""
    return get(batch_id, mail) or starter(mail, language)


def save(batch_id: int, mail: Mail, draft: Draft) -> None:
    """Keep a batch's message as it is being written.

    Raises TooLong, BatchGone and the refusals of `markup.clean`.
    """
    draft = _clean(draft)
    with writing():
        history.details(batch_id)
        values = {"batch": batch_id, "kind": str(mail), **_columns(draft)}
        messages.Draft.insert(values).on_conflict_replace().execute()


def lacking(draft: Draft) -> tuple[str, ...]:
    """The fields that no message goes out without, and that its text or its HTML does not have."""
    return letters.lacking(draft)


def check(draft: Draft, fields: Collection[str]) -> None:
    """Raise UnknownField or UnclosedField for the first thing that cannot be filled in."""
    for part in (draft.subject, *draft.parts):
        template.check(part, fields)


# ----------------------------------------------------------------------------------------------- templates


def templates(mail: Mail) -> tuple[Template, ...]:
    """The templates for this kind of message: those of one's own by name, then the starters."""
    with reading() as connection:
        rows = connection.execute(
            "SELECT id, name, subject, text, html FROM template WHERE kind = ?", (str(mail),)
        ).fetchall()
    own = [Template(id, name, mail, Draft(*parts)) for id, name, *parts in rows]
    return (*sorted(own, key=lambda each: (fold(each.name), each.name)), *_starters(mail))


def starter(mail: Mail, language: str) -> Draft:
    """The message to begin with where nothing is written yet; English for a language without starters."""
    first = {each.language: each.draft for each in reversed(_starters(mail))}
    return first.get(language, first["en"])


def save_template(name: str, mail: Mail, draft: Draft, *, replaces: bool = True) -> bool:
    """Keep a message under a name, in the place of the template that has it; whether there was one.

    Raises NoName, what `save` raises, and NameTaken when that one is for the other kind of message, or when
    nothing is to be replaced.
    """
    name, draft = _named(name), _clean(draft)
    with writing():
        known = messages.Template.get_or_none(messages.Template.name == name)
        if known is not None and (known.kind != mail or not replaces):
            raise NameTaken(name=name)
        if known is not None:
            messages.Template.update(_columns(draft)).where(messages.Template.id == known.id).execute()
        else:
            messages.Template.insert(name=name, kind=str(mail), **_columns(draft)).execute()
    return known is not None


def rename_template(template_id: int, name: str) -> None:
    """Give a template another name. Raises NoName, NameTaken and TemplateGone."""
    name = _named(name)
    with writing():
        known = messages.Template.get_or_none(messages.Template.name == name)
        if known is not None and known.id != template_id:
            raise NameTaken(name=name)
        renamed = messages.Template.update(name=name).where(messages.Template.id == template_id)
        if not renamed.execute():
            raise TemplateGone()


def delete_template(template_id: int) -> None:
    """Forget a template. Raises TemplateGone."""
    with writing():
        if not messages.Template.delete().where(messages.Template.id == template_id).execute():
            raise TemplateGone()


@cache
def _starters(mail: Mail) -> tuple[Template, ...]:
    folder = paths.resources() / "templates"
    found = []
    for language in LANGUAGES:
        for style in _STYLES:
            name = mail if style == _STYLES[0] else f"{mail}-{style}"
            subject, text = (folder / language / f"{name}.txt").read_text(encoding="utf-8").split("\n\n", 1)
            found.append(Template(None, style, mail, Draft(subject, text.rstrip("\n")), language))
    return tuple(found)


def _named(name: str) -> str:
    name = " ".join(address.clean(name).split())
    if not name:
        raise NoName()
    return name


# ------------------------------------------------------------------------------------------------- content


def cleaned(html: str) -> Cleaned:
    """What of some HTML may be mailed, and what may not. Raises the refusals of `markup.clean`."""
    kept = _clean_html(html)
    had, have = _tags(html), _tags(kept)
    tags = Counter({name: len(each) for name, each in had.items()})
    tags -= Counter({name: len(each) for name, each in have.items()})
    # What goes with its tag is not told once more.
    attributes: Counter[str] = Counter()
    for name in had.keys() & have.keys():
        before = Counter(attribute for each in had[name] for attribute in each)
        attributes += before - Counter(attribute for each in have[name] for attribute in each)
    return Cleaned(kept, *(dict(sorted(each.items())) for each in (tags, attributes)))


def html_file(path: Path) -> str:
    """The HTML in a file, as it is. Raises NotHtml and what a file that cannot be read raises."""
    with opened(path) as file:
        data = file.read(_MOST_BYTES)
    html = data.decode(encoding.detect(path), "replace")
    if "<" not in html or "\0" in html:
        raise NotHtml(name=path.name)
    return html


def marks(line: str, fields: Collection[str]) -> Iterator[Mark]:
    """Where fields are in a line of text, and braces opened or closed for nothing."""
    for match in _BRACES.finditer(line):
        is_known = match[1] is not None and match[1].strip() in fields
        yield Mark(match.start(), match.end() - match.start(), is_known)


# Not of three braces the first two: a field may stand between braces of the text.
_BRACES = re.compile(r"\{\{([^{}]*)\}\}|\{\{(?!\{)[^{}]*|\}\}")
# None of these looks further than once for what is not there, however much is pasted.
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NO_MARKUP = re.compile(r"(<(script|style)\b[^<>]*>).*?(?:</\2|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<([a-z][\w:-]*)([^<>]*)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\s([a-z][\w:-]*)\s*=\s*(?:"[^"]*"?|'[^']*'?|)""", re.IGNORECASE)
# The frame around the content of a page, which every message gets anew.
_FRAME = ("html", "head", "body")


def _tags(html: str) -> dict[str, list[list[str]]]:
    """The names of the attributes of each tag in some HTML, by the tag's name."""
    found: dict[str, list[list[str]]] = {}
    for tag in _TAG.finditer(_NO_MARKUP.sub(r"\1", _COMMENT.sub("", html))):
        name = tag[1].lower()
        if name not in _FRAME:
            attributes = [attribute[1].lower() for attribute in _ATTRIBUTE.finditer(tag[2])]
            found.setdefault(name, []).append(attributes)
    return found


def _columns(draft: Draft) -> dict[str, str]:
    return {"subject": draft.subject, "text": draft.text, "html": draft.html}


def _clean(draft: Draft) -> Draft:
    """The draft as it may be stored: its subject is one line, its HTML has nothing but what may be mailed."""
    text = address.clean(draft.text)
    if len(text) > LONGEST:
        raise TooLong(length=len(text), longest=LONGEST)
    subject = " ".join(address.clean(draft.subject).split())
    return Draft(subject, text, _clean_html(draft.html) if draft.html else "")


def _clean_html(html: str) -> str:
    return markup.clean(address.clean(html))
