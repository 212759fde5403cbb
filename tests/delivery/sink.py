"""Postfix's smtp-sink, a mail server that nobody here wrote."""

import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.delivery.servers import ROOT

# Where packaging/bootstrap.sh unpacks it; its libraries are looked for beside it.
UNPACKED = ROOT / ".venv" / "postfix"

PATIENCE = 10.0  # s


@dataclass(frozen=True)
class Program:
    """smtp-sink, and how to start it."""

    path: str
    libraries: Path | None

    @contextmanager
    def running(self, *options: str) -> Iterator[int]:
        """It, as an unprivileged user, as long as the block runs; gives its port on 127.0.0.1.

        Of the options in `man smtp-sink`, -f, -r, -q and -Q take commands to be refused for good, refused for
        the moment, hung up at, and hung up at after a 421.
        """
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
        user = ["-u", "nobody"] if os.geteuid() == 0 else []
        environment = {**os.environ}
        if self.libraries is not None:
            environment["LD_LIBRARY_PATH"] = str(self.libraries)
        with subprocess.Popen(
            [self.path, "-4", *user, *options, f"127.0.0.1:{port}", "100"],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            try:
                _wait_for(process, port)
                assert _owner(process.pid) == (pwd.getpwnam("nobody").pw_uid if user else os.geteuid())
                yield port
            finally:
                process.terminate()


def find() -> Program | str:
    """smtp-sink, or why there is none."""
    places = [os.environ.get("PATH", ""), "/usr/sbin", str(UNPACKED / "usr" / "sbin")]
    path = shutil.which("smtp-sink", path=os.pathsep.join(places))
    if path is None:
        return "it is part of Postfix, which is not installed"
    libraries = UNPACKED / "usr" / "lib" / "postfix" if Path(path).is_relative_to(UNPACKED) else None
    return Program(path, libraries)


@pytest.fixture
def sink() -> Iterator[Callable[..., int]]:
    """Starts smtp-sink with the options it is called with, gives its port, and stops it after the test."""
    found = find()
    if isinstance(found, str):
        reason = f"NOT TESTED against smtp-sink: {found}"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with ExitStack() as stack:
        yield lambda *options: stack.enter_context(found.running(*options))


def _wait_for(process: subprocess.Popen[str], port: int) -> None:
    """Return once it talks, or hangs up: its privileges are dropped by then."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.01)
            assert process.stderr is not None
            raise AssertionError(f"smtp-sink did not start: {process.stderr.read()}")
        with suppress(ConnectionError), socket.create_connection(("127.0.0.1", port), PATIENCE) as tried:
            tried.recv(1)
            return
    raise AssertionError("smtp-sink does not listen")


def _owner(pid: int) -> int:
    """Whose process it is."""
    return os.stat(f"/proc/{pid}").st_uid
