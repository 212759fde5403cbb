"""Key stores to keep a password in, none of which is that of whoever runs the tests.

They are real backends of keyring, chosen by its own `set_keyring`.
"""

import shutil
import threading
from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from app.delivery import password


class Vault(KeyringBackend):
    """Keeps what it is given as long as the test runs. Relance does not know it, unless it is `trusted`."""

    priority = 0.1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False
        self.asked = 0
        self.answers = threading.Event()
        self.answers.set()

    def get_password(self, service: str, username: str) -> str | None:
        self._open()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._open()
        if (service, username) not in self.kept:
            raise PasswordDeleteError("no such password")
        del self.kept[service, username]

    def _open(self) -> None:
        self.asked += 1
        self.answers.wait()
        if self.locked:
            raise KeyringLocked("the person said no")


@pytest.fixture
def vault() -> Iterator[Vault]:
    """The backend that keyring has found, and that Relance does not trust; nothing is in memory."""
    before = keyring.core._keyring_backend
    made = Vault()
    keyring.set_keyring(made)
    password._memory.clear()
    yield made
    made.answers.set()
    password._memory.clear()
    keyring.core._keyring_backend = before


@pytest.fixture
def trusted(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> Vault:
    """The same, as one of those that are known to keep a secret."""
    monkeypatch.setattr(
        password, "_TRUSTED", {*password._TRUSTED, f"{Vault.__module__}.{Vault.__qualname__}"}
    )
    return vault


def secret_service() -> str:
    """Why there is no real Secret Service to be had here; empty where there is."""
    missing = [name for name in ("dbus-run-session", "gnome-keyring-daemon") if shutil.which(name) is None]
    return f"{' and '.join(missing)} cannot be found" if missing else ""
