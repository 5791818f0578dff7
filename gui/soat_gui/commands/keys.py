"""Keys pressed, found in the command table."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from soat_gui.commands.table import COMMANDS, Command, Context

Run = Callable[[Command, int], None]
"""Called with the command and, for a numbered one, the number of its key (else 0)."""


def key_of(event: QKeyEvent) -> str:
    """The key pressed as the table writes it: ``Return``, ``Shift+Tab``, ``Ctrl+Home``."""
    key = Qt.Key(event.key())
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key == Qt.Key.Key_Enter:
        key = Qt.Key.Key_Return
    if key == Qt.Key.Key_Backtab:
        # What Shift+Tab arrives as.
        key, modifiers = Qt.Key.Key_Tab, modifiers | Qt.KeyboardModifier.ShiftModifier
    sequence = QKeySequence(modifiers.value | key.value)
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


def standard(key: str) -> str:
    """A key of the table as ``key_of`` writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


class KeyMap:
    """The keys of one context."""

    def __init__(self, context: Context) -> None:
        self._commands: dict[str, tuple[Command, int]] = {}
        for command in COMMANDS:
            if command.context is context:
                for number, key in enumerate(command.keys, 1):
                    found = command, number if command.numbered else 0
                    self._commands[standard(key)] = found

    def find(self, event: QKeyEvent) -> tuple[Command, int] | None:
        return self._commands.get(key_of(event))

    def __contains__(self, event: QKeyEvent) -> bool:
        return key_of(event) in self._commands


def shown_key(key: str) -> str:
    """A key as people read it, in the window's language where keys have names."""
    names = {
        "Return": "Enter",
        "Left": "←",
        "Right": "→",
        "Up": "↑",
        "Down": "↓",
        "PgUp": "Page Up",
        "PgDown": "Page Down",
        "Del": "Delete",
    }
    parts = key.replace("++", "+plus").split("+")
    return "+".join(names.get(part, "+" if part == "plus" else part) for part in parts)


def shown_keys(command: Command) -> str:
    """All keys of a command in one phrase, for the sheet."""
    if command.numbered:
        return f"{shown_key(command.keys[0])} … {shown_key(command.keys[-1])[-1]}"
    return QCoreApplication.translate("commands", " or ").join(map(shown_key, command.keys))
