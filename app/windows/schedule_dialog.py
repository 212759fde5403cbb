"""Another time for a mailing that is to begin later."""

from PySide6.QtWidgets import QWidget

from app.controllers import sending
from app.controllers.mailings import Mailing
from app.errors import Refusal
from app.widgets.dialog import Dialog
from app.widgets.form import Form
from app.widgets.labels import Hint
from app.widgets.moment_edit import MomentEdit
from app.widgets.tasks import Tasks
from app.windows import sending_wording


class ScheduleDialog(Dialog):
    """Asks for it and sets it; the dialog closes once that is done."""

    def __init__(self, parent: QWidget, tasks: Tasks, mailing: Mailing) -> None:
        title = self.tr("Another time for ‘{batch}’").format(batch=sending_wording.batch(mailing))
        super().__init__(parent, "scheduleDialog", title)
        self._tasks = tasks
        self._mailing_id = mailing.id
        self._moment = MomentEdit("scheduleEdit")
        self._hint = Hint(self.tr("Relance must be open then. If it is not, it asks when it is next opened."))
        self._accept = self.add_accept_button("", "rescheduleAcceptButton")

        form = Form()
        form.add(self.tr("Begins on"), self._moment, stretch=False)
        self.body.addLayout(form)
        self.body.addWidget(self._hint)
        self.body.addStretch(1)
        self._hint.setMinimumWidth(self.fontMetrics().averageCharWidth() * 52)

        self._moment.dateTimeChanged.connect(self._show_state)

        self._moment.set_moment(mailing.due or 0)
        self._show_state()
        self._moment.setFocus()

    def show_refusal(self, refusal: Refusal) -> None:
        super().show_refusal(refusal)
        self._moment.keep_to_come()
        self._accept.setEnabled(True)

    def _show_state(self) -> None:
        when = sending_wording.date_and_time(self._moment.moment)
        self._accept.setText(self.tr("Schedule for {moment}").format(moment=when))

    # Qt

    def accept(self) -> None:
        """Set the time; a refusal leaves the dialog open."""
        if not self._accept.isEnabled():
            return
        self._accept.setEnabled(False)
        mailing_id, due = self._mailing_id, self._moment.moment
        self._tasks.write(
            self,
            lambda _: sending.reschedule(mailing_id, due),
            lambda _: super(ScheduleDialog, self).accept(),
            changes={"mailing"},
            label=self.tr("Scheduling"),
        )
