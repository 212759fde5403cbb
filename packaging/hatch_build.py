"""Compiles the translations before the wheel is packed: the program reads .qm files and none are in git."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledTranslations(BuildHookInterface):  # type: ignore[misc] # hatchling is known to builds only
    """Runs for wheels and editable installations alike."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling. Raises CalledProcessError when a translation cannot be compiled."""
        if self.target_name == "wheel":
            tool = Path(self.root, "packaging", "translations.py")
            subprocess.run([sys.executable, str(tool), "--compile"], check=True)
