"""The web address of a batch's survey, from which each recipient's own link is made."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from app.controllers import history
from app.controllers.history import Details
from app.errors import Refusal
from app.widgets import words
from app.widgets.dialog import Dialog
from app.widgets.form import Form
from app.widgets.icons import icon
from app.widgets.labels import Hint, PlainLabel
from app.widgets.tasks import Tasks

_SETTLED = 150  # ms without a key before the example follows


class SurveyDialog(Dialog):
    """Asks for the address and stores it; `accepted` comes once it is stored."""

    def __init__(self, parent: QWidget, tasks: Tasks, details: Details) -> None:
        super().__init__(parent, "surveyDialog", self.tr("Survey address"))
        self._tasks = tasks
        self._details = details
        self._explanation = PlainLabel(
            self.tr(
                "Every recipient gets a link of their own to this page. If the address names no field, "
                "a token that stands for the recipient is added to it as ?t=…; if it names fields, such as "
                "{{token}}, {{email}} or a column of the batch, exactly those are filled in."
            ),
            wrap=True,
        )
        self._address = QLineEdit()
        self._address.setObjectName("surveyAddressEdit")
        self._address.setAccessibleName(self.tr("Address"))
        self._address.setPlaceholderText("https://")
        self._insert = QPushButton(icon("plus"), self.tr("Insert a field"))
        self._insert.setObjectName("insertFieldButton")
        self._insert.setAutoDefault(False)
        self._example = Hint()
        self._example.setObjectName("surveyLinkExample")
        self._settled = QTimer(self, interval=_SETTLED)
        self._settled.setSingleShot(True)
        self._accept = self.add_accept_button(self.tr("Save"), "storeSurveyButton")

        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._address, 1)
        row.addWidget(self._insert)
        form = Form()
        form.add(self.tr("Address"), line)
        form.add(self.tr("Example"), self._example)
        self.body.addWidget(self._explanation)
        self.body.addLayout(form)
        self.body.addStretch(1)
        width = self.fontMetrics().averageCharWidth()
        self._explanation.setMinimumWidth(width * 72)
        self._address.setMinimumWidth(width * 60)
        self._example.setMinimumHeight(self.fontMetrics().height() * 2)

        self._address.textChanged.connect(self._settled.start)
        self._settled.timeout.connect(self._read_example)

        menu = QMenu(self)
        for name in ("token", *history.fields(details.columns)):
            menu.addAction(f"{{{{{name}}}}}").triggered.connect(
                lambda _=False, name=name: self._insert_field(name)
            )
        self._insert.setMenu(menu)
        self._address.setText(details.survey_address)
        self._address.setFocus()
        self._read_example()

    def _insert_field(self, name: str) -> None:
        self._address.insert(f"{{{{{name}}}}}")
        self._address.setFocus()

    def _read_example(self) -> None:
        address = self._address.text().strip()
        if not address:
            self._example.setText(
                self.tr("Without an address, messages of this batch can have no survey link.")
            )
            return
        self._tasks.read(
            self,
            lambda _: history.sample_link(self._details.id, address),
            self._example.setText,
            topic="example",
            failed=lambda refusal: self._example.setText(words.sentence(refusal)),
            quick=True,
        )

    def _on_stored(self) -> None:
        super().accept()

    # Qt

    def accept(self) -> None:
        """Close only once it is stored; a refusal keeps what was typed."""
        if not self._accept.isEnabled():
            return
        self._accept.setEnabled(False)
        address = self._address.text()
        self._tasks.write(
            self,
            lambda _: history.set_survey_address(self._details.id, address),
            lambda _: self._on_stored(),
            changes={"batch", "transaction"},
            label=self.tr("Saving the survey address"),
        )

    def show_refusal(self, refusal: Refusal) -> None:
        super().show_refusal(refusal)
        self._accept.setEnabled(True)
        self._address.setFocus()  # which the disabled button had handed to Cancel
