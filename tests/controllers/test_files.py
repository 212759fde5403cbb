"""Reading files: what is detected, which records come out with which line, what is refused in which words."""

import csv
import gzip
import io
import json
import os
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.controllers import files
from app.controllers.exports import unguard
from app.controllers.files import Kind, Layout, MailNotList, WebPage
from app.controllers.reading import recognise
from app.controllers.reading.delimited import (
    LINE_LIMIT,
    CellTooLong,
    LineTooLong,
    TextAfterQuote,
    UnclosedQuote,
)
from app.controllers.reading.encoding import LineCounter, Undecodable
from app.controllers.reading.workbook import SheetTooLarge, as_text
from app.errors import Cancelled, Refusal

DATA = Path(__file__).parent.parent / "data"
EXPECTED = json.loads((DATA / "expected.json").read_text("utf-8"))
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)

Save = Callable[..., Path]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Write text or bytes to a file and give back its path."""

    def write(content: str | bytes, name: str = "list.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


def read(path: Path, **changes: Any) -> list[tuple[int, list[str]]]:
    """All records as detected, or as changed."""
    return list(files.records(path, replace(files.detect(path), **changes)))


def cells(path: Path, **changes: Any) -> list[list[str]]:
    return [record for _, record in read(path, has_header=False, **changes)]


def lines(path: Path, **changes: Any) -> list[int]:
    return [line for line, _ in read(path, **changes)]


def refusal_of(path: Path, **changes: Any) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read(path, **changes)
    assert "{" not in str(caught.value)  # every value that the sentence names is there
    return caught.value


# ------------------------------------------------------------------------------------------ the sample files


@pytest.mark.parametrize("name", [name for name in EXPECTED if "rows_read" in EXPECTED[name]])
def test_samples_give_the_expected_rows(name: str) -> None:
    layout = files.detect(DATA / name)
    assert len(list(files.records(DATA / name, layout))) == EXPECTED[name]["rows_read"]
    assert layout.encoding == EXPECTED[name].get("encoding", layout.encoding)
    assert layout.delimiter == EXPECTED[name].get("delimiter", layout.delimiter)


def test_sample_with_an_unclosed_quote_names_its_line() -> None:
    path = DATA / "unclosed-quote.csv"
    assert files.header(path, files.detect(path)) == ["email", "name"]
    caught = refusal_of(path)
    assert isinstance(caught, UnclosedQuote)
    assert caught.values["line"] == EXPECTED["unclosed-quote.csv"]["line"]


def test_sample_without_header_keeps_its_first_row() -> None:
    path = DATA / "no-header.csv"
    layout = files.detect(path)
    assert not layout.has_header
    assert files.header(path, layout) == ["", ""]
    assert files.sample(path, layout, 1) == [(1, ["x1@example.com", "Xena"])]


def test_accents_of_a_french_excel_are_read() -> None:
    path = DATA / "excel-fr-cp1252.csv"
    assert files.header(path, files.detect(path))[1] == "Prénom"
    assert read(path)[1] == (3, ["Zoe.Lefevre@Exemple.FR", "Zoé", "Lefèvre", "04/11/2026", "12,00"])


def test_workbook_called_csv_is_read_as_what_it_is() -> None:
    layout = files.detect(DATA / "really-a-workbook.csv")
    assert layout.kind is Kind.WORKBOOK
    assert read(DATA / "really-a-workbook.csv") == read(DATA / "workbook.xlsx")


# ------------------------------------------------------------------------------------------------- encodings

FRENCH = "courriel;prénom\r\nhelene@exemple.fr;Hélène Lefèvre\r\nfrancois@exemple.fr;François à Noël\r\n"


@pytest.mark.parametrize(
    ("written", "detected"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
        ("mac_roman", "mac_roman"),
    ],
)
def test_encoding_is_told_by_rule(save: Save, written: str, detected: str) -> None:
    path = save(FRENCH, encoding=written)
    assert files.detect(path) == Layout(Kind.TEXT, detected, ";")
    assert read(path)[0] == (2, ["helene@exemple.fr", "Hélène Lefèvre"])


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_both_byte_orders_of_a_mark(save: Save, mark: bytes) -> None:
    codec = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
    path = save(mark + FRENCH.encode(codec))
    assert files.detect(path).encoding == "utf-16"
    assert len(read(path)) == 2


def test_sequences_cut_between_blocks_are_no_error(save: Save) -> None:
    # One byte before a run of two-byte letters: whatever the block size, some block ends inside a letter.
    for shift in range(2):
        path = save("email\n" + "x" * shift + ("é" * 500 + "\n") * 3_000)
        assert files.detect(path).encoding == "utf-8"
        assert len(read(path)) == 3_000


def test_one_late_byte_makes_the_whole_file_cp1252(save: Save) -> None:
    path = save(b"email;nom\n" + b"a@b.fr;Luc\n" * 200_000 + b"a@b.fr;Zo\xe9\n")
    assert files.detect(path).encoding == "cp1252"
    assert read(path)[-1] == (200_002, ["a@b.fr", "Zoé"])


def test_a_sequence_cut_at_the_end_of_the_file_is_not_utf8(save: Save) -> None:
    assert files.detect(save(b"email\na@b.fr\n\xc3")).encoding == "cp1252"


def test_nul_bytes_are_no_utf16_when_they_are_few(save: Save) -> None:
    path = save(b"email,name\na@b.fr,A\0nn\n\0\0\0\0\n")
    assert files.detect(path).encoding == "utf-8"
    assert read(path) == [(2, ["a@b.fr", "A\0nn"]), (3, ["\0\0\0\0"])]


@pytest.mark.parametrize("line_end", ["\n", "\r", "\r\n"])
def test_wrongly_chosen_encoding_is_refused_with_its_line(save: Save, line_end: str) -> None:
    path = save(
        line_end.join(["email;nom"] + ["a@b.fr;Luc"] * 30_000 + ["a@b.fr;Zoé", "c@d.fr;Max"]),
        encoding="cp1252",
    )
    caught = refusal_of(path, encoding="utf-8")
    assert isinstance(caught, Undecodable)
    assert caught.values == {"line": 30_002, "encoding": "utf-8"}


def test_utf16_chosen_for_a_file_without_mark_is_refused_or_read(save: Save) -> None:
    path = save("email;nom\na@b.fr;Luc\n", encoding="cp1252")
    for encoding in ("utf-16", "utf-32", "utf-16-be"):
        assert isinstance(refusal_of(path, encoding=encoding), Undecodable)


@given(text=st.text("a\r\n", max_size=12), cuts=st.lists(st.integers(0, 12), max_size=4))
def test_lines_are_counted_the_same_in_pieces(text: str, cuts: list[int]) -> None:
    lines = LineCounter()
    borders = [0, *sorted(cuts), len(text)]
    for start, end in pairwise(borders):
        lines.add(text[start:end])
    assert lines.count == len(re.findall("\r\n|\r|\n", text))


@pytest.mark.parametrize("encoding", files.ENCODINGS)
def test_every_offered_encoding_reads_what_it_wrote(save: Save, encoding: str) -> None:
    path = save("email;nom\na@b.fr;Zoé\n", encoding=encoding)
    assert cells(path, encoding=encoding, delimiter=";") == [["email", "nom"], ["a@b.fr", "Zoé"]]


# ------------------------------------------------------------------------------------------------ delimiters


@pytest.mark.parametrize(
    ("content", "delimiter"),
    [
        ("email,nom\na@b.fr,Luc\n", ","),
        ("email;montant\na@b.fr;1,50\nc@d.fr;2,50\n", ";"),
        ("a@b.fr;1,50\nc@d.fr;2,50\n", ";"),
        ("email\tnom\na@b.fr\tDupont, Luc\n", "\t"),
        ("email|nom\na@b.fr|Dupont; Luc\n", "|"),
        ('email;nom\na@b.fr;"Dupont, Luc, Jean"\nc@d.fr;"Durand, Max, Paul"\n', ";"),
        ('nom;email\n"Dupont, ""le"", Luc";a@b.fr\n"x, y\nz, t";c@d.fr\n', ";"),
        ("a@b.fr;x,y,z,t\nc@d.fr;x,y\ne@f.fr;x,y,z\n", ";"),
        ("email,tags\na@b.fr,x;y\nc@d.fr,x;y;z\n", ","),
        ("a,b,c\n1,2\n3,4,5,6\n", ","),
        ("email\na@b.fr\nc@d.fr\n", ""),
        ("email\na@b.fr\nc@d.fr\nhello, you\n", ""),
        ("Dupont Luc <a@b.fr>\nc@d.fr\n", ""),
        ("email;nom\n", ";"),
        ("\n\nemail;nom\na@b.fr;Luc\n", ";"),
        ('"email"\n"a,b@b.fr"\n', ""),
        ("Clients de l'agence, novembre\nemail;nom;ville\na@b.fr;Luc;Lyon\nc@d.fr;Max;Nice\n", ";"),
    ],
)
def test_delimiter_is_counted_outside_quotes(save: Save, content: str, delimiter: str) -> None:
    assert files.detect(save(content)).delimiter == delimiter


@pytest.mark.parametrize("first", ["sep=;", "SEP=;", '"sep=;"'])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_sep_line_is_obeyed_and_no_record(save: Save, first: str, encoding: str) -> None:
    path = save(f"{first}\r\nemail;a,b,c\r\na@b.fr;1,2,3\r\n", encoding=encoding)
    layout = files.detect(path)
    assert (layout.delimiter, layout.has_header) == (";", True)
    assert files.header(path, layout) == ["email", "a,b,c"]
    assert read(path) == [(3, ["a@b.fr", "1,2,3"])]


def test_sep_line_may_declare_an_unusual_delimiter(save: Save) -> None:
    assert read(save("sep=^\na@b.fr^x\n")) == [(2, ["a@b.fr", "x"])]


def test_delimiter_of_a_long_quoted_file_is_found_at_once(save: Save) -> None:
    # Quotes everywhere and none closed where it should be: what takes csv.Sniffer minutes.
    path = save('"a"b"' * 50_000)
    assert files.detect(path).kind is Kind.TEXT


# ------------------------------------------------------------------------------- headers, lines and records


@pytest.mark.parametrize(
    ("content", "has_header"),
    [
        ("email,name\na@b.fr,A\n", True),
        ("a@b.fr\nc@d.fr\n", False),
        ("email\na@b.fr\n", True),
        ("name,Ann <a@b.fr>\n", False),
        ("Twitter @name,email\nx,a@b.fr\n", True),
    ],
)
def test_first_record_is_a_header_unless_it_has_an_address(
    save: Save, content: str, has_header: bool
) -> None:
    assert files.detect(save(content)).has_header is has_header


def test_duplicate_and_empty_headers_are_kept_by_position(save: Save) -> None:
    path = save("email,email,,name\na@b.fr,c@d.fr,x,y\n")
    assert files.header(path, files.detect(path)) == ["email", "email", "", "name"]


def test_blank_lines_are_records_but_above_the_header_nothing_is(save: Save) -> None:
    path = save("\n\nemail,name\n\na@b.fr,A\n,\n\n")
    assert files.header(path, files.detect(path)) == ["email", "name"]
    assert read(path) == [(4, []), (5, ["a@b.fr", "A"]), (6, ["", ""]), (7, [])]


@pytest.mark.parametrize("line_end", ["\n", "\r", "\r\n"])
def test_lines_are_physical_whatever_ends_them(save: Save, line_end: str) -> None:
    path = save(line_end.join(["email,note", 'a@b.fr,"one', 'two"', "c@d.fr,x", "", "e@f.fr,y"]))
    assert lines(path) == [2, 4, 5, 6]
    assert read(path)[0][1][1] == f"one{line_end}two"


def test_mixed_line_ends(save: Save) -> None:
    assert read(save("email\na@b.fr\rc@d.fr\r\ne@f.fr")) == [
        (2, ["a@b.fr"]),
        (3, ["c@d.fr"]),
        (4, ["e@f.fr"]),
    ]


def test_other_unicode_line_breaks_stay_inside_cells(save: Save) -> None:
    assert read(save("email,n\na@b.fr,x\u2028y\x0b\x85z\n")) == [(2, ["a@b.fr", "x\u2028y\x0b\x85z"])]


def test_header_can_be_switched_off(save: Save) -> None:
    path = save("email,name\na@b.fr,A\n")
    assert lines(path, has_header=False) == [1, 2]


SPECTRUM: dict[str, tuple[str, list[list[str]]]] = {
    "commas in quotes": (
        'first,address,zip\nJohn,"120 any st., Anytown, WW",08123\n',
        [["first", "address", "zip"], ["John", "120 any st., Anytown, WW", "08123"]],
    ),
    "escaped quotes": (
        'a,b\n1,"ha ""ha"" ha"\n3,""""\n',
        [["a", "b"], ["1", 'ha "ha" ha'], ["3", '"']],
    ),
    "empty cells": ('a,b,c\n1,"",""\n2,,\n', [["a", "b", "c"], ["1", "", ""], ["2", "", ""]]),
    "newlines in quotes": (
        'a,b,c\n1,2,3\n"Once upon \na time",5,6\n',
        [["a", "b", "c"], ["1", "2", "3"], ["Once upon \na time", "5", "6"]],
    ),
    "quotes and newlines": (
        'a,b\n1,"ha \n""ha"" \nha"\n3,4\n',
        [["a", "b"], ["1", 'ha \n"ha" \nha'], ["3", "4"]],
    ),
    "utf-8": ("a,b,c\n1,2,3\n4,5,ʤ\n", [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "ʤ"]]),
    "ragged": ("a,b,c\n1\n1,2\n1,2,3,4\n", [["a", "b", "c"], ["1"], ["1", "2"], ["1", "2", "3", "4"]]),
    "coordinates": (
        'phone,place,city\n2095257564,"37°36\'37.8""N 121°2\'17.9""W",Modesto\n',
        [["phone", "place", "city"], ["2095257564", "37°36'37.8\"N 121°2'17.9\"W", "Modesto"]],
    ),
    "JSON": (
        'key,val\n1,"{""type"": ""Point"", ""coordinates"": [102.0, 0.5]}"\n',
        [["key", "val"], ["1", '{"type": "Point", "coordinates": [102.0, 0.5]}']],
    ),
    "no newline at the end": ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
    "blank lines": ("a,b\n\n1,2\n\n", [["a", "b"], [], ["1", "2"], []]),
    "only a header": ("a,b\n", [["a", "b"]]),
    "one column": ("email\na@b.fr\n", [["email"], ["a@b.fr"]]),
    "quoted column of one": ('"email"\n"a@b.fr"\n"two\nlines"\n', [["email"], ["a@b.fr"], ["two\nlines"]]),
    "quote inside a cell": ('a,b\n5" pipe,x"y"\n', [["a", "b"], ['5" pipe', 'x"y"']]),
    "recipients, one on a line": (
        '"Dupont, Jean" <a@b.fr>\n"Luc" <c@d.fr>\n',
        [['"Dupont, Jean" <a@b.fr>'], ['"Luc" <c@d.fr>']],
    ),
}


