"""The list of backups, and the daily one: made when something has changed, and never for nothing."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app import paths
from app.controllers import backups, customers, erasing, settings
from app.controllers.backups import State
from app.controllers.operations import Source
from app.errors import Refusal
from app.models import backups as files
from app.models.database import NotWritable, back_up, database
from tests.builders import Recount, a_batch, add_customers, contents, customer_id, opened, suppress


class OneLook:
    """Runs the daily backup until it would wait."""

    def __init__(self) -> None:
        self.told: list[Refusal] = []
        self.news: list[str] = []
        self._stopping = False

    def stopping(self) -> bool:
        return self._stopping

    def wait(self, seconds: float) -> None:
        assert seconds > 60
        self._stopping = True

    def changed(self, *tables: str) -> None:
        self.news += tables


def look() -> OneLook:
    """One look at whether a backup is due."""
    control = OneLook()
    backups.serve(control, control.told.append)
    return control


def made_yesterday(backup: Path) -> Path:
    """As if a backup had been made a day ago."""
    then = datetime.now(UTC) - timedelta(days=1)
    older = backup.with_name(f"{then:%Y%m%d-%H%M%S-%f}-{files.label(backup)}.db")
    backup.rename(older)
    return older


def changed_days_ago(database_path: Path) -> None:
    """As if nobody had written to the database for two days."""
    long_ago = time.time() - 2 * 24 * 3600
    for path in (database_path, database_path.with_name(f"{database_path.name}-wal")):
        if path.exists():
            os.utime(path, (long_ago, long_ago))


def test_D3_the_first_one_is_made_once_there_is_something_to_lose(recount: Recount) -> None:
    assert not look().news
    assert files.existing(recount.path) == []
    settings.change(settings.OPERATOR, "Anne")  # nothing was done yet
    assert not look().news
    add_customers("a@example.com")
    control = look()
    assert (control.news, control.told) == ([backups.CHANGED], [])
    (made,) = files.existing(recount.path)
    assert files.label(made) == "daily"
    assert contents(made) == recount.contents()
    suppress("b@example.com")
    assert not look().news  # there is one of today


def test_D3_one_is_made_on_another_day_if_something_has_changed(recount: Recount) -> None:
    suppress("a@example.com")
    made_yesterday(back_up("before-import"))
    assert look().news
    assert not look().news
    assert [files.label(each) for each in files.existing(recount.path)] == ["daily", "before-import"]


def test_D3_none_is_made_if_nothing_has_changed_since_the_last(recount: Recount) -> None:
    suppress("a@example.com")
    made_yesterday(back_up("before-import"))
    changed_days_ago(recount.path)
    assert not look().news
    assert len(files.existing(recount.path)) == 1
    suppress("b@example.com")
    assert look().news


def test_looking_and_reading_is_no_change(recount: Recount) -> None:
    """A journal that is empty is made by whoever opens the database."""
    suppress("a@example.com")
    made_yesterday(back_up("before-import"))
    database.close()
    changed_days_ago(recount.path)
    with opened(recount.path):
        assert not look().news
    database.connect()


def test_a_rewrite_that_an_erasure_was_killed_before_is_made_up_for(
    recount: Recount, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    database.execute_sql("PRAGMA secure_delete = OFF")  # as with most systems' SQLite
    a_batch(tmp_path, "anna.of.old@example.com", *(f"someone{number}@example.org" for number in range(500)))
    (tmp_path / "Spring.csv").unlink()
    for backup in files.existing(recount.path):
        backup.unlink()
    customers.edit(customer_id("anna.of.old@example.com"), "anna@example.com", "", "")
    database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def killed() -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("app.models.database.rewrite", killed)
        with pytest.raises(KeyboardInterrupt):
            erasing.erase("anna@example.com", Source.CUSTOMER_PAGE)
    database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"anna.of.old" in recount.path.read_bytes()
    assert look().told == []
    assert not any(
        b"anna.of.old" in file.read_bytes() for file in recount.path.parent.rglob("*") if file.is_file()
    )
    assert recount("SELECT count(*) FROM setting WHERE name = 'rewrite_due'") == 0


def test_the_demo_is_not_backed_up() -> None:
    with opened(paths.demo_database()):
        settings.mark_as_demo()
        suppress("a@example.com")
        assert not look().news
        assert files.existing(paths.demo_database()) == []


def test_D2_one_that_cannot_be_made_is_said_once_for_each_reason(recount: Recount) -> None:
    suppress("a@example.com")
    files.folder(recount.path).write_bytes(b"")

    class ThreeLooks(OneLook):
        waits = 0

        def wait(self, seconds: float) -> None:
            assert seconds > 1000  # a failure is not looked at again and again
            self.waits += 1
            if self.waits == 3:
                super().wait(seconds)
            now[0] += seconds

    now = [time.monotonic()]
    control = ThreeLooks()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.controllers.backups.time.monotonic", lambda: now[0])
        backups.serve(control, control.told.append)
    assert [type(refusal) for refusal in control.told] == [NotWritable]


def test_it_stops_in_the_middle_when_the_program_ends(recount: Recount) -> None:
    suppress(*(f"p{number}@example.com" for number in range(90)))

    class Impatient(OneLook):
        asked = 0

        def stopping(self) -> bool:
            self.asked += 1
            return self.asked > 1

    control = Impatient()
    backups.serve(control, control.told.append)
    assert (control.news, control.told) == ([], [])
    assert list(files.folder(recount.path).iterdir()) == []


def test_C3_the_list_tells_of_each_when_what_for_how_large_and_what_is_in_it(recount: Recount) -> None:
    assert backups.listed() == []
    add_customers("a@example.com", "b@example.com")
    first = back_up("before-import")
    suppress("a@example.com")
    second = backups.back_up_now()
    by_hand, before_import = backups.listed()
    assert (by_hand.path, before_import.path) == (second, first)
    assert (by_hand.occasion, before_import.occasion) == ("by-hand", "before-import")
    assert (by_hand.customers, by_hand.suppressions) == (2, 1)
    assert (before_import.customers, before_import.suppressions) == (2, 0)
    assert by_hand.size == second.stat().st_size
    assert abs(by_hand.at - time.time()) < 60
    assert {each.state for each in backups.listed(thorough=True)} == {State.SOUND}


def test_the_list_tells_which_ones_cannot_be_restored(recount: Recount) -> None:
    suppress(*(f"p{number}@example.com" for number in range(90)))
    good = back_up("good")
    folder = good.parent
    whole = good.read_bytes()
    (folder / "mine.db").write_bytes(whole)
    (folder / "20200101-000000-000000-torn.db").write_bytes(whole[:20_000] + b"\xff" * 8_000 + whole[28_000:])
    (folder / "20200102-000000-000000-text.db").write_bytes(b"not a database " * 1000)
    (folder / "20200103-000000-000000-none.db").write_bytes(b"")
    newer = bytearray(whole)
    newer[60:64] = (99).to_bytes(4, "big")
    (folder / "20200104-000000-000000-newer.db").write_bytes(newer)
    found = {each.path.stem.rpartition("-")[2]: each for each in backups.listed(thorough=True)}
    assert {name: each.state for name, each in found.items()} == {
        "good": State.SOUND,
        "mine": State.SOUND,
        "torn": State.DAMAGED,
        "text": State.DAMAGED,
        "none": State.DAMAGED,
        "newer": State.NEWER,
    }
    assert found["mine"].occasion == ""
    assert found["newer"].customers is None
