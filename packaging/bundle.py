"""The program in one folder with its Python and its Qt, for systems that have neither, and its archive."""

import re
import shutil
import sys
import sysconfig
import tarfile
from pathlib import Path

from steps import BUILD, DIST, PYTHON, ROOT, Failed, available, run, size, smoke, source_date, step

FOLDER = BUILD / "relance"

_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
_GLIBC = re.compile(r"GLIBC_(\d+)\.(\d+)")


def make() -> None:
    """Leave the program in FOLDER, tried out. Raises Failed."""
    with step("bundle") as facts:
        run(
            *(PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
            *("--workpath", BUILD / "pyinstaller", "--distpath", BUILD, "packaging/relance.spec"),
            PYTHONHASHSEED="1",  # sets of names come out in one order
            SOURCE_DATE_EPOCH=str(source_date()),
        )
        _strip()
        _set_rights()
        total = sum(file.stat().st_size for file in FOLDER.rglob("*") if not file.is_symlink())
        facts.append(f"{total / 1e6:.0f} MB in {sum(1 for _ in FOLDER.rglob('*'))} files")
    with step("the bundle starts") as facts:
        facts.append(smoke(FOLDER / "relance"))


def pack(version: str) -> None:
    """Pack the folder into dist/ for who unpacks it; the same whenever it is packed again."""
    name = f"relance-{version}-{sys.platform}-{sysconfig.get_platform().rpartition('-')[2]}"
    archive = DIST / f"{name}.tar.xz"
    DIST.mkdir(exist_ok=True)
    with step("archive of the bundle") as facts:
        readme = BUILD / "README.txt"
        shutil.copy(ROOT / "packaging" / "linux" / "README.txt", readme)
        plain = BUILD / f"{name}.tar"
        with tarfile.open(plain, "w") as packed:
            packed.add(readme, f"{name}/README.txt", filter=_nobodys)
            packed.add(ROOT / "LICENSE", f"{name}/LICENSE", filter=_nobodys)
            for file in sorted(FOLDER.rglob("*")):
                packed.add(file, f"{name}/{file.relative_to(FOLDER)}", recursive=False, filter=_nobodys)
        run("xz", "--force", "-1", "--threads=1", plain)
        shutil.move(f"{plain}.xz", archive)
        facts.append(size(archive))


def needed() -> tuple[set[str], str]:
    """The libraries that the folder takes from the system, and the oldest C library it runs on.

    Empty where there is no readelf to ask.
    """
    if not available("readelf", "binutils", "which libraries of the system the package needs"):
        return set(), ""
    binaries = [file for file in FOLDER.rglob("*") if file.is_file() and _is_elf(file)]
    own = {file.name for file in binaries}
    told = run("readelf", "--dynamic", "--version-info", "--wide", *binaries)
    libraries = set(_NEEDED.findall(told)) - own
    major, minor = max((int(a), int(b)) for a, b in _GLIBC.findall(told))
    return libraries, f"{major}.{minor}"


def _strip() -> None:
    """What pyenv and others build has all its symbols in it, and the folder it was built for."""
    files = [*FOLDER.rglob("libpython*.so*"), *FOLDER.rglob("lib-dynload/*.so")]
    if shutil.which("strip"):
        run("strip", "--strip-unneeded", *files)
    # Libraries are not looked for in a folder of whoever packed the program. Here is as good as nowhere, and
    # the place in the file remains as long as it was.
    there, here = f"{sysconfig.get_config_var('LIBDIR')}".encode(), b"$ORIGIN"
    for file in files:
        content = file.read_bytes()
        if len(there) > len(here) and (place := content.find(b"\0" + there + b"\0")) >= 0:
            padded = here.ljust(len(there), b"\0")
            file.write_bytes(content[: place + 1] + padded + content[place + 1 + len(there) :])


def _set_rights() -> None:
    """For everybody to read, and to run what can be run: no library has to be, whatever it came as."""
    for file in FOLDER.rglob("*"):
        if not file.is_symlink():
            file.chmod(0o755 if file.is_dir() or file == FOLDER / "relance" else 0o644)
    FOLDER.chmod(0o755)
    if any(file.stat().st_size == 0 for file in FOLDER.rglob("*.so*")):
        raise Failed("a library in the bundle is empty")


def _is_elf(file: Path) -> bool:
    with file.open("rb") as content:
        return content.read(4) == b"\x7fELF"


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    if not entry.issym():
        entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mtime = source_date()
    return entry