@pytest.mark.parametrize("name", SPECTRUM)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_spectrum_of_tricky_files(save: Save, name: str, line_end: str) -> None:
    content, expected = SPECTRUM[name]
    path = save(content.replace("\n", line_end))
    assert cells(path) == [[cell.replace("\n", line_end) for cell in record] for record in expected]


WORDS = st.text(
    st.characters(codec="cp1252", exclude_characters="\0", exclude_categories=["Cs"]), max_size=12
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(
    names=st.lists(WORDS, min_size=1, max_size=3),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    line_end=st.sampled_from(["\r\n", "\n", "\r"]),
)
def test_what_the_csv_module_writes_is_detected_and_read_back(
    tmp_path: Path, names: list[str], delimiter: str, encoding: str, quoting: int, line_end: str
) -> None:
    # Before Python 3.13 the module leaves a line end bare in a cell when it is not the file's own.
    names = [re.sub("\r\n|\r|\n", line_end, name) for name in names]
    rows = [["email", "first name", "last name", "note"]]
    rows += [[f"c{number}@exemple.fr", name, "Lefèvre", "1"] for number, name in enumerate(names)]
    path = tmp_path / "written.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter, quoting=quoting, lineterminator=line_end).writerows(rows)
    layout = files.detect(path)
    assert layout == Layout(Kind.TEXT, encoding, delimiter)
    assert files.header(path, layout) == rows[0]
    assert [record for _, record in files.records(path, layout)] == [
        list(map(unguard, row)) for row in rows[1:]
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=300), delimiter=st.sampled_from(files.DELIMITERS))
def test_any_bytes_are_read_or_refused_in_words(tmp_path: Path, content: bytes, delimiter: str) -> None:
    path = tmp_path / "any.csv"
    path.write_bytes(content)
    with suppress(Refusal):
        layout = replace(files.detect(path), delimiter=delimiter)
        files.header(path, layout)
        list(files.records(path, layout))
        files.text(path)


