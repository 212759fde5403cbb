"""The demo: a story that holds together, made beside everything else, and from which nothing leaves."""

import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from app.controllers import (
    account,
    audiences,
    customers,
    demo,
    demo_people,
    history,
    imports,
    mailings,
    operations,
    sending,
    settings,
    suppressions,
    unsubscribing,
)
from app.controllers.account import DemoSendsNothing
from app.controllers.audiences import Mail
from app.controllers.operations import Kind, Source
from app.controllers.unsubscribing import Reason
from app.errors import Cancelled
from app.models import backups, database
from tests.builders import UNSUBSCRIBE, Recount, add_customers, contents, opened, sound, suppress


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo in English, made once."""
    folder = tmp_path_factory.mktemp("demo")
    database.open_database(folder / "relance.db")
    path = folder / "demo.db"
    demo.build(path, "en", UNSUBSCRIBE)
    return path


@pytest.fixture
def inside(built: Path, tmp_path: Path) -> Iterator[Recount]:
    """A copy of it, opened as the program's, and counting with the test's own SQL."""
    path = tmp_path / "demo.db"
    database.prepare(path)
    database.replace(path, built)
    with opened(path):
        yield Recount(path)


def batch_ids() -> list[int]:
    """The batches from the oldest on."""
    return list(history.ids("imported_at", False))


def test_it_is_a_sound_database(built: Path) -> None:
    assert sound(built)


def test_it_leaves_the_program_and_its_own_data_alone(tmp_path: Path, built: Path) -> None:
    path = tmp_path / "relance.db"
    with opened(path):
        add_customers("anna@example.com")
        suppress("bruno@example.com")
        before = contents(path)
        demo.build(tmp_path / "demo.db", "fr", UNSUBSCRIBE)
        assert database.path() == path
        assert customers.counts().total == 1  # over the connection that there was before
        assert not settings.is_demo()
    assert contents(path) == before
    assert not backups.folder(tmp_path / "demo.db").exists()
    assert not backups.folder(path).exists()


def test_it_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    database.open_database(tmp_path / "relance.db")
    demo.build(path, "en", UNSUBSCRIBE)
    first = contents(path)
    with opened(path):
        add_customers("mine@example.net")
        database.back_up("before-import")
        database.open_database(path)
    demo.build(path, "en", UNSUBSCRIBE)
    found = contents(path)
    assert not backups.folder(path).exists()
    for table in ("customer", "import_row", "suppression", "answer"):
        assert found[table] == first[table]


def test_it_is_made_anew_while_it_is_open(inside: Recount) -> None:
    add_customers("mine@example.net")
    demo.build(inside.path, "fr", UNSUBSCRIBE)
    assert customers.counts().total == 400
    assert history.row(batch_ids()[0]).name == "Magasin"


@pytest.mark.parametrize("rubbish", [b"not a database at all", b"SQLite format 3\0" + b"\1" * 4000])
def test_what_is_in_its_place_and_no_database_gives_way(tmp_path: Path, rubbish: bytes) -> None:
    path = tmp_path / "demo.db"
    path.write_bytes(rubbish)
    database.open_database(tmp_path / "relance.db")
    demo.build(path, "en", UNSUBSCRIBE)
    assert Recount(path)("SELECT count(*) FROM customer") == 400


def test_somebodys_own_database_of_that_name_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    with opened(path):
        suppress("mine@example.com")
        database.back_up("by-hand")
    before = contents(path)
    with pytest.raises(demo.NotMade):
        demo.build(path, "en", UNSUBSCRIBE)
    assert contents(path) == before
    assert len(backups.existing(path)) == 1


def test_stopping_leaves_the_demo_as_it_was(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    database.open_database(tmp_path / "relance.db")
    calls = 0

    def stop(_done: int, _total: int) -> None:
        nonlocal calls
        calls += 1
        if calls > 20:
            raise Cancelled

    with pytest.raises(Cancelled):
        demo.build(path, "en", UNSUBSCRIBE, stop)
    assert not path.exists()


def test_progress_is_told(tmp_path: Path) -> None:
    database.open_database(tmp_path / "relance.db")
    told: list[tuple[int, int]] = []
    demo.build(tmp_path / "demo.db", "en", UNSUBSCRIBE, lambda *how_far: told.append(how_far))
    known = [(done, total) for done, total in told if total]
    assert known == sorted(known)
    assert len({total for _, total in known}) == 1
    assert len(known) == known[0][1]


def test_three_batches_were_mailed_and_answered(inside: Recount) -> None:
    rows = history.rows(batch_ids())
    assert [row.name for row in rows if row] == ["Showroom", "Web shop", "Deliveries"]
    weeks = [(time.time() - row.imported_at) / (7 * 86_400) for row in rows if row]
    assert [round(each) for each in weeks] == [11, 6, 2]
    for row in rows:
        assert row is not None
        assert row.invited > 0.9 * row.customers
        assert row.answered > 20
        assert row.unsubscribed > 4
        assert row.reminders > 0
    assert inside("SELECT count(*) FROM customer") == 400


def test_everything_lies_in_the_past_and_in_order(inside: Recount) -> None:
    moments = inside.column("SELECT at FROM operation ORDER BY id")
    assert moments == sorted(moments)  # type: ignore[type-var]
    today = datetime.combine(date.today(), datetime.min.time()).timestamp()
    for table, column in (("operation", "at"), ("message", "at"), ("answer", "at"), ("suppression", "since")):
        assert inside(f"SELECT max({column}) FROM {table}") < today
    assert inside("SELECT max(created_at) FROM customer") < today
    assert inside("SELECT max(ended_at) FROM mailing") < today
    assert (
        inside("SELECT count(*) FROM message m JOIN operation o ON o.id = m.operation_id AND m.at < o.at")
        == 0
    )


def test_everything_a_person_can_do_was_done(inside: Recount) -> None:
    entries = [entry for entry in operations.rows(operations.ids()) if entry]
    unsubscriptions = [entry for entry in entries if entry.kind is Kind.UNSUBSCRIBE]
    assert {entry.source for entry in unsubscriptions} >= {
        Source.CUSTOMERS,
        Source.CUSTOMER_PAGE,
        Source.HISTORY,
        Source.INVITATION_PREVIEW,
        Source.REMINDER_PREVIEW,
        Source.SENDING,
        Source.UNSUBSCRIBED,
    }
    assert {entry.reason for entry in unsubscriptions} == set(Reason)
    kinds = {entry.kind for entry in entries}
    assert kinds >= {Kind.IMPORT, Kind.SEND, Kind.ANSWERS, Kind.RESUBSCRIBE, Kind.UNDO}
    assert sum(entry.undone for entry in entries) == 1
    assert len({entry.operator for entry in entries}) == 2
    assert inside("SELECT count(*) FROM lift WHERE consent_date IS NOT NULL") == 1


def test_the_unsubscribed_were_ignored_by_later_imports(inside: Recount) -> None:
    reports = [imports.report(batch_id).counts for batch_id in batch_ids()]
    assert reports[0].ignored == 0
    assert reports[1].ignored >= 3
    assert reports[2].ignored >= 4
    assert all(report.duplicate and report.invalid and report.blank and report.new for report in reports)
    assert reports[2].known > 40


def test_the_outbox_tells_the_truth(inside: Recount) -> None:
    assert (
        inside(
            "SELECT count(*) FROM message WHERE state = 'sent' AND (code <> 250 OR reply NOT LIKE '%(demo)')"
        )
        == 0
    )
    assert inside("SELECT count(*) FROM message WHERE state = 'refused' AND code = 550") == 5
    assert (
        inside("SELECT count(*) FROM message WHERE state IN ('queued', 'sending', 'retry', 'uncertain')") == 0
    )
    assert inside("SELECT count(*) FROM mailing WHERE state NOT IN ('finished', 'cancelled')") == 0
    for mailing_id in mailings.ids("began_at", False):
        assert mailings.proof(mailing_id).violations == 0
    assert sum(mailings.proof(mailing_id).left_out for mailing_id in mailings.ids("began_at", False)) == 2


def test_a_reminder_is_due_with_a_whole_subtraction(inside: Recount) -> None:
    audience = audiences.audience(batch_ids()[-1], Mail.REMINDER)
    parts = (
        audience.answered,
        audience.unsubscribed,
        audience.recent,
        audience.exhausted,
        audience.recipients,
    )
    assert all(part >= 5 for part in parts)
    assert audience.invited - sum(parts) - audience.invalid == 0


def test_nothing_can_be_sent(inside: Recount) -> None:
    batch_id = batch_ids()[-1]
    recipient = audiences.overview(batch_id, Mail.REMINDER).recipients[0]
    with pytest.raises(DemoSendsNothing):
        sending.prepare(batch_id, Mail.REMINDER, UNSUBSCRIBE)
    with pytest.raises(DemoSendsNothing):
        sending.send_test(batch_id, Mail.REMINDER, recipient, UNSUBSCRIBE, Source.REMINDER_PREVIEW)
    with pytest.raises(DemoSendsNothing):
        account.check()
    with pytest.raises(DemoSendsNothing):
        account.account()  # which the thread that sends asks for before it connects
    assert inside("SELECT count(*) FROM message WHERE state = 'queued' OR kind = 'test'") == 0


def test_it_stays_the_demo_whatever_its_file_is_called(inside: Recount, tmp_path: Path) -> None:
    database.close()
    other = tmp_path / "relance.db"
    with closing(sqlite3.connect(inside.path)) as source, closing(sqlite3.connect(other)) as target:
        source.backup(target)
    database.open_database(other)
    database.connect()
    assert settings.is_demo()
    with pytest.raises(DemoSendsNothing):
        account.account()


def test_everything_else_works(inside: Recount) -> None:
    batch_id = batch_ids()[-1]
    before = audiences.audience(batch_id, Mail.REMINDER).recipients
    recipient = audiences.overview(batch_id, Mail.REMINDER).recipients[0]
    person = audiences.people(batch_id, Mail.REMINDER, [recipient])[0]
    assert person is not None
    suppress(person.email, source=Source.REMINDER_PREVIEW)
    assert audiences.audience(batch_id, Mail.REMINDER).recipients == before - 1
    assert operations.last_undoable() is not None


def test_the_mail_to_paste_has_every_outcome(inside: Recount) -> None:
    counts = unsubscribing.preview(demo.trial(inside.path, "en").mail).counts
    assert counts.unsubscribed >= 3
    assert counts.already
    assert counts.unknown >= 4
    assert counts.duplicate
    assert counts.unreadable == 2


def test_the_file_to_import_names_unsubscribed_and_new_customers(inside: Recount) -> None:
    trial = demo.trial(inside.path, "en")
    assert trial.batch_id == batch_ids()[-1]
    foreseen = imports.examine(imports.propose(trial.file))
    assert foreseen.ignored >= 3
    assert foreseen.new == 20
    assert foreseen.known > 30


def test_the_customer_to_look_up_has_much_behind_them(inside: Recount) -> None:
    page = customers.page(demo.trial(inside.path, "en").key)
    assert page.evidence is not None
    assert len(page.timeline) >= 6


def test_the_trial_does_without_a_batch(inside: Recount) -> None:
    for batch_id in batch_ids():
        history.delete(batch_id)
    assert demo.trial(inside.path, "en").batch_id is None


def test_nobody_in_it_can_exist() -> None:
    everyone = demo_people.people()
    assert len({each.email for each in everyone}) == demo_people.COUNT
    assert {each.email.rpartition("@")[2].split(".", 1)[-1] for each in everyone} <= {
        "com",
        "org",
        "example.com",
        "example.org",
    }
    assert all("example." in each.email.rpartition("@")[2] for each in everyone)


def test_it_speaks_the_language_asked_for(tmp_path: Path) -> None:
    database.open_database(tmp_path / "relance.db")
    demo.build(tmp_path / "demo.db", "fr", UNSUBSCRIBE)
    recount = Recount(tmp_path / "demo.db")
    assert recount.column("SELECT name FROM batch ORDER BY id") == [
        "Magasin",
        "Boutique en ligne",
        "Livraisons",
    ]
    (columns,) = set(recount.column("SELECT columns FROM batch"))
    assert "Produit" in str(columns)
    assert all("Bonjour" in str(text) for text in recount.column("SELECT text FROM draft"))


def test_a_moment_of_the_past_is_this_threads_only(inside: Recount) -> None:
    with operations.at(1_000):
        assert operations.now() == 1_000
        with operations.at(2_000):
            assert operations.now() == 2_000
        assert operations.now() == 1_000
    assert abs(operations.now() - time.time()) < 5


def test_who_is_recent_follows_the_moment(inside: Recount) -> None:
    batch_id = batch_ids()[-1]
    later = datetime.now() + timedelta(days=30)
    assert audiences.audience(batch_id, Mail.REMINDER).recent
    with operations.at(int(later.timestamp())):
        assert audiences.audience(batch_id, Mail.REMINDER).recent == 0


def test_most_of_the_unsubscribed_are_customers(inside: Recount) -> None:
    counts = suppressions.counts()
    assert counts.customers > 20
    assert counts.others == 2


def test_where_nothing_can_be_written_it_says_so(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(demo.NotMade):
        demo.build(tmp_path / "demo.db", "en", UNSUBSCRIBE)
    assert not (tmp_path / "demo.db").exists()
