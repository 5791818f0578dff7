"""Labels for words of any length."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy


def let_wrap(*labels: QLabel, quiet: bool = False) -> None:
    """Let labels say plain text in as many lines as it takes; long words never widen what they
    stand in.  ``quiet`` ones are drawn muted."""
    for label in labels:
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if quiet:
            label.setObjectName("quiet")
