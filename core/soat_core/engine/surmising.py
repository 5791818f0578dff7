"""Words that the context asks for where too little of them is left to read.

Of ``từng`` the OCR may leave ``wg``: more than thirty words are nearer to that, so the lattice
never hears of it.  Where a short token stays in doubt between sure neighbours, all syllables are
weighed once more, by what they ask of the channel and by the pairs they make there.  What is likely
is added to the candidates, with the odds that it would have had against one of them in the lattice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
WEIGHED = 150
"""So many words are weighed, the likeliest before context."""
MOST = 3
"""So many words are added at most."""
TRUST = 0.2
"""What a word that only the pairs ask for is worth against one that all sources weighed."""
WORTH_TELLING = 0.02
"""Odds against the first candidate."""
HIGHEST_GAIN = 20.0
"""More than that (nats) makes no difference."""
AT_ONCE = 64
"""Tokens worked on together."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Tokens in doubt: their numbers (N), and the core that was read for each."""

    tokens: Ints
    reads: Sequence[str]


class Surmising:
    """Looks for words where the lattice has none that is likely."""

    def __init__(self, pack: Pack, weights: Weights) -> None:
        self._words = pack.lexicon.words
        self._model, self._weights = pack.model, weights
        self._unknown = pack.lexicon.number[UNKNOWN]

    def decide(self, ranking: Ranking, types: Ints, tables: Tables) -> Ranking:
        """The candidates with what the context asks for; ``types`` are the tokens' types."""
        left, right = self._neighbours(ranking, tables.texts)
        length = tables.texts.length[tables.types.own[types]]
        asked = (tables.types.open_part[types] >= 0) & (length > 0) & (length <= LONGEST)
        asked &= (ranking.shares[:, 0] < DOUBTFUL) & ((left >= 0) | (right >= 0))
        tokens = np.flatnonzero(asked)
        for first in range(0, len(tokens), AT_ONCE):
            doubt = _doubt(tokens[first : first + AT_ONCE], types, tables)
            if doubt.reads:
                words, merit = self._weighed(doubt, left, right, tables)
                ranking = self._with(words, merit, doubt, ranking, types, tables)
        return ranking

    def _weighed(
        self, doubt: Doubt, left: Ints, right: Ints, tables: Tables
    ) -> tuple[Ints, Doubles]:
        """Words for each token in doubt, by their numbers, and their merit (nats), (N, WEIGHED)."""
        words, costs = tables.readings.nearest(doubt.reads, WEIGHED)
        fit = self._fit(left[doubt.tokens], right[doubt.tokens], words)
        return words, fit - self._weights.channel * costs.astype(np.float64)

    def _with(
        self,
        words: Ints,
        merit: Doubles,
        doubt: Doubt,
        ranking: Ranking,
        types: Ints,
        tables: Tables,
    ) -> Ranking:
        """With the likeliest words among the candidates."""
        words, odds = _likeliest(words, merit, ranking.rows(doubt.tokens), tables.texts)
        texts = np.full(words.shape, -1, np.int64)
        for row, column in zip(*np.nonzero(odds), strict=True):
            kind = int(types[doubt.tokens[row]])
            text = self._spelled(int(words[row, column]), doubt.reads[row], kind, tables)
            texts[row, column] = tables.text_number(text)
        return ranking.joined(doubt.tokens, texts, odds)

    def _spelled(self, number: int, read: str, kind: int, tables: Tables) -> str:
        before, behind = tables.types.readings[kind].literals
        return before + in_case(self._words[number], cases_of(read)[0]) + behind

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

    def _neighbours(self, ranking: Ranking, texts: Texts) -> tuple[Ints, Ints]:
        """The units of the tokens on both sides, -1 where they are in doubt or punctuation stands
        between."""
        best = ranking.best
        unit = np.where(ranking.shares[:, 0] >= SURE, texts.unit[best], -1)
        bare = texts.bare[best]
        # a unit has nothing before its core, see ``Texts``
        before = np.where(bare[:-1], unit[:-1], -1)
        behind = np.where(bare[:-1], unit[1:], -1)
        return np.append(-1, before), np.append(behind, -1)


def _doubt(tokens: Ints, types: Ints, tables: Tables) -> Doubt:
    """Those of these tokens of which a core is known."""
    read = {token: _core(int(types[token]), tables) for token in tokens.tolist()}
    kept = [token for token, core in read.items() if core]
    return Doubt(np.array(kept, np.int64), [read[token] for token in kept])


def _core(kind: int, tables: Tables) -> str:
    before, behind = tables.types.readings[kind].literals
    name = tables.types.name[kind]
    return name[len(before) : len(name) - len(behind)]


def _likeliest(words: Ints, merit: Doubles, ranking: Ranking, texts: Texts) -> tuple[Ints, Doubles]:
    """Of its words (N, W), with their merit in nats, those to add to each token's candidates, and
    their odds against the first one, 0 for what is not worth it; (N, MOST).

    A word is weighed against the likeliest candidate that was weighed here too.
    """
    there = np.where(ranking.texts >= 0, texts.unit[ranking.texts], -1)
    alike = words[:, None, :] == there[:, :, None]
    known = np.where(alike, merit[:, None, :], -np.inf).max(2)
    is_known = np.isfinite(known)
    rows, first = np.arange(len(words)), is_known.argmax(1)
    gain = np.where(alike.any(1), -np.inf, merit)
    gain = gain - np.where(is_known.any(1), known[rows, first], np.inf)[:, None]
    best = np.argsort(-gain, axis=1, kind="stable")[:, :MOST]
    share = TRUST * ranking.shares[rows, first] / ranking.shares[:, 0]
    odds = share[:, None] * np.exp(np.minimum(np.take_along_axis(gain, best, 1), HIGHEST_GAIN))
    return np.take_along_axis(words, best, 1), np.where(odds > WORTH_TELLING, odds, 0)
