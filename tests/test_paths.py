"""Places on disk: private, under the person's own folders, and found however the program was installed."""

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app import paths


@pytest.mark.skipif(sys.platform == "win32", reason="Windows protects the home folder as a whole")
@pytest.mark.parametrize("folder", [paths.data_folder, paths.config_folder, paths.log_folder])
def test_a_folder_is_made_for_its_owner_only(folder, home: Path) -> None:
    made = folder()
    assert made.is_dir()
    assert made == folder()
    assert made.is_relative_to(home)
    assert stat.S_IMODE(made.stat().st_mode) == 0o700


def test_the_default_database_is_named_before_it_exists() -> None:
    database = paths.default_database()
    assert database.parent == paths.data_folder()
    assert not database.exists()


def test_the_demo_is_known_by_any_name(tmp_path: Path) -> None:
    demo = paths.demo_database()
    demo.touch()
    link, loop = tmp_path / "linked.db", tmp_path / "loop.db"
    link.symlink_to(demo)
    loop.symlink_to(loop)
    for name in (demo, demo.parent / ".." / demo.parent.name / demo.name, link):
        assert paths.is_demo(name)
    for name in (paths.default_database(), loop, tmp_path / "demo.db"):
        assert not paths.is_demo(name)


def test_resources_of_a_checkout() -> None:
    assert (paths.resources() / "icons" / "relance.svg").is_file()


def test_resources_of_an_installed_package(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "app"
    package.mkdir(parents=True)
    for name in ("__init__.py", "paths.py"):
        shutil.copy(Path(paths.__file__).with_name(name), package)
    (package / "resources").mkdir()
    found = subprocess.run(
        [sys.executable, "-c", "from app import paths; print(paths.resources())"],
        cwd=package.parent,
        check=True,
        capture_output=True,
        text=True,
    )
    assert Path(found.stdout.strip()) == (package / "resources").resolve()


def test_resources_of_a_frozen_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"
