"""Messages as they are written: kept with their batch, checked, and begun from templates and starters."""

from __future__ import annotations

import time
from contextlib import suppress
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.controllers import drafts, history
from app.controllers.audiences import Mail
from app.controllers.drafts import Draft
from app.delivery import markup, template
from app.delivery.template import UnclosedField, UnknownField
from app.errors import Refusal
from app.paths import resources
from tests.builders import Recount, a_batch

GOOD = Draft("Hello {{first_name}}", "Hello\n{{survey_link}}\n{{unsubscribe}}")
FIELDS = ("email", "first_name", "last_name", "survey_link", "unsubscribe", "sender_name", "postal_address")


@pytest.fixture
def batch(connected: None, tmp_path: Path) -> int:
    return a_batch(tmp_path, "ann@b.fr").batch_id


class TestDraft:
    def test_is_kept_for_each_kind_of_message(self, batch: int) -> None:
        assert drafts.get(batch, Mail.INVITATION) is None
        drafts.save(batch, Mail.INVITATION, GOOD)
        assert drafts.get(batch, Mail.INVITATION) == GOOD
        assert drafts.get(batch, Mail.REMINDER) is None
        drafts.save(batch, Mail.REMINDER, Draft("Again", ""))
        drafts.save(batch, Mail.INVITATION, Draft("Other", "text"))
        assert drafts.get(batch, Mail.INVITATION) == Draft("Other", "text")
        assert drafts.get(batch, Mail.REMINDER) == Draft("Again", "")

    def test_begins_with_the_starter_of_the_language(self, batch: int) -> None:
        assert drafts.begin(batch, Mail.REMINDER, "fr") == drafts.starter(Mail.REMINDER, "fr")
        drafts.save(batch, Mail.REMINDER, Draft("", ""))  # emptied on purpose
        assert drafts.begin(batch, Mail.REMINDER, "fr") == Draft("", "")

    def test_of_a_batch_that_is_gone_is_refused(self, batch: int, recount: Recount) -> None:
        drafts.save(batch, Mail.REMINDER, GOOD)
        history.delete(batch)
        assert drafts.get(batch, Mail.REMINDER) is None
        with pytest.raises(history.BatchGone):
            drafts.save(batch, Mail.REMINDER, GOOD)
        assert recount("SELECT count(*) FROM draft") == 0

    def test_U5_what_cannot_be_seen_is_not_stored(self, batch: int, recount: Recount) -> None:
        drafts.save(
            batch, Mail.REMINDER, Draft("Hi\r\nBcc: x@y.z\0 \ud800there\u202e", "a\0b\r\nc\u2028d", "")
        )
        assert recount.rows("SELECT subject, text FROM draft") == [("Hi Bcc: x@y.z there", "ab\nc\nd")]

    def test_html_is_stored_clean_however_it_came(self, batch: int, recount: Recount) -> None:
        html = (
            "<p onclick='evil()'>Hello {{first_name}} <a href='{{survey_link}}'>answer</a></p>"
            "<script>evil()</script>\0\ud800"
        )
        drafts.save(batch, Mail.REMINDER, Draft("", "", html))
        drafts.save_template("Spring", Mail.REMINDER, Draft("", "", html))
        for table in ("draft", "template"):
            (stored,) = recount.column(f"SELECT html FROM {table}")
            assert isinstance(stored, str)
            assert "evil" not in stored
            assert template.fields(stored) == ["first_name", "survey_link"]
            assert drafts.cleaned(stored).html == stored

    @pytest.mark.parametrize(
        ("text", "html", "refusal"),
        [
            ("x" * (drafts.LONGEST + 1), "", drafts.TooLong),
            ("", "x" * (markup.LONGEST + 1), markup.TooMuchHtml),
            ("", "<a href='https://b.fr/{{email}}'>x</a>", markup.FieldInAddress),
        ],
    )
    def test_that_could_never_be_mailed_is_refused(
        self, batch: int, text: str, html: str, refusal: type[Refusal], recount: Recount
    ) -> None:
        with pytest.raises(refusal):
            drafts.save(batch, Mail.REMINDER, Draft("", text, html))
        with pytest.raises(refusal):
            drafts.save_template("Spring", Mail.REMINDER, Draft("", text, html))
        assert recount("SELECT (SELECT count(*) FROM draft) + (SELECT count(*) FROM template)") == 0


