"""Words that the context asks for where too little of them is left to read.

Of ``từng`` the OCR may leave ``wg``: more than thirty words are nearer to that, so the lattice
never hears of it.  Where a token stays in doubt, all syllables are weighed once more, by what they
ask of the channel and by how well they stand between its neighbours.  What is likely is added to
the candidates, with the odds that it would have had against one of them in the lattice.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from soat_core.engine.letter_case import cases_of, in_case
from soat_core.engine.pack import Pack
from soat_core.engine.ranking import Doubles, Ints, Ranking
from soat_core.engine.tables import Tables
from soat_core.engine.texts import Texts
from soat_core.engine.units import UNKNOWN
from soat_core.engine.weights import Weights

Bools = npt.NDArray[np.bool_]

DOUBTFUL = 0.7
"""Only what is less likely than this is asked about."""
SURE = 0.7
"""Neighbours less likely than this say nothing."""
LONGEST = 6
"""Of longer tokens enough is left."""
MOST = 3
"""So many words are added at most."""
TRUST = 0.2
"""What a word that only this source thinks of is worth, against one that all sources weighed."""
WORTH_TELLING = 0.02
"""Odds against the first candidate."""
WEIGHED = 150
"""So many words are weighed, the likeliest before context."""
AT_ONCE = 64
"""Tokens worked on together."""


class Surmising:
    """Looks for words between neighbours, with one pack and one set of weights."""

    def __init__(self, pack: Pack, weights: Weights) -> None:
        self._model, self._weights = pack.model, weights
        self._words = pack.lexicon.words
        self._unknown = pack.lexicon.number[UNKNOWN]

    def decide(self, ranking: Ranking, types: Ints, tables: Tables) -> Ranking:
        """The candidates with what the context asks for; ``types`` are the tokens' types."""
        tokens = np.flatnonzero(self._asked(ranking, types, tables))
        for first in range(0, len(tokens), AT_ONCE):
            ranking = self._with_words(ranking, tokens[first : first + AT_ONCE], types, tables)
        return ranking

    def _asked(self, ranking: Ranking, types: Ints, tables: Tables) -> Bools:
        own, texts = tables.types.own[types], tables.texts
        doubtful = (ranking.shares[:, 0] < DOUBTFUL) & (tables.types.open_part[types] >= 0)
        short = (texts.length[own] <= LONGEST) & (texts.length[own] > 0)
        left, right = _neighbours(ranking, texts)
        result: Bools = doubtful & short & ((left >= 0) | (right >= 0))
        return result

    def _with_words(self, ranking: Ranking, tokens: Ints, types: Ints, tables: Tables) -> Ranking:
        read = {token: _core(int(types[token]), tables) for token in tokens.tolist()}
        tokens = np.array([token for token, core in read.items() if core], np.int64)
        reads = [core for core in read.values() if core]
        if not reads:
            return ranking
        numbers, costs = tables.readings.nearest(reads, WEIGHED)
        left, right = (side[tokens] for side in _neighbours(ranking, tables.texts))
        merit = self._fit(left, right, numbers) - self._weights.channel * costs.astype(np.float64)
        for row, token in enumerate(tokens.tolist()):
            words = self._likely(ranking, token, merit[row], numbers[row], tables.texts)
            for number, odds in words:
                text = self._spelled(number, reads[row], int(types[token]), tables)
                ranking = ranking.joined(token, tables.text_number(text), odds)
        return ranking

    def _fit(self, left: Ints, right: Ints, words: Ints) -> Doubles:
        """How well each of its words (N, W) stands between each pair of neighbours (N; -1: nobody
        knows)."""
        before = np.where(left >= 0, left, self._unknown)[:, None] + np.zeros_like(words)
        behind = np.where(right >= 0, right, self._unknown)[:, None] + np.zeros_like(words)
        into = self._bigrams(before.ravel(), words.ravel()).reshape(words.shape)
        onto = self._bigrams(words.ravel(), behind.ravel()).reshape(words.shape)
        into = np.where(left[:, None] >= 0, into, self._model.one[words])
        onto = np.where(right[:, None] >= 0, onto, 0)
        result: Doubles = self._weights.language * (into + onto)
        return result

    def _bigrams(self, left: Ints, right: Ints) -> Doubles:
        index = self._model.pair_index(left, right)
        return np.asarray(self._model.bigrams(left, right, index), np.float64)

    def _likely(
        self, ranking: Ranking, token: int, merit: Doubles, words: Ints, texts: Texts
    ) -> list[tuple[int, float]]:
        """Words to add to a token's candidates, with their odds against the first: those of the
        lattice against the likeliest candidate that was weighed here too."""
        there = texts.unit[ranking.texts[token][ranking.texts[token] >= 0]]
        weighed = [at for at, unit in enumerate(there.tolist()) if unit >= 0 and unit in words]
        if not weighed:
            return []
        at = weighed[0]
        share = float(ranking.shares[token, at] / ranking.shares[token, 0])
        gain = merit - merit[words == there[at]][0]
        gain[np.isin(words, there)] = -np.inf
        best = np.argsort(-gain)[:MOST].tolist()
        odds = [(int(words[n]), TRUST * share * math.exp(min(gain[n], 20.0))) for n in best]
        return [(word, value) for word, value in odds if value > WORTH_TELLING]

    def _spelled(self, number: int, read: str, kind: int, tables: Tables) -> str:
        before, behind = tables.types.readings[kind].literals
        return before + in_case(self._words[number], cases_of(read)[0]) + behind


# Within


def _core(kind: int, tables: Tables) -> str:
    before, behind = tables.types.readings[kind].literals
    name = tables.types.name[kind]
    return name[len(before) : len(name) - len(behind)]


def _neighbours(ranking: Ranking, texts: Texts) -> tuple[Ints, Ints]:
    """The units of the tokens on both sides, -1 where they are in doubt or punctuation stands
    between."""
    best = ranking.best
    unit = np.where(ranking.shares[:, 0] >= SURE, texts.unit[best], -1)
    bare = texts.bare[best]
    # a unit has nothing before its core, see ``Texts``
    before = np.where(bare[:-1], unit[:-1], -1)
    behind = np.where(bare[:-1], unit[1:], -1)
    return np.append(-1, before), np.append(behind, -1)
