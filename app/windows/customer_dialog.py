"""Adding or editing one customer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.controllers import customers
from app.controllers.customers import Page, Status
from app.controllers.unsubscribing import Reason
from app.errors import Refusal
from app.widgets.dialog import Dialog
from app.widgets.form import Form
from app.widgets.labels import Hint
from app.widgets.tasks import Tasks


class CustomerDialog(Dialog):
    """Asks for address and names; `stored` carries the address key of the customer that was stored."""

    stored = Signal(str)

    def __init__(self, parent: QWidget, tasks: Tasks, customer: Page | None = None) -> None:
        """Add a customer, or edit the one of this page."""
        title = self.tr("Edit the customer") if customer else self.tr("Add a customer")
        super().__init__(parent, "customerDialog", title)
        self._tasks = tasks
        self._customer = customer
        self._email = QLineEdit()
        self._email.setObjectName("emailEdit")
        self._first_name = QLineEdit()
        self._first_name.setObjectName("firstNameEdit")
        self._last_name = QLineEdit()
        self._last_name.setObjectName("lastNameEdit")
        self._unsubscribe = QCheckBox(self.tr("Unsubscribe the new address too"))
        self._unsubscribe.setObjectName("unsubscribeNewAddress")
        self._note = Hint()
        self._accept = self.add_accept_button(
            self.tr("Save") if customer else self.tr("Add"), "storeCustomerButton"
        )

        form = Form()
        form.add(self.tr("E-mail"), self._email)
        form.add(self.tr("First name"), self._first_name)
        form.add(self.tr("Last name"), self._last_name)
        self.body.addLayout(form)
        self.body.addWidget(self._note)
        self.body.addWidget(self._unsubscribe)
        self.body.addStretch(1)
        self._email.setMinimumWidth(self.fontMetrics().averageCharWidth() * 44)

        self._email.textChanged.connect(self._on_address)

        if customer:
            self._email.setText(customer.email)
            self._first_name.setText(customer.first_name)
            self._last_name.setText(customer.last_name)
        # Who moves house stays of the same mind; an address that bounced is often the reason for a new one.
        bounced = customer and customer.evidence and customer.evidence.reason is Reason.BOUNCED
        self._unsubscribe.setChecked(not bounced)
        self._accept.setDefault(True)
        self._email.setFocus()
        self._on_address()

    def _on_address(self) -> None:
        self._accept.setEnabled(bool(self._email.text().strip()))
        moved = self._customer is not None and self._email.text().strip() != self._customer.email
        unsubscribed = self._customer is not None and self._customer.status is Status.UNSUBSCRIBED
        self._unsubscribe.setVisible(moved and unsubscribed)
        self._note.setVisible(moved and unsubscribed)
        self._note.setText(self.tr("This person is unsubscribed. The old address stays so in any case."))

    def _store(self) -> None:
        email, first_name, last_name = self._email.text(), self._first_name.text(), self._last_name.text()
        # Not isVisible(): a dialog that is being closed has no visible widgets.
        unsubscribe = not self._unsubscribe.isHidden() and self._unsubscribe.isChecked()
        customer_id = self._customer.id if self._customer else None
        self._accept.setEnabled(False)
        self._tasks.write(
            self,
            lambda _: (
                customers.add(email, first_name, last_name)
                if customer_id is None
                else customers.edit(customer_id, email, first_name, last_name, unsubscribe=unsubscribe)
            ),
            self._on_stored,
            changes={"customer", "suppression", "operation", "message"},
            label=self.tr("Saving the customer"),
        )

    def _on_stored(self, key: str) -> None:
        super().accept()
        self.stored.emit(key)

    # Qt

    def accept(self) -> None:
        """Close only once it is stored; a refusal keeps what was typed."""
        if self._accept.isEnabled():
            self._store()

    def show_refusal(self, refusal: Refusal) -> None:
        super().show_refusal(refusal)
        self._accept.setEnabled(True)
        self._email.setFocus()  # which the disabled button had handed to Cancel
