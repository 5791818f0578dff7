"""Keeps what stands in many suggestions in memory only once.

Of the eight readings that a token may have, most are unlikely and stand with the same few figures
at every place where it was read so.  In a report of 200,000 tokens they would take 200 MB.
"""

from __future__ import annotations

from sys import intern

from soat_core.engine.suggestion import Candidate

_UNLIKELY = 0.01
"""Below this a posterior is kept to one digit.  All are kept to four places: nobody is shown more,
and more are alike."""

_SURE = 0.9999
"""No posterior below 1 is kept as more."""


def rounded(candidate: Candidate) -> Candidate:
    """A candidate as it is kept."""
    text, posterior = candidate
    if posterior < _UNLIKELY:
        return Candidate(text, round(posterior, 3 if posterior >= 0.001 else 4))
    return Candidate(text, posterior if posterior == 1 else min(_SURE, round(posterior, 4)))


class Sharing:
    """One for a report.  Not for use by several threads at once."""

    def __init__(self) -> None:
        self._kept: dict[Candidate, Candidate] = {}
        self._figures: dict[float, float] = {}

    def candidate(self, text: str, posterior: float) -> Candidate:
        """A candidate as it is kept, the same for all that are alike."""
        _, figure = kept = rounded(Candidate(intern(text), posterior))
        if figure < _UNLIKELY:
            return self._kept.setdefault(kept, kept)
        return Candidate(kept.text, self._figures.setdefault(figure, figure))
