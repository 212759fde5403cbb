"""Takes the list that is shown to a printer, a PDF file or a CSV file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import (
    QCoreApplication,
    QDate,
    QDateTime,
    QLocale,
    QObject,
    Signal,
)
from PySide6.QtGui import QFont
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QWidget

from app.controllers import exports
from app.errors import QT_TRANSLATE_NOOP, Refusal
from app.widgets import words
from app.widgets.banner import BannerTone
from app.widgets.counts import CountBar
from app.widgets.dialog import Dialog, question
from app.widgets.filter_chip import FilterChip
from app.widgets.filter_edit import FilterEdit
from app.widgets.listing import Listing, Output
from app.widgets.table import Table
from app.widgets.tasks import Progress, Tasks
from app.windows import printing
from app.windows.page import Message, Page
from app.windows.printed_sheet import Cover
from app.windows.printing import MOST_ROWS, Printed
from app.windows.saving import as_file_name, ask_where, csv_delimiter, documents, open_folder

W = TypeVar("W", bound=QWidget)


class NoList(Refusal):
    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "There is no list on this page. Open one first, such as Customers or History."
    )


class EmptyList(Refusal):
    sentence = QT_TRANSLATE_NOOP("Refusal", "This list is empty: there is nothing to print or to export.")


class ListFlow(QObject):
    """`output` asks what is to be asked; what became of it is said in the window that the table is in."""

    said = Signal(object)
    """A Message for the main window's banner."""

    def __init__(self, window: QWidget, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks

    def output(self, how: Output, place: Table | Page) -> None:
        """Print, save or export a list, or the list that a page shows; refused in words if it is empty."""
        table = place if isinstance(place, Table) else table_of(place)
        if table is None or not table.row_count:
            refusal = NoList() if table is None else EmptyList()
            self._say(place.window(), words.sentence(refusal), tone="error")
            return
        if how is Output.CSV:
            self._choose_file(table, how)
        elif table.row_count > MOST_ROWS:
            self._ask_for_the_first(table, how)
        else:
            self._ask_where(table, how)

    def _ask_for_the_first(self, table: Table, how: Output) -> None:
        count, most = QLocale().toString(table.row_count), QLocale().toString(MOST_ROWS)
        title = self.tr("Only the first {most} of {count} rows?").format(most=most, count=count)
        text = self.tr(
            "A list this long is better exported as a CSV file, which has all rows. Or narrow it down with "
            "the filter first."
        )
        accept = self.tr("The first {most} rows").format(most=most)
        question(table.window(), title, text, accept, then=lambda: self._ask_where(table, how))

    def _ask_where(self, table: Table, how: Output) -> None:
        if how is Output.PRINT:
            self._choose_printer(table)
        else:
            self._choose_file(table, how)

    # Files

    def _choose_file(self, table: Table, how: Output) -> None:
        kinds = {
            Output.PDF: (self.tr("Save the list as PDF"), self.tr("PDF files (*.pdf)")),
            Output.CSV: (self.tr("Export the list"), self.tr("CSV files (*.csv)")),
        }
        title, kind = kinds[how]
        day = QDate.currentDate().toString("yyyy-MM-dd")
        ask_where(
            table.window(),
            title,
            kind,
            f"{as_file_name(title_of(table))} {day}.{how.value}",
            partial(self._write, table, how),
            chooser="listChooser",
            folder=documents(),
        )

    def _write(self, table: Table, how: Output, path: Path) -> None:
        listing = table.listing()
        if how is Output.CSV:
            label, work = self.tr("Exporting"), partial(_write_csv, listing, path)
        else:
            label = self.tr("Making the PDF")
            work = partial(_write_pdf, listing, self._cover(table), QApplication.font(), path)
        self._tasks.read(
            table.window(),
            work,
            partial(self._on_written, table.window(), path),
            topic="output",
            label=label,
        )

    def _on_written(self, window: QWidget, path: Path, count: int) -> None:
        saved = self.tr("%Ln row(s) saved in ‘{file}’.", "", count)
        self._say(window, saved.format(file=words.isolate(path.name)), [open_folder(path)])

    # Paper

    def _choose_printer(self, table: Table) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(printing.page_layout(table.header.columns_with_text()))
        printer.setDocName(title_of(table))
        printer.setCreator("Relance")
        dialog = QPrintDialog(printer, table.window())
        dialog.setObjectName("printDialog")
        dialog.setWindowTitle(self.tr("Print the list"))
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        several = sum(len(rows) for rows in table.selected_ranges()) > 1
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintSelection, several)
        dialog.accepted.connect(lambda: self._print(table, printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # its own wants a slot

    def _print(self, table: Table, printer: QPrinter) -> None:
        selected = printer.printRange() is QPrinter.PrintRange.Selection
        listing, cover, font = table.listing(selected=selected), self._cover(table), QApplication.font()
        wanted = _page_range(printer)

        def work(progress: Progress) -> Printed:
            try:
                return printing.paint(printer, listing, cover, font, progress, pages=wanted)
            except BaseException:
                printer.abort()
                raise

        self._tasks.read(
            table.window(),
            work,
            partial(self._on_printed, table.window()),
            topic="output",
            label=self.tr("Printing"),
        )

    def _on_printed(self, window: QWidget, printed: Printed) -> None:
        self._say(window, self.tr("%Ln page(s) handed to the printer.", "", printed.pages))

    # Words

    def _cover(self, table: Table) -> Cover:
        now = QLocale().toString(QDateTime.currentDateTime(), QLocale.FormatType.ShortFormat)
        count = table.row_count
        if count > MOST_ROWS:
            rows = self.tr("the first {most} of {count} rows").format(
                most=QLocale().toString(MOST_ROWS), count=QLocale().toString(count)
            )
        else:
            rows = self.tr("%Ln row(s)", "of a list", count)
        return Cover(title_of(table), " · ".join([*details_of(table), rows]), now)

    def _say(
        self,
        window: QWidget,
        text: str,
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
        tone: BannerTone = "good",
    ) -> None:
        acts = [(name, lambda act=act: (act(), None)[1]) for name, act in actions]
        if isinstance(window, Dialog):
            window.banner.show_message(text, tone, actions=acts)
        else:
            self.said.emit(Message(text, tone, acts))


def table_of(page: QWidget) -> Table | None:
    """The list of a page that is meant: the one with the keyboard, or else the largest that is to be seen."""
    seen = _seen(page, Table)
    focused = next((table for table in seen if table.hasFocus()), None)
    return focused or max(seen, key=lambda table: table.width() * table.height(), default=None)


def title_of(table: Table) -> str:
    """What the list is called: after its page or dialog, and after itself where that says more."""
    place: QWidget | None = table
    while place is not None and not isinstance(place, Page | QDialog):
        place = place.parentWidget()
    whole = place.heading.text() if isinstance(place, Page) else place.windowTitle() if place else ""
    own = table.accessibleName()
    return whole if not own or own == whole else f"{whole} – {own}" if whole else own


def details_of(table: Table) -> list[str]:
    """What narrows the list down, as the fields and counts around it show it."""
    around = list(_around(table))
    said: list[str] = []
    bars = next((bars for place in around if (bars := _seen(place, CountBar))), [])
    said += [bar.open_label for bar in bars if bar.open_label]
    filtered = next((place for place in around if _seen(place, FilterEdit)), None)
    if filtered is not None:
        said += [
            _labelled(chooser.accessibleName(), chooser.currentText())
            for chooser in _seen(filtered, QComboBox)
            if chooser.currentIndex() > 0
        ]
        said += [
            _labelled(edit.accessibleName(), words.isolate(edit.text()))
            for edit in _seen(filtered, FilterEdit)
            if edit.text()
        ]
        said += [words.isolate(chip.filter) for chip in _seen(filtered, FilterChip)]
    return said


def _labelled(name: str, value: str) -> str:
    said = QCoreApplication.translate("ListFlow", "{name}: {value}", "a filter of a list, and what is in it")
    return said.format(name=name, value=value)


def _around(table: Table) -> Iterator[QWidget]:
    """What the table is in, from near to far, as long as no other list is in there that may be meant."""
    place = table.parentWidget()
    while place is not None and _seen(place, Table) == [table]:
        yield place
        place = None if isinstance(place, Page | QDialog) else place.parentWidget()


def _seen(place: QWidget, kind: type[W]) -> list[W]:
    return [widget for widget in place.findChildren(kind) if widget.isVisible()]


def _write_pdf(listing: Listing, cover: Cover, font: QFont, path: Path, progress: Progress) -> int:
    content, printed = printing.pdf(listing, cover, font, progress)
    exports.write_bytes(path, content)
    return printed.rows


def _write_csv(listing: Listing, path: Path, progress: Progress) -> int:
    header = [column.title for column in listing.columns]
    return exports.write_csv(path, header, _csv_rows(listing, progress), delimiter=csv_delimiter())


def _csv_rows(listing: Listing, progress: Progress) -> Iterator[Sequence[object]]:
    numbers = QLocale()
    for row in listing.rows(None, progress):
        values = [(column, column.value(row)) for column in listing.columns]
        yield [_number(value, numbers) if column.right else value for column, value in values]


def _number(text: str, locale: QLocale) -> int | str:
    """A whole number without the separators that are for reading; anything else as it is."""
    number, whole = locale.toLongLong(text)
    return number if whole else text


def _page_range(printer: QPrinter) -> Callable[[int], bool]:
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        return lambda _page: True
    first, last = printer.fromPage(), printer.toPage()
    return lambda page: first <= page <= (last or page)
