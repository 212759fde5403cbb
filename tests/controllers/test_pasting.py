"""Reading a paste: every line is found, unreadable, a header or blank, and named by its number."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.controllers.pasting import Found, Hint, Reading, Unreadable, read
from app.errors import Cancelled
from tests.address.spellings import MESSY, addresses

DATA = Path(__file__).parent.parent / "data"

LINES = st.one_of(
    addresses(),
    st.sampled_from(
        ["", " \t", "Email", "Nom;Courriel", "merci", "jean [at] b.fr", "*@b.fr", "jean@", "a@b.fr, c@"]
    ),
    st.text(MESSY, max_size=12),
)


def test_a_messy_paste() -> None:
    reading = read((DATA / "paste-messy.txt").read_text("utf-8"))
    assert reading.lines == 10
    assert [(found.line, found.key) for found in reading.found] == [
        (2, "a@example.com"),
        (2, "b@example.com"),
        (3, "c@example.com"),
        (4, "a@example.com"),
        (5, "d@example.com"),
        (6, "stranger@nowhere.example"),
        (10, "c@example.com"),
    ]
    assert reading.found[1].address == "B@EXAMPLE.com"
    assert reading.unreadable == (
        Unreadable(8, "please remove me", Hint.NO_ADDRESS),
        Unreadable(9, "jean [at] exemple.fr", Hint.SPELLED_OUT, "jean@exemple.fr"),
    )
    assert reading.headers == (1,)
    assert reading.blanks == (7,)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_every_line_break_counts_once_and_the_last_adds_no_line(end: str) -> None:
    reading = read(f"a@b.fr{end}{end}c@d.fr{end}")
    assert [found.line for found in reading.found] == [1, 3]
    assert (reading.lines, reading.blanks) == (3, (2,))


def test_an_empty_paste_has_no_lines() -> None:
    assert read("") == Reading(0, (), (), (), ())


@pytest.mark.parametrize(
    "line",
    [
        *(
            "email",
            "EMAIL ADDRESS",
            "E-mail",
            "e-mail address",
            "mail",
            "Courriel :",
            "adresse",
            "Adresse e-mail",
        ),
        *(
            "adresses",
            "customer",
            "Customers",
            "client",
            "Clients",
            "address",
            "addresses",
            '"E-mail"',
            "\ufeffemail",
        ),
        *("Email;Nom;Prénom", "Nom\tAdresse électronique\t\tDate", "first_name,last_name,email"),
    ],
)
def test_header_words_alone_are_no_error(line: str) -> None:
    assert read(line).headers == (1,)


@pytest.mark.parametrize("line", ["", " ", "\t\t", ";;;", "\xa0\u200b", "\x00"])
def test_blank_lines_are_no_error(line: str) -> None:
    assert read(line + "\n").blanks == (1,)


@pytest.mark.parametrize(
    ("line", "hint", "suggestion"),
    [
        ("merci", Hint.NO_ADDRESS, ""),
        ("Nom;Prénom", Hint.NO_ADDRESS, ""),
        ("Email de Jean", Hint.NO_ADDRESS, ""),
        ("jean (arobase) b.fr", Hint.SPELLED_OUT, "jean@b.fr"),
        ("jean.dupont{at}mail.b.fr", Hint.SPELLED_OUT, "jean.dupont@mail.b.fr"),
        ("jean at b dot fr", Hint.SPELLED_OUT, "jean@b.fr"),
        ("jean point dupont arobase b point fr", Hint.SPELLED_OUT, "jean.dupont@b.fr"),
        ("jean [@] b [.] fr", Hint.SPELLED_OUT, "jean@b.fr"),
        ("look at me", Hint.NO_ADDRESS, ""),
        ("*@domain.fr", Hint.WHOLE_DOMAIN, ""),
        ("@domain.fr", Hint.WHOLE_DOMAIN, ""),
        ("everybody <@domain.fr>", Hint.WHOLE_DOMAIN, ""),
        ("＠domain.fr", Hint.WHOLE_DOMAIN, ""),
        ("jean@", Hint.INCOMPLETE, ""),
        ("jean＠domain", Hint.INCOMPLETE, ""),
        ("a@b@c.fr", Hint.INCOMPLETE, ""),
        ("a@b.frc@d.fr", Hint.INCOMPLETE, ""),
        ("a@[192.0.2.1]", Hint.INCOMPLETE, ""),
    ],
)
def test_why_a_line_is_unreadable(line: str, hint: Hint, suggestion: str) -> None:
    assert read(line).unreadable == (Unreadable(1, line, hint, suggestion),)


@pytest.mark.parametrize("sign", "@＠﹫")
def test_an_unreadable_address_does_not_hide_behind_a_readable_one(sign: str) -> None:
    reading = read(f"a@b.fr <a@b.fr>, jean{sign}")
    assert [found.address for found in reading.found] == ["a@b.fr", "a@b.fr"]
    assert [(left.line, left.hint) for left in reading.unreadable] == [(1, Hint.INCOMPLETE)]
    assert f"jean{sign}" in reading.unreadable[0].text


def test_a_long_unreadable_line_is_cut() -> None:
    (unreadable,) = read("@" * 1_000_000).unreadable
    assert len(unreadable.text) <= 200


@given(st.lists(LINES).map("\n".join))
@settings(deadline=None)
def test_every_line_is_in_one_part(text: str) -> None:
    reading = read(text)
    parts = [
        {found.line for found in reading.found},
        {left.line for left in reading.unreadable} - {found.line for found in reading.found},
        set(reading.headers),
        set(reading.blanks),
    ]
    assert sorted(line for part in parts for line in part) == list(range(1, reading.lines + 1))


@given(st.lists(LINES).map("\n".join), st.lists(LINES).map("\n".join))
@settings(deadline=None)
def test_two_texts_read_together_are_each_read_alone(one: str, other: str) -> None:
    one = f"{one}|"  # so that it ends within a line
    first, second = read(one), read(other)
    shift = first.lines
    assert read(f"{one}\n{other}") == Reading(
        shift + second.lines,
        first.found + tuple(Found(it.line + shift, it.address, it.key) for it in second.found),
        first.unreadable
        + tuple(Unreadable(it.line + shift, it.text, it.hint, it.suggestion) for it in second.unreadable),
        first.headers + tuple(line + shift for line in second.headers),
        first.blanks + tuple(line + shift for line in second.blanks),
    )


def test_progress_is_told_and_can_cancel() -> None:
    told: list[tuple[int, int]] = []
    read("a@b.fr\n" * 10_000, lambda done, total: told.append((done, total)))
    assert told[-1] == (10_000, 10_000)
    assert len(told) > 2
    assert told == sorted(told)

    def cancel(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read("a@b.fr\n" * 10_000, cancel)
