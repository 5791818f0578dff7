"""The syllable trigram model: sorted keys, quantised values, looked up in batches.

Back-off form: ``P(w|u,v)`` is stored where it is worth it, else it is the weight of ``(u, v)``
times ``P(w|v)``, and so down.  All values are natural logarithms.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


class Index:
    """Ascending keys, found in batches.

    Most keys asked for are not there (unlikely neighbours), so a table of key hashes says no first;
    only the others are searched.
    """

    def __init__(self, keys: Ints, bits: int) -> None:
        self._keys = keys
        self._shift = np.uint64(64 - bits)
        self._seen = np.zeros(1 << bits, np.bool_)
        self._seen[self._hash(keys)] = True

    def _hash(self, keys: Ints) -> npt.NDArray[np.uint64]:
        """Multiplicative hashing (Knuth) by 2**64 over the golden ratio."""
        return (keys.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)) >> self._shift

    def find(self, keys: Ints) -> Ints:
        """The place of each key, or -1."""
        result = np.full(len(keys), -1, np.int64)
        likely = np.nonzero(self._seen[self._hash(keys)])[0]
        wanted = keys[likely]
        at = np.searchsorted(self._keys, wanted)
        at[at == len(self._keys)] = 0
        result[likely] = np.where(self._keys[at] == wanted, at, -1)
        return result


@dataclass(frozen=True)
class LanguageModel:
    """``pairs`` finds ``u * size + w``, ``triples`` finds ``index of (u, v) * size + w``; what is
    known of each stands at the place found."""

    size: int
    one: Floats
    back_one: Floats
    pairs: Index
    two: Floats
    back_two: Floats
    triples: Index
    three: Floats

    def pair_index(self, u: Ints, w: Ints) -> Ints:
        """The number of each stored pair, or -1."""
        return self.pairs.find(u * self.size + w)

    def bigrams(self, u: Ints, w: Ints, index: Ints) -> Floats:
        """log P(w|u), given ``pair_index(u, w)``."""
        return np.where(index >= 0, self.two[index], self.back_one[u] + self.one[w])

    def triple_index(self, pair: Ints, w: Ints) -> Ints:
        """The number of the triple that a stored pair and ``w`` make, or -1."""
        return self.triples.find(pair * self.size + w)
