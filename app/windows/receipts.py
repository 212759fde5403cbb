"""What the banner says after something was done: the counts of the receipt, in words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.controllers.operations import Kind
from app.widgets.words import isolate
from app.windows import wording

if TYPE_CHECKING:
    from app.controllers import imports, undoing, unsubscribing


class Receipts(QObject):
    """Receipts in words."""

    def imported(self, report: "imports.Report") -> str:
        """How many transactions came in, and how many customers were left out."""
        counts = report.counts
        name = isolate(report.name)
        said = [self.tr("%Ln transaction(s) imported as ‘{batch}’.", "", counts.imported).format(batch=name)]
        if counts.ignored:
            said.append(self.tr("%Ln unsubscribed customer(s) in the file were ignored.", "", counts.ignored))
        return " ".join(said)

    def unsubscribed(self, receipt: "unsubscribing.Receipt") -> str:
        """How many customers were unsubscribed, how many addresses blocked."""
        counts = receipt.counts
        said = []
        if counts.unsubscribed or not counts.unknown:  # else what was done comes first
            said.append(wording.unsubscribed(counts.unsubscribed) + ".")
        if counts.unknown:
            said.append(wording.blocked(counts.unknown) + ".")
        if counts.already:
            said.append(self.tr("%Ln already unsubscribed.", "addresses", counts.already))
        if receipt.moved:
            said.append(self.tr("The list had changed since the preview: this is what was done."))
        return " ".join(said)

    def unknown(self, receipt: "unsubscribing.Receipt") -> str:
        """What shows the addresses that are no customer's."""
        return self.tr("Show the %Ln unknown", "addresses", receipt.counts.unknown)

    def undone(self, receipt: "undoing.Receipt | None") -> str:
        """What was taken back; None when there was nothing to undo."""
        if receipt is None:
            return self.tr("There is nothing to undo.")
        counts = receipt.counts
        if receipt.undone is Kind.RESUBSCRIBE:
            return self.tr("Undone: the address is unsubscribed again.")
        if receipt.undone is Kind.ANSWERS:
            said = self.tr("Undone: %Ln answer(s) removed.", "", counts["removed"])
            kept = self.tr("%Ln stay recorded: another paste names them too.", "answers", counts["kept"])
        elif receipt.undone is Kind.UNSUBSCRIBE:
            said = self.tr("Undone: %Ln address(es) may be mailed again.", "", counts["lifted"])
            kept = self.tr("%Ln stay unsubscribed: something else asks for it too.", "", counts["kept"])
        else:
            return self.tr("Undone: %Ln contact(s) removed.", "", counts["removed"])
        return f"{said} {kept}" if counts["kept"] else said
