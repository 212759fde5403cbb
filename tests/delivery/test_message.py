"""Mails: whatever a letter holds, the standard library reads back what was meant, and nothing else."""

import email
import re
from datetime import UTC, datetime, timedelta, timezone
from email import policy
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import parseaddr
from typing import cast
from unicodedata import is_normalized
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from app import address
from app.delivery import message
from app.delivery.message import LARGEST, LONGEST_SUBJECT, Built, Letter, Sender, Unsendable

MOMENT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=timezone(timedelta(hours=1)))
MESSAGE_ID = "0123456789abcdef0123456789abcdef@shop.example"
SHOP = Sender("Shop", "shop@shop.example", "answers@shop.example", "https://shop.example/u?r=")
LETTER = Letter("jean@client.example", "Your visit", "Hello\n", "<p>Hello</p>\n")

# What may be in a subject or a name: no control, line break, half character or turn of direction.
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
SIGNS = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters=BIDI)
LINES = st.text(SIGNS, max_size=80) | st.text("aé =?_,<>\"\\'()@.:;\u20ac\U0001f600 ", max_size=120)
BODIES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")) | st.text(
    "a =_-.\té€\r\n\x0b\x85\u2028", max_size=300
)


def built(sender: Sender = SHOP, message_id: str = MESSAGE_ID, **changes: str) -> Built:
    values = {"to": LETTER.to, "subject": LETTER.subject, "text": LETTER.text, "html": LETTER.html}
    return message.build(sender, Letter(**{**values, **changes}), message_id, MOMENT)


def read(mail: Built) -> EmailMessage:
    """The mail as somebody else reads it, without any defect but letters outside ASCII where they may be."""
    # From bytes, the standard library reads headers as ASCII; RFC 6532 has them in UTF-8.
    parsed = email.message_from_string(mail.content.decode(), EmailMessage, policy=policy.default)
    assert not parsed.defects
    for value in parsed.values():
        assert mail.smtputf8 or not value.defects
    return parsed


def shown_name(mail: Built) -> str:
    """The sender's name by the older of the standard library's two readers of headers.

    The newer one puts a space between two encoded words of a name, which RFC 2047 section 6.2 says is none.
    """
    (header,) = email.message_from_bytes(mail.content).get_all("From", [])
    name, _address = parseaddr(header.replace("\r\n", ""))
    return str(make_header(decode_header(name)))


def bodies(parsed: EmailMessage) -> dict[str, str]:
    """Each part's text as its bytes say it; get_content() would change the ends of lines."""
    parts = {}
    for part in parsed.iter_parts():
        assert not part.defects
        payload = part.get_payload(decode=True)
        assert isinstance(payload, bytes)
        parts[part.get_content_type()] = payload.decode(part.get_content_charset() or "")
    return parts


def crlf(text: str) -> str:
    return re.sub("\r\n|\r|\n", "\r\n", text)


def block(mail: Built) -> bytes:
    return mail.content.partition(b"\r\n\r\n")[0]


def why(sender: Sender = SHOP, **changes: str) -> str:
    """What the refusal names."""
    with pytest.raises(Unsendable) as refused:
        built(sender, **changes)
    return refused.value.why


