"""The program's icon in the sizes and formats that systems ask for, drawn from its SVG."""

import os
from pathlib import Path

from steps import ROOT, Failed

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
"""The widths in pixels that the hicolor theme of Linux has."""


def draw(folder: Path) -> None:
    """Leave 16.png … 512.png, relance.ico and relance.icns in a folder. Raises Failed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    _app = QGuiApplication.instance() or QGuiApplication([])
    drawing = QSvgRenderer(str(ROOT / "resources" / "icons" / "relance.svg"))
    folder.mkdir(parents=True, exist_ok=True)
    for side in SIZES:
        picture = QImage(side, side, QImage.Format.Format_ARGB32)
        picture.fill(0)
        painter = QPainter(picture)
        drawing.render(painter)
        painter.end()
        names = [f"{side}.png"]
        if side == 256:
            names.append("relance.ico")
        if side == 512:
            names.append("relance.icns")
        for name in names:
            if not picture.save(str(folder / name)):
                raise Failed(f"{name} could not be drawn")


if __name__ == "__main__":
    draw(ROOT / "build" / "icons")
