"""Where the password of a mail account is kept: in the system's key store, or else in memory until the end.

It is never written anywhere else. Key stores ask the person for leave now and then, so nothing here belongs
on the GUI thread.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, TypeVar

from app.errors import QT_TRANSLATE_NOOP, Refusal

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

SERVICE = "relance"
"""Under what name the key store shows it."""

# By name: keyring also takes what writes passwords into a file that anybody can read, or forgets them.
_TRUSTED = {
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.libsecret.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
    "keyring.backends.macOS.Keyring",
    "keyring.backends.Windows.WinVaultKeyring",
}
_CHAIN = "keyring.backends.chainer.ChainerBackend"

_PATIENCE = 60.0  # s for a person to unlock the key store

_logger = logging.getLogger(__name__)
_memory: dict[str, str] = {}
_finding = threading.Lock()


class KeyStoreLocked(Refusal):
    """The key store did not give the password."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "The key store of this system did not give the password: it is locked, or Relance was not let in. "
        "Unlock it and try again, or enter the password anew.",
    )


class KeyStoreRefused(Refusal):
    """The key store did not take the password; it is in memory."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "The key store of this system did not take the password: it is locked, or Relance was not let in. "
        "Relance keeps it in memory until it closes.",
    )


class KeyStoreKept(Refusal):
    """The key store did not delete the password."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "The key store of this system did not delete the password: it is locked, or Relance was not let in. "
        "Unlock it and try again.",
    )


class Kept(StrEnum):
    """Where a password is."""

    NOWHERE = "nowhere"
    MEMORY = "memory"
    STORE = "store"


@dataclass(frozen=True, slots=True)
class Store:
    """The key store of this system."""

    backend: "KeyringBackend" = field(repr=False)

    def read(self, entry: str) -> str | None:
        """The password, if it is there. Raises KeyStoreLocked."""
        return _patiently(lambda: self.backend.get_password(SERVICE, entry), KeyStoreLocked)

    def write(self, entry: str, password: str) -> None:
        """Raises KeyStoreRefused."""
        _patiently(lambda: self.backend.set_password(SERVICE, entry, password), KeyStoreRefused)

    def forget(self, entry: str) -> None:
        """Raises KeyStoreKept."""

        def forget() -> None:
            # Backends say in different ways that there is nothing to delete.
            if self.backend.get_password(SERVICE, entry) is not None:
                self.backend.delete_password(SERVICE, entry)

        _patiently(forget, KeyStoreKept)


def store() -> Store | None:
    """The system's key store, if it has one that is known to keep what it is given, and to itself."""
    with _finding:
        import keyring  # with what it brings it would be a tenth of the program's start

        try:
            backend = keyring.get_keyring()
        except Exception as error:  # noqa: BLE001 - whatever a person's own settings of keyring lead to
            _logger.info("no key store: %s", type(error).__name__)
            return None
        candidates = getattr(backend, "backends", ()) if _name(backend) == _CHAIN else (backend,)
    return next((Store(each) for each in candidates if _name(each) in _TRUSTED), None)


def read(user: str, host: str, port: int) -> str | None:
    """The password of an account, if it is known. Raises KeyStoreLocked."""
    entry = _entry(user, host, port)
    if entry in _memory:
        return _memory[entry]
    found = store()
    return found.read(entry) if found else None


def write(user: str, host: str, port: int, password: str, *, remember: bool = True) -> Kept:
    """Keep the password of an account; without `remember` in memory only. Returns where.

    Raises KeyStoreRefused: then it is in memory.
    """
    entry = _entry(user, host, port)
    _memory[entry] = password
    if not remember or (found := store()) is None:
        return Kept.MEMORY
    found.write(entry, password)
    del _memory[entry]
    return Kept.STORE


def forget(user: str, host: str, port: int) -> None:
    """Delete the password of an account everywhere. Raises KeyStoreKept."""
    entry = _entry(user, host, port)
    _memory.pop(entry, None)
    if found := store():
        found.forget(entry)


def kept(user: str, host: str, port: int) -> Kept:
    """Where the password of an account is. Raises KeyStoreLocked."""
    if _entry(user, host, port) in _memory:
        return Kept.MEMORY
    return Kept.NOWHERE if read(user, host, port) is None else Kept.STORE


def _entry(user: str, host: str, port: int) -> str:
    return f"{user}@{host}:{port}"


def _name(backend: object) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def _patiently(ask: Callable[[], T], refusal: type[Refusal]) -> T:
    """Ask the key store, which may be waiting for the person; `refusal` if it fails or waits for too long."""
    answers: SimpleQueue[T | Exception] = SimpleQueue()

    def run() -> None:
        try:
            answers.put(ask())
        except Exception as error:  # noqa: BLE001 - each backend has errors of its own; told below
            answers.put(error)

    # One that never answers keeps nothing else waiting, nor the program from ending.
    threading.Thread(target=run, name="key store", daemon=True).start()
    try:
        answer = answers.get(timeout=_PATIENCE)
    except Empty:
        raise refusal from None
    if isinstance(answer, Exception):
        raise refusal from answer
    return answer