class TestHeaders:
    def test_are_these_once_each_and_in_order(self) -> None:
        assert read(built()).keys() == [
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "Reply-To",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "Auto-Submitted",
            "MIME-Version",
            "Content-Type",
        ]

    def test_say_who_writes_what_to_whom_and_when(self) -> None:
        mail = read(built())
        assert mail["From"].addresses[0].display_name == "Shop"
        assert mail["From"].addresses[0].addr_spec == "shop@shop.example"
        assert mail["To"] == "jean@client.example"
        assert mail["Subject"] == "Your visit"
        assert mail["Date"].datetime == MOMENT
        assert mail["Date"].datetime.utcoffset() == MOMENT.utcoffset()
        assert mail["Message-ID"] == f"<{MESSAGE_ID}>"
        assert mail["Reply-To"] == "answers@shop.example"
        assert mail["Auto-Submitted"] == "auto-generated"

    def test_name_no_address_for_answers_where_there_is_none(self) -> None:
        mail = read(built(Sender("", "shop@shop.example")))
        assert "Reply-To" not in mail
        assert mail["From"] == "shop@shop.example"

    def test_same_mail_from_the_same_letter(self) -> None:
        assert built() == built()

    def test_Q10_the_envelope_is_the_only_recipient_in_the_mail(self) -> None:
        mail = built(to="Jean.O'Neil+x@client.example")
        parsed = read(mail)
        assert mail.recipient == parsed["To"] == "Jean.O'Neil+x@client.example"
        assert [each.addr_spec for each in parsed["To"].addresses] == [mail.recipient]
        assert not {"Cc", "Bcc"} & set(parsed.keys())

    @given(LINES, LINES)
    @example("=?utf-8?q?=0d=0aBcc:_x=40y.fr?=", "=?utf-8?q?a?= <x@y.fr>,")
    @example("é" * LONGEST_SUBJECT, "日" * LONGEST_SUBJECT)
    @example(" é  ", "  a  b ")
    @example("a" * LONGEST_SUBJECT, "a" * LONGEST_SUBJECT)
    @example("a " * 127, "a " * 127 + "é")
    @example("a " * 127 + "a", "a " * 30)
    @example("ab, c: <d@e.fr>", 'Dupont, "Jean" \\ (père); d@e.fr')
    @example("Votre avis sur 👨\u200d👩\u200d👧 ?", "Boutique « Élise »")
    def test_U5_subject_and_name_are_read_back_as_they_were(self, subject: str, name: str) -> None:
        assume(subject.strip())
        mail = built(Sender(name, "shop@shop.example"), subject=subject)
        parsed = read(mail)
        assert parsed["Subject"] == subject
        (sender,) = parsed["From"].addresses
        assert sender.addr_spec == "shop@shop.example"
        assert sender.display_name.replace(" ", "") == name.replace(" ", "")
        assert shown_name(mail) == " ".join(filter(None, name.split(" ")))
        assert block(mail).isascii()
        lines = block(mail).partition(b"\r\nDate: ")[0].split(b"\r\n")
        assert max(map(len, lines)) <= 78
        assert max((len(line) for line in lines if b"=?utf-8?" in line), default=0) <= 76
        assert max(map(len, re.findall(rb"=\?[^ ]*\?=", block(mail))), default=0) <= 75

    @given(LINES, LINES, BODIES, BODIES)
    def test_a_mail_says_the_same_as_one_by_the_standard_library(
        self, subject: str, name: str, text: str, html: str
    ) -> None:
        assume(subject.strip())
        theirs = EmailMessage(policy=policy.SMTP)
        theirs["From"] = Address(name.strip(" "), addr_spec="shop@shop.example")
        theirs["To"] = LETTER.to
        theirs["Subject"] = subject
        theirs["Date"] = MOMENT
        theirs["Message-ID"] = f"<{MESSAGE_ID}>"
        theirs["Auto-Submitted"] = "auto-generated"
        # It adds a line end to a text without one.
        theirs.set_content(crlf(text) + "\r\n", cte="base64")
        theirs.add_alternative(crlf(html) + "\r\n", subtype="html", cte="base64")
        by_them = cast(EmailMessage, email.message_from_bytes(theirs.as_bytes(), policy=policy.default))
        by_us = read(built(Sender(name, "shop@shop.example"), subject=subject, text=text, html=html))
        # It loses spaces between encoded words and at the ends of a header; what it keeps must be the same.
        for header in ("From", "Subject"):
            assert re.sub(r"\s", "", by_us[header]) == re.sub(r"\s", "", by_them[header])
        for header in ("To", "Date", "Message-ID", "Auto-Submitted"):
            assert by_us[header] == by_them[header]
        assert by_us.get_content_type() == by_them.get_content_type()
        assert {kind: body + "\r\n" for kind, body in bodies(by_us).items()} == bodies(by_them)


