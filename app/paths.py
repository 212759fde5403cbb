"""Where things are on disk: in a checkout, installed from a wheel, and frozen into one folder."""

import sys
from pathlib import Path

import platformdirs

_NAME = "relance"


def data_folder() -> Path:
    """The person's data: the database and its backups."""
    return _private(platformdirs.user_data_path(_NAME, appauthor=False))


def config_folder() -> Path:
    """What belongs to this person on this machine: window sizes, columns, language."""
    return _private(platformdirs.user_config_path(_NAME, appauthor=False))


def log_folder() -> Path:
    """The log files."""
    return _private(platformdirs.user_log_path(_NAME, appauthor=False))


def default_database() -> Path:
    """The database that opens when none is named. The file need not exist yet."""
    return data_folder() / "relance.db"


def demo_database() -> Path:
    """The database of the demo, made anew whenever the demo is begun. Nobody's own data is ever in it."""
    return data_folder() / "demo.db"


def is_demo(path: Path) -> bool:
    """Whether it is the database of the demo, by whatever name."""
    try:
        return path.resolve() == demo_database().resolve()
    except (OSError, RuntimeError):  # a link to itself
        return False


def resources() -> Path:
    """The folder of icons, style sheet, translations, templates and sample data."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def _private(folder: Path) -> Path:
    """The folder, made on first use so that only its owner can look inside. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
