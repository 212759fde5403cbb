"""Erasing a person: what is known of them goes, and what keeps their address from being mailed stays.

What stays is a keyed hash of the address (`app.models.erasure`), in the place of its key: in the suppression,
the operations log, the lifts, and the fact of each message. Who has the address can thus still find out that
it is not to be mailed, since when and why; nobody can read the address from it.
"""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from sqlite3 import Connection

from app import address
from app.controllers import operations, settings
from app.controllers.operations import Kind, Source
from app.controllers.unsubscribing import Outcome, Reason
from app.errors import QT_TRANSLATE_NOOP, Refusal
from app.log import scrub
from app.models import damaged, database, erasure
from app.models.customers import fold
from app.models.database import Progress, silent
from app.models.erasure import is_erased

__all__ = ["ErasedAlready", "NothingKnown", "Receipt", "damaged_files", "erase", "finish", "is_erased"]


class NothingKnown(Refusal):
    """There is nothing to erase."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "Nothing is known of ‘{address}’.")


class ErasedAlready(Refusal):
    """It was done before."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "This address has been erased already.")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was done: how many `addresses` of this person were erased, and in how many `messages`.

    `rewritten` says that the database's file was written anew, so that no trace is left where something was
    before. That takes room and a moment without another writer; without it, traces may be left in the file
    until `finish` is called again, which the daily backup does.
    """

    operation_id: int
    addresses: int
    messages: int
    rewritten: bool


def erase(key: str, source: Source, progress: Progress = silent) -> Receipt:
    """Erase the customer with this address key, or what is known of it if it is no customer's; for good.

    In one transaction, afterwards on the disk: the address, and each other one that this customer was mailed
    at, is suppressed, as `asked`; then the customer goes, with the rows' own data and the survey tokens, and
    each address gives way to its hash. Backups that were made before still have it all.
    Raises NothingKnown, ErasedAlready, Cancelled from `progress` before anything is done, and the refusals of
    `writing()`.
    """
    progress(0, 0)
    with database.erasing() as connection:
        keys = _keys_of_person(connection, key)
        if not keys:
            raise ErasedAlready() if erasure.is_suppressed(connection, key) else NothingKnown(address=key)
        spellings = _spellings(connection, keys)
        tokens = _tokens(connection, key)
        messages = _messages(connection, keys)
        operation_id = operations.record(
            Kind.ERASE,
            source,
            counts={"erased": len(keys), "messages": messages},
            reason=Reason.ASKED,
        )
        forms = {each: erasure.form_of(connection, each) for each in keys}
        outcomes = [_suppress(connection, operation_id, each, form) for each, form in forms.items()]
        operations.record_items(
            connection,
            operation_id,
            (
                (place, place + 1, "", form, outcome)
                for place, (form, outcome) in enumerate(zip(forms.values(), outcomes, strict=True))
            ),
        )
        _delete_customer(connection, key)
        for each, form in forms.items():
            _replace(connection, each, form)
        _clear_log(connection, forms[keys[0]], tokens, spellings)
        _clear_reports(connection, frozenset(keys), spellings)
        settings.mark_rewrite(due=True)  # the program may be killed before it is done
    return Receipt(operation_id, len(keys), messages, finish())


def finish() -> bool:
    """Write the file anew, without traces of who was erased; if that cannot be done now, it stays due."""
    if not database.rewrite():
        return False
    with suppress(Refusal):  # then it is done once more
        settings.mark_rewrite(due=False)
    return True


def damaged_files() -> Sequence[str]:
    """The names of the damaged files beside the database, which still hold whatever they held. Not quick."""
    return [file.name for file in damaged.kept_aside(database.path())]


def forget(connection: Connection, forms: Mapping[str, str]) -> None:
    """Erase in a copy of the database, as `erase` has since in the database, the addresses with these keys.

    `forms` are what stays of each. No trigger may be in the way, and foreign keys must be enforced.
    """
    if not forms:
        return
    spellings = _spellings(connection, list(forms))
    for key, form in forms.items():
        tokens = _tokens(connection, key)
        connection.execute(
            "UPDATE OR REPLACE suppression SET key = ?, address = '' WHERE key = ?", (form, key)
        )
        _delete_customer(connection, key)
        _replace(connection, key, form)
        _clear_log(connection, form, tokens, spellings)
    _clear_reports(connection, frozenset(forms), spellings)


def _keys_of_person(connection: Connection, key: str) -> Sequence[str]:
    """The key itself, if anything is known of it, and those of addresses that its customer had before.

    What another customer has by now is theirs.
    """
    found = connection.execute(
        """
        SELECT :key WHERE EXISTS (SELECT 1 FROM customer WHERE key = :key)
            OR EXISTS (SELECT 1 FROM suppression WHERE key = :key)
            OR EXISTS (SELECT 1 FROM operation_item WHERE key = :key)
            OR EXISTS (SELECT 1 FROM lift WHERE key = :key)
            OR EXISTS (SELECT 1 FROM message WHERE key = :key AND customer_id IS NULL)
        UNION
        SELECT m.key FROM message m JOIN customer c ON c.id = m.customer_id
        WHERE c.key = :key AND m.kind <> 'test'
            AND NOT EXISTS (SELECT 1 FROM customer other WHERE other.key = m.key AND other.id <> c.id)
        """,
        {"key": key},
    )
    keys = sorted((each for (each,) in found if not is_erased(each)), key=lambda each: each != key)
    return keys or ([key] if "@" in key and _is_named(connection, key) else [])


def _is_named(connection: Connection, key: str) -> bool:
    """Whether a line that could not be read, of a paste or of an imported file, is about this address."""
    spellings = _spellings(connection, [key])
    return bool(_unread(connection, spellings) or _reported(connection, frozenset((key,)), spellings))


def _tokens(connection: Connection, key: str) -> Sequence[str]:
    """What stands for this customer in survey links, and may have been pasted as an answer."""
    found = connection.execute(
        """SELECT t.token FROM "transaction" t JOIN customer c ON c.id = t.customer_id
        WHERE c.key = ? AND t.token IS NOT NULL""",
        (key,),
    )
    return [token for (token,) in found]


def _messages(connection: Connection, keys: Sequence[str]) -> int:
    marks = ", ".join("?" * len(keys))
    (count,) = connection.execute(f"SELECT count(*) FROM message WHERE key IN ({marks})", keys).fetchone()
    return int(count)


def _suppress(connection: Connection, operation_id: int, key: str, form: str) -> Outcome:
    """Have the form suppressed, in the place of the address if that is; the first evidence stays."""
    both = connection.execute(
        "SELECT count(*) FROM suppression WHERE key IN (?, ?)", (key, form)
    ).fetchone() == (2,)
    if both:  # the address came back, and objected again: the older one stays
        connection.execute(
            """INSERT INTO lift (operation_id, key, address, since, reason, suppressed_by)
            SELECT ?, key, address, since, reason, operation_id FROM suppression WHERE key = ?""",
            (operation_id, key),
        )
        connection.execute("DELETE FROM suppression WHERE key = ?", (key,))
    found = connection.execute(
        """UPDATE suppression SET key = ?, address = '',
            reason = iif(reason IN ('operator', 'bounced'), 'asked', reason)
        WHERE key IN (?, ?)""",
        (form, key, form),
    ).rowcount
    if not found:
        connection.execute(
            """INSERT INTO suppression (key, address, since, reason, operation_id)
            SELECT ?, '', at, reason, id FROM operation WHERE id = ?""",
            (form, operation_id),
        )
    return Outcome.ALREADY if found else Outcome.UNSUBSCRIBED


def _delete_customer(connection: Connection, key: str) -> None:
    connection.execute(
        """UPDATE "transaction" SET data = '[]', token = NULL
        WHERE customer_id = (SELECT id FROM customer WHERE key = ?)""",
        (key,),
    )
    connection.execute("DELETE FROM customer WHERE key = ?", (key,))


def _replace(connection: Connection, key: str, form: str) -> None:
    """Put the form where the key is, and nothing where the address is."""
    connection.execute("UPDATE operation_item SET key = ?, address = '' WHERE key = ?", (form, key))
    connection.execute(  # also of a consent that was given after an erasure before this one
        """UPDATE lift SET key = :form, address = '',
            consent_reference = iif(consent_date IS NULL, NULL, '')
        WHERE key IN (:key, :form)""",
        {"key": key, "form": form},
    )
    connection.create_function("scrub", 1, scrub, deterministic=True)
    connection.execute(
        "UPDATE message SET key = ?, address = '', reply = scrub(reply) WHERE key = ?", (form, key)
    )
    connection.execute(  # what the server said when it stopped at this recipient
        """UPDATE mailing SET reply = scrub(reply)
        WHERE reply <> '' AND id IN (SELECT mailing_id FROM message WHERE key = ?)""",
        (form,),
    )


def _clear_log(connection: Connection, form: str, tokens: Sequence[str], spellings: re.Pattern[str]) -> None:
    """Clear what else of the log is about this person: tokens, unreadable lines, references of consents."""
    marks = ", ".join("?" * len(tokens))
    connection.execute(
        f"UPDATE operation_item SET key = ?, address = '' WHERE key IN ({marks})", (form, *tokens)
    )
    connection.executemany(
        "UPDATE operation_item SET key = ?, address = '' WHERE operation_id = ? AND position = ?",
        [(form, *place) for place in _unread(connection, spellings)],
    )
    connection.execute(
        """UPDATE operation SET detail = '' WHERE detail <> '' AND iif(kind = 'undo', undoes, id) IN (
            SELECT o.id FROM operation o JOIN operation_item i ON i.operation_id = o.id
            WHERE o.kind = 'resubscribe' AND i.key GLOB 'erased:*')"""
    )


def _unread(connection: Connection, spellings: re.Pattern[str]) -> Sequence[Sequence[object]]:
    """Which lines of pastes that could not be read name one of these: operation, position."""
    lines = connection.execute("SELECT operation_id, position, address FROM operation_item WHERE key = ''")
    return [place for *place, text in lines if spellings.search(_folded(text))]


def _clear_reports(connection: Connection, keys: frozenset[str], spellings: re.Pattern[str]) -> None:
    """Empty the addresses of the rows of imported files that brought no transaction."""
    connection.executemany(
        "UPDATE import_row SET address = '' WHERE batch_id = ? AND outcome = ? AND line = ?",
        _reported(connection, keys, spellings),
    )


def _reported(
    connection: Connection, keys: frozenset[str], spellings: re.Pattern[str]
) -> Sequence[Sequence[object]]:
    """Which rows of imported files that brought no transaction name one of these: batch, outcome, line."""

    def named(cell: str) -> bool:
        plain = address.plain_key(cell)
        if plain is not None:
            return plain in keys
        named_there = any(address.key(found) in keys for found in address.find(cell))
        return named_there or bool(spellings.search(_folded(cell)))

    rows = connection.execute("SELECT batch_id, outcome, line, address FROM import_row WHERE address <> ''")
    return [place for *place, cell in rows if named(cell)]


def _spellings(connection: Connection, keys: Sequence[str]) -> re.Pattern[str]:
    """What finds these addresses, as they are spelled in any table, in a folded text that is not one."""
    marks = ", ".join("?" * len(keys))
    tables = {
        "customer": "email",
        "suppression": "address",
        "operation_item": "address",
        "message": "address",
    }
    known = " UNION ".join(
        f"SELECT {text} FROM {name} WHERE key IN ({marks})" for name, text in tables.items()
    )
    texts = {text for (text,) in connection.execute(known, (*keys,) * len(tables))}
    folded = sorted({_folded(text) for text in texts | set(keys)} - {""}, key=len, reverse=True)
    return re.compile(rf"(?<![\w.+-])(?:{'|'.join(map(re.escape, folded))})(?![\w-]|\.\w)")


def _folded(text: str) -> str:
    return fold(address.clean(text))
