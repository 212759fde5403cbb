"""Which topic of the help is about what is in front: by the names of pages, dialogs and their parts."""

from PySide6.QtWidgets import QWidget

_FIRST = "start"

_TOPICS = {
    # Pages
    "customersPage": "customers",
    "customerPage": "customers#status",
    "historyPage": "history",
    "batchPage": "history#batch",
    "importReport": "import#report",
    "invitationPreview": "sending#message",
    "reminderPreview": "reminder",
    "messageEditor": "message",
    "unsubscribedPage": "unsubscribe#list",
    "operationsLog": "unsubscribe#undo",
    "sendingPage": "sending#watch",
    "insightsPage": "insights",
    "settingsPage": "account",
    "backupList": "backups",
    "backUpButton": "backups",
    "restoreBackupButton": "backups#restore",
    # Dialogs
    "importDialog": "import",
    "foreseenDialog": "import#counts",
    "restoreDialog": "backups#restore",
    "eraseDialog": "customers#erase",
    "bulkUnsubscribeDialog": "unsubscribe",
    "offersDialog": "unsubscribe#near-misses",
    "typedNumberDialog": "unsubscribe#many",
    "operationDialog": "unsubscribe#outcomes",
    "answersDialog": "history#answers",
    "mailedDialog": "history#elsewhere",
    "customerDialog": "customers#edit",
    "resubscribeDialog": "customers#resubscribe",
    "finder": "customers#find",
    "surveyDialog": "message#survey",
    "htmlDialog": "message#html",
    "templatesDialog": "message#templates",
    "saveTemplateDialog": "message#templates",
    "sendDialog": "sending#send",
    "scheduleDialog": "schedule",
    "connectionCheck": "account#failures",
    "passwordDialog": "account#password",
    "demoGuide": "start#demo",
}
"""The topic, or one of its headings, for the object name of a widget and all that is in it."""


def topic_for(front: QWidget, page: QWidget) -> str:
    """The topic for where the keyboard is in the window or dialog in front; `page` is the page behind it."""
    widget: QWidget | None = front.focusWidget()
    if widget is None or not widget.isVisible():
        widget = front
    while widget is not None:
        if topic := _TOPICS.get(widget.objectName()):
            return topic
        widget = widget.parentWidget()
    return _TOPICS.get(page.objectName(), _FIRST)
