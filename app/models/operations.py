"""The log of bulk acts: who did what, when, from which screen, with which outcome for each line."""

from peewee import AutoField, CompositeKey, ForeignKeyField, IntegerField, TextField

from app.models.database import Table


class Operation(Table):
    """One bulk act. Rows are only added: an undo is an operation of its own."""

    id = AutoField()
    kind = TextField()
    at = IntegerField()
    operator = TextField()
    source = TextField()
    detail = TextField(default="")
    batch_id = IntegerField(null=True)
    reason = TextField(null=True)
    undoes = ForeignKeyField("self", null=True, unique=True, column_name="undoes", backref="undone_by")
    counts = TextField(default="{}")


class OperationItem(Table):
    """One line that an operation was given, and its outcome."""

    operation = ForeignKeyField(Operation, backref="items")
    position = IntegerField()
    line = IntegerField()
    address = TextField()
    key = TextField()
    outcome = TextField()

    class Meta:
        table_name = "operation_item"
        primary_key = CompositeKey("operation", "position")
