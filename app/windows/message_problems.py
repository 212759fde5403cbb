"""Why a message cannot be sent as it is written, in words."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QCoreApplication

from app.controllers import drafts
from app.controllers.drafts import Draft
from app.errors import Refusal
from app.widgets import words


def error(draft: Draft, fields: Collection[str]) -> str:
    """What in it cannot be filled in, or nothing."""
    try:
        drafts.check(Draft(draft.subject, draft.text), fields)
    except Refusal as refusal:
        return words.sentence(refusal)
    in_html = error_of_html(draft.html, fields)
    return QCoreApplication.translate("MessageProblems", "In the HTML:") + " " + in_html if in_html else ""


def error_of_html(html: str, fields: Collection[str]) -> str:
    """What in the HTML alone cannot be filled in, or nothing."""
    try:
        drafts.check(Draft("", html), fields)
    except Refusal as refusal:
        return words.sentence(refusal)
    return ""


def lack(draft: Draft) -> str:
    """What is missing in it, or nothing."""
    translate = QCoreApplication.translate
    reasons = [] if draft.subject.strip() else [translate("MessageProblems", "It has no subject.")]
    sentences = {
        "survey_link": translate("MessageProblems", "Without {{survey_link}} nobody can answer."),
        "unsubscribe": translate(
            "MessageProblems", "Without {{unsubscribe}} nobody is told how to be left alone."
        ),
    }
    in_text = drafts.lacking(Draft("", draft.text))
    reasons += [sentences[name] for name in in_text]
    if draft.html:
        reasons += _reasons_of_html(draft.html, said=in_text)
    return _not_yet(reasons)


def lack_of_html(html: str) -> str:
    """What is missing in the HTML alone, or nothing."""
    return _not_yet(_reasons_of_html(html))


def _reasons_of_html(html: str, said: Collection[str] = ()) -> list[str]:
    translate = QCoreApplication.translate
    sentences = {
        "survey_link": translate(
            "MessageProblems", "The HTML lacks {{survey_link}}: those who read it cannot answer."
        ),
        "unsubscribe": translate(
            "MessageProblems",
            "The HTML lacks {{unsubscribe}}: those who read it are not told how to be left alone.",
        ),
    }
    return [sentences[name] for name in drafts.lacking(Draft("", html)) if name not in said]


def _not_yet(reasons: Sequence[str]) -> str:
    if not reasons:
        return ""
    first = QCoreApplication.translate("MessageProblems", "This message cannot be sent yet.")
    return " ".join((first, *reasons))
