"""The card of the mail server: how to reach it, the password with where it is kept, and whether it works."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.controllers import account, settings
from app.controllers.account import Access, Kept, KeyStoreLocked, KeyStoreRefused
from app.errors import Refusal
from app.widgets import words
from app.widgets.icons import icon
from app.widgets.labels import Hint
from app.widgets.tasks import Tasks
from app.windows.setting_fields import Card, SettingFields


class AccountCard(Card):
    """The settings of the server are fields like others; the password is kept by its own button."""

    def __init__(self, tasks: Tasks, fields: SettingFields) -> None:
        super().__init__(self.tr("Mail server"))
        self._tasks = tasks
        self._fields = fields
        self._login: tuple[object, ...] | None = None
        self._password = QLineEdit()
        self._password.setObjectName("passwordEdit")
        self._password.setAccessibleName(self.tr("Password"))
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._save = QPushButton(self.tr("Save the password"))
        self._save.setObjectName("savePasswordButton")
        self._save.setEnabled(False)
        self._remove = QPushButton(self.tr("Remove"))
        self._remove.setObjectName("removePasswordButton")
        self._remove.setAccessibleName(self.tr("Remove the password"))
        self._remove.hide()
        self._check = QPushButton(icon("mail-check"), self.tr("Check the connection"))
        self._check.setObjectName("checkConnectionButton")

        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._password, 1)
        row.addWidget(self._save)
        row.addWidget(self._remove)
        fields.fill(self, settings.SERVER)
        self._state = self.add(self.tr("Password"), line)
        self._state.setObjectName("passwordState")
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, round(self.fontMetrics().height() * 0.4))
        row.addWidget(self._check)
        row.addWidget(Hint(self.tr("Connects and logs in. No mail is sent.")), 1)
        self.add_below(foot)

        self._password.textChanged.connect(lambda text: self._save.setEnabled(bool(text)))
        self._password.returnPressed.connect(self._on_save)
        self._save.clicked.connect(self._on_save)
        self._remove.clicked.connect(self._on_remove)
        self._check.clicked.connect(self._on_check)

    def show_values(self, values: dict[str, int | str]) -> None:
        """Follow the settings: another server or user has another password."""
        login = tuple(
            values[each.name] for each in (settings.SMTP_HOST, settings.SMTP_PORT, settings.SMTP_USER)
        )
        if login != self._login:  # a key store may ask the person for leave: only when it has to be asked
            self._login = login
            self._ask()

    def show_refusal(self, refusal: Refusal) -> None:
        """Say below the password why it was not kept, given or removed."""
        if isinstance(refusal, KeyStoreRefused):
            self._password.clear()
        self._save.setEnabled(bool(self._password.text()))
        self._remove.setVisible(isinstance(refusal, KeyStoreRefused) or self._remove.isVisible())
        self._state.say(words.sentence(refusal), "error")

    def _ask(self) -> None:
        self._tasks.read(self, lambda _: account.access(), self._show_access, topic="password")

    def _show_access(self, access: Access) -> None:
        known = access.kept is not Kept.NOWHERE
        self._remove.setVisible(known)
        self._password.setPlaceholderText(self.tr("Another password replaces it") if known else "")
        if access.locked:
            self._state.say(words.sentence(KeyStoreLocked()), "error")
        else:
            self._state.say(self._words(access), "warning" if access.needs_password else "")

    def _words(self, access: Access) -> str:
        match access.kept:
            case Kept.STORE:
                return self.tr("Kept in the key store of this system.")
            case Kept.MEMORY if access.has_store:
                return self.tr("Kept in memory until Relance closes.")
            case Kept.MEMORY:
                return self.tr(
                    "Kept in memory until Relance closes, since this system has no key store. It is asked "
                    "for again at the next start."
                )
        if not access.user:
            return self.tr("Without a user name, none is needed.")
        if access.has_store:
            return self.tr("Not set. It will be kept in the key store of this system.")
        return self.tr(
            "Not set. It will be kept in memory until Relance closes, since this system has no key store."
        )

    def _on_save(self) -> None:
        self._keep_password(self._ask)

    def _on_check(self) -> None:
        if self._password.text():
            self._keep_password(self._open_check)
        else:
            self._fields.keep()
            self._open_check()

    def _on_remove(self) -> None:
        self._tasks.write(
            self,
            lambda _: account.forget_password(),
            lambda _: self._ask(),
            changes=(),
            label=self.tr("Removing the password"),
        )

    def _keep_password(self, then: Callable[[], None]) -> None:
        text = self._password.text()
        if not self._save.isEnabled():
            return
        self._save.setEnabled(False)
        self._fields.keep()  # it belongs to the server and the user that are to be seen

        def on_kept() -> None:
            self._password.clear()
            then()

        self._tasks.write(
            self,
            lambda _: account.set_password(text),
            lambda _: on_kept(),
            changes=(),
            label=self.tr("Saving the password"),
        )

    def _open_check(self) -> None:
        from app.windows.connection_check import ConnectionCheck

        self._ask()
        ConnectionCheck(self.window(), self._tasks).open()
