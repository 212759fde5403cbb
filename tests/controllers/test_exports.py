"""Writing CSV: opened safely by spreadsheets, read back by ourselves, whole or not at all."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.controllers import exports, files
from app.controllers.files import Kind, Layout
from app.errors import Cancelled

ROOT = Path(__file__).parent.parent.parent
DANGEROUS = "=+-@\t\r＝＋－＠"
CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=15) | st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "'", "''"]),
    st.sampled_from(DANGEROUS),
    st.text("=1'\"\n;,x", max_size=5),
)


def test_written_table_is_what_excel_opens(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    count = exports.write_csv(path, ["E-mail", "Nom"], [["zoe@exemple.fr", "Zoé; Marie"], ["a@b.fr", None]])
    assert count == 2
    assert path.read_bytes() == '\ufeffE-mail;Nom\r\nzoe@exemple.fr;"Zoé; Marie"\r\na@b.fr;\r\n'.encode()


def test_delimiter_may_be_an_english_one(tmp_path: Path) -> None:
    exports.write_csv(tmp_path / "export.csv", ["a", "b"], [["1;", "2,"]], delimiter=",")
    assert (tmp_path / "export.csv").read_text("utf-8-sig") == 'a,b\n1;,"2,"\n'


@pytest.mark.parametrize("first", DANGEROUS)
def test_U6_no_text_cell_starts_a_formula(tmp_path: Path, first: str) -> None:
    path = tmp_path / "export.csv"
    exports.write_csv(path, [first + "title"], [[first + "1+1"], [-5], [1.5], [date(2026, 11, 3)]])
    layout = Layout(Kind.TEXT, "utf-8-sig", "|")
    with path.open(encoding="utf-8-sig", newline="") as file:
        written = file.read().replace('"', "")
    assert written == f"'{first}title\r\n'{first}1+1\r\n-5\r\n1.5\r\n2026-11-03\r\n"
    assert files.header(path, layout) == [first + "title"]
    assert [cells for _, cells in files.records(path, layout)] == [
        [first + "1+1"],
        ["-5"],
        ["1.5"],
        ["2026-11-03"],
    ]


@given(text=CELLS)
def test_U6_guard_is_safe_and_taken_off_again(text: str) -> None:
    guarded = exports.guard(text)
    assert guarded[:1] not in list(DANGEROUS)
    assert exports.unguard(guarded) == text
    if text.lstrip("'")[:1] not in list(DANGEROUS):
        assert guarded == exports.unguard(text) == text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=5), delimiter=st.sampled_from(";,"))
def test_U6_own_export_reads_back_unchanged(
    tmp_path: Path, rows: list[tuple[str, str, str]], delimiter: str
) -> None:
    path = tmp_path / "export.csv"
    header = ["E-mail", "Prénom", "Note"]
    exports.write_csv(path, header, rows, delimiter=delimiter)
    layout = Layout(Kind.TEXT, "utf-8-sig", delimiter)
    assert files.header(path, layout) == header
    assert [tuple(cells) for _, cells in files.records(path, layout)] == rows


def test_U6_guard_is_found_wherever_a_block_of_the_file_ends(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    for shift in range(8):
        rows = [["x" * ((1 << 17) - 12 - shift)], ["＝1"], ["plain"]]
        exports.write_csv(path, ["note"], rows)
        layout = Layout(Kind.TEXT, "utf-8-sig", ";")
        assert [cells for _, cells in files.records(path, layout)] == rows


def test_U6_guard_is_taken_off_after_excel_saved_the_export_as_unicode_text(tmp_path: Path) -> None:
    path = tmp_path / "export.txt"
    path.write_text("email\tnote\na@b.fr\t'=1+1\nc@d.fr\tx\n", "utf-16")
    assert files.sample(path, files.detect(path)) == [(2, ["a@b.fr", "=1+1"]), (3, ["c@d.fr", "x"])]


def test_own_export_is_detected(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    exports.write_csv(path, ["E-mail", "Note"], [["a@b.fr", "x, y"], ["c@d.fr", "deux\nlignes"]])
    assert files.detect(path) == Layout(Kind.TEXT, "utf-8-sig", ";")


def test_progress_is_told_and_may_cancel_leaving_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    told: list[tuple[int, int]] = []
    rows = [["x"]] * 5_000
    assert exports.write_csv(path, ["a"], rows, lambda done, total: told.append((done, total))) == 5_000
    assert told == [(2_000, 5_000), (4_000, 5_000)]
    before = path.read_bytes()

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        exports.write_csv(path, ["b"], rows, stop)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir() if entry.is_file()] == ["export.csv"]


def test_an_error_in_the_rows_leaves_nothing(tmp_path: Path) -> None:
    def rows() -> Iterator[list[str]]:
        yield ["x"]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        exports.write_csv(tmp_path / "export.csv", ["a"], rows())
    assert [entry for entry in tmp_path.iterdir() if entry.is_file()] == []


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "export.csv", tmp_path / "link.csv"
    target.write_text("old")
    link.symlink_to(target)
    exports.write_csv(link, ["a"], [])
    assert link.is_symlink()
    assert target.read_text("utf-8-sig") == "a\n"


def test_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(exports.FolderMissing, match="nowhere"):
        exports.write_csv(tmp_path / "nowhere" / "export.csv", ["a"], [])


def test_a_folder_of_that_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "export.csv").mkdir()
    with pytest.raises(exports.NotWritten):
        exports.write_csv(tmp_path / "export.csv", ["a"], [])
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.endswith(".part")] == []


EXPORT = """
import sys
from pathlib import Path
from app.controllers import exports
path = Path(sys.argv[1]) / "export.csv"
try:
    exports.write_csv(path, ["new"], (["x" * 1000] for _ in range(5_000)))
except exports.Refusal as refusal:
    print(type(refusal).__name__, path.read_text(), [entry.name for entry in path.parent.iterdir()])
"""


@pytest.mark.parametrize(
    ("prepare", "refusal"), [("true", "DiskFull"), ("mount -o remount,ro", "FolderNotWritable")]
)
def test_D2_full_or_read_only_disk_is_refused_and_keeps_the_old_file(
    tmp_path: Path, prepare: str, refusal: str
) -> None:
    """On a disk of 1 MB of our own, in a namespace where we may mount one."""
    own = ["unshare", "-Urm"]
    if not shutil.which("unshare") or subprocess.run([*own, "true"], capture_output=True).returncode:
        pytest.skip("this system lets nobody mount a disk of their own")
    steps = (
        'mount -t tmpfs -o size=1M none "$1" && printf old > "$1/export.csv" && {} "$1" && "$2" -c "$3" "$1"'
    )
    command = [*own, "sh", "-c", steps.format(prepare), "sh", str(tmp_path), sys.executable, EXPORT]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout == f"{refusal} old ['export.csv']\n", done.stderr


def test_a_file_made_in_memory_is_written_whole_or_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    path.write_bytes(b"before")
    exports.write_bytes(path, b"%PDF-1.4")
    assert path.read_bytes() == b"%PDF-1.4"
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["list.pdf"]
    with pytest.raises(exports.FolderMissing):
        exports.write_bytes(tmp_path / "nowhere" / "list.pdf", b"%PDF-1.4")
