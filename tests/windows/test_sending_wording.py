"""Whatever can become of a mailing or a message is said in words of its own."""

from dataclasses import replace
from typing import get_args

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from app.controllers import account
from app.controllers.mailings import Counts, Mailing, Proof, Sent, State
from app.delivery import message, outbox, password
from app.delivery.smtp import Halt, Reason
from app.windows import message_wording, sending_wording
from tests.windows.running import as_before

ANY_OTHER = sending_wording.why("what nobody thought of")

MAILING = Mailing(
    id=1,
    kind="reminder",
    batch_id=1,
    batch="Spring",
    state=State.RUNNING,
    why="",
    reply="",
    due=None,
    resume_at=None,
    began_at=1_700_000_000,
    ended_at=None,
    operation_id=1,
    counts=Counts(sent=120, waiting=232),
    tried_at=None,
    seconds_left=188.0,
)
MESSAGE = Sent(
    id=1,
    key="a@b.fr",
    address="a@b.fr",
    first_name="",
    last_name="",
    state="refused",
    at=1_700_000_000,
    attempts=1,
    due=0,
    code=None,
    reply="",
    why="",
)

PAUSES = [
    "person",
    "closed",
    "interrupted",
    "policy",
    *Halt,
    *(each for each in Reason if each is not Reason.OTHER),
    *(each.__name__ for each in (account.PasswordNeeded, account.NoServer, account.NoSender)),
    password.KeyStoreLocked.__name__,
]
MESSAGES = [*get_args(message.Why), *(each for each in outbox.Why if each is not outbox.Why.PERSON)]


@pytest.mark.parametrize("code", PAUSES)
def test_every_reason_for_a_pause_has_a_sentence(code: str) -> None:
    said = sending_wording.why(code)
    assert said != ANY_OTHER
    assert said.endswith(".")
    assert said in sending_wording.explained(replace(MAILING, state=State.PAUSED, why=code))


@pytest.mark.parametrize("code", [*MESSAGES, "template", "no_smtputf8", "too_large"])
def test_every_reason_beside_the_servers_reply_is_said(code: str) -> None:
    assert message_wording.why(replace(MESSAGE, why=code))


@pytest.mark.parametrize("state", outbox.State)
def test_every_state_of_a_message_has_a_word(state: outbox.State) -> None:
    if state is not outbox.State.ELSEWHERE:  # which no mailing has
        assert message_wording.state(replace(MESSAGE, state=state))


@pytest.mark.parametrize("state", State)
def test_every_state_of_a_mailing_is_explained(state: State) -> None:
    mailing = replace(MAILING, state=state, due=1_800_000_000, ended_at=1_800_000_000)
    assert sending_wording.state(mailing)
    assert sending_wording.explained(mailing)


def test_what_the_server_said_is_told_as_it_is() -> None:
    paused = replace(MAILING, state=State.PAUSED, why="policy", reply="5.7.1 <b>Too</b> much")
    assert "“5.7.1 <b>Too</b> much”" in sending_wording.explained(paused)
    assert message_wording.why(replace(MESSAGE, code=550, reply="5.1.1 Who?")) == "550 5.1.1 Who?"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.2, "1 s"),
        (59, "59 s"),
        (61, "1 min"),
        (59.7, "1 min"),
        (188, "3 min 10 s"),
        (599, "10 min"),
        (50 * 60, "50 min"),
        (2 * 3_600 + 10 * 60, "2 h 10 min"),
        (3 * 3_600 - 1, "3 h"),
    ],
)
def test_durations_are_in_the_two_largest_units(seconds: float, said: str) -> None:
    assert sending_wording.duration(seconds) == said


def test_the_line_of_the_status_bar_says_how_far_and_how_long() -> None:
    assert sending_wording.in_line(MAILING) == "Sending ‘Spring’: 120 of 352 · 3 min 10 s left"
    again = replace(MAILING, tried_at=1_700_000_000, seconds_left=None)
    assert "tries again" in sending_wording.in_line(again)


def test_the_proof_is_one_sentence_with_its_numbers(qapp: QApplication) -> None:
    with as_before():
        QLocale.setDefault(QLocale("en"))
        everybody = sending_wording.proof(Proof(sent=1_348, violations=0, left_out=0))
        some = sending_wording.proof(Proof(sent=348, violations=0, left_out=4))
    assert "1,348 sent. 0 message" in everybody
    assert "348 sent. 0 message" in some
    assert "4 " in some.partition("(")[2]
