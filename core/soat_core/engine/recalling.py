"""Names that stand elsewhere in a report are thought of where they were read too badly.

The channel keeps the likeliest words behind a reading; ``Béng`` is so far from ``Bằng`` that it is
not among them.  Where a neighbour that is sure stands beside the same capitalised word again and
again, that word is a candidate too: its odds against the first candidate are those of the channel,
times how often it follows the neighbour in the report over how often the first one does in the
language.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from soat_core.engine.language_model import LanguageModel
from soat_core.engine.letter_case import cases_of, in_case
from soat_core.engine.ranking import Ints, Ranking
from soat_core.engine.tables import Tables
from soat_core.engine.texts import Texts
from soat_core.text import old_tone_placement

SURE = 0.9
"""Words less likely than this are no evidence.  Something is thought of only where the first one is
less likely, or no word of the language."""
TIMES = 1.5
"""A pair must be expected so often in the report."""
DEAREST = 10.0
"""Words that ask more than this of the channel (nats) are not what was read."""
TRUST = 0.5
"""Share of places where what the report has elsewhere goes on."""
WORTH_TELLING = 0.01
"""Odds against the first candidate."""
HIGHEST_GAIN = 20.0
"""More than that (nats) makes no difference."""
_RARELY = math.log(1e-5)
"""log P of a word behind another where the language model knows no better."""


class Pair(NamedTuple):
    """Neighbouring words in small letters and one tone placement."""

    left: str
    right: str


class Recalling:
    """Pairs of capitalised words in a report, and what they bring to mind."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model
        self._passages: dict[int, list[tuple[Pair, float]]] = {}
        self._behind: dict[str, Counter[str]] = {}
        self._before: dict[str, Counter[str]] = {}

    def learn(self, start: int, ranking: Ranking, texts: Texts) -> None:
        """Count a passage that begins at OCR offset ``start``; again, if it was counted before."""
        for pair, count in self._passages.pop(start, ()):
            self._add(pair, -count)
        self._passages[start] = found = list(_pairs(ranking, texts))
        for pair, count in found:
            self._add(pair, count)

    def decide(self, ranking: Ranking, types: Ints, tables: Tables) -> Ranking:
        """The candidates with what the report brings to mind; ``types`` are the tokens' types."""
        if not self._behind:
            return ranking
        own = tables.types.own[types]
        texts = tables.texts
        doubtful = (ranking.shares[:, 0] < SURE) | (texts.unit[ranking.best] < 0)
        asked = texts.capital[own] & doubtful & (texts.length[own] > 1)
        for token in np.flatnonzero(asked & (tables.types.open_part[types] >= 0)).tolist():
            gains = self._words_beside(token, ranking, texts)
            if gains:
                ranking = _with(ranking, token, int(types[token]), gains, tables)
        return ranking

    def _add(self, pair: Pair, count: float) -> None:
        for known, key, word in (
            (self._behind, pair.left, pair.right),
            (self._before, pair.right, pair.left),
        ):
            words = known.setdefault(key, Counter())
            words[word] += count  # type: ignore[assignment]  # counts are expected ones
            if words[word] < 1e-9:
                del words[word]
                if not words:
                    del known[key]

    def _words_beside(self, token: int, ranking: Ranking, texts: Texts) -> dict[str, float]:
        """Words that stand beside this token's neighbours elsewhere, with their log shares there
        over that of the first candidate in the language."""
        found: dict[str, float] = {}
        for other, known in ((token - 1, self._behind), (token + 1, self._before)):
            words = self._known(other, token, ranking, texts, known)
            if words is None:
                continue
            total = sum(words.values()) + 1
            usual = self._usual(min(token, other), max(token, other), ranking, texts)
            for word, count in words.items():
                if count >= TIMES:
                    gain = math.log(TRUST * count / total) - usual
                    found[word] = max(gain, found.get(word, gain))
        return found

    def _known(
        self,
        other: int,
        token: int,
        ranking: Ranking,
        texts: Texts,
        known: Mapping[str, Counter[str]],
    ) -> Counter[str] | None:
        """What is known of a neighbour, if it is sure and nothing stands between."""
        if not 0 <= other < len(ranking.shares) or ranking.shares[other, 0] < SURE:
            return None
        left, right = (int(ranking.best[at]) for at in sorted((token, other)))
        word = _word(texts, int(ranking.best[other]))
        return known.get(word) if _touch(texts, left, right) else None

    def _usual(self, left: int, right: int, ranking: Ranking, texts: Texts) -> float:
        """log P of the second word behind the first one in the language."""
        u, w = (texts.unit[ranking.best[at]] for at in (left, right))
        if u < 0 or w < 0:
            return _RARELY
        u, w = np.array([u]), np.array([w])
        model = self._model
        return max(float(model.bigrams(u, w, model.pair_index(u, w))[0]), _RARELY)


def _with(
    ranking: Ranking, token: int, kind: int, gains: Mapping[str, float], tables: Tables
) -> Ranking:
    """With those words among a token's candidates that may be what was read."""
    texts, numbers = tables.texts, ranking.texts[token]
    there = {_word(texts, int(number)) for number in numbers[numbers >= 0]}
    new = [word for word in gains if word not in there]
    before, behind = tables.types.readings[kind].literals
    name = tables.types.name[kind]
    read = name[len(before) : len(name) - len(behind)]
    if not new or not read:
        return ranking
    spelled = [in_case(word, cases_of(read)[0]) for word in new]
    first = texts.core[int(numbers[0])]
    costs = tables.readings.channel_costs([(read, one) for one in (first, *spelled)])
    gain = np.array([gains[word] for word in new])
    cost = np.array(costs[1:])
    odds = np.exp(np.minimum(costs[0] - cost + gain, HIGHEST_GAIN))
    odds[(cost >= DEAREST) | (odds <= WORTH_TELLING)] = 0
    numbers = [
        tables.text_number(before + text + behind) if value else -1
        for text, value in zip(spelled, odds.tolist(), strict=True)
    ]
    return ranking.joined(np.array([token]), np.array([numbers]), odds[None])


def _pairs(ranking: Ranking, texts: Texts) -> Iterator[tuple[Pair, float]]:
    """The pairs of capitalised words that are sure, and how sure."""
    best = ranking.best
    named = texts.capital[best] & texts.is_word[best] & (ranking.shares[:, 0] >= SURE)
    for at in np.flatnonzero(named[:-1] & named[1:]).tolist():
        left, right = int(best[at]), int(best[at + 1])
        if _touch(texts, left, right):
            count = float(ranking.shares[at, 0] * ranking.shares[at + 1, 0])
            yield Pair(_word(texts, left), _word(texts, right)), count


def _touch(texts: Texts, left: int, right: int) -> bool:
    """Whether no punctuation stands between two texts."""
    return texts.text[left].endswith(texts.core[left]) and texts.text[right].startswith(
        texts.core[right]
    )


def _word(texts: Texts, number: int) -> str:
    return old_tone_placement(texts.core[number].lower())
