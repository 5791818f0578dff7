"""Long work of the GUI thread in short slices, so that keys and drawing come in between."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject

from soat_gui.turns import Turn

SLICE_S = 0.002


class Slices(QObject):
    """One piece of work at a time, made of steps; the next one waits for nobody: whoever begins it
    finishes the last one first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] | None = None
        self._done: Callable[[], object] = lambda: None
        self._next = Turn(self._slice, self)

    @property
    def is_busy(self) -> bool:
        return self._steps is not None

    def run(self, steps: Iterator[None], done: Callable[[], object]) -> None:
        """Go through ``steps``, then call ``done``; at once where that takes less than a slice."""
        self.finish()
        self._steps, self._done = steps, done
        self._slice()

    def finish(self) -> None:
        """Do what is left of it now."""
        while self._steps is not None:
            self._slice()

    def _slice(self) -> None:
        steps = self._steps
        if steps is None:
            return
        # a step that fails is not the last one
        self._next.ask()
        until = time.perf_counter() + SLICE_S
        while steps is not None and time.perf_counter() < until:
            if next(steps, _END) is _END:
                self._next.stop()
                self._steps = steps = None
                self._done()


_END = object()
