"""Templates of messages: text with fields in double braces, from a closed list.

There is nothing else to them: no expressions, no conditions, no attributes, so that a template can
neither fail in the middle of a batch nor reach anything of the program.
"""

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

from app import address
from app.errors import QT_TRANSLATE_NOOP, Refusal
from app.models.customers import fold

MADE = ("survey_link", "unsubscribe", "sender_name", "postal_address")
"""The fields that are no data of the recipient, but made for the message."""

NEEDED = ("survey_link", "unsubscribe")
"""Those that no mail goes out without."""

_FIELD = re.compile(r"\{\{([^{}]*)\}\}")


class UnknownField(Refusal):
    """The template names a field that the recipients do not have."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "There is no field ‘{field}’. Choose one from the list of fields."
    )


class UnclosedField(Refusal):
    """Braces are opened and not closed."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "A field is opened with {{{{ and not closed with }}}}: ‘{text}’.")


@lru_cache(maxsize=1024)  # the same few columns for every recipient
def field_name(title: str) -> str:
    """The name under which messages use a column: `Numéro de commande` is `numero_de_commande`."""
    return "_".join(re.findall(r"\w+", fold(address.clean(title)).replace("_", " ")))


def fields(template: str) -> list[str]:
    """The names between double braces, in order, without the space around them."""
    return [match[1].strip() for match in _FIELD.finditer(template)]


def check(template: str, known: Collection[str]) -> None:
    """Raise UnknownField or UnclosedField for the first thing in the template that cannot be filled in."""
    for name in fields(template):
        if name not in known:
            raise UnknownField(field=name)
    rest = _FIELD.sub(" ", template)
    for braces in ("{{", "}}"):
        if braces in rest:
            at = rest.index(braces)
            raise UnclosedField(text=rest[at : at + 30])


def render(template: str, values: Mapping[str, str]) -> str:
    """The template with its fields filled in. A value is put in as it is: braces in it mean nothing."""
    check(template, values.keys())
    return _FIELD.sub(lambda match: values[match[1].strip()], template)
