"""Keeps the parts that are found in one report in step with its text."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QObject, QTimer, Signal

from soat_core.actions import Changes
from soat_core.annotating.proposals import Proposal, proposals
from soat_core.edits import Edit, EditKind, Origin
from soat_core.snapshot import snapshot_of
from soat_gui.session import Session
from soat_gui.slices import Slices
from soat_gui.tasks import Tasks

_REST_MS = 500
"""How long nothing must have changed before parts are looked for again."""
_SHARE = 4
"""Looking takes no more than one part in so many of the time: pauses grow with the report."""
_LONGEST_REST_MS = 20_000
_LINES = 20
"""Whose suggestions are gathered in one step, below a millisecond."""


class PartsKeeper(QObject):
    """The parts of a report as the program sees them, whatever was decided about them.

    They are looked for while they are wanted, in the text as it is shown, in another thread.
    """

    found = Signal()
    """They were looked for (again)."""

    def __init__(self, session: Session, tasks: Tasks) -> None:
        super().__init__(session)
        self.parts: list[Proposal] = []
        """By place, as they were found last."""
        self._session, self._tasks = session, tasks
        self._is_wanted = self._is_busy = self._is_closed = False
        self._is_stale = True
        self._duration = 0.0
        self._gathering = Slices(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._begin)
        session.changed.connect(self._changed)
        session.suggested.connect(lambda _first, _last: self._outdated())
        session.reranked.connect(lambda _lines: self._outdated())

    @property
    def is_settled(self) -> bool:
        """Whether the parts are those of the text as it is now."""
        return not (self._is_stale or self._is_busy)

    def want(self, wanted: bool) -> None:
        """Whether anybody looks at what is found."""
        self._is_wanted = wanted
        if wanted and self._is_stale and not self._later.isActive():
            self._later.start(0)

    def close(self) -> None:
        self._is_closed = True
        self._later.stop()

    # Within

    def _changed(self, changes: Changes) -> None:
        if changes.added or changes.removed:
            self._outdated()

    def _outdated(self) -> None:
        self._is_stale = True
        if self._is_wanted and not self._is_busy:
            rest = round(self._duration * 1000 * _SHARE)
            self._later.start(min(_LONGEST_REST_MS, max(_REST_MS, rest)))

    def _begin(self) -> None:
        if self._is_closed or self._is_busy or not self._is_wanted:
            return
        self._is_busy, self._is_stale = True, False
        shown: list[Edit] = []
        self._gathering.run(self._gather(shown), lambda: self._look(shown))

    def _gather(self, shown: list[Edit]) -> Iterator[None]:
        """The suggestions that wait, a little at a time."""
        report, review = self._session.report, self._session.review
        edges = [*report.line_starts[::_LINES], len(report.ocr_text)]
        for start, end in pairwise(edges):
            for one in review.suggestions_in(start, end):
                text = one.best.text
                if text != report.ocr_text[one.start : one.end] and not review.is_decided(one):
                    shown.append(Edit(one.start, one.end, text, EditKind.REPLACE, Origin.SUGGESTED))
            yield

    def _look(self, shown: list[Edit]) -> None:
        from soat_core.structure.finding import find_blocks  # takes its time

        if self._is_closed:
            return
        if self._is_stale:  # what was gathered may touch what was decided meanwhile
            self._is_busy = False
            self._outdated()
            return
        # What was decided says nothing about what the program sees.
        now = replace(snapshot_of(self._session.document), annotations=())

        def work() -> tuple[list[Proposal], float]:
            begun = time.perf_counter()
            return proposals(now, find_blocks, shown), time.perf_counter() - begun

        self._tasks.run(work, self._have, self._failed)

    def _have(self, result: tuple[list[Proposal], float]) -> None:
        self._is_busy = False
        if self._is_closed:
            return
        self.parts, self._duration = result
        self.found.emit()
        if self._is_stale:
            self._outdated()

    def _failed(self, error: Exception) -> None:
        self._is_busy = False
        raise error
