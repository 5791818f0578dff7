"""The places of one series: what each reads, what it would read, and the edits that do it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable

from soat_core.edits import Edit
from soat_core.engine.units import shape_of
from soat_core.review import Review
from soat_core.series.index import SeriesIndex
from soat_core.series.keys import Hit, Scope, SeriesKey
from soat_core.series.letter_case import folded
from soat_core.series.readings import core_of
from soat_core.series.wish import Outcome, Spot, Wish

MOST_CANDIDATES = 5
_ENOUGH = 200
"""Places that are asked for their candidates; more would offer no others."""
_TYPICAL = 12
"""Places among which one is looked for that is not in capitals."""
CONTEXT = 14
"""Tokens shown at each side."""


class Concordance(ABC):
    """One series in a review, now and as it changes."""

    def __init__(self, review: Review, index: SeriesIndex, key: SeriesKey) -> None:
        self.key = key
        self._review = review
        self._index = index

    @abstractmethod
    def refresh(self) -> None:
        """Suggestions or decisions have changed."""

    def is_touched_by(self, changed: Collection[SeriesKey]) -> bool:
        """Whether places of this series may have changed, when series of words and patterns
        have."""
        if self.key.scope in (Scope.WORD, Scope.PATTERN):
            return self.key in changed
        names = set(self.key.read.split())
        return any(not names.isdisjoint(core_of(key.read).split()) for key in changed)

    @property
    @abstractmethod
    def proposal(self) -> str:
        """The text that all places would get; empty where each has its own."""

    @abstractmethod
    def hits(self) -> list[Hit]:
        """The places with something undecided, in the order of the text."""

    @abstractmethod
    def typical(self) -> Hit | None:
        """An open place by which the series can be shown: one of the first, in small letters if
        any of those is.  Quicker than all ``hits``."""

    @abstractmethod
    def decided(self) -> list[Hit]:
        """The places that are read alike and decided already."""

    @abstractmethod
    def outcome(self, hit: Hit, wish: Wish) -> Outcome:
        """What a place would read."""

    @abstractmethod
    def edits(self, hits: Iterable[Hit], wish: Wish) -> tuple[Edit, ...]:
        """What makes the wish true in these places; nothing for what stands there already."""

    @abstractmethod
    def candidates(self) -> list[str]:
        """What the engine offers for all places, likeliest first; nothing where each place has a
        text of its own."""

    def _fits(self, edit: Edit) -> bool:
        """Whether nothing stands there that reaches further: what was joined or deleted together is
        decided as a whole."""
        known = self._review.document.edits_in(edit.start, edit.end)
        return all(edit.start <= one.start and one.end <= edit.end for one in known)

    def read(self, hit: Hit) -> str:
        """The OCR's text of a place, on one line."""
        return " ".join(self._review.document.report.ocr_text[hit.start : hit.end].split())

    def context(self, hit: Hit, count: int = CONTEXT) -> tuple[str, str]:
        """What is shown on the screen of ``count`` tokens before and behind a place, on one line
        each."""
        readings = self._index.readings
        tokens = readings.tokens_in(*hit)
        first = max(0, tokens.start - count)
        last = min(len(readings), tokens.stop + count)
        while first > 0 and self._index.is_within(first):
            first -= 1
        while last < len(readings) and self._index.is_within(last):
            last += 1
        start, end = readings.starts[first], readings.ends[last - 1]
        left = self._review.shown_text(start, hit.start)
        right = self._review.shown_text(hit.end, end)
        return " ".join(left.split()), " ".join(right.split())


class WordConcordance(Concordance):
    """A series of words, of a reading or of a pattern: every place is one unit."""

    def refresh(self) -> None:
        """Nothing is kept here that could be out of date."""

    @property
    def proposal(self) -> str:
        if self.key.scope is not Scope.WORD:
            return ""
        hit = self.typical()
        shown = "" if hit is None else Spot.of(self._review, hit).shown
        if core_of(shown) != self.key.result:
            return shown  # whole tokens: letter case or punctuation is what is wrong
        return shape_of(shown).core or shown

    def hits(self) -> list[Hit]:
        return self._index.hits(self.key)

    def typical(self) -> Hit | None:
        hits = self._index.first_hits(self.key, _TYPICAL)
        small = (hit for hit in hits if Spot.of(self._review, hit).shown.islower())
        return next(small, next(iter(hits), None))

    def candidates(self) -> list[str]:
        """In small letters where any place has them so."""
        if self.key.scope is Scope.PATTERN:
            return []
        sums: dict[str, float] = {}
        texts: dict[str, str] = {}
        for hit in self._index.first_hits(self.key, _ENOUGH):
            suggestion = self._review.suggestion_at(hit.start)
            for text, posterior in suggestion.candidates if suggestion is not None else ():
                core = shape_of(text).core or text
                name = folded(core)
                sums[name] = sums.get(name, 0.0) + posterior
                texts[name] = core if core == name else texts.get(name, core)
        ordered = sorted(sums, key=lambda name: -sums[name])
        return [texts[name] for name in ordered[:MOST_CANDIDATES]]

    def decided(self) -> list[Hit]:
        if self.key.scope is Scope.PATTERN:
            return []
        return self._index.decided(self.key.read)

    def outcome(self, hit: Hit, wish: Wish) -> Outcome:
        return Spot.of(self._review, hit).outcome(wish)

    def edits(self, hits: Iterable[Hit], wish: Wish) -> tuple[Edit, ...]:
        found = (Spot.of(self._review, hit).decision(wish) for hit in hits)
        return tuple(edit for edit in found if edit is not None and self._fits(edit))
