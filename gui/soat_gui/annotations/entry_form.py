"""Name and values of an entry of the register, to be changed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from soat_core.annotating.entries import ENTRY_FIELDS
from soat_core.annotating.values import read_value, shown_value, title_of_value
from soat_core.annotation import Annotation
from soat_core.errors import ActionError
from soat_gui.commands.bindings import Bindings
from soat_gui.controllers.editing import told
from soat_gui.fields import Field


class EntryForm(QWidget):
    """Enter in a field records all of it, Esc leaves it as it was."""

    recorded = Signal(str, dict)
    """The name and the values that are wanted."""
    left = Signal()

    def __init__(self, bindings: Bindings) -> None:
        super().__init__()
        self._entry: Annotation | None = None
        self.name, self.problem = Field(bindings), QLabel()
        names = dict.fromkeys(name for some in ENTRY_FIELDS.values() for name in some)
        self._all = {name: Field(bindings) for name in names}
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setVerticalSpacing(3)
        for control in (self.name, *self._all.values()):
            label = QLabel()
            label.setBuddy(control)
            self._form.addRow(label, control)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._form)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        self.retranslate()

    @property
    def fields(self) -> dict[str, Field]:
        """Those that entries of this kind have, by the name of the value."""
        kind = "" if self._entry is None else self._entry.value("kind")
        return {name: self._all[name] for name in ENTRY_FIELDS.get(kind, ())}

    def show_one(self, entry: Annotation | None) -> None:
        self._entry = entry
        wanted = self.fields
        for name, field in self._all.items():
            self._form.setRowVisible(field, name in wanted)
        self.setEnabled(entry is not None)
        self.forget()

    def forget(self) -> None:
        """What was written and not recorded."""
        entry = self._entry
        self.problem.hide()
        self.name.setText("" if entry is None else entry.text)
        for name, field in self._all.items():
            field.setText("" if entry is None else shown_value(name, entry.value(name)))

    def take_focus(self) -> None:
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()

    def retranslate(self) -> None:
        self._entitle(self.name, self.tr("Name"))
        for name, field in self._all.items():
            title = title_of_value(name)
            self._entitle(field, title[:1].upper() + title[1:])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._record()
        elif event.key() == Qt.Key.Key_Escape:
            self.forget()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _entitle(self, control: QWidget, title: str) -> None:
        label = self._form.labelForField(control)
        if isinstance(label, QLabel):
            label.setText(f"{title}:")
        control.setAccessibleName(title)

    def _record(self) -> None:
        try:
            named = {name: read_value(name, one.text()) for name, one in self.fields.items()}
        except ActionError as error:
            self.problem.setText(told(error))
            self.problem.show()
            return
        self.recorded.emit(self.name.text(), named)
