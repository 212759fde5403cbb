"""The two sets of colours: by name for the style sheet, as QPalette for Qt, by tone for what is drawn."""

from dataclasses import asdict, dataclass
from typing import Literal

from PySide6.QtGui import QColor, QGuiApplication, QPalette

Tone = Literal["text", "dim", "good", "warning", "error", "link", "highlight", "highlighted"]


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour of one theme, as #rrggbb; a test holds the pairs used together to WCAG AA."""

    window: str
    sidebar: str
    base: str
    alternate: str
    hover: str
    button: str
    text: str
    dim: str
    disabled: str
    line: str  # between areas
    control: str  # around what can be operated: 3:1 against what surrounds it
    focus: str  # ring of what has the keyboard focus, again 3:1
    handle: str
    highlight: str
    highlight_hover: str
    highlighted: str  # text on highlight
    link: str
    good: str
    warning: str
    error: str
    good_back: str
    warning_back: str
    error_back: str
    info_back: str
    good_line: str
    warning_line: str
    error_line: str
    info_line: str
    tip: str
    tip_text: str

    def named(self) -> dict[str, str]:
        return asdict(self)


LIGHT = Colours(
    window="#f6f7f9",
    sidebar="#eef0f3",
    base="#ffffff",
    alternate="#fafbfc",
    hover="#e9ecf0",
    button="#ffffff",
    text="#1b1f24",
    dim="#5b6470",
    disabled="#9aa1ab",
    line="#d8dde3",
    control="#808893",
    focus="#1f6feb",
    handle="#b4bbc5",
    highlight="#1f6feb",
    highlight_hover="#195fcb",
    highlighted="#ffffff",
    link="#1a5fd0",
    good="#18794e",
    warning="#8a5a00",
    error="#b42318",
    good_back="#e9f6ee",
    warning_back="#fdf4df",
    error_back="#fdeeec",
    info_back="#e9f1fd",
    good_line="#8fcfab",
    warning_line="#e0c27a",
    error_line="#eaa9a2",
    info_line="#9fc2f5",
    tip="#24292f",
    tip_text="#f6f7f9",
)
DARK = Colours(
    window="#1c1f24",
    sidebar="#191b20",
    base="#23272d",
    alternate="#272b32",
    hover="#31363e",
    button="#2c3138",
    text="#e7eaee",
    dim="#9aa4b0",
    disabled="#626b76",
    line="#3a4048",
    control="#737d89",
    focus="#7fb2ff",
    handle="#555e69",
    highlight="#2f6fdb",
    highlight_hover="#2863c6",
    highlighted="#ffffff",
    link="#7fb2ff",
    good="#6fd39b",
    warning="#f2c063",
    error="#ff8f85",
    good_back="#1c3327",
    warning_back="#3a301a",
    error_back="#402422",
    info_back="#1d2e49",
    good_line="#337a55",
    warning_line="#80682f",
    error_line="#8c4741",
    info_line="#3c639f",
    tip="#3a4048",
    tip_text="#f1f3f5",
)


def qpalette(colours: Colours) -> QPalette:
    """The QPalette for these colours, the same whether its window is active or not."""
    role = QPalette.ColorRole
    palette = QPalette(QColor(colours.button), QColor(colours.window))
    for where, colour in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.base,
        role.AlternateBase: colours.alternate,
        role.Text: colours.text,
        role.Button: colours.button,
        role.ButtonText: colours.text,
        role.BrightText: colours.error,
        role.PlaceholderText: colours.dim,
        role.Highlight: colours.highlight,
        role.HighlightedText: colours.highlighted,
        role.Accent: colours.highlight,
        role.Link: colours.link,
        role.LinkVisited: colours.link,
        role.ToolTipBase: colours.tip,
        role.ToolTipText: colours.tip_text,
    }.items():
        palette.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText, role.Link):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(colours.disabled))
    # A selection in a disabled view is still a selection, without claiming attention.
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(colours.line))
    palette.setColor(QPalette.ColorGroup.Disabled, role.HighlightedText, QColor(colours.text))
    return palette


def is_dark(palette: QPalette | None = None) -> bool:
    """Whether that palette (by default the program's own) is the dark one."""
    window = (palette or QGuiApplication.palette()).color(QPalette.ColorRole.Window)
    return window.lightness() < 128


def colours(palette: QPalette | None = None) -> Colours:
    """The named colours that go with that palette (by default the program's own)."""
    return DARK if is_dark(palette) else LIGHT


def tone_colour(tone: Tone, palette: QPalette | None = None) -> QColor:
    """The colour of text or a symbol in that tone, readable on that palette's backgrounds."""
    return QColor(colours(palette).named()[tone])
