"""What the program remembers for everyone who uses this database."""

from peewee import TextField

from app.models.database import Table

REWRITE_DUE = "rewrite_due"
"""The name of a mark: somebody was erased, and the file has not been written anew since."""


class Setting(Table):
    """One setting by name; its value is JSON."""

    name = TextField(primary_key=True)
    value = TextField()


class ColumnMapping(Table):
    """How the columns under a header were read the last time; both are JSON lists."""

    header = TextField(primary_key=True)
    roles = TextField()

    class Meta:
        table_name = "column_mapping"