# ----------------------------------------------------------------------------------------------- broken text


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('email,name\na@b.fr,"A\nc@d.fr,C\n', 2),
        ('email,name\na@b.fr,"A\nB","C\nc@d.fr,C\n', 3),  # the first quote of the record is closed
        ('email,name\na@b.fr,"A ""x""\nc@d.fr,C\n', 2),
        ('email,name\na@b.fr,"A\n"c@d.fr","C"\n', 2),  # the next row's quote seems to close it
        ('sep=,\nemail,name\na@b.fr,"A\n', 3),
        ('email,name\na@b.fr,"A\n' + "c@d.fr,C\n" * 50_000, 2),  # the limit of a cell is hit before the end
        ('email\na@b.fr\n"c@d.fr\ne@f.fr\n', 3),
        ('"email,name\na@b.fr,A\n', 1),
    ],
)
def test_unclosed_quote_names_the_line_where_it_opened(save: Save, content: str, line: int) -> None:
    caught = refusal_of(save(content))
    assert isinstance(caught, UnclosedQuote)
    assert caught.values == {"line": line}


def test_unclosed_quote_with_old_line_ends_and_wide_letters(save: Save) -> None:
    for line_end in ("\r", "\r\n"):
        path = save(line_end.join(["email;n", "a@b.fr;é", 'c@d.fr;"é', "e@f.fr;x", ""]), encoding="utf-16")
        assert refusal_of(path).values == {"line": 3}


