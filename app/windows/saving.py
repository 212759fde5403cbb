"""Saving files: asking where, names made from what the person calls things, and what spreadsheets expect."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget


def as_file_name(name: str) -> str:
    """The name without what some file system refuses."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f\u2066-\u2069]+', "-", name).strip(" .-") or "Relance"


def documents() -> str:
    """The folder in which people look for what they have saved."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def ask_where(
    parent: QWidget,
    title: str,
    kind: str,
    name: str,
    then: Callable[[Path], object],
    *,
    chooser: str,
    folder: str,
) -> None:
    """Ask where a file is to be, called `name` unless the person says otherwise, and go on with that.

    `kind` names its kind of files, as file choosers want it; `chooser` is the name of this one.
    """
    dialog = QFileDialog(parent, title, folder, kind)
    dialog.setObjectName(chooser)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix[1:])
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.open()


def csv_delimiter() -> str:
    """What a spreadsheet in the language of the program expects between the cells of a CSV file."""
    return ";" if QLocale().language() == QLocale.Language.French else ","


def open_folder(path: Path) -> tuple[str, Callable[[], None]]:
    """The action for a banner that shows the folder of a file that was saved."""
    folder = QUrl.fromLocalFile(str(path.parent))

    def show() -> None:
        QDesktopServices.openUrl(folder)

    return QCoreApplication.translate("Saving", "Open the folder"), show
