"""`relance --smoke`: one line when the installation is whole, else what is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from app import __version__

ROOT = Path(__file__).resolve().parent.parent


def smoke(folder: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """The program in a folder checks itself, without a screen."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    kept = {name: value for name, value in os.environ.items() if name not in screens}
    return subprocess.run(
        [sys.executable, "-m", "app", "--smoke"],
        cwd=folder,
        env={**kept, "HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_whole_installation_says_so_in_one_line_and_leaves_nothing(home: Path) -> None:
    before = sorted(home.rglob("*"))
    done = smoke(ROOT, home)
    assert (done.returncode, done.stderr) == (0, "")
    (line,) = done.stdout.splitlines()
    assert line.startswith(f"smoke: ok: Relance {__version__}, Python ")
    assert all(name in line for name in ("Qt ", "SQLite ", "Peewee ", "OpenSSL ", "en/fr", "offscreen"))
    assert sorted(home.rglob("*")) == before


def test_what_is_missing_is_named_and_the_rest_is_checked_all_the_same(tmp_path: Path, home: Path) -> None:
    broken = tmp_path / "broken"
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("app", "resources"):
        shutil.copytree(ROOT / name, broken / name, ignore=ignored)
    (broken / "resources" / "translations" / "relance_fr.qm").unlink()
    (broken / "resources" / "icons" / "keyboard.svg").write_text("<svg/>", encoding="utf-8")
    (broken / "resources" / "help" / "fr" / "sending.md").unlink()
    (broken / "app" / "windows" / "operations_log.py").write_text("import no_such_module\n", encoding="utf-8")
    done = smoke(broken, home)
    assert done.returncode == 1
    assert done.stdout.startswith("smoke: FAILED: ")
    said = [line for line in done.stderr.splitlines() if line.startswith("smoke: ")]
    assert "smoke: the texts of the language fr are missing" in said
    assert "smoke: keyboard.svg cannot be drawn" in said
    assert "smoke: the help has no topic sending in the language fr" in said
    assert any("no_such_module" in line for line in said)
