"""Templates: a closed list of fields in double braces, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.delivery import template
from app.delivery.template import UnclosedField, UnknownField

VALUES = {"first_name": "Anaïs", "email": "a@b.fr", "numéro_de_commande": "C-1"}


class TestFields:
    def test_are_named_in_order_without_the_space_around_them(self) -> None:
        assert template.fields("{{ b }} and {{a}}, {{\tb}}") == ["b", "a", "b"]

    def test_single_braces_are_text(self) -> None:
        assert template.fields("{a} {b}} c}") == []


class TestRender:
    def test_fills_in_every_field(self) -> None:
        text = "Hello {{first_name}}, {{ numéro_de_commande }} of {{email}} and {{email}}"
        assert template.render(text, VALUES) == "Hello Anaïs, C-1 of a@b.fr and a@b.fr"

    def test_a_value_is_never_read_as_a_template(self) -> None:
        values = {"first_name": "{{email}} {{nope}} {{", "email": r"\1 \g<0> $&"}
        assert template.render("{{first_name}}|{{email}}", values) == r"{{email}} {{nope}} {{|\1 \g<0> $&"

    def test_what_looks_like_a_format_string_is_text(self) -> None:
        assert template.render("{0} {0.__class__} %s {", VALUES) == "{0} {0.__class__} %s {"

    @given(st.text(alphabet="{}ab _.", max_size=40))
    def test_either_fills_in_all_or_refuses(self, text: str) -> None:
        try:
            rendered = template.render(text, {"a": "1", "b": "2"})
        except (UnknownField, UnclosedField):
            return
        assert "{{" not in rendered
        assert "}}" not in rendered

    @given(st.dictionaries(st.sampled_from(["a", "b"]), st.text(), min_size=2))
    def test_puts_any_value_in_as_it_is(self, values: dict[str, str]) -> None:
        assert template.render("<{{a}}|{{b}}>", values) == f"<{values['a']}|{values['b']}>"


class TestCheck:
    @pytest.mark.parametrize(
        "field", ["nope", "0.__class__", "first_name.__class__", "First_name", "", "a b"]
    )
    def test_an_unknown_field_is_refused_by_its_name(self, field: str) -> None:
        with pytest.raises(UnknownField) as refused:
            template.check(f"Hello {{{{{field}}}}}", VALUES)
        assert refused.value.values == {"field": field.strip()}

    @pytest.mark.parametrize(
        "text", ["{{first_name", "{{first_name}", "first_name}}", "{{{{email}}", "{{email}} {{ a { b"]
    )
    def test_braces_that_do_not_match_are_refused(self, text: str) -> None:
        with pytest.raises((UnclosedField, UnknownField)):
            template.check(text, VALUES)

    def test_an_unclosed_field_is_shown_cut(self) -> None:
        with pytest.raises(UnclosedField) as refused:
            template.check("Hello {{first_name and more text than fits", VALUES)
        assert refused.value.values == {"text": "{{first_name and more text tha"}
        assert "opened with {{ and not closed with }}" in str(refused.value)