class TestUnsubscribing:
    """RFC 2369, RFC 6068 and RFC 8058."""

    @pytest.mark.parametrize(
        ("mailbox", "domain"),
        [
            ("stop@shop.example", "shop.example"),
            ("a%20b@shop.example", "shop.example"),
            ("a+b&c=d?e/f#g@shop.example", "shop.example"),
            ("élise@bücher.example", "xn--" + "bücher".encode("punycode").decode() + ".example"),
        ],
    )
    def test_by_a_mail_that_carries_the_reference(self, mailbox: str, domain: str) -> None:
        header = read(built(Sender("", "shop@shop.example", mailbox)))["List-Unsubscribe"]
        assert header.isascii()
        parts = urlsplit(header.removeprefix("<").removesuffix(">"))
        assert parts.scheme == "mailto"
        assert not parts.fragment
        assert re.fullmatch(r"[\w%!$'*+.~-]+@[\w.-]+", parts.path, re.ASCII)
        assert unquote(parts.path) == mailbox.rpartition("@")[0] + "@" + domain
        assert parts.query == "subject=unsubscribe%20" + MESSAGE_ID.partition("@")[0]

    def test_goes_to_the_sender_where_no_address_for_answers_is_set(self) -> None:
        assert (
            "<mailto:shop@shop.example?" in read(built(Sender("", "shop@shop.example")))["List-Unsubscribe"]
        )

    def test_by_one_click_only_with_an_endpoint(self) -> None:
        mail = read(built())
        addresses = re.findall("<(.*?)>", mail["List-Unsubscribe"])
        assert [urlsplit(each).scheme for each in addresses] == ["mailto", "https"]
        assert parse_qs(urlsplit(addresses[1]).query) == {"r": [message.reference(MESSAGE_ID)]}
        assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        without = read(built(Sender("", "shop@shop.example")))
        assert "List-Unsubscribe-Post" not in without
        assert "https" not in without["List-Unsubscribe"]

    def test_an_endpoint_is_ascii_and_has_no_comma(self) -> None:
        mail = read(built(Sender("", "a@b.fr", endpoint="https://bücher.example:8443/é,é/%41?q=é&r=")))
        (found,) = re.findall("<(https.*?)>", mail["List-Unsubscribe"])
        assert found.isascii()
        parts = urlsplit(found)
        assert parts.hostname == "xn--" + "bücher".encode("punycode").decode() + ".example"
        assert parts.port == 8443
        assert "," not in found
        assert unquote(parts.path) == "/é,é/A"
        assert parse_qs(parts.query) == {"q": ["é"], "r": [message.reference(MESSAGE_ID)]}

    @pytest.mark.parametrize(
        "endpoint",
        [
            "http://shop.example/u/",
            "javascript:alert(1)",
            "https://",
            "https:///u",
            "https://shop/u",
            "https://a@shop.example/u",
            "https://shop.example/u#",
            "https://shop.example/u>\r\nBcc: x@y.fr",
            "https://shop.example/u>, <https://evil.example/",
            "https://shop.example/u\nu",
            "https://shop.example/\ud800",
            "https://shop.example/" + "u" * 1000,
        ],
    )
    def test_U5_no_other_endpoint(self, endpoint: str) -> None:
        assert why(Sender("", "a@b.fr", endpoint=endpoint)) == "header"


