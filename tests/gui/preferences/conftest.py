"""Somebody in the preferences, without a mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget
from tests.gui.conftest import Clerk

from soat_gui.commands.table import COMMANDS
from soat_gui.preferences.dialog import LOOKS, Preferences

KEEP, SAVE = (
    next(command for command in COMMANDS if command.identity == name) for name in ("keep", "save")
)


def opened(clerk: Clerk, page: int = LOOKS) -> Preferences:
    clerk.press("Ctrl+,")
    (dialog,) = clerk.window.findChildren(Preferences)
    clerk.qtbot.waitUntil(dialog.isActiveWindow)
    dialog.show_page(page)
    return dialog


def close(clerk: Clerk, dialog: Preferences) -> None:
    press(dialog, "Esc")
    clerk.window.activateWindow()  # without a desktop nobody else does it
    clerk.qtbot.waitUntil(clerk.window.isActiveWindow)


def press(widget: QWidget, *keys: str) -> None:
    for key in keys:
        QTest.keySequence(widget, key)


def pick(box: QComboBox, words: str) -> None:
    """Choose in a box by keyboard."""
    at = [box.itemText(row) for row in range(box.count())].index(words)
    box.setFocus()
    for _ in range(abs(at - box.currentIndex())):
        QTest.keyClick(box, Qt.Key.Key_Down if at > box.currentIndex() else Qt.Key.Key_Up)


def box_of(dialog: Preferences, name: str) -> QComboBox:
    found = dialog.findChild(QComboBox, name)
    assert isinstance(found, QComboBox)
    return found
