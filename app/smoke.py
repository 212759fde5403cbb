"""`relance --smoke`: whether this installation is whole. Everything is tried once, in a home of its own.

It is meant for those who pack the program and for whoever installs it: what a package forgot (a module, a
plugin of Qt, a picture, a translation) is missed here and not in the middle of somebody's work.
"""

import importlib
import os
import pkgutil
import sqlite3
import ssl
import sys
import tempfile
import traceback
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QMarginsF,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtGui import QGuiApplication, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

import app
from app import address, application, paths
from app.command_line import LANGUAGES, lacks_screen
from app.controllers import drafts, files, parts
from app.controllers.audiences import Mail
from app.delivery import password
from app.models import database
from app.widgets.markdown_view import title
from app.widgets.tasks import Tasks
from app.windows import help_dialog
from app.windows.main_window import MainWindow
from app.windows.side_bar import SideBar

_PATIENCE = 30_000  # ms for the window to show what it has, on a machine that does much else
_FOLDERS = {
    "HOME": "",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
}
_LIST = "email;name;batch\nanna@example.org;Anna;1\nbéa@example.org;Béa;1\n"
# The least that is a workbook: one sheet with one cell.
_WORKBOOK = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Sheet" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": "<Relationships "
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>anna@example.org</t></is></c></row></sheetData>'
    "</worksheet>",
}


class NotWhole(Exception):
    """What was found missing, in a sentence."""


@dataclass
class _Findings:
    facts: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def try_out(self, check: Callable[[], str]) -> None:
        """Note what a check tells, or why it failed; the others are made all the same."""
        try:
            if fact := check():
                self.facts.append(fact)
        except NotWhole as fault:
            self.faults.append(str(fault))
        except Exception as error:  # noqa: BLE001 - whatever is missing, it is said and the rest is tried
            self.faults.append(f"{check.__name__.strip('_')}: {type(error).__name__}: {error}")
            traceback.print_exc()


def run() -> int:
    """Make all checks and print one line; returns the exit code, 1 when something is missing."""
    qInstallMessageHandler(_print_message)
    with tempfile.TemporaryDirectory(prefix="relance-smoke-", ignore_cleanup_errors=True) as folder:
        _move_into(Path(folder))
        findings = _Findings()
        for check in (_modules, _tables, _certificates, _key_store, _addresses, _workbooks, _html):
            findings.try_out(check)
        started = _Started(Path(folder), findings)
        if started.window is not None:
            for check in (_pictures, _languages, _help, _templates, _licences, started.pages, _document):
                findings.try_out(check)
            started.close()
    for fault in findings.faults:
        print(f"smoke: {fault}", file=sys.stderr)
    told = [f"{name} {version}" for name, version in parts.versions().items()]
    told += [f"Qt {qVersion()} on {QGuiApplication.platformName() or 'no screen'}", *findings.facts]
    print(f"smoke: {'FAILED' if findings.faults else 'ok'}: {', '.join(told)}")
    return 1 if findings.faults else 0


def _print_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Qt's messages, without what a platform that has no window manager says of every window."""
    if not text.startswith("This plugin does not support"):
        print(f"smoke: Qt says: {text}", file=sys.stderr)


def _move_into(home: Path) -> None:
    """Nothing of the person's is read or written, and without a screen none is asked for."""
    for variable, name in _FOLDERS.items():
        (home / name).mkdir(mode=0o700, parents=True, exist_ok=True)
        os.environ[variable] = str(home / name)
    if lacks_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


