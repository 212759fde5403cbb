"""Deleting a batch, from the history or from its own page: what goes, what stays, and doing it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from app.controllers import history
from app.controllers.history import Row
from app.widgets.dialog import question
from app.widgets.words import isolate
from app.windows.page import Page


class BatchDeletion(QObject):
    """A number with its noun: lupdate finds plurals in the tr() of a class only."""

    def what_goes(self, transactions: int) -> str:
        return self.tr("%Ln transaction(s), the import report and the answers are deleted.", "", transactions)


def ask_to_delete(page: Page, batch: Row, then: Callable[[], None] | None = None) -> None:
    """Ask, delete, call `then`, and have the page say that it is done."""
    parts = [
        BatchDeletion().what_goes(batch.customers),
        QCoreApplication.translate(
            "BatchDeletion",
            "The customers stay, and so does who was contacted when. Whoever is unsubscribed stays "
            "unsubscribed. This cannot be undone; a backup is made first.",
        ),
    ]

    def delete() -> None:
        page.tasks.write(
            page,
            lambda _: history.delete(batch.id),
            lambda _: done(),
            changes={"batch", "transaction", "import_row", "message", "answer", "operation"},
            label=QCoreApplication.translate("BatchDeletion", "Deleting the batch"),
        )

    def done() -> None:
        if then:
            then()
        said = QCoreApplication.translate("BatchDeletion", "The batch ‘{batch}’ is deleted.")
        page.say(said.format(batch=isolate(batch.name)))

    title = QCoreApplication.translate("BatchDeletion", "Delete the batch ‘{batch}’?").format(
        batch=isolate(batch.name)
    )
    question(
        page,
        title,
        " ".join(parts),
        QCoreApplication.translate("BatchDeletion", "Delete the batch"),
        danger=True,
        then=delete,
    )