class TestChecking:
    @pytest.mark.parametrize(
        ("text", "html", "lacks"),
        [
            ("{{survey_link}} {{ unsubscribe }}", "", ()),
            ("{{survey_link}}", "", ("unsubscribe",)),
            ("{{unsubscribe}}", "", ("survey_link",)),
            ("", "", ("survey_link", "unsubscribe")),
            ("{survey_link} unsubscribe", "", ("survey_link", "unsubscribe")),
            ("{{survey_link}} {{unsubscribe}}", "<p>{{unsubscribe}}", ("survey_link",)),
            ("{{survey_link}} {{unsubscribe}}", "<a href='{{survey_link}}'>x</a>{{unsubscribe}}", ()),
            ("{{unsubscribe}}", "{{survey_link}} {{unsubscribe}}", ("survey_link",)),
        ],
    )
    def test_says_what_no_message_goes_out_without(
        self, text: str, html: str, lacks: tuple[str, ...]
    ) -> None:
        assert drafts.lacking(Draft("{{survey_link}} {{unsubscribe}}", text, html)) == lacks

    @pytest.mark.parametrize("part", range(3))
    @pytest.mark.parametrize(
        ("content", "refusal"), [("{{nope}}", UnknownField), ("{{first_name", UnclosedField)]
    )
    def test_looks_at_every_part(self, part: int, content: str, refusal: type[Exception]) -> None:
        parts = ["{{email}}", "{{email}}", "<p>{{email}}</p>"]
        drafts.check(Draft(*parts), FIELDS)
        parts[part] = content
        with pytest.raises(refusal):
            drafts.check(Draft(*parts), FIELDS)

    @given(
        st.lists(st.sampled_from(["{{a}}", "{{ b }}", "{{c}}", "{{", "}}", "{", "}", "a", "😀"]), max_size=6)
    )
    def test_marks_what_it_refuses_and_nothing_else(self, pieces: list[str]) -> None:
        line = " ".join(pieces)
        marks = list(drafts.marks(line, ("a", "b")))
        try:
            template.check(line, ("a", "b"))
        except (UnknownField, UnclosedField):
            assert not all(mark.is_known for mark in marks)
        else:
            assert all(mark.is_known for mark in marks)
        assert [
            line[mark.start : mark.start + mark.length].strip("{} ") for mark in marks if mark.is_known
        ] == [name for name in template.fields(line) if name in ("a", "b")]


class TestTemplates:
    def test_are_found_by_name_before_the_starters(self, connected: None) -> None:
        for name in ("zebra", "Été", "Apple"):
            assert not drafts.save_template(name, Mail.REMINDER, GOOD)
        drafts.save_template("For invitations", Mail.INVITATION, GOOD)
        found = drafts.templates(Mail.REMINDER)
        assert [each.name for each in found if not each.built_in] == ["Apple", "Été", "zebra"]
        assert [each.built_in for each in found] == sorted(each.built_in for each in found)
        assert found[0].draft == GOOD
        assert {each.mail for each in found} == {Mail.REMINDER}

    def test_one_of_the_same_name_is_replaced(self, connected: None, recount: Recount) -> None:
        drafts.save_template("  Spring \n 2026\u202e", Mail.REMINDER, GOOD)
        assert drafts.save_template("Spring 2026", Mail.REMINDER, Draft("Other", "text"))
        assert recount.rows("SELECT name, subject FROM template") == [("Spring 2026", "Other")]

    def test_but_not_one_for_the_other_kind_of_message(self, connected: None, recount: Recount) -> None:
        drafts.save_template("Spring", Mail.REMINDER, GOOD)
        with pytest.raises(drafts.NameTaken):
            drafts.save_template("Spring", Mail.INVITATION, Draft("Other", "text"))
        with pytest.raises(drafts.NameTaken):
            drafts.save_template("Spring", Mail.REMINDER, Draft("Other", "text"), replaces=False)
        assert recount.rows("SELECT kind, subject FROM template") == [("reminder", GOOD.subject)]

    def test_get_another_name(self, connected: None, recount: Recount) -> None:
        drafts.save_template("Spring", Mail.REMINDER, GOOD)
        drafts.save_template("Autumn", Mail.INVITATION, GOOD)
        spring = drafts.templates(Mail.REMINDER)[0].id
        assert spring is not None
        drafts.rename_template(spring, "Spring")
        drafts.rename_template(spring, " Summer ")
        with pytest.raises(drafts.NameTaken):
            drafts.rename_template(spring, "Autumn")
        assert recount.column("SELECT name FROM template ORDER BY id") == ["Summer", "Autumn"]

    @pytest.mark.parametrize("name", ["", " \t\n", "\u200b\0"])
    def test_have_a_name(self, connected: None, name: str, recount: Recount) -> None:
        with pytest.raises(drafts.NoName):
            drafts.save_template(name, Mail.REMINDER, GOOD)
        with pytest.raises(drafts.NoName):
            drafts.rename_template(1, name)
        assert recount("SELECT count(*) FROM template") == 0

    def test_go_once(self, connected: None, recount: Recount) -> None:
        drafts.save_template("Spring", Mail.REMINDER, GOOD)
        drafts.save_template("Summer", Mail.REMINDER, GOOD)
        spring = drafts.templates(Mail.REMINDER)[0].id
        assert spring is not None
        drafts.delete_template(spring)
        with pytest.raises(drafts.TemplateGone):
            drafts.delete_template(spring)
        with pytest.raises(drafts.TemplateGone):
            drafts.rename_template(spring, "Autumn")
        assert recount.column("SELECT name FROM template") == ["Summer"]


