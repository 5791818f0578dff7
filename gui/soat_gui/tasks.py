"""Work off the GUI thread, its results back on it."""

from __future__ import annotations

import contextlib
import itertools
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, QThreadPool, QTimer

from soat_core.errors import let_go
from soat_gui.after_drawing import post_behind_drawing

AFTER_DRAWING_MS = 20
"""When what a key has changed is drawn."""


class Tasks(QObject):
    """The one dispatcher: plain functions go out to a pool of threads, results come back here, when
    all that is to be drawn is drawn.

    What tells of a result is sent to this long-lived object: signals owned by runnables were
    measured to get lost when the runnable is deleted.
    """

    def __init__(
        self, parent: QObject | None = None, threads: int = 1, *, after_ms: int = 0
    ) -> None:
        """``after_ms``: nothing begins before so many milliseconds have passed.  Python's threads
        take turns; what follows a key should not take its turn before the key is drawn."""
        super().__init__(parent)
        self._late: list[int] = []
        # of its own: each ``singleShot`` that calls a method later leaves some bytes behind
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(after_ms)
        self._later.timeout.connect(self._begin)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._numbers = itertools.count()
        self._is_closed = False
        self._waiting: dict[int, _Task] = {}
        self._arrived: deque[tuple[int, Any, Exception | None]] = deque()
        """Filled by the threads, in the order in which they ended."""

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Call ``work`` in another thread, then ``done`` or ``failed`` in this one.

        Nothing is begun after ``close``.
        """
        if self._is_closed:
            return
        number = next(self._numbers)
        self._waiting[number] = _Task(work, done, failed)
        if not self._later.interval():
            self._start(number)
            return
        if not self._late:
            self._later.start()
        self._late.append(number)

    def _begin(self) -> None:
        self._later.stop()
        late, self._late = self._late, []
        for number in late:
            self._start(number)

    def finish(self) -> None:
        """Do now all that was asked for, in order; what comes of it is delivered as usual."""
        self._begin()
        self._pool.waitForDone()

    def close(self) -> None:
        """Forget what has not begun, wait for what has; nothing is delivered any more."""
        self._is_closed = True
        self._late.clear()
        self._pool.clear()
        self._pool.waitForDone()
        self._waiting.clear()

    # Within

    def _start(self, number: int) -> None:
        # A ``QRunnable`` that is not to be deleted by the pool is never let go by PySide: it would
        # stay for ever, with all that its work holds.
        self._pool.start(partial(self._work_off, number))

    def _work_off(self, number: int) -> None:
        """In another thread."""
        # When the program ends without closing its window, there is nobody left to tell.
        with contextlib.suppress(RuntimeError):
            # An error has no name here: its traceback leads to this frame, and both would stay.
            self._arrived.append((number, *self._outcome(number)))
            post_behind_drawing(self)

    def _outcome(self, number: int) -> tuple[Any, Exception | None]:
        """What came of the work.  Nothing of the work itself is held in that thread afterwards: it
        ends where it was made, with the windows that it may hold."""
        task = self._waiting.get(number)
        if task is None:  # everything was forgotten
            return None, None
        try:
            return task.work(), None
        except Exception as problem:  # whatever it is, it is told on the other side
            let_go(problem)
            return None, problem

    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.User:
            return super().event(event)
        self._deliver(*self._arrived.popleft())
        return True

    def _deliver(self, number: int, result: Any, error: Exception | None) -> None:
        task = self._waiting.pop(number, None)
        if task is None:
            return
        if error is None:
            task.done(result)
        else:
            task.failed(error)


class _Task(NamedTuple):
    work: Callable[[], Any]
    done: Callable[[Any], object]
    failed: Callable[[Exception], object]
