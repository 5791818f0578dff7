"""Work off the GUI thread, its results back on it."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot

AFTER_DRAWING_MS = 20
"""When what a key has changed is drawn."""


class Tasks(QObject):
    """The one dispatcher: plain functions go out to a pool of threads, results come back here.

    The result signal belongs to this long-lived object: signals owned by runnables were measured
    to get lost when the runnable is deleted.
    """

    _arrived = Signal(int, object, object)

    def __init__(
        self, parent: QObject | None = None, threads: int = 1, *, after_ms: int = 0
    ) -> None:
        """``after_ms``: nothing begins before so many milliseconds have passed.  Python's threads
        take turns; what follows a key should not take its turn before the key is drawn."""
        super().__init__(parent)
        self._after_ms = after_ms
        self._late: list[int] = []
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._numbers = itertools.count()
        self._is_closed = False
        self._waiting: dict[
            int, tuple[_Job, Callable[[Any], object], Callable[[Exception], object]]
        ]
        self._waiting = {}
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

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
        job = _Job(number, work, self._arrived)
        self._waiting[number] = (job, done, failed)
        if not self._after_ms:
            self._pool.start(job)
            return
        if not self._late:
            QTimer.singleShot(self._after_ms, self, self._begin)
        self._late.append(number)

    def _begin(self) -> None:
        late, self._late = self._late, []
        for number in late:
            if number in self._waiting:  # else everything was forgotten
                self._pool.start(self._waiting[number][0])

    def finish(self) -> None:
        """Do now all that was asked for, in order; what comes of it is delivered as usual."""
        self._begin()
        self._pool.waitForDone()

    def close(self) -> None:
        """Forget what has not begun, wait for what has; nothing is delivered any more."""
        self._is_closed = True
        self._waiting.clear()
        self._pool.clear()
        self._pool.waitForDone()

    @Slot(int, object, object)
    def _deliver(self, number: int, result: Any, error: Exception | None) -> None:
        waiting = self._waiting.pop(number, None)
        if waiting is None:
            return
        _, done, failed = waiting
        if error is None:
            done(result)
        else:
            failed(error)


class _Job(QRunnable):
    def __init__(self, number: int, work: Callable[[], Any], arrived: Any) -> None:
        super().__init__()
        # Python holds it until its result was delivered; the pool must not delete it before.
        self.setAutoDelete(False)
        self._number = number
        self._work = work
        self._arrived = arrived

    def run(self) -> None:
        try:
            result, error = self._work(), None
        except Exception as problem:  # whatever it is, it is told on the other side
            result, error = None, problem
        # When the program ends without closing its window, there is nobody left to tell.
        with contextlib.suppress(RuntimeError):
            self._arrived.emit(self._number, result, error)
