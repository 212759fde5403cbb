"""What holds for every test: a home of its own, no screen, and no warning that nobody expected."""

import logging
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator, Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parent.parent

# Qt and platformdirs read these when they are first imported or used, so they are set before either.
_HOME = Path(tempfile.mkdtemp(prefix="relance-tests-"))
_FOLDERS = {
    "HOME": "",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "runtime",
}


def _home_in(folder: Path) -> dict[str, str]:
    """The environment of somebody who has never started the program."""
    for name in _FOLDERS.values():
        (folder / name).mkdir(mode=0o700, parents=True, exist_ok=True)
    return {variable: str(folder / name) for variable, name in _FOLDERS.items()}


os.environ.update(_home_in(_HOME), LANG="C.UTF-8", LC_ALL="C.UTF-8")
os.environ.pop("LANGUAGE", None)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# No test leaves a password in the key store of whoever runs it; some bring one of their own.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

hypothesis.settings.register_profile("here", deadline=None, max_examples=100)
hypothesis.settings.register_profile("ci", deadline=None, max_examples=200, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_sessionstart() -> None:
    """Plain `pytest` finds the translations compiled too, as after `make test`."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return  # whoever started this process did it, and two would write one file
    subprocess.run([sys.executable, str(ROOT / "packaging" / "translations.py"), "--compile"], check=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Reports go to another process as UTF-8, in which the half characters of hostile texts are none."""
    report = yield
    report.sections = [(name, _writable(text)) for name, text in report.sections]
    if report.longrepr is not None and (text := _writable(str(report.longrepr))) != str(report.longrepr):
        report.longrepr = text
    return report


def _writable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder for this test alone. QSettings without a file name keeps the first test's."""
    folder = tmp_path / "home"
    for variable, value in _home_in(folder).items():
        monkeypatch.setenv(variable, value)
    return folder


@pytest.fixture(autouse=True)
def log_file_closed() -> Iterator[None]:
    """A program that was started in a test does not go on writing to that test's log."""
    root = logging.getLogger()
    level = root.level
    yield
    for handler in list(root.handlers):
        if isinstance(handler, RotatingFileHandler):
            root.removeHandler(handler)
            handler.close()
    root.setLevel(level)


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what the program itself says; libraries have their own ways to fail a test."""
        if record.name.partition(".")[0] in ("app", "relance"):
            self.records.append(record)


@pytest.fixture(autouse=True)
def logged_warnings() -> Iterator[list[logging.LogRecord]]:
    """What the program logged as a warning or worse, which fails the test at its end.

    A test that expects some looks at them here and then clears the list.
    """
    collector = _Collector()
    root = logging.getLogger()
    root.addHandler(collector)
    yield collector.records
    root.removeHandler(collector)
    unexpected = [f"{record.name}: {record.getMessage()}" for record in collector.records]
    assert not unexpected, f"the program logged: {unexpected}"
