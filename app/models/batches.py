"""Batches: imported transactions that are mailed together, and who answered."""

from peewee import AutoField, BooleanField, CompositeKey, ForeignKeyField, IntegerField, TextField

from app.models.customers import Customer
from app.models.database import Table
from app.models.operations import Operation


class Batch(Table):
    """One import of transactions; a row of the history."""

    id = AutoField()
    name = TextField()
    file_name = TextField()
    operation = ForeignKeyField(Operation)
    imported_at = IntegerField()
    columns = TextField(default="[]")
    not_read = TextField(default="[]")
    survey_address = TextField(default="")


class Transaction(Table):
    """One customer in one batch, with the row's own data."""

    id = AutoField()
    batch = ForeignKeyField(Batch, backref="transactions", on_delete="CASCADE")
    customer = ForeignKeyField(Customer, null=True, backref="transactions", on_delete="SET NULL")
    line = IntegerField()
    is_new = BooleanField()
    note = TextField(default="")
    date = TextField(null=True)
    data = TextField(default="[]")
    token = TextField(null=True, unique=True)


class ImportRow(Table):
    """A row of an imported file that brought no transaction, and why."""

    batch = ForeignKeyField(Batch, on_delete="CASCADE")
    outcome = TextField()
    line = IntegerField()
    address = TextField()
    reason = TextField(default="")

    class Meta:
        table_name = "import_row"
        primary_key = CompositeKey("batch", "outcome", "line")


class Answer(Table):
    """A recipient of a batch has answered its survey."""

    transaction = ForeignKeyField(Transaction, primary_key=True, backref="answer", on_delete="CASCADE")
    at = IntegerField()
    operation = ForeignKeyField(Operation)
