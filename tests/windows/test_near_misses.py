"""What bulk unsubscribe offers for lines that look like customers, and what it asks before a lot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from app.controllers import settings
from app.controllers.operations import Source
from app.controllers.unsubscribing import Receipt
from app.widgets.counts import CountBar
from app.widgets.outcome_view import OutcomeView
from app.widgets.paste_edit import PasteEdit
from app.widgets.preferences import Preferences
from app.widgets.tasks import Tasks
from app.windows.answers_dialog import AnswersDialog
from app.windows.bulk_unsubscribe_dialog import BulkUnsubscribeDialog
from app.windows.offers import OfferStrip
from app.windows.places import Unsubscription
from app.windows.typed_number_dialog import typed_number
from tests.builders import Recount, a_batch, add_customers, suppress
from tests.windows.seeing import Settle, click, column, dialog_in_front

CUSTOMERS = ("dupont@gmail.com", "jean.martin@orange.fr", "anne@hotmail.fr", "anne@hotmail.com")


@pytest.fixture
def receipts() -> list[Receipt]:
    return []


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(
    connected: None,
    window: QWidget,
    tasks: Tasks,
    preferences: Preferences,
    receipts: list[Receipt],
    settle: Settle,
) -> BulkUnsubscribeDialog:
    add_customers(*CUSTOMERS)
    made = BulkUnsubscribeDialog(window, tasks, preferences, Unsubscription(Source.CUSTOMERS))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.unsubscribed.connect(receipts.append)
    made.open()
    settle()
    return made


@pytest.fixture
def paste(dialog: BulkUnsubscribeDialog, settle: Settle) -> Callable[[str], None]:
    def paste_it(text: str) -> None:
        edit(dialog).setPlainText(text)
        settle()

    return paste_it


def edit(dialog: QDialog) -> PasteEdit:
    return dialog.findChild(PasteEdit)


def button(dialog: QDialog, name: str) -> QPushButton:
    (found,) = [each for each in dialog.findChildren(QPushButton, name) if each.isVisible()]
    return found


def offered(dialog: QDialog) -> str:
    """What the strip says; nothing while it is hidden."""
    strip = dialog.findChild(OfferStrip, "offerStrip")
    return strip.findChild(QLabel, "offerText").text() if strip.isVisible() else ""


def says(dialog: QDialog) -> list[str]:
    return column(dialog.findChild(OutcomeView).table, "outcome")


def tone(dialog: QDialog, row: int) -> str:
    table = dialog.findChild(OutcomeView).table
    table.setCurrentIndex(table.model().index(row, 0))
    return str(table.current_row.tone)


def unsubscribed(dialog: QDialog) -> int:
    return int(dialog.findChild(CountBar, "outcomeCounts").property("unsubscribed"))


def test_one_click_adds_the_customer_that_was_meant(
    dialog: BulkUnsubscribeDialog,
    paste: Callable[[str], None],
    settle: Settle,
    receipts: list[Receipt],
    recount: Recount,
) -> None:
    paste("dupont@gmial.com")
    assert offered(dialog) == ("dupont@gmial.com is not a customer; dupont@gmail.com is. Unsubscribe it too?")
    assert says(dialog) == ["? Not a customer; looks like dupont@gmail.com"]
    assert button(dialog, "unsubscribeButton").text() == "Block 1"
    click(button(dialog, "takeOfferButton"))
    settle()
    assert edit(dialog).text() == "dupont@gmial.com\ndupont@gmail.com"
    assert offered(dialog) == ""
    assert button(dialog, "unsubscribeButton").text() == "Unsubscribe 1, block 1"
    click(button(dialog, "unsubscribeButton"))
    settle()
    assert len(receipts) == 1
    assert recount.suppressed() == {"dupont@gmial.com", "dupont@gmail.com"}


def test_lines_in_words_say_that_what_they_mean_is_in_the_list(
    dialog: BulkUnsubscribeDialog, paste: Callable[[str], None], settle: Settle
) -> None:
    paste("jean [at] b.fr\nluc [at] b.fr")
    assert says(dialog)[0] == "✗ Not an address. Is jean@b.fr meant?"
    paste("jean [at] b.fr\nluc [at] b.fr\nJean@B.fr\ndupont [at] gmail.com\ndupont@gmail.com")
    assert says(dialog) == [
        "= Taken: jean@b.fr is in the list",
        "✗ Not an address. Is luc@b.fr meant?",
        "? Not a customer: blocked for the future",
        "= Taken: dupont@gmail.com is in the list",
        "✓ Customer: unsubscribed",
    ]
    assert tone(dialog, 0) == "dim"
    assert dialog.findChild(CountBar, "outcomeCounts").property("unreadable") == 3
    # Another customer like the one that is in the list is not meant.
    paste("anne [at] hotmail.fr\nanne@hotmail.fr")
    assert says(dialog) == ["= Taken: anne@hotmail.fr is in the list", "✓ Customer: unsubscribed"]
    assert offered(dialog) == ""


def test_ones_own_address_is_blocked_only_with_a_warning(
    dialog: BulkUnsubscribeDialog,
    paste: Callable[[str], None],
    settle: Settle,
    recount: Recount,
) -> None:
    settings.change(settings.OPERATOR_ADDRESS, "Me@Firm.example")
    settings.change(settings.SENDER_ADDRESS, "dupont@gmail.com")
    settings.change(settings.REPLY_TO, "dupnot@gmail.com")
    paste("me@firm.example\ndupont@gmail.com\nstranger@firm.example\nME@firm.example")
    own = "? Your own address: blocked for the future, even for tests"
    assert says(dialog) == [
        own,
        own,
        "? Not a customer: blocked for the future",
        "″ Duplicate: named further up",
    ]
    assert [tone(dialog, row) for row in (0, 1)] == ["warning", "warning"]
    assert offered(dialog).startswith("2 address(es) of your own would be blocked too")
    assert "me@firm.example" in offered(dialog)
    assert button(dialog, "unsubscribeButton").text() == "Unsubscribe 1, block 2"
    paste("stranger@firm.example")
    assert offered(dialog) == ""
    # It may look like a customer: that it is one's own is more.
    paste("dupnot@gmail.com")
    assert says(dialog) == [own]
    click(button(dialog, "unsubscribeButton"))
    settle()
    assert recount.suppressed() == {"dupnot@gmail.com"}


def test_nothing_is_added_by_itself(
    dialog: BulkUnsubscribeDialog, paste: Callable[[str], None], settle: Settle, recount: Recount
) -> None:
    paste("dupont@gmial.com")
    click(button(dialog, "unsubscribeButton"))
    settle()
    assert recount.suppressed() == {"dupont@gmial.com"}


def test_what_is_left_is_not_offered_again(
    dialog: BulkUnsubscribeDialog, paste: Callable[[str], None], settle: Settle
) -> None:
    paste("dupont@gmial.com")
    click(button(dialog, "leaveOfferButton"))
    assert offered(dialog) == ""
    assert dialog.focusWidget() is edit(dialog)
    paste("dupont@gmial.com\njean.matrin@orange.fr")
    assert offered(dialog).startswith("jean.matrin@orange.fr is not a customer")
    assert says(dialog)[0] == "? Not a customer; looks like dupont@gmail.com"


def test_the_offer_can_be_taken_by_keyboard_and_taken_back(
    dialog: BulkUnsubscribeDialog, paste: Callable[[str], None], settle: Settle, qtbot: QtBot
) -> None:
    paste("dupont@gmial.com")
    dialog.activateWindow()
    for _ in range(20):
        if (dialog.focusWidget() or dialog).objectName() == "takeOfferButton":
            break
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
    qtbot.keyClick(button(dialog, "takeOfferButton"), Qt.Key.Key_Space)
    settle()
    assert unsubscribed(dialog) == 1
    assert dialog.focusWidget() is edit(dialog)
    edit(dialog).undo()
    settle()
    assert edit(dialog).text() == "dupont@gmial.com"
    assert offered(dialog)


@pytest.mark.parametrize(
    ("text", "says_so", "takes"),
    [
        (
            "luc [at] b.fr",
            "‘luc [at] b.fr’ is not an address. Is luc@b.fr meant?",
            "Add it",
        ),
        (
            "dupont [at] gmail.com",
            "‘dupont [at] gmail.com’ is not an address; dupont@gmail.com is a customer. Unsubscribe it too?",
            "Unsubscribe it too",
        ),
    ],
)
def test_a_line_in_words_is_added_by_one_click(
    dialog: BulkUnsubscribeDialog,
    paste: Callable[[str], None],
    settle: Settle,
    text: str,
    says_so: str,
    takes: str,
) -> None:
    paste(text)
    assert offered(dialog) == says_so
    assert button(dialog, "takeOfferButton").text() == takes
    click(button(dialog, "takeOfferButton"))
    settle()
    assert offered(dialog) == ""
    assert dialog.findChild(CountBar, "outcomeCounts").property("found") == 1


def test_several_are_chosen_from_a_list_in_which_none_is_checked(
    dialog: BulkUnsubscribeDialog, paste: Callable[[str], None], settle: Settle, qtbot: QtBot
) -> None:
    paste("dupont@gmial.com\nanne@hotmail.be\njean.matrin@orange.fr")
    assert offered(dialog).startswith("3 ")
    click(button(dialog, "takeOfferButton"))
    review = dialog_in_front("offersDialog")
    listed = review.findChild(QTreeWidget, "offerList")
    rows = [[listed.topLevelItem(row).text(part) for part in range(3)] for row in range(4)]
    assert rows == [
        ["dupont@gmail.com", "1", "dupont@gmial.com"],
        ["anne@hotmail.com", "2", "anne@hotmail.be"],
        ["anne@hotmail.fr", "2", "anne@hotmail.be"],
        ["jean.martin@orange.fr", "3", "jean.matrin@orange.fr"],
    ]
    assert not button(review, "addOffersButton").isEnabled()
    qtbot.keyClick(listed, Qt.Key.Key_Space)
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    qtbot.keyClick(listed, Qt.Key.Key_Space)
    click(button(review, "addOffersButton"))
    settle()
    assert edit(dialog).text().splitlines()[3:] == ["dupont@gmail.com", "anne@hotmail.fr"]
    assert unsubscribed(dialog) == 2
    # Whoever added one of the two that a line looks like is still told of the other line.
    assert "2" in offered(dialog)


def test_a_review_that_is_cancelled_adds_nothing(
    dialog: BulkUnsubscribeDialog, paste: Callable[[str], None], settle: Settle, qtbot: QtBot
) -> None:
    paste("dupont@gmial.com\njean.matrin@orange.fr")
    click(button(dialog, "takeOfferButton"))
    qtbot.keyClick(dialog_in_front("offersDialog"), Qt.Key.Key_Escape)
    settle()
    assert edit(dialog).text() == "dupont@gmial.com\njean.matrin@orange.fr"
    assert offered(dialog)


def test_too_many_strangers_are_said_to_be_too_many(
    dialog: BulkUnsubscribeDialog, paste: Callable[[str], None]
) -> None:
    paste("\n".join(f"q{number}@nowhere.example" for number in range(501)))
    assert offered(dialog).startswith("501 ")
    assert not [each for each in dialog.findChildren(QPushButton, "takeOfferButton") if each.isVisible()]


def test_what_is_pasted_is_shown_as_it_is(
    dialog: BulkUnsubscribeDialog, paste: Callable[[str], None]
) -> None:
    paste("<b>luc</b> [at] b.fr <i>luc [at] b.fr</i>")
    label = dialog.findChild(OfferStrip).findChild(QLabel, "offerText")
    assert offered(dialog).startswith("‘<b>luc</b> [at] b.fr")
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_answers_are_offered_what_is_written_in_words(
    connected: None,
    window: QWidget,
    tasks: Tasks,
    preferences: Preferences,
    settle: Settle,
    tmp_path: Path,
) -> None:
    batch = a_batch(tmp_path, "jean@b.fr")
    dialog = AnswersDialog(window, tasks, preferences, batch.batch_id, "Spring")
    dialog.open()
    edit(dialog).setPlainText("jean [at] b.fr")
    settle()
    assert offered(dialog) == "‘jean [at] b.fr’ is not an address. Is jean@b.fr meant?"
    click(button(dialog, "takeOfferButton"))
    settle()
    assert button(dialog, "recordAnswersButton").isEnabled()
    assert offered(dialog) == ""
    dialog.close()


def company(count: int) -> list[str]:
    return [f"p{number}@acme.example" for number in range(count)]


def asked(name: str = "typedNumberDialog") -> list[QDialog]:
    return [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, QDialog) and each.isVisible() and each.objectName() == name
    ]


def test_a_whole_company_takes_its_number(
    dialog: BulkUnsubscribeDialog,
    paste: Callable[[str], None],
    settle: Settle,
    receipts: list[Receipt],
    qtbot: QtBot,
) -> None:
    add_customers(*company(12))
    paste("\n".join(company(12)))
    click(button(dialog, "unsubscribeButton"))
    (confirm,) = asked()
    assert dialog.isVisible()
    said = " ".join(label.text() for label in confirm.findChildren(QLabel))
    assert "12 of 16 customers would be unsubscribed: 75%." in said
    assert "12 customer(s) at acme.example" in said
    field = confirm.findChild(QLineEdit, "typedNumberEdit")
    assert confirm.focusWidget() is field
    confirmed = button(confirm, "confirmNumberButton")
    assert (confirmed.text(), confirmed.isEnabled()) == ("Unsubscribe 12", False)
    qtbot.keyClicks(field, "21")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert confirm.isVisible()
    assert not confirmed.isEnabled()
    field.clear()
    qtbot.keyClicks(field, "12")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert [receipt.counts.unsubscribed for receipt in receipts] == [12]
    assert not dialog.isVisible()


def test_whoever_cancels_the_number_has_changed_nothing(
    dialog: BulkUnsubscribeDialog,
    paste: Callable[[str], None],
    settle: Settle,
    recount: Recount,
    qtbot: QtBot,
) -> None:
    add_customers(*company(12))
    before = recount.contents()
    paste("\n".join(company(12)))
    click(button(dialog, "unsubscribeButton"))
    qtbot.keyClick(asked()[0], Qt.Key.Key_Escape)
    settle()
    assert (dialog.isVisible(), asked()) == (True, [])
    assert button(dialog, "unsubscribeButton").isEnabled()
    assert recount.contents() == before


def test_a_number_typed_for_an_older_preview_does_nothing(
    dialog: BulkUnsubscribeDialog,
    paste: Callable[[str], None],
    settle: Settle,
    receipts: list[Receipt],
    tasks: Tasks,
    window: QWidget,
) -> None:
    add_customers(*company(12))
    paste("\n".join(company(12)))
    click(button(dialog, "unsubscribeButton"))
    tasks.write(window, lambda _: suppress(company(1)[0]), lambda _: None, changes={"suppression"}, label="")
    settle()
    (confirm,) = asked()
    QTest.keyClicks(confirm.findChild(QLineEdit, "typedNumberEdit"), "12")
    click(button(confirm, "confirmNumberButton"))
    settle()
    assert receipts == []
    assert button(dialog, "unsubscribeButton").text() == "Unsubscribe 11"


def test_only_a_few_whole_domains_are_named(
    dialog: BulkUnsubscribeDialog, paste: Callable[[str], None]
) -> None:
    people = [f"p{number}@firm{firm}.example" for firm in range(7) for number in range(5)]
    add_customers(*people)
    paste("\n".join(people))
    click(button(dialog, "unsubscribeButton"))
    (confirm,) = asked()
    said = [label.text() for label in confirm.findChildren(QLabel)]
    assert sum("at firm" in text for text in said) == 5
    assert any("2 more domain" in text for text in said)
    confirm.reject()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1204", 1204), ("1,204", 1204), ("1 204", 1204), ("1\u202f204", 1204), ("1.204", 1204),
        ("1’204", 1204), (" 12 ", 12), ("", None), ("12a", None), ("-12", None), ("9" * 30, None), ("१२", 12),
    ],
)  # fmt: skip
def test_digits_are_a_number_however_they_are_grouped(text: str, number: int | None) -> None:
    assert typed_number(text) == number
