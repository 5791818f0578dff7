"""Keeps what stands in many suggestions in memory only once.

Of the eight readings that a token may have, most are unlikely and stand with the same few figures
at every place where it was read so.  In a report of 200,000 tokens they would take 200 MB.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from sys import intern

from soat_core.engine.suggestion import Candidate, Suggestion

_UNLIKELY = 0.01
"""Below this a posterior is kept to one digit.  All are kept to four places: nobody is shown more,
and more are alike."""

_SURE = 0.9999
"""No posterior below 1 is kept as more."""


class Sharing:
    """One for a report.  Not for use by several threads at once."""

    def __init__(self) -> None:
        self._kept: dict[Candidate, Candidate] = {}
        self._figures: dict[float, float] = {}

    def shared(self, suggestions: Iterable[Suggestion]) -> list[Suggestion]:
        """The same suggestions, with what they have in common in one place."""
        return [
            replace(
                one, candidates=tuple(map(self._candidate, one.candidates)), why=intern(one.why)
            )
            for one in suggestions
        ]

    def _candidate(self, candidate: Candidate) -> Candidate:
        text, posterior = candidate
        if posterior < _UNLIKELY:
            unlikely = Candidate(intern(text), round(posterior, 3 if posterior >= 0.001 else 4))
            return self._kept.setdefault(unlikely, unlikely)
        figure = posterior if posterior == 1 else min(_SURE, round(posterior, 4))
        return Candidate(intern(text), self._figures.setdefault(figure, figure))
