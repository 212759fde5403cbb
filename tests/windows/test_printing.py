"""Pages of a list: every row on one of them, wrapped rather than lost, in a thread of its own."""

import re
from array import array
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QApplication

from app.errors import Cancelled
from app.widgets.listing import Listing
from app.widgets.paged_model import Column, ListSource
from app.windows.printed_sheet import Cell, Cover, Sheet
from app.windows.printing import MOST_ROWS, Printed, page_layout, paint, pdf

Row = tuple[str, str, str]
COLUMNS: list[Column[Row]] = [
    Column("email", "E-mail", lambda row: row[0], link=True, width=28),
    Column("name", "Name", lambda row: row[1], tone=lambda row: "error"),
    Column("visits", "Visits", lambda row: row[2], right=True),
]
COVER = Cover("Customers", "Status: Active · 3 rows", "2 March 2026")


def listing(rows: Sequence[Row], ids: "array[int] | None" = None) -> Listing:
    return Listing(ListSource(rows), "", False, COLUMNS, ids)


def rows(count: int, name: str = "Ann") -> list[Row]:
    return [(f"person{number}@example.com", name, str(number)) for number in range(count)]


def ignore(_done: int, _total: int) -> None:
    pass


def pages(content: bytes) -> int:
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")
    return len(re.findall(rb"/Type /Page\b", content))


@pytest.fixture
def painter(qapp: QApplication) -> QPainter:
    image = QImage(800, 1000, QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    yield painter
    painter.end()


def sheet(painter: QPainter, some: Sequence[Row]) -> Sheet:
    cells = [tuple(Cell(text, None) for text in row) for row in some]
    return Sheet(painter, COLUMNS, cells, COVER, QApplication.font())


@pytest.mark.parametrize("count", [0, 1, 40, 400])
def test_every_row_is_on_one_page(painter: QPainter, count: int) -> None:
    breaks = list(sheet(painter, rows(count)).breaks(ignore))
    assert [start for start, _ in breaks] == [0, *(stop for _, stop in breaks[:-1])]
    assert breaks[-1][1] == count
    assert len(breaks) == (1 if count <= 40 else len(breaks))
    assert all(stop > start for start, stop in breaks) or count == 0


def test_long_text_takes_more_lines_and_so_more_pages(painter: QPainter) -> None:
    short, long = (list(sheet(painter, rows(200, name)).breaks(ignore)) for name in ("Ann", "Ann Lee " * 30))
    assert len(long) > len(short)


def test_columns_fit_the_page_and_narrow_ones_keep_their_width(painter: QPainter) -> None:
    page = sheet(painter, rows(3, "Ann Lee " * 100))
    assert sum(page._widths) <= 800.5
    assert page._widths[2] == page._natural(2)
    assert page._widths[1] > page._widths[0] / 2


def test_the_pages_are_counted_and_only_those_wanted_are_painted(qapp: QApplication) -> None:
    content, printed = pdf(listing(rows(120)), COVER, QApplication.font(), ignore)
    assert printed == Printed(120, pages(content))
    assert printed.pages > 1
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QPdfWriter

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    second = paint(
        writer, listing(rows(120)), COVER, QApplication.font(), ignore, pages=lambda page: page == 2
    )
    assert second.pages == 1
    buffer.close()
    assert pages(bytes(buffer.data().data())) == 1


def test_some_rows_only(qapp: QApplication) -> None:
    _, printed = pdf(listing(rows(50), array("q", [3, 4])), COVER, QApplication.font(), ignore)
    assert printed == Printed(2, 1)


def test_no_more_than_the_first_rows(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.windows.printing.MOST_ROWS", 7)
    _, printed = pdf(listing(rows(50)), COVER, QApplication.font(), ignore)
    assert printed.rows == 7 < MOST_ROWS


def test_it_can_be_cancelled_on_the_way(qapp: QApplication) -> None:
    def stop(done: int, total: int) -> None:
        if total == pages_of_all and done == 1:  # while it paints
            raise Cancelled

    _, printed = pdf(listing(rows(150)), COVER, QApplication.font(), ignore)
    pages_of_all = printed.pages
    with pytest.raises(Cancelled):
        pdf(listing(rows(150)), COVER, QApplication.font(), stop)


@pytest.mark.parametrize(
    ("locale", "paper"),
    [("en_US", QPageSize.PageSizeId.Letter), ("fr_FR", QPageSize.PageSizeId.A4)],
)
def test_paper_is_what_is_usual_there(
    monkeypatch: pytest.MonkeyPatch, locale: str, paper: QPageSize.PageSizeId
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        layout = page_layout(COLUMNS)
        assert layout.pageSize().id() == paper
        assert layout.orientation() == QPageLayout.Orientation.Portrait
        wide = [*COLUMNS, *COLUMNS]
        assert page_layout(wide).orientation() == QPageLayout.Orientation.Landscape
    finally:
        QLocale.setDefault(before)
