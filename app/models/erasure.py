"""What stays of the address of an erased customer: a keyed hash, which takes the place of its key."""

import hmac
from sqlite3 import Connection

PREFIX = "erased:"
"""Begins no key of an address: those have an @."""

_SOME = "SELECT 1 FROM suppression WHERE key GLOB 'erased:*' LIMIT 1"


def erased_form(key: str, secret: bytes, rule: int | None = None) -> str:
    """The form of an address key that tells whoever has the secret that it is the same one, and nobody else.

    `rule` is the version of `app.address.key()` that made the key, by default today's, and `secret` what is
    kept for it.
    """
    return f"{PREFIX}{_rule() if rule is None else rule}:{hmac.digest(secret, key.encode(), 'sha256').hex()}"


def is_erased(key: str) -> bool:
    """Whether the key is what stays of an erased address."""
    return key.startswith(PREFIX)


def typed(key: str) -> str:
    """The address that a key is of, as nearly as it tells; nothing for what stays of an erased one."""
    return "" if is_erased(key) else key


def secret_of(connection: Connection) -> bytes:
    """What the addresses of a database are hashed with, those of the main one where others are attached."""
    ((secret,),) = connection.execute("SELECT secret FROM main.hash_key WHERE rule = ?", (_rule(),))
    return bytes(secret)


def form_of(connection: Connection, key: str) -> str:
    """What stays, or would stay, of the address with this key; of what is erased, itself."""
    return key if is_erased(key) else erased_form(key, secret_of(connection))


def is_suppressed(connection: Connection, key: str) -> bool:
    """Whether this address was erased, and has not agreed to be mailed again since."""
    if connection.execute(_SOME).fetchone() is None:
        return False
    suppressed = "SELECT 1 FROM suppression WHERE key = ?"
    return connection.execute(suppressed, (form_of(connection, key),)).fetchone() is not None


def must_not_be_mailed(connection: Connection, key: str) -> bool:
    """Whether this address is suppressed, as it is or as an erased one."""
    plainly = connection.execute("SELECT 1 FROM suppression WHERE key = ?", (key,)).fetchone()
    return plainly is not None or is_suppressed(connection, key)


class Erased:
    """The suppressed addresses among those that were erased, to look up many keys in.

    False where there are none, which is nearly everywhere: then no key needs to be hashed.
    """

    def __init__(self, connection: Connection) -> None:
        suppressed = "SELECT key FROM suppression WHERE key GLOB 'erased:*'"
        self._forms = frozenset(form for (form,) in connection.execute(suppressed))
        self._secret = secret_of(connection) if self._forms else b""

    def __bool__(self) -> bool:
        return bool(self._forms)

    def form(self, key: str) -> str:
        """What stays of the address with this key, or "" if it is none of these."""
        if not self._forms or "@" not in key:
            return ""
        form = erased_form(key, self._secret)
        return form if form in self._forms else ""


def _rule() -> int:
    from app.address import RULE  # whose patterns take a while to compile, and the program starts with this

    return RULE
