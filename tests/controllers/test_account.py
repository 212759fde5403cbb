"""The account: what is lacking is said, the password is nowhere but where it belongs, and a check checks."""

import json
import logging
import ssl
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme

from app import log
from app.controllers import account, settings
from app.controllers.account import Check, Kept, Trouble
from app.delivery import message, smtp
from app.delivery.pace import Pace
from app.delivery.smtp import Security
from app.models import Setting
from tests.delivery.servers import CLOSE, Server, serving
from tests.keystores import Vault, trusted, vault

__all__ = ["trusted", "vault"]

pytestmark = pytest.mark.usefixtures("connected", "vault")

USER, SECRET = "anne@example.com", "sésame-ouvre-toi"
STEPS = ("connect", "tls", "login", "sender")


def use(server: Server, *, user: str = USER, secret: str = SECRET, sender: str = "anne@example.com") -> None:
    """Settings for this server, and the password."""
    settings.change(settings.SENDER_ADDRESS, sender)
    settings.change(settings.SMTP_HOST, "localhost")
    settings.change(settings.SMTP_SECURITY, server.security.value)
    settings.change(settings.SMTP_PORT, server.port)
    settings.change(settings.SMTP_USER, user)
    if user and secret:
        account.set_password(secret)


def over(check: Check) -> Check:
    assert check._over.wait(30)
    return check


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """Who this computer trusts, in this test."""
    made = trustme.CA()
    made.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    return made


