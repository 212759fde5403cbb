"""What stays of the address of an erased customer: a keyed hash, which takes the place of its key."""

import hmac

PREFIX = "erased:"
"""Begins no key of an address: those have an @."""


def erased_form(key: str, secret: bytes, rule: int = 1) -> str:
    """The form of an address key that tells whoever has the secret that it is the same one, and nobody else.

    `rule` is the version of `app.address.key()` that made the key, `secret` the one that is kept for it.
    """
    return f"{PREFIX}{rule}:{hmac.digest(secret, key.encode(), 'sha256').hex()}"


def is_erased(key: str) -> bool:
    """Whether the key is what stays of an erased address."""
    return key.startswith(PREFIX)
