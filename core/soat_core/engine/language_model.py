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


@dataclass(frozen=True)
class LanguageModel:
    """``pairs`` holds ``u * size + w``, ``triples`` holds ``index of (u, v) * size + w``; both
    ascend, and what is known of each stands at the same place in the other arrays."""

    size: int
    one: Floats
    back_one: Floats
    pairs: npt.NDArray[np.uint32]
    two: Floats
    back_two: Floats
    triples: Ints
    three: Floats

    def pair_index(self, u: Ints, w: Ints) -> Ints:
        """The number of each stored pair, or -1."""
        keys = (u * self.size + w).astype(np.uint32)
        return _find(self.pairs, keys)

    def bigrams(self, u: Ints, w: Ints, index: Ints) -> Floats:
        """log P(w|u), given ``pair_index(u, w)``."""
        return np.where(index >= 0, self.two[index], self.back_one[u] + self.one[w])

    def triple_index(self, pair: Ints, w: Ints) -> Ints:
        """The number of the triple that a stored pair and ``w`` make, or -1."""
        return _find(self.triples, pair * self.size + w)


def _find(table: npt.NDArray[np.integer], keys: npt.NDArray[np.integer]) -> Ints:
    at = np.searchsorted(table, keys)
    at[at == len(table)] = 0
    return np.where(table[at] == keys, at, -1)
