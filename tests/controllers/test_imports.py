"""Imports: what becomes of each row, all or nothing, and that no import lifts or weakens a suppression."""

import json
import sqlite3
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.controllers import audiences, customers, history, imports, plans, unsubscribing
from app.controllers.audiences import Mail, Standing
from app.controllers.columns import DateOrder, Role
from app.controllers.customers import Filter, Status
from app.controllers.imports import (
    ColumnTwice,
    Counts,
    Fault,
    NoBatchName,
    NoEmailColumn,
    NothingToImport,
    Outcome,
)
from app.controllers.operations import Source
from app.controllers.reading.delimited import UnclosedQuote
from app.controllers.unsubscribing import Reason
from app.errors import Cancelled
from app.models.database import DiskFull, select
from tests.builders import Recount, a_batch, add_customers, customer_id, suppress, write_csv

DATA = Path(__file__).parent.parent / "data"
EXPECTED: dict[str, dict[str, Any]] = json.loads((DATA / "expected.json").read_text("utf-8"))
SAMPLES = [name for name in EXPECTED if "new" in EXPECTED[name]]


def outcomes(report: imports.Report) -> list[tuple[int, str, Outcome, str]]:
    """The rows of an import by line."""
    lines = imports.report_lines(report.batch_id, None)
    rows = imports.report_rows(report.batch_id, lines)
    return [(row.line, row.address, row.outcome, row.reason) for row in rows if row]


def recounted(recount: Recount, batch_id: int) -> dict[object, object]:
    """The outcomes of a batch's rows in the test's own SQL."""
    return dict(
        recount.rows(
            """SELECT iif(is_new, 'new', 'known'), count(*) FROM "transaction" WHERE batch_id = ?1 GROUP BY 1
            UNION ALL SELECT outcome, count(*) FROM import_row WHERE batch_id = ?1 GROUP BY 1""",
            batch_id,
        )
    )


@pytest.mark.parametrize("name", SAMPLES)
def test_I4_each_sample_gives_its_expected_counts(name: str, recount: Recount) -> None:
    expected = EXPECTED[name]
    plan = imports.propose(DATA / name)
    if "encoding" in expected:
        assert (plan.layout.encoding, plan.layout.delimiter) == (expected["encoding"], expected["delimiter"])
    dry = imports.examine(plan)
    report = imports.run(plan)
    assert report.counts == dry
    assert report.counts.rows == expected["rows_read"]
    assert report.counts.ignored == expected.get("ignored_unsubscribed", 0)
    for outcome in ("new", "duplicate", "invalid", "blank"):
        assert getattr(report.counts, outcome) == expected.get(outcome, 0), outcome
        assert recounted(recount, report.batch_id).get(outcome, 0) == expected.get(outcome, 0), outcome
    assert recount("SELECT count(*) FROM customer") == expected["new"]


def test_I2_an_unclosed_quote_imports_nothing_and_names_its_line(recount: Recount) -> None:
    before = recount.contents()
    with pytest.raises(UnclosedQuote) as refused:
        imports.run(imports.propose(DATA / "unclosed-quote.csv"))
    assert refused.value.values["line"] == EXPECTED["unclosed-quote.csv"]["line"]
    assert recount.contents() == before


MIXED = [
    ["ann@example.com", "Ann", "Archer", "2026-11-01", "Lamp"],  # line 2
    ["bob@example.com", "Bob", "", "2026-11-02", "Desk"],
    ["gone@example.com", "Gone", "Girl", "2026-11-02", "Desk"],
    ["", "", "", "", ""],
    ["ANN@example.com", "Other", "Name", "2026-11-03", "Sofa"],
    ["gone@EXAMPLE.com", "", "", "", ""],
    ["", "No", "Address", "", ""],
    ["not an address", "", "", "", ""],
    ["x@example.com, y@example.com", "", "", "", ""],
    ["jean@local", "", "", "", ""],
    ["short@example.com"],
    ["long@example.com", "Long", "Row", "2026-11-02", "Desk", "more", "and more"],
]


@pytest.fixture
def mixed(recount: Recount, tmp_path: Path) -> imports.Report:
    """A file with one of everything, imported beside a customer and a suppression."""
    customers.add("bob@example.com", "Robert", "Baker")
    suppress("gone@example.com")
    return a_batch(tmp_path, rows=MIXED)


