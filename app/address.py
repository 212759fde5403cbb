"""What an address is: clean a text, find the addresses in it, compare them by key, say which can be mailed.

Finding is lenient, because an address that cannot be read cannot be left alone; sending is strict. Nothing is
ever guessed: where two readings are possible, nothing is found. Every function takes any str, never raises,
and takes time proportional to its length.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category, normalize
from urllib.parse import unquote

# ---------------------------------------------------------------------------------------------- cleaning


class _Cleaned(dict[int, str]):
    """What each character becomes in `clean`; filled as characters are met, Unicode has too many."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029":
            cleaned = "\n"
        elif category(char) == "Zs":
            cleaned = " "
        elif char != "\t" and category(char) in ("Cc", "Cf", "Cs"):
            cleaned = ""
        else:
            cleaned = char
        self[code] = cleaned
        return cleaned


_CLEANED = _Cleaned()

# Invisible, but not format characters: variation selectors mean something in a name, never in an address.
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)


def clean(text: str) -> str:
    """The text without what cannot be seen or stored: BOM, zero-width, bidi, control characters, surrogates.

    Every Unicode space becomes a space and every Unicode line break becomes "\\n"; tabs stay.
    """
    if text.isprintable():  # says no to all of the above, in C
        return text
    return text.replace("\r\n", "\n").translate(_CLEANED)


# ----------------------------------------------------------------------------------------------- finding

# What most cells and lines are: one address (RFC 5322 dot-atom) with nothing around it.
_ATOM = r"[\w!#$%&'*+/=?^`{|}~-]+"
_PLAIN = re.compile(
    rf"(?![*%.]+@){_ATOM}(?:\.{_ATOM})*@(?:[a-z0-9-]+\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?",
    re.ASCII | re.IGNORECASE,
)

# Next come a name and an address, or a row of a table, with one address between plain separators.
_USUAL = re.compile(
    r'(?<![^\s<(,;"])[a-zA-Z0-9][\w.+-]*@(?:[a-zA-Z0-9-]+\.)+[a-zA-Z]+(?=[\s>),;"]|\Z)', re.ASCII
)
_UNUSUAL = re.compile("[|:%＠﹫]")


class _Shape(dict[int, str]):
    """One character for each character, so that offsets stay: letters as they are, punctuation as in ASCII.

    Full-width twins become what they mean; punctuation and symbols that cannot be part of an address become
    spaces. A curly apostrophe stands for a straight one: it may be inside a name or around an address.
    """

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = normalize("NFKC", char)
        if plain in ("‘", "’"):
            shape = "'"
        elif plain == "。":
            shape = "."
        elif len(plain) == 1 and (plain.isascii() or plain in "·・\ufffd"):
            shape = plain
        elif all(category(part)[0] in "LMN" or category(part) in ("Cn", "Co") for part in plain):
            shape = char
        else:
            shape = " "
        self[code] = shape
        return shape


_SHAPE = _Shape()

_DOMAIN = r"[\w.\-\x80-\U0010ffff]"
_CHARACTER = r"[\w.!#$%&'*+/=?^`{|}~@\-\x80-\U0010ffff]"  # RFC 5322 atext, RFC 6532, the dot and the @

