"""Messages: as they are written, kept under a name, sent together, and each one on its way."""

from peewee import AutoField, CompositeKey, ForeignKeyField, IntegerField, TextField

from app.models.batches import Batch, Transaction
from app.models.customers import Customer
from app.models.database import Table
from app.models.operations import Operation


class Draft(Table):
    """A batch's invitation or reminder, as it is being written."""

    batch = ForeignKeyField(Batch, on_delete="CASCADE")
    kind = TextField()
    subject = TextField()
    text = TextField()
    html = TextField(default="")

    class Meta:
        primary_key = CompositeKey("batch", "kind")


class Template(Table):
    """A message kept under a name, to begin others from."""

    id = AutoField()
    name = TextField(unique=True)
    kind = TextField()
    subject = TextField()
    text = TextField()
    html = TextField(default="")


class Mailing(Table):
    """One send: the frozen message, and how far it is. What is said of its columns is in the migration."""

    id = AutoField()
    batch = ForeignKeyField(Batch, null=True, on_delete="SET NULL")
    kind = TextField()
    state = TextField()
    due = IntegerField(null=True)
    resume_at = IntegerField(null=True)
    why = TextField(default="")
    reply = TextField(default="")
    pauses = IntegerField(default=0)
    subject = TextField()
    text = TextField()
    html = TextField()
    survey_address = TextField()
    sender = TextField(default="{}")
    began_at = IntegerField(null=True)
    ended_at = IntegerField(null=True)
    operation = ForeignKeyField(Operation, null=True)


class Message(Table):
    """One mail to one person. The fact stays when its batch or its customer is deleted."""

    id = AutoField()
    batch = ForeignKeyField(Batch, null=True, backref="messages", on_delete="SET NULL")
    customer = ForeignKeyField(Customer, null=True, backref="messages", on_delete="SET NULL")
    key = TextField()
    kind = TextField()
    rank = IntegerField()
    state = TextField()
    at = IntegerField()
    operation = ForeignKeyField(Operation)
    mailing = ForeignKeyField(Mailing, null=True, backref="messages")
    transaction = ForeignKeyField(Transaction, null=True, on_delete="SET NULL")
    address = TextField(default="")
    message_id = TextField(null=True, unique=True)
    attempts = IntegerField(default=0)
    due = IntegerField(default=0)
    code = IntegerField(null=True)
    reply = TextField(default="")
    why = TextField(default="")
    seen = IntegerField(null=True)
