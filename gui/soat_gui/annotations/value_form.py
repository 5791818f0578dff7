"""A column of fields for values, as the details of an annotation and of an entry have it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from soat_core.annotating.values import read_value, title_of_value
from soat_core.errors import ActionError
from soat_gui.commands.bindings import Bindings
from soat_gui.controllers.editing import told
from soat_gui.fields import Field


class ValueForm(QWidget):
    """Enter in a field records all of it, Esc leaves it as it was; what is wrong is said below."""

    recorded = Signal(str, dict)
    """What the values belong to, and those that are wanted by their names."""
    left = Signal()
    """Back to the list."""

    def __init__(
        self, bindings: Bindings, names: Iterable[str], above: Sequence[QWidget],
        below: Sequence[QWidget] = (),
    ) -> None:  # fmt: skip
        """A field for each of the values, between other controls."""
        super().__init__()
        self.problem = QLabel()
        self._all = {name: Field(bindings) for name in dict.fromkeys(names)}
        self._form = QFormLayout()
        self._assemble([*above, *self._all.values(), *below])

    # What a form says of itself

    @property
    def fields(self) -> dict[str, Field]:
        """Those that are in use now, by the name of the value."""
        raise NotImplementedError

    def record(self) -> None:
        """What was written is wanted: ``recorded``, unless it cannot be read."""
        raise NotImplementedError

    def forget(self) -> None:
        """What was written and not recorded."""
        raise NotImplementedError

    # What forms do

    def show_fields(self) -> None:
        """Only those that are in use."""
        wanted = self.fields
        for name, field in self._all.items():
            self._form.setRowVisible(field, name in wanted)

    def read(self) -> dict[str, str]:
        """What was written, as it is recorded.  Raises ``ActionError``."""
        return {name: read_value(name, field.text()) for name, field in self.fields.items()}

    def say(self, problem: ActionError | None) -> None:
        """What is wrong with it, if anything is."""
        self.problem.setText("" if problem is None else told(problem))
        self.problem.setHidden(problem is None)

    def name_control(self, control: QWidget, title: str) -> None:
        """For people who see it and for those who hear it."""
        label = self._form.labelForField(control)
        if isinstance(label, QLabel):
            label.setText(f"{title}:")
        control.setAccessibleName(title)

    def retranslate(self) -> None:
        for name, field in self._all.items():
            title = title_of_value(name)
            self.name_control(field, title[:1].upper() + title[1:])

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.record()
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

    def _assemble(self, controls: Iterable[QWidget]) -> None:
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setObjectName("problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setVerticalSpacing(3)
        for control in controls:
            label = QLabel()
            label.setBuddy(control)
            self._form.addRow(label, control)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._form)
        layout.addWidget(self.problem)
        layout.addStretch(1)