def certificate(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context


# ------------------------------------------------------------------------------------ what is known of it


def test_what_is_lacking_is_said_in_turn() -> None:
    with pytest.raises(account.NoSender):
        account.account()
    with pytest.raises(account.NoSender):
        account.sender()
    settings.change(settings.SENDER_ADDRESS, "anne@example.com")
    with pytest.raises(account.NoServer):
        account.account()
    settings.change(settings.SMTP_HOST, "smtp.example.com")
    assert account.account() == smtp.Account("smtp.example.com", 587, Security.STARTTLS)
    settings.change(settings.SMTP_USER, USER)
    with pytest.raises(account.PasswordNeeded) as needed:
        account.account()
    assert USER in str(needed.value)
    account.set_password(SECRET)
    assert account.account() == smtp.Account("smtp.example.com", 587, Security.STARTTLS, USER, SECRET)
    for refusal in (account.NoSender, account.NoServer, account.PasswordNeeded):
        assert issubclass(refusal, account.NoAccount)


def test_the_sender_is_as_it_was_set() -> None:
    settings.change(settings.SENDER_NAME, "Lampes Morel")
    settings.change(settings.SENDER_ADDRESS, "shop@example.com")
    settings.change(settings.REPLY_TO, "anne@example.com")
    settings.change(settings.ENDPOINT, "https://example.com/u/")
    expected = message.Sender(
        "Lampes Morel", "shop@example.com", "anne@example.com", "https://example.com/u/"
    )
    assert account.sender() == expected


@pytest.mark.parametrize(
    ("name", "mailbox", "endpoint"),
    [
        ("", "anne@example.com", ""),
        ('"Anne" <luc@example.com>, Bcc: x', "o'neil+tag@example.com", "https://example.com/u?a=b,c&ref="),
        ("\u202eAnne\r\nBcc: luc@example.com\0", "anne@exämple.com", "https://example.com:8443"),
        ("é" * 255, "é@example.com", f"https://example.com/{'a' * 400}"),
        ("=?utf-8?q?x?=", f"{'a' * 64}@example.com", "https://xn--bcher-kva.example/%20"),
    ],
)
def test_U5_mail_can_be_made_of_whatever_settings_take(name: str, mailbox: str, endpoint: str) -> None:
    settings.change(settings.SENDER_NAME, name)
    settings.change(settings.SENDER_ADDRESS, mailbox)
    settings.change(settings.REPLY_TO, mailbox)
    settings.change(settings.ENDPOINT, endpoint)
    letter = message.Letter("luc@example.com", "Hello", "Text", "<p>Text</p>")
    built = message.build(account.sender(), letter, message.new_message_id(mailbox), datetime.now(UTC))
    assert built.recipient == "luc@example.com"


def test_the_pace_is_as_it_was_set() -> None:
    assert account.pace() == Pace(5, 0, 0)
    settings.change(settings.PER_SECOND, 0)
    settings.change(settings.PER_DAY, 500)
    assert account.pace() == Pace(0, 0, 500)


# ------------------------------------------------------------------------------------------- the password


def test_a_password_is_needed_where_there_is_a_user_and_none_is_known() -> None:
    assert not account.needs_password()
    settings.change(settings.SMTP_HOST, "smtp.example.com")
    assert not account.needs_password()
    settings.change(settings.SMTP_USER, USER)
    assert account.needs_password()
    assert account.set_password(SECRET) is Kept.MEMORY
    assert not account.needs_password()
    settings.change(settings.SMTP_HOST, "mail.example.com")
    assert account.needs_password()


def test_where_the_password_is(trusted: Vault) -> None:
    settings.change(settings.SMTP_HOST, "smtp.example.com")
    settings.change(settings.SMTP_USER, USER)
    assert account.has_key_store()
    assert account.access() == account.Access("smtp.example.com", 587, USER, Kept.NOWHERE, True)
    account.set_password(SECRET)
    assert account.access().kept is Kept.STORE
    trusted.locked = True
    assert account.access() == account.Access("smtp.example.com", 587, USER, Kept.NOWHERE, True, locked=True)
    assert account.needs_password()
    trusted.locked = False
    account.forget_password()
    assert account.access().kept is Kept.NOWHERE
    account.set_password(SECRET, remember=False)
    assert account.access().kept is Kept.MEMORY
    assert not trusted.kept


def test_without_a_key_store_it_is_in_memory() -> None:
    settings.change(settings.SMTP_HOST, "smtp.example.com")
    settings.change(settings.SMTP_USER, USER)
    assert not account.has_key_store()
    account.set_password(SECRET)
    assert account.access() == account.Access("smtp.example.com", 587, USER, Kept.MEMORY, False)


def test_a_password_is_for_somebody() -> None:
    with pytest.raises(account.NoUser):
        account.set_password(SECRET)
    settings.change(settings.SMTP_USER, USER)
    with pytest.raises(account.NoUser):
        account.set_password(SECRET)


@pytest.mark.parametrize("typed", ["", "\n", "one\ntwo", "a\0b"])
def test_what_is_no_password_is_refused(typed: str) -> None:
    settings.change(settings.SMTP_HOST, "smtp.example.com")
    settings.change(settings.SMTP_USER, USER)
    with pytest.raises(account.NotAPassword):
        account.set_password(typed)
    assert account.needs_password()


def test_the_end_of_a_pasted_line_is_no_part_of_the_password() -> None:
    settings.change(settings.SENDER_ADDRESS, "anne@example.com")
    settings.change(settings.SMTP_HOST, "smtp.example.com")
    settings.change(settings.SMTP_USER, USER)
    account.set_password(" sesame \r\n")
    assert account.account().password == " sesame "


def test_U3_the_password_is_in_no_file_and_no_log(home: Path, tmp_path: Path) -> None:
    log.start()
    logging.getLogger().setLevel(logging.DEBUG)
    with serving(users={USER: SECRET}) as server:
        use(server)
        assert over(account.check()).trouble is None
        use(server, secret="another-secret")
        assert over(account.check()).trouble is not None
    assert SECRET not in repr(account.account())
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.suffix == ".db" for path in files)
    assert any(path.name == log.FILE_NAME for path in files)
    for path in files:
        for secret in (SECRET, "another-secret"):
            assert secret.encode() not in path.read_bytes(), path


# ------------------------------------------------------------------------------------- the check


@pytest.mark.parametrize("security", [Security.IMPLICIT, Security.STARTTLS])
def test_a_good_connection_passes_every_phase_and_sends_nothing(
    security: Security, authority: trustme.CA
) -> None:
    with serving(security, certificate(authority, "localhost"), users={USER: SECRET}) as server:
        use(server)
        check = over(account.check())
        assert (check.passed, check.trouble, check.refusal) == (STEPS, None, None)
        assert check.left_out == ()
        assert server.verbs[-2:] == ["RSET", "QUIT"]
        assert not {"RCPT", "DATA"} & set(server.verbs)


def test_what_an_account_has_no_need_of_is_left_out() -> None:
    with serving() as server:
        use(server, user="")
        check = over(account.check())
        assert (check.passed, check.left_out) == (("connect", "sender"), ("tls", "login"))
        assert (check.trouble, check.refusal) == (None, None)


def test_the_senders_domain_is_told_in_ascii() -> None:
    with serving(extensions=()) as server:
        use(server, user="", sender="Anne@exämple.com")
        assert over(account.check()).trouble is None
        assert "MAIL FROM:<Anne@xn--exmple-cua.com>" in server.commands


