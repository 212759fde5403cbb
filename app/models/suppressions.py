"""Suppressions: the addresses that must never be mailed, and the evidence of those lifted."""

from peewee import AutoField, BlobField, ForeignKeyField, IntegerField, TextField

from app.models.database import Table
from app.models.operations import Operation

# Whether item i of operation o has its address suppressed: it was an unsubscription, or an erasure, which is
# one too, was not undone, and no resubscription that was not undone followed.
STANDS = """
    o.kind IN ('unsubscribe', 'erase') AND i.outcome <> 'unreadable'
    AND NOT EXISTS (SELECT 1 FROM operation u WHERE u.undoes = o.id)
    AND o.id > coalesce((
        SELECT max(r.id) FROM operation_item ri JOIN operation r ON r.id = ri.operation_id
        WHERE ri.key = i.key AND r.kind = 'resubscribe'
            AND NOT EXISTS (SELECT 1 FROM operation u WHERE u.undoes = r.id)), 0)
"""


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
