"""Words of the lexicon that somebody may be typing, by all that speaks for them.

Typed letters say how the word begins; what the OCR read and the words on both sides say which of
the words that begin so is likely.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, islice
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from soat_core.engine.letter_case import LOWER, case_of, cases_of, in_case, is_roman
from soat_core.engine.pack import Pack
from soat_core.engine.suggestion import Sought, Word
from soat_core.engine.units import UNKNOWN, shape_of, units_of
from soat_core.engine.weights import Weights
from soat_core.finding.query import Fit, Query
from soat_core.finding.spelling import Spelling

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

_EXAMINED = 600
"""At most this many of the words that begin with what was typed are looked at, commonest first."""
_WHOLE, _LONGER = 48, 120
"""At most this many are asked about of those whose letters were all typed, and of the others."""
_SCORED = 40
"""The channel is asked about no more words than this."""
_KEPT = 1e3
"""Nats; puts words that were typed whole before all others."""
_LONGEST = 14
"""What was read, if it is longer, says nothing about a single word."""
_COSTLIEST = 12.0
"""Nats; a reading that explains nothing speaks against all words alike."""
_USED = 2.0
"""What it is worth (nats) that somebody used the word before."""


class WordFinder:
    """Finds words of one pack.  Never changes: several threads may ask at once."""

    def __init__(self, pack: Pack, weights: Weights) -> None:
        self._pack = pack
        self._weights = weights
        groups = pack.lexicon.by_skeleton
        self._skeletons = sorted(groups)
        self._first = [0, *accumulate(len(groups[skeleton]) for skeleton in self._skeletons)]
        numbers = chain.from_iterable(groups[skeleton] for skeleton in self._skeletons)
        self._numbers: Ints = np.fromiter(numbers, np.int64, self._first[-1])

    def find(self, read: str, sought: Sought) -> list[Word]:
        """Words that fit, likeliest first, as they would stand for the token ``read``; those that
        were used before also where the lexicon has them not."""
        before, core, behind = shape_of(read)
        if not core:  # a lone sign is no punctuation of a word: what is typed comes in its place
            before = behind = ""
        case = _case(core, shape_of(sought.here).core)
        found = self._fitting(sought.query, sought.used)
        scores = self._by_neighbours(found, sought.around)
        # What was read says more than the neighbours, and takes longer to ask.
        wanted = scores + np.array([_KEPT if one.is_whole else 0.0 for one in found], np.float32)
        some = np.argsort(-wanted, kind="stable")[:_SCORED]
        texts = [self._written(found[at].text, case) for at in some.tolist()]
        scores = scores[some] + self._by_reading(core, texts)
        order = np.argsort(-scores, kind="stable")[: sought.limit].tolist()
        return [Word(before + texts[at] + behind, float(scores[at])) for at in order]

    # Within

    def _written(self, word: str, case: int) -> str:
        if not word.islower():
            return word
        return word.upper() if is_roman(word) and len(word) > 1 else in_case(word, case)

    def _fitting(self, query: Query, used: Sequence[tuple[str, int]]) -> list[_Fitting]:
        """Words that fit: all whose letters were all typed, and the commonest others."""
        lexicon = self._pack.lexicon
        # What was used is written as it was used.
        found = {
            word: _Fitting(word, self._unit(word), query.fit(word) > Fit.BEGINS, times)
            for word, times in used
        }
        for beginning in query.beginnings:
            low = bisect_left(self._skeletons, beginning)
            whole = low < len(self._skeletons) and self._skeletons[low] == beginning
            rest = low + whole
            high = bisect_left(self._skeletons, beginning + "\U0010ffff", rest)
            same = self._numbers[self._first[low] : self._first[rest]].tolist()
            longer = self._numbers[self._first[rest] : self._first[high]]
            for numbers, count in ((same, _WHOLE), (self._commonest(longer), _LONGER)):
                for number in islice(self._that_fit(query, numbers), count):
                    word = lexicon.words[number]
                    found.setdefault(word, _Fitting(word, number, numbers is same))
        return list(found.values())

    def _commonest(self, numbers: Ints) -> list[int]:
        prior = self._pack.lexicon.log_probability[numbers]
        commonest: list[int] = numbers[np.argsort(-prior, kind="stable")[:_EXAMINED]].tolist()
        return commonest

    def _that_fit(self, query: Query, numbers: Iterable[int]) -> Iterator[int]:
        lexicon = self._pack.lexicon
        return (
            number
            for number in numbers
            if query.fit_of(Spelling.of(lexicon.words[number])) is not Fit.NONE
            and lexicon.words[number] not in lexicon.doubtful
        )

    def _unit(self, text: str) -> int:
        number, units = self._pack.lexicon.number, units_of(text)
        return number.get(units[0] if units else UNKNOWN, number[UNKNOWN])

    def _by_neighbours(self, found: Sequence[_Fitting], around: tuple[str, str]) -> Floats:
        """How likely each word is between its neighbours, and by itself (nats)."""
        model, weights, lexicon = self._pack.model, self._weights, self._pack.lexicon
        units = np.array([one.unit for one in found], np.int64)
        left, right = (units_of(token) for token in around)
        number, unknown = lexicon.number, lexicon.number[UNKNOWN]
        before = np.full_like(units, number.get(left[-1], unknown) if left else unknown)
        after = np.full_like(units, number.get(right[0], unknown) if right else unknown)
        score = model.bigrams(before, units, model.pair_index(before, units))
        score = score + model.bigrams(units, after, model.pair_index(units, after))
        score *= np.float32(weights.language)
        score -= [0.0 if lexicon.native[unit] else weights.foreign for unit in units.tolist()]
        score += [0.0 if one.times is None else _USED + math.log1p(one.times) for one in found]
        return score.astype(np.float32)

    def _by_reading(self, core: str, texts: Sequence[str]) -> Floats:
        """How likely each word was read as it was (nats)."""
        if not 0 < len(core) <= _LONGEST:
            return np.zeros(len(texts), np.float32)
        cost = self._pack.channel.costs([(core, text) for text in texts])
        return -np.minimum(cost, np.float32(_COSTLIEST)) * np.float32(self._weights.channel)


class _Fitting(NamedTuple):
    """A word that fits: its unit in the language model, whether it was typed whole, and how often
    it was used, if ever."""

    text: str
    unit: int
    is_whole: bool
    times: int | None = None


def _case(read: str, here: str) -> int:
    """The letter case that fits the place."""
    if any(map(str.isalpha, here)):
        return case_of(here)
    return cases_of(read)[0] if read else LOWER
