"""A letter that can be pressed, and what it stands for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget


class LetterLabel(QWidget):
    """``c cơ quan``, the letter drawn as a key.  Without room its title is cut, not the letter."""

    def __init__(self, letter: str, title: str) -> None:
        super().__init__()
        self.letter, self.title = letter, title
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for text, name in ((letter, "keycap"), (title, "quiet")):
            label = QLabel(text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setObjectName(name)
            row.addWidget(label)
        label.setMinimumWidth(1)