def test_I4_each_row_has_exactly_one_outcome_and_they_sum(mixed: imports.Report, recount: Recount) -> None:
    assert mixed.counts == Counts(rows=12, new=3, known=1, ignored=1, duplicate=2, invalid=4, blank=1)
    parts = recounted(recount, mixed.batch_id)
    assert parts == {"new": 3, "known": 1, "ignored": 1, "duplicate": 2, "invalid": 4, "blank": 1}
    assert [line for line, *_ in outcomes(mixed)] == list(range(2, 14))


def test_C2_each_row_left_out_is_named_with_its_line_and_reason(mixed: imports.Report) -> None:
    left_out = [row for row in outcomes(mixed) if row[2] not in (Outcome.NEW, Outcome.KNOWN)]
    assert left_out == [
        (4, "gone@example.com", Outcome.IGNORED, ""),
        (5, "", Outcome.BLANK, ""),
        (6, "ANN@example.com", Outcome.DUPLICATE, "2"),
        (7, "gone@EXAMPLE.com", Outcome.DUPLICATE, "4"),
        (8, "", Outcome.INVALID, Fault.NO_ADDRESS),
        (9, "not an address", Outcome.INVALID, Fault.NOT_AN_ADDRESS),
        (10, "x@example.com, y@example.com", Outcome.INVALID, Fault.SEVERAL_ADDRESSES),
        (11, "jean@local", Outcome.INVALID, Fault.NOT_AN_ADDRESS),
    ]


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("descending", [False, True])
def test_C1_every_number_of_the_report_opens_its_rows(
    outcome: Outcome, descending: bool, mixed: imports.Report
) -> None:
    lines = imports.report_lines(mixed.batch_id, outcome, descending)
    assert len(lines) == getattr(mixed.counts, outcome)
    assert list(lines) == sorted(lines, reverse=descending)
    rows = imports.report_rows(mixed.batch_id, lines)
    assert [(row.line, row.outcome) for row in rows if row] == [(line, outcome) for line in lines]
    assert imports.report_rows(mixed.batch_id, [999]) == [None]


def test_the_report_stays_with_the_batch(mixed: imports.Report) -> None:
    assert imports.report(mixed.batch_id) == replace(mixed, subscription_columns=())


def test_a_row_with_the_same_address_twice_has_one_address(recount: Recount, tmp_path: Path) -> None:
    report = a_batch(tmp_path, "Ann <ann@example.com>; ANN@example.com")
    assert report.counts.new == 1
    assert recount.column("SELECT email FROM customer") == ["ann@example.com"]


def test_I4_a_row_that_cannot_be_mailed_does_not_hide_one_that_can(recount: Recount, tmp_path: Path) -> None:
    """Two spellings of one mailbox, of which only the second passes the strict check."""
    report = a_batch(tmp_path, '"ann"@example.com', "ann@example.com")
    assert [row[2:] for row in outcomes(report)] == [
        (Outcome.INVALID, Fault.NOT_MAILABLE),
        (Outcome.NEW, ""),
    ]
    assert recount.column("SELECT email FROM customer") == ["ann@example.com"]


def test_duplicate_and_empty_headers_are_told_apart_by_position(recount: Recount, tmp_path: Path) -> None:
    rows = [["ann@example.com", "Lamp", "Desk", "3"]]
    path = write_csv(tmp_path, rows, header=("email", "product", "product", ""))
    report = imports.run(imports.propose(path))
    ((columns, data),) = recount.rows(
        'SELECT b.columns, t.data FROM batch b JOIN "transaction" t ON t.batch_id = b.id'
    )
    assert json.loads(str(columns)) == ["product", "product", ""]
    assert json.loads(str(data)) == ["Lamp", "Desk", "3"]
    assert report.counts.new == 1


def test_two_email_columns_are_never_a_silent_choice(connected: None, tmp_path: Path) -> None:
    path = write_csv(tmp_path, [["ann@example.com", "other@example.com"]], header=("email", "e-mail"))
    plan = imports.propose(path)
    assert plan.roles == (Role.EMAIL, Role.FIELD)
    with pytest.raises(ColumnTwice, match="columns 1 and 2"):
        imports.run(replace(plan, roles=(Role.EMAIL, Role.EMAIL)))


