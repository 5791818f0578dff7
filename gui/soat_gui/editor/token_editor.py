"""The input field that stands on the current token.

It has the focus all the time, also while the clerk only reviews: then it is empty and unseen, and
hands keys to the command table.  When a letter comes, or an input method begins to compose, the
same field takes it.  So no composition is ever cut off by a change of focus.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from soat_gui.commands.keys import KeyMap, Run
from soat_gui.commands.table import Context
from soat_gui.theme import Theme


class TokenEditor(QLineEdit):
    """See the module.  The view decides where it stands and what typing means."""

    began = Signal()
    """Something was typed while reviewing; emitted before the field takes it."""
    typed = Signal()
    """The text, or what is being composed, has changed."""
    emptied = Signal()
    """The composition that typing began with was given up: nothing has been typed at all."""

    def __init__(self, run: Run, parent: QWidget) -> None:
        super().__init__(parent)
        self._run = run
        self._review_keys = KeyMap(Context.REVIEW)
        self._edit_keys = KeyMap(Context.EDIT)
        self._window_keys = KeyMap(Context.WINDOW)
        self._preedit = ""
        self._composed_only = False
        self._frame = QColor()
        self.is_editing = False
        self.setFrame(False)
        # Files are dropped on the window; text dropped here would get past the record.
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(lambda _text: self.typed.emit())

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
        if self.is_composing:
            # The input method must forget its syllable too, or it comes back in the next word.
            QGuiApplication.inputMethod().reset()
            super().inputMethodEvent(QInputMethodEvent())
            self._preedit = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clear()
        self.update()

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

    # Keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self.is_composing:
                # Whatever it is, it belongs to the composition and is no command.
                event.accept()
                return True
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
                self._composed_only = False
                super().keyPressEvent(event)
        elif begins_typing(event.text()) and not _is_command(event):
            self.began.emit()
            if self.is_editing:
                self._composed_only = False
                super().keyPressEvent(event)
        else:
            event.ignore()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        commit, preedit = event.commitString(), event.preeditString()
        if not self.is_editing:
            if self._runs_command(commit, preedit):
                return
            if preedit or begins_typing(commit):
                self.began.emit()
            if not self.is_editing:
                return
        super().inputMethodEvent(event)
        self._preedit = preedit
        if commit:
            self._composed_only = False
        if self._composed_only and not preedit and not self.text():
            self.emptied.emit()
        else:
            self.typed.emit()

    def _runs_command(self, commit: str, preedit: str) -> bool:
        """Input methods may send even a bare digit as text; it is the same command then."""
        if preedit or len(commit) != 1 or not commit.isdigit():
            return False
        key = QKeyEvent(QEvent.Type.KeyPress, ord(commit), Qt.KeyboardModifier.NoModifier, commit)
        found = self._review_keys.find(key)
        if found is not None:
            self._run(*found)
        return found is not None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        # Qt drops an uncommitted syllable here.
        self.finish_composing()
        super().focusOutEvent(event)

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


def _is_alt(event: QKeyEvent) -> bool:
    return event.modifiers() == Qt.KeyboardModifier.AltModifier


def _is_command(event: QKeyEvent) -> bool:
    modifiers = event.modifiers()
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    # AltGr arrives as both and types letters.
    return bool(modifiers & control) != bool(modifiers & alt)
