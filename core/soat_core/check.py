"""The sampling check: places drawn to be looked at, what was found there, and what it tells."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from enum import Enum

from sortedcontainers import SortedDict

from soat_core.actions import Changes
from soat_core.edits import Edit, Origin
from soat_core.engine.suggestion import Suggestion
from soat_core.report import Report
from soat_core.review import Review
from soat_core.sampling import AT_ONCE, Doubts, Estimate, Looked, doubt_of, draw, estimate
from soat_core.taken import Taken


class Scope(Enum):
    """Where places are drawn from, and where errors are estimated."""

    TAKEN = "taken"
    """What was accepted for many at once."""
    REPORT = "report"
    """Everything nobody has looked at, as it is shown: suggestions too that are still open."""


class Finding(Enum):
    OPEN = "open"
    """Nobody has looked at it yet."""
    RIGHT = "right"
    """Confirmed as it was."""
    WRONG = "wrong"
    """Decided otherwise."""


class Drawn:
    """A place of the sample: ``ocr_text[start:end]``, and what the machine made of it."""

    __slots__ = ("doubt", "end", "finding", "start", "taken")

    def __init__(self, start: int, end: int, doubt: float, taken: str | None) -> None:
        self.start = start
        self.end = end
        self.doubt = doubt
        self.taken = taken
        """The text that was accepted automatically; None where nothing was."""
        self.finding = Finding.OPEN


class Check:
    """The sample of one report.  Rows are numbered from 0 in reading order.

    A place counts as looked at when a person decides about it alone, by whatever key.  One that is
    decided together with others leaves the sample: nobody can say that it was looked at.  Undoing
    opens it again.  What is known is of this sitting: a report that is opened anew begins anew.
    """

    def __init__(self, review: Review, taken: Taken) -> None:
        self._review = review
        self._taken = taken
        self._drawn = SortedDict()
        self._seed = seed_of(review.document.report)

    def __len__(self) -> int:
        return len(self._drawn)

    def __getitem__(self, row: int) -> Drawn:
        found: Drawn = self._drawn.peekitem(row)[1]
        return found

    def __iter__(self) -> Iterator[Drawn]:
        return iter(self._drawn.values())

    def row_of(self, start: int) -> int | None:
        """The row of the place that begins at an OCR offset."""
        return int(self._drawn.index(start)) if start in self._drawn else None

    @property
    def looked_at(self) -> int:
        return sum(one.finding is not Finding.OPEN for one in self)

    def next_open(self, offset: int) -> Drawn | None:
        """The first open place after an OCR offset, else the first of all."""
        still = [one for one in self if one.finding is Finding.OPEN]
        return next((one for one in still if one.start > offset), still[0] if still else None)

    def draw(self, scope: Scope, count: int = AT_ONCE) -> int:
        """Draw up to ``count`` more places; says how many there were left to be drawn."""
        pool = self._pool(scope)
        doubts = [doubt for _, doubt in pool]
        chosen = draw([place.start for place, _ in pool], doubts, self._seed, count)
        for place, doubt in (pool[index] for index in chosen):
            now = self._review.document.edit_at(place.start, place.end)
            text = None if now is None else now.text
            self._drawn[place.start] = Drawn(place.start, place.end, doubt, text)
        return len(chosen)

    def follow(self, changes: Changes) -> list[int]:
        """An action was done, undone or redone: the starts of the places it bears on."""
        edits = (*changes.added, *changes.removed)
        given, taken = changes.added, changes.removed
        if changes.direction == "undo":
            given, taken = taken, given
        alone = len(given or taken) == 1
        touched = {one.start: one for edit in edits for one in self._over(edit)}
        for start, one in touched.items():
            if not self._judge(one, alone=alone):
                del self._drawn[start]
        return list(touched)

    def estimate(self, scope: Scope) -> Estimate | None:
        """Errors left, by what was found so far; None before anything was looked at."""
        looked = [
            Looked(one.doubt, one.finding is Finding.WRONG)
            for one in self
            if one.finding is not Finding.OPEN and (scope is Scope.REPORT or one.taken is not None)
        ]
        if not looked:
            return None
        return estimate(looked, self.rest(scope))

    def rest(self, scope: Scope) -> Doubts:
        """The doubts of all places that nobody has looked at."""
        return self._taken.doubts if scope is Scope.TAKEN else self._review.doubts

    # Within

    def _pool(self, scope: Scope) -> list[tuple[Edit | Suggestion, float]]:
        """What can be drawn, with its doubt."""
        known = set(self._drawn)
        if scope is Scope.TAKEN:
            return [(e, doubt_of(e.posterior)) for e in self._taken if e.start not in known]
        return [
            (one, 1 - one.candidates[0].posterior)
            for one in self._review.unseen()
            if one.start not in known
        ]

    def _over(self, edit: Edit) -> list[Drawn]:
        """The places of the sample that an edit covers, in whole or in part."""
        if not self._drawn:
            return []
        at = max(0, self._drawn.bisect_right(edit.start) - 1)
        found = (self[row] for row in range(at, min(len(self), at + 2 + edit.end - edit.start)))
        return [one for one in found if edit.overlaps(one.start, one.end)]

    def _judge(self, one: Drawn, *, alone: bool) -> bool:
        """Find again how a place stands; False when it no longer belongs to the sample."""
        edits = list(self._review.document.edits_in(one.start, one.end))
        if all(edit.origin is Origin.AUTO for edit in edits):
            one.finding = Finding.OPEN
            one.taken = edits[0].text if edits else None
            return True
        if one.finding is Finding.OPEN and not alone:
            return False
        is_same = len(edits) == 1 and edits[0].key == (one.start, one.end)
        right = is_same and edits[0].text == self._machine_text(one)
        one.finding = Finding.RIGHT if right else Finding.WRONG
        return True

    def _machine_text(self, one: Drawn) -> str | None:
        if one.taken is not None:
            return one.taken
        suggestion = self._review.suggestion_at(one.start)
        return None if suggestion is None else suggestion.best.text


def seed_of(report: Report) -> int:
    """A number that belongs to a report: 64 bits of a hash of its text."""
    text = report.ocr_text.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "big")
