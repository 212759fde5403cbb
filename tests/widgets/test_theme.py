"""Colours that can be read, a style sheet without gaps, icons that follow both."""

import gc
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTabBar,
    QTableWidget,
    QTextBrowser,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.paths import resources
from app.widgets import theme
from app.widgets.icons import IconView, icon
from app.widgets.labels import PlainLabel
from app.widgets.palette import DARK, LIGHT, Colours, qpalette, tone_colour

BOTH = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light")
    yield
    theme.apply(qapp, "light")


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@BOTH
def test_every_text_can_be_read(colours: Colours) -> None:
    areas = ("window", "sidebar", "base", "alternate", "hover", "button")
    pairs = [(text, area) for text in ("text", "dim", "link") for area in areas]
    pairs += [(tone, area) for tone in ("good", "warning", "error") for area in areas]
    pairs += [
        (text, f"{tone}_back") for text in ("text", "dim") for tone in ("good", "warning", "error", "info")
    ]
    pairs += [(tone, f"{tone}_back") for tone in ("good", "warning", "error")] + [("link", "info_back")]
    pairs += [("highlighted", "highlight"), ("highlighted", "highlight_hover"), ("tip_text", "tip")]
    pairs += [("text", "line"), ("dim", "info_back")]
    named = colours.named()
    poor = {pair: round(contrast(named[pair[0]], named[pair[1]]), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in poor.items() if ratio < 4.5} == {}


@BOTH
def test_what_can_be_operated_and_what_has_the_focus_is_seen(colours: Colours) -> None:
    pairs = [(edge, area) for edge in ("control", "focus") for area in ("window", "base", "sidebar")]
    pairs += [("text", "highlight"), ("highlight", "window")]  # the ring of the primary button; a ticked box
    named = colours.named()
    ratios = {pair: round(contrast(named[pair[0]], named[pair[1]]), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 3.0} == {}


@BOTH
def test_the_style_sheet_has_every_name_filled_in(qapp: QApplication, colours: Colours) -> None:
    sheet = theme.style_sheet(colours, qapp.font())
    assert "@" not in sheet.partition("*/")[2]
    for image in re.findall(r"url\((.*?)\)", sheet):
        drawing = Path(image).read_text(encoding="utf-8")
        stroke = re.search(r'stroke="(#\w+)"', drawing)
        assert stroke
        assert stroke[1] in (colours.dim, colours.highlighted)


def test_fields_and_buttons_are_of_one_height(qapp: QApplication, qtbot: QtBot) -> None:
    field, button = QLineEdit(), QPushButton("Go")
    for widget in (field, button):
        qtbot.addWidget(widget)
        widget.ensurePolished()
    assert abs(field.sizeHint().height() - button.sizeHint().height()) <= 1
    assert button.sizeHint().height() >= 1.9 * button.fontMetrics().height()


def test_the_theme_reaches_open_windows(qapp: QApplication, qtbot: QtBot) -> None:
    label = QLabel("text")
    qtbot.addWidget(label)
    label.show()
    assert not theme.is_dark()
    theme.apply(qapp, "dark")
    assert theme.is_dark()
    assert theme.is_dark(label.palette())
    assert label.palette().windowText().color() == QColor(DARK.text)


def test_only_the_system_theme_follows_the_system(qapp: QApplication) -> None:
    theme.apply(qapp, "dark")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.is_dark()
    theme.apply(qapp, "system")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.is_dark() == (qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark)


def colours_of(image: QImage) -> set[str]:
    """The opaque colours in it."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_an_icon_follows_palette_mode_and_scale(qapp: QApplication) -> None:
    square = icon("columns-3")
    assert LIGHT.text in colours_of(square.pixmap(QSize(24, 24)).toImage())
    assert LIGHT.disabled in colours_of(square.pixmap(QSize(24, 24), QIcon.Mode.Disabled).toImage())
    assert LIGHT.highlighted in colours_of(square.pixmap(QSize(24, 24), QIcon.Mode.Selected).toImage())
    theme.apply(qapp, "dark")
    assert DARK.text in colours_of(square.pixmap(QSize(24, 24)).toImage())
    sharp = square.pixmap(QSize(24, 24), 2.0)
    assert (sharp.size(), sharp.devicePixelRatio()) == (QSize(48, 48), 2.0)
    odd = square.pixmap(QSize(18, 18), 1.25)
    assert odd.size() in (QSize(22, 22), QSize(23, 23))


def test_an_icon_survives_being_copied_and_altered(qapp: QApplication) -> None:
    for _ in range(50):
        copy = QIcon(icon("users"))
        copy.setIsMask(True)
        gc.collect(0)
        assert not copy.pixmap(16, 16).isNull()


def test_a_shown_icon_changes_with_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    view = IconView("columns-3", "error", side=3)
    qtbot.addWidget(view)
    view.show()
    assert LIGHT.error in colours_of(view.grab().toImage())
    theme.apply(qapp, "dark")
    assert DARK.error in colours_of(view.grab().toImage())


def test_an_unknown_icon_is_told_at_once() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_every_icon_can_be_tinted_and_drawn(qapp: QApplication) -> None:
    files = sorted((resources() / "icons").glob("*.svg"))
    assert len(files) >= 20
    for file in files:
        ElementTree.parse(file)
        assert ("currentColor" in file.read_text(encoding="utf-8")) != (file.stem == "relance")
        assert colours_of(icon(file.stem).pixmap(QSize(48, 48)).toImage()), file.name
    assert "ISC" in (resources() / "icons" / "LICENSE").read_text(encoding="utf-8")


@BOTH
def test_tones_are_taken_from_the_palette_given(qapp: QApplication, colours: Colours) -> None:
    assert tone_colour("warning", qpalette(colours)) == QColor(colours.warning)


def test_headings_grow_from_the_system_font(qtbot: QtBot) -> None:
    label = QLabel("Title")
    qtbot.addWidget(label)
    before = label.font().pointSizeF()
    theme.heading(label, 1)
    assert label.font().pointSizeF() == pytest.approx(before * 1.5, abs=0.3)


RULE = re.compile(r"([^{}]+)\{([^}]*)\}")


def rules() -> Iterator[tuple[str, dict[str, str]]]:
    """Each selector of the style sheet with its properties, whose values are names of colours."""
    sheet = re.sub(r"/\*.*?\*/", "", (resources() / "style.qss").read_text(encoding="utf-8"), flags=re.DOTALL)
    for selectors, block in RULE.findall(sheet):
        pairs = (line.partition(":") for line in block.split(";") if ":" in line)
        properties = {name.strip(): value.strip() for name, _, value in pairs}
        for selector in selectors.split(","):
            yield " ".join(selector.split()), properties


@BOTH
def test_every_state_of_the_style_sheet_can_be_read(colours: Colours) -> None:
    named = colours.named()
    poor = {}
    for selector, properties in rules():
        if ":disabled" in selector:  # exempt (WCAG 1.4.3): it cannot be used
            continue
        text = properties.get("color", "@text").removeprefix("@")
        back = properties.get("background", "").removeprefix("@")
        for area in [back] if back in named else ["base", "window"] if "color" in properties else []:
            if "color" in properties or ":" not in selector:
                poor[selector, text, area] = contrast(named[text], named[area])
        chosen = properties.get("selection-color", "").removeprefix("@")
        if chosen:
            over = properties["selection-background-color"].removeprefix("@")
            poor[selector, chosen, over] = contrast(named[chosen], named[over])
    assert len(poor) > 20
    on_highlight = {pair for pair in poor if pair[1] == "highlighted" and pair[2] in ("base", "window")}
    assert {
        pair: round(ratio, 2) for pair, ratio in poor.items() if ratio < 4.5 and pair not in on_highlight
    } == {}


def _table() -> QWidget:
    table = QTableWidget(2, 2)
    table.setHorizontalHeaderLabels(["a", "b"])
    return table


def _with(widget: QWidget, **properties: object) -> QWidget:
    for name, value in properties.items():
        widget.setProperty(name, value)
    return widget


def _list() -> QWidget:
    entries = QListWidget()
    entries.addItems(["one", "two"])
    return entries


def _tabs() -> QWidget:
    tabs = QTabBar()
    tabs.addTab("one")
    tabs.addTab("two")
    return tabs


def _side_bar() -> QWidget:
    entries = _list()
    entries.setObjectName("navigation")
    assert isinstance(entries, QListWidget)
    entries.setCurrentRow(0)
    return entries


KINDS: dict[str, Callable[[], QWidget]] = {
    "button": lambda: QPushButton("Go"),
    "primary button": lambda: _with(QPushButton("Go"), primary=True),
    "danger button": lambda: _with(QPushButton("Go"), danger=True),
    "link": lambda: _with(QPushButton("Go"), flatLink=True),
    "count": lambda: _with(QPushButton("Go"), count="inline"),
    "tool button": lambda: _with(QToolButton(), text="Go"),
    "columns button": lambda: _with(QToolButton(), text="Go", columns=True),
    "line": QLineEdit,
    "chooser": QComboBox,
    "number": QSpinBox,
    "moment": QDateTimeEdit,
    "check box": lambda: QCheckBox("Go"),
    "radio button": lambda: QRadioButton("Go"),
    "plain text": QPlainTextEdit,
    "text": QTextBrowser,
    "list": _list,
    "side bar": _side_bar,
    "table": _table,
    "tabs": _tabs,
    "path": lambda: PlainLabel("/home/anne", elide="middle", selectable=True),
}


@BOTH
@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboards_place_is_seen_on_everything(
    qapp: QApplication, qtbot: QtBot, kind: str, colours: Colours
) -> None:
    theme.apply(qapp, "light" if colours is LIGHT else "dark")
    window = QWidget()
    qtbot.addWidget(window)
    other, widget = QPushButton("Other", window), KINDS[kind]()
    widget.setParent(window)
    widget.setGeometry(10, 10, 160, 60)
    other.setGeometry(10, 90, 80, 30)
    window.resize(200, 140)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    other.setFocus()
    without = window.grab(widget.geometry()).toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert widget.hasFocus()
    with_it = window.grab(widget.geometry()).toImage()
    places = ((x, y) for x in range(with_it.width()) for y in range(with_it.height()))
    pairs = [(with_it.pixel(x, y), without.pixel(x, y)) for x, y in places]
    seen = [one for one, other in pairs if one != other and _tell_apart(one, other)]
    assert len(seen) >= 40, f"{kind}: only {len(seen)} pixels tell that it has the keyboard"


@cache
def _tell_apart(one: int, other: int) -> bool:
    return contrast(QColor(one).name(), QColor(other).name()) >= 3.0
