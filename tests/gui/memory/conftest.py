"""Somebody whose program remembers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.gui.conftest import Clerk

from soat_core.memory import Memory
from soat_gui.memory.dialog import MemoryDialog


def remembered(file: Path) -> dict[str, str]:
    """What the file says, once nobody holds it any more."""
    with Memory.open(file) as memory:
        return {pair.token: pair.text for pair in memory.all() if pair.accepted}


def leave(clerk: Clerk) -> None:
    clerk.prompts.unsaved = clerk.prompts.unsaved.DISCARD
    assert clerk.window.close()


def dialog_of(clerk: Clerk) -> MemoryDialog:
    """Open, and filled."""
    (dialog,) = clerk.window.findChildren(MemoryDialog)
    clerk.qtbot.waitUntil(dialog.isVisible)
    answered: list[bool] = []
    ask(clerk, lambda memory: answered.append(True))
    return dialog


def ask(clerk: Clerk, work: object) -> None:
    """Wait until the memory has answered everything that was asked before."""
    done: list[object] = []
    clerk.window.remembering.ask(work, done.append, done.append)  # type: ignore[arg-type]
    clerk.qtbot.waitUntil(lambda: bool(done))


def close(clerk: Clerk, dialog: MemoryDialog) -> None:
    press(dialog, "Esc")
    clerk.qtbot.waitUntil(lambda: not clerk.window.findChildren(MemoryDialog))
    clerk.qtbot.waitUntil(lambda: clerk.window.suggester.is_settled)


def press(dialog: MemoryDialog, *keys: str) -> None:
    for key in keys:
        target: QWidget = dialog.focusWidget() or dialog
        QTest.keySequence(target, QKeySequence(key))