def test_text_after_a_closing_quote_names_its_line(save: Save) -> None:
    caught = refusal_of(save('email,name\na@b.fr,A\nc@d.fr,"C" x\n'))
    assert isinstance(caught, TextAfterQuote)
    assert caught.values == {"line": 3}


def test_rows_before_the_broken_one_are_given_first(save: Save) -> None:
    path = save('email,name\na@b.fr,A\nc@d.fr,"C\n')
    assert list(islice(files.records(path, files.detect(path)), 1)) == [(2, ["a@b.fr", "A"])]


def test_line_too_long_is_refused_with_line_and_size(save: Save) -> None:
    path = save("email\na@b.fr\n" + "x" * (3 << 20) + "\nc@d.fr\n")
    caught = refusal_of(path)
    assert isinstance(caught, LineTooLong)
    assert caught.values == {"line": 3, "megabytes": 3.0, "limit": 1}


@pytest.mark.parametrize("line_end", ["", "\n", "\r", "\r\n"])
def test_a_line_just_within_the_limit_is_read(save: Save, line_end: str) -> None:
    row = ",".join(["x" * 1023] * 1024)
    path = save("email\n" + row + line_end)
    assert len(row) < LINE_LIMIT
    assert len(read(path, delimiter=",")[0][1]) == 1024
    assert isinstance(refusal_of(save("email\n" + row + ",xx" + line_end)), LineTooLong)


