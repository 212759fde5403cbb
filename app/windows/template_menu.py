"""The button from whose menu a message is begun anew, kept as a template, and the templates are managed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from app.controllers import drafts
from app.controllers.drafts import Draft, Template
from app.widgets.icons import icon
from app.widgets.tasks import Tasks
from app.widgets.words import isolate
from app.windows.templates_dialog import SaveTemplateDialog, TemplatesDialog

if TYPE_CHECKING:
    from app.controllers.audiences import Mail

_WIDEST = 40  # letters of a name


class TemplateButton(QPushButton):
    """Keeps its menu up to date with the templates for one kind of message."""

    chosen = Signal(object)
    """Begin anew from this Template."""
    kept = Signal(str)
    """The message was kept as the template of this name."""

    def __init__(self, tasks: Tasks, mail: Mail, message: Callable[[], Draft]) -> None:
        """`message` tells what would be kept as a template."""
        super().__init__(icon("file-text"), self.tr("Templates"))
        self._tasks = tasks
        self._mail = mail
        self._message = message
        self._templates: Sequence[Template] = ()
        self.setObjectName("templatesButton")
        self.setAutoDefault(False)
        self.setToolTip(self.tr("Begin from another message, or keep this one under a name"))
        menu = QMenu(self)
        menu.setObjectName("templatesMenu")
        # The button's own, since the menu is emptied again and again.
        self._save = QAction(icon("plus"), self.tr("Save as template…"), self)
        self._save.setObjectName("saveTemplateAction")
        self._manage = QAction(icon("pencil"), self.tr("Manage templates…"), self)
        self._manage.setObjectName("manageTemplatesAction")
        self.setMenu(menu)

        self._save.triggered.connect(self._on_save)
        self._manage.triggered.connect(self._on_manage)
        tasks.changed.connect(self._on_changed)

        self._read()

    def _read(self) -> None:
        mail = self._mail
        self._tasks.read(self, lambda _: drafts.templates(mail), self._show, topic="templates", quick=True)

    def _on_changed(self, tables: frozenset[str]) -> None:
        if "template" in tables:
            self._read()

    def _show(self, templates: Sequence[Template]) -> None:
        self._templates = templates
        menu = self.menu()
        menu.clear()
        # One's own, then the starters, those in the language of the program first.
        here = language()
        for group in (
            [each for each in templates if not each.built_in],
            [each for each in templates if each.built_in and each.language == here],
            [each for each in templates if each.built_in and each.language != here],
        ):
            for template in group:
                action = menu.addAction(self._entry(template))
                action.setData(template)
                action.triggered.connect(lambda _=False, template=template: self.chosen.emit(template))
            menu.addSeparator()
        menu.addActions([self._save, self._manage])
        self._manage.setEnabled(not all(each.built_in for each in templates))

    def _entry(self, template: Template) -> str:
        letters = self.fontMetrics().averageCharWidth() * _WIDEST
        name = self.fontMetrics().elidedText(title(template), Qt.TextElideMode.ElideRight, letters)
        return name.replace("&", "&&")

    def _on_save(self) -> None:
        names = [each.name for each in self._templates if not each.built_in]
        dialog = SaveTemplateDialog(self, self._tasks, self._mail, self._message(), names)
        dialog.stored.connect(self.kept)
        dialog.open()

    def _on_manage(self) -> None:
        TemplatesDialog(self, self._tasks, self._mail).open()


def language() -> str:
    """The language of the program, in code."""
    return QLocale().name()[:2]


def title(template: Template) -> str:
    """What a template is called on the screen."""
    if not template.built_in:
        return isolate(template.name)
    translate = QCoreApplication.translate
    titles = {
        ("friendly", "en"): translate("Templates", "Friendly, in English"),
        ("friendly", "fr"): translate("Templates", "Friendly, in French"),
        ("formal", "en"): translate("Templates", "Formal, in English"),
        ("formal", "fr"): translate("Templates", "Formal, in French"),
    }
    return titles[template.name, template.language]
