"""How far reading a picture again has come, in the status line, and the button that ends it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from soat_gui.status_parts import SteadyLabel


class ReadingNews(QWidget):
    """Shown only while something is read.  Never takes the keyboard by itself."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label, self.button = SteadyLabel(), QToolButton()
        self.label.setObjectName("quiet")
        self.button.setObjectName("quiet")
        self.button.setAutoRaise(True)
        self.button.setText("✕")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.stopped)
        # The line must not grow, and the panes move, when it comes.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.label)
        layout.addWidget(self.button)
        self.retranslate()
        self.hide()

    def show_news(self, text: str) -> None:
        """What is being read; empty when nothing is."""
        self.label.setText(text)
        self.setVisible(bool(text))

    def retranslate(self) -> None:
        self.button.setToolTip(self.tr("Stop reading"))
        self.button.setAccessibleName(self.tr("Stop reading"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
