"""Keeps what was found in one report in step with it, without holding up any key."""

from __future__ import annotations

import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from PySide6.QtCore import QObject, QTimer, Signal

from soat_core.actions import Changes
from soat_core.annotating.looking import Check, Doubtful, Finder, Look, look
from soat_core.annotating.proposals import Proposal, still_open
from soat_core.edits import Edit, EditKind, Origin
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
_LONGEST = 1_000
"""Code points of the OCR text over which something that is found may reach."""
_LINES = 20
"""Whose suggestions are gathered in one step, below a millisecond."""


class ProposalKeeper(QObject):
    """What could be marked in a report, and was not decided yet.

    It is looked for while ``is_wanted``, in the text as it is shown, and again when that has
    changed.  What a person decides takes effect at once.
    """

    changed = Signal()
    """Others are proposed than before, or other things look wrong."""
    settled = Signal()
    """All was looked through."""

    def __init__(
        self,
        session: Session,
        make_finder: Callable[[], Finder],
        tasks: Tasks,
        check: Check | None = None,
    ) -> None:
        """The finder is made and asked off the GUI thread, as is ``check``."""
        super().__init__(session)
        self._check = check
        self.session = session
        self._make_finder = make_finder
        self._finder: Finder | None = None
        self._tasks = tasks
        self._is_wanted = self._is_busy = self._is_closed = False
        self._is_stale = True
        self._found: list[Proposal] = []
        """By place, whatever was decided about it."""
        self.open: list[Proposal] = []
        """By place: what nobody has decided."""
        self._doubtful: list[Doubtful] = []
        self._left: set[tuple[int, str]] = set()
        """What is doubtful and was left as it is: where it begins, and what is wrong."""
        self._duration = 0.0
        self._touched: list[Span] = []
        """What was edited since it was looked for last."""
        self._gathering = Slices(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._begin)
        session.changed.connect(self._changed)
        session.suggested.connect(lambda _first, _last: self._outdated())
        session.reranked.connect(lambda _lines: self._outdated())

    @property
    def is_settled(self) -> bool:
        """Whether everything was found in the text as it is now."""
        return not (self._is_stale or self._is_busy)

    @property
    def is_wanted(self) -> bool:
        """Whether anybody looks at what is found."""
        return self._is_wanted

    def want(self, wanted: bool) -> None:
        """Somebody looks at what is found, or nobody does any more."""
        self._is_wanted = wanted
        if wanted and self._is_stale and not self._later.isActive():
            self._later.start(0)

    def close(self) -> None:
        self._is_closed = True
        self._later.stop()

    # Asking

    @property
    def doubtful(self) -> list[Doubtful]:
        """What looks wrong, by place, without what a person has said to be the author's."""
        document = self.session.document
        return [
            one
            for one in self._doubtful
            if (one.start.offset, one.doubt) not in self._left
            and not any(
                edit.kind is EditKind.SOURCE
                for edit in document.edits_in(one.start.offset, one.end.offset)
            )
        ]

    def leave(self, one: Doubtful) -> None:
        """It is right as it stands; it is not told again while the report is open."""
        self._left.add((one.start.offset, one.doubt))
        self.changed.emit()

    def over(self, start: int, end: int) -> list[Proposal]:
        """Those that share a character with a stretch of the OCR text, the shortest first."""
        found = [one for one in self._near(start, end) if _overlaps(one, start, end)]
        return sorted(found, key=lambda one: one.end.offset - one.start.offset)

    def after(self, offset: int) -> Proposal | None:
        """The first one that begins after an OCR offset."""
        at = bisect_left(self.open, offset + 1, key=_start)
        return self.open[at] if at < len(self.open) else None

    def before(self, offset: int) -> Proposal | None:
        at = bisect_left(self.open, offset, key=_start) - 1
        return self.open[at] if at >= 0 else None

    def alike(self, proposal: Proposal) -> list[Proposal]:
        """All of the same kind and words, by place."""
        return [one for one in self.open if one.theme == proposal.theme]

    def _near(self, start: int, end: int) -> Iterator[Proposal]:
        at = bisect_left(self.open, max(end, start + 1), key=_start)
        while at > 0 and self.open[at - 1].start.offset > start - _LONGEST:
            at -= 1
            yield self.open[at]

    # Looking

    def _outdated(self) -> None:
        self._is_stale = True
        if self._is_wanted and not self._is_busy:
            rest = round(self._duration * 1000 * _SHARE)
            self._later.start(min(_LONGEST_REST_MS, max(_REST_MS, rest)))

    def _begin(self) -> None:
        if self._is_closed or self._is_busy or not self._is_wanted:
            return
        self._is_busy, self._is_stale = True, False
        self._touched.clear()
        shown: list[Edit] = []
        self._gathering.run(self._gather(shown), lambda: self._look(shown))

    def _gather(self, shown: list[Edit]) -> Iterator[None]:
        """The suggestions that wait, a little at a time."""
        report, review = self.session.report, self.session.review
        starts, ocr_text = [*report.line_starts[::_LINES], len(report.ocr_text)], report.ocr_text
        for start, end in pairwise(starts):
            for one in review.suggestions_in(start, end):
                text = one.best.text
                if text != ocr_text[one.start : one.end] and not review.is_decided(one):
                    shown.append(Edit(one.start, one.end, text, EditKind.REPLACE, Origin.SUGGESTED))
            yield

    def _look(self, shown: list[Edit]) -> None:
        if self._is_closed:
            return
        # What was decided while it was gathered is no suggestion any more.
        touched = _Stretches(self._touched)
        shown = [edit for edit in shown if not touched.meets(edit.start, edit.end)]
        now = replace(snapshot_of(self.session.document), annotations=())
        known = tuple(self._found)

        def work() -> tuple[Look, float]:
            begun = time.perf_counter()
            return self._look_through(now, shown, known), time.perf_counter() - begun

        self._tasks.run(work, self._have, self._failed)

    def _look_through(
        self, now: Snapshot, shown: Sequence[Edit], known: Sequence[Proposal]
    ) -> Look:
        if self._finder is None:
            self._finder = self._make_finder()
        found = look(now, self._finder, shown, self._check)
        # What was known before is the same object again: then nobody has to look at it twice.
        same = {one: one for one in known}
        return found._replace(proposals=[same.get(one, one) for one in found.proposals])

    def _have(self, result: tuple[Look, float]) -> None:
        self._is_busy = False
        if self._is_closed:
            return
        found, self._duration = result
        known, were_open = set(map(id, self._found)), set(map(id, self.open))
        old = self._found, self.open  # as long as their objects live, none has the id of another
        self._found = _untouched(found.proposals, self._touched)
        fresh = [one for one in self._found if id(one) not in known]
        are_open = were_open.union(map(id, still_open(self.session.document, fresh)))
        self.open = [one for one in self._found if id(one) in are_open]
        is_other = self.open != old[1] or found.doubtful != self._doubtful
        self._doubtful = found.doubtful
        if is_other:
            self.changed.emit()
        if self._is_stale:
            self._outdated()
        else:
            self.settled.emit()

    def _failed(self, error: Exception) -> None:
        self._is_busy = False
        raise error

    # Keeping up

    def _changed(self, changes: Changes) -> None:
        edits = (*changes.added, *changes.removed)
        if edits:
            touched = [Span(edit.start, edit.end) for edit in edits]
            self._touched += touched
            self._found = _untouched(self._found, touched)
            self._outdated()
        if edits or changes.annotations:
            self._renew(changes.lines)

    def _renew(self, lines: Sequence[int]) -> None:
        """See again what is open on some lines."""
        document, report = self.session.document, self.session.report
        before = self.open
        if len(lines) > _LINES:
            self.open = still_open(document, self._found)
        elif lines:
            first = report.line_starts[max(0, lines[0] - 3)]
            last = report.line_span(min(report.line_count - 1, lines[-1] + 3))[1]
            low, high = (bisect_left(before, edge, key=_start) for edge in (first, last + 1))
            begin, stop = (bisect_left(self._found, e, key=_start) for e in (first, last + 1))
            renewed = still_open(document, self._found[begin:stop])
            self.open = [*before[:low], *renewed, *before[high:]]
        if self.open != before:
            self.changed.emit()


class _Stretches:
    """Stretches of the text, found by place."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._ends = list(accumulate((span.end for span in self._spans), max))

    def meets(self, start: int, end: int) -> bool:
        """Whether one of them touches ``start..end``."""
        at = bisect_right(self._spans, end, key=lambda span: span.start)
        return at > 0 and self._ends[at - 1] >= start


def _untouched(found: Sequence[Proposal], spans: Iterable[Span]) -> list[Proposal]:
    stretches = _Stretches(spans)
    return [one for one in found if not stretches.meets(one.start.offset, _end(one))]


def _start(one: Proposal) -> int:
    return one.start.offset


def _end(one: Proposal) -> int:
    return one.end.offset + (one.end.inside > 0)


def _overlaps(one: Proposal, start: int, end: int) -> bool:
    return one.start.offset < max(end, start + 1) and _end(one) > start
