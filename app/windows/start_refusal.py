"""What is shown when a database cannot be opened: why, and which other way there is."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QPushButton

from app.errors import Refusal
from app.widgets.banner import BannerTone
from app.widgets.dialog import Dialog
from app.widgets.icons import IconView
from app.widgets.labels import Heading, PlainLabel
from app.widgets.words import isolate, sentence
from app.windows.database_chooser import choose_database


class StartRefusal(Dialog):
    """Says why, and offers another database; *Quit* ends the program.

    `openWanted` carries the Path of the database to open instead, `takeOverWanted` says that this one is to
    be opened all the same.
    """

    openWanted = Signal(object)  # noqa: N815 - beside Qt's own names
    takeOverWanted = Signal()  # noqa: N815
    receipt = ""
    receipt_tone: BannerTone = "good"

    def __init__(self, path: Path, refusal: Refusal, *, can_take_over: bool = False) -> None:
        super().__init__(None, "startRefusal", "Relance")
        self._path = path
        title = Heading(
            self.tr("‘{name}’ cannot be opened").format(name=isolate(path.name)), level=2, elide="middle"
        )
        why = PlainLabel(sentence(refusal), wrap=True, selectable=True)
        why.setObjectName("startRefusalText")
        where = PlainLabel(str(path.absolute()), elide="middle", selectable=True)
        where.setObjectName("startRefusalPath")
        where.setProperty("dim", True)
        self._other = QPushButton(self.tr("Open another database…"))
        self._other.setObjectName("openOtherButton")
        self._other.setProperty("primary", True)
        self._take_over = QPushButton(self.tr("Open it all the same"))
        self._take_over.setObjectName("takeOverButton")
        self._take_over.setProperty("danger", True)
        self.cancel_button.setText(self.tr("Quit"))
        self.cancel_button.setObjectName("quitButton")

        letter = self.fontMetrics().averageCharWidth()
        why.setMinimumWidth(letter * 64)
        above = QHBoxLayout()
        above.setSpacing(letter * 2)
        above.addWidget(IconView("circle-alert", "error", side=1.5))
        above.addWidget(title, 1)
        self.body.addLayout(above)
        self.body.addWidget(why)
        self.body.addWidget(where)
        self.body.addStretch()
        self.buttons.addButton(self._other, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.addButton(self._take_over, QDialogButtonBox.ButtonRole.ActionRole)
        self._take_over.setVisible(can_take_over)

        self._other.clicked.connect(
            lambda: choose_database(self, self._path.absolute().parent, self.openWanted.emit)
        )
        self._take_over.clicked.connect(lambda: self.takeOverWanted.emit())

        self.prefer_cancel()
        self._other.setFocus()
