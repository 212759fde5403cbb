"""Erasing one person: says what goes and what stays, and asks once."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.controllers import erasing
from app.controllers.customers import Page
from app.controllers.erasing import Receipt
from app.controllers.operations import Source
from app.errors import Refusal
from app.widgets.dialog import Dialog
from app.widgets.labels import Heading, Hint, PlainLabel
from app.widgets.tasks import Tasks
from app.widgets.words import isolate

_MOST_NAMES = 3  # of damaged files


class EraseDialog(Dialog):
    """`erased` carries the Receipt; until then Enter and Esc cancel."""

    erased = Signal(object)

    def __init__(self, parent: QWidget, tasks: Tasks, page: Page) -> None:
        super().__init__(parent, "eraseDialog", self.tr("Erase a person"))
        self._tasks = tasks
        self._key = page.key
        question = self.tr("Erase ‘{address}’ for good?").format(address=isolate(page.email))
        self._question = Heading(question, level=2, elide="middle")
        self._accept = self.add_accept_button(self.tr("Erase for good"), "eraseButton", danger=True)

        self.body.addWidget(self._question)
        self.body.addWidget(
            PlainLabel(
                self.tr("For a person who asks you to delete what you know of them. It cannot be undone."),
                wrap=True,
            )
        )
        self._add_list(
            self.tr("What goes"),
            [
                self.tr("The name and the address, wherever they are stored."),
                self.tr("What the imported files said of this person, and their survey links."),
                self.tr("Messages to them that still wait: they will not leave."),
            ],
        )
        self._add_list(
            self.tr("What stays"),
            [
                self.tr(
                    "A code made from the address, from which nobody can read it. By it a later import still "
                    "ignores this person: no mail will be sent to them."
                ),
                self.tr("How many were imported, mailed, unsubscribed and answered, and when: the counts."),
            ],
        )
        self.body.addWidget(
            Hint(
                self.tr(
                    "Backups made until now still have it all. Newer ones take their place: none is left "
                    "once something was changed on seven more days. Copies and exported files are up to you."
                )
            )
        )
        self._damaged = Hint("")
        self._damaged.setObjectName("damagedFiles")
        self._damaged.hide()
        self.body.addWidget(self._damaged)
        self.body.addStretch(1)
        letter = self.fontMetrics().averageCharWidth()
        self.setMinimumWidth(letter * 70)
        whole = self._question.fontMetrics().horizontalAdvance(question) + letter
        self._question.setMinimumWidth(min(whole, letter * 90))
        self.prefer_cancel()
        tasks.read(self, lambda _: erasing.damaged_files(), self._name_damaged, quick=True)

    def _name_damaged(self, names: Sequence[str]) -> None:
        """Say which damaged files a recovery has kept: no rotation removes them."""
        if not names:
            return
        said = self.tr(
            "%Ln damaged file(s) beside the database may still have it all, until you delete them: {names}.",
            "",
            len(names),
        )
        listed = [isolate(name) for name in names[:_MOST_NAMES]]
        if len(names) > _MOST_NAMES:
            listed.append("…")
        self._damaged.setText(said.format(names=QLocale().createSeparatedList(listed)))
        self._damaged.show()

    def _add_list(self, title: str, lines: list[str]) -> None:
        """A small heading with lines below it, each with a dot."""
        part = QGridLayout()
        part.setVerticalSpacing(self.fontMetrics().height() // 4)
        part.setColumnStretch(1, 1)
        part.addWidget(Heading(title, level=3), 0, 0, 1, 2)
        for row, line in enumerate(lines, start=1):
            part.addWidget(PlainLabel("•"), row, 0, Qt.AlignmentFlag.AlignTop)
            part.addWidget(PlainLabel(line, wrap=True), row, 1)
        self.body.addLayout(part)

    def _on_erased(self, receipt: Receipt) -> None:
        super().accept()
        self.erased.emit(receipt)

    # Qt

    def accept(self) -> None:
        """Close only once it is done; a refusal is shown here."""
        if not self._accept.isEnabled():
            return
        self._accept.setEnabled(False)
        key = self._key
        self._tasks.write(
            self,
            lambda progress: erasing.erase(key, Source.CUSTOMER_PAGE, progress),
            self._on_erased,
            changes={"customer", "suppression", "transaction", "message", "operation", "batch"},
            label=self.tr("Erasing"),
        )

    def show_refusal(self, refusal: Refusal) -> None:
        super().show_refusal(refusal)
        self._accept.setEnabled(True)
