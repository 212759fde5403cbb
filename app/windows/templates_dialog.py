"""Keeping a message under a name, and the list of those that are kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget

from app.controllers import drafts
from app.controllers.drafts import Draft, Template
from app.errors import Refusal
from app.widgets.dialog import Dialog
from app.widgets.form import Form
from app.widgets.icons import icon
from app.widgets.labels import Hint
from app.widgets.tasks import Tasks
from app.widgets.theme import row_height
from app.widgets.words import isolate

if TYPE_CHECKING:
    from app.controllers.audiences import Mail

_LONGEST_NAME = 100  # letters


class SaveTemplateDialog(Dialog):
    """Asks for a name and keeps the message under it; `stored` carries the name."""

    stored = Signal(str)

    def __init__(
        self, parent: QWidget, tasks: Tasks, mail: Mail, message: Draft, names: Collection[str]
    ) -> None:
        """`names` are those of the templates that there are."""
        super().__init__(parent, "saveTemplateDialog", self.tr("Save as template"))
        self._tasks = tasks
        self._mail = mail
        self._message = message
        self._names = names
        self._name = QLineEdit()
        self._name.setObjectName("templateNameEdit")
        self._name.setMaxLength(_LONGEST_NAME)
        self._note = Hint()
        self._accept = self.add_accept_button(self.tr("Save"), "storeTemplateButton")

        form = Form()
        form.add(self.tr("Name"), self._name)
        self.body.addLayout(form)
        self.body.addWidget(self._note)
        self.body.addStretch(1)
        self._name.setMinimumWidth(self.fontMetrics().averageCharWidth() * 44)

        self._name.textChanged.connect(self._on_name)

        self._name.setFocus()
        self._on_name()

    def _on_name(self) -> None:
        name = " ".join(self._name.text().split())
        replaces = name in self._names
        self._note.setText(
            self.tr("The template of this name is replaced.")
            if replaces
            else self.tr("Other batches can begin from it.")
        )
        self._accept.setText(self.tr("Replace") if replaces else self.tr("Save"))
        self._accept.setEnabled(bool(name))

    def _on_stored(self, name: str) -> None:
        super().accept()
        self.stored.emit(name)

    # Qt

    def accept(self) -> None:
        """Close only once it is stored; a refusal keeps what was typed."""
        if not self._accept.isEnabled():
            return
        self._accept.setEnabled(False)
        name, mail, message = self._name.text(), self._mail, self._message
        self._tasks.write(
            self,
            lambda _: drafts.save_template(name, mail, message),
            lambda _: self._on_stored(name),
            changes={"template"},
            label=self.tr("Saving the template"),
        )

    def show_refusal(self, refusal: Refusal) -> None:
        super().show_refusal(refusal)
        self._accept.setEnabled(True)
        self._name.setFocus()  # which the disabled button had handed to Cancel


class TemplatesDialog(Dialog):
    """One's own templates for one kind of message; each can get another name or go."""

    def __init__(self, parent: QWidget, tasks: Tasks, mail: Mail) -> None:
        super().__init__(parent, "templatesDialog", self.tr("Templates"))
        self._tasks = tasks
        self._mail = mail
        self._templates: Sequence[Template] = ()
        self._list = QListWidget()
        self._list.setObjectName("templateList")
        self._list.setAccessibleName(self.tr("Templates"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rename = QPushButton(icon("pencil"), self.tr("Rename"))
        self._rename.setObjectName("renameTemplateButton")
        self._rename.setAutoDefault(False)
        self._delete = QPushButton(icon("trash-2"), self.tr("Delete"))
        self._delete.setObjectName("deleteTemplateButton")
        self._delete.setAutoDefault(False)
        self._rename_action = QAction(icon("pencil"), self._rename.text(), self._list)
        self._delete_action = QAction(icon("trash-2"), self._delete.text(), self._list)
        self._delete_action.setShortcut(QKeySequence.StandardKey.Delete)
        self._delete_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._list.addActions([self._rename_action, self._delete_action])
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._none = Hint(
            self.tr(
                "There are no templates of your own. ‘Save as template…’ in the menu of Templates keeps the "
                "message that you have written."
            )
        )

        row = QHBoxLayout()
        row.addWidget(self._rename)
        row.addWidget(self._delete)
        row.addStretch(1)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self._none)
        self.body.addLayout(row)
        self.only_close()
        em = self.fontMetrics().height()
        self._list.setMinimumSize(em * 24, em * 10)

        self._list.currentRowChanged.connect(self._follow)
        self._list.itemChanged.connect(self._on_renamed)
        self._rename.clicked.connect(self._on_rename)
        self._delete.clicked.connect(self._on_delete)
        self._rename_action.triggered.connect(self._on_rename)
        self._delete_action.triggered.connect(self._on_delete)
        tasks.changed.connect(self._on_changed)

        self._list.setFocus()
        self._read()

    def _read(self) -> None:
        mail = self._mail
        self._tasks.read(self, lambda _: drafts.templates(mail), self._show, topic="templates", quick=True)

    def _on_changed(self, tables: frozenset[str]) -> None:
        if "template" in tables:
            self._read()

    def _show(self, templates: Sequence[Template]) -> None:
        """Show them, with the same one as before chosen, or the one in its place."""
        row, before = self._list.currentRow(), self._chosen()
        self._templates = [each for each in templates if not each.built_in]
        self._list.blockSignals(True)
        self._list.clear()
        for place, template in enumerate(self._templates):
            item = QListWidgetItem(isolate(template.name))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setSizeHint(QSize(0, row_height(self._list.font())))
            self._list.addItem(item)
            if before and template.id == before.id:
                row = place
        self._list.blockSignals(False)
        self._list.setCurrentRow(min(max(row, 0), len(self._templates) - 1))
        self._none.setVisible(not self._templates)
        self._follow()

    def _chosen(self) -> Template | None:
        row = self._list.currentRow()
        return self._templates[row] if 0 <= row < len(self._templates) else None

    def _follow(self) -> None:
        chosen = self._chosen() is not None
        for act in (self._rename, self._delete, self._rename_action, self._delete_action):
            act.setEnabled(chosen)

    def _on_rename(self) -> None:
        self._list.editItem(self._list.currentItem())

    def _on_renamed(self, item: QListWidgetItem) -> None:
        template, name = self._templates[self._list.row(item)], item.text()
        id = template.id
        if id is None or name == isolate(template.name):
            return
        self._tasks.write(
            self,
            lambda _: drafts.rename_template(id, name),
            lambda _: self.banner.leave(),
            changes={"template"},
            label=self.tr("Renaming the template"),
        )

    def _on_delete(self) -> None:
        template = self._chosen()
        if template is None or template.id is None:
            return
        id = template.id
        self._tasks.write(
            self,
            lambda _: drafts.delete_template(id),
            lambda _: self._say_deleted(template),
            changes={"template"},
            label=self.tr("Deleting the template"),
        )

    def _say_deleted(self, template: Template) -> None:
        text = self.tr("‘{name}’ was deleted.").format(name=isolate(template.name))
        self.banner.show_message(text, undo=lambda: self._put_back(template))

    def _put_back(self, template: Template) -> None:
        self._tasks.write(
            self,
            lambda _: drafts.save_template(template.name, template.mail, template.draft, replaces=False),
            lambda _: None,
            changes={"template"},
            label=self.tr("Saving the template"),
        )

    # Qt

    def show_refusal(self, refusal: Refusal) -> None:
        """What was typed in the list is not its name."""
        super().show_refusal(refusal)
        self._read()
