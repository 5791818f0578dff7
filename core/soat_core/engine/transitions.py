"""How likely readings follow one another: the language model, and the list of names.

Everything here is a factor, not a logarithm: the language model's probability to the power of its
weight, times what the list of names adds.
"""

from __future__ import annotations

from itertools import product

import numpy as np
import numpy.typing as npt

from soat_core.engine.arrays import grown, ranges
from soat_core.engine.gazetteer import PairSource
from soat_core.engine.language_model import LanguageModel
from soat_core.engine.tables import AT_THE_BEGINNING, Positions

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

BLOCKS_KEPT = 4096
"""Pairs of positions whose factors are kept, 4 KB each."""


class Transitions:
    """Factors between the readings of neighbouring places.

    ``u`` and ``w`` are the units of places and of those behind them, shape (..., K) and (..., L);
    their factors have shape (..., K, L).  A unit that is the model's size stands for none.
    """

    def __init__(
        self, model: LanguageModel, weight: float, names: PairSource | None = None
    ) -> None:
        self._model = model
        self._weight = np.float32(weight)
        self._names = names
        self._one = np.append(np.exp(model.one * self._weight), np.float32(0))
        self._back_one = np.append(np.exp(model.back_one * self._weight), np.float32(0))

    def pairs(self, u: Ints, w: Ints, capital_u: Bools, capital_w: Bools) -> Floats:
        """Bigram factors; ``capital_u`` and ``capital_w`` tell of each place whether its words may
        have a capital."""
        keys = self._keys(u, w)
        where, index = self._model.pairs.search(keys.reshape(-1))
        factors = self._bigrams(u, w, where, index)
        where, gain = self._gains(keys, capital_u, capital_w)
        factors.reshape(-1)[where] *= gain
        return factors

    def triples(self, units: Ints, capital: Bools) -> tuple[Floats, Floats]:
        """Bigram and trigram factors of cells with these units, (C, R, K); ``capital`` (C, R) tells
        where words may have a capital.

        The bigrams are of shape (C - 1, R, K, K); the trigrams, (C - 2, R, K, K, K), have those of
        reading k behind j and i at ``[t, :, j, i, k]``.
        """
        u, w = units[:-1], units[1:]
        keys = self._keys(u, w)
        where, index = self._model.pairs.search(keys.reshape(-1))
        two = self._bigrams(u, w, where, index)
        back = np.ones_like(two)
        back.reshape(-1)[where] = np.exp(self._model.back_two.take(index) * self._weight)
        before = back[:-1].swapaxes(2, 3)[..., None]
        three = np.multiply(before, two[1:, :, :, None, :], order="C")
        self._set_triples(units, where, index, three)
        where, gain = self._gains(keys, capital[:-1], capital[1:])
        two.reshape(-1)[where] *= gain
        column, row, j, k = np.unravel_index(where, two.shape)
        behind = column > 0
        three[column[behind] - 1, row[behind], j[behind], :, k[behind]] *= gain[behind, None]
        return two, three

    def _keys(self, u: Ints, w: Ints) -> Ints:
        """What each pair is stored by."""
        result: Ints = (u * self._model.size)[..., :, None] + w[..., None, :]
        return result

    def _bigrams(self, u: Ints, w: Ints, where: Ints, index: Ints) -> Floats:
        """Factors of the language model, which has the pairs at ``where`` (in the flat array)
        stored at ``index``, and no others."""
        factors: Floats = self._back_one[u][..., :, None] * self._one[w][..., None, :]
        factors.reshape(-1)[where] = np.exp(self._model.two.take(index) * self._weight)
        return factors

    def _set_triples(self, units: Ints, where: Ints, index: Ints, out: Floats) -> None:
        """Put in the triples that are stored; a triple only is where both of its pairs are.

        ``where`` and ``index`` are those of the stored pairs.
        """
        _, rows, width = units.shape
        order = np.argsort(where)
        where, index = where[order], index[order]
        first, second = np.divmod(where, width)
        cell = first // width
        # readings by number, cell after cell: the second one of a pair is the first one of others
        second += (cell + rows) * width
        count = np.bincount(first, minlength=units.size)
        begin = np.cumsum(count) - count
        times = count[second]
        left = np.repeat(np.arange(len(where)), times)
        right = ranges(begin[second], times)
        keys = (index * self._model.size).take(left) + units.reshape(-1)[second].take(right)
        hit, triple = self._model.triples.search(keys)
        left, right = left[hit], right[hit]
        i, j, k = first[left] % width, second[left] % width, second[right] % width
        at = ((cell[left] * width + j) * width + i) * width + k
        out.reshape(-1)[at] = np.exp(self._model.three.take(triple) * self._weight)

    def _gains(self, keys: Ints, capital_u: Bools, capital_w: Bools) -> tuple[Ints, Floats]:
        """Which pairs (in the flat array) the list of names speaks for, and by what factor.

        Names have capitals, so only places with one are asked about.
        """
        if self._names is None:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        block = keys.shape[-2] * keys.shape[-1]
        at = np.flatnonzero(capital_w)
        asked = keys.reshape(-1, block).take(at, axis=0).reshape(-1)
        hit, pairs = self._names.listed(asked)
        place = at.take(hit // block)
        capitals = capital_u.reshape(-1).take(place), np.ones(len(place), np.bool_)
        gain = self._names.gain(pairs, asked.take(hit) // self._model.size, *capitals)
        return place * block + hit % block, np.exp(gain * self._weight)


class PairBlocks:
    """Bigram factors of pairs of positions, kept: the same words stand side by side again and
    again, and a page is gone over again after each decision."""

    def __init__(self, transitions: Transitions, positions: Positions) -> None:
        self._transitions = transitions
        self._positions = positions
        self.forget()

    def forget(self) -> None:
        """Work out everything anew, since a source has changed."""
        self._number: dict[int, int] = {}
        # block 0 is for what stands before a window, which may follow anything
        self._blocks = np.ones((1, self._positions.width, self._positions.width), np.float32)

    def steps(self, position: Ints) -> Floats:
        """Factors between the cells of a column and the next, (C - 1, R, K, K), by the cells'
        positions, (C, R)."""
        keys = (position[:-1] << 32) + position[1:]
        wanted, which = np.unique(keys.reshape(-1), return_inverse=True)
        numbers = self._numbers(wanted)[which].reshape(keys.shape)
        numbers[position[1:] == AT_THE_BEGINNING] = 0
        return self._blocks.take(numbers, axis=0)

    def _numbers(self, keys: Ints) -> Ints:
        known = self._number
        numbers = np.array([known.get(key, -1) for key in keys.tolist()], np.int64)
        missing = keys[numbers < 0]
        if not len(missing):
            return numbers
        if len(known) + len(missing) > BLOCKS_KEPT:
            self.forget()
            known, missing = self._number, keys
        first = len(known) + 1
        last = first + len(missing)
        known.update(zip(missing.tolist(), range(first, last), strict=True))
        self._blocks = grown(self._blocks, last)
        self._fill(missing, first)
        return np.array([known[key] for key in keys.tolist()], np.int64)

    def _fill(self, missing: Ints, first: int) -> None:
        """Work out the blocks of these pairs of positions, which are numbered from ``first`` on.

        What has one reading only, as punctuation has, is looked up apart: most of its block is
        empty.
        """
        positions = self._positions
        left, right = missing >> 32, missing & 0xFFFFFFFF
        rows, columns = (
            np.where(positions.count[side] == 1, 1, positions.width) for side in (left, right)
        )
        for height, width in product((1, positions.width), repeat=2):
            some = np.flatnonzero((rows == height) & (columns == width))
            u, w = left[some], right[some]
            self._blocks[first + some, :height, :width] = self._transitions.pairs(
                positions.units[u, :height],
                positions.units[w, :width],
                positions.capital[u],
                positions.capital[w],
            )
