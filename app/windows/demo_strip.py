"""The strip above everything in the demo: that it is one, what to try in it, and the way out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from app.widgets.icons import IconView, icon
from app.widgets.labels import PlainLabel


class DemoStrip(QFrame):
    """Stays for as long as the demo is open."""

    guideWanted = Signal()  # noqa: N815 - beside Qt's own names
    """Show what there is to try."""
    leaveWanted = Signal()  # noqa: N815
    """Go back to one's own data."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("demoStrip")
        self._text = PlainLabel(
            self.tr(
                "This is the demo: invented customers, and nothing is ever sent. Your own data is untouched."
            ),
            wrap=True,
        )
        self._text.setObjectName("demoText")
        self._guide = QPushButton(icon("lightbulb"), self.tr("What to try…"))
        self._guide.setObjectName("demoGuideButton")
        self._leave = QPushButton(icon("log-out"), self.tr("Leave the demo"))
        self._leave.setObjectName("leaveDemoButton")

        em = self.fontMetrics().height()
        row = QHBoxLayout(self)
        row.setContentsMargins(round(em * 1.25), round(em * 0.4), round(em * 1.25), round(em * 0.4))
        row.setSpacing(round(em * 0.6))
        row.addWidget(IconView("flask-conical", "warning"))
        row.addWidget(self._text, 1)
        row.addWidget(self._guide)
        row.addWidget(self._leave)

        self._guide.clicked.connect(self.guideWanted)
        self._leave.clicked.connect(self.leaveWanted)
