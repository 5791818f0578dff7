"""What can wait until all that is to be drawn is on the screen.

A key should be seen at once; what else it has to do with comes behind it.  Qt draws when it handles
an event of low priority that it has posted to itself: an event of a lower one comes after that,
whichever was posted first, and before the window waits for the next key.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

_BEHIND_DRAWING = Qt.EventPriority.LowEventPriority.value - 1


def post_behind_drawing(receiver: QObject) -> None:
    """Let ``receiver`` have an event of the type ``User`` when all is drawn.  From any thread."""
    QCoreApplication.postEvent(receiver, QEvent(QEvent.Type.User), _BEHIND_DRAWING)


class Wanted(QObject):
    """One thing to be done, once, however often it was asked for by then; when, its kinds say."""

    def __init__(self, act: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._act = act
        self._is_wanted = False

    @property
    def is_wanted(self) -> bool:
        """Whether it is still to be done."""
        return self._is_wanted

    def ask(self) -> None:
        """It is to be done."""
        if not self._is_wanted:
            self._is_wanted = True
            self._line_up()

    def stop(self) -> None:
        """It is not to be done any more."""
        self._is_wanted = False

    def finish(self) -> None:
        """Do it now, if it is still to be done."""
        if self._is_wanted:
            self._is_wanted = False
            self._act()

    def _line_up(self) -> None:
        """See to it that ``finish`` is called."""
        raise NotImplementedError


class AfterDrawing(Wanted):
    """What is done when all is drawn."""

    def _line_up(self) -> None:
        post_behind_drawing(self)

    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.User:
            return super().event(event)
        self.finish()
        return True
