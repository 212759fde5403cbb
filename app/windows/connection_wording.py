"""The words for a check of the connection: its steps, what went wrong, and what can be done about it."""

from PySide6.QtCore import QCoreApplication

from app.controllers.account import Check, Trouble
from app.errors import QT_TRANSLATE_NOOP
from app.widgets.words import isolate

STEPS = {
    "connect": QT_TRANSLATE_NOOP("ConnectionCheck", "Connection to {host}, port {port}"),
    "tls": QT_TRANSLATE_NOOP("ConnectionCheck", "Encryption, and the server’s certificate"),
    "login": QT_TRANSLATE_NOOP("ConnectionCheck", "Login as {user}"),
    "sender": QT_TRANSLATE_NOOP("ConnectionCheck", "Permission to send from {sender}"),
}
"""The phases in their order."""

TROUBLES = {
    "name": (
        QT_TRANSLATE_NOOP("ConnectionCheck", "No server is called ‘{host}’."),
        QT_TRANSLATE_NOOP(
            "ConnectionCheck",
            "Check the spelling, and whether this computer is connected to the internet.",
        ),
    ),
    "unreachable": (
        QT_TRANSLATE_NOOP("ConnectionCheck", "Nothing answers at port {port} of ‘{host}’."),
        QT_TRANSLATE_NOOP(
            "ConnectionCheck",
            "Check the port: it is 465 with TLS from the start and 587 with STARTTLS at most providers. Port "
            "25 is blocked in most networks.",
        ),
    ),
    "timeout": (
        QT_TRANSLATE_NOOP("ConnectionCheck", "‘{host}’ does not answer at port {port}."),
        QT_TRANSLATE_NOOP(
            "ConnectionCheck",
            "Either a firewall or a virus scanner blocks the port, or the port and the encryption do not "
            "belong together: 465 goes with TLS from the start, 587 with STARTTLS.",
        ),
    ),
    "certificate": (
        QT_TRANSLATE_NOOP("ConnectionCheck", "The server cannot prove that it is ‘{host}’."),
        QT_TRANSLATE_NOOP(
            "ConnectionCheck",
            "Its certificate is for another name, has expired, or comes from nobody this computer trusts. "
            "Enter the server’s name exactly as your provider gives it. Nothing was sent, the password "
            "neither.",
        ),
    ),
    "no_starttls": (
        QT_TRANSLATE_NOOP("ConnectionCheck", "The server offers no encryption at port {port}."),
        QT_TRANSLATE_NOOP(
            "ConnectionCheck",
            "Try TLS from the start, mostly at port 465. Nothing was sent, the password neither.",
        ),
    ),
    "no_login": (
        QT_TRANSLATE_NOOP("ConnectionCheck", "The server offers no login that Relance knows."),
        QT_TRANSLATE_NOOP(
            "ConnectionCheck",
            "If it asks for none, leave the user name empty; otherwise try port 587 with STARTTLS, or 465 "
            "with TLS from the start.",
        ),
    ),
    "login_refused": (
        QT_TRANSLATE_NOOP("ConnectionCheck", "The server refuses this user name with this password."),
        QT_TRANSLATE_NOOP(
            "ConnectionCheck",
            "The user name is often the whole e-mail address. Many providers want an application password, "
            "which you make in your account there, instead of your own.",
        ),
    ),
    "not_smtp": (
        QT_TRANSLATE_NOOP("ConnectionCheck", "What answers at port {port} of ‘{host}’ is no mail server."),
        QT_TRANSLATE_NOOP(
            "ConnectionCheck",
            "Or the port and the encryption do not belong together: 465 goes with TLS from the start, 587 "
            "with STARTTLS.",
        ),
    ),
    "closing": (
        QT_TRANSLATE_NOOP("ConnectionCheck", "The server is not available for the moment."),
        QT_TRANSLATE_NOOP(
            "ConnectionCheck",
            "Try again in some minutes. If it stays so, ask your provider whether the account is blocked.",
        ),
    ),
    "clear_text": (
        QT_TRANSLATE_NOOP("ConnectionCheck", "Mail to ‘{host}’ must be encrypted."),
        QT_TRANSLATE_NOOP("ConnectionCheck", "Choose TLS from the start or STARTTLS."),
    ),
    "lost": (
        QT_TRANSLATE_NOOP("ConnectionCheck", "The server cut the connection."),
        QT_TRANSLATE_NOOP(
            "ConnectionCheck",
            "Try again. If it stays so, the port and the encryption may not belong together: 465 goes with "
            "TLS from the start, 587 with STARTTLS.",
        ),
    ),
    "sender_refused": (
        QT_TRANSLATE_NOOP("ConnectionCheck", "The server does not let this login send from {sender}."),
        QT_TRANSLATE_NOOP(
            "ConnectionCheck",
            "Enter the address of the account as the sender’s, or have your provider allow the other one.",
        ),
    ),
    "other": (
        QT_TRANSLATE_NOOP("ConnectionCheck", "The server gave an answer that Relance does not understand."),
        QT_TRANSLATE_NOOP("ConnectionCheck", "Show your provider what it said."),
    ),
}
"""What went wrong and what to do, for each reason."""


def step(phase: str, check: Check) -> str:
    """What is tried in that phase."""
    if phase == "login" and not check.user:
        return QCoreApplication.translate("ConnectionCheck", "Login")
    return _filled(STEPS[phase], check)


def trouble(found: Trouble, check: Check) -> str:
    """What went wrong, and what to do."""
    return " ".join(_filled(text, check) for text in TROUBLES[found.reason])


def _filled(text: str, check: Check) -> str:
    return QCoreApplication.translate("ConnectionCheck", text).format(
        host=isolate(check.host), port=check.port, user=isolate(check.user), sender=isolate(check.sender)
    )
