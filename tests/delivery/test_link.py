"""Survey links: the batch's address with the recipient's token or fields, from which nothing breaks out."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.delivery import link
from app.delivery.link import NotAWebAddress
from app.delivery.template import UnclosedField, UnknownField

TOKEN = "0123456789abcdef0123"
KNOWN = ("token", "email", "order")


class TestSurveyLink:
    @pytest.mark.parametrize(
        ("address", "expected"),
        [
            ("https://survey.example/s", f"https://survey.example/s?t={TOKEN}"),
            ("https://survey.example", f"https://survey.example?t={TOKEN}"),
            ("https://survey.example/s?lang=fr", f"https://survey.example/s?lang=fr&t={TOKEN}"),
            ("https://survey.example/s?lang=fr#start", f"https://survey.example/s?lang=fr&t={TOKEN}#start"),
        ],
    )
    def test_an_address_without_fields_gets_the_token(self, address: str, expected: str) -> None:
        assert link.survey_link(address, {"token": TOKEN}) == expected

    def test_an_address_with_fields_gets_exactly_those(self) -> None:
        filled = link.survey_link(
            "https://survey.example/{{order}}?e={{ email }}",
            {"token": TOKEN, "order": "C 1/2", "email": "a+b@c.fr"},
        )
        assert filled == "https://survey.example/C%201%2F2?e=a%2Bb%40c.fr"
        assert TOKEN not in filled

    def test_the_token_may_be_named(self) -> None:
        assert (
            link.survey_link("https://s.example/{{token}}", {"token": TOKEN}) == f"https://s.example/{TOKEN}"
        )

    @given(st.text(st.characters(exclude_categories=["Cs"])))
    def test_no_value_gets_out_of_its_place(self, value: str) -> None:
        filled = link.survey_link(
            "https://survey.example/p/{{order}}?e={{email}}&x=1#end", {"order": value, "email": value}
        )
        parts = urlsplit(filled)
        assert (parts.scheme, parts.netloc, parts.fragment) == ("https", "survey.example", "end")
        assert unquote(parts.path.removeprefix("/p/")) == value
        assert "/" not in parts.path.removeprefix("/p/")
        assert parse_qs(parts.query, keep_blank_values=True) == {"e": [value], "x": ["1"]}


class TestCheck:
    @pytest.mark.parametrize(
        "address",
        [
            "https://survey.example/s",
            "http://localhost:8080/s?a=1",
            "https://survey.example/{{order}}?e={{email}}",
            "https://enquête.example/é",
        ],
    )
    def test_web_addresses_pass(self, address: str) -> None:
        link.check(address, KNOWN)

    @pytest.mark.parametrize(
        "address",
        [
            "survey.example/s",
            "ftp://survey.example/s",
            "javascript:alert(1)",
            "https://",
            "https:///s",
            "https://[survey/s",
            "https://survey.example/a b",
            'https://survey.example/"><b>',
            "https://survey.example/\n/s",
            "mailto:a@b.fr",
        ],
    )
    def test_anything_else_is_refused(self, address: str) -> None:
        with pytest.raises(NotAWebAddress):
            link.check(address, KNOWN)

    def test_an_unknown_field_is_refused(self) -> None:
        with pytest.raises(UnknownField):
            link.check("https://survey.example/{{nope}}", KNOWN)

    def test_an_unclosed_field_is_refused(self) -> None:
        with pytest.raises(UnclosedField):
            link.check("https://survey.example/{{order", KNOWN)
