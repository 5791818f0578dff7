"""Words that the context asks for where too little of them is left to read.

Of ``từng`` the OCR may leave ``wg``: more than thirty words are nearer to that, so the lattice
never hears of it.  Where a token stays in doubt, words are weighed once more, by what they ask of
the channel and by how well they stand there.  Two judges say that: the pairs of the language model,
of all syllables between sure neighbours; and the neural source, of all words it knows.  What is
likely is added to the candidates, with the odds that it would have had against one of them in the
lattice.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from soat_core.engine.letter_case import cases_of, in_case
from soat_core.engine.neural import NeuralSource
from soat_core.engine.pack import Pack
from soat_core.engine.ranking import NONE, Doubles, Ints, Ranking
from soat_core.engine.tables import Tables
from soat_core.engine.texts import Texts
from soat_core.engine.units import UNKNOWN
from soat_core.engine.weights import Weights

Bools = npt.NDArray[np.bool_]

MOST = 3
"""So many words are added at most."""
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


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a judge says of N tokens: words by their numbers (N, W) with their merit in nats (N, W),
    and what one that only this judge thinks of is worth there, against one that all sources weighed
    (N)."""

    words: Ints
    merit: Doubles
    trust: Doubles


class Judge(Protocol):
    """Says how well words stand somewhere."""

    def asked(self, ranking: Ranking, length: Ints, texts: Texts) -> Bools:
        """Of which tokens (T) this judge can say something; ``length`` is that of their cores."""

    def weigh(self, doubt: Doubt, ranking: Ranking, tables: Tables) -> Verdict:
        """What may stand for the tokens in doubt."""


class Surmising:
    """Looks for words where the lattice has none that is likely."""

    def __init__(self, pack: Pack, judges: Sequence[Judge]) -> None:
        self._words = pack.lexicon.words
        self._judges = judges

    def decide(self, ranking: Ranking, types: Ints, tables: Tables) -> Ranking:
        """The candidates with what the context asks for; ``types`` are the tokens' types."""
        length = tables.texts.length[tables.types.own[types]]
        length = np.where(tables.types.open_part[types] >= 0, length, 0)
        for judge in self._judges:
            tokens = np.flatnonzero(judge.asked(ranking, length, tables.texts) & (length > 0))
            for first in range(0, len(tokens), AT_ONCE):
                doubt = _doubt(tokens[first : first + AT_ONCE], types, tables)
                ranking = self._with_words(judge, doubt, ranking, types, tables)
        return ranking

    def _with_words(
        self, judge: Judge, doubt: Doubt, ranking: Ranking, types: Ints, tables: Tables
    ) -> Ranking:
        if not doubt.reads:
            return ranking
        verdict = judge.weigh(doubt, ranking, tables)
        for row, token in enumerate(doubt.tokens.tolist()):
            for number, odds in _likely(verdict, row, ranking, token, tables.texts):
                text = self._spelled(number, doubt.reads[row], int(types[token]), tables)
                ranking = ranking.joined(token, tables.text_number(text), odds)
        return ranking

    def _spelled(self, number: int, read: str, kind: int, tables: Tables) -> str:
        before, behind = tables.types.readings[kind].literals
        return before + in_case(self._words[number], cases_of(read)[0]) + behind


class Pairs:
    """Judges by the pairs of the language model that a word makes with sure neighbours."""

    TRUST = 0.2
    """What a word that only the pairs ask for is worth."""
    DOUBTFUL = 0.7
    """Only what is less likely than this is asked about."""
    SURE = 0.7
    """Neighbours less likely than this say nothing."""
    LONGEST = 6
    """Of longer tokens enough is left."""
    WEIGHED = 150
    """So many words are weighed, the likeliest before context."""

    def __init__(self, pack: Pack, weights: Weights) -> None:
        self._model, self._weights = pack.model, weights
        self._unknown = pack.lexicon.number[UNKNOWN]

    def asked(self, ranking: Ranking, length: Ints, texts: Texts) -> Bools:
        left, right = self._neighbours(ranking, texts)
        doubtful = (ranking.shares[:, 0] < self.DOUBTFUL) & (length <= self.LONGEST)
        result: Bools = doubtful & ((left >= 0) | (right >= 0))
        return result

    def weigh(self, doubt: Doubt, ranking: Ranking, tables: Tables) -> Verdict:
        numbers, costs = tables.readings.nearest(doubt.reads, self.WEIGHED)
        left, right = (side[doubt.tokens] for side in self._neighbours(ranking, tables.texts))
        merit = self._fit(left, right, numbers) - self._weights.channel * costs.astype(np.float64)
        return Verdict(numbers, merit, np.full(len(numbers), self.TRUST))

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
        unit = np.where(ranking.shares[:, 0] >= self.SURE, texts.unit[best], -1)
        bare = texts.bare[best]
        # a unit has nothing before its core, see ``Texts``
        before = np.where(bare[:-1], unit[:-1], -1)
        behind = np.where(bare[:-1], unit[1:], -1)
        return np.append(-1, before), np.append(behind, -1)


