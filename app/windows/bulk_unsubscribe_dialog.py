"""Bulk unsubscribe: paste addresses, see what will happen to each, unsubscribe."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.address import key
from app.controllers import caution, near_misses, settings, unsubscribing
from app.controllers.caution import Caution
from app.controllers.near_misses import NearMiss
from app.controllers.unsubscribing import Outcome, Preview, Reason, Receipt
from app.widgets.counts import Part
from app.widgets.form import Form
from app.widgets.outcome_view import OutcomeLine, OutcomeView
from app.widgets.preferences import Preferences
from app.widgets.tasks import Progress, Task, Tasks
from app.widgets.words import isolate
from app.windows import wording
from app.windows.offers import Offers, offers_of
from app.windows.paste_dialog import SIGNS, Answer, PasteDialog, in_order
from app.windows.places import Unsubscription

_SIGNS = {
    Outcome.UNSUBSCRIBED: SIGNS["will"],
    Outcome.UNKNOWN: SIGNS["unknown"],
    Outcome.ALREADY: SIGNS["already"],
    Outcome.DUPLICATE: SIGNS["duplicate"],
}

_BLOCKS = (Outcome.UNSUBSCRIBED, Outcome.UNKNOWN)
_DOMAINS_NAMED = 5


class BulkUnsubscribeDialog(PasteDialog):
    """`unsubscribed` carries the Receipt once it is on the disk."""

    outcomes_depend_on = frozenset({"customer", "suppression"})

    unsubscribed = Signal(object)

    def __init__(self, parent: QWidget, tasks: Tasks, preferences: Preferences, wish: Unsubscription) -> None:
        self._wish = wish
        view = OutcomeView(
            tasks,
            preferences,
            edit_name="addressesEdit",
            edit_label=self.tr("Addresses to unsubscribe"),
            counts_name="outcomeCounts",
            parts=[
                Part("found"),
                Part("unsubscribed", "="),
                Part("already", "+"),
                Part("unknown", "+"),
                Part("duplicate", "+"),
                Part("unreadable", "·"),
            ],
            totals={"found": list(_SIGNS)},
            ranking=[Outcome.UNREADABLE, *_SIGNS],
            placeholder=self.tr("anna@example.com\nbruno@example.com"),
            explanation=self.tr(
                "Paste one address per line, or anything that contains addresses: a recipient list, "
                "rows of a spreadsheet, a mail. You can also drop a file here."
            ),
        )
        self._reason = QComboBox()
        self._reason.setObjectName("reasonChoice")
        for reason, words in (
            (Reason.ASKED, self.tr("They asked for it")),
            (Reason.COMPLAINED, self.tr("They complained")),
            (Reason.BOUNCED, self.tr("Mail to them bounced")),
            (Reason.OPERATOR, self.tr("We decided it")),
        ):
            self._reason.addItem(words, reason)
        title = self.tr("Bulk unsubscribe")
        super().__init__(
            parent, "bulkUnsubscribeDialog", title, tasks, preferences, view, "unsubscribeButton"
        )

        form = Form()
        form.add(self.tr("Reason"), self._reason, stretch=False)
        self.options.addLayout(form)

        if wish.text:
            view.add_text(wish.text)

    def reader(self, text: str) -> Callable[[Progress], Answer]:
        def read(progress: Progress) -> Answer:
            preview = unsubscribing.preview(text, progress)
            shown = {outcome: (wording.paste_outcome(outcome), *sign) for outcome, sign in _SIGNS.items()}
            own = settings.own_addresses()
            own_words = QCoreApplication.translate(
                "BulkUnsubscribeDialog", "Your own address: blocked for the future, even for tests"
            )
            lines = [
                OutcomeLine(item.line, item.address, item.outcome, own_words, SIGNS["unknown"][0], "warning")
                if item.key in own and item.outcome in _BLOCKS
                else OutcomeLine(item.line, item.address, item.outcome, *shown[item.outcome])
                for item in preview.items
            ]
            return Answer(preview, in_order(lines, preview), caution.of(preview, progress))

        return read

    def looker(self, preview: Preview) -> Callable[[Progress], Offers]:
        def look(progress: Progress) -> Offers:
            found = near_misses.find(preview, progress)
            offers = [offer for near in found.near_misses for offer in offers_of(near)]
            own = settings.own_addresses()
            blocked = [item.address for item in preview.items if item.key in own and item.outcome in _BLOCKS]
            words = {
                (near.line, near.text): _looks_like(near)
                for near in found.near_misses
                if not near.is_address or key(near.text) not in own
            }
            words = {place: said for place, said in words.items() if said}
            return Offers(offers, words, found.too_many, self._warning(blocked))

        return look

    def _warning(self, own: Sequence[str]) -> str:
        """What blocking these addresses of one's own means; nothing without any."""
        if not own:
            return ""
        said = self.tr(
            "%Ln address(es) of your own would be blocked too, and no test could be sent there: {addresses}.",
            "",
            len(own),
        )
        return said.format(addresses=QLocale().createSeparatedList([isolate(each) for each in own]))

    def doubt(self, caution: Caution) -> tuple[str, Sequence[str]]:
        said = []
        if caution.is_large:
            share = QLocale().toString(100 * caution.customers / caution.total, "f", 0)
            said.append(
                self.tr("{customers} of {total} customers would be unsubscribed: {share}%.").format(
                    customers=wording.number(caution.customers),
                    total=wording.number(caution.total),
                    share=share,
                )
            )
        for whole in caution.domains[:_DOMAINS_NAMED]:
            said.append(
                self.tr("All %Ln customer(s) at {domain} would be unsubscribed.", "", whole.customers).format(
                    domain=isolate(whole.domain)
                )
            )
        if len(caution.domains) > _DOMAINS_NAMED:
            more = len(caution.domains) - _DOMAINS_NAMED
            said.append(self.tr("So it is with %Ln more domain(s).", "", more))
        return self.tr("Unsubscribe %Ln customer(s)?", "", caution.customers), said

    def counts(self, preview: Preview) -> Mapping[str, tuple[int, str]]:
        counts = preview.counts
        return {
            "found": (counts.found, self.tr("found", "addresses", counts.found)),
            "unsubscribed": (
                counts.unsubscribed,
                self.tr("will be unsubscribed", "customers", counts.unsubscribed),
            ),
            "already": (counts.already, self.tr("already unsubscribed", "addresses", counts.already)),
            "unknown": (
                counts.unknown,
                self.tr("not a customer (blocked for the future)", "addresses", counts.unknown),
            ),
            "duplicate": (counts.duplicate, self.tr("duplicate(s)", "addresses", counts.duplicate)),
            "unreadable": (counts.unreadable, self.tr("unreadable line(s)", "", counts.unreadable)),
        }

    def changes(self, preview: Preview) -> int:
        return preview.counts.changes

    def action(self, preview: Preview | None) -> str:
        customers = preview.counts.unsubscribed if preview else 0
        others = preview.counts.unknown if preview else 0
        if not others:
            return self.tr("Unsubscribe %Ln", "a button: customers", customers)
        if not customers:
            return self.tr("Block %Ln", "a button: addresses of no customer", others)
        both = self.tr("Unsubscribe {customers}, block {others}")
        return both.format(customers=wording.number(customers), others=wording.number(others))

    def begin(self, preview: Preview, cancelled: Callable[[], None]) -> Task:
        wish, reason = self._wish, Reason(self._reason.currentData())  # Qt keeps no more than its text

        def apply(progress: Progress) -> Receipt:
            return unsubscribing.apply(
                preview,
                wish.source,
                reason=reason,
                detail=wish.detail,
                batch_id=wish.batch_id,
                progress=progress,
            )

        return self._tasks.write(
            self,
            apply,
            self.finish,
            changes={"suppression", "operation"},
            label=self.tr("Unsubscribing"),
            cancelled=cancelled,
        )

    def announce(self, receipt: Receipt) -> None:
        self.unsubscribed.emit(receipt)


def _looks_like(near: NearMiss) -> str:
    """What happens to a line that looks like customers; nothing where no customer is meant."""
    customers = [isolate(likely.address) for likely in near.likely if likely.is_customer]
    if not customers:
        return ""
    said = (
        QCoreApplication.translate("BulkUnsubscribeDialog", "Not a customer; looks like {customers}")
        if near.is_address
        else QCoreApplication.translate("BulkUnsubscribeDialog", "Not an address; looks like {customers}")
    )
    return said.format(customers=", ".join(customers))
