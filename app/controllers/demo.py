"""The demo: a database of invented customers with three months behind it, to look around in."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from app import address
from app.controllers import customers, demo_people, history, operations, sending, settings
from app.controllers.audiences import Mail
from app.controllers.demo_people import WORDS, Words
from app.controllers.demo_story import Story
from app.controllers.operations import Source
from app.controllers.unsubscribing import Reason
from app.errors import QT_TRANSLATE_NOOP, Refusal
from app.models import backups, database
from app.models.database import DamagedDatabase, NewerDatabase, NotADatabase, Progress, silent


class NotMade(Refusal):
    """A folder could not be made, or not be written in."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "The sample data could not be written: {reason}.")


def build(path: Path, language: str, unsubscribe: str, progress: Progress = silent) -> None:
    """Make the demo anew at `path`, in the words of a language; the program's own database is not touched.

    `unsubscribe` is what {{unsubscribe}} becomes in its messages. What was in the demo before is gone.
    Raises Cancelled from `progress`, NotMade, also where a database of somebody's own has that name, and the
    refusals of a disk that is full or fails.
    """
    with _refusal(), TemporaryDirectory(prefix="relance-demo-") as folder:
        built = Path(folder) / "demo.db"
        story = Story(
            built.parent,
            _words(language),
            language,
            unsubscribe,
            date.today(),
            lambda: progress(0, 0),
        )
        with ThreadPoolExecutor(1) as another:  # this thread stays connected to what it is connected to
            if another.submit(_is_somebodys, path).result():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
            another.submit(_tell, built, story, progress).result()
        progress(0, 0)
        rmtree(backups.folder(path), ignore_errors=True)  # of the demo before
        try:
            database.replace(path, built)
        except (NotADatabase, NewerDatabase, DamagedDatabase):
            for ending in ("", "-wal", "-shm"):  # whatever it is, it stands where the demo is made anew
                path.with_name(path.name + ending).unlink(missing_ok=True)
            database.replace(path, built)


@dataclass(frozen=True, slots=True)
class Trial:
    """What there is to try in the demo."""

    mail: str
    """Requests to unsubscribe, with every outcome in them, to be pasted."""
    file: Path
    """Transactions to import; some of the customers have unsubscribed."""
    key: str
    """Of a customer with much behind them."""
    batch_id: int | None
    """The batch whose reminder is due, unless it was deleted."""
    batch: str


def trial(path: Path, language: str) -> Trial:
    """What there is to try in the demo at `path`, which is the one that is open.

    Raises NotMade and the refusals of `exports` when the file cannot be written.
    """
    words, everyone = _words(language), demo_people.people()
    folder = path.with_name(f"{path.stem}-files")
    with _refusal():
        folder.mkdir(mode=0o700, exist_ok=True)
    buyers = [everyone[place] for place in (*range(100, 145), *range(400, 420))]
    newest = next(iter(history.rows(history.ids("imported_at", True, 1))), None)
    return Trial(
        mail=demo_people.messy_mail(everyone, words),
        file=demo_people.write_file(folder, words.fair, buyers, date.today(), words),
        key=address.key(everyone[104].email),
        batch_id=newest.id if newest else None,
        batch=newest.name if newest else "",
    )


@contextmanager
def _refusal() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotMade(reason=error.strerror or type(error).__name__) from error


def _words(language: str) -> Words:
    return WORDS.get(language, WORDS["en"])


def _is_somebodys(path: Path) -> bool:
    """Whether there is a database with something in it that is no demo."""
    if not path.is_file() or not path.stat().st_size:
        return False
    try:
        with database.elsewhere(path):
            is_empty = not operations.ids(limit=1) and not customers.counts().total
            return not is_empty and not settings.is_demo()
    except (NotADatabase, NewerDatabase, DamagedDatabase):
        return False


def _tell(path: Path, story: Story, progress: Progress) -> None:
    with database.elsewhere(path):
        database.select("PRAGMA synchronous = off")  # nothing is lost that is not made anew
        acts = (*_first_batch(story), *_second_batch(story), *_third_batch(story))
        for done, act in enumerate(acts):
            progress(done, len(acts))
            act()
        settings.change(settings.OPERATOR, "")
        settings.mark_as_demo()


