"""The check of the connection: step by step, in words, and gone when it is closed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.controllers import account, settings
from app.delivery.smtp import Phase, Reason, Security
from app.widgets.banner import Banner
from app.widgets.labels import PlainLabel
from app.widgets.tasks import Tasks
from app.windows import connection_wording
from app.windows.connection_check import ConnectionCheck
from tests.delivery.servers import HANG, Authority, Server, serving
from tests.keystores import vault
from tests.windows.seeing import Settle, click, no_dialog

__all__ = ["vault"]

pytestmark = pytest.mark.usefixtures("connected", "vault")

USER, SECRET = "anne@example.com", "sesame"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


@pytest.fixture
def opened(window: QWidget, tasks: Tasks, qtbot: QtBot) -> Callable[[], ConnectionCheck]:
    """The dialog, in front and begun."""

    def open_it() -> ConnectionCheck:
        dialog = ConnectionCheck(window, tasks)
        dialog.open()
        qtbot.waitUntil(lambda: tasks.idle)
        return dialog

    return open_it


@contextmanager
def a_server(**options: object) -> Iterator[Server]:
    with serving(users={USER: SECRET}, **options) as server:
        settings.change(settings.SENDER_ADDRESS, "shop@example.com")
        settings.change(settings.SMTP_HOST, "localhost")
        settings.change(settings.SMTP_SECURITY, "clear")
        settings.change(settings.SMTP_PORT, server.port)
        settings.change(settings.SMTP_USER, USER)
        account.set_password(SECRET)
        yield server


def wait_for_the_end(dialog: ConnectionCheck, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.findChild(QPushButton, "checkAgainButton").isEnabled(), timeout=30_000)


def banner(dialog: ConnectionCheck) -> tuple[str, str]:
    """What it says, and in which tone."""
    found = dialog.findChild(Banner)
    assert found.isVisible()
    return found.findChild(PlainLabel, "bannerText").text(), found.property("tone")


def states(dialog: ConnectionCheck) -> list[str]:
    return [dialog.findChild(PlainLabel, f"{phase}State").text() for phase in connection_wording.STEPS]


def titles(dialog: ConnectionCheck) -> list[str]:
    return [dialog.findChild(PlainLabel, f"{phase}Step").text() for phase in connection_wording.STEPS]


def test_every_phase_and_every_reason_has_its_words() -> None:
    before_a_recipient = list(Phase)[: list(Phase).index(Phase.RECIPIENT)]
    assert list(connection_wording.STEPS) == [phase.value for phase in before_a_recipient]
    assert set(connection_wording.TROUBLES) == {reason.value for reason in Reason}


def test_a_good_connection_is_told_step_by_step(opened: Callable[[], ConnectionCheck], qtbot: QtBot) -> None:
    with a_server() as server:
        dialog = opened()
        wait_for_the_end(dialog, qtbot)
        assert states(dialog) == ["passed", "not needed", "passed", "passed"]
        assert str(server.port) in titles(dialog)[0]
        assert USER in titles(dialog)[2]
        assert "shop@example.com" in titles(dialog)[3]
        text, tone = banner(dialog)
        assert (text[:20], tone) == ("The connection works", "good")
        assert server.received == []


@pytest.mark.parametrize(
    ("step", "reply", "expected", "words"),
    [
        (
            "auth",
            "535 5.7.8 <b>Who?</b>",
            ["passed", "not needed", "failed", "not tried"],
            "application password",
        ),
        ("mail", "550 5.7.1 Not yours", ["passed", "not needed", "passed", "failed"], "shop@example.com"),
        ("connect", "421 4.3.0 Later", ["failed", "not needed", "not tried", "not tried"], "not available"),
    ],
)
def test_what_failed_is_said_with_what_to_do_and_the_servers_own_words(
    step: str,
    reply: str,
    expected: list[str],
    words: str,
    opened: Callable[[], ConnectionCheck],
    qtbot: QtBot,
) -> None:
    with a_server(answer=lambda _, at: reply if at == step else None):
        dialog = opened()
        wait_for_the_end(dialog, qtbot)
        assert states(dialog) == expected
        text, tone = banner(dialog)
        assert words in text
        assert tone == "error"
        said = dialog.findChild(QPlainTextEdit, "serverReply")
        assert said.isVisible()
        assert said.toPlainText() == reply


def test_what_this_computer_says_of_it_is_shown_too(
    opened: Callable[[], ConnectionCheck], qtbot: QtBot
) -> None:
    with a_server():
        pass
    dialog = opened()
    wait_for_the_end(dialog, qtbot)
    assert "Nothing answers" in banner(dialog)[0]
    assert "refused" in dialog.findChild(QPlainTextEdit, "serverReply").toPlainText()


def test_it_can_be_tried_again(opened: Callable[[], ConnectionCheck], qtbot: QtBot) -> None:
    answers = {"auth": "535 5.7.8 No"}
    with a_server(answer=lambda _, step: answers.get(step)):
        dialog = opened()
        wait_for_the_end(dialog, qtbot)
        assert "failed" in states(dialog)
        answers.clear()
        click(dialog.findChild(QPushButton, "checkAgainButton"))
        qtbot.waitUntil(lambda: states(dialog) == ["passed", "not needed", "passed", "passed"])
        qtbot.waitUntil(lambda: banner(dialog)[1] == "good")
        assert not dialog.findChild(QPlainTextEdit, "serverReply").isVisible()


def test_what_is_lacking_is_said(opened: Callable[[], ConnectionCheck], qtbot: QtBot) -> None:
    dialog = opened()
    wait_for_the_end(dialog, qtbot)
    assert "who sends" in banner(dialog)[0]
    with a_server() as server:
        account.forget_password()
        click(dialog.findChild(QPushButton, "checkAgainButton"))
        qtbot.waitUntil(lambda: USER in banner(dialog)[0])
        wait_for_the_end(dialog, qtbot)
        assert states(dialog) == ["not tried", "not needed", "not tried", "not tried"]
        assert server.connections == 0


def test_a_silent_server_keeps_nothing_waiting_and_is_left_by_closing(
    opened: Callable[[], ConnectionCheck], tasks: Tasks, qtbot: QtBot, settle: Settle
) -> None:
    with a_server(answer=lambda _, step: HANG if step == "auth" else None) as server:
        dialog = opened()
        qtbot.waitUntil(lambda: states(dialog) == ["passed", "not needed", "under way…", "not tried"])
        assert not dialog.findChild(QPushButton, "checkAgainButton").isEnabled()
        answered: list[object] = []
        tasks.read(dialog, lambda _: settings.values(), answered.append)
        qtbot.waitUntil(lambda: bool(answered))
        check = dialog._check
        assert check is not None
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        settle()
        assert no_dialog()
        tasks.stop()  # the program can end
        assert not check.over
        assert server.connections == 1
    qtbot.waitUntil(lambda: check.over)


def test_closing_it_ends_it_before_the_password_is_told(
    opened: Callable[[], ConnectionCheck], qtbot: QtBot
) -> None:
    reached, go_on = threading.Event(), threading.Event()

    def slow(_: str, step: str) -> None:
        if step == "connect":
            reached.set()
            go_on.wait()

    with a_server(answer=slow) as server:
        dialog = opened()
        qtbot.waitUntil(reached.is_set)
        check = dialog._check
        assert check is not None
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        go_on.set()
        qtbot.waitUntil(lambda: check.over)
        assert not {"AUTH", "MAIL"} & set(server.verbs)


def test_U4_the_words_for_a_certificate_that_proves_nothing(
    opened: Callable[[], ConnectionCheck], qtbot: QtBot
) -> None:
    with serving(Security.IMPLICIT, Authority().server, users={USER: SECRET}) as server:
        settings.change(settings.SENDER_ADDRESS, "shop@example.com")
        settings.change(settings.SMTP_HOST, "localhost")
        settings.change(settings.SMTP_SECURITY, "implicit")
        settings.change(settings.SMTP_PORT, server.port)
        settings.change(settings.SMTP_USER, USER)
        account.set_password(SECRET)
        dialog = opened()
        wait_for_the_end(dialog, qtbot)
        assert states(dialog) == ["passed", "failed", "not tried", "not tried"]
        text, _ = banner(dialog)
        assert "cannot prove that it is ‘localhost’" in text
        assert "password" in text
        assert dialog.findChild(QPlainTextEdit, "serverReply").toPlainText()
