"""Preferences keep the types that an INI file loses, and survive whatever the file holds."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.widgets.preferences import Preferences

VALUES = st.one_of(
    st.text(),
    st.integers(),
    st.booleans(),
    st.binary(),
    st.lists(st.text(), min_size=1),
    st.lists(st.integers(), min_size=1),
)
DEFAULTS = {str: "?", int: 7, bool: True, bytes: b"?", list: ["?"]}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "not yet" / "preferences.ini"


def reopened(preferences: Preferences, path: Path) -> Preferences:
    assert preferences.save()
    return Preferences(path)


@given(value=VALUES)
def test_a_value_comes_back_as_it_was_after_a_restart(value: object, tmp_path_factory) -> None:
    path = tmp_path_factory.mktemp("preferences") / "preferences.ini"
    preferences = Preferences(path)
    preferences.set_value("a section/a name", value)
    again = reopened(preferences, path).value("a section/a name", value)
    assert again == value
    assert type(again) is type(value)


@pytest.mark.parametrize("stored", ["1", 1, True, b"1", ["1"], [1]], ids=repr)
@pytest.mark.parametrize("default", ["?", 7, False, b"?", ["?"], [7]], ids=repr)
def test_a_value_of_another_type_reads_as_the_default(stored: object, default: object, path: Path) -> None:
    preferences = Preferences(path)
    preferences.set_value("name", stored)
    same = type(stored) is type(default) and (
        not isinstance(stored, list) or type(stored[0]) is type(default[0])  # type: ignore[index]
    )
    # Bytes are text in the file; only text that is not base64 can be told from them.
    expected = stored if same else default
    if isinstance(stored, bytes) and isinstance(default, str):
        expected = "MQ=="
    assert preferences.value("name", default) == expected


def test_an_empty_list_as_default_takes_what_it_is_said_to_hold(path: Path) -> None:
    preferences = Preferences(path)
    preferences.set_value("names", ["a"])
    preferences.set_value("widths", [120])
    preferences.set_value("mixed", [1, "a"])
    assert preferences.value("names", list[str]()) == ["a"]
    assert preferences.value("widths", list[int](), of=int) == [120]
    assert preferences.value("widths", list[str]()) == []
    assert preferences.value("mixed", list[int](), of=int) == []
    assert preferences.value("never set", list[str]()) == []


@pytest.mark.parametrize(
    "content",
    [
        b"[General]\nname=bare words\n",
        b"[General]\nname=a, b, c\n",
        b"[General]\nname=@Point(1 2)\n",
        b"[General]\nname=" + b"[" * 100_000 + b"\n",
        b"[General]\nname=\n",
        b"\x00\xff[[[\nno equals sign\n\x80=\n[x",
    ],
    ids=["text", "list", "variant", "deep", "empty", "binary"],
)
@pytest.mark.parametrize("default", list(DEFAULTS.values()), ids=lambda default: type(default).__name__)
def test_a_damaged_file_reads_as_defaults_and_is_written_again(
    content: bytes, default: object, tmp_path: Path
) -> None:
    path = tmp_path / "preferences.ini"
    path.write_bytes(content)
    preferences = Preferences(path)
    assert preferences.value("name", default) == default
    preferences.set_value("name", 12)
    assert reopened(preferences, path).value("name", 0) == 12


def test_a_section_is_forgotten_as_a_whole(path: Path) -> None:
    preferences = Preferences(path)
    preferences.set_value("table/widths", [1])
    preferences.set_value("table/sort", "email")
    preferences.set_value("tables", 3)
    preferences.forget("table")
    assert preferences.value("table/widths", [0]) == [0]
    assert preferences.value("table/sort", "") == ""
    assert preferences.value("tables", 0) == 3
