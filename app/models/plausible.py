"""Whether a row read of a damaged database can be what was written there, and what to make of it if not.

SQLite has no checksums: a letter that the disk has changed is read as any other one. But an address and its
key tell of each other, and of most columns it is known what may be in them.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping

from app import address

Row = dict[str, object]

COUNTED: Mapping[str, tuple[frozenset[str], ...]] = {
    "import": (frozenset(("new", "known", "ignored")),),
    "unsubscribe": (frozenset(("unsubscribed", "unknown")),),
    "resubscribe": (frozenset(),),
    "answers": (frozenset(("recorded",)),),
    "mailing": (frozenset(("invited",)), frozenset(("reminded",))),
    "send": (frozenset(("invitations",)), frozenset(("reminders",))),
    "test": (frozenset(),),
    "decide": (frozenset(("again",)), frozenset(("taken_as_sent",))),
    "undo": (frozenset(),),
    "delete_batch": (frozenset(("transactions",)),),
    "delete_customer": (frozenset(),),
    "erase": (frozenset(("messages",)),),
    "restore": (frozenset(("customers",)),),
}
"""What each kind of operation counts at least; one of these."""

SOURCES = frozenset(
    (
        "customers",
        "customer_page",
        "history",
        "import",
        "invitation_preview",
        "reminder_preview",
        "sending",
        "unsubscribed",
        "insights",
        "settings",
    )
)
REASONS = frozenset(("asked", "complained", "bounced", "operator"))
OUTCOMES = frozenset(
    (
        "unsubscribed",
        "unknown",
        "already",
        "duplicate",
        "unreadable",
        "resubscribed",
        "recorded",
        "not_in_batch",
    )
)

_WAITING = ("queued", "retry")
_ERASED = re.compile(r"erased:\d{1,6}:[0-9a-f]{64}")
_TOO_LATE = 2**33  # UTC seconds, in the year 2242
_MOMENTS = ("at", "since", "due", "resume_at", "began_at", "ended_at")


def sense_of(table: str, row: Row) -> list[Row]:
    """What to take for a row: itself, if it makes sense; else what may have been meant, or nothing."""
    for name in _MOMENTS:
        moment = row.get(name)
        if moment is not None and not (isinstance(moment, int) and 0 <= moment < _TOO_LATE):
            return []
    judge = _JUDGES.get(table)
    return judge(row) if judge else [row]


def _operation(row: Row) -> list[Row]:
    wanted = COUNTED.get(str(row.get("kind")))
    counts = _read(row.get("counts"))
    sensible = (
        wanted is not None
        and row.get("source") in SOURCES
        and row.get("reason") in (None, *REASONS)
        and counts is not None
        and all(type(count) is int for count in counts.values())
        and any(names <= counts.keys() for names in wanted)
    )
    return [row] if sensible else []


def _item(row: Row) -> list[Row]:
    if row.get("outcome") not in OUTCOMES:
        return []
    key = row.get("key")
    if (
        isinstance(key, str) and "@" not in key
    ):  # a token, the reference of a message, a line without an address
        return [] if key.startswith("erased:") and not _ERASED.fullmatch(key) else [row]
    return _with_keys(row, _keys(row)[:1])


def _suppression(row: Row) -> list[Row]:
    """Where the key and the address do not agree, both must not be mailed."""
    return _with_keys(row, _keys(row)) if row.get("reason") in REASONS else []


def _lift(row: Row) -> list[Row]:
    """One that is in doubt ends no suppression."""
    return [row] if row.get("reason") in REASONS and _keys(row) == [row["key"]] else []


def _message(row: Row) -> list[Row]:
    """One to whom nobody knows is not sent."""
    keys = _keys(row)
    if keys == [row["key"]]:
        return [row]
    if row.get("state") in _WAITING:
        row = {**row, "state": "cancelled", "why": "gone"}
    return _with_keys(row, keys[:1])


def _mailing(row: Row) -> list[Row]:
    return [row] if _read(row.get("sender", "{}")) is not None else []


_JUDGES: Mapping[str, Callable[[Row], list[Row]]] = {
    "operation": _operation,
    "operation_item": _item,
    "suppression": _suppression,
    "lift": _lift,
    "message": _message,
    "mailing": _mailing,
}


def _with_keys(row: Row, keys: Iterable[str]) -> list[Row]:
    return [row if row["key"] == key else {**row, "key": key} for key in keys]


def _keys(row: Row) -> list[str]:
    """The keys that a row may be about: one, unless its key and its address do not agree."""
    key, typed = row.get("key"), row.get("address", "")
    found = []
    if isinstance(key, str) and (_ERASED.fullmatch(key) or ("@" in key and address.key(key) == key)):
        found.append(key)
    if isinstance(typed, str) and "@" in (meant := address.key(typed)) and meant not in found:
        found.append(meant)
    # Where the address was of somebody who was erased, there is nothing, or the reference of a message.
    if found and _ERASED.fullmatch(found[0]):
        del found[1:]
    return found


def _read(text: object) -> Mapping[str, object] | None:
    try:
        read = json.loads(str(text))
    except ValueError:
        return None
    return read if isinstance(read, dict) else None
