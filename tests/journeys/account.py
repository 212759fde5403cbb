"""Setting up the account as a person does, on the Settings page."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QSpinBox

from tests.delivery.servers import Server
from tests.journeys.person import SETTINGS, Person

OPERATOR = "me@example.org"


def type_number(person: Person, name: str, value: int) -> None:
    """Type a number into its field."""
    field = person.see(QSpinBox, name)
    inner = field.findChild(QLineEdit)
    assert inner is not None
    field.setFocus()
    inner.selectAll()
    QTest.keyClicks(inner, str(value))
    QTest.keyClick(inner, Qt.Key.Key_Tab)
    person.settle()


def set_up_the_account(person: Person, server: Server) -> None:
    """A server on this machine, as fast as it goes; whoever was mailed today can be mailed again."""
    person.go(SETTINGS)
    person.type("operator_addressSetting", OPERATOR)
    person.type("sender_nameSetting", "Anne Morel")
    person.type("sender_addressSetting", "anne@example.net")
    person.type("smtp_hostSetting", "127.0.0.1")
    person.choose("smtp_securitySetting", "clear")
    type_number(person, "smtp_portSetting", server.port)
    type_number(person, "per_secondSetting", 0)
    type_number(person, "minimum_daysSetting", 0)


def check_the_connection(person: Person) -> None:
    """Leaves the dialog open, in which everything has passed."""
    person.go(SETTINGS)
    person.click("checkConnectionButton")
    person.until(lambda: person.see(QLabel, "senderState").property("tone") == "good")
