"""The log keeps what happened and nobody's address."""

import logging
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import log, paths

logger = logging.getLogger("app.tests")


@pytest.fixture
def started() -> None:
    """Logging as in a program that has just started."""
    log.start()


@pytest.fixture
def file(started: None) -> Path:
    """The log file of that program."""
    return paths.log_folder() / log.FILE_NAME


@pytest.mark.parametrize(
    ("text", "scrubbed"),
    [
        ("jean@b.fr is unknown", "<address> is unknown"),
        ("to <jean@b.fr>, (luc@d.fr); x", "to <<address>>, (<address>); x"),
        ("jean@b.fr,luc@d.fr", "<address>,<address>"),
        ("('jean@b.fr', 3)", "(<address>, 3)"),
        ("o'brien+tag=x@sub.example.co.uk", "<address>"),
        ("'\"jean dupont\"@b.fr'", "<address>"),
        ("mailto:jean%40b.fr?subject=x", "<address>"),
        ("jean＠b.fr and jérôme@été.fr", "<address> and <address>"),
        ("smtp://jean:secret@mail.b.fr:587", "<address>"),
        ("jean@[10.0.0.1]", "<address>"),
        ("jean@10.0.0.1", "<address>"),
    ],
)
def test_addresses_are_scrubbed(text: str, scrubbed: str) -> None:
    assert log.scrub(text).replace("<address>[10.0.0.1]", "<address>") == scrubbed


@pytest.mark.parametrize(
    "text",
    [
        "12,418 rows of 1,000,000 in 0.3 s",
        "    @property",
        'File "/opt/homebrew/opt/python@3.11/lib/python3.11/csv.py", line 3, in read',
        "héhé: https://relance.example/?a=b&c=d",
    ],
)
def test_the_rest_stays(text: str) -> None:
    assert log.scrub(text) == text


@given(st.text(), st.emails(), st.text())
def test_no_address_survives_whatever_stands_around_it(before: str, address: str, after: str) -> None:
    assert address not in log.scrub(f"{before} {address} {after}")


def test_a_long_line_takes_no_time() -> None:
    start = time.perf_counter()
    for text in ("a" * 1_000_000, "a@" * 500_000, '"' * 1_000_000, 'a"' * 500_000, "@" * 1_000_000):
        log.scrub(text)
    assert time.perf_counter() - start < 10


def test_message_arguments_and_traceback_reach_the_file_without_addresses(file: Path) -> None:
    try:
        raise ValueError("cannot write to jean@b.fr")
    except ValueError:
        logger.info("row %d of %s", 3, "luc@d.fr", exc_info=True)
    written = file.read_text(encoding="utf-8")
    assert "row 3 of <address>" in written
    assert "ValueError: cannot write to <address>" in written
    assert Path(__file__).name in written
    assert "@" not in written


def test_what_cannot_be_encoded_is_still_written(file: Path) -> None:
    logger.info("name: \udce9")
    assert r"\udce9" in file.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows protects the home folder as a whole")
def test_only_the_owner_reads_it_and_it_stays_small(file: Path) -> None:
    for _ in range(60):
        logger.info("x" * 100_000)
    files = sorted(file.parent.iterdir())
    assert [each.name for each in files] == ["relance.log", "relance.log.1", "relance.log.2"]
    for each in files:
        assert stat.S_IMODE(each.stat().st_mode) == 0o600
        assert each.stat().st_size <= log.BYTES_PER_FILE


def test_starting_twice_writes_once(file: Path) -> None:
    log.start()
    logger.info("once")
    assert file.read_text(encoding="utf-8").count("once") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have the log elsewhere")
def test_a_folder_that_cannot_be_made_leaves_the_program_running(home: Path) -> None:
    (home / "state" / "relance").write_text("a file where the folder would be", encoding="utf-8")
    program = "import logging; from app import log; log.start(); logging.info('still here, jean@b.fr')"
    ended = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(log.__file__).parent.parent,
        check=True,
        capture_output=True,
        text=True,
    )
    assert ended.stderr.endswith("still here, <address>\n")
