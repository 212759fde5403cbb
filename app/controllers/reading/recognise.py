"""What a file really is, by its first bytes: names lie, and a workbook called .csv is common."""

import mmap
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from app.errors import QT_TRANSLATE_NOOP, Refusal

HEAD = 1 << 16
"""Bytes of the beginning of a file from which its format, encoding and delimiter are told."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_ARCHIVES = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf\x27\x1c", b"Rar!")
_OTHERS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"SQLite format 3\0", b"MZ\x90", b"\x7fELF")
_HTML = ("<!doctype html", "<html", "<head", "<meta", "<body", "<table")


class FileMissing(Refusal):
    sentence = QT_TRANSLATE_NOOP("Refusal", "There is no file ‘{name}’. Was it moved or renamed?")


class NotAFile(Refusal):
    sentence = QT_TRANSLATE_NOOP("Refusal", "‘{name}’ is a folder or a device. Choose a file inside it.")


class FileUnreadable(Refusal):
    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "‘{name}’ cannot be read ({reason}). Check that you may open it and that its drive is connected.",
    )


class EmptyFile(Refusal):
    sentence = QT_TRANSLATE_NOOP("Refusal", "‘{name}’ is empty. Was it saved or downloaded to the end?")


class OldWorkbook(Refusal):
    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "‘{name}’ is in an old Office format (.xls, .doc). Open it and save it as an Excel workbook (.xlsx) "
        "or CSV.",
    )


class EncryptedWorkbook(Refusal):
    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "‘{name}’ is protected by a password. Open it in Excel, remove the password, save it and try again.",
    )


class DamagedWorkbook(Refusal):
    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "‘{name}’ is damaged or incomplete. Open it in Excel or LibreOffice and save it again, or ask for a "
        "new copy.",
    )


class OutlookMessage(Refusal):
    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "‘{name}’ is an Outlook message. Save it as text (.txt), or copy its addresses and paste them.",
    )


class Archive(Refusal):
    sentence = QT_TRANSLATE_NOOP(
        "Refusal",
        "‘{name}’ is an archive or another program's document. Extract or open it, and save the list as CSV "
        "or XLSX.",
    )


class PdfFile(Refusal):
    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "‘{name}’ is a PDF. Ask for the list as CSV or XLSX, or copy the addresses and paste them."
    )


class NotText(Refusal):
    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "‘{name}’ is neither text nor a workbook. Choose a CSV, TXT or XLSX file."
    )


class Format(StrEnum):
    TEXT = "text"
    WORKBOOK = "workbook"
    HTML = "html"
    LETTER = "letter"


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file opened for reading bytes; what the system objects, then or later, becomes a Refusal."""
    try:
        # Opening a named pipe would wait for its writer, so look before.
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotAFile(name=path.name)
        with path.open("rb") as file:
            yield file
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileMissing(name=path.name) from error
    except OSError as error:
        raise FileUnreadable(name=path.name, reason=error.strerror or type(error).__name__) from error


def recognise(path: Path) -> Format:
    """Which reader the file is for; a Refusal says what to do with one that none can read."""
    with opened(path) as file:
        head = file.read(HEAD)
        if head.startswith(_OLE):
            raise _refusal_of_ole(file, path.name)
    if not head.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n") and len(head) < HEAD:
        raise EmptyFile(name=path.name)
    if head.startswith(_ZIP):
        return _workbook_in_zip(path)
    if b"%PDF-" in head[:1024]:
        raise PdfFile(name=path.name)
    if head.startswith(_ARCHIVES):
        raise Archive(name=path.name)
    if head.startswith(_OTHERS):
        raise NotText(name=path.name)
    if path.suffix.lower() == ".eml":
        return Format.LETTER
    # Without the NULs, UTF-16 reads like ASCII: enough to see a tag.
    start = head.replace(b"\0", b"").decode("ascii", "ignore").lstrip().lower()
    return Format.HTML if start.startswith(_HTML) else Format.TEXT


def _workbook_in_zip(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise DamagedWorkbook(name=path.name) from error
    if any(name.startswith("xl/") for name in names):
        return Format.WORKBOOK
    raise Archive(name=path.name)


def _refusal_of_ole(file: BinaryIO, name: str) -> Refusal:
    """The container of Office 97 also holds encrypted workbooks and Outlook messages: its streams tell."""
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if content.find("EncryptedPackage".encode("utf-16-le")) >= 0:
            return EncryptedWorkbook(name=name)
        if content.find("__substg1.0_".encode("utf-16-le")) >= 0:
            return OutlookMessage(name=name)
    return OldWorkbook(name=name)
