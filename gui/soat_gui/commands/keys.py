"""Keys: how the table writes them, how people read them, which a command may have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from soat_gui.commands.command import Command, Context

Run = Callable[[Command, int], None]
"""Called with the command and, for a numbered one, the number of its key (else 0)."""

_Key, _Modifier = Qt.Key, Qt.KeyboardModifier
_FIRST_SPECIAL = 0x01000000
"""From here on Qt's keys are no characters."""
_EDITING = {
    _Key.Key_Left, _Key.Key_Right, _Key.Key_Home, _Key.Key_End, _Key.Key_Delete,
}  # fmt: skip
"""What every field needs for itself."""
_MOVING = _EDITING | {
    _Key.Key_Return, _Key.Key_Tab, _Key.Key_Escape, _Key.Key_Up, _Key.Key_Down, _Key.Key_PageUp,
    _Key.Key_PageDown, _Key.Key_Insert,
}  # fmt: skip
"""What lists and buttons need too."""
_FIELDS = {"Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Ins", "Shift+Ins", "Shift+Del"}
"""Copying and pasting, in every field."""
_INPUT_METHODS = {"Alt+Z", "Ctrl+Space", "Shift+Space"}
"""How Unikey, EVKey, ibus and fcitx are switched."""
_SYSTEM = {"Alt+F4", "Alt+Space", "Alt+Tab", "Alt+Shift+Tab"}


def key_of(event: QKeyEvent) -> str:
    """The key pressed as the table writes it: ``Return``, ``Shift+Tab``, ``Ctrl+Home``."""
    key = Qt.Key(event.key())
    modifiers = event.modifiers() & ~_Modifier.KeypadModifier
    if key == _Key.Key_Enter:
        key = _Key.Key_Return
    if key == _Key.Key_Backtab:
        # What Shift+Tab arrives as.
        key, modifiers = _Key.Key_Tab, modifiers | _Modifier.ShiftModifier
    sequence = QKeySequence(modifiers.value | key.value)
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


@lru_cache(maxsize=1024)  # every window asks for every key of the table several times
def standard(key: str) -> str:
    """A key of the table as ``key_of`` writes it; empty for what is no key."""
    sequence = QKeySequence(key, QKeySequence.SequenceFormat.PortableText)
    if sequence.count() != 1 or _parts(sequence)[0] == _Key.Key_unknown:
        return ""
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


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
        "Ins": "Insert",
    }
    parts = key.replace("++", "+plus").split("+") if key != "+" else ["plus"]
    return "+".join(names.get(part, "+" if part == "plus" else part) for part in parts)


def shown_keys(keys: Sequence[str], *, numbered: bool = False) -> str:
    """All keys of a command in one phrase; those of a ``numbered`` one as from the first to the
    last, unless some are missing."""
    if numbered and len(keys) > 1 and all(keys):
        return f"{shown_key(keys[0])} … {shown_key(keys[-1])[-1]}"
    either = QCoreApplication.translate("commands", " or ")
    return either.join(shown_key(key) for key in keys if key)


def counted_keys(first: str, count: int) -> tuple[str, ...]:
    """The keys of a numbered command from that of the number 1: ``Alt+1`` and so on; none when it
    is no such key."""
    first = standard(first)
    held = first.removesuffix("1")
    if held == first or not (held == "" or held.endswith("+")):
        return ()
    return tuple(f"{held}{number}" for number in range(1, count + 1))


def refusal(key: str, command: Command) -> str:
    """Why a command cannot have a key (a sentence for people); empty when it can."""
    key = standard(key)
    if not key:
        return QCoreApplication.translate("keys", "That is no key.")
    pressed, held = _parts(QKeySequence(key))
    if pressed == _Key.Key_Backspace:
        return QCoreApplication.translate("keys", "Backspace always deletes what was typed.")
    if key in _INPUT_METHODS:
        return QCoreApplication.translate("keys", "Input methods are switched by this key.")
    if key in _SYSTEM or held & _Modifier.MetaModifier:
        return QCoreApplication.translate("keys", "This key belongs to the system.")
    return _types(pressed, held, command.context) or _is_needed(key, pressed, held, command.context)


def _parts(sequence: QKeySequence) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    """The first key of a sequence, and what is held with it."""
    first: QKeyCombination = sequence[0]  # type: ignore[index]
    return first.key(), first.keyboardModifiers()


def _types(key: Qt.Key, modifiers: Qt.KeyboardModifier, context: Context) -> str:
    """Why a key cannot be taken that types something, or may do so on some keyboard."""
    if key >= _FIRST_SPECIAL:
        return ""
    control, alt = _Modifier.ControlModifier, _Modifier.AltModifier
    if modifiers & control and modifiers & alt:
        return QCoreApplication.translate("keys", "On many keyboards this key types a letter.")
    if modifiers & control:
        return ""
    if modifiers & alt:
        is_letter = _Key.Key_A <= key <= _Key.Key_Z
        opens = QCoreApplication.translate("keys", "Alt with a letter opens menus.")
        return opens if is_letter else ""
    is_digit = _Key.Key_0 <= key <= _Key.Key_9 or key == _Key.Key_Space
    if is_digit and not modifiers and context is Context.REVIEW:
        return ""
    return QCoreApplication.translate("keys", "This key types text: use it with Ctrl or Alt.")


def _is_needed(key: str, pressed: Qt.Key, held: Qt.KeyboardModifier, context: Context) -> str:
    """Why a key cannot be taken that fields and lists need."""
    if context is Context.REVIEW:
        return ""
    if key in _FIELDS:
        return QCoreApplication.translate("keys", "Every field needs this key to copy and paste.")
    needed = _MOVING if context is Context.WINDOW else _EDITING
    if pressed in needed and not held & ~_Modifier.ShiftModifier:
        return QCoreApplication.translate("keys", "Lists and fields need this key themselves.")
    return ""