def test_what_is_lacking_is_said_before_anything_is_tried() -> None:
    with pytest.raises(account.NoSender):
        account.check()
    settings.change(settings.SENDER_ADDRESS, "anne@example.com")
    with pytest.raises(account.NoServer):
        account.check()
    with serving(users={USER: SECRET}) as server:
        use(server, secret="")
        check = over(account.check())
        assert isinstance(check.refusal, account.PasswordNeeded)
        assert check.passed == ()
        assert server.connections == 0


def test_a_locked_key_store_is_no_failure_of_the_server(trusted: Vault) -> None:
    with serving(users={USER: SECRET}) as server:
        use(server)
        trusted.locked = True
        check = over(account.check())
        assert isinstance(check.refusal, account.KeyStoreLocked)
        assert check.trouble is None


@pytest.mark.parametrize(
    ("answers", "passed", "expected"),
    [
        ({"auth": "535 5.7.8 Use an application\n535 5.7.8 password"}, 1, ("login", "login_refused")),
        ({"mail": "553 5.7.1 Not yours"}, 2, ("sender", "sender_refused")),
        ({"connect": "421 4.3.2 Later"}, 0, ("connect", "closing")),
        ({"connect": b"SSH-2.0-OpenSSH_9.2\r\n"}, 0, ("connect", "not_smtp")),
        ({"connect": CLOSE}, 0, ("connect", "lost")),
        ({"auth": CLOSE}, 1, ("login", "lost")),
        ({"mail": "451 4.7.1 Not now"}, 2, ("sender", "other")),
    ],
)
def test_each_trouble_names_its_phase_and_reason(
    answers: dict[str, str | bytes], passed: int, expected: tuple[str, str]
) -> None:
    with serving(users={USER: SECRET}, answer=lambda _, step: answers.get(step)) as server:
        use(server)
        check = over(account.check())
    assert check.passed == tuple(step for step in STEPS if step != "tls")[:passed]
    assert check.trouble is not None
    assert (check.trouble.phase, check.trouble.reason) == expected
    (answer,) = answers.values()
    if isinstance(answer, str) and answer != CLOSE:
        assert check.trouble.reply == answer.replace("\n535 5.7.8", "")


def test_U4_no_password_goes_to_a_server_without_encryption(authority: trustme.CA) -> None:
    with serving(users={USER: SECRET}) as server:
        use(server)
        settings.change(settings.SMTP_SECURITY, "starttls")
        check = over(account.check())
        assert check.trouble == Trouble("tls", "no_starttls", "", "")
        assert "AUTH" not in server.verbs


@pytest.mark.parametrize("security", [Security.IMPLICIT, Security.STARTTLS])
@pytest.mark.parametrize("case", ["unknown authority", "another name"])
def test_U4_no_password_goes_to_a_server_that_proves_nothing(
    security: Security, case: str, authority: trustme.CA
) -> None:
    issuer = trustme.CA() if case == "unknown authority" else authority
    name = "localhost" if case == "unknown authority" else "mail.example.com"
    with serving(security, certificate(issuer, name), users={USER: SECRET}) as server:
        use(server)
        check = over(account.check())
        assert check.trouble is not None
        assert (check.trouble.phase, check.trouble.reason) == ("tls", "certificate")
        assert check.trouble.detail
        assert check.passed == ("connect",)
        assert "AUTH" not in server.verbs


def test_a_port_that_nobody_listens_at() -> None:
    with serving() as server:
        use(server, user="")
    check = over(account.check())
    assert check.trouble is not None
    assert (check.trouble.phase, check.trouble.reason) == ("connect", "unreachable")


def test_a_check_that_was_cancelled_goes_no_further() -> None:
    reached, go_on = threading.Event(), threading.Event()

    def slow(_: str, step: str) -> None:
        if step == "connect":
            reached.set()
            go_on.wait()

    with serving(answer=slow, users={USER: SECRET}) as server:
        use(server)
        check = account.check()
        assert reached.wait(30)
        assert not check.over
        check.cancel()
        go_on.set()
        assert over(check).passed == ("connect",)
        assert not {"AUTH", "MAIL"} & set(server.verbs)


def test_a_bug_is_not_taken_for_an_answer() -> None:
    settings.change(settings.SMTP_HOST, "localhost")
    Setting.create(name="sender_address", value=json.dumps("anne lee@example.com"))
    check = over(account.check())
    with pytest.raises(ValueError, match="envelope"):
        assert check.refusal
