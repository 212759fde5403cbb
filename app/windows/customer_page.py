"""One customer: status in words, what happened so far, and what can be done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout

from app.controllers import customers, erasing, unsubscribing
from app.controllers.customers import Status
from app.controllers.operations import Source
from app.controllers.records import Event
from app.controllers.unsubscribing import Reason, Receipt
from app.errors import Refusal
from app.widgets.dialog import question
from app.widgets.empty import EmptyState
from app.widgets.icons import IconView, icon
from app.widgets.labels import Heading, Hint, PlainLabel
from app.widgets.preferences import Preferences
from app.widgets.table import Column, ListSource, Table
from app.widgets.tasks import Tasks
from app.widgets.theme import restyle
from app.widgets.words import isolate
from app.windows import wording
from app.windows.customer_dialog import CustomerDialog
from app.windows.erase_dialog import EraseDialog
from app.windows.evidence_flow import EvidenceFlow
from app.windows.page import Page
from app.windows.places import BatchPlace, CustomerPlace, CustomersPlace
from app.windows.resubscribe_dialog import ResubscribeDialog


class CustomerPage(Page):
    """All that is known of one address, also of one that no customer has."""

    shows = frozenset({"customer", "suppression", "transaction", "message", "answer", "batch", "operation"})

    def __init__(self, tasks: Tasks, preferences: Preferences, key: str) -> None:
        super().__init__("customerPage", key, tasks, preferences)
        self._key = key
        self._page: customers.Page | None = None
        self._evidence = EvidenceFlow(self, tasks)
        self._name = Hint()
        self._name.setObjectName("customerName")
        self._edit = QPushButton(icon("pencil"), self.tr("Edit…"))
        self._edit.setObjectName("editCustomerButton")
        self._delete = QPushButton(icon("trash-2", "error"), self.tr("Delete…"))
        self._delete.setObjectName("deleteCustomerButton")
        self._delete.setProperty("danger", True)
        self._delete.setToolTip(
            self.tr("Remove this customer from the list; a later import can bring them back")
        )
        self._erase = QPushButton(icon("eraser", "error"), self.tr("Erase…"))
        self._erase.setObjectName("eraseCustomerButton")
        self._erase.setProperty("danger", True)
        self._erase.setToolTip(self.tr("Remove all that is known of this person, and never mail them again"))
        self._export = QPushButton(icon("file-down"), self.tr("Export evidence…"))
        self._export.setObjectName("exportEvidenceButton")
        self._export.setToolTip(self.tr("A PDF and a CSV file of all that is on record of this address"))
        self._symbol = IconView("user-check", "good", side=1.6)
        self._status = PlainLabel(wrap=True, selectable=True)
        self._status.setObjectName("customerStatus")
        self._unsubscribe = QPushButton(icon("user-x"), self.tr("Unsubscribe"))
        self._unsubscribe.setObjectName("unsubscribeCustomerButton")
        self._resubscribe = QPushButton(icon("rotate-ccw"), self.tr("Resubscribe…"))
        self._resubscribe.setObjectName("resubscribeCustomerButton")
        self._timeline = Table(
            tasks,
            self._columns(),
            name="customerTimeline",
            preferences=preferences,
            accessible_name=self.tr("What happened so far"),
        )
        self._nothing = EmptyState(
            "history",
            self.tr("Nothing happened so far"),
            self.tr("No file that was imported and no message that was sent had this address."),
        )

        card = QFrame()
        card.setProperty("card", True)
        row = QHBoxLayout(card)
        em = self.fontMetrics().height()
        row.setContentsMargins(em, round(em * 0.8), em, round(em * 0.8))
        row.setSpacing(round(em * 0.8))
        row.addWidget(self._symbol, alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._status, 1)
        row.addWidget(self._unsubscribe)
        row.addWidget(self._resubscribe)
        history = QVBoxLayout()
        above = QHBoxLayout()
        above.addWidget(Heading(self.tr("What happened so far"), level=2), 1)
        above.addWidget(self._export)
        history.addLayout(above)
        self._views = QStackedWidget()
        self._views.addWidget(self._timeline)
        self._views.addWidget(self._nothing)
        history.addWidget(self._views, 1)
        self.below_heading.addWidget(self._name)
        self.buttons.addWidget(self._edit)
        self.buttons.addWidget(self._delete)
        self.buttons.addWidget(self._erase)
        self.body.addWidget(card)
        self.body.addLayout(history, 1)
        self.first = self._timeline

        self._edit.clicked.connect(self._on_edit)
        self._delete.clicked.connect(self._on_delete)
        self._erase.clicked.connect(self._on_erase)
        self._export.clicked.connect(self._on_export)
        self._evidence.said.connect(self.said)
        self._unsubscribe.clicked.connect(self._on_unsubscribe)
        self._resubscribe.clicked.connect(self._on_resubscribe)
        self._timeline.activatedRow.connect(self._on_event)

        for button in (self._edit, self._delete, self._erase, self._unsubscribe, self._resubscribe):
            button.hide()

    def refresh(self) -> None:
        self.tasks.read(self, lambda _: customers.page(self._key), self._show, topic="page")

    def _columns(self) -> list[Column[Event]]:
        return [
            Column("at", self.tr("When"), wording.event_time, width=15, fixed=True),
            Column("what", self.tr("What"), wording.event, width=46),
            Column("operator", self.tr("By"), lambda event: event.operator, width=14),
            Column("source", self.tr("From"), wording.event_source, width=20),
        ]

    def _show(self, page: customers.Page) -> None:
        self._page = page
        customer = page.id is not None
        unsubscribed = page.status is Status.UNSUBSCRIBED
        self.heading.setText(page.email or wording.erased())
        name = f"{page.first_name} {page.last_name}".strip()
        self._name.setText(name if customer else self.tr("Not a customer"))
        self._name.setVisible(bool(self._name.text()))
        if page.evidence and page.erased_at is not None:
            text = wording.erasure(page.erased_at, page.evidence)
        elif page.evidence:
            text = wording.evidence(page.evidence)
        elif customer:
            text = self.tr("Active: surveys and reminders may be sent to this address.")
        else:
            text = self.tr("This address is neither a customer’s nor unsubscribed.")
        self._status.setText(text)
        self._status.setProperty("status", page.status.value)
        self._symbol.set_icon("ban" if unsubscribed else "user-check", "error" if unsubscribed else "good")
        restyle(self._status)
        self._edit.setVisible(customer)
        self._delete.setVisible(customer)
        self._erase.setVisible(page.erased_at is None)  # the report of an import may name anybody
        self._unsubscribe.setVisible(not unsubscribed)
        self._resubscribe.setVisible(unsubscribed)
        self._timeline.show_source(ListSource(page.timeline))
        self._views.setCurrentWidget(self._timeline if page.timeline else self._nothing)

    def _on_event(self, event: Event) -> None:
        if event.batch_id is not None:
            self.went.emit(BatchPlace(event.batch_id))

    def _on_unsubscribe(self) -> None:
        assert self._page
        email = self._page.email
        self._unsubscribe.setEnabled(False)
        self.tasks.write(
            self,
            lambda progress: unsubscribing.apply(
                unsubscribing.preview(email, progress), Source.CUSTOMER_PAGE, reason=Reason.ASKED
            ),
            self._on_unsubscribed,
            changes={"suppression", "operation"},
            label=self.tr("Unsubscribing"),
            failed=self._on_failed,
        )

    def _on_unsubscribed(self, receipt: Receipt) -> None:
        self._unsubscribe.setEnabled(True)
        assert self._page
        said = self.tr("‘{address}’ is unsubscribed. No mail will be sent to it.")
        self.say(said.format(address=isolate(self._page.email)), undo=receipt.operation_id)

    def _on_failed(self, refusal: Refusal) -> None:
        self._unsubscribe.setEnabled(True)
        self.show_refusal(refusal)

    def _on_resubscribe(self) -> None:
        assert self._page
        dialog = ResubscribeDialog(self, self.tasks, self._key, self._page.email)
        said = self.tr("‘{address}’ is active again.").format(address=isolate(self._page.email))
        # To take it back would take the address, of which no more than a hash is kept.
        undoable = self._page.erased_at is None
        dialog.resubscribed.connect(
            lambda operation_id: self.say(said, undo=operation_id if undoable else None)
        )
        dialog.open()

    def _on_edit(self) -> None:
        dialog = CustomerDialog(self, self.tasks, self._page)
        dialog.stored.connect(self._on_edited)
        dialog.open()

    def _on_edited(self, key: str) -> None:
        if key != self._key:
            self.went.emit(CustomerPlace(key))
        self.say(self.tr("The customer is saved."))

    def _on_delete(self) -> None:
        assert self._page
        text = self.tr(
            "The name, the address and the data of this customer’s transactions are removed for good. "
            "Import reports keep their counts. If the address is unsubscribed, it stays unsubscribed."
        )
        question(
            self,
            self.tr("Delete ‘{address}’?").format(address=isolate(self._page.email)),
            text,
            self.tr("Delete the customer"),
            danger=True,
            then=self._delete_customer,
        )

    def _delete_customer(self) -> None:
        assert self._page
        assert self._page.id is not None
        customer_id = self._page.id
        self.tasks.write(
            self,
            lambda _: customers.delete(customer_id),
            lambda _: self._on_deleted(),
            changes={"customer", "transaction", "message", "operation"},
            label=self.tr("Deleting the customer"),
        )

    def _on_deleted(self) -> None:
        self.went.emit(CustomersPlace())
        self.say(self.tr("The customer is deleted."))

    def _on_export(self) -> None:
        if self._page:
            self._evidence.export(self._key, self._page.email)

    def _on_erase(self) -> None:
        assert self._page
        dialog = EraseDialog(self, self.tasks, self._page)
        dialog.erased.connect(self._on_erased)
        dialog.open()

    def _on_erased(self, receipt: erasing.Receipt) -> None:
        said = self.tr("What was known of this person is erased. No mail will be sent to them.")
        if receipt.rewritten:
            self.say(said)
        else:
            traces = self.tr(
                "The file of the database could not be written anew just now, so traces may be left in it. "
                "Relance tries again by itself: is the disk full, or is another program using the file?"
            )
            self.say(f"{said} {traces}", "warning")
