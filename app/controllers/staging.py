"""The rows of an imported file on their way into the database: loaded, judged, inserted.

They wait in a temporary table of the connection, so that a dry run changes nothing and an import that is
stopped leaves nothing.
"""

from collections.abc import Iterator
from enum import StrEnum
from functools import partial
from itertools import compress
from json.encoder import encode_basestring
from sqlite3 import Connection

from app import address
from app.controllers import columns, files, operations
from app.controllers.columns import Role
from app.controllers.plans import Plan
from app.models.customers import fold_customer
from app.models.database import Progress
from app.models.erasure import Erased


class Outcome(StrEnum):
    """What becomes of a row; each has exactly one."""

    NEW = "new"
    KNOWN = "known"
    IGNORED = "ignored"  # the address is suppressed, or was erased: that is its reason then
    DUPLICATE = "duplicate"  # the customer is further up in the file
    INVALID = "invalid"
    BLANK = "blank"


class Fault(StrEnum):
    """Why a row is invalid."""

    NO_ADDRESS = "no_address"
    NOT_AN_ADDRESS = "not_an_address"
    SEVERAL_ADDRESSES = "several_addresses"
    NOT_MAILABLE = "not_mailable"
    TOO_MANY_CELLS = "too_many_cells"  # more than there are columns: who knows which is which


ERASED = "erased"
"""Why a row is ignored that is of somebody who was erased; nothing says why one is that is unsubscribed."""


class Note(StrEnum):
    """What of an imported row could not be read; the row is imported all the same."""

    UNREAD_DATE = "unread_date"


