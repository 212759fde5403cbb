"""Exporting the evidence about one address: asks where, writes a PDF and a CSV file, says where they are."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from app.controllers import evidence, exports
from app.widgets.tasks import Progress, Tasks
from app.widgets.words import isolate
from app.windows import evidence_pdf, evidence_wording
from app.windows.page import Message
from app.windows.saving import ask_where, documents, open_folder

_NOT_IN_NAMES = re.compile(r"[^\w.+-]+")
_LONGEST_NAME = 60  # characters of the local part


class EvidenceFlow(QObject):
    """`export` asks for one place; `said` carries the Message that tells where the two files are."""

    said = Signal(object)

    def __init__(self, window: QWidget, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks

    def export(self, key: str, address: str) -> None:
        """Ask where the PDF is to be, and write it with the CSV file beside it."""
        ask_where(
            self._window,
            self.tr("Export the evidence"),
            self.tr("PDF files (*.pdf)"),
            self.tr("evidence-{name}.pdf", "a file name").format(name=_as_name(address)),
            partial(self._write, key),
            chooser="evidenceChooser",
            folder=documents(),
        )

    def _write(self, key: str, path: Path) -> None:
        self._tasks.read(
            self,
            partial(write, key, path, QApplication.font()),
            partial(self._on_written, path),
            topic="evidence",
            label=self.tr("Exporting the evidence"),
        )

    def _on_written(self, path: Path, table: Path) -> None:
        text = self.tr("The evidence is in ‘{page}’ and ‘{table}’.")
        said = text.format(page=isolate(path.name), table=isolate(table.name))
        self.said.emit(Message(said, actions=[open_folder(path)]))


def write(key: str, path: Path, font: QFont, _progress: Progress) -> Path:
    """Write the PDF to `path` and the CSV file beside it; returns where that is. For a reading thread.

    Raises the refusals of `exports`.
    """
    dossier = evidence.gather(key)
    page = evidence_pdf.pdf(dossier, font)
    table = beside(path)
    exports.write_csv(table, evidence_wording.header(), evidence_wording.lines(dossier))
    exports.write_bytes(path, page)
    return table


def beside(path: Path) -> Path:
    """Where the CSV file goes: never over one that is not of this PDF, which replaces its own."""
    table = path.with_suffix(".csv")
    number = 2
    while table.exists() and not path.exists():
        table = path.with_name(f"{path.stem}-{number}.csv")
        number += 1
    return table


def _as_name(address: str) -> str:
    """What stands before the @, as part of a file name."""
    local = _NOT_IN_NAMES.sub("-", address.rpartition("@")[0])
    return local.strip("-.")[:_LONGEST_NAME] or "address"
