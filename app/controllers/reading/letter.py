"""The addresses and words of a mail or a web page as plain text, for a paste field."""

import email
import email.policy
import re
from email.message import EmailMessage
from html.parser import HTMLParser

_SENDERS = ("From", "Reply-To", "Sender")
_BLOCKS = frozenset(
    "address br dd div dt h1 h2 h3 h4 h5 h6 hr li ol p pre table td th title tr ul".split()  # noqa: SIM905
)


def text_of_mail(data: bytes) -> str:
    """Who an .eml file is from, one per line, and what it says. Its recipients are us, so left out."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return "\n".join([*_senders(message), "", _body(message)])


def text_of_page(html: str) -> str:
    """The visible text of a page, and the addresses behind its mailto: links."""
    page = _Page()
    page.feed(html)
    page.close()
    return re.sub(r"[ \t]*\n\s*", "\n", "".join(page.pieces)).strip()


def _senders(message: EmailMessage) -> list[str]:
    lines = []
    for name in _SENDERS:
        try:
            values = message.get_all(name, [])
        # The library's header parser stumbles over spam in many ways; the raw header still has the address.
        except (ValueError, LookupError, AttributeError, TypeError):
            values = [value for key, value in message.raw_items() if key.lower() == name.lower()]
        lines += [" ".join(str(value).split()) for value in values]
    return lines


def _body(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    try:
        content = part.get_content()
    except (LookupError, ValueError):  # an unknown charset, or a wrong one
        payload = part.get_payload(decode=True)
        content = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return text_of_page(content) if part.get_content_subtype() == "html" else str(content)


class _Page(HTMLParser):
    """Collects text, with a line end where a page shows one; nothing is loaded and no script is run."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style"):
            self._hidden = tag
        elif tag in _BLOCKS:
            self.pieces.append("\n")
        elif tag == "a":
            target = dict(attrs).get("href") or ""
            if target.lower().startswith("mailto:"):
                self.pieces.append(f" {target} ")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._hidden:
            self._hidden = ""
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data)
