"""Asking which database is to be opened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_database(parent: QWidget, folder: Path, then: Callable[[Path], object]) -> None:
    """Ask for a file, beginning in that folder; one that does not exist yet will be made."""
    dialog = QFileDialog(parent, QCoreApplication.translate("MainWindow", "Open another database"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setObjectName("databaseChooser")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, QCoreApplication.translate("MainWindow", "Open"))
    dialog.setNameFilter(QCoreApplication.translate("MainWindow", "Databases of Relance (*.db)"))
    dialog.setDefaultSuffix("db")
    dialog.setDirectory(str(folder))
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()
