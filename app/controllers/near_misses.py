"""Addresses of a paste that are no customer's but look like one: what was perhaps meant; nothing is merged.

For each address the likely slips are written out and looked up in the index, rather than compared with every
customer: a few hundred look-ups whatever the number of customers.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from unicodedata import normalize

from app import address
from app.controllers.pasting import Unreadable
from app.controllers.slips import Likeness, candidates
from app.controllers.unsubscribing import Outcome, Preview
from app.models import erasure
from app.models.database import Progress, reading, silent

MOST = 500
"""Nothing is looked for when more addresses are unknown: such a paste is another list, not one with slips."""
MOST_LIKELY = 3
"""So many customers are named for one line."""


@dataclass(frozen=True, slots=True)
class Likely:
    """An address that was perhaps meant, spelled as with the customer, or as the line suggests."""

    address: str
    key: str
    likeness: Likeness
    is_customer: bool


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A line of a paste, what is written there, and what was perhaps meant, the likeliest first.

    `is_address` says whether what is written there is an address, of nobody, or could not be read.
    """

    line: int
    text: str
    is_address: bool
    likely: tuple[Likely, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The near misses by line. `too_many` unknown addresses were not looked into; else it is 0."""

    near_misses: tuple[NearMiss, ...]
    too_many: int = 0


def find(preview: Preview, progress: Progress = silent) -> Found:
    """Look for what was meant by the unknown addresses and the unreadable lines of a paste. Changes nothing.

    What the paste names itself is not offered, nor what is suppressed already.
    """
    unknown = [
        _Slip(item.line, item.address, item.key, True)
        for item in preview.items
        if item.outcome == Outcome.UNKNOWN
    ]
    too_many = len(unknown) if len(unknown) > MOST else 0
    named = {item.key for item in preview.items}
    unreadable = [
        slip
        for line in preview.unreadable[:MOST]
        for slip in _slips(line)
        if not slip.suggestion or slip.key not in named  # else it is looked into as that address
    ]
    slips = [*([] if too_many else unknown), *unreadable]
    if not slips:
        return Found((), too_many)
    with reading(lambda: progress(0, len(slips))) as connection:
        domains = _domains(connection)
        found: list[NearMiss] = []
        for start in range(0, len(slips), _AT_ONCE):
            progress(start, len(slips))
            found += _look_up(connection, slips[start : start + _AT_ONCE], domains, named)
    found.sort(key=lambda near: near.line)
    return Found(tuple(found), too_many)


_AT_ONCE = 200  # slips whose candidates, some hundreds for each, are in memory together


@dataclass(frozen=True, slots=True)
class _Slip:
    """What is written, by what it is compared, and what the line itself suggests."""

    line: int
    text: str
    key: str
    is_address: bool
    suggestion: str = ""


def _slips(line: Unreadable) -> Iterator[_Slip]:
    """What an unreadable line may be a slip of: what it spells out, or an @ whose domain is none."""
    if line.suggestion:
        yield _Slip(line.line, line.text, address.key(line.suggestion), False, line.suggestion)
        return
    plain = normalize("NFKC", line.text).replace(" @ ", "@").replace(" @", "@").replace("@ ", "@")
    for word in plain.split():
        local, at, domain = word.strip("<>()[]\"';:,.").rpartition("@")
        if at and local and domain and "@" not in local:
            yield _Slip(line.line, line.text, f"{local}@{domain.replace(',', '.')}".casefold(), False)
            return


def _domains(connection: Connection) -> frozenset[str]:
    """The domains that customers have."""
    cursor = connection.execute("SELECT DISTINCT substr(key, instr(key, '@') + 1) FROM customer")
    return frozenset(domain for (domain,) in cursor)


def _look_up(
    connection: Connection, slips: Sequence[_Slip], domains: Collection[str], named: Collection[str]
) -> Iterator[NearMiss]:
    """The near misses among a few slips."""
    # A candidate belongs to the slip for which it is most telling, and to each of several the same.
    wanted: dict[str, dict[int, Likeness]] = {}
    tagged: list[tuple[int, str, str, str]] = []
    for number, slip in enumerate(slips):
        itself = Likeness.SPELLED_OUT if slip.suggestion else Likeness.DOMAIN  # of what was no address
        for candidate, likeness in ((slip.key, itself), *candidates(slip.key, domains)):
            if candidate not in named:
                wanted.setdefault(candidate, {}).setdefault(number, likeness)
        local, _, domain = slip.key.rpartition("@")
        if "+" not in local:
            tagged.append((number, f"{local}+", f"{local},", f"%@{domain}"))  # "," follows "+" in ASCII

    connection.execute("CREATE TEMP TABLE IF NOT EXISTS likely (key TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.execute("DELETE FROM likely")
    connection.executemany("INSERT INTO likely VALUES (?)", zip(sorted(wanted)))
    found: dict[int, dict[str, Likely]] = {}
    for key, email in connection.execute(
        """
        SELECT c.key, c.email FROM likely JOIN customer c ON c.key = likely.key
        WHERE NOT EXISTS (SELECT 1 FROM suppression s WHERE s.key = c.key)
        """
    ):
        for number, likeness in wanted[key].items():
            found.setdefault(number, {})[key] = Likely(email, key, likeness, True)
    for number, first, after, pattern in tagged:
        for key, email in connection.execute(
            """
            SELECT c.key, c.email FROM customer c WHERE c.key >= ? AND c.key < ? AND c.key LIKE ?
                AND NOT EXISTS (SELECT 1 FROM suppression s WHERE s.key = c.key)
            LIMIT ?
            """,
            (first, after, pattern, MOST_LIKELY),
        ):
            if key not in named:
                found.setdefault(number, {}).setdefault(key, Likely(email, key, Likeness.TAG, True))
    for number, slip in enumerate(slips):
        likely = found.get(number, {})
        asked_for = slip.suggestion and slip.key not in named and slip.key not in likely
        if asked_for and not erasure.must_not_be_mailed(connection, slip.key):
            likely[slip.key] = Likely(slip.suggestion, slip.key, Likeness.SPELLED_OUT, False)
        if likely:
            best = sorted(likely.values(), key=lambda each: (_RANKS[each.likeness], each.key))
            yield NearMiss(slip.line, slip.text, slip.is_address, tuple(best[:MOST_LIKELY]))


_RANKS = {likeness: rank for rank, likeness in enumerate(Likeness)}