class TestStarters:
    @pytest.mark.parametrize("mail", Mail)
    def test_are_there_in_both_languages_and_styles(self, connected: None, mail: Mail) -> None:
        found = [(each.language, each.name) for each in drafts.templates(mail) if each.built_in]
        assert found == list(product(("en", "fr"), ("friendly", "formal")))

    @pytest.mark.parametrize("mail", Mail)
    def test_can_be_sent_as_they_are(self, connected: None, mail: Mail) -> None:
        for each in drafts.templates(mail):
            assert each.draft.subject.strip() == each.draft.subject != ""
            assert "\n" not in each.draft.subject
            assert drafts.lacking(each.draft) == ()
            drafts.check(each.draft, FIELDS)
            used = template.fields(each.draft.text)
            assert {"first_name", "sender_name", "postal_address"} <= set(used)

    @pytest.mark.parametrize("mail", Mail)
    def test_are_kept_as_they_are_shown(self, batch: int, mail: Mail) -> None:
        """Nothing in them is cleaned away, such as spaces that do not break."""
        for each in drafts.templates(mail):
            drafts.save(batch, mail, each.draft)
            assert drafts.get(batch, mail) == each.draft

    def test_another_language_begins_with_english(self) -> None:
        assert drafts.starter(Mail.REMINDER, "de") == drafts.starter(Mail.REMINDER, "en")

    def test_every_file_is_one(self, connected: None) -> None:
        files = list((resources() / "templates").rglob("*.*"))
        starters = [each for mail in Mail for each in drafts.templates(mail)]
        assert len(files) == len(starters) == len({each.draft for each in starters})


class TestHtml:
    def test_cleaning_tells_what_it_took_out(self) -> None:
        cleaned = drafts.cleaned(
            "<!DOCTYPE html><html><head><title>x</title><style>p { color: red }</style></head><body>"
            "<!-- <form> --><p onclick='evil()' onmouseover=\"a='b' c='d'\">Hello <b>you</b></p>"
            "<p onclick=evil()>there</p><script src='x'>'<p><p>'</script><form><input><input></form>"
        )
        assert "Hello <b>you</b>" in cleaned.html
        assert cleaned.tags == {"form": 1, "input": 2, "script": 1, "style": 1, "title": 1}
        assert cleaned.attributes == {"onclick": 2, "onmouseover": 1}

    def test_of_what_may_be_mailed_nothing_is_taken_out(self) -> None:
        html = '<p>Hello {{first_name}}, <a href="{{survey_link}}">answer</a></p><p>{{unsubscribe}}</p>'
        cleaned = drafts.cleaned(html)
        assert (cleaned.tags, cleaned.attributes) == ({}, {})
        assert template.fields(cleaned.html) == template.fields(html)

    @pytest.mark.parametrize(
        "piece", ["<!--", "<script>", "<script", "<p a='", '<p a="', "<p ", "</", "<", "{{", "{", "<style "]
    )
    def test_takes_no_time_whatever_is_pasted(self, piece: str) -> None:
        html = piece * min(markup.LONGEST // len(piece), markup.MOST_TAGS)
        began = time.monotonic()
        with suppress(markup.TooMuchHtml):
            drafts.cleaned(html)
        list(drafts.marks(html, FIELDS))
        assert time.monotonic() - began < 2

    def test_a_file_of_it_is_read(self, tmp_path: Path) -> None:
        page = tmp_path / "page.html"
        page.write_bytes("<p>Été {{first_name}}</p>".encode("cp1252"))
        assert drafts.html_file(page) == "<p>Été {{first_name}}</p>"
        page.write_bytes("<p>Été</p>".encode("utf-16"))
        assert drafts.html_file(page) == "<p>Été</p>"
        for other in (b"only text", b"\x89PNG\r\n\x1a\n\0\0<svg>"):
            page.write_bytes(other)
            with pytest.raises(drafts.NotHtml):
                drafts.html_file(page)
