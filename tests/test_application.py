"""Starting: from the command line to the window, what is said when it cannot, and what becomes of a bug."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from app import __version__, application, paths
from app.widgets import theme
from app.widgets.preferences import Preferences
from app.windows.crash_dialog import CrashDialog
from app.windows.start_refusal import StartRefusal
from tests.journeys.person import Person
from tests.windows.running import as_before, running

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"


@pytest.fixture(autouse=True)
def hook() -> Iterator[None]:
    """What Python does about errors, put back."""
    before = sys.excepthook
    yield
    sys.excepthook = before


@pytest.fixture
def person(qapp: QApplication, tmp_path: Path) -> Iterator[Person]:
    with running("--database", str(tmp_path / "relance.db"), "--language", "en") as somebody:
        yield somebody


def run_module(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`python -m app` in a process of its own, without the variables that name a screen."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    kept = {name: value for name, value in os.environ.items() if name not in screens}
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_without_a_screen_it_says_so_in_a_sentence_and_names_the_tour() -> None:
    done = run_module()
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "‘make tour’" in done.stderr


def test_the_version_is_told_without_opening_anything(home: Path) -> None:
    done = run_module("--version", QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stdout.strip()) == (0, __version__)
    assert not paths.default_database().exists()


def test_version_and_help_need_no_screen_and_not_even_qt() -> None:
    imported = "import sys; from app import __main__; sys.argv = ['relance', '{}']\n"
    imported += "try: __main__.main()\nfinally: assert 'PySide6' not in sys.modules"
    for asked, answer in (("--version", __version__), ("--help", "usage: relance")):
        code = imported.format(asked)
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
        )
        assert done.stdout.startswith(answer)
        assert done.stderr == ""


def test_a_wrong_command_line_is_explained() -> None:
    done = run_module("--language", "xx", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 2
    assert "--language" in done.stderr


def test_the_first_start_makes_the_database_in_the_data_folder(qapp: QApplication) -> None:
    with running() as person:
        assert person.count("customerCounts", "total") == 0
        assert paths.default_database().exists()


def test_it_can_be_started_again_in_the_same_process(qapp: QApplication, tmp_path: Path) -> None:
    threads = set(threading.enumerate())
    for name in ("first.db", "second.db"):
        with running("--database", str(tmp_path / name)) as person:
            assert person.import_chosen(DATA / "utf8-bom.csv")["new"] == 3
    assert set(threading.enumerate()) == threads


def test_a_file_on_the_command_line_opens_the_import_dialog(qapp: QApplication, tmp_path: Path) -> None:
    with running("--database", str(tmp_path / "relance.db"), str(DATA / "utf8-bom.csv")) as person:
        assert person.front.objectName() == "importDialog"
        assert person.run_import()["new"] == 3


@pytest.mark.parametrize(("language", "country"), [("fr", QLocale.Language.French), ("en", None)])
def test_the_language_is_that_of_the_command_line_then_the_one_chosen(
    qapp: QApplication, tmp_path: Path, language: str, country: QLocale.Language | None
) -> None:
    Preferences(paths.config_folder() / "relance.ini").set_value("language", "fr")
    arguments = ["--database", str(tmp_path / "relance.db")]
    with running(*arguments, *(["--language", "en"] if language == "en" else [])):
        assert (QLocale().language() == QLocale.Language.French) == (country is not None)


def test_the_colours_chosen_are_worn_from_the_start(qapp: QApplication, tmp_path: Path) -> None:
    Preferences(paths.config_folder() / "relance.ini").set_value("theme", "dark")
    with running("--database", str(tmp_path / "relance.db")):
        assert theme.is_dark(qapp.palette())


def test_D5_a_foreign_file_is_refused_in_words_and_left_as_it_was(
    qapp: QApplication, tmp_path: Path, logged_warnings: list[logging.LogRecord]
) -> None:
    foreign = tmp_path / "letters.db"
    foreign.write_bytes(b"not ours" * 1000)
    said: list[str] = []

    def answer() -> None:
        boxes = [box for box in qapp.topLevelWidgets() if isinstance(box, StartRefusal) and box.isVisible()]
        if boxes:
            said.append(boxes[0].findChild(QLabel, "startRefusalText").text())
            boxes[0].reject()

    look = QTimer(interval=10)
    look.timeout.connect(answer)
    look.start()
    with as_before():
        code = application.run(["relance", "--database", str(foreign), "--language", "en"])
    look.stop()
    assert code == 1
    assert said == ["‘letters.db’ is not a database of Relance. It was left as it is."]
    assert foreign.read_bytes() == b"not ours" * 1000
    assert [type(record.msg) for record in logged_warnings] == [str]
    logged_warnings.clear()


def crash_dialogs() -> list[CrashDialog]:
    return [
        each for each in QApplication.topLevelWidgets() if isinstance(each, CrashDialog) and each.isVisible()
    ]


def happen(text: str) -> None:
    """A bug, as Qt reports what a slot raised."""
    try:
        raise RuntimeError(text)
    except RuntimeError as error:
        application._on_bug(type(error), error, error.__traceback__)


def test_a_bug_reaches_one_dialog_and_the_log_without_any_address(
    person: Person, logged_warnings: list[logging.LogRecord]
) -> None:
    happen("no such customer: anna@example.com")
    (dialog,) = crash_dialogs()
    details = dialog.findChild(QPlainTextEdit, "crashDetails").toPlainText()
    assert "RuntimeError: no such customer: <address>" in details
    assert __version__ in details
    person.click("copyDetailsButton")
    assert QApplication.clipboard().text() == details
    assert str(paths.log_folder()) in " ".join(label.text() for label in dialog.findChildren(QLabel))
    happen("again, as in each paint")
    assert crash_dialogs() == [dialog]
    assert len(logged_warnings) == 2
    logged_warnings.clear()


def test_a_bug_in_work_on_another_thread_reaches_the_dialog(
    person: Person, logged_warnings: list[logging.LogRecord]
) -> None:
    sys.excepthook = application._on_bug

    def work(_progress: object) -> None:
        raise RuntimeError("a bug")

    window = person.window
    window._tasks.write(window, work, lambda _: None, changes=(), label="")
    person.until(lambda: bool(crash_dialogs()), "the dialog")
    assert "a bug" in crash_dialogs()[0].findChild(QPlainTextEdit, "crashDetails").toPlainText()
    logged_warnings.clear()


def test_a_bug_before_there_is_a_window_is_printed(
    qapp: QApplication, capsys: pytest.CaptureFixture[str], logged_warnings: list[logging.LogRecord]
) -> None:
    happen("too early")
    assert crash_dialogs() == []
    assert "RuntimeError: too early" in capsys.readouterr().err
    logged_warnings.clear()
