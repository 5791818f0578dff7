"""Keeps the series of one report in step with it, a little at a time so that no key waits."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from soat_core.actions import Changes
from soat_core.series import (
    Concordance,
    Phrases,
    Readings,
    Scope,
    Series,
    SeriesIndex,
    SeriesKey,
    concordance_of,
    runs,
    series_at,
    standing_series,
)
from soat_gui.session import Session
from soat_gui.tasks import Tasks
from soat_gui.turns import Turn

_BEGIN_AFTER_MS = 700
"""So that the first page of a report is not kept waiting."""
_SHORT = 150_000
"""Code points of a text that is cut into tokens at once when somebody waits for it."""
_SLICE_S = 0.002
_WAIT_S = 0.08
"""For how long somebody who asks may wait for what has changed; the rest is told later."""
_LINES = 4
"""Looked at in one go: well below a millisecond."""


class SeriesKeeper(QObject):
    """Holds the index of a session and the phrases of its report.

    Lines that changed are looked at again when the window has nothing else to do.
    """

    changed = Signal()
    """Words and patterns stand otherwise than before; which ones ``take_changed`` tells."""
    phrases_found = Signal()

    def __init__(self, session: Session, tasks: Tasks) -> None:
        super().__init__(session)
        self.session = session
        self._tasks = tasks
        self.index: SeriesIndex | None = None
        self.phrases: Phrases | None = None
        self._is_asked = self._is_closed = False
        self._dirty: set[int] = set()
        self._queue: deque[tuple[int, int]] = deque()
        self._begin = QTimer(self)
        self._begin.setSingleShot(True)
        self._begin.setInterval(_BEGIN_AFTER_MS)
        self._begin.timeout.connect(self.begin)
        self._begin.start()
        self._next = Turn(self._slice, self)
        session.changed.connect(self._changed)
        session.suggested.connect(self._suggested)
        session.reranked.connect(self._mark)

    @property
    def is_up_to_date(self) -> bool:
        """Whether the index is there, and as the report stands."""
        return self.index is not None and not (self._dirty or self._queue)

    @property
    def is_settled(self) -> bool:
        """Whether the phrases are found, too."""
        return self.is_up_to_date and self.phrases is not None

    def close(self) -> None:
        """The report is closed; what is still under way is of no use."""
        self._is_closed = True
        self._begin.stop()
        self._next.stop()

    # Asking

    def make_ready(self) -> bool:
        """Somebody waits: False when it will take longer; ``changed`` follows then."""
        if self.index is None and len(self.session.report.ocr_text) < _SHORT:
            self._cut(Readings(self.session.report.ocr_text))
        self.begin()
        if self.index is not None:
            self._work(_WAIT_S)
            self._tell()
        return self.is_up_to_date

    def take_changed(self) -> set[SeriesKey]:
        """What changed since this was asked last.  Only worth its time if somebody looks."""
        return set() if self.index is None else self.index.take_changed()

    def series_at(self, start: int, end: int) -> list[SeriesKey]:
        """See the core's; empty before it is ready."""
        if self.index is None:
            return []
        return series_at(self.session.review, self.index, self.phrases, start, end)

    def concordance(self, key: SeriesKey) -> Concordance:
        """Of a series that was found here."""
        assert self.index is not None
        return concordance_of(self.session.review, self.index, self.phrases, key)

    def counts(self, keys: Sequence[SeriesKey]) -> list[int]:
        """How many open places each series has."""
        index, phrases = self.index, self.phrases
        if index is None:
            return [0] * len(keys)
        waiting, _ = index.waiting()
        return [
            phrases.open_places(key.number, waiting)
            if key.scope is Scope.PHRASE and phrases is not None
            else index.series(key).count
            for key in keys
        ]

    def stand_phrases(self, done: Callable[[list[Series]], object]) -> None:
        """Tell how the phrases stand, when that is worked out off the GUI thread."""
        index, phrases = self.index, self.phrases
        if index is None or phrases is None:
            return
        waiting, doubts = index.waiting()

        def work() -> list[Series]:
            return standing_series(phrases, index.readings, phrases.standing(waiting, doubts))

        self._run(work, done)

    # Getting ready

    def begin(self) -> None:
        """Cut the text into tokens, then look for phrases, off the GUI thread."""
        self._begin.stop()
        if self._is_asked or self._is_closed:
            return
        self._is_asked = True
        if self.index is not None:
            self._find_phrases(self.index.readings)
        else:
            self._run(partial(Readings, self.session.report.ocr_text), self._cut_off_thread)

    def _cut_off_thread(self, readings: Readings) -> None:
        self._cut(readings)
        self._find_phrases(readings)

    def _cut(self, readings: Readings) -> None:
        if self.index is None:
            self.index = SeriesIndex(self.session.review, readings)
            self._dirty.clear()
            self._queue = deque([(0, self.session.report.line_count - 1)])
            self._next.ask()

    def _find_phrases(self, readings: Readings) -> None:
        self._run(partial(Phrases, readings), self._have_phrases)

    def _have_phrases(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.phrases_found.emit()

    def _run(self, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        def deliver(result: Any) -> None:
            if not self._is_closed:
                done(result)

        self._tasks.run(work, deliver, _raise)

    # Keeping up

    def _changed(self, changes: Changes) -> None:
        self._mark(changes.lines)

    def _suggested(self, first: int, last: int) -> None:
        self._mark(range(first, last + 1))

    def _mark(self, lines: Iterable[int]) -> None:
        if self.index is not None:
            self._dirty.update(lines)
            self._next.ask()

    def _slice(self) -> None:
        self._work(_SLICE_S)
        if not self.is_up_to_date:
            self._next.ask()
        self._tell()

    def _work(self, seconds: float) -> None:
        assert self.index is not None
        until = time.perf_counter() + seconds
        while not self.is_up_to_date and time.perf_counter() < until:
            if not self._queue:
                self._queue.extend(runs(sorted(self._dirty)))
                self._dirty.clear()
            first, last = self._queue.popleft()
            if last - first >= _LINES:
                self._queue.appendleft((first + _LINES, last))
                last = first + _LINES - 1
            self.index.renew(first, last)

    def _tell(self) -> None:
        if self.index is not None and self.index.has_changed:
            self.changed.emit()


def _raise(error: Exception) -> None:
    raise error
