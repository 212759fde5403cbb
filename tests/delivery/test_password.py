"""The password: in a key store that is known to keep it, else in memory, and nowhere else."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import keyring
import pytest

from app.delivery import password
from app.delivery.password import Kept
from tests.keystores import Vault, secret_service, trusted, vault

__all__ = ["trusted", "vault"]

ROOT = Path(__file__).resolve().parents[2]
LOGIN = ("anne@example.com", "smtp.example.com", 587)
ENTRY = ("relance", "anne@example.com@smtp.example.com:587")


def test_a_trusted_key_store_keeps_it(trusted: Vault) -> None:
    assert password.read(*LOGIN) is None
    assert password.kept(*LOGIN) is Kept.NOWHERE
    assert password.write(*LOGIN, "sésame") is Kept.STORE
    assert trusted.kept == {ENTRY: "sésame"}
    assert password.read(*LOGIN) == "sésame"
    assert password.kept(*LOGIN) is Kept.STORE
    password.forget(*LOGIN)
    assert trusted.kept == {}
    assert password.read(*LOGIN) is None


def test_U3_a_key_store_that_nobody_knows_is_not_used(vault: Vault) -> None:
    assert password.store() is None
    assert password.write(*LOGIN, "sesame") is Kept.MEMORY
    assert vault.kept == {}
    assert vault.asked == 0
    assert password.read(*LOGIN) == "sesame"
    assert password.kept(*LOGIN) is Kept.MEMORY
    password.forget(*LOGIN)
    assert password.read(*LOGIN) is None


@pytest.mark.parametrize(
    "name", ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring", "no.such.Keyring"]
)
def test_U3_without_a_key_store_it_is_in_memory(
    name: str, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", name)
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
    assert password.write(*LOGIN, "sesame") is Kept.MEMORY
    assert password.read(*LOGIN) == "sesame"


def test_another_user_server_or_port_has_another_password(trusted: Vault) -> None:
    password.write(*LOGIN, "sesame")
    password.write("luc@example.com", "smtp.example.com", 587, "other", remember=False)
    for login in (
        ("luc@example.com", "mail.example.com", 587),
        ("anne@example.com", "smtp.example.com", 465),
    ):
        assert password.read(*login) is None
    assert password.read("luc@example.com", "smtp.example.com", 587) == "other"
    assert password.read(*LOGIN) == "sesame"


def test_what_is_not_to_be_remembered_stays_in_memory(trusted: Vault) -> None:
    password.write(*LOGIN, "old")
    assert password.write(*LOGIN, "new", remember=False) is Kept.MEMORY
    assert trusted.kept == {ENTRY: "old"}
    assert password.read(*LOGIN) == "new"
    assert password.write(*LOGIN, "newer") is Kept.STORE
    assert password.read(*LOGIN) == "newer"
    password.forget(*LOGIN)
    assert password.read(*LOGIN) is None


def test_a_locked_key_store_says_so_in_words(trusted: Vault) -> None:
    trusted.locked = True
    with pytest.raises(password.KeyStoreLocked):
        password.read(*LOGIN)
    with pytest.raises(password.KeyStoreLocked):
        password.kept(*LOGIN)
    with pytest.raises(password.KeyStoreKept):
        password.forget(*LOGIN)


def test_what_a_locked_key_store_does_not_take_is_in_memory(trusted: Vault) -> None:
    trusted.locked = True
    with pytest.raises(password.KeyStoreRefused) as refused:
        password.write(*LOGIN, "sesame")
    assert "sesame" not in str(refused.value)
    assert password.kept(*LOGIN) is Kept.MEMORY
    assert password.read(*LOGIN) == "sesame"


def test_a_key_store_that_does_not_answer_is_given_up(
    trusted: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(password, "_PATIENCE", 0.05)
    trusted.answers.clear()
    with pytest.raises(password.KeyStoreLocked):
        password.read(*LOGIN)
    trusted.answers.set()
    monkeypatch.setattr(password, "_PATIENCE", 30)
    assert password.read(*LOGIN) is None


def test_deleting_what_is_not_there_is_no_trouble(trusted: Vault) -> None:
    password.forget(*LOGIN)
    assert password.kept(*LOGIN) is Kept.NOWHERE


def test_U3_it_is_neither_logged_nor_shown(trusted: Vault, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    password.write(*LOGIN, "sesame")
    password.read(*LOGIN)
    trusted.locked = True
    with pytest.raises(password.KeyStoreRefused):
        password.write(*LOGIN, "sesame")
    assert "sesame" not in caplog.text
    assert "sesame" not in repr(password.store())


CHAINED = """
import keyring
from app.delivery import password
from keyring.backends.chainer import ChainerBackend
from tests.keystores import Vault

