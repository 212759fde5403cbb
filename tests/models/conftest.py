"""What every test of the tables starts from: a new database of the program, and a connection."""

from tests.builders import connected, database_path, recount

__all__ = ["connected", "database_path", "recount"]
