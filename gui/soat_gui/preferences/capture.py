"""Press a key: what was pressed becomes the key of a command."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from soat_gui.commands.keys import key_of, shown_key

_HELD = {
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock, Qt.Key.Key_unknown,
    Qt.Key.Key_Super_L, Qt.Key.Key_Super_R, Qt.Key.Key_Menu,
}  # fmt: skip
"""What is no key by itself."""


class KeyCapture(QLabel):
    """While it has the focus every key is caught, also Tab, Enter and those of the window."""

    pressed = Signal(str)
    """A key, as ``key_of`` writes it."""
    given_up = Signal()
    """Esc, or the clerk went elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("capture")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)
        # Keys come as they are, not as what an input method would make of them.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def invite(self, words: str) -> None:
        """Say what is wanted and wait for a key."""
        self.setText(words)
        self.setAccessibleName(words)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            # Before Qt takes Tab to move the focus.
            self._take(event)
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason):
            self.given_up.emit()

    def _take(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _HELD:
            return
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.given_up.emit()
            return
        key = key_of(event)
        self.setText(shown_key(key))
        self.pressed.emit(key)
