"""HTML for mails: written from a text, or a pasted template that is cleaned and filled in.

Both give a whole page that loads nothing from anywhere by itself but the images that a template names.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape as escape
from typing import NamedTuple

import nh3

from app.delivery.template import UnknownField
from app.errors import QT_TRANSLATE_NOOP, Refusal

LINKS = ("survey_link", "unsubscribe_link")
"""The fields that may be the address of a link."""

LONGEST = 200_000
"""Characters of a template; mail programs show about half as many."""

MOST_TAGS = 20_000
"""So many, each inside the one before, take a second to clean, and twice as many take four."""


class TooMuchHtml(Refusal):
    """The template is larger, or more entangled, than any mail."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "This HTML is too long or too entangled for a mail. Its limits are {characters} characters "
        "and {tags} tags.",
    )


class FieldInAddress(Refusal):
    """A field is a part of a link's address, or is all of it and no link."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "No link can lead to ‘{address}’: there is a field in it. The one that is an address is "
        "{{{{survey_link}}}}, with nothing around it.",
    )


# ---------------------------------------------------------------------------------------------- from text

_PAGE_BEGIN = '<!DOCTYPE html>\n<html>\n<head><meta charset="utf-8"></head>\n<body>\n'
_PAGE_END = "\n</body>\n</html>\n"
# No colours: the mail program's own suit its dark mode too.
_STYLE = "font-family:sans-serif;line-height:1.5;max-width:40em;overflow-wrap:break-word"

_PARAGRAPHS = re.compile(r"\n\n+")
# The letter comes before what stands in front of it: a search for letters is four times as fast.
_ADDRESS_IN_TEXT = re.compile(
    r"""([hHmM](?<!\w[hHmM])(?:(?i:ttps?)://\w|(?i:ailto):[^\s<>"@]{1,254}@\w)[^\s<>"«»“”„‹›]*)"""
)
_AFTER_ADDRESS = ".,;:!?'’…*)]}"


def from_text(text: str) -> str:
    """A page that reads like the text, with http, https and mailto addresses as links.

    The text is what one recipient reads, its fields filled in: only then are the addresses known, and a text
    is escaped sooner than a template is filled in. Blank lines part paragraphs; indentation is lost.
    """
    lines = "\n".join(map(str.rstrip, text.strip().splitlines()))
    pieces = _ADDRESS_IN_TEXT.split(lines)
    pieces[0::2] = [escape(piece, quote=False) for piece in pieces[0::2]]
    pieces[1::2] = map(_linked, pieces[1::2])
    paragraphs = _PARAGRAPHS.split("".join(pieces))
    body = "</p>\n<p>".join(paragraph.replace("\n", "<br>\n") for paragraph in paragraphs)
    return f'{_PAGE_BEGIN}<div dir="auto" style="{_STYLE}"><p>{body}</p></div>{_PAGE_END}'


def _linked(found: str) -> str:
    """The address as a link; what ends a sentence or a parenthesis around it stays outside."""
    if not found.isprintable():  # what is hidden in it, or turns it around, is no part of an address
        return escape(found, quote=False)
    bare = found.rstrip(_AFTER_ADDRESS)
    rest = found[len(bare) :]
    closing = len(rest) - len(rest.lstrip(")"))
    end = len(bare) + min(closing, max(0, bare.count("(") - bare.count(")")))
    linked = escape(found[:end])
    return f'<a href="{linked}">{linked}</a>{escape(found[end:], quote=False)}'


# ---------------------------------------------------------------------------------------------- cleaning


def _words(text: str) -> set[str]:
    return set(text.split())


_TAGS = _words(
    """a abbr b big blockquote br caption center cite code col colgroup dd del div dl dt em font h1 h2 h3 h4
    h5 h6 hr i img ins kbd li ol p q s samp small span strike strong sub sup table tbody td tfoot th thead
    tr tt u ul"""
)
_WITH_CONTENT = _words(
    """applet audio canvas embed frameset iframe math noembed noframes noscript object script select style
    svg template textarea title video xmp"""
)
_CELL = {"align", "valign", "bgcolor", "width", "height"}
_ATTRIBUTES = {
    "*": {"style", "align", "dir", "lang", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height", "border"},
    "table": {*_CELL, "border", "cellpadding", "cellspacing", "role"},
    "tr": _CELL,
    "td": {*_CELL, "colspan", "rowspan", "nowrap"},
    "th": {*_CELL, "colspan", "rowspan", "nowrap", "scope"},
    "col": {*_CELL, "span"},
    "colgroup": {*_CELL, "span"},
    "font": {"color", "face", "size"},
    "hr": {"width", "size", "color"},
    "ol": {"start", "type"},
    "ul": {"type"},
}
_SCHEMES = {"http", "https", "mailto"}
_PROPERTY = re.compile(
    """
    background | (background-)?color | opacity | box-sizing | clear | direction | display | float
    | border(-(top|right|bottom|left))?(-(color|style|width))? | border-(collapse|radius|spacing)
    | (margin|padding)(-(top|right|bottom|left))? | (min-|max-)?(width|height) | table-layout
    | font(-(family|size|style|weight))? | line-height | (letter|word)-spacing | vertical-align | white-space
    | text-(align|decoration|indent|transform) | overflow(-wrap)? | word-(break|wrap)
    """,
    re.VERBOSE,
)
# No function but of colours, no escape, no comment: so there can be no address in it, nor a script.
_VALUE = re.compile(r"""(?:(?:rgb|hsl)a?\([\d\s.,%/]*+\)|[\w\s#%.,'"+!/-])++""", re.ASCII | re.IGNORECASE)
_WEB_ADDRESS = re.compile(r"""https?://[^\s<>"]+""", re.IGNORECASE)
_LINK_ADDRESS = re.compile(r"""(?:https?://|mailto:)[^\s<>"]+""", re.IGNORECASE)
_LINK_FIELD = re.compile(rf"\{{\{{({'|'.join(LINKS)})\}}\}}/?")
_LOOSE_LINK_FIELD = re.compile(
    rf"(?:https?://)?(?:\{{\{{|%7B%7B)(?:\s|%20)*({'|'.join(LINKS)})(?:\s|%20)*(?:\}}\}}|%7D%7D)",
    re.IGNORECASE,
)

# What is nested as HTML forbids, links in links, comes apart when it is read again. Of half a million random
# tangles none needed more than four readings.
_ROUNDS = 20


def clean(html: str) -> str:
    """The template with nothing in it but what mails need, by closed lists; a fragment, without its page.

    Fields stay in texts, and as the whole address of a link if they are LINKS; other attributes with a field
    are dropped, as are addresses that are not absolute. What is clean is not changed again.
    Raises TooMuchHtml and FieldInAddress.
    """
    html = html.encode("utf-8", "ignore").decode()
    for _ in range(_ROUNDS):
        if len(html) > LONGEST or html.count("<") > MOST_TAGS:
            break
        cleaned = _clean_once(html)
        if cleaned == html:
            return html
        html = cleaned
    raise TooMuchHtml(characters=LONGEST, tags=MOST_TAGS)


def _clean_once(html: str) -> str:
    refused: list[str] = []

    def kept(_tag: str, name: str, value: str) -> str | None:
        if name == "href":
            return _kept_address(value.strip(), refused)
        if "{{" in value or "}}" in value:
            return None
        if name == "style":
            return _kept_style(value) or None
        if name == "src":
            return value if value.isprintable() and _WEB_ADDRESS.fullmatch(value) else None
        return value

    cleaned = nh3.clean(
        # Editors of web pages put https:// before what they take for a host, and encode braces.
        _LOOSE_LINK_FIELD.sub(lambda field: f"{{{{{field[1].lower()}}}}}", html),
        tags=_TAGS,
        clean_content_tags=_WITH_CONTENT,
        attributes=_ATTRIBUTES,
        attribute_filter=kept,
        link_rel=None,
        url_schemes=_SCHEMES,
    )
    if refused:
        raise FieldInAddress(address=refused[0])
    return cleaned


def _kept_address(value: str, refused: list[str]) -> str | None:
    if field := _LINK_FIELD.fullmatch(value):
        return f"{{{{{field[1]}}}}}"
    if "{{" in value or "}}" in value:
        refused.append(value)
        return None
    return value if value.isprintable() and _LINK_ADDRESS.fullmatch(value) else None


def _kept_style(style: str) -> str:
    kept = []
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        name, value = name.strip().lower(), value.strip()
        if _PROPERTY.fullmatch(name) and _VALUE.fullmatch(value):
            kept.append(f"{name}:{value}")
    return ";".join(kept)


# ------------------------------------------------------------------------------------------------ filling

_PLACE = re.compile(rf' href="\{{\{{({"|".join(LINKS)})\}}\}}"|\{{\{{([^{{}}]*)\}}\}}')


class _Place(NamedTuple):
    """A field, the HTML before it, and whether it is the address of a link."""

    before: str
    field: str
    is_address: bool


@lru_cache(maxsize=16)
def _places(template: str) -> tuple[tuple[_Place, ...], str]:
    """Where a template is filled in, and the HTML after the last place."""
    *parts, after = _PLACE.split(clean(template))
    places = [
        _Place(before, link or field.strip(), link is not None)
        for before, link, field in zip(parts[0::3], parts[1::3], parts[2::3], strict=True)
    ]
    return tuple(places), after


def fill(template: str, values: Mapping[str, str]) -> str:
    """The page that one recipient reads: the template, cleaned if it is not yet, with its fields filled in.

    A value is text wherever it stands, whatever is in it. A link whose field is no http, https or mailto
    address leads nowhere. Raises UnknownField and the refusals of `clean`.
    """
    places, after = _places(template)
    filled = [_PAGE_BEGIN]
    for before, field, is_address in places:
        if field not in values:
            raise UnknownField(field=field)
        value = values[field]
        filled.append(before)
        if not is_address:
            filled.append(escape(value))
        elif value.isprintable() and _LINK_ADDRESS.fullmatch(value):
            filled.append(f' href="{escape(value)}"')
    return "".join((*filled, after, _PAGE_END))