class Guesses:
    """Judges by what the neural source guesses, who has seen all that was read around."""

    DOUBTFUL = 0.4
    """Only what is less likely than this is asked about."""
    LONGEST = 10
    """Of longer tokens enough is left."""
    WEIGHED = 12
    """So many words are weighed, the likeliest guesses."""
    TRUST, GUESS, CHANNEL, NONE = 0.05, 0.29, 0.33, 0.39
    """What a guess is worth where none of the readings is right with a probability of exp(-3), and
    exponents of the guess, which has the letters in it, of the channel, and of that probability:
    the likeliest for the pages kept aside."""
    USUAL, LOWEST, HIGHEST = -3.0, -5.0, 3.0
    """Where that probability stands in the middle, and how far it counts (nats)."""

    def __init__(self, pack: Pack, neural: NeuralSource) -> None:
        self._pack, self._neural = pack, neural

    def asked(self, ranking: Ranking, length: Ints, texts: Texts) -> Bools:
        result: Bools = (ranking.shares[:, 0] < self.DOUBTFUL) & (length <= self.LONGEST)
        return result

    def weigh(self, doubt: Doubt, ranking: Ranking, tables: Tables) -> Verdict:
        known, likely = self._neural.words(ranking.guesses[doubt.tokens])
        best = np.argpartition(likely, -self.WEIGHED, axis=1)[:, -self.WEIGHED :]
        there = self._candidates(ranking.texts[doubt.tokens], known, tables.texts)
        chosen = np.concatenate([best, np.maximum(there, 0)], axis=1)
        numbers = known[chosen]
        merit = self.GUESS * np.take_along_axis(likely, chosen, 1).astype(np.float64)
        merit -= self.CHANNEL * self._costs(doubt.reads, numbers)
        merit[:, self.WEIGHED :][there < 0] = -np.inf
        none = ranking.support[doubt.tokens, NONE] - self.USUAL
        trust = self.TRUST * np.exp(self.NONE * np.clip(none, self.LOWEST, self.HIGHEST))
        return Verdict(numbers, merit, trust)

    def _candidates(self, candidates: Ints, known: Ints, texts: Texts) -> Ints:
        """Where among the ``known`` words the candidates of some tokens stand, -1 for nowhere."""
        unit = np.where(candidates >= 0, texts.unit[candidates], -1)
        at = np.minimum(np.searchsorted(known, unit), len(known) - 1)
        result: Ints = np.where(known[at] == unit, at, -1)
        return result

    def _costs(self, reads: Sequence[str], numbers: Ints) -> Doubles:
        """What the channel asks for each of its words (N, W) as each of N readings, in nats."""
        words = self._pack.lexicon.words
        pairs = [
            (read, in_case(words[number], cases_of(read)[0]))
            for read, row in zip(reads, numbers.tolist(), strict=True)
            for number in row
        ]
        return self._pack.channel.costs(pairs).astype(np.float64).reshape(numbers.shape)


# Within


def _doubt(tokens: Ints, types: Ints, tables: Tables) -> Doubt:
    """Those of these tokens of which a core is known."""
    read = {token: _core(int(types[token]), tables) for token in tokens.tolist()}
    kept = [token for token, core in read.items() if core]
    return Doubt(np.array(kept, np.int64), [read[token] for token in kept])


def _core(kind: int, tables: Tables) -> str:
    before, behind = tables.types.readings[kind].literals
    name = tables.types.name[kind]
    return name[len(before) : len(name) - len(behind)]


def _likely(
    verdict: Verdict, row: int, ranking: Ranking, token: int, texts: Texts
) -> list[tuple[int, float]]:
    """Words to add to a token's candidates, with their odds against the first: those of the lattice
    against the likeliest candidate that was weighed here too."""
    words, merit = verdict.words[row], verdict.merit[row]
    there = texts.unit[ranking.texts[token][ranking.texts[token] >= 0]]
    told = set(words[np.isfinite(merit)].tolist())
    weighed = [at for at, unit in enumerate(there.tolist()) if unit >= 0 and unit in told]
    if not weighed:
        return []
    at = weighed[0]
    share = float(verdict.trust[row] * ranking.shares[token, at] / ranking.shares[token, 0])
    gain = merit - merit[words == there[at]].max()
    gain[np.isin(words, there)] = -np.inf
    best = np.argsort(-gain)[:MOST].tolist()
    odds = [(int(words[n]), share * math.exp(min(gain[n], HIGHEST_GAIN))) for n in best]
    return [(word, value) for word, value in odds if value > WORTH_TELLING]
