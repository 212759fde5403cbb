"""The password of the mail account, where nobody has told it yet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.controllers import account
from app.controllers.account import Access, KeyStoreRefused
from app.errors import Refusal
from app.widgets.dialog import Dialog
from app.widgets.form import Form
from app.widgets.labels import Hint, PlainLabel
from app.widgets.tasks import Tasks
from app.widgets.words import isolate


class PasswordDialog(Dialog):
    """Asks for it and keeps it; `given` comes once it is kept."""

    given = Signal()

    def __init__(self, parent: QWidget, tasks: Tasks) -> None:
        super().__init__(parent, "passwordDialog", self.tr("Password of the mail account"))
        self._tasks = tasks
        self._question = PlainLabel(wrap=True)
        self._question.setObjectName("passwordQuestion")
        self._password = QLineEdit()
        self._password.setObjectName("passwordEdit")
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._remember = QCheckBox(self.tr("Keep it in the key store of this system"))
        self._remember.setObjectName("rememberPassword")
        self._note = Hint()
        self._note.setObjectName("passwordNote")
        self._accept = self.add_accept_button(self.tr("Use this password"), "usePasswordButton")

        form = Form()
        form.add(self.tr("Password"), self._password)
        self.body.addWidget(self._question)
        self.body.addLayout(form)
        self.body.addWidget(self._remember)
        self.body.addWidget(self._note)
        self.body.addStretch(1)
        self._question.setMinimumWidth(self.fontMetrics().averageCharWidth() * 56)

        self._password.textChanged.connect(lambda text: self._accept.setEnabled(bool(text)))
        self._remember.toggled.connect(lambda _checked: self._explain())

        self._remember.hide()
        self._accept.setEnabled(False)
        self._accept.setDefault(True)
        self._password.setFocus()
        tasks.read(self, lambda _: account.access(), self._show_access, topic="account")

    def _show_access(self, access: Access) -> None:
        question = self.tr("Mail is sent as ‘{user}’ through ‘{host}’, which asks for a password.")
        self._question.setText(question.format(user=isolate(access.user), host=isolate(access.host)))
        self._remember.setVisible(access.has_store)
        self._remember.setChecked(access.has_store)
        self._explain()

    def _explain(self) -> None:
        if self._remember.isChecked():
            self._note.setText(self.tr("It is not asked for again."))
        elif self._remember.isHidden():
            self._note.setText(
                self.tr(
                    "This system has no key store, so it is kept in memory only until Relance closes, and "
                    "asked for again at the next start."
                )
            )
        else:
            self._note.setText(self.tr("It is kept in memory only until Relance closes."))

    def _on_kept(self) -> None:
        super().accept()
        self.given.emit()

    # Qt

    def accept(self) -> None:
        """Close only once it is kept; a refusal keeps what was typed."""
        if not self._accept.isEnabled():
            return
        self._accept.setEnabled(False)
        text, remember = self._password.text(), self._remember.isChecked()
        self._tasks.write(
            self,
            lambda _: account.set_password(text, remember=remember),
            lambda _: self._on_kept(),
            changes=(),
            label=self.tr("Saving the password"),
        )

    def show_refusal(self, refusal: Refusal) -> None:
        super().show_refusal(refusal)
        if isinstance(refusal, KeyStoreRefused):
            self._remember.setChecked(False)
        self._accept.setEnabled(True)
        self._password.setFocus()  # which the disabled button had handed to Cancel
