"""The suppression list as it is shown and exported with its evidence."""

import csv
from pathlib import Path

import pytest

from app.controllers import settings, suppressions
from app.controllers.operations import Source
from app.controllers.suppressions import Counts
from app.controllers.unsubscribing import Reason
from app.errors import Cancelled
from app.models.database import writing
from tests.builders import Recount, add_customers, suppress

HEADER = ("address", "since", "reason", "source", "detail", "operator", "operation", "customer")


@pytest.fixture
def listed(recount: Recount) -> None:
    """Four suppressed addresses, one of them a customer's."""
    add_customers("bob@example.com", "active@example.com")
    settings.change(settings.OPERATOR, "Zoé")
    suppress("Ann@example.com", "dora@example.org", reason=Reason.BOUNCED)
    settings.change(settings.OPERATOR, "Anne")
    suppress("bob@example.com", reason=Reason.ASKED, source=Source.REMINDER_PREVIEW, detail="Spring")
    suppress("carol@example.com", reason=Reason.COMPLAINED)


def addresses(
    text: str = "", reason: Reason | None = None, sort: str = "address", descending: bool = False
) -> str:
    rows = suppressions.rows(suppressions.ids(text, reason, sort, descending))
    return " ".join(row.key.partition("@")[0] for row in rows if row)


def test_C3_the_counts_equal_a_recount(listed: None, recount: Recount) -> None:
    assert suppressions.counts() == Counts(total=4, customers=1, others=3)
    assert recount("SELECT count(*) FROM suppression") == 4
    assert recount("SELECT count(*) FROM suppression WHERE key IN (SELECT key FROM customer)") == 1


@pytest.mark.parametrize(
    ("sort", "ascending"),
    [
        ("address", "ann bob carol dora"),
        ("reason", "bob ann dora carol"),
        ("source", "ann dora carol bob"),
        ("operator", "bob carol ann dora"),
        ("customer", "bob ann dora carol"),
        ("since", "ann dora bob carol"),
    ],
)
def test_the_list_is_sorted_by_each_column(sort: str, ascending: str, listed: None) -> None:
    assert addresses(sort=sort) == ascending
    assert sorted(addresses(sort=sort, descending=True).split()) == sorted(ascending.split())


@pytest.mark.parametrize(
    ("text", "reason", "found"),
    [
        ("ANN", None, "ann"),
        ("example.com a", None, "ann bob carol"),
        ("", Reason.BOUNCED, "ann dora"),
        ("ann", Reason.ASKED, ""),
        ("%", None, ""),
    ],
)
def test_the_list_is_filtered(text: str, reason: Reason | None, found: str, listed: None) -> None:
    assert addresses(text, reason) == found


def test_rows_come_in_the_order_asked_and_none_for_who_is_not_there(listed: None) -> None:
    ids = suppressions.ids("", None, "address", True, limit=2)
    rows = suppressions.rows([ids[1], 999, ids[0]])
    assert [row and row.key for row in rows] == ["carol@example.com", None, "dora@example.org"]


def test_L3_the_export_has_every_address_with_its_evidence(
    listed: None, recount: Recount, tmp_path: Path
) -> None:
    path = tmp_path / "unsubscribed.csv"
    assert suppressions.export(path, HEADER) == 4
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert [row["address"] for row in rows] == [
        "Ann@example.com",
        "dora@example.org",
        "bob@example.com",
        "carol@example.com",
    ]
    bob = rows[2]
    assert (bob["reason"], bob["source"], bob["detail"]) == ("asked", "reminder_preview", "Spring")
    assert (bob["operator"], bob["customer"], rows[0]["customer"]) == ("Anne", "yes", "no")
    assert all(row["since"].endswith("+00:00") for row in rows)
    assert {int(row["operation"]) for row in rows} == set(recount.column("SELECT id FROM operation"))


def test_a_cancelled_export_leaves_no_file(recount: Recount, tmp_path: Path) -> None:
    with writing():
        suppress(*(f"person{number}@example.com" for number in range(90)))

    def stop(done: int, total: int) -> None:
        raise Cancelled()

    for batch in range(25):
        suppress(*(f"person{batch}.{number}@example.com" for number in range(90)))
    with pytest.raises(Cancelled):
        suppressions.export(tmp_path / "unsubscribed.csv", HEADER, stop)
    assert list(tmp_path.glob("*.csv*")) == []
