"""Settings: what was never set or makes no sense is the default; what cannot be used is not stored."""

import getpass
import json

import pytest

from app.controllers import settings
from app.models import Setting
from tests.builders import Recount

TEXTS = [each for each in settings.ALL if isinstance(each.default, str) and not each.choices]


def by_name(setting: settings.Declared[object]) -> str:
    return setting.name


@pytest.mark.parametrize("setting", settings.ALL, ids=by_name)
def test_what_was_never_set_is_the_default(setting: settings.Declared[int], connected: None) -> None:
    assert settings.get(setting) == setting.default
    assert settings.values()[setting.name] == setting.default


def test_each_setting_has_a_name_of_its_own() -> None:
    assert len({setting.name for setting in settings.ALL}) == len(settings.ALL)


def test_what_was_set_stays(recount: Recount) -> None:
    settings.change(settings.MINIMUM_DAYS, 14)
    settings.change(settings.MINIMUM_DAYS, 0)
    settings.change(settings.UNSUBSCRIBE_TEXT, "Répondez « stop »\nou appelez-nous.")
    settings.change(settings.SENDER_ADDRESS, "anne@example.com")
    defaults = {setting.name: setting.default for setting in settings.ALL}
    assert settings.values() == defaults | {
        "unsubscribe_text": "Répondez « stop »\nou appelez-nous.",
        "minimum_days": 0,
        "sender_address": "anne@example.com",
    }
    assert recount("SELECT count(*) FROM setting") == 3


@pytest.mark.parametrize("stored", ["seven", 7.5, None, True, [7], -1, 366])
def test_what_makes_no_sense_is_the_default(stored: object, connected: None) -> None:
    Setting.create(name=settings.MINIMUM_DAYS.name, value=json.dumps(stored))
    assert settings.get(settings.MINIMUM_DAYS) == 7
    assert settings.values()["minimum_days"] == 7


@pytest.mark.parametrize("stored", ["none", "", "STARTTLS", 0])
def test_U4_no_encryption_is_chosen_by_a_value_that_nobody_knows(stored: object, connected: None) -> None:
    Setting.create(name=settings.SMTP_SECURITY.name, value=json.dumps(stored))
    assert settings.get(settings.SMTP_SECURITY) == "starttls"


def test_L1_an_operator_without_a_name_is_the_computers_user(connected: None) -> None:
    assert settings.operator() == getpass.getuser()
    settings.change(settings.OPERATOR, "Anne")
    assert settings.operator() == "Anne"


def test_tests_go_to_the_operator_or_else_to_the_sender(connected: None) -> None:
    assert settings.operator_address() == ""
    settings.change(settings.SENDER_ADDRESS, "shop@example.com")
    assert settings.operator_address() == "shop@example.com"
    settings.change(settings.OPERATOR_ADDRESS, "anne@example.com")
    assert settings.operator_address() == "anne@example.com"


@pytest.mark.parametrize("setting", TEXTS, ids=by_name)
def test_U5_a_text_of_one_line_stays_on_it(setting: settings.Declared[str], connected: None) -> None:
    for text in (
        "anne@example.com\r\nBcc: luc@example.com",
        "\r\nBcc: x",
        "a\0b",
        "smtp.example.com\nx",
        "https://a.example/\r\nX: y",
    ):
        try:
            settings.change(setting, text)
        except settings.Unsuitable:
            continue
        stored = settings.get(setting)
        assert not set(stored) & set("\r\0\u2028\x85"), repr(stored)
        assert setting.lines > 1 or "\n" not in stored


ADDRESSES = [setting for setting in TEXTS if setting.name.endswith("_address") or setting.name == "reply_to"]
ADDRESSES.remove(settings.POSTAL_ADDRESS)


@pytest.mark.parametrize("setting", ADDRESSES, ids=by_name)
@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("anne@example.com", "anne@example.com"),
        ("  Anne.Morel@Example.com ", "Anne.Morel@Example.com"),
        ("Anne Morel <anne@example.com>", "anne@example.com"),
        ("mailto:anne@example.com", "anne@example.com"),
        ("anne@exämple.com", "anne@exämple.com"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_an_address_is_stored_alone(
    setting: settings.Declared[str], typed: str, stored: str, connected: None
) -> None:
    settings.change(setting, typed)
    assert settings.get(setting) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "anne",
        "anne@",
        "anne@example",
        "anne@example..com",
        "anne@example.com, luc@example.com",
        "anne [at] example.com",
        "=?utf-8?q?x?=@example.com",
        f"{'a' * 65}@example.com",
        f"anne@{'a.' * 150}com",
    ],
)
def test_what_is_no_address_is_refused_and_the_one_before_stays(typed: str, connected: None) -> None:
    settings.change(settings.SENDER_ADDRESS, "anne@example.com")
    with pytest.raises(settings.NotAnAddress) as refused:
        settings.change(settings.SENDER_ADDRESS, typed)
    assert typed in str(refused.value)
    assert settings.get(settings.SENDER_ADDRESS) == "anne@example.com"


