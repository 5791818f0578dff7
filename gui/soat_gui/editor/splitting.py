"""Splitting a word by hand: a gap in it that the arrow keys move."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from soat_core.editing.splitting import with_space
from soat_core.text import utf16_length
from soat_gui.editor.token_editor import TokenEditor
from soat_gui.editor.typing import TypingMode

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class SplitCursor(QObject):
    """While it is there, the field holds the word with a space in it, and the space is selected so
    that it can be seen.  Any key but the arrows ends it, and does what it does while typing."""

    ended = Signal()
    """The arrows mean something else again."""

    def __init__(self, field: TokenEditor, typing: TypingMode, parent: QObject) -> None:
        super().__init__(parent)
        self._field = field
        self._typing = typing
        self._word = ""
        self._cut = 0
        field.installEventFilter(self)
        typing.mode_changed.connect(self._mode_changed)

    @property
    def is_on(self) -> bool:
        return bool(self._word)

    def begin(self, word: str, cut: int) -> None:
        """Split ``word``, for now behind its first ``cut`` code points."""
        self._typing.begin(keep_text=True)
        if self._typing.is_on:
            self._word = word
            self._show(cut)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._word and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and not _is_held(event):
                self._show(self._cut + step)
                return True
            if event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt):
                self._end()
        return False

    def _show(self, cut: int) -> None:
        self._cut = min(max(1, cut), len(self._word) - 1)
        self._field.setText(with_space(self._word, self._cut))
        self._field.setSelection(utf16_length(self._word[: self._cut]), 1)

    def _end(self) -> None:
        """Go on typing behind the gap."""
        self._word = ""
        self._field.setCursorPosition(self._field.selectionEnd())
        self.ended.emit()

    def _mode_changed(self, editing: bool) -> None:
        if not editing:
            self._word = ""


def _is_held(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
