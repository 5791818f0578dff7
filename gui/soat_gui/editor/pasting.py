"""Text from the clipboard, as it may go in place of a word."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

MOST = 1000
"""Code points.  What is longer is no word any more, and was hardly meant."""


def obstacle(text: str) -> str:
    """Why this cannot be pasted, for people; empty when it can."""
    if len(text) > MOST:
        told = QCoreApplication.translate(
            "Pasting",
            "The clipboard holds {count} characters; at most {most} go in place of a word.",
        )
        return told.format(count=len(text), most=MOST)
    if not in_one_line(text):
        return QCoreApplication.translate("Pasting", "There is no text on the clipboard.")
    return ""


def in_one_line(text: str) -> str:
    """The text without what cannot be typed: line ends and tabs become spaces, control characters
    go."""
    spaced = " ".join(text.split())
    return "".join(char for char in spaced if char >= " " and not "\x7f" <= char <= "\x9f")
