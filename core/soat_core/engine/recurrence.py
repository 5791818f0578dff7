"""What recurs in a report supports itself.

A name like Cao Bằng may be garbled differently each time and be doubtful every time; thirty
doubtful times together are not.  Pairs of neighbouring words are counted by their posteriors over
all that was read of the report, and a candidate gains by how often its pair was likely elsewhere.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from soat_core.engine.ranking import Ranking
from soat_core.engine.texts import Texts

Bools = npt.NDArray[np.bool_]
Doubles = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

LOOKED_AT = 4
"""Candidates of a token that take part."""
FLOOR = 0.3
"""Count that a pair has without having been seen."""
SURE = 0.999
"""Candidates more likely than this need no support."""
COUNTED = 1e-4
"""Pairs less likely than this at their place are not counted there."""
PAIRS_KEPT = 400_000
"""When so many pairs are counted, no more passages are taken in."""
_ODD = np.int64(0x1E3779B97F4A7C15)


class Recurrence:
    """Expected counts of word pairs in a report, and what follows from them.

    ``strength`` is the exponent of a pair's share against the candidate's own posterior.  Pairs go
    by numbers made from the fingerprints of their words.
    """

    def __init__(self, strength: float) -> None:
        self._strength = strength
        self._passages: dict[int, tuple[Ints, Doubles]] = {}
        self._total: dict[int, float] = {}

    def learn(self, start: int, ranking: Ranking, texts: Texts) -> None:
        """Count a passage that begins at OCR offset ``start``; again, if it was counted before."""
        known = start in self._passages
        if known:
            self._add(*self._passages.pop(start), -1)
        if known or len(self._total) < PAIRS_KEPT:
            self._passages[start] = _pairs(*_words(ranking, texts))
            self._add(*self._passages[start], 1)

    def decide(self, ranking: Ranking, texts: Texts) -> Ranking:
        """The candidates weighed by what recurs around them."""
        word, share = _words(ranking, texts)
        at = np.flatnonzero((ranking.shares[:, 0] <= SURE) & (share[:, 1] > 0))
        # the first words of the neighbours; beyond both ends there is none
        beside, there = np.pad(word[:, 0], 1), np.pad(share[:, 0] > 0, 1)[:, None]
        word, share = word[at], share[at]
        before = self._support(_pair(beside[at, None], word), share)
        behind = self._support(_pair(word, beside[at + 2, None]), share)
        gain = np.where(there[at], before, 1) * np.where(there[at + 2], behind, 1)
        return ranking.replaced(at, _weighed(ranking.rows(at), gain, share > 0))

    def _add(self, pairs: Ints, counts: Doubles, sign: int) -> None:
        total = self._total
        for pair, count in zip(pairs.tolist(), (sign * counts).tolist(), strict=True):
            total[pair] = total.get(pair, 0.0) + count

    def _support(self, pairs: Ints, share: Doubles) -> Doubles:
        """What the pairs of each place speak for its candidates, shape (T, LOOKED_AT)."""
        total = self._total
        counts = np.array([total.get(pair, 0.0) for pair in pairs.reshape(-1).tolist()])
        # what this very place gave is no evidence for itself
        counts = np.maximum(counts.reshape(share.shape) - share, 0) + FLOOR
        counts[share == 0] = 0
        result: Doubles = (counts / counts.sum(1, keepdims=True)) ** self._strength
        return result


def _words(ranking: Ranking, texts: Texts) -> tuple[Ints, Doubles]:
    """Words of the first candidates and their probabilities, which are 0 where there are no more
    candidates, and for codes and marks; shape (T, LOOKED_AT)."""
    numbers = ranking.texts[:, :LOOKED_AT]
    share = ranking.shares[:, :LOOKED_AT] * texts.is_word[ranking.best][:, None]
    return texts.word[numbers], share


def _pair(first: Ints, second: Ints) -> Ints:
    """A number for a pair of words, from theirs."""
    return first * _ODD + second


def _pairs(word: Ints, share: Doubles) -> tuple[Ints, Doubles]:
    """The pairs of neighbouring words in a passage and how often each is expected."""
    counts = (share[:-1, :, None] * share[1:, None, :]).reshape(-1)
    seen = np.flatnonzero(counts > COUNTED)
    pairs = _pair(word[:-1, :, None], word[1:, None, :]).reshape(-1)[seen]
    unique, which = np.unique(pairs, return_inverse=True)
    expected = np.bincount(which.reshape(-1), counts[seen], minlength=len(unique))
    return unique, expected.astype(np.float64)


def _weighed(ranking: Ranking, gain: Doubles, there: Bools) -> Ranking:
    """The candidates times their gain, in their new order; the sum of the probabilities stays.

    Candidates that were not looked at gain as little as the last of the others.
    """
    least = np.where(there, gain, np.inf).min(1, keepdims=True)
    every = np.repeat(least, ranking.shares.shape[1], axis=1)
    every[:, :LOOKED_AT] = np.where(there, gain, least)
    shares = ranking.shares * (every / every.max(1, keepdims=True))
    scale = ranking.shares.sum(1, keepdims=True) / shares.sum(1, keepdims=True)
    return ranking.reordered(shares * scale)
