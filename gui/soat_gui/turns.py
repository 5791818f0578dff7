"""Work that nobody waits for: a few milliseconds in each turn of the event loop.

Several places have work of a few milliseconds: what the engine said is taken, series are kept up,
the lines of the next page are laid out.  Each with a timer of its own would have them all in one
turn, one after the other, and a key that comes meanwhile waits for the sum.  So they line up here:
each turn begins with the keys that have come, then all is drawn, then one of them has its piece,
and the next one only if that was short.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from shiboken6 import isValid

from soat_gui.after_drawing import Wanted, post_behind_drawing

_TURN_S = 0.002
"""Of work in a turn of the loop; a piece that was begun is finished."""


class Turn(Wanted):
    """One piece of work, done when it is its turn: 2 ms at most, which asks again where more is
    left."""

    def __init__(
        self, act: Callable[[], object], parent: QObject, *, comes_first: bool = False
    ) -> None:
        """``comes_first`` is before all others, for what the next key may need: it must soon have
        an end."""
        super().__init__(act, parent)
        self.comes_first = comes_first

    def _line_up(self) -> None:
        _line().join(self)


class _Line(QObject):
    """All that wait for their turn: those that come first, then first come, first served."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._first: deque[Turn] = deque()
        self._others: deque[Turn] = deque()
        # Qt handles what came from the system, keys above all, before timers of no length.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(lambda: post_behind_drawing(self))

    def join(self, turn: Turn) -> None:
        if not self._is_awaited:
            self._timer.start()
        (self._first if turn.comes_first else self._others).append(turn)

    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.User:
            return super().event(event)
        until = time.perf_counter() + _TURN_S
        while (turn := self._next()) is not None:
            # before it does its work, which may wait in a loop of its own
            if self._is_awaited:
                self._timer.start()
            turn.finish()
            if time.perf_counter() >= until:
                break
        return True

    @property
    def _is_awaited(self) -> bool:
        return bool(self._first or self._others)

    def _next(self) -> Turn | None:
        """The first that is still there and still wanted."""
        while self._is_awaited:
            turn = (self._first or self._others).popleft()
            if isValid(turn) and turn.is_wanted:
                return turn
        return None


def _line() -> _Line:
    """That of the application."""
    app = QCoreApplication.instance()
    assert app is not None
    found: _Line | None = app.findChild(_Line)
    return _Line(app) if found is None else found
