"""Exporting the evidence about one address: asks where, writes a PDF and a CSV file, says where they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFont
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.controllers import evidence, exports
from app.widgets.tasks import Progress, Tasks
from app.widgets.words import isolate
from app.windows import evidence_pdf, evidence_wording
from app.windows.page import Message

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
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chooser = QFileDialog(
            self._window, self.tr("Export the evidence"), folder, self.tr("PDF files (*.pdf)")
        )
        chooser.setObjectName("evidenceChooser")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("pdf")
        chooser.selectFile(self.tr("evidence-{name}.pdf", "a file name").format(name=_as_name(address)))
        chooser.fileSelected.connect(lambda name: self._write(key, Path(name)))
        chooser.open()

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
        folder: Callable[[], object] = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path.parent)))
        self.said.emit(
            Message(
                text.format(page=isolate(path.name), table=isolate(table.name)),
                actions=[(self.tr("Open the folder"), lambda: _do(folder))],
            )
        )


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


def _do(act: Callable[[], object]) -> None:
    act()
