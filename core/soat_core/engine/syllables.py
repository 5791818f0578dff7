"""The syllables that are likeliest behind readings, by the channel and by how common they are."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from soat_core.engine.cutting import is_address, is_plain_measure, looks_like_code
from soat_core.engine.letter_case import LOWER, TITLE, UPPER, cases_of, is_roman
from soat_core.engine.pack import Pack
from soat_core.engine.weights import Weights
from soat_core.engine.word_search import WordSearch

MAX_SYLLABLE = 14
"""No syllable is looked for behind longer readings."""
_SEARCHED = {LOWER: "lower", TITLE: "title", UPPER: "upper"}
_AT_ONCE = 400

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

Search = tuple[str, tuple[int, ...]]
"""A reading, and the letter cases in which syllables are looked for behind it."""


class Found(NamedTuple):
    """A syllable behind a reading: its number, and the cost in each of the cases asked for."""

    number: int
    costs: tuple[float, ...]


def searches(core: str, tail: str) -> list[Search]:
    """The readings behind which syllables are looked for, with the letter cases of those."""
    if looks_like_code(core) or is_address(core) or is_plain_measure(core):
        return []
    cases = cases_of(core)
    return [
        (read, cases)
        for read in ([core, core + tail] if tail else [core])
        if len(read) <= MAX_SYLLABLE
    ]


class Syllables:
    """The syllables of one pack."""

    def __init__(self, pack: Pack, weights: Weights) -> None:
        self._pack = pack
        self._weights = weights
        self._search: WordSearch | None = None

    def search(self, asked: Set[Search]) -> dict[Search, list[Found]]:
        """The likeliest syllables for each reading by channel and frequency."""
        by_cases: dict[tuple[int, ...], list[str]] = {}
        for read, cases in sorted(asked):
            by_cases.setdefault(cases, []).append(read)
        found: dict[Search, list[Found]] = {}
        for cases, reads in by_cases.items():
            for first in range(0, len(reads), _AT_ONCE):
                some = reads[first : first + _AT_ONCE]
                for read, hits in zip(some, self._likeliest(some, cases), strict=True):
                    found[read, cases] = hits
        return found

    def nearest(self, reads: Sequence[str], count: int) -> tuple[Ints, Floats]:
        """The syllables that are likeliest behind each of these readings, by the channel and by how
        common they are, and what each asks of the channel (nats) in its likeliest letter case;
        shapes (readings, count)."""
        search = self._word_search()
        costs = np.empty((len(reads), len(search.numbers)), np.float32)
        by_case: dict[int, list[int]] = {}
        for row, read in enumerate(reads):
            by_case.setdefault(cases_of(read)[0], []).append(row)
        for case, rows in by_case.items():
            costs[rows] = search.costs([reads[row] for row in rows], _SEARCHED[case])
        merit = costs - self._pack.model.one[search.numbers] * np.float32(self._weights.prior)
        best = np.argpartition(merit, count - 1, axis=1)[:, :count]
        return search.numbers[best], np.take_along_axis(costs, best, 1)

    def _word_search(self) -> WordSearch:
        if self._search is None:
            lexicon = self._pack.lexicon
            numbers = [n for n in lexicon.syllables if not is_roman(lexicon.words[n])]
            words = [lexicon.words[number] for number in numbers]
            self._search = WordSearch(words, numbers, self._pack.channel)
        return self._search

    def _likeliest(self, reads: Sequence[str], cases: Sequence[int]) -> list[list[Found]]:
        search, weights = self._word_search(), self._weights
        costs = np.stack([search.costs(reads, _SEARCHED[case]) for case in cases])
        prior = self._pack.model.one[search.numbers] * np.float32(weights.prior)
        merit = costs.min(0) - prior
        count = min(weights.kept, merit.shape[1])
        best = np.argpartition(merit, count - 1, axis=1)[:, :count]
        rows = np.arange(len(reads))[:, None]
        near = merit[rows, best] <= merit[rows, best].min(1, keepdims=True) + weights.reach
        values = np.moveaxis(costs[:, rows, best], 0, -1).tolist()
        numbers = search.numbers[best].tolist()
        return [
            [Found(number, tuple(cost)) for number, cost, fits in zip(*row, strict=True) if fits]
            for row in zip(numbers, values, near.tolist(), strict=True)
        ]
