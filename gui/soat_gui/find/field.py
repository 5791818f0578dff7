"""The two fields of the bar."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from soat_gui.commands.bindings import Bindings
from soat_gui.fields import SearchField
from soat_gui.find.history import History

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindField(SearchField):
    """Enter and Shift+Enter are handed on, arrows up and down bring back what was typed before.

    What is being composed counts as typed; none of these keys acts on a composition without
    finishing it first.
    """

    entered = Signal(bool)
    """Enter; True with Shift."""

    def __init__(self, bindings: Bindings, parent: QWidget | None = None) -> None:
        super().__init__(bindings, parent)
        self.history = History()
        self.stepped.connect(self._stepped)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and held == Qt.KeyboardModifier.ShiftModifier:
            self.finish_composing()
            self.entered.emit(True)
        else:
            super().keyPressEvent(event)

    def put(self, text: str) -> None:
        """Let this stand in the field, chosen, so that typing replaces it."""
        self.finish_composing()
        self.setText(text)
        self.selectAll()

    def remember(self) -> None:
        """What stands in the field was used."""
        self.history.add(self.shown_text)

    def set_wrong(self, why: str) -> None:
        """Mark the field where what is in it cannot mean anything; empty: it can."""
        if self.property("wrong") != bool(why):
            self.setProperty("wrong", bool(why))
            self.style().polish(self)
        self.setAccessibleDescription(why)

    def _stepped(self, key: int) -> None:
        if key == Qt.Key.Key_Return.value:
            self.entered.emit(False)
        elif key == Qt.Key.Key_Up.value:
            self.put(self.history.older(self.text()))
        elif key == Qt.Key.Key_Down.value:
            self.put(self.history.newer(self.text()))
