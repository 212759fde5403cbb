"""What was perhaps meant by a line of a paste: offered below the outcomes, never done by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.controllers.near_misses import NearMiss
from app.controllers.slips import Likeness
from app.widgets.banner import Banner
from app.widgets.words import isolate


@dataclass(frozen=True, slots=True)
class Offer:
    """An address that can be added to a paste, for what a line of it says, and why it was thought of.

    `is_address` is about what the line says, `is_customer` about the address that is offered.
    """

    line: int
    text: str
    is_address: bool
    address: str
    likeness: Likeness
    is_customer: bool


@dataclass(frozen=True)
class Offers:
    """All that is offered for a paste; `words` replace those of a line's outcome, by its number and its text.

    So many addresses as `too_many` says were more than can be looked into. `warning` is what is said when
    there is nothing to offer.
    """

    all: Sequence[Offer] = ()
    words: Mapping[tuple[int, str], str] = field(default_factory=dict)
    too_many: int = 0
    warning: str = ""


def offers_of(near: NearMiss) -> list[Offer]:
    """One for each address that was perhaps meant."""
    return [
        Offer(near.line, near.text, near.is_address, likely.address, likely.likeness, likely.is_customer)
        for likely in near.likely
    ]


def likeness(value: Likeness) -> str:
    """Why somebody may have meant the one address and written the other."""
    return {
        Likeness.SPELLED_OUT: QCoreApplication.translate("Offers", "written in words"),
        Likeness.SIGNS: QCoreApplication.translate("Offers", "characters that look alike"),
        Likeness.SAME_MAILBOX: QCoreApplication.translate("Offers", "the same mailbox at Gmail"),
        Likeness.TAG: QCoreApplication.translate("Offers", "the same name, but for what follows the +"),
        Likeness.DOMAIN: QCoreApplication.translate("Offers", "a slip after the @"),
        Likeness.ENDING: QCoreApplication.translate("Offers", "another ending"),
        Likeness.NAME: QCoreApplication.translate("Offers", "a slip before the @"),
    }[value]


class OfferStrip(Banner):
    """Offers one address, or a look at several; hidden while there is nothing to offer.

    `taken` carries the Offer that is accepted, `left` all that are declined, `reviewWanted` those to be
    chosen from.
    """

    taken = Signal(object)
    left = Signal(object)
    reviewWanted = Signal(object)  # noqa: N815 - beside Qt's own names

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("offerStrip")
        self._offers: Sequence[Offer] = ()
        self._text.setObjectName("offerText")
        self._close_button.hide()  # to leave an offer says the same

    def show_offers(self, offers: Sequence[Offer], too_many: int = 0, warning: str = "") -> None:
        """Show what is offered now, which may be nothing, or else what is to be said."""
        is_said = offers == self._offers if offers else warning and warning == self._text.text()
        if is_said and self.isVisible():
            return
        self._offers = offers
        if len(offers) == 1:
            self._offer(offers[0])
        elif offers:
            self._offer_review(len({(offer.line, offer.text) for offer in offers}))
        elif warning:
            self.show_message(warning, "warning")
        elif too_many:
            self.show_message(
                self.tr(
                    "%Ln address(es) are not customers: too many to look for what was perhaps meant.",
                    "",
                    too_many,
                ),
                "info",
            )
        else:
            self.hide()

    def _offer(self, offer: Offer) -> None:
        if offer.is_customer and offer.is_address:
            said = self.tr("{typed} is not a customer; {customer} is. Unsubscribe it too?")
        elif offer.is_customer:
            said = self.tr("‘{typed}’ is not an address; {customer} is a customer. Unsubscribe it too?")
        else:
            said = self.tr("‘{typed}’ is not an address. Is {customer} meant?")
        take = self.tr("Unsubscribe it too") if offer.is_customer else self.tr("Add it")
        self._say(
            said.format(typed=isolate(offer.text), customer=isolate(offer.address)), take, self.tr("Leave it")
        )

    def _offer_review(self, lines: int) -> None:
        said = self.tr("%Ln line(s) look like other addresses.", "", lines)
        self._say(said, self.tr("Review…"), self.tr("Leave them"))

    def _say(self, text: str, take: str, leave: str) -> None:
        self.show_message(text, "info", actions=[(take, self._on_take), (leave, self._on_leave)])
        for button, name in zip(self._actions, ("takeOfferButton", "leaveOfferButton"), strict=True):
            button.setObjectName(name)

    def _on_take(self) -> None:
        if len(self._offers) == 1:
            self.taken.emit(self._offers[0])
        else:
            self.reviewWanted.emit(self._offers)

    def _on_leave(self) -> None:
        self.left.emit(self._offers)
