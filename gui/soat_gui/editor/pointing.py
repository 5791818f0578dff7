"""What the mouse does in the panes, as signals about tokens."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from soat_gui.editor.lines import Place


class PointedArea(QAbstractScrollArea):
    """A scroll area in which tokens stand; what becomes of them is decided elsewhere."""

    word_pressed = Signal(object, bool)
    """A place was clicked; True for a double click."""
    word_reached = Signal(object)
    """A place up to which is selected with the mouse."""
    menu_wanted = Signal(object, QPoint)
    """What can be done with a place is asked for (None: with the current one), at a point of the
    screen."""
    zoomed = Signal(int)
    """Steps of Ctrl+wheel."""

    @property
    def place(self) -> Place | None:
        """The current token, where there is one."""
        raise NotImplementedError

    def place_at(self, point: QPointF) -> Place | None:
        """The token at a point of the viewport, in either pane."""
        raise NotImplementedError

    # Events

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y()
            if steps:
                self.zoomed.emit(1 if steps > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press(event, double=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._press(event, double=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._reach(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = None if by_key else self.place_at(QPointF(event.pos()))
        self.menu_wanted.emit(place, event.globalPos())

    def _press(self, event: QMouseEvent, *, double: bool) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not double:
            self._reach(event)
            return
        place = self.place_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self.word_pressed.emit(place, double)

    def _reach(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position())
        if place is not None and (self.place is None or place.span != self.place.span):
            self.word_reached.emit(place)
