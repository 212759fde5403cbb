"""How the files people bring are read, one module per kind; `app.controllers.files` is the way in."""


def is_blank(cells: list[str]) -> bool:
    """Whether a record has nothing but white space."""
    return not any(map(str.strip, cells))
