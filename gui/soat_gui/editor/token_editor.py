"""The input field that stands on the current token.

It has the focus all the time, also while the clerk only reviews: then it is empty and unseen, and
hands keys to the command table.  When a letter comes, or an input method begins to compose, the
same field takes it.  So no composition is ever cut off by a change of focus.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QClipboard,
    QColor,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QWidget

from soat_gui.commands.bindings import Bindings, KeyMap
from soat_gui.commands.keys import Run
from soat_gui.commands.table import Context
from soat_gui.composing import ComposingLineEdit
from soat_gui.editor.pasting import in_one_line, obstacle
from soat_gui.theme import Theme


class TokenEditor(ComposingLineEdit):
    """See the module.  The view decides where it stands and what typing means."""

    began = Signal()
    """Something was typed while reviewing; emitted before the field takes it."""
    emptied = Signal()
    """The composition that typing began with was given up: nothing has been typed at all."""
    composed = Signal()
    """An input method is at work: it composes, or letters arrive with their marks."""
    refused = Signal(str)
    """Why what is on the clipboard was not pasted."""

    def __init__(self, run: Run, bindings: Bindings, parent: QWidget) -> None:
        super().__init__(parent)
        self._run = run
        self._review_keys = KeyMap(bindings, Context.REVIEW)
        self._edit_keys = KeyMap(bindings, Context.EDIT)
        self._window_keys = KeyMap(bindings, Context.WINDOW)
        self._composed_only = False
        self._frame = QColor()
        self.is_editing = False
        self.setFrame(False)
        # Files are dropped on the window; text dropped here would get past the record.
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_theme(self, theme: Theme) -> None:
        colours = QPalette(self.palette())
        colours.setColor(QPalette.ColorRole.Base, QColor(theme.surface))
        colours.setColor(QPalette.ColorRole.Text, QColor(theme.text))
        self.setPalette(colours)
        self._frame = QColor(theme.accent)

    # Begin and end

    def begin(self, text: str) -> None:
        """Take ``text`` to be edited, the cursor after it."""
        self.is_editing = True
        self._composed_only = not text
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self.setText(text)
        self.update()

    def leave(self) -> None:
        """Back to reviewing; what is in the field is forgotten."""
        self.is_editing = False
        self.forget_composing()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clear()
        self.update()

    # Keys

    def event(self, event: QEvent) -> bool:
        is_override = event.type() == QEvent.Type.ShortcutOverride and not self.is_composing
        if is_override and isinstance(event, QKeyEvent):
            if event in self._window_keys or _is_alt(event):
                # QLineEdit would keep undo, redo and others for itself, and Alt+D from the menus.
                event.ignore()
                return False
            if not self.is_editing:
                event.setAccepted(event in self._review_keys)
                return event.isAccepted()
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return False  # Tab is a key like others here

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = self._edit_keys if self.is_editing else self._review_keys
        found = keys.find(event)
        if found is not None:
            self.finish_composing()
            self._run(*found)
        elif self.is_editing:
            if not (self.is_composing and event in self._window_keys):
                self._take(event)
        elif begins_typing(event.text()) and not _is_command(event):
            self.began.emit()
            if self.is_editing:
                self._take(event)
        else:
            event.ignore()

    def paste_from(self, mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> None:
        """Take the plain text of the clipboard, in place of the word if nothing was typed yet."""
        text = QGuiApplication.clipboard().text(mode)
        if why := obstacle(text):
            self.refused.emit(why)
            return
        self.finish_composing()
        if not self.is_editing:
            self.began.emit()
        if self.is_editing:
            self._composed_only = False
            self.insert(in_one_line(text))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # Qt would take as much as there is.
        if event.button() != Qt.MouseButton.MiddleButton:
            super().mouseReleaseEvent(event)
        elif QGuiApplication.clipboard().supportsSelection():
            self.paste_from(QClipboard.Mode.Selection)

    def _take(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_from()
            return
        self._composed_only = False
        if has_marks(event.text()):
            self.composed.emit()
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        commit, preedit = event.commitString(), event.preeditString()
        if not self.is_editing:
            if self._runs_command(commit, preedit):
                return
            if preedit or begins_typing(commit):
                self.began.emit()
            if not self.is_editing:
                return
        if has_marks(commit) or any(map(str.isalpha, preedit)) or event.replacementLength():
            self.composed.emit()
        if commit:
            self._composed_only = False
        super().inputMethodEvent(event)
        if self._composed_only and not preedit and not self.text():
            self.emptied.emit()

    def _runs_command(self, commit: str, preedit: str) -> bool:
        """Input methods may send even a bare digit as text; it is the same command then."""
        if preedit or len(commit) != 1 or not commit.isdigit():
            return False
        key = QKeyEvent(QEvent.Type.KeyPress, ord(commit), Qt.KeyboardModifier.NoModifier, commit)
        found = self._review_keys.find(key)
        if found is not None:
            self._run(*found)
        return found is not None

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_editing:
            return
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(self._frame, 2))
        painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))


def begins_typing(text: str) -> bool:
    """Whether what a key types begins an edit: letters and signs; no digits, no white space."""
    return bool(text) and text[0].isprintable() and not text[0].isspace() and not text[0].isdigit()


def has_marks(text: str) -> bool:
    """Whether there are letters that no bare keyboard types."""
    return any(char.isalpha() and not char.isascii() for char in text)


def _is_alt(event: QKeyEvent) -> bool:
    return event.modifiers() == Qt.KeyboardModifier.AltModifier


def _is_command(event: QKeyEvent) -> bool:
    modifiers = event.modifiers()
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    # AltGr arrives as both and types letters.
    return bool(modifiers & control) != bool(modifiers & alt)
