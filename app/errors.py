"""What can go wrong in words: a refusal is a sentence the person can act on; anything else is a bug."""

from typing import ClassVar


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a sentence for translation where Qt may not be imported; returns it unchanged."""
    return text


class Refusal(Exception):
    """What was asked cannot be done, and `sentence` says why and what to do instead.

    Each kind of refusal is a subclass, beside the code that raises it, with its sentence marked by
    QT_TRANSLATE_NOOP("Refusal", …). Values named in the sentence's braces are given to the constructor
    by keyword; the window that asked translates the sentence and puts them in.
    """

    sentence: ClassVar[str]
    is_damage: ClassVar[bool] = False
    """Whether the database itself is damaged, so that what helps is to restore a backup."""

    def __init__(self, **values: object) -> None:
        super().__init__(values)
        self.values = values

    def __str__(self) -> str:
        return self.sentence.format(**self.values)


class Cancelled(Exception):
    """The person pressed Stop: raised by a progress callback so that a transaction rolls back."""
