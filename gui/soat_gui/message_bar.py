"""Messages and questions inside of the window; nobody has to click them away to go on working."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
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
    """One message at a time, floating over the top of the panes so that no line moves for it.

    A question takes the keyboard until it is answered (Enter takes the first choice, Esc none); a
    message without choices leaves it where it was and goes with Esc.
    """

    closed = Signal()
    told = Signal(str)
    """The text of a message that has come."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("message")
        self.setProperty("kind", Kind.INFO)
        self._over = over
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
        self._beside, self._below = QHBoxLayout(), QVBoxLayout()
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self.text, 1)
        top.addLayout(self._beside)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 10, 10, 10)
        self._layout.addLayout(top)
        self._layout.addLayout(self._below)
        over.installEventFilter(self)
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
        its choices and ``asks`` nothing leaves the keyboard where it was."""
        self._clear()
        self._asks = asks
        self.setProperty("kind", kind)
        self.style().polish(self)
        self.text.setText(text)
        self.setAccessibleName(text)
        for choice in choices:
            self._add(choice, self._below if listed else self._beside)
        self.show()
        self.raise_()
        self._place()
        self.told.emit(text)
        if self.choices:
            self._choices[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        if self.isHidden():
            return
        self._clear()
        self.hide()
        self.closed.emit()

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
        else:
            # A letter typed at a question must not reach the text behind it.
            event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:
        if not self._choices:
            return False
        at = next_index([b.hasFocus() for b in self._choices], forward=next)
        self._choices[at].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def _add(self, choice: Choice, layout: QHBoxLayout | QVBoxLayout) -> None:
        button = QPushButton(choice.label)
        button.setProperty("primary", "false" if self._choices else "true")
        button.setAutoDefault(False)
        if not self._asks:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

        def act() -> None:
            self.dismiss()
            choice.act()

        button.clicked.connect(act)
        layout.addWidget(button)
        self._choices.append(button)

    def _clear(self) -> None:
        for button in self._choices:
            button.hide()
            button.deleteLater()
        self._choices = []

    def _place(self) -> None:
        width = min(self._over.width() - 24, 1000)
        self.setFixedWidth(width)
        self._layout.activate()
        height = self._layout.heightForWidth(width)
        self.setFixedHeight(max(44, height if height > 0 else self.sizeHint().height()))
        self.move((self._over.width() - width) // 2, 10)


def sentence(error: SoatError) -> str:
    """The error as sentences that begin with a capital letter."""
    what = error.what[:1].upper() + error.what[1:]
    place = f"{error.where}: " if error.where else ""
    return f"{place}{error.what if place else what}. {error.advice}".strip()


def next_index(focused: Sequence[bool], *, forward: bool) -> int:
    """The choice after (or before) the focused one, round and round."""
    at = focused.index(True) if True in focused else -1
    return (at + (1 if forward else -1)) % len(focused)
