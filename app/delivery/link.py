"""The link to a batch's survey, one for each recipient."""

from collections.abc import Collection, Mapping
from urllib.parse import quote, urlsplit, urlunsplit

from app.delivery import template
from app.errors import QT_TRANSLATE_NOOP, Refusal

TOKEN = "token"
"""The field that stands for the recipient without saying who it is."""


class NotAWebAddress(Refusal):
    """The survey's address is none."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "‘{address}’ is not a web address. It begins with https:// and names the survey’s page."
    )


def check(address: str, known: Collection[str]) -> None:
    """Raise NotAWebAddress, UnknownField or UnclosedField for what cannot become a link."""
    template.check(address, known)
    filled = template.render(address, dict.fromkeys(known, "x"))
    try:
        parts = urlsplit(filled)
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        good = False
    if not good or not filled.isprintable() or any(character in filled for character in ' <>"'):
        raise NotAWebAddress(address=address)


def survey_link(address: str, values: Mapping[str, str]) -> str:
    """The address with its fields filled in, percent-encoded (RFC 3986 section 2.1).

    An address that names no field gets the token as a parameter `t`.
    """
    if template.fields(address):
        return template.render(address, {name: quote(value, safe="") for name, value in values.items()})
    parts = urlsplit(address)
    query = f"{parts.query}&t={values[TOKEN]}" if parts.query else f"t={values[TOKEN]}"
    return urlunsplit(parts._replace(query=query))
