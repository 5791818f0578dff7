"""Keeps what was found in one report in step with it, without holding up any key."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtCore import QObject, Signal

from soat_core.actions import Changes
from soat_core.annotating.looking import Check, Doubtful, Finder, Look, look
from soat_core.annotating.proposals import Proposal, still_open
from soat_core.annotating.setting_aside import still_doubtful
from soat_core.edits import Edit
from soat_core.snapshot import Snapshot
from soat_core.text import Span
from soat_gui.looking import Looking, Stretches
from soat_gui.session import Session
from soat_gui.tasks import Tasks

_LONGEST = 1_000
"""Code points of the OCR text over which something that is found may reach."""
_LINES = 20
"""More lines than this are not seen again one by one."""


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
        self._found: list[Proposal] = []
        """By place, whatever was decided about it."""
        self.open: list[Proposal] = []
        """By place: what nobody has decided."""
        self._doubtful: list[Doubtful] = []
        self._looking = Looking(session, tasks, self._look, self._have)
        self._looking.settled.connect(self.settled)
        session.changed.connect(self._changed)

    @property
    def is_settled(self) -> bool:
        """Whether everything was found in the text as it is now."""
        return self._looking.is_settled

    @property
    def is_wanted(self) -> bool:
        """Whether anybody looks at what is found."""
        return self._looking.is_wanted

    def want(self, wanted: bool) -> None:
        """Somebody looks at what is found, or nobody does any more."""
        self._looking.want(wanted)

    def close(self) -> None:
        self._looking.close()

    # Asking

    @property
    def doubtful(self) -> list[Doubtful]:
        """What looks wrong, by place, without what a person has set aside or said to be the
        author's."""
        return list(still_doubtful(self.session.review, self._doubtful))

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

    def _look(self, now: Snapshot, shown: Sequence[Edit]) -> Look:
        """In another thread."""
        if self._finder is None:
            self._finder = self._make_finder()
        # What was known before is the same object again: then nobody has to look at it twice.
        same = {one: one for one in self._found}
        found = look(now, self._finder, shown, self._check)
        return found._replace(proposals=[same.get(one, one) for one in found.proposals])

    def _have(self, found: Look) -> None:
        known, were_open = set(map(id, self._found)), set(map(id, self.open))
        old = self._found, self.open  # as long as their objects live, none has the id of another
        self._found = _untouched(found.proposals, self._looking.touched)
        fresh = [one for one in self._found if id(one) not in known]
        are_open = were_open.union(map(id, still_open(self.session.document, fresh)))
        self.open = [one for one in self._found if id(one) in are_open]
        is_other = self.open != old[1] or found.doubtful != self._doubtful
        self._doubtful = found.doubtful
        if is_other:
            self.changed.emit()

    # Keeping up

    def _changed(self, changes: Changes) -> None:
        edits = (*changes.added, *changes.removed)
        if edits:
            self._found = _untouched(self._found, (Span(edit.start, edit.end) for edit in edits))
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


def _untouched(found: Sequence[Proposal], spans: Iterable[Span]) -> list[Proposal]:
    stretches = Stretches(spans)
    return [one for one in found if not stretches.meet(one.start.offset, _end(one))]


def _start(one: Proposal) -> int:
    return one.start.offset


def _end(one: Proposal) -> int:
    return one.end.offset + (one.end.inside > 0)


def _overlaps(one: Proposal, start: int, end: int) -> bool:
    return one.start.offset < max(end, start + 1) and _end(one) > start
