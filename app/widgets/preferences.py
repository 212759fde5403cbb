"""What the program remembers between two starts: window places, table columns, appearance."""

import base64
import binascii
import json
from pathlib import Path
from typing import Any, TypeVar, cast

from PySide6.QtCore import QSettings

from app import paths

T = TypeVar("T")


class Preferences:
    """A settings file whose values keep their types; for the GUI thread.

    An INI file stores text only and gives "false" back for False, so every value is written as JSON
    (bytes as base64). A value that is missing, damaged, or of another type than the default asked for
    reads as that default: a broken file costs a window position, never a start.
    """

    def __init__(self, path: Path) -> None:
        """Use the INI file at `path`, which need not exist yet; its folder is made at the first write."""
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def value(self, name: str, default: T, *, of: type[str] | type[int] = str) -> T:
        """The value remembered under `name`, of the type of `default`: str, int, bool, bytes or a list.

        A list holds what the default holds; `of` says it for an empty one.
        """
        text = self._settings.value(name)
        if not isinstance(text, str):
            return default
        try:
            value: Any = json.loads(text)
            if isinstance(default, bytes):
                value = base64.b64decode(value, validate=True)
        except (ValueError, TypeError, RecursionError, binascii.Error):
            return default
        # Not isinstance: True is an int to Python, but no width or count is "true".
        if type(value) is not type(default):
            return default
        if isinstance(default, list):
            kind = type(default[0]) if default else of
            if any(type(item) is not kind for item in cast(list[object], value)):
                return default
        return value

    def set_value(self, name: str, value: str | int | bool | bytes | list[str] | list[int]) -> None:
        """Remember `value` under `name`; a slash in the name makes a section."""
        plain = base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else value
        self._settings.setValue(name, json.dumps(plain))

    def last_database(self) -> Path:
        """The database that was open the last time, if it is still there, else the usual one."""
        last = Path(self.value("database", ""))
        return last if last.is_file() else paths.default_database()

    def forget(self, name: str) -> None:
        """Go back to the default for `name`, and for everything below it if it is a section."""
        self._settings.remove(name)

    def save(self) -> bool:
        """Write to disk now rather than in a moment; false when the file may not be written."""
        self._settings.sync()
        return self._settings.status() is not QSettings.Status.AccessError