class _Started:
    """The program with its window open, on a database of its own and with a file to import."""

    def __init__(self, home: Path, findings: _Findings) -> None:
        self._findings = findings
        self.window: MainWindow | None = None
        sys.excepthook = self._on_bug
        findings.try_out(lambda: self._open(home / "smoke.db", home / "list.csv"))

    def _open(self, path: Path, listed: Path) -> str:
        listed.write_text(_LIST, encoding="utf-8")
        arguments = ["relance", "--database", str(path), "--language", "fr", str(listed)]
        self.window = application.start(arguments)
        _wait(lambda: QApplication.activeModalWidget() is not None, "the import dialog did not open")
        dialog = QApplication.activeModalWidget()
        if dialog is None or dialog.objectName() != "importDialog":
            raise NotWhole(f"{dialog} opened instead of the import dialog")
        dialog.close()
        return ""

    def _on_bug(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What a slot of Qt raised reaches nobody else."""
        self._findings.faults.append(f"{kind.__name__}: {error}")
        traceback.print_exception(kind, error, trace)

    def pages(self) -> str:
        """Every page shows, and what is drawn is more than a blank."""
        window = self.window
        assert window is not None
        tasks, side_bar = window.findChild(Tasks), window.findChild(SideBar)
        assert tasks is not None
        assert side_bar is not None
        for place, name in side_bar.sections.items():
            window.go(place)
            _wait(lambda: tasks.idle, f"the page {name} never had what it shows")
            drawn = window.grab().toImage()
            if len({drawn.pixel(x, y) for x in range(0, drawn.width(), 9) for y in range(0, 300, 9)}) < 3:
                raise NotWhole(f"the page {name} is blank")
        return f"{len(side_bar.sections)} pages"

    def close(self) -> None:
        """Close as a person does, and wait for the threads."""
        assert self.window is not None
        if not self.window.close():
            self._findings.faults.append("the window did not close")
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _wait(condition: Callable[[], bool], otherwise: str) -> None:
    """Let the program run until the condition holds. Raises NotWhole when it never does."""
    loop = QEventLoop()
    look = QTimer(interval=20)
    look.timeout.connect(lambda: loop.exit(0) if condition() else None)
    look.start()
    QTimer.singleShot(_PATIENCE, loop, lambda: loop.exit(1))
    missed = loop.exec()  # the condition may have passed again by now
    look.stop()
    if missed:
        raise NotWhole(otherwise)


def _modules() -> str:
    """All modules of the program can be imported, the rarely needed ones too."""
    names = [module.name for module in pkgutil.walk_packages(app.__path__, "app.")]
    for name in names:
        importlib.import_module(name)
    if len(names) < 50:
        raise NotWhole(f"only {len(names)} modules were found")
    return f"{len(names)} modules"


def _tables() -> str:
    """The database has what its queries need, and a new one is sound."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "relance.db")
        database.prepare(path)
        connection = sqlite3.connect(path)
        try:
            connection.execute("SELECT json_array_length('[1]'), row_number() OVER ()").fetchone()
            found = connection.execute("PRAGMA integrity_check").fetchone()[0]
            journal = connection.execute("PRAGMA journal_mode").fetchone()[0]
        finally:
            connection.close()
    if (found, journal) != ("ok", "wal"):
        raise NotWhole(f"a new database is {found}, with the journal {journal}")
    return ""


def _certificates() -> str:
    """Connections to mail servers can be encrypted; whether somebody vouches for them is told."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    # A folder of certificates is looked into only when one is needed.
    known = ssl.get_default_verify_paths()
    places = [place for place in (known.cafile, known.capath) if place]
    vouching = f"certificates in {places[0]}" if places else "NO CERTIFICATES on this system"
    return f"{ssl.OPENSSL_VERSION.rsplit('  ', 1)[0]}, {vouching}"


def _key_store() -> str:
    """The key store is asked for, not opened."""
    return "a key store" if password.store() else "no key store here"


def _addresses() -> str:
    if address.key("Béa@EXEMPLE.org") != address.key("béa@exemple.ORG"):
        raise NotWhole("two spellings of an address are two addresses")
    if not address.is_sendable("anna@bücher.example.org") or address.is_sendable("anna@"):
        raise NotWhole("addresses are not told from what is none")
    return ""


def _workbooks() -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "list.xlsx")
        with zipfile.ZipFile(path, "w") as workbook:
            for name, content in _WORKBOOK.items():
                workbook.writestr(name, content)
        if "anna@example.org" not in files.text(path):
            raise NotWhole("Excel files are not read")
    return ""


def _html() -> str:
    if "script" in drafts.cleaned("<p>Hello</p><script>alert(1)</script>").html:
        raise NotWhole("scripts stay in messages")
    return ""


def _pictures() -> str:
    """Every icon can be drawn, and shows something."""
    drawings = sorted((paths.resources() / "icons").rglob("*.svg"))
    for drawing in drawings:
        picture = QImage(32, 32, QImage.Format.Format_ARGB32)
        picture.fill(0)
        renderer = QSvgRenderer(str(drawing))
        painter = QPainter(picture)
        renderer.render(painter)
        painter.end()
        if not renderer.isValid() or not any(picture.constBits()):
            raise NotWhole(f"{drawing.name} cannot be drawn")
    if QApplication.windowIcon().pixmap(64, 64).isNull():
        raise NotWhole("the icon of the program cannot be drawn")
    return f"{len(drawings)} icons"


def _languages() -> str:
    """The texts of the program and those of Qt are there in each language."""
    running = QApplication.instance()
    assert running is not None
    customers = "%Ln customer(s)"  # a plural, which English needs a translation for too
    for language in reversed(LANGUAGES):
        application.speak(running, language)
        loaded = [each for each in running.findChildren(QTranslator) if not each.isEmpty()]
        if not any(Path(each.filePath()).stem == f"relance_{language}" for each in loaded):
            raise NotWhole(f"the texts of the language {language} are missing")
        if QCoreApplication.translate("CustomersPage", customers, "", 2) == "2 customer(s)":
            raise NotWhole(f"the plurals of the language {language} are missing")
    application.speak(running, "fr")
    of_qt = ("QPlatformTheme", "Cancel")  # lupdate must not take it for one of the program's own
    if QCoreApplication.translate(*of_qt) != "Annuler":
        raise NotWhole("Qt's own French texts are missing")
    return "/".join(LANGUAGES)


def _help() -> str:
    """Every topic can be read, in each language."""
    running = QApplication.instance()
    assert running is not None
    for language in LANGUAGES:
        application.speak(running, language)
        dialog = help_dialog.HelpDialog(None)
        dialog.deleteLater()
        for topic in help_dialog.TOPICS:
            if not (paths.resources() / "help" / language / f"{topic}.md").is_file():
                raise NotWhole(f"the help has no topic {topic} in the language {language}")
            if not title(help_dialog._page(topic)):
                raise NotWhole(f"the help’s topic {topic} has no title")
    return f"{len(help_dialog.TOPICS)} topics of help"


def _templates() -> str:
    """There is a message to begin from, in each language."""
    for language in LANGUAGES:
        for mail in Mail:
            if not drafts.starter(mail, language).text.strip():
                raise NotWhole(f"there is no {mail} to begin from in the language {language}")
    return ""


def _licences() -> str:
    """Whatever is passed on has its licence with it."""
    bare = [part.name for part in parts.parts() if not part.text() and not part.licence]
    bare += [part.name for part in parts.parts() if part.name in ("Relance", "Lucide") and not part.text()]
    if bare:
        raise NotWhole(f"without a licence: {', '.join(bare)}")
    return f"{len(parts.parts())} licences"


def _document() -> str:
    """A page of a PDF can be written."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page.pdf")
        writer = QPdfWriter(str(path))
        writer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4),
                QPageLayout.Orientation.Portrait,
                QMarginsF(20, 20, 20, 20),
            )
        )
        painter = QPainter(writer)
        painter.drawText(200, 200, "Relance")
        painter.end()
        if not path.read_bytes().startswith(b"%PDF-"):
            raise NotWhole("no PDF was written")
    return ""
