"""One mailing: where it is and why, how far, the messages behind each number, and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.controllers import mailings
from app.controllers.mailings import PARTS, Mailing, Proof, State
from app.widgets.counts import CountBar, Part
from app.widgets.icons import icon
from app.widgets.labels import Heading, PlainLabel
from app.widgets.preferences import Preferences
from app.widgets.steady import Steady
from app.widgets.tasks import Tasks
from app.widgets.theme import restyle, tabular
from app.windows import sending_wording
from app.windows.mailing_acts import MailingActs
from app.windows.mailing_cards import ProofCard, UncertainCard
from app.windows.message_list import ALL, MessageList

_ENDED = (State.FINISHED, State.CANCELLED)
_WAITING = (State.SCHEDULED, State.MISSED)


@dataclass(frozen=True, slots=True)
class _Found:
    """A mailing as it is now, and the proof once it is over."""

    mailing: Mailing
    proof: Proof | None


class MailingView(QWidget):
    """Shows one mailing and follows it."""

    customerWanted = Signal(str)  # noqa: N815 - beside Qt's own names
    """Show the customer with this address key."""

    def __init__(self, tasks: Tasks, preferences: Preferences) -> None:
        super().__init__()
        self._mailing_id: int | None = None
        self._mailing: Mailing | None = None
        self._question = Steady(tasks, self._show, self)
        self._acts = MailingActs(tasks, self)

        self._title = Heading(level=2)
        self._title.setObjectName("mailingTitle")
        self._state = PlainLabel(wrap=True, selectable=True)
        self._state.setObjectName("mailingState")
        self._left = PlainLabel()
        self._left.setProperty("dim", True)
        self._left.setFont(tabular(self._left.font()))
        self._left.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._left.setObjectName("mailingProgressText")
        self._progress = QProgressBar()
        self._progress.setObjectName("mailingProgress")
        self._progress.setAccessibleName(self.tr("Messages at their end"))
        self._progress.setTextVisible(False)
        self._buttons = {
            "pause": self._button("pause", self.tr("Pause"), "pauseButton"),
            "stay": self._button("pause", self.tr("Stay paused"), "stayPausedButton"),
            "resume": self._button("play", self.tr("Resume"), "resumeButton"),
            "begin": self._button("play", self.tr("Begin now"), "beginNowButton"),
            "reschedule": self._button("calendar", self.tr("Another time…"), "rescheduleButton"),
            "remove": self._button("trash-2", self.tr("Remove the schedule…"), "removeScheduleButton"),
            "cancel": self._button("x", self.tr("Cancel the mailing…"), "cancelMailingButton"),
        }
        self._counts = CountBar(
            [Part(ALL), Part(PARTS[0], "="), *(Part(part, "+") for part in PARTS[1:])],
            "mailing",
            "equation",
        )
        self._counts.setObjectName("mailingCounts")
        self._uncertain = UncertainCard()
        self._proof = ProofCard()
        self._messages = MessageList(tasks, preferences)

        em = self.fontMetrics().height()
        words = QVBoxLayout()
        words.setSpacing(round(em * 0.2))
        words.addWidget(self._title)
        words.addWidget(self._state)
        top = QHBoxLayout()
        top.setSpacing(round(em * 0.6))
        top.addLayout(words, 1)
        for button in self._buttons.values():
            top.addWidget(button)
            button.hide()  # until it is known which: together they would make the window wider
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(em)
        bar.addWidget(self._progress, 1)
        bar.addWidget(self._left)
        # So that the bar does not change its length with every second.
        self._left.setMinimumWidth(self.fontMetrics().averageCharWidth() * 28)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, round(em * 0.8), 0, 0)
        column.setSpacing(round(em * 0.6))
        column.addLayout(top)
        column.addWidget(self._bar)
        column.addWidget(self._proof)
        column.addWidget(self._uncertain)
        column.addWidget(self._counts)
        column.addWidget(self._messages, 1)
        column.addStretch()  # below what is scheduled, and has no messages yet

        for card in (self._proof, self._uncertain):
            card.hide()

        self._connect("pause", self._acts.pause)
        self._connect("stay", self._acts.stay_paused)
        self._connect("resume", self._acts.resume)
        self._connect("begin", self._acts.begin)
        self._connect("reschedule", self._acts.reschedule)
        self._connect("remove", self._acts.remove_schedule)
        self._connect("cancel", self._acts.cancel)
        for opened in (self._counts.opened, self._proof.opened, self._uncertain.opened):
            opened.connect(self._open)
        self._uncertain.againWanted.connect(lambda: self._do(self._acts.send_again))
        self._uncertain.sentWanted.connect(lambda: self._do(self._acts.take_as_sent))
        self._messages.customerWanted.connect(self.customerWanted)

    @property
    def mailing(self) -> Mailing | None:
        """What is shown, once it is known."""
        return self._mailing

    def show_mailing(self, mailing_id: int) -> None:
        """Show this mailing, as it is from now on."""
        self._mailing_id = mailing_id
        self.follow()

    def refresh(self) -> None:
        """Ask again for all that is shown."""
        self.follow()
        self._messages.refresh()

    def follow(self) -> None:
        """Ask how far it is; the messages are read again before long if their number has changed."""
        if (mailing_id := self._mailing_id) is not None:
            self._question.ask(lambda _: _read(mailing_id))

    def _button(self, symbol: str, text: str, name: str) -> QPushButton:
        button = QPushButton(icon(symbol), text)
        button.setObjectName(name)
        return button

    def _connect(self, name: str, act: Callable[[Mailing], None]) -> None:
        self._buttons[name].clicked.connect(lambda: self._do(act))

    def _do(self, act: Callable[[Mailing], None]) -> None:
        if self._mailing is not None:
            act(self._mailing)

    def _open(self, part: str) -> None:
        self._counts.set_open(part)
        self._messages.open(part)

    def _show(self, found: _Found) -> None:
        mailing = found.mailing
        if mailing.id != self._mailing_id:
            return  # another one was chosen meanwhile
        self._mailing = mailing
        counts, labels = mailing.counts, sending_wording.parts(mailing.counts)
        title = self.tr("{kind} of ‘{batch}’", "what is sent, of which batch")
        self._title.setText(
            title.format(batch=sending_wording.batch(mailing), kind=sending_wording.kind(mailing.kind))
        )
        self._state.setText(sending_wording.explained(mailing))
        self._state.setProperty("state", str(mailing.state))
        self._state.setProperty("why", mailing.why)
        self._state.setProperty("tone", sending_wording.state_tone(mailing))
        restyle(self._state)
        self._show_progress(mailing)
        self._counts.set_counts({part: (getattr(counts, part), labels[part]) for part in (ALL, *PARTS)})
        self._uncertain.show_counts(counts)
        self._proof.setVisible(found.proof is not None)
        if found.proof is not None:
            self._proof.show_proof(found.proof)
        self._messages.show_mailing(mailing)
        self._counts.set_open(self._messages.part)
        for part in (self._counts, self._messages):
            part.setVisible(mailing.state not in _WAITING)
        self._show_buttons(mailing)

    def _show_progress(self, mailing: Mailing) -> None:
        self._bar.setVisible(mailing.state in (State.RUNNING, State.PAUSED))
        self._progress.setRange(0, max(mailing.counts.total, 1))
        self._progress.setValue(mailing.counts.done)
        parts = (sending_wording.progress(mailing.counts), sending_wording.left(mailing))
        self._left.setText(" · ".join(filter(None, parts)))

    def _show_buttons(self, mailing: Mailing) -> None:
        shown = {
            State.RUNNING: ("pause", "cancel"),
            State.PAUSED: ("stay", "resume", "cancel"),
            State.SCHEDULED: ("begin", "reschedule", "remove"),
            State.MISSED: ("begin", "reschedule", "remove"),
        }.get(mailing.state, ())
        for name, button in self._buttons.items():
            button.setVisible(name in shown and (name != "stay" or mailing.resume_at is not None))
        self._buttons["cancel"].setEnabled(mailing.counts.waiting > 0)

    # Qt

    def minimumSizeHint(self) -> QSize:
        """Room for all texts as they wrap at this width, of which the splitter around it knows nothing."""
        least, layout = super().minimumSizeHint(), self.layout()
        if layout is not None and self._mailing is not None:
            least.setHeight(layout.totalMinimumHeightForWidth(max(self.width(), least.width())))
        return least

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


def _read(mailing_id: int) -> _Found:
    mailing = mailings.get(mailing_id)
    return _Found(
        mailing, mailings.proof(mailing_id) if mailing.state in _ENDED and mailing.began_at else None
    )
