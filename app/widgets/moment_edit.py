"""A field for a date and a time to come."""

from PySide6.QtCore import QDateTime, QLocale, QTime
from PySide6.QtWidgets import QDateTimeEdit, QWidget


class MomentEdit(QDateTimeEdit):
    """In the person's own time, from now on; tomorrow morning to begin with."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setCalendarPopup(True)
        # Two figures for the day and four for the year, so that no section is guessed at while one types.
        day = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
        self.setDisplayFormat(f"{_whole_year(day)} {QLocale().timeFormat(QLocale.FormatType.ShortFormat)}")
        self.keep_to_come()
        tomorrow = QDateTime.currentDateTime().addDays(1)
        tomorrow.setTime(QTime(9, 0))
        self.setDateTime(tomorrow)

    @property
    def moment(self) -> int:
        """What is entered, in UTC seconds."""
        return self.dateTime().toSecsSinceEpoch()

    def set_moment(self, moment: int) -> None:
        """Show this moment, in UTC seconds, or the next minute if it has passed."""
        self.setDateTime(QDateTime.fromSecsSinceEpoch(moment))

    def keep_to_come(self) -> None:
        """Take no moment before the next full minute."""
        soon = QDateTime.currentDateTime().addSecs(60)
        soon.setTime(QTime(soon.time().hour(), soon.time().minute()))
        self.setMinimumDateTime(soon)


def _whole_year(pattern: str) -> str:
    return pattern if "yyyy" in pattern else pattern.replace("yy", "yyyy")
