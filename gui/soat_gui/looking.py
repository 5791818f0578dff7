"""Looking through a report as it is shown, again after changes, without holding up any key."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from soat_core.actions import Changes
from soat_core.annotating.nearby import waiting
from soat_core.edits import Edit
from soat_core.snapshot import Snapshot, snapshot_of
from soat_core.text import Span
from soat_gui.session import Session
from soat_gui.slices import Slices
from soat_gui.tasks import Tasks

_REST_MS = 500
"""How long nothing must have changed before it is looked for again."""
_SHARE = 4
"""Looking takes no more than one part in so many of the time: pauses grow with the report."""
_LONGEST_REST_MS = 20_000
_LINES = 20
"""Whose suggestions are gathered in one step, below a millisecond."""


class Looking(QObject):
    """Calls ``look`` in another thread while it is wanted, and ``have`` with what comes of it.

    ``look`` is given the report as it was, without its annotations, and the suggestions that waited
    to be decided then.
    """

    settled = Signal()
    """All was looked through, and nothing has changed since."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        look: Callable[[Snapshot, Sequence[Edit]], Any],
        have: Callable[[Any], object],
    ) -> None:
        super().__init__(session)
        self._session, self._tasks = session, tasks
        self._call, self._have = look, have
        self.touched: set[Span] = set()
        """What was edited since it was looked for last."""
        self.is_wanted = False
        """Whether anybody looks at what is found."""
        self._is_busy = self._is_closed = False
        self._is_stale = True
        self._duration_s = 0.0
        self._gathering = Slices(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._begin)
        session.changed.connect(self._changed)
        session.suggested.connect(lambda _first, _last: self._outdated())
        session.reranked.connect(lambda _lines: self._outdated())

    @property
    def is_settled(self) -> bool:
        """Whether what was found is of the text as it is now."""
        return not (self._is_stale or self._is_busy)

    def want(self, wanted: bool) -> None:
        """Somebody looks at what is found, or nobody does any more."""
        self.is_wanted = wanted
        if wanted and self._is_stale and not self._later.isActive():
            self._later.start(0)

    def close(self) -> None:
        self._is_closed = True
        self._later.stop()

    # Within

    def _changed(self, changes: Changes) -> None:
        edits = (*changes.added, *changes.removed)
        if edits:
            self.touched.update(Span(edit.start, edit.end) for edit in edits)
            self._outdated()

    def _outdated(self) -> None:
        self._is_stale = True
        if self.is_wanted and not self._is_busy:
            rest = round(self._duration_s * 1000 * _SHARE)
            self._later.start(min(_LONGEST_REST_MS, max(_REST_MS, rest)))

    def _begin(self) -> None:
        if self._is_closed or self._is_busy or not self.is_wanted:
            return
        self._is_busy, self._is_stale = True, False
        self.touched.clear()
        shown: list[Edit] = []
        self._gathering.run(self._gather(shown), lambda: self._look(shown))

    def _gather(self, shown: list[Edit]) -> Iterator[None]:
        """The suggestions that wait, a little at a time."""
        report, review = self._session.report, self._session.review
        for start, end in pairwise([*report.line_starts[::_LINES], len(report.ocr_text)]):
            shown += waiting(review, start, end)
            yield

    def _look(self, shown: Sequence[Edit]) -> None:
        if self._is_closed:
            return
        # What was decided while it was gathered is no suggestion any more.
        touched = Stretches(self.touched)
        shown = [edit for edit in shown if not touched.meet(edit.start, edit.end)]
        now = replace(snapshot_of(self._session.document), annotations=())

        def work() -> tuple[Any, float]:
            begun = time.perf_counter()
            return self._call(now, shown), time.perf_counter() - begun

        self._tasks.run(work, self._looked, self._failed)

    def _looked(self, result: tuple[Any, float]) -> None:
        self._is_busy = False
        if self._is_closed:
            return
        found, self._duration_s = result
        self._have(found)
        if self._is_stale:
            self._outdated()
        else:
            self.settled.emit()

    def _failed(self, error: Exception) -> None:
        self._is_busy = False
        raise error


class Stretches:
    """Stretches of the text, found by place."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._ends = list(accumulate((span.end for span in self._spans), max))

    def meet(self, start: int, end: int) -> bool:
        """Whether one of them touches ``start..end``."""
        at = bisect_right(self._spans, end, key=lambda span: span.start)
        return at > 0 and self._ends[at - 1] >= start
