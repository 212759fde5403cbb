"""Sending, killed again and again: nobody is mailed twice, and what is not known is said to be so."""

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from app.controllers import mailings, sending
from app.controllers.operations import Source
from tests.builders import Recount, a_mailable_batch, an_account, opened, queued, sound
from tests.conftest import ROOT
from tests.delivery.servers import logged, running

MESSAGES = 700
KILLS = 20
PATIENCE = 60.0  # s


def _sender(database: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.crashes.sender", str(database)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _until(child: "subprocess.Popen[str]", condition: Callable[[], bool]) -> None:
    """Wait for it, or for the child's end."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        try:
            child.wait(0.001)
        except subprocess.TimeoutExpired:
            continue
        return


def test_Q8_killed_at_random_moments_sending_mails_nobody_twice_and_loses_nobody(tmp_path: Path) -> None:
    assert kill_again_and_again(tmp_path, MESSAGES, KILLS) > KILLS * 0.9


def kill_again_and_again(tmp_path: Path, messages: int, kills: int) -> int:
    """Send so many messages with so many kills in between, and check what came of it; returns the kills."""
    chance = random.Random(11)
    database, log = tmp_path / "relance.db", tmp_path / "server.log"
    people = [f"person{number:04}@example.com" for number in range(messages)]
    killed = 0
    with running(log) as port:
        with opened(database):
            an_account(port)
            mailing = queued(a_mailable_batch(tmp_path, *people))
        while killed < kills:
            size = log.stat().st_size if log.exists() else 0
            with _sender(database) as child:
                # Somewhere within the next messages, and then a moment more: at any statement or reply.
                some = chance.randrange(1, 2 * messages // kills) * 110
                _until(child, lambda: log.stat().st_size > size + some)  # noqa: B023
                for _ in range(chance.randrange(200)):
                    time.monotonic_ns()
                child.send_signal(signal.SIGKILL)
                if child.wait() != -signal.SIGKILL:
                    break  # there was nothing left to do
                killed += 1
            assert sound(database)
        with _sender(database) as child:
            assert child.wait(PATIENCE) == 0

    recount = Recount(database)
    states = dict(recount.rows("SELECT key, state FROM message"))
    accepted = Counter(recipient for recipient, _ in logged(log).sent)
    assert max(accepted.values()) == 1, "somebody was mailed twice"
    assert {person for person, state in states.items() if state == "sent"} <= set(accepted)
    assert set(states) == set(people)
    assert set(states.values()) <= {"sent", "uncertain"}
    lost = [person for person, state in states.items() if state == "sent" and person not in accepted]
    assert not lost
    uncertain = {person for person, state in states.items() if state == "uncertain"}
    assert len(uncertain) <= killed, "one kill leaves one message in doubt"
    assert accepted.keys() - uncertain == {person for person in people if person not in uncertain}

    # They are listed, for a person to decide; sent again they carry what marks them as the same.
    with opened(database):
        assert mailings.attention().uncertain == len(uncertain)
        listed = mailings.message_ids(mailing, "uncertain", "", "address", False)
        assert {row.key for row in mailings.message_rows(listed) if row} == uncertain
        assert sending.decide(listed, True, Source.SENDING) == len(uncertain)
    _check_again(tmp_path, database, uncertain)
    return killed


def _check_again(folder: Path, database: Path, uncertain: set[object]) -> None:
    before = dict(logged(folder / "server.log").sent)
    log = folder / "again.log"
    with running(log) as port:
        with opened(database):
            an_account(port)
        with _sender(database) as child:
            assert child.wait(PATIENCE) == 0
    again = dict(logged(log).sent)
    assert set(again) == uncertain
    assert all(before.get(person, identifier) == identifier for person, identifier in again.items())
    assert Recount(database)("SELECT count(*) FROM message WHERE state <> 'sent'") == 0
