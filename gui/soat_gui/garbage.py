"""Keeps memory small, and Python from halting the window: its search for garbage, and threads.

Now and then Python walks all objects there are, in search of circles nobody can reach.  With a
report of 200,000 tokens that takes more than a second, and comes in the middle of a key.  What a
report holds, its suggestions above all, is in no circle and goes when it is no longer used; so the
long walk is left out until a report is closed, when it is worth its time.

What the C library keeps of freed memory is given back after a save, and when the engine is done.
"""

from __future__ import annotations

import gc
import linecache
import sys
import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer

from soat_core import heap
from soat_gui.after_drawing import AfterDrawing
from soat_gui.desk import Desk
from soat_gui.suggester import Suggester
from soat_gui.tasks import Tasks

_TURN_S = 0.001
"""For which another thread may keep Python to itself while a key waits: by itself it is 5 ms, and a
key waits several times before all is drawn."""
_YOUNG_MS = 100
"""Between two looks whether much is new."""
_MANY = 5000
"""New objects that are worth a walk: a millisecond; twenty times as many take 20."""
_LATEST_S = 0.5
"""After which any are.  Python counts what went against what came, also where it was old: when
the engine renews what it said, 40,000 may be new and 5,000 counted."""
_QUIET_MS = 3000
"""Between two looks whether the engine is done."""


def keep_house(desk: Desk, suggester: Suggester, tasks: Tasks) -> None:
    """From now on, until the program ends.  To be called once, at the start."""
    sys.setswitchinterval(_TURN_S)
    # PySide reads the source of whatever is imported after it: 14 MB.
    linecache.clearcache()
    spare_long_walks(desk)
    heap.keep_small()
    _give_back_memory(desk, suggester, partial(tasks.run, heap.give_back, _nothing, _nothing))


def spare_long_walks(desk: Desk) -> None:
    """Look through what is new now and then, and through everything only after a report was closed.

    By itself Python would do so in whatever thread happens to make an object, and destroy windows
    there that nobody reaches any more: Qt ends the program for that.
    """
    gc.disable()
    gc.freeze()  # what was loaded at start stays until the end
    young = QTimer(desk)
    young.setInterval(_YOUNG_MS)
    # Not between a key and its being drawn.
    young.timeout.connect(AfterDrawing(_Young().look, desk).ask)
    young.start()
    desk.closed.connect(lambda _session: QTimer.singleShot(0, desk, _look_through_all))


class _Young:
    """What is new since it was looked through."""

    def __init__(self) -> None:
        self._looked = time.monotonic()

    def look(self) -> None:
        """Look through it if that is worth it; what is left counts as old."""
        is_late = time.monotonic() - self._looked >= _LATEST_S
        if is_late or gc.get_count()[0] >= _MANY:
            gc.collect(0)
            gc.freeze()
            self._looked = time.monotonic()


def _look_through_all() -> None:
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _give_back_memory(desk: Desk, suggester: Suggester, give_back: Callable[[], object]) -> None:
    """Give back what was freed, after a save and whenever the engine has nothing left to do."""
    quiet = QTimer(suggester)
    quiet.setSingleShot(True)
    quiet.setInterval(_QUIET_MS)

    def look() -> None:
        if suggester.is_settled:
            give_back()
        else:
            quiet.start()

    def saved() -> None:
        if desk.session is not None and not desk.session.is_saving:
            give_back()

    desk.saved_changed.connect(saved)
    quiet.timeout.connect(look)
    suggester.state_changed.connect(lambda _state: quiet.start())
    desk.changed.connect(lambda _changes: quiet.start())


def _nothing(_result: object) -> None:
    """Whatever came of it."""
