"""What F8 opens: the letters of the kinds, and the keys for what stands at the current word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from soat_gui.annotations.kinds import LINK_LETTER, Kind
from soat_gui.commands.keys import key_of
from soat_gui.editor.display import EMPTY, visible

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
        self._letters = QHBoxLayout()
        self._letters.setSpacing(4)
        self._assemble()
        over.installEventFilter(self)
        self.hide()

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    @property
    def letters(self) -> list[str]:
        """What is shown of kinds: ``c cơ quan``."""
        items = (self._letters.itemAt(at) for at in range(self._letters.count()))
        widgets = [item.widget() for item in items if item is not None]
        texts = [one.text() for one in widgets if isinstance(one, QLabel)]
        return [" ".join(pair) for pair in zip(texts[::2], texts[1::2], strict=False)]

    def open(self) -> None:
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, words: str, state: str, todo: str, kinds: Sequence[Kind]) -> None:
        """What is meant, what it is, what the keys do with it, and what it can be."""
        about = visible(" ".join(words.split())) or EMPTY
        self.about.setText("“" + _cut(about) + "”")
        self.state.setText(state)
        self.keys.setText(todo)
        if list(kinds) != list(self._kinds) or not self._letters.count():
            self._kinds = list(kinds)
            self._show_letters()
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
        top, layout = QHBoxLayout(), QVBoxLayout(self)
        for label in (self.about, self.state, self.keys):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.keys.setObjectName("quiet")
        bold = self.about.font()
        bold.setBold(True)
        self.about.setFont(bold)
        top.setSpacing(10)
        top.addWidget(self.about)
        top.addWidget(self.state)
        top.addStretch(1)
        top.addWidget(self.keys)
        layout.setContentsMargins(16, 3, 16, 5)
        layout.setSpacing(2)
        layout.addLayout(top)
        layout.addLayout(self._letters)

    def _show_letters(self) -> None:
        while (item := self._letters.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        named = [(one.letter, one.title) for one in self._kinds if one.letter]
        for letter, title in [*named, (LINK_LETTER, self.tr("register"))]:
            for text, name in ((letter, "keycap"), (_short(title), "quiet")):
                label = QLabel(text)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setObjectName(name)
                if name == "quiet":  # where there is no room, titles are cut, not letters
                    label.setMinimumWidth(1)
                self._letters.addWidget(label)
            self._letters.addSpacing(6)
        self._letters.addStretch(1)


def _short(title: str) -> str:
    """So that all have room."""
    return title.partition(",")[0]


def _cut(words: str) -> str:
    return words if len(words) <= _ABOUT else words[: _ABOUT - 1] + "…"