_TOKEN = re.compile(rf'"([^"\n]*)"(@{_DOMAIN}+@?)?|{_CHARACTER}+')
_RUN = re.compile(rf"{_CHARACTER}+")
_HOST = re.compile(rf"{_DOMAIN}*")
_ESCAPE = re.compile(r'\\["\\]')
_MAILTO = re.compile(r'mailto:(?://)?((?:&amp;|[^\s<>")\];])*)', re.IGNORECASE)
_HEADER_FIELDS = re.compile(r"\?(?=[\w-]+=)")
_QUERY = re.compile(r"\?[\w.-]+=")
# Text read in the wrong encoding (é as Ã©) must not cut a mailbox in two: the symbol is half a letter.
_MOJIBAKE = re.compile("(?<=[ÂÃÄÅ])[\x80-\xbf\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
# In a domain there is no telling what it was, nor where it ends: "b.fr" and a no-break space become "b.frÂ ".
_LOST_DOMAIN = re.compile(f"{_MOJIBAKE.pattern}|Â(?!\\w)|â€")
# Where pipes separate columns, one beside a letter does; among other signs it is part of the mailbox.
_LAST_COLUMN = re.compile(r".*(?<![^\w|])\|(?=\w)")

_BETWEEN = "/|&+*'`{}"  # may stand between two addresses without a space
_AFTER = _BETWEEN + "!?#~"  # may follow an address without a space
_CLOSING = {"'": "'", "*": "*", "_": "_", "`": "`", "~": "~", "{": "}", "|": "|"}


def find(line: str) -> list[str]:
    """The addresses in the text, as typed, in order, repeated as often as they are.

    An address has one @ (a quoted local part may hold more) and a domain of two labels or more, the last with
    a letter. Display names, brackets, quotes, mailto: links with their to, cc and bcc, and punctuation around
    are understood. Literals like a@[192.0.2.1] and whole domains like *@example.com are not addresses.
    """
    text = clean(line)
    bare = text.strip()
    if _PLAIN.fullmatch(bare):
        return [bare]
    if text.count("@") == 1 and not _UNUSUAL.search(text) and (usual := _USUAL.search(text)):
        return [usual[0]]
    return _find_carefully(text)


def _find_carefully(text: str) -> list[str]:
    """What `find` does for a cleaned text that is not one of the plain, frequent forms."""
    shape = text
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
        shape = _MOJIBAKE.sub("x", text).translate(_SHAPE)
    if "@" not in shape and "%40" not in shape:
        return []
    if ":" not in shape:
        return _scan(text, shape)
    found = []
    start = 0
    for link in _MAILTO.finditer(shape):
        found += _scan(text[start : link.start()], shape[start : link.start()])
        for recipients in _linked(text[link.start(1) : link.end()]):
            found += _scan(recipients, recipients.translate(_SHAPE))
        start = link.end()
    return found + _scan(text[start:], shape[start:])


def _linked(link: str) -> Iterator[str]:
    """The decoded recipients of a mailto link (RFC 6068), given without its scheme."""
    to, *fields = _HEADER_FIELDS.split(link, maxsplit=1)
    values = [to]
    for field in re.split("&(?:amp;)?", fields[0]) if fields else ():
        name, _, value = field.partition("=")
        if name.lower() in ("to", "cc", "bcc"):
            values.append(value)
    for value in values:
        try:
            yield _INVISIBLE.sub("", clean(unquote(value, errors="strict")))
        except UnicodeDecodeError:
            yield value


def _scan(text: str, shape: str) -> list[str]:
    """The addresses in a text free of links, given its shape."""
    if "@" not in shape:
        return []
    if "\\" in shape:
        shape = _ESCAPE.sub(r"\\\\", shape)  # an escaped quote neither opens nor closes
    pipes = shape.count("|")
    spans: list[tuple[int, int]] = []
    for token in _TOKEN.finditer(shape):
        start, end = token.span()
        if shape.find("@", start + 1, end - 1) < 0:
            continue
        inside, domain = token.groups()
        if inside is None:
            spans += _split(shape, start, end, pipes)
        elif domain is None:
            for run in _RUN.finditer(shape, start + 1, end - 1):
                spans += _split(shape, *run.span(), pipes)
        elif (
            not domain.endswith("@")
            and not _RUN.match(shape[start - 1 : start])
            and (length := _host_length(domain[1:]))
        ):
            spans.append((start, token.start(2) + 1 + length))
    if not text.isascii():
        spans = [
            (start, end)
            for start, end in spans
            if not _LOST_DOMAIN.search(text, shape.rfind("@", start, end), end + 1)
        ]
    return [text[start:end] for start, end in spans]


def _split(shape: str, start: int, end: int, pipes: int) -> Iterator[tuple[int, int]]:
    """Where the addresses are in a run of address characters; glued ones are left out, not guessed apart."""
    in_link = shape[start - 1 : start + 2] == "://"
    after_word = start > 1 and shape[start - 1] in " \t" and shape[start - 2].isalnum()
    clear_before = True
    pieces = shape[start:end].split("@")
    last = len(pieces) - 2
    at = start - 1
    for number, after in enumerate(pieces[1:]):
        at += 1 + len(pieces[number])
        if not after:
            clear_before = False
            continue
        host_end = _HOST.match(after).end()  # type: ignore[union-attr]  # matches the empty string at least
        rest = after[host_end:]
        if number < last:
            clear_after = rest[:1] != "" and rest[0] in _BETWEEN
        else:
            clear_after = not rest or rest[0] in _AFTER or not any(map(str.isalnum, rest))
        if clear_before and clear_after and (length := _host_length(after[:host_end])):
            local = shape[start:at]
            in_columns = after_word or pipes > local.count("|")
            first = start + _mailbox_start(local, after[length:], in_link, in_columns)
            if shape[first:at].strip(".*%"):
                yield first, at + 1 + length
        clear_before = clear_after
        start = at + 1 + host_end + len(rest) - len(rest.lstrip(_BETWEEN))


def _mailbox_start(local: str, following: str, in_link: bool, in_columns: bool) -> int:
    """How much before an unquoted local part is not part of it: a web address, a column, an opening mark."""
    start = 0
    if in_link or _QUERY.search(local):
        start = max(map(local.rfind, "/?&=#")) + 1
    elif in_columns and (columns := _LAST_COLUMN.match(local)):
        start = columns.end()
    for number, mark in enumerate(local[start:]):
        if mark in "·・" or (mark == "'" and following[:1] != "'"):
            start += 1  # a bullet, or the quote around a whole list
        elif mark in _CLOSING and following[number : number + 1] == _CLOSING[mark]:
            start += 1
        else:
            break
    return start


def _host_length(domain: str) -> int:
    """How long the domain is without what ends a sentence, or 0 if it is not plausible."""
    host = domain.rstrip("._-·・")
    labels = host.split(".")
    if len(labels) < 2 or not all(labels) or not any(map(str.isalpha, labels[-1])):
        return 0
    return len(host)


# ------------------------------------------------------------------------------------------------- key

# The version of what `key` makes of an address. Of whom was erased only a hash of the key is kept, and the
# version with it: whoever changes a key raises this by one, keeps the old rule beside the new one, and has
# both hashed and looked up, or those who were erased are mailed again.
RULE = 1

# A key holds no white space: a visible sign behind a backslash stands for it, as no mailbox is spelled so.
_SPACE_SIGNS = {" ": "\\␠", "\t": "\\␉"}
_SIGNS_SPACE = {"␠": " ", "␉": "\t"}
_LONGEST_LABEL = 63  # RFC 1035 2.3.4


def key(address: str) -> str:
    """What is the same for every spelling of one address, and different for different mailboxes.

    NFKC and casefolded local part, unquoted if it can be; domain in lower-case ASCII by UTS 46 (not
    transitional), or in lower case where IDNA refuses it. A text that is not one address gets a key as well,
    without @, so that it never equals an address: "jean @" is "jean_(at)". A key is never empty and holds
    no white space nor control characters.
    """
    if _PLAIN.fullmatch(address):
        return address.lower()
    keys = {_canonical(found) for found in find(address)}
    return keys.pop() if len(keys) == 1 else _no_address(address)


def _canonical(address: str) -> str:
    local, _, domain = normalize("NFKC", address).rpartition("@")
    local = _folded(local)
    domain = ".".join(map(_ascii_label, domain.replace("。", ".").split(".")))
    if len(local) > 1 and local[0] == local[-1] == '"':
        local = re.sub(r"\\(.)", lambda pair: _SIGNS_SPACE.get(pair[1], pair[1]), local[1:-1])
    # Quoted only where it would otherwise be read as something else: the reader itself is the judge.
    bare = f"{local}@{domain}"
    if find(bare) == [bare]:
        return bare
    escaped = re.sub(r'["\\ \t]', lambda sign: _SPACE_SIGNS.get(sign[0], "\\" + sign[0]), local)
    quoted = f'"{escaped}"@{domain}'
    return quoted if find(quoted) == [quoted] else _no_address(quoted)


def _folded(text: str) -> str:
    """NFKC and casefold, repeated because each can undo the other."""
    while (folded := normalize("NFKC", _INVISIBLE.sub("", clean(text))).casefold()) != text:
        text = folded
    return text


def _ascii_label(label: str) -> str:
    if label.isascii():
        return label.lower()
    lowered = label
    while (lower := normalize("NFKC", lowered.lower())) != lowered:
        lowered = lower
    # Small letters can be fewer: H with a line below is two characters, its small letter is one.
    return _encoded(label) or _encoded(lowered) or lowered


def _encoded(label: str) -> str:
    """The label by IDNA, or "" where IDNA refuses it; every label that is too long is refused."""
    return _encoded_short(label) if len(label) <= _LONGEST_LABEL else ""


@lru_cache(maxsize=4096)  # of a paste, most addresses share a few domains, and one takes 50 µs
def _encoded_short(label: str) -> str:
    import idna  # large tables that most addresses do not need

    try:
        return idna.encode(label, uts46=True).decode("ascii")
    except UnicodeError:
        return ""


def _no_address(text: str) -> str:
    words = "_".join(_folded(text).split())
    return words.replace("@", "(at)").replace("%40", "(at)") or "(none)"


# ---------------------------------------------------------------------------------------------- sending

_LONGEST = 254  # RFC 5321 4.5.3.1.3, erratum 1690
# A part of what email-validator accepts: plain labels without "--", no special-use top level domain.
# Possessive, as no character may belong to two of its parts: three times as fast as letting it step back.
_SENDABLE = re.compile(
    r"(?=[^@]{1,64}@)[a-zA-Z0-9_+-]++(?:\.[a-zA-Z0-9_+-]++)*+"
    r"@(?:(?=[^.]{1,63}\.)[a-zA-Z0-9]++(?:-[a-zA-Z0-9]++)*+\.)+"
    r"(?!(?i:arpa|invalid|local|localhost|onion|test)\Z)[a-zA-Z]{2,63}",
    re.ASCII,
)


def plain_key(text: str) -> str | None:
    """The key of a text that is one plain address to which mail may be sent; None says nothing.

    What `find`, `key` and `is_sendable` say of most cells of a list, at a third of their price.
    """
    return text.lower() if len(text) <= _LONGEST and _SENDABLE.fullmatch(text) else None


def is_sendable(address: str) -> bool:
    """Whether mail may be sent to exactly this: email-validator accepts it as strict, without asking DNS."""
    if len(address) > _LONGEST:
        return False
    if _SENDABLE.fullmatch(address):
        return True
    from email_validator import EmailNotValidError, validate_email  # slow to import, rarely needed

    try:
        validate_email(address, check_deliverability=False, strict=True)
    except EmailNotValidError:
        return False
    return True
