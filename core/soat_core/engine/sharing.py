"""Keeps what stands in many suggestions in memory only once.

Of the eight readings that a token may have, most are unlikely and stand with the same few figures
at every place where it was read so.  In a report of 200,000 tokens they would take 200 MB.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import repeat, tee
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

    def candidates(self, texts: Iterable[str], posteriors: Iterable[float]) -> list[Candidate]:
        """Candidates, ``rounded`` before, as they are kept: alike ones the same.

        A page has thousands, and whoever makes them keeps Python from drawing meanwhile: so no
        function of Python's own is called for each.
        """
        kept, figures = self._kept.setdefault, self._figures.setdefault
        pairs = zip(map(intern, texts), map(figures, *tee(posteriors)), strict=True)
        # ``Candidate`` and its ``_make`` are functions of Python's own; what they call is not.
        made = map(tuple.__new__, repeat(Candidate), pairs)
        return [kept(one, one) if one[1] < _UNLIKELY else one for one in made]
