"""The field in which a note is written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from soat_gui.commands.bindings import Bindings
from soat_gui.editor.display import EMPTY, visible
from soat_gui.fields import Field

_LONGEST = 2000
"""Code points of a note."""
_ABOUT = 28
"""Code points of the words that it is about that are shown."""


class NoteBar(QFrame):
    """Stands over the suggestions while a note is written, so that no line moves for it."""

    done = Signal()
    """Enter was pressed."""
    given_up = Signal()
    """Esc was pressed."""
    deserted = Signal()
    """The keyboard has gone elsewhere."""

    def __init__(self, over: QWidget, bindings: Bindings) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("noteBar")
        self._about = ""
        self.label, self._keys = QLabel(), QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self._keys.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self.label, self._keys):
            label.setObjectName("quiet")
        self.field = _NoteField(bindings, self)
        self.field.setMaxLength(_LONGEST)
        self.label.setBuddy(self.field)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(12)
        layout.addWidget(self.label)
        layout.addWidget(self.field, 1)
        layout.addWidget(self._keys)
        self.field.deserted.connect(self.deserted)
        over.installEventFilter(self)
        self.retranslate()
        self.hide()

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    @property
    def text(self) -> str:
        self.field.finish_composing()
        return self.field.text()

    def open(self, about: str, text: str) -> None:
        """Write about some words, beginning with a text."""
        self._about = about
        self.retranslate()
        self.field.setText(text)
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        # A reason that selects everything would have the next key replace it.
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.end(False)

    def close_field(self) -> None:
        """Without a word."""
        self.hide()
        self.field.clear()

    def retranslate(self) -> None:
        about = visible(" ".join(self._about.split())) or EMPTY
        if len(about) > _ABOUT:
            about = about[: _ABOUT - 1] + "…"
        self.label.setText(self.tr("Note on “{words}”").format(words=about))
        self.field.setAccessibleName(self.label.text())
        self.field.setPlaceholderText(self.tr("Write a note; leave it empty to remove it"))
        self._keys.setText(self.tr("Enter: done · Esc: leave it"))

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return False


class _NoteField(Field):
    deserted = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # The window itself may be left, or a menu be opened, and the note goes on after it.
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.MenuBarFocusReason,
        ):
            self.deserted.emit()
