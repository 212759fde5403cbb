"""Insights: charts of who can be mailed, who left and who answered."""

from app.widgets.preferences import Preferences
from app.widgets.tasks import Tasks
from app.windows.page import Page


class InsightsPage(Page):
    """The charts."""

    shows = frozenset({"customer", "suppression", "message", "answer", "batch", "operation"})

    def __init__(self, tasks: Tasks, preferences: Preferences) -> None:
        super().__init__("insightsPage", self.tr("Insights"), tasks, preferences)
