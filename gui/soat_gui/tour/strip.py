"""The line in which the tour speaks, above the suggestions: nothing is covered by it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)


class TourStrip(QFrame):
    """Keys as they look on a keyboard, what they do, and how far the tour has got."""

    left = Signal()
    """The cross was clicked."""
    other_language_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tour")
        self._caps: list[QLabel] = []
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.count = QLabel()
        self.count.setObjectName("quiet")
        self._close = QToolButton()
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._close.clicked.connect(self.left)
        self.language = QPushButton()
        self.language.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.language.clicked.connect(self.other_language_wanted)
        self.language.hide()
        self._keys = QHBoxLayout()
        self._keys.setSpacing(4)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 7, 8, 7)
        layout.setSpacing(14)
        layout.addLayout(self._keys)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.language)
        layout.addWidget(self.count)
        layout.addWidget(self._close)
        self.hide()

    @property
    def keys(self) -> list[str]:
        """What is to be pressed, in this order."""
        return [cap.text() for cap in self._caps]

    def say(self, keys: Sequence[str], words: str, count: str) -> None:
        """Show a step, and tell a screen reader."""
        for cap in self._caps:
            self._keys.removeWidget(cap)
            cap.hide()
            cap.deleteLater()
        self._caps = [self._cap(key) for key in keys]
        self.words.setText(words)
        self.count.setText(count)
        leave = self.tr("Leave the tour (Esc)")
        self._close.setToolTip(leave)
        self._close.setAccessibleName(leave)
        told = f"{count}. {' '.join(keys)}: {words}" if keys else words
        self.setAccessibleName(told)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    def offer_language(self, name: str) -> None:
        """A button that changes the language of the window; it is called by its own name."""
        self.language.setText(name)
        self.language.setVisible(bool(name))

    def _cap(self, key: str) -> QLabel:
        cap = QLabel(key)
        cap.setObjectName("keycap")
        cap.setTextFormat(Qt.TextFormat.PlainText)
        cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._keys.addWidget(cap)
        return cap