def test_without_a_column_of_addresses_nothing_is_imported(recount: Recount, tmp_path: Path) -> None:
    plan = imports.propose(write_csv(tmp_path, [["Ann", "Lamp"]], header=("name", "product")))
    with pytest.raises(NoEmailColumn):
        imports.examine(plan)
    with pytest.raises(NoEmailColumn):
        imports.run(plan)
    assert recount("SELECT count(*) FROM operation") == 0


@pytest.mark.parametrize("name", ["", "  ", "\u200b\x00"])
def test_a_batch_has_a_name(name: str, recount: Recount, tmp_path: Path) -> None:
    plan = imports.propose(write_csv(tmp_path, [["ann@example.com"]]))
    with pytest.raises(NoBatchName):
        imports.run(replace(plan, name=name))
    assert recount("SELECT count(*) FROM batch") == 0


def test_a_file_with_nothing_to_import_leaves_no_batch(recount: Recount, tmp_path: Path) -> None:
    suppress("gone@example.com")
    before = recount.contents()
    with pytest.raises(NothingToImport):
        a_batch(tmp_path, "gone@example.com", "no address", "")
    assert recount.contents() == before


def test_hidden_and_control_characters_stay_outside(recount: Recount, tmp_path: Path) -> None:
    a_batch(tmp_path, rows=[["\ufeffann@example.com\u200b", "A\u202enn\x07", "O\u00a0Neil", "", "L\x01amp"]])
    assert recount.rows("SELECT key, first_name, last_name FROM customer") == [
        ("ann@example.com", "Ann", "O Neil")
    ]
    assert json.loads(str(recount.column('SELECT data FROM "transaction"')[0])) == ["", "Lamp"]


def test_dates_are_read_in_the_order_the_file_shows(recount: Recount, tmp_path: Path) -> None:
    rows = [["a@example.com", "", "", "03/11/2026", ""], ["b@example.com", "", "", "25/11/2026", ""]]
    plan = imports.propose(write_csv(tmp_path, rows), default_order=DateOrder.MONTH_FIRST)
    assert plan.date_order is DateOrder.DAY_FIRST
    imports.run(plan)
    assert recount.column('SELECT date FROM "transaction" ORDER BY line') == ["2026-11-03", "2026-11-25"]


# -------------------------------------------------------------------- I1 and I3: suppressions and imports


SUBSCRIPTIONS = ("email", "subscribed", "opt out", "désabonné", "unsubscribed")


def test_I1_an_import_never_lifts_nor_weakens_a_suppression(recount: Recount, tmp_path: Path) -> None:
    suppress("gone@example.com", "stranger@example.com", reason=Reason.COMPLAINED)
    before = recount.rows("SELECT * FROM suppression")
    rows = [
        ["gone@example.com", "yes", "0", "non", "false"],
        ["GONE@example.com", "yes", "0", "non", "false"],
        ["new@example.com", "no", "1", "oui", "true"],
    ]
    report = imports.run(imports.propose(write_csv(tmp_path, rows, header=SUBSCRIPTIONS)))
    assert recount.rows("SELECT * FROM suppression") == before
    assert report.counts == Counts(rows=3, new=1, known=0, ignored=1, duplicate=1, invalid=0, blank=0)
    assert report.subscription_columns == SUBSCRIPTIONS[1:]
    assert recount.column('SELECT data FROM "transaction"') == ["[]"]


def test_I1_nor_when_its_columns_are_read_as_something_else(recount: Recount, tmp_path: Path) -> None:
    suppress("gone@example.com")
    plan = imports.propose(
        write_csv(
            tmp_path, [["gone@example.com", "yes"], ["new@example.com", "yes"]], header=SUBSCRIPTIONS[:2]
        )
    )
    imports.run(replace(plan, roles=(Role.EMAIL, Role.FIELD)))
    assert recount.suppressed() == {"gone@example.com"}


def test_I3_suppressed_rows_leave_nothing_that_could_be_mailed(recount: Recount, tmp_path: Path) -> None:
    suppress("gone@example.com")
    report = a_batch(tmp_path, rows=[["gone@example.com", "Gone", "Girl", "", ""], ["new@example.com"]])
    assert recount.column("SELECT key FROM customer") == ["new@example.com"]
    assert recount('SELECT count(*) FROM "transaction"') == 1
    assert "Girl" not in repr(recount.contents())
    assert imports.report_rows(report.batch_id, imports.report_lines(report.batch_id, Outcome.IGNORED)) == [
        imports.ReportRow(2, "gone@example.com", Outcome.IGNORED, "")
    ]


