"""Keeps Python's search for garbage in the GUI thread, and from halting the window.

Circles of objects that nobody can reach any more are found by walking through objects, in whatever
thread has made many.  Where such a circle holds widgets, a thread other than the window's must not
find it: Qt's objects die with it, and the program with them.  So the search is switched off
everywhere and done here.

The long walk through all objects takes more than a second with a report of 200,000 tokens, and
would come in the middle of a key.  What a report holds, its suggestions above all, is in no circle
and goes when it is no longer used; so that walk is left out until a report is closed, when it is
worth its time.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from soat_gui.desk import Desk

_EVERY_MS = 100
_YOUNG = 10_000
"""New objects before they are looked through: so few take a millisecond or two."""
_ROUNDS = 10
"""Rounds of the youngest before those are looked through that have outlived one."""


class Garbage(QObject):
    """Collects in the thread it lives in, a little at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        gc.disable()
        # What was loaded at start stays until the end.
        gc.freeze()
        self._rounds = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tidy)
        self._timer.start(_EVERY_MS)
        desk.closed.connect(lambda _session: QTimer.singleShot(0, self, gc.collect))

    def _tidy(self) -> None:
        if gc.get_count()[0] < _YOUNG:
            return
        self._rounds = (self._rounds + 1) % _ROUNDS
        gc.collect(0 if self._rounds else 1)


def spare_long_walks(desk: Desk) -> None:
    """From now on garbage is looked for in this thread alone; see the module."""
    Garbage(desk)
