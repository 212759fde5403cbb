"""HTML to be looked at: nothing is fetched or read for it, and no link is followed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QColor, QDesktopServices, QHelpEvent, QImage, QTextCursor
from PySide6.QtWidgets import QApplication, QTextBrowser, QToolTip
from pytestqt.qtbot import QtBot

from app.widgets import theme
from app.widgets.html_view import HtmlView
from app.widgets.palette import LIGHT
from tests.web import listening
from tests.windows.running import as_before

MAGENTA = QColor("#ff00ff")


@pytest.fixture
def view(qtbot: QtBot) -> HtmlView:
    made = HtmlView("mail", "A mail")
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def is_magenta_seen(view: QTextBrowser) -> bool:
    image = view.grab().toImage()
    return any(image.pixelColor(x, y) == MAGENTA for x in range(image.width()) for y in range(image.height()))


def place_of(view: HtmlView, text: str) -> QPoint:
    """Where that text is."""
    cursor = view.document().find(text)
    assert not cursor.isNull()
    cursor.setPosition(cursor.selectionStart() + 1, QTextCursor.MoveMode.MoveAnchor)
    return view.cursorRect(cursor).center()


def test_U2_nothing_is_fetched(view: HtmlView) -> None:
    with listening() as (server, asked):
        view.setHtml(
            f"""<html><head><link rel="stylesheet" href="{server}/a.css"><base href="{server}/"></head>
            <body background="{server}/b.png"><img src="{server}/c.png"><img src="d.png">
            <style>@import url({server}/e.css); p {{ background-image: url({server}/f.png) }}</style>
            <table background="{server}/g.png"><tr>
            <td style="background-image:url({server}/h.png)">x</td></tr></table>
            <ul style="list-style-image:url({server}/i.png)"><li>y</ul><p>z</p></body></html>"""
        )
        view.grab()
        assert "x" in view.toPlainText()
        assert asked == []


@pytest.mark.parametrize("how", ["path", "url", "relative"])
def test_U2_no_file_is_read(
    view: HtmlView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.chdir(tmp_path)
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(MAGENTA)
    assert picture.save(str(tmp_path / "picture.png"))
    source = {
        "path": str(tmp_path / "picture.png"),
        "url": QUrl.fromLocalFile(str(tmp_path / "picture.png")).toString(),
        "relative": "picture.png",
    }[how]
    html = f'<p>Look: <img src="{source}" width="40" height="40"></p>'
    careless = QTextBrowser()
    qtbot.addWidget(careless)
    careless.setHtml(html)
    careless.show()
    assert is_magenta_seen(careless)
    view.setHtml(html)
    assert not is_magenta_seen(view)


def test_a_picture_is_a_box_of_its_size(view: HtmlView) -> None:
    view.setHtml('<img src="https://example.com/x.png" width="120" height="50">')
    image = view.grab().toImage()
    box = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) == QColor(LIGHT.line)
    ]
    left, right = min(x for x, _ in box), max(x for x, _ in box)
    assert right - left >= 119


def test_no_link_is_followed_and_where_it_leads_is_told(view: HtmlView, qtbot: QtBot) -> None:
    followed: list[QUrl] = []

    class Handler(QObject):
        @Slot(QUrl)
        def follow(self, url: QUrl) -> None:
            followed.append(url)

    handler = Handler()
    QDesktopServices.setUrlHandler("https", handler, "follow")
    try:
        pointed: list[str] = []
        view.linkPointed.connect(pointed.append)
        view.setHtml('<p>before <a href="https://survey.example/s?t=1&x=%20">the survey</a></p>')
        place = place_of(view, "the survey")
        qtbot.mouseMove(view.viewport(), place)
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert pointed[-1] == "https://survey.example/s?t=1&x=%20"
        pointed.clear()
        view.moveCursor(QTextCursor.MoveOperation.Start)
        qtbot.keyClick(view, Qt.Key.Key_Tab)
        qtbot.keyClick(view, Qt.Key.Key_Return)
        assert "https://survey.example/s?t=1&x=%20" in pointed
        assert view.toPlainText() == "before the survey"
        assert followed == []
    finally:
        QDesktopServices.unsetUrlHandler("https")


def test_U1_the_tooltip_of_a_link_is_text(view: HtmlView) -> None:
    view.setHtml('<p><a href="https://x.example/&lt;img src=y&gt;">link</a></p>')
    place = place_of(view, "link")
    where = view.viewport().mapToGlobal(place)
    QApplication.sendEvent(view.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, place, where))
    assert "&lt;img src=y&gt;" in QToolTip.text()
    QToolTip.hideText()


def test_the_paper_is_white_in_the_dark_too(view: HtmlView, qapp: QApplication) -> None:
    with as_before():
        theme.apply(qapp, "dark")
        view.setHtml("<p>words</p>")
        image = view.grab().toImage()
        assert image.pixelColor(image.width() // 2, image.height() - 20) == QColor(LIGHT.base)
