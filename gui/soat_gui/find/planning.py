"""Working out in slices what becomes of many hits."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Signal

from soat_core.search import Plan
from soat_gui.turns import Turn

SLICE = 0.003
"""Seconds of planning after which keys and painting have their turn."""


class Planning(QObject):
    """Advances a plan whenever there is nothing else to do."""

    advanced = Signal(int, int)
    """The numbers of the first and the last rewrite that it is known of now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._next = Turn(self._advance, self)

    def begin(self, plan: Plan | None) -> None:
        """Forget the one before; the first lines are planned at once."""
        self._plan = plan
        self._next.stop()
        if plan is not None and plan.rewrites:
            self._advance()

    def _advance(self) -> None:
        plan = self._plan
        if plan is None:
            return
        first = plan.planned
        until = time.monotonic() + SLICE
        while plan.advance() and time.monotonic() < until:
            pass
        if not plan.is_complete:
            self._next.ask()
        if plan.planned > first:
            self.advanced.emit(first, plan.planned - 1)
