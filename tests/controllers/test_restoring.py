"""Restoring: the backup's customers come back, and nothing that must never be forgotten is (D4)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from app.controllers import (
    answers,
    audiences,
    customers,
    erasing,
    history,
    mailings,
    operations,
    restoring,
    sending,
    settings,
    undoing,
    unsubscribing,
)
from app.controllers.audiences import Mail, Standing
from app.controllers.customers import Status
from app.controllers.operations import Kind, Source
from app.controllers.restoring import AnotherDatabase, BackupDamaged, BackupGone, MailIsSent, Merged
from app.controllers.unsubscribing import Reason
from app.errors import Cancelled
from app.models import backups
from app.models.database import DiskFull, NewerDatabase, NotADatabase, Progress, back_up, silent
from tests.builders import (
    Recount,
    a_batch,
    a_mailable_batch,
    add_customers,
    an_account,
    opened,
    queued,
    sound,
    suppress,
)

_LOG = ("operation", "operation_item", "lift")


def settled(recount: Recount, state: str, *, only: str = "%") -> None:
    """As if the server had answered: nobody is mailed in these tests."""
    with closing(sqlite3.connect(recount.path)) as connection, connection:
        connection.execute(
            "UPDATE message SET state = ?, reply = '250 2.0.0 Ok', code = 250 WHERE state = 'queued' "
            "AND key LIKE ?",
            (state, only),
        )
        connection.execute("UPDATE mailing SET state = 'finished' WHERE state = 'running'")


def recipients(batch: int, mail: Mail) -> set[str]:
    """Who would be mailed now."""
    found = audiences.ids(batch, mail, Standing.RECIPIENT, "", "email", False)
    return {row.key for row in audiences.people(batch, mail, found) if row}


def test_D4_the_story_of_a_restore(tmp_path: Path, recount: Recount) -> None:
    an_account(25)
    batch = a_mailable_batch(tmp_path, *(f"p{number}@example.com" for number in range(6)))
    suppress("p0@example.com", "stranger@example.com")
    backup = back_up("test")
    as_of_then = recount.contents()

    suppress("p1@example.com", reason=Reason.COMPLAINED)
    queued(batch)
    settled(recount, "sent")
    later = a_batch(tmp_path, "new1@example.com", "new2@example.com", name="Later.csv").batch_id
    suppress("new1@example.com")
    customers.delete(customers.page("p2@example.com").id or 0)
    history.rename(batch, "Renamed")
    settings.change(settings.MINIMUM_DAYS, 30)
    kept = {table: recount.contents()[table] for table in _LOG}

    foreseen = restoring.foresee(backup)
    assert foreseen == Merged(
        customers=6,
        batches=1,
        answers=0,
        suppressions=2,
        messages=4,
        newer_customers=2,
        newer_batches=1,
        newer_answers=0,
        again=0,
        cancelled=0,
        stopped=0,
    )
    before = recount.contents()
    done = restoring.restore(backup)
    assert sound(recount.path)
    after = recount.contents()
    made = backups.existing(recount.path)[:2]
    assert [backups.label(each) for each in made] == ["restored", "before-restore"]
    assert [Recount(each).contents() for each in made] == [after, before]

    # What the backup has came back, as it was.
    for table in ("customer", "batch", "transaction", "import_row", "answer", "draft", "setting"):
        assert after[table] == as_of_then[table], table
    # What must never be forgotten is all there, with one more row in the log.
    assert recount.suppressed() == {f"{name}@example.com" for name in ("p0", "p1", "new1", "stranger")}
    assert recount("SELECT count(*) FROM message WHERE state = 'sent'") == 4
    (row,) = set(after["operation"]) - set(kept["operation"])
    assert "restore" in row
    assert set(kept["operation"]) <= set(after["operation"])
    for table in ("operation_item", "lift"):
        assert after[table] == kept[table]
    entry = operations.get(done.operation_id or 0)
    assert (entry.kind, entry.source, entry.detail) == (Kind.RESTORE, Source.SETTINGS, backup.name)
    assert dict(entry.counts) == {
        "customers": 6,
        "batches": 1,
        "suppressions_kept": 2,
        "messages_kept": 4,
        "unsubscribed_again": 0,
    }
    # It counts: whoever was mailed since is not mailed again, though they came back as they were before.
    assert recipients(batch, Mail.INVITATION) == set()
    assert customers.page("p1@example.com").status is Status.UNSUBSCRIBED
    assert recount("SELECT count(*) FROM message WHERE customer_id IS NULL OR batch_id IS NULL") == 0
    assert recount("SELECT count(*) FROM message WHERE transaction_id IS NULL") == 0
    assert not Recount(recount.path).column("SELECT id FROM batch WHERE id = ?", later)


def test_a_rewrite_of_the_file_stays_due_over_a_restore(recount: Recount) -> None:
    backup = back_up("test")
    suppress("a@example.com")
    settings.mark_rewrite(due=True)
    restoring.restore(backup)
    assert settings.is_rewrite_due()


def test_D4_ids_are_never_given_twice(tmp_path: Path, recount: Recount) -> None:
    """The log names batches by them, and messages their customers."""
    a_batch(tmp_path, "a@example.com")
    backup = back_up("test")
    later = a_batch(tmp_path, "b@example.com", name="Later.csv").batch_id
    gone = customers.page("b@example.com").id
    restoring.restore(backup)
    again = a_batch(tmp_path, "b@example.com", name="Again.csv").batch_id
    assert again > later
    assert (customers.page("b@example.com").id or 0) > (gone or 0)


def test_D4_whoever_was_deleted_and_comes_back_is_known_to_have_been_mailed(
    tmp_path: Path, recount: Recount
) -> None:
    """Customer and batch are both gone by then: the address and the log lead to what comes back."""
    an_account(25)
    batch = a_mailable_batch(tmp_path, "a@example.com", "b@example.com")
    backup = back_up("test")
    queued(batch)
    settled(recount, "sent", only="a@%")
    settled(recount, "uncertain")
    customers.delete(customers.page("a@example.com").id or 0)
    history.delete(batch)
    assert recount("SELECT count(*) FROM message WHERE batch_id IS NULL") == 2
    restoring.restore(backup)
    assert recipients(batch, Mail.INVITATION) == set()
    assert (
        recount("SELECT count(*) FROM message m JOIN customer c ON c.id = m.customer_id AND c.key = m.key")
        == 2
    )


def test_D4_what_waits_for_somebody_who_is_no_more_is_cancelled_and_the_rest_waits_for_a_person(
    tmp_path: Path, recount: Recount
) -> None:
    an_account(25)
    batch = a_mailable_batch(tmp_path, "a@example.com")
    backup = back_up("test")
    other = a_mailable_batch(tmp_path, "b@example.com", name="Other.csv")
    mailing, in_vain = queued(batch), queued(other)
    for each in (mailing, in_vain):
        sending.pause(each)
    done = restoring.restore(backup)
    assert (done.cancelled, done.stopped) == (1, 2)
    assert recount.rows("SELECT key, state, why FROM message ORDER BY key") == [
        ("a@example.com", "queued", ""),
        ("b@example.com", "cancelled", "gone"),
    ]
    for each in (mailing, in_vain):
        found = mailings.get(each)
        assert (found.state, found.why) == (mailings.State.PAUSED, "restored")


def test_D4_a_schedule_never_begins_by_itself_after_a_restore(tmp_path: Path, recount: Recount) -> None:
    an_account(25)
    batch = a_mailable_batch(tmp_path, "a@example.com")
    backup = back_up("test")
    other = a_mailable_batch(tmp_path, "b@example.com", name="Other.csv")
    due = operations.now() + 1_000
    stays, goes = (
        sending.send(sending.prepare(each, Mail.INVITATION, "x"), Source.HISTORY, due=due)
        for each in (batch, other)
    )
    restoring.restore(backup)
    assert mailings.get(stays).state is mailings.State.MISSED
    assert (mailings.get(goes).state, mailings.get(goes).why) == (mailings.State.CANCELLED, "gone")
    sending.begin_due(due + 1, False)
    assert recount("SELECT count(*) FROM message") == 0
    sending.begin(stays)
    assert recount("SELECT count(*) FROM message WHERE state = 'queued'") == 1


def test_nothing_is_restored_while_mail_is_sent(tmp_path: Path, recount: Recount) -> None:
    an_account(25)
    batch = a_mailable_batch(tmp_path, "a@example.com")
    backup = back_up("test")
    queued(batch)
    before = recount.contents()
    for act in (restoring.foresee, restoring.restore):
        with pytest.raises(MailIsSent):
            act(backup)
    assert recount.contents() == before


def test_D4_who_was_unsubscribed_then_and_was_taken_back_since_is_unsubscribed_again(
    tmp_path: Path, recount: Recount
) -> None:
    """As an operation of its own, which tells why, and which can be undone."""
    add_customers("a@example.com", "b@example.com")
    first = suppress("a@example.com", "nobody@example.com", reason=Reason.BOUNCED)
    suppress("b@example.com")
    backup = back_up("test")
    undoing.undo(first, Source.UNSUBSCRIBED)
    unsubscribing.resubscribe("b@example.com", date(2026, 11, 1), "letter", Source.CUSTOMER_PAGE)
    assert recount.suppressed() == set()
    done = restoring.restore(backup)
    assert done.again == 3
    assert recount.suppressed() == {"a@example.com", "b@example.com", "nobody@example.com"}
    found = recount.rows(
        "SELECT s.key, s.reason, o.kind, o.detail FROM suppression s JOIN operation o"
        " ON o.id = s.operation_id ORDER BY s.key"
    )
    assert found == [
        ("a@example.com", "bounced", "unsubscribe", backup.name),
        ("b@example.com", "asked", "unsubscribe", backup.name),
        ("nobody@example.com", "bounced", "unsubscribe", backup.name),
    ]
    (operation,) = {row.operation_id for row in [customers.page("a@example.com").evidence] if row}
    assert dict(operations.get(operation).counts)["unsubscribed"] == 1
    assert [item.outcome for item in operations.items(operation)] == ["unsubscribed", "unknown"]
    undoing.undo(operation, Source.UNSUBSCRIBED)
    assert recount.suppressed() == {"b@example.com"}


def test_D4_whoever_was_erased_since_does_not_come_back(tmp_path: Path, recount: Recount) -> None:
    batch = a_mailable_batch(tmp_path, "erased@example.com", "stays@example.com", "erased@example.com")
    suppress("ErasEd@example.com")
    backup = back_up("test")
    erasing.erase("erased@example.com", Source.CUSTOMER_PAGE)
    form = recount.column("SELECT key FROM suppression")
    restoring.restore(backup)
    assert recount.column("SELECT key FROM customer") == ["stays@example.com"]
    assert recount.suppressed() == set(form)
    assert (
        recount(
            "SELECT count(*) FROM \"transaction\" WHERE customer_id IS NULL AND data = '[]'"
            " AND token IS NULL AND batch_id = ?",
            batch,
        )
        == 1
    )
    with closing(sqlite3.connect(recount.path)) as connection:
        said = "\n".join(connection.iterdump()).lower()
    assert "erased@example.com" not in said


def test_D4_a_row_that_names_two_people_does_not_bring_an_erased_one_back(
    tmp_path: Path, recount: Recount
) -> None:
    a_batch(tmp_path, "stays@example.com", "late@example.com / stays@example.com")
    backup = back_up("test")
    add_customers("late@example.com")
    erasing.erase("late@example.com", Source.CUSTOMER_PAGE)
    restoring.restore(backup)
    with closing(sqlite3.connect(recount.path)) as connection:
        assert "late@example.com" not in "\n".join(connection.iterdump())


def test_D4_whoever_was_erased_before_the_backup_and_came_back_stays(
    tmp_path: Path, recount: Recount
) -> None:
    add_customers("a@example.com")
    erasing.erase("a@example.com", Source.CUSTOMER_PAGE)
    unsubscribing.resubscribe("a@example.com", date(2026, 11, 1), "letter", Source.CUSTOMER_PAGE)
    add_customers("a@example.com")
    backup = back_up("test")
    restoring.restore(backup)
    assert recount.column("SELECT key FROM customer") == ["a@example.com"]


def test_D4_whoever_came_back_and_is_erased_again_by_an_older_backup_stays_so(recount: Recount) -> None:
    """Or they would be a customer who is never mailed, and whom the list shows as active."""
    add_customers("a@example.com", "b@example.com")
    erasing.erase("a@example.com", Source.CUSTOMER_PAGE)
    erased = back_up("test")
    unsubscribing.resubscribe("a@example.com", date(2026, 11, 1), "letter", Source.CUSTOMER_PAGE)
    add_customers("a@example.com")
    came_back = back_up("test")
    assert restoring.restore(erased).again == 1
    restoring.restore(came_back)
    assert recount.column("SELECT key FROM customer") == ["b@example.com"]
    assert customers.page("a@example.com").status is Status.UNSUBSCRIBED


def test_a_backup_of_another_database_in_which_nothing_was_logged_is_told_apart(
    tmp_path: Path, recount: Recount
) -> None:
    from app.models import database

    add_customers("mine@example.com")
    mine = back_up("test")
    suppress("mine@example.com")
    database.close()
    with opened(tmp_path / "other.db"):
        add_customers("other@example.com")
        theirs = back_up("test")
    database.open_database(recount.path)
    database.connect()
    with pytest.raises(AnotherDatabase):
        restoring.restore(theirs)
    restoring.restore(mine)
    assert recount.column("SELECT key FROM customer") == ["mine@example.com"]


def test_D4_answers_that_come_in_for_links_sent_since_are_still_known(
    tmp_path: Path, recount: Recount
) -> None:
    batch = a_batch(tmp_path, "a@example.com").batch_id
    backup = back_up("test")
    history.set_survey_address(batch, "https://survey.example/s")
    (token,) = recount.column('SELECT token FROM "transaction"')
    restoring.restore(backup)
    assert recount.column('SELECT token FROM "transaction"') == [token]
    preview = answers.preview(batch, str(token))
    assert preview.counts.recorded == 1


def test_answers_and_customers_that_came_since_are_counted_as_given_up(
    tmp_path: Path, recount: Recount
) -> None:
    batch = a_batch(tmp_path, "a@example.com", "b@example.com").batch_id
    answers.apply(answers.preview(batch, "a@example.com"))
    backup = back_up("test")
    answers.apply(answers.preview(batch, "b@example.com"))
    add_customers("c@example.com")
    foreseen = restoring.foresee(backup)
    assert (foreseen.answers, foreseen.newer_answers, foreseen.newer_customers) == (1, 1, 1)
    restoring.restore(backup)
    assert recount("SELECT count(*) FROM answer") == 1


def test_a_restore_can_itself_be_taken_back_by_a_restore(tmp_path: Path, recount: Recount) -> None:
    a_batch(tmp_path, "a@example.com")
    backup = back_up("test")
    a_batch(tmp_path, "b@example.com", name="Later.csv")
    before = recount.contents()
    restoring.restore(backup)
    restoring.restore(backups.existing(recount.path)[1])
    for table in ("customer", "batch", "transaction"):
        assert recount.contents()[table] == before[table]


def test_a_restore_that_cannot_be_backed_up_is_done_all_the_same(
    tmp_path: Path, recount: Recount, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    a_batch(tmp_path, "a@example.com")
    backup = back_up("test")
    add_customers("b@example.com")

    def without_room(label: str, progress: Progress = silent) -> Path:
        if label == backups.RESTORED:
            raise DiskFull()
        return back_up(label, progress)

    monkeypatch.setattr("app.models.database.back_up", without_room)
    caplog.set_level("INFO")
    assert restoring.restore(backup).customers == 1
    assert recount.column("SELECT key FROM customer") == ["a@example.com"]
    assert backups.label(backups.existing(recount.path)[0]) == "before-restore"
    assert "no backup of what was restored: DiskFull" in caplog.text


def test_a_backup_of_another_database_is_refused_in_words(tmp_path: Path, recount: Recount) -> None:
    with_others = tmp_path / "other.db"
    suppress("a@example.com")
    backup = back_up("test")
    from app.models import database

    database.close()
    with opened(with_others):
        add_customers("x@example.com")
        with pytest.raises(AnotherDatabase):
            restoring.restore(backup)
        assert Recount(with_others).column("SELECT key FROM customer") == ["x@example.com"]
    database.open_database(recount.path)
    database.connect()


def test_backups_that_are_gone_damaged_foreign_or_newer_are_refused_in_words(
    tmp_path: Path, recount: Recount
) -> None:
    suppress(*(f"p{number}@example.com" for number in range(90)))
    backup = back_up("test")
    before = recount.contents()
    whole = backup.read_bytes()
    with pytest.raises(BackupGone):
        restoring.restore(backup.with_name("gone.db"))
    for content, refusal in (
        (whole[: len(whole) // 2 // 4096 * 4096], BackupDamaged),
        (whole[:20_000] + b"\xff" * 8_000 + whole[28_000:], BackupDamaged),
        (b"something else" * 1_000, NotADatabase),
        (b"", BackupDamaged),
    ):
        backup.write_bytes(content)
        with pytest.raises(refusal):
            restoring.restore(backup)
        assert recount.contents() == before
    backup.write_bytes(whole)
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(NewerDatabase):
        restoring.foresee(backup)
    assert not list(tmp_path.rglob("*.unfinished*"))


@pytest.mark.parametrize("when", [1, 2, 3, 4, 5, 8])
def test_a_restore_can_be_stopped_at_any_moment_and_leaves_nothing(
    tmp_path: Path, recount: Recount, monkeypatch: pytest.MonkeyPatch, when: int
) -> None:
    monkeypatch.setattr("app.models.database._OPCODES_BETWEEN_QUESTIONS", 500)
    a_batch(tmp_path, *(f"p{number}@example.com" for number in range(50)))
    backup = back_up("test")
    before = recount.contents()
    asked = 0

    def stop(_done: int, _total: int) -> None:
        nonlocal asked
        asked += 1
        if asked == when:
            raise Cancelled()

    with pytest.raises(Cancelled):
        restoring.restore(backup, stop)
    assert recount.contents() == before
    assert not list(tmp_path.rglob("*.unfinished*"))
    assert recount.path.is_file()


def test_other_connections_see_the_restore_at_once(tmp_path: Path, recount: Recount) -> None:
    a_batch(tmp_path, "a@example.com")
    backup = back_up("test")
    a_batch(tmp_path, "b@example.com", name="Later.csv")
    with closing(sqlite3.connect(recount.path)) as other:
        other.execute("BEGIN")
        assert other.execute("SELECT count(*) FROM customer").fetchone() == (2,)
        restoring.restore(backup)
        assert other.execute("SELECT count(*) FROM customer").fetchone() == (2,)
        other.execute("COMMIT")
        assert other.execute("SELECT count(*) FROM customer").fetchone() == (1,)


def test_D4_a_backup_from_before_the_last_migrations_is_brought_up_to_date(
    tmp_path: Path, recount: Recount
) -> None:
    from app.models import database
    from app.models.migrations import steps

    old = tmp_path / "old.db"
    database.close()
    database.prepare(old, steps()[:1])
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute(
            "INSERT INTO customer (key, email, folded, sendable, created_at)"
            " VALUES ('a@example.com', 'a@example.com', 'a@example.com', 1, 0)"
        )
    with opened(old):
        (backup,) = backups.existing(old)
        assert "before-migration" in backup.name
        add_customers("b@example.com")
        suppress("b@example.com")
        restoring.restore(backup)
        assert Recount(old).column("SELECT key FROM customer") == ["a@example.com"]
        assert Recount(old).suppressed() == {"b@example.com"}
    database.open_database(recount.path)
    database.connect()
