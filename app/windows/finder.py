"""Going anywhere by a part of its name: a customer, a batch, an operation, a page."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.widgets.dialog import Dialog
from app.widgets.tasks import Tasks
from app.windows.places import Place


class Finder(Dialog):
    """`went` carries the Place that was chosen."""

    went = Signal(object)

    def __init__(self, parent: QWidget, tasks: Tasks, sections: Mapping[Place, str]) -> None:
        super().__init__(parent, "finder", self.tr("Go to"))
