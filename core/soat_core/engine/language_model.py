"""The syllable trigram model: sorted keys, quantised values, looked up in batches.

Back-off form: ``P(w|u,v)`` is stored where it is worth it, else it is the weight of ``(u, v)``
times ``P(w|v)``, and so down.  All values are natural logarithms.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

_SPREAD = np.uint64(0xD6E8FEB86659FD93)
"""An odd number for multiplicative hashing that spreads such keys over a table even better than
chance; the golden ratio (Knuth) does worse."""
_BITS = np.uint8(1) << np.arange(8, dtype=np.uint8)
_KEYS_AT_ONCE = 1 << 15
"""Put into the table of bits together: as many as stay in the processor's cache."""


class BitTable:
    """Tells of most keys that were not put in that they were not: a bit for each of ``2 ** bits``
    hashes."""

    def __init__(self, bits: int) -> None:
        self._bits = bits
        self._table = np.zeros(1 << max(0, bits - 3), np.uint8)

    def add(self, keys: Ints) -> None:
        for first in range(0, len(keys), _KEYS_AT_ONCE):
            hashes = self._hash(keys[first : first + _KEYS_AT_ONCE])
            np.bitwise_or.at(self._table, hashes >> 3, _BITS.take(hashes & 7))

    def likely(self, keys: Ints) -> Ints:
        """Which of the keys (one row) may be there."""
        hashes = self._hash(keys)
        # taking with "wrap" spares a check of the bounds that costs more than the taking
        bits = self._table.take(hashes >> 3, mode="wrap") >> (hashes.astype(np.uint8) & 7)
        return np.flatnonzero(bits & 1)

    def _hash(self, keys: Ints) -> Ints:
        hashes = keys.view(np.uint64) * _SPREAD
        hashes >>= np.uint64(64 - self._bits)
        return hashes.view(np.int64)


class Keys(Protocol):
    """Keys that can be looked for in batches."""

    def find(self, keys: Ints) -> Ints:
        """The place of each key, or -1; any shape."""
        ...

    def search(self, keys: Ints) -> tuple[Ints, Ints]:
        """Which of the keys (one row) are there, in any order, and their places."""
        ...


class Index:
    """Ascending keys, found by halving after a ``BitTable`` of ``2 ** bits`` has said of most that
    they are not there."""

    def __init__(self, keys: Ints, bits: int) -> None:
        self._keys = keys
        self._seen = BitTable(bits)
        self._seen.add(keys)

    def find(self, keys: Ints) -> Ints:
        """See ``Keys``."""
        return found(self, keys)

    def search(self, keys: Ints) -> tuple[Ints, Ints]:
        """See ``Keys``."""
        likely = self._seen.likely(keys)
        # in their order they are found much faster, since what was just looked at is at hand
        wanted = keys.take(likely)
        order = np.argsort(wanted)
        likely, wanted = likely[order], wanted[order]
        at = np.searchsorted(self._keys, wanted)
        there = self._keys.take(at, mode="clip") == wanted
        return likely[there], at[there]


def found(where: Keys, keys: Ints) -> Ints:
    """The places of keys as ``Keys.find`` gives them, by ``search``."""
    result = np.full(keys.size, -1, np.int64)
    some, places = where.search(keys.reshape(-1))
    result[some] = places
    return result.reshape(keys.shape)


class Stepped:
    """Logarithms kept as one byte each, the number of a step; read as an array of floats is."""

    def __init__(self, steps: npt.NDArray[np.uint8], values: Floats) -> None:
        """``values`` are those of the 256 steps."""
        self._steps = steps
        self._values = values

    def __len__(self) -> int:
        return len(self._steps)

    def __getitem__(self, index: Ints) -> Floats:
        return self.take(index)

    def take(self, index: Ints) -> Floats:
        """The values at these places, in their shape; -1 is the last."""
        return self._values.take(self._steps.take(index))


@dataclass(frozen=True)
class LanguageModel:
    """``pairs`` finds ``u * size + w``, ``triples`` finds ``index of (u, v) * size + w``; what is
    known of each stands at the place found."""

    size: int
    one: Floats
    back_one: Floats
    pairs: Keys
    two: Stepped
    back_two: Stepped
    triples: Keys
    three: Stepped

    def pair_index(self, u: Ints, w: Ints) -> Ints:
        """The number of each stored pair, or -1."""
        return self.pairs.find(u * self.size + w)

    def bigrams(self, u: Ints, w: Ints, index: Ints) -> Floats:
        """log P(w|u), given ``pair_index(u, w)``."""
        return np.where(index >= 0, self.two[index], self.back_one[u] + self.one[w])

    def triple_index(self, pair: Ints, w: Ints) -> Ints:
        """The number of the triple that a stored pair and ``w`` make, or -1."""
        return self.triples.find(pair * self.size + w)