def test_cell_too_long_is_refused_with_line(save: Save) -> None:
    limit = csv.field_size_limit()
    for cell in ("x" * (limit + 1), '"' + "x\n" * limit + '"'):
        caught = refusal_of(save(f"email,n\na@b.fr,y\nc@d.fr,{cell}\n"))
        assert isinstance(caught, CellTooLong)
        assert caught.values["line"] == 3


def test_progress_is_told_in_bytes_and_may_cancel(save: Save) -> None:
    path = save("email,name\n" + "someone@exemple.fr,Somebody Somewhere in a town\n" * 20_000)
    told: list[tuple[int, int]] = []
    count = sum(
        1 for _ in files.records(path, files.detect(path), lambda done, total: told.append((done, total)))
    )
    size = path.stat().st_size
    assert count == 20_000
    assert told[-1] == (size, size)
    assert len(told) >= count / 3_000

    def stop(done: int, total: int) -> None:
        if done > size / 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(files.records(path, files.detect(path), stop))


# ------------------------------------------------------------------------------------ files that are no text


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", recognise.EmptyFile),
        (b"\xef\xbb\xbf", recognise.EmptyFile),
        (b"\xff\xfe\r\0\n\0", recognise.EmptyFile),
        (b"\n \n\n", recognise.EmptyFile),
        (OLE + "Workbook".encode("utf-16-le"), recognise.OldWorkbook),
        (OLE + "EncryptedPackage".encode("utf-16-le"), recognise.EncryptedWorkbook),
        (OLE + "__substg1.0_0C1F001F".encode("utf-16-le"), recognise.OutlookMessage),
        (b"PK\x03\x04 and then nothing of a zip", recognise.DamagedWorkbook),
        (zipped("xl/workbook.xml", "[Content_Types].xml"), recognise.DamagedWorkbook),
        (zipped("word/document.xml"), recognise.Archive),
        (gzip.compress(b"email\na@b.fr\n", mtime=0), recognise.Archive),
        (b"%PDF-1.7\n", recognise.PdfFile),
        (b"\x89PNG\r\n\x1a\n", recognise.NotText),
        (b"<!DOCTYPE html><table><tr><td>a@b.fr", WebPage),
        ("\ufeff\n <HTML xmlns=''><table>".encode("utf-8"), WebPage),
        ("<html><table>".encode("utf-16"), WebPage),
    ],
)
def test_other_files_are_refused_in_words(save: Save, content: bytes, refusal: type[Refusal]) -> None:
    for name in ("clients.csv", "clients.xlsx"):
        caught = refusal_of(save(content, name))
        assert type(caught) is refusal
        assert name in str(caught)