def test_a_name_that_no_header_holds_is_refused(connected: None) -> None:
    settings.change(settings.SENDER_NAME, "é" * 255)
    with pytest.raises(settings.TooLong):
        settings.change(settings.SENDER_NAME, "é" * 256)
    assert len(settings.get(settings.SENDER_NAME)) == 255


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (" SMTP.Example.com ", "smtp.example.com"),
        ("localhost", "localhost"),
        ("mail_out-2.example.com.", "mail_out-2.example.com."),
        ("bücher.example", "xn--bcher-kva.example"),
        ("straße.example", "xn--strae-oqa.example"),
        ("192.0.2.1", "192.0.2.1"),
        ("[2001:DB8::1]", "2001:db8::1"),
        ("::1", "::1"),
        ("", ""),
    ],
)
def test_a_server_has_a_name_or_a_number(typed: str, stored: str, connected: None) -> None:
    settings.change(settings.SMTP_HOST, typed)
    assert settings.get(settings.SMTP_HOST) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "smtp.example.com:587",
        "smtps://smtp.example.com",
        "smtp example com",
        "smtp..example.com",
        "-smtp.example.com",
        "anne@example.com",
        "a" * 64,
        "a." * 127 + "com",
        "☃.❄︎@",
    ],
)
def test_what_is_no_server_is_refused(typed: str, connected: None) -> None:
    with pytest.raises(settings.NotAServer):
        settings.change(settings.SMTP_HOST, typed)
    assert settings.get(settings.SMTP_HOST) == ""


@pytest.mark.parametrize(
    "typed",
    [
        "https://unsubscribe.example.com/",
        "https://example.com/u?ref=",
        "https://example.com:8443/u/",
        "https://xn--bcher-kva.example",
    ],
)
def test_an_endpoint_is_a_secure_web_address(typed: str, connected: None) -> None:
    settings.change(settings.ENDPOINT, f" {typed}\n")
    assert settings.get(settings.ENDPOINT) == typed


@pytest.mark.parametrize(
    "typed",
    [
        "http://example.com/u/",
        "example.com/u/",
        "https://",
        "https://localhost/",
        "https://example.com/a b",
        "https://example.com/é",
        "https://example.com/u#",
        "https://anne:secret@example.com/",
        "https://example.com/>, <https://other.example/",
        f"https://example.com/{'a' * 500}",
        "mailto:anne@example.com",
        "javascript:https://example.com/",
    ],
)
def test_what_no_mail_program_would_call_is_refused(typed: str, connected: None) -> None:
    with pytest.raises(settings.NotAnEndpoint):
        settings.change(settings.ENDPOINT, typed)
    assert settings.get(settings.ENDPOINT) == ""


def test_U4_nothing_leaves_this_computer_unencrypted(connected: None) -> None:
    settings.change(settings.SMTP_HOST, "smtp.example.com")
    with pytest.raises(settings.ClearText) as refused:
        settings.change(settings.SMTP_SECURITY, "clear")
    assert "smtp.example.com" in str(refused.value)
    assert settings.get(settings.SMTP_SECURITY) == "starttls"
    assert settings.get(settings.SMTP_PORT) == 587


@pytest.mark.parametrize("host", ["smtp.example.com", "192.0.2.1", "2001:db8::1", "localhost.example.com"])
def test_U4_without_encryption_no_other_computer_can_be_entered(host: str, connected: None) -> None:
    settings.change(settings.SMTP_HOST, "localhost")
    settings.change(settings.SMTP_SECURITY, "clear")
    with pytest.raises(settings.ClearText):
        settings.change(settings.SMTP_HOST, host)
    assert settings.get(settings.SMTP_HOST) == "localhost"


@pytest.mark.parametrize("host", ["", "localhost", "127.0.0.1", "127.8.8.8", "::1"])
def test_this_computer_needs_no_encryption(host: str, connected: None) -> None:
    settings.change(settings.SMTP_HOST, host)
    settings.change(settings.SMTP_SECURITY, "clear")
    assert settings.get(settings.SMTP_SECURITY) == "clear"


def test_the_usual_port_follows_the_encryption(connected: None) -> None:
    ports = []
    for security in ("implicit", "clear", "starttls", "implicit"):
        settings.change(settings.SMTP_SECURITY, security)
        ports.append(settings.get(settings.SMTP_PORT))
    assert ports == [465, 25, 587, 465]


def test_an_unusual_port_stays(connected: None) -> None:
    settings.change(settings.SMTP_PORT, 2525)
    settings.change(settings.SMTP_SECURITY, "implicit")
    assert settings.get(settings.SMTP_PORT) == 2525
    settings.change(settings.SMTP_PORT, 25)  # usual, but not for what was chosen
    settings.change(settings.SMTP_SECURITY, "starttls")
    assert settings.get(settings.SMTP_PORT) == 25