def test_I3_an_unsubscribed_customers_names_are_not_updated(recount: Recount, tmp_path: Path) -> None:
    customers.add("gone@example.com", "Before", "")
    suppress("gone@example.com")
    report = a_batch(tmp_path, rows=[["gone@example.com", "After", "", "", ""], ["new@example.com"]])
    assert report.counts.ignored == 1
    assert recount.column("SELECT first_name FROM customer WHERE key = 'gone@example.com'") == ["Before"]


def test_I3_a_suppressed_address_is_ignored_in_every_spelling(recount: Recount, tmp_path: Path) -> None:
    suppress("zoé@exämple.com", "lenient@example")
    suppress("odd..dots@example.com")
    report = a_batch(
        tmp_path,
        "ZOE\u0301@EXA\u0308MPLE.COM",
        "mailto:zoé@xn--exmple-cua.com",
        "odd..dots@example.com",
        "a@b.fr",
    )
    assert (report.counts.ignored, report.counts.duplicate, report.counts.new) == (2, 1, 1)


def test_S4_who_was_suppressed_after_the_dry_run_is_not_imported(recount: Recount, tmp_path: Path) -> None:
    plan = imports.propose(write_csv(tmp_path, [["ann@example.com"], ["bob@example.com"]]))
    assert imports.examine(plan).ignored == 0
    suppress("ann@example.com")
    assert imports.run(plan).counts.ignored == 1
    assert recount.column("SELECT key FROM customer") == ["bob@example.com"]


# ---------------------------------------------------------------------------------- customers and batches


def test_a_known_customer_is_updated_only_where_the_file_has_a_name(recount: Recount, tmp_path: Path) -> None:
    customers.add("Bob@example.com", "Robert", "Baker")
    report = a_batch(tmp_path, rows=[["bob@EXAMPLE.com", "Bob", "", "", ""]])
    assert report.counts.known == 1
    assert recount.rows("SELECT email, first_name, last_name FROM customer") == [
        ("Bob@example.com", "Bob", "Baker")
    ]
    assert len(customers.ids(Filter("bob baker"), "email", False)) == 1
    assert len(customers.ids(Filter("robert"), "email", False)) == 0


def test_batches_share_customers(recount: Recount, tmp_path: Path) -> None:
    first = a_batch(tmp_path, "a@example.com", "b@example.com")
    second = a_batch(tmp_path, "b@example.com", "c@example.com", name="Summer.csv")
    assert (second.counts.new, second.counts.known) == (1, 1)
    assert recount("SELECT count(*) FROM customer") == 3
    assert recount('SELECT count(*) FROM "transaction"') == 4
    (row,) = customers.rows([customer_id("b@example.com")])
    assert row is not None
    assert row.batches == 2
    assert [event.detail for event in customers.page("b@example.com").timeline] == ["Summer", "Spring"]
    assert first.batch_id != second.batch_id


def test_the_same_file_imported_again_ignores_who_left_since(recount: Recount, tmp_path: Path) -> None:
    addresses = [f"person{number}@example.com" for number in range(10)]
    a_batch(tmp_path, *addresses)
    suppress(*addresses[:3])
    again = a_batch(tmp_path, *addresses)
    assert (again.counts.known, again.counts.ignored) == (7, 3)
    assert recount("SELECT count(*) FROM customer") == 10


def test_a_file_that_was_imported_before_is_recognised(connected: None, tmp_path: Path) -> None:
    first = a_batch(tmp_path, "a@example.com", "b@example.com")
    history.rename(first.batch_id, "Easter")
    path = tmp_path / first.file_name

    def earlier(path: Path) -> tuple[str, int] | None:
        plan = plans.propose(path)
        return imports.earlier(plan, imports.examine(plan))

    suppress("a@example.com")  # what becomes of its rows does not matter
    assert earlier(path) == ("Easter", first.imported_at)
    assert earlier(path.rename(tmp_path / "other.csv")) is None
    path.write_text("email\na@example.com\n", "utf-8")  # next month's export of the same name
    assert earlier(path) is None


