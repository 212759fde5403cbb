"""What each recipient of a mailing reads: the draft with its fields filled in, in preview and mail alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.delivery import link, markup, template
from app.delivery.message import Letter
from app.errors import QT_TRANSLATE_NOOP, Refusal


class NoSurveyAddress(Refusal):
    """The message has the survey's link, and the batch has no survey."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "The message links to the survey, but this batch has no survey address yet. Give it one."
    )


@dataclass(frozen=True, slots=True)
class Draft:
    """A message with fields. `html` is a template too; empty, it is written from the text."""

    subject: str
    text: str
    html: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """Whatever of it has to have all that a message needs: the text, and the HTML if there is one."""
        return (self.text, self.html) if self.html else (self.text,)


@dataclass(frozen=True, slots=True)
class Recipient:
    """One person's own part: the customer, and the row's data in the order of the batch's columns."""

    email: str
    first_name: str
    last_name: str
    data: Sequence[str]
    token: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What all messages of one mailing have in common.

    `columns` are the names of the fields that the batch's own columns fill, `made` what all of template.MADE
    become but the survey's link.
    """

    draft: Draft
    columns: Sequence[str]
    survey_address: str
    made: Mapping[str, str]

    def values(self, recipient: Recipient) -> dict[str, str]:
        """What every field becomes for this recipient; the survey's link is empty without a survey."""
        values = {name: value for name, value in zip(self.columns, recipient.data, strict=False) if name}
        values |= {
            "email": recipient.email,
            "first_name": recipient.first_name,
            "last_name": recipient.last_name,
        }
        linked = ""
        if self.survey_address:
            linked = link.survey_link(self.survey_address, {**values, link.TOKEN: recipient.token})
        return {**values, **self.made, "survey_link": linked}

    def letter(self, recipient: Recipient, *, to: str = "", test: bool = False) -> Letter:
        """The message as this recipient gets it, or `to` in their place; a test says that it is one.

        Raises UnknownField, UnclosedField and NoSurveyAddress.
        """
        draft, values = self.draft, self.values(recipient)
        subject = " ".join(template.render(draft.subject, values).split())
        text = template.render(draft.text, values)
        if draft.html:
            template.check(draft.html, values.keys())
            html = markup.fill(draft.html, values)
        else:
            html = markup.from_text(text)
        if not self.survey_address and "survey_link" in used(draft):
            raise NoSurveyAddress()
        return Letter(to or recipient.email, f"[Test] {subject}" if test else subject, text, html)


def used(draft: Draft) -> set[str]:
    """The names of all fields in a draft."""
    return {name for part in (draft.subject, *draft.parts) for name in template.fields(part)}


def lacking(draft: Draft) -> tuple[str, ...]:
    """The fields of template.NEEDED that a part of the draft does not have."""
    return tuple(
        name for name in template.NEEDED if any(name not in template.fields(part) for part in draft.parts)
    )
