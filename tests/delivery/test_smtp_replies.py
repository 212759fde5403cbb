"""Replies: one is taken off what was heard when it is whole, and nothing else passes for one."""

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.delivery import replies
from app.delivery.replies import LONGEST, TEXT_KEPT, Garbled, Reply

codes = st.integers(200, 599)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n")).map(str.encode)


class TestTake:
    @given(
        code=codes,
        lines=st.lists(texts, min_size=1, max_size=5),
        ends=st.sampled_from([b"\r\n", b"\n"]),
        rest=texts,
    )
    def test_what_was_written_is_read(self, code: int, lines: list[bytes], ends: bytes, rest: bytes) -> None:
        *first, last = lines
        written = b"".join(b"%d-%s" % (code, line) + ends for line in first) + b"%d %s" % (code, last) + ends
        assert replies.take(written + rest) == (code, lines, rest)
        for cut in range(len(written)):
            assert replies.take(written[:cut]) is None

    def test_a_code_alone(self) -> None:
        assert replies.take(b"250\r\n") == (250, [b""], b"")

    @pytest.mark.parametrize(
        "heard",
        [
            b"\r\n",
            b"25\r\n",
            b"2500\r\n",
            b"250_Ok\r\n",
            b"2 0 Ok\r\n",
            b"2_0 Ok\r\n",
            b"+25 Ok\r\n",
            b"150 Ok\r\n",
            b"650 Ok\r\n",
            b" 250 Ok\r\n",
            b"250-Ok\r\n251 Ok\r\n",
            b"250-Ok\r\nOk\r\n",
            "２５０ Ok\r\n".encode(),
            b"2" * (LONGEST + 1),
            b"250-x\r\n" * LONGEST,
        ],
    )
    def test_anything_else_is_garbled(self, heard: bytes) -> None:
        with pytest.raises(Garbled) as raised:
            replies.take(heard)
        assert raised.value.args == ()  # it may be the password that was repeated

    @given(st.binary(max_size=60))
    def test_any_bytes(self, heard: bytes) -> None:
        try:
            taken = replies.take(heard)
        except Garbled:
            return
        if taken is not None:
            code, _, rest = taken
            assert heard.startswith(b"%d" % code)
            assert heard.endswith(rest)


class TestReply:
    @pytest.mark.parametrize(
        ("lines", "text", "enhanced"),
        [
            ([b"2.0.0 Ok"], "2.0.0 Ok", "2.0.0"),
            ([b"Ok"], "Ok", ""),
            ([b""], "", ""),
            ([b"5.7.1"], "5.7.1", "5.7.1"),
            ([b"5.7.1x No"], "5.7.1x No", ""),
            ([b"3.7.1 No"], "3.7.1 No", ""),
            ([b"10.5.7.1 No"], "10.5.7.1 No", ""),
            ([b"  spaces\tand \x00\x1b[31mcolours  "], "spaces and [31mcolours", ""),
            (["refusé \u202eevil\u2028x".encode()], "refusé evil x", ""),
            (["refusé".encode("latin-1")], "refus\ufffd", ""),
            (
                [b"5.1.1 The address that you tried", b"5.1.1 does not exist.", b"5.1.1 ", b"5.1.1", b"Bye"],
                "5.1.1 The address that you tried does not exist. Bye",
                "5.1.1",
            ),
        ],
    )
    def test_in_one_line(self, lines: list[bytes], text: str, enhanced: str) -> None:
        reply = replies.reply(550, lines)
        assert reply == Reply(550, text)
        assert reply.enhanced == enhanced

    @given(st.lists(st.binary(max_size=300), min_size=1, max_size=6))
    def test_any_bytes(self, lines: list[bytes]) -> None:
        text = replies.reply(550, lines).text
        assert not any(category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in text)
        assert len(text) <= TEXT_KEPT
        assert "  " not in text

    def test_a_long_one_is_cut(self) -> None:
        assert replies.reply(550, [b"x" * 2_000, b"y"]).text == "x" * TEXT_KEPT