def test_who_was_deleted_and_comes_back_has_their_last_contact_back(recount: Recount, tmp_path: Path) -> None:
    """So that deleting and importing again is no way around the days between contacts."""
    spring = a_batch(tmp_path, "a@example.com").batch_id
    history.mark_invited(spring, date.today())
    customers.delete(customer_id("a@example.com"))
    summer = a_batch(tmp_path, "a@example.com", name="Summer.csv").batch_id
    (row,) = customers.rows([customer_id("a@example.com")])
    assert row is not None
    assert row.last_contact is not None
    history.mark_invited(summer, date.today() - timedelta(30))
    assert audiences.audience(summer, Mail.REMINDER).recent == 1


def test_contacts_of_one_address_by_two_customers_do_not_stop_an_import(
    recount: Recount, tmp_path: Path
) -> None:
    """Both were mailed in one batch, one was deleted, and the other took over the address."""
    batch = a_batch(tmp_path, "a@example.com", "b@example.com").batch_id
    history.mark_invited(batch, date.today())
    customers.delete(customer_id("a@example.com"))
    customers.edit(customer_id("b@example.com"), "a@example.com", "", "")
    report = a_batch(tmp_path, "a@example.com", "c@example.com", name="Summer.csv")
    assert (report.counts.new, report.counts.known) == (1, 1)
    assert recount("SELECT count(*) FROM message") == 2


def test_a_batch_is_mapped_as_the_last_one_with_its_header(connected: None, tmp_path: Path) -> None:
    path = write_csv(tmp_path, [["a@example.com", "Ann"]], header=("Adresse", "Qui"))
    plan = imports.propose(path)
    assert plan.roles == (Role.EMAIL, Role.FIELD)
    imports.run(replace(plan, roles=(Role.EMAIL, Role.FIRST_NAME)))
    assert imports.propose(path).roles == (Role.EMAIL, Role.FIRST_NAME)


# ------------------------------------------------------------------------------------- I2: all or nothing


def test_I2_a_dry_run_changes_nothing(recount: Recount, tmp_path: Path) -> None:
    suppress("gone@example.com")
    before = recount.contents()
    imports.examine(imports.propose(write_csv(tmp_path, MIXED)))
    assert recount.contents() == before


@pytest.mark.parametrize("table", ["customer", '"transaction"', "import_row", "batch", "column_mapping"])
def test_I2_an_error_in_the_middle_changes_nothing(table: str, recount: Recount, tmp_path: Path) -> None:
    select(
        f"""CREATE TRIGGER fails AFTER INSERT ON {table}
        WHEN (SELECT count(*) FROM {table}) = {1 if table in ("batch", "column_mapping") else 2}
        BEGIN SELECT RAISE(ABORT, 'in the middle'); END"""
    )
    customers.add("bob@example.com", "Robert", "Baker")
    suppress("gone@example.com")
    plan = imports.propose(write_csv(tmp_path, MIXED))
    before = recount.contents()
    with pytest.raises(Exception, match="in the middle"):
        imports.run(plan)
    assert recount.contents() == before
    select("DROP TRIGGER fails")
    assert imports.run(plan).counts.rows == 12


def test_I2_a_full_disk_changes_nothing(recount: Recount, tmp_path: Path) -> None:
    suppress("gone@example.com")
    plan = imports.propose(write_csv(tmp_path, [[f"person{number}@example.com"] for number in range(500)]))
    (pages,) = select("PRAGMA page_count").fetchone()
    select(f"PRAGMA max_page_count = {pages + 2}")
    before = recount.contents()
    with pytest.raises(DiskFull):
        imports.run(plan)
    assert recount.contents() == before


