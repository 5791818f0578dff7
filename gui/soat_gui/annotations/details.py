"""Kind and values of what is current in the list, to be changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QWidget

from soat_core.annotating.values import FIELDS, checked, fields_of, shown_value
from soat_core.errors import ActionError
from soat_gui.annotations.kinds import Kinds
from soat_gui.annotations.value_form import ValueForm
from soat_gui.commands.bindings import Bindings
from soat_gui.fields import Field

_NONE = "–"


class Details(ValueForm):
    """What is ``recorded`` is the kind and the values."""

    def __init__(self, bindings: Bindings) -> None:
        self.kind, self.entry = QComboBox(), QComboBox()
        self._values: dict[str, str] = {}
        names = (name for some in FIELDS.values() for name in some)
        super().__init__(bindings, names, [self.kind], [self.entry])
        self.kind.activated.connect(lambda _at: self._kind_chosen())
        self.entry.activated.connect(lambda _at: self.record())
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
        self._renew()

    def take_focus(self) -> None:
        target: QWidget = next(iter(self.fields.values()), self.kind)
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(target, Field):
            target.selectAll()

    def forget(self) -> None:
        for name, field in self._all.items():
            field.setText(self._told(name))
        self.say(None)

    def retranslate(self) -> None:
        super().retranslate()
        self.name_control(self.kind, self.tr("Kind"))
        self.name_control(self.entry, self.tr("Entry"))

    def record(self, *, only_kind: bool = False) -> None:
        try:
            named = checked(self.chosen_kind, self.read())
        except ActionError as error:
            self.say(error)
            return
        if not only_kind and self.entry.currentData():
            named["entry"] = str(self.entry.currentData())
        self.say(None)
        self.recorded.emit(self.chosen_kind, named)

    # Within

    def _told(self, name: str) -> str:
        return shown_value(name, self._values.get(name, ""))

    def _renew(self) -> None:
        self.show_fields()
        self._form.setRowVisible(self.entry, self.entry.count() > 1)
        self.forget()

    def _kind_chosen(self) -> None:
        """Values of another kind are of no use here: only those that both have stay."""
        self._renew()
        self.record(only_kind=True)
