"""Messages and questions inside of the window; nobody has to click them away to go on working."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from soat_core.errors import SoatError


class Kind(StrEnum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Choice:
    """A button; the first one of a question is taken by Enter."""

    label: str
    act: Callable[[], None]


class MessageBar(QFrame):
    """One message at a time, in a place of its own: it covers nothing.

    A question takes the keyboard until it is answered (Enter takes the first choice, Esc none),
    but not from somebody who is typing, and whoever types on at a question is not held up: it
    waits, and ``take_focus`` goes back to it.  A message without choices leaves the keyboard where
    it was and goes with Esc.
    """

    closed = Signal()
    told = Signal(str)
    """The text of a message that has come."""
    typed_past = Signal(QKeyEvent)
    """A letter was typed at a question: it is meant for the text."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        is_typing: Callable[[], bool] = lambda: False,
        key_to_answer: Callable[[], str] = lambda: "",
    ) -> None:
        """``is_typing`` tells whether the keyboard must stay where it is; ``key_to_answer`` is the
        key that goes to a question, as people read it."""
        super().__init__(parent)
        self.setObjectName("message")
        self.setProperty("kind", Kind.INFO)
        self._is_typing = is_typing
        self._key_to_answer = key_to_answer
        self._choices: list[QPushButton] = []
        self._asks = True
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = QToolButton()
        self._close.setText("✕")
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._close.clicked.connect(self.dismiss)
        self.hint = QLabel()
        self.hint.setObjectName("keycap")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self._beside, self._below = QHBoxLayout(), QVBoxLayout()
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self.text, 1)
        top.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addLayout(self._beside)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 10, 10, 10)
        self._layout.addLayout(top)
        self._layout.addLayout(self._below)
        self.hide()

    @property
    def choices(self) -> Sequence[QPushButton]:
        """Of the question that is asked."""
        return self._choices if self._asks else ()

    def show_error(self, error: SoatError, choices: Sequence[Choice] = ()) -> None:
        """Where, what, what to do."""
        self.show_message(Kind.ERROR, sentence(error), choices)

    def show_message(
        self,
        kind: Kind,
        text: str,
        choices: Sequence[Choice] = (),
        *,
        listed: bool = False,
        asks: bool = True,
    ) -> None:
        """``listed`` puts the choices below each other, for long ones.  A message that only offers
        its choices and ``asks`` nothing leaves the keyboard where it was, or gives it back if
        the question before had it."""
        had_focus = self.has_focus
        self._clear()
        self._asks = asks
        self.setProperty("kind", kind)
        self.style().polish(self)
        self.text.setText(text)
        self.setAccessibleName(text)
        for choice in choices:
            self._add(choice, self._below if listed else self._beside)
        self.show()
        self.told.emit(text)
        if self.choices and not self._is_typing():
            self.take_focus()
        elif had_focus:
            self.closed.emit()
        self._show_hint()

    def dismiss(self) -> None:
        if self.isHidden():
            return
        self._clear()
        self.hide()
        self.closed.emit()

    def take_focus(self) -> None:
        """Go to the first choice, if there is one."""
        if self._choices and self.isVisible():
            self._choices[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def has_focus(self) -> bool:
        """Whether a key would answer the question."""
        return any(button.hasFocus() for button in self._choices)

    def pass_by(self) -> None:
        """The clerk goes on working: news that was only told has been read."""
        if self.property("kind") == Kind.INFO and not self.choices:
            self.dismiss()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._choices:
            focused = [button for button in self._choices if button.hasFocus()]
            (focused or self._choices)[0].click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.focusNextPrevChild(False)
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.focusNextPrevChild(True)
        elif is_text(event):
            self.typed_past.emit(event)
        else:
            # A command on the word behind a question is not meant.
            event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:
        if not self._choices:
            return False
        at = next_index([b.hasFocus() for b in self._choices], forward=next)
        self._choices[at].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _add(self, choice: Choice, layout: QHBoxLayout | QVBoxLayout) -> None:
        button = _Button(choice.label)
        button.focus_moved.connect(self._show_hint)
        button.setProperty("primary", "false" if self._choices else "true")
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._asks else Qt.FocusPolicy.TabFocus)

        def act() -> None:
            self.dismiss()
            choice.act()

        button.clicked.connect(act)
        layout.addWidget(button)
        # In a bar that is shown already it would come too late to take the keyboard.
        button.show()
        self._choices.append(button)

    def _clear(self) -> None:
        for button in self._choices:
            button.hide()
            button.deleteLater()
        self._choices = []

    def _show_hint(self) -> None:
        """How the choices are reached by key, while the keyboard is elsewhere."""
        key = self._key_to_answer()
        self.hint.setText(key)
        self.hint.setAccessibleName(self.tr("{key} goes to the choices").format(key=key))
        self.hint.setToolTip(self.hint.accessibleName())
        self.hint.setVisible(bool(key and self._choices) and not self.has_focus)


def is_text(event: QKeyEvent) -> bool:
    """Whether a key types a letter or a sign, white space and digits not counted."""
    held = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    text = event.text()
    is_sign = bool(text) and text[0].isprintable() and not text[0].isspace()
    return is_sign and not held and not text[0].isdigit()


class _Button(QPushButton):
    """Tells when the keyboard comes or goes."""

    focus_moved = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_moved.emit()


def sentence(error: SoatError) -> str:
    """The error as sentences that begin with a capital letter."""
    what = error.what[:1].upper() + error.what[1:]
    place = f"{error.where}: " if error.where else ""
    return f"{place}{error.what if place else what}. {error.advice}".strip()


def next_index(focused: Sequence[bool], *, forward: bool) -> int:
    """The choice after (or before) the focused one, round and round."""
    at = focused.index(True) if True in focused else -1
    return (at + (1 if forward else -1)) % len(focused)
