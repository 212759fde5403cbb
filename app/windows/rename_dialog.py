"""Another name for a batch."""

from PySide6.QtWidgets import QLineEdit, QWidget

from app.controllers import history
from app.errors import Refusal
from app.widgets.dialog import Dialog
from app.widgets.form import Form
from app.widgets.tasks import Tasks


class RenameDialog(Dialog):
    """Asks for the name and stores it; `accepted` comes once it is stored."""

    def __init__(self, parent: QWidget, tasks: Tasks, batch_id: int, name: str) -> None:
        super().__init__(parent, "renameDialog", self.tr("Rename the batch"))
        self._tasks = tasks
        self._batch_id = batch_id
        self._name = QLineEdit(name)
        self._name.setObjectName("batchNameEdit")
        self._accept = self.add_accept_button(self.tr("Rename"), "renameBatchButton")

        form = Form()
        form.add(self.tr("Name"), self._name)
        self.body.addLayout(form)
        self.body.addStretch(1)
        self._name.setMinimumWidth(self.fontMetrics().averageCharWidth() * 44)

        self._name.textChanged.connect(self._on_name)

        self._name.selectAll()
        self._name.setFocus()

    def _on_name(self) -> None:
        self._accept.setEnabled(bool(self._name.text().strip()))

    def _on_stored(self) -> None:
        super().accept()

    # Qt

    def accept(self) -> None:
        """Close only once it is stored; a refusal keeps what was typed."""
        if not self._accept.isEnabled():
            return
        self._accept.setEnabled(False)
        name = self._name.text()
        self._tasks.write(
            self,
            lambda _: history.rename(self._batch_id, name),
            lambda _: self._on_stored(),
            changes={"batch"},
            label=self.tr("Renaming the batch"),
        )

    def show_refusal(self, refusal: Refusal) -> None:
        super().show_refusal(refusal)
        self._accept.setEnabled(True)
