"""Keeps resources/translations in step with the program: collects its texts, checks and compiles them.

Qt's lupdate reads texts only from calls it recognises, and silently passes over the rest; `unreadable_calls`
names those, since each would stay English on a French screen.
"""

import argparse
import ast
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "app"
FOLDER = ROOT / "resources" / "translations"

# English needs a translation for its plurals only: "%Ln customer(s)" is not what anyone should read.
LANGUAGES = {
    "relance_fr.ts": ["-target-language", "fr_FR"],
    "relance_en.ts": ["-target-language", "en_US", "-pluralonly"],
}
# How many plural forms Qt has for a language: in both 1 and more, but in French 0 counts as 1.
PLURAL_FORMS = 2

# Four braces are two to be shown, as part of a field of a message.
_PLACEHOLDER = re.compile(r"\{{4}|\}{4}|\{[^{}]*\}|%L?(?:n|[1-9]\d?)")


def main() -> int:
    """Do what the command line asks; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--update", action="store_true", help="collect the texts into the .ts files")
    parser.add_argument("--check", action="store_true", help="fail if anything is missing or out of step")
    parser.add_argument("--compile", action="store_true", help="make the .qm files that the program reads")
    asked = parser.parse_args()
    if asked.update:
        update(FOLDER)
    problems = [*unreadable_calls(), *differences(), *untranslated()] if asked.check else []
    for problem in problems:
        print(problem, file=sys.stderr)
    if asked.compile:
        compile_stale()
    return 1 if problems else 0


def update(folder: Path) -> None:
    """Bring the .ts files in a folder up to date with the texts of the program."""
    folder.mkdir(exist_ok=True)
    sources = sorted(str(file.relative_to(ROOT)) for file in PROGRAM.rglob("*.py"))
    for name, options in LANGUAGES.items():
        always = ["-source-language", "en_US", "-locations", "none", "-no-obsolete", "-silent"]
        _run("lupdate", *sources, *always, *options, "-ts", str(folder / name))


def compile_stale() -> None:
    """Make each .qm that is missing or older than its .ts."""
    for source in sorted(FOLDER.glob("*.ts")):
        compiled = source.with_suffix(".qm")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            _run("lrelease", "-silent", str(source), "-qm", str(compiled))


def differences() -> Iterator[str]:
    """The .ts files that `--update` would change."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name in LANGUAGES:
            if (FOLDER / name).exists():
                shutil.copy(FOLDER / name, folder)
        update(folder)
        for name in LANGUAGES:
            committed = FOLDER / name
            if not committed.exists() or committed.read_bytes() != (folder / name).read_bytes():
                yield f"{committed.relative_to(ROOT)}: out of date; `make translations` brings it up to date"


def untranslated() -> Iterator[str]:
    """Messages without a finished translation, or whose translation loses a value or a plural form."""
    for name in LANGUAGES:
        if not (FOLDER / name).exists():
            continue
        for context in ET.parse(FOLDER / name).getroot().iter("context"):
            for message in context.iter("message"):
                source = message.findtext("source", "")
                for complaint in _complaints(message, source):
                    yield f"{name}: {context.findtext('name')}: “{source}”: {complaint}"


def _complaints(message: ET.Element, source: str) -> Iterator[str]:
    translation = message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        yield "not translated yet, or not marked as finished"
        return
    texts = [translation]
    if message.get("numerus") == "yes":
        texts = translation.findall("numerusform")
        if len(texts) != PLURAL_FORMS:
            yield f"{len(texts)} plural forms instead of {PLURAL_FORMS}"
    values = sorted(_PLACEHOLDER.findall(source))
    for text in texts:
        if not (text.text or "").strip():
            yield "empty"
        elif sorted(_PLACEHOLDER.findall(text.text or "")) != values:
            yield f"“{text.text}” does not have the same values in it"


def unreadable_calls() -> Iterator[str]:
    """Calls that ask for a translation in a form that lupdate does not understand."""
    for file in sorted(PROGRAM.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (reason := _unreadable(node)):
                yield f"{file.relative_to(ROOT)}:{node.lineno}: {reason}"


def _unreadable(call: ast.Call) -> str | None:
    match call.func:
        case ast.Attribute(attr="tr", value=ast.Name(id=owner)) if owner == "self" or _is_class(owner):
            if not call.args or not _is_text(call.args[0]):
                return "only a plain string can be collected"
            if _is_plural(call.args[0]) and len(call.args) < 3:
                return "the number of a plural goes in third place, after an empty comment"
        case ast.Attribute(attr="tr"):
            return "lupdate takes what stands before .tr for the class: write self.tr or NameOfTheClass.tr"
        case ast.Attribute(attr="translate" | "QT_TRANSLATE_NOOP") | ast.Name(
            "translate" | "QT_TRANSLATE_NOOP"
        ):
            # A text that is put together, such as the sentence of any refusal, was marked where it stands.
            if len(call.args) < 2 or not _is_text(call.args[1]):
                return None
            if not _is_text(call.args[0]):
                return "lupdate passes over a context that is not a plain string"
            if len(call.args) > 3 or call.keywords or _is_plural(call.args[1]):
                return "lupdate knows plurals in .tr only: write NameOfTheClass.tr(text, comment, number)"
    return None


def _is_class(name: str) -> bool:
    return name.lstrip("_")[:1].isupper()


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_plural(text: ast.expr) -> bool:
    return re.search("%L?n", ast.literal_eval(text)) is not None


def _run(tool: str, *arguments: str) -> None:
    """Run one of Qt's tools where PySide6 keeps it; when it fails, after saying why, so does this program."""
    pyside = find_spec("PySide6")
    if pyside is None or pyside.origin is None:
        sys.exit("PySide6 is not installed in this environment; `make test` or `pip install .` installs it")
    ended = subprocess.run([str(Path(pyside.origin).with_name(tool)), *arguments], cwd=ROOT, check=False)
    if ended.returncode:
        sys.exit(f"{tool} failed")


if __name__ == "__main__":
    sys.exit(main())
