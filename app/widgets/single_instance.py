"""One window for each database: a second start brings the first one to the front, and hands it its files."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QStandardPaths, QSysInfo, QTimer, Signal

from app.errors import QT_TRANSLATE_NOOP, Refusal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 3.0
"""Seconds in which a window that has the database is to answer."""

_SOON = 150  # ms after which a second start is listened for: nobody starts twice within them
_PAUSE = 0.05  # s between two tries
_LONGEST_NAME = 100  # bytes: sockaddr_un has room for 108
_LONGEST_MESSAGE = 1_000_000  # bytes
_DONE = b"done\n"


class OpenElsewhere(Refusal):
    """Another computer has the database open, on a shared or synchronised folder."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "‘{name}’ is open on the computer ‘{computer}’. Close it there first: two programs that write to one "
        "database would damage it.",
    )


class NotAnswering(Refusal):
    """A program on this computer has the database open, but its window does not react."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "‘{name}’ is open in another window of Relance that does not answer. Wait until it does, or end it, "
        "and start again.",
    )


class LockInTheWay(Refusal):
    """Something else than a lock has its name, such as a folder."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "‘{name}’ cannot be opened: its lock file would be named ‘{lock}’, and there is something else of "
        "that name in the folder. Move that away, and start again.",
    )


class OpenInAnotherWindow(Refusal):
    """Another window of the program has it open; it was brought to the front."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "‘{name}’ is open in another window of Relance, which is now in front."
    )


class Claim:
    """The right to open a database, which one process has at a time, and which ends with it."""

    def __init__(self, database: Path) -> None:
        self.database = _real(database)
        self._lock = QLockFile(str(self.file))
        self._lock.setStaleLockTime(0)  # however long it is held, only its process's death makes it stale

    @property
    def file(self) -> Path:
        """The lock, beside the database."""
        return self.database.with_name(f"{self.database.name}.lock")

    def take(self) -> bool:
        """Whether this process has it now, as it has where no lock can be written."""
        with suppress(OSError):
            self.database.parent.mkdir(parents=True, exist_ok=True)
        return self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError

    def take_from_nobody(self) -> bool:
        """Take it although there is a lock, if that names no process and none holds it.

        Such a file is what a power cut leaves, or a full disk.
        """
        process, _, _ = self._lock.getLockInfo()
        return process <= 0 and self._lock.removeStaleLockFile() and self.take()

    def release(self) -> None:
        """Let another process open it."""
        self._lock.unlock()

    def computer(self) -> str:
        """The other computer that has it, by its name; nothing if it is this one, or nobody."""
        _, computer, _ = self._lock.getLockInfo()
        return "" if computer == QSysInfo.machineHostName() else str(computer)

    def take_over(self) -> None:
        """Forget another computer's lock: somebody says that it has the database open no more."""
        self.file.unlink(missing_ok=True)


class SingleInstance(QObject):
    """Holds the claim of the database that is open, and listens for a second start."""

    asked = Signal(object)
    """A second start wants this window in front, and these Paths imported."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._claim: Claim | None = None
        self._server: QLocalServer | None = None

    def claim(self, database: Path, files: Sequence[Path] = (), patience: float = PATIENCE) -> Claim:
        """Claim a database; what is held already is held on. Blocks up to `patience` seconds.

        If another window has it, that one is asked to come to the front and to import the files, and
        OpenInAnotherWindow is raised; OpenElsewhere or NotAnswering if there is none to ask, LockInTheWay if
        there cannot be one.
        """
        claim = Claim(database)
        if self._claim is not None and self._claim.database == claim.database:
            return self._claim
        if os.path.lexists(claim.file) and not os.path.isfile(claim.file):
            raise LockInTheWay(name=database.name, lock=claim.file.name)
        end = time.monotonic() + patience
        while not claim.take():
            if computer := claim.computer():
                raise OpenElsewhere(name=database.name, computer=computer)
            if hand_over(claim.database, files, end):
                raise OpenInAnotherWindow(name=database.name)
            if time.monotonic() >= end:
                if claim.take_from_nobody():
                    break
                raise NotAnswering(name=database.name)
            time.sleep(_PAUSE)  # it may be closing just now, or not listen yet
        return claim

    def hold(self, claim: Claim) -> None:
        """Keep this claim in the place of the one that is held, and listen for its database."""
        if claim is self._claim:
            return
        self.release()
        self._claim = claim
        QTimer.singleShot(_SOON, self, self._listen)

    def let_go(self, claim: Claim) -> None:
        """Give back a claim that came to nothing, unless it is the one that is held."""
        if claim is not self._claim:
            claim.release()

    def release(self) -> None:
        """Let another process open the database that is held, and listen no more."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        if self._claim is not None:
            self._claim.release()
            self._claim = None

    def _listen(self) -> None:
        from PySide6.QtNetwork import QLocalServer  # not before the window is there

        if self._claim is None or self._server is not None:
            return
        name = _server_name(self._claim.database)
        QLocalServer.removeServer(name)  # of a process that was killed: the claim is ours
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(name)  # if it cannot, a second start says that this window does not answer

    def _on_connection(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()):
            socket.setReadBufferSize(_LONGEST_MESSAGE + 1)
            socket.readyRead.connect(lambda socket=socket: self._on_message(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._on_message(socket)

    def _on_message(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _LONGEST_MESSAGE:
            socket.abort()
        elif socket.canReadLine():
            files = _files(bytes(socket.readLine().data()))
            socket.write(_DONE)
            socket.flush()
            self.asked.emit(files)


def hand_over(database: Path, files: Sequence[Path], end: float) -> bool:
    """Ask the window that has the database to come to the front and to import the files; whether it will.

    Waits until it answers, or until time.monotonic() is `end`.
    """
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(_server_name(_real(database)))
    if not socket.waitForConnected(_left(end)):
        return False
    socket.write(json.dumps([str(file.absolute()) for file in files]).encode() + b"\n")
    socket.flush()
    while not socket.canReadLine():
        if not socket.waitForReadyRead(_left(end)):
            return False
    return bytes(socket.readLine().data()) == _DONE


def _real(database: Path) -> Path:
    """The same for the same file, by whatever name it is opened; its own where that leads nowhere."""
    try:
        return database.resolve()
    except (OSError, RuntimeError):  # a link to itself
        return database.absolute()


def _left(end: float) -> int:
    """Milliseconds until then, at least one."""
    return max(1, round((end - time.monotonic()) * 1000))


def _files(line: bytes) -> list[Path]:
    """The files that a message names; none if it is no message of ours."""
    try:
        names = json.loads(line)
    except ValueError:
        return []
    return [Path(name) for name in names if isinstance(name, str)] if isinstance(names, list) else []


def _server_name(database: Path) -> str:
    """Where the window of a database listens: in a folder of this user, which other users cannot enter."""
    name = f"relance-{hashlib.sha256(os.fsencode(database)).hexdigest()[:24]}"
    if os.name == "nt":
        return name
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation)
    place = os.path.join(folder, name)
    return place if folder and len(os.fsencode(place)) <= _LONGEST_NAME else f"{name}-{os.getuid()}"
