"""The line in the status bar: it keeps its place, and shows data as it is."""

import pytest
from pytestqt.qtbot import QtBot

from app.widgets.status_link import StatusLink


@pytest.fixture
def link(qtbot: QtBot) -> StatusLink:
    made = StatusLink("sendingStatus")
    qtbot.addWidget(made)
    return made


def test_it_is_not_there_before_it_says_something(link: StatusLink) -> None:
    assert link.isHidden()
    link.show_text("Sending", "send", "link")
    assert not link.isHidden()
    assert link.accessibleName() == "Sending"
    link.clear()
    assert link.isHidden()


def test_it_grows_and_does_not_shrink_until_it_goes(link: StatusLink) -> None:
    link.show_text("Sending: 999 of 1,000", "send", "link")
    long = link.sizeHint().width()
    link.show_text("Sending: 1 of 2", "send", "link")
    assert link.sizeHint().width() == link.minimumSizeHint().width() == long
    link.show_text("Sending: 999 of 1,000 and more", "send", "link")
    assert link.sizeHint().width() > long
    link.clear()
    link.show_text("Sending", "send", "link")
    assert link.sizeHint().width() < long


def test_a_name_stays_what_it_is(link: StatusLink) -> None:
    link.show_text("‘Salt & <b>pepper</b>’ is paused", "pause", "warning")
    assert link.text() == "‘Salt && <b>pepper</b>’ is paused"  # two are one, and no key
    assert link.toolTip() == ""


def test_a_long_name_is_cut_and_told_whole_in_the_tooltip(link: StatusLink) -> None:
    link.show_text("‘" + "<b>x</b>" * 500 + "’ is paused", "pause", "warning")
    assert link.sizeHint().width() < 1_000
    assert link.text().endswith("is paused")
    assert "&lt;b&gt;" in link.toolTip()
