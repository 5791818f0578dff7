"""A field that never loses what an input method is composing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_ENDING = frozenset({
    Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab,
})  # fmt: skip


class ComposingLineEdit(QLineEdit):
    """Base of every field of the program in which text is typed.

    Vietnamese input methods compose: the syllable is shown but not part of the text until it is
    committed, and Qt drops it when the focus goes elsewhere or the cursor is put elsewhere.  Here
    it is taken into the text first.  While it is composed no key is a shortcut.
    """

    typed = Signal()
    """``shown_text`` has changed: the text, or what is being composed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preedit = ""
        self._told = ""
        self.textChanged.connect(lambda _text: self._tell())

    @property
    def is_composing(self) -> bool:
        return bool(self._preedit)

    @property
    def shown_text(self) -> str:
        """The text with what is being composed in its place."""
        text, at = self.text(), self.cursorPosition()
        return text[:at] + self._preedit + text[at:] if self._preedit else text

    def finish_composing(self) -> None:
        """Take the syllable being composed into the text."""
        if not self.is_composing:
            return
        QGuiApplication.inputMethod().commit()
        if self._preedit:
            # Not every input method commits when asked; what is on the screen is meant.
            event = QInputMethodEvent()
            event.setCommitString(self._preedit)
            self.inputMethodEvent(event)

    def forget_composing(self) -> None:
        """Drop the syllable being composed; the input method must forget it too, or it comes back
        in the next word."""
        if self.is_composing:
            QGuiApplication.inputMethod().reset()
            self._preedit = ""
            super().inputMethodEvent(QInputMethodEvent())
            self._tell()

    # Events

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self.is_composing:
            # Whatever it is, it belongs to the composition and is no command.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENDING:
            self.finish_composing()
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        # First, or what is committed would count twice in what is shown.
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.finish_composing()
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Putting the cursor elsewhere would drop it too.
        self.finish_composing()
        super().mousePressEvent(event)

    def _tell(self) -> None:
        shown = self.shown_text
        if shown != self._told:
            self._told = shown
            self.typed.emit()
