"""How far the figures may lie from what other pages would give: bootstrap intervals.

Pages are drawn anew with replacement (B. Efron, 1979), all tokens of a page together, since errors
on a page are of a kind.  The suspect threshold is found anew for every draw, as it is for the
figures themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from soat_core.evaluate.clerk import ERRORS_ALLOWED, effort
from soat_core.evaluate.figures import PRECISION, Measured

RESAMPLES = 1000
FEWEST_PAGES = 5
"""Fewer would give intervals that are far too narrow."""
LEVEL = 0.95
_SEED = 20260101

Counts = npt.NDArray[np.int64]
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Intervals:
    """Percentile intervals; the names are those of ``Figures``.  None where there are fewer than 5
    pages."""

    level: float
    """The share of draws (0 to 1) within."""
    resamples: int
    pages: int
    cer_after: Interval | None
    wer_after: Interval | None
    coverage: Interval | None
    keys_per_1000_tokens: Interval | None
    keys_per_1000_tokens_error_free: Interval | None


def intervals(pages: Sequence[Measured], resamples: int = RESAMPLES) -> Intervals:
    """The intervals for all ``pages`` together.  The same pages give the same intervals."""
    if len(pages) < FEWEST_PAGES:
        return Intervals(LEVEL, resamples, len(pages), None, None, None, None, None)
    random = np.random.default_rng(_SEED)
    draws = random.integers(0, len(pages), (resamples, len(pages)))
    weights = np.stack([np.bincount(draw, minlength=len(pages)) for draw in draws])
    distances = [page.distances for page in pages]
    tokens = weights @ np.array([d.tokens for d in distances], np.int64)
    characters = weights @ np.array([d.characters for d in distances], np.int64)
    wrong_words = weights @ np.array([d.words_after for d in distances], np.int64)
    wrong_characters = weights @ np.array([d.characters_after for d in distances], np.int64)
    ranking = _Ranking(pages)
    keys, error_free = ranking.keys(weights, tokens)
    return Intervals(
        LEVEL,
        resamples,
        len(pages),
        _interval(wrong_characters, characters),
        _interval(wrong_words, tokens),
        _interval(*ranking.coverage(weights)),
        _interval(1000 * keys, tokens),
        _interval(1000 * error_free, tokens),
    )


# Within


def _interval(parts: Counts, wholes: Counts) -> Interval:
    shares = np.divide(parts, wholes, out=np.zeros(len(parts)), where=wholes > 0)
    low, high = np.quantile(shares, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


class _Ranking:
    """The suggestions of all pages by falling posterior, as arrays of one entry for each."""

    def __init__(self, pages: Sequence[Measured]) -> None:
        self._pages = pages
        ranked = sorted(
            (-one.posterior, page, one.is_right)
            for page, measured in enumerate(pages)
            for one in measured.judgement.judged
        )
        self._posterior = np.array([-negative for negative, _, _ in ranked])
        self._page = np.array([page for _, page, _ in ranked], np.int64)
        self._right = np.array([right for _, _, right in ranked], np.bool_)
        # no threshold can tell equal posteriors apart: only the last of them is a place to stop
        self._stop = np.append(np.diff(self._posterior) != 0, True)[: len(ranked)]
        self._efforts: dict[float | None, tuple[Counts, Counts]] = {}

    def coverage(self, weights: Counts) -> tuple[Counts, Counts]:
        """For each draw how many can be taken with enough of them right, and how many there are."""
        covered, total = np.zeros(len(weights), np.int64), np.zeros(len(weights), np.int64)
        for number, weight in enumerate(weights):
            each = weight[self._page]
            seen = np.cumsum(each)
            enough = np.cumsum(each * self._right) >= PRECISION * seen
            stops = np.nonzero(enough & self._stop)[0]
            covered[number] = seen[stops[-1]] if len(stops) else 0
            total[number] = each.sum()
        return covered, total

    def keys(self, weights: Counts, tokens: Counts) -> tuple[Counts, Counts]:
        """For each draw the clerk's keys at the draw's own threshold, and to an error-free text."""
        keys, error_free = np.zeros(len(weights), np.int64), np.zeros(len(weights), np.int64)
        for number, weight in enumerate(weights):
            by_page, to_the_end = self._effort(self._threshold(weight, int(tokens[number])))
            keys[number] = weight @ by_page
            error_free[number] = weight @ to_the_end
        return keys, error_free

    def _threshold(self, weight: Counts, tokens: int) -> float | None:
        errors = np.cumsum(weight[self._page] * ~self._right)
        allowed = self._stop & (errors <= tokens * ERRORS_ALLOWED)
        stops = np.nonzero(allowed)[0]
        return float(self._posterior[stops[-1]]) if len(stops) else None

    def _effort(self, threshold: float | None) -> tuple[Counts, Counts]:
        """Keys, and keys to an error-free page, of each page."""
        if threshold not in self._efforts:
            spent = [effort(page.judgement, threshold) for page in self._pages]
            self._efforts[threshold] = (
                np.array([one.keys for one in spent], np.int64),
                np.array([one.keys_error_free for one in spent], np.int64),
            )
        return self._efforts[threshold]
