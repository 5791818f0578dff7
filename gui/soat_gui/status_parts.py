"""What the status line is made of: labels that do not push others about, and the engine's news."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from soat_gui.engine_state import EngineState, PagesDone


class SteadyLabel(QLabel):
    """Plain text that keeps the width it once had, so that what stands beside it does not jump
    when a number loses a digit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._widest = 0

    def setText(self, text: str) -> None:
        if text != self.text():
            super().setText(text)
            # Empty is not there at all: what comes next begins anew.
            self._become(max(self._widest, self._width_now) if text else 0)

    def reserve(self, text: str) -> None:
        """Make room for a text that may come."""
        if len(text) > len(self.text()):
            # Letters together may be a pixel wider than they are alone.
            self._become(max(self._widest, self.fontMetrics().horizontalAdvance(text) + 2))

    def begin_anew(self) -> None:
        """Another report or language: what was wide before is so no more."""
        self._become(self._width_now)

    def sizeHint(self) -> QSize:
        return QSize(self._widest, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self.begin_anew()
        super().changeEvent(event)

    def _become(self, width: int) -> None:
        if width != self._widest:
            self._widest = width
            self.updateGeometry()

    @property
    def _width_now(self) -> int:
        return super().sizeHint().width() if self.text() else 0


class EngineProgress(QWidget):
    """How far the engine has read the report, and the button that halts it or lets it go on."""

    halted = Signal(bool)
    """True to halt, False to go on."""
    left = Signal()
    """The keyboard is to go back to the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_paused = False
        self.label, self.button = SteadyLabel(), QToolButton()
        self.label.setObjectName("quiet")
        self.button.setObjectName("quiet")
        self.button.setAutoRaise(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(lambda: self.halted.emit(not self._is_paused))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.label)
        layout.addWidget(self.button)
        self.hide()

    def show_progress(self, state: EngineState, pages: PagesDone, *, paused: bool) -> None:
        """Nothing is shown of short reports, nor when all is done."""
        self._is_paused = paused
        has_left = pages.done < pages.all and pages.all > 1
        self.setVisible(has_left and state is EngineState.WORKING)
        share = 100 * pages.done // max(1, pages.all)
        if paused:
            text = self.tr("looking halted at {share}%")
            what, mark = self.tr("Look at the rest of the pages"), "▸"
        else:
            text = self.tr("looking through the report, {share}%…")
            what, mark = self.tr("Stop looking at pages that are out of sight"), "✕"
        self.label.setText(text.format(share=share))
        self.label.reserve(text.format(share=100))
        self.button.setText(mark)
        self.button.setToolTip(what)
        self.button.setAccessibleName(what)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        if not self._is_paused:
            self.halted.emit(True)
        self.left.emit()
