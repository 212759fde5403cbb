"""Names for files that are saved, made from what the person calls things."""

import re


def as_file_name(name: str) -> str:
    """The name without what some file system refuses."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f\u2066-\u2069]+', "-", name).strip(" .-") or "Relance"