class Plain(Vault):
    priority = 9

class Secret(Vault):
    priority = 5

password._TRUSTED.add(f"{Secret.__module__}.{Secret.__qualname__}")
assert type(keyring.get_keyring()) is ChainerBackend, keyring.get_keyring()
assert [type(each) for each in keyring.get_keyring().backends][:2] == [Plain, Secret]
found = password.store()
assert found is not None and type(found.backend) is Secret, found
assert password.write("anne", "smtp.example.com", 587, "sesame") is password.Kept.STORE
assert list(found.backend.kept.values()) == ["sesame"]
assert not keyring.get_keyring().backends[0].kept
"""


def run(script: str, *before: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run it as a program of its own, in which keyring looks for itself what there is."""
    env = {**os.environ, **environment}
    env.pop("PYTHON_KEYRING_BACKEND", None)
    return subprocess.run(
        [*before, sys.executable, "-c", script],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


def test_U3_of_several_key_stores_only_a_trusted_one_is_used() -> None:
    done = run(CHAINED)
    assert done.returncode == 0, done.stderr


def test_the_program_starts_without_looking_for_a_key_store() -> None:
    done = run(
        "import sys, app.controllers.account\n"
        "print(*{'keyring', 'smtplib', 'ssl', 'cryptography', 'idna'} & set(sys.modules))"
    )
    assert (done.returncode, done.stdout.split()) == (0, []), done.stderr


WITH_A_SECRET_SERVICE = """
import subprocess, sys
import secretstorage
from app.delivery import password
from app.delivery.password import Kept

login = ("anne@example.com", "smtp.example.com", 587)
assert password.store() is not None
assert password.read(*login) is None
assert password.write(*login, "sésame") is Kept.STORE
other = "from app.delivery import password; print(ascii(password.read(*%r)))" % (login,)
said = subprocess.run([sys.executable, "-c", other], capture_output=True, text=True, check=True)
assert said.stdout.strip() == ascii("sésame"), said
password.forget(*login)
assert password.kept(*login) is Kept.NOWHERE

password.write(*login, "sésame")
secretstorage.get_default_collection(secretstorage.dbus_init()).lock()
for ask, refusal in (
    (lambda: password.read(*login), password.KeyStoreLocked),
    (lambda: password.write(*login, "other"), password.KeyStoreRefused),
    (lambda: password.forget(*login), password.KeyStoreKept),
):
    try:
        ask()
    except refusal:
        continue
    raise AssertionError(refusal)
"""


@pytest.mark.skipif(
    bool(secret_service()), reason=f"NOT TESTED with a real Secret Service: {secret_service()}"
)
def test_a_real_secret_service_keeps_it_and_says_when_it_is_locked(home: Path) -> None:
    unlocked = (
        'printf %s of-the-login | gnome-keyring-daemon --unlock --components=secrets >&2 && exec "$0" "$@"'
    )
    done = run(WITH_A_SECRET_SERVICE, "dbus-run-session", "--", "sh", "-c", unlocked)
    assert done.returncode == 0, done.stderr
    files = [path for path in home.rglob("*") if path.is_file()]
    assert files
    assert not any("sésame".encode() in path.read_bytes() for path in files)