class TestAddresses:
    @pytest.mark.parametrize(
        "to",
        [
            "",
            "jean",
            "jean@localhost",
            " a@b.fr",
            "a@b.fr ",
            "a@b.fr\n",
            "a@b.fr\0",
            "a@b.fr,c@d.fr",
            "a@b.fr;c@d.fr",
            "a@b.fr c@d.fr",
            "a@b@c.fr",
            "<a@b.fr>",
            "Jean <a@b.fr>",
            "a@b.fr>\r\nBcc: x@y.fr",
            "a@b.fr\r\nBcc: x@y.fr",
            "a\r\n @b.fr",
            "a@b.fr (c)",
            "(c)a@b.fr",
            "group:a@b.fr;",
            '"jean dupont"@b.fr',
            '"a@b.fr,c"@d.fr',
            '"a\r\nBcc: x"@d.fr',
            "a@[192.0.2.1]",
            "=?utf-8?q?=0d=0aBcc?=@b.fr",
            "=?utf-8?q?x=40y.fr=2C?=@b.fr",
            "\u202ea@b.fr",
            "a\u202e@b.fr",
            "a\u200b@b.fr",
            "a\u2028@b.fr",
            "a@b\u202e.fr",
            "a\ud800@b.fr",
            "a@\ud800.fr",
            "a" * 65 + "@b.fr",
            "é" * 33 + "@b.fr",
            "a@" + "b" * 64 + ".fr",
            "a@" + "ü" * 60 + ".fr",
            "a@" + "b." * 130 + "fr",
            "a" * 10_000 + "@b.fr",
        ],
    )
    def test_U5_what_is_not_one_address_is_not_mailed(self, to: str) -> None:
        assert why(to=to) == "address"

    @given(st.text('ab@.,;:<>()[]"\\ \r\n\0=?é\u202e%', max_size=30).map("{}@b.fr".format))
    def test_U5_nothing_but_a_sendable_address_reaches_envelope_or_header(self, to: str) -> None:
        try:
            mail = built(to=to)
        except Unsendable:
            return
        assert address.is_sendable(to)
        assert [each.addr_spec for each in read(mail)["To"].addresses] == [to] == [mail.recipient]

    @pytest.mark.parametrize("domain", ["bücher.example", "ＢÜCHER。example", "faß.example", "例え.example"])
    def test_domains_go_out_as_a_labels(self, domain: str) -> None:
        sender = Sender("", "shop@" + domain, "answers@" + domain)
        mail = built(sender, message.new_message_id("shop@" + domain), to="jean@" + domain)
        assert mail.content.isascii()
        assert not mail.smtputf8
        assert mail.recipient.startswith("jean@xn--")
        assert mail.sender.startswith("shop@xn--")
        assert address.key(mail.recipient) == address.key("jean@" + domain)
        assert read(mail)["To"] == mail.recipient

    def test_the_sharp_s_is_a_letter_of_its_own(self) -> None:
        expected = "xn--" + "faß".encode("punycode").decode() + ".example"
        assert built(to="a@faß.example").recipient == "a@" + expected

    @pytest.mark.parametrize("local", ["élise", "e\u0301lise", "用户"])
    def test_a_mailbox_outside_ascii_needs_smtputf8(self, local: str) -> None:
        mail = built(to=f"{local}@bücher.example", subject="Ça va ?")
        assert mail.smtputf8
        assert address.key(mail.recipient) == address.key(f"{local}@bücher.example")
        assert is_normalized("NFC", mail.recipient)  # RFC 6532 section 3.1
        assert read(mail)["To"].addresses[0].addr_spec == mail.recipient
        body = mail.content.partition(b"\r\n\r\n")[2]
        assert body.isascii()
        assert block(mail).replace(mail.recipient.encode(), b"").isascii()

    @pytest.mark.parametrize(
        "sender", [Sender("", "élise@shop.example"), Sender("", "shop@shop.example", "élise@shop.example")]
    )
    def test_so_does_a_sender_outside_ascii(self, sender: Sender) -> None:
        mail = built(sender)
        assert mail.smtputf8
        assert read(mail)["From"].addresses[0].addr_spec == sender.address == mail.sender

    @pytest.mark.parametrize(
        "sender",
        [
            Sender("", ""),
            Sender("", "a@b.fr, c@d.fr"),
            Sender("", "a@b.fr", "c@d.fr\r\nBcc: x@y.fr"),
            Sender("Shop\r\nBcc: x@y.fr", "a@b.fr"),
            Sender("Shop\0", "a@b.fr"),
            Sender("Shop\u202e", "a@b.fr"),
            Sender("\ud800", "a@b.fr"),
            Sender("a" * 10_000, "a@b.fr"),
        ],
    )
    def test_U5_a_sender_that_cannot_be_written_is_refused(self, sender: Sender) -> None:
        assert why(sender) == "header"


class TestSubjects:
    @pytest.mark.parametrize(
        "subject",
        [
            "",
            "   ",
            "a\r\nBcc: x@y.fr",
            "a\r\n\r\n<script>",
            "a\nb",
            "a\rb",
            "a\0b",
            "a\tb",
            "a\x7fb",
            "a\x85b",
            "a\u2028b",
            "a\u202eb",
            "a\u2067b",
            "a\ud800b",
            "a" * (LONGEST_SUBJECT + 1),
            "Jean " * 2_000,
        ],
    )
    def test_U5_what_no_subject_can_hold_is_refused(self, subject: str) -> None:
        assert why(subject=subject) == "subject"

    @pytest.mark.parametrize("subject", ["Votre avis, Anaïs ?", "Ваш отзыв", "=?utf-8?q?x?=", " spaced"])
    def test_what_is_not_plain_is_encoded(self, subject: str) -> None:
        assert b"=?utf-8?" in block(built(subject=subject))

    def test_a_plain_one_is_written_as_it_is(self) -> None:
        assert b"\r\nSubject: Your visit: 50% off?\r\n" in block(built(subject="Your visit: 50% off?"))


