"""The words of the evidence about one address: for the page that is printed, and for the table beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from app.controllers.operations import Source
from app.controllers.records import Event
from app.widgets.words import isolate
from app.windows import wording

if TYPE_CHECKING:
    from app.controllers.evidence import Act, Dossier, Row, Sent

Table = tuple[str, Sequence[str], Sequence[Sequence[str]], str]
"""A section: its title, the titles of its columns, its rows, and what is said where there are none."""


def title(dossier: Dossier) -> str:
    """What the page is about."""
    text = QCoreApplication.translate("Evidence", "What is on record of {address}")
    return text.format(address=isolate(dossier.address or wording.erased()))


def status(dossier: Dossier) -> str:
    """Whether the address may be mailed, and since when and why not, in a sentence."""
    if dossier.erased_at is not None and dossier.since:
        return wording.erasure(dossier.erased_at, dossier.since)
    if dossier.since:
        return wording.evidence(dossier.since)
    if dossier.is_customer:
        return QCoreApplication.translate(
            "CustomerPage", "Active: surveys and reminders may be sent to this address."
        )
    return QCoreApplication.translate(
        "CustomerPage", "This address is neither a customer’s nor unsubscribed."
    )


def facts(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """What is said of the address above the tables: names and values."""
    yield QCoreApplication.translate("Evidence", "Address"), dossier.address or wording.erased()
    if dossier.name:
        yield QCoreApplication.translate("Evidence", "Name"), dossier.name
    customer = QCoreApplication.translate("Evidence", "no")
    if dossier.added_at is not None:
        customer = QCoreApplication.translate("Evidence", "since {moment}", "of a customer").format(
            moment=_moment(dossier.added_at)
        )
    yield QCoreApplication.translate("Evidence", "Customer"), customer
    yield QCoreApplication.translate("Evidence", "Status"), wording.status(dossier.status)
    if since := dossier.since:
        yield QCoreApplication.translate("Evidence", "Unsubscribed since"), both_times(since.since)
        yield QCoreApplication.translate("Evidence", "Reason"), wording.reason(since.reason)
        yield (
            QCoreApplication.translate("Evidence", "From"),
            wording.source_and_detail(since.source, since.detail),
        )
        yield QCoreApplication.translate("Evidence", "By"), since.operator
        yield QCoreApplication.translate("Evidence", "Operation"), str(since.operation_id)
    if dossier.erased_at is not None:
        yield QCoreApplication.translate("Evidence", "Erased"), both_times(dossier.erased_at)


def tables(dossier: Dossier) -> Iterator[Table]:
    """The sections, in order."""
    when = QCoreApplication.translate("Evidence", "When")
    what = QCoreApplication.translate("Evidence", "What")
    by = QCoreApplication.translate("Evidence", "By")
    number = QCoreApplication.translate("Evidence", "No.", "of an operation")
    source = QCoreApplication.translate("Evidence", "From")
    yield (
        QCoreApplication.translate("Evidence", "Unsubscriptions and consents"),
        (when, what, source, by, number),
        [
            (_moment(act.at), act_text(act), _source(act), act.operator, str(act.operation_id))
            for act in dossier.acts
        ],
        QCoreApplication.translate("Evidence", "None is on record."),
    )
    yield (
        QCoreApplication.translate("Evidence", "Messages"),
        (when, what, QCoreApplication.translate("Evidence", "The server’s reply, and the Message-ID")),
        [(_moment_of(sent), sent_text(sent), _proof(sent)) for sent in dossier.messages],
        QCoreApplication.translate("Evidence", "No message to this address is on record."),
    )
    yield (
        QCoreApplication.translate("Evidence", "Answers"),
        (when, what, by, number),
        [
            (
                _moment(answer.at),
                wording.event(Event(answer.at, "answered", answer.batch)),
                answer.operator,
                str(answer.operation_id),
            )
            for answer in dossier.answers
        ],
        QCoreApplication.translate("Evidence", "None is on record."),
    )
    yield (
        QCoreApplication.translate("Evidence", "Imports"),
        (when, what, QCoreApplication.translate("Evidence", "File and line"), by, number),
        [
            (_moment(row.at), row_text(row), _place(row), row.operator, str(row.operation_id))
            for row in dossier.rows
        ],
        QCoreApplication.translate("Evidence", "No import is on record that has this address."),
    )


def note(dossier: Dossier) -> str:
    """By whom and when it was put together, and what it can tell."""
    text = QCoreApplication.translate(
        "Evidence",
        "Put together by {operator} on {moment} from the records of Relance on this computer. What was sent "
        "by other means is here only as far as it was entered. The CSV file beside this page has the same "
        "facts, with all times in UTC.",
    )
    return text.format(operator=isolate(dossier.operator), moment=_moment(dossier.made_at))


def header() -> tuple[str, ...]:
    """The titles of the columns of the CSV file."""
    return (
        QCoreApplication.translate("Evidence", "Address"),
        QCoreApplication.translate("Evidence", "When (UTC)"),
        QCoreApplication.translate("Evidence", "What"),
        QCoreApplication.translate("Evidence", "Batch or reference"),
        QCoreApplication.translate("Evidence", "Reason"),
        QCoreApplication.translate("Evidence", "State"),
        QCoreApplication.translate("Evidence", "Server’s reply"),
        QCoreApplication.translate("Evidence", "Message-ID"),
        QCoreApplication.translate("Evidence", "From"),
        QCoreApplication.translate("Evidence", "Line"),
        QCoreApplication.translate("Evidence", "By"),
        QCoreApplication.translate("Evidence", "Operation"),
    )


def lines(dossier: Dossier) -> Iterator[tuple[object, ...]]:
    """The rows of the CSV file: where the address stands, then all that happened, part by part."""
    address = dossier.address or wording.erased()
    since = dossier.since
    yield (
        address,
        _utc(since.since) if since else "",
        status(dossier),
        since.detail if since else "",
        wording.reason(since.reason) if since else "",
        wording.status(dossier.status),
        "",
        "",
        wording.source(since.source) if since else "",
        "",
        since.operator if since else "",
        since.operation_id if since else "",
    )
    for act in dossier.acts:
        why = wording.reason(act.reason) if act.reason else ""
        about = act.consent_reference or act.detail
        yield (
            address, _utc(act.at), act_text(act), about, why, "", "", "",
            wording.source(act.source), act.line, act.operator, act.operation_id,
        )  # fmt: skip
    for sent in dossier.messages:
        yield (
            sent.address or address, _utc(sent.at), sent_text(sent), sent.batch, "",
            _state(sent), _reply(sent), sent.message_id, "", "", sent.operator, sent.operation_id,
        )  # fmt: skip
    for answer in dossier.answers:
        said = wording.event(Event(answer.at, "answered", answer.batch))
        yield (
            address, _utc(answer.at), said, answer.batch, "", "", "", "",
            wording.source(answer.source), "", answer.operator, answer.operation_id,
        )  # fmt: skip
    for row in dossier.rows:
        yield (
            address, _utc(row.at), row_text(row), row.batch, "", "", "", "",
            row.file_name, row.line, row.operator, row.operation_id,
        )  # fmt: skip


def act_text(act: Act) -> str:
    """What began or ended an unsubscription."""
    said = wording.event(Event(act.at, act.kind, act.detail, reason=act.reason or ""))
    if act.kind != "resubscribe" or act.consent_date is None:
        return said
    text = QCoreApplication.translate("Evidence", "{what}, consent of {day}", "of a resubscription")
    return text.format(what=said, day=wording.day(act.consent_date))


def sent_text(sent: Sent) -> str:
    """Which message, and what became of it."""
    return wording.event(Event(sent.at, f"{sent.kind}_{sent.state}", sent.batch, rank=sent.rank))


def row_text(row: Row) -> str:
    """What an import did with a row."""
    if row.outcome == "ignored":
        text = QCoreApplication.translate("Evidence", "In ‘{batch}’, ignored: the address was unsubscribed")
        return text.format(batch=isolate(row.batch))
    said = wording.event(Event(row.at, "imported", row.batch))
    if row.day is None:
        return said
    text = QCoreApplication.translate("Evidence", "{what}, transaction of {day}", "of an import")
    return text.format(what=said, day=wording.day(row.day))


def both_times(moment: int) -> str:
    """A moment here, and in UTC."""
    text = QCoreApplication.translate("Evidence", "{here} ({utc} UTC)", "a moment")
    return text.format(here=_moment(moment), utc=f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d %H:%M:%S}")


def _moment(moment: int) -> str:
    return wording.moment_of(moment)


def _moment_of(sent: Sent) -> str:
    return wording.day_of(sent.at) if sent.state == "elsewhere" else _moment(sent.at)


def _utc(moment: int) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="seconds")


def _source(act: Act) -> str:
    """The screen, and where in the paste the address stood."""
    named = act.kind.startswith("unsubscribe")
    source = wording.source_and_detail(act.source, act.detail if named else "")
    if not named or act.source == Source.CUSTOMER_PAGE:  # where nothing is pasted
        return source
    text = QCoreApplication.translate("Evidence", "{source}, line {line}", "of a paste")
    return text.format(source=source, line=QLocale().toString(act.line))


def _state(sent: Sent) -> str:
    if sent.state == "elsewhere":
        return QCoreApplication.translate("Wording", "Mailed elsewhere")
    return wording.message_state(sent.state)


def _reply(sent: Sent) -> str:
    return f"{sent.code} {sent.reply}" if sent.code else sent.reply


def _proof(sent: Sent) -> str:
    identifier = f"<{sent.message_id}>" if sent.message_id else ""
    return "\n".join(part for part in (_reply(sent), identifier) if part)


def _place(row: Row) -> str:
    text = QCoreApplication.translate("Evidence", "{file}, line {line}", "of an imported file")
    return text.format(file=isolate(row.file_name), line=QLocale().toString(row.line))