def test_missing_files_folders_and_pipes_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    assert isinstance(refusal_of(tmp_path / "gone.csv"), recognise.FileMissing)
    assert isinstance(refusal_of(tmp_path), recognise.NotAFile)
    assert isinstance(refusal_of(tmp_path / "pipe.csv"), recognise.NotAFile)


def test_unreadable_file_is_refused_with_the_reason() -> None:
    # Readable by nobody, root included: the memory of this process from address 0.
    caught = refusal_of(Path("/proc/self/mem"))
    assert isinstance(caught, recognise.FileUnreadable)
    assert caught.values["reason"]


def test_a_mail_is_no_list(save: Save) -> None:
    assert isinstance(refusal_of(save("From: a@b.fr\n\nHello", "stop.eml")), MailNotList)


# ------------------------------------------------------------------------------------------------- workbooks


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook as people have them: an empty sheet, a chart, a table from B4 on, all kinds of cells."""
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("Vide")
        chart_sheet = workbook.add_chartsheet("Courbe")
        sheet = workbook.add_worksheet("Clients")
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        moment = workbook.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        clock = workbook.add_format({"num_format": "hh:mm"})
        elapsed = workbook.add_format({"num_format": "[h]:mm"})
        sheet.write_row("B4", ["courriel", "un", "deux", "trois", "quatre"])
        sheet.write_row("B5", ["a@exemple.fr", 12, 12.5, 0.1 + 0.2, True])
        sheet.write_row("B7", ["b@exemple.fr", -3, 1234567890123, 1e-7, "'=1+1"])
        sheet.write("B8", "c@exemple.fr")
        sheet.write_datetime("C8", date(2026, 11, 3), day)
        sheet.write_datetime("D8", datetime(2026, 11, 3, 14, 30), moment)
        sheet.write_datetime("E8", datetime(2026, 11, 3), moment)
        sheet.write_datetime("F8", time(14, 30), clock)
        sheet.write_datetime("B9", timedelta(hours=36, minutes=5), elapsed)
        sheet.write_datetime("C9", datetime(2026, 11, 3, 14, 30, 15), moment)
        sheet.set_column("A:A", None, None, {"hidden": True})
        workbook.add_worksheet("Autres").write("A1", "d@exemple.fr")
        chart = workbook.add_chart({"type": "line"})
        chart.add_series({"values": "=Clients!$C$5:$C$7"})
        chart_sheet.set_chart(chart)
    return path


def test_workbook_opens_on_the_first_sheet_with_cells(book: Path) -> None:
    layout = files.detect(book)
    assert layout == Layout(Kind.WORKBOOK, sheet="Clients", sheets=("Vide", "Clients", "Autres"))
    assert files.header(book, layout) == ["", "courriel", "un", "deux", "trois", "quatre"]


def test_workbook_cells_are_text_with_the_rows_of_excel(book: Path) -> None:
    assert read(book) == [
        (5, ["", "a@exemple.fr", "12", "12.5", "0.3", "TRUE"]),
        (6, ["", "", "", "", "", ""]),
        (7, ["", "b@exemple.fr", "-3", "1234567890123", "1e-07", "=1+1"]),
        (8, ["", "c@exemple.fr", "2026-11-03", "2026-11-03 14:30", "2026-11-03", "14:30"]),
        (9, ["", "36:05", "2026-11-03 14:30:15", "", "", ""]),
    ]
    assert lines(book, has_header=False) == [1, 2, 3, 4, 5, 6, 7, 8, 9]


def test_excels_fractions_of_a_day_are_whole_seconds() -> None:
    assert as_text(datetime(2026, 11, 3, 14, 29, 59, 999_600)) == "2026-11-03 14:30"
    assert as_text(datetime(2026, 11, 3, 23, 59, 59, 999_600)) == "2026-11-04"


def test_another_sheet_can_be_chosen(book: Path) -> None:
    assert read(book, sheet="Autres", has_header=False) == [(1, ["d@exemple.fr"])]
    assert read(book, sheet="Vide") == []


def test_workbook_progress_is_told_in_rows_and_may_cancel(tmp_path: Path) -> None:
    path = tmp_path / "long.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for row in range(5_000):
            sheet.write(row, 0, f"c{row}@exemple.fr")
    told: list[tuple[int, int]] = []
    rows = files.records(path, files.detect(path), lambda done, total: told.append((done, total)))
    assert sum(1 for _ in rows) == 5_000
    assert told == [(2_000, 5_000), (4_000, 5_000), (5_000, 5_000)]

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        list(files.records(path, files.detect(path), stop))


def test_stray_cell_in_the_last_corner_does_not_end_the_program(tmp_path: Path) -> None:
    path = tmp_path / "corner.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write("A1", "a@exemple.fr")
        sheet.write("XFD1048576", "x")
    caught = refusal_of(path)
    assert isinstance(caught, SheetTooLarge)
    assert caught.values["last"] == "XFD1048576"


def test_empty_and_cut_off_workbooks_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet()
    assert isinstance(refusal_of(path), recognise.EmptyFile)
    whole = (DATA / "workbook.xlsx").read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert isinstance(refusal_of(path), recognise.DamagedWorkbook)
    path.write_bytes(whole[:4] + whole[len(whole) // 2 :])
    assert isinstance(refusal_of(path), recognise.DamagedWorkbook)


# ------------------------------------------------------------------------------------------ text for pasting


def test_text_of_a_file_is_decoded(save: Save) -> None:
    assert files.text(save("Zoé <zoe@exemple.fr>\n", "a.txt", "cp1252")) == "Zoé <zoe@exemple.fr>\n"
    assert files.text(save("Zoé <zoe@exemple.fr>\n", "a.txt", "utf-16")) == "Zoé <zoe@exemple.fr>\n"
    assert files.text(DATA / "paste-messy.txt") == (DATA / "paste-messy.txt").read_text("utf-8")


def test_text_of_a_workbook_has_a_line_per_row_and_all_sheets(book: Path) -> None:
    pasted = files.text(book).split("\n")
    assert pasted[4] == "\ta@exemple.fr\t12\t12.5\t0.3\tTRUE"
    assert pasted[-1] == "d@exemple.fr"


def test_text_of_a_mail_is_its_senders_and_body(save: Save) -> None:
    mail = (
        "From: =?utf-8?q?Zo=C3=A9?= <zoe@exemple.fr>\r\nReply-To: other@exemple.fr\r\nTo: us@exemple.fr\r\n"
        "Subject: stop\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\nD=E9sinscrivez-moi: third@exemple.fr\r\n"
    )
    pasted = files.text(save(mail, "stop.eml"))
    assert pasted.splitlines() == [
        "Zoé <zoe@exemple.fr>",
        "other@exemple.fr",
        "",
        "Désinscrivez-moi: third@exemple.fr",
    ]


def test_text_of_a_mail_in_html_is_what_is_seen_and_linked(save: Save) -> None:
    mail = (
        "From: a@b.fr\nContent-Type: text/html; charset=utf-8\n\n"
        "<style>p {x: y@z.fr}</style><p>Stop &lt;c@d.fr&gt;</p><a href='mailto:e@f.fr'>me</a>"
    )
    assert files.text(save(mail, "stop.eml")) == "a@b.fr\n\nStop <c@d.fr>\nmailto:e@f.fr me"


@pytest.mark.parametrize(
    "mail",
    [
        "From: a@b.fr\nContent-Type: text/plain; charset=nonsense\n\nc@d.fr\n",
        "From: a@b.fr\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nYw==c@d.fr",
        "From: a@b.fr\nContent-Type: multipart/mixed; boundary=x\n\n--x\n",
        "From: =?utf-8?b?////?= <a@b.fr>\nReply-To: <<>>\nSender: @@@[[\n\n",
    ],
)
def test_a_broken_mail_still_gives_its_sender(save: Save, mail: str) -> None:
    assert "a@b.fr" in files.text(save(mail, "broken.eml"))


def test_text_of_a_page_is_what_is_seen(save: Save) -> None:
    page = "<html><script>x@y.fr</script><ul><li>a@b.fr<li>Zoé &amp; c@d.fr</ul>"
    assert files.text(save(page, "page.html")) == "a@b.fr\nZoé & c@d.fr"


def test_what_cannot_be_pasted_is_refused(save: Save) -> None:
    with pytest.raises(recognise.OutlookMessage):
        files.text(save(OLE + "__substg1.0_".encode("utf-16-le"), "stop.msg"))
    with pytest.raises(recognise.PdfFile):
        files.text(save(b"%PDF-1.4", "list.txt"))