class Stage:
    """Progress of an import in per cent, over its phases; asks while SQL runs whether to go on."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._done = 0

    def __call__(self, done: int, total: int) -> None:
        """Reading the file is the first half."""
        self.reach(50 * done // total if total else 0)

    def reach(self, percent: int) -> None:
        self._done = percent
        self.check()

    def check(self) -> None:
        self._progress(self._done, 100)


def load(connection: Connection, plan: Plan, stage: Stage) -> None:
    """Read the whole file into a temporary table of this connection, in the order of the key.

    Every later step then walks the rows from one end to the other, and appends to what it fills.
    """
    connection.execute("DROP TABLE IF EXISTS temp.loaded")
    connection.execute("DROP TABLE IF EXISTS temp.staged")
    connection.execute(
        """
        CREATE TEMP TABLE loaded (
            key TEXT, line INTEGER, outcome TEXT, reason TEXT, email TEXT,
            first_name TEXT, last_name TEXT, folded TEXT, date TEXT, data TEXT
        )
        """
    )
    connection.executemany("INSERT INTO loaded VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _read(plan, stage))
    # Of one key, the rows that are not invalid come first: null is the least.
    connection.execute("CREATE TEMP TABLE staged AS SELECT * FROM loaded ORDER BY key, outcome, line")
    connection.execute("DROP TABLE temp.loaded")


def judge(connection: Connection) -> None:
    """Give an outcome to each loaded row that becomes no transaction."""
    connection.execute(
        """
        UPDATE staged SET outcome = 'duplicate', reason = first FROM (
            SELECT below.key, min(above.line) AS first
            FROM staged above CROSS JOIN staged below ON below.rowid = above.rowid + 1
            WHERE below.key = above.key AND below.outcome IS NULL GROUP BY below.key
        ) AS repeated
        WHERE staged.key = repeated.key AND staged.line > first AND staged.outcome IS NULL
        """
    )
    connection.execute(
        """
        UPDATE staged SET outcome = 'ignored', reason = ''
        WHERE (outcome IS NULL OR outcome = 'invalid') AND key IN (SELECT key FROM suppression)
        """
    )
    if erased := Erased(connection):
        _leave_out_erased(connection, erased)


def _leave_out_erased(connection: Connection, erased: Erased) -> None:
    """Ignore the rows of those who were erased, and keep nothing of them, whatever else they are."""
    connection.create_function("is_erased", 1, lambda key: bool(erased.form(key)), deterministic=True)
    connection.create_function("names_erased", 1, partial(_names_erased, erased), deterministic=True)
    connection.execute(
        """
        UPDATE staged SET email = '', outcome = iif(outcome = 'duplicate', outcome, 'ignored'),
            reason = iif(outcome = 'duplicate', reason, 'erased')
        WHERE key <> '' AND is_erased(key)
        """
    )
    connection.execute(
        """
        UPDATE staged SET email = '', outcome = 'ignored', reason = 'erased'
        WHERE outcome = 'invalid' AND reason = 'several_addresses' AND names_erased(email)
        """
    )


def _names_erased(erased: Erased, cell: str) -> bool:
    return any(erased.form(address.key(found)) for found in address.find(cell))


def _read(plan: Plan, progress: Progress) -> Iterator[tuple[object, ...]]:
    """The rows of the file for the temporary table, cleaned. Runs a million times: nothing here is spare."""
    place = {role: index for index, role in enumerate(plan.roles)}
    email_at = place[Role.EMAIL]
    first_at, last_at, date_at = (
        place.get(role, -1) for role in (Role.FIRST_NAME, Role.LAST_NAME, Role.DATE)
    )
    width = len(plan.roles)
    fields = frozenset(plan.fields)
    kept = [index in fields for index in range(width)]
    order = plan.date_order
    clean, plain_key, read_date = address.clean, address.plain_key, columns.read_date
    quoted = encode_basestring
    missing = [""] * width
    for line, raw in files.records(plan.path, plan.layout, progress):
        cells = list(map(str.strip, raw if "".join(raw).isprintable() else map(clean, raw)))
        if len(cells) < width:
            cells += missing[len(cells) :]
        surplus = any(cells[width:])
        email = cells[email_at]
        key = plain_key(email)
        fault = None
        if key is None:
            if not any(cells):
                yield "", line, Outcome.BLANK, "", "", "", "", "", None, ""
                continue
            email, key, fault = _look_closely(email)
        if surplus and fault is None:
            fault = Fault.TOO_MANY_CELLS
        date = note = None
        if date_at >= 0 and (cell := cells[date_at]):
            date = read_date(cell, order)
            note = Note.UNREAD_DATE if date is None else None
        first = cells[first_at] if first_at >= 0 else ""
        last = cells[last_at] if last_at >= 0 else ""
        yield (
            key,
            line,
            fault and Outcome.INVALID,
            fault or note or "",
            email,
            first,
            last,
            fold_customer(last, first, email),
            date,
            f"[{','.join(map(quoted, compress(cells, kept)))}]",  # JSON
        )


def _look_closely(cell: str) -> tuple[str, str, Fault | None]:
    """The address of a cell, its key, or "" if it has none, and what is wrong with it."""
    if not cell:
        return cell, "", Fault.NO_ADDRESS
    found = address.find(cell)
    if not found:
        return cell, "", Fault.NOT_AN_ADDRESS
    key = address.key(found[0])
    if any(address.key(other) != key for other in found[1:]):
        return cell, "", Fault.SEVERAL_ADDRESSES
    return found[0], key, None if address.is_sendable(found[0]) else Fault.NOT_MAILABLE


_TO_IMPORT = "FROM staged s WHERE s.outcome IS NULL"


def tally(connection: Connection) -> dict[str, int]:
    """How many loaded rows have each outcome, as the customers are now."""
    others = dict(
        connection.execute("SELECT outcome, count(*) FROM staged WHERE outcome IS NOT NULL GROUP BY outcome")
    )
    imported, known = connection.execute(
        f"""
        SELECT count(*), count(*) FILTER (WHERE EXISTS (SELECT 1 FROM customer c WHERE c.key = s.key))
        {_TO_IMPORT}
        """
    ).fetchone()
    return {**others, Outcome.NEW: imported - known, Outcome.KNOWN: known}


def foreseen(connection: Connection, outcome: str | None, limit: int) -> Iterator[tuple[int, str, str, str]]:
    """Line, address, outcome and reason of the loaded rows with this outcome, or of all, by line."""
    return connection.execute(
        """
        SELECT line, email, coalesce(
            outcome, iif(EXISTS (SELECT 1 FROM customer c WHERE c.key = s.key), 'known', 'new')) AS foreseen,
            coalesce(reason, '')
        FROM staged s WHERE :outcome IS NULL OR foreseen = :outcome ORDER BY line LIMIT :limit
        """,
        {"outcome": outcome, "limit": limit},
    )


def insert(connection: Connection, batch_id: int, stage: Stage) -> None:
    """Customers, then their transactions, both in the order of the key: appended, not scattered."""
    (last_id,) = connection.execute("SELECT coalesce(max(id), 0) FROM customer").fetchone()
    stage.reach(60)
    connection.execute(
        f"""
        INSERT INTO customer (key, email, first_name, last_name, folded, sendable, created_at)
        SELECT s.key, s.email, s.first_name, s.last_name, s.folded, 1, {operations.now():d} {_TO_IMPORT}
        ORDER BY s.rowid
        ON CONFLICT (key) DO UPDATE SET
            first_name = iif(excluded.first_name = '', first_name, excluded.first_name),
            last_name = iif(excluded.last_name = '', last_name, excluded.last_name),
            folded = fold_customer(
                iif(excluded.last_name = '', last_name, excluded.last_name),
                iif(excluded.first_name = '', first_name, excluded.first_name),
                email
            )
        WHERE excluded.first_name NOT IN ('', first_name) OR excluded.last_name NOT IN ('', last_name)
        """
    )
    stage.reach(75)
    connection.execute(
        """
        UPDATE OR IGNORE message SET customer_id = (SELECT c.id FROM customer c WHERE c.key = message.key)
        WHERE customer_id IS NULL AND kind <> 'test'
        """
    )
    connection.execute(
        f"""
        INSERT INTO "transaction" (batch_id, customer_id, line, is_new, note, date, data)
        SELECT {batch_id:d}, c.id, s.line, c.id > {last_id:d}, s.reason, s.date, s.data
        FROM staged s CROSS JOIN customer c ON c.key = s.key WHERE s.outcome IS NULL
        ORDER BY s.rowid
        """
    )
    stage.reach(95)
    connection.execute(
        f"""
        INSERT INTO import_row (batch_id, outcome, line, address, reason)
        SELECT {batch_id:d}, outcome, line, email, reason FROM staged WHERE outcome IS NOT NULL
        ORDER BY outcome, line
        """
    )
