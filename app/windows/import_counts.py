"""The counts of an import, the same before and after it: what becomes of each row."""

from dataclasses import asdict

from PySide6.QtWidgets import QPushButton, QWidget

from app.controllers.imports import Counts
from app.widgets.counts import CountBar, Part

_PARTS = (
    Part("rows"),
    Part("new", "="),
    Part("known", "+"),
    Part("ignored", "+"),
    Part("duplicate", "+"),
    Part("invalid", "+"),
    Part("blank", "+"),
)


class ImportCounts(CountBar):
    """Rows read, and the outcomes they add up to, each explained in its tooltip."""

    def __init__(self, prefix: str, parent: QWidget | None = None) -> None:
        """`prefix` begins the object names of the numbers."""
        super().__init__(_PARTS, prefix, "equation", parent)
        for name, meaning in self._meanings().items():
            button = self.findChild(QPushButton, prefix + name.capitalize())
            assert button is not None
            button.setToolTip(meaning)
            button.setAccessibleDescription(meaning)

    def show_counts(self, counts: Counts) -> None:
        labels = self._labels(counts)
        self.set_counts({name: (number, labels[name]) for name, number in asdict(counts).items()})

    def _labels(self, counts: Counts) -> dict[str, str]:
        return {
            "rows": self.tr("row(s) read", "below their number", counts.rows),
            "new": self.tr("new customer(s)", "below their number", counts.new),
            "known": self.tr("known customer(s)", "below their number", counts.known),
            "ignored": self.tr("unsubscribed, ignored", "below the number of customers", counts.ignored),
            "duplicate": self.tr("duplicate(s)", "below the number of rows", counts.duplicate),
            "invalid": self.tr("invalid", "below the number of rows", counts.invalid),
            "blank": self.tr("blank", "below the number of rows", counts.blank),
        }

    def _meanings(self) -> dict[str, str]:
        return {
            "rows": self.tr("All rows of the file below its header: the sum of the numbers that follow"),
            "new": self.tr("Rows of customers who are added to the list with their transaction"),
            "known": self.tr("Rows of customers who are in the list already and get one more transaction"),
            "ignored": self.tr("Rows of people who asked to be left alone: nothing of them is imported"),
            "duplicate": self.tr("Rows whose customer is further up in the same file: the first row counts"),
            "invalid": self.tr("Rows without an address that mail can be sent to"),
            "blank": self.tr("Rows in which every cell is empty"),
        }
