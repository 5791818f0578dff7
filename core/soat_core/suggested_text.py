"""A document with the engine's suggestions for it, and how each of them stands."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sortedcontainers import SortedDict, SortedList

from soat_core.actions import Changes
from soat_core.document import Document
from soat_core.edited_text import Piece
from soat_core.edits import Edit, Origin
from soat_core.engine.suggestion import Suggestion
from soat_core.sampling import Doubts
from soat_core.second_reading import SecondReadings

DEFAULT_THRESHOLD = 0.98
"""A token is a suspect when the engine's best posterior is below this; else it is safe."""

_State = tuple[bool, bool, bool]
_STATES: dict[_State, _State] = {
    (suspect, decided, unseen): (suspect, decided, unseen)
    for suspect in (False, True)
    for decided in (False, True)
    for unseen in (False, True)
}
"""How a suggestion was counted: suspect, decided, unseen; 200,000 share these eight."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts for the status line.  ``errors_left`` is an expectation, from the posteriors."""

    suspects: int
    decided: int
    errors_left: float
    suggested: int
    """Tokens, suspects or not, that the engine has looked at so far."""


class SuggestedText:
    """Suggestions by place, and counts of them that every change of the document brings up to date:
    which are suspects, which of those are decided, which nobody has looked at.

    Suggestions may arrive in any order and again; what a person decided never moves.
    """

    def __init__(self, document: Document, threshold: float = DEFAULT_THRESHOLD) -> None:
        """``threshold`` is a posterior, 0 to 1."""
        self.document = document
        self.threshold = threshold
        self.safe_from = threshold
        self._suggestions: SortedDict = SortedDict()
        self._suspects: SortedList = SortedList()
        self._decided_suspects = 0
        self.doubts = Doubts()
        """Of everything nobody has looked at."""
        self.second = SecondReadings()
        """What was read again; suggestions that are set from then on have it in them."""
        self._counted: dict[int, _State] = {}

    # What the engine says

    def set_suggestions(self, start: int, end: int, suggestions: Iterable[Suggestion]) -> None:
        """Replace what the engine said about ``ocr_text[start:end]``.

        ``suggestions`` must not overlap each other.  What they, or the stretch, only partly cover
        of earlier ones goes too.
        """
        given = self._changeable(self.with_second_readings(suggestions))
        start = min([start, *(one.start for one in given)])
        end = max([end, *(one.end for one in given)])
        before = self.suggestion_over(start)
        first = start if before is None else before.start
        for key in list(self._suggestions.irange(first, end, inclusive=(True, False))):
            self._count_out(self._suggestions.pop(key))
        # mostly nothing was decided there yet
        edits = None if any(True for _ in self.document.edits_in(start, end)) else ()
        for suggestion in given:
            self._suggestions[suggestion.start] = suggestion
            self._add(suggestion, edits)

    def with_second_readings(self, suggestions: Iterable[Suggestion]) -> list[Suggestion]:
        """Suggestions (by place) with what was read again; the same again if it is in them."""
        return self.second.merged(list(suggestions), self.document.report.ocr_text, self._has_edits)

    def suggestion_at(self, start: int) -> Suggestion | None:
        """The suggestion that begins at this OCR offset, decided or not."""
        found: Suggestion | None = self._suggestions.get(start)
        return found

    def suggestion_over(self, offset: int) -> Suggestion | None:
        """The suggestion that covers this OCR offset."""
        at = self._suggestions.bisect_right(offset) - 1
        if at < 0:
            return None
        found: Suggestion = self._suggestions.peekitem(at)[1]
        return found if offset < found.end else None

    def suggestion_for(self, start: int, end: int) -> Suggestion | None:
        """The suggestion for just what was read in a stretch, without the white space at its
        ends."""
        read = self._ocr(start, end)
        core = read.strip()
        start += read.find(core) if core else 0
        found = self.suggestion_at(start)
        return found if found is not None and core and found.end == start + len(core) else None

    def suggestions_in(self, start: int, end: int) -> list[Suggestion]:
        return [
            self._suggestions[key]
            for key in self._suggestions.irange(start, end, inclusive=(True, False))
        ]

    # How it stands

    def is_suspect(self, suggestion: Suggestion) -> bool:
        return suggestion.best.posterior < self.threshold

    def is_safe(self, suggestion: Suggestion) -> bool:
        """Whether it is among those accepted together."""
        return suggestion.best.posterior >= self.safe_from

    def is_decided(self, suggestion: Suggestion) -> bool:
        return self._has_edits(suggestion.start, suggestion.end)

    def set_threshold(self, threshold: float, safe_from: float | None = None) -> None:
        """Posteriors (0 to 1) below which a token is a suspect, and from which on a suggestion is
        safe: the same, unless told to be higher."""
        before, self.threshold = self.threshold, threshold
        self.safe_from = max(threshold, safe_from or threshold)
        low, high = min(before, threshold), max(before, threshold)
        for suggestion in self._suggestions.values():
            if low <= suggestion.best.posterior < high:
                self._count_out(suggestion)
                self._add(suggestion)

    def progress(self) -> Progress:
        waiting = len(self._suspects)
        return Progress(
            waiting + self._decided_suspects,
            self._decided_suspects,
            self.doubts.expected,
            len(self._suggestions),
        )

    def unseen(self) -> list[Suggestion]:
        """The suggestions for everything nobody has looked at: open, or accepted with many."""
        return [
            self._suggestions[start] for start, (_, _, unseen) in self._counted.items() if unseen
        ]

    def next_suspect(self, offset: int) -> Suggestion | None:
        """The first undecided suspect that begins after ``offset``."""
        at = self._suspects.bisect_right(offset)
        return self._suggestions[self._suspects[at]] if at < len(self._suspects) else None

    def previous_suspect(self, offset: int) -> Suggestion | None:
        """The last undecided suspect that begins before ``offset``."""
        at = self._suspects.bisect_left(offset) - 1
        return self._suggestions[self._suspects[at]] if at >= 0 else None

    # Within

    def _ocr(self, start: int, end: int) -> str:
        return self.document.report.ocr_text[start:end]

    def _changeable(self, suggestions: list[Suggestion]) -> list[Suggestion]:
        """Those for which something could be done: there is nothing to decide about others."""
        backing = self.document.report.backing
        if backing is None:
            return suggestions
        return [
            one
            for one in suggestions
            if not backing.refusal(one.start, one.end, one.best.text)
            and not backing.is_locked(one.start, one.end)
        ]

    def _has_edits(self, start: int, end: int) -> bool:
        return any(True for _ in self.document.edits_in(start, end))

    def _open_suggestion(self, piece: Piece) -> Suggestion | None:
        suggestion = self.suggestion_at(piece.start)
        if suggestion is None or (suggestion.end != piece.end and self.is_decided(suggestion)):
            return None
        return suggestion

    # Counting

    def _track(self, changes: Changes) -> Changes:
        """Bring the counts up to date with what an action changed."""
        edits = (*changes.added, *changes.removed)
        if len(edits) * 4 > len(self._suggestions):
            self._recount()
            return changes
        seen: set[int] = set()
        for number, edit in enumerate(edits):
            is_there = number < len(changes.added)
            for suggestion in self._touched_by(edit):
                if suggestion.start not in seen:
                    seen.add(suggestion.start)
                    self._count_out(suggestion)
                    # an edit of just this stretch leaves no room for others
                    alone = is_there and edit.key == (suggestion.start, suggestion.end)
                    self._add(suggestion, [edit] if alone else None)
        return changes

    def _touched_by(self, edit: Edit) -> list[Suggestion]:
        first = self.suggestion_at(edit.start)
        if first is not None and first.end == edit.end:
            return [first]  # nearly always, and suggestions do not overlap
        first = self.suggestion_over(edit.start)
        touched = [first] if first else []
        return touched + self.suggestions_in(edit.start, edit.end)

    def _with_edits(self) -> Iterator[tuple[Suggestion, Sequence[Edit]]]:
        """Every suggestion with the edits that overlap it, in one walk over both."""
        edits = iter(self.document.edits)
        near: deque[Edit] = deque()
        coming = next(edits, None)
        for suggestion in self._suggestions.values():
            start, end = suggestion.start, suggestion.end
            # Nearly always there is none, or one of exactly this stretch.
            if not near and (coming is None or coming.start >= end):
                yield suggestion, ()
                continue
            if not near and coming is not None and (coming.start, coming.end) == (start, end):
                yield suggestion, (coming,)
                coming = next(edits, None)
                continue
            while near and near[0].end <= start:
                near.popleft()
            while coming is not None and coming.start < end:
                if coming.end > start:
                    near.append(coming)
                coming = next(edits, None)
            yield suggestion, [edit for edit in near if edit.overlaps(start, end)]

    def _recount(self) -> None:
        self._suspects.clear()
        self._decided_suspects = 0
        self._counted.clear()
        waiting: list[int] = []
        for suggestion, edits in self._with_edits():
            if self._count_in(suggestion, edits):
                waiting.append(suggestion.start)
        self._suspects.update(waiting)
        self.doubts = Doubts(1 - one.best.posterior for one in self.unseen())

    def _add(self, suggestion: Suggestion, edits: Sequence[Edit] | None = None) -> None:
        """``edits`` are those that overlap it, where they are known."""
        if edits is None:
            edits = list(self.document.edits_in(suggestion.start, suggestion.end))
        if self._count_in(suggestion, edits):
            self._suspects.add(suggestion.start)
        if self._counted[suggestion.start][2]:
            self.doubts.add(1 - suggestion.best.posterior)

    def _count_in(self, suggestion: Suggestion, edits: Sequence[Edit]) -> bool:
        """Count a suggestion with the edits on it, all but its doubt; whether it is a suspect that
        waits."""
        suspect, decided = self.is_suspect(suggestion), bool(edits)
        # what a batch took nobody has looked at, what is unclear nobody is sure of: both count as
        # doubtful still
        seen = any(edit.origin is not Origin.AUTO and not edit.unclear for edit in edits)
        self._counted[suggestion.start] = _STATES[suspect, decided, not seen]
        self._decided_suspects += suspect and decided
        return suspect and not decided

    def _count_out(self, suggestion: Suggestion) -> None:
        suspect, decided, unseen = self._counted.pop(suggestion.start)
        if unseen:
            self.doubts.remove(1 - suggestion.best.posterior)
        self._decided_suspects -= suspect and decided
        if suspect and not decided:
            self._suspects.remove(suggestion.start)