_Acts = Sequence[Callable[[], None]]


def _first_batch(story: Story) -> _Acts:
    """Eleven weeks ago: an invitation, two reminders, and a complaint about the second."""
    return (
        story.begin,
        partial(story.operator, "Anne"),
        partial(story.bring, 0, 77),
        partial(story.send, 0, Mail.INVITATION, 76, 9),
        partial(story.comes_back, 0, 75, 8),
        partial(story.answer, 0, 0.2, 74, 17),
        partial(
            story.unsubscribes,
            (3, 7, 28, 61, 83, 97, 109, 126),
            73,
            14,
            Source.CUSTOMERS,
            others="a.former@example.net\n?",
        ),
        partial(story.answer, 0, 0.15, 70, 11),
        partial(story.unsubscribes, (12, 52, 141), 66, 8, Source.REMINDER_PREVIEW, batch=0),
        partial(story.send, 0, Mail.REMINDER, 66, 9),
        partial(story.answer, 0, 0.15, 64, 16),
        partial(story.answer, 0, 0.05, 61, 10),
        partial(
            story.send,
            0,
            Mail.REMINDER,
            57,
            9,
            after=20,
            meanwhile=lambda _: story.unsubscribe_waiting(2, 0),
        ),
        partial(story.unsubscribes, (35,), 56, 15, Source.CUSTOMER_PAGE, Reason.COMPLAINED),
        partial(story.answer, 0, 0.08, 55, 12),
        partial(story.limit_reminders, 1),
    )


def _second_batch(story: Story) -> _Acts:
    """Six weeks ago: some in the file had unsubscribed; one mistake is undone, one person comes back."""
    return (
        partial(story.operator, "Karim"),
        partial(story.bring, 1, 42),
        partial(story.unsubscribes, (188,), 41, 8, Source.INVITATION_PREVIEW, batch=1),
        partial(story.send, 1, Mail.INVITATION, 41, 10),
        partial(story.comes_back, 1, 40, 9),
        partial(story.answer, 1, 0.16, 39, 18),
        partial(story.answer, 1, 0.12, 37, 11),
        partial(
            story.unsubscribes,
            (160, 197, 240, 258, 263),
            36,
            16,
            Source.UNSUBSCRIBED,
            others="b.former@example.net",
        ),
        partial(story.answer, 1, 0.07, 34, 9),
        partial(story.unsubscribes, range(170, 176), 33, 10, Source.CUSTOMERS),
        partial(story.undo, 33, 10),
        partial(story.unsubscribes, (223,), 30, 14, Source.CUSTOMER_PAGE, Reason.OPERATOR),
        partial(story.operator, "Anne"),
        partial(story.resubscribe, 28, 28, 15),
        partial(story.unsubscribes, (271,), 27, 9, Source.HISTORY),
        partial(story.unsubscribes, (280,), 20, 13, Source.CUSTOMER_PAGE),
    )


def _third_batch(story: Story) -> _Acts:
    """Two weeks ago: a reminder begun with a mistake in it, cancelled, and due again now."""
    return (
        partial(story.bring, 2, 16),
        partial(story.send, 2, Mail.INVITATION, 15, 14),
        partial(story.comes_back, 2, 14, 9),
        partial(story.answer, 2, 0.12, 13, 17),
        partial(story.answer, 2, 0.09, 11, 10),
        partial(story.send, 2, Mail.REMINDER, 8, 10, after=9, meanwhile=sending.cancel),
        partial(story.answer, 2, 0.05, 6, 15),
        partial(story.unsubscribes, (104, 299, 323, 345, 371), 5, 11, Source.CUSTOMERS),
        partial(story.operator, "Karim"),
        partial(story.send, 1, Mail.REMINDER, 4, 9),
        partial(story.unsubscribes, (310, 388), 3, 10, Source.REMINDER_PREVIEW, batch=2),
        partial(story.answer, 1, 0.08, 2, 18),
        partial(story.answer, 2, 0.03, 2, 19),
        partial(story.unsubscribes, (392,), 1, 9, Source.SENDING, batch=1),
    )
