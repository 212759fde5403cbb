"""What is said of a mailing beside its numbers: the proof once it is over, and what a person must decide."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from app.controllers.mailings import Counts, Proof
from app.widgets.icons import IconView, icon
from app.widgets.labels import Hint, PlainLabel
from app.widgets.theme import heading, restyle
from app.windows import sending_wording


class ProofCard(QFrame):
    """What was sent, and that nobody who had unsubscribed got it; its numbers open their messages."""

    opened = Signal(str)
    """A part of the mailing, or "violations"."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._symbol = IconView("circle-check", "good", side=1.4)
        self._text = PlainLabel(wrap=True)
        self._text.setObjectName("proofText")
        self._sent = self._link("proofSentButton")
        self._violations = self._link("proofViolationsButton")
        self._left_out = self._link("proofLeftOutButton")

        em = self.fontMetrics().height()
        row = QHBoxLayout(self)
        row.setContentsMargins(em, round(em * 0.6), em, round(em * 0.6))
        row.setSpacing(round(em * 0.8))
        row.addWidget(self._symbol)
        row.addWidget(self._text, 1)
        for button in (self._sent, self._violations, self._left_out):
            row.addWidget(button)

        self._sent.clicked.connect(lambda: self.opened.emit("sent"))
        self._violations.clicked.connect(lambda: self.opened.emit("violations"))
        self._left_out.clicked.connect(lambda: self.opened.emit("suppressed"))

    def show_proof(self, proof: Proof) -> None:
        """Say it; what should never be is said in red."""
        broken = proof.violations > 0
        self._text.setText(sending_wording.proof(proof))
        self._text.setProperty("sent", proof.sent)
        self._text.setProperty("violations", proof.violations)
        self._text.setProperty("leftOut", proof.left_out)
        self._text.setProperty("tone", "error" if broken else "")
        restyle(self._text)
        self._symbol.set_icon(*(("circle-alert", "error") if broken else ("circle-check", "good")))
        self._sent.setText(self.tr("Show the %Ln sent", "messages", proof.sent))
        self._sent.setVisible(proof.sent > 0)
        self._violations.setText(self.tr("Show the %Ln to unsubscribed", "messages", proof.violations))
        self._violations.setVisible(broken)
        self._left_out.setText(self.tr("Show the %Ln left out", "people", proof.left_out))
        self._left_out.setVisible(proof.left_out > 0)

    def _link(self, name: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.setProperty("flatLink", True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        return button


class UncertainCard(QFrame):
    """Explains messages of which nobody knows whether they were sent, and has a person decide."""

    againWanted = Signal()  # noqa: N815 - beside Qt's own names
    sentWanted = Signal()  # noqa: N815
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._title = PlainLabel(wrap=True)
        heading(self._title, 3)
        self._title.setObjectName("uncertainText")
        self._show = QPushButton(self.tr("Show them"))
        self._show.setObjectName("showUncertainButton")
        self._show.setAccessibleName(self.tr("Show the messages that may have been sent"))
        self._show.setProperty("flatLink", True)
        self._show.setCursor(Qt.CursorShape.PointingHandCursor)
        self._again = QPushButton(icon("rotate-ccw"), self.tr("Send again…"))
        self._again.setObjectName("sendAgainButton")
        self._sent = QPushButton(icon("check"), self.tr("Take as sent"))
        self._sent.setObjectName("takeAsSentButton")

        em = self.fontMetrics().height()
        first = QHBoxLayout()
        first.setSpacing(round(em * 0.8))
        first.addWidget(self._title, 1)
        for button in (self._show, self._again, self._sent):
            first.addWidget(button)
        words = QVBoxLayout()
        words.setSpacing(round(em * 0.3))
        words.addLayout(first)
        words.addWidget(
            Hint(
                self.tr(
                    "The connection broke between handing over the message and the server’s answer. "
                    "Relance never sends such a message again by itself. Send it again and it may arrive "
                    "twice; take it as sent and it may never have arrived."
                )
            )
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(em, round(em * 0.6), em, round(em * 0.6))
        row.setSpacing(round(em * 0.8))
        row.addWidget(IconView("circle-question-mark", "warning", side=1.4))
        row.addLayout(words, 1)

        self._show.clicked.connect(lambda: self.opened.emit("uncertain"))
        self._again.clicked.connect(self.againWanted)
        self._sent.clicked.connect(self.sentWanted)

    def show_counts(self, counts: Counts) -> None:
        """Say how many there are; it is not there when there are none."""
        self.setVisible(counts.uncertain > 0)
        self._title.setText(sending_wording.uncertain(counts.uncertain))
