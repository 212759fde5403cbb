"""What is stored: Peewee models over the tables that the migrations create."""

from app.models.batches import Answer, Batch, ImportRow, Transaction
from app.models.customers import Customer
from app.models.messages import Draft, Mailing, Message, Template
from app.models.operations import Operation, OperationItem
from app.models.settings import ColumnMapping, Setting
from app.models.suppressions import HashKey, Lift, Suppression

__all__ = [
    "Answer",
    "Batch",
    "ColumnMapping",
    "Customer",
    "Draft",
    "HashKey",
    "ImportRow",
    "Lift",
    "Mailing",
    "Message",
    "Operation",
    "OperationItem",
    "Setting",
    "Suppression",
    "Template",
    "Transaction",
]
