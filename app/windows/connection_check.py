"""The connection to the mail server, tried step by step."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QPushButton, QWidget

from app.controllers import account
from app.controllers.account import Check, Trouble
from app.errors import Refusal
from app.widgets.dialog import Dialog
from app.widgets.icons import IconView
from app.widgets.labels import PlainLabel
from app.widgets.palette import Tone
from app.widgets.tasks import Tasks
from app.widgets.theme import restyle
from app.windows import connection_wording as wording

_GLANCE = 50  # ms between two looks at how far it is


class ConnectionCheck(Dialog):
    """Shows each step as it is passed, and says why one failed and what to do; closing it ends it."""

    def __init__(self, parent: QWidget, tasks: Tasks) -> None:
        super().__init__(parent, "connectionCheck", self.tr("Check the connection"))
        self._tasks = tasks
        self._check: Check | None = None
        self._steps = {phase: _Step() for phase in wording.STEPS}
        self._said = PlainLabel()
        self._reply = QPlainTextEdit()
        self._reply.setObjectName("serverReply")
        self._reply.setReadOnly(True)
        self._reply.setTabChangesFocus(True)
        self._reply.setFixedHeight(self._reply.fontMetrics().lineSpacing() * 4)
        self._said.setBuddy(self._reply)
        self._again = QPushButton(self.tr("Check again"))
        self._again.setObjectName("checkAgainButton")
        self._again.setProperty("centred", True)
        self.only_close()
        self.buttons.addButton(self._again, self.buttons.ButtonRole.ActionRole)

        em = self.fontMetrics().height()
        self._list = QWidget()
        grid = QGridLayout(self._list)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(round(em * 0.6))
        grid.setVerticalSpacing(round(em * 0.5))
        grid.setColumnStretch(1, 1)
        for row, (phase, step) in enumerate(self._steps.items()):
            step.title.setObjectName(f"{phase}Step")
            step.state.setObjectName(f"{phase}State")
            step.title.setMinimumWidth(self.fontMetrics().averageCharWidth() * 64)
            grid.addWidget(step.symbol, row, 0)
            grid.addWidget(step.title, row, 1)
            grid.addWidget(step.state, row, 2)
        self.body.addWidget(self._list)
        self.body.addWidget(self._said)
        self.body.addWidget(self._reply)
        self.body.addStretch(1)

        self._timer = QTimer(self, interval=_GLANCE)
        self._timer.timeout.connect(self._on_glance)
        self._again.clicked.connect(self._begin)
        self.finished.connect(self._end)

        self.cancel_button.setFocus()
        self._begin()

    def show_refusal(self, refusal: Refusal) -> None:
        self._again.setEnabled(True)
        self._list.setVisible(self._check is not None)
        super().show_refusal(refusal)

    def _begin(self) -> None:
        self._check = None
        self._again.setEnabled(False)
        self.banner.hide()
        self._said.hide()
        self._reply.hide()
        # After what is still to be stored; in that order, a write is.
        self._tasks.write(
            self,
            lambda _: account.check(),
            self._on_begun,
            changes=(),
            label=self.tr("Checking the connection"),
        )

    def _on_begun(self, check: Check) -> None:
        self._check = check
        self._list.show()
        self._timer.start()
        self._on_glance()

    def _on_glance(self) -> None:
        check = self._check
        assert check is not None
        over = check.over  # asked first, so that what it has passed by now is all
        self._show_steps(check, over)
        if not over:
            return
        self._timer.stop()
        self._again.setEnabled(True)
        if check.refusal:
            self.show_refusal(check.refusal)
        elif check.trouble:
            self.banner.show_message(wording.trouble(check.trouble, check), "error")
            self._show_reply(check.trouble)
        else:
            self.banner.show_message(self.tr("The connection works. Mail can be sent."))

    def _show_steps(self, check: Check, over: bool) -> None:
        failed = check.trouble.phase if check.trouble else ""
        passed = check.passed
        reached = not over
        for phase, step in self._steps.items():
            step.title.setText(wording.step(phase, check))
            if phase in check.left_out:
                step.show_state(self.tr("not needed"), "check", "dim")
            elif phase in passed:
                step.show_state(self.tr("passed"), "circle-check", "good")
            elif phase == failed:
                step.show_state(self.tr("failed"), "circle-alert", "error")
            elif reached:
                step.show_state(self.tr("under way…"), "chevron-right", "link")
                reached = False
            else:
                step.show_state(self.tr("not tried"), "chevron-right", "dim")

    def _show_reply(self, trouble: Trouble) -> None:
        said = self.tr("What the server said:") if trouble.reply else self.tr("What this computer said:")
        self._said.setText(said)
        self._reply.setAccessibleName(said)
        self._reply.setPlainText(trouble.reply or trouble.detail)
        for shown in (self._said, self._reply):
            shown.setVisible(bool(trouble.reply or trouble.detail))

    def _end(self) -> None:
        self._timer.stop()
        if self._check is not None:
            self._check.cancel()


class _Step:
    """One step on the screen: a symbol, what is tried, how it went."""

    def __init__(self) -> None:
        self.symbol = IconView("chevron-right", "dim")
        self.title = PlainLabel(elide="middle")
        self.state = PlainLabel()
        self.state.setProperty("dim", True)

    def show_state(self, text: str, symbol: str, tone: Tone) -> None:
        self.symbol.set_icon(symbol, tone)
        self.state.setText(text)
        self.state.setProperty("tone", tone)
        restyle(self.state)
