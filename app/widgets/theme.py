"""How the program looks: Fusion, our two palettes, one style sheet, the fonts of headings and figures."""

import re
from typing import Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget

from app.paths import resources
from app.widgets.icons import IconView, icon, program_icon
from app.widgets.palette import DARK, LIGHT, Colours, Tone, is_dark, qpalette, tone_colour

__all__ = [
    "IconView",
    "Theme",
    "Tone",
    "apply",
    "heading",
    "heading_font",
    "icon",
    "is_dark",
    "program_icon",
    "restyle",
    "row_height",
    "style_sheet",
    "tabular",
    "tone_colour",
]

Theme = Literal["system", "light", "dark"]

_HEADINGS = {1: 1.5, 2: 1.2, 3: 1.0}


class _Look(QObject):
    """Keeps the application in the chosen theme; one per application, found again by its object name."""

    NAME = "relanceLook"

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName(self.NAME)
        self._app = app
        self._theme: Theme = "system"
        self._worn: Colours | None = None
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._on_scheme)

    def choose(self, theme: Theme) -> None:
        scheme = {
            "system": Qt.ColorScheme.Unknown,
            "light": Qt.ColorScheme.Light,
            "dark": Qt.ColorScheme.Dark,
        }
        self._theme = theme
        # Where the platform heeds it, title bars and native dialogs follow; our colours do not depend on it.
        self._app.styleHints().setColorScheme(scheme[theme])
        self._wear()

    def _on_scheme(self) -> None:
        if self._theme == "system":
            self._wear()

    def _wear(self) -> None:
        system_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        wanted = DARK if self._theme == "dark" or (self._theme == "system" and system_dark) else LIGHT
        if wanted is not self._worn:
            self._worn = wanted
            self._app.setPalette(qpalette(wanted))
            self._app.setStyleSheet(style_sheet(wanted, self._app.font()))


def apply(app: QApplication, theme: Theme) -> None:
    """Put the theme on every window, open or to come; "system" goes on following the system."""
    look = app.findChild(_Look, _Look.NAME) or _Look(app)
    look.choose(theme)


def style_sheet(colours: Colours, font: QFont) -> str:
    """resources/style.qss with its @names replaced: colours, sizes in px after the font, paths."""
    em = QFontMetrics(font).height()
    pad_y, pad_x, gap = round(em * 0.44), round(em * 0.75), round(em * 0.4)
    values = {
        **colours.named(),
        # Two pixels of ring take the place of one of line and one of padding, so that text does not move.
        **{f"pad_{less or 'y'}": f"{pad_y - less}px" for less in range(4)},
        "pad_x": f"{pad_x}px",
        "ring_x": f"{pad_x - 1}px",
        "gap": f"{gap}px",
        "ring_gap": f"{gap - 1}px",
        "box": f"{em}px",
        "dot": f"{em - 8}px",  # what a ring of 5 px leaves of a box and its line
        "round": f"{(em + 2) // 2}px",
        "arrow": f"{round(em * 0.85)}px",
        "controls": (resources() / "icons" / "controls").as_posix(),
        "scheme": "dark" if colours is DARK else "light",
    }
    template = (resources() / "style.qss").read_text(encoding="utf-8")
    return re.sub(r"@([a-z_0-9]+)", lambda name: values[name[1]], template)


def restyle(widget: QWidget) -> None:
    """Look the widget's rules up again, after a property that the style sheet selects on has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def heading(widget: QWidget, level: int) -> None:
    """Give a title its font: level 1 for a page, 2 for a section or empty state, 3 for a small group."""
    widget.setFont(heading_font(widget.font(), level))


def heading_font(font: QFont, level: int) -> QFont:
    """The font of a title among text in that font."""
    title = _scaled(font, _HEADINGS[level])
    title.setWeight(QFont.Weight.DemiBold)
    return title


def tabular(font: QFont, scale: float = 1.0) -> QFont:
    """That font with figures of one width, so that numbers line up and do not dance while they change."""
    figures = _scaled(font, scale)
    figures.setFeature(QFont.Tag("tnum"), 1)
    return figures


def row_height(font: QFont) -> int:
    """Height in px of a table row or list item: generous, in proportion to the text."""
    return round(QFontMetrics(font).height() * 2)


def _scaled(font: QFont, factor: float) -> QFont:
    scaled = QFont(font)
    if font.pointSizeF() > 0:
        scaled.setPointSizeF(font.pointSizeF() * factor)
    else:
        scaled.setPixelSize(round(font.pixelSize() * factor))
    return scaled