class TestBodies:
    @given(BODIES, BODIES)
    @example("", "")
    @example(".\r\n..\r\n", "a\rb\nc\r\nd\n\r")
    @example("--=_alternative--\r\n", "\r\n--=_alternative\r\nContent-Type: text/plain\r\n\r\nx")
    @example("a" * 999, "a" * 998)
    @example("é" * 999, "日" * 999)
    @example("From me\n", "= \t\n \n\t")
    @example("x" * 75 + "=é", "x" * 74 + " \r\n" + "é" * 80 + " ")
    def test_are_read_back_as_they_were(self, text: str, html: str) -> None:
        mail = built(text=text, html=html)
        parsed = read(mail)
        assert parsed.get_content_type() == "multipart/alternative"
        assert list(bodies(parsed).items()) == [("text/plain", crlf(text)), ("text/html", crlf(html))]
        assert mail.content.isascii()
        assert b"\0" not in mail.content
        assert not re.search(rb"\r(?!\n)|(?<!\r)\n", mail.content)
        lines = mail.content.split(b"\r\n")
        assert max(map(len, lines)) <= 998
        for part in parsed.iter_parts():
            if part["Content-Transfer-Encoding"] != "7bit":
                assert max(map(len, part.as_bytes().splitlines())) <= 76

    @pytest.mark.parametrize(
        ("text", "encoding"),
        [
            ("Hello,\n\thow are you?\n", "7bit"),
            ("a" * 998, "7bit"),
            ("a" * 999, "quoted-printable"),
            ("Bonjour Anaïs, comment allez-vous ?", "quoted-printable"),
            ("Καλημέρα σας", "base64"),
            ("a=_b", "quoted-printable"),
            ("a bell \a rings", "quoted-printable"),
        ],
    )
    def test_go_as_they_are_if_they_can_and_else_in_the_shorter_encoding(
        self, text: str, encoding: str
    ) -> None:
        (plain, _html) = read(built(text=text)).iter_parts()
        assert plain["Content-Transfer-Encoding"] == encoding

    @pytest.mark.parametrize("text", ["a\0b", "a\ud800b"])
    def test_U5_what_no_text_can_hold_is_refused(self, text: str) -> None:
        assert why(text=text) == "text"
        assert why(html=text) == "text"

    def test_too_large_ones_are_refused(self) -> None:
        assert why(text="a" * LARGEST) == "size"
        assert why(html="é" * (LARGEST // 2)) == "size"
        assert len(built(text="a\n" * (LARGEST // 5)).content) < LARGEST


class TestIdentifiers:
    def test_are_never_the_same_and_say_nothing_of_the_recipient(self) -> None:
        made = {message.new_message_id("shop@shop.example") for _ in range(1000)}
        assert len(made) == 1000
        for one in made:
            assert re.fullmatch(r"[0-9a-f]{32}@shop\.example", one)
            assert message.reference(one) == one[:32]

    def test_are_in_ascii(self) -> None:
        made = message.new_message_id("élise@bücher.example")
        assert made.endswith("@xn--" + "bücher".encode("punycode").decode() + ".example")
        assert read(built(message_id=made))["Message-ID"] == f"<{made}>"

    @pytest.mark.parametrize(
        "domain", ["", "shop", "a@", "a@b .fr", "a@b.fr\r\nBcc: x", "a@b.fr>", "a@\ud800.fr"]
    )
    def test_U5_are_in_no_domain_that_is_none(self, domain: str) -> None:
        with pytest.raises(Unsendable):
            message.new_message_id(domain)

    @pytest.mark.parametrize(
        "message_id",
        ["", "a", "<a@b.fr>", "a b@c.fr", "a@b.fr\r\nBcc: x@y.fr", "a&b@c.fr", "é@b.fr", "a@b.fr\n"],
    )
    def test_U5_no_other_identifier_is_written(self, message_id: str) -> None:
        with pytest.raises(Unsendable) as refused:
            built(message_id=message_id)
        assert refused.value.why == "header"


class TestLastLook:
    """The finished mail is looked at once more, whatever the checks before it let through."""

    @pytest.mark.parametrize(
        "line",
        [
            "Subject: a\r\nBcc: x@y.fr",
            "Subject: a\r\n\r\nb",
            "Subject: a\nBcc: x@y.fr",
            "Subject: a\rb",
            "Subject: a\0b",
            "Subject: é",
            "Subject: a\r\n \r\n b",
            "Subject:",
            "Subject: ",
            "Subject: a\r\nFrom: x@y.fr",
            "X-Subject: a",
            "Subject : a",
            "Subject: " + "a" * 990,
        ],
    )
    def test_U5_a_wrong_line_is_found(self, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(message, "_subject_line", lambda _subject: line)
        assert why() == "header"

    @pytest.mark.parametrize(
        "to",
        [
            "a@b.fr,c@d.fr",
            "a@b.fr, c@d.fr",
            "<a@b.fr>, <c@d.fr>",
            "a@b.fr\r\n ,c@d.fr",
            "a@b.fr\r\nBcc: c@d.fr",
            "Jean <a@b.fr>",
            '"a"@b.fr',
            "a@b.fr ",
            "g:a@b.fr;",
            "a\u00a0@b.fr",
        ],
    )
    def test_Q10_two_recipients_are_found(self, to: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(message, "_mailbox", lambda mailbox, _why: mailbox)
        assert why(to=to) in ("address", "header")

    @pytest.mark.parametrize("body", [b"a\0b\r\n", b"a\rb\r\n", b"a\nb\r\n", b"a\n\rb\r\n"])
    def test_U5_a_wrong_body_is_found(self, body: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(message, "_part", lambda _subtype, _text: body)
        assert why() == "header"

    @pytest.mark.parametrize(
        "to",
        ["jean@client.example\r\n ,x@y.fr", "x@y.fr", "Jean@client.example", "jean@client.example, x@y.fr"],
    )
    def test_Q10_another_recipient_in_the_header_is_found(self, to: str) -> None:
        good = built()
        names = tuple(name.encode() for name in read(good))
        message._verify(good.content, names, good.recipient, False)
        changed = good.content.replace(b"To: jean@client.example", b"To: " + to.encode())
        with pytest.raises(Unsendable):
            message._verify(changed, names, good.recipient, False)

    @given(st.data())
    def test_U5_what_passes_is_read_by_others_in_the_same_way(self, data: st.DataObject) -> None:
        """Characters put anywhere into a good header block: either found, or of no consequence."""
        good = built()
        content, names = good.content, tuple(name.encode() for name in read(good))
        junk = st.text("\r\n\0 \t:,;<>@aé", min_size=1, max_size=6).map(str.encode) | st.just(
            b"\r\nBcc: x@y.fr"
        )
        at = data.draw(st.integers(0, content.index(b"Content-Type")))  # the rest is the same in every mail
        changed = content[:at] + data.draw(junk) + content[at:]
        try:
            message._verify(changed, names, good.recipient, False)
        except Unsendable:
            return
        parsed = email.message_from_bytes(changed, policy=policy.default)
        assert tuple(name.encode() for name in parsed) == names
        assert [each.addr_spec for each in parsed["To"].addresses] == [good.recipient]
        assert parsed.is_multipart()

    def test_U5_letters_outside_ascii_need_a_server_that_takes_them(self) -> None:
        mail = built(to="élise@shop.example")
        names = tuple(name.encode() for name in read(mail))
        message._verify(mail.content, names, mail.recipient, True)
        with pytest.raises(Unsendable):
            message._verify(mail.content, names, mail.recipient, False)


def test_a_moment_in_utc_is_written_as_such() -> None:
    letter = Letter("a@b.fr", "x", "x", "x")
    mail = message.build(SHOP, letter, MESSAGE_ID, MOMENT.astimezone(UTC))
    assert b"\r\nDate: Wed, 04 Mar 2026 04:06:07 +0000\r\n" in mail.content
