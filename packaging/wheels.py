"""The source archive and the wheel: built, compared, and the wheel installed where there is nothing else."""

import shutil
import tarfile
import tempfile
import zipfile
from pathlib import Path

from steps import BUILD, DIST, PYTHON, ROOT, Failed, one, run, size, smoke, source_date, step

# What nobody needs who builds or reads the program outside of its repository.
_ONLY_IN_GIT = (".ci/", ".gitignore")


def make() -> None:
    """Leave both in dist/, tried out. Raises Failed."""
    for old in (*DIST.glob("relance-*.whl"), *DIST.glob("relance-*.tar.gz")):
        old.unlink()
    with step("source archive and wheel") as facts:
        _build(DIST, "sdist", "wheel")
        archive = one(list(DIST.glob("relance-*.tar.gz")), "source archive")
        wheel = one(list(DIST.glob("relance-*.whl")), "wheel")
        _check_archive(archive)
        _check_wheel(wheel)
        facts += [size(archive), size(wheel)]
    with step("the wheel of the source archive is the same"), tempfile.TemporaryDirectory() as folder:
        _check_same(wheel, _wheel_of(archive, Path(folder)))
    with step("the wheel in an empty environment") as facts:
        facts.append(smoke(_install(wheel)))


def _build(into: Path, *kinds: str, source: Path = ROOT) -> None:
    wanted = [part for kind in kinds for part in ("-t", kind)]
    epoch = str(source_date())
    run(PYTHON, "-m", "hatchling", "build", *wanted, "-d", into, folder=source, SOURCE_DATE_EPOCH=epoch)


def _check_archive(archive: Path) -> None:
    """Everything is in it that is in git, and nothing that is made from it."""
    with tarfile.open(archive) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    if (ROOT / ".git").exists():
        kept = {name for name in run("git", "ls-files").splitlines() if not name.startswith(_ONLY_IN_GIT)}
        if missing := {name for name in kept if (ROOT / name).exists()} - names:
            raise Failed(f"the source archive lacks {', '.join(sorted(missing))}")
    if made := [name for name in names if name.endswith((".qm", ".pyc"))]:
        raise Failed(f"the source archive has {', '.join(made)} in it")


def _check_wheel(wheel: Path) -> None:
    """Every module and every resource is in it, the translations compiled."""
    wanted = {str(file.relative_to(ROOT)) for file in (ROOT / "app").rglob("*.py")}
    wanted |= {str(file.relative_to(ROOT)) for file in (ROOT / "app").rglob("*.sql")}
    wanted |= {f"app/{file.relative_to(ROOT)}" for file in (ROOT / "resources").rglob("*") if file.is_file()}
    wanted |= {f"app/resources/translations/relance_{language}.qm" for language in ("en", "fr")}
    with zipfile.ZipFile(wheel) as packed:
        if missing := wanted - set(packed.namelist()):
            raise Failed(f"the wheel lacks {', '.join(sorted(missing))}")


def _wheel_of(archive: Path, folder: Path) -> Path:
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    source = one([each for each in folder.iterdir() if each.is_dir()], "folder in the source archive")
    _build(folder, "wheel", source=source)
    return one(list(folder.glob("*.whl")), "wheel")


def _check_same(one_wheel: Path, other: Path) -> None:
    if one_wheel.read_bytes() != other.read_bytes():
        with zipfile.ZipFile(one_wheel) as first, zipfile.ZipFile(other) as second:
            differing = {(each.filename, each.CRC) for each in first.infolist()} ^ {
                (each.filename, each.CRC) for each in second.infolist()
            }
        raise Failed(
            f"the wheels differ in {', '.join(sorted({name for name, _ in differing})) or 'their form'}"
        )


def _install(wheel: Path) -> Path:
    """Where the program is, in an environment that has nothing but the wheel and what it asks for."""
    empty = BUILD / "empty"
    shutil.rmtree(empty, ignore_errors=True)
    run(PYTHON, "-m", "venv", empty)
    run(
        *(empty / "bin" / "python", "-m", "pip", "install", "--disable-pip-version-check", "--no-input"),
        *("--progress-bar", "off", "--quiet", "--no-compile", "--constraint", "packaging/requirements.txt"),
        wheel,
    )
    return empty / "bin" / "relance"
