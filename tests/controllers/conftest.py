"""What every test of a controller starts from: a new database, a connection, and a way to recount."""

from tests.builders import connected, database_path, recount

__all__ = ["connected", "database_path", "recount"]
