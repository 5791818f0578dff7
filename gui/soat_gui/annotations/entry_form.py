"""Name and values of an entry of the register, to be changed."""

from __future__ import annotations

from PySide6.QtCore import Qt

from soat_core.annotating.entries import ENTRY_FIELDS
from soat_core.annotating.values import shown_value
from soat_core.annotation import Annotation
from soat_core.errors import ActionError
from soat_gui.annotations.value_form import ValueForm
from soat_gui.commands.bindings import Bindings
from soat_gui.fields import Field


class EntryForm(ValueForm):
    """What is ``recorded`` is the name and the values."""

    def __init__(self, bindings: Bindings) -> None:
        self._entry: Annotation | None = None
        self.name = Field(bindings)
        names = (name for some in ENTRY_FIELDS.values() for name in some)
        super().__init__(bindings, names, [self.name])
        self.retranslate()

    @property
    def fields(self) -> dict[str, Field]:
        """Those that entries of this kind have, by the name of the value."""
        kind = "" if self._entry is None else self._entry.value("kind")
        return {name: self._all[name] for name in ENTRY_FIELDS.get(kind, ())}

    def show_one(self, entry: Annotation | None) -> None:
        self._entry = entry
        self.show_fields()
        self.setEnabled(entry is not None)
        self.forget()

    def take_focus(self) -> None:
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()

    def forget(self) -> None:
        entry = self._entry
        self.say(None)
        self.name.setText("" if entry is None else entry.text)
        for name, field in self._all.items():
            field.setText("" if entry is None else shown_value(name, entry.value(name)))

    def retranslate(self) -> None:
        super().retranslate()
        self.name_control(self.name, self.tr("Name"))

    def record(self) -> None:
        try:
            named = self.read()
        except ActionError as error:
            self.say(error)
            return
        self.recorded.emit(self.name.text(), named)
