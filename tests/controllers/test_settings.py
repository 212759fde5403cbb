"""Settings: what was never set or makes no sense is the default."""

import getpass
import json

import pytest

from app.controllers import settings
from app.models import Setting
from tests.builders import Recount


@pytest.mark.parametrize("setting", [*settings.LIMITS, settings.OPERATOR, settings.UNSUBSCRIBE_TEXT])
def test_what_was_never_set_is_the_default(setting: settings.Declared[int], connected: None) -> None:
    assert settings.get(setting) == setting.default
    assert settings.values()[setting.name] == setting.default


def test_what_was_set_stays(recount: Recount) -> None:
    settings.change(settings.MINIMUM_DAYS, 14)
    settings.change(settings.MINIMUM_DAYS, 0)
    settings.change(settings.UNSUBSCRIBE_TEXT, "Répondez « stop »\nou appelez-nous.")
    assert settings.values() == {
        "operator": "",
        "unsubscribe_text": "Répondez « stop »\nou appelez-nous.",
        "minimum_days": 0,
        "maximum_reminders": 3,
    }
    assert recount("SELECT count(*) FROM setting") == 2


@pytest.mark.parametrize("stored", ["seven", 7.5, None, True, [7], -1, 366])
def test_what_makes_no_sense_is_the_default(stored: object, connected: None) -> None:
    Setting.create(name=settings.MINIMUM_DAYS.name, value=json.dumps(stored))
    assert settings.get(settings.MINIMUM_DAYS) == 7


def test_L1_an_operator_without_a_name_is_the_computers_user(connected: None) -> None:
    assert settings.operator() == getpass.getuser()
    settings.change(settings.OPERATOR, "Anne")
    assert settings.operator() == "Anne"
