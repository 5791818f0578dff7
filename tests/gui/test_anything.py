"""Whatever is pressed and clicked, in whatever order: nothing breaks, and nothing is lost.

What a slot raises makes a test fail.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog
from tests.gui.conftest import TEXT, Clerk, MakeClerk

from soat_gui.commands.table import COMMANDS

LEAVING = {"quit", "close-report"}
"""Commands after which there would be no report."""
PLAIN = [
    *["Return", "Tab", "Esc"] * 3, *["Down", "Right", "Ctrl+Z"] * 2, "Up", "Left", "Home", "End",
    "Space", "Del", "Backspace", "F2", "Shift+Tab", "Ctrl+Y", "Shift+Right", "Shift+Down",
]  # fmt: skip
LETTERS = "aduioxnhâđ16., "
STEPS = 150


class Child:
    """Somebody who presses and clicks at random."""

    def __init__(self, clerk: Clerk, seed: int) -> None:
        self.clerk, self.random = clerk, random.Random(seed)
        keys = [key for one in COMMANDS if one.identity not in LEAVING for key in one.keys if key]
        self.keys = sorted(set(keys))

    def do_anything(self) -> None:
        choice = self.random.random()
        if choice < 0.4:
            self.press(self.random.choice(self.keys))
        elif choice < 0.75:
            self.press(self.random.choice(PLAIN))
        elif choice < 0.9:
            self.come_back()
            self.clerk.type(self.random.choice(LETTERS))
        else:
            self.click()
        QApplication.processEvents()
        self.shut_what_has_opened()

    def press(self, key: str) -> None:
        self.come_back()
        focus = QApplication.focusWidget()
        QTest.keySequence(focus if focus is not None else self.clerk.window, key)

    def click(self) -> None:
        """One of the buttons in sight."""
        buttons = [
            one
            for one in self.clerk.window.findChildren(QAbstractButton)
            if one.isVisible() and one.isEnabled() and one.text() and one.width() > 10
        ]
        if buttons:
            QTest.mouseClick(self.random.choice(buttons), Qt.MouseButton.LeftButton)

    def come_back(self) -> None:
        """Without a desktop nobody gives the keyboard back when a dialog goes."""
        window = self.clerk.window
        if window.focusWidget() is None or QApplication.activeWindow() is None:
            window.activateWindow()
            window.page.view.setFocus()

    def shut_what_has_opened(self) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        for one in self.clerk.window.findChildren(QDialog):
            if one.isVisible():
                one.close()


@pytest.mark.parametrize("seed", range(4))
def test_anything_can_be_pressed_and_all_of_it_undone(
    make_clerk: MakeClerk, tmp_path: Path, seed: int
) -> None:
    path = tmp_path / "bao-cao.ocr.txt"
    path.write_text(TEXT * 3, encoding="utf-8")
    clerk = make_clerk(language=("vi", "en")[seed % 2])
    clerk.open(path)
    session = clerk.window.files.session
    assert session is not None
    child = Child(clerk, seed)
    for _ in range(STEPS):
        child.do_anything()
    clerk.window.page.view.typing.discard()
    while session.document.next_undo is not None:
        session.undo()
    assert session.document.corrected_text() == TEXT * 3
