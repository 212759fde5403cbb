"""Text on its way to the screen: refusals translated, data that cannot disturb its surroundings."""

import datetime
import html
import re

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from app.errors import Refusal

_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def sentence(refusal: Refusal) -> str:
    """What the refusal says, translated, with numbers and dates as the person writes them."""
    translated = QCoreApplication.translate("Refusal", type(refusal).sentence)
    return translated.format(**{name: shown(value) for name, value in refusal.values.items()})


def shown(value: object) -> str:
    """A value inside a sentence: whole numbers grouped, dates in the short form, text isolated."""
    if isinstance(value, int) and not isinstance(value, bool):
        return QLocale().toString(value)
    if isinstance(value, datetime.date):
        day = QDate(value.year, value.month, value.day)
        return QLocale().toString(day, QLocale.FormatType.ShortFormat)
    return isolate(str(value))


def isolate(text: str) -> str:
    """The text so that its direction stays its own: overrides go, right-to-left is isolated (Unicode UAX #9).

    Left-to-right text comes back as it was.
    """
    plain = _BIDI_CONTROLS.sub("", text)
    return f"\u2068{plain}\u2069" if _RIGHT_TO_LEFT.search(plain) else plain


def tooltip(text: str) -> str:
    """Data for setToolTip, which would otherwise guess that `<img …>` is markup; long data is cut."""
    cut = text if len(text) <= 1_000 else text[:1_000] + "…"
    # An explicit tag makes Qt take it for rich text, hence unescape what we escaped, and wrap long lines.
    return f"<p style='white-space: pre-wrap'>{html.escape(isolate(cut))}</p>" if cut else ""
