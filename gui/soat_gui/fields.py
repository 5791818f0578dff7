"""Fields to type into, with Vietnamese input methods in mind."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from soat_gui.commands.bindings import Bindings, KeyMap
from soat_gui.commands.command import Context
from soat_gui.composing import ComposingLineEdit

_STEPS = {
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
    Qt.Key.Key_Return, Qt.Key.Key_Enter,
}  # fmt: skip


class Field(ComposingLineEdit):
    """What is being composed is never lost, and no key of the composition is taken for a command.

    The keys of the window's commands stay with the window: undo is always that of the report.
    """

    def __init__(self, bindings: Bindings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window_keys = KeyMap(bindings, Context.WINDOW)

    def event(self, event: QEvent) -> bool:
        is_override = event.type() == QEvent.Type.ShortcutOverride and not self.is_composing
        if is_override and isinstance(event, QKeyEvent) and event in self._window_keys:
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event not in self._window_keys:
            super().keyPressEvent(event)
        else:
            event.ignore()


class SearchField(Field):
    """One in which something is looked for: also what is still being composed.

    Keys that walk a list beside the field are handed on by ``stepped``.
    """

    searched = Signal(str)
    """What is to be looked for now."""
    stepped = Signal(int)
    """A ``Qt.Key``: an arrow up or down, Page Up, Page Down, or Return for both Enter keys."""

    def __init__(self, bindings: Bindings, parent: QWidget | None = None) -> None:
        super().__init__(bindings, parent)
        self.typed.connect(lambda: self.searched.emit(self.shown_text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in _STEPS or held:
            super().keyPressEvent(event)
            return
        self.finish_composing()
        is_enter = event.key() == Qt.Key.Key_Enter
        self.stepped.emit(Qt.Key.Key_Return.value if is_enter else event.key())
