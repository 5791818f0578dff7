"""The table of the register: walked by arrows, acted on by single keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from soat_core.annotation import Annotation
from soat_gui.annotations.register_model import Column, RegisterModel
from soat_gui.commands.keys import key_of
from soat_gui.tables.row_table import RowTable

_KEYS = {"Return": "visit", "Del": "drop", "F2": "edit"}
_WIDTHS: dict[int, int] = {Column.KIND: 120, Column.MENTIONS: 80}


class RegisterView(RowTable):
    """One entry is current."""

    walked = Signal()
    acted = Signal(str)
    """A key that does something with the current entry: one of the words in ``_KEYS``."""

    @property
    def entries(self) -> RegisterModel | None:
        model = self.model()
        return model if isinstance(model, RegisterModel) else None

    @property
    def current(self) -> Annotation | None:
        model, index = self.entries, self.currentIndex()
        return model.entry(index.row()) if model is not None and index.isValid() else None

    def show_entries(self, model: RegisterModel | None) -> None:
        """Another register, from its beginning."""
        self.setModel(model)
        self.stand(0)

    def takes(self, event: QKeyEvent) -> bool:
        return key_of(event) in _KEYS

    def came_to(self, row: int, before: int) -> None:
        self.walked.emit()

    def arrange(self) -> None:
        super().arrange()
        self.keep_widths(_WIDTHS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = _KEYS.get(key_of(event))
        if act is not None:
            self.acted.emit(act)
        else:
            super().keyPressEvent(event)
