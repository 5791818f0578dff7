"""Words that the context asks for where too little of them is left to read.

Of ``từng`` the OCR may leave ``wg``: more than thirty words are nearer to that, so the lattice
never hears of it.  Where a short token stays in doubt, an eighth of all syllables are weighed once
more, by what they ask of the channel and by the triples that they make with the two tokens on
either side.  What is likely is added to the candidates, with some of the odds that it would have
had against one of them in the lattice.
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
from soat_core.engine.weights import Weights

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float32]

DOUBTFUL = 0.97
"""Only what is less likely than this is asked about."""
SURE = 0.3
"""Neighbours less likely than this say nothing.  In badly read passages those beside a ruin are in
doubt too, and still mostly right."""
LONGEST = 8
"""Of longer tokens enough is left."""
WEIGHED = 700
"""So many words are weighed, the likeliest before context."""
MOST = 4
"""So many words are added at most."""
TRUST = 0.1
"""What a word that only the triples ask for is worth against one that all sources weighed."""
WORTH_TELLING = 0.005
"""Odds against the first candidate."""
HIGHEST_GAIN = 20.0
"""More than that (nats) makes no difference."""
CHANNEL = 0.7
"""Exponent of the channel.  Lower than in the lattice: of what is so far from every likely word the
channel has seen too little to be trusted as much."""
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

    def decide(self, ranking: Ranking, types: Ints, tables: Tables) -> Ranking:
        """The candidates with what the context asks for; ``types`` are the tokens' types."""
        beside = self._beside(ranking, tables.texts)
        length = tables.texts.length[tables.types.own[types]]
        asked = (tables.types.open_part[types] >= 0) & (length > 0) & (length <= LONGEST)
        asked &= (ranking.shares[:, 0] < DOUBTFUL) & (beside >= 0).any(1)
        tokens = np.flatnonzero(asked)
        for first in range(0, len(tokens), AT_ONCE):
            doubt = _doubt(tokens[first : first + AT_ONCE], types, tables)
            if doubt.reads:
                words, merit = self._weighed(doubt, beside, tables)
                ranking = self._with(words, merit, doubt, ranking, types, tables)
        return ranking

    def _weighed(self, doubt: Doubt, beside: Ints, tables: Tables) -> tuple[Ints, Doubles]:
        """Words for each token in doubt, by their numbers, and their merit (nats), (N, WEIGHED)."""
        words, costs = tables.readings.nearest(doubt.reads, WEIGHED)
        fit = self._fit(beside[doubt.tokens], words)
        return words, fit - CHANNEL * costs.astype(np.float64)

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

    def _fit(self, beside: Ints, words: Ints) -> Doubles:
        """How well each of its words (N, W) stands between the two units before and the two behind
        each token, (N, 4); -1: nobody knows."""
        model = self._model
        second, first, following, last = (units[:, None] for units in beside.T)
        before, behind = first >= 0, following >= 0
        pairs_before = self._pairs(first, words, before)
        pairs_behind = self._pairs(words, following, behind)
        pair_before = self._pairs(second, first, second >= 0)
        pair_behind = self._pairs(following, last, last >= 0)
        into = np.where(before, model.bigrams(first, words, pairs_before), model.one[words])
        into = self._tripled(into, pair_before, pairs_before, words)
        onto = model.bigrams(words, following, pairs_behind)
        onto = self._tripled(onto, pairs_before, pairs_behind, following)
        on = model.bigrams(following, last, pair_behind) + np.zeros_like(onto)
        on = self._tripled(on, pairs_behind, pair_behind, last)
        known = into + np.where(behind, onto, 0) + np.where(last >= 0, on, 0)
        result: Doubles = self._weights.language * known.astype(np.float64)
        return result

    def _pairs(self, left: Ints, right: Ints, known: Bools) -> Ints:
        """The number of each stored pair, -1 where it is not, or not ``known``; all of shapes that
        fit together."""
        return np.where(known, self._model.pair_index(left, right), -1)

    def _tripled(self, bigrams: Floats, first: Ints, second: Ints, last: Ints) -> Floats:
        """log P of the ``last`` unit of each triple, from that of its second pair: a triple only is
        stored where both of its pairs are."""
        model = self._model
        result = bigrams + np.where(first >= 0, model.back_two[first], np.float32(0))
        both = (first >= 0) & (second >= 0)
        at = np.nonzero(both)
        index = model.triple_index(
            np.broadcast_to(first, both.shape)[at], np.broadcast_to(last, both.shape)[at]
        )
        there = index >= 0
        result[tuple(axis[there] for axis in at)] = model.three[index[there]]
        return result

    def _beside(self, ranking: Ranking, texts: Texts) -> Ints:
        """The units of the two tokens before each token and of the two behind it (T, 4), -1 where
        they are in doubt or punctuation stands between."""
        best = ranking.best
        unit = np.where(ranking.shares[:, 0] >= SURE, texts.unit[best], -1)
        bare = texts.bare[best]
        # a unit has nothing before its core, see ``Texts``
        before = np.append(-1, np.where(bare[:-1], unit[:-1], -1))
        behind = np.append(np.where(bare[:-1], unit[1:], -1), -1)
        further = np.where(before >= 0, np.append(-1, before[:-1]), -1)
        farther = np.where(behind >= 0, np.append(behind[1:], -1), -1)
        return np.stack([further, before, behind, farther], axis=1)


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
    best = np.argpartition(-gain, MOST, axis=1)[:, :MOST]
    share = TRUST * ranking.shares[rows, first] / ranking.shares[:, 0]
    odds = share[:, None] * np.exp(np.minimum(np.take_along_axis(gain, best, 1), HIGHEST_GAIN))
    return np.take_along_axis(words, best, 1), np.where(odds > WORTH_TELLING, odds, 0)
