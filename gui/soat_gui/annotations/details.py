"""Kind and values of what is current in the list, to be changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from soat_core.annotating.values import (
    FIELDS,
    checked,
    fields_of,
    read_value,
    shown_value,
    title_of_value,
)
from soat_core.errors import ActionError
from soat_gui.annotations.kinds import Kinds
from soat_gui.commands.bindings import Bindings
from soat_gui.controllers.editing import told
from soat_gui.fields import Field

_NONE = "–"


class Details(QWidget):
    """Enter in a field records all of it, Esc leaves it as it was; what is wrong is said below."""

    recorded = Signal(str, dict)
    """The kind and the values that are wanted."""
    left = Signal()
    """Back to the list."""

    def __init__(self, bindings: Bindings) -> None:
        super().__init__()
        self.kind, self.entry, self.problem = QComboBox(), QComboBox(), QLabel()
        names = dict.fromkeys(name for some in FIELDS.values() for name in some)
        self._all = {name: Field(bindings) for name in names}
        self._values: dict[str, str] = {}
        self._form = QFormLayout()
        self._assemble()
        self.kind.activated.connect(lambda _at: self._kind_chosen())
        self.entry.activated.connect(lambda _at: self._record())
        self.retranslate()

    @property
    def fields(self) -> dict[str, Field]:
        """Those of the kind that is chosen, by the name of the value."""
        return {name: self._all[name] for name in fields_of(self.chosen_kind)}

    @property
    def chosen_kind(self) -> str:
        return str(self.kind.currentData() or "")

    @property
    def is_changed(self) -> bool:
        """Whether something was written that is not recorded."""
        return any(
            field.shown_text.strip() != self._told(name) for name, field in self.fields.items()
        )

    def show_one(
        self, kinds: Kinds, kind: str, values: dict[str, str], entries: Sequence[tuple[str, str]]
    ) -> None:
        """What can be changed of one; ``entries`` are those that it may be of: name and title."""
        self._values = dict(values)
        with QSignalBlocker(self.kind):
            self.kind.clear()
            for one in kinds.all:
                self.kind.addItem(one.title, one.name)
            if self.kind.findData(kind) < 0:
                self.kind.addItem(kinds.find(kind).title, kind)
            self.kind.setCurrentIndex(self.kind.findData(kind))
        with QSignalBlocker(self.entry):
            self.entry.clear()
            for name, title in [("", _NONE), *entries]:
                self.entry.addItem(title, name)
            self.entry.setCurrentIndex(max(0, self.entry.findData(values.get("entry", ""))))
        self._show_fields()

    def take_focus(self) -> None:
        target: QWidget = next(iter(self.fields.values()), self.kind)
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(target, Field):
            target.selectAll()

    def forget(self) -> None:
        """What was written and not recorded."""
        for name, field in self._all.items():
            field.setText(self._told(name))
        self._say("")

    def retranslate(self) -> None:
        self._name(self.kind, self.tr("Kind"))
        self._name(self.entry, self.tr("Entry"))
        for name, field in self._all.items():
            title = title_of_value(name)
            self._name(field, title[:1].upper() + title[1:])

    # Events

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

    # Within

    def _assemble(self) -> None:
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setObjectName("problem")
        self.problem.setWordWrap(True)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setVerticalSpacing(3)
        for control in (self.kind, *self._all.values(), self.entry):
            label = QLabel()
            label.setBuddy(control)
            self._form.addRow(label, control)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._form)
        layout.addWidget(self.problem)
        layout.addStretch(1)

    def _name(self, control: QWidget, title: str) -> None:
        label = self._form.labelForField(control)
        if isinstance(label, QLabel):
            label.setText(f"{title}:")
        control.setAccessibleName(title)

    def _told(self, name: str) -> str:
        return shown_value(name, self._values.get(name, ""))

    def _show_fields(self) -> None:
        wanted = fields_of(self.chosen_kind)
        for name, field in self._all.items():
            self._form.setRowVisible(field, name in wanted)
        self._form.setRowVisible(self.entry, self.entry.count() > 1)
        self.forget()

    def _kind_chosen(self) -> None:
        """Values of another kind are of no use here: only those that both have stay."""
        self._show_fields()
        self._record(only_kind=True)

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setHidden(not problem)

    def _record(self, *, only_kind: bool = False) -> None:
        try:
            named = {name: read_value(name, one.text()) for name, one in self.fields.items()}
            named = checked(self.chosen_kind, named)
        except ActionError as error:
            self._say(told(error))
            return
        if not only_kind and self.entry.currentData():
            named["entry"] = str(self.entry.currentData())
        self._say("")
        self.recorded.emit(self.chosen_kind, named)
