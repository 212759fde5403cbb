"""Suppressions: the addresses that must never be mailed, and the evidence of those lifted."""

from peewee import AutoField, BlobField, ForeignKeyField, IntegerField, TextField

from app.models.database import Table
from app.models.operations import Operation


class Suppression(Table):
    """An address that must never be mailed, whether or not a customer has it."""

    id = AutoField()
    key = TextField(unique=True)
    address = TextField()
    since = IntegerField()
    reason = TextField()
    operation = ForeignKeyField(Operation, backref="suppressions")


class Lift(Table):
    """The end of a suppression: by an undone operation, or by a new consent with its date and reference."""

    id = AutoField()
    operation = ForeignKeyField(Operation, backref="lifts")
    key = TextField()
    address = TextField()
    since = IntegerField()
    reason = TextField()
    suppressed_by = ForeignKeyField(Operation, column_name="suppressed_by", backref="lifted")
    consent_date = TextField(null=True)
    consent_reference = TextField(null=True)


class HashKey(Table):
    """What the addresses of erased customers are hashed with, for each version of the rule for keys."""

    rule = IntegerField(primary_key=True)
    secret = BlobField()

    class Meta:
        table_name = "hash_key"
