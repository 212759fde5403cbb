"""Addresses, and the ways in which people spell them, for property tests."""

import unicodedata

from hypothesis import strategies as st

LOCAL_CHARACTERS = "abcXYZ019_+-.!#$%&'*/=?^`{|}~éßñΣσς葉ﬁİ"
# Whatever is special somewhere: in addresses, links, quoting, Unicode.
MESSY = (
    "aZ9.@@,;:<>()[]\"'\\|%40?&=/*_-+ \t\r\n\x00\x1c\x85\xa0\xad\u200b\ufeff\u2028\ud800\u0301"
    "éßİΣς葉ﬁ＠．。’«»½ﷺ␠\u3164\ufe0f"
)


def local_parts() -> st.SearchStrategy[str]:
    """Local parts of RFC 5322 and 6532, none of which looks like a whole domain, a quote or a link."""
    atoms = st.text(LOCAL_CHARACTERS.replace(".", ""), min_size=1, max_size=8)
    return st.lists(atoms, min_size=1, max_size=3).map(".".join).filter(_is_mailbox)


def _is_mailbox(local: str) -> bool:
    return (
        bool(local.strip(".*%'"))
        and not local.startswith(("'", "//"))
        and "%" not in local
        and "?" not in local
    )


def domains() -> st.SearchStrategy[str]:
    labels = st.sampled_from(["b", "Exemple", "x-1", "café", "straße", "例え", "mail", "xn--caf-dma", "ΣΑΣ"])
    last = st.sampled_from(["fr", "COM", "рф", "xn--p1ai", "museum"])
    return st.tuples(st.lists(labels, min_size=1, max_size=3).map(".".join), last).map(".".join)


def addresses() -> st.SearchStrategy[str]:
    return st.builds("{}@{}".format, local_parts(), domains())


def _full_width(address: str) -> str:
    return "".join(
        chr(ord(char) + 0xFEE0) if "!" <= char <= "~" and char != '"' else char for char in address
    )


def _a_labels(address: str) -> str:
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.lower().encode('idna').decode()}" if "ß" not in domain else address


SPELLINGS = {
    "as is": lambda address: address,
    "capitals": lambda address: "".join(char.upper() if char.isascii() else char for char in address),
    "small letters": lambda address: "".join(char.lower() if char.isascii() else char for char in address),
    "NFC": lambda address: unicodedata.normalize("NFC", address),
    "NFD": lambda address: unicodedata.normalize("NFD", address),
    "A-labels": _a_labels,
    "full width": _full_width,
    "spaces": lambda address: f"  {address}\t",
    "no-break spaces": lambda address: f"\xa0{address}\u202f\u3000",
    "zero width": lambda address: "\u200b".join(address),
    "byte order mark": lambda address: f"\ufeff{address}",
    "bidi marks": lambda address: f"\u202a{address}\u202c",
    "angle brackets": lambda address: f"<{address}>",
    "with a name": lambda address: f'"Dupont, Jean" <{address}>',
    "link": lambda address: f"mailto:{address}",
    "double quotes": lambda address: f'"{address}"',
    "single quotes": lambda address: f"'{address}'",
    "curly quotes": lambda address: f"“{address}”",
    "guillemets": lambda address: f"«\xa0{address}\xa0»",
    "full stop": lambda address: f"{address}.",
    "comma": lambda address: f"{address},",
    "semicolon": lambda address: f"{address};",
    "brackets": lambda address: f"({address})",
    "line break": lambda address: f"{address}\r\n",
}