@pytest.mark.parametrize("kept", range(0, 60, 4))
def test_I2_a_cancel_at_any_time_changes_nothing(
    kept: int, recount: Recount, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked every two thousand opcodes here, so that there are many moments in a small file."""
    monkeypatch.setattr("app.models.database._OPCODES_BETWEEN_QUESTIONS", 2_000)
    suppress("person1@example.com")
    plan = imports.propose(write_csv(tmp_path, [[f"person{number}@example.com"] for number in range(2_000)]))
    before = recount.contents()
    asked = 0

    def stop(done: int, total: int) -> None:
        nonlocal asked
        asked += 1
        if asked > kept:
            raise Cancelled()

    with pytest.raises(Cancelled):
        imports.run(plan, stop)
    assert recount.contents() == before
    assert imports.run(plan).counts.new == 1_999


def test_I2_progress_goes_from_nothing_to_all(connected: None, tmp_path: Path) -> None:
    told: list[int] = []
    plan = imports.propose(write_csv(tmp_path, [[f"person{number}@example.com"] for number in range(9_000)]))
    imports.run(plan, lambda done, total: told.append(100 * done // total))
    assert told == sorted(told)
    assert 0 <= told[0] < 50
    assert told[-1] >= 95


def test_C3_the_counts_equal_a_recount_of_the_whole_database(mixed: imports.Report, recount: Recount) -> None:
    counted = customers.counts()
    assert counted.total == recount("SELECT count(*) FROM customer")
    assert counted.unsubscribed == recount(
        "SELECT count(*) FROM customer WHERE key IN (SELECT key FROM suppression)"
    )
    assert counted.total == counted.active + counted.unsubscribed
    ((stored,),) = recount.rows("SELECT counts FROM operation WHERE id = ?", mixed.operation_id)
    assert json.loads(str(stored)) == {
        name: getattr(mixed.counts, name)
        for name in ("rows", "new", "known", "ignored", "duplicate", "invalid", "blank")
    }


def test_an_import_does_not_wait_for_a_reader(recount: Recount, tmp_path: Path) -> None:
    other = sqlite3.connect(recount.path)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM customer").fetchone()
    assert a_batch(tmp_path, "a@example.com").counts.new == 1
    other.close()


def test_S1_nobody_imported_is_shown_active_while_suppressed(recount: Recount, tmp_path: Path) -> None:
    a_batch(tmp_path, "a@example.com", "b@example.com")
    unsubscribing.apply(unsubscribing.preview("a@example.com"), Source.CUSTOMERS)
    rows = customers.rows(customers.ids(Filter(), "email", False))
    assert [row.status for row in rows if row] == [Status.UNSUBSCRIBED, Status.ACTIVE]
    assert [len(customers.ids(Filter(status=status), "email", False)) for status in Status] == [1, 1]


def test_Q1_an_imported_customer_who_left_is_no_recipient(recount: Recount, tmp_path: Path) -> None:
    add_customers("a@example.com")
    batch = a_batch(tmp_path, "a@example.com", "b@example.com").batch_id
    history.mark_invited(batch, date.today() - timedelta(30))
    suppress("a@example.com")
    people = audiences.people(
        batch, Mail.REMINDER, audiences.ids(batch, Mail.REMINDER, Standing.RECIPIENT, "", "email", False)
    )
    assert [person.key for person in people if person] == ["b@example.com"]


def test_C2_a_row_with_more_cells_than_columns_is_named_rather_than_guessed(
    tmp_path: Path, connected: None
) -> None:
    sampled = [f"c{number}@example.com" for number in range(plans.SAMPLE_ROWS)]
    rows = [
        ["late@example.com", "", "", "2026-11-02", "Lamp", "", ""],
        ["shifted@example.com", "", "", "2026-11-02", "Lamp", "or two", ""],
    ]
    report = a_batch(tmp_path, *sampled, rows=rows)
    assert (report.counts.new, report.counts.invalid) == (plans.SAMPLE_ROWS + 1, 1)
    (left_out,) = [row for row in outcomes(report) if row[2] is Outcome.INVALID]
    assert left_out == (plans.SAMPLE_ROWS + 3, "shifted@example.com", Outcome.INVALID, Fault.TOO_MANY_CELLS)


def test_many_columns_take_no_more_than_their_share_of_time(connected: None, tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("ann@example.com" + "," * 20_000 + "\n", encoding="utf-8")
    plan = imports.propose(path)
    before = time.monotonic()
    assert imports.examine(plan).new == 1
    assert time.monotonic() - before < 3  # s; it took 16 when each column looked through all of them


def test_C2_a_date_that_cannot_be_read_is_told_with_its_row(tmp_path: Path, connected: None) -> None:
    dates = ["2026-11-02", "31/02/2026", "soon", ""]
    rows = [[f"{number}@example.com", "", "", day, ""] for number, day in enumerate(dates)]
    report = a_batch(tmp_path, rows=rows)
    assert report.counts.new == 4
    notes = [reason for _, _, _, reason in outcomes(report)]
    assert notes == ["", imports.Note.UNREAD_DATE, imports.Note.UNREAD_DATE, ""]
