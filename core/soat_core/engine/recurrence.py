"""What recurs in a report supports itself.

A name like Cao Bằng may be garbled differently each time and be doubtful every time; thirty
doubtful times together are not.  Pairs of neighbouring words are counted by their posteriors over
all that was read of the report, and a candidate gains by how often its pair was likely elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from soat_core.engine.suggestion import Candidate, Suggestion
from soat_core.engine.units import shape_of
from soat_core.text import old_tone_placement

Pair = tuple[str, str]
LOOKED_AT = 4
"""Candidates of a token that take part."""
FLOOR = 0.3
"""Count that a pair has without having been seen."""


class Recurrence:
    """Expected counts of word pairs in a report, and what follows from them.

    ``strength`` is the exponent of a pair's share against the candidate's own posterior.
    """

    def __init__(self, strength: float) -> None:
        self._strength = strength
        self._passages: dict[int, dict[Pair, float]] = {}
        self._total: dict[Pair, float] = defaultdict(float)

    def learn(self, start: int, suggestions: Sequence[Suggestion]) -> None:
        """Count a passage that begins at OCR offset ``start``; again, if it was counted before."""
        counts: dict[Pair, float] = defaultdict(float)
        words = [_words(suggestion) for suggestion in suggestions]
        for left, right in pairwise(words):
            for first, p in left:
                for second, q in right:
                    counts[first, second] += p * q
        for pair, count in self._passages.get(start, {}).items():
            self._total[pair] -= count
        for pair, count in counts.items():
            self._total[pair] += count
        self._passages[start] = counts

    def decide(self, suggestions: Sequence[Suggestion]) -> list[Suggestion]:
        """The suggestions with their candidates weighed by what recurs around them."""
        words = [_words(suggestion) for suggestion in suggestions]
        decided: list[Suggestion] = []
        for at, suggestion in enumerate(suggestions):
            if suggestion.best.posterior > 0.999 or len(words[at]) < 2:
                decided.append(suggestion)
                continue
            left = words[at - 1][0][0] if at and words[at - 1] else ""
            right = words[at + 1][0][0] if at + 1 < len(words) and words[at + 1] else ""
            decided.append(self._weighed(suggestion, words[at], left, right))
        return decided

    def _weighed(
        self, suggestion: Suggestion, words: list[tuple[str, float]], left: str, right: str
    ) -> Suggestion:
        gain = [1.0] * len(words)
        for pairs in (
            [(left, word) for word, _ in words] if left else [],
            [(word, right) for word, _ in words] if right else [],
        ):
            # what this very place gave is no evidence for itself
            counts = [
                max(0.0, self._total.get(pair, 0.0) - p) + FLOOR
                for pair, (_, p) in zip(pairs, words, strict=False)
            ]
            total = sum(counts)
            for i, count in enumerate(counts):
                gain[i] *= (count / total) ** self._strength
        scale = max(gain)
        candidates = [
            Candidate(
                c.text, c.posterior * (gain[i] / scale if i < len(gain) else min(gain) / scale)
            )
            for i, c in enumerate(suggestion.candidates)
        ]
        total = sum(candidate.posterior for candidate in candidates)
        kept = sum(candidate.posterior for candidate in suggestion.candidates)
        ranked = sorted(candidates, key=lambda candidate: -candidate.posterior)
        return Suggestion(
            suggestion.start,
            suggestion.end,
            tuple(Candidate(c.text, c.posterior / total * kept) for c in ranked),
            suggestion.why,
        )


def _words(suggestion: Suggestion) -> list[tuple[str, float]]:
    """The first candidates as lower-case words with their posteriors; none for codes and marks."""
    found: list[tuple[str, float]] = []
    for candidate in suggestion.candidates[:LOOKED_AT]:
        core = shape_of(candidate.text).core
        found.append((old_tone_placement(core.lower()), candidate.posterior))
    return found if found and found[0][0].isalpha() else []
