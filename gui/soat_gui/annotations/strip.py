"""What F8 opens: the letters of the kinds, and the keys for what stands at the current word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from soat_gui.annotations.kinds import LINK_LETTER, Kind
from soat_gui.annotations.letter import LetterLabel
from soat_gui.commands.keys import key_of
from soat_gui.editor.display import EMPTY, visible

_EDGE, _GAP = 16, 10
_LEAST = 60
"""Pixels that the words have in any case."""
_BETWEEN = " · "
_ABOUT = 44
"""Code points of the words that are shown."""
_OWN = {
    "Return", "Enter", "Esc", "Tab", "Shift+Tab", "Del", "F4", "Ctrl+R", "Shift+Left",
    "Shift+Right", "Ctrl+Shift+Left", "Ctrl+Shift+Right",
}  # fmt: skip


class MarkStrip(QFrame):
    """Stands over the suggestions while something is marked, so that no line moves for it.

    It takes single keys; input methods stay out of it.
    """

    lettered = Signal(str)
    """A letter: a kind's, or that of the register."""
    taken = Signal()
    """Enter: what stands there is right."""
    removed = Signal()
    turned_down = Signal()
    taken_everywhere = Signal()
    walked = Signal(int)
    """To the next proposal (1) or the one before (-1)."""
    moved = Signal(bool, int)
    """An end, the start (True) or the other one, by so many words."""
    left = Signal()
    """Esc, or the keyboard has gone elsewhere."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._kinds: Sequence[Kind] = ()
        self.setObjectName("noteBar")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.about, self.state, self.keys = QLabel(), QLabel(), QLabel()
        self._letters: list[LetterLabel] = []
        self._about = self._todo = ""
        self._top, self._below = QHBoxLayout(), QHBoxLayout()
        self._assemble()
        over.installEventFilter(self)
        self.hide()

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    @property
    def letters(self) -> list[str]:
        """What is shown of kinds: ``c cơ quan``."""
        return [f"{one.letter} {one.title}" for one in self._letters]

    def open(self) -> None:
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, words: str, state: str, todo: str, kinds: Sequence[Kind]) -> None:
        """What is meant, what it is, what the keys do with it, and what it can be."""
        about = visible(" ".join(words.split())) or EMPTY
        self._about, self._todo = _cut(about), todo
        self.state.setText(state)
        self.keys.setToolTip(todo)
        if list(kinds) != list(self._kinds) or not self._letters:
            self._kinds = list(kinds)
            self._show_letters()
        self._arrange()
        self.setAccessibleName(self.tr("Mark “{words}”").format(words=about))
        told = "; ".join(filter(None, (state, todo, ", ".join(self.letters))))
        self.setAccessibleDescription(told)

    # Events

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            name = key_of(event)
            is_asked = event.type() == QEvent.Type.ShortcutOverride
            if is_asked and (name in _OWN or self._letter(event)):
                event.accept()
                return True
            is_press = event.type() == QEvent.Type.KeyPress
            if is_press and name in ("Tab", "Shift+Tab"):  # not to the next widget
                self.keyPressEvent(event)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name, letter = key_of(event), self._letter(event)
        simple = {
            "Return": self.taken, "Enter": self.taken, "Esc": self.left, "Del": self.removed,
            "F4": self.turned_down, "Ctrl+R": self.taken_everywhere,
        }  # fmt: skip
        if name in simple:
            simple[name].emit()
        elif name in ("Tab", "Shift+Tab"):
            self.walked.emit(-1 if "Shift" in name else 1)
        elif name in _OWN:
            self.moved.emit(name.startswith("Ctrl"), 1 if name.endswith("Right") else -1)
        elif letter:
            self.lettered.emit(letter)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # The window itself may be left, or a menu be opened, and it goes on after that.
        if self.is_open and event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.MenuBarFocusReason,
        ):
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show_letters()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return False

    # Within

    def _letter(self, event: QKeyEvent) -> str:
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        text = event.text().casefold()
        return text if not held and len(text) == 1 and text.isalnum() else ""

    def _assemble(self) -> None:
        layout = QVBoxLayout(self)
        for label in (self.about, self.state, self.keys):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.keys.setObjectName("quiet")
        bold = self.about.font()
        bold.setBold(True)
        self.about.setFont(bold)
        for row in (self._top, self._below):
            row.setSpacing(_GAP)
        self._top.addWidget(self.about)
        self._top.addWidget(self.state)
        self._top.addStretch(1)
        self._top.addWidget(self.keys)
        self._below.addStretch(1)
        layout.setContentsMargins(_EDGE, 3, _EDGE, 5)
        layout.setSpacing(2)
        layout.addLayout(self._top)
        layout.addLayout(self._below)

    def _show_letters(self) -> None:
        for old in self._letters:
            old.hide()
            old.deleteLater()
        named = [(one.letter, one.title) for one in self._kinds if one.letter]
        register = (LINK_LETTER, self.tr("register"))
        self._letters = [LetterLabel(letter, _short(title)) for letter, title in (*named, register)]
        self._arrange()

    def _arrange(self) -> None:
        """The letters stand in the lower row; where it is too short for all, the first ones follow
        on the words above."""
        room = self.width() - 2 * _EDGE
        for one in reversed(self._letters):
            room -= one.sizeHint().width() + _GAP
            row = self._below if room >= -_GAP else self._top
            # In front of what stands there already; the words come before that.
            row.insertWidget(0 if row is self._below else 2, one)
            one.show()
        above = [one for one in self._letters if self._top.indexOf(one) >= 0]
        self._fill_top(self.width() - 2 * _EDGE - sum(one.sizeHint().width() for one in above))

    def _fill_top(self, room: int) -> None:
        """Say in so many pixels what there is room for: of the keys the last ones go first, then
        the end of the words."""
        keys = self._todo.split(_BETWEEN)
        room -= self.state.sizeHint().width() + _GAP * self._top.count()
        words = f"“{self._about}”"
        width = QFontMetrics(self.about.font()).horizontalAdvance
        of_keys = self.keys.fontMetrics().horizontalAdvance
        while keys and of_keys(_BETWEEN.join(keys)) > room - width(words):
            keys.pop()
        self.keys.setText(_BETWEEN.join(keys))
        words = QFontMetrics(self.about.font()).elidedText(
            words, Qt.TextElideMode.ElideRight, max(room, _LEAST)
        )
        self.about.setText(words)


def _short(title: str) -> str:
    """So that all have room."""
    return title.partition(",")[0]


def _cut(words: str) -> str:
    return words if len(words) <= _ABOUT else words[: _ABOUT - 1] + "…"
