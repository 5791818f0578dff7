"""The likeliest texts of each token, as arrays."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Doubles = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

Options = list[tuple[str, float]]
"""Texts of one position and their shares, by falling share."""

MAX_CANDIDATES = 8

CHOSEN, RIVAL, NONE, ALONE = range(4)
"""Columns of what is said of a first candidate."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates of T tokens by falling probability.

    ``texts`` are their numbers in ``Texts``, -1 where a token has fewer, and ``shares`` their
    probabilities, 0 there; shape (T, MAX_CANDIDATES).  Every token has one.  ``support`` is what
    was said of the first one when it was read, logarithms of probabilities (T, 4): by the neural
    source of it (``CHOSEN``), of its strongest ``RIVAL`` and of ``NONE`` being right, 0 where it
    was not asked; and of it before context (``ALONE``).
    """

    texts: Ints
    shares: Doubles
    support: Doubles

    @classmethod
    def sure(cls, texts: Ints) -> Ranking:
        """One candidate for each token, which is certain."""
        ranking = cls(
            np.full((len(texts), MAX_CANDIDATES), -1, np.int64),
            np.zeros((len(texts), MAX_CANDIDATES)),
            np.zeros((len(texts), 4)),
        )
        ranking.texts[:, 0], ranking.shares[:, 0] = texts, 1
        return ranking

    @property
    def best(self) -> Ints:
        """The first candidate of each token."""
        return self.texts[:, 0]

    def rows(self, tokens: Ints) -> Ranking:
        """Of some tokens only."""
        return Ranking(self.texts[tokens], self.shares[tokens], self.support[tokens])

    def replaced(self, tokens: Ints, other: Ranking) -> Ranking:
        """With the candidates of some tokens as another ranking of only those has them."""
        texts, shares, support = self.texts.copy(), self.shares.copy(), self.support.copy()
        texts[tokens], shares[tokens] = other.texts, other.shares
        support[tokens] = other.support
        return Ranking(texts, shares, support)

    def favouring(self, texts: Ints, factor: float) -> Ranking:
        """With one text of each token, if it is among its candidates, likelier by a factor."""
        shares = np.where(self.texts == texts[:, None], self.shares * factor, self.shares)
        return self.reordered(shares / shares.sum(1, keepdims=True))

    def joined(self, tokens: Ints, texts: Ints, odds: Doubles) -> Ranking:
        """With more texts for some tokens, (N, M), each ``odds`` (N, M) times as likely as the
        token's first one; 0 for none.  The sum of the probabilities stays, and the unlikeliest
        texts go where there is no room."""
        shares = np.concatenate([self.shares[tokens], self.shares[tokens, :1] * odds], axis=1)
        every = np.concatenate([self.texts[tokens], np.where(odds > 0, texts, -1)], axis=1)
        order = np.argsort(-shares, axis=1, kind="stable")[:, :MAX_CANDIDATES]
        shares, every = (np.take_along_axis(a, order, 1) for a in (shares, every))
        shares *= self.shares[tokens].sum(1, keepdims=True) / shares.sum(1, keepdims=True)
        result = replace(self, texts=self.texts.copy(), shares=self.shares.copy())
        result.texts[tokens], result.shares[tokens] = every, shares
        return result

    def reordered(self, shares: Doubles) -> Ranking:
        """With other probabilities, and in their order."""
        order = np.argsort(-shares, axis=1, kind="stable")
        return replace(
            self,
            texts=np.take_along_axis(self.texts, order, 1),
            shares=np.take_along_axis(shares, order, 1),
        )


def compounds(parts: Sequence[Options], literals: Sequence[str]) -> Options:
    """The texts of a token with several choices, from those of its parts and the text around them.

    They differ from the best one in one part.
    """
    best = [options[0] for options in parts]

    def spell(words: Sequence[str]) -> str:
        return literals[0] + "".join(w + tail for w, tail in zip(words, literals[1:], strict=True))

    words = [word for word, _ in best]
    sure = math.prod(share for _, share in best)
    others = [
        (spell([*words[:i], other, *words[i + 1 :]]), sure * share / max(best[i][1], 1e-9))
        for i, options in enumerate(parts)
        for other, share in options[1:MAX_CANDIDATES]
    ]
    others.sort(key=lambda option: -option[1])
    return [(spell(words), sure), *others[: MAX_CANDIDATES - 1]]
