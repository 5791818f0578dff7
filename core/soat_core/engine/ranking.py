"""The likeliest texts of each token, as arrays."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Doubles = npt.NDArray[np.float64]
Floats = npt.NDArray[np.float32]
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
    was not asked; and of it before context (``ALONE``).  ``guesses`` are what the neural source
    would guess, see ``NeuralSource.words``; shape (T, W), where W is 0 without that source.
    """

    texts: Ints
    shares: Doubles
    support: Doubles
    guesses: Floats

    @classmethod
    def sure(cls, texts: Ints) -> Ranking:
        """One candidate for each token, which is certain."""
        ranking = cls(
            np.full((len(texts), MAX_CANDIDATES), -1, np.int64),
            np.zeros((len(texts), MAX_CANDIDATES)),
            np.zeros((len(texts), 4)),
            np.zeros((len(texts), 0), np.float32),
        )
        ranking.texts[:, 0], ranking.shares[:, 0] = texts, 1
        return ranking

    @property
    def best(self) -> Ints:
        """The first candidate of each token."""
        return self.texts[:, 0]

    def rows(self, tokens: Ints) -> Ranking:
        """Of some tokens only."""
        return Ranking(
            self.texts[tokens], self.shares[tokens], self.support[tokens], self.guesses[tokens]
        )

    def replaced(self, tokens: Ints, other: Ranking) -> Ranking:
        """With the candidates of some tokens as another ranking of only those has them."""
        texts, shares, support = self.texts.copy(), self.shares.copy(), self.support.copy()
        texts[tokens], shares[tokens] = other.texts, other.shares
        support[tokens] = other.support
        guesses = self.guesses
        if other.guesses.shape[1] == guesses.shape[1]:
            guesses = guesses.copy()
            guesses[tokens] = other.guesses
        return Ranking(texts, shares, support, guesses)

    def favouring(self, texts: Ints, factor: float) -> Ranking:
        """With one text of each token, if it is among its candidates, likelier by a factor."""
        shares = np.where(self.texts == texts[:, None], self.shares * factor, self.shares)
        return self.reordered(shares / shares.sum(1, keepdims=True))

    def joined(self, token: int, text: int, odds: float) -> Ranking:
        """With one more text for a token, ``odds`` times as likely as its first one; the sum of
        the probabilities stays, and the unlikeliest text goes where there is no room."""
        texts, shares = self.texts.copy(), self.shares.copy()
        row = shares[token]
        whole, row[-1] = row.sum(), row[0] * odds
        texts[token, -1] = text
        row *= whole / row.sum()
        return replace(self, texts=texts, shares=shares).reordered(shares)

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
